"""Writing a file whole or not at all: a full disk leaves the old one as it was."""

from pathlib import Path

from scripts.data.problem import SiteError
from scripts.paths import shown


def replace_text(path: Path, text: str) -> None:
    """Put `text` in the place of the file `path`, in UTF-8 with LF. Raises SiteError, and the file is as it was."""
    new = path.with_name(f"{path.name}.baru")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(text, encoding="utf-8", newline="\n")
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        fix = "periksa ruang dan izin tulis map itu, lalu ulangi."
        raise SiteError(f"{shown(path)} tidak bisa ditulis; isinya tidak berubah.\n    Perbaikan: {fix}") from error
