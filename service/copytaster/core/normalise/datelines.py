"""The story's dateline from its block: places, day, agency, each as printed; the year from the story's own day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from copytaster.core.context import DateOrder, Dialects
from copytaster.core.model import At, Block, BlockKind, Dateline, DatelinePlace
from copytaster.core.shapes import datelines
from copytaster.core.shapes.dates import day_near


@dataclass(frozen=True, slots=True)
class Printed:
    """A dateline as it stands in its block; without `parts` where it has no agency or dash."""

    block: int
    text: str
    parts: datelines.Parts | None


def printed_datelines(
    blocks: Sequence[Block], dialects: Dialects, known: Mapping[str, datelines.Parts] = MappingProxyType({})
) -> tuple[Printed, ...]:
    """Every dateline of the copy, taken apart once for all who read it; `known` are some by their words."""
    return tuple(
        Printed(number, block.text, known.get(block.text) or datelines.parse(block.text, dialects.print_no_dash))
        for number, block in enumerate(blocks)
        if block.kind is BlockKind.DATELINE
    )


def dateline_of(printed: Sequence[Printed], dialects: Dialects, base: date | None) -> Dateline | None:
    """The first dateline; `base` is the day that settles a year which is not printed."""
    return _read(printed[0], dialects, base) if printed else None


def _read(printed: Printed, dialects: Dialects, base: date | None) -> Dateline:
    number, text = printed.block, printed.text
    parts = printed.parts or _bare(text)
    if parts is None:
        return Dateline((), text, at=(At(number, 0, len(text)),))
    places, agency = parts.places, parts.agency
    if agency is None and len(places) == 1 and (region := places[0].region) and dialects.find(region):
        places, agency = (datelines.Place(places[0].name),), region  # SYDNEY, AAP -
    words = text[: parts.end].rstrip()
    known = dialects.find(agency)
    day_first = None if known is None or known.date_order is None else known.date_order is DateOrder.DAY_FIRST
    return Dateline(
        places=tuple(DatelinePlace(place.name, place.region) for place in places),
        text=words,
        date=day_near(parts.day, base, day_first=day_first) if parts.day else None,
        agency=agency,
        at=(At(number, 0, len(words)),),
    )


def _bare(text: str) -> datelines.Parts | None:
    """A dateline that is all the block has, without a dash."""
    found = datelines.lead(text)
    words = text.rstrip(" -–—:.")
    return datelines.Parts(*found, None, len(words), len(text)) if found else None
