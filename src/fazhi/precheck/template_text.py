"""The check for what a template or a writing aid has left behind."""

import re
from collections.abc import Iterator
from functools import cache

from fazhi.model.audit import Audit
from fazhi.precheck.base import Hit, check, one_of
from fazhi.precheck.stretches import paragraphs

_MARKDOWN = (".md", ".markdown")
_MARKED = re.compile(
    r"(?:^|(?<=[\s。，；：、！？（]))[*]{2}(?=\S)[^*\n]{1,60}?(?:[。：:；！？][*]{2}|[*]{2}(?=[\s。，；：:！？）]|$))"
    r"|^#{1,6} +(?=\S)|^#{2,6}(?=[\u4e00-\u9fff])|^```",
    re.MULTILINE,
)
"""Bold words and headings as Markdown writes them."""


@check(
    "模板里的话",
    "Words of a template",
    "删去模板的提示和说明。",
    "Delete the prompts and instructions of the template.",
)
def template_text(audit: Audit) -> Iterator[Hit]:
    """还留着模板的提示、填写的说明、从 Word 带出的“批注[”“错误！未找到引用源”，写作软件的话和排版记号（**）。

    通过：在此基础上，制定实施方案。
    不通过：（此处填写本单位主要做法）；错误！未找到引用源。

    Prompts of a template, instructions for filling in, what Word leaves for a broken reference, what a writing
    program says for itself, or its marks for headings and bold words. The words are in requirements/precheck.yaml.

    Passes: On this ground a plan was made.
    Fails: An instruction to fill in one's own main practices is still there.
    """
    text = audit.report.text
    for found in _prompts().finditer(text):
        yield Hit(f"“{found[0]}”是模板或软件的话", f"“{found[0]}” is of a template or a program", *found.span())
    if audit.report.name.lower().endswith(_MARKDOWN):
        return
    for paragraph in paragraphs(audit.report):
        for found in _MARKED.finditer(text[paragraph.start : paragraph.end]):
            start, end = paragraph.start + found.start(), paragraph.start + found.end()
            zh = f"“{found[0].strip()}”是排版记号，没有变成格式"
            yield Hit(zh, f"“{found[0].strip()}” is a mark of layout that was not turned into one", start, end)


@cache
def _prompts() -> re.Pattern[str]:
    return re.compile(one_of("prompt"))
