"""What the shell hands to the core: look-up tables, limits, and what it publishes under which names.

The shell loads these once (`copytaster.tables`, `copytaster.reader`); the core only reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import TypeAlias

IdentifyLanguage: TypeAlias = Callable[[str], tuple[str, float]]
"""Text to the most likely primary language tag and its probability (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """An agency's habits in the formats it sends: one TOML table (`copytaster/tables/dialects`).

    `aliases` are the agency's names as they stand in datelines, credits, source lines and provider fields. `item_id`
    names the native id (its role in the feed) that stays the same over versions. `zone` is an IANA name, for stamps
    without one. `urgency` maps the agency's own scale to IPTC 1 to 9.
    """

    name: str
    provider: str
    aliases: tuple[str, ...] = ()
    zone: str | None = None
    item_id: str | None = None
    sluglines_unique_per_day: bool = False
    urgency: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialects:
    """All dialects by name, and by every alias (casefolded)."""

    named: Mapping[str, Dialect] = field(default_factory=dict)
    by_alias: Mapping[str, Dialect] = field(default_factory=dict)

    def find(self, alias: str | None) -> Dialect | None:
        """The dialect whose agency goes by this name, case ignored; None when it is unknown."""
        return self.by_alias.get(alias.strip().casefold()) if alias else None


@dataclass(frozen=True, slots=True)
class Tables:
    """Look-up tables and models, loaded once per process. `zones` holds every IANA zone: the core reads no file."""

    dialects: Dialects
    zones: Mapping[str, tzinfo]
    identify_language: IdentifyLanguage
    models: Mapping[str, str] = field(default_factory=dict)  # name to version, as published in `pipeline.models`


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the core, all in bytes; each is a setting of the same name."""

    record_bytes: int = 20_000_000  # the largest raw value that is read at all
    inflated_bytes: int = 50_000_000  # what a compressed or encoded value may inflate to
    story_bytes: int = 900_000  # one output document (below Kafka's default of 1 MiB with room for headers)
    dead_letter_bytes: int = 20_000_000  # a dead letter's value; above it head, hash and `dlq-truncated`


@dataclass(frozen=True, slots=True)
class Context:
    """What outputs carry besides the story: names, version, limits."""

    prefix: str = "copytaster"
    version: str = "0"
    config_hash: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()
