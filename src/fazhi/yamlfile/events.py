"""From the bytes of a YAML file to nodes with lines; no object is ever constructed from what the file says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from fazhi.model.both import Both
from fazhi.yamlfile.problems import Problems
from fazhi.yamlfile.tree import Entry, ListNode, MapNode, Node, Scalar

LIMIT = 4 * 1024 * 1024
"""Bytes a file may have."""
DEPTH = 24
"""Lists and mappings that may stand in one another."""

_SCALAR: Any = yaml.ScalarEvent
_ITEMS_END: Any = yaml.SequenceEndEvent
_ENTRIES_END: Any = yaml.MappingEndEvent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Event = Any  # the stubs leave out what events carry
_NextEvent = Callable[[], _Event]


class _Unreadable(Exception):  # noqa: N818 - caught in this file, no error of anyone else's
    """Reading cannot go on behind this mistake."""

    def __init__(self, line: int, zh: str, en: str) -> None:
        super().__init__(zh)
        self.mistake = (line, zh, en)


def parse(data: bytes, problems: Problems, limit: int = LIMIT) -> Node | None:
    """The one document in the data; None, and a mistake noted, where it cannot be read."""
    try:
        return _document(_decode(data, limit), problems)
    except _Unreadable as stop:
        problems.add(*stop.mistake)
    except yaml.YAMLError as error:
        problems.add(*_syntax(error))
    except (ValueError, OverflowError) as error:  # the parser itself, on absurd directives and escapes
        problems.add(0, f"不是有效的 YAML：{error}", f"not valid YAML: {error}")
    problems.unread = True
    return None


def too_large(limit: int) -> Both:
    """That a file has more than so many bytes."""
    return Both(f"文件超过 {limit >> 20} MB，请拆分", f"the file is larger than {limit >> 20} MB; split it")


def _decode(data: bytes, limit: int) -> str:
    if len(data) > limit:
        told = too_large(limit)
        raise _Unreadable(0, told.zh, told.en)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Unreadable(line, "不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8; save the file as UTF-8") from None


def _document(text: str, problems: Problems) -> Node:
    with _parser(text) as take:
        take()  # start of the stream
        if isinstance(take(), yaml.StreamEndEvent):
            raise _Unreadable(0, "文件是空的", "the file is empty")
        root = _node(take(), take, problems, 0)
        take()  # end of the document
        behind = take()
        if not isinstance(behind, yaml.StreamEndEvent):
            line = _line(behind)
            raise _Unreadable(
                line, "一个文件只能有一份 YAML 文档，请去掉 ---", "more than one document; remove the ---"
            )
    return root


@contextmanager
def _parser(text: str) -> Iterator[_NextEvent]:
    loader = _Loader(text)
    try:
        yield loader.get_event
    finally:
        loader.dispose()


def _node(event: _Event, take: _NextEvent, problems: Problems, depth: int) -> Node:
    kind = event.__class__
    line = _line(event)
    if kind is yaml.AliasEvent:
        raise _Unreadable(line, "不能用 * 引用，请把内容写全", "aliases (*) are not allowed; write it out")
    if event.tag is not None:
        problems.add(line, f"不能用标签 {event.tag}，请去掉", f"tags are not allowed; remove {event.tag}")
    if kind is yaml.ScalarEvent:
        return Scalar(event.value, event.implicit[0], line)
    if depth == DEPTH:
        raise _Unreadable(line, f"嵌套超过 {DEPTH} 层", f"nested more than {DEPTH} deep")
    if kind is yaml.SequenceStartEvent:
        return ListNode(_items(take, problems, depth + 1), line)
    return MapNode(_entries(take, problems, depth + 1), line)


def _items(take: _NextEvent, problems: Problems, depth: int) -> list[Node]:
    items: list[Node] = []
    while (event := take()).__class__ is not _ITEMS_END:
        if event.__class__ is _SCALAR and event.tag is None:  # nearly all there is: spare them the call
            items.append(Scalar(event.value, event.implicit[0], event.start_mark.line + 1))
        else:
            items.append(_node(event, take, problems, depth))
    return items


def _entries(take: _NextEvent, problems: Problems, depth: int) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    while (event := take()).__class__ is not _ENTRIES_END:
        key = _node(event, take, problems, depth)
        value = _node(take(), take, problems, depth)
        if not isinstance(key, Scalar):
            problems.add(key.line, "键必须是一个词", "a key must be a single word")
        elif key.text in entries:
            _report_repeat(key, entries[key.text].line, problems)
        else:
            entries[key.text] = Entry(key.line, value)
    return entries


def _report_repeat(key: Scalar, first: int, problems: Problems) -> None:
    problems.add(
        key.line,
        f"键 {key.text} 重复，第 {first} 行已有，请合并或删除",
        f"duplicate key {key.text}, first on line {first}; merge or remove it",
    )


def _line(event: _Event) -> int:
    return int(event.start_mark.line) + 1


def _syntax(error: yaml.YAMLError) -> tuple[int, str, str]:
    """Line and words for what the YAML parser complains of."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "syntax error"
    line = mark.line + 1 if mark else 0
    return (
        line,
        f"YAML 写法有误（{what}），请检查缩进、引号和括号",
        f"YAML syntax: {what}; check indentation and quotes",
    )
