"""Readings of one duty beside each other: one with its subject from afar tells no more where the duty is named."""

from collections.abc import Sequence

from fazhi.evidence.topics import is_afar
from fazhi.model.evidence import Evidence, Polarity, Strength


def without_lesser(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence of a duty without what has its subject from afar, and shows no more than what names it.

    Such a reading is the weaker one; where the duty is named with as much to show for it, nothing rests on it.
    """
    afar = [item.polarity is Polarity.DONE and is_afar(item.reasons) for item in evidence]
    named = (item for item, far in zip(evidence, afar, strict=True) if not far and item.polarity is Polarity.DONE)
    most = max((item.strength for item in named), default=Strength.NONE)
    return [item for item, far in zip(evidence, afar, strict=True) if not far or item.strength > most]
