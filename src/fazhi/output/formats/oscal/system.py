"""The least of an OSCAL system security plan: the unit as a system, and nothing said of how it fulfils its duties.

OSCAL lets no assessment plan be without one. The system here is the work of one unit on law-based government, of which
only its report is known; so every duty that binds stands there, and of none is it said how it is implemented.
"""

from typing import Final

from fazhi.model.both import Both
from fazhi.output.formats.oscal.about import PROFILE, UNIT, View, binding, where_bound
from fazhi.output.formats.oscal.shape import NAMESPACE, Object, document, identifier, prose

_MINIMAL: Final = Both(
    "OSCAL 的核查方案须以系统安全计划为前提，这里只有最少的一份："
    "系统就是本单位的法治政府建设工作，除年度报告外一无所知，"
    "不说明各项义务怎样落实。",
    "OSCAL wants a system security plan behind every assessment plan; this is the least of one. The system is the "
    "unit’s work on law-based government, of which only the report is known; nothing is said of how duties are "
    "implemented.",
)


def system(view: View) -> Object:
    """The least OSCAL system security plan that the other documents may point to."""
    told = view.metadata(view.say("最少的系统安全计划", "the least of a system security plan"))
    told |= {"remarks": _MINIMAL.of(view.language)}
    chosen = binding(view.audit) or [item.obligation.id for item in view.audit.assessments]
    report = view.say("法治政府建设年度报告", "annual report on law-based government")
    user = {
        "uuid": identifier("user", view.unit),
        "title": view.say("编报单位", "the unit that reports"),
        "role-ids": [UNIT],
    }
    own = {
        "uuid": identifier("component", view.unit),
        "type": "this-system",
        "title": prose(view.unit),
        "description": prose(where_bound(view)),
        "status": {"state": "operational"},
    }
    body: Object = {
        "import-profile": {"href": PROFILE},
        "system-characteristics": {
            "system-ids": [system_id(view)],
            "system-name": prose(view.unit),
            "description": view.say("本单位的法治政府建设工作", "the unit’s work on law-based government"),
            "system-information": {"information-types": [{"title": report, "description": report}]},
            "status": {"state": "operational"},
            "authorization-boundary": {"description": prose(where_bound(view))},
        },
        "system-implementation": {"users": [user], "components": [own]},
        "control-implementation": {
            "description": _MINIMAL.of(view.language),
            "implemented-requirements": [{"uuid": view.lasting("requirement", id), "control-id": id} for id in chosen],
        },
    }
    return document("system-security-plan", told, body)


def system_id(view: View) -> Object:
    """What the unit is called as a system, in every document."""
    return {"identifier-type": NAMESPACE, "id": identifier("system", view.unit)}
