"""Which feed a record belongs to: the registry as the core knows it. The shell reads the file (`copytaster.feeds`).

A record whose `x-feed` is a registered name is that feed's. Of the others the first rule takes it of which everything
that is stated fits; what only the copy tells (provider, dialect) fits nothing that could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copytaster.core.raw_headers import feed_id, header

if TYPE_CHECKING:
    from copytaster.core.model import RawRecord


@dataclass(frozen=True, slots=True)
class FeedRule:
    """How one feed is known: every criterion that is not empty must fit, by any of its values.

    `headers` are lower-case names to values, `providers` casefolded. `dialect` names the habits of the feed's copy,
    for where neither its format nor its words tell them.
    """

    name: str
    topics: frozenset[str] = frozenset()
    headers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    providers: frozenset[str] = frozenset()
    dialects: frozenset[str] = frozenset()
    dialect: str | None = None

    @property
    def criteria(self) -> Mapping[str, frozenset[str]]:
        """What must fit, by its name in the registry; empty for a feed that only `x-feed` tells."""
        headers = {f"header {name}": values for name, values in self.headers.items()}
        stated = {"topic": self.topics, **headers, "provider": self.providers, "dialect": self.dialects}
        return {name: values for name, values in stated.items() if values}

    def fits(self, record: RawRecord, provider: str | None, dialect: str | None) -> bool:
        """Whether the record is this feed's, as far as its rule tells."""
        if self.topics and record.topic not in self.topics:
            return False
        if self.providers and (provider or "").casefold() not in self.providers:
            return False
        if self.dialects and dialect not in self.dialects:
            return False
        if not all(header(record, name) in values for name, values in self.headers.items()):
            return False
        return bool(self.topics or self.headers or self.providers or self.dialects)


@dataclass(frozen=True, slots=True)
class FeedTable:
    """All feeds, in the order in which they are asked. Empty where there is no registry."""

    rules: tuple[FeedRule, ...] = ()
    _named: Mapping[str, FeedRule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_named", {rule.name: rule for rule in self.rules})

    def of(self, record: RawRecord, provider: str | None = None, dialect: str | None = None) -> FeedRule | None:
        """The record's feed; None when it is not registered."""
        if not self.rules:
            return None
        named = self._named.get(header(record, "x-feed") or "")
        return named or next((rule for rule in self.rules if rule.fits(record, provider, dialect)), None)

    def id_of(self, record: RawRecord, provider: str | None = None, dialect: str | None = None) -> str:
        """The feed's name: the registry's, else `x-feed`, else the topic."""
        rule = self.of(record, provider, dialect)
        return rule.name if rule else feed_id(record)

    def shaping(self) -> Iterator[str]:
        """What enters documents by this table, as lines of text: equal for tables that do the same."""
        for rule in self.rules:
            criteria = ((name, *sorted(values)) for name, values in sorted(rule.criteria.items()))
            yield repr((rule.name, rule.dialect, *criteria))
