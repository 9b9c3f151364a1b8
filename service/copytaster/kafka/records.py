"""Kafka's records as the core knows them, and back: the only place where the two meet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol

from copytaster.core.model import OutputRecord, RawRecord

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ConsumedRecord(Protocol):
    """What aiokafka hands out; `timestamp` is in milliseconds, -1 when the record has none."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


def raw_record(record: ConsumedRecord) -> RawRecord:
    """The record for the core. A time that no `datetime` can hold becomes the epoch."""
    try:
        timestamp = EPOCH + timedelta(milliseconds=max(record.timestamp, 0))
    except OverflowError:
        timestamp = EPOCH
    return RawRecord(
        value=record.value,
        timestamp=timestamp,
        key=record.key,
        # A header may be null in Kafka; to us it is empty.
        headers=tuple((name, value or b"") for name, value in record.headers),
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
    )


def raw_bytes(record: RawRecord) -> int:
    """What the record weighs in the byte budget."""
    return len(record.value or b"") + len(record.key or b"") + sum(len(k) + len(v) for k, v in record.headers)


def output_bytes(record: OutputRecord) -> int:
    """What the output weighs in its transaction."""
    return len(record.value) + len(record.key or b"") + sum(len(k) + len(v) for k, v in record.headers)
