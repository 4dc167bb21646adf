"""The audit as a page of text for a terminal: the whole at a glance, then what is lacking, the gravest first."""

from collections.abc import Iterator, Sequence

from fazhi.model.audit import Assessment, Audit, Conclusion, Finding
from fazhi.model.both import pick
from fazhi.model.evidence import strongest_first
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.output.formats import Options
from fazhi.output.terminal.gap import Teller
from fazhi.output.terminal.glance import glance
from fazhi.output.terminal.layout import BLANK, Block, Span, Tone, block, render
from fazhi.output.words.answer import gravest, severities
from fazhi.output.words.lagging import ASKED, article
from fazhi.output.words.tally import SYMBOLS
from fazhi.rules import BY_ID

_WHOLE = 400
"""Columns to which the evidence is quoted where quotes are asked for."""
_SILENT = "silent_event"
"""The rule whose findings are prompts, listed last."""


def write(audit: Audit, options: Options) -> bytes:
    """The page in UTF-8: no line is wider than the terminal, and symbols and words say all that colours do.

    With quotes the evidence of supported duties is quoted too, with texts of the law the articles beside each gap.
    """
    teller = Teller(audit, options.language, laws=options.laws)
    return render(_page(teller, options), options.width, options.colour).encode()


def _page(teller: Teller, options: Options) -> Iterator[Block]:
    quotes, least = options.quotes, options.min_severity
    yield from glance(teller.audit, teller.language)
    yield from _left_out(teller, least)
    findings = {id: item for id, item in teller.audit.leading().items() if item.severity.rank >= least.rank}
    found = [
        (item, findings[item.obligation.id])
        for item in _ordered(teller.audit, options.by_likelihood)
        if item.obligation.id in findings
    ]
    gaps = [(item, finding) for item, finding in found if item.conclusion.gap and finding.rule != _SILENT]
    yield from _gravest(teller, [item for item, _ in gaps])
    for severity in Severity:
        yield from _gaps(teller, severity, [item for item, finding in gaps if finding.severity is severity])
    yield from _weak(teller, [item for item, _ in found if item.conclusion is Conclusion.WEAK])
    if quotes:
        yield from _supported(teller)
    yield from _besides(teller, [item for item in teller.audit.at_large() if item.severity.rank >= least.rank])
    yield from _settled(teller, () if quotes else (Conclusion.SUPPORTED,))
    yield from _notices(teller, [item for item, finding in found if finding.rule == _SILENT])
    yield from _closing(teller.language)
    yield from _next_steps(teller.language, [item for item, _ in found if item.conclusion.gap])
    if teller.audit.unlikely is not None:
        yield block(Span(f"※ {teller.audit.unlikely.of(teller.language)}", Tone.FAINT), hang=3)


def _left_out(teller: Teller, least: Severity) -> Iterator[Block]:
    """How many findings were asked not to be listed, for the counts above hold them too."""
    lesser = sum(item.severity.rank < least.rank for item in teller.audit.findings)
    if lesser:
        name = word(least, teller.language)
        zh = f"只列“{name}”和更重的；较轻的 {lesser} 条计入上面的数，没有列出。"
        en = f"Only what is {name} or graver is listed; {lesser} lesser findings are counted above, but not listed."
        yield BLANK
        yield block(Span(pick(teller.language, zh, en), Tone.FAINT))


def _ordered(audit: Audit, by_likelihood: bool) -> Sequence[Assessment]:
    """In catalogue order, or the surest first; of what nothing is known last."""
    if not by_likelihood:
        return audit.assessments
    return sorted(audit.assessments, key=lambda item: -1.0 if item.share is None else item.share, reverse=True)


def _heading(text: str) -> Iterator[Block]:
    yield BLANK
    yield block(Span(text, Tone.STRONG))


def _gaps(teller: Teller, severity: Severity, gaps: Sequence[Assessment]) -> Iterator[Block]:
    if not gaps:
        return
    name = word(severity, teller.language)
    yield from _heading(pick(teller.language, f"【缺口 · {name}】{len(gaps)} 项", f"[{name} gaps] {len(gaps)}"))
    for item in gaps:
        yield BLANK
        yield teller.head(item)
        yield from teller.basis(item)
        yield from teller.nearest(item)
        yield teller.remedy(item)


def _gravest(teller: Teller, gaps: Sequence[Assessment]) -> Iterator[Block]:
    """The gaps that matter most, as the overview page of the site has them; nothing where there are hardly more."""
    if len(gaps) <= ASKED:
        return
    language, severity = teller.language, severities(teller.audit)
    listed = {item.obligation.id for item in gaps}
    found = [item for item in gravest(teller.audit) if item.obligation.id in listed][:ASKED]
    named = pick(language, f"【最重的缺口】先看这 {len(found)} 项", f"[gravest gaps] these {len(found)} first")
    yield from _heading(named)
    for item in found:
        basis = article(teller.audit, item, language)
        yield block(
            Span(f"{SYMBOLS[item.conclusion]} ", Tone.BAD),
            Span(item.obligation.id, Tone.STRONG),
            f" {teller.title(item)}",
            Span(
                pick(
                    language,
                    f"（{word(severity[item.obligation.id])}）",
                    f" ({word(severity[item.obligation.id], 'en')})",
                ),
                Tone.FAINT,
            ),
            Span(f" {basis}" if basis else "", Tone.FAINT),
            hang=4,
        )


def _weak(teller: Teller, weak: Sequence[Assessment]) -> Iterator[Block]:
    if not weak:
        return
    name = word(Conclusion.WEAK, teller.language)
    explained = pick(teller.language, "说做了，但不够具体，无从核对", "claimed, but with too little to check")
    yield from _heading(
        pick(teller.language, f"【{name}】{len(weak)} 项：{explained}", f"[{name}] {len(weak)}: {explained}")
    )
    yield BLANK
    for item in weak:
        have, need = word(item.strength, teller.language), word(item.obligation.expects, teller.language)
        short = pick(teller.language, f"：{have}，应达到{need}", f": {have}, {need} expected")
        yield block(
            f"▽ {item.obligation.id} {teller.title(item)}",
            Span(short if item.strength < item.obligation.expects else "", Tone.FAIR),
            teller.decided(item),
            hang=4,
        )
        yield from _strongest(teller, item, teller.most)


def _supported(teller: Teller) -> Iterator[Block]:
    supported = [item for item in teller.audit.assessments if item.conclusion is Conclusion.SUPPORTED]
    name = word(Conclusion.SUPPORTED, teller.language)
    yield from _heading(pick(teller.language, f"【{name}】{len(supported)} 项", f"[{name}] {len(supported)}"))
    yield BLANK
    for item in supported:
        have = word(item.strength, teller.language)
        told = f"✓ {item.obligation.id} {teller.title(item)}{pick(teller.language, '：', ': ')}{have}"
        yield block(told, teller.decided(item), hang=4)
        yield from _strongest(teller, item, _WHOLE)


def _settled(teller: Teller, besides: Sequence[Conclusion]) -> Iterator[Block]:
    """What people decided on duties that no list above names, and what they waived."""
    unlisted = {Conclusion.WAIVED, Conclusion.NOT_APPLICABLE, *besides}
    told = [
        item
        for item in teller.audit.assessments
        if item.conclusion in unlisted and (item.decided or item.conclusion is Conclusion.WAIVED)
    ]
    if not told:
        return
    head = f"【复核和豁免】另有 {len(told)} 项有人定过"
    yield from _heading(pick(teller.language, head, f"[decided and waived] {len(told)} more that somebody settled"))
    yield BLANK
    for item in told:
        yield block(
            f"{SYMBOLS[item.conclusion]} {item.obligation.id} {teller.title(item)}",
            pick(teller.language, f"（{word(item.conclusion)}）", f" ({word(item.conclusion, 'en')})"),
            Span(f" · {item.reason.of(teller.language)}" if item.reason else "", Tone.FAINT),
            teller.decided(item),
            hang=4,
        )


def _strongest(teller: Teller, item: Assessment, most: int) -> Iterator[Block]:
    """The strongest passage of an assessment."""
    wide = teller._replace(most=most)
    for found in strongest_first(item.evidence)[:1]:
        yield block(wide.told(found), first=4)


def _besides(teller: Teller, findings: Sequence[Finding]) -> Iterator[Block]:
    """Findings that are no duty's conclusion: on the report as a whole, and what else there is to say of a duty."""
    if not findings:
        return
    many, language = len(findings), teller.language
    head = pick(language, f"【其他问题】{many} 处，请人工核对", f"[other findings] {many}, for a person to check")
    yield BLANK
    yield block(Span(head, Tone.STRONG))
    yield BLANK
    for item in findings:
        yield _other(item, language)


def _other(item: Finding, language: str) -> Block:
    about = f" {item.obligation}" if item.obligation else ""
    grade = pick(language, f"（{word(item.severity)}）", f" ({word(item.severity, 'en')})")
    said = pick(language, "：", ": ") + item.message_in(language)
    return block(f"○ {BY_ID[item.rule].title_in(language)}{about}", Span(grade, Tone.FAINT), said, hang=4)


def _notices(teller: Teller, gaps: Sequence[Assessment]) -> Iterator[Block]:
    if not gaps:
        return
    yield from _heading(
        pick(
            teller.language,
            f"【提示】{len(gaps)} 项：有事才有的义务，未说明有无发生；不算违反，没有发生的写明即可",
            f"[notices] {len(gaps)}: duties that bind when their occasion arises, on which the report is silent",
        )
    )
    yield BLANK
    for item in gaps:
        yield block(f"· {item.obligation.id} {teller.title(item)}", teller.decided(item), hang=4)


def _closing(language: str) -> Iterator[Block]:
    yield BLANK
    yield block(
        Span(
            pick(
                language,
                "以上只说明报告写了什么。报告没有写，不等于本单位没有做；报告写了，也不等于确已做到，须另行核实。",
                "This tells what the report says. Its silence does not prove that the unit did nothing, "
                "and what it says does not prove what the unit did.",
            ),
            Tone.FAINT,
        )
    )


def _next_steps(language: str, gaps: Sequence[Assessment]) -> Iterator[Block]:
    """What to do with the gaps, by the commands for it."""
    if not gaps:
        return
    first = gaps[0].obligation.id
    yield block(
        Span(
            pick(
                language,
                f"接下来：细看一项、怎么写，fazhi explain {first} 报告；写成台账分给各单位，fazhi export 报告；"
                "发出之前看一遍，fazhi precheck 报告。",
                f"Next: fazhi explain {first} REPORT looks into one and says what to write; fazhi export REPORT writes "
                "the ledger for the departments; fazhi precheck REPORT looks it over before it goes out.",
            ),
            Tone.FAINT,
        )
    )
