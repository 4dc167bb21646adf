"""The address of each thing in the site."""

from fazhi.model.evidence import NearMiss
from fazhi.model.law import Citation, Instrument
from fazhi.model.obligation import Domain, Obligation
from fazhi.sphinx_ext.html import Html, address, language, link, safe, tag
from fazhi.sphinx_ext.site import Exhibit, Shown, key

OVERVIEW = "index"
INSTRUMENTS = "instruments"
METHOD = "method"


def domain_page(domain: Domain) -> str:
    """Document of a domain."""
    return f"domains/{domain.lower()}"


def obligation_page(obligation: str) -> str:
    """Document of a duty."""
    return f"obligations/{obligation}"


def instrument_page(instrument: str) -> str:
    """Document of an instrument."""
    return f"{INSTRUMENTS}/{instrument}"


def report_page(shown: Shown, page: str = "index") -> str:
    """Document of a report: index (its text), gaps or matrix."""
    return f"{shown.home}/{page}"


def obligation_link(obligation: Obligation, label: str | None = None, **attributes: str | None) -> Html:
    """A link to a duty, by its title unless a label is given."""
    words = label or obligation.title_in(language())
    return link(words, obligation_page(obligation.id), anchor="", **attributes)


def report_link(shown: Shown, label: str, page: str = "index", anchor: str = "", **attributes: str | None) -> Html:
    """A link to one of a report's pages; the bare label where its folder holds none."""
    return link(label, report_page(shown, page), anchor, **attributes) if shown.paged else safe(label)


def matrix_link(shown: Shown, label: str, **asked: str) -> Html:
    """A link to the matrix of a report that shows only the duties of these qualities, as its filter names them."""
    return tag("a", label, href=address(report_page(shown, "matrix"), asked=asked)) if shown.paged else safe(label)


def exhibit_link(shown: Shown, exhibit: Exhibit, label: str, **attributes: str | None) -> Html:
    """A link to a passage where it stands in the report."""
    return report_link(shown, label, "index", exhibit.id, **attributes)


def near_id(shown: Shown, start: int) -> str:
    """Anchor of the place where a passage that comes near begins in the text."""
    return f"NM_{key(shown.slug)}_{start}"


def near_link(shown: Shown, near: NearMiss, label: str, **attributes: str | None) -> Html:
    """A link to a passage that comes near, where it stands in the report; the bare label where no text is shown."""
    if not shown.report.supplied:
        return safe(label)
    return report_link(shown, label, "index", near_id(shown, near.start), **attributes)


def settled_id(shown: Shown) -> str:
    """Anchor of the list of what people decided and waived."""
    return f"ST_{key(shown.slug)}"


def slip_id(shown: Shown, start: int) -> str:
    """Anchor of the passage beginning there that holds what should not leave the office."""
    return f"SL_{key(shown.slug)}_{start}"


def citation_link(citation: Citation, label: str) -> Html:
    """A link from a citation to its place on its instrument's page."""
    return link(label, instrument_page(citation.instrument), article_id(citation))


def after_title(cited: str, instrument: Instrument) -> int:
    """Where the title of the instrument ends in a citation of it, and the place in it begins."""
    return cited.rfind("》") + 1 or cited.find(", ", len(instrument.title_en)) + 1 or len(cited)


def instrument_link(instrument: Instrument) -> Html:
    """A link to an instrument by its title."""
    return link(instrument.title_in(language()), instrument_page(instrument.id))


def instrument_id(instrument: str) -> str:
    """Identifier of an instrument's need and of its place on the page."""
    return f"IN_{instrument}"


def article_id(citation: Citation) -> str:
    """Anchor of one cited place among an instrument's duties."""
    day = citation.version.isoformat().replace("-", "")  # strftime takes five times as long
    return f"{instrument_id(citation.instrument)}-{day}-{citation.article or citation.item or 0}"


def report_id(shown: Shown) -> str:
    """Identifier of a report's need and of its place on the page of its text."""
    return f"RP_{key(shown.slug)}"


def finding_id(shown: Shown, rule: str, obligation: str | None, again: int = 0) -> str:
    """Identifier of a finding's need and of its place on the gap page."""
    return "_".join(filter(None, ("FI", key(shown.slug), rule.upper(), obligation, str(again or ""))))
