"""The catalogue a build keeps for the next one goes by another name whenever the code that read it is another."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from fazhi.sphinx_ext.building import loading


def test_another_code_keeps_another_file_and_the_old_one_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = SimpleNamespace(doctreedir=tmp_path / "doctrees")
    first = loading.catalogue_file(app)
    first.write_text("{}", encoding="utf-8")
    assert loading.catalogue_file(app) == first
    assert first.exists()
    monkeypatch.setattr(loading, "_READERS", ("model",))
    second = loading.catalogue_file(app)
    assert second != first
    assert not first.exists()
