"""Publish the drawings: one folder for all languages, beside the stylesheet."""

import shutil
from pathlib import Path

from scripts.data.drawings import FOLDER
from scripts.paths import DOCS


def write_drawings(site: Path, docs: Path = DOCS) -> None:
    """Copy the drawings below `docs` into the new folder `site`.

    MkDocs does not do it: to mkdocs-static-i18n a folder `assets` looks like a language that is not built.
    """
    for path in sorted((docs / FOLDER).glob("*.svg")):
        target = site / FOLDER / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
