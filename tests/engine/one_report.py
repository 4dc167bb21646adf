"""A report made in the test, its audit by the six duties, and what one rule says of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from fazhi.audit import audit
from fazhi.model.audit import Assessment, Audit, Conclusion, Finding, Records
from fazhi.model.evidence import Evidence, NearMiss, Polarity, Shortfall, Source, Strength
from fazhi.model.obligation import Catalogue
from fazhi.model.record import Waiver
from fazhi.model.report import Part
from fazhi.reading import read_text
from fazhi.rules import RULES

HEAD = "甲县人民政府2022年度法治政府建设情况报告\n"
WORK = "一、主要举措和成效\n"
LACKING = "二、存在的不足和原因\n"
PLANS = "三、2023年工作安排\n"


def judged(six: Catalogue, text: str, *waivers: Waiver, law_year: int | None = None, **told: Any) -> Audit:
    """The audit of a report with such a text; `told` are dates on record."""
    report = read_text(HEAD + text, name="case.txt", unit_kind="county", year=2022)
    return audit(six, report, Records(waivers=waivers, **told), law_year)


def says(rule: str, found: Audit) -> list[Finding]:
    """What one rule says of an audit."""
    return [finding for each in RULES if each.id == rule for finding in each.check(found)]


def changed(found: Audit, id: str, **traits: Any) -> Audit:
    """An audit in which one assessment has other traits."""
    items = (replace(item, **traits) if item.obligation.id == id else item for item in found.assessments)
    return replace(found, assessments=tuple(items))


def with_assessments(found: Audit, assessments: Iterable[Assessment]) -> Audit:
    """An audit with these in place of its own."""
    return replace(found, assessments=tuple(assessments))


def evidence(
    start: int, strength: Strength = Strength.MEASURE, polarity: Polarity = Polarity.DONE, end: int | None = None
) -> Evidence:
    """Evidence at a place."""
    return Evidence(
        obligation="LEAD_001",
        start=start,
        end=start + 5 if end is None else end,
        digest="0" * 16,
        part=Part.WORK,
        path=(),
        strength=strength,
        polarity=polarity,
        rule="甲事",
        line=1,
        terms=(),
        reasons=(),
        source=Source.RULE,
    )


def near(start: int, shortfall: Shortfall = Shortfall.MENTION_ONLY, words: str = "", **more: Any) -> NearMiss:
    """A near miss at a place."""
    made = NearMiss("LEAD_001", start, start + 5, "0" * 16, Part.WORK, (), "甲事", 1, shortfall, words)
    return replace(made, **more)


def waiver(until: date, id: str = "LEAD_001") -> Waiver:
    """A waiver that holds until that day."""
    return Waiver(id, "等待文件", None, "某人", until)


GAPS = (Conclusion.PLANNED, Conclusion.ADMITTED, Conclusion.MISSING)
