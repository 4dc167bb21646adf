"""What each view says of every duty, read back from what it shows: the conclusion, and what else it tells beside it."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import docx
import openpyxl
from lxml import html

from fazhi.corpus import Audited
from fazhi.corpus.comparison import compare
from fazhi.ledger.tables import Wanted, book_of
from fazhi.ledger.write import write_book
from fazhi.model.audit import Audit, Conclusion
from fazhi.model.decision import Decision, Verdict
from fazhi.model.department import Departments
from fazhi.model.evidence import Strength
from fazhi.model.likelihood import Likelihood
from fazhi.model.obligation import Severity
from fazhi.model.words import word
from fazhi.output.formats import Options, entry, write
from fazhi.output.pages.batch import WRITERS
from fazhi.output.pages.comparison import WRITERS as COMPARED
from fazhi.output.pages.comparison import Compared
from fazhi.output.words.tally import SYMBOLS
from fazhi.review.shown import in_order, shown
from in_play import REVIEWER

Told = dict[str, Any]
Verdicts = dict[str, Told]
Who = tuple[str, str, str, str]
"""Reviewer, role, day and verdict of a decision."""
Reader = Callable[[Path, str], Verdicts]
"""Reads a page of a site on the report of a folder."""
CONCLUSIONS: Final = {word(item): item.value for item in Conclusion}
STRENGTHS: Final = {word(item): item.key for item in Strength}
LIKELIHOODS: Final = {word(item): item.value for item in Likelihood} | {"": None}
_ASIDE: Final = frozenset(map(word, (Conclusion.WAIVED, Conclusion.NOT_APPLICABLE)))
_SIGNS: Final = {f"{SYMBOLS[item]} {word(item)}": item.value for item in Conclusion}
_HEAD: Final = re.compile(r"^[✕→△] ([A-Z]+_\d{3}) .*?（(\w+?)(?:，把握(\w))?）( · .*)?$", re.MULTILINE)
_WEAK: Final = re.compile(r"^▽ ([A-Z]+_\d{3}) (.*)$", re.MULTILINE)
_SETTLED: Final = re.compile(r"^[✓⊘–] ([A-Z]+_\d{3}) .*?（(\w+)）( · .*)$", re.MULTILINE)
_GOOD: Final = re.compile(r"^✓ ([A-Z]+_\d{3}) .*?：(\w+)( · .*)?$", re.MULTILINE)
_COMMENT: Final = re.compile(r"（([A-Z]+_\d{3})）\n.+?：(?:[^\w\s] )?(\w+?)(?:，由复核人补认)?；本项结论：(\w+)")
_SILENT: Final = re.compile(r"^· ([A-Z]+_\d{3}) (.*)$", re.MULTILINE)


def truth(audit: Audit) -> Verdicts:
    """What the audit itself has of every duty."""
    leading = audit.leading()
    return {
        item.obligation.id: {
            "conclusion": item.conclusion.value,
            "strength": item.strength.key,
            "likelihood": item.likelihood.value if item.likelihood else None,
            "grave": leading.get(item.obligation.id, item).severity.value,
            "decided": tuple(sorted(_who(each.decision) for each in item.decided)),
            "why": item.reason.zh if item.reason else "",
            "passages": {(found.start, found.end, found.strength.key) for found in item.evidence},
        }
        for item in audit.assessments
    }


def made(name: str, audit: Audit, **options: Any) -> str:
    """The audit in a format."""
    return write(entry(name), audit, Options(**options)).decode("utf-8-sig")


def of_json(audit: Audit) -> Verdicts:
    return _of_object(json.loads(made("json", audit)))


def of_many_as_json(audit: Audit) -> Verdicts:
    (report,) = json.loads(WRITERS["json"]([Audited("a.txt", audit)], Options()))["reports"]
    return _of_object(report["audit"])


def _of_object(told: Mapping[str, Any]) -> Verdicts:
    return {
        item["obligation"]: {
            "conclusion": item["conclusion"],
            "strength": item["strength"],
            "likelihood": item["likelihood"],
            "decided": tuple(sorted(_who_in(each) for each in item["decisions"])),
            "why": item["reason"] or "",
            "passages": {(found["start"], found["end"], found["strength"]) for found in item["evidence"]},
        }
        for item in told["assessments"]
    }


def of_csv(audit: Audit) -> Verdicts:
    return _of_rows(csv.DictReader(io.StringIO(made("csv", audit), newline="")))


def of_many_as_csv(audit: Audit) -> Verdicts:
    data = WRITERS["csv"]([Audited("a.txt", audit)], Options()).decode("utf-8-sig")
    return _of_rows(csv.DictReader(io.StringIO(data, newline="")))


def of_many_as_xlsx(audit: Audit) -> Verdicts:
    book = openpyxl.load_workbook(io.BytesIO(WRITERS["xlsx"]([Audited("a.txt", audit)], Options())))
    rows = [[cell or "" for cell in row] for row in book["明细"].iter_rows(values_only=True)]
    at = next(number for number, row in enumerate(rows) if "编号" in row)
    return _of_rows(dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :])


def _of_rows(rows: Iterable[Mapping[str, str]]) -> Verdicts:
    return {
        row["编号"]: {
            "conclusion": CONCLUSIONS[row["结论"]],
            "strength": STRENGTHS[row["强度"]],
            "likelihood": LIKELIHOODS[row["把握"]],
            "decided": decisions(row["复核"]),
            **({"why": row["所差"]} if row["结论"] in _ASIDE else {}),
        }
        for row in rows
    }


def of_junit(audit: Audit) -> Verdicts:
    return of_cases(ET.fromstring(made("junit", audit)))


def of_cases(root: ET.Element) -> Verdicts:
    """Of JUnit, whoever wrote it: a duty may have several cases, of which one is skipped with the reason."""
    found: Verdicts = {}
    for case in root.iter("testcase"):
        told = {item.get("name"): item.get("value") or "" for item in case.iter("property")}
        if "obligation" not in told:
            continue
        found[told["obligation"]] = {
            "conclusion": told["conclusion"],
            "strength": told["strength"],
            "grave": told["severity"],
            "likelihood": told.get("likelihood"),
            "decided": decisions(told.get("decided", "")),
        }
    return found


def of_sarif(audit: Audit) -> Verdicts:
    results = json.loads(made("sarif", audit))["runs"][0]["results"]
    found: Verdicts = {}
    for item in results:
        told = item["properties"]
        if "conclusion" in told:
            found[item["ruleId"]] = {
                "conclusion": told["conclusion"],
                "strength": told["strength"],
                "likelihood": told["likelihood"],
                "grave": told["severity"],
                "decided": decisions(told["decided"] or ""),
            }
    return found


def of_oscal(audit: Audit) -> Verdicts:
    """Findings, and for what does not bind observations, of which there are no strength and likelihood."""
    result = json.loads(made("oscal-results", audit))["assessment-results"]["results"][0]
    seen = {each["uuid"]: each for each in result["observations"]}
    found: Verdicts = {}
    for item in (*result["findings"], *result["observations"]):
        told = _props(item)
        if "conclusion" not in told:
            continue
        here: Told = {
            "conclusion": told["conclusion"],
            "decided": decisions(";".join(each["value"] for each in item["props"] if each["name"] == "decided")),
        }
        if "target" in item:
            near = [seen[each["observation-uuid"]] for each in item.get("related-observations", ())]
            here |= {"strength": told["strength"], "likelihood": told.get("likelihood"), "grave": told["severity"]}
            here["passages"] = {_passage(each) for each in near if "strength" in _props(each)}
            assert (item["target"]["status"]["state"] == "satisfied") == (told["conclusion"] == "supported")
        here["why"] = told.get("waived") or told.get("reason") or ""
        found[told["obligation"]] = here
    return found


def of_plan_of_action(audit: Audit) -> Verdicts:
    """What falls short, and is not accepted."""
    made_of = json.loads(made("oscal-poam", audit))["plan-of-action-and-milestones"]
    told = [_props(item) for item in made_of["poam-items"]]
    return {
        each["problem"]: {"conclusion": each["conclusion"], "grave": each["severity"]}
        for each in told
        if "conclusion" in each
    }


def of_annotations(audit: Audit) -> dict[str, set[tuple[int, int, str]]]:
    """The passages by duty."""
    found: dict[str, set[tuple[int, int, str]]] = {}
    for item in json.loads(made("annotation", audit))["items"]:
        (at,) = item["target"]["selector"]
        found.setdefault(item["fazhi:obligation"], set()).add((at["start"], at["end"], item["fazhi:strength"]))
    return found


def of_docx(audit: Audit) -> Verdicts:
    """The comments of the annotated report, of the duties of which a passage tells."""
    found: Verdicts = {}
    for comment in docx.Document(io.BytesIO(write(entry("docx"), audit, Options()))).comments:
        for said in comment.text.split("——"):
            for id, strength, conclusion in _COMMENT.findall(said):
                here = found.setdefault(id, {"conclusion": CONCLUSIONS[conclusion], "decided": decisions(said)})
                here.setdefault("words", set()).add(strength)
    return found


def first_comment(audit: Audit) -> str:
    """The line of the first comment of the annotated report on what people settled though no passage tells of it."""
    (first, *_) = docx.Document(io.BytesIO(write(entry("docx"), audit, Options()))).comments
    return next((line for line in first.text.splitlines() if line.startswith("没有佐证而有人定过的")), "")


def of_text(audit: Audit) -> Verdicts:
    """What is listed at a terminal; what does not apply is only counted there, unless somebody decided so."""
    return read_text(made("text", audit, quotes=True, width=1000))


def read_text(page: str) -> Verdicts:
    """The same of a page that was written so wide that no line breaks."""
    found: Verdicts = {}
    for id, name, sure, who in _HEAD.findall(page):
        found[id] = {"conclusion": CONCLUSIONS[name], "likelihood": LIKELIHOODS[sure], "decided": decisions(who)}
    for id, rest in _WEAK.findall(page):
        found[id] = {"conclusion": "weak", "decided": decisions(rest)}
    for id, name, who in _GOOD.findall(page):
        found[id] = {"conclusion": "supported", "strength": STRENGTHS[name], "decided": decisions(who)}
    for id, name, told in _SETTLED.findall(page):
        found[id] = {"conclusion": CONCLUSIONS[name], "decided": decisions(told)}
        if name == word(Conclusion.WAIVED):
            found[id]["why"] = told.removeprefix(" · ")
    for id, who in _SILENT.findall(page):
        found[id] = {"conclusion": "missing", "decided": decisions(who)}
    return found


def of_ledger(audit: Audit) -> Verdicts:
    """The self-check table; what does not apply is not in it."""
    rows = ledger_rows(audit, "自查台账")
    return {
        id: {
            "conclusion": _SIGNS[row["结论"]],
            "strength": STRENGTHS[row["佐证强度"]],
            "likelihood": LIKELIHOODS[row["把握"] or ""],
            "decided": decisions(row["存在问题"] or ""),
            **({"why": row["存在问题"].splitlines()[0]} if _SIGNS[row["结论"]] == "waived" else {}),
        }
        for id, row in rows.items()
    }


def ledger_rows(audit: Audit, sheet: str) -> dict[str, dict[str, Any]]:
    """The rows of a table of the ledger by identifier, each cell under its head."""
    data = write_book(book_of(audit, audit.records.ledger, Wanted("a", Departments({}, {}))))
    rows = [list(row) for row in openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True)]
    at = next(number for number, row in enumerate(rows) if "编号" in row)
    told = [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]]
    return {row["编号"]: row for row in told if row["编号"]}


def of_review(audit: Audit) -> Verdicts:
    """The page of the review server."""
    page = shown(audit, audit.records.decisions, in_order(audit), "zh")
    return {
        duty["id"]: {
            "conclusion": duty["conclusion"],
            "decided": decisions(";".join(each["said"] for each in duty["decided"])),
            "why": duty["reason"],
            "passages": {(found["start"], found["end"], found["strength"]) for found in duty["passages"]},
        }
        for duty in page["duties"]
    }


FORMATS: Final[Mapping[str, Callable[[Audit], Verdicts]]] = {
    "json": of_json,
    "json of many": of_many_as_json,
    "csv": of_csv,
    "csv of many": of_many_as_csv,
    "xlsx of many": of_many_as_xlsx,
    "junit": of_junit,
    "sarif": of_sarif,
    "oscal-results": of_oscal,
    "review": of_review,
}
"""What tells of every duty."""


def of_compared(before: Audit, after: Audit) -> dict[str, Verdicts]:
    """What a comparison says of the second report, by how it is written; a reader is told of what differs only."""
    found = Compared(before, after, compare(before, after))
    book = openpyxl.load_workbook(io.BytesIO(bytes(COMPARED["xlsx"](found, Options()))))["逐项对照"]
    rows = [[cell or "" for cell in row] for row in book.iter_rows(values_only=True)]
    at = next(number for number, row in enumerate(rows) if "编号" in row)
    table = str(COMPARED["csv"](found, Options())).removeprefix("\ufeff")
    return {
        "text": _of_compared_text(str(COMPARED["text"](found, Options(width=2000)))),
        "csv": _of_compared_rows(csv.DictReader(io.StringIO(table, newline=""))),
        "xlsx": _of_compared_rows(dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :]),
        "json": {
            item["obligation"]: {
                "conclusion": item["after"],
                "decided": tuple(sorted(map(_who_in, item["decided"]["after"]["decisions"]))),
                **({"why": item["decided"]["after"]["waived"]} if item["after"] == "waived" else {}),
            }
            for item in json.loads(COMPARED["json"](found, Options()))["differences"]
        },
        "html": _of_compared_rows(_rows_of(str(COMPARED["html"](found, Options())))),
    }


def _rows_of(page: str) -> Iterator[dict[str, str]]:
    """The rows of the tables of a page that name a duty, by their heads; a column that says nothing is left out."""
    for table in html.fromstring(page).iter("table"):
        heads = [cell.text_content() for cell in table.iter("th")]
        for row in table.xpath("./tbody/tr"):
            told = dict.fromkeys(("后一份的复核",), "") | dict(
                zip(heads, (cell.text_content() for cell in row), strict=True)
            )
            if "编号" in told:
                yield told | {"后一份": told["后一份"].partition(" ")[2]}


def _of_compared_rows(rows: Iterable[Mapping[str, str]]) -> Verdicts:
    return {
        row["编号"]: _waived(CONCLUSIONS[row["后一份"]], row["后一份的复核"], decisions(row["后一份的复核"]))
        for row in rows
    }


def _of_compared_text(page: str) -> Verdicts:
    found: Verdicts = {}
    for block in re.split(r"^  (?=[A-Z]+_\d{3} )", page, flags=re.MULTILINE)[1:]:
        id, name = re.match(r"([A-Z]+_\d{3}) .*?：(?:\w+ → )?(\w+)", block).groups()  # type: ignore[union-attr]  # a claim
        told = "".join(re.findall(r"^ +后一份的复核：(.*)$", block, re.MULTILINE))
        found[id] = _waived(CONCLUSIONS[name], told, decisions(told))
    return found


def _waived(conclusion: str, told: str, decided: tuple[Who, ...]) -> Told:
    why = {"why": told.removeprefix(f"{word(Conclusion.WAIVED)}：")} if conclusion == "waived" else {}
    return {"conclusion": conclusion, "decided": decided, **why}


def of_needs(site: Path, slug: str) -> Verdicts:
    (version,) = json.loads((site / "needs.json").read_text(encoding="utf-8"))["versions"].values()
    return {
        name: {"conclusion": item.partition("=")[2]}
        for name, need in version["needs"].items()
        if need["type"] == "obligation"
        for item in need["conclusions"]
        if item.startswith(f"{slug}=")
    }


def of_matrix(site: Path, slug: str) -> Verdicts:
    rows = _page(site / f"reports/{slug}/matrix.html").xpath("//tr[@data-conclusion]")
    return {
        row.get("data-duty"): {
            "conclusion": row.get("data-conclusion"),
            "strength": row.get("data-strength"),
            "decided": decisions(row.text_content()),
            **({"why": _text(row.find_class("fz-of-part")[0])} if row.get("data-conclusion") == "waived" else {}),
        }
        for row in rows
    }


def of_matrix_by_article(site: Path, slug: str) -> Verdicts:
    """The other table of that page, where a duty stands at every place that carries it."""
    found: Verdicts = {}
    for row in _page(site / f"reports/{slug}/matrix.html").xpath("//tr[@data-place]"):
        (chip,) = row.find_class("fz-conclusion")
        told = {"conclusion": _class(chip), "decided": decisions(row.text_content())}
        assert found.setdefault(row.get("data-duty"), told) == told
    return found


def of_settled(site: Path, slug: str) -> Verdicts:
    """What people settled, as the annotated report lists it."""
    (told,) = _page(site / f"reports/{slug}/index.html").find_class("fz-settled")
    found: Verdicts = {}
    for item in told.xpath(".//li"):
        (href,), (chip,) = item.xpath("./a[contains(@href, 'obligations/')]/@href"), item.find_class("fz-conclusion")
        here = found.setdefault(Path(href).stem, {"conclusion": _class(chip), "decided": ()})
        here["decided"] = tuple(sorted((*here["decided"], *decisions(item.text_content()))))
        if here["conclusion"] == "waived":
            here["why"] = _text(chip.getnext()) if chip.getnext() is not None else (chip.tail or "").strip()
    return found


def of_notes(site: Path, slug: str) -> dict[str, set[Who]]:
    """Who decided on a passage, as its note in the margin tells."""
    found: dict[str, set[Who]] = {}
    for note in _page(site / f"reports/{slug}/index.html").xpath("//li[starts-with(@id, 'EV_')]//li"):
        (href,) = note.xpath("./a[contains(@href, 'obligations/')]/@href")
        for who in note.find_class("fz-who"):
            found.setdefault(Path(href).stem, set()).update(decisions(who.text_content()))
    return found


def of_gaps(site: Path, slug: str) -> Verdicts:
    """What falls short, and is not accepted."""
    found: Verdicts = {}
    for item in _page(site / f"reports/{slug}/gaps.html").xpath("//details[@data-conclusion]"):
        ids = re.findall(r"obligations/([A-Z]+_\d{3})\.html", html.tostring(item, encoding="unicode"))
        found[ids[0]] = {
            "conclusion": item.get("data-conclusion"),
            "grave": item.get("data-severity"),
            "decided": decisions(item.text_content()),
        }
    return found


def of_annex(site: Path, slug: str) -> Verdicts:
    """What the gap report lists as not judged, with the reason."""
    (table,) = _page(site / f"reports/{slug}/gaps.html").find_class("fz-unjudged")
    found: Verdicts = {}
    for row in table.xpath(".//tbody/tr"):
        _name, verdict, reason = row
        (chip,) = verdict.find_class("fz-conclusion")
        told = {"conclusion": _class(chip), "decided": decisions(reason.text_content())}
        found[row.find(".//code").text] = {**told, "why": _text(reason.find("bdi"))}
    return found


def of_duty_pages(site: Path, slug: str) -> Verdicts:
    """The page of each duty, its part on this report."""
    found: Verdicts = {}
    for path in (site / "obligations").glob("*_*.html"):
        for part in _page(path).find_class("fz-verdict"):
            head = part.find_class("fz-verdict-head")[0]
            if f"reports/{slug}/" in html.tostring(head, encoding="unicode"):
                (chip,) = head.find_class("fz-conclusion")
                found[path.stem] = {"conclusion": _class(chip), "decided": decisions(part.text_content())}
    return found


def of_map(site: Path, slug: str) -> dict[str, str]:
    """The squares of the overview by the titles of the duties."""
    squares = _page(site / "index.html").get_element_by_id(f"report-{slug}").find_class("fz-square")
    told = [re.split("[：，]", square.get("aria-label")) for square in squares if square.get("aria-label")]
    return {title: CONCLUSIONS[said] for title, said, *_ in told}


def of_comparison(site: Path, slug: str) -> Verdicts:
    """The column of this report on the page that compares all."""
    page = _page(site / "compare.html")
    found: Verdicts = {}
    for row in page.xpath("//tr[td[contains(@class, 'fz-cell')]]"):
        table = next(row.iterancestors("table"))
        heads = [html.tostring(cell, encoding="unicode") for cell in table.xpath(".//thead//th")]
        at = next(number for number, head in enumerate(heads) if f"reports/{slug}/" in head)
        id = row.find(".//th//code").text
        told = list(row)[at].text_content()
        found[id] = {"conclusion": _class(list(row)[at]), "decided": decisions(told)}
        if found[id]["conclusion"] == "waived":
            found[id]["why"] = told.rpartition(f"{word(Conclusion.WAIVED)}：")[2].strip()
    return found


def _page(path: Path) -> Any:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def _class(element: Any) -> str:
    """The conclusion among the names of its classes."""
    names = {name.removeprefix("fz-").replace("-", "_") for name in element.get("class").split()}
    (said,) = names & set(CONCLUSIONS.values())
    return str(said)


def decisions(text: str) -> tuple[Who, ...]:
    """The decisions that are told in words, each with who made it, as what, when and what it is."""
    said = "|".join(map(word, Verdict))
    return tuple(sorted(re.findall(rf"({REVIEWER})(?:（(\w+)）)?\s+(2\d{{3}}-\d\d-\d\d)\s+复核({said})", text)))


def _who(event: Decision) -> Who:
    return event.reviewer, event.role or "", event.time[:10], word(event.verdict)


def _who_in(event: Mapping[str, Any]) -> Who:
    return event["reviewer"], event["role"] or "", event["time"][:10], word(Verdict(event["verdict"]))


def _props(item: Mapping[str, Any]) -> dict[str, str]:
    return {each["name"]: each["value"] for each in item.get("props", ())}


def _passage(observation: Mapping[str, Any]) -> tuple[int, int, str]:
    at = _props(observation["relevant-evidence"][0])
    return int(at["start"]), int(at["end"]), _props(observation)["strength"]


def answers_of_plan(audit: Audit) -> dict[str, dict[str, Any]]:
    """What was answered to each problem, as the plan of action has it."""
    plan = json.loads(made("oscal-poam", audit))["plan-of-action-and-milestones"]
    names = {each["uuid"]: each["name"] for each in plan["metadata"]["parties"]}
    found: dict[str, dict[str, Any]] = {}
    for risk in sorted(plan["risks"], key=lambda each: int(_numbers(plan)[_props(each)["problem"]])):
        response = next(iter(risk["remediations"][1:]), {})
        told, roles = (
            _props(response),
            [role for task in response.get("tasks", ()) for role in task.get("responsible-roles", ())],
        )
        found[_props(risk)["problem"]] = {
            "departments": tuple(names[each] for role in roles for each in role["party-uuids"]),
            "closed": risk["status"] == "closed",
            "deadline": told.get("deadline", ""),
            "progress": response.get("remarks", ""),
            "closed_on": told.get("closed-on", ""),
        }
    return found


def _numbers(plan: Mapping[str, Any]) -> dict[str, str]:
    return {_props(item)["problem"]: _props(item)["number"] for item in plan["poam-items"]}


def squares(page: str, audit: Audit) -> list[str]:
    """The signs of a printed map, a row for each domain, each after the name of its domain."""
    signs = "".join(SYMBOLS.values())
    found: list[str] = []
    for domain in dict.fromkeys(item.obligation.domain for item in audit.assessments):
        (row,) = re.findall(rf"{word(domain)}\s*((?:[{signs}]\s*)+)", page)
        found += row.split()
    return found


def failed(audit: Audit, least: Severity) -> set[str]:
    """The duties that fail in JUnit."""
    cases = ET.fromstring(made("junit", audit, min_severity=least)).iter("testcase")
    return {
        str(item.get("value"))
        for case in cases
        if case.find("failure") is not None
        for item in case.iter("property")
        if item.get("name") == "obligation"
    }


def answers_of_page(site: Path, slug: str) -> list[dict[str, str]]:
    """The rows of the table of answers in the gap report, each cell under its head."""
    (table,) = _page(site / f"reports/{slug}/gaps.html").find_class("fz-reply")
    heads = [cell.text_content().strip() for cell in table.xpath(".//thead//th")]
    rows = table.xpath(".//tbody/tr")
    return [dict(zip(heads, (cell.text_content().strip() for cell in row), strict=True)) for row in rows]


def passages_of_page(site: Path, slug: str) -> dict[str, set[str]]:
    """What is said in the margin of the annotated report of each duty: the strengths, or what is not done."""
    found: dict[str, set[str]] = {}
    for note in _page(site / f"reports/{slug}/index.html").xpath("//li[starts-with(@id, 'EV_')]//li"):
        (chip, *_), (href,) = note.find_class("fz-chip"), note.xpath("./a[contains(@href, 'obligations/')]/@href")
        found.setdefault(Path(href).stem, set()).add(re.sub(r"[^\u4e00-\u9fff]", "", chip.text_content()))
    return found
