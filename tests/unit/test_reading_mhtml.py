"""Pages that a browser or Word saved in one file."""

import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from fazhi.model.errors import InputError
from fazhi.reading import read
from word_files import told

TITLE = "云岭县司法局2023年度法治政府建设情况报告"
SENTENCES = "".join(f"<p>全年组织培训{number}次，办理行政复议案件{number}件。</p>" for number in range(2, 9))
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><h2>一、主要工作</h2>{SENTENCES}</body></html>"


def saved(page: str = PAGE, *, charset: str = "utf-8", way: str = "quoted-printable", picture: bool = True) -> bytes:
    """A page saved with a picture."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "<Saved by Blink>", "x"
    mail.set_content(page, subtype="html", charset=charset, cte=way)
    if picture:
        mail.add_related(b"\x89PNG", "image", "png")
    return mail.as_bytes(policy=email.policy.SMTP)


@pytest.mark.parametrize("name", ["报告.mht", "报告.mhtml", "报告.doc", "报告"])
@pytest.mark.parametrize("way", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_page_in_it_is_read(tmp_path: Path, name: str, way: str, charset: str) -> None:
    (tmp_path / name).write_bytes(saved(charset=charset, way=way))
    report = read(tmp_path / name)
    assert (report.title, report.year) == (TITLE, 2023)
    assert "全年组织培训8次，办理行政复议案件8件。" in report.text
    assert ("内容却是" in told(report)) == name.endswith(".doc")


def test_the_text_of_a_mail_without_a_page_is_read(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(f"{TITLE}\n一、主要工作\n全年组织培训8次。\n")
    (tmp_path / "报告.eml").write_bytes(mail.as_bytes())
    assert "全年组织培训8次。" in read(tmp_path / "报告.eml").text


def test_a_mail_that_came_a_long_way_is_one_still(tmp_path: Path) -> None:
    way = b"".join(b"Received: from a by b; Mon, 1 Jan 2024 00:00:%02d +0800\r\n" % number for number in range(60))
    (tmp_path / "报告.eml").write_bytes(way + saved())
    assert read(tmp_path / "报告.eml").title == TITLE


def attached() -> bytes:
    mail = EmailMessage()
    mail.make_mixed()
    mail.add_attachment(PAGE.encode(), maintype="application", subtype="octet-stream", filename="a.html")
    return mail.as_bytes()


NONE = {
    "only an attachment": attached(),
    "nothing": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n",
    "an empty page": saved(" "),
    "half a head": b"From: x\r\nMIME-Version: 1.0",
    "parts within parts": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    + b"--x\r\n\r\n" * 9000,
}


@pytest.mark.parametrize("case", NONE)
def test_one_that_holds_no_page_is_refused(tmp_path: Path, case: str) -> None:
    (tmp_path / "报告.mht").write_bytes(NONE[case])
    with pytest.raises(InputError, match="没有网页正文") as caught:
        read(tmp_path / "报告.mht")
    assert caught.value.zh.count("。") == 1
