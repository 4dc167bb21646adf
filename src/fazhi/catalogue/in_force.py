"""Which obligations bind a unit in a year, by which citations, and how gravely."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from fazhi.model.both import Both
from fazhi.model.errors import InputError
from fazhi.model.law import Citation, Instrument, Modality, Version
from fazhi.model.obligation import Applicability, Bearing, Bound, Catalogue, Ground, Obligation, Severity
from fazhi.model.report import Report
from fazhi.model.unit import UnitKind
from fazhi.model.words import word
from fazhi.remembered import remembered

_AHEAD = 10
"""Years behind the newest version on record for which a report may still be judged."""
_MOST_KNOWN: Final = 64
"""Units and years of which is remembered what binds them."""
_WHY: Final = {
    Bearing.PERMITS: Both("依据只写“可以”", "its basis says may, not shall"),
    Bearing.POLICY: Both("依据只有政策文件", "it rests on policy documents alone"),
    Bearing.RAN_OUT: Both("依据的规划期满，只作参考", "its basis is a plan whose term is over, a reference only"),
}
"""Why a duty is expected only, by the strongest of what it rests on."""
_EXPECTED: Final = Both(
    "依据没有把整项要求写成应当", "its basis does not make the whole of the requirement an obligation"
)


def applicability(obligation: Obligation, catalogue: Catalogue, bound: Bound, year: int) -> Applicability:
    """Whether an obligation binds a unit in that year, on what basis, and with what severity.

    A citation counts when its version was in force on at least one day of the year and its instrument binds the place;
    one of a plan whose term is over, when no other counts. The duty is mandatory when it is recorded so and one of
    these citations, of an instrument that is more than policy, demands it of this kind of unit by its own terms.
    """
    grounds = tuple(_grounds(obligation, catalogue, bound, year))
    severity, why = _severity(obligation, catalogue, grounds, bound)
    reason = _wrong_unit(obligation, bound.kind) or _no_law(obligation, catalogue, bound, year, grounds)
    return Applicability(grounds, severity, why, reason or _wrong_role(grounds, bound))


def applicabilities(catalogue: Catalogue, bound: Bound, year: int) -> Mapping[str, Applicability]:
    """How each obligation binds a unit, by identifier; remembered of units alike, which saves 2 ms of 40."""
    known = _known(catalogue)
    asked = (bound, year)
    if asked not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[asked] = {item.id: applicability(item, catalogue, bound, year) for item in catalogue.obligations}
    return known[asked]


@remembered
def _known(_catalogue: Catalogue) -> dict[tuple[Bound, int], Mapping[str, Applicability]]:
    return {}


def bound_of(report: Report, catalogue: Catalogue) -> Bound:
    """The unit of a report; what a department is responsible for is as told, otherwise as its name tells.

    Raises:
        InputError: The role that was told is none that the catalogue knows.
    """
    return Bound(report.unit_kind, report.territory, roles_of(report.unit_kind, report.unit, report.role, catalogue))


def roles_of(kind: UnitKind, unit: str | None, told: str | None, catalogue: Catalogue) -> tuple[str, ...] | None:
    """The roles of a unit, told by the Chinese or the English name of one; None where nothing tells them."""
    if told is not None:
        named = next((role.name for role in catalogue.roles if told in {role.name, role.name_en}), None)
        if named is None:
            from fazhi.yamlfile import hint  # noqa: PLC0415 - 17 ms, and few tell a role that there is not

            meant = hint(told, [role.name for role in catalogue.roles])
            raise InputError(
                f"没有“{told}”这一部门职责；{meant.zh.rstrip('？')}。",
                f'"{told}" is no role of a department; {meant.en.rstrip("?")}.',
            )
        return (named,)
    if kind is not UnitKind.DEPARTMENT or not unit:
        return None
    return tuple(role.name for role in catalogue.roles if role.held_by(unit))


def check_year(catalogue: Catalogue, year: int) -> None:
    """Raise InputError for a year in which no instrument on record was in force, or far ahead of all of them."""
    versions = [version for instrument in catalogue.instruments.values() for version in instrument.versions]
    first = min(version.in_force_from.year for version in versions)
    last = max(version.in_force_from.year for version in versions) + _AHEAD
    if not (first <= year <= last) or not any(version.in_force_during(year) for version in versions):
        raise InputError(
            f"{year} 年没有可用的法律依据：目录所收依据可用于 {first} 至 {last} 年的报告，请核对年份",
            f"no law on record for {year}: the catalogue serves reports for {first} to {last}; check the year",
        )


def _binds_place(instrument: Instrument, bound: Bound) -> bool:
    """Whether an instrument is one of the country or of the place where the unit is."""
    if instrument.territory is None:
        return True
    return bound.place is not None and bound.place.within(instrument.territory)


def _grounds(obligation: Obligation, catalogue: Catalogue, bound: Bound, year: int) -> Iterator[Ground]:
    here = [item for item in obligation.basis if _binds_place(catalogue.instruments[item.instrument], bound)]
    found = [item for item in here if _version(item, catalogue).in_force_during(year)]
    for item in found:
        version = _version(item, catalogue)
        since = version.in_force_from if version.in_force_from.year == year else None
        until = version.in_force_to if version.in_force_to and version.in_force_to.year == year else None
        yield Ground(item, _bearing(item, catalogue.instruments[item.instrument], bound), since, until)
    if not found:
        yield from (Ground(item, Bearing.RAN_OUT) for item in here if _version(item, catalogue).ran_out_before(year))


def _bearing(citation: Citation, instrument: Instrument, bound: Bound) -> Bearing:
    if not instrument.kind.binding:
        return Bearing.POLICY
    if citation.binds and bound.kind not in citation.binds:
        return Bearing.REFERENCE
    if bound.kind is UnitKind.DEPARTMENT and citation.roles and not set(citation.roles) & set(bound.roles or ()):
        return Bearing.OTHER_ROLE
    return Bearing.PERMITS if citation.modality is Modality.MAY else Bearing.BINDS


def _version(citation: Citation, catalogue: Catalogue) -> Version:
    return _versions(catalogue)[citation.instrument, citation.version]


@remembered
def _versions(catalogue: Catalogue) -> Mapping[tuple[str, date], Version]:
    return {(id, item.version): item for id, one in catalogue.instruments.items() for item in one.versions}


def _severity(
    obligation: Obligation, catalogue: Catalogue, grounds: Sequence[Ground], bound: Bound
) -> tuple[Severity, Both]:
    binding = [ground for ground in grounds if ground.bearing is Bearing.BINDS]
    if obligation.severity is not Severity.MANDATORY:
        found = None if binding else next(_why(grounds, bound), None)
        return obligation.severity, found or _EXPECTED
    if binding:
        return Severity.MANDATORY, _bound(binding, catalogue)
    return Severity.EXPECTED, next(_why(grounds, bound), _EXPECTED)


def _bound(binding: Sequence[Ground], catalogue: Catalogue) -> Both:
    """Which article binds, and from or until when where that is not the whole year."""
    whole = next((ground for ground in binding if not (ground.since or ground.until)), None)
    first = whole or binding[0]
    citation, instrument = first.citation, catalogue.instruments[first.citation.instrument]
    number = f"第{citation.article}条" if citation.article else citation.item or ""
    title = instrument.title.replace("《", "〈").replace("》", "〉")
    zh = f"《{title}》{number}约束本单位"
    en = f"{instrument.title_en}{f', Art. {citation.article}' if citation.article else ''} binds this unit"
    followed = len({ground.citation.version for ground in binding if ground.citation.instrument == instrument.id}) > 1
    if whole is None and first.since and not followed:
        return Both(f"自 {first.since} 起{zh}；此前只是应有", f"{en} since {first.since}; before, it was expected only")
    if whole is None and first.until and not followed:
        return Both(f"{zh}，至 {first.until} 止", f"{en}, until {first.until}")
    return Both(zh, en)


def _why(grounds: Sequence[Ground], bound: Bound) -> Iterator[Both]:
    """Why no ground makes the duty mandatory, the nearest to it first."""
    bearings = {ground.bearing for ground in grounds}
    if Bearing.PERMITS in bearings:
        yield _WHY[Bearing.PERMITS]
    if Bearing.REFERENCE in bearings:
        kinds = _kinds(ground.citation for ground in grounds if ground.bearing is Bearing.REFERENCE)
        yield Both(
            f"约束{_listed(kinds, 'zh')}；对{word(bound.kind)}是参照",
            f"binds {_listed(kinds, 'en')}; a reference for a {word(bound.kind, 'en')}",
        )
    if Bearing.OTHER_ROLE in bearings:
        roles = _roles(grounds)
        known = "本部门是不是，名称没有说明" if bound.roles is None else "对本部门是参照"
        yield Both(
            f"约束{roles}部门；{known}",
            f"binds departments for {roles}; "
            + ("whether this is one its name does not tell" if bound.roles is None else "a reference for this one"),
        )
    yield from (_WHY[bearing] for bearing in (Bearing.POLICY, Bearing.RAN_OUT) if bearing in bearings)


def _kinds(citations: Iterable[Citation]) -> list[UnitKind]:
    named = {kind for citation in citations for kind in citation.binds}
    return [kind for kind in UnitKind if kind in named]


def _roles(grounds: Iterable[Ground]) -> str:
    return "、".join(dict.fromkeys(role for ground in grounds for role in ground.citation.roles))


def _listed(kinds: Iterable[UnitKind], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(word(kind, language) for kind in kinds)


def _wrong_unit(obligation: Obligation, kind: UnitKind) -> Both | None:
    if kind in obligation.applies_to:
        return None
    return Both(
        f"本项只适用于{_listed(obligation.applies_to, 'zh')}，不适用于{word(kind)}",
        f"applies to {_listed(obligation.applies_to, 'en')} only, not to {word(kind, 'en')}",
    )


def _wrong_role(grounds: Sequence[Ground], bound: Bound) -> Both | None:
    """What is asked of departments with a role only does not apply to one that is known to have another."""
    if bound.kind is not UnitKind.DEPARTMENT or bound.roles is None:
        return None
    asked = [ground for ground in grounds if not ground.citation.binds or bound.kind in ground.citation.binds]
    if not asked or any(
        not set(item.citation.roles).isdisjoint(bound.roles) or not item.citation.roles for item in asked
    ):
        return None
    roles = _roles(asked)
    return Both(f"本项在部门中只适用于{roles}部门", f"among departments it applies to those for {roles} only")


def _no_law(
    obligation: Obligation, catalogue: Catalogue, bound: Bound, year: int, grounds: Sequence[Ground]
) -> Both | None:
    if grounds:
        return None
    national = [item for item in obligation.basis if _binds_place(catalogue.instruments[item.instrument], bound)]
    if not national:
        elsewhere = dict.fromkeys(str(catalogue.instruments[item.instrument].territory) for item in obligation.basis)
        places = "、".join(elsewhere)
        if bound.place is None:
            return Both(
                f"本项只有地方规定（{places}），单位所在地不明；在其中一地的，请用 --territory 写明",
                "only local regulations ask for it, and where the unit is is not known; name it with --territory",
            )
        return Both(
            f"本项只有{places}的规定，{bound.place.province}没有收入这方面的规定",
            "only regulations of other places ask for it; none of the place of the unit is on record",
        )
    versions = [_version(item, catalogue) for item in national]
    later = [item.in_force_from for item in versions if item.in_force_from > date(year, 12, 31)]
    if later:
        return Both(
            f"{year}年本项尚无依据施行，最早的自{min(later)}起施行",
            f"none of its bases was in force in {year}; the earliest begins on {min(later)}",
        )
    last = max(item.in_force_to for item in versions if item.in_force_to is not None)
    return Both(
        f"{year}年本项依据均已失效，最后的施行至{last}", f"all its bases had ended before {year}, the last on {last}"
    )
