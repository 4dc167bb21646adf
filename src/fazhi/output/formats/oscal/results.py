"""What was found in a report, as OSCAL assessment results: observations, a finding for each duty, risks."""

from collections.abc import Iterator

from fazhi.model.audit import Audit, Conclusion
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.about import (
    PLAN,
    REVIEWER,
    View,
    report_resource,
    reviewed_controls,
    reviewers,
    tool,
)
from fazhi.output.formats.oscal.judged import accepted, finding, risk
from fazhi.output.formats.oscal.passages import at_large, not_bound, seen
from fazhi.output.formats.oscal.shape import Object, document, props, prose, several, written
from fazhi.output.words.answer import LIMITS
from fazhi.output.words.problems import problems


def write(audit: Audit, options: Options) -> bytes:
    """The results of the audit, every duty and every problem."""
    return written(results(View.of(audit, options)))


def results(view: View) -> Object:
    """What was found in a report, as OSCAL assessment results."""
    people = reviewers(view.audit)
    told = view.metadata(
        view.say("年度报告核查结果", "what was found in its report"), *people, roles=(REVIEWER,) if people else ()
    )
    body: Object = {
        "import-ap": {"href": PLAN},
        "results": [_result(view)],
        "back-matter": {"resources": [report_resource(view)]},
    }
    return document("assessment-results", told, body)


def _result(view: View) -> Object:
    audit = view.audit
    observations: list[Object] = []
    risks: list[Object] = []
    of_duty: dict[str, list[Object]] = {}
    for item in audit.assessments:
        if item.conclusion is Conclusion.NOT_APPLICABLE:
            observations.append(not_bound(item, view))
            continue
        of_duty[item.obligation.id] = list(seen(item, view))
        observations += of_duty[item.obligation.id]
        if item.conclusion is Conclusion.WAIVED:
            risks.append(accepted(item, view, of_duty[item.obligation.id]))
    for problem in problems(audit):
        about = problem.item.finding.obligation
        if about == problem.id:
            risks.append(risk(problem, view, of_duty.get(about, [])))
        else:
            observations.append(at_large(problem, view))
            risks.append(risk(problem, view, observations[-1:]))
    return {
        "uuid": view.lasting("result", view.report),
        "title": view.say("核查结果", "results"),
        "description": LIMITS.of(view.language),
        "start": view.day,
        "end": view.day,
        **props(
            ("law-year", audit.law_year),
            ("report-digest", audit.report.sha256),
            ("catalogue-version", audit.catalogue_version),
            ("catalogue-digest", audit.catalogue_digest),
            *((f"count-{conclusion}", count) for conclusion, count in audit.counts.items()),
        ),
        "local-definitions": {"components": [tool(view)]},
        "reviewed-controls": reviewed_controls(audit),
        **several("observations", observations),
        **several("risks", risks),
        **several("findings", list(_findings(view, of_duty, risks))),
        **_remarks(view),
    }


def _findings(view: View, of_duty: dict[str, list[Object]], risks: list[Object]) -> Iterator[Object]:
    """A finding for each duty that binds, with the risks that concern it."""
    concerning: dict[str, list[str]] = {}
    for each in risks:
        about = [told["value"] for told in each["props"] if told["name"] == "obligation"]
        concerning.setdefault("".join(about), []).append(each["uuid"])
    for item in view.audit.assessments:
        id = item.obligation.id
        if id in of_duty:
            yield finding(item, view, of_duty[id], concerning.get(id, []))


def _remarks(view: View) -> Object:
    """What a reader should know of how the file was read, and why no likelihood is told, a paragraph for each."""
    told = [*view.audit.report.notices, *([view.audit.unlikely] if view.audit.unlikely else [])]
    return {"remarks": "\n\n".join(prose(each.of(view.language)) for each in told)} if told else {}
