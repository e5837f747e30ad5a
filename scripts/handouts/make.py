"""Make all handouts: HTML here, PDF in other processes, a few at a time so that memory does not grow with the villages."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from scripts.data.handout_names import Job, blank_jobs, common_jobs, village_jobs
from scripts.data.problem import SiteError
from scripts.data.project import Project
from scripts.handouts.officer import officer_sections
from scripts.handouts.pdf import load_printer, print_pdf
from scripts.handouts.render import HandoutMaker
from scripts.villages.build_cache import BuildCache
from scripts.villages.write import folder_of

MAX_BYTES = 60 * 1024
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


def make_pdfs(
    project: Project, build_cache: BuildCache, jobs: Iterable[Job], site: Path, folder: Path
) -> dict[str, int]:
    """Write `jobs` below `folder`; return the size in bytes of each path.

    site: the built site, whose texts the handouts share.
    Raises SiteError when a library is missing, or a handout does not fit its paper or its weight.
    """
    load_printer()
    officer = officer_sections(site)
    makers: dict[str, HandoutMaker] = {}
    sizes: dict[str, int] = {}
    wrong: list[str] = []

    def keep(job: Job, done: Future) -> None:
        sizes[job.path], fits = done.result()
        if not fits:
            wrong.append(f"{job.path}: isinya tidak muat satu muka.\n    Perbaikan: perpendek kata atau jadwalnya.")
        if sizes[job.path] > MAX_BYTES:
            wrong.append(f"{job.path}: lebih dari 60 KB.\n    Perbaikan: kurangi gambar atau huruf khusus.")

    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        in_order(
            (
                (
                    job,
                    pool.submit(
                        write_pdf,
                        maker_of(makers, project, build_cache, job.locale, officer).html(job),
                        job.paper,
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


def maker_of(
    makers: dict[str, HandoutMaker], project: Project, build_cache: BuildCache, locale: str, officer
) -> HandoutMaker:
    """Return the maker of a language, made at its first handout."""
    if locale not in makers:
        makers[locale] = HandoutMaker(project, locale, build_cache.site_url, build_cache.site_name, officer)
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


def write_pdf(html: str, paper: str, path: Path) -> tuple[int, bool]:
    """Write `html`, made for `paper`, as PDF to `path`; return its size in bytes and whether it fits. Runs in a process of its own."""
    printed = print_pdf(html, paper)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.data)
    return len(printed.data), printed.fits
