"""The page templates of the last good build, kept so that villages can be written without building the site again."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.data.problem import DataError, Problem
from scripts.paths import shown
from scripts.villages.page_template import LIST_PAGE, OFFICER_PAGE, VILLAGE_TEMPLATE

NOTE = "site.json"


@dataclass(frozen=True)
class BuildCache:
    """What the generators must know of the site: its locales, where editors edit docs/, its address, its name, and the day
    as of which it was built (ISO; '' where meetings that are over need not be left out)."""

    locales: tuple[str, ...]
    edit_root: str
    site_url: str
    site_name: str
    today: str = ""


def read_build_cache(folder: Path) -> BuildCache:
    """Return the build cache in `folder`. Raises DataError when the site has not been built yet."""
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
    return BuildCache(**note | {"locales": tuple(note["locales"])})


def write_build_cache(folder: Path, build_cache: BuildCache) -> None:
    """Begin the build cache in the new `folder`."""
    folder.mkdir()
    (folder / NOTE).write_text(json.dumps(asdict(build_cache)), encoding="utf-8")


def keep_page_templates(built: Path, folder: Path) -> None:
    """Put the page templates of one locale, below its folder `built` of the site, into its `folder` of the build cache."""
    for page in (VILLAGE_TEMPLATE, LIST_PAGE, OFFICER_PAGE):
        target = folder / page / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built / page / "index.html", target)
