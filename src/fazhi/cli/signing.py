"""A detached signature of a log, by a program that offices have: ssh-keygen or minisign, whichever the key is for.

What is signed are three lines that name the last event by number and seal, so that it holds for all events up to there,
whatever is added later. It lies beside the log in one file, the three lines and behind them the signature as the
program wrote it, so that anybody can check it without this one.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from fazhi.disk import why, write_whole
from fazhi.model.decision import Decision
from fazhi.model.errors import AlteredError, InputError

FILE: Final = "decisions.sig"
SCHEMA: Final = "fazhi.seal/1"
NAMESPACE: Final = "fazhi"
"""What an ssh key has to be allowed to sign for."""
_SSH: Final = "ssh-keygen"
_MINISIGN: Final = "minisign"
_OF_MINISIGN: Final = b"untrusted comment:"
"""How its keys and signatures begin."""
_PUBLIC: Final = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+ ")
_SIGNED: Final = re.compile(rf"({re.escape(SCHEMA)}\nevents: ([1-9][0-9]*)\nseal: ([0-9a-f]{{64}})\n)(.+)", re.DOTALL)
_SECONDS: Final = 30


class Signed(NamedTuple):
    """A signature that holds."""

    events: int
    """So many events, from the first."""
    by: str
    """Who signed, as the keys have it."""


def sign(folder: Path, log: Sequence[Decision], key: Path) -> Path:
    """Sign the log as it stands; gives the file written. The program may ask for a password at the terminal.

    Raises:
        InputError: There is nothing to sign, the program is not installed or does not sign, or nothing can be written.
    """
    if not log:
        raise InputError("还没有复核意见，没有可签的。", "There is no decision yet and nothing to sign.")
    told = f"{SCHEMA}\nevents: {len(log)}\nseal: {log[-1].digest}\n"
    minisign = _begins(key).startswith(_OF_MINISIGN)
    program = _program(_MINISIGN if minisign else _SSH)
    with tempfile.TemporaryDirectory() as place:
        seal, made = Path(place, "seal"), Path(place, "seal.minisig" if minisign else "seal.sig")
        seal.write_text(told, encoding="utf-8")
        own = str(key.absolute())
        how = ["-S", "-s", own, "-m", str(seal), "-x", str(made)]
        if not minisign:
            how = ["-q", "-Y", "sign", "-f", own, "-n", NAMESPACE, str(seal)]
        status = subprocess.run([program, *how], check=False, stdout=subprocess.DEVNULL).returncode  # noqa: S603 - found
        if status or not made.is_file():
            name = Path(program).name
            raise InputError(
                f"{name} 没有签（退出码 {status}），见它上面的话；请核对密钥 {key}。",
                f"{name} did not sign (status {status}), see what it says above; check the key {key}.",
            )
        data = told.encode() + made.read_bytes()
    try:
        write_whole(folder / FILE, data, durable=True)
    except OSError as error:
        reason = why(error)
        raise InputError(
            f"{folder / FILE} 无法写入（{reason.zh}）；请检查权限和磁盘。",
            f"{folder / FILE} cannot be written ({reason.en}); check permissions and disk.",
        ) from None
    return folder / FILE


def check(folder: Path, log: Sequence[Decision], keys: Path) -> Signed:
    """That the log up to some event is the one that was signed with one of the keys.

    Raises:
        InputError: There is no signature, or it, the keys or the program cannot be used.
        AlteredError: The signature does not hold, or the log is another.
    """
    match = _SIGNED.fullmatch(_text(folder / FILE))
    if match is None:
        raise InputError(
            f"{folder / FILE} 不是 fazhi sign 写的签名；请重新签。",
            f"{folder / FILE} is no signature as fazhi sign writes it; sign again.",
        )
    told, events, seal, signature = match.groups()
    at = int(events)
    if at > len(log) or log[at - 1].digest != seal:
        raise AlteredError(
            f"签的是第 {at} 条、校验值 {seal[:16]}…，记录里没有：末尾的若干条被删去了，或是另一份记录。",
            f"Signed was event {at} with the seal {seal[:16]}…, which the log does not have: the last ones were "
            "dropped, or this is another log.",
        )
    by_minisign = signature.encode().startswith(_OF_MINISIGN)
    by = _by_minisign(told, signature, keys) if by_minisign else _by_ssh(told, signature, keys)
    if by is None:
        raise AlteredError(
            f"{folder / FILE} 的签名不是用 {keys} 里的密钥签的，或者改过；请核对。",
            f"The signature in {folder / FILE} was not made with a key of {keys}, or was altered; check it.",
        )
    return Signed(at, by)


def _by_ssh(told: str, signature: str, keys: Path) -> str | None:
    """Who signed, by ssh-keygen; None where nobody of the keys did."""
    program, text = _program(_SSH), _text(keys)
    one = _PUBLIC.match(text)
    with tempfile.TemporaryDirectory() as place:
        seal, allowed = Path(place, "seal.sig"), Path(place, "allowed")
        seal.write_text(signature, encoding="utf-8")
        allowed.write_text(f"* {text}" if one else text, encoding="utf-8")
        name = NAMESPACE
        if not one:
            found = _run([program, "-Y", "find-principals", "-s", str(seal), "-f", str(allowed)], "")
            name = found.stdout.splitlines()[0] if found.returncode == 0 and found.stdout else ""
        if not name:
            return None
        how = ["-Y", "verify", "-f", str(allowed), "-I", name, "-n", NAMESPACE, "-s", str(seal)]
        if _run([program, *how], told).returncode:
            return None
    return " ".join(text.split()[2:]) or keys.name if one else name


def _by_minisign(told: str, signature: str, keys: Path) -> str | None:
    """Who signed, by minisign; None where it was another key."""
    program = _program(_MINISIGN)
    with tempfile.TemporaryDirectory() as place:
        seal, made = Path(place, "seal"), Path(place, "seal.minisig")
        seal.write_text(told, encoding="utf-8")
        made.write_text(signature, encoding="utf-8")
        how = ["-V", "-q", "-p", str(keys.absolute()), "-m", str(seal), "-x", str(made)]
        return keys.name if _run([program, *how], "").returncode == 0 else None


def _run(command: Sequence[str], told: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - a found program
            command, input=told, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
            timeout=_SECONDS, env=os.environ | {"LC_ALL": "C"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        name = Path(command[0]).name
        raise InputError(
            f"{name} {_SECONDS} 秒没有答复；请单独运行它看看。",
            f"{name} gave no answer within {_SECONDS} seconds; run it by itself and see.",
        ) from None


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise InputError(
            f"签名和验签要用 {name}，这台机器上没有；请安装它"
            f"（{'OpenSSH 的一部分' if name == _SSH else '或改用 ssh 密钥'}）。",
            f"Signatures of this key take {name}, which is not on this machine; install it "
            f"({'a part of OpenSSH' if name == _SSH else 'or use an ssh key'}).",
        )
    return path


def _begins(path: Path) -> bytes:
    try:
        return path.read_bytes()[:80]
    except (OSError, ValueError) as error:
        raise _unread(path, error) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError) as error:
        raise _unread(path, error) from None


def _unread(path: Path, error: Exception) -> InputError:
    reason = why(error)
    return InputError(
        f"{path} 无法读取（{reason.zh}）；请核对，签名由 fazhi sign 写出。",
        f"{path} cannot be read ({reason.en}); check it; signatures are written by fazhi sign.",
    )
