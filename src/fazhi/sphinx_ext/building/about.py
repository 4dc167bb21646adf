"""Directives that document the extension and the finding rules out of their own code and tables."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from fazhi import needs
from fazhi.catalogue.specs import (
    CitationRecord,
    ExtensionRecord,
    InstrumentRecord,
    MarkRecord,
    ObligationRecord,
    RepealedRecord,
    RuleRecord,
    VersionRecord,
    WithoutRecord,
)
from fazhi.model.both import Both, pick
from fazhi.rules import RULES, Rule
from fazhi.sphinx_ext.building.nodes import markup
from fazhi.sphinx_ext.building.warn import SENTENCES
from fazhi.sphinx_ext.html import Html, _, join, language, tag
from fazhi.sphinx_ext.pages import PAGES
from fazhi.sphinx_ext.parts import pieces
from fazhi.sphinx_ext.site import Settings
from fazhi.yamlfile import Record, RecordOf

OWN_RECORDS: Final[tuple[tuple[Both, type[Record]], ...]] = (
    (Both("catalogue.yaml：在随包目录之上", "catalogue.yaml: on top of the shipped catalogue"), MarkRecord),
    (Both("catalogue.yaml 的 without：随包的哪些不用", "without in catalogue.yaml: what is left out"), WithoutRecord),
    (
        Both("repealed.yaml：已经失效、不是义务依据的", "repealed.yaml: what has ended and carries no duty"),
        RepealedRecord,
    ),
    (Both("instruments.yaml：一部规范依据", "instruments.yaml: one instrument"), InstrumentRecord),
    (Both("规范依据的一个版本（versions）", "one version of an instrument (versions)"), VersionRecord),
    (Both("obligations/<领域>.yaml：一项义务", "obligations/<domain>.yaml: one obligation"), ObligationRecord),
    (Both("义务的一处依据（basis）", "one basis of an obligation (basis)"), CitationRecord),
    (Both("佐证规则（evidence）", "the evidence rule (evidence)"), RuleRecord),
    (Both("给随包义务增补（extends）", "what is added to a shipped obligation (extends)"), ExtensionRecord),
)
"""What a project's own files are made of."""


class Field(NamedTuple):
    """One key of a file."""

    key: str
    required: bool
    holds: Both
    """What may stand there."""
    meaning: Both


def fields_of(record: type[Record]) -> Iterator[Field]:
    """The keys of one sort of entry, in the order of the record."""
    for key, field in RecordOf(record).fields.items():
        spec = field.spec
        yield Field(key, spec.required, _holds(spec.kind.schema()), Both(spec.zh, spec.en))


def _holds(schema: dict[str, Any]) -> Both:
    """A schema in a few words."""
    if "enum" in schema:
        words = [str(word) for word in schema["enum"]]
        return Both("、".join(words), ", ".join(words))
    if schema.get("type") == "array":
        inner = _holds(schema.get("items", {}))
        return Both(f"列表：{inner.zh}", f"list: {inner.en}")
    if schema.get("format") == "date":
        return Both("日期", "date")
    named = {
        "string": Both("文字", "text"),
        "integer": Both("整数", "integer"),
        "number": Both("数", "number"),
        "boolean": Both("true 或 false", "true or false"),
    }
    return named.get(str(schema.get("type")), Both("见另表", "see its own table"))


class DirectivesDirective(SphinxDirective):
    """Lists every directive of the extension with what it shows."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        pages = (
            (_written(kind.directive, kind.example), pick(language(), kind.zh, kind.en)) for kind in PAGES.values()
        )
        others = (
            (_written(name, example), pick(language(), zh, en)) for name, (_class, example, zh, en) in OTHERS.items()
        )
        return [markup(_described((*pages, *others)))]


class SettingsDirective(SphinxDirective):
    """Lists every configuration value with its meaning."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        return [markup(_described((name, said.of(language())) for name, said in Settings.describe()))]


class WarningsDirective(SphinxDirective):
    """Lists every warning the extension can give."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        return [markup(_described((f"fazhi.{name}", said.of(language())) for name, said in SENTENCES.items()))]


class NeedsDirective(SphinxDirective):
    """Lists the types of needs, their fields and their links."""

    def run(self) -> list[nodes.Node]:
        """The list of types, and the tables of fields and of links."""
        types = (
            (item.name, pick(language(), f"{item.zh}：{item.meaning.zh}", item.meaning.en)) for item in needs.TYPES
        )
        fields = (_row(item.name, item.holds, _codes(item.of), item.meaning.of(language())) for item in needs.FIELDS)
        links = (
            _row(item.name, _codes((item.of,)), _codes((item.to,)), item.meaning.of(language())) for item in needs.LINKS
        )
        head = [_("字段"), _("内容"), _("哪些条目有"), _("含义")]
        return [
            markup(_described(types)),
            markup(pieces.table(_("条目的字段"), head, [tag("tbody", *fields)])),
            markup(pieces.table(_("条目的关联"), [_("关联"), _("起于"), _("指向"), _("含义")], [tag("tbody", *links)])),
        ]


class FieldsDirective(SphinxDirective):
    """Lists the keys that the files of a catalogue of one's own may hold, out of what reads them."""

    def run(self) -> list[nodes.Node]:
        """A table for each sort of entry."""
        head = [_("键"), _("必写"), _("写什么"), _("含义")]
        return [
            markup(pieces.table(told.of(language()), head, [tag("tbody", *map(_field, fields_of(record)))]))
            for told, record in OWN_RECORDS
        ]


class RulesDirective(SphinxDirective):
    """Lists every finding rule with its manual."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        manuals = ((_named(rule), tag("div", rule.manual.of(language()), class_="fz-manual")) for rule in RULES)
        return [markup(pieces.definitions(*manuals))]


OTHERS: Final = {
    "fazhi-fields": (
        FieldsDirective, "",
        "自己的目录的各个文件可以写什么。", "What the files of a catalogue of one's own may hold.",
    ),
    "fazhi-rules": (
        RulesDirective, "",
        "全部问题规则及其说明。", "All finding rules with their explanations.",
    ),
    "fazhi-directives": (
        DirectivesDirective, "",
        "本扩展的全部指令。", "All directives of this extension.",
    ),
    "fazhi-settings": (
        SettingsDirective, "",
        "本扩展的全部配置项。", "All configuration values of this extension.",
    ),
    "fazhi-warnings": (
        WarningsDirective, "",
        "本扩展会给出的全部警告。", "All warnings that this extension can give.",
    ),
    "fazhi-needs": (
        NeedsDirective, "",
        "条目的类型、字段和关联。", "The types, fields and links of needs.",
    ),
}  # fmt: skip
"""Every directive that makes no page out of the audits: its class, an argument, and what it shows in both languages."""


def register(app: Sphinx) -> None:
    """Add the directives."""
    for name, (directive, *_about) in OTHERS.items():
        app.add_directive(name, directive)


def _described(pairs: Iterable[tuple[str, str]]) -> Html:
    return pieces.definitions(*((tag("code", name), meaning) for name, meaning in pairs))


def _written(directive: str, example: str) -> str:
    return f".. {directive}:: {example}".rstrip()


def _row(name: str, *cells: str) -> Html:
    return tag("tr", tag("th", tag("code", name), scope="row"), *(tag("td", cell) for cell in cells))


def _codes(names: Iterable[str]) -> Html:
    return join(*(tag("code", name) for name in names), between=_("、"))


def _field(field: Field) -> Html:
    needed = _("是") if field.required else ""
    return _row(field.key, needed, field.holds.of(language()), field.meaning.of(language()))


def _named(rule: Rule) -> Html:
    return join(tag("code", rule.id), f" {rule.title_in(language())}")
