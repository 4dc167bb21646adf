"""Fetching the wheels of a machine, whatever machine this is; pip is asked for each by name and version alone.

What they need of one another is worked out here: pip would answer markers for the machine it runs on.
"""

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from fazhi.cli.offline.resolve import Needed, needed
from fazhi.cli.offline.targets import Target
from fazhi.model.errors import InputError

_NETWORK: Final = re.compile(
    r"NewConnectionError|Failed to establish|name resolution|getaddrinfo|ConnectTimeout|Read timed out|ReadTimeout"
    r"|Network is unreachable|Connection refused|ProxyError|Max retries|SSLError"
)
_LACKING: Final = re.compile(r"No matching distribution found for ([A-Za-z0-9._-]+)")
_PIP: Final = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


def build_own(source: Path, folder: Path) -> None:
    """Build the wheel of a source tree into a folder."""
    told = _pip("wheel", "--no-deps", "--wheel-dir", str(folder), ".", cwd=source)
    if told is not None:
        _refuse_without_network(told)
        last = _last(told)
        raise InputError(f"本软件的 wheel 没有做成：{last}", f"The wheel of fazhi itself could not be built: {last}")


def fetch(folder: Path, target: Target, root: Requirement, pins: Mapping[str, SpecifierSet]) -> Needed:
    """Fetch what a machine needs into a folder, until nothing is missing.

    Raises:
        InputError: A package has no wheel for that machine, or the index cannot be reached.
    """
    while (found := needed(folder, target, root, pins)).missing:
        wanted = [_pinned(each, pins) for each in found.missing]
        lacking = _download(folder, target, wanted)
        still = {canonicalize_name(each.name) for each in needed(folder, target, root, pins).missing}
        lacking += [each for each in wanted if each not in lacking and canonicalize_name(_name(each)) in still]
        if lacking:
            names = ", ".join(lacking)
            raise InputError(
                f"{names} 没有 {target.name} 的 wheel；请在 constraints.txt 换版本，或用 --targets 不做它。",
                f"There is no wheel of {names} for {target.name}; choose another version in constraints.txt, or leave "
                "that machine out with --targets.",
            )
    return found


def _download(folder: Path, target: Target, wanted: Sequence[str]) -> list[str]:
    """Download wheels of one machine; gives those there are none of."""
    lacking: list[str] = []
    left = list(wanted)
    while left:
        options = [word for platform in target.platforms for word in ("--platform", platform)]
        version = ".".join(map(str, target.python))
        told = _pip(
            "download", "--no-deps", "--only-binary=:all:", *options, "--implementation", "cp",
            "--python-version", target.full_version, "--abi", f"cp{version.replace('.', '')}",
            "--dest", ".", *left, cwd=folder,
        )  # fmt: skip
        if told is None:
            break
        _refuse_without_network(told)
        names = {canonicalize_name(name) for name in _LACKING.findall(told)}
        none = [each for each in left if canonicalize_name(_name(each)) in names]
        if not none:
            last = _last(told)
            raise InputError(f"下载没有成功：{last}", f"The download failed: {last}")
        lacking += none
        left = [each for each in left if each not in none]
    return lacking


def _pinned(requirement: Requirement, pins: Mapping[str, SpecifierSet]) -> str:
    """Name and version to ask for.

    Raises:
        InputError: No version is pinned, so that two folders of one version of fazhi could differ.
    """
    name = canonicalize_name(requirement.name)
    if name not in pins:
        raise InputError(
            f"constraints.txt 没有写明 {name} 的版本；请加上一行，如 {name}==1.0。",
            f"constraints.txt names no version of {name}; add a line such as {name}==1.0.",
        )
    return f"{name}{pins[name]}"


def _name(pinned: str) -> str:
    return Requirement(pinned).name


def _pip(*arguments: str, cwd: Path) -> str | None:
    """Run pip out of sight; what it said where it failed, else nothing."""
    result = subprocess.run(  # noqa: S603 - no shell, and names come from our own table and pins
        [*_PIP, *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    return None if result.returncode == 0 else result.stdout + result.stderr


def _refuse_without_network(told: str) -> None:
    if _NETWORK.search(told):
        raise InputError(
            "连不上软件包的下载站；做离线文件夹要在能联网的电脑上，请检查网络或代理设置（HTTPS_PROXY、PIP_INDEX_URL）。",
            "The package index cannot be reached, and the offline folder is made on a machine with a network; check it "
            "or the proxy (HTTPS_PROXY, PIP_INDEX_URL).",
        )


def _last(told: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["pip"])[-1]
