"""The Chinese and English word for every value of the model: one word for one thing, everywhere."""

from enum import Enum

from fazhi.model.audit import Conclusion
from fazhi.model.evidence import Polarity, Shortfall, Source, Strength
from fazhi.model.law import InstrumentKind, Verification
from fazhi.model.obligation import Cadence, Domain, Severity, UnitKind
from fazhi.model.report import Part

WORDS: dict[type[Enum], dict[Enum, tuple[str, str]]] = {
    Strength: {
        Strength.NONE: ("无", "none"),
        Strength.MENTION: ("提及", "mention"),
        Strength.ASSERTION: ("表态", "assertion"),
        Strength.MEASURE: ("举措", "measure"),
        Strength.RESULT: ("成效", "result"),
    },
    Polarity: {
        Polarity.DONE: ("已做", "done"),
        Polarity.PLANNED: ("计划", "planned"),
        Polarity.ADMITTED: ("自认不足", "admitted"),
    },
    Source: {
        Source.RULE: ("规则", "rule"),
        Source.REVIEWER: ("复核人", "reviewer"),
    },
    Conclusion: {
        Conclusion.SUPPORTED: ("有佐证", "supported"),
        Conclusion.WEAK: ("佐证偏弱", "weak"),
        Conclusion.PLANNED: ("仅有计划", "planned"),
        Conclusion.ADMITTED: ("仅认不足", "admitted"),
        Conclusion.MISSING: ("无佐证", "missing"),
        Conclusion.WAIVED: ("已豁免", "waived"),
        Conclusion.NOT_APPLICABLE: ("不适用", "not applicable"),
    },
    Severity: {
        Severity.MANDATORY: ("必须", "mandatory"),
        Severity.EXPECTED: ("应有", "expected"),
        Severity.NOTICE: ("提示", "notice"),
    },
    Cadence: {
        Cadence.ANNUAL: ("每年", "annual"),
        Cadence.EVENT: ("发生时", "event"),
        Cadence.CONTINUOUS: ("持续", "continuous"),
    },
    UnitKind: {
        UnitKind.COUNTY: ("县级以上政府", "government at county level or above"),
        UnitKind.DEPARTMENT: ("政府部门", "department"),
        UnitKind.TOWNSHIP: ("乡镇（街道）", "township"),
        UnitKind.DEVELOPMENT_ZONE: ("开发区管委会", "development zone"),
    },
    Part: {
        Part.PREAMBLE: ("导语", "preamble"),
        Part.LEADERSHIP: ("履职", "leadership"),
        Part.WORK: ("举措和成效", "work"),
        Part.SHORTCOMINGS: ("不足和原因", "shortcomings"),
        Part.PLANS: ("下一年度安排", "plans"),
        Part.CLOSING: ("结尾", "closing"),
    },
    Verification: {
        Verification.TEXT: ("已核原文", "verified against the text"),
        Verification.EXCERPT: ("仅核摘录", "seen in an excerpt only"),
        Verification.RECALL: ("未核实", "unverified"),
    },
    InstrumentKind: {
        InstrumentKind.LAW: ("法律", "law"),
        InstrumentKind.ADMINISTRATIVE_REGULATION: ("行政法规", "administrative regulation"),
        InstrumentKind.LOCAL_REGULATION: ("地方性法规", "local regulation"),
        InstrumentKind.PARTY_REGULATION: ("党内法规", "party regulation"),
        InstrumentKind.POLICY_DOCUMENT: ("政策文件", "policy document"),
    },
    Domain: {
        Domain.REPORT: ("年度报告", "Annual report"),
        Domain.LEAD: ("组织领导", "Leadership"),
        Domain.FUNCTION: ("履行职能", "Government functions"),
        Domain.RULES: ("规范性文件", "Normative documents"),
        Domain.DECISION: ("行政决策", "Decision-making"),
        Domain.ENFORCE: ("行政执法", "Enforcement"),
        Domain.SUPERVISE: ("监督制约", "Supervision"),
        Domain.DISCLOSE: ("政务公开", "Disclosure"),
        Domain.DISPUTE: ("矛盾化解", "Disputes"),
        Domain.EMERGENCY: ("应急管理", "Emergencies"),
        Domain.CAPACITY: ("法治能力", "Capacity"),
        Domain.DIGITAL: ("数字政府", "Digital government"),
    },
    Shortfall: {
        Shortfall.MENTION_ONLY: ("只有提法，没有行为", "named only, no act told"),
        Shortfall.IN_TITLE: ("只出现在文件名中", "stands only in a document's title"),
        Shortfall.HEADING: ("只出现在标题中", "stands only in a heading"),
        Shortfall.EXCLUDED: ("所说为另一件事", "speaks of something else"),
        Shortfall.OTHER_PART: ("不在可作佐证的部分", "stands in a part where evidence does not count"),
        Shortfall.OTHER_PERIOD: ("属于其他年度", "belongs to another period"),
        Shortfall.SCATTERED: ("词语分散，未在一处相遇", "the words do not meet in one place"),
    },
}
"""By kind of value, because string enums of different kinds may be equal."""


def word(value: Enum, language: str = "zh") -> str:
    """The word for a value of the model, Chinese unless `language` is "en"."""
    return WORDS[type(value)][value][1 if language == "en" else 0]
