"""The list of pages, laid out once and then marked, is the one that the theme would have laid out for the page."""

import pytest
from bs4 import BeautifulSoup
from furo.navigation import get_navigation_tree

from fazhi.sphinx_ext.theme.sidebar import FEW, _List

Tree = dict[str, "Tree"]
"""Pages by name with those under them."""
SMALL: Tree = {
    "a": {"a/gaps": {}, "a/matrix": {}},
    "b": {"b/gaps": {}, "b/deep": {"b/deep/one": {}, "b/deep/two": {}}},
    "c": {},
}
LARGE: Tree = {f"r{number}": {f"r{number}/gaps": {}, f"r{number}/matrix": {}} for number in range(FEW + 1)} | {"z": {}}


def _laid_out(tree: Tree, here: str = "", level: int = 1) -> str:
    """A list as Sphinx writes it, marked for a page."""
    items = []
    for name, under in tree.items():
        inner = f"<ul>{_laid_out(under, here, level + 1)}</ul>" if under else ""
        current = " current" if name == here or f'href="{here}.html"' in inner else ""
        link = "current reference internal" if name == here else "reference internal"
        items.append(
            f'<li class="toctree-l{level}{current}"><a class="{link}" href="{name}.html">{name}</a>{inner}</li>'
        )
    return "".join(items)


def _seen(html: str) -> list[tuple[object, ...]]:
    """Every page of a list: its place, classes and box."""
    seen: list[tuple[object, ...]] = []
    for item in BeautifulSoup(html, "html.parser").find_all("li"):
        link, box = item.find("a"), item.find("input", recursive=False)
        state = None if box is None else box.has_attr("checked")
        seen.append((len(item.find_parents("li")), set(item["class"]), link["href"], set(link["class"]), state))
    return seen


def _names(tree: Tree) -> list[str]:
    return [name for item, under in tree.items() for name in (item, *_names(under))]


@pytest.mark.parametrize("here", [*_names(SMALL), "elsewhere"])
def test_marked_afterwards_is_marked_as_the_theme_does(here: str) -> None:
    listed = _List(get_navigation_tree(f"<ul>{_laid_out(SMALL)}</ul>"))
    assert _seen(listed.marked(f"{here}.html")) == _seen(get_navigation_tree(f"<ul>{_laid_out(SMALL, here)}</ul>"))


@pytest.mark.parametrize("here", ["r0", "r3/matrix", "z", "elsewhere"])
def test_of_a_long_list_only_what_stands_under_the_marked_page_is_shown(here: str) -> None:
    listed = _List(get_navigation_tree(f"<ul>{_laid_out(LARGE)}</ul>")).marked(f"{here}.html")
    top = here.partition("/")[0]
    shown = {name: under if name == top else {} for name, under in LARGE.items()}
    assert _seen(listed) == _seen(get_navigation_tree(f"<ul>{_laid_out(shown, here)}</ul>"))


def test_marking_one_page_leaves_no_trace_on_the_next() -> None:
    listed = _List(get_navigation_tree(f"<ul>{_laid_out(SMALL)}</ul>"))
    before = listed.marked("c.html")
    listed.marked("b/deep/one.html")
    assert listed.marked("c.html") == before
