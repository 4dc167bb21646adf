"""The command `fazhi law show`: the words of one article, from the texts that the office supplies."""

import re
from pathlib import Path
from typing import Final

import click

from fazhi.catalogue import load_for
from fazhi.cli.formats import view
from fazhi.cli.options import colour, lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.laws import laws_at_hand
from fazhi.model.errors import InputError
from fazhi.model.law import Instrument, Version
from fazhi.model.obligation import Catalogue
from fazhi.output.pages.law_texts import law_words_text

_NONE_SUPPLIED: Final = InputError(
    "没有法律法规文本；请用 --laws 指明存放它们的文件夹（从国家法律法规数据库下载的文件）。",
    "There is no text of the law at hand; name the folder that holds them with --laws.",
)


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        tuple((said(name, language), said(f"{name}.long", language)) for name in ("instrument", "article")),
        name="show",
        help=said("law.show", language),
        callback=run,
        params=[
            click.Argument(["instrument"], metavar=said("instrument", "en")),
            click.Argument(["article"], metavar=said("article", "en")),
            option(language, "version", "day", key="law_version"),
            option(language, "laws", "folder", envvar="FAZHI_LAWS"),
            option(language, "catalogue", "folder"),
            colour(language),
            lang(language),
        ],
    )


def run(
    instrument: str, article: str, *, version: str | None, laws: str | None, catalogue: str | None, colour: str,
    lang: str,
) -> int:  # fmt: skip
    """Show an article of an instrument, quoted where its text is at hand."""
    loaded = load_for(catalogue, Path.cwd())
    found = _instrument(instrument, loaded)
    wanted = _version(found, version)
    texts = laws_at_hand(laws, Path.cwd())
    if texts is None:
        raise _NONE_SUPPLIED
    text = texts.text(found, wanted)
    if text is None:
        raise InputError(
            f"{texts.path} 里没有《{found.title}》（{wanted.version}文本）；请放入这一版。",
            f"{texts.path} has no text of {found.title_en} ({wanted.version}); put that version there.",
        )
    number = int(article) if re.fullmatch("[0-9]{1,4}", article) else None
    words = text.articles.get(number) if number is not None else text.sections.get(article)
    if words is None:
        last = max(text.articles, default=0)
        have = f"共 {last} 条" if last else f"有 {'、'.join(text.sections)}"
        have_en = f"it has {last} articles" if last else f"it has {', '.join(text.sections)}"
        raise InputError(
            f"《{found.title}》（{wanted.version}文本）没有“{article}”：{have}。",
            f'{found.title_en} ({wanted.version}) has no "{article}": {have_en}.',
        )
    place = (found, wanted, number if number is not None else article)
    put(law_words_text(place, text, words, loaded, view(lang, colour)))
    return 0


def _instrument(name: str, catalogue: Catalogue) -> Instrument:
    """By identifier in any case, or by title; InputError names the nearest."""
    found = catalogue.instruments.get(name.upper())
    bare = name.strip("《》")
    titled = [item for item in catalogue.instruments.values() if item.title.endswith(bare)]
    if found or len(titled) == 1:
        return found or titled[0]
    from difflib import get_close_matches  # noqa: PLC0415 - for this mistake only

    known = {item.id: item.id for item in catalogue.instruments.values()} | {
        item.title: item.id for item in catalogue.instruments.values()
    }
    near = [f"{known[each]}《{catalogue.instruments[known[each]].title}》" for each in get_close_matches(bare, known)]
    zh = f"相近的有 {'、'.join(near)}。" if near else "标识见 docs 的规范依据一页。"
    en = f"Near are {', '.join(near)}." if near else "The page of instruments lists them."
    raise InputError(f"没有规范依据“{name}”；{zh}", f'There is no instrument "{name}". {en}')


def _version(instrument: Instrument, told: str | None) -> Version:
    if told is None:
        return instrument.versions[-1]
    found = next((item for item in instrument.versions if item.version.isoformat() == told), None)
    if found is None:
        days = "、".join(str(item.version) for item in instrument.versions)
        raise InputError(
            f"《{instrument.title}》没有 {told} 这一版；有 {days}。",
            f"{instrument.title_en} has no version {told}; there are {days}.",
        )
    return found
