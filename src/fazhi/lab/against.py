"""Two runs side by side, verdict by verdict: what rose, what fell, and what rests on other passages now.

Whoever changes a rule reads each difference before keeping the change. A run is what `--format json` of `fazhi audit`
or `fazhi evaluate` wrote, in one file or in a folder of them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from fazhi.disk import why
from fazhi.lab.labels import CONCLUSIONS
from fazhi.lab.scores import Verdict
from fazhi.model.errors import InputError

_JUDGED = {"supported", "weak"}


class Move(StrEnum):
    """How a verdict changed."""

    ROSE = "rose"
    FELL = "fell"
    MOVED = "moved"
    """The same verdict by other passages."""
    OTHER = "other"
    """To or from a verdict that is neither higher nor lower: waived, not applicable."""


class Said(NamedTuple):
    """The verdict of one run on one obligation in one text."""

    verdict: str
    """In the readers' words: missing, admitted, planned, assertion, measure, result; else waived, not_applicable."""
    places: frozenset[tuple[int, int]]
    readers: str | None = None
    """What the readers conclude, where the text is labelled."""
    agrees: bool | None = None
    """Whether the verdict is one of theirs."""


Run = Mapping[tuple[str, str], Said]
"""By text and obligation."""


class Change(NamedTuple):
    """One verdict that is another now."""

    text: str
    obligation: str
    move: Move
    before: Said
    after: Said

    @property
    def better(self) -> bool | None:
        """Whether it agrees with the readers now and did not, or the other way; None where neither is known."""
        if self.before.agrees is None or self.before.agrees == self.after.agrees:
            return None
        return bool(self.after.agrees)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two runs."""

    changes: tuple[Change, ...]
    same: int
    """Verdicts that are what they were, by the same passages."""
    only_before: tuple[str, ...]
    """Texts and obligations that one run alone has, as many words as needed: a text, or a text and an obligation."""
    only_after: tuple[str, ...]

    def of(self, move: Move) -> list[Change]:
        """The changes of one kind, in the order of the run."""
        return [item for item in self.changes if item.move is move]


def compare(before: Run, after: Run) -> Comparison:
    """What differs, in the order of the later run."""
    changes, same = [], 0
    for key, now in after.items():
        was = before.get(key)
        if was is None:
            continue
        move = _move(was, now)
        if move is None:
            same += 1
        else:
            changes.append(Change(*key, move, was, now))
    return Comparison(tuple(changes), same, _only(before, after), _only(after, before))


def run_of(verdicts: Sequence[Verdict]) -> Run:
    """The run that has just been made on labelled texts."""
    return {
        (item.gold.name, item.obligation.id): Said(
            item.found, frozenset((found.start, found.end) for found in item.shown), item.known, item.agrees
        )
        for item in verdicts
    }


def is_run(path: Path) -> bool:
    """Whether a path holds stored runs rather than labels."""
    if path.is_dir():
        return any(path.glob("*.json")) and not any(path.glob("*.yaml"))
    return path.suffix == ".json"


def read_run(paths: Sequence[Path]) -> Run:
    """The verdicts of stored runs.

    Raises:
        InputError: A file cannot be read or is no run; the first such file.
    """
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    if not files:
        named = "、".join(map(str, paths))
        raise InputError(
            f"{named} 里没有 .json；请给出 fazhi audit 或 fazhi evaluate 用 --format json 写的文件。",
            f"There is no .json in {', '.join(map(str, paths))}; name what --format json wrote.",
        )
    found: dict[tuple[str, str], Said] = {}
    for file in files:
        found |= _read(file, alone=len(files) == 1)
    return found


def _read(file: Path, *, alone: bool) -> Run:
    try:
        data = json.loads(file.read_bytes())
        schema = str(data["schema"])
        if schema.startswith("fazhi.audit/"):
            return _audit(data, "" if alone else file.stem)
        if schema.startswith("fazhi.evaluation/"):
            return {(item["file"], item["obligation"]): _labelled(item) for item in data["verdicts"]}
    except OSError as error:
        reason = why(error)
        raise InputError(
            f"{file} 无法读取（{reason.zh}）；请更正。", f"{file} cannot be read ({reason.en}); correct it."
        ) from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    raise InputError(
        f"{file} 不是核查或比较的结果；请用 fazhi audit 或 这一版的 fazhi evaluate 加 --format json 重新写一份。",
        f"{file} is no run; write it anew with --format json of fazhi audit or of this fazhi evaluate.",
    )


def _audit(data: Any, name: str) -> Run:
    """The verdicts of an audit; a lone file is called by its report, for before.json and after.json are one text."""
    text = name or str(data["report"]["title"])
    return {
        (text, item["obligation"]): Said(
            _verdict(item["conclusion"], item["strength"]),
            frozenset((found["start"], found["end"]) for found in item["evidence"]),
        )
        for item in data["assessments"]
    }


def _labelled(item: Any) -> Said:
    places = frozenset((start, end) for start, end in item["places"])
    return Said(item["audit"], places, item["readers"], item["agrees"])


def _verdict(conclusion: str, strength: str) -> str:
    return strength if conclusion in _JUDGED else conclusion


def _move(was: Said, now: Said) -> Move | None:
    if was.verdict == now.verdict:
        return None if was.places == now.places else Move.MOVED
    if was.verdict not in CONCLUSIONS or now.verdict not in CONCLUSIONS:
        return Move.OTHER
    return Move.ROSE if CONCLUSIONS.index(now.verdict) > CONCLUSIONS.index(was.verdict) else Move.FELL


def _only(one: Run, other: Run) -> tuple[str, ...]:
    """What one run alone has: a whole text once, else the obligation."""
    texts = {text for text, _ in other}
    lone = [text if text not in texts else f"{text} {id}" for text, id in one if (text, id) not in other]
    return tuple(dict.fromkeys(lone))
