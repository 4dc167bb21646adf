"""Every mistake a catalogue can have is reported with its file and line, all of them in one run."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi.catalogue import default_folder, load
from fazhi.model.errors import CatalogueError
from small_catalogue import FILES, LEAD, RULES, mistakes, swap, write

L, R, INS, X = "obligations/lead.yaml", "obligations/rules.yaml", "instruments.yaml", "lexicon.yaml"
CASES = {
    "unknown key": (L, "cadence: annual", "cadence: annual\n  cadense: event", "cadense", "unknown key cadense"),
    "missing key": (L, "  cadence: annual\n", "", "id: LEAD_001", "lacks the key cadence"),
    "wrong type": (L, "applies_to: [county, department]", "applies_to: county", "applies_to", "must be a list"),
    "not in enum": (L, "cadence: annual", "cadence: yearly", "yearly", "cadence must not be yearly"),
    "bad date": (INS, "in_force_from: 2022-01-01", "in_force_from: 2022-13-01", "2022-13-01", "is no date"),
    "no strength": (L, "expects: measure", "expects: none", "expects", "must not be none"),
    "title too long": (L, "title: 甲项", f"title: {'甲' * 21}", "甲甲", "1 to 20 characters"),
    "anchor too long": (L, "anchor: 甲事", "anchor: 甲事甲事甲事甲事甲", "article: 3", "2 to 8 characters"),
    "id of another domain": (L, "id: LEAD_001", "id: RULES_009", "RULES_009", "does not fit the file"),
    "id of no domain": (L, "id: LEAD_001", "id: LEADER_1", "LEADER_1", "a domain and three digits"),
    "duplicate id": (L, LEAD, LEAD + LEAD.replace("甲项", "新项"), None, "duplicate id LEAD_001"),
    "duplicate title": (R, "title: 丙项", "title: 甲项", "title: 甲项", "duplicate title 甲项"),
    "unknown instrument": (L, "SHILAW, version: 2010", "SHILAV, version: 2010", "SHILAV", "did you mean SHILAW?"),
    "unknown version": (L, "version: 2010-01-01", "version: 2011-01-01", "2011-01-01", "no version 2011-01-01"),
    "article beyond the last": (L, "article: 3", "article: 21", "article: 21", "has only 20 articles"),
    "neither article nor item": (L, "article: 3, ", "", "version: 2010", "neither article nor item"),
    "excerpt without source": (L, "verified: text", "verified: excerpt", "excerpt", "give the source_url"),
    "a day of what was not checked": (
        L,
        "verified: text",
        "verified: recall, checked: 2026-01-01",
        "checked: 2026-01-01",
        "leave out checked",
    ),
    "intervals overlap": (INS, ", in_force_to: 2021-12-31", "", "version: 2021-10-01", "overlap"),
    "interval turned round": (INS, "2021-12-31", "2009-12-31", "2009-12-31", "ends before it begins"),
    "duplicate version": (INS, "version: 2021-10-01", "version: 2010-01-01", "2022-01-01", "overlap"),
    "empty rule": (L, '\n    about: [办理…甲事, "{deed}甲事"]', "", "evidence:", "is empty: give about"),
    "topic without words below it": (
        L,
        "not: [乙事]",
        "not: [乙事]\n    topic: [丁事]",
        "evidence:",
        "topic and on_topic",
    ),
    "unknown concept in a topic": (
        L,
        "not: [乙事]",
        "not: [乙事]\n    topic: ['{ded}']\n    on_topic: [丁事]",
        "topic:",
        "did you mean deed?",
    ),
    "unknown concept": (L, "{deed}甲事", "{ded}甲事", "{ded}", "did you mean deed?"),
    "open brace": (L, "{deed}甲事", "{deed甲事", "{deed甲", "do not pair"),
    "closing brace": (L, "{deed}甲事", "deed}甲事", "deed}", "do not pair"),
    "bad concept name": (L, "{deed}甲事", "{DEED}甲事", "{DEED}", "do not pair"),
    "empty pattern": (L, "办理…甲事", "''", "''", "is empty"),
    "nothing before the joint": (L, "办理…甲事", "…甲事", "…甲事", "words on both sides"),
    "nothing behind the joint": (L, "办理…甲事", "甲事……", "甲事……", "words on both sides"),
    "three joints in a row": (L, "办理…甲事", "办理………甲事", "………", "words on both sides"),
    "comma in a pattern": (L, "办理…甲事", "办理，甲事", "办理，", "can never match"),
    "blank in a pattern": (L, "办理…甲事", "办理 甲事", "办理 甲", "can never match"),
    "quotation mark in a pattern": (L, "办理…甲事", "“甲事”", "“甲事”", "can never match"),
    "line break in a pattern": (L, "办理…甲事", '"办理\\n甲事"', "办理\\n", "can never match"),
    "upper case in a pattern": (L, "办理…甲事", "VR甲事", "VR", "can never match"),
    "half-width sign in a pattern": (L, "办理…甲事", "办理;甲事", "办理;", "can never match"),
    "full-width letter in a pattern": (L, "办理…甲事", "Ａ甲事", "Ａ甲", "can never match"),
    "comma in a not pattern": (L, "not: [乙事]", "not: [乙。事]", "乙。", "can never match"),
    "covered by not": (L, "not: [乙事]", "not: [办]", "about:", "`not` on line 17"),
    "same as not": (L, "not: [乙事]", "not: [办理…甲事]", "about:", "rules out 办理…甲事"),
    "duplicate pattern": (L, "[办理…甲事, ", "[办理…甲事, 办理…甲事, ", "about:", "is repeated in about"),
    "duplicate unit kind": (L, "[county, department]", "[county, county]", "applies_to", "county is repeated"),
    "mandatory without law": (R, "severity: expected", "severity: mandatory", "severity", "rests on policy alone"),
    "placeholder remedy": (L, "remedy: 写明甲的件数。", "remedy: 待写", "待写", "still a placeholder"),
    "English placeholder": (L, "Say how many A.", "to be written", "to be written", "still a placeholder"),
    "duplicate instrument": (INS, "id: SHINOTE", "id: SHILAW", "title: 示例意见", "duplicate id SHILAW"),
    "duplicate term": (X, "[做好, 抓好]", "[做好, 做好]", "deed", "is repeated in deed"),
    "longer word without a mark": (
        X,
        "[做好, 抓好]",
        "[做好, 抓好]\nlonger_word: [考察]",
        "longer_word",
        "mark one piece",
    ),
    "longer word all marked": (
        X,
        "[做好, 抓好]",
        "[做好, 抓好]\nlonger_word: [〔考察〕]",
        "longer_word",
        "as in 〔考〕察",
    ),
    "empty concept": (X, "[做好, 抓好]", "[]", "deed", "needs at least 1"),
    "term that never occurs": (X, "抓好", "抓 好", "抓 好", "can never match"),
    "concept name": (X, "deed:", "Deed:", "Deed:", "lower-case letters"),
    "concept twice": (X, "deed: [做好, 抓好]\n", "deed: [做好]\ndeed: [抓好]\n", "deed: [抓好]", "duplicate key deed"),
    "YAML syntax": (L, "not: [乙事]", "not: [乙事", "figures", "YAML syntax"),
    "tag": (L, "title: 甲项", "title: !!str 甲项", "!!str", "tags are not allowed"),
}
SHIFTED = {"duplicate instrument": -1}
"""Lines between the passage that marks the place and the mistake, where no passage stands on the very line."""


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_reported_with_file_and_line(name, tmp_path):
    file, old, new, mark, words = CASES[name]
    changes = swap(file, old, new)
    found = [each for each in mistakes(write(tmp_path, changes)) if words in each.en]
    assert len(found) == 1, mistakes(tmp_path)
    assert found[0].file.endswith(file)
    if mark:
        at = changes[file].index(mark)
        assert found[0].line == changes[file].count("\n", 0, at) + 1 + SHIFTED.get(name, 0)


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_in_both_languages(name, tmp_path):
    file, old, new, _, _ = CASES[name]
    for mistake in mistakes(write(tmp_path, swap(file, old, new))):
        assert any("一" <= char <= "鿿" for char in mistake.zh)
        assert mistake.en


def test_mistakes_of_all_files_come_in_one_run(tmp_path):
    changes = swap(INS, "kind: law", "kind: lore") | swap(X, "抓好", "抓 好") | swap(L, "article: 3", "article: 33")
    changes |= swap(R, "event", "evening")
    assert [each.file.rsplit("/", 1)[1] for each in mistakes(write(tmp_path, changes))] == [
        "instruments.yaml",
        "lexicon.yaml",
        "lead.yaml",
        "rules.yaml",
    ]


def test_a_faulty_instrument_is_not_also_called_unknown(tmp_path):
    assert len(mistakes(write(tmp_path, swap(INS, "kind: law", "kind: lore")))) == 1


def test_a_concept_whose_every_term_is_excluded_can_never_match(tmp_path):
    found = mistakes(write(tmp_path, swap(L, "not: [乙事]", "not: [好]")))
    assert ["{deed}甲事 can never match" in each.en for each in found] == [True]


def test_a_not_pattern_for_a_later_clause_rules_nothing_out(tmp_path):
    changes = swap(L, "办理…甲事", "办理……乙事完成")
    assert not mistakes(write(tmp_path, changes))


def test_the_same_wording_may_be_about_and_a_measure(tmp_path):
    changes = swap(L, "    not: [乙事]", "    not: [乙事]\n    measures: [办理…甲事]")
    assert not mistakes(write(tmp_path, changes))


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_mistake_unless_it_is_one_domain(name, tmp_path):
    write(tmp_path)
    (tmp_path / name).unlink()
    found = mistakes(tmp_path)
    assert bool(found) is ("/" not in name)
    assert all("missing" in each.en or "unknown" in each.en or "no concept" in each.en for each in found)


def test_a_file_of_no_domain_is_a_mistake(tmp_path):
    write(tmp_path, {"obligations/leads.yaml": RULES})
    assert ["named after no domain" in each.en for each in mistakes(tmp_path)] == [True]


def test_a_catalogue_without_obligations_is_a_mistake(tmp_path):
    write(tmp_path)
    for name in (L, R):
        (tmp_path / name).unlink()
    assert "no obligation files" in mistakes(tmp_path)[0].en


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.sampled_from(sorted(FILES)), data=st.binary(max_size=120))
def test_arbitrary_bytes_raise_catalogue_error_and_nothing_else(tmp_path, name, data):
    write(tmp_path)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CatalogueError):
        load(tmp_path)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(name=st.sampled_from(sorted(FILES)), at=st.floats(0, 1), cut=st.integers(0, 30), put=st.text(max_size=6))
def test_a_file_damaged_anywhere_loads_or_raises_catalogue_error(tmp_path, name, at, cut, put):
    text = FILES[name]
    start = int(at * len(text))
    write(tmp_path)
    damaged = text[:start] + put + text[start + cut :]
    (tmp_path / name).write_bytes(damaged.encode("utf-8", "replace"))
    mistakes(tmp_path)


@pytest.mark.parametrize("name", ["instruments.yaml", "lexicon.yaml"])
def test_a_file_that_cannot_be_read_is_one_mistake_and_not_one_for_each_use(tmp_path, name):
    folder = tmp_path / "requirements"
    shutil.copytree(default_folder(), folder)
    (folder / name).write_text("a: [", encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        load(folder)
    assert [mistake.file.rpartition("/")[2] for mistake in raised.value.mistakes] == [name]
