"""Fuzzing: every format has seeds, chance repeats itself, and what breaks a reader is found for what it is."""

import random
from pathlib import Path

import pytest

from absent import needs
from fazhi.cli import main
from fazhi.lab.fuzz import Outcome, fuzz, fuzzed, run, seeds, worker
from fazhi.lab.fuzz.mutate import LARGEST, mutant
from fazhi.reading import read
from fazhi.reading.formats.table import FORMATS, Format, by_suffix

READ = [item for item in FORMATS if item.is_read and item.name not in seeds.NOT_FUZZED]


@pytest.mark.parametrize("item", [item for item in READ if not item.converted], ids=lambda item: item.name)
def test_every_format_that_is_read_has_seeds_that_are(item: Format, tmp_path: Path) -> None:
    for data in seeds.seeds_of(item):
        (tmp_path / f"报告{item.suffixes[0]}").write_bytes(data)
        report = read(tmp_path / f"报告{item.suffixes[0]}")
        assert "行政检查140次" in report.text.replace("\n", "")
        assert not any("内容却是" in notice.zh for notice in report.notices)


@needs("libreoffice")
@pytest.mark.parametrize("item", [item for item in READ if item.converted], ids=lambda item: item.name)
def test_every_format_that_is_converted_has_seeds_that_are_read(item: Format, tmp_path: Path) -> None:
    test_every_format_that_is_read_has_seeds_that_are(item, tmp_path)
    assert item in fuzzed()


@pytest.mark.parametrize(
    "item", [item for item in FORMATS if item.is_read and not item.converted], ids=lambda item: item.name
)
def test_chance_repeats_itself_and_differs(item: Format) -> None:
    data = seeds.seeds_of(item)[0]
    made, again = ([mutant(data, random.Random(number)) for number in range(40)] for _ in range(2))
    assert made == again
    assert len({*made, data}) > 30
    assert max(map(len, made)) <= LARGEST


BREAKS = {
    "fault": "raise ValueError(path)",
    "hang": "import time; time.sleep(60)",
    "death": "import os; os._exit(3)",
    "memory": "held = bytearray(400 << 20); held[::4096] = b'x' * len(held[::4096]); return read(path, **about)",
}


@pytest.mark.parametrize("outcome", BREAKS)
def test_what_breaks_a_reader_is_found(outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if outcome == "memory" and not worker.most_used():
        pytest.skip("the system does not tell how much memory a process has held")
    breaking = tmp_path / "breaking.py"
    breaking.write_text(
        "import fazhi.reading\n"
        "from fazhi.reading import read\n"
        f"def broken(path, **about):\n    {BREAKS[outcome]}\n"
        "fazhi.reading.read = broken\n"
        "from fazhi.lab.fuzz.worker import main\n"
        "main()\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(run, "_WORKER", (str(breaking),))
    monkeypatch.setattr(run, "_PATIENCE", 3.0)
    text = by_suffix(".txt")
    assert text is not None
    (each,) = fuzz([text], 2, 60.0)
    assert [found.outcome for found in each.found] == [Outcome(outcome)] * 2
    assert each.counts == {Outcome(outcome): 2}


def test_the_command_tells_what_it_tried_and_keeps_what_broke(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dev", "fuzz", "--only", "docx", "--mutants", "5", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("docx: 5 documents")
    assert main(["dev", "fuzz", "--only", "none"]) == 2
