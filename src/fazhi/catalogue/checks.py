"""Mistakes that a single field cannot show: what must fit together within and between the catalogue's files."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import pairwise

from fazhi.catalogue.specs import (
    CitationRecord,
    DeadlineRecord,
    ExtensionRecord,
    InstrumentRecord,
    LocalCitationRecord,
    ObligationRecord,
    RepealedRecord,
    RoleRecord,
    RuleRecord,
    VersionRecord,
)
from fazhi.model.law import Instrument, Verification
from fazhi.model.lexicon import GRADING
from fazhi.model.obligation import Cadence, Domain, Obligation, Role, Severity
from fazhi.patterns import Lexicon, concepts
from fazhi.patterns.longer import LONGER_WORDS
from fazhi.patterns.mistakes import Slots, check_longer_words, check_patterns, check_slots, check_terms
from fazhi.yamlfile import Line, Problems, Record, hint

Instruments = Mapping[str, Instrument]

_ALIKE = 0.8
"""From which likeness, of 1, one name is taken for a slip of another."""
_COMMON_YEAR = 2023
"""A deadline is a day of every year."""
PLACEHOLDERS = ("待写", "to be written")
"""What a remedy says before anyone has written it."""


def check_instruments(
    records: Sequence[InstrumentRecord], problems: Problems, taken: Collection[str] = frozenset()
) -> None:
    """Report identifiers that stand there before, or in another file, and versions that cannot be beside each other."""
    first: dict[str, int] = {}
    for record in records:
        if record.id in taken and "id" in record.lines:
            problems.add(
                record.lines["id"],
                f"标识 {record.id} 在别的文件里已有，请改名",
                f"the identifier {record.id} stands in another file already; rename it",
            )
        check_unique(record, "id", record.id, first, problems)
        _check_source(record, record.verified, record.source_url, problems)
        _check_day(record, record.verified, record.checked, problems)
        _check_intervals(record, problems)


def check_repealed(records: Sequence[RepealedRecord], instruments: Instruments, problems: Problems) -> None:
    """Report what stands there twice, and what is an instrument of the catalogue, whose versions tell when it ended."""
    first: dict[str, int] = {}
    titles = {item.title: id for id, item in instruments.items()}
    for record in records:
        check_unique(record, "title", record.title, first, problems)
        if record.title in titles and "title" in record.lines:
            id = titles[record.title]
            problems.add(
                record.lines["title"],
                f"《{record.title}》是规范依据 {id}，失效写在它的 in_force_to，请从这里删去",
                f"this is the instrument {id}, whose in_force_to tells its end; remove it here",
            )


def check_lexicon(concepts: Mapping[str, tuple[int, tuple[Line, ...]]], problems: Problems) -> None:
    """Report words that can never occur."""
    for _, terms in concepts.values():
        check_terms(terms, problems)
    if LONGER_WORDS in concepts:
        check_longer_words(concepts[LONGER_WORDS][1], problems)


def check_grading(lexicon: Lexicon, problems: Problems) -> None:
    """Report concepts of grading that are missing."""
    for name in GRADING:
        if name not in lexicon:
            problems.add(
                0, f"缺少概念 {name}，强度判断要用，请补上", f"the concept {name} is missing; grading needs it"
            )


def check_meant(
    own: Mapping[str, tuple[int, tuple[Line, ...]]],
    missing: Sequence[str],
    rules: Iterable[RuleRecord],
    problems: Problems,
) -> None:
    """Report a concept that nothing asks for and that is called almost as one of grading that is `missing`."""
    if not missing:
        return
    named = {name for rule in rules for text in _texts(rule) for name in concepts(text)}
    for name, (line, _) in own.items():
        if name not in named and name not in GRADING and (near := get_close_matches(name, missing, 1, _ALIKE)):
            problems.add(
                line,
                f"没有规则用到概念 {name}；是不是 {near[0]}？不是就删去",
                f"no rule names the concept {name}; is {near[0]} meant? If not, remove it",
            )


def _texts(rule: RuleRecord) -> Iterator[str]:
    """Every pattern of a rule, as written."""
    spoken = (rule.about, rule.excluding, rule.measures, rule.results, rule.topic, rule.on_topic)
    for lines in (*spoken, rule.subject, rule.act, rule.shows, rule.throughout, rule.no_occasion):
        yield from (line.text for line in lines)


def check_obligation(
    record: ObligationRecord,
    domain: Domain,
    basis: Sequence[CitationRecord],
    instruments: Instruments,
    lexicon: Lexicon,
    roles: Sequence[str],
    problems: Problems,
) -> None:
    """Report what does not fit together in one obligation; `basis` has also what carries it in single places."""
    if "id" in record.lines and not record.id.startswith(f"{domain}_"):
        problems.add(
            record.lines["id"],
            f"标识 {record.id} 与文件不符：本文件只放 {domain}_ 开头的义务，请改名或移到对应文件",
            f"identifier {record.id} does not fit the file, which holds {domain}_ only; rename it or move it",
        )
    if not basis and "basis" in record.lines:
        problems.add(
            record.lines["basis"],
            f"{record.id} 没有依据：写在 basis，或写在所在地的文件里",
            f"{record.id} has no basis: cite one in basis or in the file of a place",
        )
    for citation in record.basis:
        _check_citation(citation, instruments, roles, problems)
    _check_severity(record, basis, instruments, problems)
    for key, text in (("remedy", record.remedy), ("remedy_en", record.remedy_en)):
        if text in PLACEHOLDERS and key in record.lines:
            problems.add(record.lines[key], f"{key} 还没有写，请填写", f"{key} is still a placeholder; write it")
    if record.deadline is not None:
        _check_deadline(record.deadline, problems)
    if "evidence" in record.lines:
        _check_evidence(record, lexicon, problems)


def check_extension(
    record: ExtensionRecord,
    obligations: Sequence[str],
    instruments: Instruments,
    lexicon: Lexicon,
    roles: Sequence[str],
    problems: Problems,
) -> None:
    """Report what does not fit in what is added to an obligation."""
    if record.extends not in obligations and "extends" in record.lines:
        meant = hint(record.extends, obligations)
        problems.add(
            record.lines["extends"],
            f"没有义务 {record.extends}；{meant.zh}",
            f"unknown obligation {record.extends}; {meant.en}",
        )
    for citation in record.basis:
        _check_citation(citation, instruments, roles, problems)
    rule = record.evidence
    if rule is not None:
        speaking = (*rule.about, *rule.measures, *rule.results, *rule.on_topic, *rule.subject, *rule.act, *rule.shows)
        check_patterns(speaking, rule.excluding, (*rule.topic, *rule.throughout, *rule.no_occasion), lexicon, problems)


def check_title(record: ObligationRecord, titles: dict[str, str], problems: Problems) -> None:
    """Report a title that another obligation of any file has; `titles` remembers where each was first."""
    line = record.lines.get("title")
    if line is None:
        return
    place = f"{problems.file}:{line}"
    first = titles.setdefault(record.title, place)
    if first != place:
        problems.add(
            line,
            f"名称 {record.title} 重复，{first} 已有，请改名",
            f"duplicate title {record.title}, first at {first}; rename it",
        )


def check_kept(record: InstrumentRecord, citing: Mapping[str, Obligation], problems: Problems) -> None:
    """Report what shipped obligations cite of an instrument that an own record replaces, and the record lacks."""
    known = {item.version: item for item in record.versions}
    for id, obligation in citing.items():
        for cited in (item for item in obligation.basis if item.instrument == record.id):
            version = known.get(cited.version)
            if version is None or (cited.article or 0) > (version.articles or cited.article or 0):
                place = f"{cited.version} {cited.article or cited.item}"
                problems.add(
                    record.line,
                    f"{record.id} 代替随包的同名依据，却没有义务 {id} 所引的 {place}，请补全版本和条数",
                    f"{record.id} replaces the shipped instrument but lacks {place}, cited by {id}; complete it",
                )


def check_unique(record: Record, key: str, value: str, first: dict[str, int], problems: Problems) -> None:
    """Report a value that an earlier record of the same file has; `first` remembers where."""
    line = record.lines.get(key)
    if line is not None and first.setdefault(value, line) != line:
        problems.add(
            line,
            f"{key} {value} 重复，第 {first[value]} 行已有，请改名",
            f"duplicate {key} {value}, first on line {first[value]}; rename it",
        )


def _check_intervals(record: InstrumentRecord, problems: Problems) -> None:
    dated = [item for item in record.versions if {"version", "in_force_from"} <= item.lines.keys()]
    for item in dated:
        if item.in_force_to is not None and item.in_force_to < item.in_force_from:
            problems.add(
                item.lines["in_force_to"],
                f"施行末日早于首日：{item.version}",
                f"version {item.version} ends before it begins",
            )
    ordered = sorted(dated, key=lambda item: item.in_force_from)
    for earlier, later in pairwise(ordered):
        if earlier.in_force_to is None or earlier.in_force_to >= later.in_force_from or _same(earlier, later):
            problems.add(
                later.line,
                f"{record.id} 的版本 {earlier.version} 与 {later.version} 施行时间重叠，请写明前者的 in_force_to",
                f"versions {earlier.version} and {later.version} of {record.id} overlap; give the earlier its last day",
            )


def _same(one: VersionRecord, other: VersionRecord) -> bool:
    return one.version == other.version


def check_roles(records: Sequence[RoleRecord], problems: Problems) -> None:
    """Report roles that stand there twice."""
    first: dict[str, int] = {}
    for record in records:
        check_unique(record, "role", record.role, first, problems)


def check_local(
    local: Iterable[tuple[LocalCitationRecord, Problems]],
    obligations: Sequence[str],
    instruments: Instruments,
    roles: Sequence[Role],
) -> None:
    """Report what does not fit in the citations of single places."""
    names = [role.name for role in roles]
    for record, problems in local:
        _check_citation(record, instruments, names, problems)
        if obligations and "obligation" in record.lines and record.obligation not in obligations:
            meant = hint(record.obligation, obligations)
            problems.add(
                record.lines["obligation"],
                f"没有义务 {record.obligation}；{meant.zh}",
                f"unknown obligation {record.obligation}; {meant.en}",
            )


def _check_citation(
    citation: CitationRecord, instruments: Instruments, roles: Sequence[str], problems: Problems
) -> None:
    for role in citation.roles:
        if role not in roles and "role" in citation.lines:
            meant = hint(role, roles)
            problems.add(
                citation.lines["role"],
                f"roles.yaml 没有部门职责 {role}；{meant.zh}",
                f"unknown role {role} in roles.yaml; {meant.en}",
            )
    if "article" not in citation.lines and "item" not in citation.lines:
        problems.add(
            citation.line,
            "既无 article 也无 item：分条的写条号，不分条的用 item 写明所引部分",
            "neither article nor item: give the article, or the section of a document without articles",
        )
    _check_source(citation, citation.verified, citation.source_url, problems)
    _check_day(citation, citation.verified, citation.checked, problems)
    if "instrument" not in citation.lines or not instruments:
        return  # without instruments.yaml, which has its own mistake then, nothing can be said of them
    instrument = instruments.get(citation.instrument)
    if instrument is None:
        meant = hint(citation.instrument, list(instruments))
        problems.add(
            citation.lines["instrument"],
            f"没有规范依据 {citation.instrument}；{meant.zh}",
            f"unknown instrument {citation.instrument}; {meant.en}",
        )
    elif "version" in citation.lines:
        _check_version(citation, instrument, problems)


def _check_version(citation: CitationRecord, instrument: Instrument, problems: Problems) -> None:
    version = instrument.version(citation.version)
    if version is None:
        known = [str(item.version) for item in instrument.versions if item.version != date.min]
        meant = hint(str(citation.version), known)
        problems.add(
            citation.lines["version"],
            f"{instrument.id} 没有版本 {citation.version}；{meant.zh}",
            f"{instrument.id} has no version {citation.version}; {meant.en}",
        )
    elif citation.article is not None and version.articles is not None and citation.article > version.articles:
        problems.add(
            citation.lines["article"],
            f"{instrument.id} {version.version} 只有 {version.articles} 条，没有第 {citation.article} 条",
            f"{instrument.id} {version.version} has only {version.articles} articles, not {citation.article}",
        )


def _check_source(record: Record, verified: Verification, url: str | None, problems: Problems) -> None:
    if verified is Verification.EXCERPT and url is None and "verified" in record.lines:
        problems.add(
            record.lines["verified"],
            "verified 为 excerpt 时要有 source_url",
            "verified is excerpt: give the source_url it was seen at",
        )


def _check_day(record: Record, verified: Verification, checked: date | None, problems: Problems) -> None:
    if verified is Verification.RECALL and checked is not None and "checked" in record.lines:
        problems.add(
            record.lines["checked"],
            "verified 为 recall 的没有核对过，不写 checked",
            "verified is recall, so it was not checked: leave out checked",
        )


def _check_severity(
    record: ObligationRecord, basis: Sequence[CitationRecord], instruments: Instruments, problems: Problems
) -> None:
    if record.severity is not Severity.MANDATORY or not {"severity", "basis"} <= record.lines.keys():
        return
    cited = [instruments.get(item.instrument) for item in basis]
    if None not in cited and not any(item.kind.binding for item in cited if item is not None):
        problems.add(
            record.lines["severity"],
            f"{record.id} 为 mandatory，但依据全是政策文件；请补法律法规依据，或改为 expected",
            f"{record.id} is mandatory but rests on policy alone; cite a binding instrument or make it expected",
        )


def _check_deadline(record: DeadlineRecord, problems: Problems) -> None:
    if "before" not in record.lines:
        return
    month, day = map(int, record.before.split("-"))
    try:
        date(_COMMON_YEAR, month, day)
    except ValueError:
        problems.add(
            record.lines["before"],
            f"没有 {record.before} 这一天，请写月-日，如 03-01",
            f"there is no day {record.before}; give month and day, such as 03-01",
        )


def _check_evidence(record: ObligationRecord, lexicon: Lexicon, problems: Problems) -> None:
    rule = record.evidence
    slotted = bool(rule.subject or rule.act or rule.shows)
    if not (rule.about or rule.measures or rule.results or rule.section or slotted):
        problems.add(
            record.lines["evidence"],
            f"{record.id} 的 evidence 是空的：about、subject、measures、results、section 至少写一项",
            f"the evidence of {record.id} is empty: give about, subject, measures, results or section",
        )
    if rule.no_occasion and record.cadence is not Cadence.EVENT:
        problems.add(
            rule.lines["no_occasion"],
            f"{record.id} 不是有事才有的义务，不能写 no_occasion；请删去，或把 cadence 改成 event",
            f"{record.id} does not bind on occasion, so it takes no no_occasion; remove it, or make its cadence event",
        )
    below = bool(rule.on_topic or rule.act or rule.shows)
    if (rule.topic and not below) or (rule.on_topic and not rule.topic):
        problems.add(
            record.lines["evidence"],
            f"{record.id} 的 topic 和 on_topic 要写就都写：一个说话题，一个说话题之下算数的说法",
            f"{record.id} needs topic and on_topic together: one names the subject, the other what counts below it",
        )
    slots = (*rule.subject, *rule.act, *rule.shows)
    speaking = (*rule.about, *rule.measures, *rule.results, *rule.on_topic, *slots)
    check_patterns(speaking, rule.excluding, (*rule.topic, *rule.throughout, *rule.no_occasion), lexicon, problems)
    if slotted:
        check_slots(
            Slots(rule.about, rule.subject, rule.act, rule.shows, rule.excluding), rule.lines, lexicon, problems
        )
