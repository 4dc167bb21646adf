"""What is left when a build ends is not looked through for garbage; a process that goes on is as it was before."""

import subprocess
import sys
from pathlib import Path

_BUILD = """
import gc, sys
from sphinx.cmd.build import main

was = gc.get_threshold()
status = main(sys.argv[1:])
print(gc.get_threshold() == was, gc.get_freeze_count())
import atexit
atexit._run_exitfuncs()
print(gc.get_freeze_count() > 10_000)
sys.exit(status)
"""


def test_nothing_is_looked_through_when_a_build_ends_and_the_collector_is_given_back_until_then(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.rst").write_text("Title\n=====\n", encoding="utf-8")
    (source / "conf.py").write_text("from fazhi.sphinx_ext.collector import register as setup\n", encoding="utf-8")
    command = [sys.executable, "-c", _BUILD, "-q", str(source), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["True 0", "True"]
