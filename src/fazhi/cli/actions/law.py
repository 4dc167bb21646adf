"""What `fazhi law diff` does: judge every duty by the law of two years."""

from pathlib import Path

from fazhi.catalogue import load_for
from fazhi.catalogue.changes import law_changes
from fazhi.cli.streams import coloured, put, width
from fazhi.model.obligation import UnitKind
from fazhi.output.pages.law_diff import law_diff_json, law_diff_text
from fazhi.reading import checked_kind


def run_law_diff(
    first: int,
    second: int,
    *,
    unit_kind: str | None,
    territory: str | None,
    format: str,
    catalogue: str | None,
    colour: str,
    lang: str,
) -> int:
    """Show which duties began, ended, moved or changed their severity."""
    unit_kind = checked_kind(unit_kind, None)
    loaded = load_for(catalogue, Path.cwd())
    kind = UnitKind(unit_kind) if unit_kind else None
    changes = list(law_changes(loaded, first, second, kind, territory))
    if format == "json":
        put(law_diff_json(changes, (first, second)))
    else:
        put(law_diff_text(changes, (first, second), loaded, coloured(colour), width(), lang))
    return 0
