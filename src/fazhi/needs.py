"""What the needs of an audit site are: their types, fields and links in one table, for our site and for others.

A project that takes our `needs.json` in writes `extensions = ["fazhi.needs"]` in its conf.py, or uses the three values
`NEEDS_TYPES`, `NEEDS_FIELDS` and `NEEDS_LINKS` there, to which it may add its own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from fazhi import __version__
from fazhi.model.both import Both

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


@dataclass(frozen=True, slots=True)
class NeedType:
    """A kind of need."""

    name: str
    zh: str
    prefix: str
    """What its identifiers begin with."""
    color: str
    meaning: Both


@dataclass(frozen=True, slots=True)
class NeedField:
    """A field that needs of some types have."""

    name: str
    holds: Literal["string", "integer", "array"]
    """An array holds strings."""
    of: tuple[str, ...]
    """The types that have it."""
    meaning: Both


@dataclass(frozen=True, slots=True)
class NeedLink:
    """A link from needs of one type to needs of another."""

    name: str
    of: str
    to: str
    outgoing: str
    """What it is called at the need that has it,"""
    incoming: str
    """and at the one it leads to."""
    meaning: Both


TYPES: Final = (
    NeedType("obligation", "义务", "", "#dbe7f3", Both("一项义务", "A duty of the catalogue")),
    NeedType(
        "evidence", "佐证", "EV_", "#dcefe2",
        Both("报告中算作佐证的一个片段，不含原文", "A passage of a report that counts as evidence, without its words"),
    ),
    NeedType("report", "报告", "RP_", "#f3ecd9", Both("一份报告，不含原文", "A report, without its text")),
    NeedType("instrument", "规范依据", "IN_", "#eee6f6", Both("一部规范依据", "A law, regulation or document")),
    NeedType("finding", "问题", "FI_", "#f8e2e0", Both("一条规则指出的一个问题", "What a rule has to complain of")),
)  # fmt: skip
"""The types of needs."""
FIELDS: Final = (
    NeedField("title_en", "string", ("obligation", "instrument"), Both("英文名称", "Its English title")),
    NeedField("domain", "string", ("obligation",), Both("领域", "Its domain, as DECISION")),
    NeedField(
        "severity", "string", ("obligation", "finding"),
        Both("严重程度：mandatory、expected、notice", "Severity: mandatory, expected or notice"),
    ),
    NeedField(
        "cadence", "string", ("obligation",), Both("频次：annual、event 等", "How often it binds: annual, event, …")
    ),
    NeedField("kind", "string", ("instrument",), Both("效力层级", "What kind of instrument")),
    NeedField(
        "verified", "string", ("instrument",),
        Both("核实程度：text、excerpt、recall", "How far it was checked: text, excerpt or recall"),
    ),
    NeedField(
        "report", "string", ("report", "evidence", "finding"),
        Both("报告的标识：所在文件夹名", "The report it is or belongs to, by the name of its folder"),
    ),
    NeedField(
        "digest", "string", ("report", "evidence"),
        Both("所指文字的 SHA-256 摘要", "SHA-256 of the text it stands for"),
    ),
    NeedField("unit", "string", ("report",), Both("单位", "The unit that reports")),
    NeedField("unit_kind", "string", ("report",), Both("单位类别", "What kind of unit it is")),
    NeedField("year", "integer", ("report",), Both("年度", "The year it reports on")),
    NeedField("part", "string", ("evidence",), Both("所在的部分", "The part of the report it stands in")),
    NeedField(
        "strength", "string", ("evidence",),
        Both("强度：mention、assertion、measure、result", "Strength: mention, assertion, measure or result"),
    ),
    NeedField(
        "polarity", "string", ("evidence",),
        Both("性质：done、planned、admitted", "Whether done, planned or admitted as lacking"),
    ),
    NeedField("rule", "string", ("finding",), Both("指出问题的规则", "The rule that found it")),
    NeedField(
        "start", "integer", ("evidence", "finding"),
        Both("起于原文第几字，从 0 起数", "Its first character in the untouched text, from 0"),
    ),
    NeedField(
        "end", "integer", ("evidence", "finding"),
        Both("止于原文第几字，不含该字", "Behind its last character"),
    ),
    NeedField("binds", "array", ("obligation",), Both("约束的单位类别", "The kinds of unit it binds")),
    NeedField(
        "articles", "array", ("obligation",),
        Both("所据条文：规范依据@文本:条", "The articles it rests on: INSTRUMENT@version:article"),
    ),
    NeedField(
        "conclusions", "array", ("obligation",),
        Both("各报告的结论：报告=结论", "What was concluded of it: report=conclusion"),
    ),
    NeedField("versions", "array", ("instrument",), Both("各文本的日期", "The days of its versions")),
    NeedField(
        "grades", "array", ("evidence",),
        Both("对各项义务的强度和性质：义务=强度/性质", "What it shows of each duty: DUTY=strength/polarity"),
    ),
)  # fmt: skip
"""Their fields beside those every need has."""
LINKS: Final = (
    NeedLink(
        "based_on", "obligation", "instrument", "依据", "为其依据",
        Both("义务的规范依据", "What a duty rests on"),
    ),
    NeedLink(
        "supports", "evidence", "obligation", "佐证", "佐证来自",
        Both("片段佐证的义务", "The duties that a passage supports"),
    ),
    NeedLink(
        "concerns", "finding", "obligation", "涉及", "涉及的问题",
        Both("问题所涉的义务", "The duty that a finding is about"),
    ),
)  # fmt: skip
"""Their links."""

_PLAIN: Final = {"parse_dynamic_functions": False, "parse_variants": False}
"""Text that comes from reports is never taken for sphinx-needs' dynamic functions."""


def _schema(holds: str) -> dict[str, Any]:
    if holds == "array":
        return {"schema": {"type": "array", "items": {"type": "string"}}, "default": []}
    return {"schema": {"type": holds}, "nullable": True}


NEEDS_TYPES: Final[list[dict[str, str]]] = [
    {"directive": item.name, "title": item.zh, "prefix": item.prefix, "color": item.color, "style": "node"}
    for item in TYPES
]
"""The types as sphinx-needs' `needs_types` has them."""
NEEDS_FIELDS: Final[dict[str, dict[str, Any]]] = {item.name: {**_schema(item.holds), **_PLAIN} for item in FIELDS}
"""The fields as sphinx-needs' `needs_fields` has them."""
NEEDS_LINKS: Final[dict[str, dict[str, Any]]] = {
    item.name: {"outgoing": item.outgoing, "incoming": item.incoming, "target_types": [item.to], **_PLAIN}
    for item in LINKS
}
"""The links as sphinx-needs' `needs_links` has them."""


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """As an extension of another project: sphinx-needs, knowing our needs beside that project's own."""
    app.setup_extension("sphinx_needs")
    app.connect("config-inited", _add, priority=5)  # before sphinx-needs reads it
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _add(_: "Sphinx", config: "Config") -> None:
    """Add them to what the project declares, or else to sphinx-needs' defaults; the project's own go first."""
    declared = {item["directive"] for item in config["needs_types"]}
    missing = (dict(item) for item in NEEDS_TYPES if item["directive"] not in declared)
    config["needs_types"] = [*config["needs_types"], *missing]
    config["needs_fields"] = {**NEEDS_FIELDS, **config["needs_fields"]}
    config["needs_links"] = {**NEEDS_LINKS, **config["needs_links"]}
