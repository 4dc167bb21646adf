"""The reports side by side: every duty once, every verdict as everywhere else."""

import json
import re
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from fazhi.catalogue import load
from fazhi.model.audit import Conclusion
from site_project import EARLIER, SAMPLE, SMALL, Project

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


def _row(html: str, section: str, label: str) -> str:
    """The row of that name in the table of a section."""
    there = html[html.index(f'id="{section}"') :]
    return next(row for row in re.findall(r"<tr>.*?</tr>", there) if f'<th scope="row">{label}</th>' in row)


def test_every_report_is_a_dot_on_the_line_of_a_domain_that_binds_it(small_site: Path) -> None:
    html = (small_site / "compare.html").read_text(encoding="utf-8")
    there = html[html.index('id="standing"') :].partition("</section>")[0]
    lines = re.findall(r'<svg[^>]*class="fz-dots".*?</svg>', there)
    assert len(lines) == 1 + len(SMALL)
    told = [re.findall(r"<title>([^<]*)</title>", line) for line in lines]
    assert [len(" · ".join(each).split(" · ")) for each in told] == [3] * len(lines)
    assert "fz-dot-own" not in there
    numbers = [re.findall(r"<text[^>]*fz-dot-number[^>]*>([\d,]+)</text>", line) for line in lines]
    assert [sorted(",".join(each).split(",")) for each in numbers] == [["1", "2", "3"]] * len(lines), (
        "which is which, without pointing"
    )
    assert re.search(r"圆里是报告的号数：1 .+；2 .+；3 .+。", there)


def test_the_report_that_was_given_stands_out_among_those_of_its_unit_kind(project: Project, tmp_path: Path) -> None:
    given = tmp_path / "甲县.txt"
    given.write_text("甲县人民政府2024年度法治政府建设情况报告\n\n甲县召开会议3次。\n", encoding="utf-8")
    alone = (project.build(report=given) / "compare.html").read_text(encoding="utf-8")
    there = alone[alone.index('id="standing"') :].partition("</section>")[0]
    assert "没有单位类别相同的别的报告" in there
    assert "<svg" not in there, "one report is no comparison"
    given.write_text("甲区管委会2024年度法治政府建设情况报告\n\n召开会议3次。\n", encoding="utf-8")
    zone = ("-D", "fazhi_unit_kind=development_zone")
    among = _row(
        (project.build("html", *zone, report=given) / "compare.html").read_text(encoding="utf-8"), "standing", "全部"
    )
    assert (among.count("<circle"), among.count("fz-dot-own")) == (4, 1)


def test_reports_of_several_years_are_a_line_whose_numbers_are_those_of_the_domains(project: Project) -> None:
    record = project.docs / "reports" / EARLIER / "report.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("year: 2024", "year: 2023"), encoding="utf-8")
    html = (project.build() / "compare.html").read_text(encoding="utf-8")
    row = _row(html, f"years-{EARLIER}", "全部")
    assert (row.count("fz-slope-line"), row.count("<circle")) == (1, 2)
    told = re.findall(r"<td>(\d+)%</td>", row)
    head = re.findall(r'href="reports/([\w-]+)/index.html">', html[html.index('id="duties"') :])
    group = re.findall(r'<tr class="fz-group">.*?</tr>', html[html.index('id="duties"') :])
    shares = [re.findall(r"<td[^>]*>(\d+) / (\d+)</td>", each) for each in group]
    for name, share in zip((EARLIER, SAMPLE), told, strict=True):
        at = list(dict.fromkeys(head)).index(name)
        supported, binding = (sum(int(domain[at][part]) for domain in shares) for part in (0, 1))
        assert 0 < supported < binding
        assert share == f"{supported / binding:.0%}"[:-1]


def test_from_year_to_year_it_names_the_gaps_closed_and_opened(project: Project) -> None:
    """The earlier report says less, so that the later one closes gaps and opens none."""
    folder = project.docs / "reports"
    for name, year in ((EARLIER, 2023), (SAMPLE, 2024)):
        record = folder / name / "report.yaml"
        record.write_text(re.sub("year: 2024", f"year: {year}", record.read_text(encoding="utf-8")), encoding="utf-8")
    _shorten(folder / EARLIER)
    there = (project.build() / "compare.html").read_text(encoding="utf-8").partition(f'id="years-{EARLIER}"')[2]
    closed, opened = re.findall(r"<dd>(\d+ 项)(?:：(.*?))?</dd>", there)[:2]
    assert int(closed[0].split()[0]) == len(re.findall("<a ", closed[1])) > 0
    assert opened == ("0 项", "")


def _shorten(folder: Path) -> None:
    """Keep the first third of the text of a report, and say so in its record."""
    text, record = folder / "report.txt", folder / "report.yaml"
    words = text.read_text(encoding="utf-8")
    short = words[: len(words) // 3]
    text.write_text(short, encoding="utf-8")
    told = record.read_text(encoding="utf-8")
    told = re.sub(r"sha256: \w+", f"sha256: {sha256(text.read_bytes()).hexdigest()}", told)
    record.write_text(re.sub(r"characters: \d+", f"characters: {len(short)}", told), encoding="utf-8")


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
        last = re.findall(r"<td[^>]*>(.*?)</td>", row)[-1]
        if "fz-conclusion" in last:
            told[duty] = last
    supported = sum("fz-supported" in cell for cell in told.values())
    line = next(row for row in re.findall(r"(?s)<tr[^>]*>.*?</tr>", listed) if 'id="IN_SC713"' in row)
    assert 0 < supported < len(told)
    assert line.endswith(f"{supported} / {len(told)}</td></tr>")


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
        legend = section[section.index("fz-map-legend") :].partition("</ul>")[0]
        told: Counter[str] = Counter()
        for conclusion, count in re.findall(r"\?conclusion=(\w+).*?<b>(\d+)</b>", legend):
            told[conclusion] += int(count)
        counted = {ask: int(count) for ask, count in re.findall(r'<a href="[^"]*\?([^"#]+)[^"]*">(\d+)</a>', row)}
        grave = counted.pop("conclusion=missing&amp;severity=mandatory", 0)
        assert counted == {f"conclusion={item}": told[item] for item in Conclusion if told[item]}
        found = re.search(r"\?conclusion=missing&amp;severity=mandatory[^>]*>[^<]*</a> <b>(\d+)</b>", legend)
        assert grave == (int(found[1]) if found else 0)


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
