"""What is unproven: every citation and instrument that was not checked against the text, those from memory first."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from fazhi.model.law import Citation, Instrument, Verification
from fazhi.model.obligation import Obligation
from fazhi.output.words.citation import cite
from fazhi.sphinx_ext.html import Html, _, chinese, chip, is_chinese, language, said, tag
from fazhi.sphinx_ext.parts import Section, pieces, places
from fazhi.sphinx_ext.site import Site

_MEANING = {
    Verification.RECALL: (
        "凭记忆写成，没有见过原文：机关名称、日期、条号和内容都可能有误。",
        "Written from memory; no text was seen.",
    ),
    Verification.EXCERPT: (
        "只见过他处的摘录或转述，没有见过全文；哪些仍凭记忆，见说明。",
        "Seen in an excerpt published elsewhere, never in full.",
    ),
}
"""Chinese and English, the least proven first, as the page has them."""
_Column: TypeAlias = tuple[str, Callable[[Citation | Instrument], Html]]
"""The head of a column and what it says of each."""


def page(site: Site, _argument: str) -> Section:
    """Everything unproven, each level apart."""
    return Section(
        "recall",
        _("未核对原文的依据"),
        (_lead(site), *(_level(site, level) for level in _MEANING)),
        wide=True,
    )


def _lead(site: Site) -> Html:
    total = sum(len(item.basis) for item in site.catalogue.obligations)
    counts = _("，").join(f"{said(level)} {len(_citations(site, level))}" for level in _MEANING)
    sentence = _("义务引用条文共 {count} 处，其中{counts}。用这些依据下结论之前，请先对照公布的原文。")
    return tag("p", sentence.format(count=total, counts=counts), class_="fz-lead")


def _level(site: Site, level: Verification) -> Section:
    zh, en = _MEANING[level]
    return Section(
        f"verified-{level}",
        said(level).capitalize(),
        (
            tag("p", chip(level), " ", zh if is_chinese() else en),
            _cited(site, level),
            _instruments(site, level),
        ),
    )


def _citations(site: Site, level: Verification) -> list[tuple[Citation, Obligation]]:
    """Every citation checked no further than that, with the duty that cites it, in catalogue order."""
    pairs = ((citation, item) for item in site.catalogue.obligations for citation in item.basis)
    return [pair for pair in pairs if pair[0].verified is level]


def _cited(site: Site, level: Verification) -> Html:
    found = _citations(site, level)
    if not found:
        return tag("p", _("没有这样的引用。"), class_="fz-none")
    origins = _origins([citation for citation, _duty in found])
    head = [_("义务"), _("条文"), _("应见用语"), *(title for title, _cell in origins)]
    rows = (_citation(site, *pair, origins) for pair in found)
    return pieces.table(
        _("{level}的引用：{count} 处").format(level=said(level), count=len(found)),
        head,
        [tag("tbody", *rows)],
        "fz-stacked",
    )


def _citation(site: Site, citation: Citation, obligation: Obligation, origins: Sequence[_Column]) -> Html:
    return tag(
        "tr",
        tag("th", places.obligation_link(obligation), " ", tag("code", obligation.id), scope="row"),
        tag("td", places.citation_link(citation, cite(citation, site.catalogue.instruments, language()))),
        tag("td", chinese(citation.anchor)),
        *(tag("td", cell(citation)) for _title, cell in origins),
    )


def _instruments(site: Site, level: Verification) -> Html:
    found = [item for item in site.catalogue.instruments.values() if item.verified is level]
    if not found:
        return tag("p", _("没有这样的规范依据。"), class_="fz-none")
    origins = _origins(found)
    head = [_("依据名称"), _("文号"), *(title for title, _cell in origins)]
    caption = _("{level}的规范依据：{count} 部").format(level=said(level), count=len(found))
    return pieces.table(caption, head, [tag("tbody", *(_instrument(item, origins) for item in found))], "fz-stacked")


def _instrument(item: Instrument, origins: Sequence[_Column]) -> Html:
    name = places.instrument_link(item)
    return tag(
        "tr",
        tag("th", name, " ", tag("code", item.id), scope="row"),
        tag("td", chinese(item.number)),
        *(tag("td", cell(item)) for _title, cell in origins),
    )


def _origins(items: Sequence[Citation | Instrument]) -> Sequence[_Column]:
    """Where they were seen and what is open about them: the columns that at least one of them fills."""
    columns = ((_("来源"), _source), (_("说明"), _note))
    return [(title, cell) for title, cell in columns if any(cell(item) for item in items)]


def _source(item: Citation | Instrument) -> Html:
    return pieces.source(item.source_url)


def _note(item: Citation | Instrument) -> Html:
    return chinese(item.note) if item.note else Html("")
