"""How many facts of each kind a document holds when it would otherwise be over its bound.

No reader wants the ten-thousandth hashtag; a story that lost some still has all of its copy. What was cut is named in
`pipeline.limits` by its place in the `copytaster` object.
"""

from __future__ import annotations

from dataclasses import replace

from copytaster.core.facts import Facts
from copytaster.core.model import Embed, Story

COUNTS = {
    "warnings": 100,
    "embeds": 100,
    "embeds[].facts": 50,
    "media": 100,
    "bylines": 50,
    "credits.pictureSources": 100,
    "declared.subjects": 200,
    "declared.keywords": 200,
    "declared.genres": 50,
    "feed.nativeId": 50,
    "feed.services": 50,
    "infoSources": 50,
    "lifecycle.markers": 50,
    "lifecycle.supersedes": 50,
    **dict.fromkeys(("entities", "instruments", "places", "quotes", "attributions"), 300),
    **dict.fromkeys(("dates", "money", "quantities"), 300),
    "entities[].mentions": 100,
    **dict.fromkeys(("subjects", "keyphrases"), 50),
}
"""Facts kept of each kind: several times what the richest real feed sends."""


def thinned(story: Story) -> tuple[Story, tuple[str, ...]]:
    """The story with no more facts of a kind than stated, and the names of what was cut."""
    cut = tuple(name for name, count in _counts(story).items() if count > COUNTS[name])
    if not cut:
        return story, ()
    declared, feed, lifecycle = story.declared, story.feed, story.lifecycle
    return replace(
        story,
        warnings=story.warnings[: COUNTS["warnings"]],
        embeds=tuple(_embed(one) for one in story.embeds[: COUNTS["embeds"]]),
        media=story.media[: COUNTS["media"]],
        bylines=story.bylines[: COUNTS["bylines"]],
        credits=replace(
            story.credits, picture_sources=story.credits.picture_sources[: COUNTS["credits.pictureSources"]]
        ),
        declared=replace(
            declared,
            subjects=declared.subjects[: COUNTS["declared.subjects"]],
            keywords=declared.keywords[: COUNTS["declared.keywords"]],
            genres=declared.genres[: COUNTS["declared.genres"]],
        ),
        feed=replace(
            feed,
            native_ids=feed.native_ids[: COUNTS["feed.nativeId"]],
            services=feed.services[: COUNTS["feed.services"]],
        ),
        facts=_facts(story.facts),
        info_sources=story.info_sources[: COUNTS["infoSources"]],
        lifecycle=replace(
            lifecycle,
            markers=lifecycle.markers[: COUNTS["lifecycle.markers"]],
            supersedes=lifecycle.supersedes[: COUNTS["lifecycle.supersedes"]],
        ),
    ), cut


FACTS = {
    **{name: name for name in ("entities", "instruments", "places", "quotes", "attributions", "dates", "money")},
    "quantities": "quantities",
    "subjects": "topics",
    "keyphrases": "keyphrases",
}
"""Names in `pipeline.limits` to fields of `Facts`."""


def _facts(facts: Facts) -> Facts:
    mentions = COUNTS["entities[].mentions"]
    kept = replace(facts, entities=tuple(replace(one, mentions=one.mentions[:mentions]) for one in facts.entities))
    return replace(kept, **{field: getattr(kept, field)[: COUNTS[name]] for name, field in FACTS.items()})


def _counts(story: Story) -> dict[str, int]:
    """How many facts of each kind there are."""
    return {
        "warnings": len(story.warnings),
        "embeds": len(story.embeds),
        "embeds[].facts": max((_most(one) for one in story.embeds), default=0),
        "media": len(story.media),
        "bylines": len(story.bylines),
        "credits.pictureSources": len(story.credits.picture_sources),
        "declared.subjects": len(story.declared.subjects),
        "declared.keywords": len(story.declared.keywords),
        "declared.genres": len(story.declared.genres),
        "feed.nativeId": len(story.feed.native_ids),
        "feed.services": len(story.feed.services),
        "infoSources": len(story.info_sources),
        "lifecycle.markers": len(story.lifecycle.markers),
        "lifecycle.supersedes": len(story.lifecycle.supersedes),
        **{name: len(getattr(story.facts, field)) for name, field in FACTS.items()},
        "entities[].mentions": max((len(one.mentions) for one in story.facts.entities), default=0),
    }


def _most(embed: Embed) -> int:
    return max(len(embed.hashtags), len(embed.mentions), len(embed.flags), len(embed.urls))


def _embed(embed: Embed) -> Embed:
    count = COUNTS["embeds[].facts"]
    return replace(
        embed,
        hashtags=embed.hashtags[:count],
        mentions=embed.mentions[:count],
        flags=embed.flags[:count],
        urls=embed.urls[:count],
    )
