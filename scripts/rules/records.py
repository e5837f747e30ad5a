"""What only the whole data tell of a record: dates that cannot be, seen from today; everyday words of the search that lead nowhere."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import fields_of
from scripts.data.problem import Hint, Problem
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.records import Record, Wrong
from scripts.data.slip import advice
from scripts.data.synonyms import Synonyms
from scripts.paths import DATA, shown

GRACE = datetime.timedelta(days=1)  # Indonesia's day begins up to nine hours before the day of a server (UTC)
FARTHEST = datetime.timedelta(days=366)  # of a meeting


def date_problems(project: Project, folder: Path, today: datetime.date) -> Iterator[Problem]:
    """Yield the dates in the files of `folder` that lie after `today` although they tell what has happened."""
    for name, records in (
        ("facts.yml", project.facts.values()),
        ("offices.yml", project.offices.values()),
        ("gates.yml", project.gates.values()),
        ("villages.yml", project.villages),
    ):
        for record in records:
            yield from (wrong.of(record, shown(folder / name)) for wrong in _future(record, today))
    for village in project.villages:
        for meeting in village.meetings:
            if meeting.date > today + FARTHEST:
                message = f"pertemuan {meeting.date} lebih dari setahun lagi."
                yield Wrong("D09", "pertemuan", message, "Cocokkan tahunnya.").of(
                    village, shown(folder / "villages.yml")
                )


def _future(record: Record, today: datetime.date) -> Iterator[Wrong]:
    limit = (today + GRACE).isoformat()
    for field in fields_of(type(record)):
        date = str(getattr(record, field.attribute)) if field.parser in (parsers.date, parsers.loose_date) else ""
        if date[:1].isdigit() and date > limit[: len(date)]:
            fix = "Tulis tanggal yang sudah lewat; cocokkan tahunnya dengan sumber."
            yield Wrong("D09", field.key, f"`{field.key}: {date}` belum terjadi.", fix)


def past_meetings(project: Project, folder: Path, today: datetime.date) -> Iterator[Hint]:
    """Yield the meetings that are over: they are not shown, and may be deleted."""
    where, fix = shown(folder / "villages.yml"), "Hapus barisnya, atau tulis jadwal baru."
    for village in project.villages:
        for meeting in village.meetings:
            if meeting.date < today:
                message = f"`{village.key}`: pertemuan {meeting.date} sudah lewat, jadi tidak tampil lagi."
                yield Hint(where, village.line, message, fix, rule="P201", record=village.key)


def check_synonyms(groups: Iterable[Synonyms], anchors: Mapping[str, frozenset[str]], docs: Path) -> Iterator[Problem]:
    """Yield what leads nowhere. anchors: of every Indonesian page, by its name below its folder, `paspor/biaya.md`."""
    for group in groups:
        page, _, anchor = group.place.partition("#")
        if not page or (page in anchors and (not anchor or anchor in anchors[page])):
            continue
        message, typed, known = f"halaman `{page}` tidak ada di docs/{DEFAULT_LOCALE}/.", page, anchors
        if page in anchors:
            message, typed, known = f"bagian `#{anchor}` tidak ada di {page}.", anchor, anchors[page]
        fix = advice(typed, sorted(known), "Buka halamannya, lalu salin namanya.")
        wrong = Wrong("D07", "buka", f"`buka:` pada `{group.key}`: {message}", fix, named=True)
        yield wrong.of(group, shown(docs / DATA.name / "sinonim.yml"))
