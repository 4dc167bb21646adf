"""The same words give the same passages and the same verdicts, whatever format they come in."""

import html
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import docx
import pytest

from absent import needs
from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.obligation import Catalogue
from fazhi.model.report import Report
from fazhi.reading import read
from office_files import saved_as
from shared import ROOT, SHARED

SAMPLE = ROOT / "docs/reports/yunzhou-hightech-2024/report.txt"
REAL = ("gaoqing-edz-2022.txt", "county-2019.txt", "county-2021.txt")
Line = str | Sequence[Sequence[str]]
"""A paragraph, or a table of rows of cells."""

UNITS = ("云岭县人民政府", "云岭县财政局", "青河镇人民政府", "云州高新技术产业开发区管理委员会", "东山街道办事处")
HEADS = (("一、", "二、", "三、", "四、"), ("第一部分 ", "第二部分 ", "第三部分 ", "第四部分 "))
ITEMS = (
    ("（一）", "（二）", "（三）"),
    ("1.", "2.", "3."),
    ("一是", "二是", "三是"),
    ("（1）", "（2）", "（3）"),
    ("①", "②", "③"),
)
TITLES = ("{}{}年度法治政府建设情况报告", "{}关于{}年度法治政府建设工作情况的报告", "{}\n{}年法治政府建设年度报告")
DEEDS = (
    "党工委会议专题听取法治政府建设情况汇报2次，主要负责人带头讲法治课1次。",
    "制定《行政执法公示办法》，公示执法决定136件；法制审核重大执法决定12件，审核率100%。",
    "办理人大代表建议15件、政协提案９件，办复率、满意率均达到100％。",
    "行政机关负责人出庭应诉应出庭6件，实际出庭6件。行政复议案件受理10件、审结10件。",
    "聘请法律顾问3名，审查合同“一事一议”45份；清理规范性文件8件，废止2件。",
    "开展执法人员培训4期、200余人次，组织考试（含补考）2次。",
    "公开征求意见3次，收到意见27条，采纳11条；召开听证会1场。",
    "依法公开政府信息1,280条，受理依申请公开17件，均按期答复。",
)
LACKS = ("基层执法力量仍然不足，培训的针对性有待加强。", "部分单位对重大行政决策程序重视不够。")
PLANS = ("2025年，将继续完善决策机制，组织专题培训。", "下一步，拟修订《规范性文件管理办法》。")
TABLE = (("类别", "2023年", "2024年"), ("行政处罚（件）", "12", "15"), ("行政检查（次）", "140", "162"))


def made(number: int) -> list[Line]:
    """One of twenty documents that differ in unit, title, numbering, tables and signature."""
    unit, heads, items = UNITS[number % 5], HEADS[number % 2], ITEMS[number % 5]
    title = TITLES[number % 3].format(unit, "2024")
    lines: list[Line] = [*title.split("\n")]
    if number % 4 == 0:
        lines.append("（2025年1月）")
    lines.append("根据《法治政府建设与责任落实督察工作规定》要求，现将2024年法治政府建设情况报告如下。")
    lines.append(f"{heads[0]}2024年主要举措和成效")
    lines += [f"{mark}{deed}" for mark, deed in zip(items, DEEDS[number % 6 :], strict=False)]
    if number % 2:
        lines += [f"{items[0]}规范执法", DEEDS[3], f"{items[1]}公开透明", DEEDS[7]]
    if number % 3 == 0:
        lines += ["2024年行政执法情况如下：", TABLE]
    lines += [f"{heads[1]}党政主要负责人履行推进法治建设第一责任人职责情况", DEEDS[0]]
    lines += [f"{heads[2]}存在的不足和原因", *LACKS, f"{heads[3]}下一年度主要安排", *PLANS]
    return lines + ([unit, "2025年1月20日"] if number % 3 else ["附件：行政执法统计表", unit, "2025年1月20日"])


def write_txt(lines: Sequence[Line], path: Path) -> None:
    flat = (line if isinstance(line, str) else "\n".join("\t".join(row) for row in line) for line in lines)
    path.write_text("\n".join(flat), encoding="utf-8")


def write_md(lines: Sequence[Line], path: Path) -> None:
    blocks = []
    for line in lines:
        if isinstance(line, str):
            blocks.append(line.replace("*", r"\*").replace("_", r"\_").replace("<", r"\<"))
        else:
            rows = [f"| {' | '.join(row)} |" for row in line]
            blocks.append("\n".join([rows[0], "| --- " * len(line[0]) + "|", *rows[1:]]))
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def write_docx(lines: Sequence[Line], path: Path) -> None:
    document = docx.Document()
    for line in lines:
        if isinstance(line, str):
            document.add_paragraph(line)
        else:
            table = document.add_table(len(line), len(line[0]))
            for row, cells in zip(table.rows, line, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
    document.save(str(path))


def write_html(lines: Sequence[Line], path: Path) -> None:
    def block(line: Line) -> str:
        if isinstance(line, str):
            return f"<p>{html.escape(line)}</p>"
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in line)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    body = "\n".join(map(block, lines))
    path.write_text(
        f"<!DOCTYPE html><html><head><title>报告</title></head><body>{body}</body></html>", encoding="utf-8"
    )


def write_mht(lines: Sequence[Line], path: Path) -> None:
    page = path.with_suffix(".page")
    write_html(lines, page)
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(page.read_text(encoding="utf-8"), subtype="html", charset="gb18030", cte="base64")
    path.write_bytes(mail.as_bytes())


WRITE: dict[str, Callable[[Sequence[Line], Path], None]] = {
    ".md": write_md, ".docx": write_docx, ".html": write_html, ".mht": write_mht,
}  # fmt: skip
OFFICE = (".doc", ".rtf", ".odt")


@cache
def shipped() -> Catalogue:
    return load()


def passages(report: Report) -> Iterator[tuple[str, ...]]:
    """Kind, part, words and path of every passage, however blanks are written."""
    for item in report.passages:
        words = report.text[item.start : item.end]
        words = words.replace("\n" + "| --- " * 3 + "|", "").replace("\\", "")
        cells = [cell.strip() for cell in words.strip("|").replace("\t", "|").split("|")]
        yield (item.kind, item.part, " ".join("|".join(cells).split()), *map(str, item.path))


def verdicts(report: Report) -> list[tuple[str, ...]]:
    """Duty, conclusion and strength, and the rules that complain."""
    found = audit(shipped(), report)
    told = [(item.obligation.id, item.conclusion, item.strength) for item in found.assessments]
    return [*told, *sorted((item.rule, str(item.obligation)) for item in found.findings)]


def agrees(lines: Sequence[Line], suffix: str, folder: Path, **about: str | int) -> None:
    """Hold a document in one format to its words in a .txt."""
    write_txt(lines, folder / "报告.txt")
    source = ".docx" if suffix in OFFICE else suffix
    WRITE[source](lines, folder / f"报告{source}")
    path = folder / f"报告{source}"
    if suffix in OFFICE:
        path = saved_as(suffix, path, folder)
    text, other = read(folder / "报告.txt", **about), read(path, **about)  # type: ignore[arg-type]
    wanted, found = list(passages(text)), [item for item in passages(other) if item[2]]
    assert [item for item in found if item not in wanted] == []
    assert found == wanted
    assert (other.title, other.unit, other.unit_kind, other.year) == (text.title, text.unit, text.unit_kind, text.year)
    assert verdicts(other) == verdicts(text)


def lines_of(path: Path) -> list[Line]:
    return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


@pytest.mark.parametrize("suffix", WRITE)
@pytest.mark.parametrize("number", range(20))
def test_a_made_report_is_judged_the_same_in_every_format(number: int, suffix: str, tmp_path: Path) -> None:
    agrees(made(number), suffix, tmp_path)


@pytest.mark.parametrize("suffix", WRITE)
def test_the_sample_is_judged_the_same_in_every_format(suffix: str, tmp_path: Path) -> None:
    agrees(lines_of(SAMPLE), suffix, tmp_path)


@needs("libreoffice")
@pytest.mark.parametrize("suffix", OFFICE)
@pytest.mark.parametrize("number", [0, 3, None])
def test_a_report_is_judged_the_same_by_way_of_libreoffice(number: int | None, suffix: str, tmp_path: Path) -> None:
    agrees(lines_of(SAMPLE) if number is None else made(number), suffix, tmp_path)


@pytest.mark.shared
@pytest.mark.parametrize("suffix", WRITE)
@pytest.mark.parametrize("name", REAL)
def test_a_real_report_is_judged_the_same_in_every_format(name: str, suffix: str, tmp_path: Path) -> None:
    agrees(lines_of(SHARED / "reports" / name), suffix, tmp_path)
