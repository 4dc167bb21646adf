"""The page on last year's commitments: there where last year's report is at hand, with each commitment and copy."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from fazhi.model.follow import Fate
from fazhi.model.ledger import Entry, Field, Ledger, Sheet
from fazhi.output.words.followed import commitment_ids, counted
from fazhi.sphinx_ext.html.speech import speak
from fazhi.sphinx_ext.pages import PAGES, follow
from fazhi.sphinx_ext.parts import Section
from fazhi.sphinx_ext.site import Settings, Site, load_site
from shared import ROOT

PAIRS = ROOT / "tests" / "follow"
KIND = PAGES["fazhi-follow"]


def keep(docs: Path, year: int, text: str) -> None:
    folder = docs / "reports" / f"chengxi-{year}"
    folder.mkdir(parents=True)
    data = text.encode()
    (folder / "report.txt").write_bytes(data)
    for page in ("index", "gaps", "matrix"):
        (folder / f"{page}.rst").write_text(".. fazhi-report::\n", encoding="utf-8")
    (folder / "report.yaml").write_text(
        f"title: 澄溪县人民政府{year}年法治政府建设年度报告\nunit: 澄溪县人民政府\nunit_kind: county\nyear: {year}\n"
        f"source: 自编\nsha256: {sha256(data).hexdigest()}\ncharacters: {len(text)}\n"
        "text: report.txt\nfictional: true\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    home = tmp_path_factory.mktemp("project")
    old, new = ((PAIRS / f"county-east.{which}.txt").read_text(encoding="utf-8") for which in ("old", "new"))
    kept = (
        "健全案件会商机制，规范立案、取证、审核、告知、送达各个环节的操作流程。"
        "把案卷交叉评查、网上巡查和投诉倒查结合起来，发现<问题>当场指出、限期改正。"
    )
    mark = "（二）"
    keep(home / "docs", 2022, old.replace(mark, f"{kept}\n\n{mark}", 1))
    keep(home / "docs", 2023, new.replace(mark, f"{kept.replace('限期', '立即')}\n\n{mark}", 1))
    return load_site(Settings(report=""), home / "docs", home)


def words(section: Section | None) -> str:
    assert section is not None
    parts = (words(item) if isinstance(item, Section) else str(item) for item in section.body)
    return f"{section.title}\n" + "\n".join(parts)


def test_it_shows_what_was_answered_of_a_commitment(site: Site) -> None:
    assert "单位答复" not in words(follow.page(site, "chengxi-2023"))
    shown = site.report("chengxi-2023")
    assert shown is not None
    assert shown.audit.follow is not None
    ids = dict(zip(commitment_ids(shown.audit.follow), shown.audit.follow.items, strict=True))
    silent = next(id for id, item in ids.items() if item.fate is Fate.UNANSWERED)
    entry = Entry({Field.ANSWER: "已于<十月>办结", Field.MATERIAL: "办结单8号"})
    records = replace(shown.audit.records, ledger=Ledger(entries={Sheet.COMMITMENTS: {silent: entry}}))
    answered = replace(shown, audit=replace(shown.audit, records=records))
    told = words(follow.page(replace(site, shown=(answered,)), "chengxi-2023"))
    assert told.count("单位答复") == 1, "where somebody answered"
    assert "已于&lt;十月&gt;办结" in told
    assert "办结单8号" in told


def test_it_begins_with_how_many_came_to_what_and_each_count_leads_to_them(site: Site) -> None:
    section = follow.page(site, "chengxi-2023")
    shown = site.report("chengxi-2023")
    assert section is not None
    assert shown is not None
    assert shown.audit.follow is not None
    lead = str(section.body[1])
    parts = {item.id: item for item in section.body if isinstance(item, Section)}
    led = dict(re.findall(r'<a href="#(fate-\w+)"><b>(\d+)</b>', lead))
    assert led == {id: str(words(parts[id]).count("<tr>") - 1) for id in parts if id.startswith("fate-")}
    assert re.sub("<[^>]*>", "", lead).startswith(counted(shown.audit.follow, "zh") + "。")


def test_words_lead_to_where_they_stand_in_either_text(site: Site) -> None:
    told = words(follow.page(site, "chengxi-2023"))
    led = set(re.findall(r"reports/(chengxi-\d+)/index##EV_", re.sub("[\x00-\x08]", "", told)))
    assert led == {"chengxi-2022", "chengxi-2023"}
    alone = words(follow.page(replace(site, shown=site.shown[1:]), "chengxi-2023"))
    assert "chengxi-2022/index" not in alone, "a report that the site does not have is only quoted"


def test_only_the_later_report_has_the_page(site: Site) -> None:
    assert KIND.made is not None
    assert list(KIND.made(site)) == ["reports/chengxi-2023/follow"]
    assert follow.page(site, "chengxi-2022") is None
    assert follow.page(site, "no such report") is None


def test_it_lists_what_has_no_answer_first_and_warns_that_it_may_be_told_otherwise(site: Site) -> None:
    page = words(follow.page(site, "chengxi-2023"))
    assert page.index("没有找到回音：") < page.index("原样再写：") < page.index("有回音：")
    assert "在清水湾水库移民安置区设立联合调解工作站" in page
    assert "“没有找到回音”不等于没有办" in page


def test_copies_stand_side_by_side_and_no_word_of_a_report_is_markup(site: Site) -> None:
    page = words(follow.page(site, "chengxi-2023"))
    assert "沿用 2022 年的文字：1 处" in page
    assert "发现&lt;问题&gt;当场指出、限期改正" in page
    assert "发现&lt;问题&gt;当场指出、立即改正" in page


def test_it_speaks_english_too(site: Site) -> None:
    speak("en")
    try:
        page = words(follow.page(site, "chengxi-2023"))
    finally:
        speak("zh")
    assert "No answer found: 6" in page, "a heading begins with a capital"
    assert "Copied from 2022: 1" in page
