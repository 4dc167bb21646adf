"""One text of the law taken apart: its title, the day it is named after, its articles and its sections."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fazhi.model.law import Citation
from fazhi.model.numerals import DIGITS, TENS, value_of

_NUMERAL: Final = f"[{DIGITS}{TENS}千〇零]+"
_ARTICLE: Final = re.compile(rf"\W*第({_NUMERAL})条(?=[\s\u3000：:]|$)")
_SECTION: Final = re.compile(rf"\W*?(（{_NUMERAL}）)")
_PART: Final = re.compile(rf"#|\W*第{_NUMERAL}[编章节](?=[\s\u3000]|$)")
_CHAPTER: Final = re.compile(rf"{_NUMERAL}、")
_HEAD_END: Final = re.compile("<!--")
_NAMED_DAY: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_TOLD_DAY: Final = re.compile(r"((?:19|20)\d\d)年([01]?\d)月([0-3]?\d)日")
_MARKS: Final = re.compile(r"[\W_]")
_COUNTRY: Final = "中华人民共和国"
_LONGEST_HEAD: Final = 40
"""Lines within which a text without any article tells its title and its days."""


@dataclass(frozen=True, slots=True)
class LawText:
    """One version of an instrument, word by word."""

    name: str
    """Name of the file."""
    title: str
    day: date | None
    """The day by which the version goes: that in the file's name, else the last one that the head of the text tells."""
    articles: Mapping[int, str]
    """Words of each article by its number, numbered items and paragraphs on lines of their own."""
    sections: Mapping[str, str]
    """Words of each section of a document without articles, by its mark: （七）."""
    whole: str

    @property
    def key(self) -> str:
        """The title as instruments are found by it, without marks and without the name of the country."""
        return title_key(self.title)

    def words(self, citation: Citation) -> str | None:
        """The words that a citation leads to; None where there is no such place.

        Of a document cited by a section that is called otherwise than （七） the whole is what can be held to it.
        """
        if citation.article is not None:
            return self.articles.get(citation.article)
        marks = _SECTION.findall(citation.item or "")
        if not marks:
            return self.whole
        found = [self.sections[mark] for mark in marks if mark in self.sections]
        return "\n".join(found) if found else None

    def holds(self, citation: Citation) -> bool:
        """Whether the place is there and its anchor stands in it."""
        words = self.words(citation)
        return words is not None and "".join(citation.anchor.split()) in "".join(words.split())


def title_key(title: str) -> str:
    """A title without marks and without the name of the country, to tell whether two are the same."""
    return _MARKS.sub("", title).removeprefix(_COUNTRY)


def parse_law(text: str, name: str) -> LawText:
    """A text of the form that public collections give it, its title first; `name` is that of its file."""
    lines = [line.strip("\u200b\ufeff \t\u3000") for line in text.splitlines()]
    title = next((line.lstrip("# ") for line in lines if line.lstrip("# ")), name)
    return LawText(
        name=name,
        title=title,
        day=_day(name, lines),
        articles=dict(_articles(lines)),
        sections=dict(_sections(lines)),
        whole="\n".join(filter(None, lines)),
    )


def _day(name: str, lines: Iterable[str]) -> date | None:
    for match in reversed(list(_NAMED_DAY.finditer(name))):
        if found := _date(match):
            return found
    told: date | None = None
    for number, line in enumerate(lines):
        if number > _LONGEST_HEAD or _ARTICLE.match(line) or _HEAD_END.match(line):
            break
        for match in _TOLD_DAY.finditer(line):
            told = _date(match) or told
    return told


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _articles(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Number and words of each article; where a number stands twice, as when a decision is printed before, the last."""
    number, words = 0, list[str]()
    for line in lines:
        if match := _ARTICLE.match(line):
            if number:
                yield number, "\n".join(words)
            number, words = value_of(match[1]), [line]
        elif _PART.match(line):
            if number:
                yield number, "\n".join(words)
            number, words = 0, []
        elif number and line:
            words.append(line)
    if number:
        yield number, "\n".join(words)


def _sections(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Mark and words of each section, up to the next one or the next heading; a mark that stands twice is no place."""
    found: dict[str, list[str]] = {}
    twice: set[str] = set()
    mark = ""
    for line in lines:
        match = _SECTION.match(line)
        if match:
            mark = match[1]
            if mark in found:
                twice.add(mark)
            found[mark] = [line]
        elif _PART.match(line) or _CHAPTER.match(line):
            mark = ""
        elif mark and line:
            found[mark].append(line)
    yield from ((mark, "\n".join(words)) for mark, words in found.items() if mark not in twice)
