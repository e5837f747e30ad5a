"""Work on many things at once, on every core, and not again on what was worked on the last time."""

import hashlib
import os
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

from scripts.paths import CACHE, ROOT

CHUNK = 16  # things that a core takes at a time
Result = TypeVar("Result")


def on_all_cores(work: Callable[[str], Result], things: Sequence[str]) -> list[Result]:
    """Return what `work` makes of each of `things`, in their order. Another process does it: what it changes stays there."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(work, things, chunksize=CHUNK))


def on_what_is_new(work: Callable[[str], Result], things: Sequence[str], kept: Path | None = None) -> list[Result]:
    """Return the same as on_all_cores, but work only on things that were not there the last time.

    work: needs nothing but the thing; kept: the file of the last time, by default named after `work`. What other
    programs or packages made is made anew.
    """
    kept = kept or CACHE / f"{work.__module__}.{work.__name__}"
    last = _read(kept)
    keys = [hashlib.sha256(programs() + thing.encode()).digest() for thing in things]
    new = {key: thing for key, thing in zip(keys, things, strict=True) if key not in last}
    last |= zip(new, on_all_cores(work, list(new.values())), strict=True) if new else ()
    if new or last.keys() - keys:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_name(f"{kept.name}.{os.getpid()}")
        part.write_bytes(pickle.dumps({key: last[key] for key in keys}))
        part.replace(kept)
    return [last[key] for key in keys]


def _read(kept: Path) -> dict[bytes, object]:
    try:
        found = pickle.loads(kept.read_bytes())
        return found if isinstance(found, dict) else {}
    except (OSError, EOFError, ValueError, TypeError, AttributeError, ImportError, pickle.UnpicklingError):
        return {}  # never there, or of another time


@cache
def programs() -> bytes:
    """Return a digest of the project's programs and of the packages they stand on."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes() if (ROOT / "requirements.txt").exists() else b"")
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
