"""What the service says of itself: lanes by state, positions, lag, what is held. Read by `/status`, probes and metrics.

Plain values, made anew at each look; nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class LaneState(StrEnum):
    """What a lane is doing. Stopped lanes try again by themselves, but `stopped_unreadable`, which needs a person."""

    STARTING = "starting"
    RUNNING = "running"
    BACKING_OFF = "backing_off"
    STOPPED_UNREADABLE = "stopped_unreadable"
    STOPPED_INPUT = "stopped_input"
    STOPPED_OUT_OF_RANGE = "stopped_out_of_range"
    STOPPED_OUTPUT = "stopped_output"
    STOPPED_DEAD_LETTERS = "stopped_dead_letters"


@dataclass(frozen=True, slots=True)
class LaneStatus:
    """One assigned partition. Offsets are those of the next record; what is unknown is None."""

    topic: str
    partition: int
    state: LaneState
    reason: str | None = None  # a short text for people: what stopped it, what to do
    incarnation: int = 0
    position: int | None = None  # fetched up to
    committed: int | None = None
    end: int | None = None  # the last stable offset
    lag_records: int | None = None
    lag_seconds: float | None = None  # age of the oldest record fetched and not committed
    queued_records: int = 0
    in_flight_records: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class PoolStatus:
    """The worker processes."""

    size: int
    busy: int
    waiting_chunks: int


@dataclass(frozen=True, slots=True)
class FeedsStatus:
    """The registry of feeds in use; `refused` says why its file, as it is now, is not.

    `read_at` is when the file was last found good (Unix seconds).
    """

    file: str | None = None
    read_at: float = 0.0
    digest: str = ""
    feeds: tuple[str, ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """The whole service as it is now."""

    broker_reached: bool
    joined: bool
    draining: bool
    held_bytes: int
    held_bytes_limit: int
    lanes: tuple[LaneStatus, ...]
    pool: PoolStatus
    feeds: FeedsStatus = FeedsStatus()
    certificates: Mapping[str, float] = field(default_factory=dict)  # ca, client: when the first of them ends
    last_fetch_at: float | None = None  # when a broker last answered a fetch (Unix seconds)
