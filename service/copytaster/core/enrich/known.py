"""Names that the tables know, in all copy: countries and their peoples, flags, holders of offices, bodies, companies.

One pass of an Aho-Corasick automaton per block finds every spelling of the language; a spelling counts where it stands
as a word of its own and is not part of a longer one. Copy in capitals is read too. Hashtags and accounts that name a
known thing are `tag`s. What a capital or a seat means (a town or a government) is told later, by `entities`.

What stands in embeds is found as well: its block says whose words they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.known_words import (
    BEFORE_SURNAMES,
    BEHIND_US,
    COUNTRIES_FIRST,
    FORENAMES_TOO,
    NOT_SURNAMES,
    SHARED,
    WORDS_IN_CAPITALS,
)
from copytaster.core.enrich.name_words import TITLES
from copytaster.core.enrich.own_words import headline_spans
from copytaster.core.facts import EntityType, Known, MentionForm
from copytaster.core.model import At, Block, BlockKind, Story
from copytaster.core.publish.language import decide_language
from copytaster.core.shapes.flags import flags
from copytaster.core.things import Finder, Spelling, Thing, ThingKind, Things

NAME = "known"
NEEDS: frozenset[str] = frozenset({"language"})
SETS = "known"
BY = "known@1"
LANGUAGES: frozenset[str] = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})

SURE: Final = 0.97
SURE_SHORT: Final = 0.9
"""A surname alone, or a name of up to three letters."""
SURE_LOOSE: Final = 0.85
SURE_TAG: Final = 0.9
UNSURE: Final = 0.6
"""A name that a country shares with a state, and nothing tells which."""

_READ = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.DATELINE,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST,
        BlockKind.EMBED,
    }
)
_OF_DATELINES = frozenset({ThingKind.COUNTRY, ThingKind.CAPITAL})

_LIKE_NAMES_OF_PEOPLE = frozenset({ThingKind.COUNTRY, ThingKind.CAPITAL, ThingKind.PERSON})

_DATELINE, _MEDIUM, _HOLDER = BlockKind.DATELINE, ThingKind.MEDIUM, ThingKind.PERSON
_TAGGED, _FLAGGED, _PERSON = MentionForm.TAG, MentionForm.FLAG, EntityType.PERSON
"""In Python 3.11 a name of the module is looked up in an eighth of the time of a member of an enum."""

_CAPITAL = re.compile("[A-ZÀ-Þ]")
_CAPITALS = bytes(65 if _CAPITAL.match(chr(code)) else 32 for code in range(256))
"""A capital of Latin-1 as A, all else as a space: four in a row are found in a third of a pattern's time."""

_FLAG = "\U0001f1e6".encode()[:3]
"""What the letters of a flag begin with in UTF-8."""

_TAG = re.compile(r"(?<!\w)[#@](?P<word>\w{2,50})")
_WORD_BEHIND = re.compile(r"[ \u00a0](?P<word>[^\W\d_]{1,30})")
_NON = re.compile(r"(?i)(?<!\w)non[-\u2010\u2011]\Z")

_DOLLARS = frozenset({"US", "U.S."})
"""What tells whose dollars they are, before their sign."""

_Hit = tuple[int, int, Spelling]
_HitsOf = Mapping[int, Sequence[_Hit]]
"""By the number of a text."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Known, ...]:  # noqa: ARG001 - all are called alike
    """What is known, in the order of the copy; flags and tags in any language, names in seven."""
    return _found(story, tables, None)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """Spellings of the tables that mean nothing where they stand; of those that do, their rows."""
    left: list[Candidate] = []
    found = _found(story, tables, left)
    yield from left
    for one in found:
        rule = "a spelling of the tables" + (", which may mean another thing here" if one.confidence == UNSURE else "")
        yield Candidate(SETS, one.key, True, rule, BY, (one.at,))


def _found(story: Story, tables: Tables, left: list[Candidate] | None) -> tuple[Known, ...]:
    """What is known; what was looked at and left is added to `left`, where somebody asks."""
    things = tables.things
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    finder = things.finders.get(tag.lower().replace("_", "-").split("-")[0])
    credited = _credits(story)
    headlines = headline_spans(story)
    read = [(number, block) for number, block in enumerate(story.blocks) if block.kind in _READ]
    found: list[tuple[Known, bool]] = []
    written, shouted = _spelled([block.text for _, block in read], finder) if finder else ({}, {})
    for place, (number, block) in enumerate(read):
        if not (place in written or place in shouted or _has_signs(block.text)):
            continue
        hits = _hits(number, block, written.get(place, ()), shouted.get(place, ()), left)
        told = _known(number, block, hits, things, credited, left=left)
        if told and (span := headlines.get(number)):
            told = [one for one in told if span.start <= one[0].at.start and one[0].at.end <= span.end]
        found.extend(told)
    firm = {one.key for one, loose in found if not loose}
    kept = tuple(one for one, loose in found if not loose or one.key in firm)
    told_apart = tuple(_told_apart(story, kept)) if firm & SHARED.keys() else kept
    if left is not None:
        loose_ones = (one for one, loose in found if loose and one.key not in firm)
        left += (_leave(one.at, one.key, "a loose spelling, and no firm one in the story") for one in loose_ones)
        places = {one.at for one in told_apart}
        gone = (one for one in kept if one.at not in places)
        left += (_leave(one.at, one.key, "the words of the story tell of its namesake") for one in gone)
    return told_apart


def _spelled(texts: Sequence[str], finder: Finder) -> tuple[_HitsOf, _HitsOf]:
    """What is spelled as written, and in capitals; all texts are looked through at once, in half the time."""
    written: dict[int, list[_Hit]] = {}
    ends = list(accumulate([len(text) + 1 for text in texts]))
    place = offset = 0
    whole = "\n".join(texts)
    for start, end, spelling in finder.find(whole):
        while end >= ends[place]:
            offset = ends[place]
            place += 1
        written.setdefault(place, []).append((start - offset, end - offset, spelling))
    shouted: dict[int, list[_Hit]] = {}
    capitals = whole.encode("latin-1", "replace").translate(_CAPITALS)
    at = capitals.find(b"AAAA")
    while at >= 0:
        place = bisect_right(ends, at)
        shouted[place] = list(finder.find_capitals(texts[place]))
        at = capitals.find(b"AAAA", ends[place])
    return written, shouted


def _has_signs(text: str) -> bool:
    """Whether there may be tags or flags."""
    return "#" in text or "@" in text or (not text.isascii() and _FLAG in text.encode("utf-8", "surrogatepass"))


def _leave(at: At, key: str, rule: str) -> Candidate:
    return Candidate(SETS, key, False, rule, BY, (at,))


def _told_apart(story: Story, found: tuple[Known, ...]) -> Iterator[Known]:
    """Without the names of countries that mean a state here, or may: the words of the story tell."""
    words = "\n".join(block.text for block in story.blocks if block.kind in _READ)
    for one in found:
        name, country, state = SHARED.get(one.key, ("", (), ()))
        if one.text.title() != name or one.form is not MentionForm.NAME:
            yield one
        elif not any(word in words for word in state):
            yield one if any(word in words for word in country) else replace(one, confidence=UNSURE)


def _credits(story: Story) -> frozenset[tuple[int, int]]:
    """Where pictures are credited, as block and every place of it: whose picture it is, is no news."""
    spans = [credit.at for credit in story.credits.picture_sources]
    spans += [one.credit.at for one in story.media if one.credit]
    at = [place for places in spans for place in places if isinstance(place, At)]
    return frozenset((place.block, place_in) for place in at for place_in in range(place.start, place.end))


def _known(
    number: int,
    block: Block,
    hits: Sequence[_Hit],
    things: Things,
    credited: frozenset[tuple[int, int]],
    *,
    left: list[Candidate] | None,
) -> list[tuple[Known, bool]]:
    """What a block holds, in order, and whether it is only loosely named."""
    text = block.text
    found: list[tuple[Known, bool]] = []
    for start, end, spelling in hits:
        row = things.rows.get(spelling.key)
        if row and (not credited or (number, start) not in credited) and _means_it(block, start, end, row):
            loose = spelling.loose and not text.startswith(" <", end)
            found.append((_one(At(number, start, end), text, spelling.form, row, loose=loose), loose))
        elif left is not None:
            left.append(_leave(At(number, start, end), spelling.key, "credits a picture, signs, or is part of a name"))
    if not _has_signs(text):
        return found
    for start, end, row in _tags(text, things):
        found = [(one, loose) for one, loose in found if one.at.end <= start or one.at.start >= end]
        found.append((_one(At(number, start, end), text, _TAGGED, row), False))
    for country, start, end in flags(text):
        row = things.rows.get(f"country/{country}")
        if row:
            found.append((_one(At(number, start, end), text, _FLAGGED, row), False))
    return sorted(found, key=lambda one: one[0].at.start)


def _one(at: At, text: str, form: MentionForm, row: Thing, *, loose: bool = False) -> Known:
    words = text[at.start : at.end]
    sure = SURE
    if form is _TAGGED:
        sure = SURE_TAG
    elif form is _FLAGGED:
        sure = 1.0
    elif loose:
        sure = SURE_LOOSE
    elif len(words) <= 3 or (row.type is _PERSON and " " not in words):
        sure = SURE_SHORT
    return Known(words, at, form, row.type, row.key, BY, sure, row.country)


def _hits(
    number: int, block: Block, written: Sequence[_Hit], shouted: Sequence[_Hit], left: list[Candidate] | None
) -> list[_Hit]:
    """The spellings that stand as words, the longest of those that overlap, from the left."""
    text = block.text
    all_capitals = text.isupper()
    found: list[_Hit] = []
    for one in written:
        start, end, spelling = one
        if _is_word(text, start, end) and not (all_capitals and _is_common(text, end, spelling.text)):
            found.append(one)
        elif left is not None:
            rule = "no word of its own, or a common word in copy of capitals"
            left.append(_leave(At(number, start, end), spelling.key, rule))
    for one in shouted:
        start, end, _ = one
        if (all_capitals or end - start > 3) and _is_word(text, start, end):
            found.append(one)
    longest = _longest(found) if len(found) > 1 else found
    if left is not None:
        inner = (one for one in found if one not in longest)
        left += (_leave(At(number, *one[:2]), one[2].key, "part of a longer spelling") for one in inner)
    return longest


def _longest(found: list[_Hit]) -> list[_Hit]:
    longest: list[_Hit] = []
    last = -1
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if one[0] >= last:
            longest.append(one)
            last = one[1]
    return longest


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether nothing of a word, an address, an amount of money or a denial is glued to the span."""
    before = text[start - 1] if start else " "
    behind = text[end] if end < len(text) else " "
    if before == " " and behind == " " and text[end + 1 : end + 2] != "$":
        return True  # as most do
    if before.isalnum() or behind.isalnum() or before in "_@#." or behind in "_@$€£¥":
        return False
    if behind == " " and text[end + 1 : end + 2] == "$" and text[start:end] in _DOLLARS:
        return text.endswith(("the ", "The "), 0, start)  # "pay the US $35 million", but "cost US $35 million"
    if behind == "." and text[end + 1 : end + 2].islower():
        return False
    return not (before in "-\u2010\u2011" and _NON.search(text, max(0, start - 5), start))


def _is_common(text: str, end: int, spelling: str) -> bool:
    """Whether an abbreviation in copy of capitals is a common word."""
    if spelling not in WORDS_IN_CAPITALS:
        return False
    behind = _WORD_BEHIND.match(text, end)
    return spelling != "US" or behind is None or behind["word"] not in BEHIND_US


def _means_it(block: Block, start: int, end: int, row: Thing) -> bool:
    """Whether the words are the thing: no part of the name of somebody who is not in the tables, and no signature."""
    if block.kind is _DATELINE:
        return row.kind in _OF_DATELINES
    if row.kind is _MEDIUM:
        return not _is_credit(block.text, start, end)
    if row.kind not in _LIKE_NAMES_OF_PEOPLE or " " in block.text[start:end]:
        return True
    return not _is_forename(block, start, end) and not _is_surname(block.text, start, row)


def _is_forename(block: Block, start: int, end: int) -> bool:
    """Whether a country's or a town's name is a forename: Jordan before what may be a surname."""
    if block.text[start:end].title() not in FORENAMES_TOO:
        return False
    if block.text.isupper() and block.text[start:end] in COUNTRIES_FIRST:
        return False
    behind = _WORD_BEHIND.match(block.text, end)
    if behind is None or not behind["word"][0].isupper() or block.kind is BlockKind.HEADLINE:
        return False
    return behind["word"].title() not in NOT_SURNAMES


def _is_surname(text: str, start: int, row: Thing) -> bool:
    """Whether somebody's forename stands before the word."""
    word = _word_before(text, start)
    if not word[:1].isupper():
        return False
    return bool(gender_of(word)) or (row.kind is _HOLDER and not _may_precede(word, text, start))


def _word_before(text: str, start: int) -> str:
    """The word before a place, where only a space is between; "" where none is."""
    before = text[max(0, start - 32) : start]
    return before[:-1].rsplit(" ", 1)[-1] if before[-1:] in {" ", "\u00a0"} else ""


def _is_credit(text: str, start: int, end: int) -> bool:
    """Whether a medium only signs: alone in brackets, or alone behind the last sentence."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    return not text[end:].strip(" ./") and text[:start].rstrip()[-1:] in {"", ".", '"', "\u201d", ")", "/"}


def _may_precede(word: str, text: str, start: int) -> bool:
    """Whether a word with a capital before a surname is no forename: a title, or one that opens a sentence."""
    lower = word.lower()
    if lower in TITLES or lower in BEFORE_SURNAMES or lower.rstrip(".") in TITLES or text.isupper():
        return True
    place = start - len(word) - 1
    opens = place <= 0 or text[:place].rstrip()[-1:] in '.:!?\u201c\u201d"\n'
    return opens and lower.endswith(("ing", "ed", "ly"))


def _tags(text: str, things: Things) -> Iterator[tuple[int, int, Thing]]:
    for match in _TAG.finditer(text):
        key = things.tags.get(match["word"].casefold())
        if key and key in things.rows:
            yield match.start(), match.end(), things.rows[key]
