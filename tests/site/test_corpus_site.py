"""The site of a corpus: right counts, links that lead somewhere, no inline style or script, names only words."""

import csv
import io
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from corpora import audit, make, setup, write
from fazhi.audit import audit as audit_of_report
from fazhi.cli import main
from fazhi.corpus.gathered import gather
from fazhi.corpus.results import Results
from fazhi.intake import Asked, take_in
from fazhi.output.words.answer import gravest
from fazhi.sphinx_ext.corpus import pages
from fazhi.sphinx_ext.corpus.overview import _years
from fazhi.sphinx_ext.html import speak

HOSTILE = "甲<script>alert(1)</script>\"' onload=x&amp;县人民政府"
LIST = "文件,单位,单位类别,年度,所在地\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve reports: ten units, one of which has three years; one name is hostile, one file cannot be read."""
    folder = tmp_path_factory.mktemp("corpus-site")
    corpus = make(folder / "语料", 10)
    for number, year in ((10, "2023"), (11, "2024")):
        write(corpus / f"{number:03}.txt", 0)
        text = (corpus / f"{number:03}.txt").read_text(encoding="utf-8").replace("2022年度", f"{year}年度")
        (corpus / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (corpus / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    audit(corpus, folder / "结果", setup(folder / "catalogue"))
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    command = [
        "corpus",
        "site",
        str(folder / "结果"),
        "--output",
        str(folder / "网页"),
        "--texts",
        str(folder / "语料"),
    ]
    assert main(command) == 0
    return folder / "网页"


def parsed(path: Path | bytes | str) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes() if isinstance(path, Path) else path, "html.parser")


def test_the_front_page_counts_what_there_is(site: Path) -> None:
    page = parsed(site / "index.html")
    assert [item.get_text() for item in page.select(".fz-counts li")] == [
        "12份报告",
        "10个单位",
        "3个年度",
        f"{len(list((site / 'duty').glob('*.html')))}项义务",
        "1份没有核查成",
    ]
    assert len(page.select("#table-units tbody tr")) == len(list((site / "unit").glob("*.html"))) == 10
    assert "坏.docx" in page.get_text()
    assert [path.name for path in sorted((site / "group").iterdir())] == [
        "county-2022.html",
        "county-2023.html",
        "county-2024.html",
    ]


def test_the_latest_law_comes_first_and_a_year_leads_to_what_is_told_of_it(site: Path) -> None:
    page = parsed(site / "index.html")
    for table in page.select("#heat table, #groups table"):
        told = [row.select_one("th").get_text() for row in table.select("tbody tr")]
        assert told == [f"县级以上政府，{year} 年的法" for year in (2024, 2023, 2022)]
    (three,) = (row for row in page.select("#table-units tbody tr") if len(row.select("td a")) == 3)
    years = [link["href"] for link in three.select("td a")]
    assert [str(year).partition("#")[2] for year in years] == ["y2024", "y2023", "y2022"]
    assert {str(year).partition("#")[0] for year in years} == {three.select_one("th a")["href"]}


def test_several_reports_of_a_unit_and_year_are_one_year_with_their_number() -> None:
    speak("zh")
    held = [SimpleNamespace(year=year) for year in (2024, 2024, 2022)]
    told = "".join(_years(SimpleNamespace(reports=held, address="unit/x.html")))  # type: ignore[arg-type]
    assert parsed(told).get_text() == "2024（2 份） 2022"


def test_a_group_has_its_funnel_heat_map_and_units(site: Path) -> None:
    page = parsed(site / "group" / "county-2022.html")
    assert len(page.select(".fz-funnel circle")) == 10
    assert len(page.select(".fz-funnel path[class^=fz-funnel-]")) == 5
    cells = page.select(".fz-warm td[class^=fz-h]")
    assert cells
    rows = list(csv.DictReader(io.StringIO((site / "csv" / "heat.csv").read_text(encoding="utf-8-sig"))))
    of_2022 = [row for row in rows if row["法的年度"] == "2022"]
    due, seen = (sum(int(row[name]) for row in of_2022) for name in ("应写", "有佐证"))
    reports = list(csv.DictReader(io.StringIO((site / "csv" / "reports.csv").read_text(encoding="utf-8-sig"))))
    assert len(reports) == 12
    mine = [row for row in reports if row["法的年度"] == "2022"]
    assert due == sum(int(row["应写"]) for row in mine) > seen == sum(int(row["有佐证"]) for row in mine) > 0
    few = parsed(site / "group" / "county-2023.html")
    heads = [line.partition("\r")[0] for line in (path.read_text("utf-8-sig") for path in site.rglob("*.csv"))]
    assert not [head for head in heads if re.search("[a-z]_[a-z]", head)]
    assert not few.select(".fz-funnel")
    assert "不足 5 份" in few.get_text()


def test_a_duty_shows_every_unit_and_the_best_passages(site: Path) -> None:
    page = parsed(site / "duty" / "SUPERVISE_001.html")
    assert len(page.select(".fz-heat tbody tr")) == 10
    quotes = [item.get_text() for item in page.select("blockquote")]
    assert len(quotes) == 5
    assert all("办理人大代表建议" in quote for quote in quotes)
    rows = list(csv.reader(io.StringIO((site / "duty" / "SUPERVISE_001.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + 12


def test_a_unit_shows_each_of_its_years_like_an_audit(site: Path) -> None:
    pages = [parsed(path) for path in (site / "unit").glob("*.html")]
    (three,) = (page for page in pages if len(page.select(".fz-map")) == 3)
    assert [item.get("id") for item in three.select("h2")] == ["y2024", "y2023", "y2022"]
    squares = three.select(".fz-map")[0].select(".fz-square")
    assert len(squares) == len(list((site / "duty").glob("*.html")))
    assert len(three.select(".fz-stacked")) == 3


def test_pages_have_no_style_or_script_of_their_own_and_every_link_leads_somewhere(site: Path) -> None:
    ids = {path: {item.get("id") for item in parsed(path).select("[id]")} for path in site.rglob("*.html")}
    for path in ids:
        page = parsed(path)
        assert not page.select("style, [style], iframe, object")
        assert not [name for item in page.find_all(True) for name in item.attrs if name.startswith("on")]
        assert [item.get("src") for item in page.select("script")] == [
            f"{'../' * len(path.parent.relative_to(site).parts)}_static/fazhi-corpus.js"
        ]
        (policy,) = page.select("meta[http-equiv]")
        assert "unsafe" not in policy.get("content")
        assert len(page.select("h1")) == 1
        for item in page.select("[href], [src]"):
            way = unquote(item.get("href") or item.get("src"))
            assert ":" not in way, way
            file, _, anchor = way.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), way
            if anchor:
                assert anchor in ids[target], way


def test_a_hostile_name_is_only_words(folder: Path, tmp_path: Path) -> None:
    rows = f'语料/000.txt,"{HOSTILE.replace(chr(34), chr(34) * 2)}",county,2022,\n语料/001.txt,=1+2,county,2022,\n'
    (folder / "清单.csv").write_text(LIST + rows, encoding="utf-8")
    made = setup(tmp_path / "catalogue")
    audit(folder / "清单.csv", tmp_path / "结果", made)
    many, files = pages(Results.of(tmp_path / "结果"), "en")
    found = {item.address: item.data.decode() for item in files}
    assert len(found) == many
    for address, text in found.items():
        if address.endswith(".html"):
            page = parsed(text)
            assert len(page.select("script")) == 1, address
            assert "<script>alert" not in text
    units = [parsed(text) for at, text in found.items() if re.fullmatch("unit/.*html", at)]
    names = [page.select("h1")[0].get_text() for page in units]
    assert HOSTILE in names
    assert ",'=1+2," in found["csv/reports.csv"]
    assert not [address for address in found if not re.fullmatch(r"[\w./-]+", address)]


def test_a_site_in_english_says_nothing_of_its_own_in_chinese(folder: Path) -> None:
    _many, files = pages(Results.of(folder / "结果"), "en")
    (front,) = (parsed(item.data) for item in files if item.address == "index.html")
    assert front.html["lang"] == "en"
    own = [item.get_text() for item in front.select("h1, h2, th[scope=col], caption span, nav a, label")]
    assert not [text for text in own if re.search(r"[\u4e00-\u9fff]", text)]


def test_pages_go_only_where_they_may(
    folder: Path, site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = str(folder / "结果")
    (tmp_path / "他人").mkdir()
    (tmp_path / "他人" / "论文.txt").write_text("别动")
    assert main(["corpus", "site", results, "--output", str(tmp_path / "他人")]) == 2
    assert main(["corpus", "site", results, "--output", results]) == 2
    assert main(["corpus", "site", results, "--output", str(tmp_path / "新"), "--texts", str(tmp_path / "无")]) == 2
    assert [path.name for path in (tmp_path / "他人").iterdir()] == ["论文.txt"]
    again = tmp_path / "再"
    for texts in (["--texts", str(folder / "语料")], []):
        assert main(["corpus", "site", results, "--output", str(again), *texts]) == 0
        duty = (again / "duty" / "SUPERVISE_001.html").read_text(encoding="utf-8")
        assert ("<blockquote>" in duty) == bool(texts)
        assert not (again / "unit" / "000000000000.html").exists()
        (again / "unit" / "000000000000.html").write_text("旧")


def test_without_the_libraries_of_pages_their_extra_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("fazhi.sphinx_ext")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "drawsvg", None)
    assert main(["corpus", "site", str(folder / "结果"), "--output", str(tmp_path / "新")]) == 2
    assert "fazhi[corpus,docs]" in capsys.readouterr().err
    assert not (tmp_path / "新").exists()


def test_a_part_that_cannot_be_read_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "结果", tmp_path / "结果")
    for path in (tmp_path / "结果").rglob("assessments.parquet"):
        path.write_bytes(path.read_bytes()[:100])
    assert main(["corpus", "site", str(tmp_path / "结果"), "--output", str(tmp_path / "网页")]) == 2
    zh, en = capsys.readouterr().err.splitlines()
    assert "读不了；请再运行一次 fazhi corpus audit" in zh
    assert en.startswith("Error: ")


def test_texts_are_told_of_as_they_are_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("fazhi.cli.progress._LOG", 0.0)
    results, texts = str(folder / "结果"), str(folder / "语料")
    command = ["corpus", "site", results, "--output", str(tmp_path / "又"), "--texts", texts, "--lang", "zh"]
    assert main(command) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("读取 1/")
    assert any(line.startswith("写网页 ") for line in told)


def test_a_unit_s_page_names_the_commands_that_show_its_words(site: Path, folder: Path) -> None:
    pages = [parsed(path).get_text() for path in (site / "unit").glob("*.html")]
    assert any("fazhi audit 003.txt" in page and "fazhi export 003.txt --paper notice" in page for page in pages)


def test_a_unit_s_page_says_what_to_ask_first_as_the_audit_of_its_report_ranks_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["corpus", "site", str(folder / "结果"), "--output", "网页", "--lang", "zh"]) == 0
    asked = Asked(catalogue=str(folder / "catalogue"))
    taken = take_in(str(folder / "语料" / "003.txt"), asked, tmp_path, None, [])
    made = audit_of_report(asked.load(tmp_path), taken.report, taken.records)
    wanted = [item.obligation.title for item in gravest(made, 3)]
    (page,) = [
        page
        for path in Path("网页", "unit").glob("*.html")
        if "fazhi audit 003.txt" in (page := parsed(path)).get_text()
    ]
    (head,) = [each for each in page.select("h3") if each.get_text().startswith("先问这")]
    items = head.find_next("ol").select("li")
    assert [item.select_one("a").get_text() for item in items] == wanted
    assert all("《示例法》第42条" in item.get_text() for item in items)


def test_a_duty_says_what_it_asks_for_where_the_catalogue_at_hand_has_that_very_duty(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(f'[tool.fazhi]\ncatalogue = "{folder / "catalogue"}"\n', encoding="utf-8")
    assert main(["corpus", "site", str(folder / "结果"), "--output", "网页", "--lang", "zh"]) == 0
    asked = {item.id: item for item in Asked(catalogue=str(folder / "catalogue")).load(tmp_path).obligations}
    told = {path.stem: parsed(path).select("p.fz-duty") for path in Path("网页", "duty").glob("*.html")}
    assert {id: [item.get_text() for item in found] for id, found in told.items()} == {
        id: [asked[id].requirement] for id in told
    }
    other = {id: replace(item, title="别的") for id, item in asked.items()}
    _many, files = pages(Results.of(folder / "结果"), "zh", obligations=other)
    assert not any(b"fz-duty" in made.data for made in files if made.address.startswith("duty/"))


def test_results_of_a_time_when_no_instruments_were_kept_are_cited_by_the_catalogue_at_hand(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "结果", tmp_path / "结果")
    kept = tmp_path / "结果" / "instruments.json"
    (tmp_path / "pyproject.toml").write_text(f'[tool.fazhi]\ncatalogue = "{folder / "catalogue"}"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = ["corpus", "site", "结果", "--output", "网页", "--lang", "zh"]
    kept.write_text("{}", encoding="utf-8")
    assert main(command) == 2
    assert "instruments.json 无法读取" in capsys.readouterr().err
    kept.unlink()
    assert main(command) == 0
    assert any("《示例法》第42条" in parsed(path).get_text() for path in Path("网页", "unit").glob("*.html"))


def test_a_duty_is_as_grave_as_its_finding_says(folder: Path) -> None:
    results = Results.of(folder / "结果")
    gathered = gather(results)
    grave = {(file, item.duty): item.severity for file, each in gathered.verdicts.items() for item in each}
    found = list(results.rows(results.known(), "findings", ("file", "obligation", "rule", "severity")))
    silent = [(file, duty, severity) for file, duty, rule, severity in found if rule == "silent_event"]
    assert silent
    assert [item for item in silent if grave[item[0], item[1]] != item[2]] == []
