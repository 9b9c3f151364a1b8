"""A social post quoted whole in copy, as web pages leave it behind: its words, then who posted it and when.

    Some words #Tag @somebody pic.twitter.com/abc — Jane Doe (@janedoe) February 21, 2022

In: one paragraph. Out: its parts with their places, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from copytaster.core.shapes import dates


@dataclass(frozen=True, slots=True)
class Post:
    """The parts of a post; places count in the paragraph. `date` is ISO 8601."""

    platform: str | None
    account: str | None
    name: str | None
    date: str | None
    text: tuple[int, int]


_SIGNED: Final = re.compile(
    r"\s*[—–-]{1,2}\s?(?P<name>[^\n()@]{1,60}?)\s?\(@(?P<account>[A-Za-z0-9_.]{1,30})\)\s*(?P<when>[^\n]{0,60})\s*$"
)
_TWITTER: Final = re.compile(r"\b(?:pic\.twitter\.com|twitter\.com|x\.com|t\.co)/")
_INSTAGRAM: Final = re.compile(
    r"(?:View this post on Instagram\s*)?A post shared by (?P<name>[^\n()@]{1,60}?)\s?\(@"
    r"(?P<account>[A-Za-z0-9_.]{1,30})\)\s*(?P<when>(?:on [^\n]{4,40})?)\s*$"
)
_ACCOUNT_OPENS: Final = "(@"
"""Both signatures hold it; hardly another paragraph does."""
_TAIL: Final = 220
"""Characters at the end in which a signature stands."""

HASHTAG: Final = re.compile(r"(?<![\w&/#])#(?P<tag>[^\W\d]\w{0,80}|\d+[^\W\d]\w{0,80})")
MENTION: Final = re.compile(r"(?<![\w/.@])@(?P<account>[A-Za-z0-9_][A-Za-z0-9_.]{0,28}[A-Za-z0-9_])")
URL: Final = re.compile(r"(?:https?://|\b(?:pic\.twitter\.com|t\.co)/)[^\s<>\"“”]{2,300}")


def parse(text: str) -> Post | None:
    """The post that the paragraph is; None when it is none."""
    tail = max(len(text) - _TAIL, 0)
    if text.find(_ACCOUNT_OPENS, tail) < 0:
        return None
    for pattern, platform in ((_SIGNED, None), (_INSTAGRAM, "instagram")):
        match = pattern.search(text, tail)
        if match is None:
            continue
        day = next(dates.printed(match["when"]), None)
        if pattern is _SIGNED and day is None and match["when"].strip():
            continue
        return Post(
            platform=platform or ("twitter" if pattern is _SIGNED else None),
            account=match["account"],
            name=match["name"].strip() or None,
            date=day.value if day else None,
            text=_trimmed(text, 0, match.start()),
        )
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))
