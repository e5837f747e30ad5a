"""Where things are. The only module that knows the folder names."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DATA = DOCS / "_data"
OVERRIDES = ROOT / "overrides"
SITE = ROOT / "site"
CACHE = ROOT / ".cache"
PAGE_TEMPLATES = CACHE / "page_templates"
PROVINCE = DATA / "provinsi"
FROZEN = ROOT / "tests" / "project" / "docs" / "_data"  # the data that tests stand on
AREAS = PROVINCE / "wilayah.csv"


def shown(path: Path) -> str:
    """Return `path` as people see it: relative to the project where possible, with slashes."""
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
