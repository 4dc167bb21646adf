"""Which files of a folder of wheels a machine needs, by their names and metadata, without running any."""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from fazhi.cli.offline.targets import Target


@dataclass(frozen=True, slots=True)
class Needed:
    """What a machine needs of a folder."""

    wheels: tuple[str, ...]
    """Names of the wheels it would install, sorted."""
    missing: tuple[Requirement, ...]
    """What the folder has no wheel for, as far as can be told before these are there."""


@dataclass(frozen=True, slots=True)
class _Wheel:
    """A wheel that the machine can load."""

    path: Path
    version: Version
    place: int
    """Of its best tag among those the machine can load; the smaller the better."""
    requires: tuple[Requirement, ...]


def needed(folder: Path, target: Target, root: Requirement, pins: Mapping[str, SpecifierSet]) -> Needed:
    """What a machine would install from this folder for a requirement, and what it would look for in vain."""
    held = _held(folder, target)
    todo = [root]
    seen: set[tuple[str, str]] = set()
    wheels: set[str] = set()
    missing: dict[str, Requirement] = {}
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        wheel = _best(held.get(name, ()), requirement.specifier & pins.get(name, SpecifierSet()))
        if wheel is None:
            missing.setdefault(name, requirement)
            continue
        wheels.add(wheel.path.name)
        for extra in {"", *requirement.extras} - {extra for seen_name, extra in seen if seen_name == name}:
            seen.add((name, extra))
            todo += [each for each in wheel.requires if _applies(each.marker, target, extra)]
    return Needed(tuple(sorted(wheels)), tuple(missing[name] for name in sorted(missing)))


def read_pins(text: str) -> dict[str, SpecifierSet]:
    """Name and version of each line of a file of constraints."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    read = (Requirement(line) for line in lines if line)
    return {canonicalize_name(each.name): each.specifier for each in read}


def _applies(marker: Marker | None, target: Target, extra: str) -> bool:
    """Whether a requirement binds that machine; what binds without an extra is asked without one."""
    return marker is None or marker.evaluate(target.environment(extra))


def _held(folder: Path, target: Target) -> dict[str, list[_Wheel]]:
    """The wheels of a folder that a machine can load, by name."""
    places = {tag: at for at, tag in reversed(list(enumerate(target.tags)))}
    found: dict[str, list[_Wheel]] = {}
    for path in sorted(folder.glob("*.whl")):
        try:
            name, version, _, tags = parse_wheel_filename(path.name)
        except InvalidWheelFilename:
            continue
        place = min((places[tag] for tag in tags if tag in places), default=None)
        if place is not None:
            told = _metadata(path)
            pythons = SpecifierSet(told.get("Requires-Python") or "")
            if pythons.contains(target.full_version):
                requires = tuple(map(Requirement, told.get_all("Requires-Dist") or ()))
                found.setdefault(name, []).append(_Wheel(path, version, place, requires))
    return found


def _best(wheels: Sequence[_Wheel], versions: SpecifierSet) -> _Wheel | None:
    """The wheel a machine would take: the newest version, of it the best build."""
    fit = [wheel for wheel in wheels if versions.contains(wheel.version, prereleases=True)]
    return max(fit, key=lambda wheel: (wheel.version, -wheel.place), default=None)


def _metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as file:
        name = next(name for name in file.namelist() if name.count("/") == 1 and name.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(file.read(name).decode("utf-8"))
