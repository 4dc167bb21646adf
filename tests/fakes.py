"""Hand-built values of the real types: a small audit with every conclusion, and a small catalogue on disk."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from fazhi.evidence.quote import digest
from fazhi.model.audit import Assessment, Audit, Conclusion
from fazhi.model.both import Both
from fazhi.model.evidence import Evidence, Found, NearMiss, Polarity, Shortfall, Source, Strength
from fazhi.model.law import Citation, Instrument, InstrumentKind, Verification, Version
from fazhi.model.obligation import (
    Bearing,
    Bound,
    Cadence,
    Catalogue,
    Domain,
    EvidenceRule,
    FileLine,
    Ground,
    Obligation,
    Pattern,
    Severity,
)
from fazhi.model.reason import Reason, ReasonKind
from fazhi.model.report import NormalText, Part, Report, Step
from fazhi.model.unit import UnitKind
from fazhi.output.formats import Options
from fazhi.output.formats.text import write
from fazhi.records import found_text
from fazhi.records.found import FILE as FOUND_FILE
from fazhi.rules import findings_of

ROOT = Path(__file__).parents[1]
TEXT = (
    "云州区人民政府2022年度法治政府建设情况报告\n"
    "一、主要举措和成效\n"
    "（一）办理建议。全年办理人大代表建议28件，满意率100%。严格执行三重一大集体决策制度。\n"
    "二、存在的不足和原因\n"
    "行政执法案卷评查尚未实现常态化。\n"
    "三、2023年工作安排\n"
    "将全面推行行政执法公示制度。\n"
)
"""The text of the report; every passage below is found in it by its words."""
WORK = (Step("一、", "主要举措和成效"), Step("（一）", "办理建议"))
SHORTCOMINGS = (Step("二、", "存在的不足和原因"),)
PLANS = (Step("三、", "2023年工作安排"),)

LAW = Instrument(
    id="DEPUTY",
    title="中华人民共和国全国人民代表大会和地方各级人民代表大会代表法",
    title_en="Law on Deputies to People’s Congresses",
    kind=InstrumentKind.LAW,
    issuer="全国人民代表大会",
    number=None,
    territory=None,
    versions=(
        Version(date(2015, 8, 29), date(2015, 8, 29), date(2025, 3, 11), 52),
        Version(date(2025, 3, 11), date(2025, 3, 12), None, 65),
    ),
    verified=Verification.TEXT,
    source_url=None,
    note=None,
)
RULES_OF_ONE_VERSION = replace(
    LAW,
    id="SC713",
    title="重大行政决策程序暂行条例",
    title_en="Interim Regulations on Major Administrative Decisions",
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    versions=(Version(date(2019, 4, 20), date(2019, 9, 1), None, 44),),
)
OPINION = replace(
    LAW,
    id="OPINION",
    title="关于贯彻《示例纲要》的意见",
    title_en="Opinion on Carrying Out the Example Outline",
    kind=InstrumentKind.POLICY_DOCUMENT,
    versions=(Version(date(2018, 12, 5), date(2018, 12, 5), None, None),),
    verified=Verification.RECALL,
)
INSTRUMENTS = {item.id: item for item in (LAW, RULES_OF_ONE_VERSION, OPINION)}


def citation(instrument: Instrument, article: int | None, item: str | None = None) -> Citation:
    """A citation of the oldest version, checked as far as its instrument."""
    return Citation(
        instrument=instrument.id,
        version=instrument.versions[0].version,
        article=article,
        item=item,
        anchor="",
        verified=instrument.verified,
        source_url=None,
        note=None,
        binds=(),
    )


def obligation(id: str, title: str, title_en: str, *basis: Citation, cadence: Cadence = Cadence.ANNUAL) -> Obligation:
    """An obligation on every unit, mandatory, that expects a measure."""
    return Obligation(
        id=id,
        domain=Domain(id.partition("_")[0]),
        title=title,
        title_en=title_en,
        requirement=f"{title}要依法进行。",
        requirement_en=f"{title_en} follows the law.",
        basis=basis,
        applies_to=tuple(UnitKind),
        cadence=cadence,
        severity=Severity.MANDATORY,
        expects=Strength.MEASURE,
        evidence=EvidenceRule(
            about=(Pattern(f"{{deed}}…{title}", 12), Pattern(f"{title}……做", 13)),
            excluding=(Pattern("合理化建议", 14),),
            measures=(),
            results=(),
            topic=(Pattern(f"{title}的话题", 15),),
            on_topic=(Pattern("话题之下", 16),),
            figures=("件", "满意率"),
            parts=(Part.LEADERSHIP, Part.WORK),
            section=None,
        ),
        remedy=f"如确有，请写明{title}的时间、文件和件数。",
        remedy_en=f"If true, give dates, documents and numbers of {title_en.lower()}.",
        at=FileLine(f"obligations/{id.partition('_')[0].lower()}.yaml", 3),
    )


def evidence(
    duty: Obligation, words: str, strength: Strength, polarity: Polarity, path: tuple[Step, ...], *reasons: Reason
) -> Evidence:
    """Evidence where those words stand in the text."""
    start = TEXT.index(words)
    return Evidence(
        obligation=duty.id,
        start=start,
        end=start + len(words),
        digest=digest(words),
        part={WORK: Part.WORK, SHORTCOMINGS: Part.SHORTCOMINGS, PLANS: Part.PLANS}[path],
        path=path,
        strength=strength,
        polarity=polarity,
        rule=duty.evidence.about[0].text,
        line=12,
        terms=(words[:2], words[-2:]),
        reasons=reasons,
        source=Source.RULE,
    )


def alike(duty: Obligation, words: str, shortfall: Shortfall, shared: str) -> NearMiss:
    """A sentence near by its wording alone, where those words stand in the text."""
    return replace(near_miss(duty, words, shortfall, shared), rule="", line=0)


def near_miss(duty: Obligation, words: str, shortfall: Shortfall, why: str = "") -> NearMiss:
    """A near miss where those words stand in the text."""
    start = TEXT.index(words)
    return NearMiss(
        obligation=duty.id,
        start=start,
        end=start + len(words),
        digest=digest(words),
        part=Part.WORK,
        path=WORK,
        rule=duty.evidence.about[1].text,
        line=13,
        shortfall=shortfall,
        words=why,
    )


def assessment(
    duty: Obligation, conclusion: Conclusion, *evidence: Evidence, near: tuple[NearMiss, ...] = (), reason: str = ""
) -> Assessment:
    """An assessment whose strength is that of the best deed among its evidence."""
    done = [item.strength for item in evidence if item.polarity is Polarity.DONE]
    return Assessment(
        obligation=duty,
        conclusion=conclusion,
        strength=max(done, default=Strength.NONE),
        severity=Severity.MANDATORY,
        why=Both("《某法》约束本单位", "a law binds this unit"),
        grounds=tuple(Ground(item, Bearing.BINDS) for item in duty.basis),
        evidence=evidence,
        near=near,
        reason=Both(reason, "not for this unit") if reason else None,
    )


def report(text: str = TEXT, **changes: object) -> Report:
    """The report the small audit is about, its unit read from the title."""
    made = Report(
        name="report.txt",
        slug=None,
        title=text.partition("\n")[0],
        unit="云州区人民政府",
        unit_kind=UnitKind.COUNTY,
        year=2022,
        territory=None,
        role=None,
        read_from_title=("unit", "unit_kind"),
        sha256="ab" * 32,
        supplied=True,
        text=text,
        characters=len(text),
        normal=NormalText(text, (0,), (0,)),
        headings=(),
        passages=(),
        notices=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the caller names fields of Report


def audit_of(assessments: Iterable[Assessment], about: Report | None = None) -> Audit:
    """An audit of these assessments, its findings made by the real rules."""
    judged = tuple(assessments)
    made = Audit(
        report=about or report(),
        law_year=2022,
        bound=Bound(UnitKind.COUNTY),
        instruments=INSTRUMENTS,
        catalogue_version="1.2.3",
        catalogue_digest="cd" * 32,
        assessments=judged,
        findings=(),
    )
    return replace(made, findings=findings_of(made))


PROPOSALS = obligation("SUPERVISE_001", "人大代表建议办理", "Deputies' proposals", citation(LAW, 42))
DECISIONS = obligation(
    "DECISION_007",
    "集体决策",
    "Collective decisions",
    citation(RULES_OF_ONE_VERSION, 30),
    citation(OPINION, None, "（二）"),
)
DISCLOSURE = obligation("ENFORCE_001", "行政执法公示", "Disclosure of enforcement", citation(OPINION, None, "全文"))
FILES = obligation("ENFORCE_007", "案卷评查", "Review of case files", citation(RULES_OF_ONE_VERSION, 3))
CATALOGUES = obligation(
    "DECISION_001",
    "重大决策事项目录",
    "Catalogue of major decisions",
    citation(RULES_OF_ONE_VERSION, 3),
    citation(RULES_OF_ONE_VERSION, 42),
)
LITIGATION = obligation("DISPUTE_004", "行政应诉", "Responding to litigation", citation(LAW, 3), cadence=Cadence.EVENT)
ZONES = obligation("FUNCTION_012", "开发区授权目录", "Catalogue of delegated powers", citation(LAW, 5))
PLEDGE = obligation("CAPACITY_010", "宪法宣誓", "Constitutional oath", citation(LAW, 6))


_PLANS = Reason(ReasonKind.PART, "plans")
_LACK = Reason(ReasonKind.LACK, "尚未")
_FIGURE = Reason(ReasonKind.FIGURE, "28件")


def small_audit() -> Audit:
    """One assessment of each conclusion, in catalogue order, and a silent event."""
    done, planned, admitted = Polarity.DONE, Polarity.PLANNED, Polarity.ADMITTED
    return audit_of(
        [
            assessment(ZONES, Conclusion.NOT_APPLICABLE, reason="本项只适用于开发区管委会"),
            assessment(
                CATALOGUES,
                Conclusion.MISSING,
                near=(
                    near_miss(CATALOGUES, "严格执行三重一大集体决策制度", Shortfall.SCATTERED),
                    alike(CATALOGUES, "办理建议", Shortfall.ALIKE, "办理、建议"),
                ),
            ),
            assessment(
                DECISIONS,
                Conclusion.WEAK,
                evidence(DECISIONS, "严格执行三重一大集体决策制度", Strength.ASSERTION, done, WORK),
            ),
            assessment(
                DISCLOSURE,
                Conclusion.PLANNED,
                evidence(
                    DISCLOSURE,
                    "将全面推行行政执法公示制度",
                    Strength.ASSERTION,
                    planned,
                    PLANS,
                    _PLANS,
                ),
            ),
            assessment(
                FILES,
                Conclusion.ADMITTED,
                evidence(
                    FILES,
                    "行政执法案卷评查尚未实现常态化",
                    Strength.ASSERTION,
                    admitted,
                    SHORTCOMINGS,
                    _LACK,
                ),
            ),
            assessment(
                PROPOSALS,
                Conclusion.SUPPORTED,
                evidence(
                    PROPOSALS,
                    "全年办理人大代表建议28件，满意率100%",
                    Strength.RESULT,
                    done,
                    WORK,
                    _FIGURE,
                ),
                near=(near_miss(PROPOSALS, "办理建议", Shortfall.HEADING),),
            ),
            assessment(LITIGATION, Conclusion.MISSING),
            assessment(PLEDGE, Conclusion.WAIVED, reason="已由上级集中组织"),
        ]
    )


def small_catalogue() -> Catalogue:
    """The catalogue behind the small audit."""
    return Catalogue(
        instruments=INSTRUMENTS,
        obligations=(ZONES, CATALOGUES, DECISIONS, DISCLOSURE, FILES, PROPOSALS, LITIGATION, PLEDGE),
        lexicon={"deed": ("做好", "抓好")},
        version="1.2.3",
        digest="cd" * 32,
    )


def write_found(folder: Path, found: Mapping[str, Found], sha256: str) -> Path:
    """Stored evidence in a report's folder, for the file of that digest."""
    path = folder / FOUND_FILE
    path.write_bytes(found_text(found, sha256).encode())
    return path


def write_catalogue(folder: Path) -> Path:
    """The same duties as YAML, with the word lists of the real catalogue, so that the engine itself can judge TEXT."""
    (folder / "obligations").mkdir(parents=True, exist_ok=True)
    lexicon = (ROOT / "requirements" / "lexicon.yaml").read_text(encoding="utf-8")
    (folder / "lexicon.yaml").write_text(lexicon, encoding="utf-8")
    (folder / "instruments.yaml").write_text(_INSTRUMENTS, encoding="utf-8")
    duties: dict[str, list[str]] = {}
    for id, title, about, units, cadence in _DUTIES:
        duties.setdefault(id.partition("_")[0].lower(), []).append(
            _DUTY.format(id=id, title=title, about=about, units=units, cadence=cadence)
        )
    for domain, items in duties.items():
        (folder / "obligations" / f"{domain}.yaml").write_text("".join(items), encoding="utf-8")
    return folder


_INSTRUMENTS = """\
- id: LAW
  title: 示例法
  title_en: Example Law
  kind: law
  issuer: 示例机关
  versions:
    - {version: 2019-01-01, in_force_from: 2019-02-01, articles: 60}
  verified: text
"""
_DUTIES = (
    ("FUNCTION_012", "开发区授权目录", "授权目录", "development_zone", "annual"),
    ("DECISION_001", "重大决策事项目录", "决策事项目录", "county", "annual"),
    ("DECISION_007", "集体决策", "集体决策", "county", "annual"),
    ("ENFORCE_001", "行政执法公示", "执法公示", "county", "annual"),
    ("ENFORCE_007", "案卷评查", "案卷评查", "county", "annual"),
    ("SUPERVISE_001", "人大代表建议办理", "代表建议", "county", "annual"),
    ("DISPUTE_004", "行政应诉", "行政应诉", "county", "event"),
)
_DUTY = """\
- id: {id}
  title: {title}
  title_en: Title of {id}
  requirement: 要依法进行。
  requirement_en: It follows the law.
  basis:
    - {{instrument: LAW, version: 2019-01-01, article: 42, anchor: 依法, verified: text}}
  applies_to: [{units}]
  cadence: {cadence}
  severity: mandatory
  expects: measure
  remedy: 请写明{title}的件数。
  remedy_en: Give the numbers.
  evidence:
    about: [{about}]
    figures: [件, 满意率]
"""


def terminal_text(audit: Audit, **told: Any) -> str:
    """The page of text of an audit, without colours and 80 columns wide unless told otherwise."""
    return write(audit, Options(**told)).decode()
