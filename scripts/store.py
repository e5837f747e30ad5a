"""What one build makes for the next: each result under a hash of all that it was made from, so that none is out of date.

    store = Store(CACHE / "made", folder, basis)
    html = store.keep(("clean", text), lambda: clean_html(text))
    store.commit()

One file a result, its checksum before it: a damaged one counts as none. What a build makes stands apart until the build has
gone well. Forked processes may read and write: under one name all write the same, and half a file is a damaged one.
"""

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")
Key = Sequence[str | bytes]
Keep = Callable[[Key, Callable[[], Result]], Result]
SIZE = 16  # bytes of each hash
DIGITS = 2 * SIZE
BEGIN = ".begin"


class Store:
    """Results in `folder`; `new`: an empty folder for those of this build. basis: a hash of what all of them depend on."""

    def __init__(self, folder: Path, new: Path, basis: str) -> None:
        self.folder, self.new, self.basis = folder, new, basis
        folder.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        (new / BEGIN).touch()

    def keep(self, key: Key, make: Callable[[], Result]) -> Result:
        """Return what `make` returned for the same `key` in this build or the last, else call it. Results must be picklable.

        key: everything that `make` reads beside the basis, after a word for what it makes.
        """
        known = self.find(key)
        return self.put(key, make()) if known is None else known

    def find(self, key: Key) -> object:
        """Return what has been put under `key`, None where nothing has."""
        name = hash_of(self.basis, *key)
        for folder in (self.folder, self.new):
            with suppress(FileNotFoundError):
                data = (folder / name).read_bytes()
                if _checksum(data[DIGITS:]) == data[:DIGITS]:
                    os.utime(folder / name)  # it is still used
                    return pickle.loads(data[DIGITS:])
        return None

    def put(self, key: Key, result: Result) -> Result:
        """Put `result`, not None, under `key`, and return it."""
        name, data = hash_of(self.basis, *key), pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        (self.new / name).write_bytes(_checksum(data) + data)
        return result

    def commit(self) -> None:
        """Keep what this build has made, and nothing that it had no use for."""
        begin = (self.new / BEGIN).stat().st_mtime_ns
        for old in self.folder.iterdir():
            with suppress(FileNotFoundError):  # another build has removed it
                if old.stat().st_mtime_ns < begin:
                    old.unlink()
        for made in self.new.iterdir():
            if made.name != BEGIN:
                shutil.move(made, self.folder / made.name)


def make_anew(key: Key, make: Callable[[], Result]) -> Result:
    """Stand where `Store.keep` can stand, and keep nothing."""
    return make()


def hash_of(*parts: str | bytes) -> str:
    """Return a hash of texts that differs when any of them does, or their number."""
    digest = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def _checksum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).hexdigest().encode()
