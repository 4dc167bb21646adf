"""The audit as JUnit XML for build servers: a suite a domain, a case a duty, and a suite for the whole report."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.both import Both, pick
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.gap import Teller
from fazhi.output.terminal.layout import render
from fazhi.output.words.citation import cite_all
from fazhi.output.words.decided import deciders
from fazhi.output.words.quote import neutral

_AT_LARGE = Both("整篇", "the report as a whole")
_WIDTH = 80


def write(audit: Audit, options: Options) -> bytes:
    """The whole audit; what counts as a gap at the severity asked for is a failure, as it is for the exit status."""
    root = etree.Element("testsuites", name="fazhi")
    leading = audit.leading()
    for domain, items in groupby(audit.assessments, key=lambda item: item.obligation.domain):
        cases = [_case(item, leading.get(item.obligation.id), audit, options) for item in items]
        _suite(root, word(domain, options.language), domain.value.lower(), cases)
    at_large = [(number, item) for number, item in enumerate(audit.at_large(), 1)]
    _suite(root, _AT_LARGE.of(options.language), "report", [_finding(*each, options) for each in at_large])
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _suite(root: etree._Element, title: str, name: str, cases: list[etree._Element]) -> None:
    """A suite of those cases, which it counts."""
    if not cases:
        return
    suite = etree.SubElement(root, "testsuite", name=title, errors="0")
    for case in cases:
        case.set("classname", f"fazhi.{name}")
        suite.append(case)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(item: Assessment, finding: Finding | None, audit: Audit, options: Options) -> etree._Element:
    """One duty: passed, skipped with a reason, or failed with the words of the gap report."""
    language = options.language
    duty, told = item.obligation, word(item.conclusion, language)
    case = etree.Element("testcase", name=neutral(f"{duty.id} {duty.title_in(language)}"))
    properties = etree.SubElement(case, "properties")
    severity = finding.severity if finding else item.severity
    for name, value in _properties(item, severity, audit, language):
        etree.SubElement(properties, "property", name=name, value=neutral(value))
    if item.reason is not None:
        etree.SubElement(case, "skipped", message=neutral(f"{told}: {item.reason.of(language)}"))
    elif item.conclusion.gap and severity.rank < options.min_severity.rank:
        etree.SubElement(case, "skipped", message=f"{told} ({word(severity, language)})")
    elif item.conclusion.gap:
        failed = etree.SubElement(case, "failure", type=item.conclusion.value, message=told)
        failed.text = _gap(item, audit, options)
    elif item.conclusion is Conclusion.WEAK:
        etree.SubElement(case, "system-out").text = _gap(item, audit, options)
    return case


def _properties(item: Assessment, severity: Severity, audit: Audit, language: str) -> Iterator[tuple[str, str]]:
    """What a run of the checks notes of an assessment too."""
    yield "obligation", item.obligation.id
    yield "conclusion", item.conclusion.value
    yield "strength", item.strength.key
    yield "severity", severity.value
    yield "article", pick(language, "；", "; ").join(cite_all(item.basis, audit.instruments, language))
    if item.likelihood is not None:
        yield "likelihood", item.likelihood.value
    if item.decided:
        yield "decided", deciders(item.decided, language)


def _gap(item: Assessment, audit: Audit, options: Options) -> str:
    """What the gap report says of it; words of the report only where they were asked for."""
    teller = Teller(audit, options.language, laws=options.laws)
    nearest = teller.nearest(item) if options.quotes else ()
    blocks = [teller.head(item), *teller.basis(item), *nearest, teller.remedy(item)]
    return render(blocks, _WIDTH, colour=False).rstrip()


def _finding(number: int, item: Finding, options: Options) -> etree._Element:
    """A finding on the report as a whole, or a further one on a duty; a notice is told and fails nothing."""
    language = options.language
    message, remedy = Both(item.message, item.message_en), Both(item.remedy, item.remedy_en)
    about = f" {item.obligation}" if item.obligation else ""
    case = etree.Element("testcase", name=f"{number} {item.rule}{about}")
    told = neutral(f"{message.of(language)} {remedy.of(language)}")
    if item.severity is Severity.NOTICE or item.severity.rank < options.min_severity.rank:
        etree.SubElement(case, "system-out").text = told
    else:
        etree.SubElement(case, "failure", type=item.rule, message=neutral(message.of(language))).text = told
    return case
