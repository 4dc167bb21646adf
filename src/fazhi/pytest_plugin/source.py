"""Which report a run checks: the one that `--report`, the ini value or pyproject.toml names."""

import tomllib
from pathlib import Path

import pytest

from fazhi.disk import why
from fazhi.model.errors import InputError


def named_report(config: pytest.Config) -> tuple[str, Path] | None:
    """The name of the report and the folder it is relative to; None where no report is named."""
    if told := config.getoption("--report"):
        return str(told), config.invocation_params.dir
    name = str(config.getini("fazhi_report")) or of_project(config.rootpath / "pyproject.toml")
    return (name, config.rootpath) if name else None


def of_project(path: Path) -> str:
    """`report` in [tool.fazhi] of a pyproject.toml; empty where there is none."""
    if not path.is_file():
        return ""
    try:
        tool = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
        return str(tool.get("fazhi", {}).get("report", ""))
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        zh, en = why(error) if isinstance(error, OSError) else ("不是有效的 TOML", "no valid TOML")
        raise InputError(f"{path} 无法读取（{zh}）；请更正。", f"{path} cannot be read ({en}); correct it.") from None
