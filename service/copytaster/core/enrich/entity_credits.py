"""The agencies that a story credits with its text or its pictures, as things of their own: their form is `credit`.

Whose copy or picture it is, is no news: a credit makes nothing salient, and ninjs does not list what has no more than
that. It ties `credits` to the ids of the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copytaster.core.enrich.entity_cluster import Found
from copytaster.core.enrich.entity_copy import Copy
from copytaster.core.facts import MentionForm
from copytaster.core.model import At, Credit
from copytaster.core.things import Thing, ThingKind, tag_of

SURE: Final = 0.97


def credited(copy: Copy, found: Found) -> None:
    """Adds the credits of the story that name a medium of the tables."""
    credits_ = copy.story.credits
    for one in (credits_.text_source, *credits_.picture_sources):
        row = _row(copy, one) if one else None
        if one and row:
            for at in _named(copy, one, row):
                found.of_row(row).add(at, MentionForm.CREDIT, SURE)


def _row(copy: Copy, one: Credit) -> Thing | None:
    key = copy.things.tags.get(tag_of(one.agency or ""), "")
    row = copy.things.rows.get(key)
    return row if row and row.kind is ThingKind.MEDIUM else None


def _named(copy: Copy, one: Credit, row: Thing) -> Iterator[At]:
    """Where the agency stands in the words of its credit: `AFP` of `AFP Archive`."""
    for at in one.at:
        if isinstance(at, At):
            text = copy.texts[at.block]
            for name in (one.agency or "", row.name, one.text):
                start = text.find(name, at.start, at.end)
                if name and start >= 0:
                    yield At(at.block, start, start + len(name))
                    break
