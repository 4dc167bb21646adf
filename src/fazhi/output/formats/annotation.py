"""The evidence as W3C Web Annotations in JSON-LD, for tools that show marks beside a text."""

from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from fazhi.model.audit import Assessment, Audit
from fazhi.model.both import ENGLISH
from fazhi.model.evidence import Evidence
from fazhi.output.formats import Options
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import neutral
from fazhi.output.words.why import reasons

_CONTEXT: Final = ("http://www.w3.org/ns/anno.jsonld", {"fazhi": "urn:fazhi:"})
"""The terms of the standard, and ours under a name of their own."""
_AROUND: Final = 32
"""Characters of context before and after a quote."""
_Object = dict[str, Any]


def write(audit: Audit, options: Options) -> bytes:
    """A page of annotations, one for each piece of evidence, in order of duties and then of the text."""
    report = audit.report
    items = [_annotation(found, item, audit, options) for item in audit.assessments for found in item.evidence]
    page = {
        "@context": _CONTEXT,
        "id": _urn(report.sha256, audit.catalogue_digest),
        "type": "AnnotationPage",
        "items": items,
    }
    return json_text(page).encode()


def _annotation(found: Evidence, item: Assessment, audit: Audit, options: Options) -> _Object:
    """One piece of evidence: a tag that names the duty, with quotes a comment that tells why it is so strong."""
    language = {ENGLISH: "en"}.get(options.language, "zh-CN")
    duty = item.obligation
    title = duty.title_in(options.language)
    tag = {"type": "TextualBody", "purpose": "tagging", "value": f"{duty.id} {title}", "language": language}
    said = reasons(found.reasons, options.language) if options.quotes else ""
    comment = {"type": "TextualBody", "purpose": "commenting", "value": said, "language": language}
    return {
        "id": _urn(audit.report.sha256, duty.id, found.start, found.end, found.rule),
        "type": "Annotation",
        "motivation": "classifying",
        "body": [tag, comment] if said else [tag],
        "target": {"source": f"urn:sha256:{audit.report.sha256}", "selector": _selectors(found, audit, options.quotes)},
        **_creator(found, item),
        "fazhi:obligation": duty.id,
        "fazhi:strength": found.strength.key,
        "fazhi:polarity": found.polarity.value,
        "fazhi:part": found.part.value,
        "fazhi:digest": found.digest,
    }


def _creator(found: Evidence, item: Assessment) -> _Object:
    """Who spoke of this very passage, as the standard has it; a rule alone has no creator."""
    for decided in item.decided:
        place = decided.decision.place
        if place is not None and (place.start, place.end) == (found.start, found.end):
            person = {"type": "Person", "name": neutral(decided.decision.reviewer)}
            return {"creator": person, "created": decided.decision.time}
    return {}


def _selectors(found: Evidence, audit: Audit, quotes: bool) -> list[_Object]:
    """Characters of the decoded text, which W3C counts in code points as Python does; words only where asked for."""
    position: _Object = {"type": "TextPositionSelector", "start": found.start, "end": found.end}
    text = audit.report.text
    if not quotes or not audit.report.supplied:
        return [position]
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[found.start : found.end],
        "prefix": text[max(found.start - _AROUND, 0) : found.start],
        "suffix": text[found.end : found.end + _AROUND],
    }
    return [position, quote]


def _urn(*what: object) -> str:
    """An identifier that a thing has whenever and wherever it is written."""
    return uuid5(NAMESPACE_URL, " ".join(["fazhi", *map(str, what)])).urn
