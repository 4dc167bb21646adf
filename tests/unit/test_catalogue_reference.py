"""The catalogue tells the same facts as the reference it was taken from."""

import pytest
import yaml

from absent import SHARED
from fazhi.catalogue import load

pytestmark = pytest.mark.shared
REFERENCE = SHARED / "reference"


@pytest.fixture(scope="module")
def catalogue():
    return load()


@pytest.fixture(scope="module")
def reference():
    return {
        name: yaml.safe_load((REFERENCE / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in ("instruments", "obligations")
    }


def test_there_are_69_instruments_and_128_obligations_in_the_same_order(catalogue, reference):
    assert (len(catalogue.instruments), len(catalogue.obligations)) == (69, 128)
    assert list(catalogue.instruments) == [row["id"] for row in reference["instruments"]]
    assert [item.id for item in catalogue.obligations] == [row["id"] for row in reference["obligations"]]


def test_instruments_agree(catalogue, reference):
    keys = ("title", "kind", "issuer", "number", "territory", "verified")
    for row in reference["instruments"]:
        item = catalogue.instruments[row["id"]]
        assert tuple(getattr(item, key) for key in keys) == tuple(row[key] for key in keys)


def test_versions_agree(catalogue, reference):
    keys = ("version", "in_force_from", "in_force_to", "articles")
    for row in reference["instruments"]:
        versions = catalogue.instruments[row["id"]].versions
        dates = {(_iso(v.version), _iso(v.in_force_from), _iso(v.in_force_to), v.articles) for v in versions}
        assert dates == {tuple(version[key] for key in keys) for version in row["versions"]}


def test_obligations_agree(catalogue, reference):
    for row in reference["obligations"]:
        item = catalogue.obligation(row["id"])
        assert (item.title, item.cadence, item.severity) == (row["title"], row["cadence"], row["severity"])
        assert sorted(item.applies_to) == sorted(row["applies_to"])


def test_citations_agree(catalogue, reference):
    keys = ("instrument", "version", "article", "item", "anchor", "verified")
    for row in reference["obligations"]:
        cited = [
            (c.instrument, _iso(c.version), c.article, c.item, c.anchor, c.verified)
            for c in catalogue.obligation(row["id"]).basis
        ]
        assert cited == [tuple(basis.get(key) for key in keys) for basis in row["basis"]]


def _iso(day):
    return None if day is None else day.isoformat()
