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
    "a year": ("2022年办理", "年", None),
    "a day of a month": ("3月5日办理", "日", None),
    "an ordinal": ("第3件", "件", None),
    "one": ("办理一件", "件", None),
    "one event that took place": ("听了一次汇报", "次", "一次"),
    "one that stands first": ("一次汇报", "次", None),
    "one thing": ("听了一份汇报", "份", None),
    "once and for all": ("开了一次性补助", "次", None),
    "a single numeral that names": ("落实三项", "项", None),
    "a threshold": ("至少28件", "件", None),
    "a threshold from afar": ("至少走完进村宣讲28件", "件", None),
    "behind the number of a threshold": ("至少28件而办理30件", "件", "30件"),
    "a target": ("务求办理28件", "件", None),
    "a number behind the target": ("务求办理28件、30件", "件", None),
    "what sums up a list": ("甲乙等6项制度", "项", None),
    "what counts a list": ("列入甲乙等6项", "项", "6项"),
    "what counts behind a list": ("甲乙等28件", "件", "28件"),
    "working days": ("3个工作日", "个", None),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_number_counts(six: Catalogue, name: str) -> None:
    text, unit, told = FIGURES[name]
    figures = find_figures(text, grammar(six, threshold="至少", aim="务求"))
    counted = [(figure, goes) for figure in figures if (goes := unit_of(figure, text, (unit,)))]
    assert [number_with_unit(figure, text, goes) for figure, goes in counted] == ([told] if told else [])


def test_of_several_units_the_longest_is_told(six: Catalogue) -> None:
    text = "培训28人次"
    (figure,) = find_figures(text, grammar(six))
    assert unit_of(figure, text, ("人", "人次")) == "人次"
