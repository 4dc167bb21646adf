"""What is broken, the tests that should notice it there, and what they may let pass for a reason."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Final

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


class Excuse(Record):
    """One entry of the list of survivors."""

    file: Annotated[str, required(Text(), "哪个文件", "the file")]
    old: Annotated[str, required(Text(), "原来的一行", "the line as it is")]
    new: Annotated[str, required(Text(), "改坏后的一行", "the line when broken")]
    why: Annotated[str, required(Text(), "为什么不要紧", "why no test need notice it")]


def tests_of(name: str, tests: tuple[str, ...]) -> tuple[str, ...]:
    """The tests for one file: its own, those of its folder, or those of the room."""
    return next((own for path, own in INSTEAD.items() if name == path or name.startswith(f"{path}/")), tests)


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
