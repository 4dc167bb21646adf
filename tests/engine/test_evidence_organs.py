"""What an organ above or beside the unit did, though the clause names this unit or the place that holds it."""

import pytest

from engine.telling import with_words
from fazhi.evidence import compile_rules
from fazhi.model.obligation import Catalogue
from fazhi.reading import read_text

WORDS = {
    "organ": "局 中心",
    "oneself": "我 全县",
    "help_to": "给 来",
    "own_affair": "验收",
    "own_affair_near": "检查",
    "own_affair_far": "审计",
    "own_place": "云云",
    "this_period": "今年 年内",
}
TOWNSHIP, BUREAU, COUNTY = (
    ("乙县甲镇人民政府", "township"),
    ("甲市乙县丙丁局", "department"),
    ("乙县人民政府", "county"),
)
TOLD = {
    "to a township an organ of its county gives": (TOWNSHIP, "县某局给我们印发甲事", "县某局"),
    "to a township an organ of its county comes": (TOWNSHIP, "县某局来我镇抓甲事", "县某局"),
    "to a township an organ comes for what is its own affair": (TOWNSHIP, "县某局来我镇检查甲事", None),
    "to a township an organ does it with it": (TOWNSHIP, "县某局和我们抓甲事", None),
    "to a township an organ does it all over the county": (TOWNSHIP, "县某局对全县抓甲事", "县某局"),
    "to a township an organ with a long name": (TOWNSHIP, "县某某某某和某某某某局抓甲事", "县某某某某和某某某某局"),
    "to a township its own work in the county": (TOWNSHIP, "在全县抓甲事", None),
    "to a county its own organ": (COUNTY, "县某局对全县抓甲事", None),
    "to a county its own organ, this year": (COUNTY, "今年县某局抓甲事", None),
    "to a county its own organ, since this year": (COUNTY, "今年以来县某局抓甲事", None),
    "to a county an organ above, within the year": (COUNTY, "年内市某局抓甲事", "市某局"),
    "to a bureau one beside it": (BUREAU, "县某局抓甲事", "县某局"),
    "to a bureau one beside it, for the place of both": (BUREAU, "县某局对全县抓甲事", "县某局"),
    "to a bureau one beside it that audits": (BUREAU, "县某局年内对甲事进行审计", None),
    "to a bureau one above it, for a wider place": (BUREAU, "市某局对全市抓甲事", "市某局"),
    "to a bureau itself": (BUREAU, "县丙丁局抓甲事", None),
    "to a bureau itself, shortened": (BUREAU, "县丁局抓甲事", None),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_deed_is_that_of_the_organ_at_the_head_of_its_clause(six: Catalogue, name: str) -> None:
    (unit, kind), text, words = TOLD[name]
    head = f"{unit}2022年度法治政府建设情况报告\n一、主要举措和成效\n"
    read = read_text(f"{head}{text}。", name="case.txt", unit_kind=kind, year=2022)
    found = compile_rules(with_words(six, **WORDS)).search(read)["LEAD_001"]
    others = [near.words for near in found.near if near.shortfall.value == "others_deed"]
    assert (others, len(found.evidence)) == (([words], 0) if words else ([], 1))
