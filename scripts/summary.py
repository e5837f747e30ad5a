"""The few lines that `make site` prints."""

import datetime
from pathlib import Path

from scripts.data.facts import expiring
from scripts.data.project import Project
from scripts.finish.weight import heaviest
from scripts.render.text import spoken_date

SOON = 30  # days


def summarise(site: Path, project: Project, today: datetime.date) -> str:
    """Return pages by language, villages, the heaviest page, and the facts to check within 30 days."""
    counts = ", ".join(f"{locale} {count}" for locale, count in sorted(_pages_by_locale(site, project).items()))
    page, size = heaviest(site)
    lines = [
        f"Halaman: {counts}",
        f"Desa: {len(project.villages)}",
        f"Halaman terberat: /{page} ({size:,} byte gzip)".replace(",", "."),
    ]
    soon = expiring(project.facts, today, SOON)
    lines.append(f"Fakta yang harus dicek dalam {SOON} hari: {len(soon)}")
    lines += [f"  {fact.key}: {spoken_date(fact.check_again.isoformat())}" for fact in soon]
    return "\n".join(lines)


def _pages_by_locale(site: Path, project: Project) -> dict[str, int]:
    counts = dict.fromkeys((locale for locale in project.words if locale == "id" or (site / locale).is_dir()), 0)
    for page in site.rglob("index.html"):
        first = page.relative_to(site).parts[0]
        counts[first if first in counts and first != "id" else "id"] += 1
    return counts
