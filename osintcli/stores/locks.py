"""One writer at a time: a lock that goes with its process, however that ends."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a lock on a file; where another process holds it, call `waiting` once and wait."""
    with path.open("a+b") as file:
        if not _taken(file.fileno(), wait=False):
            waiting()
            _taken(file.fileno(), wait=True)
        yield


def _taken(number: int, *, wait: bool) -> bool:
    """Take the lock of an open file; the system gives it back when the file is closed or the process ends."""
    if os.name == "nt":
        return _taken_on_windows(number, wait=wait)
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(number: int, *, wait: bool) -> bool:
    from importlib import import_module
    from typing import Any

    msvcrt: Any = import_module("msvcrt")
    while True:
        try:
            msvcrt.locking(number, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            if not wait:
                return False  # LK_LOCK itself waits ten seconds, then says so
            continue
        return True
