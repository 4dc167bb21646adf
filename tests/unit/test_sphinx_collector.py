"""What is left when a build ends is not looked through for garbage; a process that goes on is as it was before."""

import subprocess
import sys
from pathlib import Path

import small_catalogue

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


_SET_UP = """
import sys
from importlib import import_module
from fazhi.sphinx_ext.publish.serve import LOADED

for name in LOADED:
    import_module(name)
there = set(sys.modules)
from sphinx.application import Sphinx
source = sys.argv[1]
out = source + "/out"
Sphinx(source, source, out, out, "html", status=None, confoverrides={"fazhi_catalogue": sys.argv[2]})
print(sorted(name for name in set(sys.modules) - there if name.startswith("fazhi.sphinx_ext")))
"""


def test_what_a_server_loads_for_its_builds_is_all_that_the_extension_loads(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    catalogue = small_catalogue.write(tmp_path / "catalogue")
    (tmp_path / "conf.py").write_text('extensions = ["fazhi.sphinx_ext"]\n', encoding="utf-8")
    command = [sys.executable, "-c", _SET_UP, str(tmp_path), str(catalogue)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
