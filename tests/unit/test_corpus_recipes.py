"""The recipes of docs/corpus.rst for many machines: their files are sound, and their commands do the work here."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpora import make, rows
from fakes import write_catalogue
from fazhi.cli import main
from shared import ROOT

PAGE = (ROOT / "docs" / "corpus.rst").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
IMAGE = "registry.example.org/fazhi:0.1"


def recipe(name: str) -> str:
    """A file that the page shows, by its name."""
    found = re.search(rf"\.\. code-block:: \w+\n   :caption: {re.escape(name)}\n\n((?:   .*\n|\n)+)", PAGE)
    assert found, name
    return re.sub("(?m)^   ", "", found[1])


def cluster() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(recipe("cluster.yaml"))
    return made


def job() -> list[str]:
    (container,) = yaml.safe_load(recipe("audit.yaml"))["spec"]["template"]["spec"]["containers"]
    assert container["image"] == IMAGE
    told: list[str] = container["command"]
    return told


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_catalogue(tmp_path / "catalogue")
    make(tmp_path / "各单位", 4)
    (tmp_path / "pyproject.toml").write_text('[tool.fazhi]\ncatalogue = "catalogue"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    return tmp_path


def run(*command: str, **more: str) -> None:
    found = subprocess.run(
        command, env={**os.environ, **more}, capture_output=True, text=True, check=False, timeout=120
    )
    assert found.returncode == 0, found.stderr


@contextmanager
def running(*command: str, **more: str) -> Iterator[None]:
    """A process of the cluster, while it is needed."""
    with subprocess.Popen(
        command, env={**os.environ, **more}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.kill()


def test_the_parts_of_the_cluster_know_each_other() -> None:
    made = cluster()
    name, scheduler = made["metadata"]["name"], made["spec"]["scheduler"]
    (container,) = scheduler["spec"]["containers"]
    ports = {item["name"]: item["containerPort"] for item in container["ports"]}
    assert {item["targetPort"] for item in scheduler["service"]["ports"]} == set(ports)
    assert scheduler["service"]["selector"]["dask.org/cluster-name"] == name
    assert job()[-1] == f"tcp://{name}-scheduler:{ports['tcp-comm']}"
    assert {item["image"] for item in (container, *made["spec"]["worker"]["spec"]["containers"])} == {IMAGE}


def test_what_kubernetes_runs_audits_here(folder: Path) -> None:
    spec = cluster()["spec"]
    (scheduler,), (worker,) = (spec[name]["spec"]["containers"] for name in ("scheduler", "worker"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {item["name"]: item["value"] for item in scheduler["env"]}
    told = [word.replace("$(DASK_WORKER_NAME)", "worker-1") for word in worker["args"]]
    command = [
        {"s3://桶/各单位": "各单位", "s3://桶/结果": "结果", job()[-1]: address}.get(word, word) for word in job()
    ]
    with (
        running(*scheduler["args"], "--port", str(port), "--no-dashboard", **environment),
        running(*told, "--no-dashboard", DASK_SCHEDULER_ADDRESS=address),
    ):
        run(*command)
    assert main(["corpus", "audit", "各单位", "--out", "本机", "--processes", "1"]) == 0
    assert rows(folder / "结果") == rows(folder / "本机")


def test_what_slurm_runs_audits_here(folder: Path) -> None:
    script = recipe("audit.sh")
    directives = re.findall(r"^#SBATCH --([a-z-]+)=(\S+)$", script, re.MULTILINE)
    last = dict(directives)["array"].partition("-")[2]
    assert f"/{last}" in script
    (folder / "audit.sh").write_text(script.replace(f"/{last}", "/2"), encoding="utf-8")
    run("bash", "audit.sh", SLURM_ARRAY_TASK_ID="2")
    assert [path.name for path in (folder / "结果" / "index").glob("*.json")] == ["2-of-2.json"]
    wrapped = re.search(r"sbatch --dependency=\S+ --wrap '([^']+)'", PAGE)
    assert wrapped
    run(*wrapped[1].split())
    assert len(rows(folder / "结果")["reports"]) == 4
    assert [path.name for path in (folder / "结果" / "index").glob("*.json")] == ["1-of-1.json"]
