"""What binds one unit in one year and place, as an OSCAL profile: which duties, how grave, and by what."""

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.obligation import Ground
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.about import CATALOG, View, binding, where_bound
from fazhi.output.formats.oscal.shape import Object, document, prop, props, written
from fazhi.output.words.citation import cite


def write(audit: Audit, options: Options) -> bytes:
    """The profile of the report's unit and year."""
    return written(profile(View.of(audit, options)))


def profile(view: View) -> Object:
    """The duties that bind the unit in the year, as an OSCAL profile."""
    audit, chosen = view.audit, binding(view.audit)
    year = audit.law_year
    told = view.metadata(view.say(f"{year} 年约束本单位的义务", f"the duties that bind it in {year}"))
    told["props"] += props(
        ("law-year", year),
        ("unit-kind", audit.bound.kind),
        ("place", audit.bound.place),
        *(("role", role) for role in audit.bound.roles or ()),
        ("bound", where_bound(view)),
        ("catalogue-digest", audit.catalogue_digest),
    )["props"]
    alters: list[Object] = [
        {"control-id": item.obligation.id, "adds": [{"props": _binding(item, view)}]}
        for item in audit.assessments
        if item.conclusion is not Conclusion.NOT_APPLICABLE
    ]
    everything = [item.obligation.id for item in audit.assessments]
    which: Object = {"include-controls": [{"with-ids": chosen}]}
    if not chosen:
        which = {"include-all": {}, "exclude-controls": [{"with-ids": everything}]}
    body: Object = {
        "imports": [{"href": CATALOG, **which}],
        "merge": {"as-is": True},
        **({"modify": {"alters": alters}} if alters else {}),
    }
    return document("profile", told, body)


def _binding(item: Assessment, view: View) -> list[Object]:
    """How grave the duty is for this unit, why, and each citation in force with how it bears on the unit."""
    grave = props(("severity-here", item.severity), ("severity-why", item.why.of(view.language)))["props"]
    return [*grave, *(_ground(ground, view) for ground in item.grounds)]


def _ground(ground: Ground, view: View) -> Object:
    said = [word(ground.bearing, view.language)]
    if ground.since:
        said.append(view.say(f"{ground.since} 起有效", f"in force from {ground.since}"))
    if ground.until:
        said.append(view.say(f"{ground.until} 止失效", f"in force until {ground.until}"))
    cited = cite(ground.citation, view.audit.instruments, view.language)
    told = {"class": ground.bearing.value, "remarks": view.say("；", "; ").join(said)}
    return prop("ground", cited, **told)
