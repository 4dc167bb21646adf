"""Diagrams on a project's own pages: where what draws one is not installed, the page says so in its place."""

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from typing import Final, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx_needs.directives.needbar import Needbar
from sphinx_needs.directives.needflow import NeedflowGraphiz, NeedflowPlantuml
from sphinx_needs.directives.needgantt import Needgantt
from sphinx_needs.directives.needpie import Needpie
from sphinx_needs.directives.needsequence import Needsequence
from sphinx_needs.directives.needuml import Needuml

from fazhi.sphinx_ext.building.warn import Subtype, warn

_BEFORE_SPHINX_NEEDS: Final = 400
_FOUND: Final = "fazhi_programs"
_FONTS: Final = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "SimHei", "PingFang SC", "Noto Sans CJK JP",
    "Noto Serif CJK SC", "Noto Serif CJK JP", "SimSun", "WenQuanYi Zen Hei",
)  # fmt: skip
"""Fonts with Chinese characters, the best first; matplotlib's own has none and would draw empty boxes."""


class Program(NamedTuple):
    """Something that draws diagrams."""

    name: str
    install: str
    """How it is installed."""
    draws: tuple[type[nodes.Element], ...]
    there: Callable[[Config], bool]
    prepare: Callable[[], None] | None = None
    """What is done before it draws."""


def _find_chinese_font() -> None:
    """Have matplotlib draw Chinese words in a font that this machine has, before its own."""
    import matplotlib as mpl  # noqa: PLC0415 - takes half a second, and only a page with such a diagram needs it
    from matplotlib import font_manager  # noqa: PLC0415 - the same

    there = {font.name for font in font_manager.fontManager.ttflist}
    chinese = [name for name in _FONTS if name in there]
    defaults = mpl.rcParamsDefault  # sphinx-needs begins each diagram from the defaults
    others = (name for name in defaults["font.sans-serif"] if name not in chinese)
    defaults["font.sans-serif"] = [*chinese, *others]


PROGRAMS: Final = (
    Program(
        "Graphviz (dot)", "apt-get install graphviz",
        (NeedflowGraphiz,),
        lambda config: shutil.which(str(getattr(config, "graphviz_dot", "dot"))) is not None,
    ),
    Program(
        "matplotlib", "python -m pip install matplotlib",
        (Needpie, Needbar),
        lambda _: find_spec("matplotlib") is not None,
        _find_chinese_font,
    ),
    Program(
        "PlantUML (sphinxcontrib.plantuml)",
        "python -m pip install sphinxcontrib-plantuml; extensions += ['sphinxcontrib.plantuml']",
        (NeedflowPlantuml, Needgantt, Needsequence, Needuml),
        lambda config: "sphinxcontrib.plantuml" in config.extensions,
    ),
)  # fmt: skip
"""Whatever draws the diagrams that sphinx-needs has."""


def register(app: Sphinx) -> None:
    """Look for them before sphinx-needs would; once one is installed, every page is written anew."""
    app.add_config_value(_FOUND, _found, "html", str, "the programs that are there; not to be set")
    app.connect("doctree-resolved", _say_missing, priority=_BEFORE_SPHINX_NEEDS)


def _found(config: Config) -> str:
    return ", ".join(program.name for program in PROGRAMS if program.there(config))


def _say_missing(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    for program in PROGRAMS:
        diagrams = [node for kind in program.draws for node in doctree.findall(kind)]
        if diagrams and not program.there(app.config):
            for node in diagrams:
                warn(Subtype.MISSING_PROGRAM, f"{program.name}: {program.install}", node)
                node.replace_self(nodes.warning("", nodes.paragraph("", _sentence(program))))
        elif diagrams and program.prepare is not None:
            program.prepare()


def _sentence(program: Program) -> str:
    return (
        f"此处的图没有画出：没有安装 {program.name}。 "
        f"The diagram is not drawn: {program.name} is not installed ({program.install})."
    )
