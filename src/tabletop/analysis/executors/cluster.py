"""Workers of a Dask cluster, on any number of machines. Needs the extra `cluster` (distributed).

This is the one file that knows Dask. Never holds what is worked on.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, TypeVar

from distributed import Client, Future, KilledWorker

from tabletop.analysis.executors import Unreachable, WorkersLost

_In = TypeVar("_In")
_Out = TypeVar("_Out")

WAIT = 10.0
"""Seconds in which a scheduler must answer."""

AHEAD = 4
"""Calls under way for each thread of a worker, so that none waits for the way there and back."""


def _applied(f: Callable[[Any], Any], thing: Any) -> Any:
    return f(thing)


class Cluster(AbstractContextManager["Cluster"]):
    """The workers of a scheduler at an address such as tcp://10.0.0.1:8786. Raises Unreachable.

    Functions and things must be picklable, a function thus one of a module or `sending.Sent`. Workers may come and go:
    what a lost one was doing, or had done and not handed over, is done again by another.
    """

    def __init__(self, address: str) -> None:
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
        most = 0
        try:
            for thing in things:
                if len(waiting) >= most:
                    most = AHEAD * max(1, self.threads)
                waiting.append(self._client.submit(_applied, sent, thing, pure=False))
                while len(waiting) >= most or (waiting and waiting[0].done()):
                    yield self._answer(waiting.popleft())
            while waiting:
                yield self._answer(waiting.popleft())
        finally:
            for future in waiting:
                future.cancel()

    @staticmethod
    def _answer(future: Future[Any]) -> Any:
        try:
            return future.result()
        except KilledWorker as killed:
            raise WorkersLost(
                "workers were killed again and again over the same games; give each more memory"
            ) from killed
