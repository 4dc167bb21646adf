"""Chinese for the words of the theme that Sphinx's own translation lacks."""

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Final

from sphinx.application import Sphinx

_WORDS: Final[Mapping[str, str]] = {
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "On this page": "本页内容",
    "Back to top": "回到顶部",
    "Made with ": "网站主题：",
}


class _Words(NullTranslations):
    """Asked where Sphinx's translation has no answer."""

    def gettext(self, message: str) -> str:
        return _WORDS.get(message, message)


def register(app: Sphinx) -> None:
    """Answer for what Sphinx's Chinese translation leaves open."""
    app.connect("builder-inited", _fill_in)


def _fill_in(app: Sphinx) -> None:
    if str(app.config.language).startswith("zh"):
        app.translator.add_fallback(_Words())
