"""One run of LibreOffice: a profile of its own, without macros and network, within a time, and nothing left behind.

It is told the format, for it takes whatever it does not know for a text; it gets a file with a name of ours, so that no
name can be an option; and its folder goes with whatever it wrote.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.disk import why
from fazhi.model.errors import InputError
from fazhi.reading.formats.office.find import SETTING, find_soffice
from fazhi.reading.limits import MOST_BYTES, refuse, too_large

SECONDS: Final = 60.0
"""Time that one document may take; a report of 50 pages takes one second."""
_SET = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "int", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "boolean", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "boolean", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "boolean", "true"),
    ("Common/Save/Document", "CreateBackup", "boolean", "false"),
    ("Common/Save/Document", "AutoSave", "boolean", "false"),
    ("Common/Misc", "CrashReport", "boolean", "false"),
    ("Writer/Content/Update", "Link", "int", "0"),
    ("Writer/Content/Update", "Field", "boolean", "false"),
)
"""Section, name, type and value of what a profile sets under org.openoffice.Office: no macro, no link."""
_NOWHERE = (
    ("ooInetProxyType", "int", "2"),
    ("ooInetHTTPProxyName", "string", "127.0.0.1"),
    ("ooInetHTTPProxyPort", "int", "9"),
    ("ooInetHTTPSProxyName", "string", "127.0.0.1"),
    ("ooInetHTTPSProxyPort", "int", "9"),
    ("ooInetNoProxy", "string", ""),
)
"""A proxy where nobody listens, so that whatever would be fetched after all is not."""


class Conversion(NamedTuple):
    """What LibreOffice is told of a document."""

    suffix: str
    filter: str


def converted(what: Conversion, data: bytes, name: str) -> bytes:
    """The bytes of the .docx; InputError where LibreOffice is not there, fails, hangs, or writes half a file."""
    return saved(what, data, name, "docx", "MS Word 2007 XML")


def saved(what: Conversion, data: bytes, name: str, suffix: str, filter: str) -> bytes:
    """The bytes in a format by what LibreOffice calls it; InputError as for `converted`."""
    program = find_soffice()
    if program is None:
        raise _missing(what, name)
    try:
        with tempfile.TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
            return _run(program, Path(folder), what, data, name, f"{suffix}:{filter}")
    except OSError as error:
        reason = why(error)
        raise refuse(
            name,
            f"要用 LibreOffice 转换，但它没有运行起来（{reason.zh}）；请检查 {program}，或用 Word、WPS 另存为 .docx。",
            f"needs LibreOffice, which could not be run ({reason.en}); check {program}, or save the file as .docx from "
            "Word or WPS.",
        ) from None


def _run(program: str, folder: Path, what: Conversion, data: bytes, name: str, into: str) -> bytes:
    suffix = into.partition(":")[0]
    given, made = folder / f"report{what.suffix}", folder / "made" / f"report.{suffix}"
    given.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible", "--norestore",
        "--nologo", "--nodefault", "--nolockcheck", f"--infilter={what.filter}",
        "--convert-to", into, "--outdir", str(made.parent), str(given),
    ]  # fmt: skip
    status = _waited(command, folder)
    if status is None:
        raise refuse(
            name,
            f"用 LibreOffice 转换超过 {SECONDS:.0f} 秒，已停止；请用 Word、WPS 打开后另存为 .docx。",
            f"took LibreOffice more than {SECONDS:.0f} seconds, which was stopped; open the file in Word or WPS and "
            "save it as .docx.",
        )
    if not made.is_file():
        how = (f"，退出码 {status}", f" (exit status {status})") if status else ("", "")
        raise refuse(
            name,
            f"LibreOffice 打不开{how[0]}，可能已损坏或加了密码；请用 Word、WPS 打开后另存为 .docx。",
            f"cannot be opened by LibreOffice{how[1]} and may be damaged or encrypted; open it in Word or WPS and save "
            "it as .docx.",
        )
    if made.stat().st_size > MOST_BYTES:
        raise too_large(name)
    if status or (suffix == "docx" and not _is_whole(made)):
        raise refuse(
            name,
            f"LibreOffice 没有转换完（退出码 {status}）；请再试一次，或用 Word、WPS 另存为 .docx。",
            f"was not converted whole by LibreOffice (exit status {status}); try again, or save the file as .docx from "
            "Word or WPS.",
        )
    return made.read_bytes()


def _waited(command: list[str], folder: Path) -> int | None:
    """The exit status of a program; None where it took too long. It and all that it began are gone afterwards."""
    environment = os.environ | {"SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(folder), "HOME": str(folder)}
    process = subprocess.Popen(  # noqa: S603 - the program is the user's own, the arguments are ours
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        return process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a program with its children."""
    if sys.platform == "win32":
        kill = shutil.which("taskkill")
        if kill and process.poll() is None:
            subprocess.run([kill, "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603 - as above
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        process.kill()
    process.wait()


def _is_whole(made: Path) -> bool:
    try:
        with zipfile.ZipFile(made) as archive:
            return archive.testzip() is None
    except Exception:  # zipfile raises several kinds for damaged files
        return False


def _profile() -> str:
    """The settings of a profile, as LibreOffice keeps them."""
    items = [(f"org.openoffice.Office.{section}", *rest) for section, *rest in _SET]
    items += [("org.openoffice.Inet/Settings", *rest) for rest in _NOWHERE]
    lines = (
        f'<item oor:path="/{path}"><prop oor:name="{key}" oor:op="fuse" oor:type="xs:{kind}"><value>{value}</value>'
        "</prop></item>"
        for path, key, kind, value in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(lines)}</oor:items>"
    )


def _missing(what: Conversion, name: str) -> InputError:
    file = name if name.lower().endswith(what.suffix) else f"{name}{what.suffix}"
    command = f"soffice --headless --convert-to docx {shlex.quote(file)}"
    return refuse(
        name,
        f"要由 LibreOffice 转换，本机没有找到它；请用 Word、WPS 另存为 .docx，或装上 LibreOffice 再读"
        f"（装在别处的，用环境变量 {SETTING} 指明），或在有它的电脑上运行 {command}。",
        f"has to be converted by LibreOffice, which is not found on this machine; save the file as .docx from Word or "
        f"WPS, or install LibreOffice (where it lies elsewhere, name it in the environment as {SETTING}), or run on a "
        f"machine that has it: {command}",
    )
