"""Many reports at once: which files they are, what a manifest says of each, and the audit of one after another.

Besides what is offered here, others ask for what is to be read (`files`, `sources`, `remote`, `hints`, `manifest`), the
run (`run`, `pool`, `cluster`, `work`, `batch`), its results (`results`, `parquet`, `query`, `questions`, `cited`,
`gathered`) and what they come to (`comparison`, `years`, `units`, `fair`, `rates`, `copies`, `shingles`).
"""

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
