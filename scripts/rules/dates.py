"""Dates that cannot be, seen from today: sources and checks of the future, meetings far ahead."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.data import parsers
from scripts.data.fields import fields_of
from scripts.data.problem import Problem
from scripts.data.project import Project
from scripts.data.records import Record, Wrong
from scripts.paths import shown

GRACE = datetime.timedelta(days=1)  # Indonesia's day begins up to nine hours before the day of a server (UTC)
FARTHEST = datetime.timedelta(days=366)  # of a meeting


def date_problems(project: Project, folder: Path, today: datetime.date) -> Iterator[Problem]:
    """Yield the dates in the files of `folder` that lie after `today` although they tell what has happened."""
    for name, records in _files(project):
        where = shown(folder / name)
        for record in records:
            yield from _future(record, where, today)
    where = shown(folder / "villages.yml")
    for village in project.villages:
        for meeting in village.meetings:
            if meeting.date > today + FARTHEST:
                message = f"pertemuan {meeting.date} lebih dari setahun lagi."
                yield Wrong("D09", "pertemuan", message, "Cocokkan tahunnya.").of(village, where)


def _files(project: Project) -> Iterator[tuple[str, Iterable[Record]]]:
    yield "facts.yml", project.facts.values()
    yield "offices.yml", project.offices.values()
    yield "gates.yml", project.gates.values()
    yield "villages.yml", project.villages


def _future(record: Record, where: str, today: datetime.date) -> Iterator[Problem]:
    limit = (today + GRACE).isoformat()
    for field in fields_of(type(record)):
        if field.parser not in (parsers.date, parsers.loose_date):
            continue
        date = str(getattr(record, field.attribute))
        if date[:1].isdigit() and date > limit[: len(date)]:
            fix = "Tulis tanggal yang sudah lewat; cocokkan tahunnya dengan sumber."
            yield Wrong("D09", field.key, f"`{field.key}: {date}` belum terjadi.", fix).of(record, where)
