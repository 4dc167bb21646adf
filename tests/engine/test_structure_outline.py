"""What stands under which heading or item, and which item has a title of its own."""

import pytest

from fazhi.model.report import PassageKind
from reading_helpers import of_kind, path_of, reading

BODY = "全年共办理案件30件，均按期办结，并逐件回访当事人，听取意见建议后改进工作流程和服务方式。"

UNDER = {
    "a sentence stands under its chapter and section": (
        f"一、主要工作\n（一）依法决策\n{BODY}",
        "全年共办理",
        ["一、主要工作", "（一）依法决策"],
    ),
    "the next chapter closes the one before": (
        f"一、甲项工作\n（一）依法决策\n二、乙项工作\n{BODY}",
        "全年",
        ["二、乙项工作"],
    ),
    "a dash item ends with its paragraph": (
        "一、主要工作\n——推行公开。\n另有一事已办结。",
        "另有一事",
        ["一、主要工作"],
    ),
    "a dash heading holds the paragraph under it": (
        f"一、主要工作\n——推行政务公开\n{BODY}",
        "全年共办理",
        ["一、主要工作", "——推行政务公开"],
    ),
    "and no more than that one": (
        f"一、主要工作\n——推行政务公开\n{BODY}\n另有一事已办结。",
        "另有一事",
        ["一、主要工作"],
    ),
    "an item inside a paragraph ends with it": (
        "一、主要工作\n做法有：一是公开信息；二是听取意见。\n另有一事已办结。",
        "另有一事",
        ["一、主要工作"],
    ),
    "a point that opens a paragraph holds what follows in it": (
        f"一、主要工作\n一是依法决策。{BODY}\n二是依法行政。{BODY}",
        "全年共办理",
        ["一、主要工作", "一是依法决策"],
    ),
}


@pytest.mark.parametrize("name", UNDER)
def test_a_passage_stands_under_what_it_belongs_to(name: str) -> None:
    text, phrase, path = UNDER[name]
    assert path_of(reading(text), phrase) == path


def bare(length: int) -> str:
    """A first item of that many characters with nothing under it, among others that have a body."""
    lead = ("依法公正规范文明推进城乡基层社会综合治理" * 3)[:length]
    return f"一、主要工作\n1.{lead}。\n2.依法决策。\n{BODY}\n3.依法行政。\n{BODY}"


def under(lead: str, form: str = "1.") -> str:
    """An item with a body."""
    return f"一、主要工作\n{form}{lead}。{BODY}\n"


LEADS = {
    "a short lead with nothing under it is a title": (bare(16), "1.", True),
    "a longer one is a sentence": (bare(17), "1.", False),
    "a lead of 64 characters is a title": (under("法治" * 32), "1.", True),
    "one of 65 is a sentence": (under("法治" * 32 + "化"), "1.", False),
    "a point of 45 characters is a title": (under("法治" * 22 + "化", "一是"), "一是", True),
    "one of 46 is a sentence": (under("法治" * 23, "一是"), "一是", False),
    "a light act of 24 characters is a title": (under("开展" + "法治" * 11), "1.", True),
    "one of 25 is a sentence": (under("开展" + "法治" * 11 + "化"), "1.", False),
    "a deed is a sentence": (under("印发实施方案"), "1.", False),
    "to build up and complete is none": (under("建立健全工作体系"), "1.", True),
    "to build is": (under("建立工作专班"), "1.", False),
    "a count is a sentence": (under("受理信访事项30件"), "1.", False),
    "a lack is a sentence": (under("执法力量薄弱"), "1.", False),
    "two commas are a title": (under("强化统筹，压实责任，形成合力"), "1.", True),
    "three are a sentence": (under("强化统筹，压实责任，形成合力，善作善成"), "1.", False),
}


@pytest.mark.parametrize("name", LEADS)
def test_a_lead_is_a_title_or_a_sentence(name: str) -> None:
    text, number, titled = LEADS[name]
    headings = of_kind(reading(text), PassageKind.HEADING)
    assert any(heading.startswith(number) for heading in headings) is titled


def among(lead: str, other: str = "依法行政", body: str = BODY, form: str = "（{}）") -> str:
    """A second section with that lead, between two others."""
    return "一、主要工作\n" + "".join(
        f"{form.format(number)}{said}。{told}\n"
        for number, said, told in zip("一二三", (other, lead, other), (BODY, body, BODY), strict=True)
    )


DEEDS = {
    "among titles, with a body": (among("制定并公布决策目录"), True),
    "with a comma": (among("制定决策目录，公布于众"), True),
    "among deeds only": (among("制定并公布决策目录", other="印发工作要点"), False),
    "with no body": (among("制定并公布决策目录", body=""), False),
    "with a figure": (among("制定决策目录3项"), False),
    "what was done": (among("制定了决策目录"), False),
    "with a document": (among("制定《决策目录》"), False),
    "a lack": (among("制定目录力量不足"), False),
    "an item of another form": (among("制定并公布决策目录", form="{}是"), False),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_lead_that_tells_of_a_deed_is_a_title_among_titles(name: str) -> None:
    text, titled = DEEDS[name]
    headings = of_kind(reading(text), PassageKind.HEADING)
    assert any("目录" in heading for heading in headings) is titled


LEVELS = {
    "three": ("一、甲事\n（一）乙事\n1.丙事\n全年办结。", [1, 2, 3]),
    "a second list below a section": ("一、工作\n1.甲事。办了。\n（1）乙事。办了。\n2.丙事。办了。", [1, 2, 3, 2]),
    "a list that an unlike one follows": (
        "一、工作\n（1）甲事。办了。\n（2）乙事。办了。\n（一）丙事\n1.丁事。办了。",
        [1, 2, 2, 2, 3],
    ),
    "parts over chapters": ("第一部分 工作\n一、甲事\n办了。\n第二部分 打算\n一、乙事\n将办。", [1, 2, 1, 2]),
    "a list that counts from one, where it stands": ("一、工作\n（1）甲事。办了。\n1.丙事。办了。", [1, 2, 3]),
    "a list that counts on": ("一、工作\n（1）甲事。办了。\n2.丙事。办了。", [1, 2, 2]),
    "a list behind a dash": ("一、工作\n——甲事。办了。\n1.丙事。办了。", [1, 2, 2]),
    "a section behind smaller lists": (
        "一、工作\n1.甲事。办了。\n一是乙事。办了。\n（一）丙事。办了。",
        [1, 2, 3, 2],
    ),
    "items in one paragraph": ("一、工作\n一是公开信息；二是听取意见。\n另有一事。", [1, 2, 2]),
}


@pytest.mark.parametrize("name", LEVELS)
def test_headings_and_items_have_a_level(name: str) -> None:
    text, levels = LEVELS[name]
    assert [heading.level for heading in reading(text).headings] == levels


MORE_LEADS = {
    "commas of both widths": (under("强化统筹，压实责任,形成合力"), "1.", True),
    "three commas of both widths": (under("强化统筹，压实责任,形成合力，善作善成"), "1.", False),
    "three half-width commas": (under("强化统筹,压实责任,形成合力,善作善成"), "1.", False),
    "three commas of a chapter": (under("强化统筹，压实责任，形成合力，善作善成", "一、"), "一、强化", True),
    "four commas of a chapter": (under("强化统筹，压实责任，形成合力，善作善成，久久为功", "一、"), "一、强化", False),
    "a deed on a line of its own": ("一、工作\n1.印发实施方案\n2.开展评查\n3.组织培训", "1.", False),
    "a deed on a line over a body": (f"一、工作\n1.印发实施方案\n{BODY}", "1.", True),
    "a count on a line of its own": (f"一、工作\n1.办结案件30件\n{BODY}", "1.", False),
    "a count of a section on a line": (f"一、工作\n（一）办结案件30件\n{BODY}", "（一）", True),
    "a count in Chinese numerals": (f"一、工作\n1.办结案件三件\n{BODY}", "1.", False),
    "a count in larger numerals": (f"一、工作\n1.办结案件两百件\n{BODY}", "1.", False),
    "one thing": (f"一、工作\n1.办好一件实事\n{BODY}", "1.", True),
    "a count within quotation marks": (f"一、工作\n1.推进“三件实事”\n{BODY}", "1.", True),
    "nothing behind the number": ("一、工作\n1.\n全年办结。", "1.", False),
}


@pytest.mark.parametrize("name", MORE_LEADS)
def test_commas_counts_and_deeds_make_a_sentence_of_a_lead(name: str) -> None:
    text, number, titled = MORE_LEADS[name]
    headings = of_kind(reading(text), PassageKind.HEADING)
    assert any(heading.startswith(number) for heading in headings) is titled


def depths(text: str) -> list[int]:
    """How many headings and items stand above each passage."""
    return [len(passage.path) for passage in reading(text).passages]


DEPTHS = {
    "a point with its body ends with its paragraph": (
        "一、工作\n一是甲事。办了。\n另有一事。\n二是乙事。办了。",
        [0, 1, 2, 1, 1, 2],
    ),
    "a point alone holds the paragraph below": ("一、工作\n一是推行公开。\n另有一事。", [0, 1, 2]),
    "points of one paragraph, and of the next": (
        "一、工作\n一是甲；二是乙。\n三是丙。又办一事。\n另有一事。",
        [0, 2, 2, 2, 2, 1],
    ),
}


@pytest.mark.parametrize("name", DEPTHS)
def test_points_end_with_their_paragraphs(name: str) -> None:
    text, expected = DEPTHS[name]
    assert depths(text) == expected


NAMES = ("依法决策", "依法行政", "公正司法", "全民守法", "公开透明")
RUNS = {
    "the first of five": ({1}, ["1.依法决策。"]),
    "the second of five": ({2}, ["2.依法行政。"]),
    "the last of five": ({5}, []),
    "the first and the last": ({1, 5}, ["1.依法决策。"]),
    "two of four": ({1, 3}, ["1.依法决策。", "2.依法行政。", "3.公正司法。", "4.全民守法。"]),
    "two of five": ({2, 3}, ["2.依法行政。", "3.公正司法。"]),
}


@pytest.mark.parametrize("name", RUNS)
def test_items_are_titles_where_half_of_them_have_a_body(name: str) -> None:
    told, titles = RUNS[name]
    number = 4 if name == "two of four" else 5
    items = [f"{at}.{NAMES[at - 1]}。" + (f"\n{BODY}" if at in told else "") for at in range(1, number + 1)]
    headings = of_kind(reading("一、主要工作\n" + "\n".join(items)), PassageKind.HEADING)
    assert headings == ["一、主要工作", *titles]


LISTS = {
    "deeds, and one that tells none": ("1.印发实施方案\n2.印发工作要点\n3.依法行政", []),
    "counts, and one that tells none": ("1.案件30件\n2.信访5件\n3.依法行政", []),
    "deeds and counts by halves": ("1.印发实施方案\n2.案件30件\n3.依法行政\n4.公正司法", []),
    "fewer deeds than half": ("1.印发实施方案\n2.依法行政\n3.公正司法", []),
    "names alone": ("1.依法行政\n2.公正司法", []),
    "a name alone": ("1.依法行政", []),
    "sections that tell": ("（一）印发实施方案\n（二）印发工作要点\n（三）依法行政", []),
    "deeds within quotation marks": ("1.推进“印发实施方案”\n2.推进“印发工作要点”\n3.依法行政", []),
    "a paragraph behind the last": (f"1.印发实施方案\n2.印发工作要点\n3.依法行政\n{BODY}", []),
    "something told under the first": (f"1.依法行政\n{BODY}\n2.印发工作要点\n3.公正司法", ["1.依法行政", "3.公正司法"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_with_nothing_under_its_items_holds_no_titles(name: str) -> None:
    text, titles = LISTS[name]
    assert of_kind(reading(f"一、主要工作\n{text}"), PassageKind.HEADING) == ["一、主要工作", *titles]


WHATEVER = {
    "of the format": ("# 云州市2022年法治报告\n\n## 办结案件30件\n\n办了。", "case.md", "## 办结案件30件"),
    "of a part": ("第一部分 办结案件30件\n办了。\n第二部分 打算\n将办。", "case.txt", "第一部分 办结案件30件"),
    "of a chapter without a number": ("办结案件。\n存在的问题和不足\n一、甲事\n人少。", "case.txt", "存在的问题和不足"),
}


@pytest.mark.parametrize("name", WHATEVER)
def test_what_is_a_heading_by_its_place_is_one_whatever_it_says(name: str) -> None:
    text, file, heading = WHATEVER[name]
    assert heading in of_kind(reading(text, name=file), PassageKind.HEADING)
