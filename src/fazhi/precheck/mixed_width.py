"""The check for numbers that are written in two widths, or with letters and gaps in them."""

import re
from collections.abc import Iterator

from fazhi.model.audit import Audit
from fazhi.model.both import Both
from fazhi.model.report import PassageKind, Report
from fazhi.precheck.base import Hit, check
from fazhi.precheck.stretches import shown

_UNITS = "[件个次项人名场期份家条年月日户宗起元万亿%％]"
_MIXED = re.compile(
    r"[0-9.]{0,12}(?:[0-9][０-９]|[０-９]\.?[0-9]|[0-9]．[0-9])[0-9０-９.．]{0,12}"
    rf"|(?<![0-9A-Za-z])[0-9]+[OoIl][0-9OoIl]*(?={_UNITS})|(?<![0-9A-Za-z])[OoIl][0-9]+(?={_UNITS})"
    rf"|(?<![0-9,，])[0-9]{{1,3}}，[0-9]{{3}}(?![0-9])(?=余?{_UNITS})"
    r"|(?<![0-9.])[0-9]+[。·][0-9]+(?=[%％万亿])"
    r"|(?<![0-9])20 [0-9]{2}(?= ?年)|(?<![0-9])2 ?0 [0-9] ?[0-9](?= ?年)"
)
_WIDE = re.compile("[０-９]+")
_NARROW = re.compile("[0-9]+")
_WIDE_PERCENT = re.compile("(?<=[0-9])％")
_NARROW_PERCENT = re.compile("(?<=[0-9])%")
_FIGURES = Both("数字", "figures")
_PERCENTS = Both("百分号", "per cent signs")


@check(
    "数字全角半角混用",
    "Numbers in two widths",
    "数字一律用半角，小数点用“.”，千分位用半角逗号。",
    "Write figures in half width throughout, with . and , in half width.",
)
def mixed_width(audit: Audit) -> Iterator[Hit]:
    """一个数里全角和半角混着写，夹着字母、全角的点或空格；数字、百分号多用半角而个别用全角的，提示第一处。

    通过：12.5%；1,234件。
    不通过：1２件；12．5%；1，234件；2O24年。

    A number mixes full and half width or holds a letter, a full-width point or a gap: 1２件, 12．5%, 2O24年, 20 24年;
    and the first of a few figures or per cent signs in full width where most are in half width.

    Passes: 12.5%; 1,234件.
    Fails: 1２件; 12．5%; 1，234件; 2O24年.
    """
    report = audit.report
    seen: list[tuple[int, int]] = []
    for passage in report.passages:
        for found in _MIXED.finditer(report.text, passage.start, passage.end):
            if found.start() == passage.start and "．" in found[0]:  # the number of an item
                continue
            seen.append(found.span())
            words = shown(report.text, *found.span())
            yield Hit(f"“{words}”写法混杂", f"“{words}” mixes ways of writing a number", *found.span())
    for few, many, what in ((_WIDE, _NARROW, _FIGURES), (_WIDE_PERCENT, _NARROW_PERCENT, _PERCENTS)):
        yield from _rare(report, seen, few, many, what)


def _rare(
    report: Report, seen: list[tuple[int, int]], few: re.Pattern[str], many: re.Pattern[str], what: Both
) -> Iterator[Hit]:
    """What is written in full width at some places, where most are in half width."""
    body = [item for item in report.passages if item.kind is not PassageKind.TITLE]
    wide = [found for item in body for found in few.finditer(report.text, item.start, item.end)]
    narrow = sum(len(many.findall(report.text, item.start, item.end)) for item in body)
    known = {at for start, end in seen for at in range(start, end)}
    alone = [found for found in wide if found.start() not in known]
    if not alone or narrow <= 2 * len(wide):
        return
    first = alone[0]
    zh = f"{what.zh}多用半角，“{first[0]}”用全角（共{len(alone)}处）"
    en = f"{what.en} are mostly in half width, “{first[0]}” is in full width (places: {len(alone)})"
    yield Hit(zh, en, *first.span())
