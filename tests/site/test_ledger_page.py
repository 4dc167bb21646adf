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
