"""What a higher authority asks for: how far it goes on in a sentence, and what ends it."""

import pytest

from engine.polarity_words import POLAR
from engine.telling import sentence
from fazhi.model.obligation import Catalogue

WORDS = POLAR | {
    "demand": "要求 提出",
    "demand_from": "上级",
    "demand_by": "里 通知",
    "demand_not": "县域",
    "demand_met": "实际",
    "should": "须 要",
    "should_not": "主要",
    "oneself": "我",
    "raised_thing": "等问题 问题",
    "raised_put_right": "整改",
    "raised_all": "全部",
}
ASKED = {
    "nothing": ("县里评查，须组织", [None, None]),
    "what comes behind": ("上级提出，评查案卷，组织旁听", [None, "提出", "提出"]),
    "what must be done": ("上级提出，须评查3次，组织2次", [None, "提出", "提出"]),
    "figures that no must is before": ("上级提出，评查3次，须组织", [None, None, None]),
    "in its own clause": ("上级要求评查，组织旁听", ["要求", None]),
    "in its own clause and more": ("上级要求评查，并要组织，公布", ["要求", "要求", "要求"]),
    "until the unit itself": ("上级提出，须评查，我局组织，公布", [None, "提出", None, None]),
    "until what was done": ("上级提出，须评查，实际组织，公布", [None, "提出", None, None]),
    "what was raised and put right": ("上级提出的账目问题整改6项", [None]),
    "what was raised, all put right": ("上级提出的账目问题全部整改", [None]),
    "what was raised, put right behind": ("上级提出账目等问题，5月全部整改", [None, None]),
    "what was raised, so many put right behind": ("上级提出问题9个，整改8个", [None, None]),
    "what was raised and no more": ("上级提出的账目问题", ["提出"]),
    "what was raised, put right further behind": ("上级提出等问题，我市学习，全部整改", ["提出", None, None]),
    "what is to be put right": ("上级提出账目等问题，要求全部整改", ["提出", "提出"]),
    "what was asked, and another thing put right": ("上级提出评查，5月全部整改", ["提出", None]),
    "no must but a word like it": ("上级要求评查，主要组织旁听", ["要求", None]),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_asked_goes_on_to_what_the_unit_did(six: Catalogue, name: str) -> None:
    text, expected = ASKED[name]
    assert sentence(six, text, **WORDS).demands == expected
