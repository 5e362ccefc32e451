"""Where work is done when one thread is not enough: other processes of this machine, or a Dask cluster.

All have the `map` of `running.Executor`, and give the same answers in the same order. What is worked on is not theirs.
"""


class WorkersLost(RuntimeError):
    """Workers were killed again and again over the same work, which mostly means that memory ran out."""


class Unreachable(ConnectionError):
    """No scheduler answers at this address."""


class OtherVersion(RuntimeError):
    """A worker's rules are not those of the one who asks, so that its numbers could differ."""
