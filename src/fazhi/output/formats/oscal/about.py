"""What a document says of itself and whom it speaks of: its metadata, the unit, the reviewers, the report."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Self
from urllib.parse import quote as percent

from fazhi import __version__
from fazhi.model.audit import Audit, Conclusion, Finding
from fazhi.model.both import ENGLISH, Both
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.shape import (
    FORMAT,
    UNKNOWN,
    VERSION,
    Object,
    identifier,
    last_told,
    prop,
    props,
    prose,
    several,
)
from fazhi.output.words.quote import one_line

CATALOG: Final = "catalog.json"
PROFILE: Final = "profile.json"
SYSTEM: Final = "system-security-plan.json"
PLAN: Final = "assessment-plan.json"
RESULTS: Final = "assessment-results.json"
POAM: Final = "plan-of-action-and-milestones.json"
"""The names of the files, by which they refer to each other."""
UNIT: Final = "assessed-unit"
REVIEWER: Final = "reviewer"
RESPONSIBLE: Final = "responsible-unit"
_ROLES: Final = {
    UNIT: Both("编报单位", "the unit that reports"),
    REVIEWER: Both("复核人", "reviewer"),
    RESPONSIBLE: Both("责任单位", "the department that answers"),
}
_TOOL: Final = identifier("tool", "fazhi")
BY_TOOL: Final = {"type": "tool", "actor-uuid": _TOOL}
"""Who says so, where nobody decided."""


class View(NamedTuple):
    """One audit as a document about its report shows it."""

    audit: Audit
    options: Options
    day: str
    """When anything was last recorded of it."""
    leading: dict[str, Finding]
    unit: str
    """The name of the unit, else what the report is called."""
    report: str
    """The identifier of the text that was read."""

    @classmethod
    def of(cls, audit: Audit, options: Options) -> Self:
        """What every part of a document asks for."""
        report = audit.report
        told = (report.unit or "", report.title, report.name)
        unit = next(filter(None, map(one_line, told)), UNKNOWN)
        return cls(audit, options, last_told(audit), audit.leading(), unit, identifier("report", report.sha256))

    @property
    def language(self) -> str:
        """That of the options."""
        return self.options.language

    def say(self, zh: str, en: str) -> str:
        """The one of both that was asked for."""
        return Both(zh, en).of(self.language)

    def lasting(self, kind: str, id: str) -> str:
        """An identifier that is the same for the next draft of the same report."""
        return identifier(kind, self.unit, self.audit.report.year, id)

    def metadata(self, title: str, *people: Object, roles: Sequence[str] = ()) -> Object:
        """What a document about this report says of itself; `people` come behind the unit, in these roles."""
        title = self.say(f"{self.unit}：{title}", f"{self.unit}: {title}")
        version = self.audit.report.sha256[:16]
        unit = organization(self.unit)
        told = metadata(title, self.language, self.day, version, unit, *people, roles=(UNIT, *roles))
        return told | {"responsible-parties": [{"role-id": UNIT, "party-uuids": [unit["uuid"]]}]}


def metadata(title: str, language: str, day: str, version: str, *people: Object, roles: Sequence[str] = ()) -> Object:
    """What any document says of itself."""
    return {
        "title": prose(title),
        "last-modified": day,
        "version": one_line(version) or UNKNOWN,
        "oscal-version": VERSION,
        "props": [prop("format", FORMAT), prop("language", {ENGLISH: "en"}.get(language, "zh-CN"))],
        **several("roles", [{"id": role, "title": _ROLES[role].of(language)} for role in roles]),
        **several("parties", list({person["uuid"]: person for person in people}.values())),
    }


def organization(name: str) -> Object:
    """A unit or department."""
    return {"uuid": identifier("organization", name), "type": "organization", "name": one_line(name) or UNKNOWN}


def person(name: str) -> Object:
    """A reviewer; the name is claimed, not proven."""
    return {"uuid": identifier("person", name), "type": "person", "name": one_line(name) or UNKNOWN}


def reviewers(audit: Audit) -> list[Object]:
    """Everybody whose decision holds, in catalogue order."""
    return [person(each.decision.reviewer) for item in audit.assessments for each in item.decided]


def tool(view: View) -> Object:
    """The component that stands for this software."""
    return {
        "uuid": _TOOL,
        "type": "software",
        "title": "fazhi",
        "description": view.say(
            "把报告同义务目录逐项对照，找出佐证并定级。",
            "Holds a report against the duties of the catalogue, finds the evidence and grades it.",
        ),
        "props": [{"name": "version", "value": __version__}],
        "status": {"state": "operational"},
    }


def report_resource(view: View) -> Object:
    """The report: what it is called and what its file's digest is, none of its words."""
    report = view.audit.report
    digest = [{"algorithm": "SHA-256", "value": report.sha256}]
    return {
        "uuid": view.report,
        "title": prose(report.title or report.name),
        **props(("year", report.year), ("unit-kind", report.unit_kind), ("characters", report.characters)),
        "rlinks": [{"href": percent(one_line(report.slug or report.name)) or UNKNOWN, "hashes": digest}],
    }


def binding(audit: Audit) -> list[str]:
    """The identifiers of the duties that bind the unit, in catalogue order."""
    return [item.obligation.id for item in audit.assessments if item.conclusion is not Conclusion.NOT_APPLICABLE]


def reviewed_controls(audit: Audit) -> Object:
    """The duties that the report is held against, and the objective of each."""
    chosen = binding(audit)
    if not chosen:
        all_of_them = [{"control-id": item.obligation.id} for item in audit.assessments]
        return {"control-selections": [{"include-all": {}, **several("exclude-controls", all_of_them)}]}
    return {
        "control-selections": [{"include-controls": [{"control-id": id} for id in chosen]}],
        "control-objective-selections": [{"include-objectives": [{"objective-id": objective(id)} for id in chosen]}],
    }


def statement(id: str) -> str:
    """The identifier of what a duty asks."""
    return f"{id}_smt"


def objective(id: str) -> str:
    """The identifier of what a report has to show of it."""
    return f"{id}_obj"


def where_bound(view: View) -> str:
    """The unit as the law sees it, in words: kind, place and roles."""
    bound = view.audit.bound
    told = (word(bound.kind, view.language), str(bound.place or ""), *(bound.roles or ()))
    return view.say("，", ", ").join(filter(None, told))
