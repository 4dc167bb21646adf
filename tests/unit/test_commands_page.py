"""The page of commands, `make`, the READMEs and the documents tell of the commands that there are."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from fazhi.cli import main
from fazhi.cli.commands import COMMANDS, build
from shared import ROOT

DOCS = ROOT / "docs"
PAGE = DOCS / "commands.rst"
HEAD = """\
命令
====

命令行的全部命令。\\ ``make`` 的目标就是命令，值由环境传给它。每条命令加 ``--help`` 有详细说明。

.. list-table::
   :header-rows: 1

   * - 命令
     - ``make``
     - 做什么
     - 选项
"""
TARGET = re.compile(r"^([a-z-]+)(?: [a-z-]+)*:.*\n\t@\$\((?:FAZHI|RUN)\) ([a-z ]+)$", re.MULTILINE)
MAKEFILES = [ROOT / "Makefile", ROOT / "src/fazhi/cli/scaffold/Makefile.in"]
TEXTS = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted(DOCS.glob("*.rst"))]
NAMED = re.compile(r"(?:`|bin/|\$ )fazhi ([a-z]+)(?: ([a-z]+))?(?![\w.])")


def commands(language: str) -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name, in the order of the help page; those that hold others are left out."""
    group = build(language)
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None, name
        if isinstance(command, click.Group):
            context = click.Context(command)
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None, inner
                yield f"{name} {inner}", found
        else:
            yield name, command


def targets(path: Path) -> dict[str, str]:
    """What each target of a Makefile runs."""
    return dict(TARGET.findall(path.read_text(encoding="utf-8")))


def page() -> str:
    """The page as it has to be."""
    made = {command: target for target, command in targets(ROOT / "Makefile").items()}
    rows = (
        f"   * - ``{f'fazhi {name} {_arguments(command)}'.strip()}``\n"
        f"     - {f'``make {made[name]}``' if name in made else '—'}\n"
        f"     - {command.help}\n"
        f"     - {_options(command)}\n"
        for name, command in commands("zh")
    )
    return HEAD + "".join(rows)


def _arguments(command: click.Command) -> str:
    return " ".join(item.human_readable_name for item in command.params if isinstance(item, click.Argument))


def _options(command: click.Command) -> str:
    names = (item.opts[0] for item in command.params if isinstance(item, click.Option) and item.name != "lang")
    return " ".join(f"``{name}``" for name in names) or "—"


def test_the_page_of_commands_is_what_there_is() -> None:
    """A run with FAZHI_WRITE_GOLDEN=1 rewrites it."""
    if os.environ.get("FAZHI_WRITE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_english_page_says_what_the_english_help_says() -> None:
    with (DOCS / "locale/en/LC_MESSAGES/docs.po").open("rb") as file:
        english = {str(item.id): str(item.string) for item in read_po(file) if item.id}
    told = {name: english.get(str(command.help)) for name, command in commands("zh")}
    assert told == {name: command.help for name, command in commands("en")}


@pytest.mark.parametrize("path", MAKEFILES, ids=lambda path: path.name)
def test_every_target_is_a_command_and_is_told(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = set(re.findall(r"@echo \"make ([a-z]+)", text))
    names = dict(commands("zh")).keys()
    assert targets(path)
    assert {name: command for name, command in targets(path).items() if command not in names} == {}
    assert targets(path).keys() == told
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    assert targets(path).keys() <= set(phony[1].split())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_text_names_a_command_that_is_not_there(path: Path) -> None:
    known = {word for name, _ in commands("zh") for word in (name, name.partition(" ")[0])}
    text = path.read_text(encoding="utf-8")
    found = [(one, f"{one} {two}") for one, two in NAMED.findall(text)]
    groups = {name.partition(" ")[0] for name in known if " " in name}
    wrong = [
        both for one, both in found if (both.strip() if one in groups and both.strip() != one else one) not in known
    ]
    assert wrong == []


def test_every_command_has_its_file() -> None:
    folder = ROOT / "src" / "fazhi" / "cli" / "commands"
    files = {
        " ".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if path.name != "__init__.py"
    }
    assert files == dict(commands("zh")).keys()


@pytest.mark.parametrize("name", [name for name, command in commands("zh") if any(
    isinstance(item, click.Argument) and item.required for item in command.params
)])  # fmt: skip
def test_a_command_that_lacks_its_argument_names_it_as_its_help_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = dict(commands("zh"))[name]
    wanted = next(item for item in command.params if isinstance(item, click.Argument) and item.required)
    assert main([*name.split(), "--lang", "zh"]) == 2
    told = re.search("缺少参数“(.+)”。", capsys.readouterr().err)
    assert told
    assert main([*name.split(), "--help", "--lang", "zh"]) == 0
    assert told[1] in capsys.readouterr().out
    assert told[1] != wanted.metavar or not wanted.metavar.isascii()
