from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich.quantities import candidates, enrich, quantities
from copytaster.core.facts import DateExpression, Facts, Money
from copytaster.core.model import At, Block, BlockKind, Declared, Places
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))


def warn(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def found(text: str, language: str = "en") -> list[tuple[str, float | str, str | None, str | None]]:
    spans = [(one, at) for one in quantities(text, 0, language) for at in one.at if isinstance(at, At)]
    return [(text[at.start : at.end], one.value, one.unit, one.kind) for one, at in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed at least 12 people.", ("at least 12 people", 12, "people", "killed")),
        ("The quake left 3 dead.", ("3 dead", 3, "people", "killed")),
        ("Three soldiers were killed.", ("Three soldiers", 3, "soldiers", "killed")),
        ("It was killing two dozen people.", ("two dozen people", 24, "people", "killed")),
        ("Some 300,000 people were displaced.", ("Some 300,000 people", 300_000, "people", "displaced")),
        ("At least 37 were missing.", ("At least 37", 37, "people", "missing")),
        ("Police arrested 4 men.", ("4 men", 4, "men", "detained")),
        ("It wounded about 30 others.", ("about 30 others", 30, "people", "wounded")),
    ],
)
def test_casualties(text: str, expected: tuple[str, float, str, str]) -> None:
    """Who was harmed how, with the words that loosen the number."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 3.5 percent.", ("3.5 percent", 3.5, "percent", "percent")),
        ("It rose 3.5%.", ("3.5%", 3.5, "percent", "percent")),
        ("It fell 25 bps.", ("25 bps", 25, "basis points", "basis_points")),
        ("a 10 percentage-point lead", ("10 percentage-point", 10, "percentage points", "percentage_points")),
        ("It rose 30-35%.", ("30-35%", "30-35", "percent", "percent")),
        ("between 5 and 7 percent", ("5 and 7 percent", "5-7", "percent", "percent")),
        ("It was 13 km deep.", ("13 km", 13, "kilometres", "depth")),
        ("a tower 40 metres high", ("40 metres", 40, "metres", "height")),
        ("It lies 40 miles away.", ("40 miles", 40, "miles", "distance")),
        ("winds of 120 mph", ("120 mph", 120, "mph", "speed")),
        ("minus 5 degrees Celsius", ("minus 5 degrees Celsius", -5, "degrees Celsius", "temperature")),
        ("12,000 tonnes of rice", ("12,000 tonnes", 12_000, "tonnes", "mass")),
        ("1.2 million barrels a day", ("1.2 million barrels a day", 1_200_000, "barrels per day", "rate")),
        ("a 6.1-magnitude quake", ("6.1-magnitude", 6.1, "magnitude", "magnitude")),
        ("with a magnitude of 6.1", ("magnitude of 6.1", 6.1, "magnitude", "magnitude")),
        ("The DAX index closed at 5,412.30.", ("5,412.30", 5412.3, "points", "index")),
        ("The bill won 52 votes.", ("52 votes", 52, "votes", "votes")),
        ("It cut 340 jobs.", ("340 jobs", 340, "jobs", "count")),
        ("two member states", ("two member states", 2, "states", "count")),
    ],
)
def test_measures(text: str, expected: tuple[str, float | str, str, str]) -> None:
    """A number with its unit; a range is a string."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They beat Tern 2-1.", ("2-1", "2-1", "scored", "score")),
        ("She won 6-4 3-6 7-6 (5).", ("6-4 3-6 7-6 (5)", "6-4 3-6 7-6 (5)", "sets", "score")),
        ("The court ruled 4-1.", ("4-1", "4-1", "votes", "score")),
    ],
)
def test_scores(text: str, expected: tuple[str, str, str, str]) -> None:
    """Beside words of sport or of a vote alone."""
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the 8-year-old boy", "8-year-old"),
        ("Tim Gull, 25, said so.", "25"),
        ("a man aged 60", "60"),
        ("He was 84.", "84"),
    ],
)
def test_ages(text: str, words: str) -> None:
    """An age is of the kind age alone."""
    assert [(row[0], row[3]) for row in found(text)] == [(words, "age")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Es stieg um 3,5 Prozent.", ("3,5 Prozent", 3.5, "percent", "percent")),
        ("de", "eine 61-jährige Frau", ("61-jährige", 61, "years", "age")),
        ("fr", "Il a 1 200 kilomètres.", ("1 200 kilomètres", 1200, "kilometres", "distance")),
        ("es", "Subió un 0,7 %.", ("0,7 %", 0.7, "percent", "percent")),
        ("pt", "Caiu 6,3%.", ("6,3%", 6.3, "percent", "percent")),
        ("it", "Sale del 3 per cento.", ("3 per cento", 3, "percent", "percent")),
        ("nl", "Het stijgt 20 procent.", ("20 procent", 20, "percent", "percent")),
    ],
)
def test_other_languages(language: str, text: str, expected: tuple[str, float, str, str]) -> None:
    """Percent and what is sure."""
    assert found(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Call 020 7946 0018 or 555-2012.",
        "No. 7 shirts hang in room 12, flight 815.",
        "Shares of <GULL.3> and A320 and 3G",
        "item 1) of 5",
        "Scores died; thrice, at once.",
        "nearly two-thirds of it",
        "open 24/7 for 4 days",
        "One man came.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    """Phones, ids, fractions, times."""
    assert found(text) == []


def test_dates_and_money_are_left_out() -> None:
    """What other enrichers have found is no quantity."""

    def warn(code: str, message: str, at: Places = ()) -> None:
        raise AssertionError(code)

    text = "12 weeks, 5 euros, 3 dogs"
    dates = (DateExpression("12 weeks", "P12W", (At(0, 0, 8),), "", 1.0),)
    money = (Money(5.0, (At(0, 10, 17),), "", 1.0),)
    story = a_story(
        blocks=(Block(BlockKind.PARAGRAPH, text),),
        declared=Declared(language="en"),
        facts=Facts(dates=dates, money=money),
    )
    (one,) = enrich(story, TABLES, warn)
    assert (one.value, one.unit, one.at) == (3.0, "dogs", (At(0, 19, 25),))
    assert enrich(replace(story, declared=Declared(language="sv")), TABLES, warn) == ()


def units(*texts: str) -> list[tuple[float | str, str | None]]:
    """Values and units of a whole story."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    story = a_story(blocks=blocks, declared=Declared(language="en"))
    return [(one.value, one.unit) for one in enrich(story, TABLES, warn)]


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (("Terns beat Gulls 2-1.", "The striker hit the first goal."), "goals"),
        (("Terns beat Gulls 2-1."), None),
        (("Terns beat Gulls 98-90."), "points"),
        (("Terns lead 12-9 after his touchdown."), "points"),
        (("Terns won 21-19.", "The goalkeeper saved a penalty."), None),
    ],
)
def test_what_a_result_counts(texts: tuple[str, ...] | str, unit: str | None) -> None:
    """Goals or points as the story's own words have it; else what it can only be, or nothing."""
    assert [one for _, one in units(*((texts,) if isinstance(texts, str) else texts))] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "Terns closed the half with a 13-4 run to win.",
        "They lead the series 3-1 before the final.",
        "Terns (9-2) beat all in the league.",
        "A 6-2 start to the season won praise.",
    ],
)
def test_a_record_is_no_result(text: str) -> None:
    """Runs, series and a season's record are no games."""
    assert units(text) == []


def test_an_unknown_unit_counts_nothing() -> None:
    """A letter or two are no plural."""
    assert units("It lasted more than 30 ks, so 12 ads.") == [(12, "ads")]


def test_under_is_a_qualifier_of_figures() -> None:
    """Not so of what things are under: "stores under four brands"."""
    assert found("It runs 393 stores under four brands.")[-1][0] == "four brands"
    assert found("It has under 40 brands.")[-1][0] == "under 40 brands"


def test_candidates_tell_what_no_number_counts() -> None:
    """Kinds of those that count, the others with why not."""
    text = "On March 3 a quake of flight 17 hit 12 towns."
    at = (At(0, 3, 10),)
    dates = (DateExpression("March 3", "2022-03-03", at, "t", 1.0),)
    block = Block(BlockKind.PARAGRAPH, text)
    story = a_story(blocks=(block,), declared=Declared(language="en"), facts=Facts(dates=dates))
    story = replace(story, facts=replace(story.facts, quantities=enrich(story, TABLES, warn)))
    assert [(one.value, one.taken, one.rule) for one in candidates(story, TABLES)] == [
        ("17", False, "nothing that a number counts stands beside it"),
        ("12.0 towns", True, "the first kind that fits: count"),
        ("March 3", False, "part of a date or an amount of money"),
    ]
