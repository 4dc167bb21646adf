"""Documents as they are met in the field, each written in a line of YAML, made into the files that they are."""

from pathlib import Path
from typing import Any

import yaml

from reading_helpers import ROOT
from word_files import document, p, word_file

TITLE = "云岭县司法局2023年度法治政府建设情况报告"
WORK = "一、推进法治政府建设的主要举措和成效"
LACK = "二、存在的不足和原因\n执法人员法律专业水平还不够高。"
NEXT = "三、下一年度工作安排\n继续加强执法培训。"
ROWS = [
    row for path in sorted((ROOT / "tests" / "field").glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))
]


def cell(content: Any) -> str:
    """A cell of a Word table: its lines, how many columns it takes, whether it goes on from above, a table in it."""
    told = content if isinstance(content, dict) else {"t": content}
    traits = f'<w:gridSpan w:val="{told["span"]}"/>' if "span" in told else ""
    traits += {"start": '<w:vMerge w:val="restart"/>', "go": "<w:vMerge/>"}.get(told.get("merge", ""), "")
    inner = table(told["nest"]) + p("") if "nest" in told else "".join(map(p, told.get("t", "").split("\n")))
    return f"<w:tc><w:tcPr>{traits}</w:tcPr>{inner}</w:tc>"


def table(rows: list[list[Any]]) -> str:
    written = (f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(written)}</w:tbl>"


def block(item: Any) -> str:
    if isinstance(item, str):
        return p(item)
    return str(item["xml"]) if "xml" in item else table(item["table"])


def word(row: dict[str, Any], folder: Path) -> Path:
    body = "".join(map(block, row["word"]))
    if not row.get("whole"):
        body = p(WORK) + body + "".join(p(line) for line in f"{LACK}\n{NEXT}".split("\n"))
    main = document(body, title=TITLE)
    if "title_xml" in row:
        main = main.replace(p(TITLE), row["title_xml"])
    spaces = main[main.index("<w:document") + len("<w:document") : main.index(">")]
    parts = {name: (kind, xml.replace(">", f"{spaces}>", 1)) for name, (kind, xml) in row.get("parts_of", {}).items()}
    return word_file(folder, main, parts)


def text_of(row: dict[str, Any]) -> str:
    if "text" in row:
        return str(row["text"])
    work, lack, plans = WORK, LACK, NEXT
    if "html" in row:
        lines = "".join(f"<p>{line}</p>" for line in f"{lack}\n{plans}".split("\n"))
        body = f"<h1>{TITLE}</h1><div class=content><p>{work}</p>{row['html']}{lines}</div>"
        return (
            f"<!doctype html><html><head><meta charset={row.get('encoding', 'utf-8')}></head><body>{body}</body></html>"
        )
    if row.get("name", "").endswith(".md"):
        return f"# {TITLE}\n\n## {work}\n\n{row['work']}\n## {lack}\n\n## {plans}\n"
    return f"{TITLE}\n{work}\n{row['work']}{lack}\n{plans}\n"


def file_of(row: dict[str, Any], folder: Path) -> Path:
    if "word" in row:
        return word(row, folder)
    path = folder / row.get("name", "报告.txt")
    path.write_bytes(text_of(row).encode(row.get("encoding", "utf-8")))
    return path
