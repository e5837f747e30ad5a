"""What stood there before: the texts and data of an earlier state of the project, from Git."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.data.problem import SiteError
from scripts.paths import DOCS, ROOT


def git(root: Path, *words: str) -> str:
    """Return what Git says in the checkout at `root`. Raises CalledProcessError."""
    return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def docs_at(revision: str, root: Path = ROOT) -> Iterator[Path]:
    """Give the docs folder as it was at a Git `revision`. Raises SiteError where Git does not know it."""
    command = ["git", "archive", "--format=tar", revision, "--", DOCS.name]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        fix = "tulis nama cabang atau nomor komit yang ada, misalnya origin/main."
        raise SiteError(f"Keadaan sebelumnya `{revision}` tidak ditemukan.", fix) from None
    with TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        for member in archive.getmembers():
            if member.isfile():  # Python before 3.11.4 has no safe extractall
                target = Path(folder) / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.extractfile(member).read())
        yield Path(folder).resolve() / DOCS.name
