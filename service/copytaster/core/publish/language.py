"""Which language a story is published under: the declared one, unless detection is sure on enough text.

Where neither tells, it is the agency's own, of an agency that sends in one language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from copytaster.core.model import Action, Decision, Story

SURE = 0.9
SURE_CHARACTERS = 200
LIKELY = 0.5

# Language, script, region: what feeds send.
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_CASES: Mapping[int, Callable[[str], str]] = {2: str.upper, 4: str.title}


class PublishedLanguage(NamedTuple):
    """The tag (BCP 47), absent when neither is known, and the decision where two values met."""

    tag: str | None
    decision: Decision | None = None


_NONE_DECLARED = Decision("language", "computed", "none declared")
_OVERRULED = Decision("language", "computed", "the copy is in another language than declared")
_AGENCY_S = Decision("language", "agency", "none declared, and too little text to tell")
"""Made once: a story's language is asked for twenty times."""


def decide_language(story: Story) -> PublishedLanguage:
    """Declared, unless detection reaches 0.9 on 200 characters and finds another language; else the agency's."""
    declared, computed = story.declared.language, story.facts.language
    sure = computed is not None and computed.confidence >= SURE and computed.letters >= SURE_CHARACTERS
    if declared is None:
        if computed is None or not sure:
            return _of_agency(story.agency_language)
        return PublishedLanguage(computed.tag, _NONE_DECLARED)
    if computed is None or not sure or _primary(computed.tag) == _primary(declared):
        return PublishedLanguage(canonical(declared))
    return PublishedLanguage(computed.tag, _OVERRULED)


def canonical(tag: str) -> str:
    """A tag in the case of RFC 5646, 2.1.1: `FR` is fr, `nl_nl` nl-NL; what is no tag stays as it is."""
    if tag.islower() and tag.isalpha():  # as nearly all are
        return tag
    if not _TAG.fullmatch(tag):
        return tag
    first, *rest = tag.lower().replace("_", "-").split("-")
    return "-".join((first, *(_CASES.get(len(one), str.lower)(one) for one in rest)))


def language_read_in(story: Story) -> str:
    """The primary tag of the language that enrichers read the story in, or an empty string.

    That is the published one, else the detected one from 0.5 on: a line of an alert is too short to publish a
    language for, and still better read than not.
    """
    computed = story.facts.language
    likely = computed.tag if computed and computed.confidence >= LIKELY else ""
    return _primary(decide_language(story).tag or likely)


def language_limits(story: Story, enrichers: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """What `pipeline.limits` says of the story's language, given the languages that each enricher works in.

    `language:de:names`: that enricher does not read German; `language:is`: none does; `language:und`: unknown, so that
    none had a language to go by. Nothing of a killed story, whose facts are left out anyway.
    """
    if not enrichers or story.lifecycle.action is Action.KILL:
        return ()
    language = language_read_in(story)
    if not language or language == "und":
        return ("language:und",)
    lacking = tuple(name for name, languages in enrichers.items() if language not in languages)
    if len(lacking) == len(enrichers):
        return (f"language:{language}",)
    return tuple(f"language:{language}:{name}" for name in lacking)


def _of_agency(tag: str | None) -> PublishedLanguage:
    return PublishedLanguage(tag, _AGENCY_S if tag else None)


def _primary(tag: str) -> str:
    """The language of a tag without script and region; feeds write `en_GB` too."""
    return tag if tag.isalpha() and tag.islower() else tag.lower().replace("_", "-").split("-")[0]
