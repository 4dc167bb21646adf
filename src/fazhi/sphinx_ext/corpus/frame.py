"""The frame of every page of the site of a corpus, and what several of them share."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from fazhi.corpus.fair import Group, Held
from fazhi.corpus.gathered import Duty, Gathered, Passage, Verdict
from fazhi.corpus.rates import Estimate
from fazhi.model.audit import Conclusion
from fazhi.model.both import pick
from fazhi.model.law import Instrument
from fazhi.model.obligation import Domain, Obligation
from fazhi.model.unit import UnitKind
from fazhi.output.pages.asked import WRITERS, Told
from fazhi.sphinx_ext.html import Html, _, join, language, quoted, said, shorten, tag
from fazhi.sphinx_ext.parts import pieces
from fazhi.whose import numbered

SHEETS: Final = ("fazhi.css", "fazhi-answer.css", "fazhi-compare.css", "fazhi-single.css", "fazhi-corpus.css")
SCRIPT: Final = "fazhi-corpus.js"
_POLICY: Final = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
_STEPS: Final = (0.2, 0.4, 0.6, 0.8)


class Place(NamedTuple):
    """Where a page lies: its address from the front page, and from which folder it is seen."""

    address: str

    @property
    def up(self) -> str:
        """The way from it to the folder of the site."""
        return "../" * self.address.count("/")

    def to(self, other: str, anchor: str = "") -> str:
        """The address of another file from this page, as the value of an `href`."""
        return f"{self.up}{quote(other)}{f'#{quote(anchor)}' if anchor else ''}"

    def link(self, label: str, other: str, anchor: str = "") -> Html:
        """A link to it."""
        return tag("a", label, href=self.to(other, anchor))


FRONT: Final = Place("index.html")


class Unit(NamedTuple):
    """A unit and its reports, the latest first."""

    name: str
    kind: UnitKind
    place: str
    reports: tuple[Held, ...]

    @property
    def slug(self) -> str:
        """What its page is called: names are other people's words and make no file names."""
        return hashlib.sha256(f"{self.kind.value}\0{self.place}\0{self.name}".encode()).hexdigest()[:12]

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"unit/{self.slug}.html"


class View(NamedTuple):
    """All that pages are made of."""

    gathered: Gathered
    groups: Sequence[Group]
    units: Sequence[Unit]
    of_file: dict[str, Unit]
    words: dict[tuple[str, str], str]
    """Words of best passages by file and digest, where the texts were supplied."""
    instruments: Mapping[str, Instrument] = MappingProxyType({})
    """What the duties rest on, as far as the catalogue at hand has it."""
    obligations: Mapping[str, Obligation] = MappingProxyType({})
    """The duties themselves, as far as the catalogue at hand has them."""

    def requirement(self, duty: Duty) -> str:
        """What a duty asks for; empty where the catalogue at hand has no such duty, or another by that identifier."""
        known = self.obligations.get(duty.id)
        return known.requirement_in(language()) if known is not None and known.title == duty.title else ""

    def verdicts(self, held: Held) -> Sequence[Verdict]:
        """What a report says of each duty."""
        return self.gathered.verdicts.get(held.file, ())


def units_of(reports: Iterable[Held]) -> list[Unit]:
    """The units, in the order of place and name; each is called as in its latest report."""
    held, found = list(reports), dict[tuple[int, UnitKind], list[Held]]()
    for number, item in zip(numbered([each.whose for each in held]), held, strict=True):
        found.setdefault((number, item.unit_kind), []).append(item)
    made = []
    for (_number, kind), items in found.items():
        ordered = sorted(items, key=lambda item: (-item.year, item.file))
        place = max((item.place for item in items), key=len)
        made.append(Unit(ordered[0].unit, kind, place, tuple(ordered)))
    return sorted(made, key=lambda unit: (unit.place, unit.name, unit.kind))


def document(place: Place, title: str, *body: Html) -> bytes:
    """A whole page: no style and no script but its own files."""
    head = tag(
        "head",
        Html('<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        tag("title", title),
        *(Html(f'<link rel="stylesheet" href="{place.to(f"_static/{name}")}">') for name in SHEETS),
    )
    ways = [
        (_("总览"), ""),
        (_("各组"), "groups"),
        (_("各单位"), "units"),
        (_("各项义务"), "duties"),
        (_("下载"), "files"),
    ]
    bar = tag("nav", *(place.link(label, "index.html", anchor) for label, anchor in ways), class_="fz-single-nav")
    main = tag("main", tag("article", tag("h1", quoted(title)), *body), class_="content")
    script = Html(f'<script src="{place.to(f"_static/{SCRIPT}")}"></script>')
    return f"<!doctype html>\n{tag('html', join(head, tag('body', bar, main, script)), lang=language())}\n".encode()


def section(title: str, *body: Html, id: str | None = None) -> Html:
    """A part of a page under its head."""
    return join(tag("h2", title, id=id), *body)


def table_file(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A table for a spreadsheet."""
    return WRITERS["csv"](Told(columns, rows, language(), ready=True))


def download(place: Place, address: str) -> Html:
    """Where the numbers of what stands above are."""
    return tag("p", place.link(_("这张表（CSV）"), address), class_="fz-note")


def searched(label: str, table: str) -> Html:
    """A box that leaves only those rows of a table that hold what is typed; its script shows it."""
    inner = (tag("label", label, for_=f"find-{table}"), tag("input", id=f"find-{table}", type="search"), tag("output"))
    return tag("div", *inner, class_="fz-find", data_find=table, hidden="")


def duty_address(id: str) -> str:
    """Where the page of a duty is."""
    return f"duty/{id}.html"


def group_address(group: Group) -> str:
    """Where the page of a group is."""
    return f"group/{_group_key(group)}.html"


def _group_key(group: Group) -> str:
    """A short name of it."""
    return f"{group.unit_kind.value}-{group.law_year}"


def group_name(group: Group) -> str:
    """What people call it."""
    told = _("{kind}，{year} 年的法").format(kind=said(group.unit_kind), year=group.law_year)
    return told[:1].upper() + told[1:]


def newest_first(groups: Iterable[Group]) -> list[Group]:
    """The groups kind by kind, of each that of the latest law first: that is the one which is asked about."""
    kinds = list(UnitKind)
    return sorted(groups, key=lambda group: (kinds.index(group.unit_kind), -group.law_year))


def duty_title(duty: Duty) -> str:
    """Its title in the language of the site."""
    return pick(language(), duty.title, duty.title_en)


def interval(found: Estimate | None) -> str:
    """A rate and where it lies."""
    if found is None:
        return "–"
    rate, low, high = (f"{value:.0%}" for value in found)
    return pick(language(), f"{rate}（{low}–{high}）", f"{rate} ({low}–{high})")


def rate_alone(found: Estimate | None) -> str:
    """A rate without where it lies: how far units differ is not to be told from one of them."""
    return "–" if found is None else f"{found.rate:.0%}"


def _warmth(rate: float) -> str:
    """The class of a cell of a heat map."""
    return f"fz-h{sum(rate >= step for step in _STEPS)}"


def warm(seen: int, due: int, title: str = "") -> Html:
    """A cell of a heat map, its number in words of its own; a dash where nothing is due."""
    if not due:
        return tag("td", "–", class_="fz-none")
    return tag("td", f"{seen / due:.0%}", class_=_warmth(seen / due), title=title or f"{seen} / {due}")


def domains_of(view: View, reports: Iterable[Held]) -> dict[Domain, tuple[int, int]]:
    """Of each domain, how many duties have support and how many are due in these reports."""
    found: dict[Domain, tuple[int, int]] = {}
    for held in reports:
        for verdict in view.verdicts(held):
            if verdict.due:
                domain = view.gathered.duties[verdict.duty].domain
                seen, due = found.get(domain, (0, 0))
                found[domain] = seen + (not verdict.conclusion.gap), due + 1
    return {domain: found[domain] for domain in Domain if domain in found}


def counts_of(verdicts: Iterable[Verdict]) -> dict[Conclusion, int]:
    """How many came to each conclusion that counts."""
    counts = dict.fromkeys((item for item in Conclusion if item.judged), 0)
    for item in verdicts:
        if item.conclusion in counts:
            counts[item.conclusion] += 1
    return counts


def seen_of(counts: dict[Conclusion, int]) -> int:
    """How many of them have support."""
    return counts[Conclusion.SUPPORTED] + counts[Conclusion.WEAK]


def where(passage: Passage) -> Iterator[str]:
    """Where a passage stands: page, characters, heading."""
    yield pieces.placed(passage.start, passage.end, passage.page)
    if passage.path:
        yield " "
        yield tag("span", quoted(shorten(passage.path[-1], 18)), class_="fz-note")
