"""Which report a run checks: the one that `--report`, the ini value or pyproject.toml names."""

from pathlib import Path

import pytest

from fazhi.intake import default_report


def named_report(config: pytest.Config) -> tuple[str, Path] | None:
    """The name of the report and the folder it is relative to; None where no report is named."""
    if told := config.getoption("--report"):
        return str(told), config.invocation_params.dir
    name = str(config.getini("fazhi_report")) or default_report(config.rootpath / "pyproject.toml")
    return (name, config.rootpath) if name else None
