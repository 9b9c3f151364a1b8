"""The gold for enrichment is well formed: mentions exist, dates parse, quotes are words of the text."""

import copy

import pytest

from tests.eval import gold_format
from tests.eval.gold_format import Json, faults, nth, read

STORIES = read()


@pytest.mark.parametrize("slug", STORIES)
def test_gold_is_well_formed(slug: str) -> None:
    assert faults(STORIES[slug]) == []


def test_gold_is_all_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(STORIES) >= gold_format.STORIES
    assert gold_format.main([]) == 0
    assert "0 faults" in capsys.readouterr().out


def test_occurrences_count_substrings_and_overlaps() -> None:
    assert nth("Imran Khan met Khan", "Khan", 2) == 15
    assert nth("anana", "ana", 2) == 2
    assert nth("Khan", "Khan", 2) is None
    assert nth("Khan", "", 1) is None


DAY: Json = {"text": "Tuesday", "n": 1}
LIE: Json = {"kind": "direct", "content": "I never said so", "speaker": "Imran Khan", "description": None}


@pytest.mark.parametrize(
    ("field", "row", "fault"),
    [
        ("names", ["Nobody Such", 1, "person"], "names: 'Nobody Such' does not occur 1 times"),
        ("metonyms", ["Lahore", 1, "Pakistan"], "metonyms: country 'Pakistan'"),
        ("dates", DAY | {"value": "tomorrow", "start": "2021-11-17", "end": "2021-11-18"}, "is no TIMEX value"),
        ("dates", DAY | {"value": "2021", "start": "2022-01-01", "end": "2021-01-01"}, "ends before it starts"),
        ("quotes", LIE, "quotes: 'I never said so' does not occur"),
        ("money", {"text": "$1.2 billion", "n": 2, "amount": 1, "currency": "USD"}, "money: '$1.2 billion'"),
    ],
)
def test_faults_are_found(field: str, row: object, fault: str) -> None:
    gold: Json = copy.deepcopy(STORIES["two-khans-rail-deal"])
    rows = gold[field]
    assert isinstance(rows, list)
    rows.append(row)
    assert [one for one in faults(gold) if fault in one]


def test_missing_field_is_a_fault() -> None:
    gold = {key: value for key, value in STORIES["two-khans-rail-deal"].items() if key != "quotes"}
    assert faults(gold) == ["quotes is missing"]
