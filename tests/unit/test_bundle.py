"""`fazhi bundle` makes a folder that installs without a network, for machines it never ran on, whole or not at all."""

import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import fazhi
from fazhi.cli import main
from fazhi.cli.actions import bundle as action
from fazhi.cli.offline.resolve import Needed, needed, read_pins
from fazhi.cli.offline.targets import TARGETS, chosen, this
from shared import ROOT
from wheels import make_wheel

WINDOWS, LINUX = "windows-x86_64-cp312", "linux-x86_64-cp311"
GLIBC = "manylinux_2_17_x86_64.manylinux2014_x86_64"


def _needs(folder: Path, target: str, text: str = "tool", pins: str = "") -> tuple[set[str], set[str]]:
    """Packages a target would install, and those it would look for in vain."""
    found = needed(folder, TARGETS[target], Requirement(text), read_pins(pins))
    return {name.split("-")[0] for name in found.wheels}, {each.name for each in found.missing}


def _script(path: Path) -> ModuleType:
    """An installer as a module."""
    spec = importlib.util.spec_from_file_location("install_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_nine_machines_stand_in_one_table() -> None:
    assert len(TARGETS) == 9
    assert [target.name for target in chosen(f"{LINUX}, {WINDOWS}")] == [WINDOWS, LINUX]
    assert [target.name for target in chosen(None)] == list(TARGETS)


def test_a_marker_is_answered_for_the_machine_meant(tmp_path: Path) -> None:
    lines = (
        'Requires-Dist: colours; sys_platform == "win32"',
        'Requires-Dist: older; python_version < "3.12"',
        'Requires-Dist: posix; os_name == "posix" and platform_machine == "x86_64"',
        'Requires-Dist: extra; extra == "more"',
    )
    make_wheel(tmp_path, "tool", says="\n".join(lines) + "\n")
    assert _needs(tmp_path, WINDOWS) == ({"tool"}, {"colours"})
    assert _needs(tmp_path, LINUX) == ({"tool"}, {"older", "posix"})
    assert _needs(tmp_path, "linux-aarch64-cp313", "tool[more]") == ({"tool"}, {"extra"})


def test_what_a_requirement_needs_is_needed_too_each_extra_once(tmp_path: Path) -> None:
    make_wheel(tmp_path, "tool", says="Requires-Dist: part[a]\nRequires-Dist: part[b]\nRequires-Dist: Part>=1\n")
    make_wheel(tmp_path, "part", says='Requires-Dist: tool; extra == "a"\nRequires-Dist: deep; extra == "b"\n')
    assert _needs(tmp_path, WINDOWS) == ({"tool", "part"}, {"deep"})


@pytest.mark.parametrize(
    ("tag", "fits"),
    [
        ("cp312-cp312-win_amd64", {WINDOWS}),
        ("cp310-abi3-win_amd64", {WINDOWS}),
        ("cp313-abi3-win_amd64", set()),
        ("cp312-cp312-win32", set()),
        (f"cp311-cp311-{GLIBC}", {LINUX}),
        ("cp39-abi3-manylinux_2_28_x86_64", {LINUX}),
        ("cp311-cp311-manylinux_2_34_x86_64", set()),
        ("cp311-cp311-musllinux_1_2_x86_64", set()),
        ("py2.py3-none-any", {WINDOWS, LINUX}),
    ],
)
def test_a_wheel_fits_by_its_tag(tmp_path: Path, tag: str, fits: set[str]) -> None:
    make_wheel(tmp_path, "tool", tag=tag)
    assert {target for target in (WINDOWS, LINUX) if _needs(tmp_path, target)[0]} == fits


def test_a_wheel_that_some_release_of_the_python_cannot_load_does_not_fit(tmp_path: Path) -> None:
    """Debian 12 has Python 3.11.2."""
    make_wheel(tmp_path, "tool", says="Requires-Python: >=3.11.5\n")
    assert _needs(tmp_path, LINUX) == (set(), {"tool"})
    assert _needs(tmp_path, WINDOWS) == ({"tool"}, set())


def test_another_version_than_the_pinned_one_does_not_fit(tmp_path: Path) -> None:
    make_wheel(tmp_path, "tool", "2.0")
    assert _needs(tmp_path, LINUX, pins="tool==1.0 # see below\n\n# nothing\n") == (set(), {"tool"})
    assert _needs(tmp_path, LINUX, "tool<2") == (set(), {"tool"})
    make_wheel(tmp_path, "tool", "1.0")
    assert _needs(tmp_path, LINUX, pins="Tool==1.0") == ({"tool"}, set())


def test_the_newest_version_and_its_best_build_is_taken(tmp_path: Path) -> None:
    for version, tag in (("9.0", "py3-none-any"), ("10.0", "py3-none-any"), ("10.0", f"cp311-cp311-{GLIBC}")):
        make_wheel(tmp_path, "tool", version, tag)
    assert needed(tmp_path, TARGETS[LINUX], Requirement("tool"), {}).wheels == (f"tool-10.0-cp311-cp311-{GLIBC}.whl",)


def test_what_is_no_wheel_is_passed_over(tmp_path: Path) -> None:
    make_wheel(tmp_path, "tool")
    (tmp_path / "tool.whl").write_bytes(b"")
    assert _needs(tmp_path, LINUX) == ({"tool"}, set())


def test_every_package_but_our_own_is_pinned_to_one_version() -> None:
    pins = read_pins((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    assert all(len(pin) == 1 and next(iter(pin)).operator == "==" for pin in pins.values())
    assert isinstance(pins["colorama"], SpecifierSet), "Windows alone needs it"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the package index, and a fazhi with one dependency in place of our own."""
    folder = tmp_path / "index"
    make_wheel(folder, "helper", tag=f"cp311-cp311-{GLIBC}", says='Requires-Dist: colorama; sys_platform == "win32"\n')
    make_wheel(folder, "helper", tag="cp312-cp312-win_amd64", says='Requires-Dist: colorama; sys_platform == "win32"\n')
    make_wheel(folder, "helper", tag="py3-none-any")
    make_wheel(folder, "colorama", "0.4.6")
    says = "".join(f"Provides-Extra: {extra}\n" for extra in action.EXTRAS) + 'Requires-Dist: helper; extra == "docs"\n'
    monkeypatch.setattr(
        action, "build_own", lambda _source, target: make_wheel(target, "fazhi", fazhi.__version__, says=says)
    )
    monkeypatch.setattr(action, "read_pins", lambda _: read_pins("helper==1.0\ncolorama==0.4.6\n"))
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the folder is to be made, under a name with blanks."""
    (tmp_path / "to").mkdir()
    return tmp_path / "to" / "离线 folder's #1"


def test_the_folder_holds_what_each_machine_needs(index: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", str(place), "--targets", f"{WINDOWS},{LINUX}"]) == 0, capsys.readouterr().err
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    own = f"fazhi-{fazhi.__version__}-py3-none-any.whl"
    assert manifest["targets"] == {
        WINDOWS: ["colorama-0.4.6-py3-none-any.whl", own, "helper-1.0-cp312-cp312-win_amd64.whl"],
        LINUX: [own, f"helper-1.0-cp311-cp311-{GLIBC}.whl"],
    }
    wanted = {name for names in manifest["targets"].values() for name in names}
    assert {path.name for path in (place / "wheels").iterdir()} == wanted
    sums = dict(line.split("  ")[::-1] for line in (place / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    files = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert sums == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_the_files_can_be_read_where_they_are_opened(index: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And install.py, which lies among them, finds all as it should be."""

    def copy(wheels: Path, *told: Any) -> Needed:
        for path in index.iterdir():
            shutil.copy(path, wheels)
        return needed(wheels, *told)

    monkeypatch.setattr(action, "fetch", copy)
    assert main(["bundle", str(place), "--targets", f"{WINDOWS},{LINUX}"]) == 0
    _script(place / "install.py").Bundle().check_fit(LINUX)
    readme = (place / action.README).read_bytes()
    assert readme.startswith(b"\xef\xbb\xbf")
    assert readme.count(b"\n") == readme.count(b"\r\n") > 20
    assert "五、" in readme.decode("utf-8-sig")
    script = (place / "install.cmd").read_bytes()
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n")
    assert b"in (3.12 3.11)" in script
    assert "for python in python3.12 python3.11 python3;" in (place / "install.sh").read_text(encoding="utf-8")
    for path in place.iterdir():
        blanks = re.findall(rb"@[A-Z]+@", path.read_bytes()) if path.is_file() else []
        assert blanks == [], path.name


@pytest.mark.parametrize("lacking", ["helper", "colorama"])
def test_a_package_without_a_wheel_is_named_with_its_machine(
    index: Path, place: Path, capsys: pytest.CaptureFixture[str], lacking: str
) -> None:
    for path in index.glob(f"{lacking}-*"):
        if "manylinux" not in path.name:
            path.unlink()
    assert main(["bundle", str(place), "--targets", f"{LINUX},{WINDOWS}"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert all(f"{lacking}==" in line and WINDOWS in line for line in told)
    assert not list(place.parent.iterdir())
    assert main(["bundle", str(place), "--targets", LINUX]) == 0


def test_a_package_without_a_pin_is_named(
    index: Path, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(action, "read_pins", lambda _: {})
    assert main(["bundle", str(place), "--targets", LINUX]) == 2
    assert "constraints.txt 没有写明 helper 的版本" in capsys.readouterr().err


def test_a_network_that_is_missing_is_told(
    index: Path, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_RETRIES", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    assert main(["bundle", str(place), "--targets", LINUX]) == 2
    assert "连不上软件包的下载站" in capsys.readouterr().err
    assert not list(place.parent.iterdir())


def test_a_folder_that_is_there_is_refused_before_anything_is_fetched(
    index: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place.mkdir()
    (place / "mine.txt").write_text("x")
    assert main(["bundle", str(place)]) == 2
    assert "已经存在" in capsys.readouterr().err
    assert [path.name for path in place.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("targets", ["windows-x86_64-cp39", "", "linux"])
def test_a_machine_that_is_not_in_the_table_is_refused(targets: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", "x", "--targets", targets]) == 2
    told = capsys.readouterr().err
    assert "linux-aarch64-cp313" in told
    assert "Error: --targets names " in told


def test_away_from_the_sources_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(action, "source_tree", lambda: None)
    assert main(["bundle", "x"]) == 2
    assert "只能在源码里运行" in capsys.readouterr().err


def test_the_installer_names_this_machine_in_the_same_way() -> None:
    found = _script(ROOT / "install.py").target_of(sys.platform, platform.machine(), platform.python_version(), True)
    assert found == this()
