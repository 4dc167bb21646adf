"""How OSCAL writes things down: identifiers that stay the same, texts, properties of our own, days, and documents."""

import json
import re
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from fazhi.model.audit import Audit
from fazhi.model.days import read_day
from fazhi.model.ledger import Field
from fazhi.output.words.json import json_text
from fazhi.output.words.quote import one_line

VERSION: Final = "1.1.3"
"""Of OSCAL."""
FORMAT: Final = "fazhi.oscal/1"
"""Of what is told in properties of our own."""
NAMESPACE: Final = "urn:fazhi:oscal"
"""Of these properties."""
UNKNOWN: Final = "—"
"""For a text that OSCAL wants and nobody has given."""
Object = dict[str, Any]
_MARKDOWN: Final = re.compile(r"[\\`*\[\]{}<>&~^|#]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
"""What Markdown, in which OSCAL holds texts, would take for markup."""
_LISTED: Final = re.compile(r"(\d{0,9})([-+=.)])(?=\s|$)")
"""What it would take for an item of a list, or for a line under a heading, where a text begins with it."""
_ZONE: Final = "+08:00"


def identifier(*what: object) -> str:
    """A UUID of version 5: the same for the same thing, whenever and wherever it is written."""
    return str(uuid5(NAMESPACE_URL, "\n".join(["fazhi oscal", *(one_line(str(each)) for each in what)])))


def prose(text: str) -> str:
    """A text on one line that Markdown shows as it stands."""
    plain = _MARKDOWN.sub(lambda found: f"\\{found[0]}", one_line(text))
    begins = _LISTED.match(plain)
    return (f"{begins[1]}\\{plain[begins.start(2) :]}" if begins else plain) or UNKNOWN


def prop(name: str, value: object, **more: str) -> Object:
    """A property of our own; its value has no line breaks, as OSCAL wants it."""
    return {"name": name, "ns": NAMESPACE, "value": one_line(str(value)), **more}


def props(*told: tuple[str, object]) -> Object:
    """The properties under their name, without those of which nothing is known; nothing where none is left."""
    return several("props", [prop(name, value) for name, value in told if value is not None and one_line(str(value))])


def several(name: str, items: list[Object]) -> Object:
    """A list under its name; nothing where it is empty, which OSCAL forbids."""
    return {name: items} if items else {}


def link(href: str, rel: str, text: str = "") -> Object:
    """A link to another document, or to a resource at the end of this one."""
    return {"href": href, "rel": rel, **({"text": prose(text)} if text else {})}


def document(root: str, metadata: Object, body: Object) -> Object:
    """A whole document; its identifier is another whenever it says something else."""
    said = {"metadata": metadata, **body}
    digest = sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return {root: {"uuid": identifier(root, digest), **said}}


def written(made: Object) -> bytes:
    """A document as its file holds it."""
    return json_text(made).encode()


def moment(day: date, clock: str = "00:00:00") -> str:
    """A day in China as OSCAL has points of time."""
    return f"{day.isoformat()}T{clock}{_ZONE}"


def last_told(audit: Audit) -> str:
    """When anything about the report was last recorded, else the end of its year: the day it is today changes nothing.

    Recorded are decisions, the days of the report, and the days in the ledger.
    """
    facts = audit.report.facts
    told = [fact.words for fact in (facts.published, facts.written) if fact is not None]
    for rows in audit.records.ledger.entries.values():
        told += [row.values.get(field, "") for row in rows.values() for field in (Field.REVIEWED, Field.CLOSED_ON)]
    days = [audit.records.submitted, audit.records.published, *map(read_day, told)]
    moments = [moment(day) for day in days if day] + [event.time for event in audit.records.decisions]
    known = {then: time for time in moments if (then := _then(time)) is not None}
    return known[max(known)] if known else moment(date(audit.report.year, 12, 31))


def when_said(time: str, otherwise: str) -> str:
    """The time that somebody wrote down, if there is such a time."""
    return otherwise if _then(time) is None else time


def catalogue_day(audit: Audit) -> str:
    """When the catalogue last grew: by a wording of the law, or by a duty."""
    wordings = [item.version for instrument in audit.instruments.values() for item in instrument.versions]
    added = [item.obligation.added for item in audit.assessments if item.obligation.added is not None]
    return moment(max([*wordings, *added], default=date(audit.law_year, 12, 31)))


def _then(time: str) -> datetime | None:
    try:
        then = datetime.fromisoformat(time)
    except ValueError:
        return None
    return then if then.utcoffset() is not None else None
