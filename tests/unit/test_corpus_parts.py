"""A run over a corpus within one process: what is audited, in which batches, and the parts and indexes it leaves."""

import json
import shutil
import time
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import ClassVar

import pytest

import corpora
from corpora import audit, make, rows, setup, write
from fakes import write_catalogue
from fazhi.corpus import results as results_module
from fazhi.corpus import run
from fazhi.corpus.pool import Lost
from fazhi.corpus.results import Aim, Index, Known, Results, Shard
from fazhi.corpus.run import Summary, twins_of
from fazhi.corpus.sources import source_of
from fazhi.corpus.work import Batch, Done, Failure, Item, Setup
from fazhi.intake import Asked
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.place import Place

CATALOGUE = "catalogue"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def parts(out: Path) -> list[Path]:
    return sorted((out / "parts").glob("[0-9]*")) if out.exists() else []


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


def items(names: str) -> list[Item]:
    """A report by each letter."""
    return [Item(name, name, Asked(), "1") for name in names]


LOST = {
    "one alone": ("a", None, False, ["a"]),
    "two": ("ab", None, False, ["b", "a"]),
    "an odd number": ("abc", None, False, ["bc", "a"]),
    "known where": ("abcd", 1, False, ["cd", "b", "a"]),
    "at the first": ("abcd", 0, False, ["bcd", "a"]),
    "at the last": ("abcd", 3, False, ["d", "abc"]),
    "without it": ("abcd", 1, True, ["cd", "a"]),
    "without it, alone": ("a", 0, True, []),
}


@pytest.mark.parametrize("name", LOST)
def test_a_batch_that_lost_its_worker_comes_apart(name: str) -> None:
    batch, at, without, pieces = LOST[name]
    found = run._pieces(Lost(items(batch), at, stuck=False), without=without)
    assert ["".join(item.file for item in piece) for piece in found] == pieces


class Told:
    """Workers that say of each batch, by its letters, that it is done, or where it lost them."""

    batch = 16

    def __init__(self, **lost: tuple[int | None, bool]) -> None:
        self.lost = lost
        self.asked: list[str] = []

    def work(self, waiting: deque[Batch]) -> Generator[Done | Lost, None, None]:
        """Batch after batch."""
        while waiting:
            batch = waiting.popleft()
            self.asked.append("".join(item.file for item in batch))
            told = self.lost.get(self.asked[-1])
            yield Done(batch, {}, []) if told is None else Lost(batch, told[0], stuck=told[1])


SETTLED: dict[str, tuple[dict[str, tuple[int | None, bool]], str, list[tuple[str, str]], str]] = {
    "all done": ({}, "ab cd", [("ab", ""), ("cd", "")], "ab cd"),
    "one that took too long": (
        {"abc": (1, True)}, "abc d", [("b", "stuck"), ("a", ""), ("c", ""), ("d", "")], "abc a c d",
    ),
    "one that took too long, nobody knows which": (
        {"ab": (None, True)}, "ab c", [("a", ""), ("b", ""), ("c", "")], "ab a b c",
    ),
    "one that kills": (
        {"abc": (1, False), "b": (0, False)}, "abc d", [("a", ""), ("c", ""), ("d", ""), ("b", "killed")],
        "abc a b c d b",
    ),
    "alone and nobody knows where": ({"b": (None, False)}, "a b", [("a", ""), ("b", "killed")], "a b b"),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTLED)
def test_what_lost_its_worker_is_tried_again_in_pieces_and_then_alone(name: str, folder: Path) -> None:
    lost, waiting, expected, asked = SETTLED[name]
    engine = Told(**lost)
    told = setup(folder / CATALOGUE)
    found = list(run._settled(engine, deque(items(batch) for batch in waiting.split()), told))
    assert [
        ("".join(item.file for item in done.batch), "".join(each.kind for each in done.failures)) for done in found
    ] == expected
    assert " ".join(engine.asked) == asked


def test_a_report_that_kills_once_and_not_alone_is_done(folder: Path) -> None:
    engine = Told(a=(0, False))
    settled = run._settled(engine, deque([items("a"), items("b")]), setup(folder / CATALOGUE))
    assert [item.file for item in next(settled).batch] == ["b"]
    engine.lost = {}
    assert [(done.batch[0].file, done.failures) for done in settled] == [("a", [])]


class Counted(corpora.Here):
    """Does the work in this process, and notes how many reports each batch has."""

    def __init__(self, told: Setup, batch: int) -> None:
        super().__init__(told)
        self.batch = batch
        self.sizes: list[int] = []

    def work(self, waiting: deque[Batch]) -> Generator[Done | Lost, None, None]:
        """Batch after batch."""
        self.sizes += map(len, waiting)
        yield from super().work(waiting)


@pytest.mark.parametrize(
    ("many", "batch", "sizes"),
    [
        (3, 16, [1, 1, 1]),
        (9, 16, [2, 2, 2, 2, 1]),
        (16, 16, [2] * 8),
        (17, 16, [3, 3, 3, 3, 3, 2]),
        (9, 1, [1] * 9),
        (17, 2, [2] * 8 + [1]),
    ],
)
def test_there_are_batches_for_all_and_the_last_ones_end_together(
    many: int, batch: int, sizes: list[int], folder: Path
) -> None:
    told = setup(folder / CATALOGUE)
    counted = Counted(told, batch)
    audit(make(folder / "语料", many), folder / "out", told, lambda _: lambda _: counted)
    assert counted.sizes == sizes


def test_a_part_is_written_after_so_many_reports_or_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    class Parts:
        """Counts what is added."""

        added: ClassVar[list[int]] = []

        def add(self, packs: list[object]) -> str:
            """A part of its own."""
            self.added.append(len(packs))
            return f"{len(self.added)}"

    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    known: dict[str, Known] = {}
    writer = run._Writer(Parts(), known)  # type: ignore[arg-type]  # nothing else is asked of it
    writer.take(Done(items("ab") * 99, {}, []))
    assert Parts.added == []
    writer.take(Done(items("cd"), {}, [Failure("d", "fault", Both("坏", "bad"))]))
    assert Parts.added == [2]
    assert known == {**dict.fromkeys("abc", Known("1", "1")), "d": Known("1", "1", "fault", "坏", "bad")}
    now[0] = 15.0
    writer.take(Done(items("e"), {}, []))
    assert Parts.added == [2]
    now[0] = 15.1
    writer.take(Done(items("f"), {}, []))
    assert Parts.added == [2, 2]
    now[0] = 30.1
    writer.take(Done(items("d"), {}, [Failure("d", "fault", Both("坏", "bad"))]))
    writer.take(Done(items("g"), {}, []))
    writer.flush()
    writer.flush()
    assert Parts.added == [2, 2, 1]
    writer.take(Done(items("d"), {}, [Failure("d", "unread", Both("坏", "bad"))]))
    writer.flush()
    assert (Parts.added, known["d"]) == ([2, 2, 1, 1], Known("4", "1", "unread", "坏", "bad"))
    writer.take(Done(items("a"), {}, []))
    writer.flush()
    assert known["a"].part == "5"


def test_every_file_is_in_one_of_the_shards() -> None:
    files = [f"{number}.txt" for number in range(40)]
    shares = [[file for file in files if run._in_shard(file, Shard(number, 3))] for number in (1, 2, 3)]
    assert sorted(file for share in shares for file in share) == sorted(files)
    assert min(map(len, shares)) > 5
    assert [number for number in (1, 2, 3) if "0.txt" in shares[number - 1]] == [1]
    assert all(run._in_shard(file, Shard()) for file in files)


def test_files_of_one_unit_and_year_are_told_each_with_the_first() -> None:
    no = (None, None, None)
    rows = [
        ("d", "甲县", 2022, *no), ("b", "甲县", 2022, *no), ("a", "乙县", 2022, *no), ("c", "甲县", 2023, *no),
        ("e", None, 2022, *no), ("f", None, 2022, *no), ("g", "甲县人民政府", 2022, *no),
    ]  # fmt: skip
    assert twins_of(rows) == [["b", "d", "g"]]


def test_towns_of_one_name_in_two_counties_are_two_units() -> None:
    one, two = ("山东省", "淄博市", "高青县"), ("山东省", "临沂市", "沂水县")
    rows = [
        ("a", "唐坊镇人民政府", 2022, *one), ("b", "唐坊镇人民政府", 2022, *two), ("c", "高青县唐坊镇", 2022, *one),
    ]  # fmt: skip
    assert twins_of(rows) == [["a", "c"]]


WAS = {
    "nothing yet": (None, None),
    "the same": (Aim("甲", "1", "v1"), None),
    "another corpus": (Aim("乙", "2", "v2"), "out 里的结果是另一处的（乙）"),
    "another catalogue": (Aim("甲", "2", "v2"), "out 里的结果是按另一部义务目录核查的；"),
    "another version": (Aim("甲", "1", "v2"), "out 里的结果是另一个版本的 fazhi 核查的（v2，现在是 v1）；"),
}


@pytest.mark.parametrize("name", WAS)
def test_results_of_something_else_are_told_by_what_they_are_of(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aim, words = WAS[name]
    indexes = [Index(folder / "a", Aim("甲", "1", "v1")), Index(folder / "b", aim)]
    monkeypatch.setattr(Results, "indexes", indexes)
    results = Results(Path("out"))
    if words is None:
        run._check(results, Aim("甲", "1", "v1"))
        return
    with pytest.raises(InputError) as error:
        run._check(results, Aim("甲", "1", "v1"))
    assert error.value.zh.startswith(words)


SHARDS = {
    "2/8": Shard(2, 8), "1/1": Shard(1, 1), "8/8": Shard(8, 8), "0/8": None, "9/8": None, "2": None, "/8": None,
    "2/": None, "a/8": None, "2/a": None, "-1/8": None,
}  # fmt: skip


@pytest.mark.parametrize("words", SHARDS)
def test_a_shard_is_told_by_its_number_and_how_many_there_are(words: str) -> None:
    shard = SHARDS[words]
    if shard is None:
        with pytest.raises(InputError, match="cannot be; write it as 2/8"):
            Shard.told(words)
    else:
        assert Shard.told(words) == shard
        assert (shard.name, shard.whole) == (f"{words[0]}-of-{words[2]}", words == "1/1")


def part(number: int, shard: str = "1-of-1") -> str:
    """The name of a part."""
    return f"{number:020d}-{shard}-7"


INDEXES = {
    "no JSON": ("{", "不是语料结果的索引"),
    "no object": ("[]", "不是语料结果的索引"),
    "no schema": ("{}", "不是语料结果的索引"),
    "another schema": ('{"schema": "fazhi.corpus/0"}', "另一个版本（fazhi.corpus/0，现在是 "),
    "no parts": ('{"schema": SCHEMA, "source": "a", "catalogue": "b", "engine": "c"}', "不是语料结果的索引"),
    "no aim": ('{"schema": SCHEMA, "source": "a", "catalogue": "b", "parts": []}', "不是语料结果的索引"),
    "a part that leads elsewhere": (
        '{"schema": SCHEMA, "source": "a", "catalogue": "b", "engine": "c", "parts": ["../a"]}', "不是语料结果的索引",
    ),
    "a part that is no text": (
        '{"schema": SCHEMA, "source": "a", "catalogue": "b", "engine": "c", "parts": [1]}', "不是语料结果的索引",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_that_cannot_be_read_says_why(name: str, folder: Path) -> None:
    text, words = INDEXES[name]
    file = folder / "1-of-1.json"
    file.write_text(text.replace("SCHEMA", f'"{results_module.SCHEMA}"'), encoding="utf-8")
    with pytest.raises(InputError) as error:
        Index.read(file, "结果")
    assert words in error.value.zh
    assert error.value.zh.startswith("结果")


def test_an_index_comes_back_as_it_was_written(folder: Path) -> None:
    index = Index(folder / "a" / "1-of-1.json", Aim("甲", "乙", "丙"), [part(1), part(2)])
    index.write()
    assert Index.read(index.path, "结果") == index
    with pytest.raises(InputError, match="cannot be read"):
        Index.read(folder / "none.json", "结果")


def test_only_parts_that_no_index_names_are_deleted(folder: Path) -> None:
    """A run of a shard leaves those of others alone, and nobody deletes what is no part or lies behind a link."""
    out, aim = folder / "out", Aim("甲", "乙", "丙")
    own, other, dead, theirs = part(1, "1-of-2"), part(2, "2-of-2"), part(3, "1-of-2"), part(4, "2-of-2")
    names = (own, other, dead, theirs, "notes", f".{part(5, '1-of-2')}")
    for name in names:
        (out / "parts" / name).mkdir(parents=True)
    for number, kept in ((1, own), (2, other)):
        Index(out / "index" / f"{number}-of-2.json", aim, [kept]).write()
    results = Results(out, Shard(1, 2))
    results.load()
    assert (results.index.parts, [index.parts for index in results.others]) == ([own], [[other]])
    results.begin(aim)
    left = sorted(path.name for path in (out / "parts").iterdir())
    assert set(left) >= {own, other, theirs, "notes"}
    assert dead not in left
    whole = Results(out)
    whole.load()
    assert (whole.index.aim, whole.parts) == (None, [own, other])
    whole.begin(Aim("甲", "乙", "丁"))
    assert [path.name for path in (out / "index").glob("*.json")] == ["1-of-1.json"]
    assert Index.read(out / "index" / "1-of-1.json", "").parts == [own, other]
    left = sorted(path.name for path in (out / "parts").iterdir())
    assert set(left) >= {own, other, "notes"}
    assert theirs not in left
    shutil.move(out / "parts", folder / "elsewhere")
    (out / "parts").symlink_to(folder / "elsewhere")
    whole.index.parts = []
    whole.begin(aim)
    assert (folder / "elsewhere" / own).is_dir()


def test_results_are_none_where_no_index_was_read(folder: Path) -> None:
    (folder / "out").mkdir()
    for where in (folder / "out", folder / "none"):
        with pytest.raises(InputError, match="holds no results"):
            Results.of(where)


def test_small_parts_are_joined_in_their_order_and_large_ones_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[tuple[list[str], list[list[str]]]] = []
    monkeypatch.setattr(results_module, "MOST_PARTS", 4)
    monkeypatch.setattr(results_module, "_FEWEST", 3)
    monkeypatch.setattr(
        Results, "_again", lambda _, parts, live: again.append((list(parts), [live[each] for each in parts]))
    )
    results = Results(folder / "out")
    results.index.parts = [part(number) for number in (2, 1, 3, 4, 5, 6)]
    live = {part(number): [f"{number}{at}" for at in range(many)] for number, many in enumerate((1, 1, 5, 2, 1, 1), 1)}
    results._join(live)
    joined = [[name[19] for name in parts] for parts, _ in again]
    assert joined == [["1", "2", "3"], ["4", "5", "6"]]
    again.clear()
    results._join({**live, part(1): list("abcdefghi")})
    assert [[name[19] for name in parts] for parts, _ in again] == [["2", "3", "4", "5"]]


READ = ("甲县司法局", "department", 2022, "山东省", "淄博市", None)
OTHERWISE: dict[str, tuple[tuple[str, ...], dict[str, object], tuple[str, ...], bool]] = {
    "what was told then": (("year=2022",), {"year": 2022}, (), False),
    "another year": (("year=2022",), {"year": 2023}, (), True),
    "what was read, besides": (("year=2022",), {"year": 2022, "unit": "甲县司法局"}, (), False),
    "another unit than was read": (("year=2022",), {"year": 2022, "unit": "乙县司法局"}, (), True),
    "less than then": (("year=2022", "unit=甲县司法局"), {"year": 2022}, (), True),
    "the place that was read": ((), {"territory": Place("山东省", "淄博市", "")}, (), False),
    "another place": ((), {"territory": Place("山东省", "济南市", "")}, (), True),
    "the one role": ((), {"role": "司法行政"}, ("司法行政",), False),
    "one of two roles": ((), {"role": "司法行政"}, ("司法行政", "公安"), True),
    "a role of none": ((), {"role": "司法行政"}, (), True),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_report_of_which_something_else_is_said_is_audited_again(name: str) -> None:
    then, now, roles, again = OTHERWISE[name]

    class Facts:
        """What was read of it."""

        def facts(self, *_: object) -> list[tuple[object, ...]]:
            """One report."""
            return [("a", *READ, roles)]

    (item,) = items("a")
    item = item._replace(asked=Asked(**now))  # type: ignore[arg-type]  # by their names
    found = run._told_otherwise([item], {"a": Known("1", "1", told=then)}, Facts())  # type: ignore[arg-type]
    assert list(found) == ([item] if again else [])


def test_what_is_said_of_all_reports_counts_only_where_it_is_news(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 2), folder / "out", setup(folder / CATALOGUE)

    def again(**said: object) -> tuple[int, int]:
        results = Results(out)
        with results.writing():
            source = source_of(str(corpus), Path.cwd(), None)
            job = run.Job(source, Asked(**said), told, results, renew=False)  # type: ignore[arg-type]  # by their names
            summary = run.run(job, lambda _: corpora.Here(told), lambda outcomes, _: outcomes)
        return summary.audited, summary.same

    assert again() == (2, 0)
    assert again(year=2022) == (0, 2)
    assert again(year=2023) == (2, 0)
    assert again(year=2023) == (0, 2)
    assert again() == (2, 0)


def test_shards_write_side_by_side_and_a_whole_run_beside_none_of_them(folder: Path) -> None:
    out = folder / "out"
    Index(out / "index" / "2-of-2.json").write()
    with Results(out, Shard(2, 2)).writing():
        with Results(out, Shard(1, 2)).writing():
            pass
        with pytest.raises(InputError, match="Another run is writing"), Results(out).writing():
            pass
    with Results(out).writing(), pytest.raises(InputError), Results(out, Shard(2, 2)).writing():
        pass


def test_results_in_a_folder_are_told_of_by_it(folder: Path) -> None:
    for results in (Results.at(str(folder / "out")), Results.at(str(folder / "out"), Shard(1, 2))):
        assert (results.folder, results.name) == (folder / "out", str(folder / "out"))
    assert Results.at("out", Shard(1, 2)).shard == Shard(1, 2)


def test_files_beside_the_parts_lie_in_the_folder(folder: Path) -> None:
    (folder / "out").mkdir()
    Results(folder / "out").put_beside({"copies.parquet": b"a"})
    assert [(path.name, path.read_bytes()) for path in (folder / "out").iterdir()] == [("copies.parquet", b"a")]


def test_an_index_of_another_version_is_thrown_away_only_where_that_is_asked_for(folder: Path) -> None:
    index, part_there = folder / "out" / "index" / "1-of-1.json", folder / "out" / "parts" / part(1)
    part_there.mkdir(parents=True)
    index.parent.mkdir()
    index.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no index of results"):
        Results(folder / "out").load()
    assert (index.exists(), part_there.exists()) == (True, True)
    results = Results(folder / "out")
    results.load(renew=True)
    assert (index.exists(), part_there.exists(), results.indexes, results.parts) == (False, False, [], [])


def test_a_part_tells_which_of_its_rows_do_not_count(folder: Path) -> None:
    corpus, out, told = make(folder / "语料", 3), folder / "out", setup(folder / CATALOGUE)
    (corpus / "空.txt").write_text("", encoding="utf-8")
    audit(corpus, out, told)
    assert list(Results.of(out).held().values()) == [[]]
    first = Results.of(out)
    with first._new() as (name, draft):
        shutil.copytree(first.path(first.parts[0]), draft, dirs_exist_ok=True)
    first.index.parts.append(name)
    first.index.write()
    assert list(Results.of(out).held().values()) == [["000.txt", "001.txt", "002.txt", "空.txt"], []]
