"""Sets fazhi up in a virtual environment: `python install.py`, in the source tree or in the folder for offline use.

Needs nothing but Python, any that is not too old; where it is, two sentences say so. It is written in what Python 3.6
understands, for an older Python must be able to read it in order to say that it is too old.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
import unicodedata
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, NoReturn  # noqa: F401 - named in the comments that say types

OLDEST = (3, 11)
MISTAKE = 2
INTERRUPTED = 130
HERE = Path(__file__).resolve().parent
TICK = 2.5
"""Seconds after which a word is due, where no terminal shows a running count."""
LAST = 12
"""Lines of pip's that are shown after a failure."""

NO_NETWORK = (
    "连不上软件包的下载站。请检查网络或代理设置（环境变量 HTTPS_PROXY、PIP_INDEX_URL）；不能联网的电脑，请在能联网的"
    "电脑上运行 fazhi bundle，把做好的文件夹拷来安装。",
    "The package index cannot be reached. Check the network or the proxy (HTTPS_PROXY, PIP_INDEX_URL); for a machine "
    "without a network run `fazhi bundle` on one that has it, and bring the folder here.",
)
NO_VENV = (
    "这个 Python 缺少建立虚拟环境的模块 venv 或 ensurepip。Debian、Ubuntu：apt install python3-venv；其他系统请"
    "安装完整的 Python。",
    "This Python lacks the module venv or ensurepip. On Debian and Ubuntu: apt install python3-venv; elsewhere install "
    "the whole of Python.",
)
ADVICE = (
    (
        r"No space left|Errno 28|WinError 112|Disk quota",
        "磁盘空间不够，安装约需 300 MB；请腾出空间或用 --venv 换一个位置。",
        "The disk is full; about 300 MB are needed. Make room, or name another place with --venv.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerification",
        "下载站的证书未通过验证，多半是单位的代理换了证书；请把单位的根证书文件路径设为环境变量 PIP_CERT。",
        "The index's certificate is not trusted, mostly because of an office proxy; set PIP_CERT to your office's "
        "root certificate file.",
    ),
    (
        r"NewConnectionError|Failed to establish|name resolution|getaddrinfo|ConnectTimeout|ReadTimeout|Read timed out"
        r"|Network is unreachable|Connection refused|ProxyError|Max retries|Could not fetch URL",
        *NO_NETWORK,
    ),
    (r"ensurepip|No module named '?venv", *NO_VENV),
    (
        r"not a supported wheel on this platform|No matching distribution found|Could not find a version"
        r"|ResolutionImpossible",
        "找不到适合这台电脑（%s）的软件包；离线文件夹请用 fazhi bundle 为它另做一份，"
        "联网安装请换 Python 3.11 至 3.13。",
        "No package fits this machine (%s); make an offline folder for it with `fazhi bundle`, or, with a network, use "
        "Python 3.11 to 3.13.",
    ),
    (
        r"Permission denied|Errno 13|WinError 5\b|Access is denied|Read-only file system|Errno 30",
        "没有写入权限；请用 --venv 换一个可写的位置，并关闭正在使用它的程序。",
        "Writing is not permitted; name a place that can be written with --venv, and close programs that use it.",
    ),
    (
        r"subprocess-exited-with-error|Failed building|Microsoft Visual C\+\+|metadata-generation-failed",
        "有软件包没有适合这台电脑（%s）的成品，要现场编译而没有成功；请换 Python 3.11 至 3.13 的 64 位版本。",
        "A package has no ready build for this machine (%s), and building it failed; use a 64-bit Python 3.11 to 3.13.",
    ),
)
OTHER = ("安装没有成功，上面是 pip 的最后几行。", "The installation failed; pip's last lines are above.")


class Refused(Exception):  # noqa: N818 - an error of the user's, said in two sentences
    """What a user can put right."""

    def __init__(self, zh, en, shown=None):
        # type: (str, str, list[str] | None) -> None
        """Take the sentences, and lines of pip's to show before them."""
        super().__init__(zh)
        self.zh = zh
        self.en = en
        self.shown = shown or []


def main(arguments):
    # type: (list[str]) -> int
    """Install; gives the exit status, and leaves no traceback for what a user can put right."""
    try:
        install(parse(arguments))
    except Refused as error:
        for line in error.shown:
            tell("  | " + line, sys.stderr)
        tell("错误：" + error.zh, sys.stderr)
        tell("Error: " + error.en, sys.stderr)
        return MISTAKE
    except OSError as error:
        zh, en = advice([str(error)])
        tell(f"错误：{zh}（{error}）", sys.stderr)
        tell(f"Error: {en} ({error})", sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        tell("已中断；再运行一次会接着装。 / Interrupted; run it again to go on.", sys.stderr)
        return INTERRUPTED
    return 0


class Parser(argparse.ArgumentParser):
    """The command line, whose mistakes are said in two sentences."""

    def error(self, message):
        # type: (str) -> NoReturn
        """Refuse the arguments in both languages, where argparse would print English and exit."""
        raise Refused(f"参数不对（{message}）；请看 install.py --help。", message + "; see install.py --help.")


def parse(arguments):
    # type: (list[str]) -> argparse.Namespace
    """What was asked for."""
    parser = Parser(description="建立虚拟环境并安装 fazhi / set fazhi up in a virtual environment", allow_abbrev=False)
    parser.add_argument(
        "--venv", default=str(HERE / ".venv"), metavar="文件夹",
        help="虚拟环境的位置，默认在本脚本旁 / where the environment goes; beside this script by default",
    )  # fmt: skip
    parser.add_argument(
        "--extras", default=None, metavar="名,名",
        help="附带安装的部分：checks、docs、excel、read-pdf、review、word、pdf、ocr / extras to install as well",
    )  # fmt: skip
    parser.add_argument(
        "--from", default=None, dest="requirement", metavar="来源",
        help="fazhi 从哪里安装：源码文件夹、轮子文件、fazhi==版本；默认是本脚本所在的文件夹"
        " / where fazhi comes from: a source folder, a wheel, fazhi==VERSION; by default the folder of this script",
    )  # fmt: skip
    parser.add_argument(
        "--wheels", default=None, metavar="文件夹",
        help="不联网，只从这个文件夹安装 / install from this folder alone, without a network",
    )  # fmt: skip
    parser.add_argument(
        "--quiet",
        action="store_true",
        help="已经装好时什么也不说，由 make 运行时也这样 / say nothing where all is installed, as under make",
    )
    return parser.parse_args(arguments)


def install(asked):
    # type: (argparse.Namespace) -> None
    """Make the environment where there is none that works, and install into it unless that was done."""
    began = time.time()
    if asked.requirement:
        source = Other(asked.requirement, asked.wheels)  # type: Tree | Bundle | Other
    else:
        source = Bundle() if (HERE / "wheels").is_dir() else Tree()
    venv = Venv(Path(os.path.realpath(asked.venv)))
    extras = names(source.extras if asked.extras is None else asked.extras)
    source.check(extras)
    if venv.ready(source, extras):
        if not asked.quiet and "MAKELEVEL" not in os.environ:
            tell(f"已经装好：{venv.folder} / Already installed: {venv.folder}")
        return
    reason = venv.wrong()
    if reason is None:
        venv.make()
    elif reason:
        tell(f"{reason[0]}，重新建立 {venv.folder}。 / {reason[1]}; making {venv.folder} again.")
        venv.make()
    source.check_fit(venv.target())
    tell(source.what.format(",".join(extras) or "-", venv.folder))
    run([str(venv.python), "-m", "pip", *source.command(extras)], Progress(venv), source.environment())
    venv.stamp(source, extras)
    tell(
        "完成，用时 {0:.0f} 秒。Python {1}，{2} / Done in {0:.0f} s.".format(
            time.time() - began, venv.version(), venv.folder
        )
    )
    if source.hint:
        tell("试一试 / Try: {} audit 报告.docx".format(quoted(venv.scripts / "fazhi")))


class Tree:
    """A source tree: installed so that a change of a file counts at once, with packages from the network."""

    extras = "checks,docs,excel,read-pdf,review,word"
    hint = False
    what = (
        "正在下载并安装 fazhi[{0}] 到 {1}，要用网络，通常半分钟到三分钟 …\n"
        "Downloading and installing fazhi[{0}] into {1}; uses the network, mostly half a minute to three …"
    )

    def check(self, extras):
        # type: (list[str]) -> None
        """Refuse where this is no source tree, or has no such extra."""
        if not (HERE / "pyproject.toml").is_file():
            raise Refused(
                f"{HERE} 里没有 wheels 文件夹，也没有 pyproject.toml；请把 install.py 放回它原来的文件夹。",
                f"{HERE} holds neither wheels nor pyproject.toml; put install.py back where it came from.",
            )
        refuse_unknown(extras, self._known())

    def check_fit(self, target):
        # type: (str) -> None
        """Any machine will do, as far as can be told before pip has looked."""

    def digest(self):
        # type: () -> str
        """What the installation rests on, as one word."""
        parts = [
            path.read_bytes() for path in map(HERE.joinpath, ("pyproject.toml", "constraints.txt")) if path.is_file()
        ]
        return word(*parts, str(HERE).encode("utf-8", "surrogateescape"))

    def covers(self, extras):
        # type: (list[str]) -> set[str]
        """These extras and those that they bring along."""
        known = self._known()
        found = set()  # type: set[str]
        todo = list(extras)
        while todo:
            extra = todo.pop()
            if extra not in found:
                found.add(extra)
                todo += known.get(extra, [])
        return found

    def command(self, extras):
        # type: (list[str]) -> list[str]
        """Tell pip, which runs here, so that no odd name of a folder comes before its eyes."""
        pins = ["--constraint", "constraints.txt"] if (HERE / "constraints.txt").is_file() else []
        return ["install", *pins, "--editable", "." + bracketed(extras)]

    def environment(self):
        # type: () -> dict[str, str]
        """The user's own, with his index and proxy, but without what would lead pip out of the environment."""
        odd = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONHOME")
        return {name: value for name, value in os.environ.items() if name.upper() not in odd}

    def _known(self):
        # type: () -> dict[str, list[str]]
        """Each extra with the others it names; none where this Python cannot read the file."""
        try:
            import tomllib  # noqa: PLC0415 - older Pythons have none
        except ImportError:
            return {}
        project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        own = re.compile(re.escape(project["name"]) + r"\[([^]]*)\]")
        return {
            extra: [name for line in lines for found in own.findall(line) for name in names(found)]
            for extra, lines in project.get("optional-dependencies", {}).items()
        }


class Bundle:
    """The folder for offline use: its wheels are checked and installed, and no network is asked."""

    hint = True
    what = (
        "正在安装 fazhi[{0}] 到 {1}，不用网络，通常半分钟 …\n"
        "Installing fazhi[{0}] into {1}; uses no network, mostly half a minute …"
    )

    def __init__(self):
        # type: () -> None
        """Read what the folder says of itself."""
        try:
            self.manifest = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
            self.extras = ",".join(self.manifest["extras"])
            self.sums = (HERE / "SHA256SUMS").read_text(encoding="utf-8")
        except (OSError, ValueError, KeyError) as error:
            raise Refused(
                f"离线文件夹不完整：读不出 manifest.json 或 SHA256SUMS（{error}）；请重新拷贝整个文件夹。",
                f"The folder is not whole: manifest.json or SHA256SUMS cannot be read ({error}); copy it again.",
            ) from None

    def check(self, extras):
        # type: (list[str]) -> None
        """Refuse an extra that the folder does not hold."""
        refuse_unknown(extras, {extra: [] for extra in self.manifest["extras"]})

    def check_fit(self, target):
        # type: (str) -> None
        """Refuse a machine the folder was not made for, and files that are not as they were made."""
        targets = self.manifest["targets"]
        if target not in targets:
            held = "、".join(sorted(targets))
            raise Refused(
                f"这个文件夹里没有适合这台电脑和 Python（{target}）的软件包，只有 {held}；请换用其中一种 Python，"
                "或用 fazhi bundle 另做一份。",
                "The folder holds nothing for this machine and Python ({}), only {}; use one of these Pythons or make "
                "another folder with `fazhi bundle`.".format(target, ", ".join(sorted(targets))),
            )
        tell("正在核对文件 … / Checking the files …")
        check_sums(HERE, self.sums)

    def digest(self):
        # type: () -> str
        """What the installation rests on, as one word."""
        return word(self.sums.encode("utf-8"))

    def covers(self, extras):
        # type: (list[str]) -> set[str]
        """These extras; the folder names none that bring others along."""
        return set(extras)

    def command(self, extras):
        # type: (list[str]) -> list[str]
        """Tell pip to look nowhere but here."""
        pins = ["--constraint", "constraints.txt"]
        return ["install", "--no-index", "--find-links", "wheels", *pins, "fazhi" + bracketed(extras)]

    def environment(self):
        # type: () -> dict[str, str]
        """None of the user's settings of pip, which might lead it elsewhere."""
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("PIP_")}
        kept.pop("PYTHONHOME", None)
        return dict(kept, PIP_CONFIG_FILE=os.devnull)


class Other:
    """A project that fazhi is installed for from elsewhere, as `fazhi init` lays it out."""

    extras = "checks,docs,excel,read-pdf,review,word"
    hint = False

    def __init__(self, requirement, wheels):
        # type: (str, str | None) -> None
        """Take the requirement as pip has it, extras aside, and a folder of wheels where there is no network."""
        self.requirement = requirement.strip()
        self.wheels = wheels
        self.what = Bundle.what if wheels else Tree.what

    def check(self, extras):  # noqa: ARG002 - pip knows of them
        # type: (list[str]) -> None
        """Refuse a folder of wheels that is none."""
        if self.wheels and not Path(self.wheels).is_dir():
            raise Refused(
                f"没有文件夹 {self.wheels}；请用 WHEELS= 或 --wheels 给出存放安装包的文件夹。",
                f"There is no folder {self.wheels}; name the folder of packages with WHEELS= or --wheels.",
            )

    def check_fit(self, target):
        # type: (str) -> None
        """Any machine will do, as far as can be told before pip has looked."""

    def digest(self):
        # type: () -> str
        """What the installation rests on, as one word: a source folder or wheel that was renewed is another."""
        place = self._place()
        found = [place / "pyproject.toml", place] if place else []
        times = [str(path.stat().st_mtime_ns).encode() for path in found if path.is_file()]
        pins = HERE / "constraints.txt"
        return word(self.requirement.encode(), *times, pins.read_bytes() if pins.is_file() else b"")

    def covers(self, extras):
        # type: (list[str]) -> set[str]
        """These extras; none is known to bring others along."""
        return set(extras)

    def command(self, extras):
        # type: (list[str]) -> list[str]
        """Tell pip, extras in their place."""
        pins = ["--constraint", "constraints.txt"] if (HERE / "constraints.txt").is_file() else []
        where = ["--no-index", "--find-links", str(Path(self.wheels).resolve())] if self.wheels else []
        return ["install", *where, *pins, self._with(bracketed(extras))]

    def environment(self):
        # type: () -> dict[str, str]
        """The user's own, as for a source tree."""
        return Tree.environment(self)  # type: ignore[arg-type]  # it looks at the process alone

    def _with(self, extras):
        # type: (str) -> str
        """The requirement with extras behind its name: `fazhi[docs] @ file:///…`, `some/fazhi.whl[docs]`."""
        name = re.match(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(@|[=<>~!].*|$)", self.requirement)
        if name and not Path(self.requirement).exists():
            return self.requirement[: name.end(1)] + extras + self.requirement[name.end(1) :]
        if re.match(r"[a-z+]+://", self.requirement):  # pip takes extras behind a name, and none behind an address
            return "fazhi" + extras + " @ " + self.requirement
        return self.requirement + extras

    def _place(self):
        # type: () -> Path | None
        """The file or folder that the requirement is or leads to; None for one from an index."""
        path = Path(self.requirement)
        if path.exists():
            return path
        address = self.requirement.partition("@")[2].strip()
        if address.startswith("file:"):
            from urllib.parse import urlsplit  # noqa: PLC0415 - for this sort alone
            from urllib.request import url2pathname  # noqa: PLC0415 - the same

            named = Path(url2pathname(urlsplit(address).path))
            return named if named.exists() else None
        return None


class Venv:
    """The virtual environment that fazhi is installed into."""

    def __init__(self, folder):
        # type: (Path) -> None
        """Take its folder; nothing is made yet."""
        self.folder = folder
        self.scripts = folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")

    def ready(self, source, extras):
        # type: (Tree | Bundle | Other, list[str]) -> bool
        """Whether these extras were installed from this source as it is now, and the environment still stands."""
        if not os.access(str(self.python), os.X_OK):
            return False
        wanted = self._mark(source)
        return any(
            path.read_text(encoding="utf-8") == wanted and source.covers(extras) <= source.covers(names(path.name[6:]))
            for path in self._stamps()
        )

    def stamp(self, source, extras):
        # type: (Tree | Bundle | Other, list[str]) -> None
        """Write down that these extras are installed."""
        (self.folder / ("ready-" + ",".join(extras))).write_text(self._mark(source), encoding="utf-8")

    def wrong(self):
        # type: () -> tuple[str, str] | tuple[()] | None
        """What is wrong with the environment that is there, in both languages; nothing (), or None where none is."""
        if not (self.folder / "pyvenv.cfg").is_file():
            if self.folder.exists() and (not self.folder.is_dir() or any(self.folder.iterdir())):
                raise Refused(
                    f"{self.folder} 已经存在，而且不是虚拟环境；请用 --venv 另给一个位置。",
                    f"{self.folder} is there already and is no virtual environment; name another place with --venv.",
                )
            return None
        places = [path.read_text(encoding="utf-8").splitlines()[1:] for path in self._stamps()]
        if any(place and place != [str(self.folder)] for place in places):
            return "虚拟环境被挪动过", "The virtual environment was moved"
        try:
            told = subprocess.call(
                [str(self.python), "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            told = 1
        return ("虚拟环境已损坏或没有建完", "The virtual environment is broken or half made") if told else ()

    def make(self):
        # type: () -> None
        """Make the environment, without any package."""
        refuse_old(sys.version_info[:3])
        if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
            raise Refused(*NO_VENV)
        version = platform.python_version()
        tell(f"正在建立 {self.folder}（Python {version}，约 5 秒）… / Making {self.folder} (about 5 s) …")
        python = getattr(sys, "_base_executable", None) or sys.executable  # this one may lie in the very environment
        run([python, "-m", "venv", "--clear", str(self.folder)], Progress(None), dict(os.environ))

    def version(self):
        # type: () -> str
        """Version of its Python, as its own record says."""
        text = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        found = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+\.\d+)", text, re.MULTILINE)
        return found.group(1) if found else platform.python_version()

    def target(self):
        # type: () -> str
        """The machine and Python as the manifest of the offline folder names them."""
        return target_of(sys.platform, platform.machine(), self.version(), sys.maxsize > 2**32)

    def count(self):
        # type: () -> int
        """Packages that are installed; pip may be taking some away at this moment, and that is no fault."""
        places = [self.folder / "Lib" / "site-packages", *self.folder.glob("lib/python*/site-packages")]
        found = {path.name for place in places if place.is_dir() for path in place.iterdir()}
        return sum(name.endswith(".dist-info") for name in found)

    def _stamps(self):
        # type: () -> list[Path]
        return sorted(self.folder.glob("ready-*"))

    def _mark(self, source):
        # type: (Tree | Bundle | Other) -> str
        return f"{word(source.digest().encode(), self.version().encode())}\n{self.folder}\n"


class Progress:
    """Says how far pip is: one running line on a terminal, elsewhere a line every few seconds."""

    def __init__(self, venv):
        # type: (Venv | None) -> None
        """Take the environment whose packages are counted, if they are."""
        self.venv = venv
        self.began = self.told = time.time()
        self.fetched = 0
        self.wanted = 0
        self.retrying = False
        self.wide = 0
        self.live = sys.stdout.isatty()

    def line(self, text):
        # type: (str) -> None
        """Take notice of a line of pip's."""
        self.retrying = "Retrying (" in text
        if text.startswith("Collecting "):
            self.fetched += 1
        elif text.startswith("Installing collected packages:"):
            self.wanted = text.count(",") + 1

    def tick(self):
        # type: () -> None
        """Say how far it is, if a word is due."""
        now = time.time()
        if self.live:
            self.paint(self.words(now))
        elif now - self.told >= TICK:
            self.told = now
            tell(self.words(now))

    def words(self, now):
        # type: (float) -> str
        """How far it is."""
        seconds = f"{now - self.began:4.0f} s  "
        if self.retrying:
            return seconds + "网络没有应答，正在重试 / the network does not answer; trying again"
        if self.wanted and self.venv is not None:
            return seconds + "已装 {0}/{1} 个包 / {0} of {1} packages installed".format(
                min(self.venv.count(), self.wanted), self.wanted
            )
        if self.venv is not None and self.fetched:
            return seconds + f"已找到 {self.fetched} 个包 / {self.fetched} packages found"
        return seconds + "准备中 / preparing"

    def end(self):
        # type: () -> None
        """Clear the running line."""
        if self.live:
            self.paint("")
            sys.stdout.write("\r")
            sys.stdout.flush()

    def paint(self, text):
        # type: (str) -> None
        """Write over the running line, without the control codes that older windows show as they are."""
        text = clipped(encodable(text, sys.stdout), shutil.get_terminal_size().columns - 1)
        wide = columns(text)
        sys.stdout.write("\r" + text + " " * max(0, self.wide - wide))
        sys.stdout.flush()
        self.wide = wide


def run(command, progress, environment):
    # type: (list[str], Progress, dict[str, str]) -> None
    """Run pip or venv in this folder with its noise kept back; where it fails, its last lines are shown with advice."""
    quiet = {
        "PYTHONUNBUFFERED": "1",
        "PYTHONIOENCODING": "utf-8",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
    }
    child = subprocess.Popen(
        command, cwd=str(HERE), env=dict(environment, **quiet), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    lines = queue.Queue()  # type: queue.Queue[str | None]
    listener = threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True)
    listener.start()
    kept = []  # type: list[str]
    try:
        _follow(lines, kept, progress)
        status = child.wait()
    except BaseException:
        child.kill()
        child.wait()
        raise
    finally:
        listener.join(TICK)  # not for ever: a child of pip may hold the pipe
        progress.end()
    if status:
        raise Refused(*advice(kept), shown=[line for line in kept if line.strip()][-LAST:])


def _listen(stream, lines):
    # type: (IO[bytes], queue.Queue[str | None]) -> None
    with stream:
        for raw in stream:
            lines.put(raw.decode("utf-8", "replace").rstrip())
    lines.put(None)


def _follow(lines, kept, progress):
    # type: (queue.Queue[str | None], list[str], Progress) -> None
    while True:
        try:
            text = lines.get(timeout=0.4)
        except queue.Empty:
            progress.tick()
            continue
        if text is None:
            return
        kept.append(text)
        progress.line(text)
        progress.tick()


def advice(lines):
    # type: (list[str]) -> tuple[str, str]
    """What a user can do about a failure, told by its lines, in both languages."""
    text = "\n".join(lines)
    here = target_of(sys.platform, platform.machine(), platform.python_version(), sys.maxsize > 2**32)
    for pattern, zh, en in ADVICE:
        if re.search(pattern, text, re.IGNORECASE):
            return zh.replace("%s", here), en.replace("%s", here)
    return OTHER


def refuse_old(version):
    # type: (tuple[int, ...]) -> None
    """Refuse a Python that is too old, and name a newer one where there is one."""
    if tuple(version[:2]) >= OLDEST:
        return
    wanted, found = ".".join(map(str, OLDEST)), ".".join(map(str, version[:3]))
    newer = next((name for name in map("python3.{}".format, range(20, OLDEST[1] - 1, -1)) if shutil.which(name)), None)
    zh = f"本机有 {newer}，请运行 {newer} install.py。" if newer else "请从 python.org 或系统软件源安装。"
    en = f"{newer} is there: run {newer} install.py." if newer else "Install one from python.org or your system."
    raise Refused(
        f"需要 Python {wanted} 以上，现在运行的是 {found}。{zh}",
        f"Python {wanted} or later is needed, and this is {found}. {en}",
    )


def refuse_unknown(extras, known):
    # type: (list[str], dict[str, list[str]]) -> None
    """Refuse an extra that there is none of; nothing is known where there are none at all."""
    for extra in extras:
        if known and extra not in known:
            raise Refused(
                "--extras 里的 {} 不存在，可选的有 {}。".format(extra, "、".join(known)),
                "There is no extra {}; there are {}.".format(extra, ", ".join(known)),
            )


def check_sums(folder, sums):
    # type: (Path, str) -> None
    """Refuse where a file is missing, is not as it was made, or is a wheel that nobody listed."""
    listed = [line.split(None, 1) for line in sums.splitlines() if line.strip()]
    bad = sorted(name for digest, name in listed if not _same(folder / name.lstrip("*"), digest))
    known = {name.lstrip("*") for _, name in listed}
    strange = sorted("wheels/" + path.name for path in (folder / "wheels").iterdir())
    bad += [name for name in strange if name not in known]
    if bad:
        some = "、".join(bad[:3]) + (" …" if len(bad) > 3 else "")  # noqa: PLR2004 - as many as a sentence bears
        raise Refused(
            f"{len(bad)} 个文件缺失、多余或与 SHA256SUMS 不符（{some}）；请从原处重新拷贝整个文件夹。",
            f"{len(bad)} files are missing, foreign or differ from SHA256SUMS ({some}); copy the whole folder again.",
        )


def _same(path, digest):
    # type: (Path, str) -> bool
    if not path.is_file():
        return False
    found = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            found.update(block)
    return found.hexdigest() == digest.lower()


def target_of(system, machine, version, wide):
    # type: (str, str, str, bool) -> str
    """System, processor and Python as one word, such as linux-x86_64-cp313."""
    kind = {"win32": "windows", "linux": "linux", "darwin": "macos"}.get(system, system)
    processor = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine.lower(), machine.lower()) if wide else "32bit"
    return "{}-{}-cp{}".format(kind, processor, "".join(version.split(".")[:2]))


def names(text):
    # type: (str) -> list[str]
    """The names in a list with commas, sorted, each once."""
    return sorted({name.strip() for name in text.split(",")} - {""})


def bracketed(extras):
    # type: (list[str]) -> str
    """Extras as a requirement writes them."""
    return "[{}]".format(",".join(extras)) if extras else ""


def word(*parts):
    # type: (bytes) -> str
    """A digest of all parts, each kept apart from the next."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d:" % len(part) + part)
    return found.hexdigest()


def quoted(path):
    # type: (Path) -> str
    """A path as one types it."""
    return f'"{path}"' if re.search(r"[^\w./\\:-]", str(path)) else str(path)


def columns(text):
    # type: (str) -> int
    """Columns that a text takes on a terminal, where Chinese letters take two."""
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)


def clipped(text, wide):
    # type: (str, int) -> str
    """As much of a text as goes into so many columns."""
    while columns(text) > max(wide, 0):
        text = text[:-1]
    return text


def encodable(text, stream):
    # type: (str, IO[str]) -> str
    """What the stream can write of a text; the rest is spelt out."""
    name = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def tell(text, stream=None):
    # type: (str, IO[str] | None) -> None
    """Write a line at once."""
    stream = stream or sys.stdout
    stream.write(encodable(text, stream) + "\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
