"""Papers for Word: what the audit and the ledger say and nothing else, by forms that an office can replace."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length, Pt

from absent import needs
from fakes import ROOT
from fazhi.cli import main
from fazhi.cli.named import audit_kept, audit_named
from fazhi.intake import Asked
from fazhi.ledger.papers import WORD_PAPERS, fields
from fazhi.ledger.tables import Wanted, book_of, by_department
from fazhi.model.audit import Audit
from fazhi.model.department import Departments
from fazhi.model.errors import InputError
from fazhi.model.ledger import Closed, Entry, Field, Ledger, Sheet
from fazhi.model.obligation import Domain
from fazhi.output.papers.forms import form
from fazhi.output.papers.official import BODY
from fazhi.output.papers.word import Told, filled
from fazhi.output.words.problems import problems
from fazhi.records import read_ledger, write_ledger
from ledgers import SLUG, make_project

NAMES = [item.name for item in WORD_PAPERS]
SAMPLE = ROOT / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"
HOSTILE = '甲<乙&丙>"丁" {{ 7*7 }} {% for x in 问题清单 %} {_{ 7*7 }_} {_% x %_} {# 注 #} <w:br/> &amp; ]]> ${x} \\1'
"""Words that mean a great deal to XML, to the template language and to what is built on it."""


@pytest.fixture(scope="module")
def sample() -> Audit:
    return audit_named(str(SAMPLE), Asked())


@pytest.fixture(scope="module")
def values(sample: Audit) -> dict[str, Told]:
    return fields(sample, book_of(sample, sample.records.ledger, Wanted("", Departments({}, {}))))


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a kept report."""
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


def told(data: bytes) -> str:
    """All that a document says, in order."""
    body = Document(io.BytesIO(data)).element.body
    return "\n".join(each.text for each in body.iter(qn("w:p")))


def mm(length: Length | None) -> int:
    """Millimetres of a length, which a document keeps in twentieths of a point."""
    assert length is not None
    return round(length.mm)


def own(folder: Path, *lines: str, name: str = "notice") -> Path:
    """A folder with a form of an office's own."""
    folder.mkdir()
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(str(folder / f"{name}.docx"))
    return folder


def shown(values: Any, change: Callable[[str], str]) -> Any:
    """The values with every text in them changed."""
    if isinstance(values, dict):
        return {key: shown(item, change) for key, item in values.items()}
    if isinstance(values, list):
        return [shown(item, change) for item in values]
    return change(values) if isinstance(values, str) and values else values


@pytest.mark.parametrize("paper", WORD_PAPERS, ids=lambda item: item.name)
def test_each_says_what_the_audit_says(paper: Any, values: dict[str, Told]) -> None:
    text = told(filled(paper.name, values, paper.title))
    problems: Any = values["问题清单"]
    named = [item for item in problems if item["事项"] not in text]
    assert named == []
    assert str(values["单位"]) in text
    assert "{" not in text, "nothing of the form is left"
    assert "单位未做" not in text
    assert "未落实" not in text, "silence of a text is never called a failing"


@pytest.mark.parametrize("paper", WORD_PAPERS, ids=lambda item: item.name)
def test_in_english_nothing_is_chinese_but_names_and_quotes(paper: Any, sample: Audit) -> None:
    """Of the same findings, by the same numbers and in the same order."""
    whose = Departments({(sample.report.unit_kind, domain): "某局" for domain in Domain}, {})
    book = book_of(sample, sample.records.ledger, Wanted("", whose))
    values = fields(sample, book, "en")
    text = told(filled(paper.name, values, paper.title_en, None, "en"))
    left = re.sub("“[^”]*(“[^”]*”[^”]*)*”", "", text)
    for name in (sample.report.unit or "", "某局"):
        left = left.replace(name, "")
    headed = "[一二三四五六七八九十（）是]+"  # headings of the report, and numbers of a document's points
    numbers = "（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+章"
    left = re.sub(rf" \({headed}[^()]*\)|{numbers}", "", left)
    assert re.findall(r"[\u4e00-\u9fff，。；：、（）]+", left) == []
    problems: Any = values["问题清单"]
    chinese: Any = fields(sample, book)["问题清单"]
    assert [item["编号"] for item in problems] == [item["编号"] for item in chinese]
    assert all(item["事项"] in text for item in problems)
    assert "{" not in text


def test_a_paper_is_chinese_unless_english_is_asked_for(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chinese office with an English system is common."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["export", SLUG, "--paper", "notice", "--output", "a.docx"]) == 0
    assert main(["export", SLUG, "--paper", "notice", "--output", "b.docx", "--lang", "en"]) == 0
    assert "现予通知" in told(Path("a.docx").read_bytes())
    assert "Notice to put right" in told(Path("b.docx").read_bytes())


def test_a_duty_without_words_is_told_as_not_seen_in_the_text(values: dict[str, Told]) -> None:
    problems: Any = values["问题清单"]
    silent = [item for item in problems if item["结论"] == "没写"]
    assert silent
    assert all(item["存在问题"].startswith("文本中未见") for item in silent)
    assert all(not item["原文"] for item in silent)


def test_words_that_fall_short_are_quoted_unless_they_are_to_stay_here(sample: Audit, values: dict[str, Told]) -> None:
    problems: Any = values["问题清单"]
    assert any("“严格落实行政许可事项清单管理要求”" in item["原文"] for item in problems)
    silent = replace(sample, report=replace(sample.report, supplied=False))
    unquoted: Any = fields(silent, book_of(silent, Ledger(), Wanted("", Departments({}, {}))))["问题清单"]
    assert [item["原文"] for item in unquoted if item["原文"]] == []


def test_the_counts_are_those_of_the_audit(sample: Audit, values: dict[str, Told]) -> None:
    rows: Any = values["领域统计"]
    total = rows[-1]
    counts = {"写实": "supported", "写虚": "weak", "只写打算": "planned", "只认不足": "admitted", "没写": "missing"}
    assert {name: total[name] for name in counts} == {name: sample.counts[key] for name, key in counts.items()}
    assert all(sum(row[name] for row in rows[:-1]) == total[name] for name in ("应写", *counts))
    assert values["问题数"] == len(sample.findings)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_report_says_comes_out_letter_by_letter(name: str, values: dict[str, Told]) -> None:
    plain = told(filled(name, shown(values, lambda text: f"{text}Q"), "题"))
    data = filled(name, shown(values, lambda text: f"{text}Q{HOSTILE}"), "题")
    assert plain.count("Q") > 40
    assert told(data).count(f"Q{HOSTILE}") == plain.count("Q")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{{ 不知道的 }}", "“不知道的”不是可用的字段"),
        ("{% if 单位 == '' %}{{ 单味 }}{% endif %}", "“单味”不是可用的字段，是否 单位"),
        ("{% for 问题 in 问题清单 %}{{ 问题.事项名 }}{% endfor %}", "“事项名”不是可用的字段，是否 事项"),
        ("{{ 单位.__class__.__mro__ }}", "要运行代码"),
        ("{{ 单位.format(1) }}", "要运行代码"),
        ("{{ 问题清单.append(1) }}", "要运行代码"),
        ("{{ ''['__cl' ~ 'ass__'] }}", "要运行代码"),
        ("{{ '甲' * 1000000000 }}", "要运行代码"),
        ("{{ range(9) }}", "要运行代码"),
        ("{{ 单位|safe }}", "有误"),
        ("{% include '/etc/passwd' %}", "要运行代码"),
        ("{% import 'os' as os %}{{ os }}", "要运行代码"),
        ("{% set 甲 = 单位 + 单位 %}{{ 甲 }}", "循环太多"),
        ("{% macro 甲() %}{% endmacro %}", "循环太多"),
        ("{% filter trim %}甲{% endfilter %}", "循环太多"),
        ("{% for 甲 in 问题清单 %}" * 4 + "{% endfor %}" * 4, "循环太多"),
        ("{% for 甲 in 问题清单 recursive %}{{ loop(问题清单) }}{% endfor %}", "循环太多"),
        ("{% for 甲 in '长长长' %}{% endfor %}", "循环太多"),
        ("{% for 甲 in [1, 2, 3] %}{% endfor %}", "循环太多"),
        ("{% for 问题 in 问题清单 %}{{ 问题.事项 }}", "有误"),
        ("{{ 单位", "有误"),
    ],
)
def test_a_form_that_runs_code_or_names_what_is_not_there_is_refused(
    line: str, words: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own(tmp_path / "mine", "{{ 报告 }}", line)
    assert main(["export", SLUG, "--paper", "notice", "--papers", "mine", "--lang", "zh"]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.count("notice.docx") == 2, "in Chinese and in English, and nothing else"
    assert said.err.count("\n") == 2
    assert said.out == ""
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize(
    "line",
    [
        "{% for 甲 in 问题清单 %}" * 3 + "长" * 2000 + "{% endfor %}" * 3,
        "{% for 甲 in 很多 %}" * 3 + "{% endfor %}" * 3,
        "{{ 单位" + f"|join('{'长' * 90}')" * 9 + "|length }}",
        "{{ 单位|replace('县', 单位 ~ 单位)" + "|replace('县', '县县县县')" * 9 + "|length }}",
    ],
)
def test_a_form_that_makes_much_out_of_little_is_refused(line: str, tmp_path: Path) -> None:
    values: dict[str, Told] = {"单位": "甲乙县" * 30, "问题清单": [1] * 200, "很多": [1] * 1000}
    with pytest.raises(InputError, match="循环太多"):
        filled("notice", values, "题", own(tmp_path / "mine", line))


def test_a_form_may_ask_and_count(values: dict[str, Told], tmp_path: Path) -> None:
    folder = own(
        tmp_path / "mine",
        "{% for 甲 in 问题清单[:2]|sort(attribute='编号') %}"
        "{{ loop.index + 1 }}{{ ('（' ~ 甲.编号)|replace('_', '-') }}{% endfor %}",
        "{{ '有' if 问题清单|length > 1 and 单位 not in ('甲', '乙') else '没有' }}",
    )
    first, second = told(filled("notice", values, "题", folder)).splitlines()
    assert re.fullmatch(r"2（[A-Z]+-\d{3}3（[A-Z]+-\d{3}", first)
    assert second == "有"


@pytest.mark.parametrize("name", NAMES)
def test_what_no_document_holds_comes_out_visible(name: str, values: dict[str, Told]) -> None:
    data = filled(
        name, shown(values, lambda text: f"{text}\x1b\x00\ufffe\N{RIGHT-TO-LEFT OVERRIDE}"), "题\x1b" + "长" * 300
    )
    assert "\N{REPLACEMENT CHARACTER}" in told(data)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in told(data)


def test_a_form_that_would_come_out_broken_is_refused_and_nothing_is_left_out_in_silence(
    values: dict[str, Told], tmp_path: Path
) -> None:
    folder = own(tmp_path / "mine", "甲", "{%p if 单位 == '无' %}", "乙{% endif %}丙", "丁")
    with pytest.raises(InputError, match="不成对"):
        filled("notice", values, "题", folder)


@pytest.mark.parametrize("data", [b"", b"{{ x }}", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_form_that_is_no_document_is_refused(data: bytes, values: dict[str, Told], tmp_path: Path) -> None:
    (tmp_path / "notice.docx").write_bytes(data)
    with pytest.raises(InputError, match=r"不是 \.docx"):
        filled("notice", values, "题", tmp_path)


def test_an_own_form_stands_in_for_the_one_shipped_and_others_stay(record: Path, tmp_path: Path) -> None:
    each = ("{%p for 问题 in 待整改 %}", "{{ loop.index }}、{{ 问题.事项 }}", "{%p endfor %}")
    own(tmp_path / "纸面", "甲字 {{ 单位 }} 共{{ 问题数 }}个", *each)
    setting = '[tool.fazhi]\ncatalogue = "catalogue"\npapers = "纸面"\n'
    (tmp_path / "pyproject.toml").write_text(setting, encoding="utf-8")
    assert main(["export", SLUG, "--paper", "notice"]) == 0
    assert main(["export", SLUG, "--paper", "findings"]) == 0
    text = told(Path(f"{SLUG}-整改通知.docx").read_bytes())
    assert re.fullmatch(r"甲字 云州区人民政府 共(\d+)个(\n\d+、.+)+", text)
    assert "核查问题清单" in told(Path(f"{SLUG}-问题清单.docx").read_bytes())


def test_the_forms_can_be_copied_and_give_the_same_papers(
    record: Path, tmp_path: Path, values: dict[str, Told]
) -> None:
    assert main(["pdf", "--copy-templates", "mine"]) == 0
    for name, language in product(NAMES, ("zh", "en")):
        copied = tmp_path / "mine" / f"{name}{'' if language == 'zh' else '.en'}.docx"
        assert copied.read_bytes() == form(name, language)
        own = filled(name, values, "题", tmp_path / "mine", language)
        assert own == filled(name, values, "题", language=language)


@pytest.mark.parametrize(("file", "words"), [("notice.docx", ("甲字", "Notice")), ("notice.en.docx", ("通知", "甲字"))])
def test_a_form_stands_in_for_that_of_its_own_language(file: str, words: tuple[str, str], record: Path) -> None:
    own(Path("纸面"), "甲字 {{ 单位 }}")
    Path("纸面", "notice.docx").rename(Path("纸面", file))
    for language, word in zip(("zh", "en"), words, strict=True):
        output = f"{language}.docx"
        command = ["export", SLUG, "--paper", "notice", "--papers", "纸面", "--lang", language, "--output", output]
        assert main(command) == 0
        assert word in told(Path(output).read_bytes())


def test_what_the_ledger_says_is_in_play(record: Path) -> None:
    told_of = {
        "ENFORCE_001": Entry({Field.DEADLINE: "2023-05-31", Field.PERSON: "张三", Field.DEPARTMENT: "城管局"}, {}),
        "DECISION_001": Entry({Field.CLOSED: "closed", Field.DEADLINE: "立行立改"}, {}),
    }
    write_ledger(record, replace(read_ledger(record), entries={Sheet.RECTIFICATION: told_of}))
    assert main(["export", SLUG, "--paper", "notice"]) == 0
    assert main(["export", SLUG, "--paper", "opinion"]) == 0
    notice = told(Path(f"{SLUG}-整改通知.docx").read_bytes())
    assert "2023年5月31日" in notice
    assert "城管局" in notice
    assert "立行立改" not in notice, "what was struck off is not asked for again"
    assert "已销号 1 个" in told(Path(f"{SLUG}-核查意见.docx").read_bytes())


def test_a_decision_is_told_with_who_took_it(record: Path) -> None:
    command = [
        "decide",
        SLUG,
        "ENFORCE_001",
        "改定结论",
        "--conclusion",
        "planned",
        "--by",
        "王五",
        "--note",
        "只有打算",
    ]
    assert main(command) == 0
    assert main(["export", SLUG, "--paper", "opinion"]) == 0
    assert "王五" in told(Path(f"{SLUG}-核查意见.docx").read_bytes())


def test_what_the_issuer_has_to_confirm_is_told_to_the_issuer_and_not_to_the_unit(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A letter is no place for a command, nor for what has to be looked at before it is signed."""
    command = ["decide", SLUG, "ENFORCE_001", "改定结论", "--conclusion", "planned", "--by", "王五", "--note", "打算"]
    assert main(command) == 0
    text = next(path for path in (tmp_path / "docs" / "reports" / SLUG).glob("*.txt"))
    draft = tmp_path / "draft.txt"
    draft.write_text(text.read_text(encoding="utf-8").replace("公示", "公布"), encoding="utf-8")
    assert main(["add", str(draft), "--replace", SLUG, "--yes"]) == 0
    capsys.readouterr()
    for paper in NAMES:
        assert main(["export", SLUG, "--paper", paper, "--output", f"{paper}.docx"]) == 0
        assert f"发出之前：1 条复核意见请再确认，见 fazhi status {SLUG}" in capsys.readouterr().out
        assert "fazhi" not in told(Path(f"{paper}.docx").read_bytes())
    assert "请再确认" not in told(Path("notice.docx").read_bytes())
    assert "复核意见 1 条，其中 1 条请再确认。" in told(Path("opinion.docx").read_bytes())


def test_where_nothing_was_found_no_letter_asks_to_put_it_right(values: dict[str, Told]) -> None:
    none = {**values, "待整改": [], "问题清单": [], "按严重程度": [], "问题数": 0, "待整改数": 0}
    none |= {"问题构成": "", "待整改构成": ""}
    for paper in WORD_PAPERS:
        text = told(filled(paper.name, none, paper.title))
        assert "（）" not in text
        assert "问题整改" not in text
    assert "核查情况的通知" in told(filled("notice", none, "整改通知"))
    assert "核查问题整改的通知" in told(filled("notice", values, "整改通知"))


@pytest.mark.parametrize(
    ("unit", "called"),
    [("云州县人民政府", "云州县人民政府2019年法治政府建设年度报告"), (None, "2019年法治政府建设年度报告")],
)
def test_a_report_without_a_title_is_not_called_by_the_name_of_its_file(
    unit: str | None, called: str, record: Path, tmp_path: Path
) -> None:
    (tmp_path / "county-2019.txt").write_text("一、主要举措\n严格执行三重一大集体决策制度。\n", encoding="utf-8")
    about = ["--unit-kind", "county", "--year", "2019", *(["--unit", unit] if unit else [])]
    for paper in NAMES:
        output = f"{paper}-{bool(unit)}.docx"
        assert main(["export", "county-2019.txt", *about, "--paper", paper, "--output", output]) == 0
        text = told(Path(output).read_bytes())
        assert "county-2019" not in text
        assert "《》" not in text
        assert paper == "findings" or f"对{called}的文本" in text or f"{called}，县级以上政府" in text
    assert main(["export", "county-2019.txt", *about, "--output", "台账.xlsx"]) == 0
    cells = [str(cell.value) for row in openpyxl.load_workbook("台账.xlsx")["自查台账"].iter_rows() for cell in row]
    assert not [cell for cell in cells if "county-2019" in cell]


def test_a_report_that_names_nobody_is_kept_only_when_somebody_says_whose_it_is(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("county-2019.txt").write_text("一、主要举措\n严格执行三重一大集体决策制度。\n", encoding="utf-8")
    about = ["add", "county-2019.txt", "--unit-kind", "county", "--year", "2019"]
    assert main(about) == 2
    assert "--unit" in capsys.readouterr().err
    assert not (record.parent / "county-2019").exists()
    assert main([*about, "--unit", "云州县人民政府"]) == 0


def test_one_for_each_department_with_its_own_problems(record: Path) -> None:
    assert main(["export", SLUG, "--paper", "notice", "--by", "department"]) == 0
    found = {path.name: told(path.read_bytes()) for path in Path(f"{SLUG}-整改通知").iterdir()}
    assert set(found) == {"司法局.docx", "政府办公室.docx"}
    assert all(f"\n{name.removesuffix('.docx')}：\n" in text for name, text in found.items())
    assert not any("ENFORCE" in text for text in found.values())


def test_nobody_is_sent_a_notice_of_nothing(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = [item.id for item in problems(audit_kept(record)[0]) if item.item.domain in {Domain.ENFORCE, Domain.DISPUTE}]
    closed = Entry({Field.CLOSED: Closed.CLOSED.value})
    write_ledger(record, Ledger(entries={Sheet.RECTIFICATION: dict.fromkeys(mine, closed)}))
    capsys.readouterr()
    assert main(["export", SLUG, "--paper", "notice", "--by", "department"]) == 0
    assert "没有要整改的问题，不写：司法局\n" in capsys.readouterr().out
    assert [path.name for path in Path(f"{SLUG}-整改通知").iterdir()] == ["政府办公室.docx"]
    assert main(["export", SLUG, "--paper", "findings", "--by", "department"]) == 0
    assert "司法局.docx" in {path.name for path in Path(f"{SLUG}-问题清单").iterdir()}, "what was closed is listed"
    assert main(["export", "docs/reports", "--paper", "notice", "--by", "department", "--output", "多份"]) == 0
    assert {path.name for path in Path("多份").rglob("*.docx")} == {"政府办公室.docx"}


def test_a_department_has_no_problem_of_another(sample: Audit) -> None:
    kind = sample.report.unit_kind
    departments = Departments({(kind, item): "甲局" if item is Domain.ENFORCE else "乙局" for item in Domain}, {})
    books = by_department(book_of(sample, Ledger(), Wanted("", departments)))
    found: dict[str, Any] = {book.department: fields(sample, book) for book in books}
    assert {item["领域"] for item in found["甲局"]["问题清单"]} == {"行政执法"}
    assert "行政执法" not in {item["领域"] for item in found["乙局"]["问题清单"]}
    assert found["甲局"]["问题数"] + found["乙局"]["问题数"] == len(sample.findings)


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_is_that_of_the_standard(name: str) -> None:
    made = Document(io.BytesIO(form(name)))
    section = made.sections[0]
    across = section.page_width > section.page_height
    assert {mm(section.page_width), mm(section.page_height)} == {210, 297}
    if not across:
        sides = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
        assert tuple(map(mm, sides)) == (37, 28, 35, 26)
    normal = made.styles["Normal"]
    assert (normal.font.size, normal.paragraph_format.line_spacing) == (Pt(16), Pt(28))
    (closer,) = (int(each.get(qn("w:val"))) for each in normal.element.iter(qn("w:spacing")) if each.get(qn("w:val")))
    assert 28 <= 156 / 25.4 * 72 / (16 + closer / 20) < 29, "28 letters make a line"
    feet = [section.footer, section.even_page_footer]
    assert [foot.paragraphs[0].text for foot in feet] == ["— 1 —"] * 2


@pytest.mark.parametrize("name", NAMES)
def test_no_font_is_left_to_the_theme_and_each_has_one_to_stand_in(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(form(name))) as package:
        parts = {each: package.read(each).decode() for each in package.namelist() if each.endswith(".xml")}
    seen = parts["word/styles.xml"] + parts["word/document.xml"]
    assert "asciiTheme" not in seen
    assert "eastAsiaTheme" not in seen
    assert set(re.findall(r'w:eastAsia="([^"]+)"', seen)) - {"zh-CN"} == set(
        re.findall(r'<w:font w:name="([^"]+)"><w:altName', parts["word/fontTable.xml"])
    ) & set(re.findall(r'w:eastAsia="([^"]+)"', seen))
    assert f'w:eastAsia="{BODY}"' in seen


def test_the_same_audit_gives_the_same_bytes_whenever_it_is_made(
    values: dict[str, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {name: filled(name, values, "题") for name in NAMES}
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 0, 0, 0, 0, 1, 0))
    assert {name: filled(name, values, "题") for name in NAMES} == first


def test_nothing_is_stated_that_is_not_known(values: dict[str, Told]) -> None:
    """Number, signatory, issuer and days are left blank; no author either."""
    for name in ("notice", "opinion"):
        data = filled(name, values, "题")
        assert "〔　　　　〕　　号\t签发人：\n" in told(data)
        assert "　　　　年　　月　　日" in told(data)
        about = Document(io.BytesIO(data)).core_properties
        assert (about.author, about.last_modified_by, about.title) == ("", "", "题")


def test_the_fields_are_told_to_whoever_writes_a_form(values: dict[str, Told]) -> None:
    page = (ROOT / "docs" / "ledger.rst").read_text(encoding="utf-8")

    def names(value: Told) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    told_of = set(re.findall(r"``(\w+)``", page[page.index("换成自己的模板") : page.index("填写\n----")]))
    assert names({**values}) - told_of == set()


def test_a_file_that_is_there_is_not_written_over(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("通知.docx").write_bytes(b"x")
    assert main(["export", SLUG, "--output", "通知.docx"]) == 2
    assert "没有覆盖" in capsys.readouterr().err
    assert Path("通知.docx").read_bytes() == b"x"


def test_a_paper_is_no_table_that_comes_back(record: Path) -> None:
    assert main(["export", SLUG, "--format", "docx"]) == 0
    assert Path(f"{SLUG}-整改通知.docx").is_file()
    assert read_ledger(record).exports == ()


@pytest.mark.parametrize(
    "told",
    [
        ["--paper", "notice", "--format", "xlsx"],
        ["--paper", "notice", "--output", "a.xlsx"],
        ["--paper", "x"],
        ["--paper", "notice", "--papers", "没有"],
        ["--paper", "notice", "--by", "department", "--output", "a.docx"],
    ],
)
def test_what_contradicts_itself_is_refused(told: list[str], record: Path) -> None:
    assert main(["export", SLUG, *told]) == 2
    assert not list(Path().glob("*.docx"))


@pytest.mark.parametrize("lacks", ["docx", "docxtpl"])
def test_without_the_libraries_the_extra_is_named(
    lacks: str, record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, lacks, None)
    assert main(["export", SLUG, "--paper", "notice"]) == 2
    assert capsys.readouterr().err.count("fazhi[word]") == 2


@needs("libreoffice")
def test_libreoffice_opens_them_and_shows_every_problem(tmp_path: Path, values: dict[str, Told]) -> None:
    hostile = shown(values, lambda text: f"{text}甲<乙&丙")
    (tmp_path / "a.docx").write_bytes(filled("notice", hostile, "题"))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text",
         "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    problems: Any = hostile["待整改"]
    assert [item["事项"] for item in problems if item["事项"] not in text] == []
