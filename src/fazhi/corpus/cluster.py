"""Many machines: batches go to the workers of a Dask scheduler. The only file that knows Dask."""

import logging
import os
import re
import sys
import threading
import warnings
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from fazhi.corpus.pool import STUCK, Lost
from fazhi.corpus.work import Batch, Done, Setup, engine
from fazhi.extras import install
from fazhi.model.errors import InputError

if TYPE_CHECKING:
    from distributed import Client

_CONNECT: Final = 10
"""Seconds to wait for the scheduler,"""
_WORKERS: Final = 60
"""and for its first worker: a cluster that grows by itself has none at first."""
_LOOK: Final = 5.0
"""Seconds between looks at whether the scheduler is there."""
_AHEAD: Final = 2
"""Batches handed out for each thread of the workers, so that none waits and the memory stays bounded."""
_ADDRESS: Final = re.compile(
    r"(?:(?:tcp|tls|ws|wss|ucx)://)?[^/\s:]+:\d{1,5}|(?:tcp|tls|ws|wss|ucx)://\[[0-9a-fA-F:]+\]:\d{1,5}"
)
"""How the address of a scheduler looks; what Dask makes of others it does not end in order."""
_ONE: Final = threading.Lock()
"""A worker with several threads audits one report at a time all the same: Python runs one."""


class Cluster:
    """The workers of a scheduler."""

    batch = 64

    def __init__(self, client: "Client", setup: Setup, address: str) -> None:
        self._client, self._setup, self._address = client, setup, address
        self._name = f"fazhi-{setup.catalogue.digest[:16]}-{os.getpid()}"

    def work(self, waiting: deque[Batch]) -> Generator[Done | Lost, None, None]:
        """What becomes of each batch, in the order in which they come back; more may be put to those waiting.

        Raises:
            InputError: The scheduler is gone, or a worker has another version.
        """
        from distributed import wait  # noqa: PLC0415 - an extra, slow to load
        from distributed.scheduler import KilledWorker  # noqa: PLC0415 - an extra, slow to load

        self._client.register_plugin(_preparation(self._setup), name=self._name)
        handed: dict[Any, Batch] = {}
        try:
            while waiting or handed:
                most = _AHEAD * max(1, sum(self._client.nthreads().values()))
                while waiting and len(handed) < most:
                    batch = waiting.popleft()
                    future = self._client.submit(_audit, self._name, self._setup.engine, batch, pure=False)
                    handed[future] = batch
                self._check_there()
                try:
                    with self._client.as_current():
                        ended = wait(list(handed), timeout=_LOOK, return_when="FIRST_COMPLETED").done
                except TimeoutError:
                    continue
                for future in ended:
                    batch, error = handed.pop(future), future.exception()
                    if error is None:
                        yield future.result()
                    elif isinstance(error, KilledWorker):
                        yield Lost(batch, None, stuck=False)
                    else:
                        raise error
                    future.release()
        except (OSError, RuntimeError) as error:
            if self._client.status == "running" and not isinstance(error, OSError):
                raise
            raise self._lost() from None
        finally:
            self._client.cancel(list(handed))
            if self._client.status == "running":
                self._client.unregister_worker_plugin(self._name)

    def _check_there(self) -> None:
        if self._client.status != "running":
            raise self._lost()

    def _lost(self) -> InputError:
        return InputError(
            f"与调度器 {self._address} 的连接断了；已经核查的都在，再运行一次就接着做。",
            f"The connection to the scheduler {self._address} is gone; what was audited is kept, run again to go on.",
        )


@contextmanager
def cluster(address: str, setup: Setup) -> Iterator[Cluster]:
    """The workers of the scheduler at an address, while it is needed.

    Raises:
        InputError: Dask is not installed, the scheduler cannot be reached, or its workers have another version.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, slow to load
    except ImportError:
        raise InputError(
            f"没有安装 Dask，不能用 --scheduler；请运行 {install('dask')}。",
            f"Dask is missing, which --scheduler needs: run {install('dask')}.",
        ) from None
    if not _ADDRESS.fullmatch(address):
        raise InputError(
            f"--scheduler {address} 不是调度器的地址；请写成 tcp://主机:8786 这样。",
            f"--scheduler {address} is no address of a scheduler; write it as tcp://HOST:8786.",
        )
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is told in sentences
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # versions are compared below
        try:
            client = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError, ImportError):
            raise InputError(
                f"连不上调度器 {address}；请核对地址（如 tcp://主机:8786），看它是否在运行。",
                f"The scheduler {address} cannot be reached; check the address (tcp://HOST:8786) and that it runs.",
            ) from None
        try:
            _check_workers(client, address)
            yield Cluster(client, setup, address)
        finally:
            client.close()


def _check_workers(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_WORKERS)
    except TimeoutError:
        raise InputError(
            f"调度器 {address} 没有工作进程；请先启动几个。", f"The scheduler {address} has no workers; start some."
        ) from None
    wanted = version()
    told = client.run(version, on_error="return")
    others = {worker: said for worker, said in told.items() if said != wanted}
    if others:
        worker, said = next(iter(others.items()))
        said = said if isinstance(said, str) else type(said).__name__
        raise _other_version(f"{len(others)}/{len(told)}（{worker}：{said}）", f"{worker}: {said}", wanted)


def _other_version(zh: str, en: str, wanted: str) -> InputError:
    return InputError(
        f"工作进程的版本与这里（{wanted}）不同或没有装 fazhi：{zh}；请装成一样的。",
        f"Workers have another version than {wanted}, or no fazhi ({en}); install the same everywhere.",
    )


def version() -> str:
    """What has to be alike on all machines."""
    return f"fazhi {engine()} Python {sys.version_info.major}.{sys.version_info.minor}"


def _preparation(setup: Setup) -> Any:
    """What a worker is given when it starts, one that takes the place of another too."""
    from distributed import WorkerPlugin  # noqa: PLC0415 - an extra, slow to load

    class Preparation(WorkerPlugin):  # type: ignore[misc]  # of a library without types
        """Keeps what every worker has to know."""

        def __init__(self) -> None:
            self.told = setup

    return Preparation()


def _audit(name: str, wanted: str, batch: Batch) -> Done:
    """Audit a batch, on a worker; one that hangs at a report ends itself, which is news to the scheduler."""
    from distributed import get_worker  # noqa: PLC0415 - an extra, slow to load

    if engine() != wanted:
        raise _other_version(engine(), engine(), wanted)
    setup: Setup = get_worker().plugins[name].told
    clock: list[threading.Timer] = []

    def begun(_at: int) -> None:
        for timer in clock:
            timer.cancel()
        clock[:] = [threading.Timer(STUCK, os._exit, [1])]
        clock[0].daemon = True
        clock[0].start()

    with _ONE:
        try:
            return setup.audit(batch, begun)
        finally:
            for timer in clock:
                timer.cancel()
