"""A corpus run: nothing is lost, nothing counted twice, only what changed is audited, one broken file stops nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpora
from corpora import FAULTY, KILLER, SLEEPER, Dangerous, audit, make, rows, setup, write
from fakes import write_catalogue
from fazhi.corpus import results as results_module
from fazhi.corpus.results import Results, Shard
from fazhi.corpus.run import Summary
from fazhi.corpus.work import Done
from fazhi.model.errors import InputError

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


def test_only_what_changed_is_audited_again(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 6), folder / "out", setup(folder / CATALOGUE)
    (corpus / "空.txt").write_text("", encoding="utf-8")
    audit(corpus, out, told)
    before = rows(out)
    again = audit(corpus, out, told)
    assert (again.audited, again.same, again.gone) == (1, 6, 0)  # the one that failed is tried again,
    assert len(parts(out)) == 1  # and since it fails as before, nothing is written
    write(corpus / "003.txt", 40)
    (corpus / "005.txt").unlink()
    changed = audit(corpus, out, told)
    assert (changed.audited, changed.same, changed.gone) == (2, 4, 1)
    after = rows(out)
    assert [row for row in after["reports"] if row[0] != "003.txt"] == [
        row for row in before["reports"] if row[0] not in {"003.txt", "005.txt"}
    ]
    assert [row[3] for row in after["reports"] if row[0] == "003.txt"] == [f"{chr(ord('甲') + 40)}县人民政府"]


def test_after_a_run_every_part_holds_only_what_counts(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 4), folder / "out", setup(folder / CATALOGUE)
    audit(corpus, out, told)
    write(corpus / "001.txt", 50)
    assert audit(corpus, out, told).known == Results.of(out).known()
    held = [row for part in parts(out) for row in results_module.read_columns(part, "reports", ["file"])]
    assert sorted(held) == [("000.txt",), ("001.txt",), ("002.txt",), ("003.txt",)]
    assert sorted(path.name for path in parts(out)) == Results.of(out).parts


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


def test_above_so_many_parts_neighbours_are_joined_and_nothing_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results_module, "MOST_PARTS", 4)
    monkeypatch.setattr(results_module, "_FEWEST", 3)
    corpus, out, told = folder / "语料", folder / "out", setup(folder / CATALOGUE)
    for many in range(1, 5):
        make(corpus, many)
        audit(corpus, out, told)
    assert len(parts(out)) == 4
    make(corpus, 5)
    assert audit(corpus, out, told).known == Results.of(out).known()
    assert len(parts(out)) == 2
    audit(corpus, folder / "whole", told)
    assert rows(out) == rows(folder / "whole")
    for part in parts(out):
        files = [file for (file,) in results_module.read_columns(part, "assessments", ["file"])]
        assert files == sorted(files)


def test_shards_share_the_work_and_a_whole_run_takes_them_over(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 10), folder / "out", setup(folder / CATALOGUE)
    first, second = (audit(corpus, out, told, shard=Shard(number, 2)) for number in (1, 2))
    assert first.audited + second.audited == 10
    assert min(first.audited, second.audited) > 0
    assert len(rows(out)["reports"]) == 10
    whole = audit(corpus, out, told)
    assert (whole.audited, whole.same) == (0, 10)
    assert [path.name for path in (out / "index").glob("*.json")] == ["1-of-1.json"]
    audit(corpus, folder / "whole", told)
    assert rows(out) == rows(folder / "whole")


def test_results_of_another_corpus_or_catalogue_are_told_and_renewed(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 3), folder / "out", setup(folder / CATALOGUE)
    audit(corpus, out, told)
    other = make(folder / "别处", 2)
    with pytest.raises(InputError) as error:
        audit(other, out, told)
    assert "--renew" in error.value.zh
    assert "another corpus" in error.value.en
    write_catalogue(folder / "newer")
    laws = folder / "newer" / "instruments.yaml"
    laws.write_text(laws.read_text(encoding="utf-8") + "# 变了\n", encoding="utf-8")
    newer = setup(folder / "newer")
    with pytest.raises(InputError) as error:
        audit(corpus, out, newer)
    assert "另一部义务目录" in error.value.zh
    summary = audit(corpus, out, newer, renew=True)
    assert (summary.audited, summary.same) == (3, 0)
    assert len(rows(out)["reports"]) == 3


def test_results_of_an_older_version_are_told_and_renewed(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 2), folder / "out", setup(folder / CATALOGUE)
    audit(corpus, out, told)
    index = out / "index" / "1-of-1.json"
    for data in (json.dumps({**json.loads(index.read_bytes()), "schema": "fazhi.corpus/0"}), "{", "[]"):
        index.write_text(data, encoding="utf-8")
        with pytest.raises(InputError) as error:
            audit(corpus, out, told)
        assert "--renew" in error.value.zh
        assert "--renew" in error.value.en
        summary = audit(corpus, out, told, renew=True)
        assert summary.audited == 2
        assert len(rows(out)["reports"]) == 2


def test_a_damaged_part_is_audited_again(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 3), folder / "out", setup(folder / CATALOGUE)
    audit(corpus, out, told)
    (part,) = parts(out)
    (part / "reports.parquet").write_bytes(b"PAR1")
    summary: Summary = audit(corpus, out, told)
    assert summary.audited == 3
    assert len(rows(out)["reports"]) == 3


def test_nobody_writes_the_same_results_at_once(folder: Path) -> None:
    results = Results(folder / "out")
    with results.writing(), pytest.raises(InputError) as error, Results(folder / "out").writing():
        pass
    assert "另一次核查" in error.value.zh
