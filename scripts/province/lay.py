"""Turn a copy of this project into the site of another province.

National texts stay. The province's data files are emptied, its languages go, and its texts become the list
docs/_data/provinsi/tugas.csv, which `check` reads out and a release refuses.
"""

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scripts.data.areas import load_areas
from scripts.data.blocks import read_blocks
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.province import NAMES, TASKS, Names, Task, load_names, write_tasks
from scripts.paths import AREAS, DATA, DOCS, PROVINCE, ROOT
from scripts.province.areas import write_codes, write_points
from scripts.province.facts import split_facts
from scripts.province.page import sections_of, split_page, without_anchors
from scripts.source.page import parse_page

EMPTIED = ("offices.yml", "gates.yml", "villages.yml", "reviews.yml")
REPORTS = "laporan.yml"  # emptied too, and nobody's task: meetings come by themselves
LANGUAGES = "languages.yml"
WITH_SOURCES = ("facts.yml", "national.yml", "questions.yml", "drawings.yml")
PROVINCE_TABLES = ("bahasa.csv", "plb.csv", "perekrut.csv")  # their first line stays
ASKED, SYNONYMS = "office_questions.yml", "sinonim.yml"
TARGET = re.compile(r"^  buka: *(\S+)", re.M)
LEFT_BEHIND = (".git", ".venv", ".cache", "site", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis")
FIRST_BLOCK = re.compile(r'^(?:"[\d. -]+"|[\w.]+/?\w*):', re.M)
REPOSITORY = re.compile(r"repo_url: .*?(https://[^\s\]]+)")
LANGUAGE_LINE = re.compile(r"^ +- \{locale: (\w+),.*\n", re.M)


@dataclass(frozen=True)
class Instance:
    """Where the new site is laid, what it is called, and what it still has to write."""

    root: Path
    code: str
    name: str
    tasks: list[Task] = field(default_factory=list)

    def path(self, original: Path) -> Path:
        """Return where the file `original` of this project stands in the new one."""
        return self.root / original.relative_to(ROOT)

    def shown(self, path: Path) -> str:
        """Return a file of the new project as people see it."""
        return path.relative_to(self.root).as_posix()


def copy_project(to: Path) -> None:
    """Copy this project's files into the new folder `to`."""
    shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(*LEFT_BEHIND))


def lay(instance: Instance, codes: dict[str, str], points: dict[str, tuple[str, str]]) -> None:
    """Change the project at `instance.root` into the new province's; its open texts are then in `instance.tasks`.

    codes: names by code; points: latitude and longitude by code, or none.
    """
    data = instance.path(DATA)
    gates = [block.values["nama"].text for block in read_blocks(data / "gates.yml", []) if "nama" in block.values]
    names = load_names(instance.path(PROVINCE) / NAMES, load_areas(instance.path(AREAS)), gates)
    facts = _lay_facts(instance, names)
    _lay_pages(instance, names, frozenset(facts))
    names_places = names.pattern.search
    _drop_blocks(instance, ASKED, lambda key, block: key in facts or names_places(block))
    _drop_blocks(instance, SYNONYMS, lambda key, block: names_places(block) or _leads_nowhere(instance, block))
    _empty_data(instance, names)
    _drop_languages(instance)
    _lay_province(instance, codes, points)
    write_tasks(instance.path(PROVINCE) / TASKS, instance.tasks)


def _lay_facts(instance: Instance, names: Names) -> Iterable[str]:
    """Change facts and questions; return the keys of the facts that went."""
    url = REPOSITORY.search((instance.root / "mkdocs.yml").read_text(encoding="utf-8"))
    gone: dict[str, str] = {}
    for name in WITH_SOURCES:
        path = instance.path(DATA) / name
        text, taken, unsourced = split_facts(path.read_text(encoding="utf-8"), names, url[1] if url else "")
        path.write_text(text, encoding="utf-8")
        where = instance.shown(path)
        instance.tasks.extend(Task(where, key, said) for key, said in taken.items())
        instance.tasks.extend(Task(where, key, "cari sumber untuk provinsi ini") for key in unsourced)
        gone |= taken
    return gone


def _lay_pages(instance: Instance, names: Names, facts: frozenset[str]) -> None:
    root = instance.path(DOCS) / DEFAULT_LOCALE
    new: dict[Path, str] = {}
    lost: dict[Path, frozenset[str]] = {}
    for path in sorted(root.rglob("*.md")):
        before = path.read_text(encoding="utf-8")
        if names.pattern.search(path.relative_to(root).as_posix()):
            _drop_page(instance, path, root)
            continue
        new[path], taken = split_page(before, names, facts, instance.name)
        lost[path] = parse_page(before).anchors - parse_page(new[path]).anchors
        where = instance.shown(path)
        instance.tasks.extend(Task(where, each.section, each.text) for each in sections_of(taken))
    for path, text in new.items():

        def is_lost(target: str, anchor: str, path: Path = path) -> bool:
            page = (path.parent / target).resolve() if target else path.resolve()
            return anchor in lost.get(page, ())

        path.write_text(without_anchors(text, is_lost), encoding="utf-8")


def _drop_blocks(
    instance: Instance, name: str, is_gone: Callable[[str, str], object], task: str = "tambah isi untuk provinsi ini"
) -> None:
    """Take out of a data file the blocks of which `is_gone` says so, by their key and text; then `task` is to be done."""
    path = instance.path(DATA) / name
    if not path.exists():
        return
    head, *blocks = re.split(r"^(?=[\w-]+:[ ]*$)", path.read_text(encoding="utf-8"), flags=re.M)
    kept = [block for block in blocks if not is_gone(block.partition(":")[0], block)]
    path.write_text(head + "".join(kept).rstrip() + "\n", encoding="utf-8")
    if len(kept) < len(blocks):
        instance.tasks.append(Task(instance.shown(path), "", task))


def _leads_nowhere(instance: Instance, block: str) -> bool:
    """Return whether everyday words lead to a page or a section that went."""
    target = TARGET.search(block)
    if not target:
        return False
    address, _, anchor = target[1].strip("\"'").partition("#")
    page = instance.path(DOCS) / DEFAULT_LOCALE / address
    return not page.exists() or bool(anchor) and anchor not in parse_page(page.read_text(encoding="utf-8")).anchors


def _drop_page(instance: Instance, path: Path, root: Path) -> None:
    """Delete a page whose very address names the old province, and its line of the menu."""
    settings = instance.root / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    address = path.relative_to(root).as_posix()
    kept = [line for line in lines if not line.rstrip().endswith(address)]
    settings.write_text("".join(kept), encoding="utf-8")
    path.unlink()
    instance.tasks.append(Task(instance.shown(path), "", "halaman ini dilepas"))


def _empty_data(instance: Instance, names: Names) -> None:
    """Leave the explanation at the head of each data file of the province, without what names its places."""
    for name in (*EMPTIED, REPORTS):
        path = instance.path(DATA) / name
        text = path.read_text(encoding="utf-8")
        first = FIRST_BLOCK.search(text)
        lines = text[: first.start() if first else None].rstrip().split("\n")
        path.write_text("\n".join(line for line in lines if not names.pattern.search(line)) + "\n", encoding="utf-8")
        if name != REPORTS:
            instance.tasks.append(Task(instance.shown(path), "", "isi untuk provinsi ini"))


def _drop_languages(instance: Instance) -> None:
    """Take out every language but Indonesian: pages, dictionaries, glossaries, cards, and their lines of the settings."""
    data, settings = instance.path(DATA), instance.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for locale in LANGUAGE_LINE.findall(text):
        if locale != DEFAULT_LOCALE:
            shutil.rmtree(instance.path(DOCS) / locale, ignore_errors=True)
            (instance.root / "overrides" / "cards" / f"{locale}.png").unlink(missing_ok=True)
    settings.write_text(
        LANGUAGE_LINE.sub(lambda line: line[0] if line[1] == DEFAULT_LOCALE else "", text), encoding="utf-8"
    )
    for path in (*data.glob("words.*.yml"), *data.glob("glossary.*.yml")):
        if path.suffixes[0] != f".{DEFAULT_LOCALE}":
            path.unlink()
    is_own = re.compile(rf"^  lokal: {DEFAULT_LOCALE}$", re.M).search
    _drop_blocks(instance, LANGUAGES, lambda key, block: not is_own(block), "tambah bahasa daerah provinsi ini")
    _leave_comments(data / "translated.txt")


def _lay_province(instance: Instance, codes: dict[str, str], points: dict[str, tuple[str, str]]) -> None:
    folder = instance.path(PROVINCE)
    write_codes(instance.path(AREAS), codes)
    if points:
        write_points(folder / "titik.csv", points)
    else:
        (folder / "titik.csv").unlink(missing_ok=True)
    for name in PROVINCE_TABLES:
        path = folder / name
        if path.exists():
            path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    (folder / "batas.geojson").unlink(missing_ok=True)
    _leave_comments(folder / NAMES, "", instance.name)
    task = "tambah kata yang hanya dipakai provinsi ini"
    instance.tasks.append(Task(instance.shown(folder / NAMES), "", task))


def _leave_comments(path: Path, *lines: str) -> None:
    """Leave of a file only its comments, and `lines` below them."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    path.write_text("\n".join([*comments, *lines, ""]), encoding="utf-8")
