"""Days and deadlines are read as people write them, and what is none is none."""

from datetime import date

import pytest

from fazhi.model.days import read_day, when

DAYS = {
    "2026-03-01": "2026-03-01", "2026.3.1": "2026-03-01", "2026/3/1": "2026-03-01", "2026年3月1日": "2026-03-01",
    "20260301": "2026-03-01", "２０２６年３月１日": "2026-03-01", " 2026 年 3 月 1 日 ": "2026-03-01",
    "二〇二六年3月1日": "2026-03-01", "二○二六年三月二十一日": "2026-03-21", "二零二六年十二月三十日": "2026-12-30",
    "2026年十月十日": "2026-10-10", "二〇二六年一月三日": "2026-01-03",
}  # fmt: skip
DEADLINES = {
    "2026年3月": "2026-03-31", "2026.3": "2026-03-31", "3月底前": "2025-03-31", "3月": "2025-03-31",
    "2月末": "2025-02-28", "3月15日前": "2025-03-15", "2026年3月1日前完成": "2026-03-01", "三月底": "2025-03-31",
    "十二月中旬": "2025-12-20", "10月上旬": "2025-10-10", "2026年第二季度": "2026-06-30", "一季度末": "2025-03-31",
    "上半年": "2025-06-30", "年底前": "2025-12-31", "今年年底": "2025-12-31", "2026年底前": "2026-12-31",
    "2026年内": "2026-12-31", "2026年": "2026-12-31",
    "三月二十日前": "2025-03-20", "十月底": "2025-10-31",
}  # fmt: skip
NONE = [
    "下个月",
    "尽快",
    "2026-02-30",
    "2026年13月",
    "3",
    "2.30",
    "3.5",
    "2026",
    "前",
    "",
    "立行",
    "见附件 2026",
    "二十月",
    "二〇二六年十一月三十一日",
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_in_full_is_that_day(text: str) -> None:
    assert read_day(text) == date.fromisoformat(DAYS[text])
    told = when(text, 2025)
    assert told is not None
    assert told.said == DAYS[text]


@pytest.mark.parametrize("text", DEADLINES)
def test_a_deadline_in_words_is_its_last_day_and_keeps_its_words(text: str) -> None:
    told = when(text, 2025)
    assert told is not None
    assert (told.said, told.day) == (text, date.fromisoformat(DEADLINES[text]))
    assert read_day(text) is None


@pytest.mark.parametrize("text", ["立行立改", "分阶段整改", "持续整改", "长期坚持"])
def test_what_goes_on_has_no_last_day(text: str) -> None:
    told = when(text, 2025)
    assert told is not None
    assert told.day is None


@pytest.mark.parametrize("text", NONE)
def test_what_is_none_is_none(text: str) -> None:
    assert when(text, 2025) is None
