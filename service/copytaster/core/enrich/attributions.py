"""Attributions: whose information it is, and whether they confirm, deny or cannot verify it.

The agency whose copy it is (as the credits say), the media that the copy cites ("told Reuters", "Interfax reported,
citing …"), officials and bodies ("police said", "Pakistan's foreign office said in a statement"), and others ("two aid
workers"). Each is named once, at its first place. People who speak under their names are quotes, and here only where
they confirm or deny. English only. Of an embedded post only the media that it cites count ("in a talk to The Nation").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn, quote_cues, speakers
from copytaster.core.enrich.attribution_words import (
    AGENCIES,
    CONFIRMS,
    DENIES,
    MEDIA,
    MEDIA_ENDS,
    MEDIA_SHAPE,
    MEDIA_WORDS,
    OFFICIAL_BODIES,
    OFFICIAL_DIPLOMATS,
    OFFICIAL_WORDS,
    OTHER_WORDS,
    UNVERIFIED,
)
from copytaster.core.enrich.one_pass import joined, parted
from copytaster.core.enrich.quote_words import ENGLISH, REPORTS, TELLS, WEAK
from copytaster.core.enrich.speech_notes import Notes
from copytaster.core.enrich.statements import statement
from copytaster.core.enrich.venues import ADDRESSEE
from copytaster.core.facts import Attribution, AttributionKind, EntityType, Name, Stance
from copytaster.core.model import At, AtPath, BlockKind, Places, Story
from copytaster.core.publish.language import language_read_in
from copytaster.core.speech import DESCRIBED, NAMED, PRONOUN, Cue, Passage, Source

NAME = "attributions"
NEEDS: frozenset[str] = frozenset({"language", "names", "entities", "passages"})
SETS = "attributions"
BY = "attributions@1"
LANGUAGES: frozenset[str] = frozenset({"en"})

SURE_CREDIT: Final = 1.0
SURE_CITED: Final = 0.6
"""The gold counts fewer of them as sources than we do."""
SURE_DESCRIBED: Final = 0.8
SURE_PLACE: Final = 0.7
"""A place that speaks is its government."""

MOST_NESTED: Final = 4
BESIDE: Final = 24
"""Characters between a verb and the quote that it leads."""
OF_THINGS: Final = WEAK | {"claimed", "claiming"}
"""Verbs that report only where a clause or a quote says what: not so "Reds claim the cup"."""
_BEGINS: Final = attrgetter("at.start")
_NOUNS: Final = ENGLISH.roles | ENGLISH.bodies

_CITING = re.compile(
    r"\b(?:citing|quoting|reported\s+by|reports?\s+(?:by|in|on)|published\s+(?:by|in|on)|interview\s+(?:with|on)"
    r"|speaking\s+to|spoke\s+to|wrote\s+in|talk\s+to)\s+(?:the\s+)?(?P<house>(?:[A-Z][\w’'&.-]*\s?){1,5})"
)
"""A house behind words that cite: "citing the Boston Globe"."""
_CITES: Final = (
    "iting |uoting |reported by|report by|reports by|report in|reports in|report on|ublished |nterview with"
    "|nterview on|peaking to|poke to|wrote in|alk to"
).split("|")
_HINTS = AhoCorasick([*_CITES, "verif", "confirm", "corroborat"], implementation=Implementation.DFA)
"""What the two patterns, this and `UNVERIFIED`, are not without: a tenth of their time."""
_ARTICLE = re.compile(r"\A(?:the|a|an)\s+", re.IGNORECASE)
_ARTICLES: Final = ("the ", "a ", "an ")
_CARRIERS: Final = frozenset({AttributionKind.MEDIA, AttributionKind.AGENCY})
"""Whose report it is that another one cannot verify."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Attribution, ...]:  # noqa: ARG001 - all are called alike
    """The sources in the order of the copy, each once; the agency of the credits first."""
    if language_read_in(story) not in LANGUAGES:
        return ()
    return tuple(_read(story, None))


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """The sources by what tells their kind, and the verbs and words that give none."""
    if language_read_in(story) in LANGUAGES:
        notes = Notes(SETS, BY)
        for one in _read(story, notes):
            stance = f", {one.stance}" if one.stance else ""
            yield Candidate(SETS, one.name, True, f"first named here: {one.kind} by its words{stance}", BY, one.at)
        yield from notes.candidates


def _read(story: Story, notes: Notes | None) -> list[Attribution]:
    reader = _Reader(story, notes)
    reader.credit()
    passages = [one for one in story.facts.passages if one.kind is not BlockKind.CAPTION]
    texts = [one.text for one in passages]
    hints = parted(_HINTS.find_matches_as_indexes(joined(texts)), texts)
    for passage, hinted in zip(passages, hints, strict=True):
        if passage.kind is BlockKind.EMBED:
            reader.cited(passage)
        elif passage.cues or hinted:
            reader.read(passage, [number for number, _, _ in hinted])
    return list(reader.found.values())


class _Reader:
    """Reads the passages of one story; `found` holds each source once, by its name in small letters."""

    def __init__(self, story: Story, notes: Notes | None) -> None:
        self._notes = notes
        self.found: dict[str, Attribution] = {}
        self._story = story
        self._names: dict[int, list[Name]] = {}
        for one in story.facts.names:
            self._names.setdefault(one.at.block, []).append(one)
        self._entities: dict[At | AtPath, str] | None = None

    def credit(self) -> None:
        """The agency whose text it is."""
        credit = self._story.credits.text_source
        if credit and credit.at:
            self._add(credit.text, AttributionKind.AGENCY, credit.at, SURE_CREDIT)

    def read(self, passage: Passage, hints: Sequence[int]) -> None:
        """The sources of one passage, in which these hints stand."""
        last: str | None = None
        for number, cue in enumerate(passage.cues):
            last = self._said(passage, number) or last
            if cue.word in TELLS or cue.word == "telling":
                self._told(passage, cue)
        if hints and min(hints) < len(_CITES):
            self.cited(passage)
        if hints and max(hints) >= len(_CITES):
            self._unverified(passage, last)

    def cited(self, passage: Passage) -> None:
        """The media that a passage cites, all that is read of an embedded post."""
        for match in _CITING.finditer(passage.text):
            self._house(passage, match.start("house"), match.group("house").rstrip(" .,"))

    def _said(self, passage: Passage, number: int) -> str | None:
        """Whoever the verb belongs to; gives back the key of the source."""
        cue = passage.cues[number]
        if not cue.by and cue.word not in REPORTS:
            return None
        if cue.word in OF_THINGS and not _reports(passage, number):
            return self._leave(passage, cue, "reports nothing here: a noun, or a verb with an object")
        source = quote_cues.source_of(passage, cue, ENGLISH)
        if source is None:
            return self._leave(passage, cue, "nobody is found whose verb it is")
        if source.kind is PRONOUN:
            return self._leave(passage, source, "a pronoun: who it means is named elsewhere")
        stance = None
        if not passage.text[source.end : cue.start].strip().endswith(("not", "to", "would", "could")):
            stance = Stance.CONFIRMED if cue.word in CONFIRMS else Stance.DENIED if cue.word in DENIES else None
        return self._source(passage, source, stance)

    def _leave(self, passage: Passage, words: Cue | Source, rule: str) -> str | None:
        if self._notes:
            self._notes.left(passage, words.start, words.end, rule)
        return None

    def _source(self, passage: Passage, source: Source, stance: Stance | None) -> str | None:
        first, last = self._whole(passage.number, *(source.name or (source.start, source.end)))
        words = passage.text[first:last]
        kind = kind_of(_with_article(passage.text, first, words))
        if source.kind is NAMED:
            type_ = self._type(passage.number, first, last)
            if type_ is EntityType.PERSON or (type_ is None and kind is None and not source.body):
                return self._person(passage, source, stance)
            if type_ is EntityType.PLACE and kind is None:
                return self._found(passage, (first, last), AttributionKind.OFFICIAL, SURE_PLACE, stance)
        if source.kind is DESCRIBED and kind is None and not _is_source(words):
            return self._leave(passage, source, "describes no people and no body")
        sure = SURE_DESCRIBED if source.kind is DESCRIBED else SURE_CITED
        return self._found(passage, (first, last), kind or AttributionKind.OTHER, sure, stance)

    def _whole(self, block: int, start: int, end: int) -> tuple[int, int]:
        """The whole of a name that ends with these words, as the tagger has it: not `Group` of `Nordkost Group`."""
        for one in self._names.get(block, ()):
            _, first, last = one.at
            if first >= start:
                break
            if start < end == last and one.type is not EntityType.PERSON:
                return first, end
        return start, end

    def _person(self, passage: Passage, source: Source, stance: Stance | None) -> str | None:
        """Somebody under a name: only with a stance; an official where the title says so."""
        if stance is None or source.name is None:
            return self._leave(passage, source, "speaks under a name: a quote, unless it confirms or denies")
        kind = kind_of(passage.text[source.start : source.name[0]]) or AttributionKind.OTHER
        return self._found(passage, source.name, kind, SURE_CITED, stance)

    def _type(self, block: int, start: int, end: int) -> EntityType | None:
        rows = self._names.get(block, [])
        index = bisect_left(rows, end, key=_BEGINS)
        for one in reversed(rows[max(0, index - MOST_NESTED) : index]):
            if start < one.at.end:
                return one.type
        return None

    def _told(self, passage: Passage, cue: Cue) -> None:
        """The medium that somebody told."""
        whom = ADDRESSEE.match(passage.text, cue.end, passage.sentence(cue.start)[1])
        if whom is None:
            return
        start = whom.start("whom")
        words = whom.group("whom").rstrip(" .,")
        if article := _ARTICLE.match(words):
            start, words = start + article.end(), words[article.end() :]
        self._house(passage, start, words)

    def _house(self, passage: Passage, start: int, words: str) -> None:
        """A name that may be a medium's."""
        kind = kind_of(_with_article(passage.text, start, words))
        if words[:1].isupper() and kind in {AttributionKind.MEDIA, AttributionKind.AGENCY}:
            self._found(passage, (start, start + len(words)), kind, SURE_CITED, None)

    def _unverified(self, passage: Passage, last: str | None) -> None:
        """Who could not verify it; where nobody is said to, the last source has it unverified."""
        for match in UNVERIFIED.finditer(passage.text):
            start, _ = passage.sentence(match.start())
            source = speakers.before(passage.text, start, match.start(), ENGLISH)
            named = source and source.kind is not PRONOUN and "be" not in match.group().split()
            if source and named:
                self._source(passage, source, Stance.UNVERIFIED)
            if last and (not named or self.found[last].kind in _CARRIERS) and self.found[last].stance is None:
                self.found[last] = self.found[last]._replace(stance=Stance.UNVERIFIED)

    def _found(
        self, passage: Passage, span: tuple[int, int], kind: AttributionKind, sure: float, stance: Stance | None
    ) -> str:
        start, end = span
        return self._add(passage.text[start:end], kind, (At(passage.number, start, end),), sure, stance)

    def _add(self, name: str, kind: AttributionKind, at: Places, sure: float, stance: Stance | None = None) -> str:
        key = _without_article(" ".join(name.split()).casefold()) if name[:1].isalpha() else name
        known = self.found.get(key)
        if known is None:
            self.found[key] = Attribution(name, kind, at, BY, sure, self._entity(at), stance)
        elif known.stance is None and stance is not None:
            self.found[key] = known._replace(stance=stance)
        return key

    def _entity(self, at: Places) -> str | None:
        if self._entities is None:
            self._entities = _entities(self._story)
        return self._entities.get(at[0])


def _entities(story: Story) -> dict[At | AtPath, str]:
    """The entities' ids by where they are mentioned."""
    return {at: one.id for one in story.facts.entities for mention in one.mentions for at in mention.at}


def _reports(passage: Passage, number: int) -> bool:
    """Whether a verb of many things reports something here: a clause, or a quote beside it."""
    cue = passage.cues[number]
    if statement(passage, number, ENGLISH):
        return True
    beside = passage.quotes_in(cue.end, cue.end + BESIDE)
    return bool(beside) or passage.text.startswith(":", cue.end) or passage.quote_around(cue.start - BESIDE) is not None


def _is_source(words: str) -> bool:
    """Whether a description that tells no kind is one of people or bodies at all."""
    return not _NOUNS.isdisjoint(words.lower().split())


def _without_article(low: str) -> str:
    """Words in small letters, apart by one space."""
    if not low.startswith(_ARTICLES):
        return low
    return low.split(" ", 1)[1]


def _with_article(text: str, start: int, words: str) -> str:
    """The words with the article before them: The Sun, The Nation."""
    article = text[max(0, start - 4) : start]
    return article + words if article.lower() == "the " else words


def _ends_as_media(words: str) -> bool:
    return not MEDIA_ENDS.isdisjoint(words.lower().split()[-2:]) and MEDIA_SHAPE.search(words) is not None


@lru_cache(maxsize=1024)
def kind_of(words: str) -> AttributionKind | None:
    """What kind of source words name or describe; None where they do not tell."""
    whole = " ".join(words.split()).lower()
    low = _without_article(whole)
    parts = low.replace("'s ", " ").replace("’s ", " ").split()
    if low in AGENCIES or "news agency" in low:
        return AttributionKind.AGENCY
    if low in OFFICIAL_BODIES:
        return AttributionKind.OFFICIAL
    if (
        low in MEDIA
        or (whole in MEDIA and words.rpartition(" ")[2][:1].isupper())
        or not MEDIA_WORDS.isdisjoint(parts[-1:])
        or _ends_as_media(words)
    ):
        return AttributionKind.MEDIA
    if not OTHER_WORDS.isdisjoint(parts):
        diplomats = "diplomat" in low and not OFFICIAL_DIPLOMATS.isdisjoint(parts)
        return AttributionKind.OFFICIAL if diplomats else AttributionKind.OTHER
    if not OFFICIAL_WORDS.isdisjoint(parts) or any(one in OFFICIAL_BODIES for one in parts):
        return AttributionKind.OFFICIAL
    return None
