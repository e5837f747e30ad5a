"""Make all handouts: HTML here, PDF in other processes."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scripts.data.handout_names import (
    NOTES,
    PACK,
    SLIDES,
    Job,
    blank_jobs,
    blank_pack_jobs,
    common_jobs,
    note_jobs,
    pack_jobs,
    poster_jobs,
    slide_jobs,
    village_jobs,
)
from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.handouts.meeting import note_sheets, pack_sheets, slide_sheets
from scripts.handouts.officer import SiteTexts
from scripts.handouts.pdf import load_printer, print_all, print_pack, print_pdf
from scripts.handouts.render import HandoutMaker
from scripts.render.text import spoken_size
from scripts.villages.build_cache import BuildCache
from scripts.villages.write import folder_of

SEVERAL = {PACK: pack_sheets, SLIDES: slide_sheets, NOTES: note_sheets}  # of several sheets, in the order of printing


def jobs_of(project: Project, locales: Iterable[str], site: Path, whole: bool = False) -> Iterator[Job]:
    """Yield every handout to make: of a village in those languages in which the site has its page.

    whole: of every village, else of those of the programme. A pack names only the latter: those of all would weigh more than
    everything else together, and the pack of an office has a line for the name.
    """
    for locale in locales:
        yield from common_jobs(locale)
        yield from blank_jobs(project, locale)
        for village in project.all_villages if whole else [each for each in project.villages if each.programme]:
            if (site / folder_of(locale) / "desa" / village.address / "index.html").is_file():
                yield from village_jobs(village, locale)
                if locale in project.spoken_in(village):
                    yield from poster_jobs(village, locale)
                if locale == DEFAULT_LOCALE and village.programme:
                    yield from pack_jobs(village)
    yield from blank_pack_jobs(project)
    yield from slide_jobs()
    yield from note_jobs()


def make_pdfs(
    project: Project, build_cache: BuildCache, jobs: Iterable[Job], site: Path, folder: Path
) -> dict[str, int]:
    """Write `jobs` below `folder`; return the size in bytes of each path.

    site: the built site, whose texts the handouts share.
    Raises SiteError when a library is missing, or a handout does not fit its paper or its weight.
    """
    load_printer()
    jobs, texts = list(jobs), SiteTexts(site)
    makers = {
        locale: HandoutMaker(project, locale, build_cache.site_url, build_cache.site_name, texts)
        for locale in dict.fromkeys(job.locale for job in jobs)
    }
    tasks = ((sheets_of(job, makers[job.locale]), folder / job.path) for job in jobs)
    sizes: dict[str, int] = {}
    wrong: list[str] = []
    for job, (size, fits) in zip(jobs, print_all(write_pdf, tasks), strict=True):
        sizes[job.path] = size
        if not fits:
            wrong.append(f"{job.path}: isinya tidak muat satu muka.\n    Perbaikan: perpendek kata atau jadwalnya.")
        if size > job.handout.largest:
            most = spoken_size(job.handout.largest)
            wrong.append(f"{job.path}: lebih dari {most}.\n    Perbaikan: kurangi gambar atau huruf khusus.")
    if wrong:
        raise SiteError("\n".join(wrong))
    return sizes


def sheets_of(job: Job, maker: HandoutMaker) -> list[str]:
    """Return the sheets of `job` as HTML, in the order in which they are printed."""
    several = SEVERAL.get(job.handout)
    return several(maker, job) if several else [maker.html(job)]


def write_pdf(sheets: Sequence[str], path: Path) -> tuple[int, bool]:
    """Write `sheets` as PDF to `path`; return its size in bytes and whether it fits. Runs in a process of its own."""
    printed = print_pack(sheets) if len(sheets) > 1 else print_pdf(sheets[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.data)
    return len(printed.data), printed.fits
