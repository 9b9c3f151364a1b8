"""What a name names, where the words in and around it tell more than the tagger of names does.

A company's suffix or its symbol behind it, the last word of a body's name, a rebels' or a party's name before that
word: an organisation; a forename before a surname that says something: a person. Words that are no names are dropped.
"""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.enrich.entity_forms import MISC, ORGANISATION, PERSON, PLACE
from copytaster.core.enrich.entity_words import COMPANY_SUFFIXES, COURTESY, ROLES, TEAMS
from copytaster.core.enrich.genders import gender_of
from copytaster.core.enrich.name_words import ORGANISATION_ENDS, ORGANISATION_WORDS, SAYING
from copytaster.core.enrich.places_words import STATES
from copytaster.core.facts import EntityType
from copytaster.core.model import At

NO_NAMES: Final = frozenset(
    """
    a an and as at but by for from gmt he her his i if in it its me my no not of on or our ours rs she so that the
    their them there they this to us utc we what who yes you your q a.m p.m am pm est edt cet bst mps mp ex-
    """.split()
)
"""Words alone that are no name, whatever their case."""

_SYMBOL_BEHIND = re.compile(
    r" ?(?:<\.?[A-Z0-9_]{1,10}\.[A-Za-z]{1,3}>|\((?:NYSE|NASDAQ|Nasdaq|LSE|LON|AIM|TSX|ASX|FRA|ETR)\b)"
)
_BODY_BEHIND = re.compile(
    r" (?:group|rebels?|militia|fighters|movement|coalition|party|shares|stock|spokes\w+|chief executive)\b"
)
_WORD_BEHIND = re.compile(r",? ([a-z]+)")
_WORD_BEFORE = re.compile(r"(?<![\w.])([\w.]{1,20}) \Z")
_ADJECTIVE: Final = ("an", "ese", "ish", "ist", "crat", "ic", "im", "ite", "ans", "ists", "crats", "ics", "ims", "ites")
_ENDS: Final = (ORGANISATION_ENDS - {"capital"}) | TEAMS
_BODIES_OF: Final = frozenset(
    """
    academy association bank board bureau chamber college commission confederation council department faculty
    federation foundation institute league ministry office school society university
    """.split()
)
"""With `of` or `for` behind it the name is a body's: University of …"""
_SURE_ENDS: Final = frozenset("association foundation institute ministry university federation committee".split())
_MISC_ENDS: Final = frozenset("research agency council commission authority company corporation group".split())
"""Behind two words at least: `Best Foreign Research`, but not `Space Research`."""
_PLACE_ENDS: Final = frozenset(
    """
    avenue boulevard canal causeway creek desert governorate harbor harbour highway mountains oblast peninsula plateau
    prefecture province strait valley
    """.split()
)
_PLACE_ENDS_OF_OTHERS: Final = frozenset(
    "airport bay beach bridge gulf island islands lake mountain ocean region river sea".split()
)
"""They end names of teams, companies and persons too."""
_PLACE_OPENS: Final = frozenset({"mt", "mount", "cape"})
SHORT_STATES: Final = frozenset(short for short in STATES if "." in short or short in {"NSW", "Qld", "QLD", "BC"})
"""States in short that are hardly anything else. Others are taken for states behind a town alone."""
_BODY_ENDS: Final = _ENDS | (ORGANISATION_WORDS - set("police army navy union post times court exchange front".split()))


def is_no_name(text: str, kind: EntityType) -> bool:
    """Whether a single word only looks like a name, or is one of a people, a belief or a role."""
    first = text[0]
    if not first.isalpha() and (first in "\"'“”" or not any(map(str.isalpha, text))):
        return True
    if first in "eE" and text[:3].lower() == "ex-" and text[3:4].islower():
        return True
    if " " in text:
        return False
    lower = text.lower()
    return lower in ROLES or lower.rstrip(".") in NO_NAMES or (kind is MISC and lower.endswith(_ADJECTIVE))


def type_of(text: str, kind: EntityType, at: At, block: str) -> EntityType:
    """The type of a name of the tagger's type `kind` at its place in the text of its block."""
    words = text.split()
    if len(words) == 1:
        return _of_word(text, kind, at.end, block)
    if kind is not PLACE and _is_place(words, kind):
        return PLACE
    if kind is not ORGANISATION and (_is_body(words, kind) or _has_symbol(block, at.end)):
        return ORGANISATION
    if kind in (PLACE, MISC) and gender_of(words[0]):
        behind = _WORD_BEHIND.match(block, at.end)
        before = _WORD_BEFORE.search(block, max(0, at.start - 24), at.start)
        title = before[1].lower().rstrip(".") if before else ""
        if (behind and behind[1] in SAYING) or title in ROLES or title in COURTESY:
            return PERSON
    return kind


def _of_word(text: str, kind: EntityType, end: int, block: str) -> EntityType:
    """The type of a name of one word that ends there."""
    if kind is not PLACE and text in SHORT_STATES:
        return PLACE
    if kind is ORGANISATION:
        return kind
    if _has_symbol(block, end):
        return ORGANISATION
    if kind is PLACE and block[end : end + 1] == " " and _BODY_BEHIND.match(block, end):
        return ORGANISATION
    return kind


def _has_symbol(block: str, end: int) -> bool:
    """Whether a symbol stands right behind a name; a glance tells that hardly any has one."""
    behind = block[end : end + 2]
    return ("(" in behind or "<" in behind) and _SYMBOL_BEHIND.match(block, end) is not None


def _is_place(words: list[str], kind: EntityType) -> bool:
    """Whether one of several words says that they name a place."""
    last = words[-1].lower()
    if last in _PLACE_ENDS or (last in _PLACE_ENDS_OF_OTHERS and kind is MISC):
        return kind is not PERSON or not gender_of(words[0])
    if len(words) > 2 or words[0].lower().rstrip(".") not in _PLACE_OPENS:
        return False
    return last not in ORGANISATION_WORDS and last not in _ENDS and (kind is not PERSON or not gender_of(words[0]))


def _is_body(words: list[str], kind: EntityType) -> bool:
    """Whether one of several words says that they name a body."""
    if len(words) > 2 and words[1] in ("of", "for") and words[0].lower() in _BODIES_OF:
        return True
    last = words[-1].lower()
    if kind is MISC:
        return last in _SURE_ENDS or (len(words) > 2 and last in _MISC_ENDS)
    return last in _BODY_ENDS or words[-1] in COMPANY_SUFFIXES
