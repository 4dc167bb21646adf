"""Answers by a sign that a legend explains: 选项 A.是 B.否, 答案 B; 完成情况（●完成 ○未完成）, ○; 打△的没有办."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fazhi.evidence.form_words import Answer
from fazhi.expressions import lazily
from fazhi.model.evidence import Polarity

_SIGN = "[a-hA-HＡ-Ｈ①-⑧0-3·●•○◯◎△▲×✗√✓✔■□☑☒★☆]"
_ALIKE = str.maketrans("ABCDEFGHＡＢＣＤＥＦＧＨ●•(),;:", "abcdefghabcdefgh··（），；：")
_SIGNS = lazily(rf"{_SIGN}.{{1,16}}?{_SIGN}")
"""Two signs near one another, without which a text holds no legend."""
_GOES_ON = re.compile("[（，；.、：是否有已未没]")
"""How the label of a sign may begin, or what is said more."""
_NO_SYMBOL = r"\w\s，。；：、！？（）()《》〈〉“”‘’\"'【】\[\]…—–\-,.;:!?%／/\\|<>~～_&@"
_SYMBOL = rf"[^{_NO_SYMBOL}]"
"""A character that is no part of a word and no mark of punctuation, so that a list may be marked by it."""
_REFERENCES = "[①-⑩]", r"[\[〔【]\d{1,2}[\]〕】]"
"""What refers to a note: ①, [1]."""
_REFERENCE = f"(?:{'|'.join(_REFERENCES)})"
_VARIANT = "[\ufe0e\ufe0f]?"
_NUMBER = r"(?:\d{1,3}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[-*])*"
_RINGS = re.compile("[①-⑧].*[①-⑧]")
_BOXES = frozenset("□☐◻❏⬜☑☒√✓✔")
"""Signs that every form has, and that mean in each item what stands beside them there."""
_IN_BRACKETS = re.compile("[（【]([^（）【】]{1,4})[）】]$")


class OptionWords(NamedTuple):
    """Regular expressions of legends."""

    option: re.Pattern[str]
    """A sign and what it stands for: yes, no or not yet."""
    explained: re.Pattern[str]
    """Any symbol, or a word that is said to stand for something, and what it stands for."""
    hints: tuple[re.Pattern[str], ...]
    """What a text has anything of that explains signs: each by itself, so that it is found by how it begins."""
    dated: re.Pattern[str]
    """A line that says of which year that is which bears a symbol: *为2022年数据."""
    sign_name: re.Pattern[str]
    """What may end the name of a sign: 红色, 红灯."""
    note: re.Pattern[str]
    """What stands before an explanation, and before no item of a form."""
    marked: re.Pattern[str]
    """What is said of those alone that bear a symbol: 打△的没有办."""
    label_kinds: re.Pattern[str]
    label_rest: re.Pattern[str]
    """What a label has besides its answer: 这项工作."""
    answered: re.Pattern[str]
    """The sign that is the answer, and what is said more."""


def compile_options(one: Mapping[str, str]) -> OptionWords:
    """Compile the words; `one` gives for each concept the expression for any one of its terms."""
    kinds = "|".join(f"(?P<{kind}>{one[f'answer_{kind}']})" for kind in ("no", "open", "yes"))
    word = r"(?=[\u4e00-\u9fff])"
    means = rf"(?:{one['stands_for']}|[：:=＝→]|[-—]{{1,2}})"
    label = rf"(?P<label>(?:(?!{_SYMBOL})[^，；。：、（）\s]){{1,16}})"
    sign = rf"(?P<sign>{_SYMBOL}){_VARIANT}"
    return OptionWords(
        option=lazily(rf"(?<![a-z\d])(?P<sign>{_SIGN})(?:[.、．：:=＝\-—]|{one['stands_for']})?{word}(?:{kinds})"),
        explained=lazily(
            rf"(?:{sign}”?{one['sign_name']}?{means}?"
            rf"|(?:^|(?<=[，；：、（“]))(?P<word>[^，；。：、（）“”\s]{{1,4}}?)”?{one['sign_name']}?"
            rf"(?:{one['sign_means']}|[=＝]))”?{label}"
        ),
        hints=(
            lazily(_SYMBOL),
            *map(lazily, _REFERENCES),
            lazily(rf"{one['sign_means']}[^，。；]{{0,6}}?(?:{kinds})"),
            lazily(rf"[=＝][^，。；]{{0,6}}?(?:{kinds})", "=", "＝"),
        ),
        note=lazily(rf"(?:{one['sign_note']}|{one['ledger_status']})[^，。；]{{0,8}}[：:]?[（(]?$"),
        dated=lazily(
            rf"^(?:{one['sign_note']}[：:]?)?(?:{one['sign_put']}(?:有|了|上)?)?“?"
            rf"(?P<sign>{_SYMBOL}|(?P<refers>{_REFERENCE})){_VARIANT}”?{one['sign_name']}?(?:的|者)?{one['row_matter']}?{means}?[是为系]?"
            rf"(?:(?P<year>(?:19|20)\d\d)年|{one['column_last']})(?(refers)度?的?{one['data_of']}?[。；]?$)"
        ),
        sign_name=lazily(rf"{one['sign_name']}$"),
        marked=lazily(
            rf"{one['sign_put']}(?:有|了|上)?“?{sign}”?{one['sign_name']}?(?:的|者){one['row_matter']}?"
            rf"(?:{one['stands_for']}|是|[：:])?{label}"
        ),
        label_kinds=lazily(kinds),
        label_rest=lazily(rf"^(?:{one['sign_label']}){{1,2}}|{one['row_matter']}+$"),
        answered=lazily(rf"(?:{one['answer_word']}[是为]?[：:]?|[：:]|）)(?P<sign>{_SIGN})(?P<more>(?![.、]).*)$"),
    )


def legend(texts: Iterable[str], words: OptionWords) -> Mapping[str, Polarity]:
    """What each sign stands for by the first of some texts that explains one of yes and one of no; often none does."""
    for text in texts:
        if _SIGNS.search(text):
            found = {option["sign"]: _polarity(option) for option in words.option.finditer(_folded(text))}
            if _tells_apart(found):
                return found
        if said := explained(text, words):
            return said
    return {}


def explained(text: str, words: OptionWords) -> Mapping[str, Polarity]:
    """What each of some symbols or words stands for by a text that says so; often it says nothing of the kind."""
    text = _folded(text)
    found: dict[str, Polarity] = {}
    for told in words.explained.finditer(text):
        if polarity := _stands_for(told["label"], words):
            found[told["sign"] or told["word"]] = polarity
    if _tells_apart(found):
        return found
    alone = {told["sign"]: _stands_for(told["label"], words) for told in words.marked.finditer(text)}
    return {sign: polarity for sign, polarity in alone.items() if polarity}


def may_explain(text: str, words: OptionWords) -> bool:
    """Whether a text has anything by which signs are explained; most have nothing of the kind."""
    return any(hint.search(text) for hint in words.hints)


def note(text: str, words: OptionWords) -> Mapping[str, Polarity]:
    """What signs stand for by a line, unless that is an item of a form: 案卷评查：●已办 ○未办 explains nothing."""
    folded = _folded(text)
    found = explained(text, words)
    found = found or {sign: told for sign, told in _ringed(text, words).items() if not sign.isascii()}
    if not found:
        return {}
    first = min(folded.find(sign) for sign in found)
    before = folded[:first].rstrip("“")
    item = before and before[-1] != "（" and not words.marked.search(folded)
    if (item and not words.note.search(before)) or not found.keys() - _BOXES:
        return {}
    return found


def dated(text: str, year: int, words: OptionWords) -> tuple[str, int] | None:
    """A symbol and the year that a line says what bears it is of, by that of the report; mostly it says none."""
    found = words.dated.match(_folded(text))
    return (found["sign"], int(found["year"] or year - 1)) if found else None


def bears(item: str, sign: str) -> bool:
    """Whether a cell or an item of a list bears a symbol."""
    return sign in _folded(item)


def _ringed(text: str, words: OptionWords) -> Mapping[str, Polarity]:
    """What ringed numbers stand for."""
    if not _RINGS.search(text):
        return {}
    found = {option["sign"]: _polarity(option) for option in words.option.finditer(_folded(text))}
    return found if _tells_apart(found) else {}


def _tells_apart(found: Mapping[str, Polarity]) -> bool:
    return Polarity.DONE in found.values() and len(set(found.values())) > 1


def _stands_for(label: str, words: OptionWords) -> Polarity | None:
    """What a label answers, without what it has besides."""
    for told in (label, words.label_rest.sub("", label)):
        if found := words.label_kinds.fullmatch(told):
            return _polarity(found)
    return None


def chosen(text: str, signs: Mapping[str, Polarity], words: OptionWords) -> Answer | None:
    """The answer of a cell that holds one of the signs, alone or before its label or more words."""
    text = _folded(text)
    if (named := words.sign_name.sub("", text)) in signs:
        text = named
        return Answer(signs[text], text, bare=signs[text] is Polarity.DONE)
    polarity = signs.get(text[:1])
    more = text[1:].lstrip("\ufe0e\ufe0f")
    if polarity is None or (more and not _GOES_ON.match(more)):
        return None
    return Answer(polarity, text, bare=polarity is Polarity.DONE and not any(mark in more for mark in "（，；"))


def borne(item: str, signs: Mapping[str, Polarity]) -> Answer | None:
    """The answer of an item of a list that one of the signs stands before or behind: ○ 案卷评查, 案卷评查（○）."""
    text = _folded(item).strip("，；。")
    text = text[len(re.match(_NUMBER, text)[0]) :]  # type: ignore[index]  # it may be empty
    first, last = text[:1], text.rstrip("）\ufe0e\ufe0f").removesuffix("号")[-1:]
    sign = next((sign for sign in (first, last) if sign in signs and not sign.isalnum()), None)
    if sign is None:
        found = _IN_BRACKETS.search(text)
        sign = found[1] if found and found[1] in signs else None
    return None if sign is None else Answer(signs[sign], sign, bare=signs[sign] is Polarity.DONE)


def answered(item: str, told: str, words: OptionWords) -> Answer | None:
    """The answer behind a question of which the options stand beside it: （A.是 B.否）答：B."""
    found = words.answered.search(_folded(told))
    signs = legend((item, told[: found.start()]), words) if found else {}
    return chosen(found["sign"] + found["more"], signs, words) if found and signs else None


def _folded(text: str) -> str:
    return "".join(text.split()).translate(_ALIKE)


def _polarity(option: re.Match[str]) -> Polarity:
    return Polarity.ADMITTED if option["no"] else Polarity.PLANNED if option["open"] else Polarity.DONE
