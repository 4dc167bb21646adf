"""Last year's commitments in this year's report: what is said of them is held against labels made before the rules."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from absent import SHARED
from fazhi.across import commitments_of, follow
from fazhi.catalogue import load
from fazhi.cli import main
from fazhi.evidence import compile_rules
from fazhi.model.follow import CommitmentKind, Fate, Followed, FollowThrough, Tie, TieKind
from fazhi.model.report import Report
from fazhi.reading import read, read_text
from shared import ROOT

PAIRS = ROOT / "tests" / "follow"
OWN = sorted(path for path in PAIRS.glob("*.yaml") if path.stem != "shared")
SEARCHER = compile_rules(load())
NAMES = {"answered": Fate.ANSWERED, "repeated": Fate.REPEATED, "none": Fate.UNANSWERED}
KIND = "county"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """One commitment as a reader sees it."""

    at: Span
    fate: Fate
    where: tuple[Span, ...]


def followed(old: Report, new: Report) -> FollowThrough:
    return follow(old, new, SEARCHER.search(old), SEARCHER.search(new), SEARCHER.grammar)


def own(path: Path) -> tuple[FollowThrough, Report, list[Label]]:
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    old, new = (
        read(path.with_suffix(f".{which}.txt"), unit_kind=told["unit_kind"], year=year)
        for which, year in (("old", 2022), ("new", 2023))
    )
    labels = [
        Label(
            _span(old.text, item["quote"]),
            NAMES[item["label"]],
            (_span(new.text, item["where"]),) if "where" in item else (),
        )
        for item in told["commitments"]
    ]
    return followed(old, new), new, labels


def _span(text: str, words: str) -> Span:
    assert text.count(words) >= 1, words
    at = text.index(words)
    return at, at + len(words)


def meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def item_of(told: FollowThrough, label: Label) -> Followed | None:
    """The commitment that was labelled; a shortcoming may be named in the heading right above it."""
    words = told.earlier.text[slice(*label.at)]
    for item in told.items:
        at = item.commitment.at
        if meet((at.start, at.end), label.at) or any(words in step.title for step in at.path):
            return item
    return None


def counted(told: FollowThrough, labels: list[Label]) -> Counter[str]:
    """How often an answer was said, was right, and was to be found."""
    found: Counter[str] = Counter()
    for label in labels:
        item = item_of(told, label)
        found["labelled"] += label.fate is Fate.ANSWERED
        if item is not None and item.answer is not None:
            found["said"] += 1
            found["right"] += any(meet((item.answer.start, item.answer.end), where) for where in label.where)
    return found


@pytest.fixture(scope="module")
def pairs() -> list[tuple[FollowThrough, Report, list[Label]]]:
    return [own(path) for path in OWN]


def test_there_are_commitments_enough_to_measure_by(pairs: list[tuple[FollowThrough, Report, list[Label]]]) -> None:
    labels = [label for _, _, made in pairs for label in made]
    assert len(labels) >= 60
    assert {label.fate for label in labels} == set(Fate)


def test_what_is_said_to_be_answered_is(pairs: list[tuple[FollowThrough, Report, list[Label]]]) -> None:
    found = sum((counted(told, labels) for told, _, labels in pairs), Counter())
    assert found["right"] >= 0.93 * found["said"], found
    assert found["right"] >= 0.68 * found["labelled"], found


def test_every_commitment_is_taken_up_and_nothing_else(pairs: list[tuple[FollowThrough, Report, list[Label]]]) -> None:
    for told, _, labels in pairs:
        assert [label for label in labels if item_of(told, label) is None] == []
        named = {id(item_of(told, label)) for label in labels}
        extra = [item.commitment.at for item in told.items if id(item) not in named]
        assert [told.earlier.text[at.start : at.end] for at in extra] == []


def test_a_commitment_without_an_answer_is_not_said_to_have_one(
    pairs: list[tuple[FollowThrough, Report, list[Label]]],
) -> None:
    silent = [
        (item := item_of(told, label)) is not None and item.fate is not Fate.ANSWERED
        for told, _, labels in pairs
        for label in labels
        if label.fate is not Fate.ANSWERED
    ]
    assert sum(silent) >= 0.93 * len(silent)


def test_most_repetitions_in_the_same_words_are_seen(
    pairs: list[tuple[FollowThrough, Report, list[Label]]],
) -> None:
    seen = [
        (item := item_of(told, label)) is not None and item.fate is Fate.REPEATED
        for told, _, labels in pairs
        for label in labels
        if label.fate is Fate.REPEATED
    ]
    assert sum(seen) >= 0.9 * len(seen)


@pytest.mark.shared
def test_published_reports_are_followed_with_few_mistakes() -> None:
    found: Counter[str] = Counter()
    for pair in yaml.safe_load((PAIRS / "shared.yaml").read_text(encoding="utf-8"))["pairs"]:
        old, new = (read(SHARED / "corpus" / pair[name], unit_kind=KIND, year=2019) for name in ("old", "new"))
        assert (old.sha256, new.sha256) == (pair["old_sha256"], pair["new_sha256"])
        labels = list(_by_place(pair["commitments"], old))
        found += counted(followed(old, new), labels)
    assert found["right"] >= 0.9 * found["said"], found
    assert found["right"] >= 0.6 * found["labelled"], found


def _by_place(told: list[dict[str, Any]], old: Report) -> Iterator[Label]:
    for item in told:
        words = old.text[item["start"] : item["end"]]
        assert sha256(words.encode()).hexdigest().startswith(item["digest"])
        where = tuple((start, end) for start, end in item.get("where", ()))
        yield Label((item["start"], item["end"]), NAMES[item["label"]], where)


def report(text: str, year: int) -> Report:
    title = f"云州区人民政府{year}年度法治政府建设情况报告"
    return read_text(f"{title}\n{text}", name=f"{year}.txt", unit_kind=KIND, year=year)


def plans(*sentences: str) -> Report:
    told = "\n".join(f"{number}.{sentence}" for number, sentence in enumerate(sentences, 1))
    return report(f"一、主要举措和成效\n评查案卷40卷。\n二、2023年工作安排\n{told}\n", 2022)


def work(text: str) -> Report:
    return report(f"一、主要举措和成效\n{text}\n", 2023)


PLEDGE = "在清水湾移民安置区设立联合调解工作站。"


def fate(old: Report, new: Report) -> Fate:
    (item,) = followed(old, new).items
    return item.fate


def test_a_promise_is_no_answer() -> None:
    assert (
        fate(plans(PLEDGE), work("评查案卷60卷。下一步，将在清水湾移民安置区设立联合调解工作站。")) is Fate.UNANSWERED
    )


def test_a_lack_is_no_answer() -> None:
    assert fate(plans(PLEDGE), work("清水湾移民安置区联合调解工作站尚未设立。")) is Fate.UNANSWERED


def test_a_deed_is_an_answer_with_its_words_and_its_strength() -> None:
    new = work("3月，在清水湾移民安置区建起联合调解工作站，调解纠纷36件。")
    (item,) = followed(plans(PLEDGE), new).items
    assert item.fate is Fate.ANSWERED
    assert item.answer is not None
    assert "联合调解工作站" in new.text[item.answer.start : item.answer.end]
    assert item.strength.key == "result"
    tie = Tie(TieKind.WORDS, "联合调解工作站")
    assert tie in item.ties
    assert tuple(tie.said) == ("都写到“联合调解工作站”", "both say “联合调解工作站”")


def test_words_that_stand_everywhere_are_no_tie() -> None:
    assert (
        fate(plans("进一步加强和完善行政执法监督工作机制。"), work("持续加强城市管理工作，完善社会服务机制。"))
        is Fate.UNANSWERED
    )


@pytest.mark.parametrize(
    ("plan", "deed"),
    [
        ("修复东河滩湿地42.5万平方米，建观鸟步道。", "东河滩新增保障性住房33.8万平方米。"),
        ("加快青石渡环境园三期，升级改造渗滤液处理站。", "农贸市场面貌一新，升级改造垃圾转运站30座，环境整洁。"),
        (
            "推广农机合作社股权改革经验，健全现代管理制度，加强后备人才培养，严格资金监管，促进转型发展。",
            "扶持农机合作社异地发展，收入进一步增加。",
        ),
        (
            "开工青石渡体育公园，推进区综合艺术馆、翠屏公园、北郭剧场、飞云岭登山步道、柳浪湖游船码头、松鹤里养老院、银杏坡停车场等规划建设，改造2个镇综合文化服务中心。",
            "松林文体大楼投入使用，83个社区综合文化服务中心全部达标。",
        ),
        ("推进区人民医院扩建，新增床位300张。", "区人民医院与省立医院组建医疗联合体，专家坐诊320人次。"),
        ("编制重大行政决策事项目录并向社会公布。", "制定行政裁量权基准312项并向社会公布。"),
    ],
    ids=["measure", "act", "subject", "overlap", "another deed", "published"],
)
def test_one_thing_in_common_is_no_answer(plan: str, deed: str) -> None:
    assert fate(plans(plan), work(deed)) is Fate.UNANSWERED


@pytest.mark.parametrize(
    "closing",
    [
        "让我们踔厉奋发、勇毅前行！",
        "重点抓好以下工作：",
        "我们坚信明天一定更加美好。",
        "县政府将坚定不移走好法治之路，为全县高质量发展提供坚强保障。",
    ],
)
def test_closing_words_and_introductions_promise_nothing(closing: str) -> None:
    old = report(f"一、主要举措和成效\n评查案卷40卷。\n二、2023年工作安排\n{closing}\n", 2022)
    assert commitments_of(old, {}) == ()


def test_one_numbered_shortcoming_is_one_commitment() -> None:
    old = report(
        "一、存在的不足\n（一）送达不规范。部分案卷缺少送达回证。主要原因是人手少。\n（二）学法时紧时松，没有形成制度。\n",
        2022,
    )
    made = commitments_of(old, {})
    assert [item.kind for item in made] == [CommitmentKind.SHORTCOMING] * 2
    assert old.text[made[0].at.start : made[0].at.end] == "送达不规范。部分案卷缺少送达回证。主要原因是人手少"


def test_what_is_said_does_not_depend_on_a_second_run() -> None:
    assert own(OWN[0])[0] == own(OWN[0])[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for year, which in ((2022, "old"), (2023, "new")):
        text = (PAIRS / f"county-east.{which}.txt").read_text(encoding="utf-8")
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_comparing_two_years_lists_every_commitment(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", "2022.txt", "2023.txt", "--lang", "zh"])
    page = capsys.readouterr().out
    assert "【上年的承诺】2022年的 11 项打算、5 项不足：有回音 8，原样再写 2，没有找到回音 6" in page
    assert "没有找到回音 打算“在清水湾水库移民安置区设立联合调解工作站”" in page
    main(["compare", "2022.txt", "2023.txt", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["follow"]
    assert Counter(item["fate"] for item in told) == {"answered": 8, "repeated": 2, "unanswered": 6}


@pytest.mark.parametrize("files", [("2023.txt", "2022.txt"), ("2023.txt", "2023.txt")])
def test_only_the_next_report_of_the_unit_answers(
    folder: Path, capsys: pytest.CaptureFixture[str], files: tuple[str, str]
) -> None:
    main(["compare", *files, "--format", "json"])
    assert json.loads(capsys.readouterr().out)["follow"] is None


def test_an_audit_is_told_last_years_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "2023.txt", "--previous", "2022.txt", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    (found,) = [item for item in findings if item["rule"] == "commitment_unanswered"]
    assert "6 项没有找到回音" in found["message"]
    main(["audit", "2023.txt", "--format", "json"])
    assert "commitment_unanswered" not in capsys.readouterr().out


def test_a_later_report_is_refused_as_the_previous_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "2022.txt", "--previous", "2023.txt", "--lang", "zh"]) == 2
    assert "--previous 2023.txt 是2023年度的" in capsys.readouterr().err


def test_one_previous_report_is_not_for_many(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "2022.txt", "2023.txt", "--previous", "2022.txt", "--lang", "zh"]) == 2
    assert "只能同一份报告一起给" in capsys.readouterr().err


def keep(folder: Path, year: int, *more: str) -> Path:
    kept = folder / "docs" / "reports" / f"chengxi-{year}"
    kept.mkdir(parents=True)
    data = (folder / f"{year}.txt").read_bytes()
    (kept / "report.txt").write_bytes(data)
    lines = [
        f"title: 澄溪县人民政府{year}年法治政府建设年度报告",
        "unit: 澄溪县人民政府",
        "unit_kind: county",
        f"year: {year}",
        "source: 自编",
        f"sha256: {sha256(data).hexdigest()}",
        f"characters: {len(data.decode())}",
        "text: report.txt",
        *more,
    ]
    (kept / "report.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return kept


def rules_found(capsys: pytest.CaptureFixture[str]) -> set[str]:
    main(["audit", "chengxi-2023", "--format", "json"])
    return {item["rule"] for item in json.loads(capsys.readouterr().out)["findings"]}


def test_a_kept_report_finds_last_years_by_unit_and_year(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, 2023)
    assert "commitment_unanswered" not in rules_found(capsys)
    keep(folder, 2022)
    assert "commitment_unanswered" in rules_found(capsys)


def test_a_record_may_name_last_years_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(folder, 2022)
    kept = keep(folder, 2023, "previous: chengxi-2022")
    assert "commitment_unanswered" in rules_found(capsys)
    record = (kept / "report.yaml").read_text(encoding="utf-8")
    (kept / "report.yaml").write_text(record.replace("chengxi-2022", "chengxi-2021"), encoding="utf-8")
    assert main(["audit", "chengxi-2023", "--lang", "zh"]) == 2
    assert "previous 写的是 chengxi-2021" in capsys.readouterr().err
