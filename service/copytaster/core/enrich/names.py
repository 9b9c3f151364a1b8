"""Names of persons, organisations and places, and others (events, works, laws, nationalities), as the copy has them.

A linear tagger (`name_model`), trained by `copytaster train names` on openly licensed copy, reads the sentences of
body, headline and standfirst, captions and embeds. What it knows of a word besides its context: name lists, how the
word is written elsewhere, and how the story uses it in other places. It reads copy in capitals, too. The dateline gives
its places; bylines, credits, symbols, tags and addresses are no names here. English alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.name_forms import Lexical
from copytaster.core.enrich.name_model import TYPES, NameModel
from copytaster.core.enrich.name_tokens import marked, pieces
from copytaster.core.enrich.name_view import REACH
from copytaster.core.enrich.sentences import sentences
from copytaster.core.facts import EntityType, Name
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.publish.language import decide_language

NAME = "names"
NEEDS: frozenset[str] = frozenset({"language", "sentences"})
SETS = "names"
BY = "names@1"
LANGUAGES: frozenset[str] = frozenset({"en"})

_OTHER_KINDS = frozenset({BlockKind.CAPTION, BlockKind.EMBED})

_SIGNS = (
    r"<[\w.=^/]{1,20}>|\((?:[A-Za-z ]{2,20}): ?[\w.]{1,12}\)|\([A-Z0-9]{1,8}\.[A-Z]{1,3}\)|#\w{1,64}|@\w{1,64}|https?://\S+|www\.\S+"
    r"|pic\.twitter\.com/\S+"
)
_NO_NAMES = re.compile(_SIGNS)
_NO_NAMES_NOR_MAIL = re.compile(rf"{_SIGNS}|(?<![\w.])[\w.]{{1,64}}@[\w.-]{{1,64}}")
"""What looks like a name and is none: RICs, tickers with their exchange, tags, accounts, addresses.

Those of mail are looked for where there is an @ alone, as they may begin at every word (0.2 ms a story before).
"""

DATELINE_CONFIDENCE = 0.97
_TYPES = tuple(map(EntityType, TYPES))
_PLACE = EntityType.PLACE
_AT = attrgetter("at")


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Name, ...]:  # noqa: ARG001 - all are called alike
    """The names in the order of their places; nothing without a model, or in another language than English."""
    if tables.names is None or _language(story) not in LANGUAGES:
        return ()
    dateline = list(_dateline(story))
    taken = _taken(story, dateline)
    sentences_ = [*story.facts.sentences, *_others(story)]
    words = [word.lower() for name in dateline for word in pieces(name.text)[1::2]]
    found = dateline
    for name in _names(story, sentences_, words, tables.names):
        spans = taken.get(name.at.block)
        if not spans or not _overlaps(name.at, spans):
            found += _parted(name, tables.names.lexicon) if "-" in name.text else (name,)
    found.sort(key=_AT)
    return tuple(found)


def _language(story: Story) -> str:
    """The primary tag of the copy's language; too little text to tell is taken for English."""
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    return tag.lower().replace("_", "-").split("-")[0]


def _others(story: Story) -> Iterator[At]:
    """Sentences of captions and embeds."""
    for number, block in enumerate(story.blocks):
        if block.kind in _OTHER_KINDS:
            yield from (At(number, start, end) for start, end in sentences(block.text, "en"))


def _dateline(story: Story) -> Iterator[Name]:
    """The dateline's places, as printed."""
    if story.dateline is None or not story.dateline.at or not isinstance(at := story.dateline.at[0], At):
        return
    text, position = story.blocks[at.block].text, at.start
    for place in story.dateline.places:
        for name in filter(None, (place.name, place.region)):
            start = text.find(name, position, at.end)
            if start >= 0:
                position = start + len(name)
                yield Name(name, EntityType.PLACE, At(at.block, start, position), BY, DATELINE_CONFIDENCE)


def _taken(story: Story, dateline: list[Name]) -> dict[int, list[tuple[int, int]]]:
    """By block, where no further name is looked for: datelines, bylines, credits, symbols, tags, addresses."""
    taken: dict[int, list[tuple[int, int]]] = {}
    credits_ = [story.credits.text_source, story.credits.line, *story.credits.picture_sources]
    credits_ += [medium.credit for medium in story.media]
    for places in (
        *(one.at for one in credits_ if one),
        *(one.at for one in story.bylines),
        [one.at for one in dateline],
    ):
        for at in places:
            if isinstance(at, At):
                taken.setdefault(at.block, []).append((at.start, at.end))
    for number, block in enumerate(story.blocks):
        if spans := _no_names(block.text):
            taken.setdefault(number, []).extend(spans)
    return {number: _merged(spans) for number, spans in taken.items()}


def _no_names(text: str) -> list[tuple[int, int]]:
    """Where something only looks like a name."""
    if "@" in text:
        return [match.span() for match in _NO_NAMES_NOR_MAIL.finditer(text)]
    if "(" in text or "<" in text or "#" in text or "/" in text or "www." in text:
        return [match.span() for match in _NO_NAMES.finditer(text)]
    return []


def _overlaps(at: At, spans: Sequence[tuple[int, int]]) -> bool:
    after = bisect_left(spans, (at.end, 0))
    return after > 0 and spans[after - 1][1] > at.start


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _parted(name: Name, lexicon: Mapping[str, int]) -> Iterator[Name]:
    """The names that a hyphen joins (Russia-Ukraine, Israel-Hamas) where lists know each; else the name itself."""
    if " " in name.text or name.text.lower() in lexicon:
        yield name
        return
    parts = name.text.split("-")
    types = [_listed(part, lexicon) for part in parts]
    if None in types or _PLACE not in types:
        yield name
        return
    start = name.at.start
    for part, type_ in zip(parts, types, strict=True):
        yield name._replace(text=part, type=type_ or name.type, at=At(name.at.block, start, start + len(part)))
        start += len(part) + 1


def _listed(word: str, lexicon: Mapping[str, int]) -> EntityType | None:
    known = lexicon.get(word.lower(), 0)
    if known & Lexical.COUNTRY:
        return EntityType.PLACE
    if known & Lexical.NATIONALITY:
        return EntityType.MISC
    return EntityType.ORGANISATION if known & Lexical.COMPANY else None


def _names(story: Story, places: list[At], known: Sequence[str], model: NameModel) -> Iterator[Name]:
    blocks = [block.text for block in story.blocks]
    texts = [blocks[block][start:end] for block, start, end in places]
    cuts = [pieces(text) for text in texts]
    words = [marked(text, cut[1::2]) for text, cut in zip(texts, cuts, strict=True)]
    sentence, block, first, behind = -1, 0, 0, 0  # the sentence's first word, and the first behind it
    cut: list[str] = []
    told = end = 0  # what was seen of the sentence: its pieces, and where they end
    for opening, last, type_, margin in model.names(words, known):
        while opening >= behind:
            sentence += 1
            first = behind + REACH
            behind = first + len(words[sentence])
            block, end, _ = places[sentence]
            cut, told = cuts[sentence], 0
        at, after = 2 * (opening - first) + 1, 2 * (last - first) + 2
        start = end + sum(map(len, cut[told:at]))
        end = start + sum(map(len, cut[at:after]))
        told = after
        yield Name(blocks[block][start:end], _TYPES[type_], At(block, start, end), BY, model.confidence(margin))
