"""What reviewers decided on a duty, in OSCAL: properties, parties, and a paragraph for each decision."""

from fazhi.model.audit import Assessment
from fazhi.model.decision import Decided
from fazhi.output.formats.oscal.about import BY_TOOL, REVIEWER, View, person
from fazhi.output.formats.oscal.shape import Object, prop, prose
from fazhi.output.words.decided import one_decided


def decisions(item: Assessment, view: View) -> list[Object]:
    """A property for each decision, in words; its class is the verdict, and it says of which passage it is."""
    return [_decision(each, view) for each in item.decided]


def speakers(item: Assessment) -> list[Object]:
    """The tool, and behind it everybody who decided on the duty."""
    people = dict.fromkeys(each.decision.reviewer for each in item.decided)
    return [{"actors": [BY_TOOL, *map(reviewer, people)]}]


def reviewer(name: str) -> Object:
    """A reviewer who speaks."""
    return {"type": "party", "actor-uuid": person(name)["uuid"], "role-id": REVIEWER}


def noted(item: Assessment, view: View) -> Object:
    """Each decision with what the reviewer noted, as remarks; nothing where nobody decided."""
    told = []
    for each in item.decided:
        said, note = one_decided(each, view.language), each.decision.note
        told.append(prose(f"{said}{view.say('：', ': ')}{note}" if note else said))
    return {"remarks": "\n\n".join(told)} if told else {}


def _decision(each: Decided, view: View) -> Object:
    event = each.decision
    told = {"class": event.verdict.value}
    if event.place is not None:
        start, end = event.place.start, event.place.end
        told["remarks"] = view.say(f"第{start}—{end}字", f"characters {start}-{end}")
    return prop("decided", one_decided(each, view.language), **told)
