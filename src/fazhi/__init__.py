"""fazhi audits annual reports on building rule-of-law government against the duties the law puts on them.

From Python: `from fazhi import audit_file, audit_report, load_catalogue, read_report`; see docs/python.rst.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
"""As in `typing`, which is slow to load."""
if TYPE_CHECKING:
    from fazhi.api import (
        Audit,
        Catalogue,
        CatalogueError,
        FazhiError,
        InputError,
        Report,
        audit_file,
        audit_report,
        load_catalogue,
        read_report,
    )

__all__ = [
    "Audit",
    "Catalogue",
    "CatalogueError",
    "FazhiError",
    "InputError",
    "Report",
    "audit_file",
    "audit_report",
    "load_catalogue",
    "read_report",
]


def __getattr__(name: str) -> object:
    """What the package offers, loaded when it is first used: `fazhi --help` and the doors do without it."""
    if name not in __all__:
        raise AttributeError(f"module 'fazhi' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    return getattr(import_module("fazhi.api"), name)


def __dir__() -> list[str]:
    """What it holds and what it offers."""
    return sorted({*globals(), *__all__})
