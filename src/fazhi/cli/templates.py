"""The templates that papers are set by, where an office has its own."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

from fazhi.cli.streams import save
from fazhi.intake import project_path
from fazhi.ledger.papers import WORD_PAPERS
from fazhi.model.both import CHINESE, ENGLISH
from fazhi.model.errors import InputError
from fazhi.output.papers import TEMPLATES
from fazhi.output.papers.forms import form
from fazhi.output.papers.word import form_file


def templates(told: str | None) -> Path | None:
    """The folder told, else the one that the project around the working folder names; None where neither does.

    Raises:
        InputError: There is no such folder.
    """
    here = Path.cwd()
    folder = here / told if told else project_path(here, "papers")
    if folder is not None and not folder.is_dir():
        raise InputError(
            f"纸面模板的文件夹 {folder} 不存在；请核对 --papers 或 pyproject.toml 的 [tool.fazhi] papers。",
            f"The folder of paper templates {folder} is not there; check --papers or papers in [tool.fazhi] of "
            "pyproject.toml.",
        )
    return folder


def copy_templates(folder: Path) -> Iterator[Path]:
    """Copy the templates that come with the package into a folder, to be changed there; what is there stays.

    Raises:
        OutputError: It cannot be written.
    """
    for template in sorted(TEMPLATES.glob("*.typ")):
        if not (folder / template.name).exists():
            save(template.read_bytes(), folder / template.name)
            yield folder / template.name
    with suppress(InputError):  # whoever cannot write Word files has no use for forms of them
        for item, language in product(WORD_PAPERS, (CHINESE, ENGLISH)):
            path = folder / form_file(item.name, language)
            if not path.exists():
                save(form(item.name, language), path)
                yield path
