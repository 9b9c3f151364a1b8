"""An output record as somebody who looks for a story sees it: what kind, where, of which raw record, with which ids.

No copy is in a sighting: it may go into a ticket.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson

from copytaster.kafka.dead_letters import letter_of
from copytaster.kafka.places import Place
from copytaster.kafka.records import ConsumedRecord, raw_record

DEAD_LETTER = "dead-letter"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One output record. `raw` and `raw_at` are of the record that it came from; `said` is what it says of itself."""

    kind: str  # story, alert, spiked, dead-letter
    place: Place
    at: datetime
    raw: Place | None
    raw_at: datetime | None
    story_id: str | None
    version_id: str | None
    native_ids: frozenset[str]
    said: Mapping[str, str]

    @property
    def ids(self) -> frozenset[str]:
        """All that it can be found by."""
        return self.native_ids | {one for one in (self.story_id, self.version_id) if one}


def sighting_of(kind: str, record: ConsumedRecord) -> Sighting:
    """What the record of an output topic is."""
    return _dead_letter(record) if kind == DEAD_LETTER else _document(kind, record)


def _dead_letter(record: ConsumedRecord) -> Sighting:
    letter = letter_of(record)
    said = {
        name: letter.about[name] for name in ("code", "stage", "position", "redriven", "parts") if name in letter.about
    }
    raw_at = _EPOCH + timedelta(milliseconds=letter.original_ms)
    return Sighting(
        DEAD_LETTER,
        letter.place,
        letter.at,
        letter.origin,
        raw_at,
        None,
        None,
        frozenset(),
        {"feed": letter.feed, **said},
    )


def _document(kind: str, record: ConsumedRecord) -> Sighting:
    try:
        document = orjson.loads(record.value or b"{}")
    except orjson.JSONDecodeError:  # not ours
        document = {}
    document = document if isinstance(document, dict) else {}
    ours = _object(document.get("copytaster")) or document
    raw = _object(ours.get("raw"))
    headers = {name: (value or b"").decode("utf-8", "replace") for name, value in record.headers}
    return Sighting(
        kind=kind,
        place=Place(record.topic, record.partition, record.offset),
        at=raw_record(record).timestamp,
        raw=_raw_place(raw),
        raw_at=_instant(raw.get("timestamp")),
        story_id=_text(ours.get("storyId")),
        version_id=_text(ours.get("versionId")),
        native_ids=frozenset(_native_ids(document, ours)),
        said=_said(kind, document, ours, headers),
    )


def _said(kind: str, document: Json, ours: Json, headers: Mapping[str, str]) -> dict[str, str]:
    """What has no words of the copy in it: the reason of a kill has."""
    lifecycle = _object(ours.get("lifecycle"))
    both = {**document, **lifecycle, "feed": headers.get("x-feed"), "replay": headers.get("x-replay")}
    names = ("feed", "action", "priority", "pubStatus", "version", "versionCreated", "urgency", "replay")
    reason = {"reason": str(document.get("reason"))} if kind == "spiked" else {}
    return reason | {name: str(both[name]) for name in names if both.get(name)}


def _native_ids(document: Json, ours: Json) -> Iterator[str]:
    feed = _object(ours.get("feed"))
    for found in (feed.get("itemId"), feed.get("nativeId"), document.get("nativeIds")):
        yield from (one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str))
    alternative = document.get("altIds")
    for one in alternative if isinstance(alternative, list) else []:
        if isinstance(one, dict) and isinstance(one.get("value"), str):
            yield one["value"]


def _raw_place(raw: Json) -> Place | None:
    topic, partition, offset = raw.get("topic"), raw.get("partition"), raw.get("offset")
    if isinstance(topic, str) and isinstance(partition, int) and isinstance(offset, int):
        return Place(topic, partition, offset)
    return None


def _instant(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}
