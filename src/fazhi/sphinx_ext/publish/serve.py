"""The site shown on this machine and brought up to date after every change of a file."""

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final

from watchfiles import Change, DefaultFilter, watch

import fazhi
from fazhi.catalogue import default_folder
from fazhi.model.errors import InputError
from fazhi.sphinx_ext.publish.builder import Builder
from fazhi.sphinx_ext.publish.pages import HOST, Pages

_MISUSED: Final = 2
_SHOWN: Final = "http://{host}:{port}  改了文件自动重做，Ctrl-C 结束 / rebuilt when a file changes, Ctrl-C to stop\n"
_DONE: Final = "已更新，请刷新页面：{seconds:.1f} 秒 / up to date in {seconds:.1f} s, reload the page\n"
_FAILED: Final = "没有更新，改正后自动重做 / not up to date; put it right and it is rebuilt\n"
_AGAIN: Final = "FAZHI_SERVING_AGAIN"
"""In the environment of a process that took the place of one with older code."""
_PAUSE: Final = 200
"""Milliseconds after which the watcher gives way to a look at single files, and at first to a build."""


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
