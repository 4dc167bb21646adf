"""What reports have in the same words: found among many, told apart from what everybody writes, shown side by side."""

import json
import re
import sys
from pathlib import Path

import openpyxl
import pytest

from copied_reports import clauses, reports
from fakes import write_catalogue
from fazhi.across import copied_from, share_of_work
from fazhi.across.copied import matches, sentences_of
from fazhi.cli import main, progress
from fazhi.corpus.copies import Copy, Held, copies_among, shares
from fazhi.corpus.gathered import gather
from fazhi.corpus.results import Results
from fazhi.extras import install
from fazhi.model.copied import CopySort
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.model.report import Report
from fazhi.reading import read_text

PASSAGE = (
    "健全案件会商机制，规范立案、取证、审核、告知、送达各个环节的操作流程。"
    "把案卷交叉评查、网上巡查和投诉倒查结合起来，发现问题当场指出、限期改正。"
)
EDITED = PASSAGE.replace("当场指出、限期改正", "当场反馈、限期整改").replace("机制", "制度")
RITUAL = (
    "用习近平新时代中国特色社会主义思想统领工作，把习近平法治思想和党的二十大精神学深学透。"
    "坚决拥护两个确立，自觉做到两个维护，把以人民为中心落实到依法行政全过程。"
)
THANKS = (
    "在此，向长期关心和大力支持我们工作的各位代表、各位委员表示衷心的感谢！"
    "同时向社会各界人士致以崇高的敬意，并祝愿大家身体健康、工作顺利、阖家幸福、万事如意！"
)
SUPERIOR = (
    "会议强调：要把严格规范公正文明执法落到实处，让人民群众在每一个案件中感受到公平。"
    "会议指出：要健全行政裁量权基准制度，防止畸轻畸重、同案不同罚，做到宽严相济。"
)
OTHER = "全年办理人大代表建议28件，评查案卷60卷。"


def text(unit: str, year: int, *paragraphs: str) -> str:
    told = "\n".join(paragraphs)
    return f"{unit}{year}年法治政府建设年度报告\n一、主要举措和成效\n{told}\n"


def report(unit: str, year: int, *paragraphs: str) -> Report:
    return read_text(text(unit, year, *paragraphs), name=f"{unit}{year}.txt", unit_kind="county", year=year)


def held(name: str, words: str, unit: str | None = None, year: int = 2023) -> Held:
    return Held.of(name, unit or name, year, words, [(0, len(words))])


def among(*texts: str) -> list[Copy]:
    return list(copies_among([held(str(number), words) for number, words in enumerate(texts)]))


def test_a_passage_of_another_unit_is_found_though_words_were_changed() -> None:
    (found,) = among(f"{OTHER}{PASSAGE}收到申请31件。", f"召开会议五次。{EDITED}")
    assert found.one.words == PASSAGE
    assert found.other.words == EDITED
    assert found.sort is CopySort.COPIED
    assert 0.8 < found.likeness < 1
    assert (found.sentences, found.own) == (2, False)


def test_one_sentence_alone_is_no_passage_however_long() -> None:
    sentence = PASSAGE.partition("。")[0] * 2 + "。"
    assert among(f"{OTHER}{sentence}收到申请31件。", f"召开会议五次。{sentence}") == []


def test_two_short_sentences_are_no_passage() -> None:
    short = "召开专题会议研究部署。印发年度工作要点。"
    assert among(f"{OTHER}{short}", f"收到申请31件并全部答复。{short}") == []


def test_the_earlier_year_stands_first_and_one_unit_is_told() -> None:
    later = held("a", f"{OTHER}{PASSAGE}", "云州区", 2024)
    (found,) = copies_among([later, held("b", f"{PASSAGE}收到申请。", "云州区", 2023)])
    assert (found.one.year, found.other.year, found.own) == (2023, 2024, True)


def test_a_unit_of_another_way_of_writing_is_its_own_and_one_of_its_name_elsewhere_is_not() -> None:
    here, there = Place("甲省", "乙市", "丙县"), Place("甲省", "乙市", "丁县")
    texts = {
        "a": ("丙县石桥镇人民政府", here, 2023), "b": ("石桥镇", here, 2024), "c": ("石桥镇", there, 2024),
    }  # fmt: skip
    made = [
        Held.of(name, unit, year, PASSAGE, [(0, len(PASSAGE))], [(0, len(PASSAGE))], place)
        for name, (unit, place, year) in texts.items()
    ]
    found = list(copies_among(made))
    assert {(item.one.file, item.other.file): item.own for item in found} == {
        ("a", "b"): True, ("a", "c"): False, ("b", "c"): False,
    }  # fmt: skip
    told = {item.held.file: (item.others, item.own, item.units) for item in shares(made, found)}
    assert told["b"] == (1.0, 1.0, ("石桥镇",))
    assert told["c"] == (1.0, 0.0, ("丙县石桥镇人民政府", "石桥镇"))


def test_what_ten_units_have_is_no_lead() -> None:
    assert among(*(f"{number}号文件送达。{PASSAGE}" for number in range(12))) == []
    assert len(among(*(f"{number}号文件送达。{PASSAGE}" for number in range(3)))) == 3


@pytest.mark.parametrize(
    ("words", "sort"),
    [(RITUAL, CopySort.RITUAL), (THANKS, CopySort.THANKS), (SUPERIOR, CopySort.SUPERIOR), (PASSAGE, CopySort.COPIED)],
)
def test_what_everybody_writes_is_named(words: str, sort: CopySort) -> None:
    (found,) = among(f"{OTHER}{words}", f"收到申请31件并全部答复。{words}")
    assert found.sort is sort


def test_every_planted_passage_is_found_and_hardly_anything_else() -> None:
    texts, planted = reports(120, 40)
    found = list(copies_among([held(f"{number:03}", words) for number, words in enumerate(texts)]))
    pairs = {(item.one.file, item.other.file) for item in found}
    wanted = {tuple(sorted((f"{item.one:03}", f"{item.other:03}"))) for item in planted}
    assert len(wanted & pairs) >= 0.97 * len(wanted)
    assert len(wanted & pairs) >= 0.95 * len(pairs)


def test_the_order_of_the_reports_changes_nothing() -> None:
    texts, _ = reports(30, 8)
    made = [held(f"{number:02}", words) for number, words in enumerate(texts)]
    assert list(copies_among(made)) == list(copies_among(made[::-1]))


def test_texts_without_words_have_nothing_alike() -> None:
    assert among("", "。。。", "一", OTHER) == []


def test_a_match_grows_to_its_neighbours_and_no_further() -> None:
    one = sentences_of(f"开头的话不一样，这里说天气。{PASSAGE}结尾也不一样，那里说收成。")
    other = sentences_of(f"那边写的是另一件事情。{EDITED}最后讲的又是别的。")
    (found,) = matches(one, other, [(1, 1)])
    assert (found.first, found.last, found.other_first, found.other_last) == (1, 2, 1, 2)
    assert matches(one, other, [(0, 0)]) == []


def test_the_share_counts_the_work_part_and_no_ritual() -> None:
    old = report("云州区人民政府", 2022, PASSAGE, RITUAL)
    new = report("云州区人民政府", 2023, PASSAGE, RITUAL, OTHER * 3)
    copies = copied_from(new, [old])
    assert {item.sort for item in copies} == {CopySort.COPIED, CopySort.RITUAL}
    share = share_of_work(new, copies)
    assert 0.2 < share < 0.5
    assert share_of_work(new, ()) == 0
    assert copied_from(new, [report("海州区人民政府", 2022, OTHER)]) == ()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "甲.txt").write_text(text("云州市甲县人民政府", 2022, PASSAGE, OTHER, RITUAL), encoding="utf-8")
    (tmp_path / "乙.txt").write_text(text("云州市乙县人民政府", 2023, "召开会议。", EDITED, RITUAL), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def copies(*arguments: str, status: int = 0) -> None:
    assert main(["corpus", "copies", *arguments, "--lang", "zh"]) == status


def test_the_page_quotes_both_and_counts_what_is_set_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(".")
    page = capsys.readouterr().out
    assert "2 份报告，相同或相近的文字 1 处，其中同一单位各年之间 0 处" in page
    assert "另有通用的话 1 处" in page
    assert "举措部分有一成以上与别的报告相同的 1 份\n  云州市乙县人民政府 2023：与别的单位 " in page
    assert "云州市甲县人民政府 2022年（甲.txt） ↔ 云州市乙县人民政府" in page
    assert "两个维护" not in page
    copies(".", "--every")
    assert "通用的话 · 相似" in capsys.readouterr().out


def test_programs_get_places_and_no_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies("甲.txt", "乙.txt", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["reports"]) == ("fazhi.copies/1", 2)
    first = next(item for item in told["copies"] if item["sort"] == "copied")
    place = slice(first["one"]["start"], first["one"]["end"])
    assert (folder / "甲.txt").read_text(encoding="utf-8")[place] == PASSAGE


def test_a_browser_shows_them_side_by_side_with_the_changes_marked(folder: Path) -> None:
    copies(".", "--output", "照抄.html")
    page = (folder / "照抄.html").read_text(encoding="utf-8")
    assert "<mark>" in page
    assert "<script" not in page
    assert page.count("<tr>") == 4, "who copied much stands above, with its head"
    assert page.index("云州市乙县人民政府</td>") < page.index("<mark>")


def test_what_a_report_holds_is_never_markup(folder: Path) -> None:
    for name, unit in (("甲", "甲县"), ("乙", "乙县")):
        words = PASSAGE.replace("会商", "<script>alert(1)</script>会商")
        (folder / f"{name}.txt").write_text(text(f"云州市{unit}人民政府", 2022, words), encoding="utf-8")
    copies(".", "--output", "照抄.html")
    assert "<script" not in (folder / "照抄.html").read_text(encoding="utf-8")


def test_tables_have_them_all(folder: Path) -> None:
    copies(".", "--output", "照抄.csv")
    assert len((folder / "照抄.csv").read_text(encoding="utf-8-sig").splitlines()) == 3
    copies(".", "--output", "照抄.xlsx")
    book = openpyxl.load_workbook(folder / "照抄.xlsx")
    assert book.sheetnames == ["各份报告", "照抄"]
    first, second = book["各份报告"].iter_rows(min_row=2, values_only=True)
    assert (first[0], first[3] > 10, first[6]) == ("乙.txt", True, "云州市甲县人民政府"), "the later one copied"
    assert second[0:1] + second[3:5] == ("甲.txt", 0, 0)
    sheet = book["照抄"]
    assert [cell.value for cell in sheet[1]][:5] == ["文件", "单位", "年度", "原文", "另一份的文件"]
    assert sheet.max_row == 3


def test_a_manifest_says_of_copies_what_it_says_of_an_audit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(".", "--manifest", "清单.csv")
    assert "已写出清单 清单.csv" in capsys.readouterr().err
    table = (folder / "清单.csv").read_text(encoding="utf-8-sig")
    assert "甲.txt,云州市甲县人民政府,县级以上政府,2022," in table
    corrected = table.replace("云州市甲县人民政府,县级以上政府,2022", "海州市丙县人民政府,县级以上政府,2019")
    (folder / "清单.csv").write_text(corrected, encoding="utf-8")
    for arguments in (["清单.csv"], [".", "--manifest", "清单.csv"], ["--manifest", "清单.csv"]):
        copies(*arguments)
        assert "海州市丙县人民政府 2019年（甲.txt）" in capsys.readouterr().out


def test_what_is_found_is_kept_with_the_results_of_an_audit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_catalogue(folder / "catalogue")
    (folder / "全县").mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").rename(folder / "全县" / f"{name}.txt")
    words = text("云州市丙县人民政府", 2022, PASSAGE, SUPERIOR, "召开会议五次。")
    (folder / "全县" / "丙.txt").write_text(words, encoding="utf-8")
    assert main(["corpus", "audit", "全县", "--out", "结果", "--catalogue", "catalogue", "--processes", "1"]) == 0
    assert main(["corpus", "query", "结果", "copied", "--lang", "zh"]) == 2
    assert "结果 里还没有查找照抄" in capsys.readouterr().err
    copies("全县", "--results", "结果")
    assert "存入 结果：3 份报告，3 份的举措部分有一成以上是照抄的" in capsys.readouterr().err
    question = "SELECT file, round(others_share, 2), own_share, told, units, places, apart FROM copied"
    assert main(["corpus", "query", "结果", question, "--format", "json"]) == 0
    told = {row["file"]: [*row.values()][1:] for row in json.loads(capsys.readouterr().out)}
    assert told == {
        "丙.txt": [0.45, 0.0, True, ["云州市甲县人民政府"], 1, 0],
        "乙.txt": [0.44, 0.0, True, ["云州市丙县人民政府", "云州市甲县人民政府"], 2, 1],
        "甲.txt": [0.39, 0.0, True, ["云州市丙县人民政府"], 1, 0],
    }
    assert main(["corpus", "query", "结果", "copied", "--lang", "zh"]) == 0
    assert "云州市甲县人民政府\n" in capsys.readouterr().out
    found = gather(Results.of("结果")).findings["乙.txt"]
    assert "举措部分 44% 的文字与云州市丙县人民政府、云州市甲县人民政府的报告相同或相近。" in [
        item.message for item in found
    ]
    assert capsys.readouterr().err == ""
    (folder / "全县" / "丙.txt").rename(folder / "全县" / "丁.txt")
    assert main(["corpus", "audit", "全县", "--out", "结果", "--catalogue", "catalogue", "--processes", "1"]) == 0
    capsys.readouterr()
    assert main(["corpus", "query", "结果", "copied", "--lang", "zh"]) == 0
    assert "1 份报告没有查过，或者换了单位、年度，查过的 1 份已经不在" in capsys.readouterr().err
    assert main(["corpus", "query", "结果", "SELECT file FROM reports", "--lang", "zh"]) == 0
    assert capsys.readouterr().err == ""
    (folder / "结果" / "copied.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="照抄的表读不了"):
        gather(Results.of("结果"))


def test_whose_a_report_is_the_results_say_where_a_manifest_told_the_audit(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_catalogue(folder / "catalogue")
    (folder / "全县").mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").rename(folder / "全县" / f"{name}.txt")
    table = "文件,单位,年度,所在地\n全县/甲.txt,丁县人民政府,,山东省\n全县/乙.txt,丁县人民政府,2024,山东省\n"
    (folder / "清单.csv").write_text(table, encoding="utf-8")
    run = ["corpus", "audit", "全县", "--out", "结果", "--catalogue", "catalogue", "--processes", "1"]
    assert main([*run, "--manifest", "清单.csv"]) == 0
    copies("全县", "--results", "结果")
    assert "丁县人民政府 2024年（全县/乙.txt）" in capsys.readouterr().out
    question = "SELECT file, others_share, own_share > 0.3 AS own FROM copied"
    assert main(["corpus", "query", "结果", question, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert {row["file"]: (row["others_share"], row["own"]) for row in json.loads(told.out)}["乙.txt"] == (0, True)
    assert told.err == ""


def test_a_pattern_names_reports_as_its_audit_did(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_catalogue(folder / "catalogue")
    (folder / "全县").mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").rename(folder / "全县" / f"{name}.txt")
    pattern = "全县/*.txt"
    assert main(["corpus", "audit", pattern, "--out", "结果", "--catalogue", "catalogue", "--processes", "1"]) == 0
    copies(pattern, "--results", "结果")
    assert main(["corpus", "query", "结果", "SELECT count(*) AS n FROM copied", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split()[-1] == "2"


def test_copies_are_kept_with_results_of_the_same_corpus_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(".", "--results", "没有", status=2)
    assert "--results 没有 里没有核查结果" in capsys.readouterr().err
    write_catalogue(folder / "catalogue")
    assert main(["corpus", "audit", "甲.txt", "--out", "结果", "--catalogue", "catalogue"]) == 0
    (folder / "丁").mkdir()
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").rename(folder / "丁" / f"{name}1.txt")
    copies("丁", "--results", "结果", status=2)
    assert "结果 里没有这些报告" in capsys.readouterr().err


def test_what_the_manifest_lacks_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "清单.csv").write_text("文件,年度\n甲.txt,2019\n", encoding="utf-8")
    copies(".", "--manifest", "清单.csv")
    told = capsys.readouterr()
    assert "人民政府 2019年（甲.txt）" in told.out
    assert "清单里没有 乙.txt" in told.err


def test_an_address_can_be_searched_for_copies(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(f"file://{folder.as_posix()}")
    assert "云州市甲县人民政府 2022年（甲.txt）" in capsys.readouterr().out


def test_what_the_title_does_not_tell_the_path_may(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "2021" / "县级以上政府").mkdir(parents=True)
    words = f"工作情况\n一、主要举措和成效\n{OTHER}\n{PASSAGE}\n"
    (folder / "2021" / "县级以上政府" / "丁县人民政府.txt").write_text(words, encoding="utf-8")
    copies(".")
    assert "丁县人民政府 2021年" in capsys.readouterr().out


def test_progress_is_told_with_rate_and_time_left(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_LOG", 0.0)
    copies(".")
    assert re.search(r"读取 1/2，每秒 [0-9.]+ 份，还要 \d+ 秒", capsys.readouterr().err)


def test_what_cannot_be_read_is_told_and_the_others_are_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").write_bytes(b"nothing")
    copies(".", status=2)
    told = capsys.readouterr()
    assert "2 份报告，相同或相近的文字 1 处" in told.out
    assert told.err.startswith("✕ 坏.docx: ")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["甲.txt"], "至少要读出两份报告"),
        ([".", "--output", "a.docx"], "不能写成 .docx"),
        ([".", "--format", "csv", "--output", "a.json"], "后缀与内容不符"),
        ([".", "--format", "xlsx"], "请加 --output 文件.xlsx"),
        (["没有"], "没有"),
    ],
)
def test_copies_that_cannot_be_looked_for_are_refused_with_a_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    copies(*arguments, status=2)
    assert said in capsys.readouterr().err


def test_without_numpy_one_sentence_says_what_to_install(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    copies(".", status=2)
    assert install("corpus") in capsys.readouterr().err


def test_the_made_reports_have_clauses_enough() -> None:
    assert len(clauses()) > 3_000
