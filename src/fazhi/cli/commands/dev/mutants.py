"""The command `fazhi dev mutants`: break the engine in small ways and see whether its tests notice."""

import json
import os
import shutil
import signal
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import islice
from pathlib import Path
from random import Random, SystemRandom
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Annotated, Any, Final, NamedTuple, NoReturn

import click

from fazhi.cli.options import lang as lang_option
from fazhi.cli.options import option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save
from fazhi.cli.tools import need_source_tree
from fazhi.cli.words import said
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.yamlfile import ListOf, Problems, Record, RecordOf, Text, raise_if_any, read_file, required

EXCUSES: Final = Path("tests/engine/mutants.yaml")
"""The survivors that somebody has looked at, each with the reason why no test need notice it."""
_TABLES: Final = "tests/engine/test_formats_table.py"
_DECISIONS: Final = "tests/unit/test_decisions.py"
_KEPT: Final = "tests/engine/test_kept_verdicts.py"
_OUTPUT: Final = "tests/unit/test_output_*.py"
_PAGE_PARTS: Final = "tests/unit/test_reading_page_parts.py"
_OF_TEXT: Final = ("tests/unit/test_reading_[df]*.py", "tests/unit/test_reading_torn.py", _TABLES)
_OF_LEDGER: Final = ("layout", "cells", "book", "records", "merge", "commands", "opinions", "commitments")
_OF_PATTERNS: Final = ("patterns", "matcher", "longer_words", "evidence_slots")
ROOMS: Final = (
    ("src/fazhi/audit.py", ("tests/engine/test_audit.py",)),
    ("src/fazhi/intake.py", ("tests/engine/test_intake.py",)),
    ("src/fazhi/rules", ("tests/engine/test_rules_*.py",)),
    ("src/fazhi/evidence", ("tests/engine/test_evidence_*.py", "tests/engine/test_audit.py", _KEPT)),
    ("src/fazhi/reading/structure", ("tests/engine/test_structure_*.py", _KEPT)),
    ("src/fazhi/reading/formats", ("tests/unit/test_reading_*.py", "tests/engine/test_*_wrap.py", _TABLES)),
    ("src/fazhi/patterns", tuple(f"tests/engine/test_{each}.py" for each in _OF_PATTERNS)),
    ("src/fazhi/wordlists", ("tests/engine/test_reading_vocabulary.py", "tests/unit/test_precheck_command.py")),
    ("src/fazhi/laws", ("tests/unit/test_laws.py",)),
    ("src/fazhi/records", ("tests/unit/test_records_*.py", "tests/unit/test_ledger_records.py", _DECISIONS)),
    ("src/fazhi/ledger", tuple(f"tests/unit/test_ledger_{each}.py" for each in _OF_LEDGER)),
    ("src/fazhi/precheck", ("tests/unit/test_precheck*.py",)),
    ("src/fazhi/corpus/run.py", ("tests/unit/test_corpus_parts.py",)),
    ("src/fazhi/corpus/results.py", ("tests/unit/test_corpus_parts.py",)),
    ("src/fazhi/output/words", (_OUTPUT, "tests/unit/test_answer.py", "tests/unit/test_composition.py")),
    ("src/fazhi/output/formats", (_OUTPUT, "tests/unit/test_formats_for_machines.py")),
)
"""What is broken, and the tests that should notice it there: those of the engine, and where it has none, others."""
INSTEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "src/fazhi/evidence/decided.py": ("tests/engine/test_evidence_decided.py", _DECISIONS),
    "src/fazhi/evidence/drift.py": ("tests/engine/test_evidence_drift.py", "tests/unit/test_drift.py"),
    "src/fazhi/evidence/redraft.py": ("tests/engine/test_evidence_redraft.py", "tests/unit/test_next_draft.py"),
    "src/fazhi/evidence/reworded.py": ("tests/engine/test_evidence_reworded.py", "tests/unit/test_drift.py"),
    "src/fazhi/evidence/statement.py": ("tests/engine/test_evidence_statement.py", _DECISIONS),
    "src/fazhi/reading/formats/archive.py": ("tests/unit/test_reading_annexes.py",),
    "src/fazhi/reading/formats/contents.py": ("tests/unit/test_reading_contents.py",),
    "src/fazhi/reading/formats/docx/fields.py": ("tests/unit/test_reading_word_fields.py",),
    "src/fazhi/reading/formats/docx": ("tests/unit/test_reading_word*.py",),
    "src/fazhi/reading/formats/html/hidden.py": (_PAGE_PARTS,),
    "src/fazhi/reading/formats/html/printed.py": (_PAGE_PARTS,),
    "src/fazhi/reading/formats/html/stated.py": (_PAGE_PARTS,),
    "src/fazhi/reading/formats/html": ("tests/unit/test_reading_page*.py", "tests/unit/test_reading_documents.py"),
    "src/fazhi/reading/formats/drawn.py": _OF_TEXT,
    "src/fazhi/reading/formats/markdown.py": (
        "tests/unit/test_reading_markdown.py",
        "tests/unit/test_reading_f*.py",
        _TABLES,
    ),
    "src/fazhi/reading/formats/mhtml.py": ("tests/unit/test_reading_mhtml.py",),
    "src/fazhi/reading/formats/office": ("tests/unit/test_reading_office.py",),
    "src/fazhi/reading/formats/paged.py": ("tests/unit/test_reading_paged.py",),
    "src/fazhi/reading/formats/pagination.py": ("tests/unit/test_reading_paged.py", "tests/unit/test_reading_torn.py"),
    "src/fazhi/reading/formats/pdf": ("tests/unit/test_reading_pdf*.py",),
    "src/fazhi/reading/formats/seams.py": ("tests/unit/test_reading_torn.py",),
    "src/fazhi/reading/formats/signature.py": ("tests/unit/test_reading_office.py",),
    "src/fazhi/reading/formats/strung.py": _OF_TEXT,
    "src/fazhi/reading/formats/table.py": (_TABLES, "tests/unit/test_reading_f*.py"),
    "src/fazhi/reading/formats/text.py": _OF_TEXT,
    "src/fazhi/reading/formats/wrap.py": ("tests/engine/test_*_wrap.py",),
    "src/fazhi/ledger/opinions.py": ("tests/unit/test_ledger_opinions.py",),
    "src/fazhi/output/formats/docx.py": ("tests/unit/test_word_annotated.py",),
    "src/fazhi/output/formats/oscal": ("tests/unit/test_oscal.py",),
}
"""Files and folders that other tests of their room never run, and the tests that do, in place of those."""
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
LEAST: Final = 0.85
"""The share of breakages that the tests of every room have to notice."""
_COLLECT: Final = "--collect-only"
_FAULT: Final = 70
"""Status of a process in which the tests did not come to be run."""
_LOADED: Final = "loaded.json"
_PATIENCE: Final = 5
"""How many times as long as without a breakage the tests may take; a loop without end counts as noticed."""
_STARTING: Final = 5
"""Seconds of the processor for loading what is tested, besides."""
_WAITING: Final = 60
"""Seconds by the clock that a busy machine may add to that."""
_MOST_MEMORY: Final = 4 * 1024**3
"""Bytes of address space for the tests of one breakage; a list without end counts as noticed too."""
_QUICK: Final = ("-x", "-q", "--disable-plugin-autoload", "-p", "no:cacheprovider")
_MISSING: Final = Both(
    "没有安装 Cosmic Ray，不能做变异测试；请运行 make install-dev。",
    "Cosmic Ray is missing, so nothing can be broken: run make install-dev.",
)
_NO_FORK: Final = Both(
    "变异测试要靠 fork，本系统没有；请在 Linux 或者 macOS 上做。",
    "Mutation testing forks, which this system cannot; do it on Linux or macOS.",
)


class Excuse(Record):
    """One entry of the list of survivors."""

    file: Annotated[str, required(Text(), "哪个文件", "the file")]
    old: Annotated[str, required(Text(), "原来的一行", "the line as it is")]
    new: Annotated[str, required(Text(), "改坏后的一行", "the line when broken")]
    why: Annotated[str, required(Text(), "为什么不要紧", "why no test need notice it")]


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


class Tally(NamedTuple):
    """What became of the breakages of one room."""

    room: str
    places: int
    killed: int
    survived: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """Share of those met that were noticed."""
        met = self.killed + len(self.survived)
        return self.killed / met if met else 0.0


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


def excuses(root: Path) -> dict[tuple[str, str, str], str]:
    """The survivors that are accounted for, and why.

    Raises:
        CatalogueError: The list has mistakes.
    """
    problems = Problems(EXCUSES.as_posix())
    entries = read_file(root / EXCUSES, ListOf(RecordOf(Excuse)), problems)
    raise_if_any([problems])
    return {(item.file, item.old, item.new): item.why for item in entries}


def outdated(root: Path, why: Collection[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The entries of the list of survivors whose line is no longer in its file."""
    lines: dict[str, set[str]] = {}
    for file, _, _ in why:
        if file not in lines:
            text = (root / file).read_text(encoding="utf-8") if (root / file).is_file() else ""
            lines[file] = {line.strip() for line in text.splitlines()}
    return [key for key in why if key[1] not in lines[key[0]]]


def meet(root: Path, mutants: Iterable[Mutant], jobs: int, work: Path) -> Iterator[tuple[Mutant, bool]]:
    """Whether the tests notice each breakage.

    This process loads what the tests need of other people's software, once. Each breakage gets a fork of it, in which
    the broken code takes the place of its module before the tests import that; files stay as they are.

    Raises:
        InputError: The tests fail without any breakage, or there are none, or the system cannot fork.
    """
    if not hasattr(os, "fork"):
        raise InputError.of(_NO_FORK)
    limits: dict[tuple[str, ...], int] = {}
    running: dict[int, Mutant] = {}
    for mutant in mutants:
        if mutant.tests not in limits:
            limits[mutant.tests] = _limit(root, mutant.tests, work)
        while len(running) >= jobs:
            yield _ended(running, work)
        running[_begun(root, mutant.tests, work, mutant=mutant, limit=limits[mutant.tests])] = mutant
    while running:
        yield _ended(running, work)


def result_file(seed: int, tallies: Sequence[Tally], why: Mapping[tuple[str, str, str], str]) -> bytes:
    """What became of them, as JSON: the share of each room and every survivor."""
    rooms = [
        {
            "room": tally.room,
            "places": tally.places,
            "killed": tally.killed,
            "survived": len(tally.survived),
            "share": round(tally.share, 3),
            "survivors": [
                {"file": item.file, "line": item.line, "old": item.old, "new": item.new, "why": why.get(item.key)}
                for item in tally.survived
            ],
        }
        for tally in tallies
    ]
    return (json.dumps({"seed": seed, "rooms": rooms}, ensure_ascii=False, indent=1) + "\n").encode()


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
            yield _mutant(name, source, code, _tests_of(name, tests))


def _tests_of(name: str, tests: tuple[str, ...]) -> tuple[str, ...]:
    """The tests for one file: its own, those of its folder, or those of the room."""
    return next((own for path, own in INSTEAD.items() if name == path or name.startswith(f"{path}/")), tests)


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


def _limit(root: Path, tests: tuple[str, ...], work: Path) -> int:
    """How many seconds of the processor the tests may take with a breakage.

    What collecting them loads from elsewhere stays loaded in this process. Then they run as they will, but for the
    breakage.
    """
    process = _begun(root, tests, work, _COLLECT)
    os.waitpid(process, 0)
    with suppress(FileNotFoundError):
        for name in json.loads((work / str(process) / _LOADED).read_text(encoding="utf-8")):
            with suppress(Exception):  # what cannot be loaded by itself is loaded by the tests
                import_module(name)
    process = _begun(root, tests, work)
    _, status, used = os.wait4(process, 0)
    if status:
        raise InputError(
            f"{'、'.join(tests)} 没有通过或者不存在，先改好它们再做变异测试。",
            f"{', '.join(tests)} fail or are not there; mend them before anything is broken.",
        )
    return _STARTING + round(_PATIENCE * (used.ru_utime + used.ru_stime))


def _ended(running: dict[int, Mutant], work: Path) -> tuple[Mutant, bool]:
    process, status = os.wait()
    shutil.rmtree(work / str(process), ignore_errors=True)
    mutant = running.pop(process)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _FAULT:
        raise RuntimeError(f"the tests of {mutant.key} were not run")
    return mutant, status != 0


def _begun(
    root: Path, tests: tuple[str, ...], work: Path, *options: str, mutant: Mutant | None = None, limit: int = 0
) -> int:
    """The number of a process that runs the tests, with or without a breakage; its status is theirs."""
    process = os.fork()
    return process or _run(root, tests, work / str(os.getpid()), options, mutant, limit)


def _run(
    root: Path, tests: tuple[str, ...], folder: Path, options: tuple[str, ...], mutant: Mutant | None, limit: int
) -> NoReturn:
    """Run them and end with their status."""
    status = _FAULT
    try:
        _confine(root, folder, limit)
        for name in [each for each in sys.modules if each.partition(".")[0] == "fazhi"]:
            del sys.modules[name]  # this command has loaded some, in whose place nothing broken could come
        if mutant:
            sys.meta_path.insert(0, _Broken(root, mutant))
        import hypothesis  # noqa: PLC0415 - for development alone
        import pytest  # noqa: PLC0415 - the same

        search = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # and no shrinking: one failure is enough
        hypothesis.settings.register_profile("mutants", derandomize=True, database=None, phases=search)
        hypothesis.settings.load_profile("mutants")
        for files in _in_turn(root, tests, mutant):
            status = int(pytest.main([*_QUICK, *options, f"--basetemp={folder / 'tests'}", *files]))
            if status:
                break
        if _COLLECT in options:
            (folder / _LOADED).write_text(json.dumps(_loaded(root)), encoding="utf-8")
    finally:
        os._exit(status)


def _in_turn(root: Path, tests: tuple[str, ...], mutant: Mutant | None) -> list[list[str]]:
    """The files of tests; first those named like the module that is broken, so that the others need not be loaded."""
    files = [path.relative_to(root).as_posix() for pattern in tests for path in sorted(root.glob(pattern))]
    own = [name for name in files if mutant and Path(name).stem.endswith(f"_{Path(mutant.file).stem}")]
    others = [name for name in files if name not in own]
    return [group for group in (own, others) if group]


def _confine(root: Path, folder: Path, limit: int) -> None:
    """Let a process say nothing, keep what it writes to its folder, and take no more than its share of the machine."""
    import resource  # noqa: PLC0415 - Windows has none, nor does it get here

    folder.mkdir()
    os.chdir(root)
    sys.path[:0] = [str(root / "src")]
    os.environ["XDG_CACHE_HOME"] = str(folder)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    if limit:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        signal.alarm(_WAITING + _PATIENCE * limit)  # by the clock, for what waits without end


def _loaded(root: Path) -> list[str]:
    """The modules that were loaded from elsewhere than the source tree, but for parts of pytest that it must load."""
    ours = tuple(str(root / folder) for folder in ("src", "tests"))
    files = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
    return [
        name for name, file in files.items() if file and not file.startswith(ours) and not name.startswith("_pytest.")
    ]


class _Broken(SourceFileLoader):
    """Finds and loads the broken code where its module is asked for."""

    def __init__(self, root: Path, mutant: Mutant) -> None:
        super().__init__(_module(mutant.file), str(root / mutant.file))
        self.code = mutant.code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The broken module, and nothing else."""
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, _: str) -> CodeType:
        """The broken code, in place of what the file has."""
        return compile(self.code, self.path, "exec")


def _module(file: str) -> str:
    """The name by which a file of the source tree is imported."""
    parts = Path(file).relative_to("src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        name="mutants",
        help=said("dev.mutants", language),
        callback=run,
        params=[
            option(language, "only", "file", key="dev.mutants.only", envvar="FAZHI_ONLY"),
            option(
                language,
                "sample",
                "number",
                key="dev.mutants.sample",
                envvar="FAZHI_SAMPLE",
                type=click.IntRange(0),
                default=100,
            ),
            option(language, "seed", "number", key="dev.mutants.seed", envvar="FAZHI_SEED", type=int),
            option(language, "jobs", "number", key="dev.mutants.jobs", type=click.IntRange(1, 64), default=2),
            option(language, "output", "file", key="dev.mutants.output", default="build/mutants.json"),
            lang_option(language),
        ],
    )


def run(*, only: str | None, sample: int, seed: int | None, jobs: int, output: str, lang: str) -> int:
    """Break it, and tell what the tests let pass; 1 where that is too much or a survivor has no reason in the list."""
    root = need_source_tree()
    why = excuses(root)
    seed = SystemRandom().randrange(10**6) if seed is None else seed
    put(pick(lang, f"种子 {seed}\n", f"seed {seed}\n"))
    for file, old, _ in outdated(root, why):
        told = pick(
            lang, "{} 里这一行已经没有了，请更新：{}\n  {}\n", "a line is no longer in {}, bring {} up to date:\n  {}\n"
        )
        put(told.format(file, EXCUSES.as_posix(), old))
    tallies: list[Tally] = []
    unexplained = 0
    with TemporaryDirectory() as work:
        for room in rooms_of(root, only or None, seed):
            drawn = list(islice(room.drawn, sample or None))
            survived = [mutant for mutant in drawn if mutant.key in why]  # known to, so that no time goes into it
            unknown = [mutant for mutant in drawn if mutant.key not in why]
            for mutant, noticed in meet(root, unknown, jobs, Path(work)):
                if not noticed:
                    survived.append(mutant)
                    unexplained += 1
                    put(f"{mutant.file}:{mutant.line}\n  - {mutant.old}\n  + {mutant.new}\n")
            killed = len(drawn) - len(survived)
            tallies.append(Tally(room.name, room.places, killed, tuple(sorted(survived, key=lambda item: item[:4]))))
            put(_line(tallies[-1], lang))
    save(result_file(seed, tallies, why), root / output)
    if unexplained:
        put(
            pick(
                lang,
                f"{unexplained} 处改坏了而测试没有发觉：补上测试，或在 {EXCUSES.as_posix()} 写明为什么不要紧。\n",
                f"{unexplained} breakages went unnoticed: add tests, or say in {EXCUSES.as_posix()} why they are "
                "harmless.\n",
            )
        )
    return 1 if unexplained or any(tally.share < LEAST for tally in tallies) else 0


def _line(tally: Tally, lang: str) -> str:
    told = pick(
        lang,
        "{}：{} 处里改坏 {} 处，发觉 {} 处（{:.1%}）\n",
        "{}: of {} places {} were broken, {} noticed ({:.1%})\n",
    )
    met = tally.killed + len(tally.survived)
    return told.format(tally.room, tally.places, met, tally.killed, tally.share)
