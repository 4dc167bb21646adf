"""The command `fazhi corpus audit`: audit many reports in many processes, and keep the results as tables."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Final, Unpack

import click

from fazhi.cli.manifests import manifest_told, unlisted, write_manifest
from fazhi.cli.options import about_report, lang, option
from fazhi.cli.page import Command
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, first_of, put
from fazhi.cli.words import said
from fazhi.corpus.batch import Twins
from fazhi.corpus.cluster import cluster
from fazhi.corpus.files import passed_over, passed_over_said
from fazhi.corpus.hints import told_by_names
from fazhi.corpus.manifest import Listed, Manifest, by_note, in_columns, together
from fazhi.corpus.parquet import need_pyarrow
from fazhi.corpus.pool import Pool, processors
from fazhi.corpus.results import Results, Shard
from fazhi.corpus.run import DOUBTS, FACTS, Job, Summary, run, twins_of
from fazhi.corpus.sources import Source, source_of
from fazhi.corpus.work import Done, Setup, engine
from fazhi.intake import Asked, Told, find_kept
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.model.place import Place
from fazhi.model.unit import UnitKind
from fazhi.output.words.quote import neutral

_UNREAD = 2
"""Exit status where a file could not be audited."""
_FEW = 8
"""Reports for which a further process is not worth its start of half a second."""

_OF_UNIT: Final = ("file", "unit", "year", "province", "city", "county")
"""The columns by which reports are of one unit and year."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("corpus.source", language), said("corpus.source.long", language)),),
        name="audit",
        help=said("corpus.audit", language),
        callback=_audit_corpus,
        params=[
            click.Argument(["source"], required=False, metavar=said("corpus.source", "en")),
            *about_report(language),
            option(language, "manifest", "file", key="corpus.manifest"),
            option(language, "out", "folder", key="corpus.out", required=True),
            option(language, "processes", "number", type=click.IntRange(1, 1024)),
            option(language, "shard", "shard"),
            option(language, "scheduler", "address"),
            option(language, "renew", is_flag=True),
            lang(language),
        ],
    )


def _audit_corpus(
    source: str | None,
    *,
    manifest: str | None,
    out: str,
    processes: int | None,
    shard: str | None,
    scheduler: str | None,
    renew: bool,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Audit what changed; 2 if a file could not be audited."""
    gc.enable()  # a run is long, unlike other commands
    need_pyarrow()
    here, asked = Path.cwd(), Asked.of(**about)
    table = Path(manifest) if manifest else None
    listed = manifest_told(table)
    corpus = _corpus(source, table if listed else None, listed, here)
    if Path(out).absolute() == Path(corpus.root):
        raise InputError(
            f"--out {out} 就是语料的文件夹；结果请存入另一个文件夹。",
            f"--out {out} is the folder of the corpus itself; keep the results in another.",
        )
    setup = Setup(asked.load(here), engine(), find_kept(here))
    results = Results.at(out, Shard.told(shard) if shard else Shard())

    def hire(many: int) -> Pool:
        return Pool(setup, max(1, min(processes or processors(), -(-many // _FEW))))

    with ExitStack() as held:
        if scheduler:
            workers = held.enter_context(cluster(scheduler, setup))
        held.enter_context(results.writing())
        job = Job(corpus, asked, setup, results, renew)
        summary = run(job, (lambda _many: workers) if scheduler else hire, partial(_watched, lang))
        rows = _listed(summary, results)
        twins = twins_of(results.facts(summary.known, _OF_UNIT))
        by_path = dict(results.facts(summary.known, ("file", "from_path")))
    corpus = summary.source
    _tell(summary, corpus, rows, twins, out, lang)
    if source is not None and (over := passed_over_said(passed_over([source], here))) is not None:
        complain([over.of(lang)])
    if table is not None and listed is None:
        noted = (row._replace(note=_noted(row, by_path.get(row.file, ()))) for row in rows)
        write_manifest(table, ((corpus.location(row.file), row) for row in noted), lang)
    if shard:
        told = "接下来：各份都做完以后，不带 --shard 再运行一次，合到一起。"
        complain(
            [pick(lang, told, "Next: when all shards are done, run once more without --shard to put them together.")]
        )
    elif summary.known:
        complain([_next(neutral(out), lang)])
    return _UNREAD if summary.failures else 0


def _next(out: str, language: str) -> str:
    """What can be made of the results."""
    return pick(
        language,
        f"接下来：做成网站 fazhi corpus site {out}，放在一起比 fazhi corpus compare {out}，"
        f"提问 fazhi corpus query {out} gaps。",
        f"Next: fazhi corpus site {out} makes a site of it, fazhi corpus compare {out} compares the units, "
        f"fazhi corpus query {out} gaps asks.",
    )


def _corpus(source: str | None, table: Path | None, listed: Manifest | None, here: Path) -> Source:
    if source is None and table is None:
        raise InputError(
            "没有给出语料；请给出文件夹、带 * 的名称或者清单。",
            "No corpus is named; give a folder, a pattern or a manifest.",
        )
    return source_of(source or str(table), here, listed)


def _watched(language: str, outcomes: Iterator[Done], many: int) -> Iterator[Done]:
    """The batches as they come, with progress told."""
    with Progress(pick(language, "核查", "auditing"), many, language) as progress:
        for done in outcomes:
            yield done
            progress.forward(len(done.batch))


def _listed(summary: Summary, results: Results) -> list[Listed]:
    """What is known of each file, for the manifest and to find what stands there twice."""
    rows = [Listed(file, note=Both(held.why, held.why_en)) for file, held in summary.known.items() if held.failure]
    for file, unit, kind, year, *where, roles, doubts, in_english in results.facts(summary.known, (*FACTS, *DOUBTS)):
        territory = str(Place(*(name or "" for name in where))) if where[0] else None
        role = roles[0] if len(roles) == 1 else None
        note = together(map(Both, doubts, in_english))
        rows.append(Listed(file, unit, UnitKind(kind), year, territory, role, note))
    return sorted(rows)


def _noted(row: Listed, by_path: Sequence[str]) -> Both | None:
    """The note on a report, with what was told by the names of file and folders, and may be wrong."""
    if not by_path:
        return row.note
    return together([*([row.note] if row.note else []), told_by_names(by_path)])


def _tell(
    summary: Summary, corpus: Source, rows: Sequence[Listed], twins: Sequence[Sequence[str]], out: str, language: str
) -> None:
    """What was done, then what deserves a second look."""
    put(_done(summary, out, language) + "\n")
    for sentences in (
        [Twins.said(*files).of(language) for files in twins],
        list(unlisted(corpus.unlisted(), language)),
        [_doubt(*each, language) for each in by_note((row.file, row.note) for row in rows if row.year and row.note)],
        [f"✕ {each.file}: {in_columns(each.why).of(language)}" for each in summary.failures],
    ):
        complain(first_of(sentences, out, language))


def _doubt(files: Sequence[str], note: Both, language: str) -> str:
    """What to check of one file, or of several of which the same is said."""
    told = in_columns(note).of(language)
    if len(files) == 1:
        return f"※ {files[0]}: {told}"
    return pick(language, f"※ {len(files)} 份：{told}{'、'.join(files)}", f"※ {len(files)}: {told} {', '.join(files)}")


def _done(summary: Summary, out: str, language: str) -> str:
    failed = len(summary.failures)
    zh, en = f"核查 {summary.audited} 份", f"{summary.audited} audited"
    if summary.same:
        zh, en = f"{zh}，另有 {summary.same} 份没有变化，不必再核查", f"{en}, {summary.same} unchanged"
    if summary.gone:
        zh, en = f"{zh}；{summary.gone} 份已经不在，从结果里去掉", f"{en}, {summary.gone} gone and taken out"
    if failed:
        zh, en = f"{zh}；{failed} 份没有核查成", f"{en}, {failed} failed"
    return neutral(pick(language, f"{zh}。结果在 {out}。", f"{en}. Results: {out}"))
