"""What was seen in a report, as OSCAL observations: each passage by position and digest, its words only on demand.

That a duty does not bind the unit, and what is found of the report as a whole, are observations too.
"""

from collections.abc import Iterator

from fazhi.evidence.quote import digest
from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Evidence, NearMiss, Source
from fazhi.model.words import word
from fazhi.output.formats.oscal.about import BY_TOOL, View
from fazhi.output.formats.oscal.decided import decisions, noted, reviewer, speakers
from fazhi.output.formats.oscal.shape import Object, identifier, prop, props, prose, when_said
from fazhi.output.words.problems import Problem
from fazhi.output.words.quote import where
from fazhi.output.words.why import shortfall


def seen(item: Assessment, view: View) -> Iterator[Object]:
    """The evidence of a duty in the order of the text, then, where that is not enough, what came near it."""
    for found in item.evidence:
        yield _evidence(found, item, view)
    if item.conclusion is not Conclusion.SUPPORTED:
        for near in item.near:
            yield _near(near, view)


def not_bound(item: Assessment, view: View) -> Object:
    """That a duty does not bind the unit, and why: of such a duty there is no finding."""
    told = word(item.conclusion, view.language)
    why = item.reason.of(view.language) if item.reason else told
    about = props(("obligation", item.obligation.id), ("conclusion", item.conclusion), ("reason", why))["props"]
    name = identifier("not bound", view.report, item.obligation.id)
    return {
        **_observation(view, name, f"{item.obligation.id} {told}", "not-applicable", why),
        "props": [*about, *decisions(item, view)],
        "origins": speakers(item),
        **noted(item, view),
    }


def at_large(problem: Problem, view: View) -> Object:
    """What a rule says besides the conclusions on duties: of the report as a whole, or of a further passage."""
    finding, report = problem.item.finding, view.audit.report
    said = finding.message_in(view.language)
    name = identifier("at large", view.report, problem.id)
    about = props(("problem", problem.id), ("rule", finding.rule), ("obligation", finding.obligation))
    made = _observation(view, name, problem.id, "finding", said) | about
    start, end = finding.start, finding.end
    if start is None or end is None:
        return made
    sealed = digest(report.text[start:end]) if report.supplied else None
    place = view.say(f"第{start}—{end}字", f"characters {start}-{end}")
    return made | _relevant(start, end, place, view, ("digest", sealed))


def _evidence(found: Evidence, item: Assessment, view: View) -> Object:
    polarity, strength = word(found.polarity, view.language), word(found.strength, view.language)
    name = identifier("evidence", view.report, found.obligation, found.start, found.end, found.rule)
    title = f"{found.obligation} {polarity}{view.say('：', ': ')}{strength}"
    about = props(
        ("obligation", found.obligation),
        ("strength", found.strength.key),
        ("polarity", found.polarity),
        ("source", found.source),
        ("rule", found.rule),
    )
    said = where(found, view.audit.report, view.language)
    made = _observation(view, name, title, "control-objective", said)
    return made | about | _passage(found, view) | _by(found, item, view)


def _by(found: Evidence, item: Assessment, view: View) -> Object:
    """Who spoke of this very passage and when; the tool, too, where a rule had found it."""
    for decided in item.decided:
        event = decided.decision
        if event.place is not None and (event.place.start, event.place.end) == (found.start, found.end):
            actors = [*([BY_TOOL] if found.source is Source.RULE else []), reviewer(event.reviewer)]
            return {"origins": [{"actors": actors}], "collected": when_said(event.time, view.day)}
    return {}


def _near(near: NearMiss, view: View) -> Object:
    name = identifier("near", view.report, near.obligation, near.start, near.end, near.rule, near.shortfall)
    title = f"{near.obligation} {word(near.shortfall, view.language)}"
    place = where(near, view.audit.report, view.language)
    said = shortfall(near, view.language) if view.options.quotes else place
    about = props(("obligation", near.obligation), ("shortfall", near.shortfall), ("rule", near.rule))
    return _observation(view, name, title, "near-miss", said) | about | _passage(near, view)


def _observation(view: View, uuid: str, title: str, kind: str, description: str) -> Object:
    return {
        "uuid": uuid,
        "title": prose(title),
        "description": prose(description),
        "methods": ["EXAMINE"],
        "types": [kind],
        "origins": [{"actors": [BY_TOOL]}],
        "subjects": [{"subject-uuid": view.report, "type": "resource"}],
        "collected": view.day,
    }


def _passage(found: Evidence | NearMiss, view: View) -> Object:
    """Where it stands, as the other formats have it."""
    report = view.audit.report
    told = (
        ("digest", found.digest),
        ("part", found.part),
        *(("path", step) for step in found.path),
        ("page", report.page_of(found.start)),
        ("recognised", report.sure_of(found.start, found.end)),
    )
    return _relevant(found.start, found.end, where(found, report, view.language), view, *told)


def _relevant(start: int, end: int, place: str, view: View, *told: tuple[str, object]) -> Object:
    """The passage: characters of the decoded text, the end exclusive; its words only where they were asked for."""
    report = view.audit.report
    quoted = report.text[start:end] if view.options.quotes and report.supplied else ""
    passage = {
        "href": f"#{view.report}",
        "description": prose(quoted or place),
        "props": [prop("start", start), prop("end", end), *props(*told).get("props", [])],
    }
    return {"relevant-evidence": [passage]}
