"""The traceability matrix of one report: duties by the parts of the report, and by the articles that carry them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from fazhi.model.audit import Assessment, Conclusion
from fazhi.model.evidence import Evidence, Strength, telling
from fazhi.model.law import Citation, Instrument, Version
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Cadence, Domain, Severity
from fazhi.model.report import Part
from fazhi.model.unit import UnitKind
from fazhi.output.words.answer import best_ground
from fazhi.output.words.citation import cite_all, mark, place, together
from fazhi.sphinx_ext.html import Html, _, chip, join, language, quoted, safe, said, shorten, strength_of, tag
from fazhi.sphinx_ext.parts import (
    Section,
    answer,
    choice,
    facts,
    in_report,
    nearest,
    nothing_supplied,
    pieces,
    places,
    title_block,
    unsupplied,
)
from fazhi.sphinx_ext.site import Exhibit, Shown, Site

_MUCH: Final = 4
"""A part with one in so many of the passages holds much of the evidence."""
_MOST: Final = 40
"""Characters of a passage that a cell shows before it is opened."""
_IN_TWO_LINES: Final = 16
"""Characters of it that two lines of a part's column hold."""
_IN_NARROW_LINES: Final = 7
"""Those of the column of a part that holds little of the evidence."""
_WORST_FIRST = (
    Conclusion.MISSING,
    Conclusion.ADMITTED,
    Conclusion.PLANNED,
    Conclusion.WEAK,
    Conclusion.SUPPORTED,
    Conclusion.WAIVED,
    Conclusion.NOT_APPLICABLE,
)


_TO_FILL = frozenset((Conclusion.WEAK, Conclusion.PLANNED, Conclusion.ADMITTED, Conclusion.MISSING))
"""What asks for words that the report does not have."""


class _Resting(NamedTuple):
    """A duty and one place that carries it."""

    citation: Citation
    assessment: Assessment


def page(site: Site, argument: str) -> Section | None:
    """The matrix of the report in that folder."""
    shown = site.report(argument)
    if shown is None:
        return nothing_supplied(site, argument, "matrix")
    note = safe("") if shown.report.supplied else unsupplied()
    return Section(
        f"matrix-{shown.folder}",
        _("{report} 追溯矩阵").format(report=shown.label),
        (
            tag("div", title_block(shown, "matrix"), _switch(), class_="fz-matrix-head"),
            note,
            template(shown),
            Section("by-part", _("义务 × 部分"), (_by_part(site, shown),)),
            Section("by-article", _("义务 × 条文"), (_by_article(shown),)),
            Section("the-report", _("所核查的报告"), (facts(shown),)),
        ),
        wide=True,
    )


def _switch() -> Html:
    """The way to each table; with the script it shows one at a time."""
    views = (("by-part", _("义务 × 部分")), ("by-article", _("义务 × 条文")))
    links = (tag("a", label, href=f"#{id}", class_="fz-button") for id, label in views)
    return tag("nav", *links, class_="fz-ways fz-views", aria_label=_("两种排法"))


def _by_part(site: Site, shown: Shown) -> Html:
    parts = _parts(shown)
    seen: set[Conclusion] = set()
    bodies = (_domain(shown, domain, parts, seen) for domain in Domain if site.obligations(domain))
    duty, conclusion, strength, severity = _heads((_("义务"), ""))
    head = [duty, conclusion, strength, severity, *_deciding(shown), _to_fill(_("要求"))]
    head += [*(_part(shown, part) for part in parts), tag("span", _("依据"), class_="fz-law-name")]
    head += [_to_fill(_("相近的文字")), _to_fill(_("怎么写"))]
    return pieces.table(_caption(shown), head, bodies, "fz-matrix fz-by-part")


def _to_fill(label: str) -> Html:
    """The head of a column that takes the place of the parts where only what is to be filled in is shown."""
    return tag("span", label, class_="fz-filling")


def _caption(shown: Shown) -> str:
    return _("{report}：{duties} 项义务 × {passages} 处佐证（{counts}）").format(
        report=shown.label,
        duties=len(shown.audit.assessments),
        passages=len(shown.exhibits),
        counts=pieces.counted(shown.audit.counts),
    )


def _part(shown: Shown, part: Part) -> Html:
    """The head of a part; one that holds much of the evidence takes more room."""
    return tag("span", said(part), class_=f"fz-part-name{' fz-most' if _holds_much(shown, part) else ''}")


def _holds_much(shown: Shown, part: Part) -> bool:
    return sum(item.part is part for item in shown.exhibits) * _MUCH >= len(shown.exhibits)


def _parts(shown: Shown) -> tuple[Part, ...]:
    """Parts that hold any evidence, in the order of the report; where none does, the one that should."""
    present = {item.part for item in shown.exhibits} or {Part.WORK}
    return tuple(part for part in Part if part in present)


def _domain(shown: Shown, domain: Domain, parts: tuple[Part, ...], seen: set[Conclusion]) -> Html:
    assessments = [item for item in shown.audit.assessments if item.obligation.domain is domain]
    label = tag(
        "th",
        tag("span", said(domain), class_="fz-group-name"),
        tag("span", pieces.counted(pieces.tally(assessments)), class_="fz-note"),
        scope="rowgroup",
        colspan=str(len(parts) + 5 + len(_deciding(shown))),
    )
    rows = (_duty_row(shown, item, parts, seen) for item in assessments)
    return tag("tbody", tag("tr", label, class_="fz-group"), *rows)


def _duty_row(shown: Shown, assessment: Assessment, parts: tuple[Part, ...], seen: set[Conclusion]) -> Html:
    """One duty; the first of each conclusion carries the anchor that the overview points at."""
    obligation = assessment.obligation
    first = assessment.conclusion not in seen
    seen.add(assessment.conclusion)
    title = places.obligation_link(obligation, obligation.title_in(language()))
    return tag(
        "tr",
        tag("th", title, tag("code", obligation.id), scope="row"),
        *_judged(shown, assessment),
        *_decided(shown, assessment),
        *_asked(assessment),
        *_cells(shown, assessment, parts),
        tag("td", _basis(shown, assessment), data_label=_("依据")),
        *_filled(shown, assessment),
        id=f"c-{assessment.conclusion}" if first else None,
        class_=f"fz-row-{assessment.conclusion.replace('_', '-')}",
        **_data(shown, assessment),
    )


def _deciding(shown: Shown) -> list[Html]:
    """The head of the column that tells who decided; nothing where nobody has on this report."""
    decided = any(item.decided for item in shown.audit.assessments)
    return [tag("span", _("复核"), class_="fz-decided")] if decided else []


def _decided(shown: Shown, assessment: Assessment) -> Iterator[Html]:
    """The cell of that column."""
    if _deciding(shown):
        told = pieces.who(assessment)
        yield tag("td", told, data_label=_("复核") if told else None)


def _asked(assessment: Assessment) -> Iterator[Html]:
    """What the law asks for, in every row that has something to fill in."""
    if assessment.conclusion in _TO_FILL:
        duty = assessment.obligation
        yield _two_lines(_("要求"), safe(duty.requirement_in(language())))
    else:
        yield tag("td", class_="fz-filling")


def _filled(shown: Shown, assessment: Assessment) -> Iterator[Html]:
    """What the report has of it, and what to write."""
    if assessment.conclusion in _TO_FILL:
        duty = assessment.obligation
        yield _two_lines(_("相近的文字"), in_report(shown, assessment))
        yield _two_lines(_("怎么写"), safe(duty.remedy_in(language())))
    else:
        yield tag("td", class_="fz-filling")
        yield tag("td", class_="fz-filling")


def _two_lines(label: str, words: Html) -> Html:
    """A cell of two lines until all is opened; its label stands before it where there is no head above it."""
    return tag("td", tag("div", words, class_="fz-two"), class_="fz-filling", data_label=label)


def _cells(shown: Shown, assessment: Assessment, parts: tuple[Part, ...]) -> Iterator[Html]:
    if not assessment.conclusion.judged:
        reason = quoted(assessment.reason.of(language())) if assessment.reason else ""
        yield tag("td", reason, colspan=str(len(parts)), class_="fz-none fz-of-part")
        return
    found = shown.of(assessment.obligation.id)
    if closest := nearest(shown, assessment):
        yield tag("td", closest, colspan=str(len(parts)), class_="fz-none fz-of-part")
        return
    for part in parts:
        here = [item for item in found if item.part is part]
        most = _IN_TWO_LINES if _holds_much(shown, part) else _IN_NARROW_LINES
        yield tag("td", _folded(_passages(shown, here, assessment.obligation.id, most)), class_="fz-of-part")


def _folded(lines: Sequence[Html]) -> Html:
    """The first of the lines; where there are more, those folded under it."""
    if len(lines) <= 1:
        return _list(lines)
    more = tag("summary", _("等 {count} 处").format(count=len(lines)))
    return tag("div", _list(lines[:1]), tag("details", more, _list(lines[1:]), class_="fz-more"), class_="fz-cited")


def _list(lines: Sequence[Html]) -> Html:
    return tag("ul", *lines, class_="fz-plain") if lines else Html("")


def _by_article(shown: Shown) -> Html:
    """The table, a group of rows for each instrument."""
    pairs = _resting(shown)
    groups = groupby(pairs, key=lambda pair: (pair.citation.instrument, pair.citation.version))
    duties = {pair.assessment.obligation.id: pair.assessment for pair in pairs}
    told = {id: _of_duty(shown, item) for id, item in duties.items()}
    bodies = (_version(shown, list(same), told) for _key, same in groups)
    head = [*_heads((_("依据"), ""), (_("义务"), "duty")), *_deciding(shown), _("片段")]
    return pieces.table(_article_caption(shown, pairs), head, bodies, "fz-matrix fz-by-article")


def _resting(shown: Shown) -> list[_Resting]:
    """Every place in force with every duty it carries: by instrument, version, article, then in catalogue order."""
    order = {id: number for number, id in enumerate(shown.audit.instruments)}
    pairs = (_Resting(citation, item) for item in shown.audit.assessments for citation in item.basis)
    return sorted(pairs, key=lambda pair: (order[pair.citation.instrument], *_where(pair.citation)))


def _where(citation: Citation) -> tuple[str, int, str]:
    return citation.version.isoformat(), citation.article or 0, citation.item or ""


def _article_caption(shown: Shown, pairs: Sequence[_Resting]) -> str:
    duties = {pair.assessment.obligation.id: pair.assessment for pair in pairs}
    return _("{report}：{duties} 项义务 × {places} 处条文，共 {rows} 行（{counts}）").format(
        report=shown.label,
        duties=len(duties),
        places=len({places.article_id(pair.citation) for pair in pairs}),
        rows=len(pairs),
        counts=pieces.counted(pieces.tally(duties.values())),
    )


def _version(shown: Shown, pairs: Sequence[_Resting], told: Mapping[str, Html]) -> Html:
    """One wording of an instrument: its name and its rows."""
    instrument = shown.audit.instruments[pairs[0].citation.instrument]
    duties = {pair.assessment.obligation.id: pair.assessment for pair in pairs}
    label = tag(
        "th",
        tag("span", _title(instrument, instrument.version(pairs[0].citation.version)), class_="fz-group-name"),
        tag("span", pieces.counted(pieces.tally(duties.values())), class_="fz-note"),
        scope="rowgroup",
        colspan=str(6 + len(_deciding(shown))),
    )
    return tag("tbody", tag("tr", label, class_="fz-group"), *(_article_row(pair, told) for pair in pairs))


def _title(instrument: Instrument, version: Version | None) -> str:
    """The instrument's name; its wording too where the record has several."""
    title = instrument.title_in(language())
    if version is None or len(instrument.versions) == 1:
        return title
    return _("{title}（{version} 文本）").format(title=title, version=version.version.isoformat())


def _article_row(pair: _Resting, told: Mapping[str, Html]) -> Html:
    """One place and one duty; the script finds the rest of what it asks at the duty's row of the first table."""
    citation, assessment = pair
    where = place(citation, language()) + mark(citation.verified, language())
    return tag(
        "tr",
        tag("th", places.citation_link(citation, where), scope="row"),
        told[assessment.obligation.id],
        data_duty=assessment.obligation.id,
        data_place=places.article_id(citation),
    )


def _of_duty(shown: Shown, assessment: Assessment) -> Html:
    """The cells of a duty, which are the same at each of the places it rests on."""
    obligation = assessment.obligation
    title = places.obligation_link(obligation, obligation.title_in(language()))
    passages = tag("td", *_shown(shown, assessment))
    judged = (*_judged(shown, assessment), *_decided(shown, assessment))
    return join(tag("td", title, tag("code", obligation.id)), *judged, passages)


def _shown(shown: Shown, assessment: Assessment) -> Iterator[Html]:
    if assessment.reason:
        yield quoted(assessment.reason.of(language()))
    yield _list(_passages(shown, shown.of(assessment.obligation.id), assessment.obligation.id))
    yield nearest(shown, assessment)


def _heads(*before: tuple[str, str]) -> tuple[Html, ...]:
    """Heads that rows can be sorted by: those given with the name of their order, then those of the judgement."""
    judgement = (
        (_("结论"), "conclusion", " ".join(_WORST_FIRST)),
        (_("强度"), "strength", " ".join(item.key for item in Strength)),
        (_("严重程度"), "severity", " ".join(Severity)),
    )
    given = (tag("span", label, data_sort=name) for label, name in before)
    return (*given, *(tag("span", label, data_sort=name, data_order=order) for label, name, order in judgement))


def _data(shown: Shown, assessment: Assessment) -> dict[str, str | None]:
    """What a row is filtered and sorted by, as its attributes."""
    obligation = assessment.obligation
    return {
        "data_duty": obligation.id,
        "data_domain": obligation.domain.value,
        "data_conclusion": assessment.conclusion.value,
        "data_strength": assessment.strength.key,
        "data_severity": shown.severity(obligation.id).value,
        "data_likelihood": assessment.likelihood.value if assessment.likelihood else None,
        "data_cadence": obligation.cadence.value,
        "data_kinds": " ".join(obligation.applies_to),
    }


def _judged(shown: Shown, assessment: Assessment) -> Iterator[Html]:
    """Conclusion, strength and severity, a cell each."""
    led = answer.finding_link(shown, assessment.obligation, chip(assessment.conclusion), class_="fz-led")
    yield tag("td", led, pieces.sure(assessment))
    yield tag("td", chip(assessment.strength))
    yield tag("td", chip(shown.severity(assessment.obligation.id)))


def _basis(shown: Shown, assessment: Assessment) -> Html:
    """The citations in force, those of one version in one: the one to look at first, the others folded under it."""
    if not assessment.basis:
        return tag("p", _("该年度没有生效的依据"), class_="fz-none")
    groups = together(assessment.basis)
    texts = cite_all(assessment.basis, shown.audit.instruments, language())
    best = best_ground(shown.audit, assessment)
    cited = sorted(zip(groups, texts, strict=True), key=lambda item: best is None or best.citation not in item[0])
    instruments = shown.audit.instruments
    items = [
        tag("li", places.citation_link(same[0], _title_and_place(text, instruments[same[0].instrument])), title=text)
        for same, text in cited
    ]
    first = tag("ul", items[0], class_="fz-plain fz-two")
    if len(items) == 1:
        return first
    count = tag("summary", _("等 {count} 条").format(count=len(set(assessment.basis))))
    more = tag("details", count, tag("ul", *items[1:], class_="fz-plain"), class_="fz-more")
    return tag("div", first, more, class_="fz-cited")


def _title_and_place(text: str, instrument: Instrument) -> Html:
    """A citation so that its place stays in sight where its title is cut."""
    at = places.after_title(text, instrument)
    return join(tag("span", text[:at], class_="fz-law-title"), tag("span", text[at:], class_="fz-law-place"))


def _passages(shown: Shown, found: Sequence[Exhibit], obligation: str, most: int = _MOST) -> list[Html]:
    """The passages that speak of a duty, the strongest first, and how many say so in general words only beside them."""
    told = {item: exhibit for exhibit in found for item in exhibit.evidence if item.obligation == obligation}
    listed = telling(told)
    lines = [tag("li", *_passage(shown, told[item], item, most)) for item in listed]
    if more := len(found) - len({told[item].id for item in listed}):
        lines.append(tag("li", _("另有 {count} 处只有笼统的说法，见正文").format(count=more), class_="fz-none"))
    return lines


def _passage(shown: Shown, exhibit: Exhibit, here: Evidence, most: int) -> Iterator[Html | str]:
    yield strength_of(here.strength, here.polarity)
    yield " "
    name = _("片段 {number}").format(number=exhibit.number)
    yield places.exhibit_link(shown, exhibit, f"[{exhibit.number}]", aria_label=name)
    yield " "
    yield _words(shown, exhibit, most)


def _words(shown: Shown, exhibit: Exhibit, most: int) -> Html:
    """The words of a passage; where the text is not supplied or a whole part is meant, what it is called."""
    if exhibit.wide:
        return safe(_("整个部分") if most < _MOST else _("整个“{part}”部分").format(part=said(exhibit.part)))
    words = shown.quote(exhibit.start, exhibit.end)
    if words is None:
        where = pieces.placed(exhibit.start, exhibit.end)
        if most < _MOST:
            return quoted(shorten(str(exhibit.path[-1]), most), title=where) if exhibit.path else safe(where)
        return join(where, " ", pieces.path(exhibit.path[-1:]))
    return _whole_on_demand(" ".join(words.split()), most)


def _whole_on_demand(line: str, most: int) -> Html:
    """Somebody's words; of a longer line the beginning, and the rest when it is opened, also without a script."""
    if len(line) <= most:
        return quoted(line)
    return tag("details", tag("summary", quoted(line[:most])), quoted(line[most:]))


def template(shown: Shown) -> Html:
    """The form, and the words the script writes with."""
    form = tag(
        "form",
        tag("div", *_first(shown), *_picks(shown), class_="fz-filter-line"),
        tag("div", tag("p", "", role="status", class_="fz-filter-said"), *_buttons(), class_="fz-filter-line"),
        class_="fz-filter",
        role="search",
        aria_label=_("筛选矩阵"),
    )
    return tag("template", form, id="fz-matrix-controls", **_script_words(shown))


def _script_words(shown: Shown) -> dict[str, str]:
    return {
        "data_gaps": " ".join(item for item in Conclusion if item.gap),
        "data_filling": " ".join(item for item in Conclusion if item.gap or item is Conclusion.WEAK),
        "data_file": _("{report} 追溯矩阵").format(report=shown.label),
        "data_report": shown.label,
        "data_part": _("{report}，{filter}：{duties} 项义务 × {passages} 处佐证（{counts}），全部 {all} 项义务"),
        "data_article": _(
            "{report}，{filter}：{duties} 项义务 × {places} 处条文，共 {rows} 行（{counts}），全部 {all} 行"
        ),
        "data_filter": _("筛选 {conditions}"),
        "data_condition": _("{name}：{values}"),
        "data_text": _("文字“{text}”"),
        "data_count": _("{value} {count}"),
        "data_and": _("；"),
        "data_or": _("、"),
        "data_comma": _("，"),
        "data_said": _("显示 {rows} 行，共 {all} 行"),
        "data_nothing": _("没有一行符合筛选，请放宽条件。"),
        "data_copied": _("已复制 {rows} 行"),
        "data_refused": _("浏览器不让复制，请改用下载"),
        "data_id": _("编号"),
    }


def _first(shown: Shown) -> Iterator[Html]:
    find = _("查找")
    yield tag("input", type="search", name_="q", autocomplete="off", placeholder=find, aria_label=find)
    gaps = tag("span", str(len(shown.audit.gaps())), class_="fz-count")
    yield tag("label", tag("input", type="checkbox", name_="gaps", value="1"), " ", tag("span", _("只看缺口")), gaps)


def _picks(shown: Shown) -> Iterator[Html]:
    """For each quality of a duty, the values that occur."""
    assessments = shown.audit.assessments
    kinds = {kind for item in assessments for kind in item.obligation.applies_to}
    yield choice("domain", _("领域"), Domain, {item.obligation.domain for item in assessments})
    yield choice("conclusion", _("结论"), Conclusion, {item.conclusion for item in assessments})
    yield choice("strength", _("强度"), Strength, {item.strength for item in assessments})
    severities = {shown.severity(item.obligation.id) for item in assessments}
    yield choice("severity", _("严重程度"), Severity, severities)
    likely = {item.likelihood for item in assessments if item.likelihood}
    yield choice("likelihood", _("把握"), Likelihood, likely)
    yield choice("cadence", _("频次"), Cadence, {item.obligation.cadence for item in assessments})
    yield choice("kinds", _("单位类别"), UnitKind, kinds)


def _buttons() -> Iterator[Html]:
    yield tag("button", _("清除筛选"), type="reset")
    yield tag("button", _("全部展开"), type="button", data_do="open", aria_pressed="false")
    yield tag("button", _("复制"), type="button", data_do="copy")
    yield tag("button", _("下载"), type="button", data_do="save")
    yield tag("button", _("打印"), type="button", data_do="print")
