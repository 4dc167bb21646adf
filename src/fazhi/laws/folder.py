"""A folder of texts of the law, and which of them a citation leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fazhi.intake import laws_folder
from fazhi.laws.text import LawText, parse_law, title_key
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.law import Citation, Instrument, Version
from fazhi.reading import document_of

SUFFIXES: Final = (".md", ".txt", ".docx")
"""What texts of the law come in."""


@dataclass(frozen=True, slots=True)
class LawFolder:
    """The texts of a folder."""

    path: Path
    texts: tuple[LawText, ...]
    """In the order of their names."""
    notices: tuple[Both, ...]
    """Which files are no text of the law, and why."""

    def text(self, instrument: Instrument, version: Version) -> LawText | None:
        """The text of one version: of that title, and of the day that names it or on which it came in force."""
        key = title_key(instrument.title)
        days = (version.version, version.in_force_from)
        same = [text for text in self.texts if text.key == key]
        return next((text for day in days for text in same if text.day == day), None)

    def words(self, citation: Citation, instruments: Mapping[str, Instrument]) -> str | None:
        """The words that a citation leads to; None where their text is not in the folder or has no such place."""
        instrument = instruments[citation.instrument]
        version = instrument.version(citation.version)
        text = None if version is None else self.text(instrument, version)
        return None if text is None else text.words(citation)


def read_laws(path: Path) -> LawFolder:
    """The texts in a folder and the folders in it.

    Raises:
        InputError: There is no such folder, no text in it, or two texts of one version.
    """
    if not path.is_dir():
        raise InputError(
            f"{path} 不是文件夹；请给出存放法律法规文本的文件夹。",
            f"{path} is no folder; name the one that holds the texts of the law.",
        )
    texts: list[LawText] = []
    notices: list[Both] = []
    for file in _files(path):
        try:
            text = _read(file)
        except InputError as error:
            notices.append(error.said)
            continue
        if text.articles or text.sections:
            texts.append(text)
        else:
            notices.append(
                Both(
                    f"{file.name} 里没有条文，也没有（一）（二）这样的部分，没有用上。",
                    f"{file.name} has neither articles nor sections such as （一） and was left out.",
                )
            )
    if not texts:
        formats = "、".join(SUFFIXES)
        raise InputError(
            f"{path} 里没有法律法规文本（{formats}）；请放入从国家法律法规数据库下载的文件。",
            f"{path} holds no text of the law ({', '.join(SUFFIXES)}); put files of the national database there.",
        )
    _refuse_twins(texts)
    return LawFolder(path, tuple(texts), tuple(notices))


def laws_at_hand(told: str | None, here: Path) -> LawFolder | None:
    """The texts in the folder told, else in the one that the project around `here` names; None where neither does.

    Raises:
        InputError: The folder is none, or cannot be used.
    """
    folder = laws_folder(told, here)
    return None if folder is None else read_laws(folder)


def _files(path: Path) -> Iterator[Path]:
    for file in sorted(path.rglob("*")):
        if file.is_file() and not file.name.startswith((".", "~$")) and file.suffix.lower() in SUFFIXES:
            yield file


def _read(file: Path) -> LawText:
    return parse_law(document_of(file).text, file.stem)


def _refuse_twins(texts: list[LawText]) -> None:
    first: dict[tuple[str, object], LawText] = {}
    for text in texts:
        other = first.setdefault((text.key, text.day), text)
        if other is not text and other.whole != text.whole:
            raise InputError(
                f"《{text.title}》同一版（{text.day or '没有日期'}）有两份文本："
                f"{other.name}、{text.name}；请留下一份。",
                f"Two texts of one version ({text.day or 'no day'}) of {text.title}: {other.name}, {text.name}; "
                "keep one.",
            )
