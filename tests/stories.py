"""Story values made by hand, for tests of what comes after normalise; all copy is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TypedDict, Unpack

from copytaster.core.context import Context
from copytaster.core.model import (
    At,
    AtPath,
    Block,
    BlockKind,
    Credit,
    Credits,
    Dateline,
    DatelinePlace,
    Declared,
    Detection,
    Embargo,
    Embed,
    Facts,
    Feed,
    Flag,
    Headline,
    Ids,
    Lifecycle,
    Media,
    NativeId,
    Origin,
    PrivateNotes,
    PubStatus,
    Range,
    Rights,
    Span,
    SpikeReason,
    Story,
    StoryId,
    StoryWarning,
    Subject,
    Syntax,
    Times,
    VersionId,
    VersionSource,
)

RECEIVED = datetime(2026, 3, 2, 10, 15, 0, 250_000, tzinfo=UTC)
CONTEXT = Context(version="1.2.3", config_hash="c0ffee", models={"language": "lid.176"})
STORY_ID = StoryId("8d6b3a52-5f0c-5d52-9a43-1f3f3a9a7a01")
VERSION_ID = VersionId("2c1d4a7e-7f5b-5f0f-8a55-6a0e7a1b9c02")


class Changes(TypedDict, total=False):
    """What a test may want otherwise."""

    lifecycle: Lifecycle
    pub_status: PubStatus
    declared: Declared
    agency_language: str | None
    blocks: tuple[Block, ...]
    embargo: Embargo | None
    spike: SpikeReason | None
    urgency: int | None
    headlines: tuple[Headline, ...]
    title: str | None
    standfirst: Span | None
    by: str | None
    embeds: tuple[Embed, ...]
    media: tuple[Media, ...]
    rights: Rights
    facts: Facts
    feed: Feed
    origin: Origin
    private_notes: PrivateNotes | None
    warnings: tuple[StoryWarning, ...]


PLAIN = Story(
    ids=Ids(STORY_ID, VERSION_ID),
    feed=Feed("north-desk"),
    detection=Detection(Syntax.PLAIN, None, "text"),
    origin=Origin(RECEIVED, "ab" * 32, 120, "utf-8", "strict", topic="wire.raw.north", partition=3, offset=42),
    times=Times(RECEIVED, RECEIVED, VersionSource.KAFKA),
    lifecycle=Lifecycle(),
    pub_status=PubStatus.USABLE,
    declared=Declared(),
    blocks=(Block(BlockKind.PARAGRAPH, "The ferry left at dawn.", raw=Range(0, 23)),),
)
"""The least that a story is."""


def a_story(**changes: Unpack[Changes]) -> Story:
    """The least story, with changes."""
    return replace(PLAIN, **changes)


def a_rich_story() -> Story:
    """A story that has nearly everything."""
    text = "Harbour reopens after storm 🇳🇴 #ferries"
    return replace(
        PLAIN,
        feed=Feed("north-desk", "NorthWire", "nw:1", (NativeId("nw:1", "guid"),), "0007", ("domestic",)),
        declared=Declared(
            urgency="3",
            urgency_mapped=3,
            language="en",
            version="2",
            subjects=(Subject("medtop:04000000", "economy", at=(AtPath(("/subject/0",)),)),),
            keywords=("ferries",),
            genres=("Current",),
        ),
        urgency=3,
        blocks=(
            Block(BlockKind.HEADLINE, "Harbour reopens", raw=Range(0, 15)),
            Block(BlockKind.DATELINE, "BERGEN, March 2 (NorthWire) -", raw=Range(16, 45)),
            Block(BlockKind.PARAGRAPH, "The harbour reopened <on> Monday.", raw=Range(46, 79)),
            Block(BlockKind.SUBHEAD, "Queues", raw=Range(80, 86)),
            Block(BlockKind.LIST, "- cars\n- lorries", raw=Range(87, 103)),
            Block(BlockKind.TABLE, "Pier   Boats\nNorth  4", raw=Range(104, 125)),
            Block(BlockKind.EMBED, text, raw=Range(126, 126 + len(text))),
            Block(BlockKind.CAPTION, "A ferry. Picture: LensCo", raw=Range(170, 194)),
        ),
        headlines=(Headline("Harbour reopens", at=(At(0, 0, 15),)),),
        dateline=Dateline(
            (DatelinePlace("BERGEN"),), "BERGEN, March 2 (NorthWire) -", "2026-03-02", at=(At(1, 0, 29),)
        ),
        credits=Credits(picture_sources=(Credit("LensCo", at=(At(7, 18, 24),)),)),
        embeds=(
            Embed(
                6,
                "x",
                "harbour",
                text=Span(text, (At(6, 0, len(text)),)),
                hashtags=(Span("#ferries", (At(6, 31, 39),)),),
                flags=(Flag("NOR", (At(6, 28, 30),)),),
                at=(At(6, 0, len(text)),),
            ),
        ),
        media=(Media("picture", "https://example.com/1.jpg", Span("A ferry.", (At(7, 0, 8),)), Credit("LensCo")),),
        rights=Rights("Print only", "NorthWire", "(c) NorthWire", {"linkedRights": "https://example.com/rights"}),
        private_notes=PrivateNotes(1, ("contacts",)),
    )
