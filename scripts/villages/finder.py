"""The data of "find my village": one small text file that a phone loads once its reader has typed three letters.

`desa/cari/semua.txt` holds every village below its district and regency, a line each:

    =9901 Kabupaten …|Kantor Imigrasi …     regency: code, name, immigration offices
    >07 …                                   district: two digits, name
    2001 …                                  village: four digits, left out where they are one more than the line before

overrides/js/match.js reads it, folds letters as `fold` does and forgives what people type in haste.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from scripts.data.areas import DISTRICT, REGENCY
from scripts.data.offices import IMMIGRATION, Office
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.villages import Village
from scripts.pages.words_html import PageWords
from scripts.render.environment import render

FOLDER, NAME = "desa/cari", "semua"
HOME = "../../desa/{kode}/"  # the Indonesian page of a village, from a page one folder below a language's home
STARTS = (4, 6, 10)  # digits of an address that name a regency, a district, a village
DROPPED = re.compile("['’ʼ\u0300-\u036f]")  # an apostrophe is no gap: Sala'as is typed salaas


def fold(text: str) -> str:
    """Return `text` in lower case a-z, 0-9 and single spaces, as people type it in haste."""
    return re.sub("[^a-z0-9]+", " ", DROPPED.sub("", unicodedata.normalize("NFD", text).lower())).strip()


def finder_files(villages: Iterable[Village], offices: Iterable[Office] = ()) -> dict[str, str]:
    """Return the text of each file by its name; `villages` sorted by code, `offices` to name those of each regency."""
    return {NAME: "\n".join(_lines(villages, tuple(offices))) + "\n"}


def _lines(villages: Iterable[Village], offices: tuple[Office, ...]) -> Iterator[str]:
    for regency, in_regency in groupby(villages, key=lambda village: village.key[:REGENCY]):
        for number, (district, in_district) in enumerate(
            groupby(in_regency, key=lambda village: village.key[:DISTRICT])
        ):
            members = list(in_district)
            if not number:
                yield f"={regency.replace('.', '')} {members[0].regency}|{'; '.join(office.name for office in offices_of(regency, offices))}"
            yield f">{district[-2:]} {members[0].district}"
            before = ""
            for village in members:
                digits = village.key[-4:]
                yield village.name if before and int(digits) == int(before) + 1 else f"{digits} {village.name}"
                before = digits


def offices_of(regency: str, offices: Iterable[Office]) -> Iterator[Office]:
    """Yield the immigration offices that serve the regency with the code `regency`, or a part of it."""
    for office in offices:
        if office.type == IMMIGRATION and (office.covers(regency) or any(x.startswith(regency) for x in office.serves)):
            yield office


def finder_html(
    villages: Collection[Village],
    words: PageWords,
    to: str = "{kode}/",
    here: Collection[Village] | None = None,
    home: str = HOME,
    places: str = "",
    alike: bool = True,
) -> Markup:
    """Return the box that find.js fills; without script it stays empty. All languages read the same file.

    The page that holds it lies one folder below its language's home.
    to: where a village leads from there; `{kabupaten}` and `{kecamatan}` stand for their names as in addresses.
    here: those of all `villages` to which `to` leads, None for all; the others lead to `home`, or are not shown where it is ''.
    places: where the list of a regency is, with `{kode}`; '' where there is none.
    alike: whether names that look alike and the offices are shown where no village is found.
    """
    root = "../" if words.locale == DEFAULT_LOCALE else "../../"
    said = {
        "villages": f"{root}{FOLDER}/{NAME}.txt",
        "to": to,
        "label": words.cari_desa,
        "place": words.letak,
        "count": words.cari_jumlah,
        "more": words.cari_sempitkan,
        "none": words.cari_kosong,
        "failed": words.cari_gagal,
    }
    if alike:
        said |= {"near": words.cari_mirip, "offices": "../kantor/"}
    if places:
        said["places"] = places
    return render("partials/finder.html", said=said | reach(villages, here, home))


def reach(villages: Collection[Village], here: Collection[Village] | None, home: str = HOME) -> dict[str, str]:
    """Return where the villages lead, by the names of `data-` attributes; parameters as for `finder_html`."""
    return {} if here is None else {"here": "|".join(common_starts(villages, here)), "home": home}


def common_starts(villages: Iterable[Village], some: Iterable[Village]) -> Iterator[str]:
    """Yield how the addresses of `some` among `villages` begin, each as short as no other village shares it."""
    wanted = {village.address for village in some}
    others = {village.address for village in villages} - wanted
    taken = {address[:length] for address in others for length in STARTS}
    starts = (
        next(address[:length] for length in STARTS if address[:length] not in taken) for address in sorted(wanted)
    )
    yield from dict.fromkeys(starts)
