"""A folder for work in progress, and what killed work left behind: the next run puts the last site back and removes the rest."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OLD = "old"  # the site that is being replaced


@contextmanager
def work_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Give a new folder in `parent` that is gone afterwards; as long as it is held, `clear_left` leaves it alone."""
    with tempfile.TemporaryDirectory(dir=parent, prefix=prefix, ignore_cleanup_errors=True) as name:
        held = os.open(name, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)  # the system lets go of it when a program is killed
            yield Path(name)
        finally:
            os.close(held)


def clear_left(parent: Path, prefix: str, site: Path | None = None) -> None:
    """Remove the folders in `parent` that nobody holds any more; a site that was on its way out goes back to `site`."""
    for folder in parent.glob(f"{prefix}*"):
        with suppress(OSError):
            held = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if site and (folder / OLD).is_dir() and not site.exists():
                    (folder / OLD).rename(site)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(held)
