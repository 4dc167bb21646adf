"""What the views write is kept in tests/golden; a run of this file with FAZHI_WRITE_GOLDEN=1 rewrites it."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from fakes import PROPOSALS, ROOT, small_audit, small_catalogue, terminal_text
from fazhi.model.obligation import Severity
from fazhi.output.formats import Options, entry, write
from fazhi.output.pages.duties import explain_text
from schemas import audit_schema, comparison_schema, evaluation_schema, law_diff_schema, precheck_schema
from schemas_beside import BESIDE
from views import made

GOLDEN = ROOT / "tests" / "golden"


def table(options: Options) -> str:
    """The CSV with its byte order mark and its own line ends."""
    return write(entry("csv"), small_audit(), options).decode()


def oscal(name: str) -> str:
    """A document of OSCAL as every version of this software writes it."""
    with patch("fazhi.output.formats.oscal.about.__version__", "1.2.3"):
        return write(entry(f"oscal-{name}"), small_audit(), Options()).decode()


VIEWS: dict[Path, Callable[[], str]] = {
    GOLDEN / "audit_zh.txt": lambda: terminal_text(small_audit()),
    GOLDEN / "audit_en.txt": lambda: terminal_text(small_audit(), language="en"),
    GOLDEN / "audit_colour.txt": lambda: terminal_text(small_audit(), colour=True),
    GOLDEN / "audit_quotes_60.txt": lambda: terminal_text(small_audit(), width=60, quotes=True),
    GOLDEN / "audit_mandatory.txt": lambda: terminal_text(small_audit(), min_severity=Severity.MANDATORY),
    GOLDEN / "audit.json": lambda: made("json", small_audit()),
    GOLDEN / "audit_quotes.json": lambda: made("json", small_audit(), quotes=True),
    GOLDEN / "audit_zh.csv": lambda: table(Options()),
    GOLDEN / "audit_en_quotes.csv": lambda: table(Options(language="en", quotes=True)),
    GOLDEN / "explain_zh.txt": lambda: explain_text(PROPOSALS, small_catalogue(), Options(), small_audit()),
    GOLDEN / "explain_en.txt": lambda: explain_text(PROPOSALS, small_catalogue(), Options(language="en")),
    **{
        GOLDEN / f"oscal-{name}.json": partial(oscal, name)
        for name in ("catalog", "profile", "plan", "results", "poam")
    },
    ROOT / "docs" / "schema" / "fazhi.audit-2.schema.json": audit_schema,
    ROOT / "docs" / "schema" / "fazhi.evaluation-2.schema.json": evaluation_schema,
    ROOT / "docs" / "schema" / "fazhi.comparison-1.schema.json": comparison_schema,
    ROOT / "docs" / "schema" / "fazhi.law-diff-1.schema.json": law_diff_schema,
    ROOT / "docs" / "schema" / "fazhi.precheck-1.schema.json": precheck_schema,
    **{ROOT / "docs" / "schema" / f"{name.replace('/', '-')}.schema.json": schema for name, schema in BESIDE.items()},
}


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.name)
def test_a_view_writes_what_is_kept(path: Path) -> None:
    text = VIEWS[path]()
    if os.environ.get("FAZHI_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text


def test_every_golden_file_has_its_view() -> None:
    assert {path for path in GOLDEN.iterdir() if path.is_file()} <= set(VIEWS)
