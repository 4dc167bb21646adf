"""Many reports kept on the site of a project in one go: each as by itself, and none stops the others."""

import csv
import io
from pathlib import Path

import pytest

from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.model.unit import UnitKind
from fazhi.records import read_report_record

KEPT = Path("docs") / "reports"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without reports, and a folder with three files, of which one cannot be read."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "pyproject.toml").write_text('[tool.fazhi]\ncatalogue = "catalogue"\n', encoding="utf-8")
    (tmp_path / KEPT).mkdir(parents=True)
    for year in (2022, 2023):
        (tmp_path / "各单位" / str(year)).mkdir(parents=True)
        text = TEXT.replace("2023", str(year + 1)).replace("2022", str(year))
        (tmp_path / "各单位" / str(year) / "云州区.txt").write_text(text, encoding="utf-8")
    (tmp_path / "各单位" / "坏.docx").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(*arguments: str) -> int:
    return main(["add", *arguments, "--lang", "zh"])


def kept() -> list[str]:
    return sorted(path.name for path in KEPT.iterdir())


def test_each_is_kept_as_by_itself_and_what_cannot_be_read_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert add("各单位") == 2
    told = capsys.readouterr()
    assert told.out.startswith("登记 2 份；1 份没有登记。单位、类别、年度是读出来的，请核对：")
    assert "docs/reports/云州区-2022: 云州区人民政府 · 县级以上政府 · 2022" in told.out
    assert "✕ 各单位/坏.docx" in told.err
    assert kept() == ["云州区-2022", "云州区-2023"], "two files of one name are told apart"
    assert add("各单位/2022/云州区.txt", "--slug", "alone") == 0
    one, many = KEPT / "alone", KEPT / "云州区-2022"
    names = sorted(path.relative_to(one) for path in one.rglob("*"))
    assert names == sorted(path.relative_to(many) for path in many.rglob("*"))
    assert all((one / name).read_bytes() == (many / name).read_bytes() for name in names)


def test_what_is_kept_stays_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert add("各单位/*/*.txt") == 0
    (KEPT / "云州区-2022" / "waivers.yaml").write_text("[]\n", encoding="utf-8")
    capsys.readouterr()
    assert add("各单位/*/*.txt") == 0
    assert capsys.readouterr().out == "登记 0 份，另有 2 份早已登记。\n"
    assert (KEPT / "云州区-2022" / "waivers.yaml").exists()


def test_a_manifest_corrects_what_is_recorded_and_does_not_alter_it_afterwards(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert add("各单位", "--manifest", "清单.csv") == 2
    rows = list(csv.reader(io.StringIO(Path("清单.csv").read_text(encoding="utf-8-sig"))))
    assert [row[:4] for row in rows[1:3]] == [
        ["各单位/2022/云州区.txt", "云州区人民政府", "县级以上政府", "2022"],
        ["各单位/2023/云州区.txt", "云州区人民政府", "县级以上政府", "2023"],
    ]
    rows[1][1:3] = ["石桥镇人民政府", "乡镇（街道）"]
    with Path("清单.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows[:3])
    capsys.readouterr()
    assert add("--manifest", "清单.csv") == 0
    assert "没有改；请改 docs/reports/云州区-2022/report.yaml" in capsys.readouterr().err.replace(f"{Path.cwd()}/", "")
    for path in (KEPT / "云州区-2022").rglob("*"):
        path.unlink()
    (KEPT / "云州区-2022").rmdir()
    assert add("--manifest", "清单.csv") == 0
    (again,) = [read_report_record(KEPT / name) for name in kept() if name != "云州区-2023"]
    assert (again.unit, again.unit_kind) == ("石桥镇人民政府", UnitKind.TOWNSHIP)


def test_two_of_one_unit_and_year_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "各单位" / "2022" / "二稿.txt").write_text(TEXT + "另有一句。\n", encoding="utf-8")
    assert add("各单位/2022") == 0
    assert "是同一单位同一年度的；请删去一份" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("各单位", "--slug", "x"), "--slug 只能同一份报告一起给"),
        (("各单位", "--replace", "x"), "--replace 只能同一份报告一起给"),
        (("各单位", "--replace", "x", "--manifest", "清单.csv"), "--manifest 不能与 --replace 同用"),
        ((), "缺少"),
    ],
)
def test_options_that_do_not_go_with_several_reports_are_refused_with_a_reason(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(*arguments) == 2
    assert said in capsys.readouterr().err


def test_outside_a_project_it_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    KEPT.rmdir()
    assert add("各单位/*/*.txt") == 2
    assert capsys.readouterr().err.count("这里没有 docs/reports/") == 1
