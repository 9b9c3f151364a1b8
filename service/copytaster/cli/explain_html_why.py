"""The section of the page that answers `--why WORD`."""

from __future__ import annotations

from copytaster.cli.explain_html_story import told_candidate
from copytaster.cli.explain_sections import StorySection
from copytaster.cli.explain_tags import Content, Html, tag
from copytaster.cli.explain_why import Hit, why
from copytaster.cli.explain_words import KINDS, spelled


def why_section(word: str, section: StorySection, prefix: str) -> Html:
    """Where the word stands, what covers it, what was looked at and left."""
    found = why(word, section)
    left = [tag("li", told_candidate(one, section, prefix)) for one in found.candidates]
    return tag(
        "section",
        tag("h3", "Why ", tag("bdi", f"“{word}”"), id=f"{prefix}-why"),
        tag("p", _count(len(found.hits))),
        tag("ol", (tag("li", _hit(one, section, prefix)) for one in found.hits)) if found.hits else None,
        tag("ul", left, role="list") if left else None,
        tag("p", "Also in: ", ", ".join(found.elsewhere), ".") if found.elsewhere else None,
        class_="card why",
        aria_labelledby=f"{prefix}-why",
    )


def _count(hits: int) -> str:
    if not hits:
        return "It stands nowhere in the copy that is published."
    return f"It stands {'once' if hits == 1 else f'{hits} times'} in the copy that is published."


def _hit(hit: Hit, section: StorySection, prefix: str) -> Content:
    facts = [
        tag("li", tag("a", tag("bdi", one.title), href=f"#{prefix}-f{one.number}"), f" {one.look.title}")
        for one in reversed(hit.facts)
    ]
    return (
        tag("blockquote", hit.before, tag("mark", hit.words), hit.after, dir="auto"),
        tag(
            "p",
            tag("a", f"Block {hit.block}", href=f"#{prefix}-b{hit.block}"),
            f", {spelled(hit.kind)}: {KINDS.get(hit.kind, '')}.",
        ),
        tag("ul", facts, role="list", aria_label="Facts over it") if facts else tag("p", "No fact covers it."),
        tag("ul", (tag("li", told_candidate(one, section, prefix)) for one in hit.candidates), role="list")
        if hit.candidates
        else None,
    )
