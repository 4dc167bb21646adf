"""Footnotes, running heads and a unit's name that stands at the top of two pages, in PDFs set for the test."""

from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
import typst

from fazhi.model.report import Report
from fazhi.reading import read

FONTS = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
UNIT = "青石县市场监督管理局"
NAME = f"{UNIT}2023年度法治政府建设工作报告"
LONG = (
    "局领导班子坚持把依法行政摆在突出位置，结合业务特点逐条梳理执法流程，各个环节列明责任人和时限，窗口延长了服务时间。"
    * 9
)
DONE = "全年评查行政执法案卷四十卷，提出整改意见十条。"


def report(folder: Path, *paragraphs: str, page: str = "", title: str = f"#align(center)[{NAME}]") -> Report:
    head = (
        f'#set page(paper: "a5", numbering: "1"{page})\n#set text(font: "Noto Serif SC", lang: "zh", size: 12pt)\n'
        "#set smartquote(enabled: false)\n#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n"
    )
    path = folder / "report.pdf"
    path.write_bytes(typst.compile("\n\n".join((head + title, *paragraphs)).encode(), font_paths=[FONTS]))
    return read(path)


def passages(found: Report) -> list[str]:
    return ["".join(found.text[item.start : item.end].split()) for item in found.passages]


FOOTNOTES = {
    "one": ("窗口延长了服务时间#footnote[统计口径为已办结案件。]，", ["统计口径为已办结案件。"]),
    "two": (
        "窗口延长了服务时间#footnote[含电话预约。]，设了专席#footnote[共三处，其中一处在乡镇便民服务中心，另外两处在县城的办事大厅里。]，",
        ["含电话预约。", "共三处，其中一处在乡镇便民服务中心，另外两处在县城的办事大厅里。"],
    ),
    "a star": ('窗口延长了服务时间#footnote(numbering: "*")[含电话预约。]，', ["含电话预约。"]),
    "a ring": ('窗口延长了服务时间#footnote(numbering: "①")[含电话预约。]，', ["含电话预约。"]),
}


@pytest.mark.parametrize("name", FOOTNOTES)
def test_a_footnote_does_not_part_the_sentence_that_runs_over_its_page(name: str, tmp_path: Path) -> None:
    words, notes = FOOTNOTES[name]
    whole = LONG + words + LONG.rstrip("。") + "，" + DONE
    found = report(tmp_path, "一、主要举措和成效", whole, "二、存在的不足", "力量不足。")
    assert len(found.pages) > 1
    texts = passages(found)
    assert [text for text in texts if text in notes] == notes
    before = [text for text in texts if text not in notes]
    assert "".join(before[2:-2]) == "".join((LONG, *(part for part in _bare(words)), LONG.rstrip("。"), "，", DONE))
    assert sum(DONE in text for text in texts) == 1


def _bare(words: str) -> list[str]:
    """The words outside the footnotes."""
    out, depth = "", 0
    rest = words
    while rest:
        if rest.startswith("#footnote"):
            rest = rest[rest.index("[") + 1 :]
            depth += 1
        elif depth and rest[0] == "]":
            depth, rest = depth - 1, rest[1:]
        else:
            out += "" if depth else rest[0]
            rest = rest[1:]
    return [out]


def test_small_print_without_a_mark_and_a_raised_unit_are_no_footnotes(tmp_path: Path) -> None:
    small = "#place(bottom)[#text(size: 9pt)[本报告由法规科起草。]]"
    found = report(tmp_path, "一、主要举措和成效", f"整治面积30m#super[2]，{DONE}", small)
    texts = passages(found)
    assert f"整治面积30m2，{DONE}" in texts
    assert "本报告由法规科起草。" in texts


SIGNED = f"#align({{}})[{UNIT}]"
TITLED = f"#align(center)[{UNIT}]\n\n#align(center)[2023年度法治政府建设工作报告]"
HEAD = f", header: align(center)[{UNIT}]"
LATER = f", margin: (top: 20pt), header: context {{ if counter(page).get().first() > 1 [#align(center)[{NAME}]] }}"
HEADS = {
    "signed at the top of the last page": (SIGNED.format("right"), "", 2),
    "signed in the middle": (SIGNED.format("center"), "", 2),
    "a running head": ("#align(right)[二〇二四年一月]", HEAD, 1),
    "a running head and signed": (SIGNED.format("right"), HEAD, 2),
    "a running head from the second page": (SIGNED.format("right"), LATER, 2),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_unit_in_title_and_signature_is_no_running_head(name: str, tmp_path: Path) -> None:
    signed, page, times = HEADS[name]
    body = ("一、主要举措和成效", LONG, DONE, "二、存在的不足", "力量不足。", "#pagebreak()", signed)
    found = report(tmp_path, *body, "#align(right)[2024年1月10日]", page=page, title=TITLED)
    assert (found.title, found.unit, found.year) == (NAME, UNIT, 2023)
    assert found.text.count(UNIT) == times
    assert f"{LONG}" in found.text.replace("\n", "")


@pytest.mark.parametrize("name", ["存在的不足", "下一步工作打算", "培训3次"])
def test_what_names_a_part_or_counts_at_the_top_of_pages_is_of_the_text(name: str, tmp_path: Path) -> None:
    heads = [name.replace("3", str(number)) for number in (3, 5, 9)]
    parts = [f"#pagebreak()\n{head}\n\n{LONG[:120]}" for head in heads]
    found = report(tmp_path, "一、主要举措", LONG[:120], *parts)
    assert len(found.pages) == 4
    texts = passages(found)
    assert sum(text in heads for text in texts) == 3


def test_the_title_at_the_top_of_pages_is_left_out_though_it_names_the_plans(tmp_path: Path) -> None:
    title = f"{UNIT}2023年法治建设情况和2024年工作安排"
    page = f", header: align(center, text(size: 9pt)[{title}])"
    parts = [f"#pagebreak()\n{LONG[:120]}"] * 3
    found = report(tmp_path, "一、主要举措", LONG[:120], *parts, page=page, title=f"#align(center)[{title}]")
    assert "".join(found.text.split()).count("2024年工作安排") == 1


WIDE = "#set par(leading: 1.6em, spacing: 1.6em)\n#set footnote.entry(gap: 0.2em, separator: none, clearance: 0.2em)"


def test_a_note_is_read_behind_the_words_that_point_to_it(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        WIDE,
        "一、主要举措和成效",
        "组织培训三期#footnote[2022年为两期，含线上一期。]，评查案卷四十卷#footnote[另有12卷由镇里评查。]。",
        "二、存在的不足",
        "力量不足。",
        page=", height: 9cm",
    )
    texts = passages(found)
    notes = ["2022年为两期，含线上一期。", "另有12卷由镇里评查。"]
    at = texts.index("组织培训三期，评查案卷四十卷。")
    assert texts[at + 1 : at + 4] == [*notes, "二、存在的不足"]
    assert not any(text in {"1", "2"} for text in texts)


def test_small_lines_that_begin_with_a_figure_no_mark_points_to_are_no_notes(tmp_path: Path) -> None:
    found = report(
        tmp_path,
        WIDE,
        "一、主要举措和成效",
        "组织培训三期#super[2]。",
        "评查案卷四十卷。",
        "#text(size: 8pt)[2024年1月5日印发]",
    )
    assert "2024年1月5日印发" in passages(found)


def test_a_day_that_is_set_right_ends_the_signature(tmp_path: Path) -> None:
    signed = f"#align(right)[{UNIT}]\n\n#align(right)[2024年1月16日]"
    for below in (
        "#pagebreak()\n\n#par(first-line-indent: 0em)[附件]",
        "#par(first-line-indent: 0em)[抄送：县司法局。]",
    ):
        found = report(tmp_path, "一、主要举措", "组织培训。", "二、不足", "力量不足。", signed, below)
        assert "2024年1月16日" in passages(found)
