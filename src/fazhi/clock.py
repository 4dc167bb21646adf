"""What day and what time it is where the user sits: whoever asks the clock of this machine asks it here."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day it is."""
    return date.today()  # noqa: DTZ011 - the day where the user sits


def this_year() -> int:
    """The year it is; nobody reports on a later one."""
    return today().year


def shown_day() -> date:
    """The day for which a view is made: today, or that of SOURCE_DATE_EPOCH where a build is to be the same again."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(told), UTC).date() if told.isdecimal() else today()


def now() -> str:
    """Date and time to the second, with the offset from UTC, as ISO 8601 writes them: when something is recorded."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
