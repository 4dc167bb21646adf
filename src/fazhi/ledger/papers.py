"""The papers of an audit for Word: which there are, and what their forms are given, with the ledger in play."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.ledger.columns import ID, Value
from fazhi.ledger.tables import Book, Row, Table
from fazhi.model.audit import Audit
from fazhi.model.ledger import Closed, Sheet
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.output.papers.opinion import message
from fazhi.output.papers.pieces import law, laws, passages, words_of
from fazhi.output.papers.word import Told, filled
from fazhi.output.words.answer import DUE, answer, sentence
from fazhi.output.words.decided import decided_in_all, deciders
from fazhi.output.words.findings import Listed, called, listed, short_of
from fazhi.output.words.problems import problem_ids
from fazhi.output.words.quote import one_line, report_called
from fazhi.output.words.tally import by_domain


class WordPaper(NamedTuple):
    """One paper."""

    name: str
    """What `--paper` takes, and how its form is called."""
    title: str


WORD_PAPERS: Final = (
    WordPaper("notice", "整改通知"),
    WordPaper("findings", "问题清单"),
    WordPaper("opinion", "核查意见"),
)
"""Every paper; the first is written where none is asked for."""
_LIMIT: Final = (
    "本次核查只看报告的文本。“文本中未见”是指报告没有写出可以作为佐证的文字，不等于没有做；"
    "文本中已有的，也只说明报告这样写了，事实要靠台账、文件和案卷来核。"
)
_CITED: Final = "依据后面注有〔未核实〕〔仅核摘录〕的，引用前先核对原文。"
_UNSEEN: Final = "文本中未见这方面的内容。"
_UNSAID: Final = "文本中未见本年度有无这一事项的说明。"
_TRAIL: Final = " › "
"""Between the numbers of headings, on a screen."""
_NUMERALS: Final = "一二三四五六七八九十"
_SILENT: Final = frozenset(("missing_evidence", "silent_event"))
"""Rules that complain of what is not in the text."""


def word_paper(audit: Audit, book: Book, made: WordPaper, *, quotes: bool, own: Path | None = None) -> bytes:
    """One paper of the rows of a book as .docx; `own` is a folder whose forms stand in for those shipped.

    Raises:
        InputError: What writes it is not installed, or a form of that folder cannot be used.
    """
    seen = (
        audit if quotes or not audit.report.supplied else replace(audit, report=replace(audit.report, supplied=False))
    )
    title = f"{book.unit}{book.year}年度法治政府建设年度报告{made.title}"
    return filled(made.name, fields(seen, book), title, own)


def fields(audit: Audit, book: Book) -> dict[str, Told]:
    """What a form is given, by the names that it uses."""
    (table,) = (each for each in book.tables if each.sheet is Sheet.RECTIFICATION)
    problems = list(_problems(audit, table))
    due = [item for item in problems if item["是否销号"] != word(Closed.CLOSED)]
    return {
        "单位": one_line(book.unit) or "有关单位",
        "年度": book.year,
        "报告": report_called(audit.report, "zh").strip("《》"),
        "报告名": report_called(audit.report, "zh"),
        "责任单位": one_line(book.department),
        "虚构": "本报告的单位、事实和数字均为虚构，只作演示。" if audit.records.fictional else "",
        "核查对象": _object(audit),
        "结论": _answer(audit, book, problems),
        "限度": _LIMIT,
        "依据说明": _CITED,
        "问题数": len(problems),
        "问题构成": _made_of(problems),
        "待整改数": len(due),
        "待整改构成": _made_of(due),
        "问题清单": [*problems],
        "待整改": [*due],
        "按严重程度": _levels(problems),
        "领域统计": list(_domains(audit)),
        "复核情况": _ended(decided_in_all(audit, "zh")),
        "整改情况": _progress(problems),
        "核查凭据": [
            {"名称": "原文校验值", "内容": audit.report.sha256},
            {"名称": "义务目录", "内容": f"{audit.catalogue_version} 版，适用 {audit.law_year} 年有效的规定"},
            {"名称": "目录校验值", "内容": audit.catalogue_digest},
        ],
    }


def _problems(audit: Audit, table: Table) -> Iterator[dict[str, Told]]:
    """The rows of the table of problems, in words for a reader."""
    ids = problem_ids(audit)
    found = {ids[item.number]: item for item in listed(audit)}
    heads = [column.head for column in table.columns]
    for row in table.rows:
        yield _problem(audit, found[row.id], _cells(heads, row))


def _cells(heads: Sequence[str], row: Row) -> dict[str, str]:
    return {head: _shown(cell) for head, cell in zip(heads, row.cells, strict=True)}


def _shown(cell: Value) -> str:
    return f"{cell.year}年{cell.month}月{cell.day}日" if isinstance(cell, date) else str(cell)


def _problem(audit: Audit, item: Listed, cells: Mapping[str, str]) -> dict[str, Told]:
    about, finding = item.assessment, item.finding
    told = ("整改措施", "责任领导", "责任单位", "责任人", "整改时限", "进展情况", "佐证材料", "是否销号", "销号时间")
    return {
        "序号": int(cells["序号"]),
        "编号": cells[ID],
        "领域": cells["领域"],
        "事项": one_line(called(item, "zh")),
        "严重程度": word(finding.severity),
        "结论": word(item.conclusion) if item.conclusion else "请核对",
        "要求": one_line(about.obligation.requirement) if about else "",
        "存在问题": one_line(_wrong(item)),
        "怎么写": one_line(finding.remedy),
        "依据": "\n".join(laws(audit, about, "zh")) if about else "",
        "首要依据": law(audit, about, "zh") if about else "",
        "原文": "；".join(_quoted(audit, item)),
        "复核": deciders(about.decided, "zh") if about else "",
        **{head: "、".join(cells[head].split("\n")) for head in told},
    }


def _wrong(item: Listed) -> str:
    """What there is to complain of, as far as it shows in the text: never that something was not done."""
    rule = item.finding.rule
    if rule in _SILENT:
        return _UNSAID if rule == "silent_event" else _UNSEEN
    said = short_of(item.assessment, rule, "zh") if item.assessment and item.conclusion else ""
    return _ended(said or message(item, "zh"))


def _quoted(audit: Audit, item: Listed) -> Iterator[str]:
    """The words that fall short, each with where it stands; nothing where there are none, or they are to stay here."""
    start, end = item.finding.start, item.finding.end
    if item.finding.rule in _SILENT:
        return
    if item.assessment is not None and item.conclusion is not None:
        for each in passages(audit, item.assessment, "zh"):
            if each["words"]:
                yield f"“{each['words']}”（{each['place'].replace(_TRAIL, '')}）"
    elif start is not None and end is not None and (words := words_of(audit, start, end)):
        yield f"“{words}”"


def _answer(audit: Audit, book: Book, problems: Sequence[Mapping[str, Told]]) -> str:
    """The answer of the audit; to a department, what is its share."""
    if not book.department:
        return one_line("".join(item.words for item in sentence(answer(audit), "zh")))
    made = _made_of(problems)
    return f"由{one_line(book.department)}负责的问题共 {len(problems)} 个{f'（{made}）' if made else ''}。"


def _object(audit: Audit) -> str:
    report = audit.report
    text = (
        f"分为 {len(report.passages)} 个片段逐项查找" if report.supplied else "原文不在手头或者不引用，依据所存的佐证"
    )
    return (
        f"{report_called(report, 'zh')}，{word(report.unit_kind)}，{report.year} 年度，全文 {report.characters} 字，"
        f"{text}；按 {audit.law_year} 年有效的规定核查，应写的义务 {answer(audit).due} 项。"
    )


def _made_of(problems: Sequence[Mapping[str, Told]]) -> str:
    """How many of each severity."""
    counts = Counter(str(item["严重程度"]) for item in problems)
    return "、".join(f"{name} {counts[name]} 个" for name in map(word, Severity) if counts[name])


def _levels(found: Sequence[dict[str, Told]]) -> list[Told]:
    levels: list[Told] = []
    for at, (severity, same) in enumerate(groupby(found, key=lambda item: item["严重程度"])):
        problems = list(same)
        here: list[Told] = [*problems]
        names = "、".join(dict.fromkeys(str(item["事项"]) for item in problems))
        light = severity == word(Severity.NOTICE)
        levels.append(
            {"序": _NUMERALS[at], "严重程度": severity, "轻": light, "个数": len(here), "事项": names, "问题": here}
        )
    return levels


def _domains(audit: Audit) -> Iterator[Told]:
    """How many duties of each domain came to what, and all together."""
    due = [item for item in audit.assessments if item.conclusion in DUE]
    counted = by_domain((item.obligation.domain, item.conclusion) for item in due)
    every: Counter[str] = Counter()
    for domain, counts in counted.items():
        told = {"应写": counts.total(), **{word(item): counts[item] for item in DUE}}
        every.update(told)
        yield {"名称": word(domain), **told}
    yield {"名称": "合计", "应写": every["应写"], **{word(item): every[word(item)] for item in DUE}}


def _progress(problems: Sequence[Mapping[str, Told]]) -> str:
    """How the answers stand; empty where nobody answered."""
    closed = sum(item["是否销号"] == word(Closed.CLOSED) for item in problems)
    dated = sum(bool(item["整改时限"]) for item in problems)
    moving = sum(bool(item["进展情况"]) and item["是否销号"] != word(Closed.CLOSED) for item in problems)
    if not closed + dated + moving:
        return ""
    return (
        f"台账登记：{len(problems)} 个问题中，定有整改时限 {dated} 个，已销号 {closed} 个，有进展而未销号 {moving} 个。"
    )


def _ended(told: str) -> str:
    return told if not told or told.endswith(("。", "）", "？", "！")) else f"{told}。"
