"""The site that is shown on this machine and follows every change of a file."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from test_incremental import edit_report, edit_title

from serving import Serving
from site_project import Project, pages

OLD, NEW = "title: 公众参与", "title: 公众参与（改）"


def _get(address: str) -> str:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - an address of this machine that the server told
        assert answer.headers["Cache-Control"] == "no-cache"
        return answer.read().decode()


def test_it_shows_what_the_files_say_now(project: Project) -> None:
    out = project.folder / "built" / "served"
    with Serving(project.folder, out) as serving:
        address = serving.address()
        assert "公众参与（改）" not in _get(f"{address}/domains/decision.html")
        edit_title(project)
        serving.seconds()
        assert "公众参与（改）" in _get(f"{address}/domains/decision.html")
        edit_report(project)
        serving.seconds()
        assert pages(out) == pages(project.build("clean"))
        with pytest.raises(HTTPError, match="403"):
            urlopen(Request(address, headers={"Host": "elsewhere.example"}), timeout=10)  # noqa: S310 - the same
        assert serving.stop() == 0


def test_a_mistake_is_told_and_what_was_shown_stays_until_it_is_put_right(project: Project) -> None:
    path = project.catalogue / "obligations/decision.yaml"
    text = path.read_text(encoding="utf-8")
    with Serving(project.folder, project.folder / "built" / "served") as serving:
        address = serving.address()
        path.write_text(text.replace(OLD, "title 公众参与", 1), encoding="utf-8")
        told = serving.until("没有更新")
        assert "decision.yaml" in told
        assert "not up to date" in told
        assert "公众参与" in _get(f"{address}/domains/decision.html")
        path.write_text(text.replace(OLD, NEW, 1), encoding="utf-8")
        serving.seconds()
        assert "公众参与（改）" in _get(f"{address}/domains/decision.html")


def test_what_is_wrong_from_the_beginning_ends_it(project: Project) -> None:
    path = project.catalogue / "obligations/decision.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(OLD, "title 公众参与", 1), encoding="utf-8")
    with Serving(project.folder, project.folder / "built" / "served") as serving:
        assert serving.ended() == 2
        told = serving.rest()
        assert "decision.yaml" in told
        assert "Traceback" not in told


def test_the_configuration_is_followed_and_new_code_is_taken_up(project: Project) -> None:
    checks = project.folder / "checks"
    checks.mkdir()
    with Serving(project.folder, project.folder / "built" / "served") as serving:
        address = serving.address()
        conf = project.folder / "conf.py"
        conf.write_text(conf.read_text(encoding="utf-8") + "\nhtml_title = '另一个名称'\n", encoding="utf-8")
        serving.seconds()
        assert "另一个名称" in _get(f"{address}/index.html")
        (checks / "new.py").write_text("", encoding="utf-8")
        assert "另一个名称" in _get(f"{serving.address()}/index.html")
        path = project.catalogue / "obligations/decision.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(OLD, "title 公众参与", 1), encoding="utf-8")
        (checks / "new.py").write_text("# and a mistake\n", encoding="utf-8")
        serving.until("没有更新")
        path.write_text(text, encoding="utf-8")
        assert "另一个名称" in _get(f"{serving.address()}/index.html")


def test_what_a_build_and_an_editor_write_is_no_change(project: Project) -> None:
    with Serving(project.folder, project.docs / "_build" / "html") as serving:
        serving.address()
        (project.docs / "~$report.docx").write_text("", encoding="utf-8")
        (project.docs / "locale" / "en" / "LC_MESSAGES" / "docs.mo").write_bytes(b"")
        assert serving.silent(1.5)
        edit_title(project)
        serving.seconds()
        assert serving.silent(1.5)


def test_to_stop_it_during_a_build_is_no_error(project: Project) -> None:
    begun = project.docs / "_build" / ".doctrees"
    with Serving(project.folder, project.folder / "built" / "served") as serving:
        while not begun.exists():
            time.sleep(0.05)
        assert serving.stop() == 0
        assert "Traceback" not in serving.rest()


def test_a_port_in_use_is_told_in_both_languages(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = _run(project.folder, f"--port={port}")
    assert result.returncode == 2
    assert f"端口 {port} 不能用" in result.stderr
    assert f"Port {port} cannot be used" in result.stderr


@pytest.mark.parametrize("arguments", [["--port=eighty"], ["--port=70000"], ["--port=-1"], ["no-report.txt"]])
def test_wrong_arguments_are_told(project: Project, arguments: list[str]) -> None:
    result = _run(project.folder, *arguments)
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "fazhi", "serve", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
