"""A page by itself, to be opened in a browser, sent on and printed: no script, nothing from elsewhere."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from fazhi.model.audit import Conclusion
from fazhi.model.both import ENGLISH, pick
from fazhi.model.words import word
from fazhi.output.pages.book import Sheet
from fazhi.output.words.columns import columns
from fazhi.output.words.quote import neutral
from fazhi.output.words.spreadsheet import TONES
from fazhi.output.words.tally import SYMBOLS

_SHORT: Final = 22
"""Columns of a cell that stands on one line."""
_STYLE: Final = (
    "body{font:16px/1.7 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2rem auto;max-width:84rem;"
    "padding:0 1rem;color:#1b1f24;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 .4rem}"
    "table{border-collapse:collapse;width:100%}th{background:#f2f4f7;font-weight:600}"
    "td,th{border:1px solid #c9ced6;padding:.35rem .6rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}"
    "@media print{body{margin:0}tr{break-inside:avoid}thead{display:table-header-group}}"
)
"""Of every such page."""
_OF_TABLES: Final = (
    "summary{font-size:1.15rem;font-weight:600;margin:2rem 0 .4rem;cursor:pointer}.wide{overflow-x:auto}"
    "th{white-space:nowrap}td{min-width:9rem;white-space:pre-line}td.short{min-width:0;white-space:nowrap}"
    + "".join(f".{item}{{background:{ground};color:{ink}}}" for item, (ground, ink) in TONES.items())
    + "@media print{@page{size:A4 landscape}body{font-size:11px}.wide{overflow:visible}}"
)


def page(title: str, body: str, style: str, language: str) -> str:
    """A page of HTML with its title as the heading; `body` is HTML, and `style` is for what only this page has."""
    name = safe(title)
    return (
        f'<!doctype html>\n<html lang="{"en" if language == ENGLISH else "zh-CN"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{name}</title><style>{_STYLE}{style}</style></head><body><main><h1>{name}</h1>{body}"
        "</main></body></html>\n"
    )


def tables_page(title: str, lead: Iterable[str], sheets: Sequence[Sheet], language: str, folded: int = 0) -> str:
    """A page of tables; columns in which no row says anything are left out.

    Args:
        title: Its heading.
        lead: What is said before the tables, a paragraph each.
        sheets: The tables, each under its name; one without rows is left out.
        language: Of the page.
        folded: So many of the last tables are shown when somebody asks for them, and always in print.
    """
    shown = [sheet for sheet in sheets if sheet.rows]
    closed = {sheet.name for sheet in sheets[len(sheets) - folded :]}
    told = "".join(f"<p>{safe(each)}</p>" for each in lead)
    tables = "".join(_section(sheet, language, folded=sheet.name in closed) for sheet in shown)
    return page(title, told + tables, _OF_TABLES, language)


def safe(told: str) -> str:
    """Text as HTML shows it; line breaks are kept, and nothing else that steers."""
    return "\n".join(escape(neutral(line)) for line in told.split("\n"))


def _section(sheet: Sheet, language: str, *, folded: bool) -> str:
    many = len(sheet.rows)
    name = safe(f"{sheet.name.of(language)}{pick(language, f'（{many}）', f' ({many})')}")
    told = [at for at in range(len(sheet.head)) if any(row[at] != "" for row in sheet.rows)]
    heads = "".join(f'<th scope="col">{safe(sheet.head[at])}</th>' for at in told)
    rows = "".join(f"<tr>{''.join(_cell(row[at], language) for at in told)}</tr>" for row in sheet.rows)
    place = f'<div class="wide" tabindex="0" role="region" aria-label="{name}">'
    table = f"{place}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    return f"<details><summary>{name}</summary>{table}</details>" if folded else f"<h2>{name}</h2>{table}"


def _cell(told: str | int | Conclusion, language: str) -> str:
    if isinstance(told, Conclusion):
        return f'<td class="short {told.value}">{SYMBOLS[told]} {safe(word(told, language))}</td>'
    short = ' class="short"' if columns(str(told)) <= _SHORT else ""
    return f"<td{short}>{safe(str(told))}</td>"
