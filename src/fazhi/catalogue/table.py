"""All patterns of a catalogue taken apart into words and numbers, from which the automaton is made."""

from collections import defaultdict
from collections.abc import Iterator

from fazhi.catalogue.segments import Segment, pieces, spell_out
from fazhi.model.obligation import Catalogue, EvidenceRule, Pattern, Table


def tabulate(catalogue: Catalogue) -> Table:
    """The table of a catalogue; KeyError for a concept that is not in the lexicon."""
    numbers: dict[Segment, int] = {}
    uses: dict[int, list[str]] = defaultdict(list)
    for at, obligation in enumerate(catalogue.obligations):
        for role, number, pattern in _numbered(obligation.evidence):
            first, *others = pieces(pattern.text)
            begins = numbers.setdefault(first, len(numbers))
            rest = (f",{numbers.setdefault(piece, len(numbers))},{piece.crosses:d}" for piece in others)
            uses[begins].append(f"{at},{role},{number}{''.join(rest)}")
    words: dict[str, list[int]] = {}
    for segment, number in numbers.items():
        for word in spell_out(segment.text, catalogue.lexicon):
            words.setdefault(word, []).append(number)
    return Table(list(words), list(words.values()), [";".join(uses[at]) for at in range(len(numbers))])


def by_role(rule: EvidenceRule) -> tuple[tuple[Pattern, ...], ...]:
    """The patterns of a rule by the number of their role."""
    return (rule.about, rule.measures, rule.results, rule.excluding, rule.topic, rule.on_topic)


def _numbered(rule: EvidenceRule) -> Iterator[tuple[int, int, Pattern]]:
    """Every pattern of a rule with the numbers of its role and of itself; a rule on a whole part has none."""
    if rule.section is not None:
        return
    for role, patterns in enumerate(by_role(rule)):
        for number, pattern in enumerate(patterns):
            yield role, number, pattern
