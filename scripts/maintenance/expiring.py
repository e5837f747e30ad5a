"""Facts that must be checked soon, as Markdown for one issue. Facts and a day in, text out."""

import datetime
from collections.abc import Iterable

from scripts.data.facts import Fact, Facts, expiring
from scripts.render.text import fact_text, spoken_date


def expiring_list(facts: Facts, today: datetime.date, days: int) -> str:
    """Return the facts to check within `days` days, the most urgent day first; '' where there is none."""
    soon = expiring(facts, today, days)
    if not soon:
        return ""
    lines = [
        f"{len(soon)} fakta harus dicek paling lambat {days} hari lagi. Lewat harinya, situs tidak bisa diperbarui.",
        "",
        "Buka sumbernya, cocokkan, lalu di `docs/_data/facts.yml` perbarui `dicek:` dan `cek_lagi:`.",
        "",
    ]
    return "\n".join([*lines, *_rows(soon, today)]) + "\n"


def _rows(soon: Iterable[Fact], today: datetime.date) -> Iterable[str]:
    for fact in soon:
        late = " **(sudah lewat)**" if fact.check_again < today else ""
        day = spoken_date(fact.check_again.isoformat())
        value = fact_text(fact)
        yield f"- [ ] {day}{late}: `{fact.key}` {fact.name}: {value}. Sumber: [{fact.source}]({fact.source_url})"
