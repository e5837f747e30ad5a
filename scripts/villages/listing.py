"""Lists of villages: regency, district, village; short enough for a slow phone at any number of villages."""

from collections.abc import Iterable, Iterator, Mapping
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
from scripts.villages.switch import all_locales, offered_villages

# Up to here one page lists every village (about 4 KB gzip); beyond, each regency has a page of its own.
ONE_PAGE = 120

Districts = tuple[tuple[str, tuple[Village, ...]], ...]  # name, villages


@dataclass(frozen=True, slots=True)
class Regency:
    """The villages of one regency by district; `address` is its code without dots."""

    address: str
    name: str
    size: int
    districts: Districts


@dataclass(frozen=True)
class RegencyPage:
    """The list of one regency; `address` is its code without dots."""

    address: str
    filling: dict[str, str]


def regencies(villages: Iterable[Village]) -> Iterator[Regency]:
    """Yield the regencies of `villages`, which are sorted by code, so villages of one regency stand together."""
    for code, group in groupby(villages, key=lambda village: village.key[:REGENCY]):
        members = tuple(group)
        districts = ((name, tuple(each)) for name, each in groupby(members, key=lambda village: village.district))
        yield Regency(code.replace(".", ""), members[0].regency, len(members), tuple(districts))


def index_html(villages: tuple[Village, ...], project: Project, words: PageWords) -> Markup:
    """Return the list on desa/: all villages, or all regencies when the villages are many."""
    local = words.locale != DEFAULT_LOCALE
    lists = len(project.all_villages) > ONE_PAGE
    finder = finder_html(
        project.all_villages,
        words,
        here=villages if local else None,
        places=("../../desa/" if local else "") + "{kode}/" if lists else "",
    )
    return finder + render(
        "partials/villages.html",
        regencies=tuple(regencies(villages)),
        whole=len(villages) <= ONE_PAGE,
        programme=[village for village in villages if village.programme],
        others="../../desa/" if local else "",
        t=words,
    )


def list_locales(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Return the locales that have a list of a regency, by the address of the regency."""
    found: dict[str, list[str]] = {}
    for locale in all_locales(project):
        villages = offered_villages(project, locale)
        codes = dict.fromkeys(village.key[:REGENCY] for village in villages) if len(villages) > ONE_PAGE else ()
        for code in codes:
            found.setdefault(code.replace(".", ""), []).append(locale)
    return {address: tuple(locales) for address, locales in found.items()}


def regency_pages(
    villages: tuple[Village, ...], project: Project, words: PageWords, weights: Mapping[str, int] | None = None
) -> Iterator[RegencyPage]:
    """Yield the list of each regency where one page would be too long; nothing otherwise.

    weights: bytes on the wire of all village pages of a regency, by its address, for those who want to keep them.
    """
    for regency in regencies(villages) if len(villages) > ONE_PAGE else ():
        yield RegencyPage(
            regency.address,
            filling(
                f"desa/{regency.address}/",
                title=words.plain("daftar_kabupaten", kabupaten=regency.name),
                summary=words.plain("daftar_uraian", kabupaten=regency.name),
                body=render(
                    "partials/regency.html",
                    regency=regency,
                    weight=(weights or {}).get(regency.address, 0),
                    others=f"../../../desa/{regency.address}/" if words.locale != DEFAULT_LOCALE else "",
                    t=words,
                ),
            ),
        )
