"""Values and a form filled in as a Word document by docxtpl, in an environment that only takes values out.

A form is another hand's file: it may name values, loop over them and ask whether there are any. It calls nothing, loads
nothing, sets nothing and reaches nothing behind a value, a name that is none is refused, and so is what makes much out
of little. What a report says comes out letter by letter, whatever it looks like to XML, to the template language or to
docxtpl.
"""

import difflib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from fazhi.disk import why
from fazhi.model.both import CHINESE, Both
from fazhi.model.errors import InputError
from fazhi.output.papers.forms import form
from fazhi.output.papers.official import MISSING, entitle, settled
from fazhi.output.words.quote import neutral

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

Told: TypeAlias = str | int | list["Told"] | dict[str, "Told"]
"""What a form is given: words, numbers, lists, and values by their names."""
SUFFIX: Final = ".docx"
_MOST_BYTES: Final = 8 * 2**20
_MOST_UNPACKED: Final = 64 * 2**20
_FILTERS: Final = ("count", "default", "first", "join", "last", "length", "replace", "sort", "trim", "unique")
"""What a form may do with a value; none of them marks words as safe."""
_LOOPED: Final = frozenset(("Name", "Getattr", "Getitem", "Slice", "Const", "Filter", "Keyword"))
"""What may stand where a loop takes its items from, besides what is constant."""
_ASKING: Final = frozenset(("If", "CondExpr", "Test", "Compare", "Operand", "And", "Or", "Not", "Tuple", "List"))
_COUNTING: Final = frozenset(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos", "Concat"))
_WRITTEN: Final = _LOOPED | _ASKING | _COUNTING | {"Template", "Output", "TemplateData", "For"}
"""What a form may be written with: fields, loops, questions, and what goes into them, by the library's words."""
_DEEPEST: Final = 3
"""Loops within one another: a domain or severity, a finding, and one to spare."""
_MOST_ITEMS: Final = 1_000_000
"""Items that all loops of a form come by; those of a notice of 126 findings come by 128."""
_MOST_WRITTEN: Final = 16 * 2**20
"""Characters that a part of a form comes to, markup included; those of a notice of 126 findings are 200,000."""
_LONGEST: Final = 2**17
"""Characters that a filter may make of a value."""
_LONGEST_NEW: Final = 100
"""Characters of what a filter puts in again and again."""
_UNKNOWN: Final = re.compile(r"'([^']*)' is undefined|no attribute '([^']*)'")


def ready() -> None:
    """See that Word papers can be made here before anything is audited for them.

    Raises:
        InputError: What fills them in is not installed.
    """
    try:
        import docx  # noqa: F401, PLC0415 - an extra, slow to load
        import docxtpl  # noqa: F401, PLC0415 - the same
    except ImportError:
        raise InputError.of(MISSING) from None


def form_file(name: str, language: str = CHINESE) -> str:
    """The name of the file that holds the form of a paper in one language."""
    return f"{name}{SUFFIX}" if language == CHINESE else f"{name}.{language}{SUFFIX}"


def filled(
    name: str, values: Mapping[str, Told], title: str, own: Path | None = None, language: str = CHINESE
) -> bytes:
    """The form of that name with these values; a file of the folder `own` stands in for the one of that language.

    Raises:
        InputError: What fills it in is not installed, or the form of `own` cannot be used.
    """
    ready()
    path = own / form_file(name, language) if own is not None else None
    if path is None or not path.is_file():
        return _filled(form(name, language), values, title)
    data = _read(path)
    try:
        _check_names(path, data, values)
        return _filled(data, values, title)
    except InputError:
        raise
    except Exception as error:  # a form is another hand's, and its mistakes come out of four libraries
        raise _mistake(path, error, values) from None


def _filled(data: bytes, values: Mapping[str, Told], title: str) -> bytes:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - see above
    from lxml import etree  # noqa: PLC0415 - the same

    class Form(DocxTemplate):  # type: ignore[misc]  # the library carries no types
        def fix_tables(self, xml: str) -> Any:
            etree.fromstring(xml)  # the library would mend what is broken by leaving things out
            return super().fix_tables(xml)

        def render_properties(self, *_: Any) -> None:
            """Of the properties only the title is ours."""

    made = Form(io.BytesIO(data))
    made.render(_counted(dict(values), _Loops()), _environment())
    entitle(made.docx, title)
    packed = io.BytesIO()
    made.save(packed)
    return settled(packed.getvalue())


class _Loops:
    """Counts what all loops of a form come by."""

    def __init__(self) -> None:
        self.items = 0

    def past(self) -> None:
        """SecurityError where it is too much."""
        self.items += 1
        if self.items > _MOST_ITEMS:
            raise _too_much()


class _Counted(list[Told]):
    """A list whose items are counted when something goes through them."""

    def __init__(self, items: Iterable[Told], loops: _Loops) -> None:
        super().__init__(items)
        self._loops = loops

    def __iter__(self) -> Iterator[Told]:
        for item in super().__iter__():
            self._loops.past()
            yield item


def _counted(value: Told, loops: _Loops) -> Told:
    if isinstance(value, dict):
        return {name: _counted(item, loops) for name, item in value.items()}
    return _Counted([_counted(item, loops) for item in value], loops) if isinstance(value, list) else value


def _too_much() -> Exception:
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - see above

    return SecurityError("much out of little")


def _check_written(node: "nodes.Node", depth: int = 0) -> None:
    """SecurityError for what a form may not be written with."""
    from jinja2 import nodes  # noqa: PLC0415 - see above
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - the same

    if type(node).__name__ not in _WRITTEN:
        raise SecurityError(type(node).__name__)
    if isinstance(node, nodes.For):
        looped = {type(item).__name__ for item in (node.iter, *node.iter.find_all(nodes.Node))}
        if node.recursive or depth == _DEEPEST or isinstance(node.iter, nodes.Const) or looped - _LOOPED:
            raise _too_much()
        depth += 1
    for child in node.iter_child_nodes():
        _check_written(child, depth)


def _short(name: str, filter: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which makes nothing long."""

    @wraps(filter)
    def filtered(*given: Any, **named: Any) -> Any:
        lengths = sorted(len(item) for item in (*given, *named.values()) if isinstance(item, str))
        if name in {"join", "replace"} and any(length > _LONGEST_NEW for length in lengths[:-1]):
            raise _too_much()
        made = filter(*given, **named)
        if isinstance(made, str) and len(made) > _LONGEST:
            raise _too_much()
        return made

    return filtered


def _environment() -> "SandboxedEnvironment":
    """Where a form is filled in; strict about names, and with nothing in it but the values."""
    from jinja2 import StrictUndefined, Undefined  # noqa: PLC0415 - see above
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - the same
    from jinja2.runtime import LoopContext  # noqa: PLC0415 - the same
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - the same
    from markupsafe import Markup, escape  # noqa: PLC0415 - the same

    class Closed(SandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**", "%"})

        def _parse(self, *told: Any) -> "nodes.Template":
            made = super()._parse(*told)
            _check_written(made)
            return made

        @staticmethod
        def concat(pieces: Iterable[str]) -> str:
            """Of what a part of a form comes to."""
            held, room = [], _MOST_WRITTEN
            for piece in pieces:
                room -= len(piece)
                if room < 0:
                    raise _too_much()
                held.append(piece)
            return "".join(held)

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return isinstance(obj, LoopContext) and not attr.startswith("_") and not callable(value)

        def is_safe_callable(self, _obj: Any) -> bool:
            return False

        def call_binop(self, _context: Any, operator: str, _left: Any, _right: Any) -> Any:
            raise SecurityError(f"operator {operator}")

    def shown(value: Any) -> Any:
        # docxtpl turns {_{ and its like into braces after all: no underscore of a value is left for it
        if isinstance(value, Undefined):
            return value
        lines = "\n".join(map(neutral, str(value).split("\n")))
        return Markup(str(escape(lines)).replace("_", "&#95;"))  # noqa: S704 - just escaped

    made = Closed(autoescape=True, undefined=StrictUndefined, finalize=shown)
    made.globals.clear()
    made.filters = {name: _short(name, made.filters[name]) for name in _FILTERS}
    return made


def _read(path: Path) -> bytes:
    """InputError for a form that is no .docx, or too large."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = why(error)
        raise InputError(
            f"Word 模板 {path} 无法读取（{reason.zh}）；请核对。",
            f"The Word template {path} cannot be read ({reason.en}); check it.",
        ) from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(info.file_size for info in package.infolist())
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        unpacked, names = 0, set()
    if "word/document.xml" not in names or any(name.endswith("vbaproject.bin") for name in names):
        raise InputError(
            f"Word 模板 {path} 不是 .docx（不能是 .doc、.dotx、带宏的）；请在 Word 里另存为 .docx。",
            f"The Word template {path} is no .docx (.doc, .dotx and macros will not do); save it as .docx in Word.",
        )
    if len(data) > _MOST_BYTES or unpacked > _MOST_UNPACKED:
        raise InputError(
            f"Word 模板 {path} 太大（最多 {_MOST_BYTES >> 20} MB）；请删去图片再试。",
            f"The Word template {path} is too large ({_MOST_BYTES >> 20} MB at most); remove pictures.",
        )
    return data


def _check_names(path: Path, data: bytes, values: Mapping[str, Told]) -> None:
    """InputError for names that nothing has, wherever they stand: also where this audit would not come by."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - see above

    unknown = sorted(DocxTemplate(io.BytesIO(data)).get_undeclared_template_variables(_environment(), dict(values)))
    if unknown:
        raise _unknown(path, unknown[0], values)


def _unknown(path: Path, name: str, values: Mapping[str, Told]) -> InputError:
    known = sorted(_names(values))
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"，是否 {near[0]}" if near else ""
    hint_en = f"; did you mean {near[0]}" if near else ""
    return InputError(
        f"Word 模板 {path} 里的“{name}”不是可用的字段{hint}；字段见 fazhi 文档“台账”一页，请改正。",
        f'"{name}" in the Word template {path} is no field{hint_en}; the fields are listed on the page on the ledger, '
        "correct it.",
    )


def _names(value: Told | Mapping[str, Told]) -> set[str]:
    """Every name in the values."""
    if isinstance(value, Mapping):
        return set(value).union(*map(_names, value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


def _mistake(path: Path, error: Exception, values: Mapping[str, Told]) -> InputError:
    from jinja2.exceptions import SecurityError, TemplateError, UndefinedError  # noqa: PLC0415 - see above

    if isinstance(error, SecurityError):
        return InputError(
            f"Word 模板 {path} 要运行代码、取值以外的东西，或者循环太多，没有照办；模板里只能写字段、{{% for %}} 和 "
            "{% if %}。",
            f"The Word template {path} would run code, reach behind a value or loop too much and was refused; it may "
            "have fields, {% for %} and {% if %} only.",
        )
    found = _UNKNOWN.search(str(error)) if isinstance(error, UndefinedError) else None
    if found:
        return _unknown(path, found[1] or found[2], values)
    first = str(error).splitlines()[0] if isinstance(error, TemplateError) and str(error) else type(error).__name__
    told = Both(first, first)
    if isinstance(error, SyntaxError):  # what lxml says of XML that is broken
        told = Both("{%p if %} 一类的开头和结尾不成对", "a {%p if %} or the like is not closed by its own kind")
    return InputError(
        f"Word 模板 {path} 有误（{told.zh}）；请改正，或删去这个文件，改用随包的模板。",
        f"The Word template {path} has a mistake ({told.en}); correct it, or remove the file to use the one that comes "
        "with the package.",
    )
