"""Raw stories made by hand, for tests of what normalise decides; all copy is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from copytaster.core.model import (
    BlockKind,
    Decoded,
    Detection,
    Field,
    Found,
    JsonValue,
    RawBlock,
    RawRecord,
    RawStory,
    Story,
    Syntax,
)
from copytaster.core.normalise import normalise
from copytaster.tables import load_tables
from tests.stories import RECEIVED

KINDS = {kind.value: kind for kind in BlockKind}


def normalised(
    *blocks: tuple[str, str],
    fields: Mapping[Field, JsonValue] | None = None,
    dialect: str | None = None,
    received: datetime = RECEIVED,
) -> Story:
    """What normalise makes of blocks, each a kind and its text, and of fields of one value each."""
    raw_blocks = tuple(
        RawBlock(KINDS[kind], text, (f"/blocks/{number}",)) for number, (kind, text) in enumerate(blocks)
    )
    copy = "\n".join(text for _, text in blocks)
    raw = RawStory(
        detection=Detection(Syntax.NINJS, dialect, "made by hand"),
        copy=copy,
        decoded=Decoded(copy, "utf-8", "strict"),
        fields={name: (Found(value, (f"/{name}",)),) for name, value in (fields or {}).items()},
        blocks=raw_blocks,
    )
    return normalise(raw, RawRecord(copy.encode(), received), load_tables())


def with_copy(*blocks: tuple[str, str]) -> Iterable[tuple[str, str]]:
    """The blocks, and a paragraph of copy behind them."""
    return (*blocks, ("paragraph", "The ferry left the harbour of Lysvik at dawn, the company said on Monday."))
