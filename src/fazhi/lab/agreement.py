"""How often the audit and the readers agree on support, by kind of unit: whole labelled reports, duties that are due.

Of a stretch nothing is counted, for its silence on a duty says nothing of the report. Texts that rules were tuned on
count as well, so that the figures are somewhat better than those of texts that nobody has seen.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from fazhi.audit import audit
from fazhi.evidence import Searcher
from fazhi.lab.labels import SUPPORT, Gold
from fazhi.model.agreement import Counts
from fazhi.model.audit import Conclusion
from fazhi.model.obligation import Catalogue
from fazhi.model.unit import UnitKind

_NOT_DUE: Final = frozenset((Conclusion.NOT_APPLICABLE, Conclusion.WAIVED))
_HEAD: Final = """\
# yaml-language-server: $schema=schemas/agreement.schema.json
# 与读者一致的程度：整篇标注的报告里，应写的义务有没有佐证，工具与读者各怎样看；不要手改，运行 make calibrate 重写。
# How often the tool and careful readers agree on support, counted on whole labelled reports. Written by make calibrate.
# tp 双方都认有，fp 只有工具认，fn 只有读者认，tn 双方都认没有。
"""


class Counted(NamedTuple):
    """The counts of one kind of unit."""

    reports: int
    counts: Counts


def agreement(golds: Sequence[Gold], searcher: Searcher) -> Mapping[UnitKind, Counted]:
    """The counts by kind of unit, in the order of the kinds."""
    found: dict[UnitKind, Counted] = {}
    for gold in golds:
        if not gold.spans:
            before = found.get(gold.report.unit_kind, Counted(0, Counts()))
            counts = before.counts.plus(_counts(gold, searcher))
            found[gold.report.unit_kind] = Counted(before.reports + 1, counts)
    return {kind: found[kind] for kind in UnitKind if kind in found}


def agreement_yaml(found: Mapping[UnitKind, Counted], names: Sequence[str], catalogue: Catalogue) -> str:
    """The file agreement.yaml, the same for the same labels and the same catalogue."""
    texts = "".join(f"- {name}\n" for name in sorted(names))
    head = f'version: {catalogue.version}\ndigest: "{catalogue.digest}"\ntexts:\n{texts}kinds:\n'
    return _HEAD + head + "".join(_kind(kind, item) for kind, item in found.items())


def _counts(gold: Gold, searcher: Searcher) -> Counts:
    tp = fp = fn = tn = 0
    for item in audit(searcher.catalogue, gold.report, searcher=searcher).assessments:
        if item.conclusion in _NOT_DUE or not gold.speaks_of(item.obligation):
            continue
        label, seen = gold.labels.get(item.obligation.id), not item.conclusion.gap
        known = label is not None and label.conclusion in SUPPORT
        tp, fp, fn, tn = tp + (known and seen), fp + (seen > known), fn + (known > seen), tn + (not known and not seen)
    return Counts(tp, fp, fn, tn)


def _kind(kind: UnitKind, item: Counted) -> str:
    counts = ", ".join(f"{name}: {value}" for name, value in item.counts._asdict().items())
    return f"- {{unit_kind: {kind.value}, reports: {item.reports}, {counts}}}\n"
