"""Whatever goes wrong ends in one sentence in two languages and a status, never in a traceback."""

import errno
import importlib
import os
import signal
import subprocess
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.disk import _WHY, disk_sentence, why, write_whole

TOO_LONG = "a" * 300


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a catalogue, a report and a loop of links."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop2")
    (tmp_path / "loop2").symlink_to(tmp_path / "loop")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    fazhi = f"'{sys.executable}' -m fazhi"
    return subprocess.run(
        ["bash", "-c", command.replace("fazhi", fazhi)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", TOO_LONG],
        ["audit", "report.txt", "--catalogue", TOO_LONG],
        ["audit", "report.txt", "--catalogue", "loop"],
        ["audit", "report.txt", "--catalogue", "catalogue", "--output", TOO_LONG],
        ["audit", "report.txt", "--catalogue", "catalogue", "--output", "loop"],
        ["audit", "loop"],
        ["detach", "report.txt", TOO_LONG],
        ["detach", "report.txt", "loop"],
        ["evaluate", TOO_LONG],
        ["evaluate", "report.txt", "--notes", "loop"],
        ["rules", "test", "--cases", TOO_LONG],
        ["init", "/"],
        ["init", TOO_LONG],
        ["init", "loop"],
        ["init", "nowhere/at/all"],
    ],
)
def test_a_path_that_cannot_be_used_ends_in_a_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith(("错误：", "用法错误："))
    assert "\nError: " in said
    assert "Traceback" not in said
    assert os.strerror(errno.ENAMETOOLONG) not in said
    assert os.strerror(errno.ELOOP) not in said


@pytest.mark.parametrize("command", ["fazhi --help", "fazhi --version", "fazhi audit --help", "fazhi law --help"])
@pytest.mark.parametrize("to", [">/dev/full", ">&-"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_output_that_takes_nothing_ends_in_a_sentence(command: str, to: str, folder: Path) -> None:
    done = shell(f"{command} {to}", folder)
    assert done.returncode == 2
    assert "错误：" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_closed_streams_change_no_status(folder: Path) -> None:
    assert shell("fazhi audit report.txt --catalogue catalogue --output o.txt >&- 2>&-", folder).returncode == 1
    assert (folder / "o.txt").read_text(encoding="utf-8")
    assert shell("fazhi audit nothing.txt >&- 2>&-", folder).returncode == 2


def test_a_working_folder_that_is_gone_is_named_as_such(folder: Path) -> None:
    (folder / "gone").mkdir()
    done = shell("cd gone && rmdir ../gone && fazhi audit ../report.txt", folder)
    assert done.returncode == 2
    assert "当前所在的文件夹已经不在" in done.stderr


@pytest.mark.parametrize("text", ["[tool.fazhi]\ncatalogue = " + "[" * 5000, "[tool.fazhi\ncatalogue = 1"])
def test_settings_that_cannot_be_read_end_in_a_sentence(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    assert main(["audit", "report.txt"]) == 2
    assert "pyproject.toml 无法读取" in capsys.readouterr().err


def test_settings_that_may_not_be_read_end_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "pyproject.toml":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["audit", "report.txt"]) == 2
    assert "没有权限" in capsys.readouterr().err


def test_a_folder_that_may_not_be_entered_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    assert main(["audit", "closed/report.txt"]) == 2
    said = capsys.readouterr().err
    assert "没有权限" in said
    assert "closed" in said


def test_a_fault_of_the_software_has_a_status_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise ZeroDivisionError("what nobody foresaw")

    monkeypatch.setattr("fazhi.cli.commands.audit.audit_named", fail)
    monkeypatch.delenv("FAZHI_DEBUG", raising=False)
    assert main(["audit", "report.txt"]) == 70
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 2
    assert "软件出错" in said
    assert "what nobody foresaw" in said
    monkeypatch.setenv("FAZHI_DEBUG", "1")
    assert main(["audit", "report.txt"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_control_c_while_the_program_is_loaded_ends_in_words(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(MetaPathFinder):
        def find_spec(self, name: str, *_: object) -> None:
            if name == "fazhi.cli.entry":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "fazhi.cli.entry", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted(), *sys.meta_path])
    importlib.invalidate_caches()
    assert main(["--version"]) == 130
    assert "Interrupted." in capfd.readouterr().err


def test_sigterm_ends_in_words_and_leaves_no_half_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def end(_draft: Path, _data: bytes) -> int:
        signal.raise_signal(signal.SIGTERM)
        return 0

    before = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", end)
            assert main(["audit", "report.txt", "--catalogue", "catalogue", "--output", "o.txt"]) == 143
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)
    assert "已被终止" in capsys.readouterr().err
    assert not [path.name for path in folder.iterdir() if "o.txt" in path.name]


@pytest.mark.parametrize("number", sorted(_WHY))
def test_the_common_errors_are_told_in_chinese(number: int) -> None:
    zh, en = why(OSError(number, "x", "a/path"))
    assert not zh.isascii()
    assert "path" not in zh + en or number == errno.ENOTDIR


def test_an_uncommon_error_is_told_with_its_number() -> None:
    zh, _en = why(OSError(errno.ENOTTY, "x"))
    assert str(errno.ENOTTY) in zh


def test_a_long_name_is_told_in_short() -> None:
    zh, en = disk_sentence(OSError(errno.ENAMETOOLONG, "x", TOO_LONG))
    assert TOO_LONG not in zh + en
    assert "aaa" in zh


def test_a_file_is_written_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "held.txt"
    path.write_bytes(b"before")
    path.chmod(0o640)
    write_whole(path, b"after")
    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o640

    def half(draft: Path, _data: bytes) -> int:
        with draft.open("wb") as file:
            file.write(b"ha")
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="x"):
        write_whole(path, b"later")
    assert path.read_bytes() == b"after"
    assert not list(folder.glob("*.part"))
    assert not list(folder.glob(".*.part"))


@pytest.mark.parametrize("name", ["o.xlsx", "o.ODT", "o.doc"])
def test_an_output_of_a_format_that_is_not_made_is_refused(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "report.txt", "--catalogue", "catalogue", "--output", name]) == 2
    assert name in capsys.readouterr().err
    assert not (folder / name).exists()


@pytest.mark.parametrize(("made", "name"), [("text", "o.json"), ("json", "o.txt")])
def test_an_output_whose_suffix_contradicts_the_format_is_refused(made: str, name: str) -> None:
    assert main(["audit", "report.txt", "--catalogue", "catalogue", "--format", made, "--output", name]) == 2


def test_an_output_that_ends_with_json_is_json(folder: Path) -> None:
    assert main(["audit", "report.txt", "--catalogue", "catalogue", "--output", "o.json"]) == 1
    assert (folder / "o.json").read_text(encoding="utf-8").startswith("{")
