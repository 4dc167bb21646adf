"""How the package is kept: its floors and doors, files that one other alone asks for, private names, and docstrings.

A file that one other alone asks for is seldom a thought of its own. A room's door does not count as asking: it only
says what the room lets others use, and lists the members of a family.
"""

import ast
import re
import tomllib
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path

import grimp

import fazhi
from shared import ROOT

MOST = 40
"""Files that one other file alone imports. A page of a command, a reader behind a row of a table and what alone knows a
library are such files by design. Who adds one more looks first whether two others are one thought."""


def lone() -> dict[str, str]:
    """Each such file with the one that imports it."""
    graph = grimp.build_graph(fazhi.__name__, cache_dir=None)
    found = {}
    for module in sorted(graph.modules):
        asking = graph.find_modules_that_directly_import(module)
        door = module.rpartition(".")[0]
        if len(asking) == 1 and door not in asking and not (ROOT / "src" / module.replace(".", "/")).is_dir():
            found[module] = asking.pop()
    return found


def test_few_files_are_asked_for_by_one_other_alone() -> None:
    found = lone()
    assert len(found) <= MOST, "\n".join(f"{module} <- {asking}" for module, asking in found.items())
    assert found, "the graph is empty"


def words_of(pattern: str) -> dict[Path, Counter[str]]:
    """How often each word stands in each file of code that is meant."""
    return {path: Counter(re.findall(r"\w+", path.read_text(encoding="utf-8"))) for path in ROOT.glob(pattern)}


def test_a_function_that_its_own_file_alone_asks_for_is_private() -> None:
    files = words_of("src/**/*.py")
    everywhere = sum((*files.values(), *words_of("tests/**/*.py").values(), *words_of("*.py").values()), Counter())
    public = {
        f"{path.relative_to(ROOT).as_posix()} {item.name}": everywhere[item.name] - words[item.name]
        for path, words in files.items()
        for item in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(item, ast.FunctionDef) and not item.decorator_list and not item.name.startswith(("_", "pytest_"))
    }
    assert [name for name, elsewhere in public.items() if not elsewhere] == []


def test_a_docstring_is_understood_without_the_one_above_it() -> None:
    leaning = [
        f"{path.relative_to(ROOT)}:{item.lineno}"
        for path in words_of("src/**/*.py")
        for item in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(item, ast.FunctionDef | ast.ClassDef)
        and (ast.get_docstring(item) or "").startswith(("The same", "As above", "Likewise"))
    ]
    assert leaning == []


def asked_from_outside() -> dict[str, set[str]]:
    """Of each room its files and rooms within that others ask past its door; the model lies open to all."""
    graph = grimp.build_graph(fazhi.__name__, cache_dir=None)
    found = defaultdict(set)
    for module in graph.modules:
        for asked in graph.find_modules_directly_imported_by(module):
            room, _, inside = asked.removeprefix("fazhi.").partition(".")
            if inside and room not in {"model", *module.split(".")[1:2]}:
                found[room].add(inside.partition(".")[0])
    return found


def test_a_room_says_at_its_door_which_of_its_files_others_ask() -> None:
    found = asked_from_outside()
    assert found["evidence"], "nobody asks anything"
    unsaid = {
        room: sorted(files - set(re.findall(r"`(\w+)`", import_module(f"fazhi.{room}").__doc__ or "")))
        for room, files in found.items()
    }
    assert {room: files for room, files in unsaid.items() if files} == {}


def test_the_manual_tells_the_floors_that_are_held_to() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    assert contract["containers"] == [fazhi.__name__]
    page = (ROOT / "docs" / "design.rst").read_text(encoding="utf-8")
    told: list[set[str]] = []
    for line in page.partition("楼层      目录")[2].partition("\n\n")[0].splitlines():
        number, names = line[:10].strip(), set(re.findall(r"``(\w+)(?:/|\.py)``", line[10:48]))
        if number.isdigit():
            assert int(number) == len(told)
            told.append(set())
        if told:
            told[-1] |= names
    assert told == [set(re.findall(r"\w+", floor)) for floor in reversed(contract["layers"])]
