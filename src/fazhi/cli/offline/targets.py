"""The machines and Pythons a folder for offline use is made for, and what each would answer when a package asks."""

import platform
import sys
from dataclasses import dataclass
from typing import Final

from packaging.tags import Tag, compatible_tags, cpython_tags

from fazhi.model.errors import InputError

PYTHONS: Final = ((3, 11), (3, 12), (3, 13))
_GLIBC: Final = 28
"""Of the wheels for Linux those are taken that a system of 2018 can load, as offices have it."""
_OLD_NAMES: Final = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
_LINUX: Final = (("os_name", "posix"), ("sys_platform", "linux"), ("platform_system", "Linux"))
_WINDOWS: Final = (("os_name", "nt"), ("sys_platform", "win32"), ("platform_system", "Windows"))


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of machine with one Python."""

    name: str
    """System, processor and Python, such as linux-x86_64-cp313; install.py names its own machine in the same way."""
    python: tuple[int, int]
    platforms: tuple[str, ...]
    """Platform tags of the wheels it can load, the best first."""
    answers: tuple[tuple[str, str], ...]
    """What it answers to the markers that tell systems apart."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Tags of the wheels it can load, the best first."""
        abi = f"cp{self.python[0]}{self.python[1]}"
        own = cpython_tags(self.python, abis=[abi], platforms=self.platforms)
        return (*own, *compatible_tags(self.python, abi, self.platforms))

    @property
    def full_version(self) -> str:
        """The first release of its Python: what that one cannot load, some machine of this kind cannot."""
        return f"{self.python[0]}.{self.python[1]}.0"

    def environment(self, extra: str) -> dict[str, str]:
        """What it answers to a requirement's marker."""
        version = f"{self.python[0]}.{self.python[1]}"
        return {
            **dict(self.answers),
            "python_version": version, "python_full_version": self.full_version,
            "implementation_name": "cpython", "implementation_version": self.full_version,
            "platform_python_implementation": "CPython", "platform_release": "", "platform_version": "", "extra": extra,
        }  # fmt: skip


def _manylinux(processor: str) -> tuple[str, ...]:
    names = ((f"manylinux_2_{minor}", _OLD_NAMES.get(minor)) for minor in range(_GLIBC, 4, -1))
    return tuple(f"{name}_{processor}" for pair in names for name in pair if name)


_SYSTEMS: Final = (
    ("windows-x86_64", ("win_amd64",), (*_WINDOWS, ("platform_machine", "AMD64"))),
    ("linux-x86_64", _manylinux("x86_64"), (*_LINUX, ("platform_machine", "x86_64"))),
    ("linux-aarch64", _manylinux("aarch64"), (*_LINUX, ("platform_machine", "aarch64"))),
)
TARGETS: Final = {
    name: Target(name, python, platforms, answers)
    for system, platforms, answers in _SYSTEMS
    for python in PYTHONS
    for name in (f"{system}-cp{python[0]}{python[1]}",)
}


def chosen(names: str | None) -> tuple[Target, ...]:
    """The targets of these names, in the order of the table; all where none are given.

    Raises:
        InputError: There is none of that name.
    """
    if names is None:
        return tuple(TARGETS.values())
    wanted = {this() if name == "this" else name for name in filter(None, map(str.strip, names.split(",")))}
    strange = sorted(wanted - set(TARGETS))
    if strange or not wanted:
        known = ", ".join(TARGETS)
        raise InputError(
            f"--targets 里的“{'、'.join(strange)}”不在可选之列：{known}，或 this（本机）。",
            f"--targets names {', '.join(strange) or 'nothing'}; there are {known}, and this for this machine.",
        )
    return tuple(target for name, target in TARGETS.items() if name in wanted)


def this() -> str:
    """The name of this machine with this Python."""
    system = {"win32": "windows"}.get(sys.platform, sys.platform)
    processor = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    return f"{system}-{processor}-cp{sys.version_info.major}{sys.version_info.minor}"
