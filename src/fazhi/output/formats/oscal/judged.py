"""What comes of it, as OSCAL findings and risks: a finding for each duty that binds, a risk for each problem."""

from collections.abc import Iterator, Sequence
from typing import Final

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.ledger import Field
from fazhi.model.words import word
from fazhi.output.formats.oscal.about import BY_TOOL, RESPONSIBLE, View, objective, organization
from fazhi.output.formats.oscal.decided import decisions, noted, speakers
from fazhi.output.formats.oscal.shape import Object, moment, props, prose, several
from fazhi.output.words.citation import cite_all
from fazhi.output.words.findings import called, short_of
from fazhi.output.words.problems import Problem

_REASONS: Final = {Conclusion.SUPPORTED: "pass", Conclusion.WAIVED: "other"}
"""Why an objective is satisfied or not; of all other conclusions `fail`."""
_LAST: Final = "23:59:59"
_SPLIT: Final = str.maketrans(dict.fromkeys("、，,；;", "\n"))


def finding(item: Assessment, view: View, observations: Sequence[Object], risks: Sequence[str]) -> Object:
    """One duty: whether its objective is satisfied, how that was concluded and by whom."""
    duty, leading, language = item.obligation, view.leading.get(item.obligation.id), view.language
    state = "satisfied" if item.conclusion is Conclusion.SUPPORTED else "not-satisfied"
    waived = item.reason if item.conclusion is Conclusion.WAIVED else None
    return {
        "uuid": _finding_uuid(view, duty.id),
        "title": prose(f"{duty.id} {duty.title_in(language)}"),
        "description": prose(_concluded(item, view)),
        "props": [
            *props(
                ("obligation", duty.id),
                ("conclusion", item.conclusion),
                ("strength", item.strength.key),
                ("expects", duty.expects.key),
                ("severity", leading.severity if leading else item.severity),
                ("likelihood", item.likelihood),
                ("rule", leading and leading.rule),
                *(("article", each) for each in cite_all(item.basis, view.audit.instruments, language)),
                ("waived", waived and waived.of(language)),
            )["props"],
            *decisions(item, view),
        ],
        "origins": speakers(item),
        "target": {
            "type": "objective-id",
            "target-id": objective(duty.id),
            "status": {"state": state, "reason": _REASONS.get(item.conclusion, "fail")},
        },
        **related("observation", observations),
        **several("related-risks", [{"risk-uuid": each} for each in risks]),
        **noted(item, view),
    }


def _finding_uuid(view: View, id: str) -> str:
    """The identifier of the finding on a duty."""
    return view.lasting("finding", id)


def _risk_uuid(view: View, id: str) -> str:
    """The identifier of the risk of a problem, or of a gap that was accepted."""
    return view.lasting("risk", id)


def related(kind: str, items: Sequence[Object]) -> Object:
    """That a thing has to do with these observations, findings or risks."""
    return several(f"related-{kind}s", [{f"{kind}-uuid": item["uuid"]} for item in items])


def risk(problem: Problem, view: View, observations: Sequence[Object], answers: Sequence[Object] = ()) -> Object:
    """One problem: what is complained of, how grave it is and why, how it stands, and what to write."""
    found, about, language = problem.item.finding, problem.item.assessment, view.language
    own = about if problem.item.conclusion else None
    remedy = found.remedy_in(language)
    due = problem.due.day if problem.due else None
    return {
        "uuid": _risk_uuid(view, problem.id),
        "title": prose(f"{problem.id} {called(problem.item, language)}"),
        "description": prose(found.message_in(language)),
        "statement": prose(about.why.of(language) if about else called(problem.item, language)),
        **props(
            ("problem", problem.id),
            ("rule", found.rule),
            ("obligation", found.obligation),
            ("severity", found.severity),
            ("conclusion", own and own.conclusion),
            ("strength", own and own.strength.key),
            ("likelihood", own and own.likelihood),
        ),
        "status": state(problem),
        "origins": [{"actors": [BY_TOOL]}],
        **({"deadline": moment(due, _LAST)} if due else {}),
        "remediations": [
            _response(view, problem.id, "recommendation", view.say("怎么写", "what to write"), remedy),
            *answers,
        ],
        **related("observation", observations),
    }


def accepted(item: Assessment, view: View, observations: Sequence[Object]) -> Object:
    """A gap that somebody has accepted: who, why and until when."""
    duty, told = item.obligation, word(item.conclusion, view.language)
    why = item.reason.of(view.language) if item.reason else told
    waiver = next((each for each in view.audit.records.waivers if each.obligation == duty.id), None)
    response = _response(view, duty.id, "completed", view.say("豁免", "waiver"), why)
    return {
        "uuid": _risk_uuid(view, duty.id),
        "title": prose(f"{duty.id} {duty.title_in(view.language)}"),
        "description": prose(f"{told}{view.say('：', ': ')}{why}"),
        "statement": prose(item.why.of(view.language)),
        **props(
            ("obligation", duty.id),
            ("conclusion", item.conclusion),
            ("strength", item.strength.key),
            ("severity", item.severity),
            ("waived-by", waiver and waiver.owner),
            ("waived-until", waiver and waiver.until),
        ),
        "status": "deviation-approved",
        "origins": [{"actors": [BY_TOOL]}],
        "remediations": [response | {"props": [{"name": "type", "value": "accept"}]}],
        **related("observation", observations),
    }


def state(problem: Problem) -> str:
    """How a problem stands by the ledger: struck off, worked on, or open."""
    if problem.entry.closed:
        return "closed"
    return "remediating" if problem.entry.values.get(Field.PROGRESS) else "open"


def answered(problem: Problem, view: View) -> Iterator[Object]:
    """What the unit wrote down against a problem: measure, who, by when, how far; nothing where it wrote nothing."""
    if not (problem.entry.values or problem.beside.values):
        return
    lifecycle = "completed" if problem.entry.closed else "planned"
    measure = problem.told(Field.MEASURE) or view.say("没有写明措施", "no measure is told")
    yield {
        **_response(view, problem.id, lifecycle, view.say("整改措施", "measure"), measure),
        **props(
            ("leader", problem.told(Field.LEADER)),
            *(("department", name) for name in departments(problem)),
            ("person", problem.told(Field.PERSON)),
            ("deadline", problem.due.said if problem.due else problem.told(Field.DEADLINE)),
            ("material", problem.material),
            ("closed-on", problem.told(Field.CLOSED_ON)),
        ),
        **several("tasks", list(_task(problem, view))),
        **({"remarks": prose(problem.answer)} if problem.answer else {}),
    }


def departments(problem: Problem) -> list[str]:
    """The departments that somebody wrote down as answering for a problem."""
    told = problem.told(Field.DEPARTMENT).translate(_SPLIT).splitlines()
    return list(dict.fromkeys(filter(None, map(str.strip, told))))


def _task(problem: Problem, view: View) -> Iterator[Object]:
    """The deadline and who has to keep it; without a day, as 持续整改 has none, it is no milestone."""
    due, who = problem.due, [organization(name)["uuid"] for name in departments(problem)]
    if due is None and not who:
        return
    day = due.day if due else None
    yield {
        "uuid": view.lasting("task", problem.id),
        "type": "milestone" if day else "action",
        "title": prose(f"{view.say('整改时限', 'due')} {due.said}" if due else view.say("落实整改", "put it right")),
        **({"timing": {"on-date": {"date": moment(day, _LAST)}}} if day else {}),
        **several("responsible-roles", [{"role-id": RESPONSIBLE, "party-uuids": who}] if who else []),
    }


def _response(view: View, id: str, lifecycle: str, title: str, description: str) -> Object:
    kind = "advice" if lifecycle == "recommendation" else "response"
    return {
        "uuid": view.lasting(kind, id),
        "lifecycle": lifecycle,
        "title": title,
        "description": prose(description),
    }


def _concluded(item: Assessment, view: View) -> str:
    """The conclusion in words, with what is lacking or why it was accepted."""
    told = word(item.conclusion, view.language)
    why = item.reason.of(view.language) if item.reason else ""
    if item.conclusion is Conclusion.WEAK:
        why = short_of(item, "weak_evidence", view.language)
    elif item.conclusion.gap:
        why = item.obligation.remedy_in(view.language)
    return f"{told}{view.say('：', ': ')}{why}" if why else told
