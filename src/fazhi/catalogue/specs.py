"""What the catalogue's files may say: one record for each sort of entry, read by it and described to editors by it.

`python -m fazhi.catalogue.specs` rewrites the stored schemas.
"""

from datetime import date
from pathlib import Path
from typing import Annotated

from fazhi.model.evidence import Strength
from fazhi.model.law import InstrumentKind, Modality, Verification
from fazhi.model.obligation import Cadence, Dated, Domain, Severity
from fazhi.model.place import Place
from fazhi.model.report import FactKind, Part
from fazhi.model.unit import UnitKind
from fazhi.patterns import CONCEPT_NAME
from fazhi.yamlfile import (
    Choice,
    Day,
    Integer,
    Line,
    LineText,
    ListOf,
    MapOf,
    PlaceName,
    Problems,
    Record,
    RecordOf,
    Text,
    choice_of,
    optional,
    required,
)
from fazhi.yamlfile.kinds import Schema
from fazhi.yamlfile.schema import schema_text, write_schemas
from fazhi.yamlfile.tree import MapNode, Node

_INSTRUMENT = Text("[A-Z][A-Z0-9_]*", "大写字母、数字和下划线", "upper-case letters, digits and underscores")
_OBLIGATION = Text(
    f"({'|'.join(Domain)})_[0-9]{{3}}", "领域加三位数字，如 LEAD_001", "a domain and three digits, as in LEAD_001"
)
_CONCEPT = Text(CONCEPT_NAME, "小写字母、数字和下划线", "lower-case letters, digits and underscores")
_DAY = Text("[01][0-9]-[0-3][0-9]", "月-日，如 03-01", "month and day, as in 03-01")
_URL = Text("https?://[^ ]+", "以 http 开头的网址", "an address that begins with http")
_SHORT = Text(".{1,20}", "1 至 20 个字", "1 to 20 characters")
_ANCHOR = Text(".{2,8}", "2 至 8 个字", "2 to 8 characters")
_VERIFIED = choice_of(Verification)
_UNITS = choice_of(UnitKind)
_SEVERITY = Choice({item.value: item for item in (Severity.MANDATORY, Severity.EXPECTED)})
_EXPECTS = Choice({item.key: item for item in Strength if item is not Strength.NONE})
_PATTERNS = ListOf(LineText(), unique=True)


class VersionRecord(Record):
    """One wording of an instrument."""

    version: Annotated[
        date, required(Day(), "本版通过或修正之日，即版本名", "day this wording was adopted; names the version")
    ]
    in_force_from: Annotated[date, required(Day(), "施行首日", "first day in force")]
    in_force_to: Annotated[
        date | None, optional(Day(), "施行末日（含当日）；现行版不写", "last day in force; none while current")
    ]
    articles: Annotated[
        int | None, optional(Integer(1, 9999), "末条条号；不分条的不写", "number of the last article, if any")
    ]
    ran_out: Annotated[
        str | None,
        optional(
            Text(),
            "规划期满的：接续的是什么，或者没有查到；期满后没有别的依据时仍作参考",
            "of a plan whose term is over: what followed it, or that nothing was found",
        ),
    ]
    ran_out_en: Annotated[str | None, optional(Text(), "同上，英文", "the same in English")]


class InstrumentRecord(Record):
    """An instrument, as written down."""

    id: Annotated[str, required(_INSTRUMENT, "引用时用的标识", "key by which obligations cite it")]
    title: Annotated[str, required(Text(), "中文全称，不加书名号", "full Chinese title without book-title marks")]
    title_en: Annotated[str | None, optional(Text(), "英文名称", "English title")]
    kind: Annotated[InstrumentKind, required(choice_of(InstrumentKind), "规范种类", "sort of norm")]
    issuer: Annotated[str, required(Text(), "制定机关", "who issued it")]
    number: Annotated[str | None, optional(Text(), "文号", "document number")]
    territory: Annotated[
        Place | None,
        optional(PlaceName(), "适用地域，如 山东省；全国适用的不写", "place it binds; none for the country"),
    ]
    versions: Annotated[
        tuple[VersionRecord, ...], required(ListOf(RecordOf(VersionRecord), 1), "历次版本", "its wordings")
    ]
    verified: Annotated[Verification, required(_VERIFIED, "核对程度", "how far the record was checked")]
    checked: Annotated[
        date | None,
        optional(
            Day(), "对照来源核对的那一天；没有记下的不写", "day it was checked against its source, if written down"
        ),
    ]
    source_url: Annotated[str | None, optional(_URL, "来源网址", "where it was seen")]
    note: Annotated[str | None, optional(Text(), "存疑之处", "open points")]


class CitationRecord(Record):
    """A citation, as written down."""

    instrument: Annotated[str, required(_INSTRUMENT, "规范依据的标识", "identifier of the instrument")]
    version: Annotated[date, required(Day(), "所引版本", "version cited")]
    article: Annotated[int | None, optional(Integer(1, 9999), "条号", "article number")]
    item: Annotated[str | None, optional(Text(), "不分条的文件：所引部分", "section of a document without articles")]
    anchor: Annotated[str, required(_ANCHOR, "所引之处出现的词", "a term that occurs at the cited place")]
    verified: Annotated[Verification, required(_VERIFIED, "核对程度", "how far the citation was checked")]
    checked: Annotated[
        date | None,
        optional(
            Day(), "对照来源核对的那一天；没有记下的不写", "day it was checked against its source, if written down"
        ),
    ]
    source_url: Annotated[str | None, optional(_URL, "来源网址", "where it was seen")]
    note: Annotated[str | None, optional(Text(), "存疑之处", "open points")]
    binds: Annotated[
        tuple[UnitKind, ...],
        optional(
            ListOf(_UNITS, 1, unique=True),
            "该条按其文字只约束的单位类型；约束 applies_to 全部的不写",
            "unit kinds it binds by its own terms; left out when it binds all that the obligation applies to",
            default=(),
        ),
    ]
    roles: Annotated[
        tuple[str, ...],
        optional(
            ListOf(Text(), 1, unique=True),
            "该条在部门中只约束负责其一的部门，如 司法行政（roles.yaml 列出）；约束各部门的不写",
            "among departments it binds those with one of these roles only, as listed in roles.yaml",
            "role",
            (),
        ),
    ]
    modality: Annotated[
        Modality,
        optional(
            choice_of(Modality),
            "该条说的是应当（shall，默认）还是可以（may）",
            "whether it says shall, as by default, or may",
            default=Modality.SHALL,
        ),
    ]


class LocalCitationRecord(CitationRecord):
    """A citation of an instrument of one place, as written down in the file of that place."""

    obligation: Annotated[str, required(_OBLIGATION, "是哪项义务的依据", "the obligation it is a basis of")]


class PlaceRecord(Record):
    """places/<province>.yaml: the instruments of one province or city, and what they carry there."""

    instruments: Annotated[
        tuple[InstrumentRecord, ...],
        required(ListOf(RecordOf(InstrumentRecord), 1), "地方的规范依据", "instruments of the place"),
    ]
    citations: Annotated[
        tuple[LocalCitationRecord, ...],
        required(ListOf(RecordOf(LocalCitationRecord), 1), "各项义务的地方依据", "what they carry"),
    ]


class RoleRecord(Record):
    """A role of departments, as written down."""

    role: Annotated[str, required(_SHORT, "部门职责，如 司法行政", "the role")]
    role_en: Annotated[str, required(Text(), "英文", "the role in English")]
    departments: Annotated[
        tuple[str, ...],
        required(ListOf(_SHORT, 1, unique=True), "名称含有其一的部门有此职责", "names of departments with it hold one"),
    ]


class RepealedRecord(Record):
    """What has ended and carries no duty, as written down."""

    title: Annotated[str, required(Text(), "中文全称，不加书名号", "full Chinese title without book-title marks")]
    title_en: Annotated[str | None, optional(Text(), "英文名称", "English title")]
    ended: Annotated[date, required(Day(), "施行末日（含当日）", "last day in force")]
    by: Annotated[str, required(Text(), "由哪一部的哪一条废止", "the instrument and article that ended it")]
    by_en: Annotated[str | None, optional(Text(), "同上，英文", "the same in English")]
    verified: Annotated[Verification, required(_VERIFIED, "核对程度", "how far the record was checked")]


class RuleRecord(Record):
    """How evidence reads, as written down."""

    about: Annotated[
        tuple[Line, ...], optional(_PATTERNS, "任一出现即说到本项", "any one speaks of the duty", default=())
    ]
    excluding: Annotated[
        tuple[Line, ...],
        optional(_PATTERNS, "出现即说的是另一件事", "where one occurs, the clause speaks of something else", "not", ()),
    ]
    topic: Annotated[
        tuple[Line, ...],
        optional(
            _PATTERNS, "上文或标题说到其一，on_topic 才算", "what heading or text above must speak of", default=()
        ),
    ]
    on_topic: Annotated[
        tuple[Line, ...],
        optional(_PATTERNS, "上文说到 topic 时，任一出现即说到本项", "speak of the duty below its topic", default=()),
    ]
    subject: Annotated[
        tuple[Line, ...],
        optional(
            _PATTERNS,
            "说的是谁、是什么：须与 act 或 shows 同现",
            "who or what is spoken of; act or shows must go with it",
            default=(),
        ),
    ]
    act: Annotated[
        tuple[Line, ...],
        optional(_PATTERNS, "对它做了什么，先后不论", "what was done to the subject, before or behind it", default=()),
    ]
    shows: Annotated[
        tuple[Line, ...],
        optional(
            _PATTERNS,
            "以什么为证：机构、文件、会议、步骤，与主题同现即为举措",
            "what shows it: bodies, documents, meetings, steps; with the subject a measure",
            default=(),
        ),
    ]
    measures: Annotated[
        tuple[Line, ...], optional(_PATTERNS, "本身即为举措的说法", "a measure of themselves", default=())
    ]
    results: Annotated[
        tuple[Line, ...], optional(_PATTERNS, "本身即为成效的说法", "a result of themselves", default=())
    ]
    figures: Annotated[
        tuple[str, ...],
        optional(ListOf(Text(), unique=True), "属于本项的量词和指标名", "units and names of its figures", default=()),
    ]
    parts: Annotated[
        tuple[Part, ...] | None,
        optional(
            ListOf(choice_of(Part), 1, unique=True),
            "可作佐证的部分，默认 leadership 和 work",
            "parts in which evidence counts; leadership and work by default",
            "in",
        ),
    ]
    section: Annotated[
        Part | None,
        optional(
            choice_of(Part),
            "本项要求有此部分，整部分即佐证",
            "the duty is to have this part; all of it is the evidence",
        ),
    ]
    throughout: Annotated[
        tuple[Line, ...],
        optional(
            _PATTERNS,
            "标题没有说明时，全文各处都说到其一才算讲本项的事：一个词，或一个 {概念}",
            "where no title tells, the text must speak of one throughout: a word or a {concept}",
            default=(),
        ),
    ]
    no_occasion: Annotated[
        tuple[Line, ...],
        optional(
            _PATTERNS,
            "说明没有这样的事，就不适用（cadence 为 event 的才写）：一个词，或一个 {概念}",
            "says that the occasion did not arise, so that the duty does not apply (cadence event only): a word or a "
            "{concept}",
            default=(),
        ),
    ]
    fact: Annotated[
        FactKind | None,
        optional(
            choice_of(FactKind),
            "网页或公文眉首写明其一，即履行了本项",
            "a fact in the head of page or letter that fulfils the duty",
        ),
    ]


class DeadlineRecord(Record):
    """A deadline, as written down."""

    dated: Annotated[Dated, required(choice_of(Dated), "什么事：报送或公开", "what is due: submission or publication")]
    before: Annotated[str, required(_DAY, "次年此日之前，月-日", "before this day of the next year, month-day")]
    binds: Annotated[
        tuple[UnitKind, ...],
        optional(
            ListOf(_UNITS, 1, unique=True),
            "期限按其文字只约束的单位类型；约束 applies_to 全部的不写",
            "unit kinds that the date binds by its own terms; left out when it binds all the obligation applies to",
            default=(),
        ),
    ]


class ObligationRecord(Record):
    """An obligation, as written down."""

    id: Annotated[str, required(_OBLIGATION, "领域和三位数字", "domain and three digits")]
    title: Annotated[str, required(_SHORT, "名称，不超过 20 字", "title of at most 20 characters")]
    title_en: Annotated[str | None, optional(Text(), "英文名称", "English title")]
    requirement: Annotated[str, required(Text(), "要求，用自己的话", "the duty in own words, Chinese")]
    requirement_en: Annotated[str | None, optional(Text(), "要求的英文", "the duty in own words, English")]
    basis: Annotated[
        tuple[CitationRecord, ...],
        required(
            ListOf(RecordOf(CitationRecord)),
            "全国的依据，每个版本各列一条；只有地方依据的写 []",
            "what carries it in the whole country, in every version; [] where only places/ has any",
        ),
    ]
    applies_to: Annotated[
        tuple[UnitKind, ...], required(ListOf(_UNITS, 1, unique=True), "适用的单位类型", "whom it binds")
    ]
    cadence: Annotated[Cadence, required(choice_of(Cadence), "频次", "how often it falls due")]
    severity: Annotated[Severity, required(_SEVERITY, "必须或应有", "how grave it is to leave it unshown")]
    expects: Annotated[Strength, required(_EXPECTS, "低于此强度即写虚", "evidence below this strength is weak")]
    remedy: Annotated[str, required(Text(), "缺少佐证时应补写什么", "what to add where evidence is missing, Chinese")]
    remedy_en: Annotated[
        str | None, optional(Text(), "应补写什么的英文", "what to add where evidence is missing, English")
    ]
    deadline: Annotated[
        DeadlineRecord | None,
        optional(
            RecordOf(DeadlineRecord),
            "法定期限，与 report.yaml 登记的日期对照",
            "the day set by law, to which the dates in report.yaml are held",
        ),
    ]
    added: Annotated[
        date | None,
        optional(Day(), "收入目录的日期；最初就有的不写", "day it came into the catalogue; none for the first ones"),
    ]
    evidence: Annotated[RuleRecord, required(RecordOf(RuleRecord), "佐证怎样表述", "how evidence for it reads")]


class ExtensionRecord(Record):
    """What an own file adds to a duty that there is, as written down."""

    extends: Annotated[str, required(_OBLIGATION, "给哪项义务增补", "the obligation that is added to")]
    basis: Annotated[
        tuple[CitationRecord, ...],
        optional(ListOf(RecordOf(CitationRecord)), "加在其后的依据", "citations put behind its own", default=()),
    ]
    evidence: Annotated[
        RuleRecord | None,
        optional(RecordOf(RuleRecord), "各列表加在其后的说法", "what is put behind each of its lists"),
    ]


class OwnObligation:
    """An obligation, or what is added to one: told apart by the key `extends`."""

    def __init__(self) -> None:
        self._whole, self._extension = RecordOf(ObligationRecord), RecordOf(ExtensionRecord)

    def read(self, node: Node, key: str, problems: Problems) -> ObligationRecord | ExtensionRecord | None:
        """The one or the other."""
        extends = isinstance(node, MapNode) and "extends" in node.entries
        return self._extension.read(node, key, problems) if extends else self._whole.read(node, key, problems)

    def schema(self) -> Schema:
        """Either of the two."""
        return {"anyOf": [self._whole.schema(), self._extension.schema()]}

    def stand_in(self) -> ObligationRecord:
        """A whole one."""
        return self._whole.stand_in()


class WithoutRecord(Record):
    """What an own catalogue leaves out of the shipped one."""

    instruments: Annotated[
        tuple[str, ...],
        optional(ListOf(_INSTRUMENT, unique=True), "不用的规范依据", "instruments that are left out", default=()),
    ]
    obligations: Annotated[
        tuple[str, ...],
        optional(ListOf(_OBLIGATION, unique=True), "不用的义务", "obligations that are left out", default=()),
    ]


class MarkRecord(Record):
    """catalogue.yaml, by which a folder says that it extends the shipped catalogue."""

    extends: Annotated[
        str, required(Choice({"fazhi": "fazhi"}), "在哪部目录之上增补", "the catalogue that this one is put on top of")
    ]
    without: Annotated[
        WithoutRecord | None,
        optional(RecordOf(WithoutRecord), "随包的哪些不用", "what is left out of the shipped catalogue"),
    ]


INSTRUMENTS = ListOf(RecordOf(InstrumentRecord), 1)
OBLIGATIONS = ListOf(RecordOf(ObligationRecord), 1)
OWN_OBLIGATIONS: ListOf[ObligationRecord | ExtensionRecord] = ListOf(OwnObligation())
LEXICON = MapOf(_CONCEPT, ListOf(LineText(), 1, unique=True))
MARK = RecordOf(MarkRecord)
PLACE = RecordOf(PlaceRecord)
ROLES = ListOf(RecordOf(RoleRecord), 1)
REPEALED = ListOf(RecordOf(RepealedRecord), 1)


def schemas() -> dict[str, str]:
    """The JSON Schema of each file by its name."""
    return {
        "instruments.schema.json": schema_text(INSTRUMENTS, "规范依据及其版本", "Instruments and their versions"),
        "obligations.schema.json": schema_text(OBLIGATIONS, "一个领域的义务", "The obligations of one domain"),
        "own_obligations.schema.json": schema_text(
            OWN_OBLIGATIONS, "自己的义务和对随包义务的增补", "Own obligations, and what is added to shipped ones"
        ),
        "catalogue.schema.json": schema_text(MARK, "自己的目录", "A catalogue of one's own"),
        "places.schema.json": schema_text(PLACE, "一个省的地方依据", "Instruments of one province"),
        "roles.schema.json": schema_text(ROLES, "部门的职责", "Roles of departments"),
        "repealed.schema.json": schema_text(REPEALED, "已经失效、不是义务依据的", "What has ended and carries no duty"),
        "lexicon.schema.json": schema_text(
            LEXICON, "词表：概念和代表它的词", "Concepts and the terms that stand for them"
        ),
    }


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
