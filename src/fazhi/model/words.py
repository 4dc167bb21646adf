"""The Chinese and English word for every value of the model: one word for one thing, everywhere."""

from dataclasses import astuple
from enum import Enum

from fazhi.model.audit import Conclusion
from fazhi.model.both import CHINESE, Both
from fazhi.model.copied import CopySort
from fazhi.model.decision import Standing, Verdict
from fazhi.model.evidence import Polarity, Shortfall, Source, Strength
from fazhi.model.follow import CommitmentKind, Fate
from fazhi.model.indicator import Coverage
from fazhi.model.law import InstrumentKind, Verification
from fazhi.model.ledger import Closed, Done, Sheet
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Bearing, Cadence, Dated, Domain, Severity
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind

WORDS: dict[type[Enum], dict[Enum, Both]] = {
    Strength: {
        Strength.NONE: Both("无", "none"),
        Strength.MENTION: Both("提及", "mention"),
        Strength.ASSERTION: Both("表态", "assertion"),
        Strength.MEASURE: Both("举措", "measure"),
        Strength.RESULT: Both("成效", "result"),
    },
    Polarity: {
        Polarity.DONE: Both("已做", "done"),
        Polarity.PLANNED: Both("计划", "planned"),
        Polarity.ADMITTED: Both("自认不足", "admitted"),
    },
    CommitmentKind: {
        CommitmentKind.PLAN: Both("打算", "plan"),
        CommitmentKind.SHORTCOMING: Both("不足", "shortcoming"),
    },
    Fate: {
        Fate.ANSWERED: Both("有回音", "answered"),
        Fate.REPEATED: Both("原样再写", "repeated in the same words"),
        Fate.UNANSWERED: Both("没有找到回音", "no answer found"),
    },
    CopySort: {
        CopySort.COPIED: Both("照抄", "copied"),
        CopySort.RITUAL: Both("通用的话", "ritual words"),
        CopySort.THANKS: Both("致谢", "thanks"),
        CopySort.SLOGAN: Both("口号", "slogans"),
        CopySort.SUPERIOR: Both("引上级的话", "a superior's words"),
    },
    Source: {
        Source.RULE: Both("规则", "rule"),
        Source.LEARNED: Both("例句", "examples"),
        Source.REVIEWER: Both("复核人", "reviewer"),
    },
    Verdict: {
        Verdict.ACCEPTED: Both("认可", "accepted"),
        Verdict.REJECTED: Both("不认", "rejected"),
        Verdict.ADDED: Both("补认", "added"),
        Verdict.STRENGTH: Both("改定强度", "another strength"),
        Verdict.CONCLUSION: Both("改定结论", "another conclusion"),
        Verdict.REVOKED: Both("撤销", "revoked"),
        Verdict.CONFIRMED: Both("确认", "confirmed"),
        Verdict.CARRIED: Both("随稿移位", "carried over"),
    },
    Standing: {
        Standing.EXACT: Both("照旧", "as it was"),
        Standing.MOVED: Both("文字移了位置", "the words have moved"),
        Standing.CHANGED: Both("文字、规则或依据改过", "words, rule or articles have changed"),
        Standing.GONE: Both("文字已不在", "the words are gone"),
    },
    Conclusion: {
        Conclusion.SUPPORTED: Both("写实", "supported"),
        Conclusion.WEAK: Both("写虚", "weak"),
        Conclusion.PLANNED: Both("只写打算", "planned"),
        Conclusion.ADMITTED: Both("只认不足", "admitted"),
        Conclusion.MISSING: Both("没写", "missing"),
        Conclusion.WAIVED: Both("已豁免", "waived"),
        Conclusion.NOT_APPLICABLE: Both("不适用", "not applicable"),
    },
    Likelihood: {
        Likelihood.HIGH: Both("大", "high"),
        Likelihood.MIDDLE: Both("中", "middle"),
        Likelihood.LOW: Both("小", "low"),
    },
    Severity: {
        Severity.MANDATORY: Both("必须", "mandatory"),
        Severity.EXPECTED: Both("应有", "expected"),
        Severity.NOTICE: Both("提示", "notice"),
    },
    Cadence: {
        Cadence.ANNUAL: Both("每年", "annual"),
        Cadence.EVENT: Both("发生时", "event"),
        Cadence.CONTINUOUS: Both("持续", "continuous"),
    },
    Dated: {
        Dated.SUBMITTED: Both("报送", "submitted"),
        Dated.PUBLISHED: Both("公开", "published"),
    },
    UnitKind: {
        UnitKind.COUNTY: Both("县级以上政府", "government at county level or above"),
        UnitKind.DEPARTMENT: Both("政府部门", "department"),
        UnitKind.TOWNSHIP: Both("乡镇（街道）", "township"),
        UnitKind.DEVELOPMENT_ZONE: Both("开发区管委会", "development zone"),
    },
    Part: {
        Part.PREAMBLE: Both("导语", "preamble"),
        Part.LEADERSHIP: Both("履职", "leadership"),
        Part.WORK: Both("举措和成效", "work"),
        Part.SHORTCOMINGS: Both("不足和原因", "shortcomings"),
        Part.PLANS: Both("下一年度安排", "plans"),
        Part.CLOSING: Both("结尾", "closing"),
    },
    Bearing: {
        Bearing.BINDS: Both("约束本单位", "binds this unit"),
        Bearing.PERMITS: Both("只写“可以”", "says may only"),
        Bearing.REFERENCE: Both(
            "约束别类单位，对本单位是参照", "binds units of another kind, a reference for this one"
        ),
        Bearing.OTHER_ROLE: Both("约束负责此事的部门", "binds departments with that role"),
        Bearing.POLICY: Both("政策文件的要求", "asked for by policy"),
        Bearing.RAN_OUT: Both("规划期满，只作参考", "its term is over, a reference only"),
    },
    Coverage: {
        Coverage.FULL: Both("全部", "full"),
        Coverage.PARTIAL: Both("部分", "partial"),
        Coverage.NONE: Both("没有", "none"),
    },
    Verification: {
        Verification.TEXT: Both("已核原文", "verified against the text"),
        Verification.EXCERPT: Both("仅核摘录", "seen in an excerpt only"),
        Verification.RECALL: Both("未核实", "unverified"),
    },
    InstrumentKind: {
        InstrumentKind.LAW: Both("法律", "law"),
        InstrumentKind.ADMINISTRATIVE_REGULATION: Both("行政法规", "administrative regulation"),
        InstrumentKind.LOCAL_REGULATION: Both("地方性法规", "local regulation"),
        InstrumentKind.PARTY_REGULATION: Both("党内法规", "party regulation"),
        InstrumentKind.POLICY_DOCUMENT: Both("政策文件", "policy document"),
    },
    Domain: {
        Domain.REPORT: Both("年度报告", "Annual report"),
        Domain.LEAD: Both("组织领导", "Leadership"),
        Domain.FUNCTION: Both("履行职能", "Government functions"),
        Domain.RULES: Both("规范性文件", "Normative documents"),
        Domain.DECISION: Both("行政决策", "Decision-making"),
        Domain.ENFORCE: Both("行政执法", "Enforcement"),
        Domain.SUPERVISE: Both("监督制约", "Supervision"),
        Domain.DISCLOSE: Both("政务公开", "Disclosure"),
        Domain.DISPUTE: Both("矛盾化解", "Disputes"),
        Domain.EMERGENCY: Both("应急管理", "Emergencies"),
        Domain.CAPACITY: Both("法治能力", "Capacity"),
        Domain.DIGITAL: Both("数字政府", "Digital government"),
    },
    Shortfall: {
        Shortfall.MENTION_ONLY: Both("只有提法，没有行为", "named only, no act told"),
        Shortfall.IN_TITLE: Both("只出现在文件名中", "stands only in a document's title"),
        Shortfall.HEADING: Both("只出现在标题中", "stands only in a heading"),
        Shortfall.EXCLUDED: Both("所说为另一件事", "speaks of something else"),
        Shortfall.OTHER_PART: Both("不在可作佐证的部分", "stands in a part where evidence does not count"),
        Shortfall.OTHER_PERIOD: Both("属于其他年度", "belongs to another period"),
        Shortfall.OTHERS_DEED: Both("是别的单位或上级做的", "done by another unit or a higher authority"),
        Shortfall.TOLD_TO_OTHERS: Both("是要别人做的", "what others are told to do"),
        Shortfall.SUPPOSED: Both("是假设、目的或希望", "supposed, meant or hoped, not done"),
        Shortfall.UNDONE: Both(
            "照例句学得的字词看，多半没有做成、只是提到，或者不是本单位做的",
            "by words learned from examples, rather not done, only named, or not done by the unit",
        ),
        Shortfall.BLANK: Both("空着没有填", "left open"),
        Shortfall.SCATTERED: Both("词语分散，未在一处相遇", "the words do not meet in one place"),
        Shortfall.ALIKE: Both("措辞相近，未认定", "alike in wording, not recognised"),
        Shortfall.FAINT: Both("最相近的一句也只有个别词相同，未认定", "even the closest shares little, not recognised"),
        Shortfall.OTHER_SUBJECT: Both(
            "看不出报告讲的是法治政府建设", "nothing shows that the report is about law-based government"
        ),
    },
    Sheet: {
        Sheet.SELF_CHECK: Both("自查台账", "self-check"),
        Sheet.RECTIFICATION: Both("问题整改台账", "rectification"),
        Sheet.COMMITMENTS: Both("上年承诺台账", "last year's commitments"),
    },
    Done: {
        Done.DONE: Both("已完成", "done"),
        Done.PARTLY: Both("部分完成", "partly done"),
        Done.OPEN: Both("未完成", "not done"),
        Done.NO_OCCASION: Both("未发生", "no occasion"),
    },
    Closed: {
        Closed.CLOSED: Both("是", "closed"),
        Closed.OPEN: Both("否", "open"),
    },
}
"""By kind of value, because string enums of different kinds may be equal."""
_SAID = {
    "县级以上": UnitKind.COUNTY,
    "部门": UnitKind.DEPARTMENT,
    "乡镇街道": UnitKind.TOWNSHIP,
    "乡镇": UnitKind.TOWNSHIP,
    "街道": UnitKind.TOWNSHIP,
    "开发区": UnitKind.DEVELOPMENT_ZONE,
}
"""Shorter words for kinds of unit, as the help has them or people say them."""


def word(value: Enum, language: str = CHINESE) -> str:
    """The word for a value of the model, Chinese unless `language` is "en"."""
    return WORDS[type(value)][value].of(language)


def unit_kind(text: str) -> UnitKind | None:
    """The kind of unit that a value or a word for it names, as output and help show them; None for none."""
    told = text.strip().replace("(", "（").replace(")", "）")
    named = {name: kind for kind in UnitKind for name in (kind.value, *astuple(WORDS[UnitKind][kind]))}
    return (_SAID | named).get(told)
