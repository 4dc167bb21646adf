"""How an article of law is cited, in one place for every view."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from fazhi.model.both import Both, pick
from fazhi.model.law import Citation, Instrument, Verification
from fazhi.model.words import word

_WHOLE: Final = "全文"
_UNDATED: Final = Both("没有注明核对日期的，核对时没有记下。", "Where no day of checking is given, none was recorded.")
_Instruments = Mapping[str, Instrument]


def cite(citation: Citation, instruments: _Instruments, language: str = "zh") -> str:
    """One citation, as 《中华人民共和国行政处罚法》第42条; the version is named where the record has several."""
    return _joined([citation], instruments, language)


def cite_all(basis: Iterable[Citation], instruments: _Instruments, language: str = "zh") -> tuple[str, ...]:
    """Citations, those of one version together (第14、15条), each with a mark if it is not verified against text."""
    return tuple(_joined(same, instruments, language) + mark(same[0].verified, language) for same in together(basis))


def cite_same(same: Sequence[Citation], instruments: _Instruments, language: str = "zh") -> str:
    """Citations of one version that were checked alike, as one."""
    return _joined(same, instruments, language)


def together(basis: Iterable[Citation]) -> list[list[Citation]]:
    """Citations of one version that were checked alike in one list, in the order of the first of each, by article."""
    found: dict[tuple[str, date, Verification], list[Citation]] = {}
    for item in basis:
        found.setdefault((item.instrument, item.version, item.verified), []).append(item)
    return [sorted(same, key=lambda item: item.article or 0) for same in found.values()]


def place(citation: Citation, language: str = "zh") -> str:
    """Where in its instrument a citation leads, as 第42条; the whole where it names no article or section."""
    if language == "en":
        return _place_en(citation.article, citation.item or "")
    return _place(citation.article, citation.item or "")


def how_checked(item: Citation | Instrument, language: str = "zh") -> str:
    """How far a citation or a record was checked, and on which day where that was written down."""
    told = word(item.verified, language)
    return told if item.checked is None else told + pick(language, f"（{item.checked} 核对）", f" (on {item.checked})")


def undated(items: Iterable[Citation | Instrument]) -> Both | None:
    """What to say where some of these were checked on a day that was not written down; None where none was."""
    checked = (item for item in items if item.verified is not Verification.RECALL)
    return _UNDATED if any(item.checked is None for item in checked) else None


def mark(verified: Verification, language: str = "zh") -> str:
    """The warning behind a citation that was not verified against the text; empty for one that was."""
    if verified is Verification.TEXT:
        return ""
    return f" [{word(verified, 'en')}]" if language == "en" else f"〔{word(verified)}〕"


def _joined(same: Sequence[Citation], instruments: _Instruments, language: str) -> str:
    instrument = instruments[same[0].instrument]
    version = same[0].version if len(instrument.versions) > 1 else None
    if language == "en":
        text = f" (text of {version})" if version else ""
        return f"{instrument.title_en}{text}{_places_en(same)}"
    text = f"（{version}文本）" if version else ""
    return f"《{_nested(instrument.title)}》{text}{_places(same)}"


def _nested(title: str) -> str:
    """A title within a title takes single marks."""
    return title.replace("《", "〈").replace("》", "〉")


def _places(same: Sequence[Citation]) -> str:
    numbers = "、".join(map(str, _articles(same)))
    parts = [f"第{numbers}条"] if numbers else []
    parts += [place(item) for item in same if item.item or item.article is None]
    return "、".join(dict.fromkeys(parts))


def _articles(same: Iterable[Citation]) -> list[int]:
    """The numbers of those that are whole articles, each once: a duty may rest on several sentences of one."""
    return list(dict.fromkeys(item.article for item in same if item.article is not None and not item.item))


def _place(article: int | None, item: str) -> str:
    if article is None:
        return item if item.startswith(("（", "第", _WHOLE)) else f"“{item}”" if item else _WHOLE
    return f"第{article}条{_place(None, item) if item else ''}"


def _places_en(same: Sequence[Citation]) -> str:
    numbers = ", ".join(map(str, _articles(same)))
    parts = [f"Art. {numbers}"] if numbers else []
    parts += [place(item, "en") for item in same if item.item or item.article is None]
    return "".join(f", {part}" for part in dict.fromkeys(parts))


def _place_en(article: int | None, item: str) -> str:
    if article is None:
        whole = item in {"", _WHOLE}
        return "the whole" if whole else item if item.startswith(("（", "第")) else f"“{item}”"
    return f"Art. {article} {_place_en(None, item) if item else ''}".rstrip()
