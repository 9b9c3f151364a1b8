import json
from dataclasses import replace
from pathlib import Path

import pytest

import copytaster.cli
from copytaster.core.context import Context, Limits
from copytaster.core.model import DeadLettered, JsonValue, OutputRecord, Published, Spiked
from tests.contract import json_schemas
from tests.contract.promises import broken
from tests.reading import a_record, document_of, of_kind, only_story, read, stories
from tests.stories import CONTEXT

DEMO = sorted((Path(copytaster.cli.__path__[0]) / "demo_copy").iterdir())
PLAIN = "Ferry leaves at dawn\n\nBERGEN, March 2 (NorthWire) - The ferry left at dawn on Monday.\n\nIt was full.\n"
NINJS: dict[str, JsonValue] = {
    "uri": "urn:x:ferry",
    "versioncreated": "2026-03-02T09:00:00Z",
    "headline": "Ferry leaves at dawn",
    "body_text": "The ferry left at dawn on Monday.\n\nIt was full.",
}


def ninjs(**changes: JsonValue) -> str:
    return json.dumps(NINJS | changes)


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.name)
def test_demo_copy_keeps_every_promise(path: Path) -> None:
    """All that the demo sends: both formats, every outcome."""
    record = a_record(path.read_bytes())
    assert broken(record, read(record)) == []


@pytest.mark.parametrize("value", [PLAIN, ninjs()])
def test_story_is_ninjs_30_too(value: str) -> None:
    """Without what only 3.1 has, a story is good ninjs 3.0."""
    document = only_story(value)
    del document["copytaster"]
    assert json_schemas.faults(json_schemas.ninjs("3.0"), document) == []


def test_story_with_copytaster_is_not_ninjs() -> None:
    """The standard is closed: one property has to go before it validates."""
    assert json_schemas.faults(json_schemas.ninjs("3.1"), only_story(PLAIN))


@pytest.mark.parametrize(
    "rights",
    [{"linkedRights": "see contract"}, {"encodedRights": "<o/>", "linkedRights": "http://x.example/"}, {"a": 1}],
)
def test_rights_that_ninjs_cannot_hold(rights: dict[str, JsonValue]) -> None:
    """They are left out with a warning, and the rest is good ninjs."""
    record = a_record(ninjs(rightsinfo=rights))
    outcome = read(record)
    assert broken(record, outcome) == []
    assert "rights_unfit" in str(stories(outcome)[0]["copytaster"])


SECRET = "Zanzibar"


@pytest.mark.parametrize(
    "value",
    [
        f"{PLAIN}\nNOT FOR PUBLICATION: call {SECRET}\n",
        f"{PLAIN}\nNot for publication:\n\n{SECRET} will ring at noon.\n",
        ninjs(ednote=f"Not for publication: ask for {SECRET}"),
        ninjs(body_html=f"<p>Public.</p><section class='notepad'><p>{SECRET}</p></section>"),
        ninjs(body_html=f"<ul><li>Public.</li><li class='contacts'>{SECRET}</li></ul>"),
        ninjs(contactinfo=[{"name": SECRET}]),
        ninjs(slugline=f"Not for publication: {SECRET}"),
        ninjs(subject=[{"name": f"Editors only: {SECRET}", "code": "1"}]),
        ninjs(keywords=[f"Not for publication: {SECRET}"]),
        ninjs(associations={"m": {"type": "picture", "description_text": f"Ferry.\nNot for publication: {SECRET}"}}),
    ],
)
def test_private_text_does_not_leave(value: str) -> None:
    """Neither in a value nor in a header nor in a key; the story says only that there was some."""
    record = a_record(value)
    outcome = read(record)
    assert broken(record, outcome) == []
    assert isinstance(outcome, Published)
    assert SECRET.encode() not in b"".join(map(whole, outcome.records))
    assert "privateNotes" in str(stories(outcome)[0]["copytaster"])


def whole(output: OutputRecord) -> bytes:
    return b"".join((output.value, output.key or b"", *(value for _, value in output.headers)))


@pytest.mark.parametrize("value", [ninjs(pubstatus="canceled"), f"KILL KILL KILL\n\n{PLAIN}"])
def test_kill_has_no_words_of_the_copy(value: str) -> None:
    """Whatever text comes with a kill, none of it goes out, on either topic."""
    record = a_record(value)
    outcome = read(record)
    assert broken(record, outcome) == []
    assert b"ferry left" not in b"".join(map(whole, outcome.records))
    assert [document_of(alert)["action"] for alert in of_kind(outcome, "alert")] == ["kill"]


@pytest.mark.parametrize(
    "value",
    [
        ninjs(embargoed="2026-03-09T09:00:00Z", urgency=1),
        ninjs(embargoed="", priority=1, urgency=1),
        f"FLASH\n\nEMBARGOED UNTIL 0900 GMT MARCH 9, 2026\n\n{PLAIN}",
    ],
)
def test_embargoed_copy_stays_on_one_topic(value: str) -> None:
    """However urgent, nothing of it is on any other topic than the stories'."""
    record = a_record(value)
    outcome = read(record)
    assert broken(record, outcome) == []
    assert {output.topic for output in outcome.records} == {"copytaster.story.v1"}
    assert stories(outcome)[0]["pubStatus"] == "withheld"


def test_ids_do_not_depend_on_the_transmission() -> None:
    """Another offset, another time, another pipeline: the same copy has the same ids."""
    record = a_record(ninjs())
    elsewhere = replace(record, offset=99, partition=1, timestamp=record.timestamp.replace(day=5))
    later = replace(CONTEXT, version="9.9", config_hash="beef")
    ours = [stories(outcome)[0]["copytaster"] for outcome in (read(record), read(elsewhere, later))]
    assert [(one["storyId"], one["versionId"]) for one in ours if isinstance(one, dict)] == [
        ("106ae2c5-1d5b-5e40-b74c-7f75a27ceae4", "9e882e91-f5c8-54f7-8a95-971d9bfb4a48")
    ] * 2


def test_caption_belongs_to_its_picture() -> None:
    """A medium that the feed lists has the caption that stands below it, and is told once."""
    document = only_story(
        ninjs(associations={"m": {"type": "picture", "uri": "urn:x:p", "description_text": "A ferry."}})
    )
    assert document["associations"] == [
        {
            "uri": "urn:x:p",
            "name": "picture1",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "A ferry."}],
        }
    ]


def test_a_retransmission_repeats_ce_id() -> None:
    """A consumer can tell that it has seen an alert before, wherever it stood in the raw topic."""
    record = a_record(ninjs(urgency=1))
    first, second = (of_kind(read(one), "alert")[0] for one in (record, replace(record, offset=99)))
    assert dict(first.headers)["ce_id"] == dict(second.headers)["ce_id"]


@pytest.mark.parametrize("size", [1_000, 20_000, 60_000, 400_000])
@pytest.mark.parametrize("unit", ["word ", "a <b> & ", "é", "#tag ", "\n\nLine of copy.\n"])
def test_no_document_is_over_its_bound(size: int, unit: str) -> None:
    """Large copy becomes a story within the bound, or a dead letter that says so."""
    context = Context(limits=Limits(story_bytes=60_000))
    record = a_record(unit * (size // len(unit)))
    outcome = read(record, context)
    assert broken(record, outcome, context) == []
    if isinstance(outcome, DeadLettered):
        assert outcome.tally.code == "too_large"


@pytest.mark.parametrize(("value", "code"), [(None, "tombstone"), (b"", "empty"), (b" \r\n\t", "empty")])
def test_nothing_is_spiked(value: bytes | None, code: str) -> None:
    """No value, and a value of white space only."""
    record = a_record(value)
    outcome = read(record)
    assert isinstance(outcome, Spiked)
    assert outcome.tally.code == code
    assert broken(record, outcome) == []
