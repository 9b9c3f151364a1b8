"""The story document: ninjs 3.1 plus `copytaster`, one for every story version, withheld and canceled ones too.

Bounded: where the document is over its limit, facts beyond stated counts are left out first, then the text/html body,
each named in `pipeline.limits`; if that is not enough the record is a dead letter `too_large`. So no output can wedge
a lane.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from copytaster.core.context import Context
from copytaster.core.errors import TooLarge
from copytaster.core.model import JsonValue, OutputRecord, RawStory, Stage, Story
from copytaster.core.publish.bodies import Copy, copy_of
from copytaster.core.publish.bounds import thinned
from copytaster.core.publish.headers import story_headers, topic_name
from copytaster.core.publish.language import language_limits
from copytaster.core.publish.ninjs import ninjs
from copytaster.core.publish.ours import ours
from copytaster.core.publish.parts import bounded
from copytaster.core.publish.rights import fit

HTML_LIMIT = "bodies:text/html"


_LEAST_BLOCK_BYTES = 40
"""Of a block in a document: its kind, its place, a word."""


def check_blocks(raw: RawStory, context: Context) -> None:
    """Raises `TooLarge` before any work is done on more blocks than a document can hold."""
    if len(raw.blocks) > context.limits.story_bytes // _LEAST_BLOCK_BYTES:
        raise TooLarge("too_large", Stage.NORMALISE, f"{len(raw.blocks)} blocks are more than a document can hold")


def check_words(story: Story, context: Context) -> None:
    """Raises `TooLarge` before any work is done on more words than a document can hold."""
    characters = sum(len(block.text) for block in story.blocks)
    if characters > context.limits.story_bytes:
        allowed = context.limits.story_bytes
        raise TooLarge("too_large", Stage.PUBLISH, f"the copy has {characters} characters, {allowed} bytes are allowed")


def publish(
    story: Story, context: Context, languages: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> tuple[OutputRecord, ...]:
    """The document of this version; raises `TooLarge` when it cannot be brought within its bound.

    `languages` says which ones each enricher works in, so that the document can say what its own language lacks.
    """
    copy, lacking = copy_of(story), language_limits(story, languages)
    headers = story_headers(story, "story", copy.language.tag, context)
    value = bounded(_ever_smaller(story, copy, context, lacking), context.limits.story_bytes)
    return (OutputRecord(topic_name(context, "story"), story.ids.story_id.encode(), headers, value),)


def _ever_smaller(
    story: Story, copy: Copy, context: Context, lacking: tuple[str, ...]
) -> Iterator[dict[str, JsonValue]]:
    """The whole document, then without facts beyond their counts, then without its HTML too."""
    if warnings := fit(story.rights).warnings:
        story = replace(story, warnings=(*story.warnings, *warnings))
    yield _document(story, copy, context, limits=lacking)
    lesser, limits = thinned(story)
    if limits:
        yield _document(lesser, copy, context, limits=(*lacking, *limits))
    yield _document(lesser, copy, context, html=False, limits=(*lacking, *limits, HTML_LIMIT))


def _document(
    story: Story, copy: Copy, context: Context, *, html: bool = True, limits: tuple[str, ...] = ()
) -> dict[str, JsonValue]:
    return {**ninjs(story, copy, html=html), "copytaster": ours(story, copy, context, limits)}
