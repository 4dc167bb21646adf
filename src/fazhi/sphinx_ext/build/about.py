"""Directives that document the extension out of its own code."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from fazhi.rules import RULES, Rule
from fazhi.sphinx_ext.html import Html, join, tag
from fazhi.sphinx_ext.build.nodes import markup
from fazhi.sphinx_ext.parts import pieces
from fazhi.sphinx_ext.site import Settings
from fazhi.sphinx_ext.html import _, is_chinese, pick
from fazhi.sphinx_ext.build.warn import SENTENCES


class SettingsDirective(SphinxDirective):
    """Lists every configuration value with its meaning."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        return [markup(_described(Settings.describe()))]


class WarningsDirective(SphinxDirective):
    """Lists every warning the extension can give."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        return [markup(_described((f"fazhi.{subtype}", sentence) for subtype, sentence in SENTENCES.items()))]


class RulesDirective(SphinxDirective):
    """Lists every finding rule with its manual."""

    def run(self) -> list[nodes.Node]:
        """The list."""
        return [markup(pieces.definitions(*((_named(rule), tag("div", rule.manual, class_="fz-manual")) for rule in RULES)))]


class RuleDirective(SphinxDirective):
    """One finding rule with its manual, as the page of that rule."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The page's section."""
        rule = next((rule for rule in RULES if rule.id == self.arguments[0]), None)
        if rule is None:
            raise self.error(f"没有规则 {self.arguments[0]} / there is no rule {self.arguments[0]}")
        title = f"{rule.title} {rule.title_en}" if is_chinese() else rule.title_en
        body = [tag("p", tag("code", rule.id)), tag("div", rule.manual, class_="fz-manual")]
        if rule.remedy:
            body.append(pieces.definitions((_("建议"), pick(*rule.remedy))))
        return [nodes.section("", nodes.title(title, title), *map(markup, body), ids=[rule.id], names=[])]


def register(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("fazhi-rule", RuleDirective)
    app.add_directive("fazhi-rules", RulesDirective)
    app.add_directive("fazhi-settings", SettingsDirective)
    app.add_directive("fazhi-warnings", WarningsDirective)


def _described(pairs: Iterable[tuple[str, str]]) -> Html:
    return pieces.definitions(*((tag("code", name), meaning) for name, meaning in pairs))


def _named(rule: Rule) -> Html:
    return join(tag("code", rule.id), f" {rule.title} {rule.title_en}")
