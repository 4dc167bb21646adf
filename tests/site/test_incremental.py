"""After any edit, an incremental build equals a clean one."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fazhi.sphinx_ext.theme.looks import digest
from site_project import SAMPLE, Project, pages

Edit = Callable[[Project], None]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_title(project: Project) -> None:
    _replace(project.catalogue / "obligations/decision.yaml", "title: 公众参与", "title: 公众参与（改）")


def edit_lexicon(project: Project) -> None:
    _replace(project.catalogue / "lexicon.yaml", "act: [建立, ", "act: [")


def edit_instrument(project: Project) -> None:
    _replace(project.catalogue / "instruments.yaml", "issuer: 全国人民代表大会\n", "issuer: 全国人大\n")


def edit_report(project: Project) -> None:
    _replace(project.docs / f"reports/{SAMPLE}/report.txt", "权力运行更规范。", "")
    _renew_digest(project.docs / f"reports/{SAMPLE}")


def add_report(project: Project) -> None:
    _copy_sample(project, "yunzhou-hightech-2022")


def add_many_reports(project: Project) -> None:
    """More than the overview has room for."""
    for year in range(2017, 2022):
        _copy_sample(project, f"yunzhou-hightech-{year}")


def remove_report(project: Project) -> None:
    shutil.rmtree(project.docs / f"reports/{SAMPLE}")


def edit_page(project: Project) -> None:
    _replace(project.docs / "site.rst", "网站与扩展", "网站、扩展")


def remove_duty(project: Project) -> None:
    path = project.catalogue / "obligations/digital.yaml"
    path.write_text(path.read_text(encoding="utf-8").rpartition("\n- id: ")[0] + "\n", encoding="utf-8")


def write_page_of_duty(project: Project) -> None:
    path = project.docs / "obligations/DECISION_007.rst"
    path.parent.mkdir()
    path.write_text(".. fazhi-obligation::\n\n   本单位的说明。\n", encoding="utf-8")


def _copy_sample(project: Project, folder: str) -> None:
    shutil.copytree(project.docs / f"reports/{SAMPLE}", project.docs / "reports" / folder)


def _renew_digest(folder: Path) -> None:
    import re
    from hashlib import sha256

    record = folder / "report.yaml"
    data = (folder / "report.txt").read_bytes()
    text = re.sub(r"sha256: \w+", f"sha256: {sha256(data).hexdigest()}", record.read_text(encoding="utf-8"))
    record.write_text(re.sub(r"characters: \d+", f"characters: {len(data.decode())}", text), encoding="utf-8")


EDITS = (
    edit_title,
    edit_lexicon,
    edit_instrument,
    edit_report,
    add_report,
    add_many_reports,
    remove_report,
    edit_page,
    remove_duty,
    write_page_of_duty,
)


@pytest.mark.parametrize("edit", EDITS)
def test_no_page_is_stale_after_an_edit(built_project: Project, edit: Edit) -> None:
    _no_page_is_stale(built_project, edit)


def test_no_page_is_stale_after_an_edit_of_the_whole_catalogue(built_whole: Project) -> None:
    _no_page_is_stale(built_whole, edit_title)


def _no_page_is_stale(project: Project, edit: Edit) -> None:
    before = pages(project.folder / "built/html")
    edit(project)
    again, clean = pages(project.build("html")), pages(project.build("clean"))
    assert sorted(again) == sorted(clean)
    assert [name for name, data in clean.items() if again[name] != data] == []
    assert again != before


def test_a_page_of_ones_own_stands_in_place_of_the_one_that_is_made(built_project: Project) -> None:
    before = built_project.folder / "built/html/obligations"
    write_page_of_duty(built_project)
    after = built_project.build("after") / "obligations"
    changed = {path.name for path in after.iterdir() if path.read_bytes() != (before / path.name).read_bytes()}
    assert changed == {"DECISION_007.html"}
    html = (after / "DECISION_007.html").read_text(encoding="utf-8")
    assert html.count("fz-duty") == html.count("本单位的说明。") == 1


def test_no_page_is_stale_after_one_of_ones_own_was_taken_back(built_project: Project) -> None:
    clean = pages(built_project.folder / "built/html")
    write_page_of_duty(built_project)
    assert pages(built_project.build("own")) != clean
    shutil.rmtree(built_project.docs / "obligations")
    assert pages(built_project.build("own")) == clean


def test_a_page_of_what_is_in_no_catalogue_is_a_warning(project: Project) -> None:
    write_page_of_duty(project)
    path = project.docs / "obligations/DECISION_007.rst"
    path.rename(path.with_name("DECISION_099.rst"))
    result = project.run(project.folder / "out")
    assert "DECISION_099" in result.stderr
    assert "fazhi.unknown_item" in result.stderr


def test_no_page_is_stale_after_a_report_was_given_and_taken_back(built_project: Project, tmp_path: Path) -> None:
    clean = pages(built_project.folder / "built/html")
    given = tmp_path / "某县人民政府2023年度法治政府建设情况报告.txt"
    shutil.copy(built_project.docs / f"reports/{SAMPLE}/report.txt", given)
    _replace(given, "2024年度", "2023年度")
    given_pages = pages(built_project.build("html", report=given))
    assert given_pages == pages(built_project.build("given", report=given))
    assert pages(built_project.build("html")) == clean != given_pages


def test_nothing_is_written_when_nothing_changed(built_project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built_project.folder / "built/html").rglob("*.html")}
    assert before
    built_project.build("html")
    written = {path.name for path, at in before.items() if path.stat().st_mtime_ns != at}
    assert written <= {"search.html", "permalink.html"}


def test_templates_are_compiled_once_and_a_changed_one_again(project: Project) -> None:
    """Jinja names a compiled template by its path and checks it by its text."""
    conf = project.folder / "conf.py"
    conf.write_text(f"{conf.read_text(encoding='utf-8')}\ntemplates_path = ['own']\n", encoding="utf-8")
    own = project.folder / "own" / "sidebar" / "brand.html"
    own.parent.mkdir(parents=True)
    own.write_text("第一版", encoding="utf-8")
    out = project.build()
    kept = out / ".doctrees" / "templates"
    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert len(before) > 10
    edit_title(project)
    project.build()
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before
    own.write_text("第二版", encoding="utf-8")
    assert "第二版" in (project.build() / "index.html").read_text(encoding="utf-8")


def test_every_page_is_written_when_the_styles_are_others(built_project: Project) -> None:
    """As they are with a new version: pages name them by digest, and a browser would keep the old ones."""
    before = {path: path.stat().st_mtime_ns for path in (built_project.folder / "built/html").rglob("*.html")}
    assert before
    built_project.build("html", "-D", "fazhi_looks=others")
    assert [path.name for path, at in before.items() if path.stat().st_mtime_ns == at] == []


def test_the_digest_of_the_styles_is_that_of_their_names_and_words(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a", encoding="utf-8")
    told = [digest(tmp_path)]
    (tmp_path / "a.css").write_text("b", encoding="utf-8")
    told.append(digest(tmp_path))
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    told.append(digest(tmp_path))
    assert len(set(told)) == 3


def test_links_between_needs_survive_an_edit_elsewhere(built_project: Project) -> None:
    before = _evidence(built_project.folder / "built/html")
    edit_report(built_project)
    after = _evidence(built_project.build("after"))
    assert set() != before <= after


def test_a_parallel_build_equals_a_serial_one(built_project: Project) -> None:
    assert pages(built_project.build("parallel", "-j", "3")) == pages(built_project.folder / "built/html")


def _evidence(out: Path) -> set[str]:
    """The evidence of the reports that are not edited."""
    edited = SAMPLE.replace("-", "_").upper()
    needs = json.loads((out / "needs.json").read_text(encoding="utf-8"))["versions"][""]["needs"]
    return {name for name, need in needs.items() if need["type"] == "evidence" and edited not in name}


def test_a_report_given_to_a_built_site_comes_first_beside_every_page_and_goes_again(built_project: Project) -> None:
    given = built_project.folder / "report.txt"
    given.write_bytes((built_project.docs / "reports" / SAMPLE / "report.txt").read_bytes() + b"\n")
    for report, marked in ((given, True), (None, False)):
        html = (built_project.build(report=report) / "concepts.html").read_text(encoding="utf-8")
        listed = html.partition('class="sidebar-tree"')[2].partition("</aside>")[0]
        assert (listed.index("supplied/index") < listed.index("reports/")) is marked
        assert ("本次核查" in listed) is marked
