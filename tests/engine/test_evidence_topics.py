"""Topics: how far what was spoken of before, or stands in a heading above, lends its subject; and how it is quoted."""

from dataclasses import replace

import pytest

from engine.telling import found, report, told, with_words
from fazhi.evidence import compile_rules
from fazhi.evidence.quote import digest, original, select
from fazhi.evidence.section import stated
from fazhi.model.obligation import Catalogue, Pattern
from fazhi.model.report import Fact, Facts, Part
from fazhi.model.unit import UnitKind

FAR = "某" * 246
LENT = {
    "the text before": ("己事如下，办理3件。", ["head:己事 distance:3"]),
    "the sentence before": ("己事如下。办理3件。", ["topic:己事 distance:3"]),
    "another paragraph": ("己事如下。\n办理3件。", []),
    "250 characters before": (f"己事{FAR}。，办理3件。", ["topic:己事 distance:248"]),
    "more than that": (f"己事{FAR}。，，办理3件。", []),
    "what stands behind": ("办理3件，己事如下。", []),
    "the last of two": ("己事如下，己事又如下，办理3件。", ["head:己事 distance:4"]),
    "a heading": ("（一）己事\n办理3件。", ["topic:己事 distance:1"]),
    "a heading over another": ("（一）己事\n1.别的事\n办理3件。", ["topic:己事 distance:7"]),
    "the highest of two headings": ("（一）己事甲\n1.己事乙\n办理3件。", ["topic:己事 distance:8"]),
    "a heading beside": ("（一）己事\n抓好。\n（二）别的事\n办理3件。", []),
    "the text before rather than a heading": ("（一）己事\n己事如下，办理3件。", ["head:己事 distance:3"]),
    "a heading behind": ("办理3件。\n（一）己事\n抓好。", []),
    "a heading that tells of it itself": ("（一）己事办理3件\n抓好。", []),
    "of two headings of one name the first": ("（一）己事\n抓好。\n（一）己事\n办理3件。", ["topic:己事"]),
}


BARE = {
    "a heading that is the subject": ("（一）戊事\n办理3件。", True),
    "a heading of the subject and a common word": ("（一）行政戊事工作。\n办理3件。", True),
    "a heading of more": ("（一）戊事宣传\n办理3件。", False),
    "a label that is the subject": ("戊事：办理3件。", True),
    "a label of more": ("戊事宣传：办理3件。", False),
    "a sentence of the subject": ("甲册如下，戊事。办理3件。", False),
    "a heading beside": ("（一）戊事\n甲册。\n（二）庚事\n办理3件。", False),
}


@pytest.mark.parametrize("name", BARE)
@pytest.mark.parametrize("kind", ["county", "township"])
def test_a_heading_that_is_but_the_subject_of_a_duty_is_its_topic(six: Catalogue, name: str, kind: str) -> None:
    text, lends = BARE[name]
    duty = six.obligation("SUPERVISE_001")
    assert duty
    rule = replace(duty.evidence, about=(), subject=(Pattern("戊事", 1),), act=(Pattern("送达", 2),))
    catalogue = replace(with_words(six, said_of_all="行政 工作"), obligations=(replace(duty, evidence=rule),))
    read = replace(report(text), unit_kind=UnitKind(kind))
    evidence = compile_rules(catalogue).search(read)["SUPERVISE_001"].evidence
    assert bool(evidence) == (lends and kind == "county")


@pytest.mark.parametrize("name", LENT)
def test_a_topic_is_at_hand(six: Catalogue, name: str) -> None:
    text, expected = LENT[name]
    items = found(six, text)["SUPERVISE_001"].evidence
    lends = [
        " ".join(str(why) for why in item.reasons if why.kind.value in {"head", "topic", "distance"}) for item in items
    ]
    assert [lent[: len(whole)] for lent, whole in zip(lends, expected, strict=True)] == expected


def test_a_chapter_is_a_topic_of_what_stands_in_it(six: Catalogue) -> None:
    assert [quote for _, quote, _ in told(six, "办理3件。", "SUPERVISE_001", "一、己事\n")] == ["办理3件"]
    assert [quote for _, quote, _ in told(six, "（一）某\n办理3件。", "SUPERVISE_001", "一、己事\n")] == ["办理3件"]


def test_words_may_be_topic_and_on_topic(six: Catalogue) -> None:
    duty = six.obligation("SUPERVISE_001")
    assert duty
    rule = replace(duty.evidence, topic=(Pattern("己事", 1),), on_topic=(Pattern("己事办理", 2),))
    catalogue = replace(six, obligations=(replace(duty, evidence=rule),))
    assert [item.rule for item in found(catalogue, "己事办理3件。")["SUPERVISE_001"].evidence] == ["己事办理"]


WORDS = ("丙办理事", "丙办事", "丁办理", "办结")
OTHERS = {
    "no duty beside": ("己事如下，办理。", True),
    "a duty in the same clause": ("己事如下，办理丙事。", True),
    "a duty of longer words that hold them": ("己事如下，丙办理事。", False),
    "a duty of longer words that end with them": ("己事如下，请丁办理。", False),
    "a duty of the same words": ("己事如下，办结。", True),
    "a duty of longer words beside them": ("己事如下，丙办事，办理。", True),
}


@pytest.mark.parametrize("name", OTHERS)
def test_words_that_another_duty_takes_need_no_topic(six: Catalogue, name: str) -> None:
    text, speaks = OTHERS[name]
    duties = {duty.id: duty for duty in six.obligations}
    other = duties["RULES_001"]
    longer = replace(other, evidence=replace(other.evidence, about=tuple(Pattern(words, 1) for words in WORDS)))
    own = duties["SUPERVISE_001"]
    own = replace(own, evidence=replace(own.evidence, on_topic=(Pattern("办理", 1), Pattern("办结", 2))))
    catalogue = replace(six, obligations=(own, longer))
    assert bool(found(catalogue, text)["SUPERVISE_001"].evidence) is speaks


STEPS = {
    "a step, the topic in the paragraph": ("己事如下。丙办理事。", True),
    "a step, the topic in the heading": ("（一）己事\n丙办理事。", False),
    "a step, the other's topic as well": ("庚事和己事如下。丙办理事。", False),
    "the other named by a word of its own": ("己事如下。丁办理事。", False),
    "the other named by its topic": ("己事如下。戊办理事。", False),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_mere_step_takes_no_words_from_a_duty_whose_topic_the_paragraph_named(six: Catalogue, name: str) -> None:
    text, speaks = STEPS[name]
    duties = {duty.id: duty for duty in six.obligations}
    about = (Pattern("{mere_step}", 1), Pattern("丁办理事", 2), Pattern("{its_topic}", 3))
    topic = (Pattern("庚事", 4), Pattern("{its_topic}", 5))
    other = replace(duties["RULES_001"], evidence=replace(duties["RULES_001"].evidence, about=about, topic=topic))
    own = duties["SUPERVISE_001"]
    own = replace(own, evidence=replace(own.evidence, on_topic=(Pattern("办理", 6),)))
    catalogue = with_words(replace(six, obligations=(own, other)), mere_step="丙办理事", its_topic="戊办理事")
    assert bool(found(catalogue, text)["SUPERVISE_001"].evidence) is speaks


QUOTED = {
    "plain words": ("印发甲事文件。", "甲事", "甲事"),
    "in quotation marks": ("印发“甲事”文件。", "甲事", "“甲事”"),
    "in two pairs of them": ("印发“『甲事』”文件。", "甲事", "“『甲事』”"),
    "beside a quotation": ("印发“某”甲事“某”。", "甲事", "甲事"),
    "behind a wide blank": ("印发　甲事　文件。", "甲事", "甲事"),
    "across a wide blank": ("印发甲　事文件。", "甲事", "甲　事"),
    "at the end": ("印发“甲事”", "甲事", "“甲事”"),
}


@pytest.mark.parametrize("name", QUOTED)
def test_words_are_quoted_with_the_marks_about_them(six: Catalogue, name: str) -> None:
    text, words, quote = QUOTED[name]
    read = report(text)
    at = read.normal.text.rindex(words)
    start, end = original(read, (at, at + len(words)))
    assert read.text[start:end] == quote
    duty = six.obligations[0]
    selector = select(read, start, end, (Part.WORK, ()), (duty, Pattern("甲事", 3)))
    miss = selector.near_miss(found(six, "学习《甲事》。")["LEAD_001"].near[0].shortfall, "")
    assert (miss.digest, miss.start, miss.end, miss.rule, miss.line) == (digest(quote), start, end, "甲事", 3)


def test_a_digest_is_short_and_its_quote_s_own() -> None:
    assert digest("甲事") == "16dd1e25810f108c"
    assert digest("甲事") != digest("乙事")


def test_a_fact_that_the_report_states_is_a_result(six: Catalogue) -> None:
    duty = six.obligations[0]
    asked = replace(duty, evidence=replace(duty.evidence, fact=Pattern("published", 7)))
    read = report("抓好甲事。")
    assert stated(read, duty) == ()
    assert stated(read, asked) == ()
    dated = replace(read, facts=Facts(published=Fact("甲县", 0, 2)))
    assert stated(dated, duty) == ()
    (item,) = stated(dated, asked)
    assert (item.strength.key, item.polarity.value, str(item.reasons[0])) == ("result", "done", "stated:甲县")
    assert (item.start, item.end, item.part, item.path, item.rule, item.line) == (
        0,
        2,
        Part.PREAMBLE,
        (),
        "published",
        7,
    )
    assert item.terms == ("甲县",)


SHORT = {
    "a number that does not count": ("抓好甲事28份。", ["no_act:", "other_figure:28份"]),
    "a number with its classifier of two characters": ("抓好甲事28人次。", ["no_act:", "other_figure:28人次"]),
    "two numbers": ("抓好甲事28份、30份。", ["no_act:", "other_figure:28份、"]),
    "a number with more behind it": ("抓好甲事28份文件材料。", ["no_act:", "other_figure:28份文"]),
    "a number in a clause behind": ("抓好甲事，共28份。", ["no_act:", "other_figure:28份"]),
    "a number that rather names": ("抓好甲事三项制度。", ["no_act:", "naming_figure:三项"]),
    "a vague quantity": ("多次抓好甲事。", ["no_act:", "vague:多次"]),
    "a number rather than a vague quantity": ("多次抓好甲事，共28份。", ["no_act:", "other_figure:28份"]),
    "nothing": ("抓好甲事。", ["no_act:", "no_figure:"]),
    "of a measure": ("印发甲事28份。", ["verb:印发", "other_figure:28份"]),
    "of a result": ("办理甲事28件。", ["figure:28件"]),
}


@pytest.mark.parametrize("name", SHORT)
def test_what_kept_evidence_from_the_next_strength_is_told(six: Catalogue, name: str) -> None:
    text, reasons = SHORT[name]
    (item,) = found(six, text)["LEAD_001"].evidence
    assert [str(reason) for reason in item.reasons] == reasons


def test_a_search_tells_each_duty_of_its_own(six: Catalogue) -> None:
    assert told(with_words(six), "抓好甲事。抓好丙事。", "RULES_001") == [("assertion", "抓好丙事", "no_act:")]
