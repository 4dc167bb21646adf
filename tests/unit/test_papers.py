"""The papers of a report: what the audit says and nothing else, tagged, the same each time, by templates."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from absent import needs
from fakes import DECISIONS, ROOT, TEXT, assessment, audit_of, report, small_audit
from fazhi.cli import main
from fazhi.cli.named import audit_named
from fazhi.intake import Asked
from fazhi.ledger.papers import WORD_PAPERS
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.errors import InputError
from fazhi.model.evidence import Shortfall
from fazhi.model.obligation import Severity
from fazhi.output.formats import Options, entry, write
from fazhi.output.formats.json import audit_object
from fazhi.output.papers import PAPERS, Paper, paper, ready
from fazhi.output.papers import setting as setting_of
from fazhi.output.papers.matrix import matrix
from fazhi.output.papers.opinion import opinion
from fazhi.output.papers.setting import GETA, TEMPLATES, typeset
from fazhi.output.words.answer import answer, gravest, sentence
from shared import GAOQING

SAMPLE = ROOT / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"
GAPS, MATRIX = PAPERS
HOSTILE = '#import "x.typ" @ref $x^2$ *b* _i_ `c` // /* <lab> = 甲 [b] \\n #sys.inputs https://a.example ~--- "q"'
"""A line that would do a great deal in a template."""
KEYS = {"language", "sign", "style", "severity"}
"""Values that a template looks at, and that no report has a say in."""
MACHINE = re.compile(r"\{\w+\}|\.ya?ml|\.txt|obligations/|\b[A-Z]{3,}_\d{3}\b|第\d+—\d+字|characters \d+-\d+")
"""What is for whoever keeps the catalogue: rules, files, identifiers, counted characters."""


@cache
def sample() -> Audit:
    return audit_named(str(SAMPLE), Asked())


@cache
def made(name: str, language: str = "zh") -> bytes:
    """A paper of the sample, set once."""
    return paper(sample(), next(item for item in PAPERS if item.name == name), language)


@cache
def texts(data: bytes) -> tuple[str, ...]:
    """The text of each page; to take it out takes a second."""
    return tuple(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def pages(data: bytes) -> list[str]:
    """The text of each page without white space: a line may end anywhere in Chinese."""
    return [bare(text) for text in texts(data)]


def told(data: bytes) -> str:
    return "".join(pages(data))


def off_the_page(data: bytes) -> list[str]:
    """Text that stands below the bottom margin or above the running head of its page."""
    found: list[str] = []
    for page in PdfReader(io.BytesIO(data)).pages:

        def look(text: str, cm: list[float], tm: list[float], *_: object, high: float = page.mediabox.height) -> None:
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            if text.strip() and not 20 < y < high - 20:
                found.append(text)

        page.extract_text(visitor_text=look)
    return found


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def bookmarks(data: bytes) -> Iterator[str]:
    def walk(items: list[object]) -> Iterator[str]:
        for item in items:
            yield from walk(item) if isinstance(item, list) else [str(item["/Title"])]  # type: ignore[index]

    return walk(PdfReader(io.BytesIO(data)).outline)


def own(folder: Path, **files: str) -> Path:
    """A folder of an office's own templates."""
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.typ").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_page_answers(language: str) -> None:
    first = pages(made("gaps", language))[0]
    audit = sample()
    assert bare("".join(item.words for item in sentence(answer(audit), language))) in first
    names = [item.obligation.title if language == "zh" else item.obligation.title_en for item in gravest(audit)]
    assert [name for name in names if bare(name) not in first] == []
    if language == "zh":  # in English a word may be cut in two
        assert [item.obligation.id for item in gravest(audit) if item.obligation.remedy not in first] == []


def test_the_sentence_nearest_to_a_gap_stands_beside_what_to_write_unless_only_single_words_are_alike() -> None:
    first = pages(made("gaps"))[0]
    near = {
        item.obligation.id: next((miss for miss in item.near if miss.shortfall is not Shortfall.FAINT), None)
        for item in gravest(sample())
    }
    assert None in near.values()
    quoted = [miss for miss in near.values() if miss is not None]
    assert quoted
    assert first.count("相近而不算") == len(quoted)
    for miss in quoted:
        assert "相近而不算：“" + bare(sample().report.text[miss.start : miss.end])[:12] in first


def test_every_finding_is_there_in_the_order_of_its_number() -> None:
    values = opinion(sample(), "zh")
    lines = [line for level in values["levels"] for group in level["groups"] for line in group["items"]]
    found = audit_object(sample(), quotes=False)["findings"]
    assert len(lines) == len(found) == len(values["replies"])
    assert [line["number"] for line in lines] == list(range(1, len(found) + 1))
    titles = {item.obligation.id: item.obligation.title for item in sample().assessments}
    assert sorted(line["name"] for line in lines) == sorted(titles[item["obligation"]] for item in found)
    text = told(made("gaps"))
    listed = text[text.index("三、问题清单") : text.index("四、写虚")]
    places = [listed.find(bare(f"{line['number']}{line['name']}")) for line in lines]
    assert -1 not in places
    assert places == sorted(places)


def test_its_counts_are_those_of_the_json() -> None:
    counts = audit_object(sample(), quotes=False)["counts"]
    values = opinion(sample(), "zh")["map"]
    told_of = [counts[name] for name in ("supported", "weak", "planned", "admitted")]
    total = values["total"]
    assert total[:4] == told_of
    assert sum(total[4:7]) == counts["missing"]
    assert total[7] == sum(total[:7])
    assert sum(len(row["squares"]) for row in values["rows"]) == len(sample().assessments)
    assert [sum(row["numbers"][at] for row in values["rows"]) for at in range(8)] == total


def test_the_severity_of_a_finding_is_that_of_the_audit() -> None:
    values = opinion(sample(), "zh")
    said = {level["severity"]: sum(len(group["items"]) for group in level["groups"]) for level in values["levels"]}
    findings = [item.severity.value for item in sample().findings]
    assert said == {name: findings.count(name) for name in said}


def test_what_is_told_but_not_well_enough_is_quoted() -> None:
    details = opinion(sample(), "zh")["details"]
    lacking = {Conclusion.WEAK, Conclusion.PLANNED, Conclusion.ADMITTED}
    wanted = [item for item in sample().assessments if item.conclusion in lacking]
    assert {item.obligation.title for item in wanted} <= {item["name"] for item in details}
    text = told(made("gaps"))
    for item in wanted:
        first = min(item.evidence, key=lambda each: each.start)
        assert bare(sample().report.text[first.start : first.end])[:12] in text, item.obligation.id


def test_a_finding_less_grave_than_asked_for_is_counted_and_not_listed() -> None:
    values = opinion(sample(), "zh", Severity.MANDATORY)
    assert [level["severity"] for level in values["levels"]] == ["mandatory"]
    assert values["count"] == sum(item.severity is Severity.MANDATORY for item in sample().findings)
    assert values["map"] == opinion(sample(), "zh")["map"]


def test_the_matrix_has_the_duties_with_evidence_and_apart_from_them_those_without() -> None:
    values = matrix(sample(), "zh")
    rows = [row["name"] for group in values["groups"] for row in group["rows"]]
    gaps = [item["name"] for row in values["gaps"] for cell in row["cells"] for item in cell]
    assert rows == [item.obligation.title for item in sample().assessments if item.evidence]
    silent = (item for item in sample().assessments if item.conclusion is Conclusion.MISSING and not item.evidence)
    assert sorted(gaps) == sorted(item.obligation.title for item in silent)
    text = told(made("matrix"))
    assert [name for name in rows + gaps if bare(name) not in text] == []


@pytest.mark.parametrize("name", [item.name for item in PAPERS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_in_them_is_for_machines(name: str, language: str) -> None:
    assert MACHINE.findall("\n".join(texts(made(name, language)))) == []


@pytest.mark.parametrize("name", [item.name for item in PAPERS])
def test_each_page_bears_unit_and_year_and_its_number_of_how_many(name: str) -> None:
    found = pages(made(name))
    for number, page in enumerate(found, 1):
        assert page.startswith("云州高新技术产业开发区管理委员会·2024")
        assert f"第{number}页，共{len(found)}页" in page
        assert "虚构示例" in page


@pytest.mark.parametrize("name", [item.name for item in PAPERS])
def test_they_are_tagged_and_say_what_they_are(name: str) -> None:
    read = PdfReader(io.BytesIO(made(name)))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("zh")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert read.metadata is not None
    assert str(read.metadata.title).startswith("云州高新技术产业开发区管理委员会 2024 ")
    assert read.metadata.creation_date is None


def elements(data: bytes) -> list[Any]:
    """Every element of the structure of a PDF, in the order in which it is read out."""
    found: list[Any] = []

    def walk(item: Any) -> None:
        item = item.get_object()
        if isinstance(item, list):
            for kid in item:
                walk(kid)
        elif isinstance(item, dict) and "/S" in item:
            found.append(item)
            walk(item.get("/K", []))

    walk(PdfReader(io.BytesIO(data)).root_object["/StructTreeRoot"]["/K"])  # type: ignore[index]
    return found


def body_rows(data: bytes) -> list[list[tuple[str, str, str, list[str]]]]:
    """Of each cell of the rows of all tables its kind, its scope, its name and the names of what heads it.

    Rows that head others are left out.
    """
    rows = [row["/K"] for item in elements(data) if item["/S"] == "/TBody" for row in item["/K"]]
    told = [[(cell, next(item for item in cell["/A"] if item["/O"] == "/Table")) for cell in row] for row in rows]
    found = [
        [(cell["/S"], item.get("/Scope", ""), cell.get("/ID", ""), item["/Headers"]) for cell, item in row]
        for row in told
    ]
    return [row for row in found if row[-1][1] != "/Column"]


@pytest.mark.parametrize("name", [item.name for item in PAPERS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_names_a_row_is_tagged_as_its_head_and_the_cells_of_the_row_say_so(name: str, language: str) -> None:
    data = made(name, language)
    rows = body_rows(data)
    assert len(rows) > 90
    ids: list[str] = []
    for row in rows:
        heads = [id for kind, scope, id, _ in row if (kind, scope) == ("/TH", "/Row")]
        assert row[0][:2] == ("/TH", "/Row")
        assert [named for kind, _, _, named in row if kind == "/TD" and named[-len(heads) :] != heads] == []
        ids += heads
    tree: Any = PdfReader(io.BytesIO(data)).root_object["/StructTreeRoot"]["/IDTree"]["/Names"]  # type: ignore[index]
    told = dict(zip(tree[::2], tree[1::2], strict=True))
    assert list(told) == sorted(told)
    assert {item["/ID"] for item in elements(data) if item["/S"] == "/TH"} == set(told) >= set(ids)
    assert len(ids) == len(set(ids))
    assert [id for id in ids if told[id].get_object()["/ID"] != id] == []


def test_in_the_form_for_the_reply_number_and_duty_both_head_the_row() -> None:
    kinds = [[kind for kind, *_ in row] for row in body_rows(made("gaps"))]
    assert kinds.count(["/TH", "/TH", *["/TD"] * 5]) == len(opinion(sample(), "zh")["replies"])


def test_a_cell_of_an_own_template_heads_its_row_only_if_it_is_strong_from_end_to_end(tmp_path: Path) -> None:
    table = "#table(columns: 2, table.header[a][b], [c], [d], [*e* f], [g], [*h*], [i])"
    plain = own(tmp_path / "plain", gaps=f'#set document(title: [a])\n#set text(lang: "en")\n{table}')
    kinds = [[kind for kind, *_ in row] for row in body_rows(paper(sample(), GAPS, "zh", plain))]
    assert kinds == [["/TD", "/TD"], ["/TD", "/TD"], ["/TH", "/TD"]]


def test_their_headings_are_bookmarks() -> None:
    found = [title for title in bookmarks(made("gaps")) if not title.startswith(("必须", "应有", "提示", "最重"))]
    assert found == [
        "一、核查结论", "二、依据和方法", "三、问题清单", "四、写虚、只写打算、只认不足和其他问题的说明",
        "五、整改反馈表", "六、签署", "附：不适用与豁免的义务", "核查凭据",
    ]  # fmt: skip
    assert list(bookmarks(made("matrix"))) == ["一、有佐证的义务（85 项）", "二、没写的义务（27 项）"]


def test_they_lead_nowhere_and_run_nothing() -> None:
    for item in PAPERS:
        read = PdfReader(io.BytesIO(made(item.name)))
        assert [page for page in read.pages if "/Annots" in page] == []
        assert {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(read.trailer["/Root"]) == set()


@pytest.mark.parametrize("item", PAPERS, ids=lambda item: item.name)
def test_the_same_audit_gives_the_same_bytes(item: Paper) -> None:
    assert paper(sample(), item, "zh") == made(item.name)


def test_the_sample_is_a_dozen_pages_at_most() -> None:
    assert len(pages(made("gaps"))) <= 12


@pytest.mark.shared
@needs("shared")
def test_the_papers_of_the_real_report_are_short_and_quickly_made() -> None:
    audits = [audit_named(str(path), Asked()) for path in (GAOQING, SAMPLE)]
    begun = process_time()
    papers = [paper(audit, item, "zh") for audit in audits for item in PAPERS]
    took = process_time() - begun  # of all its threads, whatever else the machine does
    sizes = [len(PdfReader(io.BytesIO(data)).pages) for data in papers]
    assert sizes[0] + sizes[1] <= 25
    assert took < 5


def marked(values: Any, said: str, numbers: Iterator[int]) -> Any:
    """The values with a number and these words behind every text in them that is shown."""
    if isinstance(values, dict):
        return {key: item if key in KEYS else marked(item, said, numbers) for key, item in values.items()}
    if isinstance(values, list):
        return [marked(item, said, numbers) for item in values]
    return f"{values}Q{next(numbers)}Z{said}" if isinstance(values, str) and values else values


@pytest.mark.parametrize("item", PAPERS, ids=lambda item: item.name)
def test_what_a_report_says_is_never_markup(item: Paper) -> None:
    values = item.values(small_audit(), "zh", Severity.NOTICE)
    plain = told(typeset(item.name, marked(values, "", count())))
    data = typeset(item.name, marked(values, HOSTILE, count()))
    shown = set(re.findall(r"Q\d+Z", plain))
    assert len(shown) > 40
    assert {mark for mark in shown if f"{mark}#import" not in told(data)} == set()
    assert {sign for sign in ("@ref", "$x^2$", "*b*", "`c`", "<lab>") if told(data).count(sign) < len(shown)} == set()
    assert [page for page in PdfReader(io.BytesIO(data)).pages if "/Annots" in page] == []


def test_what_stands_in_the_text_is_quoted_as_it_stands() -> None:
    words = "严格执行三重一大集体决策制度"
    text = TEXT.replace(words, HOSTILE[: len(words)])
    data = paper(replace(small_audit(), report=report(text, unit=HOSTILE, title=HOSTILE)), GAPS, "zh")
    assert f"“{bare(HOSTILE[: len(words)])}”" in told(data)
    assert bare(HOSTILE) in told(data)


@pytest.mark.parametrize("item", PAPERS, ids=lambda item: item.name)
def test_nothing_runs_off_the_page_however_much_there_is(item: Paper) -> None:
    sentences = [
        f"第{number}次会议集体决策了有关事项，由主要领导逐一听取了各方面的意见和建议之后作出。" for number in range(50)
    ]
    text = f"{TEXT}{''.join(sentences)}"
    weak = small_audit().assessment("DECISION_007")
    (one,) = weak.evidence
    starts = [text.index(words) for words in sentences]
    found = tuple(
        replace(one, start=start, end=start + len(words)) for start, words in zip(starts, sentences, strict=True)
    )
    many = audit_of([replace(weak, evidence=found)], report(text))
    data = paper(many, item, "zh")
    assert [number for number in range(50) if f"“第{number}次会议集体决策了有关事项" not in told(data)] == []
    assert off_the_page(data) == []
    silent = [
        assessment(replace(DECISIONS, id=f"DECISION_{number:03}", title=f"第{number}种集体决策"), Conclusion.MISSING)
        for number in range(60)
    ]
    data = paper(audit_of(silent), item, "zh")
    assert [number for number in range(60) if f"第{number}种集体决策" not in told(data)] == []
    assert off_the_page(data) == off_the_page(made(item.name)) == []


def test_characters_that_steer_or_that_no_font_has_are_replaced() -> None:
    strange = "青石\x1b[31m镇\u202e政\u200b府\ue123"
    data = paper(replace(small_audit(), report=report(unit=strange)), GAPS, "zh")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in PdfReader(io.BytesIO(data)).trailer["/Root"]["/Metadata"].get_data()
    assert "镇\N{REPLACEMENT CHARACTER}政".replace("\N{REPLACEMENT CHARACTER}", "") in re.sub(
        f"[{GETA}\N{REPLACEMENT CHARACTER}]", "", told(data)
    )
    assert "\x1b" not in told(data)


def test_a_character_that_no_font_has_becomes_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    from pylopdf_fonts_zh_cn import serif_path

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[serif_path().parent])
    monkeypatch.setattr(setting_of, "_fonts", lambda: fonts)
    data = paper(replace(small_audit(), report=report(unit="青石𠁎镇")), GAPS, "zh")
    assert f"青石{GETA}镇" in told(data)


def test_fonts_of_the_system_are_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    from pylopdf_fonts_zh_cn import serif_path

    usual = told(made("gaps"))
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[serif_path().parent])
    monkeypatch.setattr(setting_of, "_fonts", lambda: fonts)
    assert told(paper(sample(), GAPS, "zh")) == usual
    assert GETA not in usual.replace(f"{GETA}代替", "")


def test_an_audit_without_findings_says_so() -> None:
    audit = small_audit()
    good = [item for item in audit.assessments if item.conclusion is Conclusion.SUPPORTED]
    text = told(paper(audit_of(good), GAPS, "zh"))
    assert "没有发现问题" in text
    assert "五、整改反馈表" not in text
    assert "没有缺口" in text


def test_an_audit_without_evidence_says_so() -> None:
    silent = assessment(DECISIONS, Conclusion.MISSING)
    assert "没有一项义务有佐证" in told(paper(audit_of([silent]), MATRIX, "zh"))


def test_a_report_without_its_text_gives_places_and_no_words() -> None:
    data = paper(replace(small_audit(), report=report("", supplied=False)), GAPS, "zh")
    assert "没有报告原文" in told(data)
    assert "三重一大集体决策制度" not in told(data)


def test_an_office_sets_them_by_its_own_templates(tmp_path: Path) -> None:
    text = (TEMPLATES / "words.typ").read_text(encoding="utf-8")
    folder = own(tmp_path / "样式", words=text.replace("一、核查结论", "壹、督察结论"))
    assert "壹、督察结论" in told(paper(sample(), GAPS, "zh", folder))
    whole = own(tmp_path / "整页", gaps="#let data = json(bytes(sys.inputs.data))\n#data.unit #data.answer.len()")
    assert told(paper(sample(), GAPS, "zh", whole)).startswith("云州高新技术产业开发区管理委员会")


def test_a_mistake_in_a_template_is_told_with_its_place(tmp_path: Path) -> None:
    folder = own(tmp_path / "papers", gaps="\n#let data = nothing-there\n")
    with pytest.raises(InputError, match=r"papers/gaps\.typ:2:") as caught:
        paper(small_audit(), GAPS, "zh", folder)
    assert "unknown variable" in caught.value.zh


def test_a_template_reads_nothing_outside_its_folder_and_fetches_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    folder = own(tmp_path / "papers", gaps='#read("../secret.txt")')
    with pytest.raises(InputError, match=r"gaps\.typ"):
        paper(small_audit(), GAPS, "zh", folder)
    fetching = own(tmp_path / "fetching", gaps='#import "@preview/tablex:0.0.8": *')
    with pytest.raises(InputError, match="@preview/"):
        paper(small_audit(), GAPS, "zh", fetching)


def test_every_fixed_word_is_there_in_both_languages() -> None:
    text = (TEMPLATES / "words.typ").read_text(encoding="utf-8")
    table = text[text.index("#let words = (") + len("#let words = ") : text.index("\n)\n") + 2]
    words = json.loads(typst.eval(b"", table, format="json"))
    assert len(words) > 30
    assert {key for key, both in words.items() if len(both) != 2 or type(both[0]) is not type(both[1])} == set()
    used = set()
    for path in TEMPLATES.glob("*.typ"):
        used |= set(re.findall(r'"([a-z-]+)"', path.read_text(encoding="utf-8")))
    assert words.keys() - used == set()


def test_what_a_template_is_given_is_told() -> None:
    page = (ROOT / "docs" / "formats.rst").read_text(encoding="utf-8")
    fields = {key for item in PAPERS for key in item.values(small_audit(), "zh", Severity.NOTICE)}
    assert {key for key in fields if f"``{key}``" not in page} == set()
    assert {path.name for path in TEMPLATES.glob("*.typ") if f"``{path.name}``" not in page} == set()


def test_templates_are_copied_out_and_what_is_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "words.typ").write_text("x", encoding="utf-8")
    assert main(["pdf", "--copy-templates", "mine"]) == 0
    assert (tmp_path / "mine" / "words.typ").read_text(encoding="utf-8") == "x"
    copied = {path.name for path in (tmp_path / "mine").iterdir()}
    assert copied == {path.name for path in TEMPLATES.glob("*.typ")} | {
        f"{item.name}{language}.docx" for item in WORD_PAPERS for language in ("", ".en")
    }
    assert capsys.readouterr().out.count("\n") == len(copied) - 1


def test_a_project_names_its_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (TEMPLATES / "words.typ").read_text(encoding="utf-8")
    own(tmp_path / "纸面", words=text.replace("一、核查结论", "壹、督察结论"))
    (tmp_path / "pyproject.toml").write_text('[tool.fazhi]\npapers = "纸面"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["audit", str(SAMPLE), "--output", "x.pdf", "--lang", "zh"]) == 1
    assert "壹、督察结论" in told((tmp_path / "x.pdf").read_bytes())
    assert main(["audit", str(SAMPLE), "--output", "y.pdf", "--papers", "没有"]) == 2
    assert not (tmp_path / "y.pdf").exists()


def test_the_format_is_the_opinion() -> None:
    assert write(entry("pdf"), sample(), Options()) == made("gaps")
    assert write(entry("pdf"), sample(), Options("en")) == made("gaps", "en")


def project(folder: Path) -> Path:
    """A project that keeps the sample."""
    kept = folder / "docs" / "reports" / SAMPLE.parent.name
    kept.mkdir(parents=True)
    for name in ("report.txt", "report.yaml"):
        (kept / name).write_bytes((SAMPLE.parent / name).read_bytes())
    (folder / "conf.py").write_text("", encoding="utf-8")
    (folder / "docs" / "index.rst").write_text("", encoding="utf-8")
    return folder


def test_the_command_writes_both_papers_of_each_report_and_builds_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project(tmp_path))
    assert main(["pdf"]) == 0
    built = tmp_path / "docs" / "_build"
    names = {f"{SAMPLE.parent.name}-{item.name}.pdf" for item in PAPERS}
    assert {path.name for path in (built / "pdf").iterdir()} == names
    assert {path.name for path in built.iterdir()} == {"pdf"}
    assert capsys.readouterr().out.count("\n") == len(PAPERS)
    assert (built / "pdf" / f"{SAMPLE.parent.name}-gaps.pdf").read_bytes() == made("gaps")


def test_a_report_that_is_named_is_printed_alone_and_in_english_where_that_was_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path))
    text = "青石镇人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n办理人大代表建议28件。\n"
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    assert main(["pdf", "draft.txt", "--site-language", "en", "--output", "out", "--territory", "山东省"]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"draft-gaps.pdf", "draft-matrix.pdf"}
    first = pages((tmp_path / "out" / "draft-gaps.pdf").read_bytes())[0]
    assert "Auditopinion" in first
    assert "山东省" in first


@pytest.mark.parametrize("lacks", ["typst", "pylopdf_fonts_zh_cn", "pypdf"])
def test_without_what_sets_them_it_says_so_and_writes_nothing(tmp_path: Path, lacks: str) -> None:
    folder = project(tmp_path / "project")
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking" / f"{lacks}.py").write_text("raise ImportError", encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(tmp_path / "lacking"), os.environ.get("PYTHONPATH", ""))))
    for command in (["pdf"], ["audit", str(SAMPLE), "--output", "x.pdf"]):
        result = subprocess.run(
            [sys.executable, "-m", "fazhi", *command], cwd=folder, capture_output=True, text=True, check=False,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        assert result.returncode == 2
        assert result.stderr.count("\n") == 2
        assert result.stderr.count("fazhi[pdf]") == 2
        assert result.stdout == ""
    assert not (folder / "docs" / "_build").exists()
    assert not (folder / "x.pdf").exists()


def test_the_libraries_that_set_papers_are_installed_where_tests_run() -> None:
    ready()
