"""waivers.yaml: gaps that somebody has accepted, with the reason and until when."""

from pathlib import Path

from fazhi.model.record import Waiver
from fazhi.records.specs import WAIVERS, WaiverRecord
from fazhi.yamlfile import Problems, read_file

FILE = "waivers.yaml"


def read_waivers(folder: Path, problems: Problems) -> tuple[Waiver, ...]:
    """The waivers in a report's folder, none where it has no such file; mistakes are noted."""
    if not (folder / FILE).is_file():
        return ()
    records = read_file(folder / FILE, WAIVERS, problems)
    seen: set[str] = set()
    for record in records:
        if record.obligation in seen:
            problems.add(
                record.lines["obligation"],
                f"{record.obligation} 豁免了两次，请合并为一条",
                f"{record.obligation} is waived twice; make it one",
            )
        seen.add(record.obligation)
    return tuple(_waiver(record) for record in records)


def _waiver(record: WaiverRecord) -> Waiver:
    return Waiver(record.obligation, record.reason, record.reason_en, record.owner, record.until)
