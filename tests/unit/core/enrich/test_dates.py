from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich.dates import WORDS, Reading, candidates, enrich, expressions
from copytaster.core.enrich.dates_grammar import ALONE, RULES
from copytaster.core.enrich.dates_rules import RULES as MEANINGS
from copytaster.core.enrich.dates_words import CLASSES
from copytaster.core.facts import DateExpression
from copytaster.core.model import (
    At,
    Block,
    BlockKind,
    Dateline,
    DatelinePlace,
    Declared,
    DocumentDate,
    Embed,
    Places,
    Story,
    Times,
    VersionSource,
)
from tests.stories import RECEIVED, a_story

ZONES = MappingProxyType({name: ZoneInfo(name) for name in ("America/New_York", "Australia/Sydney")})
TABLES = Tables(Dialects(), ZONES, lambda _: ("en", 1.0))
TUESDAY = date(2022, 2, 22)


def found(text: str, base: date | None = TUESDAY, language: str = "en") -> list[DateExpression]:
    return expressions(Block(BlockKind.PARAGRAPH, text), 0, Reading(WORDS[language], base, ZONES))


def values(text: str, base: date | None = TUESDAY, language: str = "en") -> list[tuple[str, str]]:
    return [(one.text, one.value) for one in found(text, base, language)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left on Monday.", "Monday", "2022-02-21"),
        ("He spoke on Tuesday.", "Tuesday", "2022-02-22"),
        ("He will sail on Monday.", "Monday", "2022-02-28"),
        ("The visit, starting on Wednesday, was planned.", "Wednesday", "2022-02-23"),
        ("He said on Monday that it would sail.", "Monday", "2022-02-21"),
        ("Ministers are due to meet on Friday.", "Friday", "2022-02-25"),
        ("A service will be held on Friday.", "Friday", "2022-02-25"),
        ("They must pay by Friday.", "Friday", "2022-02-25"),
        ("- Thursday: ministers gathered", "Thursday", "2022-02-24"),
        ("It sank early Monday.", "early Monday", "2022-02-21"),
        ("It sank on Monday morning.", "Monday morning", "2022-02-21TMO"),
        ("It sank last Friday.", "last Friday", "2022-02-18"),
        ("It sails next Friday.", "next Friday", "2022-02-25"),
        ("He left Monday last week.", "Monday last week", "2022-02-14"),
        ("The ferry sailed last night.", "last night", "2022-02-21TNI"),
        ("It sails the day after tomorrow.", "the day after tomorrow", "2022-02-24"),
    ],
)
def test_days_of_the_week(text: str, words: str, value: str) -> None:
    """A weekday lies on the side that the verbs around it say; without any it is the last one."""
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sank on March 3, 2021.", "March 3, 2021", "2021-03-03"),
        ("It sank on 3 March.", "3 March", "2022-03-03"),
        ("It sank on Sunday, Feb. 20.", "Sunday, Feb. 20", "2022-02-20"),
        ("It sank on the 3rd of March 2021.", "the 3rd of March 2021", "2021-03-03"),
        ("It sank in Oct.", "Oct.", "2021-10"),
        ("It will sail in May.", "May", "2022-05"),
        ("It sank on 2021-03-04.", "2021-03-04", "2021-03-04"),
        ("It sank on 31/12/2021.", "31/12/2021", "2021-12-31"),
        ("It sank in 2001.", "2001", "2001"),
        ("It sank in early 2001.", "early 2001", "2001"),
        ("the 1990s", "the 1990s", "199"),
        ("the early '90s", "the early '90s", "199"),
        ("in the 19th century", "19th century", "18"),
        ("last summer", "last summer", "2021-SU"),
        ("the spring of 2021", "the spring of 2021", "2021-SP"),
        ("the first quarter of 2021", "the first quarter of 2021", "2021-Q1"),
        ("It lost money in the fourth quarter.", "the fourth quarter", "2021-Q4"),
        ("the March quarter", "the March quarter", "2022-Q1"),
        ("the second half of last year", "the second half of last year", "2021-H2"),
        ("the end of the year", "the end of the year", "2022"),
        ("It sails this week.", "this week", "2022-W08"),
        ("It sank over the weekend.", "the weekend", "2022-W07-WE"),
        ("March last year", "March last year", "2021-03"),
        ("the first nine months of 2021", "the first nine months of 2021", "2021-01/2021-09"),
        ("It will report by Easter.", "Easter", "2022-04-17"),
        ("the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
    ],
)
def test_dates_weeks_months_years(text: str, words: str, value: str) -> None:
    """What lacks its year has the nearest, or the nearest on the side that the verbs say."""
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value", "start", "end"),
    [
        ("on March 3-5", "March 3-5", "2022-03-03/2022-03-05", "2022-03-03", "2022-03-06"),
        ("on 30 April to 2 May 2021", "30 April to 2 May 2021", "2021-04-30/2021-05-02", "2021-04-30", "2021-05-03"),
        ("between 2001 and 2005", "between 2001 and 2005", "2001/2005", "2001-01-01", "2006-01-01"),
        ("from January to March", "from January to March", "2022-01/2022-03", "2022-01-01", "2022-04-01"),
        ("from Monday to Friday", "from Monday to Friday", "2022-02-21/2022-02-25", "2022-02-21", "2022-02-26"),
        ("the 2010-11 season", "2010-11", "2010/2011", "2010-01-01", "2012-01-01"),
    ],
)
def test_ranges(text: str, words: str, value: str, start: str, end: str) -> None:
    """A range is one expression with the interval of the whole."""
    assert [(one.text, one.value, one.start, one.end) for one in found(text)] == [(words, value, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("a two-day visit", "two-day", "P2D"),
        ("It took twenty-five years.", "twenty-five years", "P25Y"),
        ("It took two decades.", "two decades", "P20Y"),
        ("the past two years", "the past two years", "P2Y"),
        ("It took two hours and 51 minutes.", "two hours and 51 minutes", "PT2H51M"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It lasted for years.", "years", "PXY"),
        ("every Monday", "every Monday", "P1W"),
        ("It sails every two weeks.", "every two weeks", "P2W"),
        ("a weekly ferry", "weekly", "P1W"),
        ("in recent years", "recent years", "PAST_REF"),
    ],
)
def test_durations_and_sets_have_no_interval(text: str, words: str, value: str) -> None:
    """A duration is no time of its own."""
    assert [(one.text, one.value, one.start, one.end) for one in found(text)] == [(words, value, None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank two weeks ago.", [("two weeks ago", "2022-W06")]),
        ("It sank a decade ago.", [("A decade ago", "2012")]),
        (
            "It sank on Feb. 3 and was raised two days later.",
            [("Feb. 3", "2022-02-03"), ("two days later", "2022-02-05")],
        ),
        (
            "Sales rose in the first quarter of 2021 from a year earlier.",
            [("the first quarter of 2021", "2021-Q1"), ("a year earlier", "2020-Q1")],
        ),
        ("On Feb. 3 it sank; the next day it was raised.", [("Feb. 3", "2022-02-03"), ("the next day", "2022-02-04")]),
    ],
)
def test_counted_from_a_day(text: str, expected: list[tuple[str, str]]) -> None:
    """Ago counts from the story's day, later and earlier from the one named before."""
    assert [(one.lower(), value) for one, value in values(text)] == [(one.lower(), value) for one, value in expected]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("at 5 p.m. ET on Monday", "5 p.m. ET on Monday", "2022-02-21T17:00-05:00"),
        ("at 0900 GMT", "0900 GMT", "2022-02-22T09:00Z"),
        ("on Monday at 9:30", "9:30", "2022-02-21T09:30"),
        ("shortly before midnight", "midnight", "2022-02-22T24:00"),
        ("at 12:15 am", "12:15 am", "2022-02-22T00:15"),
    ],
)
def test_times_of_day(text: str, words: str, value: str) -> None:
    """A time of day covers its day; an offset stands there where its zone is told."""
    one = found(text)[-1]
    assert (one.text, one.value) == (words, value)
    assert one.start == value[:10]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said it may march on.",
        "An April Jones spoke; August Gull agreed.",
        "He is 65 years old, the 8-year-old boy said.",
        "Some 2000 people paid $1999 for 2010 shares.",
        "Call 555-2012 around the clock, 24/7.",
        "It won 2-1 after a second half.",
        "The sun set at once, thrice.",
        "Black Friday in the Sunday Times",
        "It fell to 1,999 points.",
        "His 70s hair, at 4.25 percent",
        "Feb. 30 and 31/31/2021 do not exist, nor 99:99.",
        "under the Harbours Act of 1995",
        "on 03/04/2021",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    """Names, ages, prices, scores and numbers are none."""
    assert [one for one in values(text) if one[0] != "Feb."] == []


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("de", "Er sagte am Montagabend, es sei gut.", "Montagabend", "2022-02-21TEV"),
        ("de", "Er kommt am 3. März 2022.", "3. März 2022", "2022-03-03"),
        ("de", "Das war im vergangenen Jahr.", "vergangenen Jahr", "2021"),
        ("fr", "Il a été élu lundi dernier.", "lundi dernier", "2022-02-21"),
        ("fr", "Il est parti il y a deux ans.", "il y a deux ans", "2020"),
        ("es", "Llegó el 3 de marzo de 2021.", "el 3 de marzo de 2021", "2021-03-03"),
        ("pt", "O barco afundou na segunda-feira.", "segunda-feira", "2022-02-21"),
        ("nl", "Dat was vorige week.", "vorige week", "2022-W07"),
        ("it", "È successo l'anno scorso.", "l'anno scorso", "2021"),
        ("it", "Arriverà entro mercoledì.", "mercoledì", "2022-02-23"),
    ],
)
def test_other_languages(language: str, text: str, words: str, value: str) -> None:
    """The same grammar reads the other languages' words."""
    assert values(text, language=language) == [(words, value)]


def test_without_a_base_relative_words_have_no_interval() -> None:
    """A value says only what the words do."""
    assert [(one.value, one.start) for one in found("On Monday and last week, in May and on 3 June", None)] == [
        ("XXXX-WXX-1", None),
        ("PAST_REF", None),
        ("XXXX-05", None),
        ("XXXX-06-03", None),
    ]


# --- the story ---


def of_story(story: Story) -> list[tuple[str, str]]:
    def warn(code: str, message: str, at: Places = ()) -> None:
        raise AssertionError(code)

    dates = enrich(story, TABLES, warn)
    for one in dates:
        (at,) = one.at
        assert isinstance(at, At)
        assert story.blocks[at.block].text[at.start : at.end] == one.text
    return [(one.text, one.value) for one in dates]


PARAGRAPH = Block(BlockKind.PARAGRAPH, "It sank yesterday.")
STATED = Times(RECEIVED, datetime(2022, 3, 4, 23, 0, tzinfo=UTC), VersionSource.STATED)


def dated(times: Times, *blocks: Block) -> Story:
    return replace(a_story(blocks=blocks or (PARAGRAPH,), declared=Declared(language="en")), times=times)


def test_base_is_the_datelines_date_first() -> None:
    """Then the document's, then the stated version in the story's zone; never the Kafka timestamp."""
    stated = dated(STATED)
    assert of_story(stated) == [("yesterday", "2022-03-03")]
    assert of_story(dated(replace(STATED, zone="Australia/Sydney"))) == [("yesterday", "2022-03-04")]
    documented = dated(replace(STATED, document_date=DocumentDate("2022-03-01")))
    assert of_story(documented) == [("yesterday", "2022-02-28")]
    dateline = Dateline((DatelinePlace("BERGEN"),), "BERGEN, Feb 2", "2022-02-02")
    assert of_story(replace(documented, dateline=dateline)) == [("yesterday", "2022-02-01")]
    half = replace(dateline, date="--02-02")
    assert of_story(replace(stated, dateline=half)) == [("yesterday", "2022-02-01")]
    assert of_story(dated(Times(RECEIVED, RECEIVED, VersionSource.KAFKA))) == [("yesterday", "PAST_REF")]


def test_own_dates_of_the_story() -> None:
    """The document's date and the dateline's are facts too, other furniture gives none."""
    story = dated(
        replace(STATED, document_date=DocumentDate("2022-02-22", (At(0, 5, 15),))),
        Block(BlockKind.FURNITURE, "date 2022-02-22 On Monday"),
        Block(BlockKind.DATELINE, "BERGEN, Feb 22 (NorthWire) -"),
        Block(BlockKind.SIGN_OFF, "Monday"),
    )
    assert of_story(story) == [("2022-02-22", "2022-02-22"), ("Feb 22", "2022-02-22")]


def test_embeds_count_from_their_own_day() -> None:
    """The post's yesterday is not the story's; without a date it has no day."""
    text = "Sailed yesterday!"
    blocks = (Block(BlockKind.EMBED, text), Block(BlockKind.EMBED, text))
    story = replace(dated(STATED, *blocks), embeds=(Embed(0, date="2022-01-11"),))
    assert of_story(story) == [("yesterday", "2022-01-10"), ("yesterday", "PAST_REF")]


def test_other_languages_than_ours_give_nothing() -> None:
    """No guesses."""
    story = a_story(blocks=(PARAGRAPH,), declared=Declared(language="sv"))
    assert of_story(story) == []


def test_capitals_move_no_place() -> None:
    """İ becomes two code points in lower case; wires in capitals are read too."""
    assert values("İİİ SANK ON MONDAY, MARCH 3") == [("MONDAY, MARCH 3", "2022-03-03")]


# --- the grammar ---


def test_rules_name_the_classes_they_begin_with() -> None:
    """`starts` is what each pattern can begin with, and what may stand alone is in ALONE."""
    from re import _parser  # type: ignore[attr-defined] # noqa: PLC0415 - the standard library's own reading

    for name, starts, pattern in RULES:
        firsts, empty = _firsts(_parser.parse(pattern))
        assert (name, sorted(firsts), empty) == (name, sorted(starts), False)
    assert set(MEANINGS) == {name for name, _, _ in RULES}
    assert set(ALONE) <= set(CLASSES)


def _firsts(items: Iterable[tuple[object, Any]]) -> tuple[set[str], bool]:
    found: set[str] = set()
    for code, value in items:
        some, empty = _firsts_of(str(code), value)
        found |= some
        if not empty:
            return found, False
    return found, True


def _firsts_of(code: str, value: Any) -> tuple[set[str], bool]:  # noqa: ANN401 - the module is untyped
    match code, value:
        case "LITERAL", int(letter):
            return {chr(letter)}, False
        case "IN", list(letters):
            return {chr(letter) for _, letter in letters}, False
        case ("MAX_REPEAT", (least, _, items)):
            found, empty = _firsts(items)
            return found, empty or least == 0
        case ("SUBPATTERN", (_, _, _, items)):
            return _firsts(items)
        case ("BRANCH", (_, branches)):
            both = [_firsts(one) for one in branches]
            return set().union(*(some for some, _ in both)), any(empty for _, empty in both)
    return set(), True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She told the Mail on Sunday."),
        ("en", "The Sunday Times reported it."),
        ("en", "Sheffield Wednesday drew."),
        ("de", "Er sagte der «Bild am Sonntag» nichts."),
        ("de", "Er sagte der „Post am Montag“ nichts."),
        ("de", "Das schrieb die Welt am Sonntag."),
    ],
)
def test_a_day_in_a_name(language: str, text: str) -> None:
    """Papers and clubs that are called after a day name none."""
    assert values(text, language=language) == []


def test_a_day_beside_a_name() -> None:
    """A capital alone makes no name of it."""
    assert values("She told the Mail on Sunday that Sheffield won on Saturday.")[-1] == ("Saturday", "2022-02-19")
    assert values("„Wir kommen am Montag“, sagte er.", language="de") != []


def test_candidates_tell_the_base_and_what_is_no_date() -> None:
    """Whose day relative words count from and whose not, on which side a day lies, and what only looks like one."""
    text = "He said on Monday that the Mail on Sunday knew of 31 February 2022."
    dateline = Dateline((DatelinePlace("Lysvik"),), "LYSVIK", date="2022-02-22")
    story = replace(
        a_story(blocks=(Block(BlockKind.PARAGRAPH, text),), declared=Declared(language="en")),
        dateline=dateline,
        times=Times(RECEIVED, RECEIVED, VersionSource.STATED),
    )
    found = [(one.value, one.taken, one.rule) for one in candidates(story, TABLES)]
    assert found[0] == ("2022-02-22", True, "the dateline's date: relative words count from it")
    assert found[1][1:] == (False, "the stated version: comes after the dateline's date")
    assert ("2022-02-21", True, "rule weekday: the words around look back") in found
    assert ("Sunday", False, "part of a name") in found
    assert ("31 February 2022", False, "rule day fits, but there is no such date") in found


def test_candidates_tell_that_there_is_no_base() -> None:
    """Then relative words have no interval."""
    (only,) = candidates(a_story(blocks=(Block(BlockKind.PARAGRAPH, "They met."),)), TABLES)
    assert (only.taken, only.value) == (False, "no day of its own")
