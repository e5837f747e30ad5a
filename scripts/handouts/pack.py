"""ZIP files: all handouts of a regency, and of the villages an office looks after, in one download."""

import os
import time
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.data.handout_names import FOLDER, Job, archive
from scripts.data.project import Project

OLDEST = (1980, 1, 1, 0, 0, 0)  # a ZIP file cannot say an earlier day


def contents(project: Project, jobs: Iterable[Job]) -> Mapping[str, list[str]]:
    """Return the handouts in each ZIP file, both as paths in the site; what belongs to no village is in every
    one, a blank handout in that of its office where that has any village."""
    common: list[str] = []
    blank: dict[str, list[str]] = {}
    packs: dict[str, list[str]] = {}
    for job in jobs:
        if job.office:
            blank.setdefault(archive(project.offices[job.office].name), []).append(job.path)
            continue
        if job.village is None:
            common.append(job.path)
            continue
        office = project.offices.get(project.around(job.village).office)
        for name in dict.fromkeys((job.village.regency, office.name if office else job.village.regency)):
            packs.setdefault(archive(name), []).append(job.path)
    return {path: sorted(common + blank.get(path, []) + handouts) for path, handouts in packs.items()}


def write_packs(packs: Mapping[str, list[str]], folder: Path) -> None:
    """Write the ZIP files of `packs` below `folder`, where the handouts stand; equal handouts, equal bytes."""
    for path, handouts in packs.items():
        named = ((handout.removeprefix(f"{FOLDER}/"), (folder / handout).read_bytes()) for handout in handouts)
        write_entries(folder / path, named)


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
