"""From a command line to an exit status; a mistake of the user ends in sentences, never in a traceback."""

import os
import sys
from collections.abc import Mapping, Sequence

import click

from fazhi.cli.commands import build
from fazhi.cli.failures import failure_sentences, usage_sentences
from fazhi.cli.streams import OutputError, complain, use_utf8
from fazhi.model.errors import FazhiError

BAD_INPUT = 2
"""Exit status of bad input and wrong usage."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


def run(arguments: Sequence[str] | None) -> int:
    """Run the command; without `arguments`, those of the process. Gives the exit status."""
    use_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = build(chosen_language(given, os.environ)).main(given, prog_name="fazhi", standalone_mode=False)
    except click.UsageError as error:
        complain(usage_sentences(error))
    except (FazhiError, OutputError) as error:
        complain(failure_sentences(error))
    except (click.Abort, KeyboardInterrupt):
        complain(["已中断。", "Interrupted."])
        return INTERRUPTED
    else:
        return int(status or 0)
    return BAD_INPUT


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Language of help and output: what `--lang` says, else English where the locale is, else Chinese."""
    for at, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return "en" if locale.lower().startswith("en") else "zh"
