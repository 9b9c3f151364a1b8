"""Passages: the blocks of copy in which somebody may say something, made ready for the search of what is said.

Out: of each block its sentences, its quoted stretches, its verbs of speech outside of them and, of English verbs that
report, whose they are. `quotes` and `attributions` read these; no document has them. Works in the languages of quotes.
"""

from __future__ import annotations

from typing import Final

from copytaster.core.context import Tables
from copytaster.core.enrich import Warn, quote_cues
from copytaster.core.enrich.quote_languages import WORDS
from copytaster.core.enrich.quote_marks import quoted
from copytaster.core.enrich.quote_words import CLAUSE_BEFORE, ENGLISH, REPORTS, THAT, Words
from copytaster.core.model import BlockKind, Story
from copytaster.core.publish.language import language_read_in
from copytaster.core.speech import Cue, Passage, Quoted, Source

NAME = "passages"
NEEDS: frozenset[str] = frozenset({"language", "sentences"})
SETS = "passages"

READ: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.LIST,
        BlockKind.CAPTION,
        BlockKind.EMBED,
    }
)
"""The kinds in which somebody may say something; what stands in embeds is never the agency's, and read apart."""
_ASKED: Final = REPORTS | THAT | CLAUSE_BEFORE
"""Verbs whose subject is asked for."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Passage, ...]:  # noqa: ARG001 - all are called alike
    """The blocks in which somebody may say something, in order."""
    words = WORDS.get(language_read_in(story))
    if words is None:
        return ()
    sentences: dict[int, list[tuple[int, int]]] = {}
    for at in story.facts.sentences:
        sentences.setdefault(at.block, []).append((at.start, at.end))
    found = []
    for number, block in enumerate(story.blocks):
        if block.kind in READ:
            text = block.text
            sources: dict[int, tuple[int, Source | None]] = {}
            cut = tuple(sentences.get(number, ())) or ((0, len(text)),)
            quotes = tuple(quoted(text))
            passage = Passage(number, block.kind, text, cut, quotes, _cues(text, quotes, words), sources)
            if words is ENGLISH:
                _find_sources(passage, sources)
            found.append(passage)
    return tuple(found)


def _cues(text: str, quotes: tuple[Quoted, ...], words: Words) -> tuple[Cue, ...]:
    """The cues outside of all quotes."""
    found = words.cue.find(text)
    if not quotes or not found:
        return tuple(found)
    outside, index = [], 0
    for cue in found:
        while index < len(quotes) and quotes[index].end <= cue.start:
            index += 1
        if index == len(quotes) or cue.start < quotes[index].start:
            outside.append(cue)
    return tuple(outside)


def _find_sources(passage: Passage, sources: dict[int, tuple[int, Source | None]]) -> None:
    """Whom the verbs belong to, which quotes and attributions both ask: once here, it is half of their work.

    `sources` are those of the passage, which is seen by nobody else yet: one that leads on takes the verb's before it.
    """
    for cue in passage.cues:
        if cue.by or cue.word in _ASKED:
            left = quote_cues.left_of(passage, cue)
            sources[cue.start] = (left, quote_cues.subject(passage, cue, left, ENGLISH))
