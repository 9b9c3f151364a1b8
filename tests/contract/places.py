"""Checks of a story document's places: the text at every `at` is the text that it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copytaster.core.context import Limits
from copytaster.core.model import BlockKind, RawRecord
from copytaster.core.normalise.text import LAID_OUT, repair
from copytaster.core.wire.unwrap import unwrap

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
Json = dict[str, object]


def wrong_places(document: Json, record: RawRecord) -> list[str]:
    """Every place that does not hold what it should."""
    ours = document["copytaster"]
    assert isinstance(ours, dict)
    blocks = ours.get("blocks", [])
    texts = [block["text"] for block in blocks]
    return [*_spans(ours, texts, "copytaster"), *_sources(blocks, record)]


def _spans(value: object, texts: list[str], path: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _spans(one, texts, f"{path}/{number}")
    elif isinstance(value, dict):
        if "at" in value:
            yield from _item(value, texts, path)
        for name, one in value.items():
            if name not in ("at", "blocks"):
                yield from _spans(one, texts, f"{path}/{name}")


def _item(item: Json, texts: list[str], path: str) -> Iterator[str]:
    places = item["at"]
    assert isinstance(places, list)
    if any("path" in place for place in places):
        return
    found = []
    for place in places:
        block, start, end = place["block"], place["start"], place["end"]
        if not (0 <= block < len(texts) and 0 <= start < end <= len(texts[block])):
            yield f"{path}: {place} is outside of the blocks"
            return
        found.append(texts[block][start:end])
    yield from _claims(item, found, path)


def _claims(item: Json, found: list[str], path: str) -> Iterator[str]:
    """What an item says of the words at its place."""
    claimed = item.get("text") or item.get("name") if isinstance(item.get("text", ""), str) else None
    if "/subjects/" in path:  # the name of a topic is the scheme's, not the copy's
        claimed = None
    folded = "".join("".join(found).split())
    if isinstance(claimed, str) and "embeds" not in path and folded != "".join(claimed.split()):
        yield f"{path}: {found} is not {claimed!r}"
    if isinstance(item.get("text"), str) and len(found) == 1 and found[0] != item["text"]:
        yield f"{path}: {found[0]!r} is not {item['text']!r}"
    if "country" in item and not FLAG.fullmatch(found[0]):
        yield f"{path}: {found[0]!r} is no flag"


def _sources(blocks: list[Json], record: RawRecord) -> Iterator[str]:
    """A text format's blocks stand in the decoded record where they say, in order, repaired and nothing else."""
    decoded = unwrap(record, Limits()).decoded.text
    for number, block in enumerate(blocks):
        if ("raw" in block) == ("path" in block):
            yield f"blocks/{number}: needs either raw or path"
        source = block.get("raw")
        if isinstance(source, list):
            start, end = source
            laid_out = BlockKind(str(block["kind"])) in LAID_OUT
            was = repair(decoded[start:end], laid_out=laid_out).text
            if was != block["text"]:
                yield f"blocks/{number}: {was!r} is not {block['text']!r}"
