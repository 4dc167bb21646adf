"""Who is let in: this machine by its own name, a browser that came with a ticket, and writes of the page itself.

Local pages of other programs, and pages of other places whose name was turned to this machine, are kept out.
"""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fazhi.model.both import Both

HOST: Final = "127.0.0.1"
_NAMES: Final = (HOST, "localhost")
_PLAIN_PORT: Final = 80
_OWN: Final = frozenset(("", "none", "same-origin"))
"""Where a request may come from by the browser's own word; old browsers say nothing."""
NO_TICKET: Final = Both(
    "这个地址没有票据，或票据已经用过；请用终端里显示的最新地址打开。",
    "This address has no ticket, or it was used before; open the latest address that the terminal shows.",
)
REFUSED: Final = Both("不是本页发出的请求，没有受理。", "The request does not come from this page and was refused.")


@dataclass(frozen=True, slots=True)
class Gate:
    """The rules of one server; it keeps its sessions in memory and forgets them when it ends."""

    port: int
    _tickets: set[str] = field(default_factory=set)
    _sessions: dict[str, str] = field(default_factory=dict)
    """The token that writes must carry, by the session's secret."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def cookie(self) -> str:
        """Its name: cookies are not kept apart by port, and two reports may be open at once."""
        return f"fazhi-review-{self.port}"

    def ticket(self) -> str:
        """A new one, for one browser."""
        made = secrets.token_urlsafe(24)
        with self._lock:
            self._tickets.add(made)
        return made

    def admit(self, ticket: str) -> str | None:
        """The secret of a new session for a ticket that was never used; None for any other."""
        with self._lock:
            if ticket not in self._tickets:
                return None
            self._tickets.discard(ticket)
            session = secrets.token_urlsafe(32)
            self._sessions[session] = secrets.token_urlsafe(32)
            return session

    def token(self, session: str | None) -> str | None:
        """What writes of the session must carry; None for no session."""
        return self._sessions.get(session or "")

    def may_write(self, session: str | None, told: str | None) -> bool:
        """Whether a write carries the token of its session."""
        token = self.token(session)
        return token is not None and secrets.compare_digest(token.encode(), (told or "").encode("utf-8", "replace"))

    def of_this_machine(self, headers: Mapping[str, str], *, writes: bool) -> bool:
        """Whether a request is addressed to this server by its own name and comes from nobody or from its own page.

        A write must say where it comes from: every browser does.
        """
        host = headers.get("host", "")
        if host not in self._hosts() or headers.get("sec-fetch-site", "") not in _OWN:
            return False
        origin = headers.get("origin")
        return not writes if origin is None else origin == f"http://{host}"

    def _hosts(self) -> tuple[str, ...]:
        named = tuple(f"{name}:{self.port}" for name in _NAMES)
        return (*named, *_NAMES) if self.port == _PLAIN_PORT else named
