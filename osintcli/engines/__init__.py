"""What runs the work: this process, several processes of this machine, or a cluster. All do the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

Work = Callable[[bytes], bytes]
"""A function of a module, so that another process can import it: bytes in, bytes out."""


class Engine(Protocol):
    """Runs work over tasks. What comes out does not depend on which engine it is, nor on how many workers it has."""

    @property
    def workers(self) -> int:
        """How many tasks run at once."""

    def map(self, work: Work, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result of each task in the order of the tasks, which are taken as they are needed.

        No more tasks and results are held than keep the workers busy. An exception of the work is raised here.
        """
