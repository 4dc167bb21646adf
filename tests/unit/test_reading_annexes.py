"""A report and its annexes are one report: of an archive, or of files that are named."""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from fazhi.cli import main
from fazhi.model.errors import InputError
from fazhi.model.report import Part, PassageKind, Report
from fazhi.reading import read, read_stream
from fazhi.reading.formats import archive as archives
from office_files import packed
from reading_helpers import part_of, path_of
from word_files import document, p, table, told, word_file

REPORT = "云岭县司法局2023年度法治政府建设情况报告\n一、主要工作\n全年组织培训3次。\n云岭县司法局\n2024年1月20日\n"
TABLE = "行政执法统计表\n一、处罚\n办理行政处罚案件12件。\n"


def packed_report(folder: Path, files: Mapping[str, str | bytes], name: str = "上报.zip") -> Path:
    path = folder / name
    path.write_bytes(packed(files))
    return path


@pytest.fixture
def annex(tmp_path: Path) -> bytes:
    """An annex as a Word document with a table."""
    body = p("行政执法统计表") + table((p("类别"), p("件数")), (p("行政处罚"), p("12件")))
    return word_file(tmp_path / "annex.docx", document(body, title="云岭县司法局")).read_bytes()


def steps(report: Report) -> list[str]:
    return [str(item.step) for item in report.headings]


def test_the_report_stands_first_and_each_annex_under_its_name(tmp_path: Path, annex: bytes) -> None:
    path = packed_report(
        tmp_path, {"附件1 统计表.docx": annex, "报告/正文.txt": REPORT, "附件2：培训清单.md": "# 培训\n培训3次。"}
    )
    report = read(path)
    assert (report.unit, report.year, report.name) == ("云岭县司法局", 2023, "上报.zip")
    assert report.text.startswith(REPORT)
    assert steps(report) == ["一、主要工作", "附件1：统计表", "附件2：培训清单", "培训"]
    assert [item.level for item in report.headings] == [1, 1, 1, 2]
    row = next(
        item
        for item in report.passages
        if item.kind is PassageKind.ROW and "12件" in report.text[item.start : item.end]
    )
    assert [str(step) for step in row.path] == ["附件1：统计表"]
    assert row.part is Part.WORK
    assert part_of(report, "2024年1月20日") is Part.CLOSING
    assert "以“报告/正文.txt”为正文" in told(report)


def test_named_annexes_follow_in_the_order_given(tmp_path: Path) -> None:
    for name, text in (("报告.txt", REPORT), ("乙.txt", TABLE), ("甲.txt", "说明\n数据截至年底。")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = read(tmp_path / "报告.txt", annexes=[tmp_path / "乙.txt", tmp_path / "甲.txt"])
    assert steps(report) == ["一、主要工作", "附件1：乙", "一、处罚", "附件2：甲"]
    assert path_of(report, "12件") == ["附件1：乙", "一、处罚"]
    assert report.sha256 != read(tmp_path / "报告.txt").sha256
    assert [item.part for item in report.passages][:5] == [item.part for item in read(tmp_path / "报告.txt").passages]


def test_a_folder_of_annexes_is_read_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    folder = tmp_path / "附件"
    (folder / "表").mkdir(parents=True)
    for name in ("附件10：乙.txt", "附件2：甲.txt", "表/丙.txt", "~$甲.docx", ".DS_Store"):
        (folder / name).write_text(TABLE, encoding="utf-8")
    report = read(tmp_path / "报告.txt", annexes=[folder])
    assert steps(report) == ["一、主要工作", *(
        step for name in ("附件1：丙", "附件2：甲", "附件10：乙") for step in (name, "一、处罚")
    )]  # fmt: skip
    (tmp_path / "空").mkdir()
    with pytest.raises(InputError, match="里没有文件"):
        read(tmp_path / "报告.txt", annexes=[tmp_path / "空"])


PARTS = {
    "统计表": Part.WORK,
    "2024年工作要点": Part.PLANS,
    "存在的问题和不足": Part.SHORTCOMINGS,
    "名词解释": Part.CLOSING,
}


@pytest.mark.parametrize("name", PARTS)
def test_the_name_of_an_annex_may_say_what_it_is_for(tmp_path: Path, name: str) -> None:
    report = read(packed_report(tmp_path, {"报告.txt": REPORT, f"附件1：{name}.txt": TABLE}))
    assert {part_of(report, word) for word in ("处罚案件", "执法统计")} == {PARTS[name]}


CALLED = {
    "附件1": "附件1：行政执法统计表",
    "附件": "附件1：行政执法统计表",
    "附件（2）": "附件2：行政执法统计表",
    "附件-统计": "附件：统计",
    "附件2_统计": "附件2：统计",
    "【附件3】统计": "附件3：统计",
    "附：统计": "附：统计",
    "附录 统计": "附录：统计",
    "附表：统计": "附表：统计",
    "附表二 统计": "附表二：统计",
    "附属统计": "附件1：附属统计",
}


@pytest.mark.parametrize("name", CALLED)
def test_an_annex_tells_of_work_however_its_file_is_called(tmp_path: Path, name: str) -> None:
    report = read(packed_report(tmp_path, {"报告.txt": REPORT, f"{name}.txt": TABLE}))
    assert steps(report) == ["一、主要工作", CALLED[name], "一、处罚"]
    assert part_of(report, "处罚案件") is Part.WORK


@pytest.mark.parametrize(("title", "part"), [("名词解释", Part.CLOSING), ("2024年工作要点", Part.PLANS)])
def test_where_the_file_does_not_say_what_an_annex_is_its_title_does(tmp_path: Path, title: str, part: Part) -> None:
    report = read(packed_report(tmp_path, {"报告.txt": REPORT, "附件2.txt": f"{title}\n{TABLE}"}))
    assert part_of(report, "处罚案件") is part


def test_a_report_that_lies_there_in_two_formats_is_read_once(tmp_path: Path) -> None:
    other = REPORT.replace("一、", "## 一、").replace("培训", "培\n训")
    files = {"报告.txt": REPORT, "报告（盖章）.html": f"<pre>{other.replace('## ', '')}</pre>", "附件.txt": TABLE}
    report = read(packed_report(tmp_path, files))
    assert report.text.startswith(REPORT)
    assert steps(report) == ["一、主要工作", "附件1：行政执法统计表", "一、处罚"]
    assert "未读入：报告（盖章）.html" in told(report)
    assert "与另一格式的文件内容相同" in told(report)


def test_two_versions_of_a_report_are_two_reports(tmp_path: Path) -> None:
    changed = REPORT.replace("全年组织培训3次", "今年办结案件12件，评议单位9家，接受监督5次")
    with pytest.raises(InputError, match="不止一份报告"):
        read(packed_report(tmp_path, {"报告.txt": REPORT, "报告.html": f"<pre>{changed}</pre>"}))


def test_without_a_title_the_file_called_a_report_is_it(tmp_path: Path) -> None:
    files = {"2023年法治政府建设工作报告.txt": "全年组织培训3次。", "长.txt": "办理案件12件。" * 50}
    report = read(packed_report(tmp_path, files), unit_kind="department", year=2023)
    assert report.text.startswith("全年组织培训")


def test_without_any_name_the_longest_that_is_no_annex_is_it(tmp_path: Path) -> None:
    files = {"甲.txt": "全年组织培训3次。", "乙.txt": "办理案件12件。" * 5, "附件1.txt": "办理案件12件。" * 50}
    report = read(packed_report(tmp_path, files), unit_kind="department", year=2023)
    assert report.text.startswith("办理案件12件。" * 5 + "\n附件")


def test_an_archive_of_annexes_alone_is_doubted(tmp_path: Path) -> None:
    files = {"附件1：统计表.txt": "办理案件12件。" * 5, "附件2：复议统计.txt": "审结案件50件。"}
    report = read(packed_report(tmp_path, files), unit_kind="department", year=2023)
    assert any("没有看到报告" in doubt.zh for doubt in report.doubts)
    beside = read(packed_report(tmp_path, {**files, "报告.txt": REPORT}), unit_kind="department", year=2023)
    assert not any("没有看到报告" in doubt.zh for doubt in beside.doubts)


def test_several_reports_are_not_taken_for_one(tmp_path: Path) -> None:
    path = packed_report(tmp_path, {"甲.txt": REPORT, "乙.txt": REPORT.replace("司法局", "财政局")})
    with pytest.raises(InputError, match=r"不止一份报告（乙\.txt、甲\.txt）"):
        read(path)


def test_what_is_not_read_is_told_by_name(tmp_path: Path) -> None:
    files = {
        "报告.txt": REPORT,
        "公章.png": b"\x89PNG\0",
        "表.xlsx": packed({"xl/workbook.xml": ""}),
        "内.zip": packed({"a.txt": TABLE}),
    }
    report = read(packed_report(tmp_path, files))
    assert "有 3 个文件不能读，未读入：公章.png、内.zip、表.xlsx。" in told(report)
    assert all(words in told(report) for words in ("“内.zip”是压缩包里的压缩包", "“表.xlsx”是 Excel 文件"))
    assert "处罚" not in report.text


def test_what_systems_leave_in_an_archive_is_passed_over(tmp_path: Path) -> None:
    files = {
        "报告.txt": REPORT,
        "__MACOSX/._报告.txt": b"\0\5\x16\7",
        ".DS_Store": b"\0",
        "d/Thumbs.db": b"\0",
        "~$报告.docx": b"\0",
    }
    assert told(read(packed_report(tmp_path, files))) == "压缩包里只读入“报告.txt”。"


@pytest.mark.parametrize("name", ["../../etc/报告.txt", "/报告.txt", "C:\\x\\..\\报告.txt"])
def test_no_name_leads_out_of_the_archive(tmp_path: Path, name: str) -> None:
    report = read(packed_report(tmp_path, {name: REPORT}))
    assert report.text == REPORT
    assert ".." not in told(report)
    assert [path.name for path in tmp_path.rglob("*")] == ["上报.zip"]


def test_names_that_windows_wrote_are_read(tmp_path: Path) -> None:
    data = packed({"xxxx.txt": REPORT}).replace(b"xxxx.txt", "报告".encode("gbk") + b".txt")
    (tmp_path / "a.zip").write_bytes(data)
    assert "“报告.txt”" in told(read(tmp_path / "a.zip"))


@pytest.mark.parametrize("name", ["", "/", "..", "d\\", "./"])
def test_a_member_without_a_name_is_none(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("报告.txt", REPORT)
        archive.writestr(zipfile.ZipInfo("x" * len(name)), "")
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(b"x" * len(name), name.encode()) if name else data)
    assert read(tmp_path / "a.zip").text == REPORT


def encrypted() -> bytes:
    data = bytearray(packed({"报告.txt": REPORT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def crowded() -> bytes:
    return packed({f"{number}.txt": TABLE for number in range(31)})


def damaged() -> bytes:
    data = packed({"报告.txt": REPORT})
    at = data.index("报告.txt".encode()) + len("报告.txt".encode()) + 5
    return data[:at] + bytes(20) + data[at + 20 :]


REFUSED = {
    "encrypted": (encrypted, "已加密"),
    "a bomb": (lambda: packed({"报告.txt": b"1" * (9 << 20)}), "压缩炸弹"),
    "many files": (crowded, "有 31 个文件，超过 30 个"),
    "half": (lambda: packed({"报告.txt": REPORT})[:-30], "不完整|.zip 文件"),
    "nothing": (lambda: packed({}), "没有可以读的文件"),
    "several that cannot be read": (
        lambda: packed({"a.ofd": packed({"OFD.xml": ""}), "b.xlsx": packed({"xl/workbook.xml": ""})}),
        "里的文件都不能读：其中“a.ofd”是 OFD 文件",
    ),
    "one that is damaged": (damaged, "“报告.txt”在压缩包里已损坏"),
    "an archive within": (lambda: packed({"a.zip": packed({"报告.txt": REPORT})}), "压缩包里的压缩包"),
    "a folder": (lambda: packed({"a/": b""}), "没有可以读的文件"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_an_archive_that_holds_no_report_is_refused_in_a_sentence(tmp_path: Path, case: str) -> None:
    make, words = REFUSED[case]
    (tmp_path / "上报.zip").write_bytes(make())
    with pytest.raises(InputError, match=words) as caught:
        read(tmp_path / "上报.zip")
    assert caught.value.zh.count("。") == 1


def test_a_file_that_unpacks_to_more_than_declared_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    with pytest.raises(InputError, match="压缩炸弹"):
        read(packed_report(tmp_path, {"报告.txt": REPORT}))


def test_standard_input_may_be_of_any_format(tmp_path: Path) -> None:
    path = packed_report(tmp_path, {"报告.txt": REPORT, "附件1.txt": TABLE})
    piped = read_stream(path.read_bytes())
    assert piped.text == read(path).text
    assert "内容却是" not in told(piped)


def test_the_command_takes_annexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "表.txt").write_text(TABLE, encoding="utf-8")
    main(["audit", "报告.txt", "--annex", "表.txt", "--format", "json", "--quotes"])
    found = json.loads(capfdbinary.readouterr().out)
    paths = [evidence["path"] for duty in found["assessments"] for evidence in duty["evidence"]]
    assert any(path and path[0] == "附件1：表" for path in paths)


@pytest.mark.parametrize(
    ("command", "words"),
    [(["-", "--annex", "a"], "标准输入不能加附件"), ([".", "--annex", "a"], "不能同几份报告一起给")],
)
def test_what_takes_no_annexes_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["audit", *command]) == 2
    assert words in capsys.readouterr().err


def test_an_archive_of_an_archive_is_not_opened_for_ever() -> None:
    held = packed({"a.txt": TABLE})
    for _ in range(5):
        held = packed({"a.zip": held})
    with zipfile.ZipFile(BytesIO(held)) as archive:
        assert archive.namelist() == ["a.zip"]
    with pytest.raises(InputError, match="压缩包里的压缩包"):
        read_stream(held)
