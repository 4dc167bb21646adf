"""Values and a template set as PDF by typst, with fonts that come as a package: nothing of the system need be there.

Values reach a template as data (`sys.inputs`) and never as markup, so that a report that holds typst's own syntax comes
out as the letters it has. A template reads only the files beside it.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.output.papers.pieces import Values

if TYPE_CHECKING:
    import typst

TEMPLATES: Final = Path(__file__).parent / "templates"
"""Those that come with the package."""
_MISSING: Final = Both(
    "没有安装 typst 或它用的中文字体，不能生成 PDF；请运行 python -m pip install 'fazhi[pdf]'。",
    "typst or its Chinese fonts are missing, so no PDF can be made: run python -m pip install 'fazhi[pdf]'.",
)
_STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, so that it can be read out."""
_OF_STANDARD: Final = "PDF/UA-1 error"
_NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE: Final = re.compile(r"┌─ (\S+)")
_FETCHED: Final = re.compile(r'"@[\w-]+/')
"""How a template asks for a package of the network."""
GETA: Final = "〓"
"""Stands for a character that no font has, as printers do it."""
_TRIES: Final = 3


def ready() -> None:
    """See that papers can be made here before anything is audited for them.

    Raises:
        InputError: What sets them or its fonts are not installed.
    """
    _fonts()


def typeset(name: str, values: Values, own: Path | None = None) -> bytes:
    """The template of that name with these values, as PDF; files of the folder `own` stand in for those shipped.

    Raises:
        InputError: What is needed is not installed, or a template of `own` has a mistake.
    """
    fonts = _fonts()
    import typst  # noqa: PLC0415 - an extra, and 80 MB

    with _templates(own) as root:
        compiler = typst.Compiler(root / f"{name}.typ", root=root, font_paths=fonts)
        try:
            given = {"data": json.dumps(values, ensure_ascii=False), "families": json.dumps(fonts.families())}
            return _compiled(compiler, given)
        except typst.TypstError as error:
            if own is None:
                raise
            raise _mistake(own, error) from None


def _compiled(compiler: "typst.Compiler", given: dict[str, str]) -> bytes:
    """The PDF by the standard, with a sign for what no font has; without it where a template is not up to it."""
    import typst  # noqa: PLC0415 - as above

    for _ in range(_TRIES):
        try:
            return _bytes(compiler.compile(format="pdf", sys_inputs=given, pdf_standards=_STANDARD))
        except typst.TypstError as error:
            lacking = "".join(_unescaped(found) for found in _NO_GLYPH.findall(error.diagnostic))
            if not lacking:
                if _OF_STANDARD not in error.diagnostic:
                    raise
                break
            given["data"] = given["data"].translate(dict.fromkeys(map(ord, lacking), GETA))
    return _bytes(compiler.compile(format="pdf", sys_inputs=given))


def _bytes(made: Any) -> bytes:
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


def _unescaped(text: str) -> str:
    """Characters as an error message spells them."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@cache
def _fonts() -> "typst.Fonts":
    """The fonts at hand: those of the package, and those of the system, which a template may ask for first."""
    try:
        import typst  # noqa: PLC0415 - as above
        from pylopdf_fonts_zh_cn import serif_path  # noqa: PLC0415 - the same extra
    except ImportError:
        raise InputError.of(_MISSING) from None
    return typst.Fonts(font_paths=[serif_path().parent])


@contextmanager
def _templates(own: Path | None) -> Iterator[Path]:
    """The folder with the templates: those shipped, or a copy of them with an office's own files over it."""
    if own is None:
        yield TEMPLATES
        return
    with TemporaryDirectory() as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        shutil.copytree(own, folder, dirs_exist_ok=True)
        _refuse_fetching(own)
        yield Path(folder)


def _refuse_fetching(own: Path) -> None:
    """InputError where a template would have a package fetched: nothing here asks the network for anything."""
    for file in sorted(own.rglob("*.typ")):
        if found := _FETCHED.search(file.read_text(encoding="utf-8", errors="replace")):
            raise InputError(
                f"纸面模板 {file} 引用了要上网去取的包（{found[0]}…）；请把它的文件放进模板的文件夹，改为引用文件。",
                f"The paper template {file} imports a package that would be fetched ({found[0]}…); put its files into "
                "the folder and import those.",
            )


def _mistake(own: Path, error: "typst.TypstError") -> InputError:
    where = _PLACE.search(error.diagnostic)
    place = f"{own.name}/{PurePath(where[1]).name}" if where else own.name
    return InputError(
        f"纸面模板有误（{place}）：{error.message}；请改正，或删去这个文件，改用随包的模板。",
        f"A template of the papers has a mistake ({place}): {error.message}; correct it, or remove the file to use the "
        "one that comes with the package.",
    )
