"""A cluster of Dask: `tcp://scheduler:8786`, or `local` for one on this machine. Comes with the extra `cluster`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from osintcli.engines import Work
from osintcli.engines.local import AHEAD, cores
from osintcli.errors import OsintError

LOCAL = "local"
RETRIES = 3
"""Times a task is given to another worker when its own is lost."""


class Cluster:
    """Runs tasks on the workers of a Dask cluster. A task that is run twice gives the same; one result is taken."""

    def __init__(self, address: str, workers: int | None = None) -> None:
        try:
            import distributed as found
        except ImportError as error:
            raise OsintError(
                "--cluster needs Dask", "Install it with: pip install 'osintcli[cluster]'"
            ) from error
        distributed: Any = found
        if address == LOCAL:
            self._client: Any = distributed.Client(
                n_workers=workers or cores(),
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",  # any free port: the usual one may be taken by another cluster
                set_as_default=False,
            )
        else:
            self._client = _reached(distributed, address)

    @property
    def workers(self) -> int:
        """How many tasks run at once."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def map(self, work: Work, tasks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the result of each task in order."""
        waiting = iter(tasks)
        running: deque[Any] = deque(
            self._submitted(work, task) for task in islice(waiting, self.workers * AHEAD)
        )
        while running:
            result: bytes = running.popleft().result()
            running.extend(self._submitted(work, task) for task in islice(waiting, 1))
            yield result

    def _submitted(self, work: Work, task: bytes) -> Any:  # noqa: ANN401  Dask's futures have no types
        return self._client.submit(work, task, pure=True, retries=RETRIES)

    def close(self) -> None:
        """Leave the cluster; a local one ends."""
        self._client.close()


def _reached(distributed: Any, address: str) -> Any:  # noqa: ANN401  Dask has no types
    try:
        return distributed.Client(address, set_as_default=False, timeout=10)
    except (OSError, ValueError) as error:
        raise OsintError(
            f"no cluster answers at {address}", "Start one with `dask scheduler`, or say --cluster local."
        ) from error
