"""The command `fazhi review`: what is decided of a kept report, in the browser of this machine."""

from pathlib import Path

import click

from fazhi.cli.named import kept_folder
from fazhi.cli.options import lang, option
from fazhi.cli.page import Command
from fazhi.cli.streams import put
from fazhi.cli.words import said
from fazhi.evidence.statement import REVIEWER
from fazhi.extras import install
from fazhi.intake import Asked
from fazhi.model.both import Both, pick
from fazhi.model.errors import InputError

_MISSING = Both(
    f"没有安装 Starlette 和 uvicorn；请运行 {install('review')}，或用 fazhi decide。",
    f"Starlette and uvicorn are missing: run {install('review')}, or use fazhi decide.",
)


def build(language: str) -> click.Command:
    """The command in one language."""
    port = option(language, "port", "port", key="review.port", type=click.IntRange(0, 65535), default=0)
    return Command(
        language,
        ((said("folder", language), said("folder.long", language)),),
        name="review",
        help=said("review", language),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=said("folder", "en")),
            option(language, "by", "name", key="decide.by", envvar=REVIEWER),
            port,
            option(language, "catalogue", "folder"),
            lang(language),
        ],
    )


def run(folder: str, *, by: str | None, port: int, catalogue: str | None, lang: str) -> int:
    """Serve until told to stop."""
    try:
        from fazhi import review  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError.of(_MISSING) from None
    kept = kept_folder(folder)
    desk = review.Desk(kept, Asked.of(catalogue=catalogue), Path.cwd(), lang)
    socket = review.listen(port)
    gate = review.Gate(socket.getsockname()[1])

    def show() -> None:
        """An address for one browser."""
        address = f"http://127.0.0.1:{gate.port}/?ticket={gate.ticket()}"
        put(
            pick(
                lang,
                f"{address}\n在浏览器里打开；只有本机能看，每个地址只能用一次，Ctrl-C 结束。\n",
                f"{address}\nOpen it in a browser; only this machine can, each address once. Ctrl-C ends it.\n",
            )
        )

    review.serve(review.application(desk, gate, lang, (by or "").strip(), show), socket, show)
    return 0
