from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich.money import candidates, enrich
from copytaster.core.facts import EntityType, Facts, Known, MentionForm, Money
from copytaster.core.model import At, Block, BlockKind, Dateline, DatelinePlace, Declared, Places, Story
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))


def paid(text: str, language: str = "en", *countries: str) -> Story:
    known = tuple(
        Known("", At(0, 0, 1), MentionForm.NAME, EntityType.PLACE, "", "", 1.0, country) for country in countries
    )
    block = Block(BlockKind.PARAGRAPH, text)
    return a_story(blocks=(block,), declared=Declared(language=language), facts=Facts(known=known))


def money(story: Story) -> tuple[Money, ...]:
    def warn(code: str, message: str, at: Places = ()) -> None:
        raise AssertionError(code)

    return enrich(story, TABLES, warn)


def found(text: str, language: str = "en", *countries: str) -> list[tuple[str, float, float | None, str | None]]:
    spans = [(one, at) for one in money(paid(text, language, *countries)) for at in one.at if isinstance(at, At)]
    return [(text[at.start : at.end], one.amount, one.amount_max, one.currency) for one, at in spans]


@pytest.mark.parametrize(
    ("text", "words", "amount", "currency"),
    [
        ("It cost $4.5 million.", "$4.5 million", 4_500_000, "USD"),
        ("It cost 1.2 bln euros.", "1.2 bln euros", 1_200_000_000, "EUR"),
        ("It cost €3m.", "€3m", 3_000_000, "EUR"),
        ("It cost US$3,500.", "US$3,500", 3_500, "USD"),
        ("It cost C$1.5bn.", "C$1.5bn", 1_500_000_000, "CAD"),
        ("It cost HK$3.", "HK$3", 3, "HKD"),
        ("It cost EUR 1.2 million.", "EUR 1.2 million", 1_200_000, "EUR"),
        ("It cost half a billion dollars.", "half a billion dollars", 500_000_000, "USD"),
        ("It cost a million dollars.", "a million dollars", 1_000_000, "USD"),
        ("It cost twenty-five pounds.", "twenty-five pounds", 25, "GBP"),
        ("It cost 100 yen.", "100 yen", 100, "JPY"),
        ("It cost 7.2 million U.S. dollars.", "7.2 million U.S. dollars", 7_200_000, "USD"),
        ("It cost 30 million Swiss francs.", "30 million Swiss francs", 30_000_000, "CHF"),
        ("a 150-billion-euro fund", "150-billion-euro", 150_000_000_000, "EUR"),
        ("It pays $1.20 a share.", "$1.20", 1.2, "USD"),
        ("It pays 8.5 pence a share.", "8.5 pence", 0.085, "GBP"),
        ("It closed at 412.5p.", "412.5p", 4.125, "GBP"),
        ("IT COST FIVE MILLION DOLLARS.", "FIVE MILLION DOLLARS", 5_000_000, "USD"),
        ("Grants of Rs 1,23,456 were paid.", "Rs 1,23,456", 123_456, None),
    ],
)
def test_amounts(text: str, words: str, amount: float, currency: str | None) -> None:
    """Symbol, code or name; figures or words; the scale counts."""
    assert found(text) == [(words, amount, None, currency)]


@pytest.mark.parametrize(
    ("text", "words", "least", "most"),
    [
        ("It costs between 5 and 7 million pounds.", "5 and 7 million pounds", 5e6, 7e6),
        ("It costs 5-7 mln euros.", "5-7 mln euros", 5e6, 7e6),
        ("It costs $5-$7 million.", "$5-$7 million", 5e6, 7e6),
        ("It expects sales of $1.2 billion to $1.3 billion.", "$1.2 billion to $1.3 billion", 1.2e9, 1.3e9),
    ],
)
def test_ranges(text: str, words: str, least: float, most: float) -> None:
    """Both ends of a range; the scale of the second counts for the first."""
    assert [row[:3] for row in found(text)] == [(words, least, most)]


def test_a_change_is_no_range() -> None:
    """Two amounts where one became the other."""
    assert [row[1:3] for row in found("Sales rose from $1 million to $2 million.")] == [(1e6, None), (2e6, None)]


@pytest.mark.parametrize(
    ("language", "text", "words", "amount", "currency"),
    [
        ("de", "Es kostet 1,5 Milliarden Euro.", "1,5 Milliarden Euro", 1.5e9, "EUR"),
        ("de", "Es kostet 23,4 Mio. Euro.", "23,4 Mio. Euro", 23.4e6, "EUR"),
        ("fr", "Il coûte 500 000 euros.", "500 000 euros", 5e5, "EUR"),
        ("fr", "Il coûte 3 millions d'euros.", "3 millions d'euros", 3e6, "EUR"),
        ("es", "Cuesta tres mil millones de euros.", "tres mil millones de euros", 3e9, "EUR"),
        ("pt", "Custa R$ 5 milhões.", "R$ 5 milhões", 5e6, "BRL"),
        ("it", "Costa 300 mila euro.", "300 mila euro", 3e5, "EUR"),
        ("nl", "Het kost 1,2 miljard euro.", "1,2 miljard euro", 1.2e9, "EUR"),
    ],
)
def test_other_languages(language: str, text: str, words: str, amount: float, currency: str) -> None:
    """Their separators, scales and names."""
    assert found(text, language) == [(words, amount, None, currency)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("It cost about $5.", "about"),
        ("It cost at least 5 million euros.", "at least"),
        ("It cost more than\n$5.", "more than"),
        ("It cost as much as $5.", "up to"),
        ("It cost $5.", None),
    ],
)
def test_qualifiers(text: str, qualifier: str | None) -> None:
    """What loosens an amount stands apart from it."""
    assert [one.qualifier for one in money(paid(text))] == [qualifier]


def test_nothing_is_no_amount() -> None:
    """Zeros are a placeholder; thousands that a space parts are one number in German."""
    assert found("The bet paid $0.00.") == []
    assert found("Es kostet rund 980 000 Euro.", "de") == [("980 000 Euro", 980_000, None, "EUR")]


def test_shared_names_are_told_by_the_story() -> None:
    """The one country of the story that has such a currency; none is no guess."""
    assert found("It cost 5 million crowns.", "en", "SWE", "DEU") == [("5 million crowns", 5e6, None, "SEK")]
    assert found("It cost 5 million crowns.") == [("5 million crowns", 5e6, None, None)]
    assert found("It cost Rs 300 crore.", "en", "IND") == [("Rs 300 crore", 3e9, None, "INR")]


def test_a_dollar_in_sydney_has_no_country() -> None:
    """It may be either; one that is named is sure."""
    story = replace(
        paid("It cost $5 and A$6."), dateline=Dateline((DatelinePlace("SYDNEY"),), "SYDNEY, March 2 (NorthWire) -")
    )
    assert [one.currency for one in money(story)] == [None, "AUD"]


@pytest.mark.parametrize(
    "text",
    [
        "It sank by 3 percent, a share of 5.",
        "He landed 5,000 pounds of cod.",
        "They won 3-2, and 5 won medals.",
        "ALL 82,000 TRY 5 PEN 3.",
        "No dollars, euros or pounds were paid; in May the euro fell.",
        "Room 5, row 3, p 12",
    ],
)
def test_what_is_no_money(text: str) -> None:
    """Weights, verbs, words in capitals."""
    assert found(text) == []


def test_embeds_tables_and_other_languages_give_nothing() -> None:
    """Copy of the agency's own in seven languages alone."""
    story = paid("It cost $5.")
    embed = replace(story.blocks[0], kind=BlockKind.EMBED)
    assert money(replace(story, blocks=(embed, replace(embed, kind=BlockKind.TABLE)))) == ()
    assert money(paid("Det kostet $5.", "nb")) == ()


def test_candidates_tell_how_the_currency_is_known() -> None:
    """By its own word or by the story, or not at all; and what has no number."""
    story = paid("It paid EUR 5, $6 and 7 crowns of many dollars.", "en")
    found = [(one.value, one.taken, one.rule) for one in candidates(story, TABLES)]
    assert found[0] == ("5 EUR", True, "eur is EUR")
    assert found[1][:2] == ("6 USD", True)
    assert found[1][2].startswith("$ is the money of several countries: USD by")
    assert found[2] == ("7", True, "crowns is the money of several countries, and the story does not say of which")
    assert found[3] == ("dollars", False, "names a currency, but no number stands beside it")
