"""Whatever happens to a file of any kind: sentences for its editor, in seconds, and nothing on a page that a browser runs.

A small share of the seeds is tried here. All of them, every week: MANGLED=10000 python -m pytest tests/test_mangled.py
"""

import datetime
import io
import os
import random
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.check import check_all
from scripts.data.blocks import read_blocks
from scripts.data.facts import load_facts
from scripts.data.problem import DataError, SiteError
from scripts.data.project import load_project
from scripts.pages.contact import contact_html
from scripts.pages.needed import NEEDED, missing_facts
from scripts.pages.words_html import page_words
from scripts.render.filters import fact_html
from scripts.source.page import read_page
from scripts.spreadsheets.command import import_sheet
from scripts.spreadsheets.export import write_spreadsheet
from scripts.villages.sample import sample_articles
from tests.test_data_mangled import POISON, mangle
from tests.test_rules_raw import EXTENSIONS, WRAPPED
from tests.tree import DATA

TRIED = int(os.environ.get("MANGLED", "150"))
TODAY = datetime.date(2026, 11, 28)
SECONDS = 5
SMALL = Path(__file__).parent / "mistakes" / "docs"
DICTIONARIES = ("translated.txt", "glossary.iba.yml", "sinonim.yml", "words.iba.yml", "phrases.yml", "easier.yml")
MORE = (
    "\u202e",
    "\ufffd",
    "((((((((((((((",
    "[" * 500,
    "a" * 4000,
    "\x0b",
    "---",
    "```",
    "<!--",
    "9" * 400,
    "{{",
    "}}",
)
RUNS = "script, iframe, object, embed, form, base, meta, link, [onerror], [onload], [onclick], [style], [srcdoc]"


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError where the block takes longer, in seconds of this program alone: other programs may be busy."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"lebih dari {seconds} detik")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sound site of the mistakes, with dictionaries and tables of the frozen project."""
    docs = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("mangled") / "docs"))
    for name in ("glossary.iba.yml", "words.id.yml", "words.iba.yml"):
        shutil.copy(DATA / name, docs / "_data")
    shutil.copy(DATA / "provinsi" / "perekrut.csv", docs / "_data" / "provinsi")
    facts = docs / "_data" / "facts.yml"
    blocks = (DATA / "facts.yml").read_text(encoding="utf-8").split("\n\n")
    own = {block.key for block in read_blocks(facts, [])}
    more = [block for block in blocks if block.partition(":")[0] in NEEDED - own]
    facts.write_text("\n\n".join([facts.read_text(encoding="utf-8").rstrip("\n"), *more]) + "\n", encoding="utf-8")
    (docs / "_data" / "translated.txt").write_text("", encoding="utf-8")
    (docs / "_data" / "sinonim.yml").write_text("biaya:\n  kata: ongkos, tarif\n  buka: paspor/biaya.md\n", "utf-8")
    (docs / "_data" / "provinsi" / "titik.csv").write_text("kode,lat,lon\n61.03.21.2003,1.0,110.3\n", "utf-8")
    problems, _ = check_all(TODAY, docs)
    assert problems == []
    return docs


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Return a text file as a careless or hostile hand leaves it."""
    raw = mangle(raw, chance.randrange(2**32))
    if chance.random() < 0.5:
        lines = raw.split(b"\n")
        poison = chance.choice((*WRAPPED, *MORE)).encode("utf-8", "surrogateescape")
        lines.insert(chance.randrange(len(lines) + 1), poison)
        raw = b"\n".join(lines)
    if chance.random() < 0.03:
        return raw.decode("utf-8", "replace").encode(chance.choice(("utf-16", "latin-1", "utf-8-sig")), "replace")
    if chance.random() < 0.03:
        return raw[: chance.randrange(len(raw) + 1)]
    return raw


def damaged_book(raw: bytes, chance: random.Random) -> bytes:
    """Return a workbook with a broken part, broken bytes, or odd cells."""
    if chance.random() < 0.2:
        cut = bytearray(raw)
        for _ in range(chance.randint(1, 20)):
            cut[chance.randrange(len(cut))] = chance.randrange(256)
        return bytes(cut)[: chance.randrange(len(cut)) if chance.random() < 0.3 else None]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w") as new:
        hurt = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name == hurt or (chance.random() < 0.5 and name.endswith("sharedStrings.xml")):
                if chance.random() < 0.1:
                    continue
                if chance.random() < 0.5:
                    pieces = part.split(b">")
                    at = chance.randrange(len(pieces))
                    pieces[at] = chance.choice((b"", pieces[at] * 2, b"<fill/", b'<c r="ZZZ9999999" t="d"><v', b"<x"))
                    part = b">".join(pieces)
                else:
                    part = part.replace(b"<t>", b"<t>" + chance.choice(POISON).encode("utf-8", "surrogateescape"), 3)
            new.writestr(name, part)
    return made.getvalue()


def running(html: str) -> list[str]:
    """Return what a browser would run in a piece of a page."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    bad = [node.html or "" for node in tree.css("body " + RUNS.replace(", ", ", body "))]
    for node in tree.css("[href], [src]"):
        address = "".join((node.attributes.get("href") or node.attributes.get("src") or "").split()).lower()
        bad += [address] if address.startswith(("javascript:", "data:", "vbscript:", "blob:", "file:")) else []
    return bad


def finished(docs: Path, path: Path) -> Iterator[str]:
    """Yield pieces of pages that are made of what the check lets through."""
    if path.suffix == ".md":
        page = read_page(path, docs)
        yield markdown.markdown("\n".join(page.typed[page.start - 1 :]), extensions=EXTENSIONS)
        return
    project = load_project(docs / "_data", today=TODAY)
    yield from sample_articles(project, "id")
    words = page_words(project, "id")
    yield from (contact_html(office, project, words) for office in project.offices.values())
    yield from (fact_html(fact) for fact in project.facts.values())


def try_text(docs: Path, path: Path, chance: random.Random) -> None:
    """Damage one file of `docs`, check everything, look at what would be published; mend the file."""
    original = path.read_bytes()
    try:
        path.write_bytes(damaged(original, chance))
        with within(SECONDS):
            problems, _ = check_all(TODAY, docs)
        assert all(problem.fix and problem.message for problem in problems)
        if not problems and not any(missing_facts(load_facts(docs / "_data" / "facts.yml", []), "")):
            assert [bad for html in finished(docs, path) for bad in running(html)] == []
    finally:
        path.write_bytes(original)


def try_sheet(docs: Path, name: str, chance: random.Random) -> None:
    """Damage an exported spreadsheet and import it; the data are sound before and after."""
    data = docs / "_data" / "villages.yml"
    original = data.read_bytes()
    sheet = docs.parent / name
    write_spreadsheet(sheet, list(read_blocks(data, []))[:2])
    damage = damaged_book if name.endswith("xlsx") else damaged
    sheet.write_bytes(damage(sheet.read_bytes(), chance))
    try:
        with within(SECONDS):
            import_sheet(sheet, data, write=True, folder=docs / "_data")
    except SiteError as error:
        assert "Perbaikan:" in str(error) and (data.read_bytes() == original or not isinstance(error, DataError))
    else:
        load_project(docs / "_data", today=TODAY)
    finally:
        data.write_bytes(original)


def files(docs: Path, kind: str) -> list[Path]:
    data = docs / "_data"
    return {
        "yaml": sorted(path for path in data.glob("*.yml") if path.name not in DICTIONARIES),
        "dictionary": [data / name for name in DICTIONARIES],
        "csv": sorted((data / "provinsi").glob("*.csv")),
        "markdown": sorted(path for path in docs.rglob("*.md")),
    }[kind]


def trier(docs: Path, kind: str) -> Callable[[random.Random], None]:
    if kind == "sheet":
        return lambda chance: try_sheet(docs, chance.choice(("desa.xlsx", "desa.xlsx", "desa.csv")), chance)
    return lambda chance: try_text(docs, chance.choice(files(docs, kind)), chance)


@pytest.mark.parametrize("kind", ["yaml", "dictionary", "csv", "markdown", "sheet"])
def test_any_damage_ends_in_sentences(docs: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    attempt, slowest, wrong = trier(docs, kind), 0.0, []
    for seed in range(TRIED // 5):
        begun = time.perf_counter()
        try:
            attempt(random.Random(f"{kind}{seed}"))
        except Exception as error:
            wrong.append(f"{kind} {seed}: {type(error).__name__}: {error}"[:300])
        slowest = max(slowest, time.perf_counter() - begun)
    capsys.readouterr()
    with capsys.disabled():
        if TRIED > 1000:
            print(f"\n{kind}: {TRIED // 5} berkas rusak, {len(wrong)} salah, terlama {slowest:.2f} detik")
    assert wrong == []
