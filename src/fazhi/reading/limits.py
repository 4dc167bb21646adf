"""How much a report may hold, and how it is told that one cannot be read."""

from fazhi.model.errors import InputError

MOST_BYTES = 20 * 1024 * 1024
"""Size of a file."""
MOST_CHARACTERS = 5_000_000
"""Length of a decoded text."""


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


def check_length(text: str, name: str) -> None:
    """InputError for a text over the limit."""
    if len(text) > MOST_CHARACTERS:
        raise too_long(name)


def too_long(name: str) -> InputError:
    """The error for a text over the limit."""
    return refuse(
        name,
        f"正文超过 {MOST_CHARACTERS // 10_000} 万字，不予读取；请拆分后再读。",
        f"holds more than {MOST_CHARACTERS:,} characters and is not read; split it.",
    )
