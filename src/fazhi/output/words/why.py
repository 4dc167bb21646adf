"""Why a passage was graded as it was, in words made from the engine's reasons."""

from fazhi.model.both import pick
from fazhi.model.evidence import NearMiss
from fazhi.model.reason import Reason
from fazhi.model.words import word


def reasons(found: tuple[Reason, ...], language: str) -> str:
    """What settled strength and polarity, each with the words behind it; a sentence where nothing did."""
    settled = [reason for reason in found if not reason.kind.falls_short]
    if not settled:
        return pick(language, "说到本项，只有笼统的动词", "speaks of the duty with a general verb only")
    return pick(language, "；", "; ").join(_told(reason, language) for reason in settled)


def not_higher(found: tuple[Reason, ...], language: str) -> str:
    """Why the strength is not the next higher; empty where there is none higher."""
    first = next((reason for reason in found if reason.kind.falls_short), None)
    return "" if first is None else first.kind.said.of(language).replace("“{}”", _quoted(first))


def shortfall(near: NearMiss, language: str) -> str:
    """What a passage that comes near lacks, with the words behind it."""
    return f"{word(near.shortfall, language)}{f'（{near.words}）' if near.words else ''}"


def _told(reason: Reason, language: str) -> str:
    said = reason.kind.said.of(language)
    return f"{said}{pick(language, '', ' ')}{_quoted(reason)}" if reason.words else said


def _quoted(reason: Reason) -> str:
    return f"“{reason.words}”" if reason.words else ""
