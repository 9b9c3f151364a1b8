"""Kafka's records as the core knows them, and back: the only place where the two meet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from copytaster.core.model import Headers, OutputRecord, RawRecord

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
    # A header may be null in Kafka; to us it is empty. By position: keywords cost half as much again.
    headers = tuple([(name, value or b"") for name, value in record.headers]) if record.headers else ()
    return RawRecord(
        record.value,
        _instant(record.timestamp),
        record.key,
        headers,
        record.topic,
        record.partition,
        record.offset,
    )


@lru_cache(256)
def _instant(milliseconds: int) -> datetime:
    """Records of a batch share their times: found again in 0.1 µs, made in 0.8."""
    try:
        return EPOCH + timedelta(milliseconds=max(milliseconds, 0))
    except OverflowError:
        return EPOCH


def raw_bytes(record: RawRecord) -> int:
    """What the record weighs in the byte budget."""
    size = len(record.value or b"") + len(record.key or b"")
    return size + headers_bytes(record.headers) if record.headers else size


def output_bytes(record: OutputRecord) -> int:
    """What the output weighs in its transaction."""
    size = len(record.value) + len(record.key or b"")
    return size + headers_bytes(record.headers) if record.headers else size


def headers_bytes(headers: Headers) -> int:
    """What headers weigh, without their frames."""
    return sum([len(name) + len(value) for name, value in headers])
