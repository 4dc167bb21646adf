"""Mutation testing: which tests are to notice a breakage of which file, which are drawn, and what noticing is."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from fakes import ROOT
from fazhi.cli.commands.dev import mutants
from fazhi.lab.mutants import Mutant, Room, Tally, excuses, outdated, result_file, rooms_of
from fazhi.lab.mutants.rooms import INSTEAD, ROOMS

SMALL = "src/fazhi/evidence/quote.py"


def test_what_is_broken_and_the_tests_for_it_are_there() -> None:
    for room, patterns in ROOMS:
        assert (ROOT / room).exists()
        assert all(list(ROOT.glob(pattern)) for pattern in patterns)
    for file, tests in INSTEAD.items():
        assert any(file.startswith(room) for room, _ in ROOMS)
        assert (ROOT / file).exists()
        assert all(list(ROOT.glob(pattern)) for pattern in tests)


def test_what_is_excused_is_still_there_to_be_broken() -> None:
    assert outdated(ROOT, excuses(ROOT)) == []


def drawn(seed: int, only: str | None = SMALL) -> list[Mutant]:
    (room,) = rooms_of(ROOT, only, seed)
    return list(room.drawn)


def test_a_file_with_tests_of_its_own_meets_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cosmic_ray")
    tests = next(tests for room, tests in ROOMS if SMALL.startswith(room))
    assert {item.tests for item in drawn(1)} == {tests}
    own, folder = ("tests/unit/test_mutants.py",), ("tests/unit/test_fuzz.py",)
    monkeypatch.setitem(INSTEAD, SMALL, own)
    assert {item.tests for item in drawn(1)} == {own}
    monkeypatch.delitem(INSTEAD, SMALL)
    monkeypatch.setitem(INSTEAD, "src/fazhi/evidence", folder)
    assert {item.tests for item in drawn(1)} == {folder}
    monkeypatch.setitem(INSTEAD, "src/fazhi/evid", own)
    monkeypatch.delitem(INSTEAD, "src/fazhi/evidence")
    assert {item.tests for item in drawn(1)} == {tests}


def test_a_seed_draws_the_same_again_and_another_one_others() -> None:
    pytest.importorskip("cosmic_ray")
    file = "src/fazhi/rules/titles.py"
    first = drawn(1, file)
    assert drawn(1, file) == first != drawn(2, file)
    assert {item[:4] for item in drawn(2, file)} == {item[:4] for item in first}
    assert all(item.old != item.new and item.code != (ROOT / file).read_text(encoding="utf-8") for item in first)


MODULE = """\
def most(numbers):
    found = 0
    while numbers:
        found = max(found, numbers.pop())
    return found
"""
TEST = """\
from toy import most
def test_most():
    assert most([1, 2]) == 2
"""
BREAKAGES = {
    "nothing that is tested": (MODULE.replace("found = 0", "found = 1"), False),
    "what is tested": (MODULE.replace("max", "min"), True),
    "a loop without end": (MODULE.replace("while numbers:", "while True:").replace("numbers.pop()", "0"), True),
    "a list without end": (MODULE.replace("found = max", "numbers += numbers; found = max"), True),
    "what is needed to load it": (MODULE.replace("def ", "most.x\ndef "), True),
}
MEET = """\
import json, sys
from pathlib import Path
from fazhi.lab.mutants import Mutant, forks, meet
forks._STARTING, forks._PATIENCE, forks._MOST_MEMORY = 2, 1, 1 << 30
root = Path(sys.argv[1])
told = [Mutant(sys.argv[3], 1, "", name, code, (sys.argv[2],)) for name, code in json.load(sys.stdin).items()]
print(json.dumps({mutant.new: noticed for mutant, noticed in meet(root, told, 2, root / "work")}))
"""


def met(
    root: Path, tests: str, breakages: dict[str, str], file: str = "src/toy.py"
) -> subprocess.CompletedProcess[str]:
    """Meets them in a process of its own: this one must not fork, and has loaded what tests load."""
    for name, text in {"src/toy.py": MODULE, "tests/test_toy.py": TEST}.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "work").mkdir()
    command = [sys.executable, "-c", MEET, str(root), tests, file]
    return subprocess.run(command, input=json.dumps(breakages), capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_breakage_is_noticed_where_tests_fail_or_do_not_end(tmp_path: Path) -> None:
    told = met(tmp_path, "tests/test_*.py", {name: code for name, (code, _) in BREAKAGES.items()})
    assert json.loads(told.stdout) == {name: noticed for name, (_, noticed) in BREAKAGES.items()}
    assert (tmp_path / "src/toy.py").read_text(encoding="utf-8") == MODULE


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_what_the_command_itself_has_loaded_is_broken_too(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    text = "from fazhi.model import both\ndef test_both():\n    assert both.Both\n"
    (tmp_path / "tests" / "test_both.py").write_text(text, encoding="utf-8")
    told = met(tmp_path, "tests/test_*.py", {"broken": "Both = None\n"}, "src/fazhi/model/both.py")
    assert json.loads(told.stdout) == {"broken": True}


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("lacking", ["absent", "failing"])
def test_nothing_is_broken_where_tests_lack_or_fail(tmp_path: Path, lacking: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "failing_toy.py").write_text("def test_it():\n    assert False\n", encoding="utf-8")
    told = met(tmp_path, f"tests/{lacking}_*.py", {"any": MODULE})
    assert told.stdout == ""
    assert f"tests/{lacking}_*.py fail or are not there" in told.stderr


def test_an_entry_whose_line_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text("if x:\n    y = 1\n", encoding="utf-8")
    here, gone, nowhere = (("src/a.py", "y = 1", ""), ("src/a.py", "y = 2", ""), ("src/b.py", "y = 1", ""))
    assert outdated(tmp_path, [here, gone, nowhere]) == [gone, nowhere]


STATUSES = {
    "all noticed": (20, 0, 0, 0),
    "one in twenty not, for a reason": (19, 1, 0, 0),
    "one in twenty not, for none": (19, 0, 1, 1),
    "fifteen in a hundred not, for a reason": (85, 15, 0, 0),
    "more, for a reason": (84, 16, 0, 1),
}


@pytest.mark.parametrize("name", STATUSES)
def test_the_status_tells_whether_enough_was_noticed_and_the_others_have_a_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    noticed, known, unknown, status = STATUSES[name]
    made = [Mutant("src/a.py", line, "x", f"y{line}", "", ()) for line in range(noticed + known + unknown)]
    asked: list[Mutant] = []

    def answer(_: object, drawn: list[Mutant], *__: object) -> list[tuple[Mutant, bool]]:
        asked.extend(drawn)
        return [(each, each.line < noticed) for each in drawn]

    monkeypatch.setattr(mutants, "rooms_of", lambda *_: [Room("src", 999, iter(made))])
    monkeypatch.setattr(mutants, "excuses", lambda _: {each.key: "why" for each in made[noticed : noticed + known]})
    monkeypatch.setattr(mutants, "meet", answer)
    monkeypatch.setattr(mutants, "outdated", lambda *_: [])
    file = tmp_path / "told.json"
    told = mutants.run(only=None, sample=0, seed=None, jobs=1, output=str(file), lang="en")
    assert told == status
    assert len(asked) == noticed + unknown
    (room,) = json.loads(file.read_text(encoding="utf-8"))["rooms"]
    assert (room["killed"], room["survived"]) == (noticed, known + unknown)
    said = capsys.readouterr().out
    assert f"seed {json.loads(file.read_text(encoding='utf-8'))['seed']}" in said
    assert said.count("\n  + y") == unknown


def test_the_result_tells_the_seed_and_why_a_survivor_does_no_harm() -> None:
    two = tuple(Mutant("src/a.py", line, "x", "y" * line, "", ()) for line in (1, 2))
    told = json.loads(result_file(7, [Tally("src", 9, 6, two)], {two[1].key: "no matter"}))
    assert told["seed"] == 7
    (room,) = told["rooms"]
    assert [room[name] for name in ("room", "places", "killed", "survived", "share")] == ["src", 9, 6, 2, 0.75]
    assert [item["why"] for item in islice(room["survivors"], 2)] == [None, "no matter"]
