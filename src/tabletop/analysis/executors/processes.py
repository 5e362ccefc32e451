"""Processes of this machine, each with an interpreter of its own: for plain Python, which threads cannot speed up.

Never holds what is worked on.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Any, TypeVar

from tabletop.analysis.executors import WorkersLost
from tabletop.analysis.running import cores

_In = TypeVar("_In")
_Out = TypeVar("_Out")

DEATHS = 3
"""How often workers may be killed over the same call before the work is given up."""


class _Unknown:
    """What a worker answers that was never told the function."""


_functions: dict[str, Callable[[Any], Any]] = {}


def _begin() -> None:
    """In a worker: leave it to the one who asks to end on Ctrl+C, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _applied(name: str, body: bytes | None, thing: Any) -> Any:
    """In a worker: the function of this name applied. Its body comes with the first calls, then a worker knows it."""
    if name not in _functions:
        if body is None:
            return _Unknown()
        _functions.clear()
        _functions[name] = pickle.loads(body)
    return _functions[name](thing)


@dataclass(frozen=True)
class _Call:
    """A call under way, and the pool it was given to."""

    thing: Any
    pool: ProcessPoolExecutor
    future: Future[Any]

    @property
    def has_answer(self) -> bool:
        return self.future.done() and not isinstance(self.future.exception(), BrokenProcessPool)


@dataclass
class Processes(AbstractContextManager["Processes"]):
    """A pool of processes. Functions and things must be picklable, a function thus one of a module or `sending.Sent`.

    A worker that is killed is replaced and its work done again. They start anew instead of as copies of this process
    (spawn), since copies of a process with threads can hang.
    """

    workers: int = field(default_factory=lambda: cores())

    def __post_init__(self) -> None:
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_begin)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order; at most four a worker are under way. Raises WorkersLost."""
        body = pickle.dumps(f)
        name = hashlib.sha256(body).hexdigest()
        most = 4 * self.workers
        waiting: deque[_Call] = deque()
        try:
            for number, thing in enumerate(things):
                waiting.append(self._call(name, body, thing, tell=number < most))
                while len(waiting) >= most or (waiting and waiting[0].future.done()):
                    yield self._next_answer(name, body, waiting)
            while waiting:
                yield self._next_answer(name, body, waiting)
        finally:
            for call in waiting:
                call.future.cancel()

    def _call(self, name: str, body: bytes, thing: Any, tell: bool) -> _Call:
        try:
            future = self._pool.submit(_applied, name, body if tell else None, thing)
        except BrokenProcessPool:
            self._pool = self._new_pool()
            future = self._pool.submit(_applied, name, body, thing)
        return _Call(thing, self._pool, future)

    def _next_answer(self, name: str, body: bytes, waiting: deque[_Call]) -> Any:
        """The answer to the first call, which is made again while workers are killed over it."""
        deaths = 0
        while True:
            call = waiting[0]
            try:
                answer = call.future.result()
            except BrokenProcessPool as broken:
                deaths += 1
                if deaths == DEATHS:
                    raise WorkersLost(
                        f"worker processes were killed {DEATHS} times; with fewer of them each has more memory"
                    ) from broken
                if call.pool is self._pool:
                    self._pool.shutdown(wait=False)
                    self._pool = self._new_pool()
                for place, other in enumerate(waiting):
                    if other.pool is not self._pool and not other.has_answer:
                        waiting[place] = self._call(name, body, other.thing, tell=True)
                continue
            if not isinstance(answer, _Unknown):
                waiting.popleft()
                return answer
            waiting[0] = self._call(name, body, call.thing, tell=True)
