"""Killed at any moment, with the disk full or read-only, two at once: no decision lost, no file half, no draft torn.

A bounded run; `make torture` kills a thousand times each.
"""

import json
import os
import random
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from absent import needs
from disks import fill_up, small
from fakes import TEXT
from fazhi.cli import main
from fazhi.records import ledger_text, read_ledger, read_report_record, verify_decisions
from killing import Forge
from ledgers import DUTIES, PROBLEMS, SLUG, fill, make_project

pytestmark = needs("linux")
KILLS = int(os.environ.get("FAZHI_KILLS", "12"))
"""Times that each command is killed."""
PROPOSALS = "全年办理人大代表建议28件，满意率100%"
NEXT = TEXT.replace("（一）", "（一）统筹推进。").replace("全年办理", "全年共办理")
COMMANDS = {
    "import": ("import", SLUG, "填好.xlsx", "--yes"),
    "decide": ("decide", SLUG, "SUPERVISE_001", "认可", "--quote", PROPOSALS),
    "replace": ("add", "--replace", SLUG, "二稿.txt", "--yes"),
}
WARM = (
    ("status", SLUG, "--format", "json"), ("import", SLUG, "填好.xlsx"), ("add", "--replace", SLUG, "二稿.txt"),
    ("decide", SLUG, "SUPERVISE_001", "撤销", "--number", "9"),
)  # fmt: skip
FULL = (-signal.SIGKILL, -signal.SIGXFSZ)


class Seen(NamedTuple):
    """What the folder of a report comes to."""

    ledger: str
    decisions: int
    text: str
    standing: str


class Bench:
    """A project to be tortured, which is put back as it was each time."""

    def __init__(self, folder: Path, forge: Forge) -> None:
        self.folder, self.forge = folder, forge
        self._kept = folder.with_name("as-it-was")
        shutil.copytree(self.record, self._kept)

    @property
    def record(self) -> Path:
        return self.folder / "docs" / "reports" / SLUG

    def files(self) -> dict[str, bytes]:
        """The folder as it lies there."""
        return {path.name: path.read_bytes() for path in self.record.iterdir()}

    def reset(self) -> None:
        shutil.rmtree(self.record)
        shutil.copytree(self._kept, self.record)

    def seen(self) -> Seen:
        """The whole of it, read as every door reads it; fails where anything is half."""
        record = read_report_record(self.record)
        assert record.text is not None
        text = (self.record / record.text).read_bytes()
        assert sha256(text).hexdigest() == record.sha256, "the text is the one that is recorded"
        told = self.forge.run(["status", SLUG, "--format", "json"])
        assert told.status in {0, 1}, told
        standing = [item["standing"] for item in json.loads(told.told)["events"] if item["standing"]]
        ledger = ledger_text(read_ledger(self.record))
        return Seen(ledger, len(verify_decisions(self.record)), text.decode(), json.dumps(standing))


def _lay_out(folder: Path) -> None:
    """A project in the working folder with a ledger that was filled in, three decisions and a next draft."""
    make_project(folder)
    assert main(["export", SLUG]) == 0
    answers = {(PROBLEMS, id, "进展情况"): "办理中" for id in ("ENFORCE_001", "ENFORCE_007", "DECISION_001")}
    opinion = {"复核意见": "认可", "复核人": "王五", "复核说明": "属实"}
    fill(answers | {(DUTIES, "DECISION_007", head): told for head, told in opinion.items()})
    for _ in range(3):
        assert main([*COMMANDS["decide"]]) == 0
    Path("二稿.txt").write_text(NEXT, encoding="utf-8")


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A project with a ledger that was filled in, three decisions and a next draft, where anybody may look."""
    home = Path(tempfile.mkdtemp(prefix="fazhi-torture-"))
    home.chmod(0o755)
    folder = home / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("FAZHI_REVIEWER", "张三")
    _lay_out(folder)
    with Forge(folder, WARM) as forge:
        yield Bench(folder, forge)
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment_all_is_as_it_was_or_as_it_was_to_be(bench: Bench, name: str) -> None:
    """By the clock, at every touch of the disk, and in the middle of writing each file."""
    command, chance = COMMANDS[name], random.Random(20)
    before, lying = bench.seen(), bench.files()
    whole = min(bench.forge.run(command).seconds for _ in range(2) if bench.reset() is None)
    after = bench.seen()
    assert before != after
    biggest = max(len(data) for file, data in bench.files().items() if not file.endswith(".rst"))
    ends = Counter[str]()
    for number in range(KILLS):
        bench.reset()
        ways: tuple[dict[str, float], ...] = (
            {"after": chance.uniform(0.2, 1.1) * whole}, {"touch": number // 3}, {"size": chance.randrange(biggest)},
        )  # fmt: skip
        how = ways[number % 3]
        ended = bench.forge.run(command, **how)
        assert ended.status in {0, *FULL}, ended
        if bench.files() == lying:
            ends["as it was"] += 1
            continue
        now = bench.seen()
        assert now.ledger in {before.ledger, after.ledger}, how
        assert now.decisions in {before.decisions, after.decisions}, how
        settled = now.text if name == "replace" else now.decisions
        assert (settled, now.standing) in {
            (each.text if name == "replace" else each.decisions, each.standing) for each in (before, after)
        }, how
        assert ended.status != 0 or now == after
        ends["done" if now == after else "on the way"] += 1
        assert bench.forge.run(command).status == 0, how
        again = bench.seen()
        assert again._replace(decisions=0) == after._replace(decisions=0), how
        assert now.decisions <= again.decisions <= now.decisions + 1 or name == "replace"
        assert not list(bench.record.glob(".*.part"))
        assert len(list(bench.record.glob("report*.txt"))) == 1
    print(f"{name}: {whole * 1000:.0f} ms, {dict(ends)}")
    assert ends["as it was"]
    assert ends["done"] + ends["on the way"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_fills_up_loses_nothing(bench: Bench, name: str) -> None:
    """Every write fails beyond so many bytes, which the system itself sees to."""
    before = bench.seen()
    for full in (0, 1, 100, 400):
        ended = bench.forge.run(COMMANDS[name], full=full)
        assert ended.status == 2, ended
        assert "文件太大" in ended.told
        assert bench.seen() == before
    assert bench.forge.run(COMMANDS[name]).status == 0
    assert bench.seen() != before
    assert not list(bench.record.glob(".*.part"))


@pytest.mark.parametrize("name", [*COMMANDS, "export"])
def test_a_disk_that_is_full_is_told_in_one_sentence_and_keeps_the_old_file_whole(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk in memory with no page left, then with a few: all is as it was, or as it was to be."""
    command = {**COMMANDS, "export": ("export", SLUG, "--output", "再.xlsx")}[name]
    home = tmp_path / "disk"
    home.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAZHI_REVIEWER", "张三")
    with small(home, 160), chdir(home):
        _lay_out(home)
        with Forge(home, WARM) as forge:
            bench = Bench(home, forge)
            before = bench.seen()
            for left in (0, 1, 2, 3):
                lying = bench.files()
                taking = fill_up(home, left)
                ended = forge.run(command)
                taking.unlink()
                if ended.status == 0:
                    assert left > 0
                    bench.reset()
                    Path("再.xlsx").unlink(missing_ok=True)
                    continue
                assert ended.status == 2, ended
                assert ended.told.count("磁盘已满") == 1, ended.told
                assert "Traceback" not in ended.told
                assert bench.seen() == before
                assert {file: data for file, data in bench.files().items() if file in lying} == lying
                assert not list(home.rglob("*.part"))
                assert not Path("再.xlsx").exists()
            assert forge.run(command).status == 0
            assert name == "export" or bench.seen() != before


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_is_read_only_is_told_and_stays_as_it_is(bench: Bench, name: str) -> None:
    before = bench.seen()
    bench.record.chmod(0o555)
    try:
        ended = bench.forge.run(COMMANDS[name], plain=True)
        assert ended.status == 2, ended
        assert "没有权限" in ended.told
        assert bench.seen() == before
    finally:
        bench.record.chmod(0o755)


def test_two_at_once_of_each_are_both_done_or_one_is_refused_in_words(bench: Bench) -> None:
    before = bench.seen()
    for _ in range(max(3, KILLS // 20)):
        bench.reset()
        ended = bench.forge.together([*COMMANDS.values()] * 2)
        assert {each.status for each in ended} <= {0, 2}, ended
        assert all(each.status == 0 or "错误：" in each.told for each in ended), ended
        done = Counter(name for name, each in zip([*COMMANDS] * 2, ended, strict=True) if each.status == 0)
        now = bench.seen()
        assert now.ledger != before.ledger or not done["import"]
        assert (now.text == NEXT) == (done["replace"] > 0)
        told = before.decisions + done["decide"] + (done["import"] > 0)  # the table holds an opinion, taken once
        carried = told if done["replace"] else 0
        assert told <= now.decisions <= told + 2 * carried
        assert sum(done.values()) > 0
