"""Work in a process of its own, beside screens that must stay quick: what it finds comes back one by one.

An interpreter runs one thread at a time, so that threads at work make a screen late, if only by milliseconds. The other
process ends with this one, however this one ends, hears no Ctrl+C and cannot write to the terminal. Where none can be
started the work is done here. Never holds what is worked on.
"""

import os
import pickle
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from typing import IO, Any, Generic, NoReturn, Protocol, TypeVar

_Found = TypeVar("_Found")
_Found_co = TypeVar("_Found_co", covariant=True)

#: How far the work stands back behind screens where processors are few; of no effect on Windows.
NICE = 5
_READY, _FOUND, _FAILED, _OVER = "ready", "found", "failed", "over"


class Findings(Protocol[_Found_co]):
    """What is found, one by one, for one thread to go through."""

    def __iter__(self) -> Iterator[_Found_co]: ...

    def __next__(self) -> _Found_co: ...

    def close(self) -> None:
        """No more is wanted. Any thread may say so; who waits for more gets none."""


class Lost(RuntimeError):
    """The process at work was killed from outside, or crashed."""


class Here(Generic[_Found]):
    """What is found in the thread that asks for it, as `Findings`; it ends with the next one."""

    def __init__(self, found: Iterable[_Found] = ()) -> None:
        self._found = iter(found)
        self._is_closed = False

    def __iter__(self) -> Iterator[_Found]:
        return self

    def __next__(self) -> _Found:
        if self._is_closed:
            raise StopIteration
        return next(self._found)

    def close(self) -> None:
        self._is_closed = True


class Beside(Generic[_Found]):
    """`work(*about)` as `Findings`. `work` is a function of a module, what it yields not None, and all of it picklable.

    It begins when the first is asked for. Going through it raises what the work raises, and Lost.
    """

    def __init__(self, work: Callable[..., Iterable[_Found]], *about: Any) -> None:
        self._work, self._about = work, about
        self._process: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self._ending = threading.Lock()
        self._asking = threading.Lock()
        self._found: Generator[_Found, None, None] = self._here() if _is_alone() else self._there()

    def __iter__(self) -> Iterator[_Found]:
        return self

    def __next__(self) -> _Found:
        with self._asking:
            found = None if self._is_closed else next(self._found, None)
            if found is None or self._is_closed:
                self._found.close()
                raise StopIteration
            return found

    def close(self) -> None:
        """No more is wanted: the process is ended at once; work that is done here ends with its next finding."""
        with self._ending:
            self._is_closed = True
            if self._process is not None:
                self._process.kill()
        if self._asking.acquire(blocking=False):  # else who waits for more tidies up
            self._found.close()
            self._asking.release()

    def _here(self) -> Generator[_Found, None, None]:
        yield from self._work(*self._about)

    def _there(self) -> Generator[_Found, None, None]:
        with self._ending:
            if self._is_closed:
                return
            self._process = process = _started()
        if process is None:
            yield from self._here()
            return
        assert process.stdin is not None
        assert process.stdout is not None
        with process:  # which closes the pipes and waits
            try:
                if not _begun(process.stdin, process.stdout, (self._work, self._about)):
                    process.kill()
                    if not self._is_closed:
                        yield from self._here()
                    return
                while (told := _heard(process.stdout)) is not None:
                    kind, what = told
                    if kind == _OVER:
                        return
                    if kind == _FAILED:
                        raise what
                    yield what
                if not self._is_closed:
                    raise Lost("the process that worked beside this one is gone")
            finally:
                process.kill()


def _is_alone() -> bool:
    """Whether there is no interpreter to start beside this one."""
    return not sys.executable or bool(getattr(sys, "frozen", False))


def _started() -> "subprocess.Popen[bytes] | None":
    """Another interpreter that finds its modules where this one does; None where none can be started."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve()"
    try:
        return subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that the terminal's signals are for this process alone
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None


def _begun(to: IO[bytes], back: IO[bytes], wanted: object) -> bool:
    """Whether the other process has taken the work."""
    body = pickle.dumps(wanted)
    try:
        to.write(body)
        to.flush()
    except OSError:
        with suppress(OSError):  # what could not be written cannot be on closing either
            to.close()
        return False
    return _heard(back) == (_READY, None)


def _heard(back: IO[bytes]) -> tuple[str, Any] | None:
    """What the other process tells next; None where it is gone, be it in the middle of a word."""
    try:
        kind, what = pickle.load(back)
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return kind, what


def serve() -> NoReturn:
    """What the other process does: the work that comes through its input, each finding written to its output."""
    back = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever prints would come between
    if hasattr(os, "nice"):
        os.nice(NICE)
    work, about = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(OSError):  # nobody listens any more
        _tell(back, _READY)
        try:
            for one in work(*about):
                _tell(back, _FOUND, one)
            _tell(back, _OVER)
        except Exception as failed:
            _tell(back, _FAILED, _carried(failed))
    os._exit(0)  # at once: the thread that listens cannot be ended


def _tell(back: IO[bytes], kind: str, what: object = None) -> None:
    body = pickle.dumps((kind, what))
    back.write(body)
    back.flush()


def _carried(failed: Exception) -> Exception:
    """The same exception where it comes through, else its words; with where it was raised."""
    where = "".join(traceback.format_exception(failed))
    with suppress(Exception):  # of any kind: it may make itself of other things than it was made of
        failed.add_note(where)
        if type(pickle.loads(pickle.dumps(failed))) is type(failed):
            return failed
    return RuntimeError(where)


def _end_with_parent() -> None:
    """The input ends when the process at its other end is gone, however it went."""
    with suppress(OSError):
        while os.read(0, 1):
            pass
    os._exit(1)
