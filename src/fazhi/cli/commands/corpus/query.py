"""The command `fazhi corpus query`: ask the results of a corpus, in SQL or by the name of a ready question."""

import gc
import re
from pathlib import Path
from typing import Final

import click

from fazhi.cli.formats import format_wanted, refuse_terminal
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import complain, deliver, refuse_own
from fazhi.cli.words import said
from fazhi.corpus.gathered import changed_since_copies
from fazhi.corpus.parquet import need_pyarrow, path_of
from fazhi.corpus.query import SECONDS, Answer, asked
from fazhi.corpus.questions import QUESTIONS
from fazhi.corpus.results import Results
from fazhi.corpus.work import engine
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError
from fazhi.output.pages.asked import WRITERS, Told

_PARQUET = "parquet"
_FORMATS = (*WRITERS, _PARQUET)
_BINARY = frozenset({"xlsx", _PARQUET})
_WHAT: Final = Both("答案", "An answer")
_COPIED: Final = "copied"
"""The ready question, and the table, of what another command adds."""
_OF_COPIES: Final = re.compile(r"\b(?:copied|copies)\b", re.IGNORECASE)
"""The names of its tables."""


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("corpus.results", language), said("corpus.results.long", language)),
            (said("corpus.question", language), said("corpus.question.long", language)),
        ),
        name="query",
        help=said("corpus.query", language),
        callback=query,
        params=[
            click.Argument(["results"], metavar=said("corpus.results", "en")),
            click.Argument(["question"], metavar=said("corpus.question", "en")),
            option(language, "format", "format", key="corpus.format", type=click.Choice(_FORMATS)),
            option(language, "seconds", "number", type=click.FloatRange(0.1, 86400), default=SECONDS),
            option(language, "output", "file"),
            lang(language),
        ],
    )


def query(results: str, question: str, *, format: str | None, seconds: float, output: str | None, lang: str) -> int:
    """Ask, and show the answer."""
    gc.enable()  # an answer may be long
    need_pyarrow()
    name = format_wanted(format, output, _FORMATS, _WHAT)
    found = Results.of(results)
    if output is not None:
        refuse_own(Path(output))
    if name in _BINARY:
        refuse_terminal(name, output)
    _tell_age(found, lang)
    if not question.strip():
        raise InputError(
            f"没有给出问题；请给出 {'、'.join(QUESTIONS)} 之一，或者一句 SQL。",
            f"No question is asked; give one of {', '.join(QUESTIONS)}, or SQL.",
        )
    ready = QUESTIONS.get(question)
    sql = ready.sql(lang) if ready else question
    if ready is None and " " not in question.strip():
        raise InputError(
            f"没有叫 {question} 的问题；可用：{'、'.join(QUESTIONS)}，或者一句 SQL。",
            f"There is no question called {question}; use {', '.join(QUESTIONS)}, or SQL.",
        )
    if question == _COPIED and not path_of(found.folder, _COPIED).is_file():
        raise InputError(
            f"{results} 里还没有查找照抄；请先运行 fazhi corpus copies 语料 --results {results}。",
            f"Copies were not looked for in {results}; run fazhi corpus copies CORPUS --results {results} first.",
        )
    if _OF_COPIES.search(sql) and (changed := changed_since_copies(found)) is not None:
        complain([changed.of(lang)])
    with asked(found, sql, seconds) as answer:
        data = _written(answer, name, lang, ready is not None)
    deliver(data, output, language=lang)
    return 0


def _written(answer: Answer, name: str, language: str, ready: bool) -> bytes:
    if name == _PARQUET:
        return answer.parquet()
    return WRITERS[name](Told(answer.columns, answer.rows(), language, ready))


def _tell_age(results: Results, language: str) -> None:
    """That results are of another version of fazhi, which may judge otherwise; they are what they are."""
    engines = {index.aim.engine for index in results.indexes if index.aim}
    if engines - {engine()}:
        complain(
            [
                pick(
                    language,
                    f"{results.name} 是另一个版本的 fazhi 核查的；要按现在的版本，请用 fazhi corpus audit --renew。",
                    f"{results.name} was audited by another version of fazhi; fazhi corpus audit --renew brings it "
                    "up to date.",
                )
            ]
        )
