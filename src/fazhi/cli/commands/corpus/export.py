"""The command `fazhi corpus export`: papers or ledgers to every unit of a corpus that was audited."""

import gc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple, Unpack

import click

from fazhi.cli.exports import SUFFIXES, Order, about_papers, paper_asked
from fazhi.cli.issuing import Job, issue
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import complain
from fazhi.cli.words import said
from fazhi.corpus.hints import taken_in
from fazhi.corpus.parquet import need_pyarrow
from fazhi.corpus.results import Known, Results
from fazhi.corpus.sources import Source, named_as, source_of
from fazhi.corpus.work import at_hand, engine
from fazhi.intake import Asked, Intake, Told, find_kept, take_file, take_kept
from fazhi.model.audit import Audit
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError

_FILTERS = ("unit", "unit_kind", "year")
"""What reports may be chosen by."""
_COLUMNS = ("file", "unit", "unit_kind", "year", "law_year", "sha256", "gaps", "told")


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("corpus.results", language), said("corpus.results.long", language)),),
        name="export",
        help=said("corpus.export", language),
        callback=run,
        params=[
            click.Argument(["results"], metavar=said("corpus.results", "en")),
            option(language, "unit_kind", "kind", key="corpus.export.unit_kind"),
            option(language, "year", "year", key="corpus.export.year", type=int),
            option(language, "unit", "name", key="corpus.export.unit"),
            option(language, "catalogue", "folder"),
            option(language, "format", "format", key="export.format", type=click.Choice([*SUFFIXES])),
            *about_papers(language),
            option(language, "output", "folder", key="corpus.export.output"),
            lang(language),
        ],
    )


class _Row(NamedTuple):
    """What results hold of a report, in the order of `_COLUMNS`."""

    file: str
    unit: str | None
    unit_kind: str
    year: int
    law_year: int
    sha256: str
    gaps: int
    told: list[str]


def run(  # noqa: PLR0913 - one for each option
    results: str,
    *,
    format: str | None,
    paper: str | None,
    papers: str | None,
    by: str | None,
    min_severity: str,
    no_quotes: bool,
    output: str | None,
    lang: str,
    **about: Unpack[Told],
) -> int:
    """Write of every report that was asked for; 2 if nothing could be of one."""
    gc.enable()  # results may be long, unlike what other commands read
    need_pyarrow()
    made = paper_asked(format, paper, None)
    order = Order.of(made, papers=papers, by=by, min_severity=min_severity, no_quotes=no_quotes)
    here, found = Path.cwd(), Results.of(results)
    asked = Asked.of(**about)
    rules = asked.load(here)
    known = found.known()
    source = named_as(_source(found, rules.digest, here), known)
    wanted = {name: value for name in _FILTERS if (value := getattr(asked, name))}
    failed = () if wanted else _failed(known)  # of which nobody knows whose they are
    rows = [
        row
        for row in (_Row(*told) for told in found.facts(known, _COLUMNS))
        if all(getattr(row, name) == value for name, value in wanted.items())
    ]
    if not rows:
        raise InputError(
            f"{results} 里没有这样的报告；请换 --unit、--unit-kind 或 --year，"
            f"fazhi corpus query {results} trend 列出有哪些。",
            f"{results} holds no such report; fazhi corpus query {results} trend lists kinds and years.",
        )
    _tell_age(found, lang)
    kept = find_kept(here)
    jobs = [Job(row.file, partial(_take, row, source, kept), row.law_year, partial(_changed, row)) for row in rows]
    return issue([*sorted(jobs, key=lambda job: job.file), *failed], order, Path(output or order.name), rules, lang)


def _source(found: Results, digest: str, here: Path) -> Source:
    """The corpus that results are of.

    Raises:
        InputError: It is not there any more, or was audited by another catalogue.
    """
    aims = {index.aim for index in found.indexes if index.aim}
    if any(aim.catalogue != digest for aim in aims):
        raise InputError(
            f"{found.name} 是按另一部义务目录核查的；请用 --catalogue 给出那一部，"
            "或者再运行 fazhi corpus audit --renew。",
            f"{found.name} was audited by another catalogue; name it with --catalogue, or run fazhi corpus audit "
            "--renew.",
        )
    name = min(aim.source for aim in aims)
    try:
        return source_of(name, here, None)
    except InputError as error:
        raise InputError(
            f"结果里没有原文，写公文要重新读报告，而报告已经不在核查时的地方：{error.zh}",
            f"Results hold no words of reports, which are not where they were audited: {error.en}",
        ) from None


def _failed(known: dict[str, Known]) -> Iterator[Job]:
    for file, held in sorted(known.items()):
        if held.failure:
            yield Job(file, partial(_refuse, Both(held.why, held.why_en)), None)


def _refuse(why: Both) -> Intake:
    raise InputError.of(why)


def _take(row: _Row, source: Source, kept: Path | None) -> Intake:
    """A report as its audit took it in.

    Raises:
        InputError: It was changed since.
    """

    def take(path: Path, asked: Asked) -> Intake:
        return take_kept(path, asked) if path.is_dir() else take_file(path, asked, kept)

    told = dict(each.split("=", 1) for each in row.told)
    with at_hand(source.location(row.file)) as path:
        taken = taken_in(path, row.file, Asked.of(**told), take)[0]
    if taken.report.sha256 != row.sha256:
        raise InputError(
            "核查之后改动过；请再运行一次 fazhi corpus audit，然后再写。",
            "It was changed since it was audited; run fazhi corpus audit once more first.",
        )
    return taken


def _changed(row: _Row, found: Audit) -> Both | None:
    """Where today's audit comes to something else than the results say: by another version, or what was decided."""
    now = len(found.gaps())
    if now == row.gaps:
        return None
    return Both(
        f"结果里是 {row.gaps} 个缺口，现在核查是 {now} 个（换了版本、上一年度的报告或者复核意见）；请核对。",
        f"The results have {row.gaps} gaps and an audit now has {now} (another version, or what was decided since); "
        "check it.",
    )


def _tell_age(found: Results, language: str) -> None:
    """That results are of another version of fazhi, which may judge otherwise."""
    if {index.aim.engine for index in found.indexes if index.aim} - {engine()}:
        told = pick(
            language,
            f"{found.name} 是另一个版本的 fazhi 核查的；这里按现在的版本重新核查，与结果不同的在登记表里注明。",
            f"{found.name} was audited by another version of fazhi; this audits anew, and the register notes where it "
            "differs.",
        )
        complain([told])
