"""A changed word of the interface marks its translations as behind, in the check and in the state of the languages."""

import datetime
import shutil
from pathlib import Path

import pytest

from scripts.check import check_all
from scripts.data.kept import kept_text
from scripts.data.problem import Hint
from scripts.data.project import load_project
from scripts.translations.new import bring_words, fill_words
from scripts.translations.words_age import stamp_rows
from tests import tree
from tests.tree import DOCS

TODAY = datetime.date(2026, 11, 25)
KEY = "desa_saya"  # translated in every dictionary, from the day its stamp was made
NEW = "Kampung halaman keluarga"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the pages and data, their dictionaries stamped with a text that says what Indonesian says."""
    docs = Path(shutil.copytree(DOCS, tmp_path / "docs"))
    project = load_project(docs / "_data")
    rows = {row: stamp for locale in project.words for row, stamp in stamp_rows(project, locale, [KEY]).items()}
    (docs / "_data" / "translated.txt").write_text(kept_text({**project.kept, **rows}), "utf-8")
    return docs


def set_word(docs: Path, text: str) -> None:
    path = docs / "_data" / "words.id.yml"
    lines = [f"{KEY}: {text}" if line.startswith(f"{KEY}:") else line for line in path.read_text("utf-8").split("\n")]
    path.write_text("\n".join(lines), "utf-8")


def behind(docs: Path) -> dict[str, Hint]:
    """The hints about words that are behind, by file name."""
    _, hints = check_all(TODAY, docs)
    return {Path(hint.path).name: hint for hint in hints if hint.rule == "T203" and hint.record == KEY}


def test_a_changed_word_marks_every_dictionary_that_translates_it_on_its_line(docs: Path) -> None:
    assert behind(docs) == {}
    set_word(docs, NEW)
    found = behind(docs)
    assert {"words.iba.yml", "words.mad.yml"} <= found.keys()
    for name, hint in found.items():
        line = (docs / "_data" / name).read_text("utf-8").split("\n")[hint.line - 1]
        assert line.startswith(f"{KEY}:") and NEW in hint.message and name in hint.fix


def test_a_word_in_other_letters_marks_nothing(docs: Path) -> None:
    old = next(
        line for line in (docs / "_data" / "words.id.yml").read_text("utf-8").split("\n") if line.startswith(f"{KEY}:")
    ).partition(": ")[2]
    set_word(docs, f"{old.lower()}.")
    assert behind(docs) == {}


def test_the_mark_is_switched_off_with_a_reason(docs: Path) -> None:
    set_word(docs, NEW)
    path = docs / "_data" / "words.iba.yml"
    text = path.read_text("utf-8").replace(f"\n{KEY}:", f"\n# abaikan T203: artinya sama di Iban\n{KEY}:")
    path.write_text(text, "utf-8")
    assert "words.iba.yml" not in behind(docs) and "words.mad.yml" in behind(docs)


def test_a_new_word_stands_in_its_place_in_every_dictionary_and_in_the_frozen_project(tmp_path: Path) -> None:
    data, frozen = tmp_path / "data", tmp_path / "frozen"
    for folder in (data, frozen):
        folder.mkdir()
        for path in tree.DATA.glob("words.*.yml"):
            shutil.copy(path, folder)
    source = data / "words.id.yml"
    source.write_text(
        source.read_text("utf-8").replace("\ndi_desa_ini:", "\nkata_baru: Kata baru\ndi_desa_ini:"), "utf-8"
    )
    assert fill_words(data) == ["words.iba.yml", "words.mad.yml"]
    assert bring_words(data, frozen) == ["words.id.yml", "words.iba.yml", "words.mad.yml"]
    for folder, name, text in ((data, "iba", '"="'), (frozen, "id", "Kata baru"), (frozen, "mad", '"="')):
        assert f"\nkata_baru: {text}\ndi_desa_ini:" in (folder / f"words.{name}.yml").read_text("utf-8")
    assert fill_words(data) == bring_words(data, frozen) == []
