"""Run a program and see what it costs; room to work in."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import CACHE, ROOT

RUNS = 3
MEMORY_DISK = Path("/dev/shm")
ROOM = 3 << 30  # bytes: the country in two languages


@dataclass(frozen=True)
class Cost:
    """seconds: wall time; cpu: seconds of all cores; peak: MiB of the largest process; out: what it printed.

    A child starts with the peak of the process that starts it: keep that one small.
    """

    seconds: float
    cpu: float
    peak: float
    out: str


def run(command: Sequence[str], folder: Path = ROOT) -> Cost:
    """Run `command` in `folder` and return its cost. Raises RuntimeError with its words when it fails."""
    with tempfile.TemporaryFile("w+") as out:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        # Not getrusage(RUSAGE_CHILDREN), which never forgets the largest child.
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{text}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)  # Linux counts in KiB


def run_command(*words: str | Path) -> Cost:
    """Run `python -m scripts` with these words."""
    return run([sys.executable, "-m", "scripts", *map(str, words)])


def best(once: Callable[[], Cost], before: Callable[[], None] = lambda: None) -> Cost:
    """Return the quickest of several runs of `once`, each after `before`: other work on the machine only slows down."""
    costs = []
    for _ in range(RUNS):
        before()
        costs.append(once())
    return min(costs, key=lambda cost: cost.seconds)


def in_turn(*tries: Callable[[], Cost]) -> list[Cost]:
    """Return the quickest run of each of `tries`, which take turns: what slows the machine for a while slows them all."""
    rounds = [[once() for once in tries] for _ in range(RUNS)]
    return [min(costs, key=lambda cost: cost.seconds) for costs in zip(*rounds, strict=True)]


@contextmanager
def workplace(in_memory: bool = False) -> Iterator[Path]:
    """Give a folder that goes away afterwards.

    in_memory: on a disk in memory where there is room, so that programs are measured and not the disk.
    """
    CACHE.mkdir(exist_ok=True)
    fits = in_memory and MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free > ROOM
    with tempfile.TemporaryDirectory(dir=MEMORY_DISK if fits else CACHE, prefix="bench-") as folder:
        yield Path(folder)
