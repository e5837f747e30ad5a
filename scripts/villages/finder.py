"""The data of "find my village": small text files that a phone loads only after its reader has typed three letters.

`desa/cari/su.txt` holds every village with a word that begins with "su", a line each: name, district, regency, address,
with tabs between. A village in two files is two lines; no search ever loads more than one file. The letters are folded
as in overrides/js/find.js.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from markupsafe import Markup

from scripts.data.project import DEFAULT_LOCALE
from scripts.data.villages import Village
from scripts.pages.words_html import PageWords
from scripts.render.environment import render

FOLDER = "desa/cari"
HOME = "../../desa/{kode}/"  # the Indonesian page of a village, from a page one folder below a language's home
STARTS = (4, 6, 10)  # digits of an address that name a regency, a district, a village
DROPPED = re.compile("['’ʼ\u0300-\u036f]")  # an apostrophe is no gap: Sala'as is typed salaas


def fold(text: str) -> str:
    """Return `text` in lower case a-z, 0-9 and single spaces, as people type it in haste."""
    return re.sub("[^a-z0-9]+", " ", DROPPED.sub("", unicodedata.normalize("NFD", text).lower())).strip()


def keys_of(village: Village) -> set[str]:
    """Return the names of the files in which `village` stands: the first two letters of each word of its name."""
    return {word[:2] for word in fold(village.name).split() if len(word) > 1}


def finder_files(villages: Iterable[Village]) -> dict[str, str]:
    """Return the text of each file by its key; `villages` in the order in which they are to be shown."""
    rows: dict[str, list[str]] = defaultdict(list)
    for village in villages:
        for key in keys_of(village):
            rows[key].append("\t".join((village.name, village.district, village.regency, village.address)))
    return {key: "\n".join(lines) + "\n" for key, lines in sorted(rows.items())}


def finder_html(
    villages: Collection[Village],
    words: PageWords,
    to: str = "{kode}/",
    here: Collection[Village] | None = None,
    home: str = HOME,
) -> Markup:
    """Return the box that find.js fills; without script it stays empty. All languages read the same files.

    The page that holds it lies one folder below its language's home.
    to: where a village leads from there; `{kabupaten}` and `{kecamatan}` stand for their names as in addresses.
    here: the villages that have a page in this language, None for all; the others lead to `home`.
    """
    root = "../" if words.locale == DEFAULT_LOCALE else "../../"
    said = {
        "villages": f"{root}{FOLDER}/",
        "to": to,
        "label": words.cari_desa,
        "place": words.letak,
        "count": words.cari_jumlah,
        "more": words.cari_sempitkan,
        "none": words.cari_kosong,
        "failed": words.cari_gagal,
    }
    return render("partials/finder.html", said=said | reach(villages, here, home))


def reach(villages: Collection[Village], here: Collection[Village] | None, home: str = HOME) -> dict[str, str]:
    """Return what the box must know of `villages`, by the names of its `data-` attributes; the rest as for `finder_html`."""
    keys = {"keys": " ".join(sorted(set().union(*map(keys_of, villages))))}
    return keys if here is None else keys | {"here": "|".join(common_starts(villages, here)), "home": home}


def common_starts(villages: Iterable[Village], some: Iterable[Village]) -> Iterator[str]:
    """Yield how the addresses of `some` among `villages` begin, each as short as no other village shares it."""
    wanted = {village.address for village in some}
    others = {village.address for village in villages} - wanted
    taken = {address[:length] for address in others for length in STARTS}
    starts = (
        next(address[:length] for length in STARTS if address[:length] not in taken) for address in sorted(wanted)
    )
    yield from dict.fromkeys(starts)
