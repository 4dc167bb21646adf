"""What a machine may lack: the one place where a test is passed over for want of it, with a reason that names it.

Where FAZHI_NOTHING_MAY_BE_SKIPPED is 1, as in the main run of CI, every such test fails instead.
"""

import os
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

SHARED = Path(__file__).parents[2] / "shared"
"""The reference data that lies beside the project in CI, and is absent on a user's machine."""
SETTING = "FAZHI_NOTHING_MAY_BE_SKIPPED"
_MARK = "absent: "
"""How every such reason begins, by which a run can count them."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OFFICES = ("soffice", "libreoffice")


def needs(*names: str) -> pytest.MarkDecorator:
    """Mark a test, a class or a module (`pytestmark`) that cannot run without these things, named as in THINGS."""
    assert set(names) <= set(THINGS)
    return pytest.mark.needs(*names)


def require(name: str) -> None:
    """Pass over the test that runs, or that asked for the fixture that runs, unless this thing is there."""
    if not THINGS[name].there():
        pytest.skip(f"{_MARK}{name} ({THINGS[name].hint})")


def is_for_want(report: pytest.TestReport) -> bool:
    """Whether a test was passed over because the machine lacks something."""
    return report.skipped and _MARK in _reason(report)


def may_be_skipped() -> bool:
    """Whether a machine that lacks something is taken as it is."""
    return os.environ.get(SETTING) != "1"


def fail(report: pytest.TestReport) -> None:
    """Turn a test that was passed over into one that failed, with the same reason."""
    report.outcome = "failed"
    report.longrepr = f"{_reason(report)}; {SETTING}=1"


def browser() -> str | None:
    """The browser that tests drive, by its path."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def _reason(report: pytest.TestReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


class Thing(NamedTuple):
    """Something a machine may lack."""

    there: Callable[[], bool]
    hint: str
    """What is looked for."""


THINGS = {
    "chromium": Thing(
        lambda: bool(browser() and shutil.which("chromedriver")),
        f"{', '.join(_BROWSERS[:-1])} or {_BROWSERS[-1]}, and chromedriver, on the PATH",
    ),
    "libreoffice": Thing(lambda: any(map(shutil.which, _OFFICES)), f"{' or '.join(_OFFICES)} on the PATH"),
    "rapidocr": Thing(lambda: find_spec("rapidocr") is not None, "the package rapidocr, of the extra ocr"),
    "dask": Thing(lambda: find_spec("distributed") is not None, "the package distributed, of the extra dask"),
    "openxml-audit": Thing(
        lambda: find_spec("openxml_audit") is not None, "the package openxml-audit, of the extra dev"
    ),
    "shared": Thing(SHARED.is_dir, "the reference data, in the folder shared beside the project"),
    "make": Thing(lambda: shutil.which("make") is not None, "make on the PATH"),
    "linux": Thing(lambda: sys.platform == "linux", "Linux, by whose means processes are forked, limited and ended"),
    "ssh-keygen": Thing(lambda: shutil.which("ssh-keygen") is not None, "ssh-keygen on the PATH"),
    "minisign": Thing(lambda: shutil.which("minisign") is not None, "minisign on the PATH"),
    "full device": Thing(Path("/dev/full").exists, "/dev/full, a device that is always full"),
}
