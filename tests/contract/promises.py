"""What every outcome keeps, whatever came in: the README's contract as a list of checks.

`broken` gives one line for each promise that an outcome does not keep; the contract tests ask it of chosen copy, the
property tests of any, the corpus of every case.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

from copytaster.core.context import Context
from copytaster.core.model import DeadLettered, Outcome, OutputRecord, Published, RawRecord, Spiked
from tests.contract import json_schemas
from tests.contract.places import wrong_places
from tests.reading import Document, document_of, kind_of, of_kind
from tests.stories import CONTEXT

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
NEVER_OF_A_KILL = frozenset(
    {"title", "headlines", "descriptions", "bodies", "associations", "by", "located", "subjects"}
)
FACTS = frozenset({"dateline", "bylines", "credits", "embeds", "media"})


def broken(record: RawRecord, outcome: Outcome, context: Context = CONTEXT) -> list[str]:
    """Every promise that is not kept."""
    return [
        f"{kind_of(output)}: {fault}" for output in outcome.records for fault in _record(output, record, context)
    ] + list(_together(record, outcome))


def _record(output: OutputRecord, record: RawRecord, context: Context) -> Iterator[str]:
    kind = kind_of(output)
    if kind == "dead-letter":
        yield from _dead_letter(output, record)
        return
    document = document_of(output)
    yield from _headers(output, kind)
    yield from json_schemas.faults(json_schemas.ours(kind), document)
    yield from _empty(document, "$")
    if len(output.value) > context.limits.story_bytes:
        yield f"{len(output.value)} bytes are over the bound"
    if kind == "story":
        yield from _story(document)
        yield from wrong_places(document, record)


def _headers(output: OutputRecord, kind: str) -> Iterator[str]:
    """CloudEvents in binary mode, and no header that a terminal or a log would stumble over."""
    headers = {name: value.decode() for name, value in output.headers}
    if len(headers) != len(output.headers):
        yield "a header stands there twice"
    wanted = {
        "ce_specversion": "1.0",
        "ce_source": "/copytaster",
        "ce_type": f"copytaster.{kind}.v1",
        "ce_dataschema": f"urn:copytaster:schema:{kind}:v1",
    }
    for name, value in wanted.items():
        if headers.get(name) != value:
            yield f"{name} is {headers.get(name)!r}"
    yield from (f"{name} is missing" for name in ("ce_id", "ce_time", "content-type", "x-feed") if name not in headers)
    yield from (f"{name} has control characters" for name, value in headers.items() if CONTROL.search(name + value))
    if "ce_subject" in headers and headers["ce_subject"].encode() != output.key:
        yield "the key is not the story's id"


def _dead_letter(output: OutputRecord, record: RawRecord) -> Iterator[str]:
    """The original, byte for byte, and headers of ours that say why."""
    if output.value != (record.value or b"") or output.key != record.key:
        yield "the original is changed"
    theirs = tuple(pair for pair in output.headers if not pair[0].startswith("dlq-"))
    if theirs != tuple(pair for pair in record.headers if not pair[0].lower().startswith("dlq-")):
        yield "the original's headers are changed"
    ours = {name: value.decode() for name, value in output.headers if name.startswith("dlq-")}
    yield from (f"{name} has control characters" for name, value in ours.items() if CONTROL.search(value))
    yield from json_schemas.faults(json_schemas.ours("dead-letter"), ours)
    if ours.get("dlq-code") == "internal_error":
        yield f"a fault of ours: {ours.get('dlq-message')} at {ours.get('dlq-position')}"


def _empty(value: object, path: str) -> Iterator[str]:
    """Unknown is absent."""
    if value is None or value in ("", [], {}):
        yield f"{path} is empty"
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _empty(one, f"{path}.{name}")
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _empty(one, f"{path}[{number}]")


def _story(document: Document) -> Iterator[str]:
    ninjs = {name: value for name, value in document.items() if name != "copytaster"}
    yield from (f"ninjs: {fault}" for fault in json_schemas.faults(json_schemas.ninjs("3.1"), ninjs))
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    if document["uri"] != f"urn:uuid:{ours['storyId']}":
        yield "the uri is not the story's id"
    if {uuid.UUID(ours[name]).version for name in ("storyId", "versionId")} != {5}:
        yield "an id is no uuid5"
    if (document.get("title") is not None) < bool(ours.get("derivedTitle")):
        yield "a derived title that is not there"
    if ours["lifecycle"]["action"] == "kill":
        yield from _kill(document, ours)
    yield from _body(document, ours)


def _kill(document: Document, ours: Document) -> Iterator[str]:
    if document["pubStatus"] != "canceled" or document["representationType"] != "partial":
        yield "a kill is canceled and partial"
    yield from (f"a kill with {name}" for name in (NEVER_OF_A_KILL & document.keys()) | (FACTS & ours.keys()))
    blocks = ours.get("blocks", [])
    assert isinstance(blocks, list)
    if {block["kind"] for block in blocks} - {"editors_note"}:
        yield "a kill with copy in its blocks"


def _body(document: Document, ours: Document) -> Iterator[str]:
    """The plain body is the blocks of the body, and its counts are its own."""
    blocks, bodies = ours.get("blocks", []), document.get("bodies", [])
    assert isinstance(blocks, list)
    assert isinstance(bodies, list)
    kinds = {"paragraph", "subhead", "list", "table"}
    text = "\n\n".join(block["text"] for block in blocks if block["kind"] in kinds)
    plain = next((body for body in bodies if body["contentType"] == "text/plain"), {"value": ""})
    if plain["value"] != text:
        yield "the body is not its blocks"
    if text and (plain.get("charCount"), plain.get("wordCount")) != (len(text), len(text.split())):
        yield "the body's counts are wrong"


def _together(record: RawRecord, outcome: Outcome) -> Iterator[str]:
    """One outcome for a record, of the right kinds; embargoed copy on one topic only."""
    kinds = [kind_of(output) for output in outcome.records]
    right = {
        Published: "story" in kinds,
        DeadLettered: kinds.count("dead-letter") == 1 and "story" not in kinds,
        Spiked: set(kinds) == {"spiked"},
    }[type(outcome)]
    if not right:
        yield f"{type(outcome).__name__} with {kinds}"
    if outcome.tally.urgent != ("alert" in kinds):
        yield "urgent is not what holds an alert"
    if isinstance(outcome, Published) and len(outcome.tally.stories) != kinds.count("story"):
        yield "the tally counts other stories than went out"
    alerts = [document_of(output) for output in of_kind(outcome, "alert")]
    embargoed = {
        document["uri"] for output in of_kind(outcome, "story") if _is_embargoed(document := document_of(output))
    }
    for alert in alerts:
        if f"urn:uuid:{alert['storyId']}" in embargoed and "text" in alert:
            yield "an alert with embargoed words"
        if alert["action"] == "kill" and "text" in alert:
            yield "an alert with words of a kill"


def _is_embargoed(document: Document) -> bool:
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    return "embargo" in ours and document["pubStatus"] == "withheld"
