"""The tables of the site are true: of its pages, of a report's pages, of directives and of needs."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi import needs
from fazhi.cli import main
from fazhi.sphinx_ext import pages
from fazhi.sphinx_ext.building import documents
from fazhi.sphinx_ext.building.about import OTHERS
from fazhi.sphinx_ext.html.speech import speak
from fazhi.sphinx_ext.pages import PAGES, Of
from fazhi.sphinx_ext.parts import Need, Section
from fazhi.sphinx_ext.site import REPORT_PAGES, Settings, Site, load_site

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REPORTED = ("fazhi-report", "fazhi-matrix")
HELPERS = {"gap_ledger", "__init__", "gap_finding", "matrix_controls"}
DIRECTIVE = re.compile(r"^\.\. (fazhi-[a-z]+)::", re.MULTILINE)


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(Settings(report=""), DOCS, ROOT)


def test_every_page_file_is_in_the_table() -> None:
    files = {path.stem for path in Path(pages.__file__).parent.glob("*.py")} - HELPERS
    assert files == {kind.build.__module__.rpartition(".")[2] for kind in PAGES.values()}


def test_every_directive_says_in_both_languages_what_it_shows() -> None:
    said = [*((kind.zh, kind.en) for kind in PAGES.values()), *(about[2:] for about in OTHERS.values())]
    assert all(re.search(r"[\u4e00-\u9fff]", zh) and not re.search(r"[\u4e00-\u9fff]", en) for zh, en in said)


def test_the_documentation_uses_no_directive_that_is_not_in_the_tables() -> None:
    written = {name for path in DOCS.rglob("*.rst") for name in DIRECTIVE.findall(path.read_text(encoding="utf-8"))}
    assert written <= PAGES.keys() | OTHERS.keys()
    assert {"fazhi-directives", "fazhi-needs"} <= written


def test_each_page_of_a_report_has_its_kind_and_its_document() -> None:
    kinds = {kind.page: name for name, kind in PAGES.items() if kind.page}
    assert list(kinds) == [page.name for page in REPORT_PAGES]
    for folder in (DOCS / "supplied", *(path.parent for path in DOCS.glob("reports/*/report.yaml"))):
        found = {path.stem: DIRECTIVE.findall(path.read_text(encoding="utf-8")) for path in folder.glob("*.rst")}
        assert found == {page: [name] for page, name in kinds.items()}


def test_a_kind_without_files_of_the_project_is_made_in_a_file_of_ours(site: Site) -> None:
    made = {name for name, kind in PAGES.items() if kind.made is not None}
    assert made == {path.stem for path in Path(documents.__file__).parent.glob("*.rst")}
    for name in made:
        text = (Path(documents.__file__).parent / f"{name}.rst").read_text(encoding="utf-8")
        assert DIRECTIVE.findall(text) == [name]
    assert "obligations/DECISION_007" in set(PAGES["fazhi-obligation"].made(site))


@pytest.mark.parametrize(
    ("name", "argument"),
    [(name, kind.example) for name, kind in PAGES.items() if kind.example],
)
def test_an_example_of_the_documentation_has_its_page(site: Site, name: str, argument: str) -> None:
    assert PAGES[name].build(site, argument) is not None
    assert PAGES[name].build(site, "nothing of that name") is None


def _needs(item: object) -> Iterator[Need]:
    if isinstance(item, Need):
        yield item
    elif isinstance(item, Section):
        for piece in item.body:
            yield from _needs(piece)


def test_needs_have_the_fields_and_links_of_the_table_and_no_others(site: Site) -> None:
    arguments = {
        Of.REPORT: [shown.folder for shown in site.shown],
        Of.ITEM: [*(item.id for item in site.catalogue.obligations), *site.catalogue.instruments],
    }
    found: dict[str, set[str]] = defaultdict(set)
    for kind in PAGES.values():
        for argument in arguments.get(kind.of, ()):
            for need in _needs(kind.build(site, argument)):
                found[need.type].update(name for name, _ in need.values)
    declared = {
        item.name: {
            *(field.name for field in needs.FIELDS if item.name in field.of),
            *(link.name for link in needs.LINKS if link.of == item.name),
        }
        for item in needs.TYPES
    }
    assert dict(found) == declared


def test_identifiers_begin_with_the_prefix_of_their_type(site: Site) -> None:
    prefixes = {item.name: item.prefix for item in needs.TYPES}
    shown = next(shown for shown in site.shown if shown.report.supplied)
    for name in ("fazhi-report", "fazhi-gaps"):
        assert all(need.id.startswith(prefixes[need.type]) for need in _needs(PAGES[name].build(site, shown.folder)))


def test_who_decided_stands_on_every_page_of_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("zh")
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "docs/reports").mkdir(parents=True)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["add", "report.txt", "--slug", "yz"]) == 0
    told = ["--quote", "全年办理人大代表建议28件，满意率100%", "--by", "<b>张三", "--catalogue", "catalogue"]
    assert main(["decide", "yz", "SUPERVISE_001", "不认", *told]) == 0
    site = load_site(Settings(catalogue="catalogue"), tmp_path / "docs", tmp_path)
    folder = site.shown[0].folder
    pages = [("fazhi-obligation", "SUPERVISE_001"), *((name, folder) for name in ("fazhi-gaps", *REPORTED))]
    for name, argument in pages:
        page = PAGES[name].build(site, argument)
        assert re.search(r"&lt;b&gt;张三 \d{4}-\d\d-\d\d 复核不认", "".join(_told(page))), name
    assert "请再确认" not in "".join(_told(PAGES["fazhi-report"].build(site, folder)))

    text = tmp_path / "docs/reports/yz/report.txt"
    text.write_text(TEXT.replace("一、", "本年工作如下。\n一、", 1), encoding="utf-8")
    site = load_site(Settings(catalogue="catalogue"), tmp_path / "docs", tmp_path)
    told_now = "".join(_told(PAGES["fazhi-report"].build(site, site.shown[0].folder)))
    assert "复核意见 1 条（1 条请再确认）" in told_now
    assert re.search('class="fz-details fz-settled" open', told_now), "what is to be done is in sight"


def _told(item: object) -> Iterator[str]:
    """All the markup of a page."""
    if isinstance(item, Section):
        for piece in item.body:
            yield from _told(piece)
    else:
        yield str(item)
