"""The table of formats: every row is written, told everywhere alike, and kept from where it would do harm."""

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from fakes import ROOT, report, small_audit
from fazhi.cli import main
from fazhi.cli.commands import audit as action
from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.evidence import Polarity, Strength
from fazhi.output import formats
from fazhi.output.formats import FORMATS, Entry, Options, entry, write
from fazhi.sheets import guarded

DOCS = ROOT / "docs"
SCRIPT = ROOT / "src/fazhi/sphinx_ext/theme/static/fazhi-matrix-csv.js"
REPORT = "云州区人民政府2022年度法治政府建设情况报告\n一、主要举措和成效\n办理人大代表建议28件，满意率100%。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def rows(data: bytes) -> list[list[str]]:
    """The cells of a CSV as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def table_rows() -> Iterator[str]:
    for item in FORMATS:
        yield f"   * - ``{item.name}``\n"
        yield f"     - ``{item.suffix}``\n"
        yield f"     - ``{item.media_type}``\n"
        yield f"     - {item.about.zh}\n"


@pytest.mark.parametrize("item", FORMATS, ids=lambda item: item.name)
def test_the_file_of_a_format_writes_bytes(item: Entry) -> None:
    told = signature(import_module(item.module).write, eval_str=True)
    assert [parameter.annotation for parameter in told.parameters.values()] == [Audit, Options]
    data = write(item, small_audit(), Options())
    assert isinstance(data, bytes)
    assert item.binary or data.decode("utf-8")


def test_names_and_suffixes_are_told_apart() -> None:
    assert len({item.name for item in FORMATS}) == len({item.suffix for item in FORMATS}) == len(FORMATS)
    folder = Path(formats.__file__).parent
    written = {item.module.removeprefix(f"{formats.__name__}.").partition(".")[0] for item in FORMATS}
    assert {path.stem for path in folder.glob("[!_]*")} == written
    assert len({item.module for item in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    ("name", "file", "wanted"),
    [
        (None, "", "text"),
        (None, "缺口.csv", "csv"),
        (None, "A.JSON", "json"),
        (None, "a.odd", "text"),
        ("json", "a.csv.json", "json"),
        ("csv", "a", "csv"),
        (None, "a.oscal-poam.json", "oscal-poam"),
        (None, "a.OSCAL.zip", "oscal"),
    ],
)
def test_a_format_is_named_or_told_by_the_suffix(name: str | None, file: str, wanted: str) -> None:
    assert entry(name, file).name == wanted


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("json", "a.csv"),
        ("text", "a.JSON"),
        (None, "a.doc"),
        ("json", "a.PDF"),
        (None, "a.zip"),
        ("oscal", "a.zip"),
        ("json", "a.oscal-results.json"),
        ("oscal-results", "a.json"),
        ("oscal-poam", "a.oscal-results.json"),
    ],
)
def test_a_suffix_that_says_something_else_is_refused(name: str | None, file: str) -> None:
    with pytest.raises(InputError, match=re.escape(file)) as caught:
        entry(name, file)
    assert [item.suffix for item in FORMATS if item.suffix not in caught.value.en] == []


def test_nothing_is_written_under_a_suffix_that_says_something_else(here: Path) -> None:
    assert main(["audit", "report.txt", "--output", "out.doc"]) == 2
    assert not (here / "out.doc").exists()


@pytest.mark.parametrize("told", [["--output", "out.xlsx"], ["--format", "xlsx"]])
def test_who_asks_for_the_ledger_is_told_its_command(
    told: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "report.txt", *told]) == 2
    assert capsys.readouterr().err.count("fazhi export") == 2
    assert not (here / "out.xlsx").exists()


@pytest.mark.parametrize("item", FORMATS, ids=lambda item: item.name)
def test_a_file_holds_what_the_format_writes(
    item: Entry, here: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["audit", "report.txt", "--format", item.name, "--lang", "zh"]) == 1
    shown = capfdbinary.readouterr().out
    assert main(["audit", "report.txt", "--output", f"out{item.suffix}", "--lang", "zh"]) == 1
    assert (here / f"out{item.suffix}").read_bytes() == shown
    assert shown


def test_what_is_no_text_is_kept_from_a_terminal(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Entry("book", ".book", "application/x-book", True, FORMATS[1].module, Both("装订", "bound"))
    monkeypatch.setattr(action, "entry", lambda *_: book)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["audit", "report.txt"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "book 不是文本" in told.err
    assert "--output FILE.book" in told.err
    assert main(["audit", "report.txt", "--output", "x.book"]) == 1
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert main(["audit", "report.txt"]) == 1


def test_a_person_at_a_terminal_is_told_what_was_written_and_a_program_is_not(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, said in (("zh", "已写入 核查.csv\n"), ("en", "Wrote 核查.csv\n")):
        told = ["audit", "report.txt", "--output", "核查.csv", "--lang", language]
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert main(told) == 1
        assert capsys.readouterr().out == said
        monkeypatch.setattr("sys.stdout.isatty", lambda: False)
        assert main(told) == 1
        assert capsys.readouterr().out == ""


def test_help_and_readme_tell_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("zh", "en"):
        main(["audit", "--help", "--lang", language])
        told = re.sub(r"\s+", "", capsys.readouterr().out)
        assert [
            item.name for item in FORMATS if f"{item.name} {item.about.of(language)}".replace(" ", "") not in told
        ] == []
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [item.name for item in FORMATS if f"`--format {item.name}`" not in text] == [], name


def test_the_page_of_formats_is_the_table() -> None:
    """A run with FAZHI_WRITE_GOLDEN=1 rewrites it."""
    path = DOCS / "formats.rst"
    page = path.read_text(encoding="utf-8")
    head, _, rest = page.partition(":header-rows: 1\n\n")
    made = ["   * - 名称\n     - 后缀\n     - 类型\n     - 用途\n", *table_rows()]
    wanted = f"{head}:header-rows: 1\n\n{''.join(made)}\n{rest[rest.index('``csv`` 每项') :]}"
    if os.environ.get("FAZHI_WRITE_GOLDEN"):
        path.write_text(wanted, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == wanted


def test_the_english_page_says_the_english_of_the_table() -> None:
    with (DOCS / "locale/en/LC_MESSAGES/docs.po").open("rb") as file:
        english = {str(item.id): str(item.string) for item in read_po(file) if item.id}
    assert {item.about.zh: english.get(item.about.zh) for item in FORMATS} == {
        item.about.zh: item.about.en for item in FORMATS
    }


def test_a_table_has_a_row_for_each_duty_in_catalogue_order() -> None:
    audit = small_audit()
    found = rows(write(entry("csv"), audit, Options()))
    assert [row[0] for row in found[1:]] == [item.obligation.id for item in audit.assessments]
    assert {len(row) for row in found} == {12}
    assert {len(row) for row in rows(write(entry("csv"), audit, Options(quotes=True)))} == {13}


def test_a_table_begins_with_a_mark_and_ends_its_lines_as_spreadsheets_do() -> None:
    data = write(entry("csv"), small_audit(), Options())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == len(small_audit().assessments) + 1


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "\t=1", "\n+1"])
def test_no_cell_is_a_formula(begins: str) -> None:
    first, *others = small_audit().assessments
    duty = replace(first.obligation, title=f"{begins}，\x1b[31m")
    found = rows(
        write(entry("csv"), replace(small_audit(), assessments=(replace(first, obligation=duty), *others)), Options())
    )
    assert found[1][2] == f"'{begins.strip()}，\N{REPLACEMENT CHARACTER}[31m"


def test_what_begins_a_formula_is_the_same_on_the_site() -> None:
    told = re.search(r"const defused = .*?/\^\[(.+?)\]/", SCRIPT.read_text(encoding="utf-8"))
    assert told is not None
    on_site = set(re.sub(r"\\[trn]", "", told[1]).replace("\\", ""))
    assert {sign for sign in map(chr, range(33, 0x10000)) if guarded(sign) != sign} == on_site


def test_a_report_without_its_text_gives_no_words() -> None:
    found = rows(
        write(entry("csv"), replace(small_audit(), report=report(supplied=False, text="")), Options(quotes=True))
    )
    assert {row[-1] for row in found[1:]} == {""}


def test_the_longest_suffix_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = FORMATS[1]._replace(name="another", suffix=".another.json")
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, longer))
    assert (entry(None, "a.another.json").name, entry(None, "a.json").name) == ("another", "json")


def test_what_was_done_goes_before_what_is_only_promised() -> None:
    audit = small_audit()
    weak = audit.assessment("DECISION_007")
    (done,) = weak.evidence
    promised = replace(done, start=0, end=3, polarity=Polarity.PLANNED, strength=Strength.RESULT)
    found = rows(
        write(entry("csv"), replace(audit, assessments=(replace(weak, evidence=(promised, done)),)), Options())
    )
    assert found[1][8].startswith(f"第{done.start}—{done.end}字")
