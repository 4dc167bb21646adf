"""The command line: exit statuses, sentences for every mistake, and files written whole or not at all."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import click
import pytest

import fazhi
from absent import needs
from fakes import TEXT, write_catalogue
from fazhi.audit import audit as made
from fazhi.cli import main
from fazhi.cli.commands import build
from fazhi.cli.entry import chosen_language
from fazhi.cli.options import Worded
from fazhi.cli.page import Group, Page
from fazhi.intake import Asked, take_kept
from fazhi.output.words.answer import gravest
from shared import ROOT

CLEAN = TEXT.partition("一、")[0] + "一、主要举措和成效\n全年办理人大代表建议28件。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a catalogue and a report, and no locale of the machine's."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def audit(*options: str, file: str = "report.txt") -> int:
    return main(["audit", file, "--catalogue", "catalogue", *options])


def one_duty(folder: Path) -> None:
    """Leave the one obligation in the catalogue that CLEAN supports."""
    for path in (folder / "catalogue" / "obligations").iterdir():
        if path.name != "supervise.yaml":
            path.unlink()
    (folder / "report.txt").write_text(CLEAN, encoding="utf-8")


def test_gaps_give_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit() == 1
    assert "缺口 4 项" in capsys.readouterr().out


def test_the_audit_of_one_report_loads_nothing_for_many_for_last_years_or_for_paper() -> None:
    costly = {"rapidfuzz", "zipfile", "fazhi.across", "fazhi.corpus", "fazhi.laws", "fazhi.output.papers"}
    told = f"import sys; from fazhi.cli import main; main(); print({costly} & set(sys.modules), file=sys.stderr)"
    audited = [sys.executable, "-c", told, "audit", "report.txt", "--catalogue", "catalogue"]
    assert subprocess.run(audited, capture_output=True, check=True).stderr.splitlines()[-1] == b"set()"


def test_no_gap_gives_status_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one_duty(folder)
    assert audit() == 0
    assert "没有缺口" in capsys.readouterr().out


def test_gaps_below_the_severity_do_not_count(folder: Path) -> None:
    one_duty(folder)
    source = folder / "catalogue" / "obligations" / "supervise.yaml"
    source.write_text(
        source.read_text(encoding="utf-8").replace("about: [代表建议]", "about: [检察建议]").replace("annual", "event"),
        encoding="utf-8",
    )
    assert (audit(), audit("--min-severity", "expected")) == (1, 0)


def test_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("--format", "json", "--quotes") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "fazhi.audit/2"
    assert found["report"]["unit_kind"] == "county"


def test_english_is_spoken_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    audit("--lang", "en")
    assert "duties in force" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ([], {"LC_ALL": "C"}, "zh"),
        (["--lang", "zh"], {"LANG": "en_GB.UTF-8"}, "zh"),
        (["audit", "--lang=en"], {}, "en"),
    ],
)
def test_the_language_is_told_or_the_locales_or_chinese(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert chosen_language(arguments, environment) == language


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (["--lang", "zh"], "缺少命令", "Missing command"),
        (["audit"], "缺少参数“报告…”", "Missing argument 'FILE...'"),
        (["aduit"], "没有命令 aduit", "No such command"),
        (["explain", "a", "b", "c"], "参数太多，不知道“c”是什么", "unexpected extra argument"),
        (["audit", "a", "--yaer", "1"], "没有选项 --yaer。是否指", "No such option"),
        (["audit", "a", "--year", "x"], "选项 --year 的值不可用，须为整数", "Invalid value"),
        (["audit", "a", "--format", "xml"], "须为 text、json、csv、junit、sarif、annotation", "Invalid value"),
        (["audit", "a", "--year"], "选项 --year 后面没有写值", "requires an argument"),
        (["audit", "none.txt"], "不存在", "does not exist"),
        (["audit", "report.txt", "--unit-kind", "x"], "county（县级以上政府）", "county, department, township, dev"),
        (["audit", "report.txt", "--catalogue", "catalogue", "--law-year", "1800"], "1800 年没有可用", "1800"),
        (["audit", "report.txt", "--catalogue", "nowhere"], "错误", "Error"),
        (["explain", "SUPERVISE_01", "--catalogue", "catalogue"], "没有义务 SUPERVISE_01；相近的有", "no obligation"),
    ],
)
def test_a_mistake_gives_status_2_and_a_sentence_in_both_languages(
    arguments: list[str], chinese: str, english: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert chinese in told.err
    assert english in told.err
    assert "Traceback" not in told.err


def _commands(
    group: Group, above: tuple[str, ...] = (), language: str = "zh"
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words that call it."""
    for name in group.members:
        command = group.member(name, language)
        if isinstance(command, Group):
            yield from _commands(command, (*above, name), language)
        else:
            yield (*above, name), command


_COMMANDS = dict(_commands(build("zh")))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", _COMMANDS, ids=" ".join)
def test_a_command_told_too_little_names_what_it_lacks_as_its_page_does(
    words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = _COMMANDS[words]
    assert isinstance(command, Page)
    names = [name for name, _ in command.arguments]
    needed = [item for item in command.params if isinstance(item, click.Argument) and item.required]
    for many, name in zip(range(len(needed)), names, strict=False):
        assert main([*words, *["1"] * many, "--lang", language]) == 2
        assert f"缺少参数“{name}”。请看 fazhi {' '.join(words)} --help。" in capsys.readouterr().err
    assert len(names) == len([item for item in command.params if isinstance(item, click.Argument)])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_of_an_option_names_every_value_that_it_takes(language: str) -> None:
    missing = [
        (" ".join(words), option.opts[0], value)
        for words, command in _commands(build(language), language=language)
        for option in command.params
        if isinstance(option, click.Option) and isinstance(option.type, click.Choice)
        for value in option.type.choices
        if not re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", str(option.help), re.ASCII)
    ]
    assert not missing


@pytest.mark.parametrize("language", [0, 1])
def test_an_option_takes_the_words_that_output_shows_for_its_values(language: int) -> None:
    worded = [
        option.type
        for _, command in _commands(build("zh"))
        for option in command.params
        if isinstance(option.type, Worded)
    ]
    assert len(worded) >= 7
    for kind in worded:
        for name, said in kind.words.items():
            assert kind.convert(astuple(said)[language], None, None) == name
        with pytest.raises(click.BadParameter):
            kind.convert("必需", None, None)


@pytest.mark.parametrize("words", _COMMANDS, ids=" ".join)
def test_a_command_told_too_much_says_so_in_chinese(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    params = _COMMANDS[words].params
    taken = [item for item in params if isinstance(item, click.Argument)]
    if any(item.nargs < 0 or isinstance(item.type, click.Choice) for item in taken):
        return
    if any(item.required and isinstance(item, click.Option) for item in params):
        return
    assert main([*words, *["1"] * len(taken), "one-too-many"]) == 2
    assert "参数太多，不知道“one-too-many”是什么" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["audit", "precheck", "explain LEAD_001", "compare report.txt"])
def test_a_name_that_is_empty_means_no_folder(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), ""]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "报告的名称是空的" in told.err


def test_a_report_that_is_kept_already_is_told_how_its_next_draft_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/reports").mkdir(parents=True)
    assert main(["add", "report.txt"]) == 0
    assert main(["add", "report.txt"]) == 2
    told = capsys.readouterr().err
    assert "fazhi add --replace report report.txt" in told
    assert "--slug" in told


def test_a_sentence_carries_no_escapes_of_a_file_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "a\x1b[2J.txt"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_every_mistake_of_a_catalogue_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("decision.yaml", "supervise.yaml"):
        path = folder / "catalogue" / "obligations" / name
        path.write_text(path.read_text(encoding="utf-8") + "  nonsense: 1\n", encoding="utf-8")
    assert audit() == 2
    told = capsys.readouterr().err
    assert "decision.yaml:" in told
    assert "supervise.yaml:" in told


def test_output_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("--output", "audit.txt") == 1
    assert capsys.readouterr().out == ""
    assert "缺口 4 项" in (folder / "audit.txt").read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == {"audit.txt", "catalogue", "report.txt"}


def test_nothing_is_written_when_the_input_is_bad(folder: Path) -> None:
    (folder / "audit.txt").write_text("before", encoding="utf-8")
    assert audit("--output", "audit.txt", file="none.txt") == 2
    assert (folder / "audit.txt").read_text(encoding="utf-8") == "before"


def test_the_report_is_never_overwritten(folder: Path) -> None:
    assert audit("--output", "./report.txt") == 2
    assert (folder / "report.txt").read_text(encoding="utf-8") == TEXT


def test_output_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit("--output", "report.txt/audit.txt") == 2
    assert "无法写入report.txt/audit.txt" in capsys.readouterr().err


def test_the_folders_of_an_output_are_made(folder: Path) -> None:
    assert audit("--output", "new/deep/audit.txt") == 1
    assert (folder / "new" / "deep" / "audit.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(not os.path.lexists("/dev/stdout"), reason="a system without it")
def test_standard_output_may_be_named_as_a_file(folder: Path) -> None:
    told = [sys.executable, "-m", "fazhi", "audit", "report.txt", "--catalogue", "catalogue", "--lang", "zh"]
    named = subprocess.run([*told, "--output", "/dev/stdout"], cwd=folder, capture_output=True, check=False)
    assert named.stdout == subprocess.run(told, cwd=folder, capture_output=True, check=False).stdout
    assert (named.returncode, named.stderr) == (1, b"")


def test_output_to_a_device_leaves_the_device(folder: Path) -> None:
    assert audit("--output", os.devnull) == 1
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(("choice", "coloured"), [("always", True), ("never", False), ("auto", False)])
def test_colour_is_sent_when_wanted(choice: str, coloured: bool, capsys: pytest.CaptureFixture[str]) -> None:
    audit("--colour", choice)
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_explain_tells_duty_articles_and_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "supervise_001", "--catalogue", "catalogue"]) == 0
    told = capsys.readouterr().out
    assert "《示例法》第42条" in told
    assert ".yaml" not in told
    assert main(["explain", "supervise_001", "--rule", "--catalogue", "catalogue"]) == 0
    assert "obligations/supervise.yaml:1" in capsys.readouterr().out


def test_explain_tells_what_a_report_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "SUPERVISE_001", "report.txt", "--catalogue", "catalogue"]) == 0
    told = capsys.readouterr().out
    assert "在 report.txt 中：写实" in told
    assert "属于本项的数字“28件”" in told


def test_a_kept_report_is_explained_by_its_unit_for_all_kept_files_have_one_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("docs/reports").mkdir(parents=True)
    assert main(["add", "report.txt", "--slug", "kept"]) == 0
    assert main(["explain", "SUPERVISE_001", "kept", "--catalogue", "catalogue"]) == 0
    assert "在 云州区人民政府 2022年度报告 中：写实" in capsys.readouterr().out


def test_the_gravest_gaps_come_first_as_on_the_overview(capsys: pytest.CaptureFixture[str]) -> None:
    report = next((ROOT / "docs" / "reports").glob("*/report.txt"))
    assert main(["audit", str(report.parent)]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("【最重的缺口】"))
    told = [line.split()[1] for line in lines[at + 1 : at + 4]]
    asked = Asked()
    taken = take_kept(report.parent, asked)
    found = gravest(made(asked.load(Path.cwd()), taken.report, taken.records))
    assert told == [item.obligation.id for item in found[:3]]
    assert at < next(number for number, line in enumerate(lines) if line.startswith("【缺口"))


def test_explain_tells_first_what_the_report_says_and_the_rule_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "SUPERVISE_001", "report.txt", "--catalogue", "catalogue"]) == 0
    lines = capsys.readouterr().out.splitlines()
    duty, rule = lines.index("这项义务"), lines.index("怎样算佐证")
    assert lines[2].startswith("在 report.txt 中：写实")
    assert rule > duty > max(at for at, line in enumerate(lines) if "28件" in line)


def test_explain_takes_the_report_before_the_duty(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "SUPERVISE_001", "report.txt", "--catalogue", "catalogue"]) == 0
    told = capsys.readouterr().out
    assert main(["explain", "report.txt", "supervise_001", "--catalogue", "catalogue"]) == 0
    assert capsys.readouterr().out == told


def test_explain_of_a_report_alone_asks_for_the_duty(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "report.txt", "--catalogue", "catalogue", "--lang", "zh"]) == 2
    assert "“report.txt”是报告；还要写明是哪项义务" in capsys.readouterr().err


def test_explain_says_of_a_report_and_a_slip_what_the_duty_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "report.txt", "SUPERVISE_01", "--catalogue", "catalogue", "--lang", "zh"]) == 2
    assert "没有义务 SUPERVISE_01；相近的有" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "title"), [("zh", "选项"), ("en", "Options")])
@pytest.mark.parametrize("command", [[], ["audit"], ["explain"]])
def test_help_speaks_one_language(
    language: str, title: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--lang", language, "--help"]) == 0
    assert title in capsys.readouterr().out.splitlines()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"fazhi {fazhi.__version__}\n"


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "fazhi", *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_output_is_utf_8_whatever_the_locale(environment: dict[str, str]) -> None:
    done = process("audit", "report.txt", "--catalogue", "catalogue", **environment)
    assert done.returncode == 1
    assert "缺口" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "fazhi", "audit", "report.txt", "--catalogue", "catalogue"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    errors = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), errors) == (1, b"")


@needs("full device")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "fazhi", "--version"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert "无法写入标准输出" in done.stderr.decode("utf-8")


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fazhi.intake.read", interrupt)
    assert audit() == 130
    assert "已中断" in capsys.readouterr().err
