"""Numbers in a clause: which count something, and what."""

import pytest

from engine.telling import grammar
from fazhi.evidence.figures import find_figures, number_with_unit, unit_of
from fazhi.model.obligation import Catalogue

FIGURES = {
    "digits": ("办理28件", "件", "28件"),
    "Chinese numerals": ("办理二十八件", "件", "二十八件"),
    "about": ("办理20余件", "件", "20余件"),
    "with a scale": ("印发3万份", "份", "3万份"),
    "grouped": ("印发1,204份", "份", "1,204份"),
    "a percentage": ("好评97%", "%", "97%"),
    "a rate by its name before it": ("好评率97%", "好评率", "好评率97%"),
    "a percentage in words": ("好评率百分之九十", "好评率", "好评率百分之九十"),
    "another unit": ("办理28份", "件", None),
    "behind the noun of a count": ("办件数90件", "件", "90件"),
    "a numeral behind such a noun": ("到会人数十二人", "人", "十二人"),
    "a number left open": ("办理数十件", "件", None),
    "one left open in digits' place": ("办理数百件", "件", None),
    "a scale without a number": ("走访千家万户", "家", None),
    "a number behind such a scale": ("走访千家万户28件", "件", "28件"),
    "a number behind what sums up a list": ("甲乙等6项制度28件", "件", "28件"),
    "a name of two characters": ("满意97%", "满意", "满意97%"),
    "a year": ("2022年办理", "年", None),
    "a day of a month": ("3月5日办理", "日", None),
    "an ordinal": ("第3件", "件", None),
    "one": ("办理一件", "件", None),
    "one event that took place": ("听了一次汇报", "次", "一次"),
    "one that stands first": ("一次汇报", "次", None),
    "one thing": ("听了一份汇报", "份", None),
    "once and for all": ("开了一次性补助", "次", None),
    "a single numeral that names": ("落实三项制度", "项", None),
    "a single numeral behind what it counts": ("清理许可三项", "项", "三项"),
    "a single numeral behind what it counts, in a list": ("清理许可三项、证照", "项", "三项"),
    "a single numeral with nothing before it": ("三项", "项", None),
    "a threshold": ("至少28件", "件", None),
    "a threshold from afar": ("至少走完进村宣讲28件", "件", None),
    "behind the number of a threshold": ("至少28件而办理30件", "件", "30件"),
    "a target": ("务求办理28件", "件", None),
    "a number behind the target": ("务求办理28件、30件", "件", None),
    "what sums up a list": ("甲乙等6项制度", "项", None),
    "what counts a list": ("列入甲乙等6项", "项", "6项"),
    "what counts behind a list": ("甲乙等28件", "件", "28件"),
    "working days": ("3个工作日", "个", None),
    "things": ("3个工作组", "个", "3个"),
    "a percentage of something else": ("好评97%", "件", None),
    "a percentage with its point": ("好评99.5%", "%", "99.5%"),
    "a change of a percentage": ("上升3个百分点", "%", "3个百分点"),
    "tenths": ("好评九成以上", "%", "九成"),
    "tenths and a half": ("好评三成五", "%", "三成五"),
    "tenths that are none": ("建成九成套系统", "%", None),
    "a rate sixteen characters before": (f"合格率{'某' * 13}97%", "合格率", "合格率97%"),
    "a rate farther before": (f"合格率{'某' * 14}97%", "合格率", None),
    "a rate by its last character": ("合格率97%", "率", "率97%"),
    "a name of one character": ("合格件97%", "件", None),
    "a hundred and one": ("办理一百件", "件", "一百件"),
    "a hundred and more": ("办理百余件", "件", "百余件"),
    "one in a hundred": ("下降百分之一", "%", "百分之一"),
    "one, about": ("办理一余件", "件", "一余件"),
    "ten thousand": ("办理一万件", "件", "一万件"),
    "a single numeral that counts": ("办理三件", "件", "三件"),
    "a single numeral, about, that names": ("办理十余项", "项", "十余项"),
    "a longer numeral that names": ("办理十二项", "项", "十二项"),
    "a month": ("5月办理", "月", None),
    "some days": ("历时5日", "日", "5日"),
    "days at the beginning": ("5日办结", "日", "5日"),
    "a span of numbers": ("3-5件", "件", "5件"),
    "a day of a campaign": ("3·15件", "件", "15件"),
    "a time": ("9:30件", "件", "30件"),
    "a number in a name": ("12345热线", "热线", "12345热线"),
    "a target behind a number": ("办理28件务求30件", "件", "28件"),
    "a target from afar": (f"务求{'某' * 30}28件", "件", None),
    "a target behind it": ("28件务求", "件", "28件"),
    "what sums up a list at the beginning": ("等6项制度", "项", None),
    "what follows 等 without a classifier": ("等6份制度", "份", "6份"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_number_counts_what_a_unit_of_the_duty_names(six: Catalogue, name: str) -> None:
    text, unit, told = FIGURES[name]
    words = grammar(six, threshold="至少", aim="务求")
    figures = find_figures(text, words)
    plain = [figure for figure in figures if not figure.summed]
    counted = [(figure, goes) for figure in plain if (goes := unit_of(figure, text, (unit,), words.figures))]
    assert [number_with_unit(figure, text, goes) for figure, goes in counted] == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "behind", "counts"),
    [
        pytest.param("计划50卷", "实际72卷", [], id="planned, and what was done behind it"),
        pytest.param("计划评查各类案卷50卷", "实际评查各类案卷72卷", [], id="with words between"),
        pytest.param("计划评查某某某某某某某某某50卷", "实际72卷", ["50"], id="too many of them"),
        pytest.param("计划50卷", "实际评查某某某某某某某某某72卷", ["50"], id="too many before what was done"),
        pytest.param("计划五期", "实际三期", [], id="in words"),
        pytest.param("计划50卷", "今年实际72卷", [], id="behind a time"),
        pytest.param("计划50卷", "某局实际72卷", ["50"], id="of another"),
        pytest.param("计划50卷", "", ["50"], id="with nothing behind it"),
        pytest.param("计划50卷", "实际办好", ["50"], id="with no number behind it"),
        pytest.param("计划50卷", "实际3人", ["50"], id="of another unit"),
        pytest.param("评查50卷", "实际72卷", ["50"], id="not planned"),
        pytest.param("评查计划50卷、实际72卷", "", ["72"], id="both in a clause"),
        pytest.param("实际评查72卷、计划50卷", "", ["72", "50"], id="the other way round"),
        pytest.param("抽取30卷、计划50卷、实际72卷", "", ["30", "72"], id="with another before"),
    ],
)
def test_of_what_was_planned_and_what_was_done_the_latter_counts(
    six: Catalogue, text: str, behind: str, counts: list[str]
) -> None:
    found = find_figures(text, grammar(six, number_planned="计划", in_fact="实际", time_head="今年"), behind)
    assert [text[figure.start : figure.end] for figure in found] == counts


def test_what_sums_up_a_list_is_marked(six: Catalogue) -> None:
    found = find_figures("办理甲、乙等6项制度28件", grammar(six))
    assert [(figure.start, figure.summed) for figure in found] == [(6, True), (10, False)]


def test_a_unit_of_ten_thousands_takes_the_end_of_its_number(six: Catalogue) -> None:
    text = "挽回18.7亿元"
    words = grammar(six)
    (figure,) = find_figures(text, words)
    assert unit_of(figure, text, ("亿元",), words.figures) == "元"
    assert unit_of(figure, text, ("万元",), words.figures) is None


def test_of_several_units_the_longest_is_told(six: Catalogue) -> None:
    text = "培训28人次"
    words = grammar(six)
    (figure,) = find_figures(text, words)
    assert unit_of(figure, text, ("人", "人次"), words.figures) == "人次"
