"""Every interface string of the site has its English, and no translation is left over or loses a value."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import fazhi.sphinx_ext

FOLDER = Path(fazhi.sphinx_ext.__file__).parent
FIELD = re.compile(r"\{(\w+)\}")


def _said() -> set[str]:
    found = extract_from_dir(FOLDER, method_map=[("**.py", "python")], keywords={"_": None}, comment_tags=())
    return {str(item[2]) for item in found}


def _translated() -> dict[str, str]:
    with (FOLDER / "html" / "locale" / "en.po").open("rb") as file:
        return {str(item.id): str(item.string) for item in read_po(file) if item.id}


def test_every_string_is_translated() -> None:
    assert sorted(_said() - {id for id, english in _translated().items() if english}) == []


def test_no_translation_of_the_interface_is_left_over() -> None:
    assert sorted(_translated().keys() - _said()) == []


def test_a_translation_keeps_the_values_it_is_given() -> None:
    assert [id for id, english in _translated().items() if set(FIELD.findall(id)) != set(FIELD.findall(english))] == []


def test_no_translation_is_chinese() -> None:
    assert [english for english in _translated().values() if re.search(r"[\u4e00-\u9fff]", english)] == []
