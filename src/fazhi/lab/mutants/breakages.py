"""The breakages of every room: one line of a file, changed by one of Cosmic Ray's operators, in an order by a seed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from fazhi.lab.mutants.rooms import ROOMS, tests_of
from fazhi.model.both import Both
from fazhi.model.errors import InputError

_COMPARISONS: Final = (
    "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_Gt", "Gt_Lt", "LtE_GtE", "GtE_LtE",
    "Is_IsNot", "IsNot_Is",
)  # fmt: skip
_OPERATORS: Final = (
    *(f"core/ReplaceComparisonOperator_{name}" for name in _COMPARISONS),
    *(f"core/ReplaceBinaryOperator_{name}" for name in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "BitOr_BitAnd")),
    *(f"core/ReplaceUnaryOperator_{name}" for name in ("Delete_Not", "Delete_USub")),
    "core/AddNot", "core/ReplaceAndWithOr", "core/ReplaceOrWithAnd", "core/NumberReplacer",
    "core/ReplaceTrueWithFalse", "core/ReplaceFalseWithTrue", "core/ReplaceBreakWithContinue",
    "core/ReplaceContinueWithBreak", "core/ZeroIterationForLoop", "core/ExceptionReplacer", "core/RemoveDecorator",
)  # fmt: skip
"""What is broken; each of Cosmic Ray's operators that turns one plain thing into another."""
_MISSING: Final = Both(
    "没有安装 Cosmic Ray，不能做变异测试；请运行 make install-dev。",
    "Cosmic Ray is missing, so nothing can be broken: run make install-dev.",
)


class Mutant(NamedTuple):
    """One line of a file, broken in one way."""

    file: str
    line: int
    old: str
    """The line as it is, without what stands before and behind it."""
    new: str
    code: str
    """The whole file when broken."""
    tests: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by wherever its line has moved."""
        return self.file, self.old, self.new


class Room(NamedTuple):
    """What can be broken in one room."""

    name: str
    places: int
    """How many; a few of them come to nothing."""
    drawn: Iterator[Mutant]
    """The breakages in the order in which they were drawn, each made when it is asked for."""


def rooms_of(root: Path, only: str | None, seed: int) -> list[Room]:
    """What can be broken in every room, or in the files at or below one path, in an order that the seed decides.

    Raises:
        InputError: Cosmic Ray is not installed, or nothing of the engine lies there.
    """
    wanted = (root / only).resolve() if only else root
    found = []
    for room, tests in ROOMS:
        path = root / room
        files = [path] if path.is_file() else sorted(path.rglob("*.py"))
        told = [file.relative_to(root).as_posix() for file in files if wanted in {file, *file.parents}]
        places = [(name, *place) for name in told for place in _places((root / name).read_text(encoding="utf-8"))]
        if told:
            Random(f"{seed} {room}").shuffle(places)  # noqa: S311 - the same sample for the same seed
            found.append(Room(room, len(places), _made(root, places, tests)))
    if not found:
        rooms = "、".join(room for room, _ in ROOMS)
        raise InputError(
            f"{only} 不在变异测试的范围内；可用：{rooms}，或其中的文件。",
            f"{only} is not what is broken here: name one of {', '.join(room for room, _ in ROOMS)}, or a file in it.",
        )
    return found


def _places(source: str) -> Iterator[tuple[str, int]]:
    """Every operator with the number of every place at which it can break a file."""
    try:
        from cosmic_ray.ast import ast_nodes, get_ast  # noqa: PLC0415 - for development alone
        from cosmic_ray.plugins import get_operator  # noqa: PLC0415 - the same
    except ImportError:
        raise InputError.of(_MISSING) from None
    nodes = list(ast_nodes(get_ast(source)))
    for name in _OPERATORS:
        operator = get_operator(name)()
        found = (node for node in nodes for _ in operator.mutation_positions(node))
        yield from ((name, number) for number, node in enumerate(found) if not _is_beside(node))


def _made(root: Path, places: Iterable[tuple[str, str, int]], tests: tuple[str, ...]) -> Iterator[Mutant]:
    """The breakages at these places, without those that change nothing or cannot be run at all."""
    from cosmic_ray.mutating import mutate_code  # noqa: PLC0415 - for development alone
    from cosmic_ray.plugins import get_operator  # noqa: PLC0415 - the same

    for name, operator, number in places:
        source = (root / name).read_text(encoding="utf-8")
        code = mutate_code(source, get_operator(operator)(), number)
        if code is not None and code != source and _is_python(code):
            yield _mutant(name, source, code, tests_of(name, tests))


def _is_python(code: str) -> bool:
    """Whether it can be run at all; what cannot says nothing of the tests."""
    try:
        compile(code, "", "exec")
    except SyntaxError:
        return False
    return True


def _mutant(name: str, source: str, code: str, tests: tuple[str, ...]) -> Mutant:
    before, after = source.splitlines(), code.splitlines()
    first = next((at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(after) - 1)
    old, new = (next((line.strip() for line in lines[first:] if line.strip()), "") for lines in (before, after))
    return Mutant(name, first + 1, old, new, code, tests)  # where a decorator is taken away, the next line follows


def _is_beside(node: Any) -> bool:
    """Whether it stands in an annotation or says how a decorator decorates, where no run of the program meets it.

    So does a star that multiplies nothing, in a signature or before what is unpacked.
    """
    child, parent = node, node.parent
    if node.type == "operator" and node.value == "*" and parent.type != "term":
        return True
    while parent is not None:
        at = next(number for number, item in enumerate(parent.children) if item is child)
        before = parent.children[at - 1] if at else None
        if (
            (parent.type in {"annassign", "tfpdef"} and before == ":")
            or (parent.type == "funcdef" and before == "->")
            or (parent.type == "decorator" and child.type != "operator")
        ):
            return True
        child, parent = parent, parent.parent
    return False
