"""What a run checks: which report, by which catalogue, and the audit of it, made once."""

from dataclasses import dataclass

import pytest

from fazhi.audit import audit
from fazhi.disk import disk_sentence
from fazhi.intake import KEPT, Asked, take_in
from fazhi.laws import LawFolder, laws_at_hand
from fazhi.model.audit import Audit
from fazhi.model.errors import FazhiError, InputError
from fazhi.model.obligation import Catalogue, Severity
from fazhi.pytest_plugin.source import named_report


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything a run needs."""

    catalogue: Catalogue
    audit: Audit
    least: Severity
    """Gaps and weaknesses below it are left out."""
    laws: LawFolder | None
    """Texts of the law to quote the articles from."""


_ASKED = ("unit_kind", "year", "unit", "territory", "role", "law_year", "catalogue")
_SUBJECT = pytest.StashKey[Subject]()


def subject(config: pytest.Config) -> Subject:
    """The subject of this run; UsageError with a sentence, Chinese and English, for input that cannot be used."""
    if _SUBJECT not in config.stash:
        try:
            config.stash[_SUBJECT] = _make(config)
        except FazhiError as error:
            raise pytest.UsageError(str(error)) from error
        except OSError as error:
            raise pytest.UsageError("\n".join(disk_sentence(error))) from None
    return config.stash[_SUBJECT]


def _make(config: pytest.Config) -> Subject:
    least = _severity(config.getoption("--min-severity"))
    asked = Asked.of(**{name: config.getoption(f"--{name.replace('_', '-')}") for name in _ASKED})
    named = named_report(config)
    if named is None:
        raise InputError(
            "没有指定报告；请用 --report 给出文件，或在 pyproject.toml 的 [tool.fazhi] 写明 report。",
            "No report is named; give a file with --report or set report in [tool.fazhi] of pyproject.toml.",
        )
    taken = take_in(named[0], asked, named[1], config.rootpath / KEPT)
    catalogue = asked.load(config.invocation_params.dir, config.rootpath)
    told = config.getoption("--laws")
    laws = laws_at_hand(told, config.invocation_params.dir if told else config.rootpath)
    return Subject(catalogue, audit(catalogue, taken.report, taken.records, asked.law_year), least, laws)


def _severity(told: str | None) -> Severity:
    if told is None:
        return Severity.NOTICE
    if told not in set(Severity):
        names = ", ".join(Severity)
        raise InputError(f"--min-severity 须为：{names}。", f"--min-severity must be one of: {names}.")
    return Severity(told)
