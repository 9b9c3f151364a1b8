from array import array

import pytest

from copytaster.core.gazetteer import Gazetteer, fold, name_key
from copytaster.tables.place_file import load_gazetteer, packed, unpacked


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("PARIS", "paris"),
        ("Vardø", "vardo"),
        ("München", "munchen"),
        ("Straße", "strasse"),
        ("St. Louis", "saint louis"),
        ("U.S.", "us"),
        ("N’Djamena", "ndjamena"),
        ("Guinea-Bissau", "guinea bissau"),
        ("The Hague", "hague"),
        ("Łódź", "lodz"),
        ("  New \n York ", "new york"),
        ("", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    """Case, accents and punctuation make no other name."""
    assert fold(name) == folded


def test_find() -> None:
    """A name gives the references of its places, an unknown one none."""
    keys = sorted((name_key("alpha"), name_key("beta")))
    table = Gazetteer(keys=array("Q", keys), starts=array("I", [0, 1, 3]), references=array("I", [0, 2, 4]))
    sizes = {name: len(table.find(name)) for name in ("alpha", "beta", "gamma")}
    assert sorted(sizes.values()) == [0, 1, 2]
    assert sizes["gamma"] == 0


def test_packed_and_unpacked() -> None:
    """The file gives back what went into it."""
    table = Gazetteer(
        keys=array("Q", [7]),
        starts=array("I", [0, 1]),
        references=array("I", [0]),
        ids=array("I", [42]),
        latitudes=array("i", [-5_000_000]),
        longitudes=array("i", [12]),
        priors=array("H", [420]),
        kinds=array("B", [3]),
        features=array("B", [0]),
        countries=array("B", [1]),
        areas=array("H", [9]),
        feature_codes=("PPL",),
        country_codes=("", "NOR"),
    )
    assert unpacked(packed(table)) == table


def test_columns_agree() -> None:
    """In the service's own file every column has a row for each place, and every name a place."""
    table, _ = load_gazetteer()
    columns = (table.ids, table.latitudes, table.longitudes, table.priors, table.kinds, table.features, table.areas)
    assert {len(column) for column in columns} == {len(table.countries)}
    assert len(table.starts) == len(table.keys) + 1
    assert table.starts[-1] == len(table.references)
    assert list(table.keys) == sorted(set(table.keys))
