"""What holds of any built site whatever editors write, told to them as `make check` tells what is wrong."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from scripts.data.blocks import Loader
from scripts.data.problem import Problem
from scripts.data.project import Project
from scripts.finish.weight import gzip_size
from scripts.paths import shown
from scripts.villages.book import is_book
from scripts.villages.switch import offered_villages

# Amounts, phone-like numbers, percentages, law numbers: each must stand in the data, with its source and date.
NUMBER = re.compile(
    r"\b(?:Rp|RM) ?\d[\d.,]*|\+\d{8,}|\b0\d{3}[- ]\d{3,}|\d{3,}[- ]?\d{4,}|\d+ ?%|\b(?:UU|PP) \d+|\bNomor \d+ Tahun \d{4}"
)
OWN_ADDRESS = re.compile(r"\S+/desa/\d{10}\S*")  # printed on paper
PAGE_BYTES, VILLAGE_BYTES = 14_000, 5_000  # gzip -6: a page with its stylesheet; the page of a village alone


def typed_numbers(site: Path, docs: Path) -> Iterator[Problem]:
    """Every number on a page stands in a data file: whatever element or class it is printed in."""
    texts, amounts = _known_numbers(docs / "_data")
    for page in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css("head, script, style"):
            node.decompose()
        said = OWN_ADDRESS.sub("", tree.body.text(separator=" "))
        for number in dict.fromkeys(NUMBER.findall(said)):
            if _digits(number) not in amounts and _squeezed(number) not in texts:
                yield _about(
                    page,
                    site,
                    docs,
                    f"angka `{number}` tampil di halaman ini, tetapi tidak ada di berkas data mana pun.",
                    "Tulis angkanya di docs/_data/facts.yml dengan sumber dan tanggal, lalu pakai kuncinya di halaman.",
                    re.escape(number),
                )


def missing_villages(project: Project, site: Path, docs: Path) -> Iterator[Problem]:
    """Every village has a page that names it, in each language offered there."""
    for locale in project.words:
        folder = site / ("" if locale == "id" else locale)
        if not (folder / "index.html").is_file():
            continue
        for village in offered_villages(project, locale):
            page = folder / "desa" / village.address / "index.html"
            heading = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("h1") if page.is_file() else None
            if heading is None or village.name not in heading.text():
                yield Problem(
                    shown(docs / "_data" / "villages.yml"),
                    _line_of(docs / "_data" / "villages.yml", re.escape(village.key)),
                    f"desa `{village.name}` belum punya halaman berbahasa `{locale}`.",
                    "Periksa kode, nama, dan bahasa di blok itu. Kalau sudah benar, beri tahu pemelihara situs.",
                )


def heavy_pages(site: Path, docs: Path) -> Iterator[Problem]:
    """No page is heavier than a phone without a good signal can load."""
    (sheet,) = site.glob("assets/style.*.css")
    style = gzip_size(sheet.read_bytes())
    for page in sorted(site.rglob("*.html")):
        if page.parent.name == "lembar-penutur" or is_book(page.name):  # for paper; read from a file
            continue
        weight, limit = gzip_size(page.read_bytes()), PAGE_BYTES - style
        if page.parent.name.isdigit() and len(page.parent.name) == 10:  # not the list of a regency
            limit = min(limit, VILLAGE_BYTES)
        if weight > limit:
            yield _about(
                page,
                site,
                docs,
                f"halaman ini {weight} bita sesudah dipadatkan, batasnya {limit}; terlalu berat untuk sinyal lemah.",
                "Pecah halaman ini menjadi dua, atau pendekkan isinya.",
            )


def unlike_their_schema(found: dict[Path, list[str]]) -> Iterator[Problem]:
    """The schemas for editors' programs accept what the site accepts. found: data file -> what a validator says."""
    for path, complaints in found.items():
        for complaint in complaints:
            yield Problem(
                shown(path),
                1,
                f"skema isian menolak data yang diterima situs: {complaint}.",
                "Ini bukan kesalahan Anda. Beri tahu pemelihara situs: python -m scripts.schema.",
            )


def _known_numbers(data: Path) -> tuple[str, set[str]]:
    """Return all text of the data files without spaces, and each of their values' digits alone."""
    values = [
        value
        for path in sorted(data.glob("*.yml"))
        for value in _values(yaml.load(path.read_text(encoding="utf-8"), Loader=Loader))
    ]
    for table in sorted(
        (data / "provinsi").glob("perekrut.csv")
    ):  # numbers of licences stand in a list, with its source and date
        values += [cell for row in csv.reader(table.read_text(encoding="utf-8").splitlines()) for cell in row]
    return _squeezed("\n".join(values)), {_digits(value) for value in values}


def _values(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    elif data:
        yield str(data)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _squeezed(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f]+", "", text)


def _about(page: Path, site: Path, docs: Path, message: str, fix: str, pattern: str = "") -> Problem:
    """Return a problem at the line of the source of a built page that matches `pattern`, else at its first line."""
    source = _source_of(page.relative_to(site), docs)
    return Problem(shown(source), _line_of(source, pattern), message, fix)


def _source_of(page: Path, docs: Path) -> Path:
    """Return the file an editor opens for a built page."""
    parts = page.parent.parts
    if parts[-1:] and parts[-1].isdigit():
        return docs / "_data" / "villages.yml"
    own = ("id", *parts) if not parts or not (docs / parts[0]).is_dir() else parts
    for locale in (own[0], "id"):  # what is not translated stands in Indonesian
        for end in (".md", "/index.md"):
            source = docs / ("/".join((locale, *own[1:])) + end)
            if source.is_file():
                return source
    return docs / "id" / "index.md"


def _line_of(path: Path, pattern: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines() if pattern and path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if re.search(pattern, line)), 1)
