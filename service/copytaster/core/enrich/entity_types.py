"""What a name names, where the words in and around it tell more than the tagger of names does.

A company's suffix or its symbol behind it, the last word of a body's name, a rebels' or a party's name before that
word: an organisation; a forename before a surname that says something: a person. Words that are no names are dropped.
"""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.enrich.entity_words import COMPANY_SUFFIX, COURTESY, ROLES, TEAMS
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

_SUFFIX = re.compile(COMPANY_SUFFIX)
_SYMBOL_BEHIND = re.compile(
    r" ?(?:<\.?[A-Z0-9_]{1,10}\.[A-Za-z]{1,3}>|\((?:NYSE|NASDAQ|Nasdaq|LSE|LON|AIM|TSX|ASX|FRA|ETR)\b)"
)
_BODY_BEHIND = re.compile(
    r" (?:group|rebels?|militia|fighters|movement|coalition|party|shares|stock|spokes\w+|chief executive)\b"
)
_WORD_BEHIND = re.compile(r",? ([a-z]+)")
_WORD_BEFORE = re.compile(r"(?<![\w.])([\w.]{1,20}) \Z")
_ADJECTIVE = re.compile(r"(?i)(?:an|ese|ish|ist|crat|ic|im|ite|ans|ists|crats|ics|ims|ites)\Z")
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
_NO_ENDS: Final = frozenset("police army navy union post times court exchange front".split())


def is_no_name(text: str, kind: EntityType) -> bool:
    """Whether a single word only looks like a name, or is one of a people, a belief or a role."""
    lower = text.lower()
    if " " not in text and (lower in ROLES or (kind is EntityType.MISC and _ADJECTIVE.search(text))):
        return True
    if lower.startswith("ex-") and text[3:4].islower():
        return True
    return lower.rstrip(".") in NO_NAMES or not any(map(str.isalpha, text)) or text[0] in "\"'“”"


def type_of(text: str, kind: EntityType, at: At, block: str) -> EntityType:
    """The type of a name of the tagger's type `kind` at its place in the text of its block."""
    words = text.split()
    if kind is not EntityType.PLACE and _is_place(words, text, kind):
        return EntityType.PLACE
    if kind is not EntityType.ORGANISATION and _is_body(words, text, kind, at, block):
        return EntityType.ORGANISATION
    if kind in (EntityType.PLACE, EntityType.MISC) and len(words) > 1 and gender_of(words[0]):
        behind = _WORD_BEHIND.match(block, at.end)
        before = _WORD_BEFORE.search(block, max(0, at.start - 24), at.start)
        title = before[1].lower().rstrip(".") if before else ""
        if (behind and behind[1] in SAYING) or title in ROLES or title in COURTESY:
            return EntityType.PERSON
    return kind


def _is_place(words: list[str], text: str, kind: EntityType) -> bool:
    """Whether the words are a state's short form, or a word among them says that they name a place."""
    if len(words) == 1:
        return text in SHORT_STATES
    if kind is EntityType.PERSON and gender_of(words[0]):
        return False
    last = words[-1].lower()
    if last in _PLACE_ENDS or (last in _PLACE_ENDS_OF_OTHERS and kind is EntityType.MISC):
        return True
    first = words[0].lower().rstrip(".")
    return first in _PLACE_OPENS and len(words) == 2 and last not in ORGANISATION_WORDS and last not in _ENDS


def _is_body(words: list[str], text: str, kind: EntityType, at: At, block: str) -> bool:
    if _SYMBOL_BEHIND.match(block, at.end):
        return True
    if len(words) > 2 and words[1] in ("of", "for") and words[0].lower() in _BODIES_OF:
        return True
    if len(words) > 1:
        last = words[-1].lower()
        if kind is EntityType.MISC:
            return last in _SURE_ENDS or (len(words) > 2 and last in _MISC_ENDS)
        if _SUFFIX.search(text) or last in _ENDS or (last in ORGANISATION_WORDS and last not in _NO_ENDS):
            return True
    return kind is EntityType.PLACE and _BODY_BEHIND.match(block, at.end) is not None and len(words) == 1
