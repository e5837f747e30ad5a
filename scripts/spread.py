"""One piece of work over all cores: forked processes that share what has been loaded, each with parts of a list.

Results come back in the order of the list whatever process was the quickest, so what is made of them is the same on any
machine. Where processes cannot be forked, or there is too little to do, the same work is done here, in one go.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item, Result = TypeVar("Item"), TypeVar("Result")
LEAST = 40  # items: fewer are done before a process has started
PARTS = 4  # for each core: parts take unlike long, and whoever is done takes the next
MOST = 60  # processes: the number of a part is one byte
FORK = multiprocessing.get_context("fork")
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def cores() -> int:
    """Return how many processes may work at the same time; 1 where forking is not safe: other systems, other threads."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if safe else 1


def spread(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], least: int = LEAST) -> list[Result]:
    """Return `work` of parts of `items` that follow each other, in their order; results must be picklable.

    least: how many items are worth a process. An exception of any part is raised here, that of the first part first.
    """
    workers = min(cores(), MOST, len(items) // max(1, least))
    if workers < 2:
        return [work(items)]
    bounds = [len(items) * part // (workers * PARTS) for part in range(workers * PARTS + 1)]
    parts = [items[start:end] for start, end in zip(bounds, bounds[1:], strict=False)]
    gc.freeze()  # what is shared stays shared: nobody's collector touches it
    waiting, numbers = os.pipe()
    os.write(numbers, bytes(range(workers, len(parts))))
    os.close(numbers)
    helpers = []
    for first in range(1, workers):
        mine, theirs = FORK.Pipe(duplex=False)
        helper = FORK.Process(target=_send, args=(theirs, work, parts, first, waiting))
        helper.start()
        theirs.close()
        helpers.append((mine, helper))
    try:
        done = _work_off(work, parts, 0, waiting)
        for mine, _ in helpers:
            done |= mine.recv()
    finally:
        gc.unfreeze()
        os.close(waiting)
        for mine, helper in helpers:
            mine.close()
            helper.join()
    results = [done[number] for number in range(len(parts))]
    for error in (result for good, result in results if not good):
        raise error
    return [result for _, result in results]


def at_once(*tasks: Callable[[], Result]) -> list[Result]:
    """Do different pieces of work at the same time, the longest named first; return what each returns, in their order."""
    return [done for part in spread(lambda part: [task() for task in part], tasks, 1) for done in part]


def _send(pipe, work: Callable, parts: Sequence, first: int, waiting: int) -> None:
    pipe.send(_work_off(work, parts, first, waiting))
    pipe.close()


def _work_off(work: Callable, parts: Sequence, first: int, waiting: int) -> dict[int, tuple[bool, object]]:
    """Do the part numbered `first`, then parts as long as the pipe `waiting` names one that nobody has taken; return what
    came of them by number.
    """
    done = {first: _try(work, parts[first])}
    while number := os.read(waiting, 1):
        done[number[0]] = _try(work, parts[number[0]])
    return done


def _try(work: Callable, part: Sequence) -> tuple[bool, object]:
    try:
        return True, work(part)
    except Exception as error:
        return False, error


def die_with_parent() -> None:
    """Ask Linux, in a process that has just been started, to end it together with the one that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
