"""The annotated report for Word: every word of the report, and at every passage what it is evidence of."""

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from lxml import etree

from absent import needs
from fakes import ROOT, TEXT, report, small_audit
from fazhi.cli import main
from fazhi.cli.named import audit_named
from fazhi.intake import Asked
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.errors import InputError
from fazhi.model.words import word
from fazhi.output.formats import Options, entry, write
from fazhi.output.words.answer import gravest
from ledgers import SLUG, make_project

SAMPLE = ROOT / "docs" / "reports" / "yunzhou-hightech-2024" / "report.txt"
HOSTILE = "甲<乙&丙>{{ 7*7 }}{% x %}]]>\x1b[31m\u202e\x0c\x00\ufffe&#95;"


class Note(NamedTuple):
    """A comment as a reader sees it."""

    words: str
    """What it hangs on."""
    told: str


@cache
def sample() -> Audit:
    return audit_named(str(SAMPLE), Asked())


def docx(audit: Audit, language: str = "zh") -> bytes:
    return write(entry("docx"), audit, Options(language))


def notes(data: bytes) -> list[Note]:
    """Every comment, with the words between its marks."""
    made = Document(io.BytesIO(data))
    words: dict[str, str] = {}
    open_ones: set[str] = set()
    for each in made.element.body.iter():
        number = each.get(qn("w:id"), "")
        if each.tag == qn("w:commentRangeStart"):
            open_ones.add(number)
            words[number] = ""
        elif each.tag == qn("w:commentRangeEnd"):
            open_ones.remove(number)
        elif each.tag == qn("w:t"):
            for one in open_ones:
                words[one] += each.text
    assert not open_ones
    return [Note(words[str(each.comment_id)], each.text) for each in made.comments]


def lines(data: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(data)).paragraphs]


def test_it_says_every_word_of_the_report_and_none_besides() -> None:
    assert lines(docx(sample())) == [line.strip() for line in sample().report.text.split("\n") if line.strip()]


def test_headings_are_headings() -> None:
    made = Document(io.BytesIO(docx(sample())))
    looks = {each.text: str(each.style.name) for each in made.paragraphs if each.style}
    assert looks["二、2024年推进法治政府建设的主要举措和成效"] == "Heading 1"
    assert looks["（一）依法履行职能，优化营商环境"] == "Heading 2"
    assert looks["2024年度法治政府建设情况报告"] == "Title"
    run_in = next(text for text in looks if text.startswith("（一）抓学习"))
    assert looks[run_in] == "Normal", "a heading with its text behind it is a paragraph"


def test_whose_report_it_is_and_of_what_day_stands_to_the_right() -> None:
    made = Document(io.BytesIO(docx(sample())))
    right = [each.text for each in made.paragraphs if each.alignment == WD_ALIGN_PARAGRAPH.RIGHT]
    assert right == ["云州高新技术产业开发区管理委员会", "2025年1月22日"]


def test_each_piece_of_evidence_has_a_comment_on_its_very_words() -> None:
    found = notes(docx(sample()))
    text = sample().report.text
    for item in sample().assessments:
        for each in item.evidence:
            words = text[each.start : each.end].split("\n")[0].strip()
            here = [note for note in found if note.words == words and f"（{item.obligation.id}）" in note.told]
            assert here, (item.obligation.id, words)
    counted = (note.told.count("这一处：") + note.told.count("整个“") for note in found)
    assert sum(counted) == sum(len(item.evidence) for item in sample().assessments)


def test_it_concludes_what_every_other_view_does_of_every_duty_with_decisions_in_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    record = make_project(tmp_path)
    for duty, conclusion in (("DECISION_007", "supported"), ("ENFORCE_007", "missing")):
        said = ["改定结论", "--conclusion", conclusion, "--note", "甲", "--by", "王五"]
        assert main(["decide", SLUG, duty, *said]) == 0
    waiver = "- {obligation: ENFORCE_001, reason: 另行, owner: 甲科, until: 2030-01-01}\n"
    (record / "waivers.yaml").write_text(waiver, encoding="utf-8")
    capsys.readouterr()
    main(["audit", SLUG, "--format", "json"])
    wanted = {item["obligation"]: item["conclusion"] for item in json.loads(capsys.readouterr().out)["assessments"]}
    main(["audit", SLUG, "--output", "a.docx"])
    told = "\n".join(note.told for note in notes(Path("a.docx").read_bytes()))
    found = dict(re.findall(r"（([A-Z]+_\d+)）\n.+本项结论：(.+)", told))
    words = {word(item): item.value for item in Conclusion}
    assert set(found) == {"DECISION_007", "ENFORCE_001", "ENFORCE_007", "SUPERVISE_001"}
    assert {name: words[said] for name, said in found.items()} == {name: wanted[name] for name in found}


def test_a_comment_tells_duty_strength_reason_and_article() -> None:
    told = next(note.told for note in notes(docx(sample())) if note.words == "严格落实行政许可事项清单管理要求")
    assert "许可清单管理与不得变相许可（" in told
    assert "表态；本项结论：写虚" in told
    assert re.search("^理由：.", told, re.MULTILINE)
    assert "依据：《优化营商环境条例》第39、40条" in told
    assert "问题：写到的只够“表态”" in told


def test_the_first_comment_answers_and_names_what_no_passage_tells_of() -> None:
    first = notes(docx(sample()))[0]
    silent = [item for item in sample().assessments if item.conclusion is Conclusion.MISSING and not item.evidence]
    counted = re.findall(r"文本中未见（(?:必须|应有|提示)）(\d+) 项：", first.told)
    assert sum(map(int, counted)) == len(silent)
    for number, gap in enumerate(gravest(sample(), 3), 1):
        assert re.search(rf"最重的缺口 {number}：{gap.obligation.title}（《.+》.+）。怎么写：.+。", first.told)
    assert "姓名" not in first.told, "nobody decided"
    assert [item for item in silent if item.obligation.title not in first.told] == []
    assert "不等于没有做" in first.told


def test_comments_are_english_where_that_was_asked_for() -> None:
    found = notes(docx(sample(), "en"))
    assert "duties to tell of" in found[0].told
    assert all(re.search("^(Here|Wrong|The part .+): ", note.told, re.MULTILINE) for note in found[1:])


def test_who_decided_stands_at_the_passage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_project(tmp_path)
    words = "办理人大代表建议28件"
    assert words in TEXT
    said = ["补认", "--quote", words, "--strength", "measure", "--by", "王五", "--role", "法规科长"]
    assert main(["decide", SLUG, "ENFORCE_001", *said]) == 0
    main(["audit", SLUG, "--output", "a.docx"])
    here = [note for note in notes(Path("a.docx").read_bytes()) if note.words == words]
    assert any("由复核人补认" in note.told and "复核：王五" in note.told for note in here)


def test_what_steers_or_what_xml_cannot_hold_does_no_harm() -> None:
    words = "严格执行三重一大集体决策制度"
    for text in (TEXT.replace(words, words + HOSTILE), TEXT.replace("2022年度", f"{HOSTILE}2022年度")):
        data = docx(replace(small_audit(), report=report(text, unit=HOSTILE, title=HOSTILE)))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(package.read(name))
        said = "".join(lines(data))
        assert "甲<乙&丙>{{ 7*7 }}{% x %}]]>" in said
        assert not re.search("[\x00-\x08\x1b\u202e\ufffe]", said)


def test_comments_on_overlapping_words_each_keep_their_own() -> None:
    audit = small_audit()
    assessed = next(item for item in audit.assessments if item.evidence)
    (one,) = assessed.evidence
    parts = (one, replace(one, start=one.start + 2), replace(one, end=one.end - 2))
    many = replace(audit, assessments=(replace(assessed, evidence=parts),), findings=())
    text = audit.report.text
    wanted = {text[each.start : each.end] for each in parts}
    assert {note.words for note in notes(docx(many))[1:]} == wanted
    assert "".join(lines(docx(many))) == "".join(lines(docx(audit)))


def test_the_same_audit_gives_the_same_bytes_and_no_moment() -> None:
    data = docx(sample())
    assert docx(sample()) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"w:date" not in package.read("word/comments.xml")


def test_without_the_text_it_is_refused() -> None:
    audit = small_audit()
    with pytest.raises(InputError, match="手头没有报告原文"):
        docx(replace(audit, report=replace(audit.report, supplied=False, text="")))


def test_an_office_file_is_read_and_never_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = Document()
    for line in TEXT.split("\n"):
        made.add_paragraph(line)
    made.save("报告.docx")
    before = Path("报告.docx").read_bytes()
    assert main(["audit", "报告.docx", "--unit-kind", "county", "--output", "报告.docx"]) == 2
    assert main(["audit", "报告.docx", "--unit-kind", "county", "--output", "批注.docx"]) == 1
    assert Path("报告.docx").read_bytes() == before
    assert lines(Path("批注.docx").read_bytes()) == [line.strip() for line in TEXT.split("\n") if line.strip()]


def test_without_the_library_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert main(["audit", str(SAMPLE), "--output", str(tmp_path / "a.docx")]) == 2
    assert capsys.readouterr().err.count("fazhi[word]") == 2
    assert not (tmp_path / "a.docx").exists()


@needs("libreoffice")
def test_libreoffice_keeps_every_comment_where_it_hangs(tmp_path: Path) -> None:
    data = docx(sample())
    (tmp_path / "a.docx").write_bytes(data)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "back"), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    back = (tmp_path / "back" / "a.docx").read_bytes()
    assert sorted(note.words for note in notes(back)) == sorted(note.words for note in notes(data))
    assert lines(back) == lines(data)
