"""The frozen project of tests/project/ beside the programs of this checkout: what goldens, paper and scripts stand on."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.data.blocks import parse_file
from scripts.paths import ROOT
from scripts.source.meaning import words_of
from scripts.source.page import parse_page
from scripts.source.sections import read_doc

DOCS = Path(__file__).parent / "project" / "docs"
DATA = DOCS / "_data"
VILLAGES = DATA / "villages.yml"
AREAS = DATA / "provinsi" / "wilayah.csv"
TODAY = "2026-11-25"  # no fact of the frozen project grows too old
PROGRAMS = ("scripts", "overrides")
PAGE = re.compile(r"- (?:.*: )?(\S+\.md)$")
SECTION = re.compile(r" +- [^:]+:$")
LANGUAGE = re.compile(r"- \{locale: (\w+),")


def assemble(folder: Path) -> Path:
    """Put the frozen texts and data and this checkout's programs into the new `folder`, a project of its own; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PROGRAMS:
        # With what Python has compiled of them: it is still valid, as the copies are as old as they are.
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copytree(DOCS, folder / "docs")
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if _is_frozen(line)]
    full = [line for line, after in zip(kept, [*kept[1:], ""], strict=True) if not _is_empty(line, after)]
    (folder / "mkdocs.yml").write_text("".join(full), encoding="utf-8")
    return folder


def _is_frozen(line: str) -> bool:
    """Return whether the page or language that a line of mkdocs.yml names is part of the frozen project."""
    page, language = PAGE.search(line.rstrip()), LANGUAGE.search(line)
    return (not page or (DOCS / "id" / page[1]).is_file()) and (not language or (DOCS / language[1]).is_dir())


def _is_empty(line: str, after: str) -> bool:
    """Return whether `line` opens a part of the menu of which no page is left: `after` stands no deeper."""
    return bool(SECTION.match(line)) and len(after) - len(after.lstrip()) <= len(line) - len(line.lstrip())


def forget() -> None:
    """Let what comes next read everything anew, as a program does that has just begun: other tests have read it all."""
    for reader in (parse_file, parse_page, read_doc, words_of):
        reader.cache_clear()


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m scripts words` with the programs of the project at `root`, as somebody does who works there."""
    return _python(root, "scripts", *words)


def run_tests(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m pytest words` in the project at `root`, leaving nothing behind."""
    return _python(root, "pytest", *words, "-p", "no:cacheprovider")


def _python(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # What is run has no workers of its own: it must share nothing with those that run this test, nor with another day's.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    env = own | {"PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([sys.executable, "-m", *words], cwd=root, env=env, capture_output=True, text=True)


def build(tree: Path) -> Path:
    """Build the assembled project `tree`; return it, now with `site/` and `page_templates/`."""
    done = run(tree, "build", "--today", TODAY)
    assert done.returncode == 0, done.stderr
    (tree / "page_templates").symlink_to(tree / ".cache" / "page_templates")
    return tree
