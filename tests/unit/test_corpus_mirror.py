"""Results at an address: the same rows as in a folder, what was killed goes on elsewhere, nobody overwrites another."""

import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

import corpora
from corpora import audit, make, rows, setup, write
from fazhi.cli import main
from fazhi.corpus import mirror as mirror_module
from fazhi.corpus.results import Results, Shard
from fazhi.corpus.run import Job, Summary, run
from fazhi.corpus.sources import source_of
from fazhi.corpus.work import Done
from fazhi.intake import Asked
from fazhi.model.errors import InputError

ADDRESS = "memory://桶/结果"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    make(tmp_path / "语料", 6)
    setup(tmp_path / "catalogue")
    yield tmp_path
    store().store.clear()
    store().pseudo_dirs[:] = [""]


def store() -> fsspec.AbstractFileSystem:
    return fsspec.filesystem("memory")


def elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on this is another machine: it has no copy of anything."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / name))


def put(shard: Shard | None = None, stop: int = 0) -> Summary:
    """A run; with `stop` it is interrupted after so many batches."""

    def watch(outcomes: Iterator[Done], _many: int) -> Iterator[Done]:
        for number, done in enumerate(outcomes, 1):
            yield done
            if number == stop:
                raise KeyboardInterrupt

    told, results = setup(Path("catalogue")), Results.at(ADDRESS, shard or Shard())
    with results.writing():
        return run(Job(source_of("语料", Path.cwd(), None), Asked(), told, results), corpora.here(told), watch)


def names() -> set[str]:
    """What lies at the address."""
    return {name.removeprefix("/桶/结果/") for name in store().find("/桶/结果")}


def test_results_at_an_address_are_those_of_a_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put()
    audit(folder / "语料", folder / "out", setup(folder / "catalogue"))
    elsewhere(folder, monkeypatch, "another")
    results = Results.of(ADDRESS)
    assert len(results.known()) == 6
    assert rows(results.folder) == rows(folder / "out")


def test_a_run_that_was_interrupted_goes_on_at_another_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        put(stop=2)
    kept = len(Results.of(ADDRESS).known())
    assert 0 < kept < 6
    elsewhere(folder, monkeypatch, "another")
    summary = put()
    assert (summary.same, summary.audited) == (kept, 6 - kept)
    assert len(Results.of(ADDRESS).known()) == 6


def test_what_is_killed_while_a_part_goes_there_leaves_what_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put()
    write(folder / "语料" / "000.txt", 0, "召开会议五次。")
    upload, sent = mirror_module.upload, list[str]()

    def breaks(path: Path, location: str) -> None:
        sent.append(location)
        if sum("/parts/" in each for each in sent) == 2:
            raise OSError("网断了")
        upload(path, location)

    with monkeypatch.context() as broken:
        broken.setattr(mirror_module, "upload", breaks)
        with pytest.raises(InputError, match="网断了"):
            put()
    elsewhere(folder, monkeypatch, "another")
    assert len(Results.of(ADDRESS).known()) == 6
    assert put().audited == 1
    named = json.loads(store().cat("/桶/结果/index/1-of-1.json"))["parts"]
    assert {name.split("/")[1] for name in names() if name.startswith("parts/")} == set(named)


def test_shards_on_several_machines_come_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2):
        elsewhere(folder, monkeypatch, f"machine-{number}")
        put(Shard(number, 2))
    assert {"index/1-of-2.json", "index/2-of-2.json"} <= names()
    elsewhere(folder, monkeypatch, "third")
    summary = put()
    assert (summary.same, summary.audited) == (6, 0)
    assert {name for name in names() if name.startswith("index/")} == {"index/1-of-1.json"}
    assert len(Results.of(ADDRESS).known()) == 6


def test_who_writes_the_same_results_from_another_machine_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = Results.at(ADDRESS, Shard())
    with results.writing():
        results.load()
        elsewhere(folder, monkeypatch, "another")
        put()
        with pytest.raises(InputError, match="另一次核查正在往 memory://桶/结果 里写"):
            results.add([])
    assert len(Results.of(ADDRESS).known()) == 6


def fazhi(*arguments: str) -> int:
    return main(["corpus", *arguments, "--lang", "zh"])


def test_every_command_takes_an_address(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fazhi("audit", "语料", "--out", ADDRESS, "--catalogue", "catalogue", "--processes", "1") == 0
    assert "结果在 memory://桶/结果。" in capsys.readouterr().out
    assert fazhi("query", ADDRESS, "SELECT count(*) AS n FROM reports", "--format", "csv") == 0
    assert capsys.readouterr().out.split() == ["\ufeffn", "6"]
    assert fazhi("compare", ADDRESS, "--format", "csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 7
    assert fazhi("site", ADDRESS, "--output", "网页") == 0
    assert (folder / "网页" / "index.html").is_file()
    assert fazhi("query", "memory://没有", "gaps") == 2
    assert "memory://没有 里没有核查结果" in capsys.readouterr().err


def test_an_address_of_this_machine_is_a_folder(folder: Path) -> None:
    address = (folder / "结果").as_uri()
    assert fazhi("audit", "语料", "--out", address, "--catalogue", "catalogue", "--processes", "1") == 0
    assert len(rows(folder / "结果")["reports"]) == 6
    assert not (folder / "cache").exists()


def test_what_a_store_refuses_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise ConnectionRefusedError("no credentials")

    monkeypatch.setattr(type(store()), "find", refuses)
    assert fazhi("audit", "语料", "--out", ADDRESS, "--catalogue", "catalogue", "--processes", "1") == 2
    zh, en = capsys.readouterr().err.splitlines()
    assert zh.startswith("错误：无法读取 memory://桶/结果（no credentials）")
    assert en.startswith("Error: Cannot read memory://桶/结果")


def test_what_a_library_of_cloud_storage_raises_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoCredentialsError(Exception):
        """As botocore has it, which is no OSError."""

    def refuses(*_: object, **__: object) -> None:
        raise NoCredentialsError("Unable to locate credentials")

    monkeypatch.setattr(type(store()), "find", refuses)
    for arguments in (["语料", "--out", ADDRESS], ["memory://桶/各单位", "--out", "结果"]):
        assert fazhi("audit", *arguments, "--catalogue", "catalogue", "--processes", "1") == 2
        zh, en = capsys.readouterr().err.splitlines()
        assert zh.startswith("错误：不能读写 memory://桶/")
        assert "NoCredentialsError: Unable to locate credentials" in zh
        assert en.startswith("Error: Cannot read or write memory://桶/")


def test_names_at_an_address_lead_nowhere_out_of_the_copy(folder: Path) -> None:
    """A store of objects takes any name, dots between slashes included."""
    put()
    (part,) = {name.split("/")[1] for name in names() if name.startswith("parts/")}
    store().pipe(f"/桶/结果/parts/{part}/others.txt", b"{}")
    (whole,) = [name for name in store().store if name.endswith("1-of-1.json")]
    kept = store().store[whole]
    for name in (
        "index/../../../../out.json",
        "index/sub/x.json",
        f"parts/{part}/..\\out.parquet",
        "parts/../out.json",
    ):
        store().store[f"/桶/结果/{name}"] = kept
    before = set(folder.rglob("*"))
    assert len(Results.of(ADDRESS).known()) == 6
    made = {path.relative_to(folder).as_posix() for path in {*folder.rglob("*")} - before}
    assert all(name == "cache" or name.startswith("cache/fazhi") for name in made)
    assert not [name for name in made if name.endswith(("out.json", "out.parquet", "others.txt"))]


def test_nothing_but_parts_is_deleted_at_an_address() -> None:
    store().pipe("/桶/结果/parts/重要/文件.txt", b"1")
    put()
    assert "parts/重要/文件.txt" in names()
