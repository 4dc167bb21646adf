"""Words of a report made safe to show: a report is foreign text and may carry what steers a terminal."""

from fazhi.model.both import Both, pick
from fazhi.model.evidence import Evidence, NearMiss
from fazhi.model.report import SURE, Report, Step
from fazhi.model.words import word
from fazhi.output.words.columns import cut
from fazhi.reading.normal import readable

_TRAIL = 28
"""Columns of the last heading or item above a passage."""
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_EMOJI = "\N{VARIATION SELECTOR-16}"
"""It widens the character before it on some terminals only."""


def neutral(text: str) -> str:
    """The text with every control, direction and other invisible character replaced; line ends become blanks."""
    flat = text.replace("\n", " ")
    if flat.isprintable() and _EMOJI not in flat:
        return flat
    return "".join(map(_visible, text))


def quote(report: Report, start: int, end: int, most: int) -> str | None:
    """The words of a stretch on one line, cut to `most` columns; None where the text is not supplied."""
    if not report.supplied:
        return None
    return cut(one_line(readable(report, start, end)), most)


def one_line(text: str) -> str:
    """The text made safe, every run of white space one blank."""
    return " ".join(neutral(text).split())


def trail(path: tuple[Step, ...], most: int) -> str:
    """Headings and items above a passage: numbers, and of the last its words too, cut to `most` columns."""
    if not path:
        return ""
    above = [one_line(step.number) or cut(one_line(step.title), 12) for step in path[:-1]]
    steps = [*above, cut(one_line(str(path[-1])), most)]
    return " › ".join(step.rstrip("、.．") for step in steps)


def where(passage: Evidence | NearMiss, report: Report, language: str) -> str:
    """Where a passage stands: its page if there are pages, its characters, the headings above it or else its part."""
    path = trail(passage.path, _TRAIL) or word(passage.part, language)
    page, sure = report.page_of(passage.start), report.sure_of(passage.start, passage.end)
    doubt = Both("，识别存疑", ", doubtful reading") if sure is not None and sure < SURE else Both("", "")
    return pick(
        language,
        f"{'' if page is None else f'第{page}页，'}第{passage.start}—{passage.end}字，{path}{doubt.zh}",
        f"{'' if page is None else f'page {page}, '}characters {passage.start}-{passage.end}, {path}{doubt.en}",
    )


def _visible(character: str) -> str:
    if character == _EMOJI:
        return ""
    if character.isprintable():
        return character
    return " " if character.isspace() and character not in "\x1c\x1d\x1e\x1f" else _REPLACEMENT


def report_called(report: Report, language: str) -> str:
    """A report by its title; one whose text has none by unit and year, never by the name of a file."""
    called = one_line(report.called(language))
    if report.titled:
        return pick(language, f"《{called}》", f"“{called}”")
    return pick(language, called, f"the {called[:1].lower()}{called[1:]}")
