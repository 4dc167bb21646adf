"""`fazhi add --replace`: what becomes of decisions, records and files when the next draft is taken in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.disk import write_whole
from fazhi.model.decision import Verdict
from fazhi.records import read_report_record, verify_decisions

PROPOSALS = "全年办理人大代表建议28件，满意率100%"
COLLECTIVE = "严格执行三重一大集体决策制度"
MOVED = TEXT.replace("（一）", "（一）统筹推进。")
EDITED = MOVED.replace("全年办理", "全年共办理")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kept report and two decisions on it."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "pyproject.toml").write_text('[tool.fazhi]\ncatalogue = "catalogue"\n', encoding="utf-8")
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAZHI_REVIEWER", "张三")
    Path("草稿.txt").write_text(TEXT, encoding="utf-8")
    assert main(["add", "草稿.txt", "--slug", "yz"]) == 0
    assert main(["decide", "yz", "SUPERVISE_001", "不认", "--quote", PROPOSALS]) == 0
    assert main(["decide", "yz", "DECISION_007", "改定强度", "--quote", COLLECTIVE, "--strength", "measure"]) == 0
    return tmp_path / "docs" / "reports" / "yz"


def replace_by(text: str, *options: str, status: int = 0, name: str = "二稿.txt") -> None:
    Path(name).write_text(text, encoding="utf-8")
    assert main(["add", "--replace", "yz", name, "--lang", "zh", *options]) == status


def standing(capsys: pytest.CaptureFixture[str]) -> dict[int, str]:
    capsys.readouterr()
    main(["status", "yz", "--format", "json"])
    events = json.loads(capsys.readouterr().out)["events"]
    return {item["number"]: item["standing"] for item in events if item["standing"]}


def conclusion(capsys: pytest.CaptureFixture[str], id: str) -> str:
    capsys.readouterr()
    main(["audit", "yz", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["assessments"]
    return str(next(item["conclusion"] for item in found if item["obligation"] == id))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_would_change_is_shown_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(folder)
    replace_by(EDITED)
    told = capsys.readouterr().out
    assert "现行的复核意见 2 条：文字移了位置 1，文字、规则或依据改过 1。" in told
    assert f"“{PROPOSALS}”（第42—63字） → “{PROPOSALS.replace('全年', '全年共')}”" in told
    assert "没有写入" in told
    assert files(folder) == before


@pytest.mark.parametrize(
    ("file", "slug"),
    {
        "云州报告（征求意见稿1.10）": "云州报告", "云州报告(送审稿)": "云州报告", "云州报告_定稿2": "云州报告",
        "云州报告-三稿": "云州报告", "初稿": "初稿", "规划草案报告": "规划草案报告",
    }.items(),
)  # fmt: skip
def test_a_folder_is_named_after_the_report_and_not_after_one_of_its_drafts(file: str, slug: str, folder: Path) -> None:
    Path(f"{file}.txt").write_text(TEXT, encoding="utf-8")
    assert main(["add", f"{file}.txt"]) == 0
    assert (folder.parent / slug / "report.yaml").is_file()


def test_a_next_draft_that_is_kept_as_another_report_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    Path("又一稿.txt").write_text(MOVED, encoding="utf-8")
    capsys.readouterr()
    assert main(["add", "又一稿.txt", "--lang", "zh"]) == 0
    assert "※ yz 也是云州区人民政府 2022 年度的。" in (told := capsys.readouterr().err)
    assert "请删去 docs/reports/又一稿，再用 fazhi add --replace yz" in told
    Path("简称.txt").write_text(MOVED, encoding="utf-8")
    assert main(["add", "简称.txt", "--unit", "云州区", "--lang", "zh"]) == 0
    assert "※ yz 也是" in capsys.readouterr().err, "a unit is the same without the word for its body"
    Path("另一年.txt").write_text(TEXT.replace("2022年度", "2023年度"), encoding="utf-8")
    assert main(["add", "另一年.txt", "--lang", "zh"]) == 0
    assert "也是" not in capsys.readouterr().err


def test_of_each_to_be_confirmed_it_is_told_what_changed_and_what_the_duty_comes_to_now(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["decide", "yz", "SUPERVISE_001", "撤销", "--number", "1"]) == 0
    assert main(["decide", "yz", "SUPERVISE_001", "认可"]) == 0
    replace_by(TEXT.replace(PROPOSALS, "加强学习").replace(COLLECTIVE, "严格执行了三重一大集体决策制度"), "--yes")
    capsys.readouterr()
    assert main(["status", "yz", "--lang", "zh"]) == 1
    told = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert "报告换过稿；现在的结论：没写" in told, "an accepted conclusion that has become another"
    assert "这一处的文字改过；现在的结论：写实" in told


@pytest.mark.parametrize(
    ("text", "now", "comes"),
    [
        (TEXT + "又及。\n", {1: "exact", 2: "exact"}, "missing"),
        (MOVED, {1: "moved", 2: "moved"}, "missing"),
        (EDITED, {1: "changed", 2: "moved"}, "missing"),
        (TEXT.replace("28件", "29件"), {1: "gone", 2: "exact"}, "supported"),
        (TEXT.replace(COLLECTIVE, "没有执行三重一大集体决策制度"), {1: "exact", 2: "gone"}, "missing"),
    ],
)
def test_each_decision_is_exact_moved_changed_or_gone(
    capsys: pytest.CaptureFixture[str], text: str, now: dict[int, str], comes: str
) -> None:
    replace_by(text, "--yes")
    assert standing(capsys) == now
    assert conclusion(capsys, "SUPERVISE_001") == comes
    assert main(["verify", "yz"]) == 0


def test_what_moved_is_a_new_event_and_nothing_before_it_changes(folder: Path) -> None:
    before = verify_decisions(folder)
    data = (folder / "decisions.yaml").read_bytes()
    replace_by(EDITED, "--yes", "--by", "李四")
    log = verify_decisions(folder)
    assert log[:2] == before
    assert (folder / "decisions.yaml").read_bytes().startswith(data)
    assert [(each.verdict, each.event, each.reviewer) for each in log[2:]] == [
        (Verdict.CARRIED, 1, "李四"), (Verdict.CARRIED, 2, "李四"),
    ]  # fmt: skip


def test_confirming_makes_it_exact_until_the_next_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_by(EDITED, "--yes")
    assert main(["decide", "yz", "SUPERVISE_001", "确认", "--number", "1", "--by", "李四"]) == 0
    assert standing(capsys) == {1: "exact", 2: "moved"}
    assert main(["status", "yz", "--lang", "zh"]) == 1
    assert "张三" in (told := capsys.readouterr().out)
    assert "李四" in told
    number = len(verify_decisions(folder))
    assert main(["decide", "yz", "SUPERVISE_001", "撤销", "--number", str(number)]) == 0
    assert standing(capsys)[1] == "changed"


def test_a_decision_whose_passage_is_gone_comes_back_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    replace_by(TEXT.replace(PROPOSALS, "办理了一些建议"), "--yes")
    assert standing(capsys) == {1: "gone", 2: "moved"}
    replace_by(TEXT.replace(PROPOSALS, "办理了一些意见"), "--yes", name="三稿.txt")
    assert standing(capsys)[1] == "gone"
    replace_by(TEXT, "--yes", name="四稿.txt")
    assert standing(capsys) == {1: "exact", 2: "exact"}
    assert conclusion(capsys, "SUPERVISE_001") == "missing"


def test_a_decision_that_another_replaced_does_not_come_back_with_a_new_draft(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["decide", "yz", "SUPERVISE_001", "认可", "--quote", PROPOSALS]) == 0
    replace_by(EDITED, "--yes")
    assert standing(capsys) == {2: "moved", 3: "changed"}
    assert conclusion(capsys, "SUPERVISE_001") == "supported"
    assert main(["decide", "yz", "SUPERVISE_001", "撤销", "--number", "3"]) == 0
    assert standing(capsys) == {1: "gone", 2: "moved"}


def test_a_draft_of_another_report_is_pointed_out(capsys: pytest.CaptureFixture[str]) -> None:
    replace_by(TEXT.replace(PROPOSALS, "另一件事").replace(COLLECTIVE, "又一件事"))
    assert "请核对是不是同一份报告" in capsys.readouterr().out
    replace_by(EDITED)
    assert "请核对是不是同一份报告" not in capsys.readouterr().out


def test_a_part_that_a_duty_asks_for_as_a_whole_stays_the_part_whatever_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("pyproject.toml").write_text("[tool.fazhi]\n", encoding="utf-8")
    capsys.readouterr()
    main(["audit", "yz", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["assessments"]
    (whole,) = next(item for item in found if item["obligation"] == "REPORT_002")["evidence"]
    passage = f"{whole['start']}-{whole['end']}"
    assert main(["decide", "yz", "REPORT_002", "认可", "--passage", passage]) == 0
    replace_by(TEXT.replace("尚未实现常态化", "仍不经常，队伍也不稳定，经费没有着落"), "--yes")
    assert standing(capsys)[3] == "changed"


def test_all_that_only_moved_is_confirmed_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_by(EDITED, "--yes")
    assert main(["confirm", "yz", "--moved", "--by", "李四"]) == 0
    assert standing(capsys) == {1: "changed", 2: "exact"}
    assert main(["confirm", "yz", "--moved"]) == 0
    many = len(verify_decisions(folder))
    assert main(["confirm", "yz", "1", "9"]) == 2
    assert main(["confirm", "yz"]) == 2
    assert len(verify_decisions(folder)) == many
    assert main(["confirm", "yz", "1", "1"]) == 0
    assert standing(capsys) == {1: "exact", 2: "exact"}
    assert [event.event for event in verify_decisions(folder)[many:]] == [1]


@pytest.mark.parametrize(
    ("number", "said"), [("9", "没有第 9 条现行的意见"), ("2", "没有第 2 条现行的意见"), ("1", "文字已不在，无从确认")]
)
def test_only_what_holds_and_is_there_can_be_confirmed(
    capsys: pytest.CaptureFixture[str], number: str, said: str
) -> None:
    replace_by(TEXT.replace(PROPOSALS, "办理了一些建议"), "--yes")
    capsys.readouterr()
    assert main(["decide", "yz", "SUPERVISE_001", "确认", "--number", number, "--lang", "zh"]) == 2
    assert said in capsys.readouterr().err


def test_what_is_gone_is_not_found_in_its_double(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The same words stood twice; the ones that were decided on went, and the others are others."""
    twice = TEXT.replace("二、存在", f"（二）复议诉讼。依法办理。{COLLECTIVE}。\n二、存在")
    replace_by(twice, "--yes")
    assert standing(capsys)[2] == "exact"
    replace_by(twice.replace(f"{COLLECTIVE}。\n（二）", "\n（二）"), "--yes", name="三稿.txt")
    assert standing(capsys) == {1: "exact", 2: "gone"}
    (folder / "report-3.txt").write_text(TEXT, encoding="utf-8")
    assert standing(capsys)[2] == "exact", "edited in place it is found by its words again"


def test_the_record_keeps_all_else_and_the_ledger_stays(folder: Path) -> None:
    record = folder / "report.yaml"
    record.write_text(
        "# 办公室手写的注\n" + record.read_text(encoding="utf-8") + "submitted: 2023-01-20\nnote: >-\n  两行\n  说明\n",
        encoding="utf-8",
    )
    (folder / "ledger.yaml").write_text("schema: fazhi.ledger/1\n", encoding="utf-8")
    before = read_report_record(folder)
    replace_by(EDITED, "--yes")
    after = read_report_record(folder)
    assert "# 办公室手写的注\n" in record.read_text(encoding="utf-8")
    assert (after.note, after.submitted, after.unit) == (before.note, before.submitted, before.unit)
    assert after.text == "report-2.txt"
    assert after.characters == len(EDITED)
    assert (folder / "ledger.yaml").read_text(encoding="utf-8") == "schema: fazhi.ledger/1\n"
    assert not (folder / "report.txt").exists()
    replace_by(TEXT, "--yes", name="三稿.txt")
    assert sorted(path.name for path in folder.glob("report*.txt")) == ["report-3.txt"]


def test_a_record_that_cannot_be_changed_in_place_leaves_all_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = folder / "report.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("\nsha256:", '\n"sha256":'), encoding="utf-8")
    before = files(folder)
    replace_by(MOVED, "--yes", status=2)
    assert "report.yaml 的写法不便改写；请手工改这几行：sha256, characters, text。" in capsys.readouterr().err
    assert files(folder) == before


def test_the_same_draft_again_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_by(EDITED, "--yes")
    before = files(folder)
    replace_by(EDITED, "--yes")
    assert "登记的就是这一稿" in capsys.readouterr().out
    assert files(folder) == before


def test_a_draft_edited_in_place_is_taken_in_with_the_old_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / "report.txt"
    own.write_text(EDITED, encoding="utf-8")
    capsys.readouterr()
    assert main(["add", "--replace", "yz", str(own), "--yes", "--lang", "zh"]) == 2
    assert "--old" in capsys.readouterr().err
    assert main(["add", "--replace", "yz", str(own), "--old", "草稿.txt", "--yes"]) == 0
    assert standing(capsys) == {1: "changed", 2: "moved"}
    assert read_report_record(folder).text == "report.txt"
    assert own.read_text(encoding="utf-8") == EDITED


def test_without_the_old_text_it_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report.txt").write_text("另外写过，面目全非。", encoding="utf-8")
    before = files(folder)
    capsys.readouterr()
    replace_by(EDITED, "--yes", status=2)
    assert "2 条意见无从移到新稿" in capsys.readouterr().err
    replace_by(EDITED, "--yes", "--old", "二稿.txt", status=2)
    assert "不是登记的那一稿" in capsys.readouterr().err
    assert files(folder) == before


def test_a_report_that_keeps_no_text_keeps_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["detach", "草稿.txt", str(folder)]) == 0
    (folder / "report.txt").unlink()
    replace_by(EDITED, "--yes", status=2)
    replace_by(EDITED, "--yes", "--old", "草稿.txt")
    assert not list(folder.glob("report*.txt"))
    assert standing(capsys) == {1: "changed", 2: "moved"}
    assert conclusion(capsys, "SUPERVISE_001") == "missing"
    assert [path.name for path in folder.glob("evidence*")] == ["evidence.yaml"]
    for path in folder.iterdir():
        assert "人大代表" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [("--year", "2022"), ("--slug", "x"), ("--source", "x")])
def test_what_the_record_says_is_not_said_again(option: tuple[str, str]) -> None:
    replace_by(EDITED, *option, status=2)


def test_what_goes_with_the_next_draft_goes_with_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "草稿.txt", "--slug", "neu", "--yes"]) == 2
    assert "--replace" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["report-2.txt", "evidence.", "decisions.yaml", "report.yaml"])
def test_a_disk_that_is_full_leaves_the_draft_before_and_a_second_run_finishes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["detach", "草稿.txt", str(folder)]) == 0
    before = standing(capsys)

    def full(path: Path, data: bytes, *, durable: bool = False) -> None:
        if path.name.startswith(name):
            raise OSError(28, "No space left on device")
        write_whole(path, data, durable=durable)

    for place in ("fazhi.cli.next_draft.write_whole", "fazhi.records.decisions.write_whole"):
        monkeypatch.setattr(place, full)
    replace_by(EDITED, "--yes", status=2)
    assert "请检查权限和磁盘" in capsys.readouterr().err
    assert standing(capsys) == before
    assert read_report_record(folder).text == "report.txt"
    monkeypatch.undo()
    monkeypatch.chdir(folder.parents[2])
    replace_by(EDITED, "--yes", "--by", "张三")
    assert standing(capsys) == {1: "changed", 2: "moved"}
    assert sorted(path.name for path in folder.glob("report*.txt")) == ["report-2.txt"]


def test_who_changed_the_record_meanwhile_is_not_written_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fazhi.cli.commands.add as door

    def meanwhile(real: Callable[..., object]) -> Callable[..., object]:
        def do(*told: object) -> object:
            made = real(*told)
            record = folder / "report.yaml"
            record.write_text(record.read_text(encoding="utf-8") + "note: 刚写的\n", encoding="utf-8")
            return made

        return do

    monkeypatch.setattr("fazhi.cli.commands.add.next_draft", meanwhile(door.next_draft))
    replace_by(EDITED, "--yes", status=2)
    assert len(verify_decisions(folder)) == 2
