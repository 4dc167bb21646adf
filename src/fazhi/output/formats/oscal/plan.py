"""How a report is read and graded, as an OSCAL assessment plan, with the least of a system security plan inside it."""

from base64 import b64encode
from hashlib import sha256

from fazhi.model.audit import Audit
from fazhi.model.evidence import Strength
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.formats.oscal.about import SYSTEM, View, report_resource, reviewed_controls, tool
from fazhi.output.formats.oscal.shape import Object, document, identifier, props, written
from fazhi.output.formats.oscal.system import system
from fazhi.output.words.answer import LIMITS


def write(audit: Audit, options: Options) -> bytes:
    """The plan of the audit of this report."""
    return written(plan(View.of(audit, options)))


def plan(view: View) -> Object:
    """How a report is audited, as an OSCAL assessment plan."""
    audit = view.audit
    told = view.metadata(view.say("年度报告核查方案", "how its report is audited"))
    told["props"] += props(("law-year", audit.law_year), ("catalogue-digest", audit.catalogue_digest))["props"]
    enclosed = _system(view)
    subjects = [
        {"type": "resource", "include-subjects": [{"subject-uuid": view.report, "type": "resource"}]},
    ]
    activity = _activity(view)
    body: Object = {
        "import-ssp": {
            "href": f"#{enclosed['uuid']}",
            "remarks": view.say(
                "随附的系统安全计划是最少的一份，只为满足 OSCAL。",
                "The system security plan that is enclosed is the least of one, for OSCAL’s sake.",
            ),
        },
        "local-definitions": {"activities": [activity]},
        "terms-and-conditions": {
            "parts": [{"name": "assumptions", "title": view.say("限度", "limits"), "prose": LIMITS.of(view.language)}]
        },
        "reviewed-controls": reviewed_controls(audit),
        "assessment-subjects": subjects,
        "assessment-assets": {
            "components": [tool(view)],
            "assessment-platforms": [
                {
                    "uuid": identifier("platform", "fazhi"),
                    "title": "fazhi",
                    "uses-components": [{"component-uuid": tool(view)["uuid"]}],
                }
            ],
        },
        "tasks": [
            {
                "uuid": identifier("task", view.report),
                "type": "action",
                "title": activity["title"],
                "associated-activities": [{"activity-uuid": activity["uuid"], "subjects": subjects}],
            }
        ],
        "back-matter": {"resources": [enclosed, report_resource(view)]},
    }
    return document("assessment-plan", told, body)


def _activity(view: View) -> Object:
    """What is done with the report, in a few steps."""
    graded = view.say("、", ", ").join(word(item, view.language) for item in Strength if item is not Strength.NONE)
    steps = (
        view.say(
            "把报告分成标题和句子，认出哪些是举措和成效、不足、安排。",
            "Divide the report into headings and sentences, and tell what was done from shortcomings and plans.",
        ),
        view.say(
            f"逐项义务找出说到它的句子，定强度：{graded}。",
            f"Find for each duty the sentences that speak of it and grade them: {graded}.",
        ),
        view.say(
            "强度够的为写实，不够的为写虚；只有打算、只认不足或没有写的是缺口。复核人的意见优先于规则。",
            "Strong enough is supported, less is weak; what is only promised, only owned up to or not told at all is a "
            "gap. A reviewer’s decision outranks the rules.",
        ),
    )
    return {
        "uuid": identifier("activity", "audit"),
        "title": view.say("把报告同义务目录逐项对照", "hold the report against each duty"),
        "description": view.say(
            "查阅报告的文字；不查台账、案卷和现场。",
            "The text of the report is examined; no files, cases or places are.",
        ),
        "steps": [{"uuid": identifier("step", number), "description": said} for number, said in enumerate(steps, 1)],
    }


def _system(view: View) -> Object:
    """The system security plan, whole, for whoever has this file only; it lies beside it in the archive too."""
    data = written(system(view))
    return {
        "uuid": identifier("enclosed", view.unit, view.audit.report.year),
        "title": view.say("最少的系统安全计划", "the least of a system security plan"),
        "rlinks": [
            {
                "href": SYSTEM,
                "media-type": "application/json",
                "hashes": [{"algorithm": "SHA-256", "value": sha256(data).hexdigest()}],
            }
        ],
        "base64": {"filename": SYSTEM, "media-type": "application/json", "value": b64encode(data).decode()},
    }
