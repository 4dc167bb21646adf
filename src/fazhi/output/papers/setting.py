"""Values and a template set as PDF by typst, with fonts that come as a package: nothing of the system need be there.

What heads a row of a table is tagged as its head by pypdf: typst tags only the heads of columns.

Values reach a template as data (`sys.inputs`) and never as markup, so that a report that holds typst's own syntax comes
out as the letters it has. A template reads only the files beside it.
"""

import io
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from fazhi.extras import install
from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.output.papers.pieces import Values

if TYPE_CHECKING:
    import typst

TEMPLATES: Final = Path(__file__).parent / "templates"
"""Those that come with the package."""
_MISSING: Final = Both(
    f"没有安装 typst、pypdf 或它们用的中文字体，不能生成 PDF；请运行 {install('pdf')}。",
    f"typst, pypdf or their Chinese fonts are missing, so no PDF can be made: run {install('pdf')}.",
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
            return _with_row_heads(_compiled(compiler, given))
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


def _with_row_heads(data: bytes) -> bytes:
    """The PDF with every cell that is marked strong from end to end tagged as what heads its row.

    The other cells of the row name it among their heads, as typst has them name those of their columns (ISO 32000-1,
    14.8.5.7).
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - the same extra
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject  # noqa: PLC0415 - as above

    reader = PdfReader(io.BytesIO(data))
    if "/StructTreeRoot" not in reader.root_object:
        return data
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = reader.pdf_header
    tree: Any = writer.root_object["/StructTreeRoot"]
    found: dict[str, Any] = {}
    for row in _elements(tree):
        cells = [cell for cell in _kids(row) if cell["/S"] == "/TD"]
        names: list[str] = []
        for head in filter(_all_strong, cells):
            name = TextStringObject(f"row{len(found):06}")
            names.append(name)
            found[name] = head.indirect_reference
            head[NameObject("/S")] = NameObject("/TH")
            head[NameObject("/ID")] = name
            _in_table(head)[NameObject("/Scope")] = NameObject("/Row")
        for cell in cells:
            if cell["/S"] == "/TD":
                _in_table(cell)["/Headers"].extend(names)
    if not found:
        return data
    known = iter(tree["/IDTree"]["/Names"] if "/IDTree" in tree else ())
    found |= dict(zip(known, known, strict=True))
    pairs = ArrayObject(item for name in sorted(found) for item in (TextStringObject(name), found[name]))
    tree[NameObject("/IDTree")] = DictionaryObject({NameObject("/Names"): pairs})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _elements(tree: Any) -> Iterator[Any]:
    """Every element of the structure below another."""
    for kid in _kids(tree):
        yield kid
        yield from _elements(kid)


def _kids(element: Any) -> list[Any]:
    """The elements of the structure right in another."""
    return [kid for kid in _within(element) if isinstance(kid, dict) and "/S" in kid]


def _all_strong(cell: Any) -> bool:
    within = _within(cell)
    return len(within) == 1 and within == _kids(cell) and within[0]["/S"] == "/Strong"


def _within(element: Any) -> list[Any]:
    """Everything right in an element: others, and stretches of a page."""
    within: Any = element.get("/K", ())
    return [item.get_object() for item in (within if isinstance(within, list | tuple) else [within])]


def _in_table(cell: Any) -> Any:
    """What a cell says of its place in the table."""
    return next(told.get_object() for told in cell["/A"] if told.get_object()["/O"] == "/Table")


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
        import pypdf  # noqa: F401, PLC0415 - as above
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
