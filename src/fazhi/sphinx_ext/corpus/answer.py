"""What an inspector asks of a group first, in sentences: whose report tells least, in what, and how sure that is.

Nobody is ranked: who is named is named in the order of place and name, and only within one kind of unit and one year of
law. It is named where it lies below the limits that hold 998 of 1,000 units that differ by chance alone, and below them
still when they are widened by how much the units of its group differ anyhow. All that is said is said of reports:
who writes little may have done much.
"""

from collections.abc import Iterator
from typing import Final

from fazhi.corpus.fair import FEWEST, Compared, Group
from fazhi.corpus.rates import FAR, NEAR, Standing, limits
from fazhi.model.both import pick
from fazhi.model.obligation import Domain
from fazhi.sphinx_ext.corpus.frame import Place, View, domains_of, group_address, group_name
from fazhi.sphinx_ext.html import Html, join, language, quoted, said, tag

_NAMED: Final = 5
"""Units that are named in a sentence; the page of the group has them all."""
_DOMAINS: Final = 2
_LEAST_DUE: Final = 4
"""Duties of a domain below which nothing is told of it for one unit."""


def answers(view: View, place: Place) -> Html:
    """Of each kind of unit the group of the latest law that has reports enough, else of the latest, in sentences."""
    latest = {group.unit_kind: group for group in sorted(view.groups, key=lambda each: (each.enough, each.law_year))}
    latest = {kind: latest[kind] for kind in dict.fromkeys(group.unit_kind for group in view.groups)}
    return tag("div", *(answer(view, group, place, named=True) for group in latest.values()), class_="fz-answers")


def answer(view: View, group: Group, place: Place, *, named: bool = False) -> Html:
    """What is to be told of one group; `named` begins with its name."""
    head = join(tag("strong", place.link(group_name(group), group_address(group))), _zh("：", ": ")) if named else ""
    lead = tag("p", head, *_joined(_sentences(view, group, place)), class_="fz-lead")
    return join(lead, *_to_check(view, group, place))


def _to_check(view: View, group: Group, place: Place) -> Iterator[Html]:
    """Which reports a person should look at before anything is made of the group, and why."""
    doubtful, twice = group.doubtful(), group.twice()
    if doubtful:
        head = _zh(f"先核对 {len(doubtful)} 份，都算在内：", f"Check {len(doubtful)} first, which count: ")
        items = [
            join(
                _link(view, item, place),
                f" {item.held.year}",
                _zh("（", " ("),
                quoted(item.held.doubts[0].of(language()).rstrip("。.")),
                _zh("）", ")"),
            )
            for item in doubtful[:_NAMED]
        ]
        more = len(doubtful) - _NAMED
        rest = _zh(f"，另有 {more} 份见各单位的页", f", and {more} more, see their pages") if more > 0 else ""
        yield tag("p", "※ ", head, join(*items, between=_zh("、", ", ")), rest, _zh("。", "."), class_="fz-note")
    if twice:
        files = join(*(quoted(item.held.file) for item in twice[: 2 * _NAMED]), between=_zh("、", ", "))
        head = _zh("同一单位同一年度的不止一份，都算在内：", "There are several of one unit and year, and all count: ")
        others = _zh("等", " and others") if len(twice) > 2 * _NAMED else ""
        yield tag("p", "※ ", head, files, others, _zh("。", "."), class_="fz-note")


def _joined(sentences: Iterator[Html]) -> Iterator[Html]:
    for at, sentence in enumerate(sentences):
        yield join(_zh("", " ") if at else "", sentence)


def _zh(zh: str, en: str) -> str:
    return pick(language(), zh, en)


def _sentences(view: View, group: Group, place: Place) -> Iterator[Html]:
    many = len(group.units)
    if many == 1:
        yield join(_zh("只有 1 份，没有可比的。", "There is but one report, and none to compare it with."))
    elif not group.enough:
        yield join(
            _zh(
                f"只有 {many} 份，不足 {FEWEST} 份，说不出谁写得少。",
                f"Only {many} reports, too few to say whose tells little.",
            )
        )
    else:
        yield from _who(view, group, place)
    yield from _where_all(view, group)


def _who(view: View, group: Group, place: Place) -> Iterator[Html]:
    below, sure = group.of(Standing.BELOW), group.even_so(Standing.BELOW)
    rest = [item for item in below if item not in sure]
    many, chance = len(group.units), round((1 - FAR) / 2 * 1000)
    if not below:
        yield join(
            _zh(
                f"{many} 份里没有写得明显少的：有的少些，差别都在偶然的范围里。",
                f"Of {many} reports none tells less by more than chance.",
            )
        )
        return
    for item in sure[:_NAMED]:
        yield _one(view, group, item, place)
    if len(sure) > _NAMED:
        more = len(sure) - _NAMED
        yield join(_zh(f"还有 {more} 份也是，见本组的页。", f"So do {more} more: see the page of the group."))
    if sure:
        yield join(
            _zh(
                f"这样的差别，单凭偶然一千份里不到 {chance} 份。"
                if group.dispersion <= 1
                else "这一组各单位本来就差得比偶然多，放宽界限以后仍是这样。",
                f"By chance alone that happens to fewer than {chance} in 1,000."
                if group.dispersion <= 1
                else "The units of this group differ by more than chance anyhow, and even so they stand out.",
            )
        )
    if rest:
        names = join(*(_briefly(view, group, item, place) for item in rest[:_NAMED]), between=_zh("、", ", "))
        more = len(rest) > _NAMED
        yield join(
            names,
            _zh(
                f"{'等' if more else '，'}{len(rest)} 份低得超出偶然（同组写了 {_hundred(group.rate)}%），"
                "但这一组各单位本来就差这么多，不宜单单点它们的名。",
                f"{' and others' if more else ''}: {len(rest)} reports lie lower than chance explains (the group: "
                f"{_hundred(group.rate)} in a hundred), but the units of this group differ that much anyhow: no ground "
                "to single them out.",
            ),
        )


def _one(view: View, group: Group, item: Compared, place: Place) -> Html:
    """Whose report tells clearly less, by how much, in what, and within which bounds."""
    held, mine, group_s = item.held, _hundred(item.held.rate), _hundred(group.rate)
    made = [
        _link(view, item, place),
        _zh(
            f"的报告写得明显少：应写的 {held.due} 项写了 {held.seen} 项，占 {mine}%，同组 {group_s}%",
            f" writes clearly less: of {held.seen} of {held.due} duties, {mine} in a hundred; its group, of {group_s}",
        ),
    ]
    if item.corrected is not None:
        low, high = _hundred(item.corrected.low), _hundred(item.corrected.high)
        made.append(
            _zh(
                f"；照标注过的报告上量得的差错校正，写了的在 {low}% 到 {high}% 之间（二十次里十九次如此），"
                "写法没有见过的，漏认更多，还要高些",
                f"; corrected for the tool's errors as measured on labelled reports it is between {low} and {high} in "
                "a hundred, nineteen times in twenty, and higher still where the wording is new to the tool",
            )
        )
    if worst := _worst(view, group, item):
        names = _zh("、", " and ").join(
            _zh(f"{said(domain)}（{due} 项写了 {seen} 项）", f"{said(domain)} ({seen} of {due})")
            for domain, seen, due in worst
        )
        made.append(_zh(f"；差得最多的是{names}", f"; most of all in {names}"))
    return join(*made, _zh("。", "."))


def _briefly(view: View, group: Group, item: Compared, place: Place) -> Html:
    """A unit with its rate, and the domain in which it lies farthest below its group."""
    worst = _worst(view, group, item)[:1]
    rate = _zh(f"写了 {_hundred(item.held.rate)}%", f"{_hundred(item.held.rate)} in a hundred")
    most = _zh(f"，{said(worst[0][0])}差得最多", f", least in {said(worst[0][0])}") if worst else ""
    return join(_link(view, item, place), _zh(f"（{rate}{most}）", f" ({rate}{most})"))


def _worst(view: View, group: Group, item: Compared) -> list[tuple[Domain, int, int]]:
    """The domains in which a unit lies below its group by more than chance, the farthest first, with their counts."""
    theirs = domains_of(view, [each.held for each in group.units])
    found: list[tuple[float, tuple[Domain, int, int]]] = []
    for domain, (seen, due) in domains_of(view, [item.held]).items():
        whole = theirs[domain][0] / theirs[domain][1]
        if due >= _LEAST_DUE and seen / due < limits(whole, due, NEAR).low:
            found.append(((whole - seen / due) * due**0.5, (domain, seen, due)))
    return [told for _far, told in sorted(found, key=lambda each: -each[0])[:_DOMAINS]]


def _where_all(view: View, group: Group) -> Iterator[Html]:
    """In what the group as a whole writes least."""
    shares = {
        domain: seen / due
        for domain, (seen, due) in domains_of(view, [each.held for each in group.units]).items()
        if due >= _LEAST_DUE
    }
    if len(shares) <= _DOMAINS:
        return
    least = sorted(shares, key=lambda domain: (shares[domain], [*Domain].index(domain)))[:_DOMAINS]
    names = _zh("、", " and ").join(
        _zh(
            f"{said(domain)}（应写的写了 {_hundred(shares[domain])}%）",
            f"{said(domain)} ({_hundred(shares[domain])} in a hundred)",
        )
        for domain in least
    )
    if len(group.units) == 1:
        yield join(_zh(f"写得最少的是{names}。", f"It writes least of {names}."))
    else:
        yield join(_zh(f"整个组写得最少的是{names}。", f"The group as a whole writes least of {names}."))


def _link(view: View, item: Compared, place: Place) -> Html:
    return place.link(quoted(item.held.unit), view.of_file[item.held.file].address, f"y{item.held.year}")


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}"
