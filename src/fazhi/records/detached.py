"""A report whose text is not at hand: what its record tells of it."""

from fazhi.model.record import ReportRecord
from fazhi.model.report import NormalText, Report


def without_text(record: ReportRecord) -> Report:
    """The report as far as its record tells; its evidence must come from what was stored."""
    return Report(
        name=record.slug,
        slug=record.slug,
        title=record.title,
        unit=record.unit,
        unit_kind=record.unit_kind,
        year=record.year,
        territory=record.territory,
        read_from_title=(),
        sha256=record.sha256,
        supplied=False,
        text="",
        characters=record.characters,
        normal=NormalText("", (0,), (0,)),
        headings=(),
        passages=(),
        notices=(),
    )
