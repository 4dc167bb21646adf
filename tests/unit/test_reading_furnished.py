"""What a page copied, a mail, a font or a picture brings along with a report, and what is kept of it."""

from pathlib import Path

import pytest

from fazhi.model.report import Part, PassageKind
from fazhi.reading import read, read_text
from fazhi.reading.formats.pdf import read_pdf
from fazhi.reading.normal import unified
from fazhi.reading.numbering import opening_mark
from pdf_files import Page, Words, pdf
from reading_helpers import of_kind, part_of, passage_with, path_of, reading, words
from word_files import document, p, told, word_file

TITLE = "金盆县2024年度法治政府建设情况报告"
BODY = """根据有关规定，现将2024年度情况报告如下。
一、主要工作及成效
处理邻里矛盾，人民调解成功58件。
二、存在的不足及原因
数字化手段用得还不熟练，根源是骨干人员流动快。
三、下一步工作安排
加大信息公开力度，把群众关心的事说清楚。
金盆县人民政府
2025年1月15日
"""
ABOVE = [
    *("欢迎访问金盆县人民政府网！ 登录 | 注册 | 长者模式", "多云 8℃~15℃ 北风3级", "今天：晴 12℃ 空气质量 优"),
    *("无障碍浏览 长者版 繁體 English", "首页 > 政务公开 > 法治政府建设", "当前位置：首页>>信息公开>>年度报告"),
    *("【字体：大 中 小】", "打印 关闭 收藏 分享", "分享到：微信 微博 QQ空间", "语音播报 下载PDF", "关怀模式 | 无障碍"),
    *("来源：县司法局 发布时间：2025-01-15 浏览：326次", "主题：金盆县2024年度法治政府建设情况报告", "发件人：县府办"),
    *("From: fzb@example.gov", "Subject: 2024年度报告", "发送时间：2025年1月15日 10:22", "附件：1个 (报告.docx 32K)"),
    *(
        "支持IPv6",
        "保护视力色： 杏仁黄 秋叶褐",
        "点赞 12 收藏 3",
        "阅读量 1024",
        "微信扫码分享",
        "返回上一页",
        "信息时效：有效",
    ),
]
BELOW = [
    *(
        "【打印本页】【关闭窗口】",
        "上一篇：关于春节放假的通知",
        "相关链接：金盆县2023年度法治政府建设情况报告",
        "返回顶部",
    ),
    *("扫一扫在手机打开当前页", "版权所有：金盆县人民政府", "ICP备12345678号 公安网备3301号", "附件下载：报告.pdf"),
    *(
        "友情链接 中国政府网 省政府网",
        "您是第 2,045,118 位访客",
        "关于我们 | 网站地图",
        "点赞 收藏 评论",
        "— 全文完 —",
        "（完）",
    ),
]


@pytest.mark.parametrize("line", ABOVE)
@pytest.mark.parametrize("under", [False, True])
def test_a_line_of_the_page_is_neither_title_nor_text(line: str, *, under: bool) -> None:
    report = read_text(f"{TITLE}\n{line}\n{BODY}" if under else f"{line}\n{TITLE}\n{BODY}", name="报告.txt")
    assert (report.title, report.unit, report.year) == (TITLE, "金盆县", 2024)
    assert part_of(report, "人民调解成功58件") is Part.WORK
    shown = [report.text[item.start : item.end] for item in report.passages if item.kind is not PassageKind.TITLE]
    assert not [words for words in shown if words.startswith(line[:4]) and TITLE not in line]


@pytest.mark.parametrize(
    "line", ["欢迎访问金盆县人民政府网！ 登录 | 长者模式", "打印 关闭 收藏", "多云 8℃~15℃", "附件：报告.docx"]
)
def test_buttons_and_weather_are_no_passage(line: str) -> None:
    report = read_text(f"{line}\n{TITLE}\n{BODY}", name="报告.txt")
    assert not [item for item in report.passages if line[:4] in report.text[item.start : item.end]]
    assert "未计入报告" in told(report)


@pytest.mark.parametrize("line", BELOW)
def test_what_a_page_adds_below_closes_the_report(line: str) -> None:
    report = read_text(f"{TITLE}\n{BODY}{line}\n", name="报告.txt")
    signed = report.text.index("金盆县人民政府\n2025")
    assert {item.part for item in report.passages if item.start >= signed} == {Part.CLOSING}


@pytest.mark.parametrize(
    "line",
    [
        "分享经验做法，受到肯定",
        "编辑普法读物3种，发放2000册。",
        "夏季气温达40℃，组织高温执法检查。",
        "上一年的问题已经整改。",
    ],
)
def test_a_last_sentence_of_the_text_is_no_such_line(line: str) -> None:
    report = read_text(f"{TITLE}\n{BODY.partition('金盆县人民政府')[0]}{line}\n", name="报告.txt")
    assert part_of(report, line) is Part.PLANS


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("⻘岭县⽔利局", "青岭县水利局"),
        ("⼀、⾏政", "一、行政"),
        ("⼾籍⻔⻋⻓⻚⺠", "户籍门车长页民"),
        ("⻅⻉⻛⻢⻰", "见贝风马龙"),
        ("㇐、工作", "一、工作"),
    ],
)
def test_a_radical_is_the_character_it_looks_like(odd: str, plain: str) -> None:
    assert unified(odd) == plain
    assert len(odd) == len(plain)


def test_chapters_and_title_in_radicals_are_read() -> None:
    text = (
        "⻘岭县⽔利局2023年度法治政府建设情况报告\n⼀、主要⼯作及成效\n评查案卷31卷。\n"
        "⼆、存在的不⾜及原因\n公职律师没有配备。\n"
    )
    report = read_text(text, name="报告.txt")
    assert (report.title, report.unit) == ("青岭县水利局2023年度法治政府建设情况报告", "青岭县水利局")
    assert part_of(report, "公职律师没有配备") is Part.SHORTCOMINGS
    assert report.text == text
    assert "部首字符" in told(report)
    assert "繁体" not in told(report)


CHAPTERS = {
    "第{}部分　": ("一", "二", "三"),
    "第{}部分 ": ("1", "2", "3"),
    "第{}板块：": ("一", "二", "三"),
    "第{}编 ": ("一", "二", "三"),
    "{}、": ("壹", "贰", "叁"),
    "（{}）": ("壹", "贰", "叁"),
    "Part {} ": ("1", "2", "3"),
    "PART {} ": ("01", "02", "03"),
    "Chapter {}: ": ("One", "Two", "Three"),
    "{}. ": ("I", "II", "III"),
    "{}: ": ("Ⅰ", "Ⅱ", "Ⅲ"),
}
NAMES = [
    ("做了哪些工作", "还有哪些不足", "明年怎么打算"),
    ("我们做了什么", "哪些地方没有做好", "下一步怎么干"),
    ("主要工作及成效", "不足在哪里", "如何改进"),
]


@pytest.mark.parametrize("form", CHAPTERS)
@pytest.mark.parametrize("names", NAMES)
def test_chapters_are_told_by_any_number_and_by_plain_words(form: str, names: tuple[str, str, str]) -> None:
    one, two, three = (form.format(number) + name for number, name in zip(CHAPTERS[form], names, strict=True))
    text = f"{TITLE}\n现将情况报告如下。\n{one}\n评查案卷33卷。\n{two}\n律师没有配起来。\n{three}\n选配律师1名。\n"
    report = read_text(text, name="报告.txt")
    assert part_of(report, "评查案卷33卷") is Part.WORK
    assert part_of(report, "律师没有配起来") is Part.SHORTCOMINGS
    assert part_of(report, "选配律师1名") is Part.PLANS
    assert of_kind(report, PassageKind.HEADING) == [one, two, three]


@pytest.mark.parametrize(
    "line",
    ["第3篇报道获奖", "第1节课", "Vivo、华为", "I.T.部门", "V1.0版", "Partner机构", "IT、工作", "解决了哪些问题"],
)
def test_what_only_looks_like_a_chapter_is_none(line: str) -> None:
    mark = opening_mark(line, 0, len(line))
    assert mark is None or mark.form != "part"


INLINE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="w"><wp:extent cx="{}" cy="{}"/><a:graphic><a:graphicData uri="p">'
    "<a:blip/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
SHAPE = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:{}pt;height:{}pt"><v:imagedata/>'
    "</v:shape></w:pict></w:r>"
)
PICTURES = {
    "a scanned page": (INLINE.format(5400000, 7637144), True),
    "a chart": (INLINE.format(5000000, 3000000), True),
    "an old picture": (SHAPE.format(400, 500), True),
    "an emblem": (INLINE.format(900000, 900000), False),
    "an old emblem": (SHAPE.format(60, 60), False),
    "a size that is none": (INLINE.format("x", 7637144), False),
}


@pytest.mark.parametrize("name", PICTURES)
def test_large_pictures_in_a_word_document_are_told(name: str, tmp_path: Path) -> None:
    xml, large = PICTURES[name]
    lines = "".join(map(p, BODY.strip().split("\n")))
    report = read(word_file(tmp_path, document(f"{lines}<w:p>{xml}</w:p>", title=TITLE)))
    assert ("较大的图片 1 幅" in told(report)) == large


def page(words: list[Words], picture: tuple[int, int] | None = None) -> Page:
    drawn = (
        f"q {picture[0]} 0 0 {picture[1]} 90 100 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 80> EI Q" if picture else ""
    )
    return Page(words, more=drawn)


TORN = (
    "完善文件管理，全年制定行政规范性文件三件，印发后按规定期限向县",
    "政府报送备案，备案三件。组织全局执法人员旁听庭审。",
)
EDGES = [
    *("3", "= 3 =", "第 3 页，共 9 页", "【3】", "页码：3", "3（共9页）", "P3"),
    *("金盆县法治政府建设年度报告", "法治政府建设年度报告", f"{TITLE}　　3", "内部资料 注意保存"),
]


@pytest.mark.parametrize("line", EDGES)
@pytest.mark.parametrize("foot", [False, True])
def test_what_stands_once_at_the_edge_of_a_page_tears_no_sentence(line: str, *, foot: bool) -> None:
    lines = [
        TITLE,
        "一、主要工作及成效",
        *["受理来信来访按期全部办结，群众满意，没有积案，也没有越级访发生。"] * 3,
        TORN[0],
    ]
    first = [Words(90, 300 - 20 * at, words) for at, words in enumerate(lines)]
    second = [Words(90, 740 - 20 * at, words) for at, words in enumerate([TORN[1], *BODY.strip().split("\n")[3:]])]
    edge = Words(90, 50 if foot else 800, line, 10.5)
    pages = [page([*first, *([edge] if foot else [])]), page([*([] if foot else [edge]), *second])]
    text = read_pdf(pdf(pages), "报告.pdf").text
    assert "".join(TORN) in text
    assert text.count("法治政府建设") == 1
    assert text.endswith("金盆县人民政府\n2025年1月15日")
    assert "页码、页眉、页脚未读入，共 1 行" in "".join(item.zh for item in read_pdf(pdf(pages), "报告.pdf").notices)


def test_a_heading_and_a_signature_at_the_edge_of_a_page_stay() -> None:
    lines = [TITLE, *["受理来信来访按期全部办结，群众满意，没有积案，也没有越级访发生。"] * 5]
    first = [Words(90, 700 - 20 * at, words) for at, words in enumerate(lines)]
    second = [Words(90, 790, "二、法治政府建设情况"), Words(90, 730, "群众满意，没有积案。")]
    second += [Words(90, 700 - 20 * at, "受理来信来访按期办结。") for at in range(3)]
    second += [Words(350, 90, "金盆县人民政府"), Words(350, 70, "2025年1月15日")]
    text = read_pdf(pdf([page(first), page(second)]), "报告.pdf").text
    assert "二、法治政府建设情况" in text
    assert text.endswith("金盆县人民政府\n2025年1月15日")


@pytest.mark.parametrize(("size", "told_of"), [((400, 400), True), ((60, 60), False)])
def test_a_large_picture_beside_the_words_of_a_page_is_told(size: tuple[int, int], *, told_of: bool) -> None:
    words = [Words(90, 780 - 20 * at, line) for at, line in enumerate([TITLE, *BODY.strip().split("\n")])]
    notices = "".join(item.zh for item in read_pdf(pdf([page(words, size)]), "报告.pdf").notices)
    assert ("较大的图像" in notices) == told_of


def test_a_number_that_was_left_on_the_line_above_goes_with_its_words() -> None:
    text = f"""{TITLE}
一、
主要工作及成效
（一）
规范执法
1.
评查案卷56卷。
●
培训骨干120人次。
二、
存在的不足
一是
人手不够。
"""
    report = reading(text, year=2024)
    assert of_kind(report, PassageKind.HEADING) == ["一、\n主要工作及成效", "（一）\n规范执法", "二、\n存在的不足"]
    assert path_of(report, "评查案卷") == ["一、主要工作及成效", "（一）规范执法", "1."]
    assert path_of(report, "人手不够") == ["二、存在的不足", "一是"]
    assert words(report, passage_with(report, "培训骨干")) == "●\n培训骨干120人次。"
    assert part_of(report, "人手不够") is Part.SHORTCOMINGS


def test_a_number_above_another_a_rule_and_a_row_is_left_by_itself() -> None:
    text = f"{TITLE}\n一、\n（一）规范执法\n评查案卷56卷。\n——\n培训骨干120人次。\n2.\n案卷\t评查\t56\n"
    report = reading(text, year=2024)
    assert [words(report, item) for item in report.passages][1:3] == ["一、", "（一）规范执法"]
    assert words(report, passage_with(report, "培训骨干")) == "培训骨干120人次。"
    assert words(report, passage_with(report, "案卷\t")) == "案卷\t评查\t56"
