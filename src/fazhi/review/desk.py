"""One kept report on the desk: catalogue, rules and report in memory, its log always as it lies on disk."""

import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from fazhi.audit import audit
from fazhi.evidence import compile_rules
from fazhi.evidence.statement import Statement, event_of
from fazhi.intake import Asked, Intake, take_kept
from fazhi.model.audit import Audit
from fazhi.model.decision import FIRST, Decision
from fazhi.model.errors import InputError
from fazhi.records import append_decision, verify_decisions
from fazhi.records.decisions import FILE as LOG
from fazhi.records.decisions import Log
from fazhi.review.shown import in_order, shown


class StaleError(InputError):
    """Somebody decided, or the report changed, since the page was last brought up to date; nothing was written."""


class Desk:
    """A report and its log, for any number of threads; every answer is of one moment."""

    def __init__(self, folder: Path, asked: Asked, here: Path, language: str) -> None:
        """Everything is read once.

        Raises:
            InputError: The report or its log cannot be used.
            CatalogueError: The catalogue or a record has mistakes.
        """
        self._folder, self._asked, self._language = folder, asked, language
        self._catalogue = asked.load(here)
        self._rules = compile_rules(self._catalogue)
        self._lock = threading.Lock()
        self._log = Log()
        self._read()
        self._order = in_order(self._found)
        """Kept while the page is open: a list that moves under one's hands cannot be worked through."""

    @property
    def title(self) -> str:
        """The report's title."""
        return self._found.report.called("zh")

    def version(self) -> str:
        """What a write must be based on: the seal of the last event, and the digest of the text."""
        with self._lock:
            self._refresh()
            return self._version()

    def state(self) -> dict[str, Any]:
        """All that the page shows, as it stands now."""
        with self._lock:
            self._refresh()
            return self._state()

    def decide(self, said: Statement, based: str) -> Decision:
        """Write a decision down; the audit is made again afterwards, when somebody looks.

        Raises:
            StaleError: `based` is no longer the version.
            InputError: The statement cannot be taken.
            AlteredError: The log was altered.
        """
        with self._lock:
            self._refresh()
            if based != self._version():
                raise StaleError(
                    "没有写入：在您看过之后，别人写了意见，或报告改过；页面已经更新，请看过再定。",
                    "Not written: somebody decided, or the report changed, after you looked; the page is up to date "
                    "now, look again.",
                )
            self._log = append_decision(self._folder, self._log, event_of(said, self._found, self._log))
            self._stamps[LOG] = _digest(self._log.written)
            self._due = True
            return self._log[-1]

    def _version(self) -> str:
        last = self._log[-1].digest if self._log else FIRST
        return f"{last}.{self._taken.report.sha256}"

    def _state(self) -> dict[str, Any]:
        if self._due:
            self._judge()
        return shown(self._found, self._log, self._order, self._language) | {"version": self._version()}

    def _refresh(self) -> None:
        """Read again what somebody else changed on disk; judged by contents, for times of files deceive."""
        if self._digests() != self._stamps:
            self._read()
        elif self._due:
            self._judge()

    def _read(self) -> None:
        """Take in all of it; digests first, so that what changes meanwhile is seen the next time."""
        stamps = self._digests()
        self._log = verify_decisions(self._folder)
        self._taken: Intake = take_kept(self._folder, self._asked)
        self._judge()
        self._stamps = stamps

    def _judge(self) -> None:
        records = replace(self._taken.records, decisions=self._log)
        self._found: Audit = audit(self._catalogue, self._taken.report, records, searcher=self._rules)
        self._due = False

    def _digests(self) -> dict[str, str]:
        """The digest of every file beside the record, by its name: text, log, waivers, stored evidence."""
        files = (path for path in self._folder.iterdir() if path.is_file() and not path.name.startswith("."))
        return {path.name: _digest(path.read_bytes()) for path in files}


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
