"""JSON Schemas of the files in a report's folder; `python -m fazhi.records.schema` rewrites the stored ones."""

from pathlib import Path

from fazhi.records.specs import DECISIONS, FOUND, LEDGER, REPORT, WAIVERS
from fazhi.yamlfile.schema import schema_text, write_schemas


def schemas() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {
        "report.schema.json": schema_text(REPORT, "一份报告的登记信息", "What is recorded of one report"),
        "waivers.schema.json": schema_text(WAIVERS, "一份报告中认可的缺口", "Gaps of one report that were accepted"),
        "decisions.schema.json": schema_text(DECISIONS, "一份报告的复核意见", "What reviewers have said of one report"),
        "evidence.schema.json": schema_text(FOUND, "一份报告的佐证定位", "Where the evidence in one report stands"),
        "ledger.schema.json": schema_text(LEDGER, "一份报告的台账", "What was answered to the audit of one report"),
    }


if __name__ == "__main__":
    write_schemas(Path("requirements/schemas"), schemas())
