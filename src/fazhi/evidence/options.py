"""Answers by a sign that a legend explains: 选项 A.是 B.否, 答案 B; 完成情况（●完成 ○未完成）, ○."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.evidence.answers import Answer
from fazhi.expressions import lazily
from fazhi.model.evidence import Polarity

_SIGN = "[a-hA-HＡ-Ｈ①-⑧0-3·●•○◯◎△▲×✗√✓✔■□☑☒★☆]"
_ALIKE = str.maketrans("ABCDEFGHＡＢＣＤＥＦＧＨ●•(),;:", "abcdefghabcdefgh··（），；：")
_BLANK = re.compile(r"\s+")
_SIGNS = lazily(rf"{_SIGN}[^{_SIGN[1:-1]}]{{1,16}}?{_SIGN}")
"""Two signs near one another, without which a text holds no legend."""
_GOES_ON = re.compile("[（，；.、：是否有已未没]")
"""How the label of a sign may begin, or what is said more."""


class OptionWords(NamedTuple):
    """Regular expressions of legends."""

    option: re.Pattern[str]
    """A sign and what it stands for: yes, no or not yet."""
    labelled: re.Pattern[str]
    """A sign that stands before an answer, which alone says as much: B.否."""
    answered: re.Pattern[str]
    """The sign that is the answer, and what is said more."""


def compile_options(one: Mapping[str, str]) -> OptionWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    kinds = "|".join(f"(?P<{kind}>{one[f'answer_{kind}']})" for kind in ("no", "open", "yes"))
    word = r"(?=[\u4e00-\u9fff])"
    return OptionWords(
        option=lazily(rf"(?<![a-z\d])(?P<sign>{_SIGN})(?:[.、．：:=＝\-—]|{one['stands_for']})?{word}(?:{kinds})"),
        labelled=lazily(rf"[（(]?[a-h①-⑧1-4][.、．：）)]?(?={word}(?:{kinds}))"),
        answered=lazily(rf"(?:{one['answer_word']}[是为]?[：:]?|[：:]|）)(?P<sign>{_SIGN})(?P<more>(?![.、]).*)$"),
    )


def legend(texts: Iterable[str], words: OptionWords) -> Mapping[str, Polarity]:
    """What each sign stands for by the first of some texts that explains one of yes and one of no; often none does."""
    for text in texts:
        if not _SIGNS.search(text):
            continue
        found = {option["sign"]: _polarity(option) for option in words.option.finditer(_folded(text))}
        if Polarity.DONE in found.values() and len(set(found.values())) > 1:
            return found
    return {}


def chosen(text: str, signs: Mapping[str, Polarity]) -> Answer | None:
    """The answer of a cell that holds one of the signs, alone or before its label or more words."""
    text = _folded(text)
    polarity = signs.get(text[:1])
    more = text[1:]
    if polarity is None or (more and not _GOES_ON.match(more)):
        return None
    return Answer(polarity, text, bare=polarity is Polarity.DONE and not any(mark in more for mark in "（，；"))


def answered(item: str, told: str, words: OptionWords) -> Answer | None:
    """The answer behind a question of which the options stand beside it: （A.是 B.否）答：B."""
    found = words.answered.search(_folded(told))
    signs = legend((item, told[: found.start() + 1]), words) if found else {}
    return chosen(found["sign"] + found["more"], signs) if found and signs else None


def _folded(text: str) -> str:
    return _BLANK.sub("", text).translate(_ALIKE)


def _polarity(option: re.Match[str]) -> Polarity:
    return Polarity.ADMITTED if option["no"] else Polarity.PLANNED if option["open"] else Polarity.DONE
