"""What sphinx-needs is told: our need types, their fields and links, one short layout, and the rules over them."""

from collections.abc import Mapping
from typing import Any, Final

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx_needs.environment import install_permalink_file

TYPES: Final = (
    {"directive": "obligation", "title": "义务", "prefix": "", "color": "#dbe7f3", "style": "node"},
    {"directive": "evidence", "title": "佐证", "prefix": "EV_", "color": "#dcefe2", "style": "node"},
    {"directive": "instrument", "title": "规范依据", "prefix": "IN_", "color": "#eee6f6", "style": "node"},
    {"directive": "finding", "title": "问题", "prefix": "FI_", "color": "#f8e2e0", "style": "node"},
)
_TEXT: Final = ("title_en", "domain", "severity", "cadence", "kind", "verified", "report", "digest", "part", "strength",
                "polarity", "rule")  # fmt: skip
_LISTS: Final = ("binds", "articles", "conclusions", "versions", "grades")
_NUMBERS: Final = ("start", "end")
_LINKS: Final = {
    "based_on": ("依据", "为其依据", ["instrument"]),
    "supports": ("佐证", "佐证来自", ["obligation"]),
    "concerns": ("涉及", "涉及的问题", ["obligation"]),
}
LAYOUT: Final = "fazhi"
_LAYOUT: Final = {
    "grid": "simple",
    "layout": {
        "head": ['<<meta("type_name")>> **<<meta("title")>>** <<meta_id()>>'],
        "meta": ["<<meta_links_all()>>"],
    },
}
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
    app.connect("builder-inited", _link_straight)


def _configure(_: Sphinx, config: Config) -> None:
    """Add ours to what the project declares; results are no warnings, so the rules' information is kept apart."""
    config["needs_types"] = [*_given(config, "needs_types", []), *(dict(item) for item in TYPES)]
    config["needs_fields"] = {**_fields(), **_given(config, "needs_fields", {})}
    config["needs_links"] = {**_links(), **_given(config, "needs_links", {})}
    config["needs_layouts"] = {LAYOUT: _LAYOUT, **_given(config, "needs_layouts", {})}
    config["suppress_warnings"] = [*config["suppress_warnings"], "sn_schema_info"]
    for name, value in (
        ("needs_default_layout", LAYOUT),
        ("needs_id_regex", r"^[A-Za-z0-9_]{3,}$"),
        ("needs_build_json", True),
        ("needs_reproducible_json", True),
        ("needs_schema_definitions", _SCHEMAS),
    ):
        if name not in config._raw_config:  # noqa: SLF001 - the only record of what conf.py itself set
            config[name] = value


def _spare(app: Sphinx) -> None:
    """Gathering the words to translate writes no needs: sphinx-needs would then end with an error."""
    if app.builder.name == "gettext":
        app.config["needs_build_json"] = False


def _link_straight(app: Sphinx) -> None:
    """Leave out the page that finds a need by its name, unless conf.py asks for it: from a folder it never does."""
    if "needs_permalink_file" in app.config._raw_config:  # noqa: SLF001 - see above
        return
    for listener in [item for item in app.events.listeners["env-updated"] if item.handler is install_permalink_file]:
        app.disconnect(listener.id)


def _given(config: Config, name: str, empty: Any) -> Any:
    """What conf.py itself sets; sphinx-needs' own defaults are not wanted beside ours."""
    return config._raw_config.get(name, empty)  # noqa: SLF001 - see above


def _fields() -> dict[str, Mapping[str, Any]]:
    """Our fields; none of them takes sphinx-needs' dynamic functions, for their text comes from reports."""
    plain = {"parse_dynamic_functions": False, "parse_variants": False}
    return {
        **{name: {"schema": {"type": "string"}, "nullable": True, **plain} for name in _TEXT},
        **{name: {"schema": {"type": "integer"}, "nullable": True, **plain} for name in _NUMBERS},
        **{name: {"schema": {"type": "array", "items": {"type": "string"}}, **plain, "default": []} for name in _LISTS},
    }


def _links() -> dict[str, Mapping[str, Any]]:
    return {
        name: {
            "outgoing": outgoing,
            "incoming": incoming,
            "target_types": targets,
            "parse_dynamic_functions": False,
            "parse_variants": False,
        }
        for name, (outgoing, incoming, targets) in _LINKS.items()
    }
