"""The language the site speaks: Chinese as the code has it, another one out of locale/<language>.po.

Report text is never translated; titles and duties have their own English in the catalogue.
"""

from collections.abc import Mapping
from enum import Enum
from gettext import NullTranslations
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.config import Config

from fazhi.model.words import word

_FOLDER: Final = Path(__file__).parent / "locale"
_CHINESE: Final = "zh"
_ENGLISH: Final = "en"
_OF_THE_THEME: Final[Mapping[str, str]] = {
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "On this page": "本页内容",
    "Back to top": "回到顶部",
    "Made with ": "网站主题：",
    "Skip to content": "跳到正文",
}
"""Chinese for words of the theme that Sphinx's own translation lacks."""
_UNMARKED: Final[Mapping[str, str]] = {
    "Toggle site navigation sidebar": "打开或者收起导航栏",
    "Toggle table of contents sidebar": "打开或者收起本页目录",
    "Toggle Light / Dark / Auto color theme": "换成浅色、深色或者跟随系统",
    "Contents": "目录",
    "Menu": "导航",
    "Expand": "展开",
    "Light mode": "浅色",
    "Dark mode": "深色",
    "Auto light/dark, in light mode": "跟随系统，现为浅色",
    "Auto light/dark, in dark mode": "跟随系统，现为深色",
}
"""Chinese for words that the theme does not give to be translated: names of its switches and titles of its signs."""


class _Catalogue(NullTranslations):
    """Translations of one language; what has none stays Chinese."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        path = _FOLDER / f"{language}.po"
        self._texts: dict[str, str] = {}
        if path.is_file():
            with path.open("rb") as file:
                self._texts = {str(item.id): str(item.string) for item in read_po(file, locale=language) if item.string}

    def gettext(self, message: str) -> str:
        return self._texts.get(message, message)


class _ThemeWords(NullTranslations):
    """Asked where Sphinx's translation has no answer."""

    def gettext(self, message: str) -> str:
        return _OF_THE_THEME.get(message, message)


_speaking = _Catalogue(_CHINESE)


def register(app: Sphinx) -> None:
    """Speak the language of conf.py, and have the theme speak it too."""
    app.connect("config-inited", _listen, priority=1)
    app.connect("builder-inited", _fill_in)


def speak(language: str) -> None:
    """Speak that language from now on: `zh_CN` and `zh-CN` are `zh`, `en_GB` is `en`."""
    global _speaking  # noqa: PLW0603 - one build speaks one language, as with Sphinx's own translations
    _speaking = _Catalogue(language.replace("-", "_").partition("_")[0] or _CHINESE)


def language() -> str:
    """The language spoken now: `zh` or `en`."""
    return _speaking.language


def is_chinese() -> bool:
    """Whether the site speaks Chinese."""
    return language() == _CHINESE


def _(message: str) -> str:
    """An interface string in the language spoken now; `message` is the Chinese one."""
    return _speaking.gettext(message)


def said(value: Enum) -> str:
    """The word for a value of the model in the language spoken now."""
    return word(value, language())


def other(value: Enum) -> str:
    """The word for it in the other language, to stand beside."""
    return word(value, _ENGLISH if is_chinese() else _CHINESE)


def unmarked() -> Mapping[str, str]:
    """What to say for the words that the theme has in English only."""
    return _UNMARKED if is_chinese() else {}


def _listen(_app: Sphinx, config: Config) -> None:
    """Speak the language of conf.py, and name the project in it where its name is one of ours."""
    speak(str(config.language))
    for name in ("project", "html_title"):
        config[name] = _(str(config[name])) if config[name] else config[name]


def _fill_in(app: Sphinx) -> None:
    """Answer for what Sphinx's Chinese translation leaves open."""
    if str(app.config.language).startswith("zh"):
        app.translator.add_fallback(_ThemeWords())
