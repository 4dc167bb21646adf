"""The same run on a real Dask cluster of two worker processes: the same rows, whoever dies."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from absent import needs
from corpora import FAULTY, KILLER, SLOW, Dangerous, audit, make, pool, rows, setup
from fazhi.cli import main
from fazhi.corpus import cluster as module
from fazhi.corpus.cluster import cluster
from fazhi.corpus.run import Engine
from fazhi.corpus.work import Done, Setup
from fazhi.model.errors import InputError

pytestmark = [needs("dask"), pytest.mark.filterwarnings("ignore"), pytest.mark.xdist_group("cluster")]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a scheduler that gives up a batch when a worker dies of it."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as there,
    ):
        yield there.scheduler_address


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def hire(address: str, size: int) -> Callable[[Setup], Callable[[int], Engine]]:
    """Workers of the cluster, so many reports at a time."""

    class Small(module.Cluster):
        batch = size

    def of(setup: Setup) -> Callable[[int], Engine]:
        from distributed import Client

        return lambda _many: Small(Client(address, set_as_default=False), setup, address)

    return of


def test_a_worker_killed_in_the_middle_loses_nothing(folder: Path, address: str) -> None:
    from distributed import Client

    corpus, told = make(folder / "语料", 24), setup(folder / "catalogue", Dangerous)
    for path in corpus.iterdir():
        path.rename(path.with_name(f"{path.stem}{SLOW}.txt"))
    audit(corpus, folder / "here", told)
    killed: list[int] = []

    def watch(outcomes: Iterator[Done], _many: int) -> Iterator[Done]:
        for done in outcomes:
            if not killed:
                with Client(address, set_as_default=False) as client:
                    killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)
            yield done

    summary = audit(corpus, folder / "there", told, hire(address, 2), watch=watch)
    assert killed
    assert summary.audited == 24
    assert summary.failures == []
    assert rows(folder / "there") == rows(folder / "here")


def test_a_file_that_kills_workers_stands_alone_and_its_neighbours_are_kept(folder: Path, address: str) -> None:
    corpus, told = make(folder / "语料", 8), setup(folder / "catalogue", Dangerous)
    (corpus / "005.txt").rename(corpus / f"005{KILLER}.txt")
    (corpus / "006.txt").rename(corpus / f"006{FAULTY}.txt")
    audit(corpus, folder / "here", told, pool())
    summary = audit(corpus, folder / "there", told, hire(address, 4))
    assert [(each.file, each.kind) for each in summary.failures] == [
        (f"005{KILLER}.txt", "killed"),
        (f"006{FAULTY}.txt", "fault"),
    ]
    assert rows(folder / "there") == rows(folder / "here")


def test_the_command_sends_the_work_there(folder: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    make(folder / "语料", 3)
    setup(folder / "catalogue")
    arguments = ["corpus", "audit", "语料", "--out", "结果", "--catalogue", "catalogue", "--lang", "zh"]
    assert main([*arguments, "--scheduler", address]) == 0
    assert capsys.readouterr().out.startswith("核查 3 份")
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("核查 0 份，另有 3 份没有变化")


def test_workers_of_another_version_are_told(folder: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "engine", lambda: "0.0.1+other")
    with pytest.raises(InputError) as error, cluster(address, setup(folder / "catalogue")):
        pass
    assert "0.0.1+other" in error.value.zh
    assert "install the same" in error.value.en


def test_a_scheduler_that_is_not_there_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "_CONNECT", 1)
    make(folder / "语料", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    wrongs = {nobody: f"连不上调度器 {nobody}"}
    wrongs |= {
        wrong: f"--scheduler {wrong} 不是调度器的地址" for wrong in ("no address", "ftp://x:1", "调度器", "tcp://x")
    }
    for wrong, said in wrongs.items():
        assert main(["corpus", "audit", "语料", "--out", "结果", "--scheduler", wrong, "--lang", "zh"]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        zh, en = told.err.splitlines()
        assert zh.startswith(f"错误：{said}")
        assert en.startswith("Error: ")
    assert not (folder / "结果").exists()
