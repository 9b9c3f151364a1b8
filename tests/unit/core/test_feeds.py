"""Which feed a record belongs to, and what that decides in the documents."""

from dataclasses import replace
from datetime import UTC, datetime

import orjson
import pytest

from copytaster import RawRecord, Reader
from copytaster.core.feeds import FeedRule, FeedTable
from copytaster.core.model import Headers, Outcome

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
STORY = b"Halden raises rates\n\nLYSVIK, March 2 (%s) - Halden's central bank raised its key rate on Monday.\n"


def record(topic: str = "wire.raw.x", headers: Headers = (), value: bytes = STORY % b"HNA") -> RawRecord:
    return RawRecord(value, AT, headers=headers, topic=topic, partition=0, offset=1)


def one_of(*values: str) -> frozenset[str]:
    return frozenset(values)


PA = FeedRule("pa", topics=one_of("wire.raw.pa", "wire.raw.pa2"))
SPORT = FeedRule("sport", topics=one_of("wire.raw.mixed"), headers={"x-desk": one_of("sport", "spo")})
AFP = FeedRule("afp", topics=one_of("wire.raw.mixed"), providers=one_of("afp"))
MIXED = FeedRule("mixed", topics=one_of("wire.raw.mixed"))
TT = FeedRule("tt", dialects=one_of("tt"))
NAMED = FeedRule("named")
TABLE = FeedTable((PA, SPORT, AFP, MIXED, TT, NAMED))


@pytest.mark.parametrize(
    ("topic", "headers", "provider", "dialect", "feed"),
    [
        ("wire.raw.pa2", (), None, None, "pa"),
        ("wire.raw.mixed", (), None, None, "mixed"),
        ("wire.raw.mixed", (("X-Desk", b"spo"),), None, None, "sport"),
        ("wire.raw.mixed", (("x-desk", b"home"),), None, None, "mixed"),
        ("wire.raw.mixed", (), "AFP", None, "afp"),
        ("wire.raw.mixed", (("x-desk", b"spo"),), "AFP", None, "sport"),
        ("wire.raw.other", (), "TT", "tt", "tt"),
        ("wire.raw.other", (), None, None, "wire.raw.other"),
        ("wire.raw.other", (("x-feed", b"theirs"),), None, None, "theirs"),
        ("wire.raw.pa", (("x-feed", b"theirs"),), None, None, "pa"),
        ("wire.raw.pa", (("x-feed", b"named"),), None, None, "named"),
    ],
)
def test_feed(topic: str, headers: Headers, provider: str | None, dialect: str | None, feed: str) -> None:
    """A registered name in x-feed, else the first rule that fits as a whole, else x-feed, else the topic."""
    assert TABLE.id_of(record(topic, headers), provider, dialect) == feed


def test_feed_without_criteria_takes_nothing() -> None:
    """It is known by x-feed alone."""
    assert FeedTable((NAMED,)).of(record()) is None


def test_shaping() -> None:
    """It tells tables apart that make different documents, and no others."""
    assert list(FeedTable((PA, MIXED)).shaping()) == list(FeedTable((replace(PA), MIXED)).shaping())
    assert list(FeedTable((PA, MIXED)).shaping()) != list(FeedTable((MIXED, PA)).shaping())
    assert list(FeedTable((PA,)).shaping()) != list(FeedTable((replace(PA, dialect="pa"),)).shaping())


# --- through the reader ---


def feeds_of(outcome: Outcome) -> set[str]:
    """The feed as everything that leaves the service names it."""
    found = {outcome.tally.feed}
    for output in outcome.records:
        headers = {name: value.decode() for name, value in output.headers}
        kind = output.topic.split(".")[-2]
        found.add(headers["dlq-feed" if kind == "dead-letter" else "x-feed"])
        if kind == "story":
            found.add(orjson.loads(output.value)["copytaster"]["feed"]["id"])
        if kind == "spiked":
            found.add(orjson.loads(output.value)["feed"])
    return found


@pytest.mark.parametrize(
    "value",
    [STORY % b"HNA", b"FLASH: Halden raises rates\n", b"TEST TEST TEST\n", b"", b'{"type": "text", "body_text": 1'],
)
def test_feed_in_all_outputs(value: bytes) -> None:
    """Stories, alerts, spiked records and dead letters name the feed alike."""
    reader = Reader(feeds=FeedTable((PA,)))
    assert feeds_of(reader.read(record("wire.raw.pa", value=value))) == {"pa"}


def test_feed_by_content() -> None:
    """What the copy says of its sender decides, where a feed asks for that; unreadable copy says nothing."""
    ninjs = (
        b'{"uri": "urn:x:1", "type": "text", "provider": "AFP", "headline": "Rates rise", "body_text": "Rates rise."}'
    )
    reader = Reader(feeds=TABLE)
    assert feeds_of(reader.read(record("wire.raw.mixed", value=ninjs))) == {"afp"}
    assert feeds_of(reader.read(record("wire.raw.mixed", value=ninjs[:60]))) == {"mixed"}


def test_dialect_hint() -> None:
    """It gives the habits of an agency, and its name, to copy that tells no sender; what the copy tells stands."""
    hinted = Reader(feeds=FeedTable((replace(PA, dialect="dpa"),)))

    def story(value: bytes, topic: str = "wire.raw.pa") -> dict[str, dict[str, str]]:
        document: dict[str, dict[str, dict[str, str]]] = orjson.loads(
            hinted.read(record(topic, value=value)).records[0].value
        )
        return document["copytaster"]

    unnamed = story(STORY % b"HNA")
    assert unnamed["feed"]["provider"] == "dpa"
    assert unnamed["format"]["dialect"] == "dpa"
    assert unnamed["format"]["evidence"].endswith("; dialect by the registry of feeds")
    named = story(
        b'{"uri": "urn:x:1", "type": "text", "provider": "AFP", "headline": "Rates", "body_text": "Rates rise."}'
    )
    assert named["feed"]["provider"] == "AFP"
    assert named["format"]["dialect"] == "afp"
    unknown = story(
        b'{"uri": "urn:x:1", "type": "text", "provider": "Kurier", "headline": "Rates", "body_text": "Rise."}'
    )
    assert unknown["feed"]["provider"] == "Kurier"
    assert unknown["format"]["dialect"] == "dpa"
    assert "provider" not in story(STORY % b"HNA", "wire.raw.elsewhere")["feed"]


def test_registry_enters_ce_id() -> None:
    """The same record under another registry is another event; its story and version stay."""
    plain, registered = (Reader(feeds=table).read(record("wire.raw.pa")).records[0] for table in (FeedTable(), TABLE))
    assert dict(plain.headers)["ce_id"] != dict(registered.headers)["ce_id"]
    assert dict(plain.headers)["ce_subject"] == dict(registered.headers)["ce_subject"]
