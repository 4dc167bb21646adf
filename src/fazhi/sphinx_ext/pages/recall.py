"""What is unproven: every citation and instrument that was not checked against the text, those from memory first."""

from collections.abc import Iterator

from fazhi.model.law import Citation, Instrument, Verification
from fazhi.model.obligation import Obligation
from fazhi.model.words import word
from fazhi.output.citation import cite
from fazhi.sphinx_ext import pieces, places
from fazhi.sphinx_ext.marks import chip, english
from fazhi.sphinx_ext.markup import Html, join, link, tag
from fazhi.sphinx_ext.page import Section
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


def page(site: Site, _: str) -> Section:
    """Everything unproven, each level apart."""
    return Section("recall", "未核对原文的依据 Unproven", (_lead(site), *(_level(site, level) for level in _MEANING)))


def _lead(site: Site) -> Html:
    total = sum(len(item.basis) for item in site.catalogue.obligations)
    counts = "，".join(f"{word(level)} {len(_citations(site, level))} 处" for level in _MEANING)
    return join(
        tag("p", english("Citations and instruments not checked against the text"), class_="fz-subtitle"),
        tag(
            "p",
            f"义务引用条文共 {total} 处，其中{counts}。用这些依据下结论之前，请先对照公布的原文。",
            class_="fz-lead",
        ),
    )


def _level(site: Site, level: Verification) -> Section:
    zh, en = _MEANING[level]
    return Section(
        f"verified-{level}",
        f"{word(level)} {word(level, 'en').capitalize()}",
        (tag("p", chip(level), " ", zh, " ", english(en)), _cited(site, level), _instruments(site, level)),
    )


def _citations(site: Site, level: Verification) -> list[tuple[Citation, Obligation]]:
    """Every citation checked no further than that, with the duty that cites it, in catalogue order."""
    pairs = ((citation, item) for item in site.catalogue.obligations for citation in item.basis)
    return [pair for pair in pairs if pair[0].verified is level]


def _cited(site: Site, level: Verification) -> Html:
    found = _citations(site, level)
    if not found:
        return tag("p", f"没有{word(level)}的引用。", class_="fz-none")
    head = ["义务 Obligation", "条文 Article", "应见用语 Anchor", "来源 Source", "说明 Note"]
    rows = (_citation(site, *pair) for pair in found)
    return pieces.table(f"{word(level)}的引用：{len(found)} 处", head, [tag("tbody", *rows)])


def _citation(site: Site, citation: Citation, obligation: Obligation) -> Html:
    return tag(
        "tr",
        tag("th", places.obligation_link(obligation), " ", tag("code", obligation.id), scope="row"),
        tag("td", places.citation_link(citation, cite(citation, site.catalogue.instruments))),
        tag("td", citation.anchor),
        *_origin(citation),
    )


def _instruments(site: Site, level: Verification) -> Html:
    found = [item for item in site.catalogue.instruments.values() if item.verified is level]
    if not found:
        return tag("p", f"没有{word(level)}的规范依据。", class_="fz-none")
    head = ["规范依据 Instrument", "文号 Number", "来源 Source", "说明 Note"]
    return pieces.table(f"{word(level)}的规范依据：{len(found)} 部", head, [tag("tbody", *map(_instrument, found))])


def _instrument(item: Instrument) -> Html:
    name = link(item.title, places.INSTRUMENTS, places.instrument_id(item.id))
    return tag(
        "tr",
        tag("th", name, " ", tag("code", item.id), scope="row"),
        tag("td", item.number or ""),
        *_origin(item),
    )


def _origin(item: Citation | Instrument) -> Iterator[Html]:
    """Where it was seen, as text to be copied and no link of ours, and what is open about it."""
    yield tag("td", tag("code", item.source_url) if item.source_url else "")
    yield tag("td", item.note or "")
