"""Below the copy of a story: lifecycle, embargo, notes kept back, values declared and computed, format, raw record."""

from __future__ import annotations

from collections.abc import Iterator

from copytaster.cli.explain_facts import Json, mapping, objects
from copytaster.cli.explain_sections import StorySection
from copytaster.cli.explain_tags import Content, Html, join, rows, tag
from copytaster.cli.explain_values import Value, values_of
from copytaster.cli.explain_words import ACTIONS, in_short, spelled
from copytaster.core.candidates import Candidate
from copytaster.core.model import At


def details(section: StorySection, prefix: str) -> Html:
    """Each of them a card with its heading, as far as there is something to say."""
    ours = section.ours
    values = _card("Declared, computed, published", _values(values_of(section.document)), prefix, "values")
    cards = tag(
        "div",
        _card("Lifecycle and embargo", rows(lifecycle_rows(section)), prefix, "lifecycle"),
        _card("Seen and left", _left(section, prefix), prefix, "left"),
        _card("Who found it", rows(section.enrichers) if section.enrichers else None, prefix, "enrichers"),
        _card("Format", rows(_pairs(mapping(ours.get("format")))), prefix, "format"),
        _card("Raw record", rows(_pairs(mapping(ours.get("raw")))), prefix, "raw"),
        _card("Feed, ids and times", rows(_identity(section)), prefix, "ids"),
        _card("Pipeline", rows(_pairs(mapping(ours.get("pipeline")))), prefix, "pipeline"),
        class_="details",
    )
    return join((values, cards))


def _card(title: str, content: Content, prefix: str, name: str) -> Html | None:
    if not content:
        return None
    heading = f"{prefix}-{name}"
    return tag("section", tag("h3", title, id=heading), content, class_=f"card {name}", aria_labelledby=heading)


def lifecycle_rows(section: StorySection) -> Iterator[tuple[str, str]]:
    """What this version is to its story, and what may be done with it."""
    ours, document = section.ours, section.document
    lifecycle, embargo, notes = (mapping(ours.get(name)) for name in ("lifecycle", "embargo", "privateNotes"))
    action = str(lifecycle.get("action"))
    yield "action", f"{action}: {ACTIONS.get(action, 'an action of a newer copytaster')}"
    for name in ("number", "take", "priority"):
        if name in lifecycle:
            yield name, in_short(lifecycle[name])
    for one in objects(lifecycle.get("markers")):
        yield "marker", f"{one.get('kind')}: {one.get('text')}"
    if reason := mapping(lifecycle.get("reason")).get("text"):
        yield "reason given", str(reason)
    for name in ("supersedes", "target"):
        for one in [*objects(lifecycle.get(name)), *objects([lifecycle.get(name)])]:
            yield name, in_short({key: value for key, value in one.items() if key != "at"})
    yield "status", str(document.get("pubStatus"))
    if "embargo" in ours:
        yield "embargo", _embargo(embargo, document)
        if "text" in embargo:
            yield "words of the embargo", str(embargo["text"])
    else:
        yield "embargo", "none"
    if notes:
        kinds = ", ".join(spelled(str(one)) for one in _list(notes.get("kinds")))
        yield "private notes", f"{notes.get('count')} kept back ({kinds}); their words are published nowhere"
    else:
        yield "private notes", "none"


def _embargo(embargo: Json, document: Json) -> str:
    until = embargo.get("until") or document.get("embargoedUntil")
    if until:
        zone = f" (zone {embargo['zoneSource']})" if "zoneSource" in embargo else ""
        return f"until {until}{zone}"
    return "without a lift" if embargo.get("indefinite") else "its lift is not known: withheld until somebody decides"


def _values(values: tuple[Value, ...]) -> Html | None:
    """A table that stands on its side where there is no room."""
    if not values:
        return None
    titles = ("Value", "Declared", "Computed", "Published", "Why")
    head = tag("tr", (tag("th", one, scope="col", role="columnheader") for one in titles), role="row")
    body = (
        tag(
            "tr",
            tag("th", one.name, scope="row", role="rowheader"),
            (
                tag("td", tag("bdi", text), role="cell", data_title=title, class_=None if text else "none")
                for title, text in zip(titles[1:], (one.declared, one.computed, one.published, one.why), strict=True)
            ),
            role="row",
        )
        for one in values
    )
    return tag("table", tag("thead", head, role="rowgroup"), tag("tbody", body, role="rowgroup"), role="table")


def _left(section: StorySection, prefix: str) -> Html | None:
    """What the rules looked at and did not take."""
    left = [one for one in section.candidates if not one.taken]
    if not left:
        return None
    return tag("ul", (tag("li", told_candidate(one, section, prefix)) for one in left), role="list")


def told_candidate(one: Candidate, section: StorySection, prefix: str) -> Content:
    """A candidate with its rule, and a link to its words where they are marked."""
    marked = {(mark.block, mark.start) for fact in section.facts for mark in fact.marks}
    place = next((at for at in one.at if isinstance(at, At) and (at.block, at.start) in marked), None)
    value: Content = tag("bdi", one.value)
    if place:
        value = tag("a", value, href=f"#{prefix}-b{place.block}-{place.start}")
    verdict = "taken" if one.taken else "left"
    return (
        tag("strong", spelled(one.field).replace(".", " ")),
        " ",
        value,
        tag("span", verdict, class_=f"verdict {verdict}"),
        f": {one.rule} ",
        tag("span", f"({one.by})", class_="kind"),
    )


def _identity(section: StorySection) -> Iterator[tuple[str, str]]:
    ours, document = section.ours, section.document
    for name in ("storyId", "versionId"):
        yield spelled(name), str(ours.get(name))
    for name in ("versionCreated", "version", "slugline", "by", "edNote", "usageTerms"):
        if name in document:
            yield spelled(name), in_short(document[name])
    yield from _pairs(mapping(ours.get("feed")))
    yield from _pairs(mapping(ours.get("part")))
    yield from ((name, value) for name, value in _pairs(mapping(ours.get("times"))) if name != "document date")


def _pairs(values: Json) -> list[tuple[str, str]]:
    return [(spelled(name), in_short(value)) for name, value in values.items()]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
