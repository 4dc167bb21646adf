"""The process that reads damaged documents, one path a line; it answers each with a line of JSON.

It has a limit of memory where the system knows one, so that no document can take the machine with it.
"""

import json
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST_MEMORY = 6 * 1024**3
"""Bytes of address space; what is used is measured beside it, see `most_used`."""


def main() -> None:
    """Answer until there are no more lines."""
    _limit()
    from fazhi.model.errors import InputError  # noqa: PLC0415 - the limit goes first
    from fazhi.reading import read  # noqa: PLC0415 - the limit goes first

    _answer({"outcome": "ready", "told": ""})
    for line in sys.stdin:
        answer: dict[str, Any]
        begun = time.process_time()
        try:
            report = read(json.loads(line), unit_kind="county", year=2023)
            answer = {"outcome": "read", "told": f"{len(report.passages)} passages"}
        except InputError as error:
            whole = bool(error.zh.strip() and error.en.strip()) and "\n" not in error.zh + error.en
            answer = {"outcome": "refused" if whole else "fault", "told": str(error)}
        except BaseException as error:
            told = "".join(traceback.format_exception(error))
            answer = {"outcome": "memory" if isinstance(error, MemoryError) else "fault", "told": told}
        _answer(answer | {"seconds": time.process_time() - begun})


def _answer(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told | {"most": most_used()}) + "\n")
    sys.stdout.flush()


def most_used() -> int:
    """Bytes of memory that the process has held at most; 0 where the system does not tell.

    Linux tells it of the process itself; what `getrusage` tells there begins with what its parent held.
    """
    with suppress(OSError, ValueError, IndexError):
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.split("VmHWM:", 1)[1].split(maxsplit=1)[0]) * 1024
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
