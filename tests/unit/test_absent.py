"""A test that a machine cannot run is passed over with a reason that names what is missing, or fails where all must."""

from pathlib import Path

import pytest

import absent

TESTS = """
    import pytest
    import absent

    @absent.needs("libreoffice")
    def test_marked():
        pass

    @pytest.fixture(scope="session")
    def office():
        absent.require("libreoffice")

    def test_by_its_fixture(office):
        pass

    @pytest.mark.shared
    def test_of_the_reference_data():
        pass

    @pytest.mark.skip(reason="of its own")
    def test_passed_over_for_a_reason_of_its_own():
        pass

    @absent.needs("chromium")
    def test_that_has_what_it_needs():
        pass
"""


@pytest.fixture(autouse=True)
def machine(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """One with a browser, but without an office and without the reference data."""
    for name in absent.THINGS:
        monkeypatch.setitem(
            absent.THINGS, name, absent.Thing(lambda name=name: name == "chromium", "what is looked for")
        )
    pytester.makeconftest((Path(absent.__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers =\n    needs\n    shared\n")
    pytester.makepyfile(TESTS)


def run(pytester: pytest.Pytester) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-rs", "-p", "no:randomly", "-p", "no:hypothesispytest")


def test_the_reason_names_what_is_missing(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(absent.SETTING, raising=False)
    result = run(pytester)
    result.assert_outcomes(passed=1, skipped=4)
    result.stdout.fnmatch_lines(["*absent: libreoffice (what is looked for)", "*absent: shared (what is looked for)"])


def test_where_nothing_may_be_skipped_it_fails(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(absent.SETTING, "1")
    result = run(pytester)
    result.assert_outcomes(passed=1, errors=3, skipped=1)
    result.stdout.fnmatch_lines(["*absent: libreoffice (what is looked for); FAZHI_NOTHING_MAY_BE_SKIPPED=1"])
