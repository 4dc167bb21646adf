"""Mistakes of a user as sentences, Chinese and English."""

import re
import traceback
from difflib import get_close_matches

import click

from fazhi.cli.options import Worded
from fazhi.cli.page import Group
from fazhi.model.errors import CatalogueError, FazhiError, InputError

_MORE = re.compile(r"Got unexpected extra arguments? \((.+)\)\.?$", re.DOTALL)


def failure_sentences(error: FazhiError) -> list[str]:
    """The sentences of a bad input or catalogue; of a catalogue one a mistake, all of them."""
    if isinstance(error, InputError):
        return [f"错误：{error.zh}", f"Error: {error.en}"]
    if isinstance(error, CatalogueError):
        many = len(error.mistakes)
        places = "1 place" if many == 1 else f"{many} places"
        head = [f"错误：文件中有 {many} 处须改正。", f"Error: {places} to correct."]
        return [*head, *map(str, error.mistakes)]
    return str(error).splitlines()


def fault_sentences(error: Exception, *, full: bool) -> list[str]:
    """That this software is at fault, and how to tell its makers; with the traceback where it is asked for."""
    what = f"{type(error).__name__}: {error}".strip(": ")
    lines = traceback.format_exception(error) if full else []
    return [
        f"软件出错：{what}。这是 fazhi 的缺陷，不是您的输入有误；请设环境变量 FAZHI_DEBUG=1 再运行一次，"
        "把输出连同 fazhi --version 一并报给维护者。",
        f"Fault: {what}. This is a defect of fazhi, not of your input; run again with FAZHI_DEBUG=1 in the environment "
        "and report the output with that of fazhi --version.",
        *(line for text in lines for line in text.splitlines()),
    ]


def usage_sentences(error: click.UsageError) -> list[str]:
    """What is wrong with a command line, and where its help is."""
    path = error.ctx.command_path if error.ctx else "fazhi"
    english = error.format_message().rstrip(".")
    if near := _near(error):
        english = f"{english.partition('. ')[0].rstrip('.')}. Did you mean {near}?".rstrip(".")
    return [
        f"用法错误：{_chinese(error)}请看 {path} --help。",
        f"Usage error: {english}{'' if english.endswith('?') else '.'} See {path} --help.",
    ]


def _chinese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"是否指 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}。{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_name(error)}。"
    if isinstance(error, click.BadParameter):
        gap = " " if isinstance(error.param, click.Option) else ""
        return f"{_name(error)}{gap}的值不可用，{_wanted(error.param)}。"
    if isinstance(error, click.BadOptionUsage):
        lacks = "requires an argument" in error.message
        return f"选项 {error.option_name} {'后面没有写值' if lacks else '的用法不对'}。"
    return _other(error)


def _other(error: click.UsageError) -> str:
    if command := getattr(error, "command_name", None):
        near = _near(error)
        return f"没有命令 {command}。{f'是否指 {near}？' if near else ''}"
    if found := _MORE.match(error.message):
        return f"参数太多，不知道“{found[1]}”是什么；名称里有空格的请加引号。"
    return "缺少命令。" if error.message.startswith("Missing command") else f"参数不对（{error.message}）。"


def _near(error: click.UsageError) -> str | None:
    """The command that a name which is none comes nearest to."""
    name = getattr(error, "command_name", None)
    if not name or error.ctx is None or not isinstance(error.ctx.command, click.Group):
        return None
    return next(iter(get_close_matches(name, error.ctx.command.list_commands(error.ctx), n=1)), None)


def _name(error: click.BadParameter) -> str:
    param = error.param
    if isinstance(param, click.Option):
        return f"选项 {param.opts[0]}"
    return f"参数“{name}”" if (name := _called(error)) else "参数"


def _called(error: click.BadParameter) -> str:
    """What the Chinese help page calls an argument, which it lists in the order of the command line."""
    above = error.ctx.parent if error.ctx else None
    if error.ctx is None or above is None or not isinstance(above.command, Group):
        return ""
    asked, shown = error.ctx.command, above.command.member(str(error.ctx.command.name), "zh")
    places = [param for param in asked.params if isinstance(param, click.Argument)]
    names: list[str] = [name for name, _ in shown.arguments]
    return next((name for place, name in zip(places, names, strict=True) if place is error.param), "")


def _wanted(param: click.Parameter | None) -> str:
    kind = param.type if param else None
    if isinstance(kind, Worded):
        return f"须为下列之一：{'、'.join(f'{name}（{both.zh}）' for name, both in kind.words.items())}"
    if isinstance(kind, click.Choice):
        return f"须为 {'、'.join(map(str, kind.choices))} 之一"
    return "须为整数" if kind is click.INT else "请核对"
