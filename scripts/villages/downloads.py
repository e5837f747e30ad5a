"""The PDF and ZIP files that stand in the site, as a page links to them: a reader pays by the megabyte."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.data.handout_names import VILLAGE_HANDOUT, Job, pack_jobs, village_jobs
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.villages import Village


@dataclass(frozen=True, slots=True)
class File:
    """A file to load. url: relative to the page that links to it; name: what the link says."""

    url: str
    name: str
    bytes: int


def files(wanted: Iterable[tuple[str, str]], site: Path, page: str) -> Iterator[File]:
    """Yield those of `wanted` (path below `site`, what the link says) that have been made.

    page: the folder of the page that links to them, relative to `site` (as `desa/9901022003/`).
    """
    for path, name in wanted:
        file = site / path
        if file.is_file():
            yield File(relative(path, page), name, file.stat().st_size)


def papers(jobs: Iterable[Job], site: Path, page: str) -> tuple[File, ...]:
    """Return the files of `jobs` that have been made, each named by its paper."""
    return tuple(files(((job.path, job.paper_name) for job in jobs), site, page))


def handout_files(village: Village, locale: str, site: Path) -> tuple[File, ...]:
    """Return what the village's page in `locale` links to; nothing before `make handouts`."""
    folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"
    return papers(village_jobs(village, locale, (VILLAGE_HANDOUT,)), site, f"{folder}desa/{village.address}/")


def pack_files(village: Village, locale: str, site: Path) -> tuple[File, ...]:
    """Return the village's meeting packs as its page in `locale` links to them: on the Indonesian page alone."""
    return papers(pack_jobs(village), site, f"desa/{village.address}/") if locale == DEFAULT_LOCALE else ()


def relative(path: str, page: str) -> str:
    """Return the address of the file `path` from the folder `page`, the shortest that works."""
    steps, target = page.strip("/").split("/"), path.split("/")
    while steps and len(target) > 1 and steps[0] == target[0]:
        steps, target = steps[1:], target[1:]
    return "../" * len(steps) + "/".join(target)
