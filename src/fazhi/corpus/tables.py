"""What the results of a corpus hold: five tables, each with its columns; this is their one description.

A table has a row for each report, assessment, evidence, finding or failure. No table quotes a report beyond what the
JSON of a single audit carries without `--quotes`: places and digests. A column is never renamed or given another
meaning within a version; a new column makes a new version.
"""

from collections.abc import Mapping
from enum import Enum, EnumMeta
from typing import Final, NamedTuple

from fazhi.model.audit import Conclusion
from fazhi.model.both import ENGLISH, Both
from fazhi.model.evidence import Polarity, Source, Strength
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Bearing, Domain, Severity
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.model.words import word

SCHEMA: Final = "fazhi.corpus/2"
"""Name and version of the tables, kept with each part and in the index of the results."""


class Column(NamedTuple):
    """A column of a table, with what may stand in it."""

    name: str
    type: "str | tuple[Column, ...]"
    """`text`, `whole`, `number`, `flag`, `texts` (a list of text), or what each item of a list of records holds."""
    about: Both
    values: EnumMeta | None = None
    """What alone may stand in it, besides null."""

    def meaning(self) -> Both:
        """What it means, and what each of its values does."""
        if self.values is None:
            return self.about
        each: list[Enum] = list(self.values)
        told = [(key_of(item), Both(word(item, "zh"), word(item, ENGLISH))) for item in each]
        return Both(
            f"{self.about.zh}：{'，'.join(f'{key} {both.zh}' for key, both in told)}",
            f"{self.about.en}: {', '.join(key if key == both.en else f'{key} ({both.en})' for key, both in told)}",
        )


def key_of(item: Enum) -> str:
    """How a value stands in a table."""
    return item.key if isinstance(item, Strength) else str(item.value)


class Table(NamedTuple):
    """One table; its rows are sorted by `file`, then by `position` where there is one."""

    name: str
    about: Both
    columns: tuple[Column, ...]


_FILE: Final = Column("file", "text", Both("文件，从语料的文件夹写起", "the file, from the folder of the corpus"))
_POSITION: Final = Column("position", "whole", Both("在这份报告里的次序，从 0 起", "order within the report, from 0"))
_OBLIGATION: Final = Column("obligation", "text", Both("义务编号", "identifier of the duty"))
_PLACE: Final = (
    Column("start", "whole", Both("从第几个字起", "first character")),
    Column("end", "whole", Both("到第几个字止（不含）", "character after the last")),
)
_PASSAGE: Final = (
    *_PLACE,
    Column("part", "text", Both("在报告的哪一部分", "part of the report"), Part),
    Column("path", "texts", Both("上面的各级标题和条目", "headings and items above it")),
    Column("rule", "text", Both("命中的式样；没有就是空", "the pattern that matched; null where none did")),
    Column("digest", "text", Both("原文摘要：SHA-256 的前 16 位", "first 16 digits of the words' SHA-256")),
    Column("page", "whole", Both("第几页；没有页就是空", "page; null where the file has none")),
    Column("recognised", "number", Both("机器识别的把握，0 到 1", "how sure a machine read it, 0 to 1")),
)
_NEAR: Final = (
    *_PASSAGE,
    Column("shortfall", "text", Both("差在哪里", "what it lacks")),
    Column("shared", "texts", Both("与义务相同的词", "words it shares with the duty")),
)
_BASIS: Final = (
    Column("instrument", "text", Both("规范依据", "instrument")),
    Column("version", "text", Both("版本日期", "day of the version")),
    Column("article", "whole", Both("条", "article")),
    Column("item", "text", Both("款、项", "paragraph or item")),
    Column("verified", "text", Both("怎样核对过", "how it was verified")),
    Column("bearing", "text", Both("与单位的关系", "how it bears on the unit"), Bearing),
    Column("since", "text", Both("年内从哪天起有效", "first day in force within the year")),
    Column("until", "text", Both("年内到哪天止有效", "last day in force within the year")),
)
_DECISION: Final = (
    Column("number", "whole", Both("第几条", "number in the log")),
    Column("verdict", "text", Both("意见", "verdict")),
    Column("standing", "text", Both("现在怎样", "how it stands now")),
    *_PLACE,
    Column("strength", "text", Both("改定的强度", "strength decided")),
    Column("conclusion", "text", Both("改定的结论", "conclusion decided")),
    Column("reviewer", "text", Both("复核人", "reviewer")),
    Column("role", "text", Both("身份", "role")),
    Column("time", "text", Both("时间", "time")),
    Column("note", "text", Both("理由", "note")),
)
_CATALOGUE: Final = (
    Column("catalogue_digest", "text", Both("义务目录的摘要", "digest of the catalogue")),
    Column("engine", "text", Both("fazhi 的版本和代码的摘要", "version of fazhi and digest of its code")),
    Column(
        "signature",
        "text",
        Both("报告、登记、目录、版本合起来的摘要", "digest of report, record, catalogue and engine"),
    ),
)


def _count(name: str, zh: str, en: str) -> Column:
    return Column(name, "whole", Both(f"{zh}的义务项数", f"duties {en}"))


TABLES: Final = {
    item.name: item
    for item in (
        Table(
            "reports",
            Both("每份报告一行", "a row for each report"),
            (
                _FILE,
                Column("slug", "text", Both("登记的文件夹名", "folder of its record")),
                Column("title", "text", Both("标题", "title")),
                Column("unit", "text", Both("单位", "unit")),
                Column("unit_kind", "text", Both("单位类别", "kind of unit"), UnitKind),
                Column("year", "whole", Both("年度", "year")),
                Column("law_year", "whole", Both("按哪一年的法律", "year whose law applies")),
                Column("province", "text", Both("省", "province")),
                Column("city", "text", Both("市", "city")),
                Column("county", "text", Both("县", "county")),
                Column("roles", "texts", Both("部门的职责", "roles of a department")),
                Column("sha256", "text", Both("文件的 SHA-256", "SHA-256 of the file")),
                Column("characters", "whole", Both("字数", "characters")),
                _count("applicable", "适用", "that apply"),
                _count("supported", "写实", "supported"),
                _count("weak", "写虚", "weak"),
                _count("planned", "只写打算", "only planned"),
                _count("admitted", "只写不足", "only admitted as lacking"),
                _count("missing", "没写", "missing"),
                _count("waived", "豁免", "waived"),
                _count("not_applicable", "不适用", "that do not apply"),
                _count("gaps", "有缺口", "that are gaps"),
                _count("mandatory_gaps", "缺口为必须", "whose gap is mandatory"),
                Column("no_likelihood", "text", Both("为什么说不出把握", "why no likelihood is told, Chinese")),
                Column("no_likelihood_en", "text", Both("同上，英文", "the same in English")),
                Column("told", "texts", Both("清单或选项说了什么", "what the manifest or an option told")),
                Column("from_title", "texts", Both("哪些事实读自标题", "facts read from the title")),
                Column("from_path", "texts", Both("哪些事实读自路径", "facts read from the path")),
                Column("notices", "texts", Both("读取说明", "notices of reading, Chinese")),
                Column("notices_en", "texts", Both("同上，英文", "the same in English")),
                Column("doubts", "texts", Both("其中要人先核对的", "those that a person should check first, Chinese")),
                Column("doubts_en", "texts", Both("同上，英文", "the same in English")),
                Column("catalogue_version", "text", Both("义务目录的版本", "version of the catalogue")),
                *_CATALOGUE,
            ),
        ),
        Table(
            "assessments",
            Both("每份报告的每项义务一行，按目录次序", "a row for each duty of each report, in catalogue order"),
            (
                _FILE,
                _POSITION,
                _OBLIGATION,
                Column("title", "text", Both("义务名称", "title of the duty, Chinese")),
                Column("title_en", "text", Both("同上，英文", "the same in English")),
                Column("domain", "text", Both("领域", "domain"), Domain),
                Column("conclusion", "text", Both("结论", "conclusion"), Conclusion),
                Column("gap", "flag", Both("是不是缺口", "whether it is a gap")),
                Column(
                    "gap_severity",
                    "text",
                    Both(
                        "缺口有多重，没有缺口就是空；可能没有发生的事只是提示",
                        "how grave the gap is, null where there is none; of what may not have happened it is a notice",
                    ),
                    Severity,
                ),
                Column("strength", "text", Both("强度", "strength"), Strength),
                Column("severity", "text", Both("义务的严重程度", "severity of the duty"), Severity),
                Column("likelihood", "text", Both("把握", "likelihood"), Likelihood),
                Column(
                    "share",
                    "number",
                    Both(
                        "这样的结论与读者一致的比例，0 到 1", "how often readers agree with such a conclusion, 0 to 1"
                    ),
                ),
                Column("reason", "text", Both("为什么不适用或豁免", "why it does not apply or is waived, Chinese")),
                Column("reason_en", "text", Both("同上，英文", "the same in English")),
                Column("why", "text", Both("严重程度的由来", "where the severity comes from, Chinese")),
                Column("why_en", "text", Both("同上，英文", "the same in English")),
                Column("evidence", "whole", Both("佐证几处", "pieces of evidence")),
                Column("basis", _BASIS, Both("有效的依据", "citations in force")),
                Column("near", _NEAR, Both("相近而不算的", "what comes near and does not count")),
                Column("decisions", _DECISION, Both("复核意见", "reviewers' decisions")),
            ),
        ),
        Table(
            "evidence",
            Both("每处佐证一行", "a row for each piece of evidence"),
            (
                _FILE,
                _POSITION,
                _OBLIGATION,
                *_PASSAGE,
                Column("strength", "text", Both("强度", "strength"), Strength),
                Column("polarity", "text", Both("已做、打算还是不足", "done, planned or admitted"), Polarity),
                Column("source", "text", Both("凭什么认定", "by what it was found"), Source),
            ),
        ),
        Table(
            "findings",
            Both("每个问题一行", "a row for each finding"),
            (
                _FILE,
                _POSITION,
                Column("rule", "text", Both("问题规则", "rule")),
                Column("severity", "text", Both("问题的严重程度", "severity of the finding"), Severity),
                Column("obligation", "text", Both("义务编号；整篇的问题为空", "duty; null for the whole report")),
                *_PLACE,
                Column("message", "text", Both("问题", "message, Chinese")),
                Column("message_en", "text", Both("同上，英文", "the same in English")),
                Column("remedy", "text", Both("怎么写", "remedy, Chinese")),
                Column("remedy_en", "text", Both("同上，英文", "the same in English")),
            ),
        ),
        Table(
            "failures",
            Both("每个没有核查成的文件一行", "a row for each file of which no audit could be made"),
            (
                _FILE,
                Column(
                    "kind",
                    "text",
                    Both(
                        "unread 读不出，killed 核查它的进程没了，stuck 超时，fault 软件出错",
                        "unread, killed (the process that audited it died), stuck (it took too long), fault (a defect)",
                    ),
                ),
                Column("why", "text", Both("原因", "why, Chinese")),
                Column("why_en", "text", Both("同上，英文", "the same in English")),
                *_CATALOGUE,
            ),
        ),
    )
}
"""Every table by its name."""

_SIDE: Final = (
    ("unit", "text", Both("单位", "unit")),
    ("year", "whole", Both("年度", "year")),
    ("start", "whole", Both("从第几个字起", "first character")),
    ("end", "whole", Both("到第几个字止（不含）", "character after the last")),
)
COPIED: Final[Mapping[str, Table]] = {
    "copied": Table(
        "copied",
        Both("每份报告照抄多少，一行一份", "how much each report has in common with others"),
        (
            _FILE,
            Column("unit", "text", Both("单位", "unit")),
            Column("year", "whole", Both("年度", "year")),
            Column(
                "others_share",
                "number",
                Both("举措部分与别的单位的报告相同的占多少，0 到 1", "share of the work part that others have, 0 to 1"),
            ),
            Column(
                "own_share",
                "number",
                Both(
                    "举措部分与本单位往年的报告相同的占多少，0 到 1", "share that its own earlier reports have, 0 to 1"
                ),
            ),
            Column(
                "told",
                "flag",
                Both("有没有一成以上，也就是规则 copied_text 会提示的", "whether either is a tenth: copied_text"),
            ),
            Column("units", "texts", Both("与哪些别的单位相同，字数多的在前", "which others, the most words first")),
            Column("places", "whole", Both("照抄几处", "how many passages")),
            Column("apart", "whole", Both("另算的几处：通用的话等", "how many were set apart, ritual and such")),
        ),
    ),
    "copies": Table(
        "copies",
        Both("每处相同的文字一行", "each passage that two reports have"),
        (
            _FILE,
            *(Column(name, kind, about) for name, kind, about in _SIDE),
            Column("other_file", "text", Both("另一份的文件", "the other file")),
            *(
                Column(f"other_{name}", kind, Both(f"另一份的{about.zh}", f"{about.en} of the other"))
                for name, kind, about in _SIDE
            ),
            Column(
                "sort",
                "text",
                Both(
                    "copied 照抄，ritual 通用的话，thanks 致谢，slogan 口号，superior 引上级的话",
                    "copied, ritual, thanks, slogan or superior",
                ),
            ),
            Column("sentences", "whole", Both("几句", "sentences")),
            Column("characters", "whole", Both("几个字", "characters")),
            Column("likeness", "number", Both("多相似，0 到 1", "how much alike, 0 to 1")),
        ),
    ),
}
"""What `fazhi corpus copies --results` adds, a file each in the folder of the results; places and no words either."""
