"""What a build has kept of the last one never shows: its site is that of a build that begins with nothing."""

import shutil
from pathlib import Path

import pytest

from scripts.render.environment import compiled_in, typed_template
from scripts.store import Store
from tests import tree
from tests.edited import append, change
from tests.test_build import contents

SENTENCE = "Bertanya dulu itu gratis, kapan saja."
# What is changed -> where it must be seen afterwards.
EDITS = {
    ("docs/_data/facts.yml", 'nilai: "350000"', 'nilai: "355000"'): ("paspor/uang/index.html", b"355.000"),
    ("docs/_data/words.id.yml", "ada tanda ini, berhenti", "ada tanda ini, tolak"): (
        "waspada/tanda/index.html",
        b"ini, tolak",
    ),
    ("overrides/main.html", "<title>", '<meta name="uji" content="1"><title>'): ("iba/index.html", b"name=uji"),
    ("docs/id/cari.md", "menu: Cari", "menu: Telusur"): ("mad/kantor/index.html", b"Telusur"),
    ("docs/iba/bantuan.md", "Telepon nya {{", "Telepon nya uji {{"): ("iba/bantuan/index.html", b"nya uji"),
}


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """The frozen project as it was built, with all that was kept."""
    return Path(shutil.copytree(built, tmp_path / "project", symlinks=True))


def kept(root: Path) -> set[str]:
    return {path.name for path in (root / ".cache/made").iterdir()}


def built_again(root: Path) -> dict[str, bytes]:
    done = tree.run(root, "build", "--force", "--today", tree.TODAY)
    assert done.returncode == 0, done.stderr
    return contents(root / "site")


def test_after_edits_of_all_kinds_the_site_is_that_of_a_build_from_nothing(root: Path) -> None:
    assert tree.run(root, "maintain", "rename", "paspor/biaya", "paspor/uang").returncode == 0
    for (path, *words), _ in EDITS.items():
        change(root / path, *words)
    built_again(root)
    before = kept(root)
    for path in ("id/bantuan.md", "id/status-terjemahan.md"):
        append(root / "docs" / path, f"\n{SENTENCE}\n")
    again = built_again(root)
    assert len(kept(root) & before) > len(before) / 2
    shutil.rmtree(root / ".cache")
    assert again == built_again(root)
    seen = [*EDITS.values(), ("bantuan/index.html", SENTENCE.encode()), ("mad/bantuan/index.html", SENTENCE.encode())]
    assert [(page, words) for page, words in seen if words not in again[page]] == []


def test_damaged_results_are_made_anew(root: Path, site: Path) -> None:
    for number, path in enumerate(sorted((root / ".cache/made").iterdir())):
        data = path.read_bytes()
        harmed = (data[: len(data) // 2], b"", data[:-1] + bytes([data[-1] ^ 1]), data + b"x")
        path.write_bytes(harmed[number % len(harmed)])
    assert built_again(root) == contents(site)


def test_what_a_failed_build_made_is_not_kept(root: Path) -> None:
    before = kept(root)
    append(root / "docs/id/bantuan.md", f"\n{SENTENCE} [Desa](tidak-ada.md)\n")
    assert tree.run(root, "build", "--today", tree.TODAY).returncode == 1
    assert kept(root) == before


def test_a_store_forgets_what_nobody_asks_for(tmp_path: Path) -> None:
    for number, asked in enumerate((("a", "b"), ("b",), ("a", "b"))):
        store = Store(tmp_path / "kept", tmp_path / str(number), "basis")
        kept = [store.keep(("letter", key), lambda number=number: number) for key in asked]
        store.commit()
        assert kept == [[0, 0], [0], [2, 0]][number]


def test_a_store_knows_results_of_other_programs_apart(tmp_path: Path) -> None:
    for basis in ("old", "new"):
        store = Store(tmp_path / "kept", tmp_path / basis, basis)
        assert store.keep(("a", "bc"), lambda basis=basis: basis) == basis
        assert store.find(("ab", "c")) is None
        store.commit()


def test_after_a_build_templates_need_its_store_no_more(tmp_path: Path) -> None:
    """A release makes its handouts in the same process."""
    with compiled_in(Store(tmp_path / "kept", tmp_path / "new", "basis")):
        assert typed_template("satu {{ 1 }}").render() == "satu 1"
    shutil.rmtree(tmp_path / "new")
    assert typed_template("dua {{ 2 }}").render() == "dua 2"
