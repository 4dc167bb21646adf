"""`fazhi review`: who is let in, what is written for whom, and that nothing of a report becomes markup."""

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import httpx
import pytest

from fakes import TEXT, write_catalogue
from fazhi import review
from fazhi.cli import main
from fazhi.evidence.statement import Statement
from fazhi.intake import Asked
from fazhi.model.decision import Verdict
from fazhi.model.errors import InputError
from fazhi.records.decisions import read_decisions, verify
from fazhi.review.gate import Gate
from fazhi.review.shown import words_shown

PORT = 8123
HOME = f"http://127.0.0.1:{PORT}"
PROPOSALS = "全年办理人大代表建议28件，满意率100%"
COLLECTIVE = "严格执行三重一大集体决策制度"
HOSTILE = "<img src=x onerror=alert(1)>\N{RIGHT-TO-LEFT OVERRIDE}\N{GRINNING FACE}"
KILLS = int(os.environ.get("FAZHI_KILLS", "30"))
"""Times that somebody who decides is killed; each takes a quarter of a second."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one kept report, in which somebody wrote markup and a character beyond U+FFFF."""
    write_catalogue(tmp_path / "catalogue")
    (tmp_path / "docs" / "reports").mkdir(parents=True)
    (tmp_path / "草稿.txt").write_text(TEXT.replace("严格执行", f"{HOSTILE}严格执行"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["add", "草稿.txt", "--slug", "yz"]) == 0
    return tmp_path / "docs" / "reports" / "yz"


class Client:
    """Requests to the application, one after the other, without a network."""

    def __init__(self, app: Any) -> None:
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOME)

    def get(self, path: str, **told: Any) -> httpx.Response:
        return asyncio.run(self.http.get(path, **{"follow_redirects": True} | told))

    def post(self, path: str, **told: Any) -> httpx.Response:
        return asyncio.run(self.http.post(path, **told))


class Page:
    """A browser that has the page open."""

    def __init__(self, desk: review.Desk, gate: Gate, language: str = "zh") -> None:
        self.used: list[str] = []
        app = review.application(desk, gate, language, "张三", lambda: self.used.append("used"))
        self.client = Client(app)
        answer = self.client.get("/", params={"ticket": gate.ticket()})
        assert answer.url == f"{HOME}/"
        found = re.search('name="fazhi-token" content="([^"]+)"', answer.text)
        assert found is not None
        self.html, self.token = answer.text, found[1]
        self.state = self.seen()

    def seen(self) -> dict[str, Any]:
        self.state = self.client.get("/state").json()
        return self.state

    def headers(self, **other: str) -> dict[str, str]:
        return {"Origin": HOME, "X-Fazhi-Token": self.token} | other

    def send(self, verdict: str, obligation: str = "SUPERVISE_001", **told: Any) -> Any:
        body = {"obligation": obligation, "verdict": verdict, "reviewer": "张三", "based": self.state["version"]} | told
        return self.client.post("/decisions", json=body, headers=self.headers())

    def duty(self, id: str) -> Any:
        return next(item for item in self.seen()["duties"] if item["id"] == id)

    def place(self, words: str) -> str:
        text = Path("docs/reports/yz/report.txt").read_text(encoding="utf-8")
        return f"{text.index(words)}-{text.index(words) + len(words)}"


@pytest.fixture
def desk(folder: Path) -> review.Desk:
    return review.Desk(folder, Asked.of(catalogue="catalogue"), Path.cwd(), "zh")


@pytest.fixture
def page(desk: review.Desk) -> Page:
    return Page(desk, Gate(PORT))


def test_a_ticket_opens_once_and_leaves_a_cookie_that_no_script_reads(desk: review.Desk) -> None:
    gate = Gate(PORT)
    app = review.application(desk, gate, "zh", "", lambda: None)
    ticket = gate.ticket()
    first = Client(app).get("/", params={"ticket": ticket}, follow_redirects=False)
    cookie = first.headers["set-cookie"]
    assert (first.status_code, first.headers["location"]) == (303, "/")
    assert cookie.startswith(f"fazhi-review-{PORT}=")
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    again = Client(app).get("/", params={"ticket": ticket}, follow_redirects=False)
    assert again.status_code == 403
    assert "票据" in again.text


def test_a_used_ticket_makes_room_for_the_next_browser(page: Page) -> None:
    assert page.used == ["used"]


@pytest.mark.parametrize(
    "path", ["/", "/state", "/review.js", "/review.css", "/?ticket=", "/?ticket=x", "/state?ticket=x"]
)
def test_nothing_is_shown_without_a_session(desk: review.Desk, path: str) -> None:
    client = Client(review.application(desk, Gate(PORT), "zh", "", lambda: None))
    assert client.get(path).status_code == 403
    client.http.cookies.set(f"fazhi-review-{PORT}", "made-up")
    assert client.get(path).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "elsewhere.example"},
        {"Host": f"elsewhere.example:{PORT}"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1"},
        {"Host": f"127.0.0.1.:{PORT}"},
        {"Host": f"127.0.0.1:{PORT}.elsewhere.example"},
        {"Host": f"0.0.0.0:{PORT}"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {"Origin": f"http://localhost:{PORT}"},
        {"Origin": f"http://127.0.0.1:{PORT + 1}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_name_or_another_page_is_refused(page: Page, folder: Path, headers: dict[str, str]) -> None:
    assert page.client.get("/state", headers=headers).status_code == 403
    body = {"obligation": "SUPERVISE_001", "verdict": "accepted", "reviewer": "张三", "based": page.state["version"]}
    answer = page.client.post("/decisions", json=body, headers=page.headers() | headers)
    assert answer.status_code == 403
    assert not (folder / "decisions.yaml").exists()


def test_a_write_needs_an_origin_and_the_token_of_its_session(desk: review.Desk, folder: Path) -> None:
    gate = Gate(PORT)
    page, other = Page(desk, gate), Page(desk, gate)
    body = {"obligation": "SUPERVISE_001", "verdict": "accepted", "reviewer": "张三", "based": page.state["version"]}
    for headers in (
        {"X-Fazhi-Token": page.token},
        {"Origin": HOME},
        {"Origin": HOME, "X-Fazhi-Token": "x"},
        {"Origin": HOME, "X-Fazhi-Token": other.token},
    ):
        assert page.client.post("/decisions", json=body, headers=headers).status_code == 403
    assert not (folder / "decisions.yaml").exists()
    assert page.client.post("/decisions", json=body, headers=page.headers()).status_code == 201


@pytest.mark.parametrize(
    "path",
    [
        "/report.txt", "/decisions.yaml", "/../report.txt", "/%2e%2e/report.txt", "/static/review.js", "/review.js/",
        "/..%2f..%2fapp.py", "/app.py", "/.//review.js", "/review.js%00", "/\\..\\app.py", "/decisions",
    ],
)  # fmt: skip
def test_no_other_file_is_served(page: Page, path: str) -> None:
    assert page.client.get(path).status_code in {404, 405}


def test_the_policy_allows_nothing_inline_and_the_page_needs_nothing_inline(page: Page) -> None:
    for path in ("/", "/state", "/review.js", "/nothing"):
        policy = page.client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    assert "<style" not in page.html
    assert not re.search(r"<script(?![^>]* src=)|\sstyle=|\son[a-z]+=", page.html)


def test_words_of_a_report_are_text_and_never_markup(page: Page, folder: Path) -> None:
    record = folder / "report.yaml"
    told = re.sub("title: .*", 'title: "<b>甲</b>"', record.read_text(encoding="utf-8"))
    record.write_text(told, encoding="utf-8")
    assert "<b>" not in Page(review.Desk(folder, Asked.of(catalogue="catalogue"), Path.cwd(), "zh"), Gate(PORT)).html
    static = Path(review.__file__).parent / "static"
    for path in static.glob("*.js"):
        assert not re.search("innerHTML|outerHTML|insertAdjacent|document.write|eval", path.read_text(encoding="utf-8"))


def test_the_text_is_shown_character_for_character(page: Page) -> None:
    text = Path("docs/reports/yz/report.txt").read_text(encoding="utf-8")
    runs = [run for block in page.state["blocks"] for run in block["runs"]]
    for run in runs:
        assert run["text"] == words_shown(text[run["start"] : run["start"] + len(run["text"])])
    whole = "".join(run["text"] for run in runs)
    assert "<img src=x onerror=alert(1)>\N{REPLACEMENT CHARACTER}\N{GRINNING FACE}严格" in whole
    assert len(words_shown("\ud800a\x00\r\n\N{IDEOGRAPHIC SPACE}")) == 6


@pytest.mark.parametrize(
    ("verdict", "id", "told", "conclusion"),
    [
        ("accepted", "SUPERVISE_001", {"passage": PROPOSALS}, "supported"),
        ("rejected", "SUPERVISE_001", {"passage": PROPOSALS}, "missing"),
        ("added", "DECISION_001", {"passage": COLLECTIVE}, "supported"),
        ("added", "DECISION_001", {"passage": COLLECTIVE, "strength": "assertion"}, "weak"),
        ("strength", "DECISION_007", {"passage": COLLECTIVE, "strength": "measure"}, "supported"),
        ("conclusion", "DISPUTE_004", {"conclusion": "supported", "note": "另有材料"}, "supported"),
        ("accepted", "DISPUTE_004", {}, "missing"),
    ],
)
def test_every_verdict_is_written_and_shown(
    page: Page, folder: Path, verdict: str, id: str, told: dict[str, str], conclusion: str
) -> None:
    if "passage" in told:
        told = told | {"passage": page.place(told["passage"])}
    answer = page.send(verdict, id, **told)
    assert answer.status_code == 201, answer.text
    (event,) = verify(folder)
    assert (event.verdict, event.obligation, event.reviewer) == (verdict, id, "张三")
    shown = next(item for item in answer.json()["state"]["duties"] if item["id"] == id)
    assert (shown["conclusion"], shown["open"]) == (conclusion, False)
    assert "张三" in shown["decided"][0]["said"]
    assert main(["audit", "yz", "--catalogue", "catalogue", "--format", "json", "--output", "a.json"]) in {0, 1}
    listed = json.loads(Path("a.json").read_text(encoding="utf-8"))["assessments"]
    assert next(item for item in listed if item["obligation"] == id)["conclusion"] == conclusion


def test_undo_is_an_event_that_revokes(page: Page, folder: Path) -> None:
    before = page.duty("SUPERVISE_001")
    page.send("rejected", passage=page.place(PROPOSALS))
    page.seen()
    assert page.send("revoked", number=1).status_code == 201
    assert page.duty("SUPERVISE_001") == before
    assert [event.verdict for event in read_decisions(folder)] == [Verdict.REJECTED, Verdict.REVOKED]


def test_a_stale_write_is_refused_and_what_came_between_is_shown(desk: review.Desk, folder: Path) -> None:
    gate = Gate(PORT)
    one, other = Page(desk, gate), Page(desk, gate)
    assert other.send("rejected", reviewer="李四", passage=other.place(PROPOSALS)).status_code == 201
    answer = one.send("accepted", passage=one.place(PROPOSALS))
    assert answer.status_code == 409
    assert "没有写入" in answer.text
    assert one.seen()["events"][-1]["reviewer"] == "李四"
    assert one.send("accepted", passage=one.place(PROPOSALS)).status_code == 201
    assert [event.reviewer for event in verify(folder)] == ["李四", "张三"]


def test_what_another_program_wrote_is_seen_and_never_overwritten(page: Page, folder: Path) -> None:
    arguments = ["SUPERVISE_001", "不认", "--quote", PROPOSALS, "--by", "王五", "--catalogue", "catalogue"]
    assert main(["decide", "yz", *arguments]) == 0
    assert page.send("accepted", passage=page.place(PROPOSALS)).status_code == 409
    assert page.seen()["events"][-1]["reviewer"] == "王五"
    assert len(verify(folder)) == 1


def test_a_report_that_changed_makes_a_write_stale(page: Page, folder: Path) -> None:
    path = folder / "report.txt"
    path.write_text(path.read_text(encoding="utf-8") + "又及。\n", encoding="utf-8")
    assert page.send("accepted").status_code == 409


def test_the_same_state_is_not_sent_twice(page: Page) -> None:
    known = {"If-None-Match": f'"{page.state["version"]}"'}
    assert page.client.get("/state", headers=known).status_code == 304
    page.send("accepted")
    assert page.client.get("/state", headers=known).status_code == 200


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"reviewer": " "}, "没有写明复核人"),
        ({"verdict": "rejected"}, "还要给出片段"),
        ({"verdict": "认了"}, "须为"),
        ({"obligation": "SUPERVISE_999"}, "没有义务 SUPERVISE_999"),
        ({"verdict": "conclusion", "conclusion": "missing"}, "还要给出说明"),
        ({"verdict": "conclusion", "conclusion": "waived", "note": "x"}, "须为"),
        ({"verdict": "strength", "passage": "1-4", "strength": "none"}, "须为"),
        ({"verdict": "added", "passage": "9-3"}, "不是位置"),
        ({"verdict": "revoked", "number": 3}, "没有第 3 条"),
        ({"note": "\ud800"}, "不能保存"),
        ({"obligation": "\ud800"}, "没有义务 ?"),
        ({"verdict": "\ud800"}, "“?”须为"),
        ({"verdict": "added", "passage": "\ud800"}, "? 不是位置"),
        ({"note": "长" * 3000}, "太长"),
    ],
)
def test_a_word_that_cannot_be_taken_is_told_as_the_command_line_tells_it(
    page: Page, folder: Path, told: dict[str, Any], said: str
) -> None:
    body = {"obligation": "SUPERVISE_001", "verdict": "accepted", "reviewer": "张三", "based": page.state["version"]}
    content = json.dumps(body | told)
    answer = page.client.post(
        "/decisions", content=content, headers=page.headers(**{"Content-Type": "application/json"})
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert not (folder / "decisions.yaml").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff", b'{"obligation": 1}', b"[" * 30000, b'"' + b"x" * 70000 + b'"', b'{"based": "x"}'],
)
def test_a_malformed_request_is_refused(page: Page, folder: Path, content: bytes) -> None:
    headers = page.headers(**{"Content-Type": "application/json"})
    assert page.client.post("/decisions", content=content, headers=headers).status_code == 400
    assert not (folder / "decisions.yaml").exists()


@pytest.mark.parametrize("told", [{"start": 1}, {"number": "1"}, {"number": True}, {"note": ["x"]}])
def test_a_field_that_is_none_or_of_another_type_is_refused(page: Page, told: dict[str, Any]) -> None:
    assert page.send("accepted", **told).status_code == 400


def test_a_form_cannot_write(page: Page, folder: Path) -> None:
    form = {"Content-Type": "text/plain"}
    assert page.client.post("/decisions", content=b"{}", headers=page.headers(**form)).status_code == 400


def test_an_altered_log_takes_nothing_more(page: Page, folder: Path) -> None:
    page.send("rejected", passage=page.place(PROPOSALS), note="去年的数")
    path = folder / "decisions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("去年的数", "今年的数"), encoding="utf-8")
    answer = page.client.get("/state")
    assert answer.status_code == 422
    assert "第 1 条" in answer.text
    assert page.send("accepted").status_code == 422


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(
    page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.send("accepted")
    page.seen()

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fazhi.records.decisions.write_whole", full)
    answer = page.send("rejected", passage=page.place(PROPOSALS))
    assert answer.status_code == 422
    assert "磁盘已满" in answer.text
    assert len(verify(folder)) == 1


def test_colours_are_those_of_the_site() -> None:
    source = Path(review.__file__).parents[1]
    site, page = (
        re.findall(r"(--fz-[a-z-]+): (#[0-9a-f]{6});", (source / name).read_text(encoding="utf-8"))
        for name in ("sphinx_ext/theme/static/fazhi.css", "review/static/review.css")
    )
    named = {name for name, _ in site}
    shared = [pair for pair in page if pair[0] in named]
    assert len(shared) > 20
    assert set(shared) <= set(site)


def test_gaps_come_first_and_the_order_stays(page: Page) -> None:
    gaps = {"missing", "planned", "admitted"}
    standing = [item["conclusion"] in gaps for item in page.state["duties"]]
    assert standing == sorted(standing, reverse=True)
    before = [item["id"] for item in page.state["duties"]]
    page.send("rejected", passage=page.place(PROPOSALS))
    assert [item["id"] for item in page.seen()["duties"]] == before


def test_a_decision_that_has_to_be_confirmed_is_open_again(page: Page, folder: Path) -> None:
    page.send("conclusion", "DISPUTE_004", conclusion="supported", note="另有材料")
    path = folder / "report.txt"
    path.write_text(path.read_text(encoding="utf-8") + "又及。\n", encoding="utf-8")
    duty = page.duty("DISPUTE_004")
    assert (duty["open"], duty["suspect"], duty["decided"][0]["standing"]) == (True, True, "changed")
    assert page.send("confirmed", "DISPUTE_004", number=duty["decided"][0]["number"]).status_code == 201
    duty = page.duty("DISPUTE_004")
    assert (duty["open"], duty["suspect"], duty["decided"][0]["standing"]) == (False, False, "exact")


def test_what_has_to_be_confirmed_comes_before_gaps_when_the_review_goes_on(page: Page, folder: Path) -> None:
    page.send("conclusion", "SUPERVISE_001", conclusion="not_applicable", note="另有报告")
    path = folder / "report.txt"
    path.write_text(path.read_text(encoding="utf-8") + "又及。\n", encoding="utf-8")
    duty = page.duty("SUPERVISE_001")
    assert (duty["conclusion"], duty["open"]) == ("not_applicable", True), "it is not put aside before it is confirmed"
    later = Page(review.Desk(folder, Asked.of(catalogue="catalogue"), Path.cwd(), "zh"), Gate(PORT))
    assert later.state["duties"][0]["id"] == "SUPERVISE_001"


def test_a_word_on_what_moved_takes_the_place_of_the_one_before(page: Page, folder: Path) -> None:
    page.send("rejected", passage=page.place(PROPOSALS))
    path = folder / "report.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("（一）", "（一）先说几句。"), encoding="utf-8")
    assert [item["standing"] for item in page.duty("SUPERVISE_001")["decided"]] == ["moved"]
    assert page.send("accepted", passage=page.duty("SUPERVISE_001")["decided"][0]["passage"]).status_code == 201
    assert [(item["verdict"], item["standing"]) for item in page.duty("SUPERVISE_001")["decided"]] == [
        ("accepted", "exact")
    ]


def test_a_report_without_its_text_is_reviewed_by_the_places_of_its_evidence(folder: Path) -> None:
    assert main(["detach", "草稿.txt", str(folder), "--catalogue", "catalogue"]) == 0
    record = (folder / "report.yaml").read_text(encoding="utf-8")
    (folder / "report.yaml").write_text(re.sub("text: .*", "text: null", record), encoding="utf-8")
    (folder / "report.txt").unlink()
    page = Page(review.Desk(folder, Asked.of(catalogue="catalogue"), Path.cwd(), "zh"), Gate(PORT))
    (found,) = page.duty("SUPERVISE_001")["passages"]
    assert not page.state["supplied"]
    assert page.send("rejected", passage=f"{found['start']}-{found['end']}").status_code == 201
    assert page.duty("SUPERVISE_001")["conclusion"] == "missing"


def test_the_page_speaks_english_where_it_is_told_to(folder: Path) -> None:
    desk = review.Desk(folder, Asked.of(catalogue="catalogue"), Path.cwd(), "en")
    page = Page(desk, Gate(PORT), "en")
    assert '<html lang="en">' in page.html
    assert page.send("rejected").text == "rejected also needs the passage (--quote or --passage)."


def test_what_is_missing_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("fazhi.review")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("fazhi.review")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["review", "yz"]) == 2
    told = capsys.readouterr().err
    assert "fazhi[review]" in told
    assert "Traceback" not in told


def test_a_report_that_is_not_kept_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "草稿.txt"]) == 2
    assert "docs/reports/" in capsys.readouterr().err


class Running:
    """`fazhi review` as a process of its own, and a browser's requests to it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "fazhi", "review", "yz", "--catalogue", "catalogue", "--lang", "zh"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        self.home = self.address.partition("/?")[0]
        self.open = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
        ).open
        html = self.read(self.address).decode()
        self.token = re.search('name="fazhi-token" content="([^"]+)"', html)[1]  # type: ignore[index]

    def read(self, asked: Any) -> bytes:
        with self.open(asked, timeout=10) as answer:
            return answer.read()  # type: ignore[no-any-return]

    def state(self) -> Any:
        return json.loads(self.read(f"{self.home}/state"))

    def decide(self, version: str, **told: Any) -> Any:
        body = {"obligation": "SUPERVISE_001", "verdict": "accepted", "reviewer": "张三", "based": version} | told
        headers = {"Content-Type": "application/json", "Origin": self.home, "X-Fazhi-Token": self.token}
        data = json.dumps(body).encode()
        return json.loads(self.read(urllib.request.Request(f"{self.home}/decisions", data, headers)))  # noqa: S310 - ours

    def end(self, how: signal.Signals) -> str:
        self.process.send_signal(how)
        assert self.process.stdout is not None
        told = self.process.stdout.read()
        self.process.wait(10)
        return told

    def close(self) -> None:
        self.process.kill()
        self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def running() -> Iterator[Running]:
    made = Running()
    yield made
    made.close()


def test_a_decision_is_on_disk_at_once_and_no_query_is_logged(running: Running, folder: Path) -> None:
    state = running.state()
    running.read(f"{running.home}/?asked=geheim")
    took = []
    for number in range(1, 6):
        start = time.perf_counter()
        done = running.decide(state["version"], note=str(number))
        took.append(time.perf_counter() - start)
        state = done["state"]
        assert len(verify(folder)) == number
    told = running.end(signal.SIGINT)
    assert "geheim" not in told
    assert "Traceback" not in told
    assert running.process.returncode == 0
    assert min(took) < 0.1, took


ADDING = """
import sys
from pathlib import Path
from fazhi.records import append_decision, verify_decisions

folder = Path(sys.argv[1])
log = verify_decisions(folder)
while True:
    log = append_decision(folder, log, log[0])
    print(len(log), flush=True)
"""


def test_killed_while_deciding_no_decision_is_lost_and_no_file_is_half(page: Page, folder: Path) -> None:
    """Killed at random moments; whatever was told to be written is in the log, which is whole."""
    page.send("accepted")
    chance, most = random.Random(20), 1
    for _ in range(KILLS):
        with subprocess.Popen([sys.executable, "-c", ADDING, str(folder)], stdout=subprocess.PIPE) as adding:
            assert adding.stdout is not None
            told = adding.stdout.readline()
            time.sleep(chance.random() * 0.02)
            adding.kill()
            told += adding.stdout.read()
        log = verify(folder)
        assert len(log) >= int(told.splitlines()[-1]) > most
        most = len(log)
    page.seen()
    assert page.send("accepted").status_code == 201
    assert len(verify(folder)) == most + 1
    assert not list(folder.glob(".*.part"))


def test_killed_while_serving_whatever_was_answered_is_kept(folder: Path) -> None:
    answered = 0
    for _ in range(2):
        running = Running()
        threading.Timer(0.3, running.process.kill).start()
        try:
            state = running.state()
            while True:
                state = running.decide(state["version"])["state"]
                answered += 1
        except (OSError, ValueError, HTTPException):
            running.close()
        assert len(verify(folder)) >= answered > 0
        answered = len(verify(folder))


def test_two_who_decide_at_once_lose_nothing(folder: Path) -> None:
    """Two servers of one report, as two people on one machine have; each is refused until it has seen the other's."""
    desks = [review.Desk(folder, Asked.of(catalogue="catalogue"), Path.cwd(), "zh") for _ in range(2)]
    written: list[int] = []

    def work(desk: review.Desk) -> None:
        while len(written) < 40:
            with suppress(InputError):
                written.append(desk.decide(Statement("SUPERVISE_001", "accepted", "张三"), desk.version()).number)

    threads = [threading.Thread(target=work, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert [event.number for event in verify(folder)] == sorted(written)
