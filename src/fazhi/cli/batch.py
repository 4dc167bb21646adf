"""Many reports in one command: progress, one page or table of all, and at the end what could not be read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fazhi.cli.failures import failure_sentences
from fazhi.cli.formats import format_wanted, refuse_terminal
from fazhi.cli.manifests import named_reports
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, put, refuse_own, save
from fazhi.corpus import (
    Audited,
    Listed,
    Outcome,
    Twins,
    Unread,
    audit_each,
)
from fazhi.corpus.manifest import by_note, in_columns
from fazhi.intake import Asked
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity
from fazhi.output.formats import Options
from fazhi.output.pages.batch import WRITERS
from fazhi.output.words.quote import neutral

GAPS = 1
"""Exit status of audits with gaps."""
_UNREAD = 2
"""Exit status where a file could not be read, whatever the others came to."""
_WHAT = Both("多份报告", "Several reports")
_PROGRESS = Both("核查", "auditing")


class Order(NamedTuple):
    """What was asked for."""

    files: Sequence[str]
    asked: Asked
    manifest: str | None
    """A manifest to read, or to write where there is none of that name."""
    format: str | None
    """A format by its name; None to take that of the output's suffix."""
    options: Options
    output: str | None


def audit_many(order: Order) -> int:
    """Audit them all and show it; 2 if one could not be read, else 1 if there are gaps of that severity."""
    if order.format not in {None, *WRITERS}:
        raise InputError(
            f"多份报告一起核查时不能写 {order.format} 格式；可用：{'、'.join(WRITERS)}。",
            f"Several reports cannot be written as {order.format}; use one of {', '.join(WRITERS)}.",
        )
    name = format_wanted(order.format, order.output, WRITERS, _WHAT)
    named = named_reports(order.files, order.manifest)
    if name == "xlsx":
        refuse_terminal(name, order.output)
    if order.output is not None:
        refuse_own(Path(order.output), [*map(Path, named.files), *([named.table] if named.table else [])])
    kept = _Kept(order.options.min_severity)
    outcomes = audit_each(named.names(), order.asked, named.here, named.listed)
    outcomes = kept.watch(_counted(outcomes, len(named.files), order.options.language))
    data = WRITERS[name](outcomes, order.options)
    if not kept.read:
        complain(sentence for item in kept.unread for sentence in failure_sentences(InputError.of(item.why)))
        return _UNREAD
    if order.output is None:
        put(data)
    else:
        save(data, Path(order.output))
        put(kept.written(order.output, order.options.language))
    if name != "text" or order.output is not None:  # which the page shows
        complain(each.of(order.options.language) for each in kept.looks())
    named.finish(kept.rows, order.options.language)
    if kept.unread:
        return _UNREAD
    return GAPS if kept.gaps else 0


class _Kept:
    """What the end of a run tells, noted while the audits go by."""

    def __init__(self, least: Severity) -> None:
        self.least = least
        self.gaps = 0
        self.read = 0
        self.unread: list[Unread] = []
        self.twins: list[tuple[str, str]] = []
        self.doubts: list[tuple[str, Both]] = []
        self.rows: list[Listed] = []
        self._seen = Twins()

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Pass the outcomes on, and note of each what the list at the end says."""
        for item in outcomes:
            if isinstance(item, Unread):
                self.unread.append(item)
                self.rows.append(Listed(item.file, note=item.why))
            else:
                self._note(item)
            yield item

    def _note(self, item: Audited) -> None:
        self.read += 1
        self.gaps += bool(item.audit.gaps(self.least))
        self.rows.append(Listed.of(item.file, item.audit.report))
        self.doubts += [(item.file, doubt) for doubt in item.audit.report.doubts]
        if twin := self._seen.twin(item):
            self.twins.append((twin, item.file))

    def written(self, output: str, language: str) -> str:
        """What stands in the file that was written."""
        doubtful = len({file for file, _ in self.doubts})
        zh, en = f"已写入 {output}：核查 {self.read} 份", f"Wrote {output}: {self.read} reports"
        if self.unread:
            zh, en = f"{zh}，{len(self.unread)} 份未能读出", f"{en}, {len(self.unread)} could not be read"
        if doubtful:
            zh, en = f"{zh}，{doubtful} 份要先核对", f"{en}, {doubtful} to be checked first"
        return neutral(pick(language, zh, en)) + "\n"

    def looks(self) -> Iterator[Both]:
        """What to look at, and what could not be read."""
        for first, second in self.twins:
            yield Twins.said(first, second)
        for files, doubt in by_note((file, in_columns(doubt)) for file, doubt in self.doubts):
            if len(files) == 1:
                yield Both(f"先核对 {files[0]}：{doubt.zh}", f"Check first: {files[0]}: {doubt.en}")
            else:
                yield Both(
                    f"先核对 {len(files)} 份：{doubt.zh}{'、'.join(files)}",
                    f"Check {len(files)} first: {doubt.en} {', '.join(files)}",
                )
        for item in self.unread:
            why = in_columns(item.why)
            yield Both(f"未读出 {item.file}：{why.zh}", f"Not read: {item.file}: {why.en}")


def _counted(outcomes: Iterator[Outcome], many: int, language: str) -> Iterator[Outcome]:
    """The outcomes as they come, with progress told."""
    with Progress(_PROGRESS.of(language), many, language) as progress:
        for outcome in outcomes:
            yield outcome
            progress.forward(1)
