"""The page of the fields of one's own catalogue: every key of every record, in both languages."""

import re
from pathlib import Path

from fazhi.sphinx_ext.building.about import OWN_RECORDS, fields_of
from fazhi.yamlfile import RecordOf

DOCS = Path(__file__).parents[2] / "docs"


def test_every_key_is_told_with_what_it_holds_in_both_languages() -> None:
    for _, record in OWN_RECORDS:
        told = {field.key: field for field in fields_of(record)}
        assert list(told) == list(RecordOf(record).fields)
        assert all(all(field.holds) and all(field.meaning) for field in told.values())


def test_words_out_of_a_closed_list_are_listed() -> None:
    held = {field.key: field.holds for _, record in OWN_RECORDS for field in fields_of(record)}
    assert "local_regulation" in held["kind"]
    assert "development_zone" in held["binds"]
    assert held["modality"].zh == "shall、may"
    assert held["territory"].en == "text"


def test_the_page_shows_them() -> None:
    assert re.search(r"^\.\. fazhi-fields::$", (DOCS / "catalogue.rst").read_text(encoding="utf-8"), re.MULTILINE)
