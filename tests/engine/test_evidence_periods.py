"""Periods: the year or the span that a clause or the head of a column names, by the year reported on."""

import pytest

from engine.small_words import SMALL
from fazhi.evidence.periods import When, compile_periods, is_measure, named, of_column
from fazhi.expressions import any_of

WORDS = compile_periods({name: any_of(words.split()) for name, words in SMALL.items()})

EARLIER, THIS, LATER = When.EARLIER, When.THIS, When.LATER
NAMED = {
    "this year": ("2023年印发文件", THIS, "2023年"),
    "the year before": ("2022年印发文件", EARLIER, "2022年"),
    "the year after": ("2024年印发文件", LATER, "2024年"),
    "in a year": ("在2022年印发文件", EARLIER, "在2022年"),
    "a century before": ("1999年印发文件", EARLIER, "1999年"),
    "no year": ("3000年印发文件", None, ""),
    "a year in the middle": ("印发2022年文件", None, ""),
    "since a year": ("2022年以来印发文件", None, ""),
    "from a year on": ("自2022年起印发文件", None, ""),
    "since some day of a year": ("2022年3月1日以来印发", None, ""),
    "since a day farther behind": ("2022年印发甲乙丙丁戊己文件以来", EARLIER, "2022年"),
    "since eight characters behind": ("2022年甲乙丙丁戊己以来", None, ""),
    "since nine characters behind": ("2022年甲乙丙丁戊己庚以来", EARLIER, "2022年"),
    "a thing that began in a year": ("2022年启动的评查持续推进", None, ""),
    "a thing that was done in a year": ("2022年完成的评查", EARLIER, "2022年"),
    "a thing named by its year and dealt with": ("2022年度审计查出的问题已整改", None, ""),
    "a thing named by its year, by a day": ("2022年某审计情况于1月底前由各部门公开", None, ""),
    "a thing named by its year, counted": ("2022年审计发现32个问题均已整改", None, ""),
    "a thing of a year": ("2022年审计发现问题", EARLIER, "2022年"),
    "a thing of a year, and another clause": ("2022年审计发现问题，已整改", EARLIER, "2022年"),
    "another thing of a year": ("2022年评查发现的问题已整改", EARLIER, "2022年"),
    "cases left over from a year": ("2022年结转案件5件", None, ""),
    "what was left over from a year, uncounted": ("2022年结转的案件", None, ""),
    "what was left over by others in a year": ("2022年组织结转5件", EARLIER, "2022年"),
    "until a year": ("截至2024年印发文件", THIS, "截至2024年"),
    "until a later year": ("截至2025年印发文件", LATER, "截至2025年"),
    "until an earlier year": ("截至2022年印发文件", EARLIER, "截至2022年"),
    "until the spring": ("到2024年3月印发文件", THIS, "到2024年"),
    "until the summer": ("到2024年6月印发文件", LATER, "到2024年"),
    "the spring itself": ("2024年3月印发文件", LATER, "2024年"),
    "a year of report": ("2022年11月至2023年10月印发", THIS, "2022年11月至2023年10月"),
    "days of a year of report": ("2022年12月1日—2023年11月30日", THIS, "2022年12月1日—2023年11月"),
    "a calendar year": ("2023年1月至2023年12月印发", THIS, "2023年1月至2023年12月"),
    "some months": ("2023年3月至6月印发", THIS, "2023年3月至6月"),
    "one month": ("2023年3月至3月印发", THIS, "2023年3月至3月"),
    "the year before, in months": ("2022年1月至12月印发", EARLIER, "2022年1月至12月"),
    "half in this year": ("2022年7月至2023年6月印发", EARLIER, "2022年7月至2023年6月"),
    "for the greater part": ("2022年8月至2023年7月印发", THIS, "2022年8月至2023年7月"),
    "for the greater part, into the next year": ("2023年6月至2024年5月印发", THIS, "2023年6月至2024年5月"),
    "fifteen months": ("2022年11月至2024年1月印发", THIS, "2022年11月至2024年1月"),
    "sixteen months": ("2022年11月至2024年2月印发", EARLIER, "2022年11月至2024年2月"),
    "several years": ("2018年1月至2023年12月印发", EARLIER, "2018年1月至2023年12月"),
    "years in a span": ("2020年至2022年印发", EARLIER, "2020年至2022年"),
    "years in a span up to this one": ("2020—2023年印发", EARLIER, "2020—2023年"),
    "years in a span to come": ("2024至2026年印发", LATER, "2024至2026年"),
    "a sum since a year": ("2018年以来累计印发12件", EARLIER, "2018年以来"),
    "a sum since what was done in a year": ("自2018年推行甲事以来，共印发12件", EARLIER, "自2018年推行甲事以来"),
    "a sum since this year began": ("2023年以来累计印发12件", THIS, "2023年以来"),
    "no sum since a year": ("2018年以来印发12件", None, ""),
    "put into the plan of a later year": ("印发列入2024年计划", LATER, "列入2024年"),
    "put off to a later year": ("印发推迟至2024年", LATER, "推迟至2024年"),
    "put off up to a later year": ("印发延期至2024年", LATER, "延期至2024年"),
    "left for a later year": ("印发留待2024年", LATER, "留待2024年"),
    "expected of a later year": ("印发预计2024年完成", LATER, "预计2024年"),
    "expected of this year": ("印发预计2023年完成", None, ""),
    "put into the plan of this year": ("印发列入2023年计划", None, ""),
    "a year in numerals": ("二〇二二年印发文件", EARLIER, "2022年"),
    "in a year in numerals": ("截至二〇二三年印发文件", THIS, "截至2023年"),
    "months of a year in numerals": ("二〇二三年3月至6月印发", THIS, "2023年3月至6月"),
    "numerals that are no year": ("二九〇〇年印发文件", None, ""),
    "a year in numerals in the middle": ("印发二〇二二年文件", None, ""),
    "two years, the second this one": ("2022年、2023年印发文件", THIS, "2022年"),
    "two years, none this one": ("2021年和2022年印发文件", EARLIER, "2021年"),
    "months with points": ("2023.3-2023.6印发", THIS, "2023.3-2023.6"),
    "a number with a point": ("3.5万件印发", None, ""),
    "a day in figures": ("2022-11-05印发文件", EARLIER, "2022年"),
    "a day in figures with points": ("2022.11.5印发文件", EARLIER, "2022年"),
    "a day in eight figures": ("20221105印发文件", EARLIER, "2022年"),
    "a day in figures of this year": ("2023/1/5印发文件", THIS, "2023年"),
    "a year of two digits": ("22年印发文件", EARLIER, "2022年"),
    "a month of a year of two digits": ("23年3月印发文件", THIS, "2023年"),
    "a year of two digits eight years before": ("15年印发文件", EARLIER, "2015年"),
    "two digits nine years before": ("14年印发文件", None, ""),
    "a year of two digits two years behind": ("25年印发文件", LATER, "2025年"),
    "two digits three years behind": ("26年印发文件", None, ""),
    "a number of years": ("23年来印发文件", None, ""),
    "the number of a year": ("第22年印发文件", None, ""),
    "two years as such": ("2021、2022两年印发文件", EARLIER, "2021、2022两年"),
    "two years as such, the second this one": ("2022、2023两年印发文件", THIS, "2022、2023两年"),
    "a school year": ("2022至2023学年印发文件", THIS, "2022至2023学年"),
    "a school year that begins in this one": ("2023至2024学年印发文件", THIS, "2023至2024学年"),
    "an earlier school year": ("2021至2022学年印发文件", EARLIER, "2021至2022学年"),
    "begun in a year and done in this": ("2022年启动、2023年完成", THIS, "2022年"),
    "begun in a year and done in another": ("2021年启动、2022年完成", EARLIER, "2021年"),
    "begun in a year to come": ("2024年启动、2023年完成", LATER, "2024年"),
    "months to come": ("2024年1月至2024年6月印发", LATER, "2024年1月至2024年6月"),
}


@pytest.mark.parametrize("name", NAMED)
def test_a_clause_names_its_period_at_its_head(name: str) -> None:
    text, when, words = NAMED[name]
    found = named(text, 2023, WORDS)
    assert (found and found.when, found.words if found else "") == (when, words)


def test_a_period_that_lies_half_in_the_next_year_is_not_this_one() -> None:
    found = named("2023年7月至2024年6月印发", 2023, WORDS)
    assert found is not None
    assert found.when is not THIS


COLUMNS = {
    "the year before": ("2022年完成数", EARLIER),
    "this year": ("2023年度", THIS),
    "the year after": ("2024", LATER),
    "no year": ("完成情况", None),
    "a number": ("202312", None),
    "the year before with two digits": ("22年", EARLIER),
    "this year with two digits": ("23年完成数", THIS),
    "eight years before": ("15年", EARLIER),
    "nine years before": ("14年", None),
    "two years behind": ("25年", LATER),
    "three years behind": ("26年", None),
    "a number of years": ("23年来", None),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_the_head_of_a_column_names_its_year(name: str) -> None:
    header, when = COLUMNS[name]
    found = of_column(header, 2023)
    assert (found and found.when) == when
    assert found is None or found.words == header


MEASURES = {
    "a figure of last year": ("去年为44卷", True),
    "of a year by its number": ("2022年仅30件", True),
    "of the same time": ("上年同期2.5万件", True),
    "with a deed": ("去年评查44卷", False),
    "with a deed behind": ("去年44卷全部评查", False),
    "this year": ("今年44卷", False),
    "no figure": ("去年为零", False),
}


@pytest.mark.parametrize("name", MEASURES)
def test_a_figure_of_the_year_before_may_only_measure_this_one(name: str) -> None:
    text, only = MEASURES[name]
    assert is_measure(text, WORDS) is only
