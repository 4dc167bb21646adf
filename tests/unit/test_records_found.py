"""evidence.yaml: evidence survives the way to the file and back, and no word of the report goes along."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes import write_found
from fazhi.model.errors import CatalogueError
from fazhi.model.evidence import Evidence, Found, NearMiss, Polarity, Shortfall, Source, Strength
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Step
from fazhi.records import detach, found_text, read_found
from fazhi.records.found import staged

SHA = "0a" * 32
REPORT = f"""\
title: 报告
unit: 某局
unit_kind: department
year: 2023
source: 试验
sha256: {SHA}
characters: 5000
"""
EVIDENCE = Evidence(
    obligation="LEAD_001",
    start=10,
    end=30,
    digest="12345678e1234567",
    part=Part.WORK,
    path=(Step("一、", "秘密标题"), Step("", "无号标题"), Step("3.", "")),
    strength=Strength.RESULT,
    polarity=Polarity.DONE,
    rule="办理…{deed}",
    line=18,
    terms=("秘密词",),
    reasons=(
        Reason(ReasonKind.FIGURE, "28件秘密"),
        Reason(ReasonKind.VERB, "秘密"),
        Reason(ReasonKind.FIGURE, "3次"),
    ),
    source=Source.RULE,
)
NEAR = NearMiss(
    "LEAD_001", 40, 50, "0" * 16, Part.PLANS, (Step("（二）", "秘密标题"),), "甲", 3, Shortfall.EXCLUDED, "秘密"
)
FOUND = {"LEAD_001": Found((EVIDENCE,), (NEAR,)), "RULES_001": Found((), (NEAR,))}


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "report.yaml").write_text(REPORT, encoding="utf-8")
    return tmp_path


def detached(found):
    return {name: detach(item) for name, item in found.items()}


def test_stored_evidence_comes_back_without_the_report_s_words(folder):
    found = {"LEAD_001": FOUND["LEAD_001"]}
    write_found(folder, found, SHA)
    assert read_found(folder) == detached(found)


def test_no_word_of_the_report_is_stored():
    text = found_text(FOUND, SHA)
    assert "秘密" not in text
    assert "标题" not in text


def test_reasons_keep_their_kind_once():
    assert detach(FOUND["LEAD_001"]).evidence[0].reasons == (Reason(ReasonKind.FIGURE), Reason(ReasonKind.VERB))


def test_a_reason_that_is_none_of_the_kinds_is_a_mistake(folder):
    path = write_found(folder, FOUND, SHA)
    path.write_text(path.read_text(encoding="utf-8").replace("[figure, verb]", "[figure, hunch]"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="hunch"):
        read_found(folder)


def test_what_found_nothing_is_not_stored(folder):
    write_found(folder, {"LEAD_001": Found()}, SHA)
    assert read_found(folder) == {}


def test_the_same_evidence_gives_the_same_text():
    assert found_text(FOUND, SHA) == found_text(dict(FOUND), SHA)


def test_evidence_of_another_file_is_refused(folder):
    write_found(folder, FOUND, "0b" * 32)
    with pytest.raises(CatalogueError, match="of another file"):
        read_found(folder)


def test_a_selector_that_ends_before_it_starts_is_a_mistake(folder):
    path = write_found(folder, FOUND, SHA)
    path.write_text(path.read_text(encoding="utf-8").replace("end: 30", "end: 10"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="end must lie behind start"):
        read_found(folder)


def test_all_mistakes_of_the_file_are_reported_at_once(folder):
    path = write_found(folder, FOUND, SHA)
    text = path.read_text(encoding="utf-8").replace("part: work", "part: wrk").replace("start: 40", "start: x")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_found(folder)
    assert len(caught.value.mistakes) == 3


NUMBER = st.text(alphabet="一二三、（）.123 :#'\"~", max_size=6)
DIGEST = st.text(alphabet="0123456789abcdef", min_size=16, max_size=16)
RULE = st.text(alphabet="甲乙…{}a1:#,[]-&*!%@`", min_size=1, max_size=12).filter(str.strip)
PLACE = {
    "obligation": st.just("LEAD_001"),
    "start": st.integers(0, 99),
    "end": st.integers(100, 10**6),
    "digest": DIGEST,
    "part": st.sampled_from(Part),
    "path": st.lists(st.builds(Step, NUMBER, st.just("")), max_size=3).map(tuple),
    "rule": RULE,
    "line": st.just(0),
}
ANY_EVIDENCE = st.builds(
    Evidence,
    **PLACE,
    strength=st.sampled_from(Strength),
    polarity=st.sampled_from(Polarity),
    terms=st.just(()),
    reasons=st.lists(st.builds(Reason, st.sampled_from(ReasonKind)), unique=True).map(tuple),
    source=st.sampled_from(Source),
)
ANY_NEAR = st.builds(NearMiss, **PLACE, shortfall=st.sampled_from(Shortfall), words=st.just(""))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(evidence=st.lists(ANY_EVIDENCE, max_size=3), near=st.lists(ANY_NEAR, max_size=2))
def test_any_detached_evidence_comes_back_as_it_was(folder, evidence, near):
    found = {"LEAD_001": Found(tuple(evidence), tuple(near))} if evidence or near else {}
    write_found(folder, found, SHA)
    assert read_found(folder) == found


def test_evidence_of_the_next_draft_has_the_digest_of_its_text_in_its_name(tmp_path: Path) -> None:
    name = staged(tmp_path, "0123456789abcdef" + "f" * 48)
    assert name == tmp_path / "evidence.0123456789abcdef.yaml"
