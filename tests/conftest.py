"""What all tests share: the tool that tests pytest plugins, and what happens where a machine lacks something."""

from collections.abc import Generator

import pytest

import absent

pytest_plugins = ["pytester"]
"""Only a top-level conftest may name it."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Pass over a test that needs what is not there; one marked `shared` needs the reference data."""
    for mark in item.iter_markers():
        for name in {"needs": mark.args, "shared": ("shared",)}.get(mark.name, ()):
            absent.require(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let it fail instead where nothing may be skipped."""
    report = yield
    if absent.is_for_want(report) and not absent.may_be_skipped():
        absent.fail(report)
    return report
