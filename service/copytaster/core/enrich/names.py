"""Names of persons, organisations and places, and others (events, works, laws, nationalities), as the copy has them.

A linear tagger (`name_model`), trained by `copytaster train names` on openly licensed copy, reads the sentences of the
body, headline and standfirst, and the captions. What it knows of a word besides its context: name lists, how the word is
written elsewhere, and how the story uses it in other places. It reads copy in capitals, too. English alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.name_model import TYPES, Found, NameModel
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

_TYPES = tuple(map(EntityType, TYPES))


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Name, ...]:  # noqa: ARG001 - all are called alike
    """The names in the order of their places; nothing without a model, or in another language than English."""
    if tables.names is None or _language(story) not in LANGUAGES:
        return ()
    places = [*story.facts.sentences, *_captions(story)]
    return tuple(sorted(_names(story, places, tables.names), key=lambda name: (name.at.block, name.at.start)))


def _language(story: Story) -> str:
    """The primary tag of the copy's language; too little text to tell is taken for English."""
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    return tag.lower().replace("_", "-").split("-")[0]


def _captions(story: Story) -> Iterator[At]:
    for number, block in enumerate(story.blocks):
        if block.kind is BlockKind.CAPTION:
            yield from (At(number, start, end) for start, end in sentences(block.text, "en"))


def _names(story: Story, places: list[At], model: NameModel) -> Iterator[Name]:
    cuts = [pieces(story.blocks[at.block].text[at.start : at.end]) for at in places]
    words = [
        marked(story.blocks[at.block].text[at.start : at.end], cut[1::2]) for at, cut in zip(places, cuts, strict=True)
    ]
    number, first = 0, REACH
    for found in model.names(words):
        while found.first >= first + len(words[number]):
            first += len(words[number]) + REACH
            number += 1
        yield _name(story, places[number], cuts[number], found, found.first - first, model)


def _name(story: Story, sentence: At, cut: list[str], found: Found, word: int, model: NameModel) -> Name:
    before = 2 * word + 1
    start = sentence.start + sum(map(len, cut[:before]))
    end = start + sum(map(len, cut[before : before + 2 * (found.last - found.first) + 1]))
    at = At(sentence.block, start, end)
    text = story.blocks[at.block].text[start:end]
    return Name(text, _TYPES[found.type], at, BY, model.confidence(found.margin))
