"""One piece of work over all cores: forked processes that share what has been loaded, each with parts of a list.

Results come back in the order of the list whatever process was the quickest, so what is made of them is the same on any
machine. Where processes cannot be forked, or there is too little to do, the same work is done here, in one go.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item, Result = TypeVar("Item"), TypeVar("Result")
LEAST = 40  # items: fewer are done before a process has started
PARTS = 4  # for each core: parts take unlike long


def cores() -> int:
    """Return how many processes may work at the same time; 1 where forking is not safe: other systems, other threads."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if safe else 1


def spread(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], least: int = LEAST) -> list[Result]:
    """Return `work` of parts of `items` that follow each other, in their order; results must be picklable.

    least: how many items are worth a process. An exception of any part is raised here, that of the first part first.
    """
    workers = min(cores(), len(items) // max(1, least))
    if workers < 2:
        return [work(items)]
    bounds = [len(items) * part // (workers * PARTS) for part in range(workers * PARTS + 1)]
    parts = [items[start:end] for start, end in zip(bounds, bounds[1:], strict=False)]
    fork = multiprocessing.get_context("fork")
    gc.collect()
    gc.freeze()  # what is shared stays shared: nobody's collector touches it
    helpers = []
    for worker in range(1, workers):
        mine, theirs = fork.Pipe(duplex=False)
        helper = fork.Process(target=_send, args=(theirs, work, parts[worker::workers]))
        helper.start()
        theirs.close()
        helpers.append((mine, helper))
    try:
        done = {number: _try(work, parts[number]) for number in range(0, len(parts), workers)}
        for worker, (mine, _) in enumerate(helpers, 1):
            done |= dict(zip(range(worker, len(parts), workers), mine.recv(), strict=True))
    finally:
        gc.unfreeze()
        for mine, helper in helpers:
            mine.close()
            helper.join()
    results = [done[number] for number in range(len(parts))]
    for error in (result for good, result in results if not good):
        raise error
    return [result for _, result in results]


def _send(pipe, work: Callable, parts: Sequence) -> None:
    pipe.send([_try(work, part) for part in parts])
    pipe.close()


def _try(work: Callable, part: Sequence) -> tuple[bool, object]:
    try:
        return True, work(part)
    except Exception as error:
        return False, error
