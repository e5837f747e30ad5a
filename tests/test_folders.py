"""The tour in the README: one folder after the other, none looks back."""

import ast
from pathlib import Path

import pytest

from scripts.paths import ROOT

# Each row may use the rows above it, and itself.
ROWS = (
    ("paths", "packages", "browser", "github", "spread", "store"),
    ("data",),
    ("source",),
    ("render",),
    ("pages",),
    ("villages", "rules"),
    ("finish",),
    ("translations", "handouts", "spreadsheets", "reports", "province"),
    ("maintenance", "proposals", "check", "forms", "schema", "summary", "fingerprint"),
    ("build", "serve"),
    ("bench", "release"),
)
LEVEL = {name: level for level, row in enumerate(ROWS) for name in row}


def used_by(folder: Path) -> set[str]:
    """Return which parts of scripts/ the programs in `folder` (or the one at that path) import."""
    files = folder.rglob("*.py") if folder.is_dir() else [folder]
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    names = (node.module or "" for node in nodes if isinstance(node, ast.ImportFrom))
    return {name.split(".")[1] for name in names if name.startswith("scripts.")}


def test_every_part_of_the_program_has_its_place() -> None:
    parts = {path.stem for path in (ROOT / "scripts").iterdir() if not path.name.startswith("_")}
    assert parts == set(LEVEL)


@pytest.mark.parametrize("part", LEVEL)
def test_no_part_looks_back(part: str) -> None:
    path = ROOT / "scripts" / part
    later = {name for name in used_by(path if path.is_dir() else path.with_suffix(".py")) if LEVEL[name] > LEVEL[part]}
    assert not later
