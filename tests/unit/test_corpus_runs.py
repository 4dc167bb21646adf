"""A corpus run: nothing is lost, nothing counted twice, only what changed is audited, one broken file stops nothing."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpora
from corpora import FAULTY, KILLER, SLEEPER, Dangerous, audit, make, rows, setup
from fazhi.catalogue import default_folder
from fazhi.corpus import work
from fazhi.corpus.results import Results
from fazhi.corpus.work import Done

CATALOGUE = "catalogue"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parts(out: Path) -> list[Path]:
    return sorted((out / "parts").glob("[0-9]*")) if out.exists() else []


def test_what_kills_a_worker_stands_alone_and_its_neighbours_are_kept(folder: Path) -> None:
    corpus = make(folder / "语料", 9)
    for number, word in ((4, KILLER), (7, FAULTY), (8, SLEEPER)):
        (corpus / f"{number:03}.txt").rename(corpus / f"{number:03}{word}.txt")
    (corpus / "空.txt").write_text("", encoding="utf-8")
    summary = audit(corpus, folder / "out", setup(folder / CATALOGUE, Dangerous), corpora.pool(stuck=3.0))
    assert {(each.file, each.kind) for each in summary.failures} == {
        (f"004{KILLER}.txt", "killed"),
        (f"007{FAULTY}.txt", "fault"),
        (f"008{SLEEPER}.txt", "stuck"),
        ("空.txt", "unread"),
    }
    found = rows(folder / "out")
    assert [row[0] for row in found["reports"]] == ["000.txt", "001.txt", "002.txt", "003.txt", "005.txt", "006.txt"]
    assert len(found["assessments"]) == 6 * 7
    assert len(found["failures"]) == 4
    assert summary.audited == 10


def test_two_processes_come_to_the_same_rows_as_one(folder: Path) -> None:
    corpus, told = make(folder / "语料", 12), setup(folder / CATALOGUE)
    audit(corpus, folder / "one", told, corpora.pool(1))
    audit(corpus, folder / "two", told, corpora.pool(2))
    assert rows(folder / "one") == rows(folder / "two")


def test_an_interrupted_run_keeps_what_came_back_and_goes_on(folder: Path) -> None:
    corpus, told = make(folder / "语料", 16), setup(folder / CATALOGUE)
    audit(corpus, folder / "whole", told)

    def watch(outcomes: Iterator[Done], _many: int) -> Iterator[Done]:
        for number, done in enumerate(outcomes):
            if number == 3:
                raise KeyboardInterrupt
            yield done

    with pytest.raises(KeyboardInterrupt):
        audit(corpus, folder / "out", told, corpora.pool(), watch=watch)
    kept = len(rows(folder / "out")["reports"])
    assert 0 < kept < 16
    rest = audit(corpus, folder / "out", told)
    assert (rest.audited, rest.same) == (16 - kept, kept)
    assert rows(folder / "out") == rows(folder / "whole")


KILLED = """
import sys
from pathlib import Path
import corpora
from fazhi.corpus import run as module
module._PART = 2
if __name__ == "__main__":
    corpora.audit(sys.argv[1], Path(sys.argv[2]), corpora.setup(Path("catalogue")), corpora.pool())
"""


def test_a_run_killed_at_any_moment_leaves_whole_parts_and_no_report_twice(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 40), folder / "out", setup(folder / CATALOGUE)
    audit(corpus, folder / "whole", told)
    script = folder / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    paths = os.pathsep.join([*sys.path, os.environ.get("PYTHONPATH", "")])
    process = subprocess.Popen(
        [sys.executable, str(script), str(corpus), str(out)], env={**os.environ, "PYTHONPATH": paths}
    )
    until = time.monotonic() + 60
    index = out / "index" / "1-of-1.json"
    while (
        process.poll() is None
        and not (index.exists() and json.loads(index.read_bytes())["parts"])
        and time.monotonic() < until
    ):
        time.sleep(0.005)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    kept = len(rows(out)["reports"])
    assert kept
    rest = audit(corpus, out, told)
    assert rest.audited + rest.same == 40
    assert rest.same >= kept
    assert rows(out) == rows(folder / "whole")
    assert sorted(path.name for path in parts(out)) == Results.of(out).parts


@pytest.mark.parametrize("name", ["reading.yaml", "rules.yaml", "across.yaml", "divisions.txt"])
def test_words_that_no_catalogue_holds_make_another_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(default_folder(), tmp_path / "requirements")
    monkeypatch.setattr(work, "default_folder", lambda: tmp_path / "requirements")
    before = work.engine.__wrapped__()
    with (tmp_path / "requirements" / name).open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    assert before != work.engine.__wrapped__()
