"""Writing files whole or not at all: a full disk leaves the old ones as they were."""

from collections.abc import Mapping
from pathlib import Path

from scripts.data.problem import SiteError
from scripts.paths import shown


def replace_text(path: Path, text: str) -> None:
    """Put `text` in the place of the file `path`, in UTF-8 with LF. Raises SiteError, and the file is as it was."""
    replace_texts({path: text})


def replace_texts(texts: Mapping[Path, str]) -> None:
    """Put each text in the place of its file, all or none, in UTF-8 with LF. Raises SiteError, and all files are as they were."""
    beside = {path: path.with_name(f"{path.name}.baru") for path in texts}
    path = None
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_text(text, encoding="utf-8", newline="\n")
        for path, new in beside.items():
            new.replace(path)
    except OSError as error:
        for new in beside.values():
            new.unlink(missing_ok=True)
        fix = "periksa ruang dan izin tulis map itu, lalu ulangi."
        raise SiteError(f"{shown(path)} tidak bisa ditulis; isinya tidak berubah.", fix) from error
