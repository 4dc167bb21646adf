"""The command `fazhi bundle`: make a folder to install fazhi from where there is no network, whole or not at all."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import fazhi
from fazhi.cli.new_folder import make_folder, refuse_what_is_there
from fazhi.cli.offline.fetch import build_own, fetch
from fazhi.cli.offline.resolve import Needed, needed, read_pins
from fazhi.cli.offline.targets import Target, chosen
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.shipped import source_tree
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.model.both import pick
from fazhi.model.errors import InputError
from fazhi.output.words.quote import neutral

EXTRAS: Final = ("checks", "docs", "excel", "read-pdf", "review", "word", "pdf")
SUMS: Final = "SHA256SUMS"
README: Final = "读我 README.txt"
SCHEMA: Final = "fazhi.bundle/1"
_FILES: Final = Path(__file__).parents[1] / "offline" / "files"
_BEGIN: Final = (
    "正在下载 {count} 种电脑的软件包，要用网络，每种约 10 秒 …\n",
    "Downloading the packages of {count} kinds of machine; uses the network, about 10 s for each …\n",
)
_DONE: Final = (
    "已建立 {folder}：{files} 个 wheel，{size:.0f} MB。拷到不能联网的电脑上，照“读我 README.txt”安装。\n",
    'Made {folder}: {files} wheels, {size:.0f} MB. Copy it to the machine and follow "读我 README.txt".\n',
)


def build(language: str) -> click.Command:
    """The command in one language."""
    return Command(
        language,
        ((said("folder", language), said("bundle.folder.long", language)),),
        name="bundle",
        help=said("bundle", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en"), required=False),
            option(language, "targets", "names"),
            lang(language),
        ],
    )


def run(folder: str | None, *, targets: str | None, lang: str) -> int:
    """Fetch the wheels of every target, see that nothing is missing, and put the folder in its place."""
    root = source_tree()
    if root is None:
        raise InputError(
            "fazhi bundle 只能在源码里运行；请取得源码，在其中 make 后运行 .venv/bin/fazhi bundle。",
            "fazhi bundle works in a source tree only; get the sources, run make there, then .venv/bin/fazhi bundle.",
        )
    wanted = chosen(targets)
    place = Path(folder) if folder else root / "dist" / f"fazhi-offline-{fazhi.__version__}"
    if folder is None:
        place.parent.mkdir(exist_ok=True)
    refuse_what_is_there(place)
    with tempfile.TemporaryDirectory(prefix="fazhi-bundle-") as name:
        wheels = Path(name)
        put(pick(lang, *_BEGIN).format(count=len(wanted)))
        build_own(root, wheels)
        pins = read_pins((root / "constraints.txt").read_text(encoding="utf-8"))
        found = _fetched(wheels, wanted, pins)
        size = sum(path.stat().st_size for path in wheels.iterdir()) / 1e6
        make_folder(place, _with_sums(_files(root, wheels, found)))
    files = len({wheel for each in found.values() for wheel in each.wheels})
    put(pick(lang, *_DONE).format(folder=neutral(str(place)), files=files, size=size))
    return 0


def _own_requirement() -> Requirement:
    """What is installed from the folder."""
    return Requirement(f"fazhi[{','.join(EXTRAS)}]=={fazhi.__version__}")


def _fetched(wheels: Path, targets: tuple[Target, ...], pins: Mapping[str, SpecifierSet]) -> dict[Target, Needed]:
    """What each target needs of the whole folder, once it is all there."""
    for target in targets:
        found = fetch(wheels, target, _own_requirement(), pins)
        put(f"  {target.name}  {len(found.wheels)}\n")
    return {target: complete(wheels, target, pins) for target in targets}


def complete(wheels: Path, target: Target, pins: Mapping[str, SpecifierSet]) -> Needed:
    """What a target needs of a folder; refused where something is missing."""
    found = needed(wheels, target, _own_requirement(), pins)
    if found.missing:
        names = ", ".join(each.name for each in found.missing)
        raise InputError(
            f"{wheels} 缺少 {target.name} 所需的 {names}；请重新运行 fazhi bundle。",
            f"{wheels} lacks {names} for {target.name}; run fazhi bundle again.",
        )
    return found


def _files(root: Path, wheels: Path, found: Mapping[Target, Needed]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file but the digests."""
    versions = sorted({target.python for target in found}, reverse=True)
    words = {
        "VERSION": fazhi.__version__,
        "VERSIONS": " ".join(f"{major}.{minor}" for major, minor in versions),
        "PYTHONS": " ".join(f"python{major}.{minor}" for major, minor in versions),
        "RANGE": " / ".join(f"{major}.{minor}" for major, minor in reversed(versions)),
        "TARGETS": "".join(f"  {target.name}\n" for target in found),
    }
    manifest = {
        "schema": SCHEMA,
        "version": fazhi.__version__,
        "extras": list(EXTRAS),
        "targets": {target.name: list(needs.wheels) for target, needs in found.items()},
    }
    for wheel in sorted({name for needs in found.values() for name in needs.wheels}):
        yield f"wheels/{wheel}", (wheels / wheel).read_bytes()
    yield "install.py", (root / "install.py").read_bytes()
    yield "constraints.txt", (root / "constraints.txt").read_bytes()
    yield "manifest.json", (json.dumps(manifest, indent=1) + "\n").encode()
    yield "install.sh", _text("install.sh", words).encode()
    yield "install.cmd", _text("install.cmd", words).replace("\n", "\r\n").encode("ascii")
    yield "python-needed.txt", _text("python-needed.txt", words).replace("\n", "\r\n").encode()
    yield README, _text("README.txt", words).replace("\n", "\r\n").encode("utf-8-sig")


def _with_sums(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and behind them one that holds the digest of each."""
    sums: list[str] = []
    for name, data in files:
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield SUMS, "".join(sums).encode()


def _text(name: str, words: Mapping[str, str]) -> str:
    """A file of the folder with its blanks filled."""
    text = (_FILES / f"{name}.in").read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text
