"""Where or to whom something was said: "told Reuters", "in a statement", "wrote on X", "at a news conference"."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation

from copytaster.core.enrich.quote_words import ENGLISH, TELLS, Words
from copytaster.core.speech import Cue, Passage, Source

_CHANNEL = r"(?:\s*(?:news\s+agency|television|radio|newspaper|TV|agency|magazine))?"
_WORDS = r"(?:[\w’'-]+\s+)"
_HOUSE = r"(?:the\s+)?(?:[A-Z][\w’'.&-]*(?:\s+(?:of|the|and|&)\s+(?=[A-Z]))?[ ]?){1,6}"
_HEARERS = (
    r"(?:reporters|journalists|lawmakers|parliament|television|TV|radio|court|jury|judge|conference|rally|crowds?"
    r"|supporters|committee|broadcaster|channel|newspaper|daily|agency|council|meeting|forum|hearing|senators|deputies"
    r"|analysts|investors|shareholders|police|media|staff|fans|delegates|ministers|voters|students|passengers|parents"
    r"|workers|residents|him|her|them|me|us)"
)
_WHERE = r"(?:interview|phone|telephone|conference|briefing|hearing|rally|statement|e-?mail)"

ADDRESSEE = re.compile(
    rf"\s+(?P<whom>{_HOUSE}{_CHANNEL}|(?:(?:the|a|an|his|her|its|their)\s+)?{_WORDS}{{0,4}}?{_HEARERS}\b)"
    rf"(?:\s+(?:in|at|by|during|on)\s+(?:an?\s+)?{_WORDS}{{0,3}}?{_WHERE}\b)?"
)
"""Whom somebody told, and where: "told Reuters", "told reporters at a news conference"."""

_OCCASIONS = (
    "statement conference briefing interview speech address tweet post letter email e-mail filing report note blog"
    " video message telegram television TV radio court hearing testimony rally phone telephone podcast memo call"
    " communique communiqué bulletin ruling essay column article release memoir autobiography sermon lecture"
).split()
_NETWORKS = "X Twitter Facebook Instagram Telegram Truth LinkedIn TikTok YouTube Weibo".split()
_NETWORK = rf"(?:{'|'.join(_NETWORKS)})\b(?:(?<=Truth)\s+Social)?"
_OCCASION = rf"(?:{'|'.join(_OCCASIONS)})\b"
VENUE = re.compile(
    rf"\b(?:(?:in|at|on|during|by|via|through|to)\s+(?:(?:an?|the|his|her|its|their)\s+)?{_WORDS}{{0,4}}?{_OCCASION}"
    rf"(?:\s+(?:on|to)\s+(?:{_NETWORK}|(?:state\s+)?(?:television|TV|radio)\b))?|(?:on|to|via)\s+{_NETWORK})"
)
"""Where somebody said it: "in a statement", "on X", "by phone"."""
_HINT = AhoCorasick([*_OCCASIONS, *(f" {one}" for one in _NETWORKS)], implementation=Implementation.DFA)
"""What no venue is without: a tenth of the time of looking for one."""

REACH = 110
"""Characters behind the verb and its source, or before them, within which a venue stands."""


def venue(passage: Passage, cue: Cue, source: Source | None, words: Words) -> tuple[int, int] | None:
    """The place of the words that say it; English only."""
    if words is not ENGLISH:
        return None
    text = passage.text
    start, end = passage.sentence(cue.start)
    place = max(cue.end, source.end if source else 0)
    if quotes := passage.quotes_in(place, end):
        end = quotes[0].start
    if cue.word in TELLS or cue.word == "telling":
        told = ADDRESSEE.match(text, cue.end, end)
        if told and told.group("whom").lower() not in _PERSONS:
            return cue.start, told.start() + len(told.group().rstrip(" .,"))
    first = min(cue.start, source.start) if source else cue.start
    left, right = max(start, first - REACH), min(end, place + REACH)
    hints = _HINT.find_matches_as_indexes(text[left:right])
    if not hints:
        return None
    if left + hints[-1][2] > cue.end and (behind := VENUE.search(text, cue.end, right)):
        return behind.span()
    if left + hints[0][1] < first and (before := VENUE.search(text, left, first)):
        return None if passage.quote_around(before.start()) else before.span()
    return None


_PERSONS = frozenset({"him", "her", "them", "me", "us"})
