"""`fazhi sign` and `fazhi verify --signature`: by ssh-keygen or minisign, whichever is there."""

import subprocess
from pathlib import Path

import pytest

from absent import needs
from fakes import TEXT, write_catalogue
from fazhi.cli import main
from fazhi.cli.signing import FILE


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kept report and one decision on it."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "pyproject.toml").write_text('[tool.fazhi]\ncatalogue = "catalogue"\n', encoding="utf-8")
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAZHI_REVIEWER", "张三")
    Path("草稿.txt").write_text(TEXT, encoding="utf-8")
    assert main(["add", "草稿.txt", "--slug", "yz"]) == 0
    decide()
    return tmp_path / "docs" / "reports" / "yz"


def decide() -> None:
    note = ["--conclusion", "supported", "--note", "另有材料"]
    assert main(["decide", "yz", "DISPUTE_004", "改定结论", *note]) == 0


def ssh_key(name: str) -> Path:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name, "-C", f"{name} 法规科"], check=True)
    return Path(name)


def minisign_key(name: str) -> Path:
    subprocess.run(
        ["minisign", "-G", "-W", "-f", "-p", f"{name}.pub", "-s", name], check=True, stdout=subprocess.DEVNULL
    )
    return Path(name)


MAKERS = {"ssh-keygen": ssh_key, "minisign": minisign_key}
PROGRAMS = [pytest.param(name, marks=needs(name)) for name in MAKERS]


def verify(keys: str, status: int, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["verify", "yz", "--signature", keys, "--lang", "zh"]) == status
    told = capsys.readouterr()
    return told.out if status == 0 else told.err


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_was_signed_holds_whatever_is_added_later(program: str, capfd: pytest.CaptureFixture[str]) -> None:
    capsys, key = capfd, MAKERS[program]("zhang")
    capfd.readouterr()
    assert main(["sign", "yz", "--key", str(key)]) == 0
    assert capfd.readouterr().err == "", "the program that signs says nothing where all is well"
    told = verify("zhang.pub", 0, capsys)
    assert "签名有效：" in told
    assert "签到第 1 条。" in told
    assert "zhang" in told
    decide()
    assert "其后 1 条还没有签" in verify("zhang.pub", 0, capsys)
    assert main(["sign", "yz", "--key", str(key)]) == 0
    assert "签到第 2 条。" in verify("zhang.pub", 0, capsys)


@pytest.mark.parametrize("program", PROGRAMS)
def test_another_key_or_another_log_has_the_status_of_an_altered_one(
    program: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide()
    assert main(["sign", "yz", "--key", str(MAKERS[program]("zhang"))]) == 0
    MAKERS[program]("li")
    assert "不是用 li.pub 里的密钥签的" in verify("li.pub", 4, capsys)
    log = folder / "decisions.yaml"
    text = log.read_text(encoding="utf-8")
    log.write_text(text[: text.index("  - {number: 2")], encoding="utf-8")
    assert main(["verify", "yz"]) == 0
    assert "末尾的若干条被删去了" in verify("zhang.pub", 4, capsys)
    signature = (folder / FILE).read_text(encoding="utf-8")
    seal = text.split('digest: "')[1][:64]
    (folder / FILE).write_text(
        signature.replace("events: 2", "events: 1").replace(signature.split("seal: ")[1][:64], seal), encoding="utf-8"
    )
    assert verify("zhang.pub", 4, capsys)


@needs("ssh-keygen")
def test_anybody_can_check_it_without_this_program(folder: Path) -> None:
    assert main(["sign", "yz", "--key", str(ssh_key("zhang"))]) == 0
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    Path("sig").write_text("".join(lines[3:]), encoding="utf-8")
    command = ["ssh-keygen", "-Y", "check-novalidate", "-n", "fazhi", "-s", "sig"]
    subprocess.run(command, input="".join(lines[:3]), text=True, check=True, stdout=subprocess.DEVNULL)


@needs("ssh-keygen")
def test_of_several_who_may_sign_it_says_who_did(capsys: pytest.CaptureFixture[str]) -> None:
    ssh_key("li")
    assert main(["sign", "yz", "--key", str(ssh_key("zhang"))]) == 0
    allowed = "".join(
        f'{name}@fzb namespaces="fazhi" {Path(f"{name}.pub").read_text("utf-8")}' for name in ("li", "zhang")
    )
    Path("allowed").write_text(allowed, encoding="utf-8")
    assert "zhang@fzb 签到第 1 条" in verify("allowed", 0, capsys)
    Path("allowed").write_text(allowed.splitlines()[0] + "\n", encoding="utf-8")
    verify("allowed", 4, capsys)


def test_what_is_wrong_is_told_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "签名由 fazhi sign 写出" in verify("zhang.pub", 2, capsys)
    (folder / FILE).write_text("别的\n", encoding="utf-8")
    assert "不是 fazhi sign 写的签名" in verify("zhang.pub", 2, capsys)
    assert main(["sign", "yz", "--key", "没有"]) == 2
    Path("key").write_text("", encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    capsys.readouterr()
    assert main(["sign", "yz", "--key", "key", "--lang", "zh"]) == 2
    assert "要用 ssh-keygen，这台机器上没有" in capsys.readouterr().err
    Path("key").write_text("untrusted comment: minisign encrypted secret key\n", encoding="utf-8")
    assert main(["sign", "yz", "--key", "key", "--lang", "zh"]) == 2
    assert "要用 minisign，这台机器上没有" in capsys.readouterr().err
    (folder / "decisions.yaml").unlink()
    assert main(["sign", "yz", "--key", "key"]) == 2


@needs("ssh-keygen")
def test_a_key_that_cannot_sign_leaves_no_signature(folder: Path) -> None:
    Path("key").write_text("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n", encoding="utf-8")
    assert main(["sign", "yz", "--key", "key"]) == 2
    assert not (folder / FILE).exists()
