"""What a higher authority's paper or meeting asks for in a sentence, however many clauses it goes on.

县里的通知提出，各乡镇应当建立清单，每年须组织旁听庭审，并要公布目录: none of this is told as done. It ends with the
sentence, and where the unit says what it did itself.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from fazhi.evidence.clauses import Clause
from fazhi.evidence.polar_words import PolarWords
from fazhi.evidence.surroundings import Surroundings


class _State(Enum):
    NONE = "nothing is asked"
    ASKED = "something was asked, and all of it may have been said"
    OPEN = "what is asked comes now"
    MUST = "what is asked was said to be a must, and goes on"


def demanded(clauses: Sequence[Clause], around: Surroundings, words: PolarWords) -> list[str | None]:
    """Of each clause the words by which it, or one before it, says that it is asked for.

    Above a department are the organs of its own place as well.
    """
    rank = around.rank(words)
    sources = words.demands[-1 if rank is None else rank + (not around.is_department)]
    if not any(sources.search(clause.text) for clause in clauses):
        return [None] * len(clauses)
    return list(_demanded(clauses, sources, words))


def _demanded(clauses: Sequence[Clause], sources: re.Pattern[str], words: PolarWords) -> Iterator[str | None]:
    state, source = _State.NONE, ""
    for clause in clauses:
        text = words.should_not.sub("＿＿", clause.worded)
        found = sources.search(clause.worded)
        rest = clause.worded[found.end() :] if found else ""
        if found and not words.oneself.search(rest):
            source, state = found["verb"], _State.ASKED if rest else _State.OPEN
            yield source if rest else None
            continue
        if words.oneself.search(text) or words.met.search(text):
            state = _State.NONE
        elif state is not _State.NONE and words.modal.match(text):
            state = _State.MUST
        elif state is _State.ASKED or (state is _State.OPEN and clause.figures):
            state = _State.NONE
        yield source if state is not _State.NONE else None
