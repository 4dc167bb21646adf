"""A log of ten thousand decisions: verified within a second, and one more on disk within a tenth of one."""

import gc
import json
import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from statistics import median

import pytest
from measure import python, run

from fazhi.disk import write_whole
from fazhi.model.decision import FIRST, Decision, Place, Verdict, standing_ones
from fazhi.model.report import Part
from fazhi.records import append_decision, decisions_text, verify_decisions

pytestmark = pytest.mark.bench
MANY = 10_000
SECONDS = 1.0
"""Of processor time for the whole command `fazhi verify`."""
SOON = 0.1
"""Seconds by the clock until one more decision is on disk."""
READING = 10
"""Times the processor time of reading the same as JSON and hashing it once."""
WRITING = 2
"""Times the clock's time of writing as many bytes to the disk in one step."""
PAIRS = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kept report with that many decisions."""
    kept = tmp_path_factory.mktemp("project") / "docs" / "reports" / "yz"
    kept.mkdir(parents=True)
    (kept / "report.yaml").write_text("", encoding="utf-8")
    append_decision(kept, (), *map(event, range(MANY)))
    return kept


def event(number: int) -> Decision:
    """A decision as people make them."""
    return Decision(
        number=0,
        obligation=f"ENFORCE_{number % 20 + 1:03d}",
        verdict=Verdict.ACCEPTED,
        place=Place(
            number * 7, number * 7 + 31, sha256(str(number).encode()).hexdigest()[:16], Part.WORK, ("二、", "（三）")
        ),
        strength=None,
        conclusion=None,
        revokes=None,
        reviewer="张三",
        role="法规科",
        time="2026-03-01T09:30:00+08:00",
        note=f"已核对第{number}号材料，与台账一致",
        text="a" * 64,
        duty="b" * 16,
        before=FIRST,
        digest="",
    )


def took(do: Callable[[], object], clock: Callable[[], float]) -> float:
    """Seconds, without the collector, as the command runs (see fazhi.cli)."""
    gc.disable()
    try:
        begin = clock()
        do()
        return clock() - begin
    finally:
        gc.enable()


def test_a_long_log_is_verified_within_a_second(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parents[2])
    used = [run(python("-m", "fazhi", "verify", "yz")) for _ in range(3)]
    assert {each.status for each in used} == {0}
    print(f"fazhi verify of {MANY} decisions: {min(each.cpu for each in used):.2f} s")
    assert min(each.cpu for each in used) < SECONDS


def test_reading_costs_little_more_than_json(folder: Path) -> None:
    log = verify_decisions(folder)
    plain = "".join(
        json.dumps({name: getattr(each, name) for name in ("number", "obligation", "reviewer", "role", "time", "note",
                                                           "text", "duty", "before", "digest")}) + "\n"
        for each in log
    )  # fmt: skip

    def bare() -> list[str]:
        return [sha256(line.encode()).hexdigest() for line in plain.splitlines() if json.loads(line)]

    pairs = [
        (took(lambda: verify_decisions(folder), time.process_time), took(bare, time.process_time)) for _ in range(PAIRS)
    ]
    ratio = median(whole / floor for whole, floor in pairs)
    print(f"verifying {MANY} decisions: {ratio:.1f} x JSON ({1000 * median(whole for whole, _ in pairs):.0f} ms)")
    assert ratio <= READING
    assert len(standing_ones(log)) == MANY


def test_one_more_is_on_disk_soon(folder: Path, tmp_path: Path) -> None:
    log = verify_decisions(folder)
    size = len(log.written)
    pairs = []
    for number in range(PAIRS):
        more = replace(event(number), note="再核")
        whole = took(lambda log=log, more=more: append_decision(folder, log, more), time.perf_counter)
        log = verify_decisions(folder)
        floor = took(lambda: write_whole(tmp_path / "bare", bytes(size), durable=True), time.perf_counter)
        pairs.append((whole, floor))
    best = min(whole for whole, _ in pairs)
    ratio = median(whole / floor for whole, floor in pairs)
    print(f"one more of {MANY} decisions: {1000 * best:.0f} ms, {ratio:.1f} x writing {size / 1e6:.1f} MB")
    assert len(log) == MANY + PAIRS
    assert best < SOON
    assert ratio <= WRITING
    assert decisions_text(log).encode() == log.written
