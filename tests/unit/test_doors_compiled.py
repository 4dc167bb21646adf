"""A compiled catalogue that is not as it was written is passed over, whatever was done to it."""

import json
import random
from pathlib import Path

import pytest
from fazhi.catalogue.compiled import FILE, compiled_text, read_compiled
from fazhi.catalogue.from_yaml import read_yaml

from fazhi.catalogue import default_folder, load

TEXT = compiled_text(read_yaml(default_folder()), default_folder())
DATA = TEXT.encode()


def mutants(number: int) -> list[bytes]:
    """The compiled form with a byte changed, a stretch lost, doubled or moved, or its end broken off."""
    chance = random.Random(7)  # noqa: S311 - nothing is kept secret by it
    made = []
    for _ in range(number):
        at, end = sorted(chance.sample(range(len(DATA)), 2))
        end = min(end, at + 40)
        made.append(
            chance.choice(
                (
                    DATA[:at] + bytes([DATA[at] ^ 1]) + DATA[at + 1 :],
                    DATA[:at] + DATA[end:],
                    DATA[:end] + DATA[at:],
                    DATA[:at] + DATA[at:end][::-1] + b" " + DATA[end:],
                    DATA[:at],
                )
            )
        )
    return made


def test_no_mutant_is_trusted_and_none_ends_in_an_error(tmp_path: Path) -> None:
    file = tmp_path / FILE
    for mutant in mutants(200):
        file.write_bytes(mutant)
        assert read_compiled(file) is None


def test_other_words_in_it_are_not_taken_for_those_of_the_catalogue(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(TEXT.replace("代表建议", "代表意见"), encoding="utf-8")
    assert read_compiled(kept) is None
    assert load(default_folder(), kept) == load(default_folder())


@pytest.mark.parametrize("data", [b"", b"{}", DATA[:100], b"[" * 100_000, DATA.replace(b"{", b"[", 1)])
def test_what_is_no_compiled_form_is_passed_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    assert read_compiled(tmp_path / FILE) is None


def test_it_is_json_that_begins_with_its_digest() -> None:
    assert next(iter(json.loads(TEXT))) == "content"


def test_it_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    load(default_folder(), tmp_path / "kept.json")
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
