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
from fazhi.model.both import CHINESE, Both, pick
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
    """An official paper in Word that can be made of an audit."""

    name: str
    """What `--paper` takes, and how its form is called."""
    title: str
    title_en: str


WORD_PAPERS: Final = (
    WordPaper("notice", "整改通知", "notice of findings to put right"),
    WordPaper("findings", "问题清单", "list of findings"),
    WordPaper("opinion", "核查意见", "opinion"),
)
"""Every paper; the first is written where none is asked for."""
_LIMIT: Final = Both(
    "本次核查只看报告的文本。“文本中未见”是指报告没有写出可以作为佐证的文字，不等于没有做；"
    "文本中已有的，也只说明报告这样写了，事实要靠台账、文件和案卷来核。",
    "This audit looks at the text of the report only. “Not seen in the text” means that the report has no words that "
    "can stand as evidence, not that nothing was done; what is written shows that the report says so, and the facts "
    "are to be checked against ledgers, documents and files.",
)
_CITED: Final = Both(
    "依据后面注有〔未核实〕〔仅核摘录〕的，引用前先核对原文。",
    "Where a citation is marked as not verified, check it against the text before quoting it.",
)
_UNSEEN: Final = Both("文本中未见这方面的内容。", "Nothing of this is seen in the text.")
_UNSAID: Final = Both(
    "文本中未见本年度有无这一事项的说明。", "The text does not say whether there was any occasion for this in the year."
)
_FICTIONAL: Final = Both(
    "本报告的单位、事实和数字均为虚构，只作演示。",
    "Unit, facts and figures of this report are made up, for demonstration only.",
)
_NOWHERE: Final = Both("", "")
"""A paper names no command that lists the decisions."""
_TRAIL: Final = " › "
"""Between the numbers of headings, on a screen."""
_NUMERALS: Final = "一二三四五六七八九十"
_SILENT: Final = frozenset(("missing_evidence", "silent_event"))
"""Rules that complain of what is not in the text."""


def word_paper(
    audit: Audit, book: Book, made: WordPaper, *, quotes: bool, own: Path | None = None, language: str = CHINESE
) -> bytes:
    """One paper of the rows of a book as .docx; `own` is a folder whose forms stand in for those shipped.

    Raises:
        InputError: What writes it is not installed, or a form of that folder cannot be used.
    """
    seen = (
        audit if quotes or not audit.report.supplied else replace(audit, report=replace(audit.report, supplied=False))
    )
    title = pick(
        language,
        f"{book.unit}{book.year}年度法治政府建设年度报告{made.title}",
        f"{book.unit} {book.year} {made.title_en}".strip(),
    )
    return filled(made.name, fields(seen, book, language), title, own, language)


def fields(audit: Audit, book: Book, language: str = CHINESE) -> dict[str, Told]:
    """What a form is given, by the names that it uses; what people filled in is told as they wrote it."""
    (table,) = (each for each in book.tables if each.sheet is Sheet.RECTIFICATION)
    problems = list(_problems(audit, table, language))
    closed = _closed(language)
    due = [item for item in problems if item["是否销号"] != closed]
    catalogue = pick(
        language,
        f"{audit.catalogue_version} 版，适用 {audit.law_year} 年有效的规定",
        f"version {audit.catalogue_version}, law of {audit.law_year}",
    )
    return {
        "单位": one_line(book.unit) or pick(language, "有关单位", "The unit concerned"),
        "年度": book.year,
        "报告": report_called(audit.report, language).strip("《》“”"),
        "报告名": report_called(audit.report, language),
        "责任单位": one_line(book.department),
        "虚构": _FICTIONAL.of(language) if audit.records.fictional else "",
        "核查对象": _object(audit, language),
        "结论": _answer(audit, book, problems, language),
        "限度": _LIMIT.of(language),
        "依据说明": _CITED.of(language),
        "问题数": len(problems),
        "问题构成": _made_of(problems, language),
        "待整改数": len(due),
        "待整改构成": _made_of(due, language),
        "问题清单": [*problems],
        "待整改": [*due],
        "按严重程度": _levels(problems, language),
        "领域统计": list(_domains(audit, language)),
        "复核情况": _ended(decided_in_all(audit, language, _NOWHERE), language),
        "整改情况": _progress(problems, sum(row.settled for row in table.rows), language),
        "核查凭据": [
            {"名称": pick(language, "原文校验值", "Digest of the text"), "内容": audit.report.sha256},
            {"名称": pick(language, "义务目录", "Catalogue"), "内容": catalogue},
            {"名称": pick(language, "目录校验值", "Digest of the catalogue"), "内容": audit.catalogue_digest},
        ],
    }


def _closed(language: str) -> str:
    """How it is said of a problem that it was struck off."""
    return word(Closed.CLOSED, language)


def _problems(audit: Audit, table: Table, language: str) -> Iterator[dict[str, Told]]:
    """The rows of the table of problems, in words for a reader."""
    ids = problem_ids(audit)
    found = {ids[item.number]: item for item in listed(audit)}
    heads = [column.head for column in table.columns]
    for row in table.rows:
        if row.settled:
            continue
        yield _problem(audit, found[row.id], _cells(heads, row, language), language)


def _cells(heads: Sequence[str], row: Row, language: str) -> dict[str, str]:
    told = {head: _shown(cell, language) for head, cell in zip(heads, row.cells, strict=True)}
    words = {word(choice): word(choice, language) for choice in Closed}
    return {**told, "是否销号": words.get(told["是否销号"], told["是否销号"])}


def _shown(cell: Value, language: str) -> str:
    if not isinstance(cell, date):
        return str(cell)
    return pick(language, f"{cell.year}年{cell.month}月{cell.day}日", cell.isoformat())


def _problem(audit: Audit, item: Listed, cells: Mapping[str, str], language: str) -> dict[str, Told]:
    about, finding = item.assessment, item.finding
    told = ("整改措施", "责任领导", "责任单位", "责任人", "整改时限", "进展情况", "佐证材料", "是否销号", "销号时间")
    duty = about.obligation if about else None
    between = pick(language, "、", "; ")
    return {
        "序号": int(cells["序号"]),
        "编号": cells[ID],
        "领域": word(item.domain, language) if item.domain else pick(language, "整篇报告", "The whole report"),
        "事项": one_line(called(item, language)),
        "严重程度": word(finding.severity, language),
        "结论": word(item.conclusion, language) if item.conclusion else pick(language, "请核对", "to check"),
        "要求": one_line(duty.requirement_in(language)) if duty else "",
        "存在问题": one_line(_wrong(item, language)),
        "怎么写": one_line(finding.remedy_in(language)),
        "依据": "\n".join(laws(audit, about, language)) if about else "",
        "首要依据": law(audit, about, language) if about else "",
        "原文": pick(language, "；", "; ").join(_quoted(audit, item, language)),
        "复核": deciders(about.decided, language) if about else "",
        **{head: between.join(cells[head].split("\n")) for head in told},
    }


def _wrong(item: Listed, language: str) -> str:
    """What there is to complain of, as far as it shows in the text: never that something was not done."""
    rule = item.finding.rule
    if rule in _SILENT:
        return (_UNSAID if rule == "silent_event" else _UNSEEN).of(language)
    said = short_of(item.assessment, rule, language) if item.assessment and item.conclusion else ""
    return _ended(said or message(item, language), language)


def _quoted(audit: Audit, item: Listed, language: str) -> Iterator[str]:
    """The words that fall short, each with where it stands; nothing where there are none, or they are to stay here."""
    start, end = item.finding.start, item.finding.end
    if item.finding.rule in _SILENT:
        return
    if item.assessment is not None and item.conclusion is not None:
        for each in passages(audit, item.assessment, language):
            if each["words"]:
                place = each["place"].replace(_TRAIL, "")
                yield pick(language, f"“{each['words']}”（{place}）", f"“{each['words']}” ({place})")
    elif start is not None and end is not None and (words := words_of(audit, start, end)):
        yield f"“{words}”"


def _answer(audit: Audit, book: Book, problems: Sequence[Mapping[str, Told]], language: str) -> str:
    """The answer of the audit; to a department, what is its share."""
    if not book.department:
        return one_line("".join(item.words for item in sentence(answer(audit), language)))
    made, whose, many = _made_of(problems, language), one_line(book.department), len(problems)
    return pick(
        language,
        f"由{whose}负责的问题共 {many} 个{f'（{made}）' if made else ''}。",
        f"{whose} answers for {many} findings{f' ({made})' if made else ''}.",
    )


def _object(audit: Audit, language: str) -> str:
    report, due = audit.report, answer(audit).due
    many, name = len(report.passages), report_called(report, language)
    text = f"分为 {many} 个片段逐项查找" if report.supplied else "原文不在手头或者不引用，依据所存的佐证"
    text_en = f"searched in {many} passages" if report.supplied else "its words not at hand or not quoted"
    return pick(
        language,
        f"{name}，{word(report.unit_kind)}，{report.year} 年度，全文 {report.characters} 字，"
        f"{text}；按 {audit.law_year} 年有效的规定核查，应写的义务 {due} 项。",
        f"{name}; {word(report.unit_kind, language)}, {report.year}, {report.characters} characters, {text_en}; by the "
        f"law of {audit.law_year} it is to tell of {due} duties.",
    )


def _made_of(problems: Sequence[Mapping[str, Told]], language: str) -> str:
    """How many of each severity."""
    counts = Counter(str(item["严重程度"]) for item in problems)
    names = [name for name in (word(each, language) for each in Severity) if counts[name]]
    told = (pick(language, f"{name} {counts[name]} 个", f"{name} {counts[name]}") for name in names)
    return pick(language, "、", ", ").join(told)


def _levels(found: Sequence[dict[str, Told]], language: str) -> list[Told]:
    levels: list[Told] = []
    for at, (severity, same) in enumerate(groupby(found, key=lambda item: item["严重程度"])):
        problems = list(same)
        here: list[Told] = [*problems]
        names = pick(language, "、", ", ").join(dict.fromkeys(str(item["事项"]) for item in problems))
        light = severity == word(Severity.NOTICE, language)
        levels.append(
            {
                "序": pick(language, _NUMERALS[at], str(at + 1)),
                "严重程度": severity,
                "轻": light,
                "个数": len(here),
                "事项": names,
                "问题": here,
            }
        )
    return levels


def _domains(audit: Audit, language: str) -> Iterator[Told]:
    """How many duties of each domain came to what, and all together."""
    due = [item for item in audit.assessments if item.conclusion in DUE]
    counted = by_domain((item.obligation.domain, item.conclusion) for item in due)
    every: Counter[str] = Counter()
    for domain, counts in counted.items():
        told = {"应写": counts.total(), **{word(item): counts[item] for item in DUE}}
        every.update(told)
        yield {"名称": word(domain, language), **told}
    yield {
        "名称": pick(language, "合计", "Total"),
        "应写": every["应写"],
        **{word(item): every[word(item)] for item in DUE},
    }


def _progress(problems: Sequence[Mapping[str, Told]], settled: int, language: str) -> str:
    """How the answers stand, `settled` of them to what is no finding any more; empty where nobody answered."""
    struck = _closed(language)
    closed = sum(item["是否销号"] == struck for item in problems)
    dated = sum(bool(item["整改时限"]) for item in problems)
    moving = sum(bool(item["进展情况"]) and item["是否销号"] != struck for item in problems)
    if not closed + dated + moving + settled:
        return ""
    many = len(problems)
    rest = pick(
        language,
        f"另有 {settled} 项先前答复过，现在不再列为问题。",
        f" {settled} more were answered and are no findings any more.",
    )
    return pick(
        language,
        f"台账登记：{many} 个问题中，定有整改时限 {dated} 个，已销号 {closed} 个，有进展而未销号 {moving} 个。"
        f"{rest if settled else ''}",
        f"In the ledger: of {many} findings {dated} have a deadline, {closed} are closed, {moving} are under way."
        f"{rest if settled else ''}",
    )


def _ended(told: str, language: str) -> str:
    ends = pick(language, "。", ".")
    return told if not told or told.endswith(("。", "）", "？", "！", ".", "?", "!")) else f"{told}{ends}"
