"""What is to be done about the gaps, as an OSCAL plan of action and milestones: the problems with the ledger's answers.

Listed are the problems of the severity that was asked for and above, as everywhere where gaps are listed apart.
"""

from fazhi.model.audit import Audit
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.about import (
    BY_TOOL,
    RESPONSIBLE,
    REVIEWER,
    View,
    organization,
    report_resource,
    reviewers,
    tool,
)
from fazhi.output.formats.oscal.judged import answered, departments, finding, related, risk, state
from fazhi.output.formats.oscal.passages import at_large, seen
from fazhi.output.formats.oscal.shape import Object, document, prop, props, prose, several, written
from fazhi.output.formats.oscal.system import system_id
from fazhi.output.words.findings import called
from fazhi.output.words.problems import Problem, problems


def write(audit: Audit, options: Options) -> bytes:
    """The plan of action for this report."""
    return written(poam(View.of(audit, options)))


def poam(view: View) -> Object:
    """The findings and what is done about them, as an OSCAL plan of action and milestones."""
    least = view.options.min_severity.rank
    listed = [item for item in problems(view.audit) if item.item.finding.severity.rank >= least]
    people = reviewers(view.audit)
    whose = [organization(name) for item in listed for name in departments(item)]
    roles = [*([REVIEWER] if people else []), *([RESPONSIBLE] if whose else [])]
    told = view.metadata(view.say("整改计划", "plan of action"), *people, *whose, roles=roles)
    observations: list[Object] = []
    risks: list[Object] = []
    findings: list[Object] = []
    items: list[Object] = []
    for problem in listed:
        about = problem.item.assessment if problem.item.finding.obligation == problem.id else None
        passages = list(seen(about, view)) if about else [at_large(problem, view)]
        observations += passages
        risks.append(risk(problem, view, passages, list(answered(problem, view))))
        found = [finding(about, view, passages, [risks[-1]["uuid"]])] if about else []
        findings += found
        items.append(_item(problem, view, passages, found, risks[-1]))
    body: Object = {
        "system-id": system_id(view),
        "local-definitions": {"components": [tool(view)]},
        **several("observations", observations),
        **several("risks", risks),
        **several("findings", findings),
        "poam-items": items or [_nothing(view)],
        "back-matter": {"resources": [report_resource(view)]},
    }
    return document("plan-of-action-and-milestones", told, body)


def _item(problem: Problem, view: View, passages: list[Object], found: list[Object], risk: Object) -> Object:
    finding = problem.item.finding
    message = finding.message_in(view.language)
    return {
        "uuid": view.lasting("poam-item", problem.id),
        "title": prose(f"{problem.id} {called(problem.item, view.language)}"),
        "description": prose(message),
        **props(
            ("problem", problem.id),
            ("number", problem.item.number),
            ("state", state(problem)),
            ("severity", finding.severity),
            ("conclusion", problem.item.conclusion),
            *(("department", name) for name in departments(problem)),
            ("deadline", problem.due and problem.due.said),
        ),
        "origins": [{"actors": [BY_TOOL]}],
        **related("finding", found),
        **related("observation", passages),
        **related("risk", [risk]),
    }


def _nothing(view: View) -> Object:
    """What stands there where there is no problem, since OSCAL lets no plan of action be without an item."""
    said = view.say("没有需要整改的问题。", "There is nothing to put right.")
    return {
        "uuid": view.lasting("poam-item", ""),
        "title": said,
        "description": said,
        "props": [prop("state", "none")],
    }
