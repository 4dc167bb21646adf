"""Titles in book-title marks: which instrument is meant, whether it was in force, and slips of its name."""

from dataclasses import replace
from datetime import date

import pytest

from engine.one_report import HEAD, WORK, judged, says
from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.law import Instrument, Repealed, Verification, Version
from fazhi.model.obligation import Catalogue, Severity
from fazhi.rules.titles import cited_titles, core, named, names, plain, without_issuer


def instrument(six: Catalogue, id: str, title: str, *ends: date | None, **more: object) -> Instrument:
    """An instrument whose versions ended on these days."""
    versions = tuple(Version(date(2010, 1, 1 + at), date(2010, 1, 1 + at), end, 9) for at, end in enumerate(ends))
    return replace(six.instruments["LAW"], id=id, title=title, title_en=id, versions=versions, **more)


@pytest.fixture(scope="module")
def known(six: Catalogue) -> Catalogue:
    """The six duties, and instruments with names of a usual length."""
    made = [
        instrument(six, "MEET", "中华人民共和国某某会议程序条例", None),
        instrument(six, "TRIAL", "某省人民政府关于推行某某制度的意见（试行）", None),
        instrument(six, "OTHER", "某省人民政府关于推行别的制度的意见", None),
        instrument(six, "SPAN", "某某工作规划纲要（2021—2025年）", None),
        instrument(six, "ENDED", "某某信访办理旧例", date(2021, 12, 31)),
        instrument(six, "LATER", "某某信访办理新例", date(2022, 1, 1)),
        instrument(six, "MIXED", "某某档案保管办法", date(2015, 1, 1), None),
        instrument(six, "TWICE", "某某印章保管办法", date(2015, 1, 1), date(2021, 6, 1)),
        instrument(six, "DOUBT", "某某公文流转办法", date(2020, 2, 3), verified=Verification.RECALL),
    ]
    by = Both("《新例》第一条", "New Law art. 1")
    gone = [
        Repealed("中华人民共和国某某旧法", "Old Law", date(2021, 12, 31), by, Verification.TEXT),
        Repealed("某某归档旧办法", "Old Measures", date(2020, 12, 31), by, Verification.RECALL),
        Repealed("某某近法", "Recent Law", date(2022, 1, 1), by, Verification.TEXT),
        Repealed("某某档案保管方法", "Old Ways", date(2000, 1, 1), by, Verification.TEXT),
    ]
    instruments = dict(six.instruments) | {item.id: item for item in made}
    return replace(six, instruments=instruments, repealed=tuple(gone))


def cited(known: Catalogue, text: str) -> Audit:
    return judged(known, WORK + text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实《甲乙条例》要求。", [("甲乙条例", "落实", "要求")]),
        ("一二三四五六七八九十，落实《甲乙》", [("甲乙", "二三四五六七八九十，落实", "")]),
        ("前句。落实《甲乙》", [("甲乙", "落实", "")]),
        ("按《长长长长长长长长旧例》和《甲乙》", [("长长长长长长长长旧例", "按", "和"), ("甲乙", "和", "")]),
        ("前句；落实《甲乙》并宣传；后句", [("甲乙", "落实", "并宣传")]),
        ("《甲乙》一二三四五六七八九十甲乙丙丁", [("甲乙", "", "一二三四五六七八九十甲乙")]),
        ("《甲乙》《丙丁》", [("甲乙", "", ""), ("丙丁", "", "")]),
        ("《甲》", []),
        ("《甲乙", []),
        ("《外《内内》外》", [("内内", "", "")]),
        (f"《{'长' * 80}》", [("长" * 80, "", "")]),
        (f"《{'长' * 81}》", []),
    ],
)
def test_titles_are_read_with_what_stands_beside(known: Catalogue, text: str, expected: list[tuple[str, ...]]) -> None:
    found = list(cited_titles(cited(known, text)))
    assert [(item.title, item.before, item.behind) for item in found] == expected
    whole = HEAD + WORK + text
    assert all(whole[item.start : item.end] == f"《{item.title}》" for item in found)


def test_what_stands_beside_ends_where_the_text_does(known: Catalogue) -> None:
    found = cited(known, "")
    (title,) = cited_titles(replace(found, report=replace(found.report, text="落实《甲乙》要求")))
    assert (title.before, title.behind) == ("落实", "要求")


@pytest.mark.parametrize(
    ("title", "spelled"),
    [
        ("中华人民共和国甲法", "甲法"),
        ("甲 法(试行)", "甲法（试行）"),
        ("甲〔2021〕规划", "甲（2021）规划"),
        ("甲2021-2025年", "甲2021—2025年"),
        ("甲2021——2025年", "甲2021—2025年"),
        ("甲2021～2025年", "甲2021—2025年"),
        ("甲2021–2025年", "甲2021—2025年"),
        ("甲\u3000法", "甲法"),
    ],
)
def test_one_spelling_of_brackets_and_dashes(title: str, spelled: str) -> None:
    assert plain(title) == spelled


def test_a_title_without_its_issuer_or_the_brackets_at_its_end() -> None:
    assert without_issuer("某省人民政府关于甲的意见") == "关于甲的意见"
    assert without_issuer("某关于甲的意见") == "某关于甲的意见"
    assert without_issuer("关于甲的意见") == "关于甲的意见"
    assert core("甲办法（试行）（修订）") == "甲办法"
    assert core("（试行）甲办法") == "（试行）甲办法"
    assert core("（试行）") == "（试行）"


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("某某会议程序条例", "MEET"),
        ("中华人民共和国某某会议程序条例", "MEET"),
        ("某省人民政府关于推行某某制度的意见（试行）", "TRIAL"),
        ("关于推行某某制度的意见(试行)", "TRIAL"),
        ("关于推行某某制度的意见", "TRIAL"),
        ("另一机关关于推行某某制度的意见", "TRIAL"),
        ("某某工作规划纲要", "SPAN"),
        ("某某工作规划纲要（2021-2025年）", "SPAN"),
        ("某某工作规划纲要（2016—2020年）", None),
        ("某某会议程序条例（2020年修订）", "MEET"),
        ("机关关于某某会议程序条例（修订）", None),
        ("另一机关关于推行别的制度的意见（2020）", "OTHER"),
        ("某某会议", None),
    ],
)
def test_a_title_names_an_instrument(known: Catalogue, title: str, id: str | None) -> None:
    found = named(title, names(known.instruments))
    assert (found.id if found else None) == id


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("落实《某某信访办理旧例》。", "2021-12-31"),
        ("落实《某某信访办理新例》。", None),
        ("落实《某某档案保管办法》。", None),
        ("落实《某某印章保管办法》。", "2021-06-01"),
        ("落实《某某会议程序条例》。", None),
        ("落实《别的办法》。", None),
        ("废止《某某信访办理旧例》。", None),
        ("《某某信访办理旧例》失效。", None),
        ("清理《某某信访办理旧例》等。", None),
        ("前句废止。落实《某某信访办理旧例》。", "2021-12-31"),
        ("落实《某某信访办理旧例》。《别的》", "2021-12-31"),
        ("落实《某某建设纲要（2015—2020年）》。", "2020"),
        ("落实《某某规划（2016-2020）》。", "2020"),
        ("落实《某某纲要（2020—2020年）》。", None),
        ("落实《某某纲要（2020—2019年）》。", None),
        ("落实《某某纲要（2019—2022年）》。", None),
        ("落实《某某纲要（2021—2025年）》。", None),
        ("《某某规划（2016—2020年）》收官评估完成。", None),
        ("清理《某某规划（2016—2020年）》。", None),
        ("落实《某某办法（2015年）》。", None),
    ],
)
def test_what_ended_before_the_year_is_no_ground_for_it(known: Catalogue, text: str, ended: str | None) -> None:
    told = says("repealed_law_cited", cited(known, text))
    assert len(told) == bool(ended)
    for item in told:
        assert str(ended) in item.message
        assert str(ended) in item.message_en
        assert "未经" not in item.message
        assert (item.severity, item.obligation) == (Severity.EXPECTED, None)
        start = (HEAD + WORK + text).index("《")
        end = (HEAD + WORK + text).index("》") + 1
        assert (item.start, item.end) == (start, end)
        assert f"第{start}—{end}字" in item.message
        assert f"{start}-{end}" in item.message_en


def test_every_citation_of_what_ended_is_told_and_a_day_from_memory_said_to_be_one(known: Catalogue) -> None:
    text = "按《别的》办，按《某某会议程序条例》办，落实《某某信访办理旧例》和《某某公文流转办法》。"
    told = says("repealed_law_cited", cited(known, text))
    assert ["未经原文核实" in item.message for item in told] == [False, True]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        pytest.param("某某旧法", ["至 2021-12-31（《新例》第一条），", "Old Law, ", "(New Law art. 1)"], id="short"),
        pytest.param("中华人民共和国某某旧法", ["2021-12-31"], id="in full"),
        pytest.param("某某归档旧办法", ["（《新例》第一条，未经原文核实）", "art. 1, from memory)"], id="from memory"),
        pytest.param("某某近法", [], id="in force on the first day of the year"),
        pytest.param("劳动某某旧法", [], id="another law whose name ends with it"),
        pytest.param("某某旧法实施条例", [], id="another that begins with it"),
    ],
)  # fmt: skip
def test_what_has_ended_is_told_though_no_duty_rests_on_it(known: Catalogue, title: str, words: list[str]) -> None:
    told = says("repealed_law_cited", cited(known, f"按照《{title}》办理。"))
    assert len(told) == bool(words)
    for item in told:
        start = len(HEAD + WORK) + 2
        assert (item.start, item.end, item.severity) == (start, start + len(title) + 2, Severity.EXPECTED)
        assert not [word for word in words if word not in item.message + item.message_en]
    assert not says("repealed_law_cited", cited(known, f"废止《{title}》。"))


def test_what_is_cited_behind_what_is_said_to_have_ended_is_told_too(known: Catalogue) -> None:
    text = "废止《某某信访办理旧例》。落实《别的》。落实《某某信访办理旧例》。"
    assert len(says("repealed_law_cited", cited(known, text))) == 1
    text = "按照《某某近法》和《某某旧法》办理，落实《某某信访办理旧例》。"
    assert len(says("repealed_law_cited", cited(known, text))) == 2


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        pytest.param("某某会议程序规例", "某某会议程序条例", id="a character exchanged"),
        pytest.param("某某会议程序的条例", "某某会议程序条例", id="a character too many"),
        pytest.param("某某会议序条例", "某某会议程序条例", id="a character too few"),
        pytest.param("某某会议程序条例", None, id="its name"),
        pytest.param("某某会议程序规定办法", None, id="too much exchanged"),
        pytest.param("某某会议程序条例实施", None, id="its name and more"),
        pytest.param("某某会议程序", None, id="a piece of its name"),
        pytest.param("甲市会议程序条例", None, id="of a place"),
        pytest.param("会议程则", None, id="too short"),
        pytest.param("某某档案保管方案", None, id="a document of its own"),
        pytest.param("某某档案保管方法", None, id="the name of what has ended"),
        pytest.param("某某档案保管力法", "某某档案保管办法", id="another character exchanged"),
    ],
)
def test_a_slip_of_a_name_is_told(known: Catalogue, title: str, meant: str | None) -> None:
    text = f"落实《{title}》。"
    told = says("misnamed_law", cited(known, text))
    assert len(told) == bool(meant), [item.message for item in told]
    for item in told:
        assert f"《{title}》" in item.message
        assert str(meant) in item.message
        start = len(HEAD + WORK) + 2
        assert (item.start, item.end) == (start, start + len(title) + 2)
        assert f"第{item.start}—{item.end}字" in item.message
        assert f"{item.start}-{item.end}" in item.message_en
        assert (item.severity, item.obligation) == (Severity.NOTICE, None)


def test_a_slip_is_told_once_and_each_slip_is_told(known: Catalogue) -> None:
    text = "按《别的》、《某某会议程序条例》，《某某会议程序规例》，《某某会议程序规例》，《某某档案保管力法》。"
    told = says("misnamed_law", cited(known, text))
    assert ["会议" in item.message for item in told] == [True, False]


@pytest.mark.parametrize("far", ["某某会议程序办条例一", "某某会议程序条例丈"])
def test_of_two_alike_the_most_alike_is_meant(six: Catalogue, far: str) -> None:
    both = replace(
        six,
        instruments=dict(six.instruments)
        | {
            "FAR": instrument(six, "FAR", far, None),
            "NEAR": instrument(six, "NEAR", "某某会议程序条例一二", None),
        },
    )
    (told,) = says("misnamed_law", cited(both, "落实《某某会议程序条例一三》。"))
    assert "《某某会议程序条例一二》" in told.message


@pytest.mark.parametrize(
    ("title", "name", "alike"),
    [
        pytest.param("一二三四五六七八九十甲乙", "一二三四五六七八九十丙丁", True, id="83.3 of 100"),
        pytest.param("一二三四五六七八九十甲", "一二三四五六七八九丙丁", False, id="81.8 of 100"),
        pytest.param("一二三四五六七八九十甲乙丙丁四五六", "一二三四五六七八九十甲乙丙丁一二三", False, id="82.4"),
        pytest.param("一二三四五七", "一二三四五六", True, id="the shortest"),
        pytest.param("一二三六四五", "一二三四五", False, id="too short"),
        pytest.param("一二甲三四五乙六七八九十", "一二三四五六七八九十", True, id="two characters more"),
        pytest.param("一二甲三四五乙六七丙八九十子丑", "一二三四五六七八九十子丑", False, id="three characters more"),
        pytest.param(
            "一二三四五六七八九十子丑寅卯辰巳午未甲乙丙", "一二三四五六七八九十子丑寅卯辰巳午未丁戊", False,
            id="five characters",
        ),
        pytest.param("场场监督管理条例", "市场监督管理条例", True, id="a place has a name before its rank"),
        pytest.param("甲市一二三四五六七八九十条例", "乙市一二三四五六七八九十条例", False, id="another place"),
        pytest.param("甲县一二三四五六七八九十条例", "甲市一二三四五六七八九十条例", False, id="of another rank"),
        pytest.param("甲市子二三四五六七八九十条例", "甲市一二三四五六七八九十条例", True, id="the same place"),
        pytest.param("一二三甲市五六七八九十条例", "一二三四市五六七八九十条例", False, id="another long place"),
        pytest.param("一二三四甲市六七八九十条例", "一二三四五市六七八九十条例", True, id="too long for a place"),
        pytest.param("一二三四五六实施七八九十", "一二三四五六实行七八九十", False, id="a document of its own"),
        pytest.param("一二三四五实施六七八九十", "一二三四五实行六七八九十", True, id="not at its end"),
        pytest.param("一二三四五六实施七八九十甲乙", "一二三四五六实行七八九十甲乙", True, id="in its middle"),
    ],
)  # fmt: skip
def test_from_which_likeness_a_title_is_a_slip(six: Catalogue, title: str, name: str, alike: bool) -> None:
    one = replace(six, instruments=dict(six.instruments) | {"ONE": instrument(six, "ONE", name, None)})
    assert bool(says("misnamed_law", cited(one, f"落实《{title}》。"))) is alike
