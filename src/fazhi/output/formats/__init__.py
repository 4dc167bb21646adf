"""An audit as bytes: the table of all formats, which every list of them reads or is compared with.

A new format is a row of the table and a file beside this one with a function `write`. Formats do not know each other.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from fazhi.model.audit import Audit
from fazhi.model.both import CHINESE, Both
from fazhi.model.errors import InputError
from fazhi.model.obligation import Severity

if TYPE_CHECKING:
    from fazhi.laws import LawFolder


@dataclass(frozen=True, slots=True)
class Options:
    """How a view was asked for; a format looks at what means something to it."""

    language: str = CHINESE
    """"zh" or "en"; what is quoted stays Chinese."""
    quotes: bool = False
    """Whether the words of the evidence go with it."""
    min_severity: Severity = Severity.NOTICE
    """Where gaps are listed apart: those below it are counted and not listed. A row for each duty has them all."""
    colour: bool = False
    """Whether to send a terminal's colour codes."""
    width: int = 80
    """Columns of the terminal."""
    by_likelihood: bool = False
    """Whether what is most likely so is listed first, where there are lists to read."""
    laws: "LawFolder | None" = None
    """The texts of the law that the office supplies, where the words of the articles are quoted for a reader."""
    papers: Path | None = None
    """A folder of templates for what is printed, whose files stand in for those that come with the package."""


class Format(Protocol):
    """What the file of a format offers."""

    def write(self, audit: Audit, options: Options) -> bytes:
        """The whole audit, as a file of this format holds it."""


class Entry(NamedTuple):
    """A format that audits can be written in."""

    name: str
    """What `--format` takes."""
    suffix: str
    """How its files end, with the dot."""
    media_type: str
    binary: bool
    """Whether it is no text and must not be sent to a terminal."""
    module: str
    """The file that writes it, loaded when it is asked for: some need a library that is slow to load."""
    about: Both
    """Whom it is for."""


_HERE: Final = __name__
FORMATS: Final = (
    Entry("text", ".txt", "text/plain", False, f"{_HERE}.text", Both("供人阅读", "for people")),
    Entry("json", ".json", "application/json", False, f"{_HERE}.json", Both("供程序读取", "for programs")),
    Entry(
        "csv",
        ".csv",
        "text/csv",
        False,
        f"{_HERE}.csv",
        Both("供表格软件（一项义务一行）", "for spreadsheets, a row a duty"),
    ),
    Entry(
        "junit",
        ".xml",
        "application/xml",
        False,
        f"{_HERE}.junit",
        Both("供持续集成（JUnit）", "for build servers, JUnit XML"),
    ),
    Entry(
        "sarif",
        ".sarif",
        "application/sarif+json",
        False,
        f"{_HERE}.sarif",
        Both("供代码平台显示问题（SARIF 2.1.0）", "for code platforms that show findings, SARIF 2.1.0"),
    ),
    Entry(
        "annotation",
        ".jsonld",
        "application/ld+json",
        False,
        f"{_HERE}.annotation",
        Both("供标注工具（W3C 网络标注）", "for annotation tools, W3C Web Annotation"),
    ),
    Entry(
        "docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        True,
        f"{_HERE}.docx",
        Both("供在 Word 里看（报告全文加批注）", "for Word: the report with comments"),
    ),
    Entry(
        "oscal",
        ".oscal.zip",
        "application/zip",
        True,
        f"{_HERE}.oscal",
        Both("供合规管理工具（OSCAL 1.1.3 全套压缩包）", "for compliance tools, OSCAL 1.1.3 in an archive"),
    ),
    *(
        Entry(f"oscal-{name}", f".oscal-{name}.json", "application/json", False, f"{_HERE}.oscal.{name}", about)
        for name, about in (
            ("catalog", Both("OSCAL：义务目录", "OSCAL: the catalogue of duties")),
            ("profile", Both("OSCAL：约束本单位的义务", "OSCAL: what binds the unit")),
            ("plan", Both("OSCAL：核查方案", "OSCAL: the assessment plan")),
            ("results", Both("OSCAL：核查结果", "OSCAL: the assessment results")),
            ("poam", Both("OSCAL：整改计划", "OSCAL: the plan of action")),
        )
    ),
    Entry("pdf", ".pdf", "application/pdf", True, f"{_HERE}.pdf", Both("供打印（核查意见）", "for paper: the opinion")),
)
"""Every format, in the order in which they are listed; the first is written where none is asked for."""
_NOT_MADE: Final = tuple(
    ".tsv .xls .xlsx .doc .docx .wps .pdf .htm .html .yaml .yml .ods .odt .rtf .zip .parquet".split()  # noqa: SIM905
)
"""Suffixes that promise something else than text; one that is in the table too is a format's."""


LEDGER: Final = ".xlsx"
"""How the ledger ends, which a command of its own writes."""


def to_export(told: str) -> InputError:
    """That what was told asks for the ledger, and which command writes it."""
    return InputError(
        f"{told}：Excel 的台账由另一条命令写出，请用 fazhi export 报告 --output 文件.xlsx。",
        f"{told}: the ledger for Excel is written by another command; use fazhi export REPORT --output FILE.xlsx.",
    )


def entry(name: str | None, file: str = "") -> Entry:
    """The format of that name, else that of a file so called, by its suffix, else the first.

    Raises:
        InputError: The suffix is that of another format, or of a kind of file that is not made here.
        KeyError: No format has that name.
    """
    fitting = [item for item in FORMATS if file.lower().endswith(item.suffix)]
    meant = max(fitting, key=lambda item: len(item.suffix), default=None)
    told = None if name is None else {item.name: item for item in FORMATS}[name]
    made = told or meant or FORMATS[0]
    if meant not in {None, made} or (meant is None and promises_another(file)):
        if file.lower().endswith(LEDGER):
            raise to_export(f"--output {file}")
        suffixes = [f"{item.suffix}（{item.name}）" for item in FORMATS]
        suffixes_en = [f"{item.suffix} ({item.name})" for item in FORMATS]
        raise InputError(
            f"--output {file} 的后缀与内容不符：这里写出 {made.name} 格式；可用的后缀：{'、'.join(suffixes)}。",
            f"The suffix of --output {file} says something else than {made.name}, which would be written; "
            f"suffixes are {', '.join(suffixes_en)}.",
        )
    return made


def promises_another(file: str) -> bool:
    """Whether a name ends as files do of which one expects something else than any text."""
    return file.lower().endswith((*_NOT_MADE, *(item.suffix for item in FORMATS[1:])))


def write(entry: Entry, audit: Audit, options: Options) -> bytes:
    """The audit in that format."""
    return cast("Format", import_module(entry.module)).write(audit, options)
