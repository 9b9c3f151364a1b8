"""What the tally tells the watch over feeds."""

from datetime import UTC, datetime
from importlib.resources import files

import pytest

from copytaster import RawRecord, Reader
from copytaster.core.model import Tally

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
DEMO_COPY = files("copytaster.cli") / "demo_copy"
READER = Reader()


def tally(value: bytes | None) -> Tally:
    return READER.read(RawRecord(value, AT, topic="wire.raw.x")).tally


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (b"Halden raises rates\n\nHalden's central bank raised its key rate on Monday.\n", ("new",)),
        (b"UPDATE 1-Halden raises rates\n\nHalden's central bank raised its key rate.\n", ("update",)),
        (b"CORRECTED-Halden raises rates\n\nHalden's central bank raised its key rate.\n", ("correction",)),
        (b"KILL: Halden raises rates\n\nPlease kill the story slugged HALDEN-RATES.\n", ("withdrawal",)),
        (b"TEST TEST TEST\n", ("test",)),
        (b"HEARTBEAT 10:15:00\n", ("heartbeat",)),
        (b"", ("not_copy",)),
        (None, ("not_copy",)),
        (b'{"type": "text", "body_text": 1', ("unreadable",)),
    ],
)
def test_received(value: bytes | None, kinds: tuple[str, ...]) -> None:
    """One kind for each story, whatever becomes of it."""
    assert tally(value).received == kinds


def test_received_of_several_stories() -> None:
    """A record of two has two kinds."""
    assert len(tally((DEMO_COPY / "34-zczc-two.txt").read_bytes()).received) == 2


@pytest.mark.parametrize(
    ("file", "numbers"),
    [("32-anpa.anpa", 1), ("33-iptc7901-eil.txt", 1), ("34-zczc-two.txt", 0), ("03-update.txt", 0)],
)
def test_sequence(file: str, numbers: int) -> None:
    """Formats with transmission numbers state them, each with its service."""
    found = tally((DEMO_COPY / file).read_bytes()).sequence
    assert len(found) == numbers
    assert all(service and number for service, number in found)


def test_sequence_of_several_stories() -> None:
    """Each transmission of a record has its own number."""
    two = b"".join(
        b"ZCZC HNA%03d\nHALDEN-RATES\n\nHalden raises rates for number %d.\n\nNNNN\n" % (n, n) for n in (41, 42)
    )
    assert tally(two).sequence == (("HNA", 41), ("HNA", 42))


def test_number_that_does_not_count() -> None:
    """One that is no number, or too long for one, is none."""
    story = (
        b"<NewsML><NewsEnvelope><TransmissionId>%s</TransmissionId><NewsService FormalName='wire'/></NewsEnvelope>"
        b"<NewsItem><NewsComponent><NewsLines><HeadLine>Rates</HeadLine></NewsLines></NewsComponent></NewsItem></NewsML>"
    )
    assert tally(story % b"0042").sequence == (("", 42),)
    assert tally(story % b"hna-42").sequence == ()
    assert tally(story % b"1234567890").sequence == ()
