"""The duties as an OSCAL catalogue: a group a domain, a control a duty, a resource for each article."""

from itertools import groupby
from typing import Final

from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.law import Citation
from fazhi.model.obligation import Obligation
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.about import metadata, objective, statement
from fazhi.output.formats.oscal.shape import (
    Object,
    catalogue_day,
    document,
    identifier,
    link,
    props,
    prose,
    several,
    written,
)
from fazhi.output.words.citation import cite

_TITLE: Final = Both("法治政府建设年度报告：义务目录", "Annual reports on law-based government: the duties")
_OBJECTS: Final = Both("本年度法治政府建设年度报告的文字", "the text of the year's report on law-based government")
_METHOD: Final = "http://csrc.nist.gov/ns/rmf"
"""Whose word the method of an assessment is."""


def write(audit: Audit, options: Options) -> bytes:
    """The whole catalogue, of whatever unit the report is."""
    return written(catalog(audit, options))


def catalog(audit: Audit, options: Options) -> Object:
    """The duties as an OSCAL catalog."""
    language = options.language
    duties = [item.obligation for item in audit.assessments]
    cited = {article(item): item for duty in duties for item in duty.basis}
    told = metadata(_TITLE.of(language), language, catalogue_day(audit), audit.catalogue_version)
    told["props"] += props(("catalogue-digest", audit.catalogue_digest))["props"]
    groups: list[Object] = [
        {
            "id": domain.value.lower(),
            "class": "domain",
            "title": word(domain, language),
            "controls": [_control(duty, language) for duty in items],
        }
        for domain, items in groupby(duties, key=lambda duty: duty.domain)
    ]
    resources = [_resource(uuid, item, audit, language) for uuid, item in cited.items()]
    body = several("groups", groups) | ({"back-matter": {"resources": resources}} if resources else {})
    return document("catalog", told, body)


def article(item: Citation) -> str:
    """The identifier of a place of the law."""
    return identifier("article", item.instrument, item.version, item.article, item.item, item.verified)


def _control(duty: Obligation, language: str) -> Object:
    basis = dict.fromkeys(article(item) for item in duty.basis)
    due = duty.deadline
    return {
        "id": duty.id,
        "class": "duty",
        "title": prose(duty.title_in(language)),
        "props": [
            {"name": "label", "value": duty.id},
            *props(
                ("severity", duty.severity),
                ("cadence", duty.cadence),
                ("expects", duty.expects.key),
                *(("applies-to", kind) for kind in duty.applies_to),
                ("due-before", due and f"{due.month:02}-{due.day:02}"),
            )["props"],
        ],
        **several("links", [link(f"#{uuid}", "reference") for uuid in basis]),
        "parts": _parts(duty, language),
    }


def _parts(duty: Obligation, language: str) -> list[Object]:
    """What is asked, what a report has to show of it, how that is looked at, and how to write it."""
    need = word(duty.expects, language)
    shown = Both(
        f"报告写出本单位在所报年度对本项做了什么，写到“{need}”以上。",
        f"The report tells what the unit did of this in the year it covers, as a {need} or better.",
    )
    objects = {"name": "assessment-objects", "prose": _OBJECTS.of(language)}
    return [
        {
            "id": statement(duty.id),
            "name": "statement",
            "prose": prose(duty.requirement_in(language)),
        },
        {"id": f"{duty.id}_gdn", "name": "guidance", "prose": prose(duty.remedy_in(language))},
        {
            "id": objective(duty.id),
            "name": "assessment-objective",
            **props(("expects", duty.expects.key)),
            "prose": prose(shown.of(language)),
        },
        {
            "id": f"{duty.id}_asm",
            "name": "assessment-method",
            "props": [{"name": "method", "ns": _METHOD, "value": "EXAMINE"}],
            "parts": [objects],
        },
    ]


def _resource(uuid: str, item: Citation, audit: Audit, language: str) -> Object:
    instrument = audit.instruments[item.instrument]
    version = instrument.version(item.version)
    said = prose(cite(item, audit.instruments, language))
    source = item.source_url or instrument.source_url
    return {
        "uuid": uuid,
        "title": said,
        **props(
            ("instrument", item.instrument),
            ("kind", instrument.kind),
            ("issuer", instrument.issuer),
            ("number", instrument.number),
            ("version", item.version),
            ("article", item.article),
            ("item", item.item),
            ("in-force-from", version and version.in_force_from),
            ("in-force-to", version and version.in_force_to),
            ("territory", instrument.territory),
            ("verified", item.verified),
            ("checked", item.checked),
        ),
        "citation": {"text": said},
        **several("rlinks", [{"href": source}] if source else []),
    }
