"""The opinion: a page that answers, every finding in a line, those to be read closely, and a form to reply on.

On the first page stand what the report is, a square for every duty, and the gaps that matter most.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both, pick
from fazhi.model.evidence import Shortfall
from fazhi.model.law import Verification
from fazhi.model.obligation import Domain, Severity
from fazhi.model.words import word
from fazhi.output.papers.pieces import (
    Values,
    answered,
    heading,
    joined,
    judged,
    law,
    laws,
    passages,
    plain,
    square,
    stands,
    words_of,
)
from fazhi.output.words.answer import DUE, answer, gravest, severities
from fazhi.output.words.columns import cut
from fazhi.output.words.decided import deciders
from fazhi.output.words.findings import Listed, called, listed, short_of
from fazhi.output.words.quote import one_line

_TITLE: Final = Both("核查意见", "Audit opinion")
_TOLD: Final = (Conclusion.SUPPORTED, Conclusion.WEAK, Conclusion.PLANNED, Conclusion.ADMITTED)
"""Conclusions on duties of which something is told; those of which nothing is are counted by severity."""
_TITLE_WIDTH: Final = 160
"""Columns to which the title of a report is told."""
_NEAR_WIDTH: Final = 64
"""Columns to which the sentence nearest to a gap is quoted."""
_ALWAYS: Final = (Conclusion.SUPPORTED, Conclusion.WEAK)


def opinion(audit: Audit, language: str, least: Severity = Severity.NOTICE) -> Values:
    """All that stands in the opinion; findings less grave than `least` are counted and not listed."""
    found = listed(audit, least)
    return {
        **heading(audit, _TITLE, language),
        "facts": facts(audit, language),
        "answer": answered(audit, language),
        "caution": "".join(f"※ {doubt.of(language)} " for doubt in audit.report.doubts)
        + pick(
            language,
            "只看报告写了什么：没有写，不等于没有做；写了，也要靠台账、文件和案卷来核。",
            "This looks at what the report says: silence does not mean that nothing was done, and what is written "
            "is still to be checked against ledgers, documents and files.",
        ),
        "map": squares(audit, language),
        "worst": worst(audit, language),
        "scope": list(_scope(audit, language)),
        "count": len(found),
        "levels": _levels(audit, found, language),
        "details": [_detail(audit, item, language) for item in found if _in_detail(item)],
        "replies": [_reply(item, language) for item in found],
        "aside": _aside(audit, language),
        "proof": _proof(audit, language),
    }


def _scope(audit: Audit, language: str) -> Iterator[str]:
    """What was read, which duties bind, how they were looked for, and how far the citations were checked."""
    report, counts = audit.report, audit.counts
    if report.supplied:
        yield pick(
            language,
            f"核查了报告全文 {report.characters} 字，分为 {len(report.passages)} 个片段；"
            "只读报告，没有调阅台账、文件和案卷。",
            f"The whole report of {report.characters} characters was read, in {len(report.passages)} passages; no "
            "ledger, document or file was seen.",
        )
    else:
        yield pick(
            language,
            f"本次没有报告原文，依据分离存放的佐证核查；原文 {report.characters} 字。",
            f"The text of the report ({report.characters} characters) was not at hand; stored evidence was audited.",
        )
    due = answer(audit).due
    waived, out = counts[Conclusion.WAIVED], counts[Conclusion.NOT_APPLICABLE]
    every = len(audit.assessments)
    yield pick(
        language,
        f"义务目录列 {every} 项义务，本报告应写 {due} 项；不适用 {out} 项、已豁免 {waived} 项，见附表。",
        f"The catalogue has {every} duties, of which this report is to tell of {due}; {out} do not apply and {waived} "
        "are waived, see the annex.",
    )
    yield pick(
        language,
        "逐项查找与义务对应的片段，按提及、表态、举措、成效判断强度，分出已做、计划和自认不足。缺口指没有写出可以作为佐证的文字；"
        "有事才有的义务，报告未提及的，列为提示，没有发生的写明即可。",
        "For every duty the passages that speak of it were looked for and graded: mention, assertion, measure, result; "
        "done, planned or owned up to as lacking. A gap means that nothing is written that can stand as evidence; a "
        "duty that arises only on an event, on which the report is silent, is a notice.",
    )
    yield _checked(audit, language)


def _checked(audit: Audit, language: str) -> str:
    """How far the citations behind the duties that bind were checked."""
    due = (item for item in audit.assessments if item.conclusion in DUE)
    cited = Counter(item.verified for each in due for item in set(each.basis))
    if language == "en":
        told = ", ".join(f"{word(key, 'en')} {cited[key]}" for key in Verification)
        return f"Citations by how far they were checked: {told}; check those not verified before quoting them."
    told = "，".join(f"{word(key)} {cited[key]}" for key in Verification)
    return f"各项依据的核实程度：{told} 处；不是“已核原文”的，引用前应先核对原文。"


def _levels(audit: Audit, found: Sequence[Listed], language: str) -> list[Values]:
    """The findings by severity, then by domain, in the order of their numbers."""
    levels = []
    for severity, same in groupby(found, key=lambda item: item.finding.severity):
        here = list(same)
        groups = [
            {"name": _domain(domain, language), "items": [_line(audit, item, language) for item in of_domain]}
            for domain, of_domain in groupby(here, key=lambda item: item.domain)
        ]
        name = word(severity, language)
        title = pick(language, f"{name}（{len(here)} 条）", f"{name.capitalize()} ({len(here)})")
        levels.append({"title": title, "severity": severity.value, "groups": groups})
    return levels


def _domain(domain: Domain | None, language: str) -> str:
    return word(domain, language) if domain else pick(language, "整篇报告", "The whole report")


def _line(audit: Audit, item: Listed, language: str) -> Values:
    """A finding in a line: what it is about, what is asked, by which article, and the conclusion."""
    line: Values = {"number": item.number, "name": called(item, language)}
    if item.assessment is None or item.conclusion is None:
        return {**line, "asked": message(item, language), "law": "", "sign": "○", "style": "other",
                "conclusion": pick(language, "请核对", "to check"), "sure": "", "decided": ""}  # fmt: skip
    duty = item.assessment.obligation
    about = judged(audit, item.assessment, language)
    return {
        **line,
        **{key: about[key] for key in ("sign", "style", "conclusion", "sure", "decided")},
        "asked": duty.requirement_in(language),
        "law": law(audit, item.assessment, language),
    }


def _in_detail(item: Listed) -> bool:
    """Whether there are words of the report to read closely: of duties that are told, but not well enough."""
    return item.conclusion not in {None, Conclusion.MISSING} or item.conclusion is None


def _detail(audit: Audit, item: Listed, language: str) -> Values:
    """A finding in full."""
    line = _line(audit, item, language)
    write = item.finding.remedy_in(language)
    if item.assessment is None or item.conclusion is None:
        return {**line, "laws": [], "passages": _meant(audit, item), "write": write,
                "verdict": message(item, language), "asked": ""}  # fmt: skip
    found = passages(audit, item.assessment, language)
    reasons = {each["why"] for each in found}
    alike = reasons.pop() if len(reasons) == 1 else ""
    return {
        **line,
        "laws": laws(audit, item.assessment, language),
        "passages": [{**each, "why": ""} for each in found] if alike else found,
        "write": write,
        "verdict": _verdict(audit, item, item.assessment, alike, language),
    }


def _verdict(audit: Audit, item: Listed, assessment: Assessment, alike: str, language: str) -> str:
    """How what is told falls short, what is alike of all its passages, and where the severity comes from."""
    told = short_of(assessment, item.finding.rule, language)
    alike = pick(language, f"{alike}。", f"{alike}.") if alike else ""
    why = ""
    if severities(audit)[assessment.obligation.id] is assessment.severity:
        grade, origin = word(assessment.severity, language), one_line(assessment.why.of(language))
        why = pick(language, f"{grade}：{origin}。", f"{grade}: {origin}.")
    return joined([told, alike, why], language)


def message(item: Listed, language: str) -> str:
    """What a rule complains of, without the characters it counts: on paper nobody can count them."""
    finding = item.finding
    said = one_line(finding.message_in(language))
    span = f"{finding.start}-{finding.end}"
    for counted in (f"（第{finding.start}—{finding.end}字）", f" at characters {span}", f" (characters {span})"):
        said = said.replace(counted, "")
    return said


def _meant(audit: Audit, item: Listed) -> list[Values]:
    """The words that a finding is about, where there are some."""
    start, end = item.finding.start, item.finding.end
    if start is None or end is None:
        return []
    words = words_of(audit, start, end)
    path = next((each.path for each in audit.report.passages if each.start <= start < each.end), ())
    place = stands(path)
    if not words:
        return []
    return [{"sign": "", "shows": "", "words": words, "place": place, "why": ""}]


def _reply(item: Listed, language: str) -> Values:
    """A row for the unit to fill in."""
    return {
        "number": item.number,
        "name": called(item, language),
        "write": item.finding.remedy_in(language),
    }


def _aside(audit: Audit, language: str) -> list[Values]:
    """What was not judged, by the reason: skipping is a result too."""
    reasons: dict[str, list[str]] = {}
    for item in audit.assessments:
        if not item.conclusion.judged:
            given = one_line(item.reason.of(language)) if item.reason else word(item.conclusion, language)
            given = pick(language, "；", "; ").join(filter(None, (given, deciders(item.decided, language))))
            reasons.setdefault(given, []).append(item.obligation.title_in(language))
    between = pick(language, "、", "; ")
    return [
        {"reason": reason, "count": len(duties), "duties": between.join(duties)} for reason, duties in reasons.items()
    ]


def _proof(audit: Audit, language: str) -> list[list[str]]:
    """By which text and which catalogue all this can be checked again, and how the text was read."""
    rows = [
        (Both("原文校验值", "Digest of the text"), audit.report.sha256),
        (
            Both("义务目录", "Catalogue"),
            pick(language, f"{audit.catalogue_version} 版", f"version {audit.catalogue_version}"),
        ),
        (Both("目录校验值", "Digest of the catalogue"), audit.catalogue_digest),
    ]
    if audit.records.source:
        rows.insert(0, (Both("来源", "Source"), one_line(audit.records.source)))
    if audit.report.notices:
        told = joined((one_line(notice.of(language)) for notice in audit.report.notices), language)
        rows.append((Both("读取说明", "How it was read"), told))
    if audit.unlikely is not None:
        rows.append((Both("把握", "Likelihood"), one_line(audit.unlikely.of(language))))
    return [[label.of(language), told] for label, told in rows]


def facts(audit: Audit, language: str) -> list[list[str]]:
    """What the report is, whose and of where."""
    report = audit.report
    kind = word(report.unit_kind, language)
    unit = cut(one_line(report.unit), _TITLE_WIDTH) if report.unit else pick(language, "不明", "not known")
    place = one_line(str(report.territory)) if report.territory else ""
    rows = [
        (Both("报告", "Report"), cut(one_line(report.called(language)), _TITLE_WIDTH)),
        (Both("单位", "Unit"), pick(language, f"{unit}，{kind}", f"{unit}, {kind}")),
        (
            Both("所在地", "Place"),
            place or pick(language, "不明：没有按地方规定核查", "not known: local regulations were not applied"),
        ),
        (
            Both("年度", "Year"),
            pick(
                language,
                f"{report.year} 年，适用 {audit.law_year} 年的法",
                f"{report.year}, by the law of {audit.law_year}",
            ),
        ),
        (Both("篇幅", "Length"), pick(language, f"{report.characters} 字", f"{report.characters} characters")),
    ]
    if audit.records.fictional:
        told = Both("单位、事实和数字均为虚构，只作演示", "unit, facts and figures are made up, for demonstration only")
        rows.append((Both("虚构", "Invented"), told.of(language)))
    return [[label.of(language), told] for label, told in rows]


def squares(audit: Audit, language: str) -> Values:
    """A square for every duty, a row for every domain, with how many are told how and how grave the others are."""
    grave = severities(audit)
    figures = answer(audit)
    told = [item for item in _TOLD if figures.counts[item] or item in _ALWAYS]
    rows = []
    for domain in Domain:
        here = [item for item in audit.assessments if item.obligation.domain is domain]
        if here:
            tiles = [square(item.conclusion, grave[item.obligation.id]) for item in here]
            numbers = _numbers(here, grave, told)
            rows.append({"name": word(domain, language), "squares": tiles, "numbers": numbers})
    return {
        "told": [{**square(item, Severity.MANDATORY), "label": plain(item, language)} for item in told],
        "severities": [
            {**square(Conclusion.MISSING, item), "label": pick(language, f"没写{word(item)}", word(item, "en"))}
            for item in Severity
        ],
        "due": pick(language, "应写", "due"),
        "rows": rows,
        "total": _numbers(audit.assessments, grave, told),
        "legend": list(_legend(audit, language)),
    }


def worst(audit: Audit, language: str) -> Values:
    """The gaps that matter most, with what to write."""
    found = gravest(audit)
    gaps = len(audit.gaps())
    return {
        "title": pick(
            language,
            f"最重的缺口（{len(found)} 项，共 {gaps} 项）",
            f"The gravest gaps ({len(found)} of {gaps})",
        ),
        "items": [
            {
                **judged(audit, item, language),
                "law": law(audit, item, language),
                "near": _near(audit, item),
                "write": item.obligation.remedy_in(language),
            }
            for item in found
        ],
    }


def _near(audit: Audit, item: Assessment) -> str:
    """The sentence that comes nearest to a duty, where more than single words of it are alike."""
    near = next((miss for miss in item.near if miss.shortfall is not Shortfall.FAINT), None)
    return "" if near is None else words_of(audit, near.start, near.end, _NEAR_WIDTH)


def _numbers(found: Sequence[Assessment], grave: Mapping[str, Severity], told: Sequence[Conclusion]) -> list[int]:
    """How many are told in each way, how many not by severity, and how many are due in all."""
    counts = Counter(item.conclusion for item in found)
    missing = Counter(grave[item.obligation.id] for item in found if item.conclusion is Conclusion.MISSING)
    due = sum(counts[conclusion] for conclusion in DUE)
    return [*(counts[item] for item in told), *(missing[item] for item in Severity), due]


def _legend(audit: Audit, language: str) -> Iterator[Values]:
    """What the squares mean and how many there are of each."""
    figures = answer(audit)
    for conclusion, count in audit.counts.items():
        name = plain(conclusion, language)
        if conclusion is Conclusion.MISSING:
            for severity, many in figures.missing.items():
                grade = word(severity, language)
                if many:
                    label = pick(language, f"{name}（{grade}）", f"{name} ({grade})")
                    yield {**square(conclusion, severity), "label": label, "count": many}
        elif count:
            yield {**square(conclusion, Severity.MANDATORY), "label": name, "count": count}
