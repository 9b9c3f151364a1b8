"""The tables of the topics made ready: names and hierarchy, the words of each language, the codes of the feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from copytaster.core.phrases import Phrases

_EIGHT_DIGITS = re.compile(r"(?<!\d)\d{8}(?!\d)")
_IPTC_SCHEME = re.compile(r"iptc|medtop|mediatopic|subj", re.IGNORECASE)
_DEEPEST = 8
_SUBJECT_CODE_TOP = re.compile(r"(?:0[1-9]|1[0-7])\d{6}")


def line(code: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """The topic and its ancestors, the top last; bounded against a table that runs in a circle."""
    found = [code]
    while (parent := parents.get(found[-1])) and len(found) < _DEEPEST:
        found.append(parent)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TopicWords:
    """One language's words: what each phrase says, as pairs of topic and weight; nothing is said by an exclusion."""

    phrases: Phrases
    says: tuple[tuple[tuple[str, float], ...], ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, float, str]], parents: Mapping[str, str]) -> TopicWords:
        """The words of rows of topic, weight and phrase; `-` is none. What says a topic says those above it."""
        said: dict[str, dict[str, float]] = {}
        for code, weight, phrase in rows:
            topics = said.setdefault(phrase, {})
            for one in line(code, parents) if code != "-" else ():
                topics[one] = max(weight, topics.get(one, 0.0))
        return cls(Phrases(said), tuple(tuple(topics.items()) for topics in said.values()))


@dataclass(frozen=True, slots=True)
class TopicRules:
    """`names` and `parents` by code (`medtop:…`; tops have no parent), `words` by language, `feed` by scheme, code."""

    names: Mapping[str, str] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, TopicWords] = field(default_factory=dict)
    feed: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def line(self, code: str) -> tuple[str, ...]:
        """The topic and its ancestors, the top last."""
        return line(code, self.parents)

    def of_feed(self, scheme: str | None, code: str | None) -> str | None:
        """The topic that a feed's own code means: taken over, mapped, or the top that a subject code belongs to."""
        if not code:
            return None
        spelled = code.rsplit(":", 1)[-1].casefold() if not _EIGHT_DIGITS.search(code) else code.casefold()
        if said := self.feed.get(((scheme or "").casefold(), spelled)):
            return said
        if not (digits := _EIGHT_DIGITS.search(code)):
            return None
        if scheme and not _IPTC_SCHEME.search(scheme):
            return None
        return self._of_digits(digits.group())

    def _of_digits(self, digits: str) -> str | None:
        if f"medtop:{digits}" in self.names:
            return f"medtop:{digits}"
        if said := self.feed.get(("*", digits)):
            return said
        top = f"medtop:{digits[:2]}000000"
        return top if _SUBJECT_CODE_TOP.fullmatch(digits) and top in self.names else None
