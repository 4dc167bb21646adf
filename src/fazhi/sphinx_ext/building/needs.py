"""The settings of sphinx-needs for our site: our needs, one short layout, how diagrams are drawn, and the rules."""

from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.config import Config

from fazhi.model.obligation import Domain
from fazhi.needs import NEEDS_FIELDS, NEEDS_LINKS, NEEDS_TYPES
from fazhi.needs import TYPES as NEED_TYPES

LAYOUT: Final = "fazhi"
_LAYOUT: Final = {
    "grid": "simple",
    "layout": {
        "head": ['<<meta("type_name")>> **<<meta("title")>>** <<meta_id()>>'],
        "meta": ["<<meta_links_all()>>"],
    },
}
_PREFIXES: Final = "|".join(item.prefix for item in NEED_TYPES if item.prefix)
_OURS: Final = rf"^(?:(?:{_PREFIXES})[A-Za-z0-9_]+|(?:{'|'.join(Domain)})_[0-9]{{3}})$"
"""How the identifiers of our needs read."""
SUPPORTED: Final = "obligation_supported"
_SCHEMAS: Final = {
    "schemas": [
        {
            "id": SUPPORTED,
            "severity": "info",
            "message": "没有片段佐证这项义务 / no passage supports this obligation",
            "select": {"properties": {"type": {"const": "obligation"}}},
            "validate": {
                "network_back": {
                    "supports": {
                        "contains": {"local": {"properties": {"polarity": {"const": "done"}}}},
                        "minContains": 1,
                    }
                }
            },
        },
        {
            "id": "evidence_supports",
            "severity": "violation",
            "message": "佐证必须指向义务 / evidence must support an obligation",
            "select": {"properties": {"type": {"const": "evidence"}}},
            "validate": {"local": {"properties": {"supports": {"minItems": 1}}, "required": ["supports"]}},
        },
    ]
}


def register(app: Sphinx) -> None:
    """Fill in the configuration before sphinx-needs reads it."""
    app.connect("config-inited", _configure, priority=5)
    app.connect("builder-inited", _spare)


def _configure(_: Sphinx, config: Config) -> None:
    """Add ours to what the project declares; results are no warnings, so the rules' information is kept apart."""
    given = config._raw_config  # noqa: SLF001 - the only record of what conf.py itself set
    config["needs_types"] = [*given.get("needs_types", []), *(dict(item) for item in NEEDS_TYPES)]
    config["needs_fields"] = {**NEEDS_FIELDS, **given.get("needs_fields", {})}
    config["needs_links"] = {**NEEDS_LINKS, **given.get("needs_links", {})}
    config["needs_layouts"] = {LAYOUT: _LAYOUT, **given.get("needs_layouts", {})}
    config["suppress_warnings"] = [*config["suppress_warnings"], "sn_schema_info"]
    ours: dict[str, Any] = {
        "needs_default_layout": LAYOUT,
        "needs_id_regex": r"^[A-Za-z0-9_]{3,}$",
        "needs_build_json": True,
        "needs_reproducible_json": True,
        "needs_schema_definitions": _SCHEMAS,
        "needs_flow_engine": "graphviz",  # the other one needs Java and an extension more
    }
    for name, value in ours.items():
        if name not in given:
            config[name] = value
    if "needs_id_regex" in given:  # a rule for the project's own needs, which ours cannot follow
        config["needs_id_regex"] = f"(?:{given['needs_id_regex']})|(?:{_OURS})"


def _spare(app: Sphinx) -> None:
    """Gathering the words to translate writes no needs: sphinx-needs would then end with an error."""
    if app.builder.name == "gettext":
        app.config["needs_build_json"] = False
