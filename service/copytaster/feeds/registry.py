"""The registry of feeds: which there are, how each is known, how often it should be heard of, who answers for it.

A TOML file (`feeds_file`) with one `[[feed]]` for each. All its faults come in one report; `FeedTable` is the part that
decides outputs and goes to the workers, the rest stays in the parent for metrics.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from copytaster.core.feeds import FeedRule, FeedTable
from copytaster.feeds import faults
from copytaster.kafka.report import Finding, Report

if TYPE_CHECKING:
    from copytaster.settings import Settings

MOST_FEEDS = 100
"""Each feed has some 40 series in every pod; a scrape holds up the event loop (metrics_catalogue.py)."""


class Severity(StrEnum):
    """How grave it is when the feed is silent."""

    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Feed:
    """One registered feed. What is None is not watched, or not known."""

    rule: FeedRule
    idle_seconds: float | None = None
    heartbeat_seconds: float | None = None
    sequence: bool = False
    owner: str | None = None
    severity: Severity = Severity.WARNING

    @property
    def name(self) -> str:
        """Its name, in documents (`feed.id`) and metrics."""
        return self.rule.name


@dataclass(frozen=True, slots=True)
class Registry:
    """All registered feeds, in the order in which they are asked, and the file as it was read."""

    feeds: tuple[Feed, ...] = ()
    file: Path | None = None
    contents: bytes = field(default=b"", repr=False)
    table: FeedTable = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", FeedTable(tuple(feed.rule for feed in self.feeds)))

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits that tell one state of the file from another."""
        return hashlib.sha256(self.contents).hexdigest()[:12]


class FeedsError(Exception):
    """A registry that cannot be used; `findings` are all its faults, each with its place and what to do about it."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(str(Report(findings)))
        self.findings = findings


def _listed(value: object) -> object:
    """One value is written as itself, several as a list."""
    return [value] if isinstance(value, str) else value


_Text = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
_Texts = Annotated[tuple[_Text, ...], BeforeValidator(_listed), Field(min_length=1)]
_STRICT = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class _Match(BaseModel):
    """How a feed is known; what is given must all fit."""

    model_config = _STRICT

    topic: _Texts | None = Field(None, description="the name of a raw topic, or a list of them")
    header: dict[_Text, _Texts] | None = Field(
        None, min_length=1, description='names of Kafka headers with their values: { x-source = "pa" }'
    )
    provider: _Texts | None = Field(None, description="the provider as documents name it, or a list of them")
    dialect: _Texts | None = Field(None, description="a dialect of copytaster/tables/dialects, or a list of them")


class _Row(BaseModel):
    """One `[[feed]]` of the file."""

    model_config = _STRICT

    name: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$",
        description="up to 80 letters, digits, dots, hyphens and underscores, without spaces",
    )
    match: _Match | None = Field(
        None, description='a table of topic, header, provider and dialect: { topic = "wire.raw.pa" }'
    )
    dialect: _Text | None = Field(None, description="a dialect of copytaster/tables/dialects")
    idle_seconds: float | None = Field(
        None, ge=10, le=30 * 86_400, strict=True, description="seconds, from 10 to 2,592,000 (30 days)"
    )
    heartbeat_seconds: float | None = Field(
        None, ge=1, le=86_400, strict=True, description="seconds, from 1 to 86,400 (a day)"
    )
    sequence: bool = Field(False, strict=True, description="true or false")
    owner: _Text | None = Field(None, description="who answers for the feed, in up to 200 characters")
    severity: Severity = Field(Severity.WARNING, description="warning or critical")

    def feed(self) -> Feed:
        """The row as the service uses it."""
        match = self.match or _Match.model_construct()
        rule = FeedRule(
            name=self.name,
            topics=frozenset(match.topic or ()),
            headers={name.lower(): frozenset(values) for name, values in (match.header or {}).items()},
            providers=frozenset(one.casefold() for one in match.provider or ()),
            dialects=frozenset(match.dialect or ()),
            dialect=self.dialect,
        )
        return Feed(rule, self.idle_seconds, self.heartbeat_seconds, self.sequence, self.owner, self.severity)


class _File(BaseModel):
    """The whole file."""

    model_config = _STRICT

    feed: tuple[_Row, ...] = Field((), description="one table [[feed]] for each feed")


def registry_of(settings: Settings) -> Registry:
    """The registry that the settings name, an empty one if they name none; raises `FeedsError`. Reads a small file."""
    return load_registry(settings.feeds_file) if settings.feeds_file else Registry()


def load_registry(file: Path) -> Registry:
    """The registry in this file; raises `FeedsError` with all that is wrong with it. Reads a small file."""
    try:
        text = file.read_bytes()
    except OSError as error:
        raise FeedsError((faults.unreadable(file, error.strerror or str(error)),)) from None
    return parsed(text, file)


def parsed(text: bytes, file: Path) -> Registry:
    """The registry that these bytes are; raises `FeedsError` with all that is wrong with it."""
    try:
        values = tomllib.loads(text.decode())
    except ValueError as error:  # of TOML and of UTF-8
        raise FeedsError((faults.unreadable(file, str(error)),)) from None
    found: list[Finding] = []
    rows: Mapping[int, _Row] = {}
    try:
        rows = dict(enumerate(_File.model_validate(values).feed))
    except ValidationError as error:
        bad = faults.bad_values(error, _File, values, file)
        found += bad.findings
        rows = _rest(values, bad.keys)
    feeds = {number: row.feed() for number, row in rows.items()}
    found += faults.relations([(number, feed.rule) for number, feed in feeds.items()], file)
    if len(feeds) > MOST_FEEDS:
        found.append(faults.too_many(len(feeds), MOST_FEEDS, file))
    if found:
        raise FeedsError(tuple(found))
    return Registry(tuple(feeds.values()), file, text)


def _rest(values: Mapping[str, object], bad: Mapping[int, frozenset[str]]) -> Mapping[int, _Row]:
    """The rows without what is wrong in them, by number: they are compared with one another all the same."""
    rows = values.get("feed")
    numbered = enumerate(rows if isinstance(rows, list) else ())
    rest = {
        number: {key: value for key, value in row.items() if key not in bad.get(number, frozenset())}
        for number, row in numbered
        if isinstance(row, dict)
    }
    return {number: _Row.model_validate(row) for number, row in rest.items() if "name" in row}
