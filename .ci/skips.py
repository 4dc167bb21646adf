"""Counts the tests that a run of pytest passed over, by reason: `skips.py LOG [--all] REASON...`.

A reason that is not expected gives status 1; with --all, so does one that is expected and did not occur, for then the
machine was not as bare as it should have been. A reason may be told by its beginning.
"""

import re
import sys
from collections import Counter
from pathlib import Path

_LINE = re.compile(r"^SKIPPED \[(\d+)\] \S+: (.+)$", re.MULTILINE)


def main(log: str, *told: str) -> int:
    """Print the table; the exit status."""
    expected = [reason for reason in told if reason != "--all"]
    counted: Counter[str] = Counter()
    text = re.sub(r"\x1b\[[0-9;]*m", "", Path(log).read_text(encoding="utf-8", errors="replace"))
    for number, reason in _LINE.findall(text):
        counted[reason] += int(number)
    for reason, number in counted.most_common():
        sys.stdout.write(f"skipped {number:4}  {reason}\n")
    strange = [reason for reason in counted if not reason.startswith(tuple(expected))]
    idle = [reason for reason in expected if not any(each.startswith(reason) for each in counted)]
    for reason in strange:
        sys.stdout.write(f"not expected: {reason}\n")
    for reason in idle if "--all" in told else ():
        sys.stdout.write(f"expected, but nothing was skipped for it: {reason}\n")
    if not re.search(r"\d+ passed", text):
        sys.stdout.write("no test passed\n")
        return 1
    return int(bool(strange or (idle and "--all" in told)))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
