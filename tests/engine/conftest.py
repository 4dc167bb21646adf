"""The six duties, read once."""

from pathlib import Path

import pytest

from engine import six_duties
from fazhi.model.obligation import Catalogue


@pytest.fixture(scope="session")
def six(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of six duties."""
    folder: Path = tmp_path_factory.mktemp("six")
    return six_duties.catalogue(folder)
