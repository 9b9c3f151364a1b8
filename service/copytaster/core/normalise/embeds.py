"""The social posts embedded in a story, from their blocks: account, day, words, tags, flags, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copytaster.core.model import At, Block, BlockKind, Embed, Flag, Span
from copytaster.core.shapes import embeds
from copytaster.core.shapes.flags import flags


def embeds_of(blocks: Sequence[Block]) -> tuple[Embed, ...]:
    """Every embedded post, in order."""
    return tuple(_embed(number, block.text) for number, block in enumerate(blocks) if block.kind is BlockKind.EMBED)


def _embed(number: int, text: str) -> Embed:
    whole = (At(number, 0, len(text)),)
    post = embeds.parse(text)
    start, end = post.text if post else (0, len(text))
    return Embed(
        block=number,
        platform=post.platform if post else None,
        account=post.account if post else None,
        name=post.name if post else None,
        date=post.date if post else None,
        text=_span(number, text, start, end) if start < end else None,
        hashtags=tuple(_spans(number, text, embeds.HASHTAG, start, end)),
        mentions=tuple(_spans(number, text, embeds.MENTION, start, end)),
        flags=tuple(Flag(country, (At(number, at, until),)) for country, at, until in flags(text)),
        urls=tuple(_spans(number, text, embeds.URL, start, end)),
        at=whole,
    )


def _span(number: int, text: str, start: int, end: int) -> Span:
    return Span(text[start:end], (At(number, start, end),))


def _spans(number: int, text: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    for match in pattern.finditer(text, start, end):
        yield _span(number, text, match.start(), match.end())
