"""Who plays many games for a command: threads, processes of this machine, or a Dask cluster.

Never knows what is played.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tabletop.cli.console import Exit, Refusal

if TYPE_CHECKING:
    from tabletop.analysis.running import Executor

HINT = "pip install 'tabletop-exercise[cluster]'"


@contextmanager
def opened(workers: int | None, dask: str | None, is_compiled: bool) -> Iterator[Executor]:
    """The workers of the scheduler at this address if one is given, else of this machine, one a processor by default.

    Of this machine they are threads where the rules are compiled, which run side by side, and processes where they are
    plain Python, which would not. Raises Refusal: without the extra, when nobody answers, when workers are lost or have
    another version.
    """
    from tabletop.analysis.executors import OtherVersion, Unreachable, WorkersLost
    from tabletop.analysis.running import Threads, cores

    try:
        if dask is not None:
            if workers is not None:
                raise Refusal("--workers is for this machine; a cluster has the workers it has")
            try:
                from tabletop.analysis.executors.cluster import Cluster
            except ImportError as missing:
                raise Refusal(
                    f"--dask needs the extra 'cluster' ({missing.name} is missing); {HINT}"
                ) from None
            try:
                made = Cluster(dask)
            except ValueError:
                raise Refusal(
                    f"--dask: '{dask}' is no address of a scheduler, such as tcp://10.0.0.1:8786"
                ) from None
            with made as cluster:
                if cluster.threads == 0:
                    raise Refusal(f"the scheduler at {dask} has no workers yet", Exit.NETWORK)
                yield cluster
        elif is_compiled:
            with Threads(workers or cores()) as threads:
                yield threads
        else:
            from tabletop.analysis.executors.processes import Processes

            with Processes(workers or cores()) as processes:
                yield processes
    except (Unreachable, WorkersLost) as lost:
        raise Refusal(str(lost), Exit.NETWORK if dask is not None else Exit.USAGE) from lost
    except OtherVersion as other:
        raise Refusal(str(other)) from other
