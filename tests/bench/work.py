"""What the measured services do with a record, and the copy that all benchmarks send. All of it is invented.

The factories are functions of this module, so that a worker process finds them by name.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime

import orjson

from copytaster.core.model import Action, Outcome, OutputRecord, Published, PubStatus, RawRecord, StoryTally, Tally
from copytaster.workers.work import Work

STORIES = "copytaster.story.v1"
_STORY = StoryTally(
    Action.NEW, None, None, PubStatus.USABLE, alerted=False, version_created=datetime(2026, 3, 2, tzinfo=UTC),
    version_stated=False, bytes=1300,
)  # fmt: skip
_TALLY = Tally("bench", "plain", (_STORY,))
"""One for all: to make one is the core's work (2 µs), and the shell's is measured."""

TOWNS = ("Lysvik", "Trosnes", "Harnby", "Ostermouth", "Valdora", "Kirkmere")
WHO = ("the harbour master", "the county", "a ferry operator", "the union", "the mayor", "two shipowners")
DID = ("closed", "reopened", "sold", "inspected", "paid for", "delayed", "sued over", "insured")
WHAT = ("the northern quay", "a line of buses", "forty new boats", "the old lighthouse", "the winter timetable")
WHEN = ("on Monday", "late on Sunday", "in March", "after a storm", "for the third time this year")


def story_copy(number: int, words: int = 200) -> bytes:
    """A story of about so many words, each another one; the same number gives the same bytes."""
    chance = random.Random(number)
    town = chance.choice(TOWNS)
    lines = [f"Ferry number {number} leaves {town} early", "", f"{town.upper()}, March 2 (HNA) - "]
    while sum(len(line.split()) for line in lines) < words:
        sentences = (
            f"{chance.choice(WHO).capitalize()} {chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(WHEN)}, "
            f"at a cost of {chance.randrange(2, 900)} million kroner, "
            f"said {chance.choice(WHO)} of {chance.choice(TOWNS)}."
            for _ in range(chance.randrange(1, 4))
        )
        lines[-1] += " ".join(sentences)
        lines += ["", ""]
    return "\n".join(lines).strip().encode() + b"\n"


def urgent_copy(number: int) -> bytes:
    """One line that is to go out at once."""
    return f"URGENT: Ferry number {number} aground off Lysvik, coast guard says\n".encode()


def json_job(number: int) -> bytes:
    """A JSON object of the size of a short story."""
    return orjson.dumps({"number": number, "headline": f"Ferry number {number}", "text": story_copy(number).decode()})


def pass_on() -> Work:
    """A read that does nothing: the value goes on as it came, and is counted as a story is."""
    return _passed_on


def add_field() -> Work:
    """The job that peers can do too: parse JSON, add a field, write JSON."""
    return _field_added


def _passed_on(record: RawRecord) -> Outcome:
    return _published(record, record.value or b"")


def _field_added(record: RawRecord) -> Outcome:
    value = orjson.loads(record.value or b"{}")
    value["words"] = len(value["text"].split())
    return _published(record, orjson.dumps(value))


def _published(record: RawRecord, value: bytes) -> Outcome:
    output = OutputRecord(STORIES, key=record.key, value=value, headers=record.headers)
    return Published((output,), _TALLY)
