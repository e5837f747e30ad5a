"""Work on many things at once, on every core."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

CHUNK = 16  # things that a core takes at a time
Thing, Result = TypeVar("Thing"), TypeVar("Result")


def on_all_cores(work: Callable[[Thing], Result], things: Iterable[Thing]) -> list[Result]:
    """Return what `work` makes of each of `things`, in their order. Another process does it: what it changes stays there."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(work, things, chunksize=CHUNK))
