"""The command `fazhi corpus site`: the results of a corpus as static pages."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import click

from fazhi.catalogue import load_for
from fazhi.cli.options import lang, option, site_language
from fazhi.cli.page import Command
from fazhi.cli.progress import Progress
from fazhi.cli.streams import complain, put, refuse_own, save
from fazhi.cli.words import said
from fazhi.corpus.cited import kept_instruments
from fazhi.corpus.gathered import changed_since_copies
from fazhi.corpus.parquet import need_pyarrow
from fazhi.corpus.results import Results
from fazhi.extras import install
from fazhi.model.both import CHINESE, pick
from fazhi.model.errors import InputError

_OUT: Final = "docs/_build/corpus"


def build(language: str) -> click.Command:
    """The command in one language; `make` passes its values on in the environment, as with the site of a project."""
    spoken = site_language(language)
    spoken.envvar = "FAZHI_SITE_LANGUAGE"
    return Command(
        language,
        ((said("corpus.results", language), said("corpus.results.long", language)),),
        name="site",
        help=said("corpus.site", language),
        callback=run,
        params=[
            click.Argument(["results"], metavar=said("corpus.results", "en"), envvar="FAZHI_RESULTS"),
            option(language, "output", "folder", key="corpus.site.output", default=_OUT),
            option(language, "texts", "folder"),
            spoken,
            lang(language),
        ],
    )


def run(results: str, *, output: str, texts: str | None, site_language: str | None, lang: str) -> int:
    """Write the pages and say where they are; what an earlier time left of the same site goes."""
    need_pyarrow()
    found, out = Results.of(results), Path(output)
    if texts is not None and not Path(texts).is_dir():
        raise InputError(f"--texts {texts} 不是文件夹。", f"--texts {texts} is no folder.")
    _check(out, found.folder)
    try:
        from fazhi.sphinx_ext.corpus import pages  # noqa: PLC0415 - an extra, slow to load
    except ImportError:
        raise InputError(
            f"没有安装做网页的库；请运行 {install('corpus,docs')}。",
            f"The libraries that make pages are missing: run {install('corpus,docs')}.",
        ) from None
    if (changed := changed_since_copies(found)) is not None:
        complain([changed.of(lang)])
    kept = kept_instruments(found)
    catalogue = load_for(None, Path.cwd())
    known = catalogue.instruments if kept is None else kept
    duties = {item.id: item for item in catalogue.obligations}
    spoken, folder = site_language or CHINESE, Path(texts) if texts else None
    many, made = pages(found, spoken, folder, partial(_read, lang), known, duties)
    written = set()
    with Progress(pick(lang, "写网页", "pages"), many, lang) as progress:
        for address, data in made:
            save(data, out / address)
            written.add(out / address)
            progress.forward(1)
    for part in ("csv", "duty", "group", "unit"):
        for path in (out / part).glob("*.*"):
            if path not in written and path.suffix in {".html", ".csv"}:
                path.unlink()
    put(f"{out / 'index.html'}\n")
    return 0


def _read(language: str, files: Iterable[str], many: int) -> Iterator[str]:
    """The files as they are read, with progress told."""
    with Progress(pick(language, "读取", "reading"), many, language) as progress:
        for file in files:
            yield file
            progress.forward(1)


def _check(out: Path, results: Path) -> None:
    """InputError where the pages would lie among something else."""
    if out.resolve() == results.resolve() or (out.exists() and not out.is_dir()):
        raise InputError(
            f"--output {out} 不能是结果的文件夹，也不能是文件。", f"--output {out} must be a folder other than RESULTS."
        )
    strange = out.is_dir() and any(out.iterdir()) and not (out / "_static" / "fazhi-corpus.css").is_file()
    if strange:
        raise InputError(
            f"{out} 里已有别的东西；请给一个空的或新的文件夹。",
            f"{out} holds something else; name an empty or new folder.",
        )
    refuse_own(out / "index.html")
