"""What README and manual tell of how far the tool can be trusted is what was found, first sight first."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml

from absent import SHARED
from fazhi.catalogue import load
from fazhi.catalogue.calibration import read_agreement
from fazhi.evidence import compile_rules
from fazhi.lab.first_sight import Origin, TextRecord, read_first_sight
from fazhi.lab.labels import read_gold
from fazhi.lab.nearest import nearest_found
from fazhi.lab.scores import judge_all
from fazhi.lab.standing import Groups, Standing, groups
from fazhi.model.unit import UnitKind
from shared import ROOT

SEEN = read_first_sight(ROOT / "tests" / "gold" / "first_sight.yaml")
METHOD = (ROOT / "docs" / "method.rst").read_text(encoding="utf-8")
FAR = 0.02
"""How far a figure measured today may lie from what the page tells; beyond it the page is to be renewed."""
_CELL = r"     - (.+)\n"
_ROW = re.compile(rf"   \* - (\d+)\n     - ((?:首次核查|今天)[^\n]+)\n{_CELL * 4}")
ROWS = {found[2]: found.groups()[2:] for found in _ROW.finditer(METHOD)}
NUMBERS = [int(found[1]) for found in _ROW.finditer(METHOD)]
WHOLE = {5: "ea6c7ee", 6: "6366b7c", 7: "fb2ed89", 8: "6c138e6", 9: "2d783e6b", 10: "5c681c5f", 11: "ddbbdebb"}
"""The rows of whole reports by others, with the engine that saw them first."""
READMES = ("README.md", "README.zh-CN.md")


def test_the_table_begins_with_first_sight_and_ends_with_what_was_tuned_on() -> None:
    kinds = [name.partition("：")[0] for name in ROWS]
    assert kinds == ["首次核查"] * 11 + ["今天，未用于调校"] * 2 + ["今天，调校过"] * 2
    assert list(range(1, len(ROWS) + 1)) == NUMBERS, "the text refers to rows by these"


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
        ("首次核查：别人写的又十二份整篇报告，照公开报告的写法，两位读者各自标注", "engine 2d783e6b"),
        ("首次核查：别人写的末十二份整篇报告，八份是部门的，两位读者各自标注", "engine 5c681c5f"),
        ("首次核查：别人写的十二份整篇报告，六份一手，八份是部门的，两位读者各自标注", "engine ddbbdebb"),
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


def seen_of(row: int) -> list[TextRecord]:
    """The texts of a row of whole reports."""
    return [item for item in SEEN.texts.values() if item.engine == WHOLE[row] and item.readers == 2]


def missed(texts: Iterable[TextRecord]) -> tuple[int, int]:
    """How many duties the tool missed at first sight, and of how many that readers saw supported."""
    counted = [item.counts for item in texts if item.counts]
    gone = sum(item.missed for item in counted)
    return gone, gone + sum(item.both for item in counted)


def share(part: int, whole: int) -> str:
    """In whole per cent."""
    return f"{part / whole:.0%}"


def test_the_method_tells_what_was_missed_and_found_wrongly_at_first_sight() -> None:
    texts = [item for row in WHOLE for item in seen_of(row)]
    gone, due = missed(texts)
    extra = sum(item.counts.extra for item in texts if item.counts)
    found = due - gone + extra
    assert f"别人写的 {len(texts)} 份整篇报告（下表第 5 至 11 行）" in METHOD
    assert f"{due} 处里漏认 {gone} 处（{share(gone, due)}）" in METHOD
    assert f"{found} 处里误认 {extra} 处（{share(extra, found)}）" in METHOD
    for row in (7, 8, 9, 10, 11):
        these = seen_of(row)
        extra = sum(item.counts.extra for item in these if item.counts)
        assert f"第 {row} 行漏认 {missed(these)[0]} 处，误认 {extra} 处" in METHOD


def kind_of(name: str) -> str:
    """The kind of unit of a labelled text."""
    found: str = yaml.safe_load((ROOT / "tests" / "gold" / f"{name}.yaml").read_text("utf-8"))["unit_kind"]
    return found


def test_the_pages_tell_of_which_kinds_of_unit_more_is_missed_at_first_sight() -> None:
    corpus = (ROOT / "docs" / "corpus.rst").read_text(encoding="utf-8")
    texts = [item for row in WHOLE for item in seen_of(row)]
    gone = {kind.value: missed(item for item in texts if kind_of(item.name) == kind) for kind in UnitKind}
    named = f"部门的报告漏认 {share(*gone['department'])}，乡镇（街道）的 {share(*gone['township'])}"
    assert named in METHOD
    agreement = read_agreement(ROOT / "requirements")
    assert agreement is not None
    order = ("county", "development_zone", "department", "township")
    sure = [agreement.kinds[UnitKind(kind)].sensitivity for kind in order]
    told = re.search(
        r"县级以上政府 (0\.\d\d)、开发区管委会 (0\.\d\d)、政府部门 (0\.\d\d)、乡镇（街道）(0\.\d\d)", corpus
    )
    assert told
    assert [float(each) for each in told.groups()] == pytest.approx(sure, abs=FAR), "renew docs/corpus.rst"
    first = [f"{1 - gone[kind][0] / gone[kind][1]:.2f}" for kind in order]
    assert f"首次核查别人写的 {len(texts)} 份是 {first[0]}、{first[1]}、{first[2]} 和 {first[3]}" in corpus


def test_the_method_tells_first_sight_of_reports_with_one_reader_too_and_where_there_is_none() -> None:
    single = [item for item in SEEN.texts.values() if item.origin is Origin.OTHER and item.readers == 1]
    counted = [item.counts for item in single if item.counts]
    both, same = sum(item.both for item in counted), sum(item.same for item in counted)
    wrong = sum(item.extra + item.missed for item in counted)
    told = f"另有 {len(single)} 份别人写的、只有一位读者标注的整篇报告"
    taught = read_first_sight(ROOT / "tests" / "gold-taught" / "first_sight.yaml").texts.values()
    of_taught = [item.counts for item in taught if item.counts]
    right, alike = sum(item.both for item in of_taught), sum(item.same for item in of_taught)
    amiss = sum(item.extra + item.missed for item in of_taught)
    f1, strength = f"{2 * right / (2 * right + amiss):.3f}", f"{alike / right:.3f}"
    assert f"教字词的 {len(taught)} 份（\\ ``tests/gold-taught/``\\ ）也只有一位读者" in METHOD
    assert f"连存疑的都算，首次核查 F1 是 {f1}，强度 {strength}" in METHOD
    assert f"{told}，首次核查合起来 F1 是 {2 * both / (2 * both + wrong):.3f}，强度 {same / both:.3f}" in METHOD
    none = [item for item in SEEN.texts.values() if item.f1 is None]
    without = re.search(r"第 12 行里的 (\d+) 份、第 14 行的 (\d+) 份公开报告没有首次核查的数字", METHOD)
    assert without
    assert sum(map(int, without.groups())) == len(none)


def test_the_limits_in_the_readmes_are_those_of_first_sight() -> None:
    texts = [item for row in WHOLE for item in seen_of(row)]
    every = share(*missed(texts))
    official = share(*missed([*seen_of(5), *seen_of(6)]))
    tales = sorted((missed([item]) for item in texts if item.name in ("town-y-2024", "town-h-2024")), reverse=True)
    trades = [
        missed([item])
        for row in (7, 8, 9, 10, 11)
        for item in seen_of(row)
        if kind_of(item.name) in ("department", "township")
        and item.name not in ("town-y-2024", "town-h-2024", "forestry-bureau-2024")
    ]
    ends = [share(*end(trades, key=lambda pair: pair[0] / pair[1])) for end in (min, max)]
    told = sorted(share(*pair) for pair in tales)
    for name in READMES:
        text = re.sub(r" %", "%", " ".join((ROOT / name).read_text(encoding="utf-8").split()))
        limits = text.partition("局限" if "zh" in name else "## Limits")[2]
        assert re.findall(r"\d+%", limits)[:6] == [every, official, *ends, *told], name
        assert str(len(texts)) in limits


def test_the_method_tells_how_many_duties_a_reader_doubts_in_each_row() -> None:
    doubted = {}
    for row in WHOLE:
        golds = [
            yaml.safe_load((ROOT / "tests" / "gold" / f"{item.name}.yaml").read_text("utf-8")) for item in seen_of(row)
        ]
        left_out = sum(len(gold.get("contested", ())) for gold in golds)
        doubted[row] = share(left_out, left_out + sum(len(gold["labels"]) for gold in golds))
    several = sorted({doubted[row] for row in (6, 7, 8)})
    assert f"第 5 行有三成（{doubted[5]}），第 6、7、8 行各有 {several[0]} 至 {several[-1]}" in METHOD
    assert f"第 9、10、11 行有 {doubted[9]}、{doubted[10]} 和 {doubted[11]}" in METHOD


def test_the_method_tells_how_often_each_likelihood_is_right() -> None:
    stored = yaml.safe_load((ROOT / "requirements" / "likelihood.yaml").read_text("utf-8"))
    measured = {side: stored[side]["measured"] for side in ("found", "gap")}
    high = [measured[side]["high"] for side in measured]
    sure = sum(item["right"] for item in high) / sum(item["verdicts"] for item in high)
    low = [measured[side]["low"]["right"] / measured[side]["low"]["verdicts"] for side in ("found", "gap")]
    told = re.search(r"把握大的，读者有 (\d+)% 也这样看；把握小的佐证有 (\d+)%、缺口有 (\d+)%", METHOD)
    assert told
    assert [int(each) / 100 for each in told.groups()] == pytest.approx([sure, *low], abs=FAR), "renew docs/method.rst"


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


def test_the_method_tells_how_often_a_missed_passage_is_shown_as_near() -> None:
    catalogue = load()
    searcher = compile_rules(catalogue)
    golds = read_gold([ROOT / "tests" / "gold"], catalogue)
    found = nearest_found(list(judge_all(golds, searcher)), searcher)
    told = re.search(r"(\d+) 份整篇报告里，读者认为有佐证而工具今天漏认的[^，]+，(\d+)% 读者标出的话", METHOD)
    assert told
    assert int(told[1]) == len(golds)
    assert int(told[2]) / 100 == pytest.approx(found.share, abs=FAR), f"renew docs/method.rst ({found.share:.3f})"


@pytest.mark.shared
def test_what_is_told_of_published_reports_is_measured_anew() -> None:
    near("今天，未用于调校：公开报告的片段", measured(SHARED / "gold", SHARED / "gold-real").kept)
    near("今天，调校过：公开报告", measured(SHARED / "gold").tuned)
