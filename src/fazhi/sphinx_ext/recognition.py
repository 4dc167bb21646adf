"""How evidence for a duty is recognised, in plain words made from its rule."""

import re
from collections.abc import Iterator, Mapping, Sequence

from fazhi.model.obligation import EvidenceRule, Obligation, Pattern
from fazhi.output.words.rule_words import patterns_of
from fazhi.sphinx_ext.marks import chinese
from fazhi.sphinx_ext.markup import Html, each, join, tag
from fazhi.sphinx_ext.speech import _, said

_CONCEPT = re.compile(r"\{([^{}]+)\}")
_SHOWN = 24


def recognised(obligation: Obligation, lexicon: Mapping[str, tuple[str, ...]]) -> Html:
    """The rule of a duty as a reader needs it, with the words its concepts stand for."""
    rule = obligation.evidence
    lines = [
        *_lines(rule),
        _("佐证强度达到“{strength}”为有佐证，不足为佐证偏弱。").format(strength=said(obligation.expects)),
    ]
    return join(
        tag("ul", *(tag("li", line) for line in lines)),
        _concepts(rule, lexicon),
        tag(
            "p",
            _("“…”表示同一分句内稍后出现，“……”表示同一句内稍后出现。规则见 "),
            tag("code", _place(obligation)),
            class_="fz-note",
        ),
    )


def _lines(rule: EvidenceRule) -> Iterator[Html]:
    if rule.section:
        yield join(_("报告有“{part}”这一部分，该部分整体即为佐证。").format(part=said(rule.section)))
    for label, patterns in (
        (_("分句含下列任一表述："), rule.about),
        (_("下列表述本身就是举措："), rule.measures),
        (_("下列表述本身就是成效："), rule.results),
        (_("标题或同段上文说到下列之一时："), rule.topic),
        (_("其下的这些表述也算："), rule.on_topic),
        (_("含下列表述的分句不算："), rule.excluding),
    ):
        if patterns:
            yield join(label, _patterns(patterns))
    if rule.figures:
        yield join(_("属于本项义务的数字："), _codes(rule.figures))
    yield join(_("只看这些部分："), _("、").join(said(part) for part in rule.parts))


def _patterns(patterns: Sequence[Pattern]) -> Html:
    return _codes([item.text for item in patterns])


def _codes(texts: Sequence[str]) -> Html:
    return each("code", texts, between=" ")


def _concepts(rule: EvidenceRule, lexicon: Mapping[str, tuple[str, ...]]) -> Html:
    names = dict.fromkeys(name for item in patterns_of(rule) for name in _CONCEPT.findall(item.text))
    pairs = (tag("li", tag("code", f"{{{name}}}"), _(" 指："), _words(lexicon.get(name, ()))) for name in names)
    return tag("ul", *pairs) if names else Html("")


def _words(words: Sequence[str]) -> Html:
    more = _(" 等 {count} 词").format(count=len(words)) if len(words) > _SHOWN else ""
    return join(chinese("、".join(words[:_SHOWN])), more)


def _place(obligation: Obligation) -> str:
    return f"{obligation.place.file}:{obligation.place.line}"
