"""The longer words of the lexicon, against every rule that has a segment marked in them."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from fazhi.catalogue import load
from fazhi.model.obligation import Pattern
from fazhi.patterns import Matcher, compile_matcher
from fazhi.patterns.longer import Longer, longer_words
from fazhi.patterns.syntax import segments, spell_out

CATALOGUE = load()
LONGER = longer_words(CATALOGUE.lexicon)


def patterns() -> Iterator[Pattern]:
    """Every pattern of the catalogue."""
    for rule in (item.evidence for item in CATALOGUE.obligations):
        yield from (*rule.about, *rule.measures, *rule.results, *rule.excluding, *rule.topic, *rule.on_topic)
        yield from (*rule.subject, *rule.act, *rule.shows)


WORDS = {
    word for segment in segments(item.text for item in patterns()) for word in spell_out(segment, CATALOGUE.lexicon)
}


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return compile_matcher(CATALOGUE.obligations, CATALOGUE.lexicon)


def by_piece() -> dict[str, list[Longer]]:
    """The longer words by the segment that is no word in them."""
    found: dict[str, list[Longer]] = defaultdict(list)
    for item in LONGER:
        found[item.word[item.start : item.end]].append(item)
    return found


@pytest.mark.parametrize("piece", sorted(by_piece()))
def test_a_segment_is_met_in_none_of_the_longer_words_that_mark_it(piece: str, matcher: Matcher) -> None:
    met = [
        item.word
        for item in by_piece()[piece]
        if any((start, end) == (item.start, item.end) for start, end, _ in matcher.hits(item.word))
    ]
    assert not met
    alone = {segment for _, _, word in matcher.hits(piece) for segment in word.segments}
    assert alone or piece not in WORDS


def test_every_marked_piece_of_one_character_is_a_segment_of_some_rule() -> None:
    assert not [piece for piece in by_piece() if len(piece) == 1 and piece not in WORDS]


@pytest.mark.parametrize(
    ("piece", "word"),
    [
        *(("报", word) for word in ("上报", "报送", "呈报", "报备", "报经")),
        *(("听", word) for word in ("听取", "听了", "听课")),
        *(("讲", word) for word in ("宣讲", "讲授", "讲解", "讲课")),
        *(("作", word) for word in ("作了", "作出", "作专题")),
        *(("件", word) for word in ("12件", "来件", "信访件", "案件")),
    ],
)
def test_a_segment_is_met_in_words_that_keep_its_meaning(piece: str, word: str, matcher: Matcher) -> None:
    assert any(piece in found.segments for _, _, found in matcher.hits(f"甲{word}乙"))
