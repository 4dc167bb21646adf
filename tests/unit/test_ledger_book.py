"""The ledger as a spreadsheet: what the audit says in the audit's words, as an office makes it, the same every time."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from fakes import TEXT, audit_of, small_audit
from fazhi.ledger.columns import CHOICES, TABLES
from fazhi.ledger.exported import SHEET, lines, read_lines
from fazhi.ledger.tables import Book, Wanted, book_of, by_department
from fazhi.ledger.write import TURNED, write_book
from fazhi.model.audit import Audit, Conclusion, Records
from fazhi.model.decision import Decided, Decision, Standing, Verdict
from fazhi.model.department import Departments
from fazhi.model.ledger import Closed, Entry, Field, Ledger, Sheet
from fazhi.model.obligation import Domain, Severity
from fazhi.model.record import Waiver
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.output.words.citation import cite_all
from fazhi.output.words.findings import listed
from fazhi.output.words.problems import problem_ids
from fazhi.output.words.tally import SYMBOLS
from fazhi.rules import findings_of
from fazhi.rules.base import nearest

DEPARTMENTS = Departments(
    {(UnitKind.COUNTY, Domain.ENFORCE): "司法局"}, {(UnitKind.COUNTY, "DECISION_001"): "甲局、乙局"}
)
WANTED = Wanted("yunzhou", DEPARTMENTS)
ANSWERS = Ledger(
    entries={
        Sheet.SELF_CHECK: {
            "DECISION_001": Entry({Field.ANSWER: "=HYPERLINK(1)", Field.REVIEWED: "2026-03-30"}, {"科室意见": "@甲"}),
            "ENFORCE_001": Entry({Field.PERSON: "-张三", Field.MATERIAL: "+文"}, {}),
        },
        Sheet.RECTIFICATION: {
            "DECISION_001": Entry({Field.DEADLINE: "2026-03-31", Field.CLOSED: Closed.CLOSED.value}, {}),
            "ENFORCE_007": Entry({Field.DEADLINE: "立行立改", Field.DEPARTMENT: "丙局"}, {}),
        },
    },
    columns={Sheet.SELF_CHECK: ("科室意见",)},
)


def opened(book: Book) -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_book(book)))


def rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """The rows of a table by their heads, as somebody reads them."""
    heads = [cell.value for cell in sheet[3]]
    for cells in sheet.iter_rows(min_row=4):
        yield dict(zip(heads, cells, strict=True))


@pytest.fixture
def book() -> Any:
    return opened(book_of(small_audit(), ANSWERS, WANTED))


def test_a_row_says_of_a_duty_what_the_audit_says(book: Any) -> None:
    audit = small_audit()
    told = {row["编号"].value: row for row in rows(book["自查台账"])}
    bound = [item for item in audit.assessments if item.conclusion is not Conclusion.NOT_APPLICABLE]
    assert list(told) == [item.obligation.id for item in bound]
    for item in bound:
        row = {head: cell.value or "" for head, cell in told[item.obligation.id].items()}
        assert row["结论"] == f"{SYMBOLS[item.conclusion]} {word(item.conclusion)}"
        assert (row["佐证强度"], row["领域"]) == (word(item.strength), word(item.obligation.domain))
        assert (row["审查事项"], row["要求"]) == (item.obligation.title, item.obligation.requirement)
        assert row["法定依据（条款）"].split("\n") == list(cite_all(item.basis, audit.instruments))
        found = [each for each in audit.findings if each.obligation == item.obligation.id]
        assert {each.remedy for each in found} == set(filter(None, row["怎么写"].split("\n")))
        near = nearest(item).zh if item.near else ""
        assert all(each.message.removesuffix(near) in row["存在问题"] for each in found)
        assert not near or near not in row["存在问题"]  # it is in the column of evidence
        assert all(f"第{each.start}—{each.end}字" in row["佐证位置与原文"] for each in item.near if item.conclusion.gap)
        assert all(f"第{each.start}—{each.end}字" in row["佐证位置与原文"] for each in item.evidence)


def test_a_row_a_finding_in_the_order_of_the_other_documents(book: Any) -> None:
    audit = small_audit()
    told = list(rows(book["问题整改台账"]))
    found = listed(audit)
    assert [row["序号"].value for row in told] == [item.number for item in found]
    assert [row["编号"].value for row in told] == [problem_ids(audit)[item.number] for item in found]
    assert all(item.finding.message in row["问题"].value for item, row in zip(found, told, strict=True))
    assert [row["怎么写"].value for row in told] == [item.finding.remedy for item in found]
    assert len({row["编号"].value for row in told}) == len(told)


def test_what_was_answered_and_is_no_finding_any_more_stands_behind_the_findings() -> None:
    audit = small_audit()
    kept = [item for item in audit.findings if item.obligation != "DECISION_001"]
    later = replace(audit, findings=tuple(kept))
    about = audit.assessment("DECISION_001")
    ledger = replace(ANSWERS, entries={
        Sheet.RECTIFICATION: {
            **ANSWERS.entries[Sheet.RECTIFICATION],
            "DECISION_001.late_report": Entry({Field.PROGRESS: "已补"}),
            "GONE_001": Entry({Field.PROGRESS: "已办"}),
            "hollow_report.2": Entry({}, {"科室意见": "已办"}),
            "ENFORCE_001.weak_evidence": Entry(),
        },
    })  # fmt: skip
    made = book_of(later, ledger, WANTED)
    told = {row["编号"].value: row for row in rows(opened(made)["问题整改台账"])}
    left = ["DECISION_001", "DECISION_001.late_report", "GONE_001", "hollow_report.2"]
    assert [*told][-len(left) :] == left
    assert [told[id]["问题"].value for id in left] == [
        f"“{about.obligation.title}”先前列为问题并有答复；现在的结论是“{word(about.conclusion)}”，不再列为问题。",
        f"“{about.obligation.title}（报送公开逾期）”先前列为问题并有答复；现在的报告里不再有这个问题，不再列为问题。",
        "“GONE_001”先前列为问题并有答复；现在的报告里不再有这个问题，不再列为问题。",
        "“表态居多”先前列为问题并有答复；现在的报告里不再有这个问题，不再列为问题。",
    ]
    assert told["DECISION_001"]["是否销号"].value == "是"
    assert [row["序号"].value for row in told.values()] == [*range(1, len(told) + 1)]
    assert not any(told[id]["严重程度"].value for id in left)
    assert (len(made.problems), len(told)) == (len(kept), len(kept) + len(left))
    assert f"{len(kept)} 个问题，重的在前；另有 4 项先前答复过" in dict(made.notes)["收录范围"]
    supported = replace(about, conclusion=Conclusion.SUPPORTED)
    items = tuple(supported if item is about else item for item in later.assessments)
    (row, *_) = (
        row for row in rows(opened(book_of(replace(later, assessments=items), ledger, WANTED))["问题整改台账"])
        if row["编号"].value == "DECISION_001"
    )  # fmt: skip
    assert "；现在的报告已经写实，不再列为问题" in row["问题"].value


def test_what_is_amiss_with_the_auditors_records_is_no_row() -> None:
    audit = small_audit()
    waiver = Waiver("ENFORCE_001", "理由", None, "甲", date(2020, 1, 1))
    waived = replace(audit, records=Records(waivers=(waiver,)))
    found = replace(waived, findings=findings_of(waived))
    assert "idle_waiver" in {item.rule for item in found.findings}
    told = [row["编号"].value for row in rows(opened(book_of(found, Ledger(), WANTED))["问题整改台账"])]
    assert len(told) == len(audit.findings) == len(found.findings) - 1
    assert "ENFORCE_001.idle_waiver" not in told


def test_what_was_answered_stands_there_as_dates_and_words(book: Any) -> None:
    duties = {row["编号"].value: row for row in rows(book["自查台账"])}
    problems = {row["编号"].value: row for row in rows(book["问题整改台账"])}
    assert duties["DECISION_001"]["复核日期"].value is None, "reviewers' words stand with the decisions"
    assert problems["DECISION_001"]["是否销号"].value == "是"
    assert problems["DECISION_001"]["整改时限"].value.date() == date(2026, 3, 31)
    assert problems["DECISION_001"]["整改时限"].number_format == "yyyy-mm-dd"
    assert problems["DECISION_001"]["是否销号"].value == "是"
    assert problems["ENFORCE_007"]["整改时限"].value == "立行立改"
    assert problems["ENFORCE_007"]["责任单位"].value == "丙局"
    assert problems["ENFORCE_001"]["责任人"].value == "-张三", "what was said of the duty stands by its problem too"


def test_nothing_that_was_filled_in_is_a_formula(book: Any) -> None:
    duties = {row["编号"].value: row for row in rows(book["自查台账"])}
    cells = [
        duties["DECISION_001"]["单位答复"], duties["DECISION_001"]["科室意见"], duties["ENFORCE_001"]["责任人"],
        duties["ENFORCE_001"]["佐证材料"],
    ]  # fmt: skip
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)] * 4
    assert not any(cell.value.startswith("'") for cell in cells)
    assert {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row} <= set("snd")


def test_it_looks_as_an_office_makes_it(book: Any) -> None:
    for name in ("自查台账", "问题整改台账"):
        sheet = book[name]
        assert sheet["A1"].value.startswith("云州区人民政府2022年度法治政府建设")
        assert "A1" in sheet.merged_cells
        assert sheet["A2"].value == "填报单位：云州区人民政府"
        assert sheet.freeze_panes == "E4"
        assert sheet.print_title_rows == "$1:$3"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.auto_filter.ref.startswith("A3:")
        written = [cell for row in sheet.iter_rows(min_row=4) for cell in row if cell.value is not None]
        assert {cell.font.name for cell in written} == {"仿宋", "宋体"}
        assert all(cell.border.left.style == "thin" and cell.alignment.wrap_text for cell in written)
        assert {row["编号"].number_format for row in rows(sheet)} == {"@"}
    assert book["_fazhi"].sheet_state == "veryHidden"


def test_what_nobody_prints_stands_behind_the_rest(book: Any) -> None:
    sheet = book["自查台账"]
    heads = [cell.value for cell in sheet[3]]
    last = range_boundaries(sheet.print_area.rpartition("!")[2])[2]
    assert heads[last - 2 : last] == ["备注", "科室意见"]
    assert heads[last:] == ["把握", "佐证强度", "复核意见", "复核说明", "复核人", "复核日期"]
    wide = sum(column.width for column in TABLES[Sheet.SELF_CHECK] if column.printed)
    assert 1047 / (7 * wide + 5 * (last - 1)) > 0.7, "letters of 10.5 points are less than 7.4 on paper"
    problems = book["问题整改台账"]
    assert range_boundaries(problems.print_area.rpartition("!")[2])[2] == problems.max_column


def test_lists_to_choose_from_hold_the_words_that_are_read_back(book: Any) -> None:
    for sheet, columns in TABLES.items():
        if sheet is Sheet.COMMITMENTS:
            continue  # nothing to choose from, and not in this book
        lists = [item.formula1 for item in book[word(sheet)].data_validations.dataValidation if item.type == "list"]
        wanted = [
            f'"{",".join(TURNED.get(column.head) or [word(each) for each in CHOICES[column.field]])}"'
            for column in columns
            if column.head in TURNED or column.field in CHOICES
        ]
        assert lists == wanted


def test_every_conclusion_has_a_colour_with_its_sign(book: Any) -> None:
    areas = book["自查台账"].conditional_formatting
    told = [rule.text for area in areas for rule in area.rules if rule.type == "beginsWith"]
    assert set(told) == {SYMBOLS[item] for item in Conclusion if item is not Conclusion.NOT_APPLICABLE}


def test_a_row_can_grow_when_somebody_writes_into_it() -> None:
    data = write_book(book_of(small_audit(), ANSWERS, WANTED))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    body = re.findall(r'<row r="(?:[4-9])"[^>]*>', sheet)
    assert body
    assert all('ht="' in row and "customHeight" not in row for row in body)


def test_the_same_ledger_is_the_same_bytes_and_another_is_not() -> None:
    first = write_book(book_of(small_audit(), ANSWERS, WANTED))
    assert first == write_book(book_of(small_audit(), ANSWERS, WANTED))
    assert first != write_book(book_of(small_audit(), Ledger(), WANTED))


def words_of(book: Any) -> str:
    return "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def test_words_of_the_report_go_with_it_only_where_they_are_at_hand_and_wanted() -> None:
    audit = small_audit()
    sentence = "全年办理人大代表建议28件，满意率100%"
    assert sentence in TEXT
    assert sentence in words_of(opened(book_of(audit, Ledger(), WANTED)))
    assert sentence not in words_of(opened(book_of(audit, Ledger(), WANTED._replace(quotes=False))))
    without = replace(audit, report=replace(audit.report, supplied=False, text=""))
    assert sentence not in words_of(opened(book_of(without, Ledger(), WANTED)))


def test_findings_below_the_level_asked_for_are_left_out_and_said_to_be() -> None:
    book = opened(book_of(small_audit(), Ledger(), WANTED._replace(least=Severity.MANDATORY)))
    assert {row["严重程度"].value for row in rows(book["问题整改台账"])} == {"必须"}
    notes = {row[0].value: row[1].value for row in book["说明"].iter_rows(min_row=2)}
    assert "必须级及以上" in notes["收录范围"]


def test_each_department_has_its_rows_and_one_of_two_names_is_in_both() -> None:
    books = {item.department: item for item in by_department(book_of(small_audit(), ANSWERS, WANTED))}
    ids = {name: [row.id for row in book.tables[0].rows] for name, book in books.items()}
    assert ids["甲局"] == ids["乙局"] == ["DECISION_001"]
    assert ids["司法局"] == ["ENFORCE_001", "ENFORCE_007"]
    assert [row.id for row in books["丙局"].tables[1].rows] == ["ENFORCE_007"]
    assert "未定责任单位" in ids
    assert [row.cells[0] for row in books["司法局"].tables[0].rows] == [1, 2]
    assert len({book.id for book in books.values()}) == len(books)


def test_what_was_sent_out_is_kept_in_it_as_digests() -> None:
    made = book_of(small_audit(), ANSWERS, WANTED)
    hidden = [["" if cell is None else cell for cell in row] for row in opened(made)[SHEET].iter_rows(values_only=True)]
    told = read_lines(hidden)
    assert told == read_lines(list(lines(made)))
    assert told is not None
    assert (told.id, told.slug, told.unit, told.year) == (made.id, "yunzhou", "云州区人民政府", 2022)
    assert "代表建议" not in "".join(cell for row in hidden[1:] for cell in row)
    preset = told.cell(Sheet.SELF_CHECK, "ENFORCE_001", "责任单位")
    assert preset is not None
    assert preset.preset


def test_who_decided_what_and_when_stands_in_the_columns_for_it() -> None:
    decision = Decision(
        number=1, obligation="ENFORCE_001", verdict=Verdict.CONCLUSION, place=None, strength=None,
        conclusion="supported", revokes=None, reviewer="李四", role=None, time="2023-04-01T09:00:00+08:00", note=None,
        text="ab" * 32, duty="cd" * 8, before="0" * 64, digest="",
    )  # fmt: skip
    audit = small_audit()
    decided = tuple(
        replace(item, decided=(Decided(decision, Standing.EXACT),)) if item.obligation.id == "ENFORCE_001" else item
        for item in audit.assessments
    )
    made = book_of(replace(audit, assessments=decided), Ledger(), WANTED)
    row = {each["编号"].value: each for each in rows(opened(made)["自查台账"])}["ENFORCE_001"]
    assert (row["复核意见"].value, row["复核人"].value) == ("改定结论", "李四")
    assert row["复核日期"].value.date() == date(2023, 4, 1)
    assert f"李四 2023-04-01 复核改定结论为{word(Conclusion.SUPPORTED)}" in row["存在问题"].value
    told = read_lines(list(lines(made)))
    assert told is not None
    kept = told.cell(Sheet.SELF_CHECK, "ENFORCE_001", "复核人")
    assert kept is not None
    assert kept.preset, "it lies in the log of decisions and comes not back through the table"


def test_an_audit_without_findings_makes_a_ledger_too() -> None:
    assert list(rows(opened(book_of(audit_of([]), Ledger(), WANTED))["问题整改台账"])) == []


def test_control_characters_do_not_come_through() -> None:
    audit: Audit = small_audit()
    hostile = Ledger(entries={Sheet.SELF_CHECK: {"DECISION_001": Entry({Field.NOTE: "甲\x07\u202e乙\n丙"}, {})}})
    duties = {row["编号"].value: row for row in rows(opened(book_of(audit, hostile, WANTED))["自查台账"])}
    assert duties["DECISION_001"]["备注"].value == "甲\ufffd\ufffd乙\n丙"
