"""The answers of the ledger stand in the gap report in place of the blank form, and a new answer renews that page."""

from pathlib import Path

import pytest
from lxml import html

from site_project import EARLIER, Project

LEDGER = """\
schema: fazhi.ledger/1
rectification:
  {id}: {{measure: 补录<b>日期</b>, department: 办公室, deadline: 2025-01-31, progress: 在办}}
"""

SETTLED = "  GONE_001: {measure: 已补, deadline: 2025-01-31, closed: closed}\n"


def reply(out: Path) -> html.HtmlElement:
    page = (out / f"reports/{EARLIER}/gaps.html").read_bytes()
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8")).find(".//section[@id='reply']")


def test_answers_take_the_place_of_the_blank_form(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    out = project.build()
    form = reply(out)
    assert form.findtext("h2", "").startswith("四、整改反馈表")
    link = form.find(".//tbody/tr/td/a")
    assert link is not None
    id = Path(link.get("href", "")).stem
    record = project.docs / "reports" / EARLIER / "ledger.yaml"
    record.write_text(LEDGER.format(id=id), encoding="utf-8")
    told = reply(project.build())
    assert told.findtext("h2", "").startswith("四、整改台账")
    row = [cell.text_content() for cell in told.find(".//tbody/tr").findall("td")]
    assert row[1:6] == ["补录<b>日期</b>", "办公室", "2025-01-31 ‼ 逾期", "在办", ""]
    assert "已销号 0 个，逾期 1 个" in told.text_content()
    assert "有进展或已销号，没有写佐证材料" in told.text_content()
    assert "先前答复过" not in told.text_content()
    record.write_text(LEDGER.format(id=id).replace(", department: 办公室", "") + SETTLED, encoding="utf-8")
    told = reply(project.build())
    first, *_, last = told.findall(".//tbody/tr")
    assert first.findall("td")[2].text_content(), "who answers first is told where nobody wrote down another"
    row = [cell.text_content() for cell in last]
    assert row[:2] == ["–", "GONE_001现在的报告里不再有这个问题"]
    assert row[2:] == ["已补", row[3], "2025-01-31", "", "", "✓ 是 "]
    assert "另有 1 项先前答复过、现在不再列为问题的，排在最后，其中已销号 1 个" in told.text_content()
