"""The command `fazhi detach`: search a recorded report and store the places alone."""

from pathlib import Path

import click

from fazhi.catalogue import load_for
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put, save
from fazhi.cli.words import said
from fazhi.evidence import compile_rules
from fazhi.intake import Asked, take_file
from fazhi.model.errors import InputError
from fazhi.records import found_text, read_report_record
from fazhi.records.found import FILE as EVIDENCE


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        (
            (said("file", language), said("file.long", language)),
            (said("folder", language), said("folder.long", language)),
        ),
        name="detach",
        help=said("detach", language),
        callback=run,
        params=[
            click.Argument(["file"], metavar=said("file", "en")),
            click.Argument(["folder"], metavar=said("folder", "en")),
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )


def run(file: str, folder: str, *, catalogue: str | None, lang: str) -> int:
    """Store where the evidence of a recorded report stands, without its words."""
    record = read_report_record(Path(folder))
    report = take_file(Path(file), Asked(), Path(folder).parent).report
    if report.sha256 != record.sha256:
        raise InputError(
            f"{report.name} 不是 {record.slug} 所登记的报告：SHA-256 不同；请更正 report.yaml 或换用原文件。",
            f"{report.name} is not the report recorded for {record.slug}: its SHA-256 differs; "
            "correct report.yaml or give the recorded file.",
        )
    found = compile_rules(load_for(catalogue, Path.cwd())).search(report)
    target = Path(folder) / EVIDENCE
    save(found_text(found, report.sha256).encode(), target, Path(file))
    put(f"{target}\n" if lang == "en" else f"已写入 {target}\n")
    return 0
