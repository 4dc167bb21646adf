"""One test for each obligation: its case, its properties, and its failure in plain words."""

from collections.abc import Iterator

import pytest

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.output.terminal.gap import Teller
from fazhi.output.terminal.layout import render
from fazhi.output.words.citation import cite_all
from fazhi.output.words.decided import deciders
from fazhi.pytest_plugin.source import named_report
from fazhi.pytest_plugin.subject import Subject, subject

_JUDGE = "fazhi-judge"


def generate(metafunc: pytest.Metafunc) -> None:
    """Parametrise `assessment` with every obligation, in catalogue order, its id the obligation's."""
    config = metafunc.config
    if named_report(config) is None:
        return
    try:
        found = subject(config)
    except pytest.UsageError as error:
        raise pytest.Collector.CollectError(str(error)) from None
    if not config.pluginmanager.has_plugin(_JUDGE):
        config.pluginmanager.register(Judge(found), _JUDGE)
    if not found.audit.assessments:
        raise pytest.Collector.CollectError("义务目录是空的，没有可核查的义务。\nThe catalogue is empty.")
    metafunc.parametrize("assessment", list(_cases(found)), indirect=True)


class Judge:
    """Gives every such test its properties, and its failure the words of the gap report instead of a traceback."""

    def __init__(self, found: Subject) -> None:
        self.audit = found.audit
        self.laws = found.laws

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Attach what JUnit files and the summary need."""
        if assessment := _assessment(item):
            item.user_properties.extend(self._properties(assessment))

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Iterator[None]:
        """Tell a failed assertion as a gap; outside `except`, lest the assertion be shown beside it."""
        assessment = _assessment(pyfuncitem)
        try:
            return (yield)
        except AssertionError as error:
            if assessment is None:
                raise
            told = self._told(assessment, error)
        pytest.fail(told, pytrace=False)

    def _properties(self, assessment: Assessment) -> Iterator[tuple[str, str]]:
        yield "obligation", assessment.obligation.id
        yield "title", assessment.obligation.title
        yield "conclusion", assessment.conclusion.value
        yield "strength", assessment.strength.key
        yield "severity", self._severity(assessment).value
        yield "article", "；".join(cite_all(assessment.basis, self.audit.instruments))
        if assessment.likelihood is not None:
            yield "likelihood", assessment.likelihood.value
        if assessment.decided:
            yield "decided", deciders(assessment.decided, "zh")

    def _severity(self, assessment: Assessment) -> Severity:
        """That of the finding, where there is one."""
        found = self.audit.leading().get(assessment.obligation.id)
        return found.severity if found else assessment.severity

    def _told(self, assessment: Assessment, error: AssertionError) -> str:
        teller = Teller(self.audit, laws=self.laws)
        blocks = [teller.head(assessment)]
        if assessment.conclusion is Conclusion.WEAK:
            have, need = word(assessment.strength), word(assessment.obligation.expects)
            blocks.append(teller.labelled("强度", "grade", f"{have}，应达到{need}"))
        if said := _said(error):
            blocks.append(teller.labelled("检查", "check", said))
        return render([*blocks, *teller.details(assessment)], width=80, colour=False).rstrip()


def _cases(found: Subject) -> Iterator[object]:
    leading = found.audit.leading()
    below = {id: item.severity for id, item in leading.items() if item.severity.rank < found.least.rank}
    for assessment in found.audit.assessments:
        reason = _aside(assessment)
        if severity := below.get(assessment.obligation.id):
            reason = f"{word(assessment.conclusion)}，但属{word(severity)}级，低于 --min-severity {found.least}"
        marks = [pytest.mark.skip(reason=reason)] if reason else []
        yield pytest.param(assessment, id=assessment.obligation.id, marks=marks)


def _aside(assessment: Assessment) -> str | None:
    """Why an obligation is not judged."""
    if not assessment.conclusion.judged:
        return f"{word(assessment.conclusion)}：{assessment.reason or '未说明原因'}"
    return None


def _assessment(item: pytest.Item) -> Assessment | None:
    """The assessment a test is about, if it is about one."""
    call = getattr(item, "callspec", None)
    found = call.params.get("assessment") if call else None
    return found if isinstance(found, Assessment) else None


def _said(error: AssertionError) -> str:
    """What a check of a user's own says for itself; nothing where it only asserts."""
    first = str(error).partition("\n")[0]
    return "" if first.startswith("assert ") else first
