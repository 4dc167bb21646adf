"""The pytest plugin: options and fixtures for checks of one report, and the gap report at the end.

Users who have fazhi installed for other reasons pay for these few lines only: the rest loads when it is asked for.
"""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from fazhi.model.audit import Assessment, Audit
    from fazhi.model.obligation import Catalogue
    from fazhi.model.report import Report
    from fazhi.pytest_plugin.subject import Subject

_BAD_INPUT = 2
"""Exit status of bad input, the same as that of the command line."""
_ALTERED = 4
"""Exit status of a log in which something was altered, likewise."""
_OPTIONS = (
    ("--report", "报告文件，或 docs/reports 下的文件夹名 / a report, or the name of a folder under docs/reports"),
    ("--unit-kind", "单位类别 / kind of unit: county, department, township, development_zone"),
    ("--year", "报告年度 / the year reported on"),
    ("--unit", "单位名称 / name of the unit"),
    ("--law-year", "按哪一年施行的法律核查 / judge by the law of this year"),
    ("--territory", "所在地，如 山东省淄博市 / place, by which local regulations apply"),
    ("--role", "部门职责，如 司法行政 / what a department is responsible for"),
    ("--min-severity", "只计这一级及以上的缺口 / count gaps from here: mandatory, expected, notice"),
    ("--laws", "存放法律法规文本的文件夹，缺口里引条文 / folder with texts of the law, quoted beside each gap"),
    ("--catalogue", "义务目录所在文件夹 / folder of the catalogue"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options and the ini value that names the report checked by default."""
    group = parser.getgroup("fazhi", "法治政府建设年度报告核查 / rule-of-law report audit")
    for name, help in _OPTIONS:
        group.addoption(name, help=help, default=None)
    parser.addini("fazhi_report", "默认核查的报告 / the report checked by default", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Where a report is given, audit it at once, so that bad input ends the run before it begins."""
    if config.getoption("--report"):
        from fazhi.model.errors import AlteredError  # noqa: PLC0415 - only for those who check a report
        from fazhi.pytest_plugin.subject import subject  # noqa: PLC0415 - only for those who check a report

        try:
            subject(config)
        except pytest.UsageError as error:
            altered = isinstance(error.__cause__, AlteredError)
            pytest.exit(str(error), returncode=_ALTERED if altered else _BAD_INPUT)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each obligation, where a test asks for `assessment` and a report is named."""
    if "assessment" in metafunc.fixturenames:
        from fazhi.pytest_plugin.cases import generate  # noqa: PLC0415 - only for those who check a report

        generate(metafunc)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that judged no obligation at all has failed."""
    if _checked(session.config):
        from fazhi.pytest_plugin.summary import require_judged  # noqa: PLC0415 - only for those who check a report

        require_judged(session)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The gap report by domain."""
    if _checked(config):
        from fazhi.pytest_plugin.summary import summarise  # noqa: PLC0415 - only for those who check a report

        summarise(terminalreporter)


@pytest.fixture(scope="session")
def fazhi_catalogue(pytestconfig: pytest.Config) -> "Catalogue":
    """The catalogue the report is audited against."""
    return _subject(pytestconfig).catalogue


@pytest.fixture(scope="session")
def fazhi_audit(pytestconfig: pytest.Config) -> "Audit":
    """The audit of the report: every assessment and finding."""
    return _subject(pytestconfig).audit


@pytest.fixture(scope="session")
def fazhi_report(fazhi_audit: "Audit") -> "Report":
    """The report that is checked."""
    return fazhi_audit.report


@pytest.fixture
def assessment(request: pytest.FixtureRequest) -> "Assessment":
    """One obligation against the report; a test that asks for it runs once for each obligation."""
    if not hasattr(request, "param"):
        _subject(request.config)
    found: Assessment = request.param
    return found


def _subject(config: pytest.Config) -> "Subject":
    """Catalogue and audit, or a failure in a sentence."""
    from fazhi.pytest_plugin.subject import subject  # noqa: PLC0415 - only for those who check a report

    try:
        return subject(config)
    except pytest.UsageError as error:
        pytest.fail(str(error), pytrace=False)


def _checked(config: pytest.Config) -> bool:
    """Whether this run is, or was told to be, one that checks a report; workers leave the judgment to their head."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return False
    reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
    reports = (item for items in getattr(reporter, "stats", {}).values() for item in items)
    return bool(config.getoption("--report")) or any(
        name == "obligation"
        for item in reports
        if isinstance(item, pytest.TestReport)
        for name, _ in item.user_properties
    )
