"""What a report is about, by its title, its headings and its text, and what its leaders did where no part tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from engine.telling import with_words
from fazhi.evidence import compile_rules
from fazhi.model.evidence import Found
from fazhi.model.obligation import Catalogue, Pattern
from fazhi.model.report import Part, Report
from fazhi.reading import read_text

MONEY, LAW = "甲县2022年财政情况\n", "甲县2022年法治情况报告\n"
WORK, PLANS = "一、主要举措和成效\n", "二、2023年工作安排\n印发文件。\n"
LEADERS = {
    "principal_leader": "县长 局长",
    "principal_not": "副",
    "principal_body": "办公会",
    "principal_act": "主持 部署",
    "principal_duty": "第一责任人",
    "principal_matter": "纠纷",
}


def asked(six: Catalogue, section: Part, throughout: Sequence[str], words: Mapping[str, str]) -> Catalogue:
    """The duty to have a part alone, asked for that part and for what a text is about."""
    duty = six.obligation("REPORT_001")
    assert duty
    patterns = tuple(Pattern(text, 9) for text in throughout)
    rule = replace(duty.evidence, section=section, throughout=patterns)
    return replace(with_words(six, **words), obligations=(replace(duty, evidence=rule),))


def searched(catalogue: Catalogue, text: str) -> tuple[Report, Found]:
    """A report and what is found in it."""
    report = read_text(text, name="case.txt", unit_kind="county", year=2022)
    return report, compile_rules(catalogue).search(report)["REPORT_001"]


THREE = "法治甲。法治乙。法治丙。"
ABOUT = {
    "its title": (f"{LAW}{WORK}办。\n{PLANS}", ["verb:印发"]),
    "its announcement": (f"{MONEY}现将法治情况报告如下：\n{WORK}办。\n{PLANS}", ["verb:印发"]),
    "its announcement behind other sentences": (
        f"{MONEY}工作有序。各项都好。现将法治情况报告如下：\n{WORK}办。\n{PLANS}",
        ["verb:印发"],
    ),
    "a line below its title": (f"{MONEY}（法治情况报告）\n{WORK}办。\n{PLANS}", ["verb:印发"]),
    "not what stands before that": (f"{MONEY}法治情况报告很多。现将情况报告如下：\n{WORK}办。\n{PLANS}", None),
    "a heading of the part": (f"{MONEY}{WORK}办。\n二、法治报告安排\n抓。", ["no_act:"]),
    "a heading below one of the part": (f"{MONEY}{WORK}办。\n{PLANS}（一）法治报告\n抓好。", ["verb:印发"]),
    "a chapter of another part": (f"{MONEY}一、法治情况报告\n办。\n{PLANS}", ["verb:印发"]),
    "no section of another part": (f"{MONEY}{WORK}（一）法治情况报告\n办。\n{PLANS}", None),
    "three passages": (f"{MONEY}{WORK}{THREE}\n{PLANS}", ["verb:印发", "subject:法治"]),
    "two passages": (f"{MONEY}{WORK}法治甲。法治乙。\n{PLANS}", None),
    "one in eight": (f"{MONEY}{WORK}{THREE}{'其他。' * 20}\n{PLANS}", ["verb:印发", "subject:法治"]),
    "less than one in eight": (f"{MONEY}{WORK}{THREE}{'其他。' * 21}\n{PLANS}", None),
    "headings, which count for nothing": (
        f"{MONEY}{WORK}（一）法治甲\n办。\n（二）法治乙\n办。\n（三）法治丙\n办。\n{PLANS}",
        None,
    ),
    "rows": (f"{MONEY}{WORK}法治\t3件\n法治\t4件\n法治\t5件\n{PLANS}", ["verb:印发", "subject:法治"]),
    "what closes it, which counts for nothing": (f"{MONEY}{WORK}法治甲。法治乙。\n{PLANS}附件：\n法治丙。", None),
}


@pytest.mark.parametrize("name", ABOUT)
def test_a_report_is_about_a_matter_by(six: Catalogue, name: str) -> None:
    text, reasons = ABOUT[name]
    _, found = searched(asked(six, Part.PLANS, ["法治"], {}), text)
    assert [str(reason) for item in found.evidence for reason in item.reasons] == (reasons or [])
    assert [near.shortfall.value for near in found.near] == ([] if reasons else ["other_subject"])


def test_the_words_most_spoken_of_are_told(six: Catalogue) -> None:
    text = f"{MONEY}{WORK}守法，守法，守法，守法。法治甲，依法。法治乙，依法，执法。法治，执法，依法。法治丁。\n{PLANS}"
    catalogue = asked(six, Part.PLANS, ["{matter}"], {"matter": "法治 依法 守法 执法"})
    _, found = searched(catalogue, text)
    assert [str(item.reasons[1]) for item in found.evidence] == ["subject:法治、依法、执法"]
    assert [(item.rule, item.line) for item in found.evidence] == [("{matter}", 9)]


def test_of_several_matters_the_first_that_is_spoken_of_is_told(six: Catalogue) -> None:
    _, found = searched(asked(six, Part.PLANS, ["守法", "法治"], {}), f"{MONEY}{WORK}{THREE}\n{PLANS}")
    assert [item.rule for item in found.evidence] == ["法治"]


def test_a_pattern_met_in_the_part_of_another_duty_has_no_line(six: Catalogue) -> None:
    lines = {
        f"{MONEY}一、法治情况报告\n办。\n{PLANS}": True,
        f"{LAW}{WORK}办。\n{PLANS}": False,
    }
    for text, other in lines.items():
        _, found = searched(six, text)
        assert [(item.rule, item.line == 0) for item in found.evidence] == [("法治…报告", other)]


FAR = "一二三四五六七八九十甲乙丙"
LED = {
    "an act": ("县长主持学习法治。", [("measure", "县长主持学习法治", "verb:主持")]),
    "an office": ("县长担任法治第一责任人。", [("assertion", "县长担任法治第一责任人", "no_act:")]),
    "a deputy": ("副县长主持学习法治。", []),
    "a body": ("县长办公会主持法治。", []),
    "fourteen characters before": (f"{FAR}丁县长主持法治。", [("measure", f"{FAR}丁县长主持法治", "verb:主持")]),
    "fifteen characters before": (f"{FAR}丁戊县长主持法治。", []),
    "from the clause about the leader on": ("学习法治，县长主持会议。", [("measure", "县长主持会议", "verb:主持")]),
    "an act in a clause behind": (
        "县长参加，部署法治。",
        [("measure", "县长参加，部署法治", "verb:部署")],
    ),
    "an office in a clause behind": (
        "县长参加，作为法治第一责任人。",
        [("assertion", "县长参加，作为法治第一责任人", "no_act:")],
    ),
    "an act in a clause before": ("主持学习法治，县长参加。", []),
    "another matter": ("县长主持学习。", []),
    "a dispute": ("县长主持会议，调处纠纷。", [("measure", "县长主持会议，调处纠纷", "verb:主持")]),
    "a dispute of others": ("村里有纠纷，县长主持会议。", []),
    "neither act nor office": ("县长学习法治。", []),
    "nobody": ("主持学习法治。", []),
    "an earlier year": ("2021年县长主持学习法治。", []),
    "a promise": ("将由县长主持学习法治。", []),
    "a lack": ("县长尚未主持学习法治。", []),
    "a matter in the heading above": (
        "（一）法治学习\n县长主持学习。",
        [("measure", "县长主持学习", "verb:主持")],
    ),
    "a heading": ("（一）县长主持学习法治\n办。", []),
    "two sentences": (
        "县长主持法治。局长部署法治。",
        [("measure", "县长主持法治", "verb:主持"), ("measure", "局长部署法治", "verb:部署")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LED)
def test_what_leaders_did_is_told_in_paragraphs(six: Catalogue, name: str) -> None:
    text, expected = LED[name]
    report, found = searched(asked(six, Part.LEADERSHIP, ["法治"], LEADERS), f"{LAW}{WORK}{text}\n")
    told = [(item.strength.key, report.text[item.start : item.end], str(item.reasons[0])) for item in found.evidence]
    assert told == expected
    assert all(str(item.reasons[1]) == "paragraph:" for item in found.evidence)
    assert all(item.polarity.value == "done" for item in found.evidence)


def test_leaders_are_looked_for_before_and_in_the_work_only(six: Catalogue) -> None:
    catalogue = asked(six, Part.LEADERSHIP, ["法治"], LEADERS)
    told = "全年工作有序，由县长主持学习法治。\n"
    assert len(searched(catalogue, f"{LAW}{told}{WORK}办。\n")[1].evidence) == 1
    assert not searched(catalogue, f"{LAW}{WORK}办。\n二、2023年工作安排\n{told}")[1].evidence
    assert not searched(asked(six, Part.PLANS, ["法治"], LEADERS), f"{LAW}{WORK}{told}")[1].evidence


def test_a_part_of_its_own_goes_before_paragraphs(six: Catalogue) -> None:
    text = f"{LAW}一、主要负责人履职情况\n抓好。\n二、主要举措和成效\n县长主持法治。\n"
    report, found = searched(asked(six, Part.LEADERSHIP, ["法治"], LEADERS), text)
    assert [report.text[item.start : item.end] for item in found.evidence] == ["抓好。"]


def test_without_words_for_leaders_none_are_known(six: Catalogue) -> None:
    some = {name: words for name, words in LEADERS.items() if name != "principal_not"}
    assert not searched(asked(six, Part.LEADERSHIP, ["法治"], some), f"{LAW}{WORK}县长主持法治。\n")[1].evidence


def test_a_part_is_quoted_from_its_first_passage_to_its_last(six: Catalogue) -> None:
    text = f"{LAW}{WORK}办。\n二、2023年工作安排\n抓好学习。印发文件。\n再学习。\n"
    report, found = searched(six, text)
    assert [report.text[item.start : item.end] for item in found.evidence] == ["抓好学习。印发文件。\n再学习。"]


def test_a_part_without_a_heading_comes_near_by_its_first_passage(six: Catalogue) -> None:
    duty = six.obligation("REPORT_001")
    assert duty
    rule = replace(duty.evidence, about=(Pattern("法治甲", 1), Pattern("法治乙", 2)))
    asked_twice = replace(six, obligations=(replace(duty, evidence=rule),))
    report, found = searched(asked_twice, f"{MONEY}办案三件。\n下一步，将培训。\n还将学习。\n")
    assert [report.text[item.start : item.end] for item in found.near] == ["下一步，将培训。"]
    assert [(item.rule, item.line) for item in found.near] == [("法治甲", 1)]
    _, found = searched(asked_twice, f"{MONEY}一、法治乙和法治甲\n办。\n{PLANS}")
    assert [(item.rule, item.line) for item in found.evidence] == [("法治甲", 0)]


PLACED = {
    "a section of the part": (f"{LAW}{WORK}办。\n二、2023年安排\n（一）培训\n印发文件。\n", ["二、2023年安排"]),
    "two chapters of the part": (
        f"{LAW}{WORK}办。\n二、2023年安排\n印发文件。\n三、2023年打算\n办。\n",
        ["二、2023年安排"],
    ),
    "no heading of the part": (f"{MONEY}{WORK}（一）执法\n办。下一步，将培训。\n", ["一、主要举措和成效"]),
    "no heading, twice": (
        f"{MONEY}{WORK}下一步，将培训。\n过去五年，办案。\n（一）执法\n下一步，将学习。\n",
        ["一、主要举措和成效"],
    ),
}


@pytest.mark.parametrize("name", PLACED)
def test_a_part_is_placed_by_its_chapter(six: Catalogue, name: str) -> None:
    text, path = PLACED[name]
    report, found = searched(six, text)
    (item,) = found.evidence or found.near
    assert [str(step) for step in item.path] == path
    assert item.part is Part.PLANS
    assert report.text[item.start :].startswith(("印发文件", "下一步，将培训"))
