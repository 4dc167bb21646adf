"""The addresses of the desk: its page, its few files, the state, and one address that takes decisions."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields
from importlib.resources import files
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from fazhi.disk import disk_sentence
from fazhi.evidence.statement import Statement
from fazhi.model.both import Both
from fazhi.model.errors import CatalogueError, FazhiError, InputError
from fazhi.review.desk import Desk, StaleError
from fazhi.review.gate import NO_TICKET, REFUSED, Gate
from fazhi.review.shown import page

_FILES: Final = {
    "review.css": "text/css",
    "review.js": "text/javascript",
    "show.js": "text/javascript",
    "talk.js": "text/javascript",
    "keys.js": "text/javascript",
    "offsets.js": "text/javascript",
}
"""Every file that is served; there is no other."""
_MOST: Final = 64 * 1024
"""Bytes of a decision."""
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_TOKEN: Final = "x-fazhi-token"  # noqa: S105 - the name of a header
_TYPES: Final = {item.name: int if item.name == "number" else str for item in fields(Statement)}
_UNREADABLE: Final = Both(
    "请求的内容不对，没有写入；请刷新页面。", "The request is malformed and nothing was written; reload the page."
)
_Endpoint = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, gate: Gate, language: str, reviewer: str, used: Callable[[], None]) -> Starlette:
    """The application; `used` is called when a ticket was used, for the next browser needs another."""
    door = _Door(desk, gate, language, reviewer, used)
    routes = [
        Route("/", door.guarded(door.page), methods=["GET"]),
        Route("/state", door.guarded(door.state), methods=["GET"]),
        Route("/decisions", door.guarded(door.decide), methods=["POST"]),
        *(Route(f"/{name}", door.guarded(_file(name, kind)), methods=["GET"]) for name, kind in _FILES.items()),
    ]
    app = Starlette(routes=routes, exception_handlers={404: _nothing, 405: _nothing})
    app.router.redirect_slashes = False
    return app


class _Door:
    def __init__(self, desk: Desk, gate: Gate, language: str, reviewer: str, used: Callable[[], None]) -> None:
        self._desk, self._gate, self._language, self._reviewer, self._used = desk, gate, language, reviewer, used

    def guarded(self, inner: _Endpoint) -> _Endpoint:
        """The endpoint behind the gate."""

        async def endpoint(request: Request) -> Response:
            writes = request.method == "POST"
            if not self._gate.of_this_machine(request.headers, writes=writes):
                return _with_headers(self._told(REFUSED, 403))
            session = request.cookies.get(self._gate.cookie)
            if self._gate.token(session) is None:
                return _with_headers(self._admitted(request))
            if writes and not self._gate.may_write(session, request.headers.get(_TOKEN)):
                return _with_headers(self._told(REFUSED, 403))
            return _with_headers(await inner(request))

        return endpoint

    async def page(self, request: Request) -> Response:
        """The page; one that came with a ticket once more is led to the address without it."""
        if request.url.query:
            return RedirectResponse("/", 303)
        token = self._gate.token(request.cookies.get(self._gate.cookie)) or ""
        return Response(page(self._desk.title, token, self._reviewer, self._language), media_type="text/html")

    async def state(self, request: Request) -> Response:
        """All that the page shows; nothing where it has that already."""
        try:
            tag = f'"{await run_in_threadpool(self._desk.version)}"'
            if request.headers.get("if-none-match") == tag:
                return Response(status_code=304, headers={"ETag": tag})
            return JSONResponse(await run_in_threadpool(self._desk.state))
        except (FazhiError, OSError) as error:
            return self._told(_said(error), 422)

    async def decide(self, request: Request) -> Response:
        """Write a decision, then tell how all stands now."""
        told = await _body(request)
        based = told.pop("based", None) if told is not None else None
        if told is None or not isinstance(based, str) or not _well_formed(told):
            return self._told(_UNREADABLE, 400)
        try:
            event = await run_in_threadpool(self._desk.decide, Statement(**told), based)
            state = await run_in_threadpool(self._desk.state)
        except StaleError as error:
            return self._told(_said(error), 409)
        except (FazhiError, OSError) as error:
            return self._told(_said(error), 422)
        return JSONResponse({"number": event.number, "state": state}, 201)

    def _admitted(self, request: Request) -> Response:
        """A session for a ticket, and the address without it; a refusal for everybody else."""
        session = self._gate.admit(request.query_params.get("ticket", "")) if request.url.path == "/" else None
        if session is None:
            return self._told(NO_TICKET, 403)
        self._used()
        response = RedirectResponse("/", 303)
        response.set_cookie(self._gate.cookie, session, path="/", httponly=True, samesite="strict")
        return response

    def _told(self, said: Both, status: int) -> Response:
        told = said.of(self._language).encode("utf-8", "replace")  # it may quote half a character, which JSON can hold
        return PlainTextResponse(told, status)


def _file(name: str, kind: str) -> _Endpoint:
    data = (files("fazhi.review") / "static" / name).read_bytes()

    async def endpoint(_request: Request) -> Response:
        return Response(data, media_type=kind)

    return endpoint


async def _nothing(_request: Request, error: Exception) -> Response:
    return _with_headers(PlainTextResponse("", getattr(error, "status_code", 404)))


def _with_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response


async def _body(request: Request) -> dict[str, Any] | None:
    """The object that was sent; None for anything else, and for too much of it."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return None
    data = b""
    async for piece in request.stream():
        data += piece
        if len(data) > _MOST:
            return None
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _well_formed(told: Mapping[str, object]) -> bool:
    """Whether it holds fields of a statement only, each of its type, and says of what duty and what."""
    needed = all(isinstance(told.get(name), str) for name in ("obligation", "verdict"))
    return needed and all(
        name in _TYPES and (value is None or type(value) is _TYPES[name]) for name, value in told.items()
    )


def _said(error: Exception) -> Both:
    """A mistake in both languages."""
    if isinstance(error, InputError):
        return error.said
    if isinstance(error, CatalogueError):
        return Both("；".join(item.zh for item in error.mistakes), "; ".join(item.en for item in error.mistakes))
    return disk_sentence(error) if isinstance(error, OSError) else Both(str(error), str(error))
