"""From a command line to an exit status; a mistake of the user ends in sentences, never in a traceback."""

import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence

import click

from fazhi.cli.commands import build
from fazhi.cli.failures import failure_sentences, fault_sentences, usage_sentences
from fazhi.cli.streams import OutputError, complain, deafen, use_utf8
from fazhi.disk import disk_sentence
from fazhi.model.errors import AlteredError, FazhiError

BAD_INPUT = 2
"""Exit status of bad input and wrong usage."""
ALTERED = 4
"""Exit status of a log in which something was altered."""
FAULT = 70
"""Exit status of a fault of this software, as sysexits.h has it."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""
TERMINATED = 143
"""Exit status after SIGTERM, as shells have it."""


class _Terminated(BaseException):
    """The process was told to end."""


def run(arguments: Sequence[str] | None) -> int:
    """Run the command; without `arguments`, those of the process. Gives the exit status."""
    use_utf8()
    ours = _end_in_words()
    try:
        return _run(arguments)
    finally:
        if ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _run(arguments: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    mistake = BAD_INPUT
    try:
        status = build(chosen_language(given, os.environ)).main(given, prog_name="fazhi", standalone_mode=False)
    except click.UsageError as error:
        complain(usage_sentences(error))
    except (FazhiError, OutputError) as error:
        complain(failure_sentences(error))
        mistake = ALTERED if isinstance(error, AlteredError) else BAD_INPUT
    except (click.Abort, KeyboardInterrupt):
        complain(["已中断。", "Interrupted."])
        return INTERRUPTED
    except _Terminated:
        complain(["已被终止。", "Terminated."])
        return TERMINATED
    except BrokenPipeError:
        deafen()
        return 0
    except OSError as error:
        deafen()
        complain(disk_sentence(error))
    except Exception as error:
        complain(fault_sentences(error, full="FAZHI_DEBUG" in os.environ))
        return FAULT
    else:
        return int(status or 0)
    return mistake


def _end_in_words() -> bool:
    """Let SIGTERM unwind what is under way, so that no half file is left behind; false where others see to it."""

    def end(_number: int, _frame: object) -> None:
        raise _Terminated

    ours = threading.current_thread() is threading.main_thread()
    if not ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        return False
    signal.signal(signal.SIGTERM, end)
    return True


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Language of help and output: what `--lang` says, else English where the locale is, else Chinese."""
    for at, word in enumerate(arguments):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return "en" if locale.lower().startswith("en") else "zh"
