"""The questions that are ready: what people ask of a corpus first."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from fazhi.model.both import ENGLISH, Both

_COUNTING: Final = "conclusion NOT IN ('not_applicable', 'waived')"
"""Duties that count; what was waived is neither a gap nor none."""
UNITS: Final = "same_unit"
"""The table of files and the number of the unit they are of."""
_SHARES: Final = """
    round(100.0 * count_if(conclusion = 'supported') / count(*), 1) AS supported_percent,
    round(100.0 * count_if(conclusion = 'weak') / count(*), 1) AS weak_percent,
    round(100.0 * count_if(gap) / count(*), 1) AS gap_percent"""


class Question(NamedTuple):
    """A ready-made question about the results of a corpus."""

    about: Both
    template: str
    """SQL of DuckDB; `{title}` stands for the titles of duties in the language of the answer."""

    def sql(self, language: str) -> str:
        """The statement that answers it, with titles of duties in a language."""
        title = "assessments.title_en" if language == ENGLISH else "assessments.title"
        return self.template.format(title=title, counting=_COUNTING, shares=_SHARES, units=UNITS)


QUESTIONS: Final[Mapping[str, Question]] = {
    "gaps": Question(
        Both("哪些义务缺口最多", "which duties most reports lack"),
        """
SELECT obligation, any_value({title}) AS title, domain, count(*) AS reports, count_if(gap) AS lacking,
    round(100.0 * count_if(gap) / count(*), 1) AS gap_percent
FROM assessments WHERE {counting} GROUP BY obligation, domain HAVING count_if(gap) > 0
ORDER BY lacking DESC, gap_percent DESC, obligation""",
    ),
    "by-place": Question(
        Both("各地各类单位写得怎样", "how places fare, by kind of unit"),
        """
SELECT unit_kind, law_year, province, city, count(DISTINCT file) AS reports, {shares}
FROM assessments JOIN reports USING (file) WHERE {counting} GROUP BY unit_kind, law_year, province, city
ORDER BY unit_kind, law_year, province NULLS LAST, city NULLS FIRST""",
    ),
    "by-domain": Question(
        Both("各个领域写得怎样", "how domains fare"),
        """
SELECT domain, count(DISTINCT obligation) AS duties, {shares}
FROM assessments WHERE {counting} GROUP BY domain ORDER BY min(position)""",
    ),
    "trend": Question(
        Both("各类单位逐年怎样", "how kinds of unit fare year by year"),
        """
SELECT unit_kind, year, count(DISTINCT file) AS reports, {shares}
FROM assessments JOIN reports USING (file) WHERE {counting} GROUP BY unit_kind, year ORDER BY unit_kind, year""",
    ),
    "years": Question(
        Both("每个单位逐年的新缺口、已补上的和连续的缺口", "which gaps of each unit are new, closed or stand, by year"),
        """
WITH once AS (
    SELECT number, year, any_value(file) AS file FROM reports JOIN {units} USING (file)
    GROUP BY number, year HAVING count(*) = 1),
own AS (
    SELECT number, file, year, unit_kind, county, arg_max(unit, year) OVER (PARTITION BY number) AS unit,
        lag(year) OVER (PARTITION BY number ORDER BY year) AS since
    FROM once JOIN reports USING (file, year)),
told AS (
    SELECT own.*, obligation, gap, conclusion, lag(gap) OVER before AS was_gap, lag(conclusion) OVER before AS was,
        sum(CASE WHEN gap AND coalesce(year = since + 1, true) THEN 0 ELSE 1 END) OVER before AS run
    FROM own JOIN assessments USING (file)
    WINDOW before AS (PARTITION BY number, obligation ORDER BY year)),
stood AS (
    SELECT *, count_if(gap) OVER (PARTITION BY number, obligation, run ORDER BY year) AS years FROM told)
SELECT unit_kind, county, unit, year, since, count_if(gap) AS gaps,
    CASE WHEN since IS NOT NULL THEN count_if(gap AND NOT was_gap AND was NOT IN ('not_applicable', 'waived')) END
        AS opened,
    CASE WHEN since IS NOT NULL THEN
        count_if(was_gap AND NOT gap AND conclusion NOT IN ('not_applicable', 'waived')) END AS closed,
    CASE WHEN since IS NOT NULL THEN count_if(gap AND was_gap) END AS stood,
    CASE WHEN since IS NOT NULL THEN count_if(gap AND was = 'not_applicable') END AS by_law,
    max(CASE WHEN gap THEN years ELSE 0 END) AS longest
FROM stood GROUP BY number, unit_kind, county, unit, year, since
ORDER BY unit_kind, unit, county NULLS FIRST, number, year""",
    ),
    "copied": Question(
        Both("照抄最多的报告（先运行 fazhi corpus copies 语料 --results 结果）", "which reports copied most"),
        """
SELECT file, unit, year, round(100 * others_share, 1) AS others_percent, round(100 * own_share, 1) AS own_percent,
    places, units
FROM copied WHERE places > 0 ORDER BY greatest(others_share, own_share) DESC, file""",
    ),
    "worst": Question(
        Both("每组（同类单位、同一年的法）缺口最多的十份", "of each kind and year of law the ten with most gaps"),
        """
SELECT unit_kind, law_year, file, unit, year, applicable, gaps, mandatory_gaps, weak,
    round(100.0 * gaps / applicable, 1) AS gap_percent
FROM reports WHERE applicable > 0
QUALIFY row_number() OVER (PARTITION BY unit_kind, law_year
    ORDER BY gaps / applicable DESC, mandatory_gaps DESC, file) <= 10
ORDER BY unit_kind, law_year, gaps / applicable DESC, mandatory_gaps DESC, file""",
    ),
    "unsure": Question(
        Both("哪些结论把握低，先请人看", "which conclusions are doubtful, for people to look at first"),
        """
SELECT file, unit, year, obligation, {title} AS title, conclusion,
    coalesce(gap_severity, severity) AS severity, likelihood, round(100 * share) AS agreed
FROM assessments JOIN reports USING (file) WHERE likelihood = 'low'
ORDER BY share NULLS LAST, file, position""",
    ),
}
"""By name, in the order in which they are listed."""
HEADS: Final[Mapping[str, Both]] = {
    "file": Both("文件", "file"),
    "unit": Both("单位", "unit"),
    "unit_kind": Both("单位类别", "kind"),
    "year": Both("年度", "year"),
    "province": Both("省", "province"),
    "city": Both("市", "city"),
    "county": Both("县", "county"),
    "obligation": Both("编号", "ID"),
    "title": Both("义务", "duty"),
    "domain": Both("领域", "domain"),
    "severity": Both("严重程度", "severity"),
    "conclusion": Both("结论", "conclusion"),
    "likelihood": Both("把握", "likelihood"),
    "agreed": Both("与读者一致%", "readers agree %"),
    "reports": Both("报告", "reports"),
    "duties": Both("义务", "duties"),
    "applicable": Both("适用", "duties"),
    "lacking": Both("缺口", "lacking"),
    "gaps": Both("缺口", "gaps"),
    "opened": Both("新缺口", "new"),
    "closed": Both("已补上", "closed"),
    "since": Both("同哪年比", "since"),
    "stood": Both("那年也缺", "stand"),
    "by_law": Both("新适用而缺", "newly due"),
    "longest": Both("最长连续几年", "longest, years"),
    "mandatory_gaps": Both("必须缺", "mandatory"),
    "weak": Both("写虚", "weak"),
    "supported_percent": Both("写实%", "supported %"),
    "weak_percent": Both("写虚%", "weak %"),
    "gap_percent": Both("缺口%", "gaps %"),
    "law_year": Both("法的年度", "law of"),
    "place": Both("所在地", "place"),
    "due": Both("应写", "due"),
    "seen": Both("有佐证", "with support"),
    "seen_percent": Both("有佐证%", "support %"),
    "corrected_percent": Both("校正%", "corrected %"),
    "corrected_low": Both("下限%", "from %"),
    "corrected_high": Both("上限%", "to %"),
    "shrunk_percent": Both("收缩%", "shrunk %"),
    "near_low": Both("95%限下", "95 % low"),
    "near_high": Both("95%限上", "95 % high"),
    "far_low": Both("99.8%限下", "99.8 % low"),
    "far_high": Both("99.8%限上", "99.8 % high"),
    "wide_low": Both("放宽后限下", "widened low"),
    "wide_high": Both("放宽后限上", "widened high"),
    "standing_wide": Both("放宽后", "widened"),
    "doubts": Both("先核对", "to be checked"),
    "standing": Both("与同组比", "in its group"),
    "rank_low": Both("名次从", "rank from"),
    "rank_high": Both("到", "to"),
    "strength": Both("强度", "strength"),
    "evidence": Both("佐证几处", "passages"),
    "strength_result": Both("成效", "result"),
    "strength_measure": Both("举措", "measure"),
    "strength_assertion": Both("表态", "assertion"),
    "strength_mention": Both("提及", "mention"),
    "strength_none": Both("无", "none"),
    "kind": Both("怎么了", "what happened"),
    "why": Both("为什么", "why"),
    "others_percent": Both("与别的单位相同%", "others have %"),
    "own_percent": Both("与往年相同%", "own years have %"),
    "places": Both("几处", "passages"),
    "units": Both("哪些单位", "which units"),
}
"""What the columns of the answers are called where people read them; programs get them by their names."""
