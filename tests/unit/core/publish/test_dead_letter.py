import hashlib
from dataclasses import replace

from copytaster.core.context import Limits
from copytaster.core.errors import CopyError, Unreadable, internal_error
from copytaster.core.model import Fault, OutputRecord, RawRecord, Stage
from copytaster.core.publish import dead_letter
from tests.stories import CONTEXT, RECEIVED

ERROR = Unreadable("bad_json", Stage.PARSE, "not valid JSON", "line 3 column 9")
RECORD = RawRecord(b"\xff{", RECEIVED, b"k\xff", (("x-feed", b"north"), ("odd\nname", b"\x00\xff")), "wire.raw", 3, 42)


def headers(record: RawRecord, error: CopyError = ERROR, parts: tuple[Fault, ...] = ()) -> dict[str, str]:
    (letter,) = dead_letter.publish(record, error, CONTEXT, parts)
    return {name: value.decode() for name, value in letter.headers if name.startswith("dlq-")}


def publish(record: RawRecord) -> OutputRecord:
    (letter,) = dead_letter.publish(record, ERROR, CONTEXT)
    return letter


def test_dead_letter_keeps_the_original() -> None:
    """Value, key and every header are byte for byte the original's."""
    letter = publish(RECORD)
    assert (letter.topic, letter.key, letter.value) == ("copytaster.dead-letter.v1", b"k\xff", b"\xff{")
    assert letter.headers[:2] == RECORD.headers


def test_dead_letter_says_why() -> None:
    """Our headers name the place, the fault and the pipeline."""
    said = headers(RECORD)
    fingerprint = said.pop("dlq-fingerprint")
    assert len(fingerprint) == 16
    assert said == {
        "dlq-topic": "wire.raw",
        "dlq-partition": "3",
        "dlq-offset": "42",
        "dlq-timestamp": "1772446500250",
        "dlq-key": "k\\xff",
        "dlq-feed": "north",
        "dlq-code": "bad_json",
        "dlq-stage": "parse",
        "dlq-message": "not valid JSON",
        "dlq-position": "line 3 column 9",
        "dlq-sha256": hashlib.sha256(b"\xff{").hexdigest(),
        "dlq-pipeline": "1.2.3",
    }


def test_dead_letter_over_its_limit() -> None:
    """The head stays; size and hash are the whole value's."""
    context = replace(CONTEXT, limits=Limits(dead_letter_bytes=4))
    record = replace(RECORD, value=b"0123456789")
    (letter,) = dead_letter.publish(record, ERROR, context)
    said = dict(letter.headers)
    assert letter.value == b"0123"
    assert said["dlq-truncated"] == b"10"
    assert said["dlq-sha256"] == hashlib.sha256(b"0123456789").hexdigest().encode()


def test_dead_letter_of_a_redriven_record() -> None:
    """An earlier dead letter's headers are replaced, and the count of redrives is told."""
    said = headers(replace(RECORD, headers=(("dlq-code", b"old"), ("x-redriven", b"2"))))
    assert (said["dlq-code"], said["dlq-redriven"]) == ("bad_json", "2")


def test_dead_letter_of_some_parts() -> None:
    """The unreadable stories of a record are named by their number."""
    faults = tuple(Fault("no_copy", Stage.PARSE, "", part_index=index) for index in (2, 5))
    assert headers(RECORD, parts=faults)["dlq-parts"] == "2,5"


def test_dead_letter_fingerprint() -> None:
    """Equal faults have equal ones, wherever they stand; faults of ours are told apart by their place."""
    elsewhere = Unreadable("bad_json", Stage.PARSE, "not valid JSON", "line 1 column 1")
    assert headers(RECORD)["dlq-fingerprint"] == headers(RECORD, elsewhere)["dlq-fingerprint"]
    ours = internal_error(ValueError("of the copy"), Stage.PARSE)
    theirs = CopyError("internal_error", Stage.PARSE, "x", "module:7")
    assert headers(RECORD, ours)["dlq-fingerprint"] != headers(RECORD, theirs)["dlq-fingerprint"]


def test_dead_letter_without_kafka() -> None:
    """A record that was read from a file has no position."""
    said = headers(RawRecord(b"x", RECEIVED))
    assert not {"dlq-topic", "dlq-partition", "dlq-offset", "dlq-key"} & said.keys()
    assert said["dlq-feed"] == "unknown"


def test_dead_letter_headers_are_clean() -> None:
    """No control character of a message reaches a header of ours."""
    assert headers(RECORD, CopyError("x", Stage.PARSE, "a\r\nb"))["dlq-message"] == "a  b"
