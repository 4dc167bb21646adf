"""Two builds into one folder: the second waits and says so, or gives up; neither spoils the other's pages."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from fazhi.model.errors import InputError
from fazhi.sphinx_ext.building import alone
from site_project import lay_out_small

HOLD = """
import sys, time
from pathlib import Path
from fazhi.sphinx_ext.building import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


class Holder:
    """Another process that is building into a folder."""

    def __init__(self, out: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "held\n"

    def end(self) -> None:
        self.process.communicate("\n", timeout=30)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_second_build_waits_and_says_so(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = Holder(out)
    waiting = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert waiting.stderr is not None
    told = waiting.stderr.readline()
    assert f"另一次构建正在写 {out}" in told
    assert f"Another build is writing {out}" in told
    assert waiting.poll() is None
    other.end()
    assert waiting.communicate("\n", timeout=30)[0] == "held\n"
    assert waiting.returncode == 0


def test_patience_has_an_end(out: Path) -> None:
    other = Holder(out)
    began = time.monotonic()
    with pytest.raises(InputError) as told, alone(out, 0.3):
        pass
    other.end()
    assert 0.3 <= time.monotonic() - began < 20
    assert str(out) in told.value.zh
    assert str(out) in told.value.en


def test_a_build_that_was_killed_holds_nothing(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = Holder(out)
    other.process.kill()
    other.process.communicate()
    with alone(out, 0):
        pass
    assert capfd.readouterr().err == ""


def test_one_process_may_ask_twice(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with alone(out, 0), alone(out, 0):
        pass
    with alone(out, 0):
        pass
    assert capfd.readouterr().err == ""


def test_a_folder_that_cannot_be_written_to_is_no_matter_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with alone(tmp_path / "file" / "site", 0):
        pass


def test_plain_sphinx_build_waits_too_and_ends_with_2(
    tmp_path: Path,
) -> None:
    """Its own patience is too long to be waited for here."""
    small = lay_out_small(tmp_path / "project")
    out = small.folder / "built" / "locked"
    other = Holder(out)
    conf = small.folder / "conf.py"
    conf.write_text(
        f"{conf.read_text(encoding='utf-8')}\nfrom fazhi.sphinx_ext.building import lock\nlock.PATIENCE = 0.2\n",
        encoding="utf-8",
    )
    ran = small.run(out)
    other.end()
    assert ran.returncode == 2
    assert f"另一次构建还在写 {out}" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (out / "index.html").exists()
