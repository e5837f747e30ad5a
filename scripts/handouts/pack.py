"""ZIP files: all handouts of a regency, and of the villages an office looks after, in one download.

Each has a README, a blank sheet for reports, and the day in its name; two that would hold the same are one.
"""

import datetime
import os
import time
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from scripts.data.handout_names import FOLDER, PACK, Job, archive
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.render.environment import render_text
from scripts.render.text import spoken_date
from scripts.spreadsheets.export import write_rows
from scripts.spreadsheets.records import Kind
from scripts.spreadsheets.reports import blank_rows

OLDEST = (1980, 1, 1, 0, 0, 0)  # a ZIP file cannot say an earlier day
README, REPORTS = "baca-dulu.txt", "laporan-pertemuan.csv"


@dataclass
class Archive:
    """One ZIP file: of whom, its villages, the offices and languages of these, and its handouts as paths in the site."""

    name: str
    villages: dict[Village, None] = field(default_factory=dict)
    offices: set[str] = field(default_factory=set)
    locales: set[str] = field(default_factory=lambda: {DEFAULT_LOCALE})
    handouts: list[str] = field(default_factory=list)


def contents(project: Project, jobs: Iterable[Job], day: datetime.date) -> Mapping[str, Archive]:
    """Return the ZIP files by their path in the site. What belongs to no village is in every one whose villages speak its
    language, a blank handout in those with a village of its office, a village's own in the languages spoken there.

    day: of the site, in the name of each.
    """
    found: dict[str, Archive] = {}
    others = []
    for job in jobs:
        if job.village is None:
            others.append(job)
            continue
        spoken = project.spoken_in(job.village)
        if job.locale not in spoken:
            continue
        around = project.around(job.village)
        office = project.offices.get(around.office)
        for name in dict.fromkeys((job.village.regency, office.name if office else job.village.regency)):
            kept = found.setdefault(archive(name, day), Archive(name))
            kept.villages[job.village] = None
            kept.offices.add(around.office)
            kept.locales |= spoken
            kept.handouts.append(job.path)
    for kept in found.values():
        fitting = (
            job for job in others if job.locale in kept.locales and (not job.office or job.office in kept.offices)
        )
        kept.handouts = sorted([*kept.handouts, *(job.path for job in fitting)])
    first = {tuple(kept.handouts): path for path, kept in reversed(found.items())}
    return {path: kept for path, kept in found.items() if first[tuple(kept.handouts)] == path}


def write_packs(packs: Mapping[str, Archive], folder: Path, project: Project, home: str, kind: Kind) -> None:
    """Write the ZIP files of `packs` below `folder`, where the handouts stand; equal handouts, equal bytes.

    home: absolute address of the site; kind: of the reports that officers send.
    """
    for path, kept in packs.items():
        named = ((handout.removeprefix(f"{FOLDER}/"), (folder / handout).read_bytes()) for handout in kept.handouts)
        sheet = folder / REPORTS
        write_rows(sheet, kind, blank_rows(kind, kept.villages))
        own = [(README, read_me(kept, project, home).encode()), (REPORTS, sheet.read_bytes())]
        sheet.unlink()
        write_entries(folder / path, chain(own, named))


def read_me(kept: Archive, project: Project, home: str) -> str:
    """Return what the ZIP file says of itself: what to print first, how, and until when."""
    names = [path.rpartition("/")[2] for path in kept.handouts]
    return render_text(
        "baca-dulu.txt",
        name=kept.name,
        day=spoken_date(project.today.isoformat()),
        languages=sorted(project.language_of(locale).name for locale in kept.locales),
        packs=[name for name in names if name.startswith(PACK.name)],
        reports=REPORTS,
        home=home,
    )


def write_entries(path: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    """Write the ZIP file `path` with `entries` (name, content)."""
    stamp = max(OLDEST, time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", "0")))[:6])
    # PDF and PNG are compressed already; stored, the file is the same with every version of zlib.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as pack:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, stamp)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            pack.writestr(entry, content)
