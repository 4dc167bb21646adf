"""Many reports at once: which files they are, what a manifest says of each, and the audit of one after another."""

from fazhi.corpus.batch import Audited, Outcome, Twins, Unread, audit_each
from fazhi.corpus.files import files_named
from fazhi.corpus.manifest import Listed, Manifest

__all__ = [
    "Audited",
    "Listed",
    "Manifest",
    "Outcome",
    "Twins",
    "Unread",
    "audit_each",
    "files_named",
]
