"""The page of `copytaster explain --html`: one file with all it needs, that asks no network and runs nothing of copy.

Words and facts are linked both ways by plain links, so the page works without its script; that adds marking, and the
way back. A Content-Security-Policy admits the one style and the one script by their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from copytaster import __version__
from copytaster.cli.explain_facts import mapping
from copytaster.cli.explain_html_copy import copy_and_facts
from copytaster.cli.explain_html_others import letter, spiked
from copytaster.cli.explain_html_story import details
from copytaster.cli.explain_html_why import why_section
from copytaster.cli.explain_sections import Section, SpikedSection, StorySection
from copytaster.cli.explain_tags import Content, Html, tag
from copytaster.cli.explain_words import STATUSES


def page(name: str, sections: Sequence[Section], word: str | None = None, notes: Sequence[str] = ()) -> str:
    """The whole page of a record; `word` is what somebody asks about, `notes` what was found out of it besides."""
    style, script = (_asset(one) for one in ("page.css", "page.js"))
    several = len(sections) > 1
    body = tag(
        "body",
        tag("a", "Skip to the content", href="#content", class_="skip"),
        tag("header", tag("p", "copytaster explain", class_="brand"), tag("h1", tag("bdi", name)), class_="top"),
        _contents(sections) if several else None,
        tag("main", _sections(sections, word, notes), id="content", tabindex=-1),
        tag("footer", tag("p", f"Made by copytaster {__version__}. Nothing of this page comes from a network.")),
        tag("p", id="told", role="status", class_="hidden"),
        tag("script", Html(script)),
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{name}: explained by copytaster"),
        tag("style", Html(style)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang='en')}\n"


def _asset(name: str) -> str:
    return (files("copytaster.cli") / "explain_page" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    hashes = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _contents(sections: Sequence[Section]) -> Html:
    links = [
        tag("li", tag("a", f"{number}. ", tag("bdi", _title(one)), href=f"#s{number}"))
        for number, one in enumerate(sections, 1)
    ]
    return tag("nav", tag("h2", "What the record became"), tag("ol", links, role="list"), aria_label="Sections")


def _sections(sections: Sequence[Section], word: str | None, notes: Sequence[str]) -> Iterator[Html]:
    if notes:
        yield tag("div", (tag("p", one) for one in notes), class_="card note")
    for number, one in enumerate(sections, 1):
        prefix = f"s{number}"
        heading = tag("h2", tag("bdi", _title(one)), id=f"{prefix}-title", dir="auto")
        yield tag(
            "section",
            heading,
            _inside(one, prefix, word),
            id=prefix,
            aria_labelledby=f"{prefix}-title",
            class_=f"part {_kind(one)}",
        )


def _inside(section: Section, prefix: str, word: str | None) -> Content:
    if isinstance(section, StorySection):
        return (
            _badges(section),
            why_section(word, section, prefix) if word else None,
            copy_and_facts(section, prefix),
            details(section, prefix),
        )
    if isinstance(section, SpikedSection):
        return spiked(section)
    return letter(section)


def _kind(section: Section) -> str:
    if isinstance(section, StorySection):
        return "story"
    return "spiked" if isinstance(section, SpikedSection) else "letter"


def _title(section: Section) -> str:
    if isinstance(section, StorySection):
        document = section.document
        return str(
            document.get("title") or document.get("slugline") or document.get("edNote") or "Story without a title"
        )
    if isinstance(section, SpikedSection):
        return f"Spiked: {section.document.get('reason')}"
    return f"Dead letter: {section.headers.get('dlq-code')}"


def _badges(section: StorySection) -> Html:
    document, lifecycle = section.document, mapping(section.ours.get("lifecycle"))
    status = str(document.get("pubStatus"))
    told: list[tuple[str, str]] = [(f"{status}: {STATUSES.get(status, 'unknown')}", status)]
    told.append((str(lifecycle.get("action")), "action"))
    told += [(str(lifecycle[name]), "action") for name in ("priority",) if name in lifecycle]
    told += [(f"{name} {document[name]}", "plain") for name in ("urgency", "language") if name in document]
    if section.alerted:
        told.append(("an alert was sent too", "action"))
    if section.ours.get("derivedTitle"):
        told.append(("the copy has no headline: its first words stand for it", "plain"))
    return tag("ul", (tag("li", text, class_=f"badge {kind}") for text, kind in told), class_="badges", role="list")
