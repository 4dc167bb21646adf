"""Mutation testing: which tests are to notice a breakage of which file."""

import pytest

from fakes import ROOT
from fazhi.cli.commands.dev.mutants import INSTEAD, ROOMS, mutants_of

SMALL = "src/fazhi/evidence/answers.py"


def test_what_is_broken_and_the_tests_for_it_are_there() -> None:
    for room, patterns in ROOMS:
        assert (ROOT / room).exists()
        assert all(list(ROOT.glob(pattern)) for pattern in patterns)
    for file, tests in INSTEAD.items():
        assert any(file.startswith(room) for room, _ in ROOMS)
        assert all((ROOT / each).is_file() for each in (file, *tests))


def test_a_file_with_tests_of_its_own_meets_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cosmic_ray")
    room, tests = next(item for item in ROOMS if SMALL.startswith(item[0]))
    assert {item.tests for item in mutants_of(ROOT, SMALL)[room]} == {tests}
    monkeypatch.setitem(INSTEAD, SMALL, ("tests/unit/test_mutants.py",))
    assert {item.tests for item in mutants_of(ROOT, SMALL)[room]} == {("tests/unit/test_mutants.py",)}
