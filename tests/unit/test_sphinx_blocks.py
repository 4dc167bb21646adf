"""The annotated text shows every word once, marked where evidence stands."""

from dataclasses import replace
from types import SimpleNamespace

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.evidence import Evidence, Polarity, Source, Strength
from fazhi.model.obligation import Bound, Cadence, Domain, EvidenceRule, FileLine, Obligation, Severity
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Heading, NormalText, Part, Passage, PassageKind, Report, Step
from fazhi.model.unit import UnitKind
from fazhi.reading import read_text
from fazhi.sphinx_ext.pages.text import annotated
from fazhi.sphinx_ext.parts.heading import facts
from fazhi.sphinx_ext.site.blocks import Kind, Placed, runs, stretches
from fazhi.sphinx_ext.site.content import Shown
from fazhi.sphinx_ext.site.exhibits import find_exhibits, key

TEXT = "某区报告\n一、举措\n一是发文件。印发《办法》3件，\n办结。二是开会。\n\n"
HEAD = Step("一、", "举措")


def _report() -> Report:
    def at(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return Report(
        name="r.txt", slug="qu-2024", title="某区报告", unit="某区", unit_kind=UnitKind.COUNTY, year=2024,
        territory=None, role=None,
        read_from_title=(), sha256="0" * 64, supplied=True, text=TEXT, characters=len(TEXT),
        normal=NormalText(TEXT, (0,), (0,)),
        headings=(
            Heading(*at("一、举措"), 1, HEAD, Part.WORK),
            Heading(*at("一是发文件。"), 2, Step("一是", "发文件"), Part.WORK),
            Heading(*at("二是开会"), 2, Step("二是", "开会"), Part.WORK),
        ),
        passages=(
            Passage(*at("某区报告"), PassageKind.TITLE, Part.PREAMBLE, ()),
            Passage(*at("一、举措"), PassageKind.HEADING, Part.WORK, (HEAD,)),
            Passage(*at("一是发文件。"), PassageKind.SENTENCE, Part.WORK, (HEAD,)),
            Passage(*at("印发《办法》3件，\n办结。"), PassageKind.SENTENCE, Part.WORK, (HEAD,)),
            Passage(*at("二是开会。"), PassageKind.SENTENCE, Part.WORK, (HEAD,)),
        ),
        notices=(),
    )  # fmt: skip


def _obligation(number: int) -> Obligation:
    rule = EvidenceRule((), (), (), (), (), (), (), (Part.WORK,), None)
    return Obligation(
        f"RULES_{number:03}", Domain.RULES, f"义务{number}", "", "", "", (), (UnitKind.COUNTY,), Cadence.ANNUAL,
        Severity.MANDATORY, Strength.MEASURE, rule, "", "", FileLine("obligations/rules.yaml", number),
    )  # fmt: skip


def _evidence(obligation: int, words: str, digest: str = "ab" * 8) -> Evidence:
    start = TEXT.index(words)
    return Evidence(
        f"RULES_{obligation:03}", start, start + len(words), digest, Part.WORK, (HEAD,), Strength.RESULT, Polarity.DONE,
        "印发", 1, ("印发",), (Reason(ReasonKind.FIGURE, "3件"),), Source.RULE,
    )  # fmt: skip


def _shown(*evidence: Evidence) -> Shown:
    assessments = tuple(
        Assessment(
            _obligation(number), Conclusion.SUPPORTED, Strength.RESULT, Severity.MANDATORY, Both("甲", "a"), (),
            tuple(item for item in evidence if item.obligation == f"RULES_{number:03}"), (), None,
        )
        for number in (1, 2)
    )  # fmt: skip
    audit = Audit(_report(), 2024, Bound(UnitKind.COUNTY), {}, "0", "0", assessments, ())
    return Shown("qu-2024", audit, find_exhibits(audit, "qu-2024"), paged=True, apart=False)


def test_blocks_cover_the_whole_text() -> None:
    blocks = [block for _, group in stretches(_report()) for block in group]
    assert "".join(TEXT[item.start : item.end] for item in blocks) == TEXT.rstrip() + "\n"


def test_a_broken_line_does_not_cut_a_sentence() -> None:
    blocks = [block for _, group in stretches(_report()) for block in group]
    assert [TEXT[item.start : item.end].strip() for item in blocks if item.kind is Kind.PARAGRAPH] == [
        "一是发文件。印发《办法》3件，\n办结。",
        "二是开会。",
    ]


def test_a_row_of_a_table_keeps_its_cells_apart() -> None:
    report = read_text(
        "某区2024年度法治政府建设报告\n一、举措\n门类\t处罚（件）\n道路运输\t612\n办结3件。\n", name="r.txt"
    )
    blocks = [block for _, group in stretches(report) for block in group]
    rows = [report.text[item.start : item.end].strip("\n") for item in blocks if item.kind is Kind.ROW]
    assert rows == ["门类\t处罚（件）", "道路运输\t612"]
    shown = Shown("qu-2024", replace(_shown().audit, report=report), (), paged=True, apart=False)
    page = BeautifulSoup(str(annotated(shown, {})), "html.parser")
    assert [row.get_text().strip("\n") for row in page.select("p.fz-row")] == rows


def test_one_stretch_is_one_exhibit_however_many_duties_it_serves() -> None:
    shown = _shown(_evidence(1, "印发《办法》3件"), _evidence(2, "印发《办法》3件"))
    assert [item.obligations for item in shown.exhibits] == [("RULES_001", "RULES_002")]


def test_an_exhibit_is_named_after_slug_and_digest() -> None:
    assert _shown(_evidence(1, "开会")).exhibits[0].id == "EV_QU_2024_ABABABABABAB"


def test_a_sentence_that_stands_twice_has_two_names() -> None:
    shown = _shown(_evidence(1, "发文件"), _evidence(1, "开会"))
    assert [item.id[-2:] for item in shown.exhibits] == ["AB", "_2"]


def test_a_slug_that_is_not_plain_is_digested() -> None:
    assert key("某县").startswith("R")
    assert key("某县").isascii()


def test_how_a_report_was_read_is_told_in_sentences() -> None:
    shown = _shown()
    told = (Both("批注未读入。", "Comments are left out."), Both("隐藏文字未读入。", "Hidden text is left out."))
    read = replace(shown, audit=replace(shown.audit, report=replace(shown.audit.report, notices=told)))
    assert "批注未读入。隐藏文字未读入。" in facts(read)


def test_overlapping_exhibits_are_cut_into_runs() -> None:
    shown = _shown(_evidence(1, "印发《办法》"), _evidence(2, "《办法》3件"))
    block = next(
        block for _, group in stretches(shown.report) for block in group if "印发" in TEXT[block.start : block.end]
    )
    assert [len(run.exhibits) for run in runs(block, shown.exhibits)] == [0, 1, 2, 1, 0]


def test_every_word_stands_in_the_page_once_and_every_exhibit_has_one_anchor() -> None:
    shown = _shown(_evidence(1, "印发《办法》"), _evidence(2, "《办法》3件"))
    html = annotated(shown, {item.obligation.id: item.obligation for item in shown.audit.assessments})
    assert all(html.count(f'id="{item.id}"') == 1 for item in shown.exhibits)
    assert html.count("《办法》") == 1


_STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=25)


@given(_STRETCHES, st.integers(0, 70), st.integers(1, 25))
def test_what_touches_a_block_is_found_as_by_looking_at_each(
    stretches: list[tuple[int, int]], start: int, length: int
) -> None:
    exhibits = [
        SimpleNamespace(start=begin, end=begin + size, number=number)
        for number, (begin, size) in enumerate(sorted(stretches))
    ]
    end = start + length
    expected = [item.number for item in exhibits if item.start < end and item.end > start]
    assert [item.number for item in Placed(exhibits).touching(start, end)] == expected
