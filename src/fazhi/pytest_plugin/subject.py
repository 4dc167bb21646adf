"""What a run checks: which report, by which catalogue, and the audit of it, made once."""

from dataclasses import dataclass
from typing import Any

import pytest

from fazhi.audit import audit
from fazhi.catalogue import load_for
from fazhi.disk import disk_sentences
from fazhi.model.audit import Audit
from fazhi.model.errors import FazhiError, InputError
from fazhi.model.obligation import Catalogue, Severity
from fazhi.pytest_plugin.source import KEPT, About, find_report, read_source


@dataclass(frozen=True, slots=True)
class Subject:
    """Everything a run needs."""

    catalogue: Catalogue
    audit: Audit
    least: Severity
    """Gaps and weaknesses below it are left out."""


_SUBJECT = pytest.StashKey[Subject]()


def subject(config: pytest.Config) -> Subject:
    """The subject of this run; UsageError with a sentence, Chinese and English, for input that cannot be used."""
    if _SUBJECT not in config.stash:
        try:
            config.stash[_SUBJECT] = _make(config)
        except FazhiError as error:
            raise pytest.UsageError(str(error)) from None
        except OSError as error:
            raise pytest.UsageError("\n".join(disk_sentences(error))) from None
    return config.stash[_SUBJECT]


def _make(config: pytest.Config) -> Subject:
    least = _severity(config.getoption("--min-severity"))
    about = About(
        unit_kind=config.getoption("--unit-kind"),
        year=_year(config, "--year"),
        territory=config.getoption("--territory"),
    )
    law_year = _year(config, "--law-year")
    report, records = read_source(find_report(config), about, config.rootpath / KEPT)
    folder = config.getoption("--catalogue")
    catalogue = load_for(folder, config.invocation_params.dir if folder else config.rootpath)
    return Subject(catalogue, audit(catalogue, report, records, law_year), least)


def _year(config: pytest.Config, option: str) -> int | None:
    told: Any = config.getoption(option)
    if told is None:
        return None
    if not (str(told).isascii() and str(told).isdecimal()):
        raise InputError(f"{option} 须为四位年份，给出的是“{told}”。", f'{option} must be a year, not "{told}".')
    return int(told)


def _severity(told: str | None) -> Severity:
    if told is None:
        return Severity.NOTICE
    if told not in set(Severity):
        names = ", ".join(Severity)
        raise InputError(f"--min-severity 须为：{names}。", f"--min-severity must be one of: {names}.")
    return Severity(told)
