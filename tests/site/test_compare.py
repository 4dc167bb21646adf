"""The reports side by side: every duty once, every verdict as everywhere else."""

import json
import re
import shutil
from pathlib import Path

import pytest

from fazhi.catalogue import load
from site_project import SAMPLE, SMALL, Project

pytestmark = pytest.mark.site
ROW = re.compile(r'<tr><th scope="row">.*?<code>([A-Z]+_\d+)</code></th>(.*?)</tr>')
CELL = re.compile(r'class="fz-cell fz-([\w-]+)"')

DUTIES = len(load().obligations)


def test_a_row_gives_every_reports_conclusion(site: Path) -> None:
    html = (site / "compare.html").read_text(encoding="utf-8")
    needs = json.loads((site / "needs.json").read_text(encoding="utf-8"))["versions"][""]["needs"]
    shown = {id: [cell.replace("-", "_") for cell in CELL.findall(cells)] for id, cells in ROW.findall(html)}
    told = {
        id: [item.partition("=")[2] for item in need["conclusions"]]
        for id, need in needs.items()
        if need["type"] == "obligation"
    }
    assert len(shown) == DUTIES
    assert shown == told


def test_an_articles_row_says_how_each_report_fares(site: Path) -> None:
    html = (site / "instruments" / "SANCTION.html").read_text(encoding="utf-8")
    row = next(row for row in re.findall(r"<tr[^>]*>.*?</tr>", html) if "SUPERVISE_007" in row)
    assert len(re.findall(r"fz-conclusion|fz-sign fz-not-applicable", row)) == 2


def test_the_list_of_instruments_counts_as_their_pages_tell(site: Path) -> None:
    """Duties under a report's column, each once: those supported of those that bind."""
    listed = (site / "instruments.html").read_text(encoding="utf-8")
    html = (site / "instruments" / "SC713.html").read_text(encoding="utf-8")
    told: dict[str, str] = {}
    for row in re.findall(r"<tr[^>]*>.*?</tr>", html)[1:]:
        duty = re.findall(r"<code>([A-Z]+_\d+)</code>", row)[0]
        last = re.findall(r"<td>(.*?)</td>", row)[-1]
        if "fz-conclusion" in last:
            told[duty] = last
    supported = sum("fz-supported" in cell for cell in told.values())
    line = next(row for row in re.findall(r"<tr[^>]*>.*?</tr>", listed) if 'id="IN_SC713"' in row)
    assert 0 < supported < len(told)
    assert line.endswith(f"<td>{supported} / {len(told)}</td></tr>")


def test_the_overview_says_what_a_text_is_made_of(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    sample = html[html.index(f'id="report-{SAMPLE}"') :]
    shares = [
        float(item) for item in re.findall(r"<td>(\d+\.\d)</td></tr>", sample.partition("</table></div></div>")[0])
    ]
    assert len(shares) > 6
    assert all(0 <= share <= 100 for share in shares)


def test_of_several_reports_the_overview_begins_with_a_row_for_each(small_site: Path) -> None:
    html = (small_site / "index.html").read_text(encoding="utf-8")
    table = html[html.index("fz-reports") :].partition("</table>")[0]
    rows = re.findall(r'href="#(report-[\w-]+)"(.*?)</tr>', table, re.DOTALL)
    assert len(rows) == 3
    for anchor, row in rows:
        section = html[html.index(f'id="{anchor}"') :]
        card = section[section.index("fz-counts") :].partition("</ul>")[0]
        assert re.findall(r"<td[^>]*>(\d+)</td>", row) == re.findall(r"<b>(\d+)</b>", card)


def test_of_two_reports_the_overview_tells_each_at_once(site: Path) -> None:
    assert "fz-reports" not in (site / "index.html").read_text(encoding="utf-8")


def test_of_many_reports_each_has_a_summary_of_its_own(built_project: Project) -> None:
    reports = built_project.docs / "reports"
    before = (built_project.folder / "built/html/index.html").read_text(encoding="utf-8")
    glance = before[before.index(f'id="report-{SAMPLE}"') :]
    for year in range(2018, 2022):
        shutil.copytree(reports / SAMPLE, reports / f"yunzhou-hightech-{year}")
    out = built_project.build()
    html = (out / "index.html").read_text(encoding="utf-8")
    table = html[html.index("fz-reports") :].partition("</table>")[0]
    assert re.findall(r'<th scope="row"><a href="(reports/[\w-]+/summary)\.html"', table) == [
        f"reports/{folder.name}/summary" for folder in sorted(reports.iterdir())
    ]
    assert 'id="report-' not in html
    assert len(html) < len(before)
    summary = (out / "reports" / SAMPLE / "summary.html").read_text(encoding="utf-8")
    bars = [len(re.findall(r"<svg[^>]*fz-bar", html)) for html in (summary, glance)]
    assert bars[0] == bars[1] >= len(SMALL) + 2
    assert re.findall(r"<b>(\d+)</b>", summary) == re.findall(r"<b>(\d+)</b>", glance)
    assert re.findall(r'current-page"><a class="current[^"]*" href="([^"]*)"', summary) == [
        f"../../reports/{SAMPLE}/index.html"
    ]
    assert 'href="summary.html"' in (out / "reports" / SAMPLE / "gaps.html").read_text(encoding="utf-8")
    shutil.rmtree(reports / "yunzhou-hightech-2018")
    assert f'id="report-{SAMPLE}"' in (built_project.build() / "index.html").read_text(encoding="utf-8")
    assert not (out / "reports" / SAMPLE / "summary.html").exists()
