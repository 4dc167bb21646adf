"""`install.py` sets up an environment from a source tree or a folder of wheels, and says what a user can mend."""

import ast
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from shared import ROOT
from wheels import make_wheel

SCRIPT = ROOT / "install.py"
ODD = "办公 电脑's #1 $HOME -x"
BACKEND = '''
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "fazhi-0.9-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("fazhi.py", "")
        wheel.writestr("fazhi-0.9.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("fazhi-0.9.dist-info/METADATA", METADATA)
        wheel.writestr("fazhi-0.9.dist-info/RECORD", "")
    return name

METADATA = """Metadata-Version: 2.1
Name: fazhi
Version: 0.9
Provides-Extra: checks
Provides-Extra: dev
Requires-Dist: helper; extra == "checks"
Requires-Dist: fazhi[checks]; extra == "dev"
"""
'''
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "fazhi"
version = "0.9"
[project.optional-dependencies]
checks = ["helper"]
dev = ["fazhi[checks]"]
"""


def _module(path: Path = SCRIPT) -> ModuleType:
    spec = importlib.util.spec_from_file_location("install_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


install = _module()


def _run(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "install.py", *arguments],
        cwd=folder, env={**os.environ, "PYTHONIOENCODING": "utf-8", "PIP_NO_INDEX": "1", **environment},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


def _packages(venv: Path) -> set[str]:
    return {path.name.split("-")[0] for path in venv.glob("[Ll]ib/**/site-packages/*.dist-info")} - {
        "pip",
        "setuptools",
    }


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small source tree under an odd name, whose one dependency lies in a folder."""
    folder = tmp_path / ODD
    folder.mkdir()
    shutil.copy(SCRIPT, folder)
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    (folder / "constraints.txt").write_text("helper==1.0\n", encoding="utf-8")
    make_wheel(tmp_path / "index", "helper", "1.0")
    make_wheel(tmp_path / "index", "helper", "2.0")
    return folder


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder for offline use, made for this machine."""
    folder = tmp_path / ODD
    folder.mkdir()
    shutil.copy(SCRIPT, folder)
    make_wheel(folder / "wheels", "fazhi", says='Provides-Extra: checks\nRequires-Dist: helper; extra == "checks"\n')
    make_wheel(folder / "wheels", "helper", "1.0")
    (folder / "constraints.txt").write_text("helper==1.0\n", encoding="utf-8")
    _describe(folder, _here())
    return folder


def _here() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    return str(install.target_of(sys.platform, os.uname().machine, version, True))


def _describe(folder: Path, target: str) -> None:
    (folder / "manifest.json").write_text(json.dumps({"extras": ["checks"], "targets": {target: []}}), encoding="utf-8")
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name not in {"SHA256SUMS", "install.py"}
    )
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    )
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def test_an_old_python_can_read_it() -> None:
    """As far as this Python can tell: no syntax that came after the oldest it knows to imitate."""
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))
    assert "from __future__" not in SCRIPT.read_text(encoding="utf-8")


def test_an_old_python_is_told_what_is_needed_and_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install.shutil, "which", lambda name: name if name == "python3.12" else None)
    with pytest.raises(install.Refused) as refused:
        install.refuse_old((3, 6, 8))
    assert "需要 Python 3.11 以上，现在运行的是 3.6.8。本机有 python3.12" in refused.value.zh
    assert "Python 3.11 or later is needed, and this is 3.6.8. python3.12 is there" in refused.value.en
    install.refuse_old((3, 11, 0))


def test_the_oldest_python_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, install.OLDEST))


def test_a_source_tree_is_installed_once_and_again_when_it_changes(tree: Path) -> None:
    """Also: a subset of what is installed is installed, and an environment that was moved is made again."""
    links = {"PIP_FIND_LINKS": str(tree.parent / "index")}  # pip splits this at blanks
    first = _run(tree, "--extras", "dev", **links)
    assert (first.returncode, first.stderr) == (0, ""), first.stdout
    assert "正在建立" in first.stdout
    assert "要用网络" in first.stdout
    assert _packages(tree / ".venv") == {"fazhi", "helper"}
    assert next((tree / ".venv").glob("[Ll]ib/**/site-packages/helper-1.0.dist-info"))
    for extras in ("dev", "checks", ""):
        assert _run(tree, "--extras", extras, "--quiet", PIP_FIND_LINKS="/nowhere").stdout == ""
    (tree / "constraints.txt").write_text("helper==2.0\n", encoding="utf-8")
    again = _run(tree, "--extras", "checks", **links)
    assert again.returncode == 0, again.stderr
    assert "正在建立" not in again.stdout
    assert next((tree / ".venv").glob("[Ll]ib/**/site-packages/helper-2.0.dist-info"))
    (tree / ".venv").rename(tree / "elsewhere")
    moved = _run(tree, "--venv", "elsewhere", "--extras", "checks", **links)
    assert moved.returncode == 0, moved.stderr
    assert "The virtual environment was moved" in moved.stdout


def test_the_offline_folder_is_installed_from_its_wheels_alone(bundle: Path) -> None:
    result = _run(bundle, PIP_INDEX_URL="http://127.0.0.1:9/", PIP_FIND_LINKS="/nowhere", PIP_REQUIRE_HASHES="1")
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    assert _packages(bundle / ".venv") == {"fazhi", "helper"}
    assert "不用网络" in result.stdout
    shutil.rmtree(next((bundle / ".venv").glob("[Ll]ib/**/site-packages/helper-1.0.dist-info")))
    (bundle / "wheels" / "helper-1.0-py3-none-any.whl").unlink()
    _describe(bundle, _here())
    failed = _run(bundle)
    assert failed.returncode == 2
    assert re.search(r"  \| .*helper", failed.stderr)
    assert "找不到适合这台电脑" in failed.stderr


@pytest.mark.parametrize("harm", ["changed", "missing", "foreign"])
def test_an_altered_offline_folder_is_refused(bundle: Path, harm: str) -> None:
    wheel = bundle / "wheels" / "helper-1.0-py3-none-any.whl"
    if harm == "changed":
        wheel.write_bytes(wheel.read_bytes() + b"\0")
    elif harm == "missing":
        wheel.unlink()
    else:
        wheel = make_wheel(bundle / "wheels", "helper", "3.0")
    with pytest.raises(install.Refused) as refused:
        install.check_sums(bundle, (bundle / "SHA256SUMS").read_text(encoding="utf-8"))
    assert f"wheels/{wheel.name}" in refused.value.zh
    assert "SHA256SUMS" in refused.value.en


def test_the_folder_of_another_machine_is_refused_by_name(bundle: Path) -> None:
    _describe(bundle, "windows-x86_64-cp311")
    script = _module(bundle / "install.py")
    with pytest.raises(script.Refused) as refused:
        script.Bundle().check_fit("linux-aarch64-cp312")
    assert "linux-aarch64-cp312" in refused.value.zh
    assert "windows-x86_64-cp311" in refused.value.zh


def test_a_folder_that_is_not_whole_is_told(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bundle / "SHA256SUMS").unlink()
    assert _module(bundle / "install.py").main([]) == 2
    assert "离线文件夹不完整" in capsys.readouterr().err


def test_a_folder_of_the_users_is_never_cleared(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "mine").mkdir()
    (tree / "mine" / "notes.txt").write_text("x")
    assert _module(tree / "install.py").main(["--venv", str(tree / "mine"), "--extras", ""]) == 2
    assert "不是虚拟环境" in capsys.readouterr().err
    assert (tree / "mine" / "notes.txt").is_file()


def test_a_half_made_environment_is_seen(tree: Path) -> None:
    (tree / ".venv").mkdir()
    (tree / ".venv" / "pyvenv.cfg").write_text("version = 3.11.7\n")
    (tree / ".venv" / "ready-dev").touch()  # as an earlier Makefile left it
    assert "broken or half made" in install.Venv(tree / ".venv").wrong()[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["--extras", "checks,pfd"], "pfd"), (["--colour"], "unrecognized arguments"), (["--ven", "x"], "unrecognized")],
)
def test_a_wrong_command_line_gives_status_2(
    tree: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _module(tree / "install.py").main(arguments) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert told.startswith("错误：")
    assert "\nError: " in told


@pytest.mark.parametrize(
    ("line", "advised"),
    [
        ("Temporary failure in name resolution", "fazhi bundle"),
        ("OSError: [Errno 28] No space left on device", "磁盘空间不够"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "PIP_CERT"),
        ("ensurepip is not available", "apt install python3-venv"),
        ("lxml-6-cp313-win_amd64.whl is not a supported wheel on this platform.", _here()),
        ("PermissionError: [Errno 13] Permission denied: '/opt/x'", "没有写入权限"),
        ("error: subprocess-exited-with-error", "64 位"),
        ("something nobody has seen", "pip 的最后几行"),
    ],
)
def test_each_failure_has_its_advice(line: str, advised: str) -> None:
    zh, en = install.advice(["Collecting x", line])
    assert advised in zh
    assert en.isascii()


def test_pips_last_lines_are_shown_on_failure(capsys: pytest.CaptureFixture[str]) -> None:
    code = "import sys; print('\\n'.join(map(str, range(100)))); print('Connection refused'); sys.exit(1)"
    with pytest.raises(install.Refused) as refused:
        install.run([sys.executable, "-c", code], install.Progress(None), dict(os.environ))
    assert refused.value.shown[-1] == "Connection refused"
    assert len(refused.value.shown) == install.LAST
    assert capsys.readouterr().out == ""


def test_it_is_never_silent_for_long(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "TICK", 0.3)
    code = "import time; print('Collecting a'); print('Collecting b', flush=True); time.sleep(2)"
    install.run([sys.executable, "-c", code], install.Progress(install.Venv(Path("x"))), dict(os.environ))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 1
    assert "2 packages found" in lines[-1]


def test_packages_are_counted_while_pip_takes_some_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is gone between two looks ends nothing."""
    place = tmp_path / "lib" / "python3.11" / "site-packages"
    for name in ("a-1.dist-info", "b-1.dist-info"):
        (place / name).mkdir(parents=True)
    scandir = os.scandir

    def race(path: str | None = None) -> object:
        if path and str(path).endswith("b-1.dist-info"):
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return scandir(path or ".")

    monkeypatch.setattr(os, "scandir", race)
    assert install.Venv(tmp_path).count() == 2


def test_the_running_line_is_written_over_without_control_codes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "11")
    progress = install.Progress(None)
    progress.paint("已装 3/50 个")
    progress.paint("ab")
    assert capsys.readouterr().out == "\r已装 3/50 \rab" + " " * 8


def test_ctrl_c_ends_it_with_130_and_a_sentence(tree: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell has in the background ignores it
    child = subprocess.Popen(
        [sys.executable, "install.py", "--extras", ""], cwd=tree, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    assert child.stdout is not None
    assert "正在建立" in child.stdout.readline()
    time.sleep(0.2)
    child.send_signal(signal.SIGINT)
    _, told = child.communicate(timeout=30)
    assert child.returncode == 130
    assert "已中断" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("machine", "target"),
    [
        (("win32", "AMD64", "3.13.1", True), "windows-x86_64-cp313"),
        (("win32", "AMD64", "3.13.1", False), "windows-32bit-cp313"),
        (("linux", "aarch64", "3.11.2", True), "linux-aarch64-cp311"),
        (("darwin", "arm64", "3.12.0", True), "macos-aarch64-cp312"),
    ],
)
def test_a_machine_has_one_name(machine: tuple[str, str, str, bool], target: str) -> None:
    assert install.target_of(*machine) == target


@pytest.mark.parametrize(
    ("requirement", "told"),
    [
        ("fazhi==0.1.0", "fazhi[checks,docs]==0.1.0"),
        ("fazhi", "fazhi[checks,docs]"),
        ("fazhi @ file:///a%20b/fazhi.whl", "fazhi[checks,docs] @ file:///a%20b/fazhi.whl"),
        ("fazhi @ git+https://example.org/f.git@abc", "fazhi[checks,docs] @ git+https://example.org/f.git@abc"),
        ("git+https://example.org/f.git@abc", "fazhi[checks,docs] @ git+https://example.org/f.git@abc"),
        ("https://example.org/f-1-py3-none-any.whl", "fazhi[checks,docs] @ https://example.org/f-1-py3-none-any.whl"),
        ("{here}/办公 fazhi.whl", "{here}/办公 fazhi.whl[checks,docs]"),
    ],
)
def test_a_project_is_installed_from_where_it_says(tmp_path: Path, requirement: str, told: str) -> None:
    (tmp_path / "办公 fazhi.whl").write_bytes(b"")
    other = install.Other(requirement.format(here=tmp_path), None)
    assert other.command(["checks", "docs"])[-1] == told.format(here=tmp_path)
    assert "--no-index" not in other.command([])


def test_a_project_without_a_network_is_installed_from_its_folder_alone(tmp_path: Path) -> None:
    other = install.Other("fazhi==0.1.0", str(tmp_path))
    other.check([])
    assert other.command([])[1:4] == ["--no-index", "--find-links", str(tmp_path)]
    with pytest.raises(install.Refused):
        install.Other("fazhi==0.1.0", str(tmp_path / "none")).check([])


def test_a_wheel_that_was_renewed_is_another(tmp_path: Path) -> None:
    wheel = tmp_path / "fazhi.whl"
    wheel.write_bytes(b"a")
    before = install.Other(str(wheel), None).digest()
    assert install.Other(str(wheel), None).digest() == before
    os.utime(wheel, (1, 1))
    assert install.Other(str(wheel), None).digest() != before
