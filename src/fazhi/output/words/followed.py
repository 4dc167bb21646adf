"""What became of last year's commitments, in words: a row each, and a sentence that counts them."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from fazhi.model.both import Both, pick
from fazhi.model.evidence import Strength
from fazhi.model.follow import CommitmentKind, Fate, Followed, FollowThrough, Stretch
from fazhi.model.report import Report
from fazhi.model.words import word
from fazhi.output.words.quote import one_line, trail
from fazhi.reading.normal import readable

HEADS: Final = (
    Both("种类", "Kind"),
    Both("承诺", "Commitment"),
    Both("位置", "Place"),
    Both("下文", "Fate"),
    Both("强度", "Strength"),
    Both("回应的文字", "Answer"),
    Both("位置", "Place"),
    Both("认定理由", "By what"),
)
_TRAIL: Final = 28
_DIGITS: Final = 8
"""Of the digest of a commitment's words, in its identifier."""


def counted(follow: FollowThrough, language: str) -> str:
    """How many commitments there were, and what became of them."""
    told = [f"{word(fate, language)} {many}" for fate, many in fates(follow).items()]
    return made(follow, language) + pick(language, f"：{'，'.join(told)}", f": {', '.join(told)}")


def made(follow: FollowThrough, language: str) -> str:
    """How many commitments there were."""
    kinds = Counter(item.commitment.kind for item in follow.items)
    plans, lacks = kinds[CommitmentKind.PLAN], kinds[CommitmentKind.SHORTCOMING]
    return pick(
        language,
        f"{follow.earlier.year}年的 {plans} 项打算、{lacks} 项不足",
        f"{plans} plans and {lacks} shortcomings of {follow.earlier.year}",
    )


def fates(follow: FollowThrough) -> dict[Fate, int]:
    """What became of them, and of how many."""
    counts = Counter(item.fate for item in follow.items)
    return {fate: counts[fate] for fate in Fate}


def commitment_ids(follow: FollowThrough) -> tuple[str, ...]:
    """An identifier of each commitment, by its words: the same whatever the next report says of it."""
    seen: Counter[str] = Counter()
    ids = []
    for item in follow.items:
        kind = "PLAN" if item.commitment.kind is CommitmentKind.PLAN else "LACK"
        name = f"{kind}_{item.commitment.at.digest[:_DIGITS]}"
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return tuple(ids)


def ties(item: Followed, language: str) -> str:
    """By what an answer or a repetition belongs to the commitment."""
    return pick(language, "；", "; ").join(tie.said.of(language) for tie in item.ties)


def place(at: Stretch, language: str) -> str:
    """Where a stretch stands: its characters, and the headings above it or else its part."""
    above = trail(at.path, _TRAIL) or word(at.part, language)
    return pick(language, f"第{at.start}—{at.end}字，{above}", f"characters {at.start}-{at.end}, {above}")


def said(report: Report, at: Stretch) -> str:
    """The words of a stretch on one line."""
    return one_line(readable(report, at.start, at.end))


def cells(item: Followed, follow: FollowThrough, report: Report, language: str) -> list[str]:
    """The cells of one commitment, each on one line; `report` is the later one."""
    return [one_line(cell) for cell in _cells(item, follow, report, language)]


def _cells(item: Followed, follow: FollowThrough, report: Report, language: str) -> Iterator[str]:
    at, answer = item.commitment.at, item.answer or item.again
    yield word(item.commitment.kind, language)
    yield said(follow.earlier, at)
    yield place(at, language)
    yield word(item.fate, language)
    yield "" if item.strength is Strength.NONE else word(item.strength, language)
    yield "" if answer is None else said(report, answer)
    yield "" if answer is None else place(answer, language)
    yield ties(item, language)
