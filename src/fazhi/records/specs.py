"""What the files of a report's folder may say: one record for each sort of entry."""

from datetime import date
from typing import Annotated

from fazhi.model.decision import Verdict
from fazhi.model.evidence import Polarity, Shortfall, Source, Strength
from fazhi.model.ledger import Closed, Done
from fazhi.model.place import Place
from fazhi.model.reason import ReasonKind
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.yamlfile import (
    SHA256,
    Choice,
    Day,
    Flag,
    Integer,
    ListOf,
    MapOf,
    PlaceName,
    Record,
    RecordOf,
    Text,
    choice_of,
    optional,
    required,
)

SCHEMA = "fazhi.evidence/1"
"""Name and version of the format of stored evidence."""
DECISIONS_SCHEMA = "fazhi.decisions/2"
FIRST_DECISIONS_SCHEMA = "fazhi.decisions/1"
"""Name and version of the format of the log: the second has an event a line, and may carry and confirm events."""
LEDGER_SCHEMA = "fazhi.ledger/1"
"""Name and version of the format of the ledger."""

DIGEST = Text("[0-9a-f]{16}", "16 位小写十六进制数", "16 lower-case hexadecimal digits")
_FILE = Text(r"[^./\\][^/\\]*", "同一文件夹中的文件名", "the name of a file in the same folder")
NAME = Text("[A-Z]+_[0-9]{3}", "义务标识", "an identifier of an obligation")
_PROBLEM = Text("[A-Za-z0-9_.]+", "问题编号", "an identifier of a finding")
_COMMITMENT = Text("(PLAN|LACK)_[0-9a-f]{8}(\\.[0-9]+)?", "承诺编号", "an identifier of a commitment")
_ROW = Text("(self_check|rectification|commitments)/[A-Za-z0-9_.]+", "表/编号", "table/identifier")
_CELLS = Text("[0-9a-f]{10}( [0-9a-f]{10})*", "10 位小写十六进制数，以空格隔开", "blocks of 10 hexadecimal digits")
_HEAD = Text("[^\\n]+", "一行文字", "one line of text")
_NO_OPINION = {Verdict.REVOKED, Verdict.CONFIRMED, Verdict.CARRIED}
_OPINION = Choice({item.value: item for item in Verdict if item not in _NO_OPINION})
_REASON = choice_of(ReasonKind)
_NUMBERS = ListOf(Text(empty=True))
_STRENGTH = Choice({item.key: item for item in Strength})
_OFFSET = Integer(0)
_LINE = Integer(0)
_LOG_SCHEMA = Choice({item: item for item in (DECISIONS_SCHEMA, FIRST_DECISIONS_SCHEMA)})
TIME = Text(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}",
    "如 2026-03-01T09:30:00+08:00",
    "like 2026-03-01T09:30:00+08:00",
)
DAY = Text(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "如 2026-03-01", "like 2026-03-01")
CONCLUSIONS = ("supported", "weak", "planned", "admitted", "missing", "not_applicable")
_CONCLUSION = Choice({item: item for item in CONCLUSIONS})


class ReportFile(Record):
    """What report.yaml holds: what is registered of a report."""

    title: Annotated[str, required(Text(), "报告标题", "title of the report")]
    unit: Annotated[str, required(Text(), "报告单位全称", "full name of the unit")]
    unit_kind: Annotated[UnitKind, required(choice_of(UnitKind), "单位类型", "kind of unit")]
    year: Annotated[int, required(Integer(2000, 2100), "报告所述年度", "year reported on")]
    territory: Annotated[
        Place | None, optional(PlaceName(), "所在地，如 山东省淄博市", "place, beginning with the province")
    ]
    role: Annotated[
        str | None,
        optional(Text(), "部门职责，如 司法行政；单位名称已说明的不写", "what a department is responsible for"),
    ]
    source: Annotated[str, required(Text(), "来源，文字或网址", "where it comes from, in words or as an address")]
    sha256: Annotated[str, required(SHA256, "报告文件的 SHA-256", "SHA-256 of the report's file")]
    characters: Annotated[int, required(Integer(0), "解码后的字符数", "length of the decoded text in characters")]
    text: Annotated[
        str | None, optional(_FILE, "正文文件名；不存放正文的写 null", "file of the text; null if not kept")
    ]
    fictional: Annotated[bool, optional(Flag(), "是否虚构", "whether it is made up", default=False)]
    submitted: Annotated[date | None, optional(Day(), "报送日期", "day it was handed in")]
    published: Annotated[date | None, optional(Day(), "公开日期", "day it was made public")]
    note: Annotated[str | None, optional(Text(), "说明", "remarks")]
    previous: Annotated[
        str | None,
        optional(
            _FILE, "本单位上一年度报告的文件夹；不写的按单位和年度找", "folder of the unit's report of the year before"
        ),
    ]


class WaiverRecord(Record):
    """One entry of waivers.yaml."""

    obligation: Annotated[str, required(NAME, "义务标识", "identifier of the obligation")]
    reason: Annotated[str, required(Text(), "为什么认可这个缺口", "why the gap is accepted")]
    reason_en: Annotated[str | None, optional(Text(), "理由，英文", "the reason in English")]
    owner: Annotated[str, required(Text(), "负责的人或科室", "who answers for it")]
    until: Annotated[date, required(Day(), "有效期的最后一日", "last day on which it holds")]
    approved_by: Annotated[str | None, optional(Text(), "批准的人或会议", "who approved it")]
    basis: Annotated[str | None, optional(Text(), "批准的依据，如文号、纪要、条款", "by what it was approved")]


class SelectorRecord(Record):
    """Where a passage stands and which pattern found it, without a word of it."""

    start: Annotated[int, required(_OFFSET, "起始字符", "first character")]
    end: Annotated[int, required(_OFFSET, "结束字符（不含）", "character behind the last")]
    digest: Annotated[str, required(DIGEST, "所引文字的摘要", "digest of the quoted text")]
    part: Annotated[Part, required(choice_of(Part), "所在部分", "part of the report")]
    path: Annotated[tuple[str, ...], optional(_NUMBERS, "各级标题的编号", "numbers of the headings above", default=())]
    rule: Annotated[str, required(Text(), "命中的词式", "pattern that matched")]
    rule_line: Annotated[int, optional(_LINE, "词式所在行", "line of the pattern", "line", 0)]


class EvidenceRecord(SelectorRecord):
    """One piece of evidence."""

    strength: Annotated[Strength, required(_STRENGTH, "强度", "strength")]
    polarity: Annotated[Polarity, required(choice_of(Polarity), "已做、计划或自认不足", "done, planned or admitted")]
    reasons: Annotated[
        tuple[ReasonKind, ...], optional(ListOf(_REASON), "判定理由的种类", "kinds of reasons", default=())
    ]
    source: Annotated[Source, optional(choice_of(Source), "谁认定的", "who says so", default=Source.RULE)]


class NearRecord(SelectorRecord):
    """A passage that falls short of being evidence, as recorded."""

    shortfall: Annotated[Shortfall, required(choice_of(Shortfall), "差在哪里", "why it falls short")]


class FoundRecord(Record):
    """What was found for one obligation."""

    evidence: Annotated[
        tuple[EvidenceRecord, ...], optional(ListOf(RecordOf(EvidenceRecord)), "佐证", "evidence", default=())
    ]
    near: Annotated[
        tuple[NearRecord, ...], optional(ListOf(RecordOf(NearRecord)), "近似而不足的", "near misses", default=())
    ]


class FoundFile(Record):
    """What evidence.yaml holds: the evidence of each duty, by selectors and digests."""

    schema: Annotated[str, required(Choice({SCHEMA: SCHEMA}), "格式和版本", "format and version")]
    report_sha256: Annotated[str, required(SHA256, "报告文件的 SHA-256", "SHA-256 of the report's file")]
    obligations: Annotated[
        dict[str, tuple[int, FoundRecord]],
        required(MapOf(NAME, RecordOf(FoundRecord)), "各项义务所找到的", "what was found for each obligation"),
    ]


class PlaceRecord(Record):
    """Where the passage stands that a decision is about, without a word of it."""

    start: Annotated[int, required(_OFFSET, "起始字符", "first character")]
    end: Annotated[int, required(_OFFSET, "结束字符（不含）", "character behind the last")]
    digest: Annotated[str, required(DIGEST, "所引文字的摘要", "digest of the quoted text")]
    part: Annotated[Part, required(choice_of(Part), "所在部分", "part of the report")]
    path: Annotated[tuple[str, ...], optional(_NUMBERS, "各级标题的编号", "numbers of the headings above", default=())]


class DecisionRecord(Record):
    """One event of decisions.yaml."""

    number: Annotated[int, required(Integer(1), "第几条", "its place in the log")]
    obligation: Annotated[str, required(NAME, "义务标识", "identifier of the obligation")]
    verdict: Annotated[Verdict, required(choice_of(Verdict), "复核意见", "what the reviewer says")]
    place: Annotated[PlaceRecord | None, optional(RecordOf(PlaceRecord), "所指的片段", "the passage it is about")]
    strength: Annotated[Strength | None, optional(_STRENGTH, "改定的强度", "the strength it is to have")]
    conclusion: Annotated[str | None, optional(_CONCLUSION, "改定的结论", "the conclusion it is to have")]
    revokes: Annotated[int | None, optional(Integer(1), "撤销第几条", "the event that no longer holds")]
    reviewer: Annotated[str, required(Text(), "复核人", "who says so, as given")]
    role: Annotated[str | None, optional(Text(), "身份", "as what")]
    time: Annotated[str, required(TIME, "时间，带时区", "when, with the offset from UTC")]
    note: Annotated[str | None, optional(Text(), "说明", "remarks")]
    text: Annotated[str, required(SHA256, "所看报告文件的 SHA-256", "SHA-256 of the report's file that was seen")]
    duty: Annotated[str, required(DIGEST, "所看规则和依据的摘要", "digest of the rule and articles that were seen")]
    before: Annotated[str, required(SHA256, "前一条的校验值", "seal of the event before")]
    digest: Annotated[str, required(SHA256, "本条的校验值", "seal of this event")]
    event: Annotated[int | None, optional(Integer(1), "确认或移位的是第几条", "the event it confirms or carries")]
    day: Annotated[str | None, optional(DAY, "表格里写明的复核日期", "the day that the reviewer put down in a table")]


class DecisionsFile(Record):
    """What decisions.yaml holds: the reviewers' decisions, in order."""

    schema: Annotated[str, required(_LOG_SCHEMA, "格式和版本", "format and version")]
    log: Annotated[
        tuple[DecisionRecord, ...], required(ListOf(RecordOf(DecisionRecord)), "各条，先后为序", "the events in order")
    ]


class AnswerRecord(Record):
    """What is filled in on one row of either table."""

    department: Annotated[str | None, optional(Text(), "责任单位", "who answers for it")]
    person: Annotated[str | None, optional(Text(), "责任人", "the person who does")]
    material: Annotated[str | None, optional(Text(), "佐证材料", "papers that show it")]
    own: Annotated[
        dict[str, tuple[int, str]],
        optional(MapOf(_HEAD, Text()), "本单位自加的列", "cells of the office's own columns", default={}),
    ]


class SelfCheckRecord(AnswerRecord):
    """A row of the table of duties."""

    done: Annotated[Done | None, optional(choice_of(Done), "完成情况", "how far it was done")]
    answer: Annotated[str | None, optional(Text(), "单位答复", "what the unit answers")]
    opinion: Annotated[
        Verdict | None,
        optional(_OPINION, "从前的复核意见；现在的记在 decisions.yaml", "an old opinion; new ones are decisions"),
    ]
    reviewer: Annotated[str | None, optional(Text(), "复核人", "who reviewed it")]
    reviewed: Annotated[date | None, optional(Day(), "复核日期", "when")]
    note: Annotated[str | None, optional(Text(), "备注", "remarks")]


class RectificationRecord(AnswerRecord):
    """A row of the table of findings."""

    measure: Annotated[str | None, optional(Text(), "整改措施", "what is to be done")]
    leader: Annotated[str | None, optional(Text(), "责任领导", "the leader who answers for it")]
    deadline: Annotated[
        str | None,
        optional(
            Text(), "整改时限：2026-03-31、3月底前、立行立改等", "when it is due: a day, or words such as 立行立改"
        ),
    ]
    progress: Annotated[str | None, optional(Text(), "进展情况", "how far it is")]
    closed: Annotated[Closed | None, optional(choice_of(Closed), "是否销号", "whether it was struck off")]
    closed_on: Annotated[date | None, optional(Day(), "销号时间", "when")]


class CommitmentRecord(AnswerRecord):
    """A row of the table of last year's commitments."""

    answer: Annotated[str | None, optional(Text(), "单位答复", "what the unit answers")]
    note: Annotated[str | None, optional(Text(), "备注", "remarks")]


class ColumnsRecord(Record):
    """Columns of the office's own."""

    self_check: Annotated[tuple[str, ...], optional(ListOf(Text(), unique=True), "自查台账", "of duties", default=())]
    rectification: Annotated[
        tuple[str, ...], optional(ListOf(Text(), unique=True), "问题整改台账", "of findings", default=())
    ]
    commitments: Annotated[
        tuple[str, ...], optional(ListOf(Text(), unique=True), "上年承诺台账", "of commitments", default=())
    ]


class ExportRecord(Record):
    """A table that was sent out."""

    id: Annotated[str, required(DIGEST, "导出编号", "identifier of the table")]
    department: Annotated[str | None, optional(Text(), "哪个单位的；全部的不写", "whose it was; none for all")]
    imported: Annotated[bool, optional(Flag(), "是否已读回", "whether answers came back in it", default=False)]
    rows: Annotated[
        dict[str, tuple[int, str]],
        optional(
            MapOf(_ROW, _CELLS),
            "从这份表读回的各格，一行一串摘要；同一份表再交回时，据此认出是更新",
            "the cells that came back in it, digests by row, by which an update in the same table is known",
            default={},
        ),
    ]


class LedgerFile(Record):
    """What ledger.yaml holds: what the unit answers to duties, findings and commitments."""

    schema: Annotated[str, required(Choice({LEDGER_SCHEMA: LEDGER_SCHEMA}), "格式和版本", "format and version")]
    self_check: Annotated[
        dict[str, tuple[int, SelfCheckRecord]],
        optional(MapOf(NAME, RecordOf(SelfCheckRecord)), "自查台账各行", "rows of the table of duties", default={}),
    ]
    rectification: Annotated[
        dict[str, tuple[int, RectificationRecord]],
        optional(
            MapOf(_PROBLEM, RecordOf(RectificationRecord)),
            "问题整改台账各行",
            "rows of the table of findings",
            default={},
        ),
    ]
    commitments: Annotated[
        dict[str, tuple[int, CommitmentRecord]],
        optional(
            MapOf(_COMMITMENT, RecordOf(CommitmentRecord)),
            "上年承诺台账各行",
            "rows of the table of last year's commitments",
            default={},
        ),
    ]
    columns: Annotated[
        ColumnsRecord | None, optional(RecordOf(ColumnsRecord), "本单位自加的列", "the office's own columns")
    ]
    exports: Annotated[
        tuple[ExportRecord, ...],
        optional(
            ListOf(RecordOf(ExportRecord)), "导出过的台账，后导出的在后", "tables sent out, the last last", default=()
        ),
    ]


LEDGER = RecordOf(LedgerFile)
REPORT = RecordOf(ReportFile)
DECISIONS = RecordOf(DecisionsFile)
WAIVERS = ListOf(RecordOf(WaiverRecord))
FOUND = RecordOf(FoundFile)
