"""Workers of a Dask cluster, on any number of machines. Needs the extra `cluster` (distributed).

This is the one file that knows Dask. Never holds what is worked on.
"""

from __future__ import annotations

import hashlib
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import takewhile
from types import TracebackType
from typing import Any, TypeVar

from distributed import Client, Future, KilledWorker
from distributed.comm.addressing import get_address_host_port

from tabletop.analysis.executors import Unreachable, WorkersLost

_In = TypeVar("_In")
_Out = TypeVar("_Out")

WAIT = 10.0
"""Seconds in which a scheduler must answer."""

RECOUNT = 2.0
"""Seconds after which the workers are counted again, as more may have come."""

AHEAD = 4
"""Calls under way for each thread of a worker, so that none waits for the way there and back."""


def _applied(f: Callable[[Any], Any], thing: Any) -> Any:
    return f(thing)


class Cluster(AbstractContextManager["Cluster"]):
    """The workers of a scheduler at an address such as tcp://10.0.0.1:8786. Raises Unreachable, and ValueError for what
    is no address.

    Functions and things must be picklable, a function thus one of a module or `sending.Sent`. Workers may come and go:
    what a lost one was doing, or had done and not handed over, is done again by another.
    """

    def __init__(self, address: str) -> None:
        get_address_host_port(address)  # a client of what is no address would be let go with a long wait
        try:
            self._client = Client(address, timeout=WAIT, set_as_default=False)
        except (OSError, ValueError) as refused:
            raise Unreachable(f"no Dask scheduler answers at {address}") from refused

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def threads(self) -> int:
        """Threads of all workers at this moment."""
        return sum(self._client.nthreads().values())

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order; at most four a thread are under way. Raises WorkersLost."""
        body = pickle.dumps(f)
        # As a task of its own the function goes to each worker once, and is made again when the one that has it dies.
        sent = self._client.submit(
            pickle.loads, body, key=f"tabletop-{hashlib.sha256(body).hexdigest()}", pure=True
        )
        waiting: deque[Future[Any]] = deque()
        most, counted = 0, 0.0
        try:
            for thing in things:
                if time.monotonic() - counted > RECOUNT:
                    most, counted = AHEAD * max(1, self.threads), time.monotonic()
                waiting.append(self._client.submit(_applied, sent, thing, pure=False))
                while len(waiting) >= most:
                    yield from self._answers(waiting)
            while waiting:
                yield from self._answers(waiting)
        finally:
            for future in waiting:
                future.cancel()

    def _answers(self, waiting: deque[Future[Any]]) -> list[Any]:
        """The first answer, waited for, or all first ones that are there: each way there and back takes its time."""
        ready = list(takewhile(lambda future: future.status == "finished", waiting))
        try:
            found = self._client.gather(ready) if ready else [waiting[0].result()]
        except KilledWorker as killed:
            raise WorkersLost(
                "workers were killed again and again over the same games; give each more memory"
            ) from killed
        for _ in found:
            waiting.popleft()
        return list(found)
