"""The page itself: headings, buttons and their words in one language; all else its modules fill in as text."""

import json
from html import escape
from typing import Final

from fazhi.evidence.statement import CONCLUSIONS, STRENGTHS
from fazhi.model.both import Both
from fazhi.model.words import word
from fazhi.output.words.quote import neutral

_WORDS: Final = {
    "title": Both("复核", "Review"),
    "list": Both("义务", "Duties"),
    "text": Both("正文", "Text"),
    "duty": Both("本项", "This duty"),
    "reviewer": Both("复核人", "Reviewer"),
    "name": Both("姓名（职务）", "name (role)"),
    "claimed": Both("自报，没有验证", "claimed, not proven"),
    "next": Both("下一项", "Next open"),
    "undo": Both("撤销上一条", "Undo"),
    "keys": Both("键盘", "Keys"),
    "close": Both("关闭", "Close"),
    "accept": Both("认可", "Accept"),
    "reject": Both("不认", "Reject"),
    "add": Both("补认", "Add"),
    "strength": Both("强度", "Strength"),
    "requirement": Both("要求", "Asked"),
    "basis": Both("依据", "Basis"),
    "found": Both("认定", "Found"),
    "remedy": Both("怎么写", "To write"),
    "passages": Both("佐证", "Evidence"),
    "none": Both("没有佐证", "no evidence"),
    "near": Both("相近而不算", "Near, and not counted"),
    "decided": Both("复核意见", "Decided"),
    "revoke": Both("撤销", "Revoke"),
    "confirm": Both("再确认", "Confirm"),
    "selected": Both("所选文字", "Selected words"),
    "select": Both("在正文里选中文字，可补认为本项的佐证", "select words of the text to add them as evidence"),
    "conclusion": Both("结论", "Conclusion"),
    "accept_conclusion": Both("认可结论", "Accept it"),
    "change": Both("改定", "Change it"),
    "note": Both("说明", "Note"),
    "note_why": Both("说明（改定结论必填）", "note (needed to change a conclusion)"),
    "progress": Both("已复核 {done} / {all}，缺口 {gaps}", "{done} of {all} reviewed, {gaps} gaps"),
    "done": Both("全部复核完了。", "All are reviewed."),
    "written": Both("已写入：", "Written: "),
    "others": Both("别人刚写了：", "Somebody else wrote: "),
    "nothing_to_undo": Both("没有可撤销的。", "There is nothing to undo."),
    "no_passage": Both("本项没有佐证可选。", "There is no passage to choose."),
    "no_selection": Both("先在正文里选中文字。", "Select words of the text first."),
    "lost": Both(
        "连不上 fazhi review；请看终端是否还在运行。", "fazhi review does not answer; see whether it still runs."
    ),
    "unsupplied": Both(
        "手头没有报告原文，只列佐证的位置。", "The text is not at hand; only places of evidence are shown."
    ),
    "open": Both("未复核", "open"),
    "suspect": Both("请再确认", "to be confirmed"),
}
"""What the page says, by name."""
_KEYS: Final = (
    ("a", Both("认可当前佐证（没有就认可结论），到下一项未复核的", "accept passage or conclusion; next open duty")),
    ("x", Both("不认当前佐证", "reject the passage")),
    ("1 2 3 4", Both("把当前佐证改定为提及、表态、举措、成效", "make it a mention, assertion, measure or result")),
    ("b", Both("把所选文字补认为本项的佐证", "add the selected words as evidence")),
    ("c", Both("改定结论", "change the conclusion")),
    ("u", Both("撤销自己上一条", "revoke your last decision")),
    ("n", Both("下一项未复核的", "next open duty")),
    ("j k", Both("下一项，上一项", "next duty, previous duty")),
    ("p", Both("下一处佐证", "next passage")),
    ("?", Both("本说明", "this help")),
)  # fmt: skip


def page(title: str, token: str, reviewer: str, language: str) -> str:
    """The page; every value is escaped."""
    said = {name: each.of(language) for name, each in _WORDS.items()}
    chosen = {
        "strengths": {key: word(item, language) for key, item in STRENGTHS.items()},
        "conclusions": {key: word(item, language) for key, item in CONCLUSIONS.items()},
    }
    keys = "".join(f"<dt>{_keys(each)}</dt><dd>{escape(told.of(language))}</dd>" for each, told in _KEYS)
    views = "".join(
        f'<button type="button" data-to="{name}">{escape(said[name])}</button>' for name in ("list", "duty", "text")
    )
    name = escape(neutral(title))
    return f"""<!doctype html>
<html lang="{"en" if language == "en" else "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="fazhi-token" content="{escape(token)}">
<meta name="fazhi-words" content="{escape(json.dumps(said | chosen, ensure_ascii=False))}">
<title>{escape(said["title"])} · {name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/review.css">
<script type="module" src="/review.js"></script>
</head>
<body data-view="duty">
<header>
<h1><bdi>{name}</bdi></h1>
<p id="progress"></p>
<div class="tools">
<label>{escape(said["reviewer"])} <input id="reviewer" autocomplete="name" maxlength="60" value="{escape(reviewer)}"
 placeholder="{escape(said["name"])}"
 title="{escape(said["claimed"])}"><small>{escape(said["claimed"])}</small></label>
<button type="button" id="next">{escape(said["next"])} <kbd>n</kbd></button>
<button type="button" id="undo">{escape(said["undo"])} <kbd>u</kbd></button>
<button type="button" id="help">{escape(said["keys"])} <kbd>?</kbd></button>
</div>
</header>
<p id="notice" role="status" aria-live="polite"></p>
<nav id="views" aria-label="{escape(said["title"])}">{views}</nav>
<main>
<section id="list" aria-label="{escape(said["list"])}"></section>
<section id="text" tabindex="0" aria-label="{escape(said["text"])}"></section>
<section id="duty" tabindex="-1" aria-label="{escape(said["duty"])}"></section>
</main>
<dialog id="keys" aria-label="{escape(said["keys"])}"><dl>{keys}</dl>
<form method="dialog"><button>{escape(said["close"])}</button></form></dialog>
</body>
</html>
"""


def _keys(names: str) -> str:
    return " ".join(f"<kbd>{escape(name)}</kbd>" for name in names.split())
