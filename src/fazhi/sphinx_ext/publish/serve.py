"""The site shown on this machine, to its own pages alone, and brought up to date after every change of a file."""

import io
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from sphinx.application import builtin_extensions
from sphinx.cmd.build import main as sphinx_build
from watchfiles import Change, DefaultFilter, watch

import fazhi
from fazhi.catalogue import default_folder
from fazhi.model.errors import InputError

_MISUSED: Final = 2
_SHOWN: Final = "http://{host}:{port}  改了文件自动重做，Ctrl-C 结束 / rebuilt when a file changes, Ctrl-C to stop\n"
_DONE: Final = "已更新，请刷新页面：{seconds:.1f} 秒 / up to date in {seconds:.1f} s, reload the page\n"
_FAILED: Final = "没有更新，改正后自动重做 / not up to date; put it right and it is rebuilt\n"
_AGAIN: Final = "FAZHI_SERVING_AGAIN"
"""In the environment of a process that took the place of one with older code."""
_PAUSE: Final = 200
"""Milliseconds after which the watcher gives way to a look at single files, and at first to a build."""
HOST: Final = "127.0.0.1"
_NAMES: Final = frozenset((HOST, "localhost"))
_OWN: Final = frozenset(("", "none", "same-origin"))
"""Where a request may come from, by the browser's own word: from nobody or a page of the site; old ones say nothing."""
_HEADERS: Final = (
    ("Cache-Control", "no-cache"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Referrer-Policy", "no-referrer"),
)
"""A browser asks each time whether a page is still the same, and lets no page of elsewhere load, frame or open ours."""
_ROOMS: Final = ("fazhi.sphinx_ext.building", "fazhi.sphinx_ext.theme")
"""What the extension loads when it is set up, and with it all the others."""
LOADED: Final = ("sphinx.cmd.build", *builtin_extensions, "sphinx_needs.needs", "furo", "fazhi.sphinx_ext", *_ROOMS)
"""What a process that forks for each build has loaded."""


class Built(NamedTuple):
    """How a build ended."""

    status: int
    seconds: float


class Builder:
    """Makes a site again and again from the same arguments of sphinx-build, each time in a process of its own.

    Loading Sphinx, sphinx-needs and the theme takes longer than making the pages of one changed duty. A server process
    loads them once and forks for each build, so that nothing of one build is left for the next; where a system cannot
    fork, each build loads them anew.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = list(arguments)
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver") if forks else multiprocessing.get_context("spawn")
        self._context.set_forkserver_preload([*LOADED, __name__])

    def build(self) -> Built:
        """Bring the site up to date; what Sphinx has to say it says itself."""
        begin = time.perf_counter()
        process = self._context.Process(target=_build, args=(self._arguments,))
        process.start()
        process.join()
        return Built(process.exitcode or 0, time.perf_counter() - begin)


def _build(arguments: list[str]) -> None:
    sys.exit(sphinx_build(arguments))


class Pages(SimpleHTTPRequestHandler):
    """Serves the site to this machine alone."""

    server_version = "fazhi"
    sys_version = ""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Refuse who asks by another name or on behalf of another page, and what is no file of the site."""
        if self.headers.get("Host", "").partition(":")[0] not in _NAMES or not self._of_this_site():
            self.send_error(HTTPStatus.FORBIDDEN)
            return None
        if not self._shown(Path(self.translate_path(self.path))):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: object) -> None:
        """A folder without a page of its own is not told of."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Add what the browser is to know of every answer."""
        for name, value in _HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Not a line for each request: the builds are what one waits for."""

    def _of_this_site(self) -> bool:
        """Whether a page of the site asks, or a person who followed a link or typed the address.

        Another origin must not load `searchindex.js` or a page, for they hold the report; a port of this machine is
        another origin too.
        """
        whence = self.headers.get("Sec-Fetch-Site", "")
        opened = (self.headers.get("Sec-Fetch-Mode"), self.headers.get("Sec-Fetch-Dest")) == ("navigate", "document")
        return whence in _OWN or opened

    def _shown(self, path: Path) -> bool:
        """Whether a path lies in the site, by name and with every link followed, and under no hidden name."""
        site = Path(self.directory).resolve()
        try:
            real = path.resolve()
            inner = real.relative_to(site)
        except (OSError, ValueError, RuntimeError):
            return False
        return not any(name.startswith(".") for name in inner.parts) and "\0" not in str(path)


class Sources(DefaultFilter):
    """What a change of means another build: everything but what builds write, and what editors keep beside a file."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"\.mo$", r"^~\$", r"^\.~lock")

    def __init__(self, made: Sequence[Path]) -> None:
        """`made` are the folders that builds write to."""
        super().__init__(ignore_paths=list(made))
        self._above = {str(folder) for path in made for folder in path.parents}

    def __call__(self, change: Change, path: str) -> bool:
        """Whether it is one: a folder made to hold the site is none."""
        return path not in self._above and super().__call__(change, path)


def serve(project: Path, made: Sequence[Path], arguments: Sequence[str], report: Path | None, port: int) -> int:
    """Show what `arguments` of sphinx-build make, until told to stop; 2 if nothing can be built to begin with.

    `made` are the folders that a build writes to, the site first.

    Raises:
        InputError: The port cannot be used.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Pages, directory=str(made[0])))
    except (OSError, OverflowError):
        raise InputError(
            f"端口 {port} 不能用，请另选一个，例如 --port 8001（make serve PORT=8001）。",
            f"Port {port} cannot be used; choose another, as in --port 8001 (make serve PORT=8001).",
        ) from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with server, suppress(KeyboardInterrupt):
        shown = _SHOWN.format(host=HOST, port=server.server_port)
        return _keep(Builder(arguments), Sources(made), shown, project, report)
    return 0


def _keep(builder: Builder, sources: Sources, shown: str, project: Path, report: Path | None) -> int:
    """Build now and after every change; what changes during a build is seen after it.

    What is wrong from the beginning ends it, as it ends a single build; what goes wrong later is waited for.
    """
    before: tuple[int, ...] | None = None
    for changes in watch(
        *sorted({path.resolve() for path in _watched(project) if path.is_dir()}),
        watch_filter=sources,
        rust_timeout=_PAUSE,
        yield_on_timeout=True,
    ):
        if any(path.endswith(".py") for _, path in changes):
            command = [sys.executable, "-m", "fazhi", *sys.argv[1:]]
            os.execve(sys.executable, command, {**os.environ, _AGAIN: "1"})  # noqa: S606 - itself, with the new code
        now = _stamps(project, report)
        if changes or now != before:
            built = builder.build()
            if built.status == _MISUSED and before is None and _AGAIN not in os.environ:
                return _MISUSED
            sys.stdout.write(_FAILED if built.status else _DONE.format(seconds=built.seconds))
            sys.stdout.write(shown if before is None else "")
            sys.stdout.flush()
            before = now
    return 0


def _watched(project: Path) -> Iterator[Path]:
    """The project's folders but for hidden ones and what is made of it, the shipped catalogue and the code."""
    yield from (path for path in project.iterdir() if path.name[0] != "." and path.name not in {"build", "dist"})
    yield from (default_folder(), Path(fazhi.__file__).parent)


def _stamps(project: Path, report: Path | None) -> tuple[int, ...]:
    """When the single files a build depends on were last written, whose folders may hold much else; 0 for none."""
    found = []
    for path in (project / "conf.py", project / "pyproject.toml", report or Path(os.devnull)):
        try:
            found.append(path.stat().st_mtime_ns)
        except OSError:
            found.append(0)
    return tuple(found)
