"""What a message tells to run where a library is lacking."""

import importlib
import sys

import pytest

from fazhi import extras


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("/home/甲/.venv/bin/python", '/home/甲/.venv/bin/python -m pip install "fazhi[pdf]"'),
        (r"C:\Program Files\fz\python.exe", r'"C:\Program Files\fz\python.exe" -m pip install "fazhi[pdf]"'),
    ],
)
def test_it_names_the_python_that_runs(python: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", python)
        assert importlib.reload(extras).install("pdf") == said
    importlib.reload(extras)
