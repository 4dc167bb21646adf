"""What README and manual tell of how far the tool can be trusted is what was found, first sight first."""

import re
from datetime import date
from pathlib import Path

import pytest

from absent import SHARED
from fazhi.catalogue import load
from fazhi.evidence import compile_rules
from fazhi.lab.first_sight import Origin, read_first_sight
from fazhi.lab.labels import read_gold
from fazhi.lab.scores import judge_all
from fazhi.lab.standing import Groups, Standing, groups
from shared import ROOT

SEEN = read_first_sight(ROOT / "tests" / "gold" / "first_sight.yaml")
METHOD = (ROOT / "docs" / "method.rst").read_text(encoding="utf-8")
FAR = 0.02
"""How far a figure measured today may lie from what the page tells; beyond it the page is to be renewed."""
_CELL = r"     - (.+)\n"
_ROW = re.compile(rf"   \* - ((?:首次核查|今天)[^\n]+)\n{_CELL * 4}")
ROWS = {found[1]: found.groups()[1:] for found in _ROW.finditer(METHOD)}
READMES = ("README.md", "README.zh-CN.md")


def test_the_table_begins_with_first_sight_and_ends_with_what_was_tuned_on() -> None:
    kinds = [name.partition("：")[0] for name in ROWS]
    assert kinds == ["首次核查"] * 10 + ["今天，未用于调校"] * 2 + ["今天，调校过"] * 2


def test_the_first_row_is_what_a_user_will_meet() -> None:
    (real,) = [item for item in SEEN.sets if item.origin is Origin.REAL]
    texts, f1, strength, _ = ROWS["首次核查：全国各地的真实报告和报告开头"]
    assert int(texts) == real.texts
    assert f1 == f"{real.f1[0]:.2f}–{real.f1[1]:.2f}"
    assert strength == f"{real.strength[0]:.2f}–{real.strength[1]:.2f}"


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("首次核查：两份真实报告，24 段政府工作报告", r"(?!work-(?:stretch|more)-)"),
        ("首次核查：政府工作报告的另外 26 段，两位读者各自标注", r"work-stretch-"),
        ("首次核查：政府工作报告的再 26 段，大多是打算，两位读者各自标注", r"work-more-"),
        ("首次核查：别人写的八份整篇报告，两位读者各自标注", date(2026, 11, 29)),
        ("首次核查：别人写的另外八份整篇报告，两位读者各自标注", "engine 6366b7c"),
        ("首次核查：别人写的又六份整篇报告，一份一种写法，两位读者各自标注", "engine fb2ed89"),
        ("首次核查：别人写的再十六份整篇报告，写法各异，两位读者各自标注", "engine 6c138e6"),
    ],
)
def test_the_next_rows_are_what_was_written_down_of_these_texts(row: str, meant: str | date) -> None:
    texts, f1, strength, _ = ROWS[row]
    told = [item for item in SEEN.texts.values() if item.counts]
    if isinstance(meant, str) and meant.startswith("engine "):
        these = [item for item in told if item.engine == meant.removeprefix("engine ")]
    elif isinstance(meant, str):
        these = [item for item in told if item.origin is Origin.REAL and re.match(meant, item.name)]
    else:
        these = [item for item in told if item.origin is Origin.OTHER and item.readers == 2 and item.seen == meant]
    counted = [item.counts for item in these if item.counts]
    both, same = sum(item.both for item in counted), sum(item.same for item in counted)
    wrong = sum(item.extra + item.missed for item in counted)
    assert int(texts) == len(counted)
    assert f1 == f"{2 * both / (2 * both + wrong):.3f}"
    assert strength == f"{same / both:.3f}"


@pytest.mark.parametrize("page", [*READMES, "docs/method.rst"])
def test_every_page_tells_the_bounds_of_first_sight_before_any_other_figure(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    (real,) = [item for item in SEEN.sets if item.origin is Origin.REAL]
    assert real.readers is not None
    low, high = (f"{value:.0%}".rstrip("%") for value in real.strength)
    told = re.search(
        rf"{real.texts}[^。]+?F1[^0-9]+{real.f1[0]:.2f} (?:至|to) {real.f1[1]:.2f}[^0-9]+{low}%? (?:至|to) {high} ?%"
        rf"[^0-9]+(?:F1[^0-9]+)?{real.readers.f1:.2f}[^0-9]+{real.readers.strength:.0%}".replace("%", " ?%"),
        text,
    )
    assert told, f"{page} must tell what first_sight.yaml does"
    later = [figure for row in ROWS.values() for figure in row[1:] if figure in text and "–" not in figure]
    assert told.end() < min(map(text.index, later))


def test_the_readmes_tell_the_least_and_the_most_of_what_was_not_tuned_on() -> None:
    kept = [row for name, row in ROWS.items() if name.startswith("今天，未用于调校")]
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        for column in (1, 2):
            low, high = min(row[column] for row in kept), max(row[column] for row in kept)
            assert re.search(f"{low} (?:至|to) {high}", text), f"{name}: {low} – {high}"


def test_the_readmes_tell_how_many_duties_and_instruments_there_are() -> None:
    catalogue = load()
    local = sum(instrument.territory is not None for instrument in catalogue.instruments.values())
    duties, instruments = len(catalogue.obligations), len(catalogue.instruments)
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        told = re.search(r"(\d+) (?:项\*\*义务|\*\*obligations)[^0-9]+(\d+) [^0-9]+(\d+) ", text)
        assert told, name
        assert tuple(map(int, told.groups())) == (duties, instruments, local), name


def measured(*folders: Path) -> Groups:
    catalogue = load()
    golds = read_gold(folders, catalogue)
    return groups(golds, list(judge_all(golds, compile_rules(catalogue))), SEEN)


def near(row: str, found: Standing) -> None:
    texts, *figures = ROWS[row]
    assert int(texts) == found.texts
    for told, value in zip(figures, (found.f1, found.strength, found.passages), strict=True):
        assert value is not None
        assert float(told) == pytest.approx(value.value, abs=FAR), f"{row}: renew docs/method.rst ({value.value:.3f})"


def test_what_is_told_of_the_reports_of_the_repository_is_measured_anew() -> None:
    found = measured(ROOT / "tests" / "gold")
    near("今天，未用于调校：别人为本项目写的整篇报告", found.kept)
    near("今天，调校过：为本项目写的整篇报告", found.tuned)


@pytest.mark.shared
def test_what_is_told_of_published_reports_is_measured_anew() -> None:
    near("今天，未用于调校：公开报告的片段", measured(SHARED / "gold", SHARED / "gold-real").kept)
    near("今天，调校过：公开报告", measured(SHARED / "gold").tuned)
