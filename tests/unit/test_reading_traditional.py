"""A report in traditional characters is read as if it were in simplified ones, and quoted as it stands."""

from fazhi.audit import audit
from fazhi.catalogue import load
from fazhi.model.audit import Conclusion
from fazhi.reading import read_text
from fazhi.reading.traditional import simplified

TEXT = """雲州區人民政府2022年度法治政府建設情況報告

第一，主要舉措和成效
（1）辦理省人大代表建議68件，滿意率百分之百。評查行政執法案卷420卷。
第二，存在的不足
個別單位普法責任制落實不夠，主要原因是人員不足。
第三，2023年工作安排
下一年，組織領導幹部應急處置演練。與業務單位開會發文。
"""


def test_every_character_keeps_its_place() -> None:
    plain = simplified(TEXT)
    assert len(plain) == len(TEXT)
    assert "办理省人大代表建议68件" in plain
    assert simplified(plain) is plain


def test_the_report_is_understood_and_quoted_as_printed() -> None:
    report = read_text(TEXT, name="case.txt")
    assert (report.unit_kind, report.year, report.title) == ("county", 2022, TEXT.splitlines()[0])
    assert next(str(item.step) for item in report.headings if item.level == 1) == "第一，主要舉措和成效"
    assert any("繁体" in notice.zh for notice in report.notices)
    result = audit(load(), report)
    assert not result.assessment("REPORT_001").conclusion.gap
    assessment = result.assessment("SUPERVISE_001")
    assert assessment.conclusion is Conclusion.SUPPORTED
    quotes = [report.text[item.start : item.end] for item in assessment.evidence]
    assert any("辦理省人大代表建議68件" in quote for quote in quotes)


def test_a_traditional_name_in_a_simplified_report_changes_nothing() -> None:
    text = "云州区2022年度法治政府建设情况报告\n一、主要举措和成效\n在龍門書院办理人大代表建议28件。"
    assert simplified(text) is text
