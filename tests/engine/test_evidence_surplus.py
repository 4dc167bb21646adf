"""Beside a result, only what shows an act is told of a duty besides, and only in the paragraph of one."""

import pytest

from engine.telling import told
from fazhi.model.obligation import Catalogue

TOLD = {
    "in another paragraph": ("甲事3件。\n抓好甲事。", ["甲事3件"]),
    "before it": ("抓好甲事。\n甲事3件。", ["甲事3件"]),
    "in the same paragraph": ("甲事3件。抓好甲事。", ["甲事3件"]),
    "an act in the same paragraph": ("甲事3件。印发甲事。", ["甲事3件", "印发甲事"]),
    "an act in another": ("甲事3件。\n印发甲事。", ["甲事3件"]),
    "beside a second result": ("甲事3件。\n甲事5件，印发甲事。", ["甲事3件", "甲事5件", "印发甲事"]),
    "without a result": ("印发甲事。\n抓好甲事。", ["印发甲事", "抓好甲事"]),
    "a promise": ("甲事3件。\n将抓好甲事。", ["甲事3件", "将抓好甲事"]),
    "beside what is promised": ("将甲事3件。\n抓好甲事。", ["将甲事3件", "抓好甲事"]),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_said_in_passing(six: Catalogue, name: str) -> None:
    text, quotes = TOLD[name]
    assert [quote for _, quote, _ in told(six, text, "LEAD_001")] == quotes


SHARED = {
    "weaker and shared": ("印发甲事。抓好甲事和丙事。", ["印发甲事"]),
    "weaker and by itself": ("印发甲事。抓好甲事。", ["印发甲事", "抓好甲事"]),
    "as strong": ("抓好甲事。做好甲事和丙事。", ["抓好甲事", "做好甲事和丙事"]),
    "a result": ("甲事3件。甲事和丙事5件。", ["甲事3件", "甲事和丙事5件"]),
    "all shared": ("印发甲事和丙事。抓好甲事和丙事。", ["印发甲事和丙事", "抓好甲事和丙事"]),
    "the other only promised": ("印发甲事。抓好甲事，将做好丙事。", ["印发甲事", "抓好甲事"]),
}


@pytest.mark.parametrize("name", SHARED)
def test_what_tells_of_another_duty_too(six: Catalogue, name: str) -> None:
    text, quotes = SHARED[name]
    assert [quote for _, quote, _ in told(six, text, "LEAD_001")] == quotes


STRAYS = {
    "among duties of another domain": ("甲事3件。印发乙事。\n丁事、甲事5件。", ["甲事3件"]),
    "by itself there": ("甲事3件。印发乙事。\n丁事2件。甲事5件。", ["甲事3件", "甲事5件"]),
    "stronger there": ("抓好甲事。印发乙事。\n丁事、甲事5件。", ["丁事、甲事5件"]),
    "a second duty of the domain there as well": (
        "甲事3件。印发乙事。\n丁事、甲事、印发乙事5件。",
        ["甲事3件", "丁事、甲事、印发乙事5件"],
    ),
    "no duty of the domain anywhere": ("甲事3件。\n丁事、甲事5件。", ["甲事3件", "丁事、甲事5件"]),
    "the same paragraph": ("甲事3件。印发乙事。丁事、甲事5件。", ["甲事3件", "丁事、甲事5件"]),
    "only promised there": ("甲事3件。印发乙事。\n将丁事、甲事5件。", ["甲事3件", "将丁事、甲事5件"]),
    "only promised at home": ("将甲事3件。\n丁事、甲事5件。", ["将甲事3件", "丁事、甲事5件"]),
}


@pytest.mark.parametrize("name", STRAYS)
def test_what_stands_among_duties_of_another_kind(six: Catalogue, name: str) -> None:
    text, quotes = STRAYS[name]
    assert [quote for _, quote, _ in told(six, text, "LEAD_001")] == quotes
