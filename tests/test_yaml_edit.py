"""Programs that write editors' files change what they mean to change, and not one other byte."""

import shutil
from pathlib import Path

import pytest

from scripts.data.yaml_edit import parse, put, write
from scripts.paths import ROOT
from scripts.translations.new import Language, add_language, fill_words
from scripts.translations.stamp import write_stamps
from tests.tree import DATA, DOCS

FILES = [path for path in (*sorted(DATA.glob("*.yml")), ROOT / "mkdocs.yml") if path.name != "reviews.yml"]


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_file_read_and_written_again_is_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    assert write(parse(text)) == text


@pytest.mark.parametrize("text", ["", "# Catatan\n#\n# dua\n", "# Catatan\n\n# dua\n", "{}\n", "# Catatan\n{}\n"])
def test_a_file_without_a_block_stays_as_it_is_and_takes_its_first(text: str) -> None:
    assert write(parse(text)) == text
    data = parse(text)
    put(data, "satu", "dua", ["satu"])
    assert parse(write(data)) == {"satu": "dua"}
    assert write(data).startswith(text.removesuffix("{}\n"))


def test_new_words_stand_where_the_indonesian_ones_stand(tmp_path: Path) -> None:
    data = Path(shutil.copytree(DATA, tmp_path / "_data"))
    source, local = data / "words.id.yml", data / "words.iba.yml"
    first, middle, last = (list(parse(source.read_text("utf-8")))[place] for place in (0, 20, -1))
    text = source.read_text("utf-8")
    for key in (first, middle, last):
        text = text.replace(f"\n{key}: ", f"\nsebelum_{key}: Kata baru\n{key}: ")
    source.write_text(f"{text}paling_akhir: Kata baru\n", "utf-8")
    before = local.read_text("utf-8").split("\n")
    assert "words.iba.yml" in fill_words(data)
    after = local.read_text("utf-8").split("\n")
    added = {f'sebelum_{key}: "="' for key in (first, middle, last)} | {'paling_akhir: "="'}
    assert [line for line in after if line not in added] == before
    assert set(after) - set(before) == added
    keys, wanted = (list(parse(path.read_text("utf-8"))) for path in (local, source))
    for key in (line.partition(":")[0] for line in added):
        assert key in (keys[0], wanted[0]) or keys[keys.index(key) - 1] == wanted[wanted.index(key) - 1]
    assert fill_words(data) == []


def test_a_new_language_adds_lines_and_changes_none(tmp_path: Path) -> None:
    shutil.copytree(DOCS, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    add_language(Language("mualang", "mtd", "Mualang", "Jaku Mualang"), tmp_path)
    for name in ("mkdocs.yml", "docs/_data/languages.yml"):
        before, after = (
            (root / name).read_text("utf-8").split("\n")
            for root in (ROOT if name == "mkdocs.yml" else DOCS.parent, tmp_path)
        )
        assert [line for line in before if line not in after] in ([], ["  lokal:"]), name
    assert "        - {locale: mualang, name: Jaku Mualang}\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")
    words = (tmp_path / "docs" / "_data" / "words.mualang.yml").read_text("utf-8")
    assert set(parse(words).values()) == {"="}
    assert list(parse(words)) == list(parse((DATA / "words.id.yml").read_text("utf-8")))


def test_a_stamp_leaves_the_rest_of_the_head_as_typed(tmp_path: Path) -> None:
    page = tmp_path / "index.md"
    head = 'title: "Judul: dua"\ndescription: 2027-01-16\nrekaman:\n  berkas: iba-index\n  tanggal: 2027-01-16\npesan: Ya.\n'
    page.write_text(f"---\n{head}dari:\n  kepala: aaa\n---\n\n## Isi\n", "utf-8")
    write_stamps(page, {"kepala": "bbb", "isi": "ccc"})
    assert page.read_text("utf-8") == f"---\n{head}dari:\n  kepala: bbb\n  isi: ccc\n---\n\n## Isi\n"
