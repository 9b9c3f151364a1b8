"""What settings must be to one another; each by itself is checked by its own bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copytaster.settings import Settings

OUTPUT_KINDS = ("story", "alert", "spiked", "dead-letter")
"""The output topics without prefix and version. A test compares them with the topology: settings load no core."""

TOPIC_NAME = re.compile(r"[A-Za-z0-9._-]{1,249}")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Settings (`names`) that do not go together: a stable short `code`, what is wrong, what to do next."""

    code: str
    names: tuple[str, ...]
    what: str
    remedy: str


class ConflictError(ValueError):
    """Settings of which each is good by itself, and some are not together."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__("; ".join(f"{conflict.what}: {conflict.remedy}" for conflict in conflicts))
        self.conflicts = conflicts


def conflicts(settings: Settings) -> tuple[Conflict, ...]:
    """All conflicts among these settings."""
    return (*_times(settings), *_sizes(settings), *_topics(settings))


def raw_topics(topics: str) -> tuple[str, ...]:
    """The raw topics that are named one by one; none when a pattern selects them."""
    if topics.startswith("^"):
        return ()
    return tuple(name.strip() for name in topics.split(","))


def _times(settings: Settings) -> Iterator[Conflict]:
    s = settings
    if s.heartbeat_interval_ms * 3 > s.session_timeout_ms:
        yield _ordered("heartbeat_interval_ms", "session_timeout_ms", "be at most a third of", settings)
    if s.request_timeout_ms <= s.session_timeout_ms:
        yield _ordered("request_timeout_ms", "session_timeout_ms", "be above", settings)
    if s.transaction_deadline_ms >= s.transaction_timeout_ms:
        yield _ordered("transaction_deadline_ms", "transaction_timeout_ms", "be below", settings)
    if s.backoff_seconds > s.backoff_max_seconds:
        yield _ordered("backoff_seconds", "backoff_max_seconds", "be at most", settings)
    if s.record_cpu_seconds > s.record_wall_seconds:
        yield _ordered("record_cpu_seconds", "record_wall_seconds", "be at most", settings)


def _sizes(settings: Settings) -> Iterator[Conflict]:
    if settings.dead_letter_stop_minimum > settings.dead_letter_stop_window:
        yield _ordered("dead_letter_stop_minimum", "dead_letter_stop_window", "be at most", settings)


def _ordered(name: str, other: str, rule: str, settings: Settings) -> Conflict:
    value, against = getattr(settings, name), getattr(settings, other)
    return Conflict(
        "settings_conflict",
        (name, other),
        f"{name} ({value}) must {rule} {other} ({against})",
        f"change {name} or {other}",
    )


def _topics(settings: Settings) -> Iterator[Conflict]:
    topics = settings.topics
    if topics.startswith("^"):
        try:
            pattern = re.compile(topics)
        except re.error as error:
            what = f"the pattern of raw topics does not compile: {error}"
            yield Conflict("topics_pattern", ("topics",), what, "write a regular expression that begins with ^")
            return
        read = [name for name in output_topics(settings.output_prefix) if pattern.match(name)]
    else:
        names = raw_topics(topics)
        for name in names:
            if not TOPIC_NAME.fullmatch(name) or name in {".", ".."}:
                what = f"{name!r} is no name of a topic"
                yield Conflict("topics_name", ("topics",), what, "give names with commas, or one pattern with ^ first")
        read = [name for name in output_topics(settings.output_prefix) if name in names]
    if read:
        what = f"output topics would be read as raw copy: {', '.join(read)}"
        remedy = "narrow topics or choose another output_prefix: what is read must not be what is written"
        yield Conflict("topics_loop", ("topics", "output_prefix"), what, remedy)


def output_topics(prefix: str) -> tuple[str, ...]:
    """The full names of the output topics."""
    return tuple(f"{prefix}.{kind}.v1" for kind in OUTPUT_KINDS)
