"""The server on this machine: the loopback alone, no proxy's headers, and no request in any log."""

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from fazhi.model.errors import InputError
from fazhi.review.gate import HOST


def listen(port: int) -> socket.socket:
    """A socket that only this machine reaches, on any free port where 0 is asked for.

    Raises:
        InputError: The port cannot be used.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
    except (OSError, OverflowError):
        made.close()
        raise InputError(
            f"端口 {port} 不能用，请另选一个，例如 --port 8001，或不写，用任一空闲端口。",
            f"Port {port} cannot be used; choose another, as in --port 8001, or none for any that is free.",
        ) from None
    return made


def serve(app: Starlette, made: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until told to stop; `ready` is called first, when whoever comes is already queued."""
    config = uvicorn.Config(
        app, log_config=None, access_log=False, proxy_headers=False, server_header=False, lifespan="off",
        http="h11", ws="none", timeout_graceful_shutdown=1,
    )  # fmt: skip
    made.listen()
    ready()
    with made, suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[made])
