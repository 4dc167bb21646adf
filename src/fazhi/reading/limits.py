"""How much a report may hold, and the refusal of one that cannot be read."""

from fazhi.model.errors import InputError

MOST_BYTES = 20 * 1024 * 1024
"""Size of a file."""
MOST_CHARACTERS = 800_000
"""Length of a decoded text, all of whose clauses may tell of duties; an audit of such a one holds 260 MB."""

MOST_LINES = 100_000
"""Lines of a text; a report has some hundreds."""

MOST_PASSAGES = 50_000
"""Sentences and rows of a text, of which an audit holds some 3 KB each; a report has some hundreds."""

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MOST_BREAKS = 5 * MOST_LINES
"""Ends of lines, blank ones too."""


def refuse(name: str, zh: str, en: str) -> InputError:
    """The error that names the file, what is wrong with it and what to do."""
    return InputError(f"“{name}”{zh}", f'"{name}" {en}')


def too_large(name: str) -> InputError:
    """The error for a file over the limit."""
    most = MOST_BYTES // (1024 * 1024)
    return refuse(
        name,
        f"超过 {most} MB，不予读取；请只提供报告正文，或拆分后再读。",
        f"is larger than {most} MB and is not read; supply the report's text only, or split it.",
    )


def too_long(name: str) -> InputError:
    """The error for a text over the limit."""
    return refuse(
        name,
        f"正文超过 {MOST_CHARACTERS // 10_000} 万字，不予读取；请拆分后再读。",
        f"holds more than {MOST_CHARACTERS:,} characters and is not read; split it.",
    )


def too_many_lines(name: str) -> InputError:
    """The error for a text of more lines than any report has."""
    return refuse(
        name,
        f"正文超过 {MOST_LINES // 10_000} 万行，不予读取；请只提供报告正文，或拆分后再读。",
        f"holds more than {MOST_LINES:,} lines and is not read; supply the report's text only, or split it.",
    )


def too_many_passages(name: str) -> InputError:
    """The error for a text of more sentences than any report has."""
    return refuse(
        name,
        f"正文超过 {MOST_PASSAGES // 10_000} 万句，不予读取；请只提供报告正文，或拆分后再读。",
        f"holds more than {MOST_PASSAGES:,} sentences and is not read; supply the report's text only, or split it.",
    )


def check_length(text: str, name: str) -> None:
    """InputError for a text over the limit, before it is taken apart."""
    if len(text) > MOST_CHARACTERS:
        raise too_long(name)
    if sum(map(text.count, _BREAKS)) > _MOST_BREAKS:
        raise too_many_lines(name)


class Filling:
    """Counts a text while it is read, so that one over the limit is never held."""

    def __init__(self, name: str) -> None:
        """`name` is the file's."""
        self.name = name
        self.characters = self.lines = 0

    def add(self, line: str) -> bool:
        """Count a line, always true; InputError for a text over the limit."""
        self.characters += len(line) + 1
        self.lines += 1
        if self.characters > MOST_CHARACTERS + 1:
            raise too_long(self.name)
        if self.lines > MOST_LINES:
            raise too_many_lines(self.name)
        return True
