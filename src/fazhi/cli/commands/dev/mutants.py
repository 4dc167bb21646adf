"""The command `fazhi dev mutants`: break the engine in small ways and see whether its tests notice."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final, NamedTuple

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.options import option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save_bytes
from fazhi.cli.tools import need_source_tree
from fazhi.cli.words import said
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.yamlfile import ListOf, Problems, Record, RecordOf, Text, raise_if_any, read_file, required

EXCUSES: Final = Path("tests/engine/mutants.yaml")
"""The survivors that somebody has looked at, each with the reason why no test need notice it."""
ROOMS: Final = (
    ("src/fazhi/audit.py", ("tests/engine/test_audit.py",)),
    ("src/fazhi/intake.py", ("tests/engine/test_intake.py",)),
    ("src/fazhi/rules", ("tests/engine/test_rules_*.py",)),
    ("src/fazhi/evidence", ("tests/engine/test_audit.py", "tests/engine/test_evidence_*.py")),
    ("src/fazhi/reading/structure", ("tests/engine/test_structure_*.py",)),
)
"""What is broken, and the tests of the engine that should notice it there."""
INSTEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "src/fazhi/evidence/decided.py": ("tests/engine/test_evidence_decided.py", "tests/unit/test_decisions.py"),
    "src/fazhi/evidence/drift.py": ("tests/engine/test_evidence_drift.py", "tests/unit/test_drift.py"),
    "src/fazhi/evidence/redraft.py": ("tests/engine/test_evidence_redraft.py", "tests/unit/test_next_draft.py"),
    "src/fazhi/evidence/statement.py": ("tests/engine/test_evidence_statement.py", "tests/unit/test_decisions.py"),
}
"""Files that the other tests of their room never run, and the tests that do, in place of those."""
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
_NOT_COPIED: Final = shutil.ignore_patterns(".git", ".venv", "build", "dist", "_build", "__pycache__", ".*_cache")
_PATIENCE: Final = 5
"""How many times as long as without a breakage the tests may take; a loop without end counts as noticed."""
_STARTING: Final = 10
"""Seconds for the interpreter, besides."""
_MISSING: Final = Both(
    "没有安装 Cosmic Ray，不能做变异测试；请运行 make install-dev。",
    "Cosmic Ray is missing, so nothing can be broken: run make install-dev.",
)


class Excuse(Record):
    """One entry of the list of survivors."""

    file: Annotated[str, required(Text(), "哪个文件", "the file")]
    old: Annotated[str, required(Text(), "原来的一行", "the line as it is")]
    new: Annotated[str, required(Text(), "改坏后的一行", "the line when broken")]
    why: Annotated[str, required(Text(), "为什么不要紧", "why no test need notice it")]


class Mutant(NamedTuple):
    """One breakage."""

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


class Tally(NamedTuple):
    """What became of the breakages of one room."""

    room: str
    killed: int
    survived: tuple[Mutant, ...]
    unmet: int
    """Those that there was no time for."""

    @property
    def share(self) -> float:
        """Share of those met that were noticed."""
        met = self.killed + len(self.survived)
        return self.killed / met if met else 0.0


def mutants_of(root: Path, only: str | None) -> dict[str, list[Mutant]]:
    """Every breakage of every room, or of the files at or below one path, by room.

    Raises:
        InputError: Cosmic Ray is not installed, or nothing of the engine lies there.
    """
    wanted = (root / only).resolve() if only else root
    found: dict[str, list[Mutant]] = {}
    for room, tests in ROOMS:
        path = root / room
        files = [path] if path.is_file() else sorted(path.rglob("*.py"))
        told = [file for file in files if wanted in {file, *file.parents}]
        for file in told:
            name = file.relative_to(root).as_posix()
            found.setdefault(room, []).extend(_mutants(file, name, INSTEAD.get(name, tests)))
    if not found:
        rooms = "、".join(room for room, _ in ROOMS)
        raise InputError(
            f"{only} 不在变异测试的范围内；可用：{rooms}，或其中的文件。",
            f"{only} is not what is broken here: name one of {', '.join(room for room, _ in ROOMS)}, or a file in it.",
        )
    return found


def excuses(root: Path) -> dict[tuple[str, str, str], str]:
    """The survivors that are accounted for, and why.

    Raises:
        CatalogueError: The list has mistakes.
    """
    problems = Problems(EXCUSES.as_posix())
    entries = read_file(root / EXCUSES, ListOf(RecordOf(Excuse)), problems)
    raise_if_any([problems])
    return {(item.file, item.old, item.new): item.why for item in entries}


def meet(root: Path, found: dict[str, list[Mutant]], minutes: float, jobs: int, work: Path) -> Iterator[Tally]:
    """Let the tests meet the breakages of each room, in copies of the source tree below `work`.

    Where there is not time for all, those that are met are a fair sample of each room.

    Raises:
        InputError: The tests of a room fail without any breakage, or there are none.
    """
    with _copies(root, work, jobs) as trees:
        share = 60 * minutes / sum(len(mutants) for mutants in found.values())
        for room, mutants in found.items():
            limits = {tests: _baseline(trees, tests) for tests in dict.fromkeys(item.tests for item in mutants)}
            deadline = time.monotonic() + share * len(mutants)
            Random(0).shuffle(mutants)  # noqa: S311 - the same sample each time

            def noticed(
                mutant: Mutant, deadline: float = deadline, limits: Mapping[tuple[str, ...], float] = limits
            ) -> bool | None:
                return None if time.monotonic() > deadline else _is_noticed(mutant, trees, limits[mutant.tests])

            with ThreadPoolExecutor(jobs) as pool:
                results = list(pool.map(noticed, mutants))
            survived = [mutant for mutant, result in zip(mutants, results, strict=True) if result is False]
            survived.sort(key=lambda item: (item.file, item.line, item.new))
            yield Tally(room, results.count(True), tuple(survived), results.count(None))


def result_file(tallies: Sequence[Tally], why: dict[tuple[str, str, str], str]) -> bytes:
    """What became of them, as JSON."""
    rooms = [
        {
            "room": tally.room,
            "killed": tally.killed,
            "survived": len(tally.survived),
            "unmet": tally.unmet,
            "share": round(tally.share, 3),
            "survivors": [
                {"file": item.file, "line": item.line, "old": item.old, "new": item.new, "why": why.get(item.key)}
                for item in tally.survived
            ],
        }
        for tally in tallies
    ]
    return (json.dumps({"rooms": rooms}, ensure_ascii=False, indent=1) + "\n").encode()


def _mutants(file: Path, name: str, tests: tuple[str, ...]) -> Iterator[Mutant]:
    try:
        from cosmic_ray.ast import ast_nodes, get_ast  # noqa: PLC0415 - for development alone
        from cosmic_ray.mutating import mutate_code  # noqa: PLC0415 - the same
        from cosmic_ray.plugins import get_operator  # noqa: PLC0415 - the same
    except ImportError:
        raise InputError.of(_MISSING) from None
    source = file.read_text(encoding="utf-8")
    tree = get_ast(source)
    for operator in (get_operator(each)() for each in _OPERATORS):
        places = [(node, place) for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
        for number, (node, _) in enumerate(places):
            code = None if _is_beside(node) else mutate_code(source, operator, number)
            if code is not None and code != source and _is_python(code):
                yield _mutant(name, source, code, tests)


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


@contextmanager
def _copies(root: Path, work: Path, jobs: int) -> Iterator[SimpleQueue[Path]]:
    """A queue of copies of the source tree, one for each job."""
    trees: SimpleQueue[Path] = SimpleQueue()
    for number in range(jobs):
        trees.put(Path(shutil.copytree(root, work / str(number), ignore=_NOT_COPIED)))
    yield trees


def _baseline(trees: SimpleQueue[Path], tests: tuple[str, ...]) -> float:
    """How long the tests may take with a breakage, in seconds."""
    for _ in range(trees.qsize()):
        tree = trees.get()
        began = time.monotonic()
        status = _run(tree, tests, None)
        took = time.monotonic() - began
        trees.put(tree)
        if status:
            raise InputError(
                f"{'、'.join(tests)} 没有通过或者不存在，先改好它们再做变异测试。",
                f"{', '.join(tests)} fail or are not there; mend them before anything is broken.",
            )
    return _STARTING + _PATIENCE * took


def _is_noticed(mutant: Mutant, trees: SimpleQueue[Path], limit: float) -> bool:
    tree = trees.get()
    path = tree / mutant.file
    sound = path.read_bytes()
    try:
        for kept in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            kept.unlink()  # a breakage may leave size and second of a file as they are
        path.write_text(mutant.code, encoding="utf-8")
        return _run(tree, mutant.tests, limit, broken=path.stem) != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_bytes(sound)
        trees.put(tree)


def _run(tree: Path, tests: tuple[str, ...], limit: float | None, broken: str | None = None) -> int:
    """The status of the tests in a tree; those named like the module that is broken there come first."""
    files = [path.relative_to(tree).as_posix() for pattern in tests for path in sorted(tree.glob(pattern))]
    if broken:
        files.sort(key=lambda name: not Path(name).stem.endswith(f"_{broken}"))
    quick = ("-x", "-q", "-p", "no:randomly", "-p", "no:xdist", "-p", "no:cacheprovider", "--hypothesis-seed=0")
    environment = os.environ | {"PYTHONPATH": str(tree / "src"), "HYPOTHESIS_STORAGE_DIRECTORY": str(tree / ".h")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if broken:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "pytest", *quick, *(files or ["missing"])],
        cwd=tree,
        env=environment,
        timeout=limit,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ).returncode


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="mutants",
        help=said("dev.mutants", language),
        callback=run,
        params=[
            option(language, "only", "file", key="dev.mutants.only", envvar="FAZHI_ONLY"),
            option(language, "minutes", "number", key="dev.mutants.minutes", type=click.FloatRange(0), default=30.0),
            option(language, "jobs", "number", key="dev.mutants.jobs", type=click.IntRange(1, 64), default=2),
            option(language, "output", "file", key="dev.mutants.output", default="build/mutants.json"),
            lang_option(language),
        ],
    )


def run(*, only: str | None, minutes: float, jobs: int, output: str, lang: str) -> int:
    """Break it, and tell what the tests let pass; 1 where a survivor has no reason in the list."""
    root = need_source_tree()
    why = excuses(root)
    found = mutants_of(root, only or None)
    tallies = []
    with TemporaryDirectory() as work:
        for tally in meet(root, found, minutes, jobs, Path(work)):
            tallies.append(tally)
            put(_line(tally, lang))
    save_bytes(result_file(tallies, why), root / output)
    survived = {item.key: item for tally in tallies for item in tally.survived}
    unexplained = [item for key, item in survived.items() if key not in why]
    for item in unexplained:
        put(f"{item.file}:{item.line}\n  - {item.old}\n  + {item.new}\n")
    if unexplained:
        put(
            pick(
                lang,
                f"{len(unexplained)} 处改坏了而测试没有发觉：补上测试，或在 {EXCUSES.as_posix()} 写明为什么不要紧。\n",
                f"{len(unexplained)} breakages went unnoticed: add tests, or say in {EXCUSES.as_posix()} why they are "
                "harmless.\n",
            )
        )
    return 1 if unexplained else 0


def _line(tally: Tally, lang: str) -> str:
    told = pick(
        lang,
        "{}：改坏 {} 处，发觉 {} 处（{:.1%}），未及 {} 处\n",
        "{}: {} breakages, {} noticed ({:.1%}), {} not met\n",
    )
    return told.format(tally.room, tally.killed + len(tally.survived), tally.killed, tally.share, tally.unmet)
