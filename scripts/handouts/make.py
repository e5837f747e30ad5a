"""Make all handouts: HTML here, PDF in other processes, a few at a time so that memory does not grow with the villages."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
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
from scripts.handouts.pdf import load_printer, print_pack, print_pdf
from scripts.handouts.render import HandoutMaker
from scripts.render.text import spoken_size
from scripts.villages.build_cache import BuildCache
from scripts.villages.write import folder_of

WAITING = 4  # handouts a process may have before it


def jobs_of(project: Project, locales: Iterable[str], site: Path, whole: bool = False) -> Iterator[Job]:
    """Yield every handout to make: of a village in those languages in which the site has its page.

    whole: of every village, else of those of the programme.
    """
    for locale in locales:
        yield from common_jobs(locale)
        yield from blank_jobs(project, locale)
        for village in project.all_villages if whole else [each for each in project.villages if each.programme]:
            if (site / folder_of(locale) / "desa" / village.address / "index.html").is_file():
                yield from village_jobs(village, locale)
                if locale in project.spoken_in(village):
                    yield from poster_jobs(village, locale)
                if locale == DEFAULT_LOCALE:
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
    texts = SiteTexts(site)
    makers: dict[str, HandoutMaker] = {}
    sizes: dict[str, int] = {}
    wrong: list[str] = []

    def keep(job: Job, done: Future) -> None:
        sizes[job.path], fits = done.result()
        if not fits:
            wrong.append(f"{job.path}: isinya tidak muat satu muka.\n    Perbaikan: perpendek kata atau jadwalnya.")
        if sizes[job.path] > job.handout.largest:
            most = spoken_size(job.handout.largest)
            wrong.append(f"{job.path}: lebih dari {most}.\n    Perbaikan: kurangi gambar atau huruf khusus.")

    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        in_order(
            (
                (
                    job,
                    pool.submit(
                        write_pdf,
                        sheets_of(job, maker_of(makers, project, build_cache, job.locale, texts)),
                        folder / job.path,
                    ),
                )
                for job in jobs
            ),
            keep,
            WAITING * (os.cpu_count() or 1),
        )
    if wrong:
        raise SiteError("\n".join(wrong))
    return sizes


def sheets_of(job: Job, maker: HandoutMaker) -> list[str]:
    """Return the sheets of `job` as HTML, in the order in which they are printed."""
    if job.handout is SLIDES:
        return slide_sheets(maker, job)
    if job.handout is NOTES:
        return note_sheets(maker, job)
    return pack_sheets(maker, job) if job.handout is PACK else [maker.html(job)]


def maker_of(
    makers: dict[str, HandoutMaker], project: Project, build_cache: BuildCache, locale: str, texts: SiteTexts
) -> HandoutMaker:
    """Return the maker of a language, made at its first handout."""
    if locale not in makers:
        makers[locale] = HandoutMaker(project, locale, build_cache.site_url, build_cache.site_name, texts)
    return makers[locale]


def in_order(started: Iterable[tuple[Job, Future]], keep: Callable[[Job, Future], None], ahead: int) -> None:
    """Take the results in order, never starting more than `ahead` handouts before the oldest is done."""
    waiting: deque[tuple[Job, Future]] = deque()
    for pair in started:
        waiting.append(pair)
        if len(waiting) > ahead:
            keep(*waiting.popleft())
    while waiting:
        keep(*waiting.popleft())


def write_pdf(sheets: list[str], path: Path) -> tuple[int, bool]:
    """Write `sheets` as PDF to `path`; return its size in bytes and whether it fits. Runs in a process
    of its own."""
    printed = print_pack(sheets) if len(sheets) > 1 else print_pdf(sheets[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.data)
    return len(printed.data), printed.fits
