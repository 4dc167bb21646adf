"""The gap report at the end of a run, made from what the tests say of themselves, workers' tests too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from fazhi.model.audit import Conclusion
from fazhi.model.both import CHINESE
from fazhi.model.obligation import Domain, Severity
from fazhi.model.words import word
from fazhi.output.terminal.gap import TONES
from fazhi.output.terminal.glance import domain_table
from fazhi.output.terminal.layout import BLANK, Block, Span, block, render
from fazhi.output.words.tally import SYMBOLS, by_domain, gaps, in_force

_NOTHING = "没有一项义务得到核查：请核对 -k 等选项、单位类别和年度。"
_NOTHING_EN = "No obligation was checked: look at -k, unit kind and year."


@dataclass(frozen=True, slots=True)
class Told:
    """What the tests of one obligation told."""

    obligation: str
    title: str
    conclusion: Conclusion
    severity: Severity
    judged: bool
    """Whether any of its tests ran."""
    failed: bool

    @property
    def domain(self) -> Domain:
        """The field it belongs to."""
        return Domain(self.obligation.partition("_")[0])


def require_judged(session: pytest.Session) -> None:
    """Fail a run in which no obligation was judged, though all its tests passed or were skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.exitstatus == pytest.ExitCode.OK and not any(item.judged for item in _told(reporter)):
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED


def summarise(reporter: Any) -> None:
    """Write the gap report."""
    told = _told(reporter)
    reporter.write_sep("=", "缺口清单 / gap report")
    if not any(item.judged for item in told):
        reporter.write_line(_NOTHING, red=True)
        reporter.write_line(_NOTHING_EN, red=True)
    if told:
        reporter.write(render(_page(told, _others(reporter)), width=80, colour=bool(reporter.hasmarkup)))


def _told(reporter: Any) -> list[Told]:
    """Every obligation that had a test, in catalogue order."""
    merged: dict[str, Told] = {}
    for category, reports in reporter.stats.items():
        for report in (item for item in reports if isinstance(item, pytest.TestReport)):
            properties = {name: str(value) for name, value in report.user_properties}
            if "obligation" in properties:
                item = _of(properties, report.when == "call", category == "failed")
                merged[item.obligation] = _merge(merged.get(item.obligation), item)
    order = tuple(Domain)
    return sorted(merged.values(), key=lambda item: (order.index(item.domain), item.obligation))


def _of(properties: Mapping[str, str], judged: bool, failed: bool) -> Told:
    return Told(
        obligation=properties["obligation"],
        title=properties["title"],
        conclusion=Conclusion(properties["conclusion"]),
        severity=Severity(properties["severity"]),
        judged=judged,
        failed=failed,
    )


def _merge(one: Told | None, other: Told) -> Told:
    if one is None:
        return other
    return Told(
        one.obligation,
        one.title,
        one.conclusion,
        one.severity,
        one.judged or other.judged,
        one.failed or other.failed,
    )


def _others(reporter: Any) -> list[str]:
    """The tests that failed and are of no obligation: of the report as a whole, of ledger and decisions, own ones."""
    found = (item for item in reporter.stats.get("failed", ()) if isinstance(item, pytest.TestReport))
    return [
        item.nodeid.rpartition("::")[2]
        for item in found
        if not any(name == "obligation" for name, _ in item.user_properties)
    ]


def _page(told: list[Told], others: list[str]) -> Iterator[Block]:
    head, *lines = domain_table(((item.domain, item.conclusion) for item in told), CHINESE)
    yield head
    for domain, line in zip(by_domain((item.domain, item.conclusion) for item in told), lines, strict=True):
        yield line
        yield from (_line(item) for item in told if item.domain is domain and item.failed)
    yield BLANK
    yield block(_total(told))
    if others:
        yield block(f"另有 {len(others)} 项检查没有通过，说明在上面：{'、'.join(others)}。")


def _line(item: Told) -> Block:
    tone = TONES[item.conclusion]
    said = f"（{word(item.conclusion)}，{word(item.severity)}）"
    return block(Span(f"{SYMBOLS[item.conclusion]} ", tone), f"{item.obligation} {item.title}{said}", first=4, hang=8)


def _total(told: list[Told]) -> str:
    counts = {key: sum(item.conclusion is key for item in told) for key in Conclusion}
    listed = sum(item.failed for item in told)
    return (
        f"适用义务 {in_force(counts)} 项，缺口 {gaps(counts)} 项，写虚 {counts[Conclusion.WEAK]} 项，"
        f"不适用 {counts[Conclusion.NOT_APPLICABLE]} 项；以上列出 {listed} 项。"
    )
