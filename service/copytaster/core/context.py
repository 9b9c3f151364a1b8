"""What the shell hands to the core: look-up tables, limits, and what it publishes under which names.

The shell loads these once (`copytaster.tables`, `copytaster.reader`); the core only reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from copytaster.core.feeds import FeedTable
from copytaster.core.gazetteer import Gazetteer
from copytaster.core.model import BlockKind, Priority
from copytaster.core.shapes.masks import Masks, compiled
from copytaster.core.things import Things
from copytaster.core.topic_rules import TopicRules

if TYPE_CHECKING:  # the package of the enrichers needs this module
    from copytaster.core.enrich.name_model import NameModel

MASK_KINDS: Mapping[str, BlockKind] = {
    "notes": BlockKind.EDITORS_NOTE,
    "sign_offs": BlockKind.SIGN_OFF,
    "source_lines": BlockKind.SOURCE_LINE,
    "furniture": BlockKind.FURNITURE,
}
"""What the masks of a dialect make of a line; `private` ones take it out."""

IdentifyLanguage: TypeAlias = Callable[[str], tuple[str, float]]
"""Text to the most likely primary language tag and its probability (0 to 1)."""


class DateOrder(StrEnum):
    """How a wire writes a day in digits."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


@dataclass(frozen=True, slots=True)
class Dialect:
    """An agency's habits in the formats it sends: one TOML table (`copytaster/tables/dialects`).

    `aliases` are the agency's names as they stand in datelines, credits, source lines and provider fields; `marks` are
    phrases of its transmissions (the footer of a wire) that tell it where nothing names it. `zone` is an IANA name, for
    stamps without one; `date_order` says how its wires write a day in digits. `item_id` names the native ids (their
    roles in the feed, the best first) that stay the same over versions, `item_id_has_date` that a date in them changes
    with each. `urgency` maps the agency's own scale to IPTC 1 to 9, `priorities` says what the highest of
    these mean to it (dpa's 2 is an Eil). `null_embargo_is_indefinite` says what a JSON null
    means where an embargo may stand, `dateline_without_dash` that only a space follows the agency there. `language`
    (BCP 47) is for copy of which neither the feed nor the text surely tells its own: only for who sends one language.

    `furniture`, `sign_offs`, `source_lines`, `notes` and `private` are masks of whole lines of its copy: words in any
    case, `*` for anything. `masks` is made of them, once; raises `ValueError` for a mask without a word.
    """

    name: str
    provider: str
    aliases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    language: str | None = None
    zone: str | None = None
    date_order: DateOrder | None = None
    item_id: tuple[str, ...] = ()
    item_id_has_date: bool = False
    sluglines_unique_per_day: bool = False
    dateline_without_dash: bool = False
    null_embargo_is_indefinite: bool = False
    urgency: Mapping[str, int] = field(default_factory=dict)
    priorities: Mapping[int, Priority] = field(default_factory=dict)
    furniture: tuple[str, ...] = ()
    sign_offs: tuple[str, ...] = ()
    source_lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    masks: Masks = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # The most careful first: what is private to one mask and a note to another is private.
        kinds = ("private", "notes", "sign_offs", "source_lines", "furniture")
        object.__setattr__(self, "masks", compiled((kind, getattr(self, kind)) for kind in kinds))


@dataclass(frozen=True, slots=True)
class Dialects:
    """All dialects by name, and by every alias (casefolded)."""

    named: Mapping[str, Dialect] = field(default_factory=dict)
    by_alias: Mapping[str, Dialect] = field(default_factory=dict)
    by_mark: Mapping[str, Dialect] = field(init=False, repr=False, compare=False)
    _marks: AhoCorasick | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_mark: dict[str, Dialect] = {}
        for _, dialect in sorted(self.named.items()):
            for mark in dialect.marks:
                by_mark.setdefault(mark, dialect)
        marks = AhoCorasick(by_mark, matchkind=MatchKind.LeftmostLongest) if by_mark else None
        object.__setattr__(self, "by_mark", by_mark)
        object.__setattr__(self, "_marks", marks)

    def find(self, alias: str | None) -> Dialect | None:
        """The dialect whose agency goes by this name, case ignored; None when it is unknown."""
        return self.by_alias.get(alias.strip().casefold()) if alias else None

    def marked(self, text: str) -> Dialect | None:
        """The dialect whose mark stands first in the text; None when none does."""
        found = self._marks.find_matches_as_strings(text) if self._marks else None
        return self.by_mark[found[0]] if found else None

    def print_no_dash(self, words: str) -> bool:
        """Whether an agency among those that the brackets of a dateline name ("ats afp") prints no dash behind them."""
        named = [self.find(words)] if self.find(words) else [self.find(one) for one in words.replace("/", " ").split()]
        return all(named) and any(one.dateline_without_dash for one in named if one)


@dataclass(frozen=True, slots=True)
class Tables:
    """Look-up tables and models, loaded once per process. `zones` holds every IANA zone: the core reads no file."""

    dialects: Dialects
    zones: Mapping[str, tzinfo]
    identify_language: IdentifyLanguage
    models: Mapping[str, str] = field(default_factory=dict)  # name to version, as published in `pipeline.models`
    names: NameModel | None = None
    topics: TopicRules = field(default_factory=TopicRules)
    things: Things = field(default_factory=Things)
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    feeds: FeedTable = field(default_factory=FeedTable)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the core, all in bytes; each is a setting of the same name."""

    record_bytes: int = 20_000_000  # the largest raw value that is read at all
    inflated_bytes: int = 50_000_000  # what a compressed or encoded value may inflate to
    story_bytes: int = 900_000  # one output document (below Kafka's default of 1 MiB with room for headers)
    dead_letter_bytes: int = 20_000_000  # a dead letter's value; above it head, hash and `dlq-truncated`


@dataclass(frozen=True, slots=True)
class Context:
    """What outputs carry besides the story: names, version, limits. `feeds` are those of the tables."""

    prefix: str = "copytaster"
    version: str = "0"
    config_hash: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = Limits()
    feeds: FeedTable = field(default_factory=FeedTable)
