"""A Word document is read as Word shows it: what it counts, what it hides, what it puts elsewhere."""

from pathlib import Path

import pytest

from fazhi.model.report import Part, PassageKind
from reading_helpers import of_kind, words
from word_files import SPACES, TITLE, listed, p, read_word_file, run, table, told

LEVELS = """<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/>{third}</w:lvl>"""
BOX = "<w:r><mc:AlternateContent>{}</mc:AlternateContent></w:r>"


def numbering(lists: str = "", *, third: str = "", more: str = "") -> dict[str, tuple[str, str | bytes]]:
    """A numbering part with one pattern (0) and its list (1), and others as given."""
    return {
        "numbering.xml": (
            "numbering",
            f"<w:numbering {SPACES}>"
            f'<w:abstractNum w:abstractNumId="0">{LEVELS.format(third=third)}</w:abstractNum>{more}'
            f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}</w:numbering>',
        )
    }


def lines(path: Path, body: str, parts: dict[str, tuple[str, str | bytes]] | None = None) -> list[str]:
    """The lines below the title that hold words."""
    return [line for line in read_word_file(path, body, parts).text.split("\n")[1:] if line.strip()]


def test_an_empty_numbered_paragraph_counts_and_prints_nothing(tmp_path: Path) -> None:
    body = listed("举措和成效") + listed("") + listed("存在的不足")
    assert lines(tmp_path, body, numbering()) == ["一、举措和成效", "三、存在的不足"]


def test_an_empty_numbered_paragraph_that_is_hidden_does_not_count(tmp_path: Path) -> None:
    hidden = listed("").replace("</w:pPr>", "<w:rPr><w:vanish/></w:rPr></w:pPr>")
    assert lines(tmp_path, listed("举措") + hidden + listed("不足"), numbering()) == ["一、举措", "二、不足"]


def list_style(pattern: str) -> dict[str, tuple[str, str | bytes]]:
    """Two patterns of which the second only names the list style L1; that has its levels in the first."""
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L1"/></w:abstractNum>'
    style = (
        '<w:style w:type="numbering" w:styleId="L1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = numbering('<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>', more=linked)
    kind, text = parts["numbering.xml"]
    levels = str(text).replace('w:abstractNumId="0">', f'w:abstractNumId="0">{pattern}', 1)
    return {"numbering.xml": (kind, levels), "styles.xml": ("styles", f"<w:styles {SPACES}>{style}</w:styles>")}


@pytest.mark.parametrize("pattern", ['<w:styleLink w:val="L1"/>', ""], ids=["by its pattern", "by its list"])
def test_a_list_is_numbered_as_its_list_style_says(tmp_path: Path, pattern: str) -> None:
    body = listed("举措", 2) + listed("执法", 2, 1) + listed("不足", 2)
    parts = list_style(pattern)
    if pattern:
        del parts["styles.xml"]
    assert lines(tmp_path, body, parts) == ["一、举措", "（一）执法", "二、不足"]


def test_a_list_may_start_anew_and_go_on_from_where_it_starts(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    body = "".join(listed("甲", *at) for at in [(1, 0), (1, 1), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1)])
    assert lines(tmp_path, body, numbering(lists)) == [
        "一、甲", "（一）甲", "（二）甲", "（五）甲", "（六）甲", "二、甲", "（五）甲",
    ]  # fmt: skip


def test_a_list_may_print_a_level_otherwise(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条 "/></w:lvl>'
    lists = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level}</w:lvlOverride></w:num>'
    assert lines(tmp_path, listed("甲", 2) + listed("乙", 2), numbering(lists)) == ["第2条 甲", "第3条 乙"]


def test_a_level_that_never_starts_anew_goes_on(tmp_path: Path) -> None:
    body = "".join(listed("甲", 1, level) for level in (0, 2, 0, 2))
    parts = numbering(third='<w:lvlRestart w:val="0"/>')
    assert lines(tmp_path, body, parts) == ["一、甲", "1.甲", "二、甲", "2.甲"]


def test_a_style_has_the_level_that_names_it(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="Z"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    parts = numbering(third='<w:pStyle w:val="Z"/>') | {
        "styles.xml": ("styles", f"<w:styles {SPACES}>{style}</w:styles>")
    }
    assert lines(tmp_path, p("甲", '<w:pStyle w:val="Z"/>'), parts) == ["1.甲"]


FORMULAS = {
    "<m:r><m:t>100%</m:t></m:r>": "100%",
    "<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>": "3/4",
    "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>": "10^2",
    '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:r><m:t>甲</m:t></m:r></m:e></m:d>': "[甲]",
    "<w:del><m:r><m:t>9</m:t></m:r></w:del><m:r><m:t>8</m:t></m:r>": "8",
    "<m:rad><m:radPr/><m:deg/><m:e><m:r><m:t>9</m:t></m:r></m:e></m:rad>": "√9",
}


@pytest.mark.parametrize("equation", FORMULAS)
def test_the_words_of_an_equation_are_read_where_it_stands(tmp_path: Path, equation: str) -> None:
    body = f"<w:p>{run('出庭率')}<m:oMath>{equation}</m:oMath>{run('，提高。')}</w:p>"
    assert lines(tmp_path, body) == [f"出庭率{FORMULAS[equation]}，提高。"]


def test_an_equation_that_stands_alone_is_read(tmp_path: Path) -> None:
    body = f"{p('办案三件。')}<m:oMathPara><m:oMath><m:r><m:t>80%</m:t></m:r></m:oMath></m:oMathPara>"
    assert lines(tmp_path, body) == ["办案三件。", "80%"]


def control(content: str, traits: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{traits}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PROMPTS = {
    "in a line": f"<w:p>{control(run('点击输入'))}{run('办案三件。')}</w:p>",
    "as a paragraph": control(p("点击输入")) + p("办案三件。"),
    "in a paragraph within": control(control(p("点击输入"), "")) + p("办案三件。"),
    "as a table": control(table((p("点击输入"), p("点击输入")))) + p("办案三件。"),
}


@pytest.mark.parametrize("body", PROMPTS.values(), ids=PROMPTS)
def test_the_prompt_of_a_control_that_is_not_filled_in_is_no_text(tmp_path: Path, body: str) -> None:
    report = read_word_file(tmp_path, body)
    assert [word in report.text for word in ("点击输入", "办案三件。")] == [False, True]
    assert "提示文字未读入" in told(report)


def test_the_prompt_of_a_cell_leaves_the_cell_empty(tmp_path: Path) -> None:
    cell = f"<w:tc>{p('点击输入')}</w:tc>"
    body = table((p("评查"), p("点击输入"), p("3次"))).replace(cell, control(cell))
    assert of_kind(read_word_file(tmp_path, body), PassageKind.ROW) == ["评查\t\t3次"]


@pytest.mark.parametrize("traits", ["", '<w:showingPlcHdr w:val="0"/>'])
def test_a_control_that_is_filled_in_is_text(tmp_path: Path, traits: str) -> None:
    report = read_word_file(tmp_path, control(p("办案三件。"), traits))
    assert "办案三件。" in report.text
    assert "提示文字" not in told(report)


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
    body = p("全年开展案卷", mark) + listed("评查3次。") + listed("培训2次。")
    assert lines(tmp_path, body, numbering()) == ["一、全年开展案卷评查3次。", "二、培训2次。"]


def test_a_paragraph_that_is_deleted_as_a_whole_is_gone_and_does_not_count(tmp_path: Path) -> None:
    gone = listed("").replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    assert lines(tmp_path, listed("甲") + gone + listed("乙"), numbering()) == ["一、甲", "二、乙"]


def test_a_deleted_mark_before_a_table_ends_the_paragraph_all_the_same(tmp_path: Path) -> None:
    body = p("办案三件。", "<w:rPr><w:del/></w:rPr>") + table((p("甲"), p("乙")))
    assert lines(tmp_path, body) == ["办案三件。", "甲\t乙"]


def test_a_deleted_row_is_left_out(tmp_path: Path) -> None:
    body = table((p("甲"), p("一")), (p("乙"), p("二"))).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert lines(tmp_path, body) == ["乙\t二"]


def test_a_deleted_cell_is_left_out(tmp_path: Path) -> None:
    body = table((p("甲"), p("一"), p("二"))).replace("<w:tc>", "<w:tc><w:tcPr><w:cellDel/></w:tcPr>", 1)
    assert lines(tmp_path, body) == ["一\t二"]


def test_hidden_text_is_told_and_so_is_that_of_a_hidden_style(tmp_path: Path) -> None:
    style = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    parts: dict[str, tuple[str, str | bytes]] = {"styles.xml": ("styles", f"<w:styles {SPACES}>{style}</w:styles>")}
    hidden = run("秘密", '<w:rStyle w:val="H"/>')
    report = read_word_file(tmp_path, f"<w:p>{run('办案三件。')}{hidden}</w:p>", parts)
    assert ("秘密" in report.text, "隐藏文字未读入" in told(report)) == (False, True)


def test_symbols_of_a_form_are_read(tmp_path: Path) -> None:
    marks = "".join(f'<w:r><w:sym w:font="Wingdings" w:char="F0{code}"/></w:r>' for code in ("FE", "A8"))
    assert lines(tmp_path, f"<w:p>{marks}{run('已公示')}</w:p>") == ["☑□已公示"]


def test_objects_are_told_and_pictures_are_not(tmp_path: Path) -> None:
    chart = '<w:r><w:drawing><a:graphic><a:graphicData uri="http://x/2006/{}"/></a:graphic></w:drawing></w:r>'
    seen = [
        "对象" in told(read_word_file(tmp_path, f"<w:p>{run('办案。')}{inner}</w:p>"))
        for inner in ("<w:r><w:object/></w:r>", chart.format("chart"), chart.format("picture"))
    ]
    assert seen == [True, True, False]


def test_one_of_several_alternatives_is_read(tmp_path: Path) -> None:
    box = "<w:txbxContent>{}</w:txbxContent>"
    choices = "".join(
        f"<mc:{tag}><w:pict>{box.format(p(said))}</w:pict></mc:{tag.split()[0]}>"
        for tag, said in (
            ('Choice Requires="wps"', "图示一。"),
            ('Choice Requires="v"', "图示二。"),
            ("Fallback", "图示三。"),
        )
    )
    assert lines(tmp_path, f"<w:p>{run('正文。')}{BOX.format(choices)}</w:p>") == ["正文。", "图示一。"]


def test_one_of_several_alternatives_for_whole_paragraphs_is_read(tmp_path: Path) -> None:
    choices = f"<mc:Choice>{p('甲。')}{p('乙。')}</mc:Choice><mc:Fallback>{p('丙。')}{p('丁。')}</mc:Fallback>"
    assert lines(tmp_path, f"<mc:AlternateContent>{choices}</mc:AlternateContent>{p('戊。')}") == [
        "甲。",
        "乙。",
        "戊。",
    ]


def test_a_box_that_is_kept_for_old_readers_only_is_read(tmp_path: Path) -> None:
    inner = f"<mc:Fallback><w:pict><w:txbxContent>{p('图示。')}</w:txbxContent></w:pict></mc:Fallback>"
    assert lines(tmp_path, f"<w:p>{run('正文。')}{BOX.format(inner)}</w:p>") == ["正文。", "图示。"]


def test_a_table_within_a_cell_is_read_row_by_row(tmp_path: Path) -> None:
    inner = table((p("执法"), p("3件")), (p("普法"), p("2场")))
    assert lines(tmp_path, table((p("情况"), inner + p("。")))) == ["情况", "执法\t3件", "普法\t2场", "。"]


def test_a_table_within_a_frame_of_one_cell_keeps_its_rows(tmp_path: Path) -> None:
    assert lines(tmp_path, table((table((p("执法"), p("3件"))) + p(""),))) == ["执法\t3件"]


def notes(kind: str, *inner: str) -> dict[str, tuple[str, str | bytes]]:
    """The notes 1, 2, 3 … of a document, and the line that parts them from its text."""
    rule = f'<w:{kind} w:type="separator" w:id="0">{p("分隔线")}</w:{kind}>'
    items = "".join(f'<w:{kind} w:id="{number}">{text}</w:{kind}>' for number, text in enumerate(inner, 1))
    return {f"{kind}s.xml": (f"{kind}s", f"<w:{kind}s {SPACES}>{rule}{items}</w:{kind}s>")}


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_read_below_their_paragraph_and_once(tmp_path: Path, kind: str) -> None:
    mark = f'<w:r><w:{kind}Reference w:id="1"/></w:r>'
    body = f"<w:p>{run('办案三件。')}{mark}{mark}</w:p><w:p>{run('培训。')}{mark}</w:p>"
    assert lines(tmp_path, body, notes(kind, p("含旧案一件。"))) == ["办案三件。", "含旧案一件。", "培训。"]


def test_the_note_on_deleted_words_is_left_out(tmp_path: Path) -> None:
    body = f'<w:p>{run("办案三件。")}<w:del><w:r><w:footnoteReference w:id="1"/></w:r></w:del></w:p>'
    assert lines(tmp_path, body, notes("footnote", p("旧注。"))) == ["办案三件。"]


def test_notes_on_notes_do_not_multiply(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    inner = [f"<w:p>{run(f'注{at}')}{mark.format(at + 1) * 2}</w:p>" for at in range(1, 41)]
    body = f"<w:p>{run('办案三件。')}{mark.format(1)}</w:p>"
    assert lines(tmp_path, body, notes("footnote", *inner)) == ["办案三件。", "注1"]


def test_comments_are_told_and_headers_are_not_text(tmp_path: Path) -> None:
    parts: dict[str, tuple[str, str | bytes]] = {
        "comments.xml": (
            "comments",
            f'<w:comments {SPACES}><w:comment w:id="1">{p("请核实")}</w:comment></w:comments>',
        ),
        "header1.xml": ("header", f"<w:hdr {SPACES}>{p('内部资料')}</w:hdr>"),
    }
    report = read_word_file(tmp_path, p("办案三件。"), parts)
    assert report.text.split("\n") == [TITLE, "办案三件。"]
    assert "批注未读入" in told(report)
    assert "批注" not in told(read_word_file(tmp_path, p("办案三件。")))


def test_a_report_that_is_one_content_control_is_read(tmp_path: Path) -> None:
    assert lines(tmp_path, control(p("一、举措") + p("办案三件。"), "")) == ["一、举措", "办案三件。"]


def test_a_colophon_in_a_table_closes_the_report(tmp_path: Path) -> None:
    rows = ((p("抄送：县委依法治县办。"),), (p("云岭县司法局办公室"), p("2024年1月12日印发")))
    body = p("一、下一步打算") + p("开展评查。") + p("云岭县司法局") + p("2024年1月10日") + table(*rows)
    report = read_word_file(tmp_path, body)
    closing = [words(report, item) for item in report.passages if item.part is Part.CLOSING]
    assert closing == [
        "云岭县司法局",
        "2024年1月10日",
        "抄送：县委依法治县办。",
        "云岭县司法局办公室\t2024年1月12日印发",
    ]


def test_a_cell_over_several_columns_keeps_those_below_it_in_theirs(tmp_path: Path) -> None:
    head = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("件数")}</w:tc>'
    body = table((p("项目"), "SPAN"), (p(""), p("2022年"), p("2023年")), (p("办理建议"), p("10件"), p("0件")))
    report = read_word_file(tmp_path, body.replace("<w:tc>SPAN</w:tc>", head))
    assert report.text.split("\n")[1:] == ["项目\t件数\t", "\t2022年\t2023年", "办理建议\t10件\t0件"]
