"""The copy with its words marked, and the panel of facts: linked both ways."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from copytaster.cli.explain_facts import Fact, Json, Mark
from copytaster.cli.explain_sections import StorySection
from copytaster.cli.explain_spans import Layer, Segment, segments
from copytaster.cli.explain_tags import Content, Html, rows, tag
from copytaster.cli.explain_words import KINDS, short, spelled
from copytaster.cli.remedies import remedy

LAYERS = 5
"""So many marks over the same words are drawn, the closest ones: more could not be told apart."""
WORDS = 60
"""Links to so many places of a fact's words, and no more."""


Cut: TypeAlias = list[list[Segment]]
"""The segments of each block."""
Starts: TypeAlias = list[list[int]]
"""Where the links of each block begin."""


def copy_and_facts(section: StorySection, prefix: str) -> Html:
    """Both, side by side where there is room."""
    marks: defaultdict[int, list[tuple[Fact, Mark]]] = defaultdict(list)
    for fact in section.facts:
        for mark in fact.marks:
            marks[mark.block].append((fact, mark))
    cut = [segments(str(block.get("text", "")), marks[number]) for number, block in enumerate(section.blocks)]
    return tag("div", _copy(section, prefix, cut), _panel(section, prefix, cut), class_="pair")


# --- the copy ---------------------------------------------------------------------------------------------------------


def _copy(section: StorySection, prefix: str, cut: Cut) -> Html:
    language = section.document.get("language")
    blocks = [_block(prefix, number, block, cut[number], language) for number, block in enumerate(section.blocks)]
    return tag(
        "section",
        tag("h3", "The copy, block by block", id=f"{prefix}-copy"),
        tag("ol", blocks, class_="blocks", role="list") if blocks else tag("p", "Nothing of its text is published."),
        class_="copy",
        aria_labelledby=f"{prefix}-copy",
    )


def _block(prefix: str, number: int, block: Json, cut: Sequence[Segment], language: object) -> Html:
    kind, text = str(block.get("kind")), str(block.get("text", ""))
    words = [_segment(prefix, number, text, one) for one in cut]
    name = f"{prefix}-b{number}"
    meaning = KINDS.get(kind, "a kind of a newer copytaster")
    laid_out = kind == "table"
    return tag(
        "li",
        tag(
            "p",
            tag("span", f"{number} ", class_="number"),
            tag("span", spelled(kind), class_="name"),
            tag("span", f" {meaning}. ", class_="meaning"),
            tag("span", _source(block), class_="meaning source"),
            class_="kind",
            id=name,
        ),
        tag(
            "div",
            words,
            class_="words laid-out" if laid_out else "words",
            dir="auto",
            lang=str(language) if language else None,
            tabindex=0 if laid_out else None,
            role="region" if laid_out else None,
            aria_labelledby=name if laid_out else None,
        ),
        class_=f"block kind-{kind}" + ("" if meaning.startswith("body") else " aside"),
    )


def _source(block: Json) -> str:
    raw, path = block.get("raw"), block.get("path")
    if isinstance(raw, list) and len(raw) == 2:
        return f"Characters {raw[0]} to {raw[1]} of the record."
    return f"At {' '.join(map(str, path))}." if isinstance(path, list) else ""


def _segment(prefix: str, block: int, text: str, segment: Segment) -> Content:
    """A stretch of text: the closest mark is a link to its fact, the others are drawn around it."""
    words = text[segment.start : segment.end]
    if not segment.over:
        return words
    *outer, closest = segment.over[-LAYERS:]
    name = f"{prefix}-f{closest.fact.number}"
    can_be_read = _can_be_read(words)
    drawn: Html = tag(
        "a" if can_be_read else "span",
        words,
        href=f"#{name}" if can_be_read else None,
        id=f"{prefix}-b{block}-{segment.start}",
        class_=_drawn(closest, segment),
        data_f=name,
        aria_describedby=f"{name}-title" if can_be_read else None,
    )
    for around in reversed(outer):
        drawn = tag("span", drawn, class_=_drawn(around, segment), data_f=f"{prefix}-f{around.fact.number}")
    return drawn


def _can_be_read(words: str) -> bool:
    """Whether a link of these words has a name: a space or a mark between others has none."""
    return any(unicodedata.category(one)[0] not in "ZPC" for one in words)


def _drawn(layer: Layer, segment: Segment) -> str:
    mark = layer.mark
    level = f"level-{min(layer.level, LAYERS)}"
    names = ["m", layer.style, f"hue-{layer.fact.look.hue}", level, f"of-{_slug(layer.fact.group)}"]
    names += ["first"] if segment.start == mark.start else []
    names += ["last"] if segment.end == mark.end else []
    return " ".join(names)


def _slug(group: str) -> str:
    return "".join(one if one.isalnum() and one.isascii() else "-" for one in group)


# --- the facts --------------------------------------------------------------------------------------------------------


def _panel(section: StorySection, prefix: str, cut: Cut) -> Html:
    texts = [str(block.get("text", "")) for block in section.blocks]
    starts = [
        [one.start for one in of_block if one.over and _can_be_read(text[one.start : one.end])]
        for text, of_block in zip(texts, cut, strict=True)
    ]
    groups = [(name, list(facts)) for name, facts in groupby(section.facts, key=lambda fact: fact.group)]
    return tag(
        "section",
        tag("h3", "What was found", id=f"{prefix}-facts"),
        _legend(groups, prefix) if groups else tag("p", "No fact was found."),
        (_group(section, prefix, name, facts, starts) for name, facts in groups),
        class_="facts",
        aria_labelledby=f"{prefix}-facts",
    )


def _legend(groups: Sequence[tuple[str, list[Fact]]], prefix: str) -> Html:
    """Which colours there are; with the script, which of them are shown."""
    drawn = [(name, facts) for name, facts in groups if any(fact.marks for fact in facts)]
    return tag(
        "fieldset",
        tag("legend", "Marked in the copy"),
        (
            tag(
                "label",
                tag("input", type="checkbox", checked=True, data_group=f"of-{_slug(name)}", data_part=prefix),
                _swatches(facts),
            )
            for name, facts in drawn
        ),
        class_="legend",
    )


def _swatches(facts: Sequence[Fact]) -> Html:
    """The group's title in its colour, or each of its colours behind it."""
    title, style = facts[0].look.title, "line" if facts[0].look.line else "fill"
    hues = dict.fromkeys(fact.look.hue for fact in facts)
    if len(hues) == 1:
        return tag("span", title, class_=f"m {style} hue-{facts[0].look.hue}")
    return tag("span", title, ((" ", tag("span", hue, class_=f"m {style} hue-{hue}")) for hue in hues))


def _group(section: StorySection, prefix: str, name: str, facts: Sequence[Fact], starts: Starts) -> Html:
    heading = f"{prefix}-g-{_slug(name)}"
    return tag(
        "section",
        tag("h4", facts[0].look.title, tag("span", f" {len(facts)}", class_="count"), id=heading),
        tag("ol", (_fact(section, prefix, fact, starts) for fact in facts), role="list"),
        aria_labelledby=heading,
        class_="group",
    )


def _fact(section: StorySection, prefix: str, fact: Fact, starts: Starts) -> Html:
    name = f"{prefix}-f{fact.number}"
    return tag(
        "li",
        tag(
            "p",
            tag("bdi", short(fact.title), class_="name"),
            " ",
            tag("span", spelled(fact.kind), class_="kind") if fact.kind else None,
            id=f"{name}-title",
            class_="title",
        ),
        rows(_told(section, prefix, fact)),
        _words(section, prefix, fact, starts),
        id=name,
        tabindex=-1,
        class_=f"fact hue-{fact.look.hue}",
    )


def _told(section: StorySection, prefix: str, fact: Fact) -> Iterator[tuple[str, Content]]:
    for one in fact.properties:
        if one.entity:
            yield one.name, tag("a", tag("bdi", section.facts[one.entity - 1].title), href=f"#{prefix}-f{one.entity}")
        else:
            yield one.name, tag("bdi", short(one.text))
    if fact.group == "warnings" and (to_do := remedy(fact.title)):
        yield "what to do", to_do
    for path in fact.paths:
        yield "from the feed", tag("code", path)
    for rule in fact.reasons:
        yield "why", rule
    if fact.by:
        sure = "" if fact.confidence is None else f", {fact.confidence:.0%} sure"
        yield "found by", f"{fact.by}{sure}"


def _words(section: StorySection, prefix: str, fact: Fact, starts: Starts) -> Html | None:
    """Links back to the words, those of the fact itself before its parts."""
    if not fact.marks:
        return None
    texts = [str(block.get("text", "")) for block in section.blocks]
    links = [
        tag(
            "li",
            tag(
                "a",
                tag("bdi", short(texts[mark.block][mark.start : mark.end], 48)),
                href=f"#{prefix}-b{mark.block}-{_reached(mark, starts[mark.block])}",
                data_back=f"{prefix}-f{fact.number}",
            ),
            tag("span", f" {mark.role}", class_="kind") if mark.role not in {None, "name"} else None,
        )
        for mark in fact.marks[:WORDS]
    ]
    more = tag("li", f"and {len(fact.marks) - WORDS} more") if len(fact.marks) > WORDS else None
    return tag("ul", links, more, class_="where", role="list", aria_label="Its words in the copy")


def _reached(mark: Mark, starts: Sequence[int]) -> int:
    """Where the first words of a mark that are a link begin; its own beginning where none are."""
    place = bisect_left(starts, mark.start)
    return starts[place] if place < len(starts) and starts[place] < mark.end else mark.start
