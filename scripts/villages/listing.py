"""Lists of villages: by regency and office, short enough for a slow phone at any number of villages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from scripts.data.areas import REGENCY
from scripts.data.project import Project
from scripts.data.villages import Village
from scripts.pages.report import in_address
from scripts.pages.words_html import PageWords
from scripts.villages.finder import finder_html

# Up to here one page lists every village (about 4 KB gzip); beyond, each regency has a page of its own.
ONE_PAGE = 120


@dataclass(frozen=True)
class RegencyPage:
    """The list of one regency; `address` is its code without dots."""

    address: str
    filling: dict[str, str]


def regency_address(code: str) -> str:
    """Return the folder of the list of a regency: four digits."""
    return code[:REGENCY].replace(".", "")


def regency_code(address: str) -> str:
    """Return the code of a regency from the folder of its list: 6101 is 61.01."""
    return f"{address[:2]}.{address[2:]}"


def index_html(villages: tuple[Village, ...], project: Project, words: PageWords) -> Markup:
    """Return the list on desa/: all villages, or all regencies when the villages are many.

    `villages` are sorted by code, so villages of one regency stand together.
    """
    rows = []
    for code, group in groupby(villages, key=lambda village: village.key[:REGENCY]):
        members = tuple(group)
        if len(villages) > ONE_PAGE:
            rows.append(
                Markup('<li><a href="{}/">{}</a> ({})</li>').format(
                    regency_address(code), members[0].regency, words.fill("jumlah_desa", jumlah=str(len(members)))
                )
            )
        else:
            rows.append(_regency_section(members, project, words, "", "h2"))
    whole = Markup("").join(rows)
    listed = Markup('<ul class="villages">{}</ul>').format(whole) if len(villages) > ONE_PAGE else whole
    left_out = project.language_of(words.locale).left_out
    return finder_html(project.villages, words, left_out=left_out) + listed


def regency_pages(villages: tuple[Village, ...], project: Project, words: PageWords) -> Iterator[RegencyPage]:
    """Yield the list of each regency where one page would be too long; nothing otherwise."""
    if len(villages) <= ONE_PAGE:
        return
    for code, group in groupby(villages, key=lambda village: village.key[:REGENCY]):
        members = tuple(group)
        address = regency_address(code)
        heading = words.fill("daftar_kabupaten", kabupaten=members[0].regency)
        back = Markup('<p><a class="lone" href="../">{}</a></p>').format(words.semua_kabupaten)
        body = Markup('<div data-village="{}"><h1>{}</h1><p class="message">{}</p>{}{}</div>').format(
            address, heading, words.daftar_pesan, _regency_section(members, project, words, "../", None), back
        )
        yield RegencyPage(
            address,
            {
                "alamat": f"desa/{address}/",
                "judul": escape(words.plain("daftar_kabupaten", kabupaten=members[0].regency)),
                "uraian": escape(words.plain("daftar_uraian", kabupaten=members[0].regency)),
                "isi": body,
                "sunting": "",
                "judul_alamat": in_address(words.plain("daftar_kabupaten", kabupaten=members[0].regency)),
                "kontak": "",
                "unduh": "",
            },
        )


def _regency_section(
    villages: tuple[Village, ...], project: Project, words: PageWords, prefix: str, heading: str | None
) -> Markup:
    """Return the villages of one regency, by district where they are many, with the office that serves each group."""
    title = Markup(f"<{heading}>{{}}</{heading}>").format(villages[0].regency) if heading else Markup("")
    groups = []
    for office, members in groupby(
        sorted(villages, key=lambda village: (village.office, village.key)), key=lambda village: village.office
    ):
        groups.append(Markup("<p>{}</p>").format(project.offices[office].name) + _districts(members, words, prefix))
    return title + Markup("").join(groups)


def _districts(villages: Iterable[Village], words: PageWords, prefix: str) -> Markup:
    parts = []
    for district, members in groupby(villages, key=lambda village: village.district):
        links = Markup(
            "".join(f'<li><a href="{prefix}{village.address}/">{escape(village.name)}</a></li>' for village in members)
        )
        parts.append(
            Markup('<p class="district">{}</p><ul class="villages">{}</ul>').format(
                words.fill("kecamatan", kecamatan=district), links
            )
        )
    return Markup("").join(parts)
