"""Lists of villages: by regency and office, short enough for a slow phone at any number of villages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from scripts.data.areas import REGENCY
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.words_html import PageWords
from scripts.render.environment import render
from scripts.villages.finder import finder_html
from scripts.villages.page_template import filling

# Up to here one page lists every village (about 4 KB gzip); beyond, each regency has a page of its own.
ONE_PAGE = 120

Districts = tuple[tuple[str, tuple[Village, ...]], ...]  # name, villages


@dataclass(frozen=True, slots=True)
class Regency:
    """The villages of one regency, by the name of their office and by district; `address` is its code without dots."""

    address: str
    name: str
    size: int
    offices: tuple[tuple[str, Districts], ...]


@dataclass(frozen=True)
class RegencyPage:
    """The list of one regency; `address` is its code without dots."""

    address: str
    filling: dict[str, str]


def regency_code(address: str) -> str:
    """Return the code of a regency from the folder of its list: 6101 is 61.01."""
    return f"{address[:2]}.{address[2:]}"


def regencies(villages: Iterable[Village], project: Project) -> Iterator[Regency]:
    """Yield the regencies of `villages`, which are sorted by code, so villages of one regency stand together."""
    for code, group in groupby(villages, key=lambda village: village.key[:REGENCY]):
        members = tuple(group)
        by_office = sorted(members, key=lambda village: (village.office, village.key))
        yield Regency(
            code.replace(".", ""),
            members[0].regency,
            len(members),
            tuple(
                (project.offices[office].name, _districts(each))
                for office, each in groupby(by_office, key=lambda village: village.office)
            ),
        )


def _districts(villages: Iterable[Village]) -> Districts:
    return tuple((name, tuple(group)) for name, group in groupby(villages, key=lambda village: village.district))


def index_html(villages: tuple[Village, ...], project: Project, words: PageWords) -> Markup:
    """Return the list on desa/: all villages, or all regencies when the villages are many."""
    local = words.locale != DEFAULT_LOCALE
    lists = len(project.villages) > ONE_PAGE
    finder = finder_html(
        project.villages,
        words,
        here=villages if local else None,
        places=("../../desa/" if local else "") + "{kode}/" if lists else "",
    )
    return finder + render(
        "partials/villages.html",
        regencies=tuple(regencies(villages, project)),
        whole=len(villages) <= ONE_PAGE,
        t=words,
    )


def regency_pages(villages: tuple[Village, ...], project: Project, words: PageWords) -> Iterator[RegencyPage]:
    """Yield the list of each regency where one page would be too long; nothing otherwise."""
    for regency in regencies(villages, project) if len(villages) > ONE_PAGE else ():
        yield RegencyPage(
            regency.address,
            filling(
                f"desa/{regency.address}/",
                title=words.plain("daftar_kabupaten", kabupaten=regency.name),
                summary=words.plain("daftar_uraian", kabupaten=regency.name),
                body=render("partials/regency.html", regency=regency, t=words),
            ),
        )
