"""The shells of the last good build, kept so that villages can be written without building the site again."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.data.problem import DataError, Problem
from scripts.paths import shown
from scripts.villages.shell import LIST_PAGE, OFFICER_PAGE, VILLAGE_SHELL

NOTE = "site.json"


@dataclass(frozen=True)
class Shelf:
    """What the generators must know of the site: its locales, where editors edit docs/, its address and its name."""

    locales: tuple[str, ...]
    edit_root: str
    site_url: str
    site_name: str


def read_shelf(folder: Path) -> Shelf:
    """Return the shelf in `folder`. Raises DataError when the site has not been built yet."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    except OSError:
        raise DataError(
            [
                Problem(
                    shown(folder / NOTE), 1, "situs belum pernah dibangun.", "Jalankan `make site` sekali, lalu ulangi."
                )
            ]
        ) from None
    return Shelf(**note | {"locales": tuple(note["locales"])})


def write_shelf(folder: Path, shelf: Shelf, built: dict[str, Path]) -> None:
    """Put the shells of each locale's folder of the build (`built`) on the shelf."""
    shutil.rmtree(folder, ignore_errors=True)
    for locale, site in built.items():
        for page in (VILLAGE_SHELL, LIST_PAGE, OFFICER_PAGE):
            target = folder / locale / page / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / page / "index.html", target)
    (folder / NOTE).write_text(json.dumps(asdict(shelf)), encoding="utf-8")
