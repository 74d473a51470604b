"""This machine: one process or several."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from threading import Thread
from typing import TYPE_CHECKING

from osintcli.engines import Work
from osintcli.errors import OsintError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

AHEAD = 2
"""Tasks a worker that wait or are done before they are asked for: enough that none idles."""


class Here:
    """Runs every task in this process."""

    workers = 1

    def map(self, work: Work, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result of each task in turn."""
        return (work(task) for task in tasks)


PAYS = 500_000
"""Bytes of tasks from which on it pays to start processes, each of which loads the model first."""


class AsItPays:
    """Runs tasks here while they are few, in several processes where there are so many that it pays."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def map(self, work: Work, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result of each task in order."""
        waiting = iter(tasks)
        first, size = [], 0
        for task in waiting:
            first.append(task)
            size += len(task)
            if size >= PAYS:
                break
        engine = Processes(self.workers) if size >= PAYS and self.workers > 1 else Here()
        return engine.map(work, chain(first, waiting))


class Processes:
    """Runs tasks in several processes. Each starts anew, so that it shares nothing with this one but the work's module."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, work: Work, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result of each task in order. Raises `OsintError` where a worker was killed."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(
            self.workers, mp_context=multiprocessing.get_context("spawn"), initializer=_deaf
        )
        try:
            yield from _in_order(pool, work, iter(tasks), self.workers * AHEAD)
        except BrokenProcessPool as error:
            raise OsintError(
                "a worker process was ended from outside", "Is there memory enough? Try fewer: --jobs 1."
            ) from error
        finally:
            _end(pool)


def _in_order(pool: ProcessPoolExecutor, work: Work, tasks: Iterator[bytes], held: int) -> Iterator[bytes]:
    running: deque[Future[bytes]] = deque(pool.submit(work, task) for task in islice(tasks, held))
    while running:
        result = running.popleft().result()
        running.extend(pool.submit(work, task) for task in islice(tasks, 1))
        yield result


def _end(pool: ProcessPoolExecutor) -> None:
    """Leave no worker behind, whether all is done or the user has had enough."""
    workers = list((pool._processes or {}).values())  # noqa: SLF001  a running task cannot be called off otherwise
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join()


SELDOM = (50_000, 20, 20)
"""When to look for cycles that hold memory: our nouns make none, and to look after every 700 of them takes a fifth of a
large comparison.
"""


def _deaf() -> None:
    """An interrupt from the keyboard reaches all processes; the first one ends the others. All look for cycles seldom."""
    import gc
    import signal

    gc.set_threshold(*SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    """End with the first process, however that ends: nobody would ask for what is worked on."""
    from multiprocessing import parent_process

    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)


def engine(jobs: int | None) -> Here | Processes | AsItPays:
    """Return an engine of so many processes; of as many as there are cores, where that pays, for `None`."""
    if jobs is None:
        return AsItPays()
    return Processes(jobs) if jobs > 1 else Here()


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
