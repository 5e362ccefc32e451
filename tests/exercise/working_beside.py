"""Work to be done in another process, which finds it by its name in this module."""

import os
import threading
import time
from collections.abc import Iterator


class Odd(Exception):
    """An exception that cannot be made of what it was made with."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"odd: {one + other}")


def counted(to: int) -> Iterator[int]:
    yield from range(to)


def whose(_: int) -> Iterator[tuple[int, int, str]]:
    os.write(1, b"among the findings")
    yield os.getpid(), getattr(os, "getsid", lambda _: 0)(0), threading.current_thread().name


def failing(after: int) -> Iterator[int]:
    yield from range(after)
    raise LookupError("there is no more")


def odd(_: int) -> Iterator[int]:
    yield from ()
    raise Odd(3, 4)


def without_end(first: int) -> Iterator[int]:
    yield os.getpid()
    while True:
        time.sleep(0.001)


def ending_early(_: int) -> Iterator[int]:
    yield 0
    raise EOFError("the text ends too early")
