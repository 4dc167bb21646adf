"""Why a passage was graded as it was, in words made from the engine's reasons."""

from collections.abc import Sequence

from fazhi.model.audit import Assessment
from fazhi.model.both import pick
from fazhi.model.evidence import NearMiss, Shortfall
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import Part, Report
from fazhi.model.words import word
from fazhi.patterns import literals


def reasons(found: tuple[Reason, ...], language: str) -> str:
    """What settled strength and polarity, each with the words behind it; a sentence where nothing did."""
    settled = [reason for reason in found if not (reason.kind.falls_short or _without_number(reason))]
    if not settled:
        return pick(language, "说到本项，只有笼统的动词", "speaks of the duty with a general verb only")
    return pick(language, "；", "; ").join(_told(reason, language) for reason in settled)


def not_higher(found: tuple[Reason, ...], language: str) -> str:
    """Why the strength is not the next higher; empty where there is none higher."""
    first = next((reason for reason in found if reason.kind.falls_short), None)
    return "" if first is None else first.kind.said.of(language).replace("“{}”", _quoted(first))


def shortfall(near: NearMiss, language: str) -> str:
    """What a passage that comes near lacks, with the words behind it, or the words it shares with the duty."""
    said = word(near.shortfall, language)
    if not near.words:
        return said
    if near.shortfall is Shortfall.OTHER_PART:
        part = word(Part(near.words), language)
        return said + pick(language, f"（{part}）", f" ({part})")
    if near.shortfall.by_wording:
        words: Sequence[str] = near.words.split("、")
    else:
        words = literals(near.words) if near.shortfall is Shortfall.EXCLUDED else (near.words,)
    listed = pick(language, "", ", ").join(f"“{each}”" for each in words)
    if not near.shortfall.by_wording:
        return said + pick(language, f"（{listed}）", f" ({listed})") if words else said
    if near.shortfall is Shortfall.FAINT:
        zh = f"最相近的一句也只同有{listed}，未认定"
        return pick(language, zh, f"even the closest shares only {listed}; not recognised")
    return said + pick(language, f"；与本项同有{listed}", f"; shares {listed} with the duty")


def not_found(assessment: Assessment, report: Report, language: str) -> str:
    """What was looked for where nothing was found, not even a sentence that shares a word with the duty."""
    title = assessment.obligation.title_in(language)
    if not report.supplied:
        zh = f"未找到：所存佐证中没有说到“{title}”的。"
        return pick(language, zh, f"Not found: no stored evidence speaks of “{title}”.")
    return pick(
        language,
        f"未找到说到“{title}”的文字；没有一句话与它的标题、要求或常见说法有相同的词。",
        f"Not found: no text speaks of “{title}”, and no sentence shares a word with its title, requirement or usual "
        "wordings.",
    )


def _told(reason: Reason, language: str) -> str:
    said = reason.kind.said.of(language)
    if not reason.words:
        return said
    if reason.kind is ReasonKind.DISTANCE:
        return said.format(reason.words)
    if reason.kind is ReasonKind.PART:
        return f"{said}{pick(language, '：', ': ')}{word(Part(reason.words), language)}"
    return f"{said}{pick(language, '', ' ')}{_quoted(reason)}{_distance(reason.away, language)}"


def _without_number(reason: Reason) -> bool:
    """Whether a distance was stored without its number: nothing to tell."""
    return reason.kind is ReasonKind.DISTANCE and not reason.words


def _distance(away: int, language: str) -> str:
    """How far away the words stand, in brackets; empty where they stand at hand."""
    if not away:
        return ""
    zh, en = ("前", "before") if away < 0 else ("后", "behind")
    return pick(language, f"（{zh}第{abs(away)}句）", f" ({abs(away)} {en})")


def _quoted(reason: Reason) -> str:
    return f"“{reason.words}”" if reason.words else ""
