"""The ledger of one audit as plain values: a row a duty, a row a finding, and what to know of them."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from fazhi.ledger.cell import cleaned, digest, shown
from fazhi.ledger.columns import OWN_WIDTH, REVIEW, TABLES, Column, Value
from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.department import Departments
from fazhi.model.follow import Fate, Followed, FollowThrough
from fazhi.model.ledger import Closed, Field, Ledger, Sheet
from fazhi.model.obligation import Severity
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.terminal.gap import Teller, nearest_of
from fazhi.output.words.citation import cite_all
from fazhi.output.words.decided import deciders, named
from fazhi.output.words.findings import Listed, called, listed
from fazhi.output.words.followed import commitment_ids, counted, place, said
from fazhi.output.words.problems import Settled, problem_ids, settled
from fazhi.output.words.quote import neutral, report_called
from fazhi.output.words.tally import SYMBOLS
from fazhi.rules import BY_ID
from fazhi.rules.base import nearest

_QUOTED: Final = 120
"""Columns to which a passage is quoted."""
_BETWEEN: Final = "\n"
_SEVERAL: Final = re.compile("[、，,；;\n]+")
_DIGITS: Final = 16
_DAY: Final = 10
"""Characters of the day in a time."""
_SCOPE: Final = "收录范围"
_STRUCK_OFF: Final = "是否销号"
_CONCLUSIONS: Final = "各项结论"
_PROMISED: Final = "上年的承诺"
_WHOLE_UNIT: Final = (_CONCLUSIONS, _PROMISED)
"""Notes that still tell of the whole unit where a department gets its part."""


class Row(NamedTuple):
    """A row of a sheet, by the identifier under which it is read back."""

    id: str
    cells: tuple[Value, ...]
    preset: frozenset[int]
    """Which cells are filled in by default and stored nowhere."""
    departments: tuple[str, ...]
    """Who answers for it."""
    settled: bool = False
    """Whether it was answered and is no finding any more."""


class Table(NamedTuple):
    """The table of one sheet: its columns and rows."""

    sheet: Sheet
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Book:
    """A spreadsheet to send out; without slots, so that its digests are worked out once."""

    slug: str
    """The folder of the report; empty for one that is not kept, whose answers cannot come back."""
    unit: str
    year: int
    department: str
    """Whose it is; empty for one with every row."""
    tables: tuple[Table, ...]
    notes: tuple[tuple[str, str], ...]
    """What to know of it, each with its label."""

    @property
    def problems(self) -> tuple[Row, ...]:
        """The rows of findings; those that are none any more are not among them."""
        return tuple(row for table in self.tables if table.sheet is Sheet.RECTIFICATION for row in _findings_of(table))

    @property
    def due(self) -> tuple[Row, ...]:
        """Those of them that are not struck off."""
        (at,) = (
            [column.head for column in table.columns].index(_STRUCK_OFF)
            for table in self.tables
            if table.sheet is Sheet.RECTIFICATION
        )
        return tuple(row for row in self.problems if row.cells[at] != word(Closed.CLOSED))

    @property
    def id(self) -> str:
        """The identifier of the book: books that say the same have the same."""
        return self._id

    @cached_property
    def digests(self) -> Mapping[Sheet, tuple[tuple[str, ...], ...]]:
        """Of each table the digest of every cell, row by row."""
        return {table.sheet: tuple(tuple(map(digest, row.cells)) for row in table.rows) for table in self.tables}

    @cached_property
    def _id(self) -> str:
        about = (self.slug, self.unit, str(self.year), self.department, *(text for note in self.notes for text in note))
        told = hashlib.sha256("\0".join(about).encode("utf-8", "surrogatepass"))
        for table in self.tables:
            heads = "\0".join(column.head for column in table.columns)
            told.update(f"\1{table.sheet}\0{heads}".encode("utf-8", "surrogatepass"))
            for row, cells in zip(table.rows, self.digests[table.sheet], strict=True):
                told.update(f"\1{row.id}\0{' '.join(cells)}{sorted(row.preset)}".encode())
        return told.hexdigest()[:_DIGITS]


class Wanted(NamedTuple):
    """How a ledger was asked for."""

    slug: str
    departments: Departments
    least: Severity = Severity.NOTICE
    """Findings below it are left out."""
    quotes: bool = True
    """Whether the words of the evidence go with it, where they are at hand."""


def book_of(audit: Audit, ledger: Ledger, wanted: Wanted) -> Book:
    """The ledger with every row."""
    tables = (_duties(audit, ledger, wanted), _problems(audit, ledger, wanted), *_commitments(audit, ledger, wanted))
    return Book(
        wanted.slug, audit.report.unit or "", audit.report.year, "", tables, tuple(_notes(audit, wanted, tables))
    )


def by_department(book: Book) -> tuple[Book, ...]:
    """A book cut into one for each department, in the order of their first rows; a row may go to several."""
    names = dict.fromkeys(name for table in book.tables for row in table.rows for name in row.departments)
    return tuple(_of(book, name) for name in names)


def _findings_of(table: Table) -> Iterator[Row]:
    return (row for row in table.rows if not row.settled)


def _of(book: Book, department: str) -> Book:
    tables = (
        table._replace(rows=tuple(row for row in table.rows if department in row.departments)) for table in book.tables
    )
    here = tuple(_renumbered(table) for table in tables if table.rows or table.sheet is not Sheet.COMMITMENTS)
    listed = "，".join(f"{word(table.sheet)} {len(table.rows)} 行" for table in here)
    notes = (
        (name, f"{listed}。" if name == _SCOPE else f"全单位：{text}" if name in _WHOLE_UNIT else text)
        for name, text in book.notes
    )
    return replace(
        book,
        department=department,
        tables=here,
        notes=(("责任单位", f"{department}（只列本单位负责的各行）"), *notes),
    )


def _renumbered(table: Table) -> Table:
    """The running number goes without a break."""
    rows = (row._replace(cells=(number, *row.cells[1:])) for number, row in enumerate(table.rows, 1))
    return table._replace(rows=tuple(rows))


def _duties(audit: Audit, ledger: Ledger, wanted: Wanted) -> Table:
    """A row for each duty that binds the unit, in catalogue order."""
    complaints: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        if finding.obligation is not None:
            complaints.setdefault(finding.obligation, []).append(finding)
    binding = [item for item in audit.assessments if item.conclusion is not Conclusion.NOT_APPLICABLE]
    heading = f"{audit.report.year}年度法治政府建设自查台账"
    teller = Teller(_seen(audit, wanted), "zh", _QUOTED)
    filler = _Filler(Sheet.SELF_CHECK, ledger)
    for number, item in enumerate(binding, 1):
        told = _duty(item, complaints.get(item.obligation.id, ()), teller, number)
        department = wanted.departments.of(audit.report.unit_kind, item.obligation)
        filler.add(item.obligation.id, told, department, _decided(item))
    return filler.table(heading)


def _seen(audit: Audit, wanted: Wanted) -> Audit:
    """The audit, without the report's words where they are to stay here."""
    if wanted.quotes or not audit.report.supplied:
        return audit
    return replace(audit, report=replace(audit.report, supplied=False))


def _duty(item: Assessment, complaints: Sequence[Finding], teller: Teller, number: int) -> dict[str, Value]:
    duty = item.obligation
    lacking = item.conclusion.gap or item.conclusion is Conclusion.WEAK
    passages = nearest_of(item.evidence, item.near if lacking else ())
    return {
        "序号": number,
        "编号": duty.id,
        "领域": word(duty.domain),
        "审查事项": duty.title,
        "要求": duty.requirement,
        "法定依据（条款）": _BETWEEN.join(cite_all(item.basis, teller.audit.instruments)),
        "佐证位置与原文": _BETWEEN.join(f"{teller.told(passage)}{teller.why(passage)}" for passage in passages),
        "佐证强度": word(item.strength),
        "结论": f"{SYMBOLS[item.conclusion]} {word(item.conclusion)}",
        "把握": word(item.likelihood) if item.likelihood else "",
        "存在问题": _wrong(item, complaints),
        "怎么写": _BETWEEN.join(dict.fromkeys(finding.remedy for finding in complaints)),
    }


def _wrong(item: Assessment, complaints: Sequence[Finding]) -> str:
    """Why the duty is waived, else what there is to complain of; and who decided on it.

    What came nearest stands in the column of evidence already.
    """
    near = nearest(item).zh if item.near else ""
    messages = (finding.message.removesuffix(near) for finding in complaints)
    told = [item.reason.zh] if item.reason else list(dict.fromkeys(messages))
    return _BETWEEN.join([*told, *([deciders(item.decided, "zh")] if item.decided else [])])


def _decided(item: Assessment) -> dict[Field, str]:
    """What a reviewer last decided on the duty, as far as the columns for it tell."""
    if not item.decided:
        return {}
    last = max((each.decision for each in item.decided), key=lambda event: event.number)
    return {
        Field.OPINION: last.verdict.value,
        Field.EXPLANATION: last.note or "",
        Field.REVIEWER: named(last).zh,
        Field.REVIEWED: last.day or last.time[:_DAY],
    }


def _problems(audit: Audit, ledger: Ledger, wanted: Wanted) -> Table:
    """A row for each finding, the gravest first; behind them what was answered and is none any more.

    What is amiss with the records of those who audit is for them to mend, and no row.
    """
    ids = problem_ids(audit)
    filler = _Filler(Sheet.RECTIFICATION, ledger)
    kind = audit.report.unit_kind
    found = [item for item in listed(audit, wanted.least) if not BY_ID[item.finding.rule].of_records]
    for number, item in enumerate(found, 1):
        about = item.assessment
        preset = wanted.departments.of(kind, about.obligation) if about else wanted.departments.whole(kind)
        id = ids[item.number]
        beside = ledger.entry(Sheet.SELF_CHECK, id).values
        filler.add(
            id,
            _problem(audit, item, id) | {"序号": number},
            beside.get(Field.DEPARTMENT, preset),
            {field: beside[field] for field in (Field.PERSON, Field.MATERIAL) if field in beside},
        )
    for number, was in enumerate(settled(audit, ledger), len(found) + 1):
        about = was.assessment
        preset = wanted.departments.of(kind, about.obligation) if about else wanted.departments.whole(kind)
        filler.add(was.id, _settled(audit, was) | {"序号": number}, preset, settled=True)
    return filler.table(f"{audit.report.year}年度法治政府建设问题整改台账")


def _settled(audit: Audit, was: Settled) -> dict[str, Value]:
    about = was.assessment
    return {
        "编号": was.id,
        "领域": word(about.obligation.domain) if about else "整篇报告",
        "严重程度": "",
        "问题": f"“{was.name.zh}”先前列为问题并有答复；{was.why.zh}，不再列为问题。",
        "依据": _BETWEEN.join(cite_all(about.basis, audit.instruments)) if about else "",
        "怎么写": "",
    }


def _problem(audit: Audit, item: Listed, id: str) -> dict[str, Value]:
    finding = item.finding
    name = called(item, "zh")
    return {
        "编号": id,
        "领域": word(item.domain) if item.domain else "整篇报告",
        "严重程度": word(finding.severity),
        "问题": finding.message if name in finding.message else f"{name}：{finding.message}",
        "依据": _BETWEEN.join(cite_all(finding.basis, audit.instruments)),
        "怎么写": finding.remedy,
    }


def _commitments(audit: Audit, ledger: Ledger, wanted: Wanted) -> Iterator[Table]:
    """A row for each commitment of last year's report that is not answered; no table where there is none.

    One to which a department said something stays when a new draft answers it.
    """
    follow = audit.follow
    if follow is None:
        return
    kind, duties = audit.report.unit_kind, {item.obligation.id: item.obligation for item in audit.assessments}
    filler = _Filler(Sheet.COMMITMENTS, ledger)
    number = 0
    for id, item in zip(commitment_ids(follow), follow.items, strict=True):
        entry = ledger.entry(Sheet.COMMITMENTS, id)
        if item.fate is Fate.ANSWERED and not (entry.values or entry.own):
            continue
        number += 1
        about = [duties[duty] for duty in item.commitment.duties if duty in duties]
        department = wanted.departments.of(kind, about[0]) if about else wanted.departments.whole(kind)
        filler.add(id, _commitment(item, audit.report, follow, wanted) | {"序号": number, "编号": id}, department)
    if number:
        yield filler.table(f"{follow.earlier.year}年度法治政府建设承诺事项台账")


def _commitment(item: Followed, report: Report, follow: FollowThrough, wanted: Wanted) -> dict[str, Value]:
    return {
        "种类": word(item.commitment.kind),
        "上年的承诺": said(follow.earlier, item.commitment.at) if wanted.quotes else "",
        "位置": place(item.commitment.at, "zh"),
        "下文": word(item.fate),
        "本年的文字": said(report, item.again) if wanted.quotes and item.again else "",
    }


class _Filler:
    """Puts what the audit says and what people filled in into the columns of one table."""

    def __init__(self, sheet: Sheet, ledger: Ledger) -> None:
        own = (Column(head, OWN_WIDTH, own=True) for head in ledger.columns.get(sheet, ()))
        self.sheet = sheet
        self.columns = tuple(sorted((*TABLES[sheet], *own), key=lambda column: not column.printed))
        self._ledger = ledger
        self._rows: list[Row] = []

    def add(
        self,
        id: str,
        told: Mapping[str, Value],
        department: str,
        beside: Mapping[Field, str] | None = None,
        *,
        settled: bool = False,
    ) -> None:
        """A row; `department` and what is filled in `beside` stand there until something else is filled in."""
        entry = self._ledger.entry(self.sheet, id)
        standing = {Field.DEPARTMENT: department, **(beside or {})}
        cells: list[Value] = []
        preset = set()
        for at, column in enumerate(self.columns):
            if column.own:
                cells.append(cleaned(entry.own.get(column.head, "")))
            elif column.field is None:
                cells.append(cleaned(told[column.head]))
            else:
                given = "" if column.head in REVIEW else entry.values.get(column.field, "")
                if not given and standing.get(column.field):
                    preset.add(at)
                cells.append(cleaned(shown(column.field, given or standing.get(column.field, ""))))
        whose = entry.values.get(Field.DEPARTMENT) or department
        self._rows.append(Row(id, tuple(cells), frozenset(preset), _several(whose), settled))

    def table(self, heading: str) -> Table:
        """The finished table under a heading."""
        return Table(self.sheet, heading, self.columns, tuple(self._rows))


def _several(told: str) -> tuple[str, ...]:
    """The departments that are named; one that says that none is."""
    return tuple(dict.fromkeys(filter(None, (each.strip() for each in _SEVERAL.split(told))))) or ("未定责任单位",)


def _notes(audit: Audit, wanted: Wanted, tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """What to know of the tables, and how they are filled in and handed back."""
    yield from _about(audit, wanted, tables)
    yield from _how_to_fill_in(audit.report.year)
    yield "怎样交回", _back(wanted.slug)
    if audit.report.notices:
        yield "读取说明", "".join(neutral(notice.zh) for notice in audit.report.notices)
    yield (
        "限度",
        "缺口指报告没有写出可以作为佐证的文字，不等于单位没有做；有佐证也只说明报告这样写了，事实要靠台账、文件和案卷来核。",
    )
    yield "佐证原文", _words(audit, wanted)


def _about(audit: Audit, wanted: Wanted, tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """Whose report it is, what it was held to, and what the tables hold of it."""
    report = audit.report
    counts = audit.counts
    duties, problems, *commitments = tables
    listed = len(tuple(_findings_of(problems)))
    left = len(problems.rows) - listed
    yield (
        "报告",
        f"{report_called(report, 'zh')}（{word(report.unit_kind)}，{report.year} 年度，{report.characters} 字）",
    )
    yield "原文校验值", report.sha256
    yield (
        "义务目录",
        f"{audit.catalogue_version} 版，适用 {audit.law_year} 年有效的规定；校验值 {audit.catalogue_digest}",
    )
    yield (
        _SCOPE,
        f"自查台账：适用的 {len(duties.rows)} 项义务，一项一行；不适用的 {counts[Conclusion.NOT_APPLICABLE]} 项不列。"
        f"问题整改台账：{word(wanted.least)}级及以上的 {listed} 个问题，重的在前"
        f"{f'；另有 {left} 项先前答复过、现在不再列为问题的，排在最后，答复和销号照留' if left else ''}。",
    )
    if audit.follow is not None:
        rows = sum(item.fate is not Fate.ANSWERED for item in audit.follow.items)
        kept = len(commitments[0].rows) - rows if commitments else 0
        also = f"另有 {kept} 项先前答复过、现在有了回音，也留在表里。" if kept else ""
        yield (
            _PROMISED,
            f"对照{audit.follow.earlier.year}年度的报告：{counted(audit.follow, 'zh')}。"
            f"没有找到回音和原样再写的 {rows} 项列入上年承诺台账，由单位答复办了没有；"
            f"没有找到不等于没有办，可能换了说法。{also}",
        )
    yield (
        _CONCLUSIONS,
        "；".join(f"{SYMBOLS[item]} {word(item)} {counts[item]}" for item in Conclusion if counts[item]),
    )


def _how_to_fill_in(year: int) -> Iterator[tuple[str, str]]:
    yield (
        "谁来填",
        "黄色表头的列由单位填写；蓝色表头的列由复核人填写；灰色表头的列由 fazhi 填写，改了也不会读回，读回时会指出。"
        "责任单位是预填的，可以改。自查台账填做了没有（完成情况、单位答复、佐证材料），问题整改台账填怎么改（整改措施、整改时限、进展情况）。",
    )
    yield (
        "怎样复核",
        "在“复核意见”里选：认可（结论对）、不认（唯一的一处佐证不算）、改定强度、改定结论，并写复核人，"
        "职务写在括号里，如 张三（法制科科长）。改定结论的，把“结论”改成所定的，"
        "写“复核说明”；改定强度的，把“佐证强度”改成所定的。有几处佐证、要指明哪一处的，或者要补认的，用 fazhi review。"
        "“存在问题”里写着“请再确认”的，看过仍然成立就填“确认”。"
        "读回即写入复核记录（decisions.yaml），改变结论；姓名是自报的。要撤销，在“复核意见”里写（清空）。",
    )
    yield (
        "怎样填",
        "可以排序、筛选、移动列、加自己的列，不要改“编号”，不要删“编号”列。空着就是不改；要清掉原来填的，写（清空）。"
        "公式不收，请粘贴为数值。",
    )
    yield (
        "日期和时限",
        "日期写 2026-3-31、2026.3.31 或 2026年3月31日。整改时限还可以写 2026年3月、3月底前、二季度末、年底前；"
        f"没有写年份的，算 {year + 1} 年。立行立改、分阶段整改、持续整改没有到期日，不算逾期。",
    )


def _back(slug: str) -> str:
    if not slug:
        return "这份报告没有登记在项目里，填好的表不能读回；先用 fazhi add 登记，再导出。"
    return (
        "填好后存为 .xlsx（不要存成 .xls、.et、.csv，不要把表粘贴到新的文件里），发回发来的单位。"
        f"发来的单位收齐后，在项目文件夹里运行 fazhi import {slug} 文件.xlsx，先看改了什么，再加 --yes 写入。"
    )


def _words(audit: Audit, wanted: Wanted) -> str:
    if not audit.report.supplied:
        return "手头没有报告原文，只列佐证的位置。"
    if not wanted.quotes:
        return "按要求不带报告原文，只列佐证的位置。"
    return "佐证列引有报告原文，转发前请看清收件人；导出时加 --no-quotes 则只列位置。"
