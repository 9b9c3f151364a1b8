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
from copytaster.core.facts import EntityType, Name

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
_NO_ENDS: Final = frozenset("police army navy union post times court exchange front".split())


def is_no_name(text: str, kind: EntityType) -> bool:
    """Whether a single word only looks like a name, or is one of a people, a belief or a role."""
    lower = text.lower()
    if " " not in text and (lower in ROLES or (kind is EntityType.MISC and _ADJECTIVE.search(text))):
        return True
    if lower.startswith("ex-") and text[3:4].islower():
        return True
    return lower.rstrip(".") in NO_NAMES or not any(map(str.isalpha, text)) or text[0] in "\"'“”"


def type_of(name: Name, text: str) -> EntityType:
    """The type of a name in the text of its block."""
    words = name.text.split()
    if name.type is not EntityType.ORGANISATION and _is_body(name, words, text):
        return EntityType.ORGANISATION
    if name.type in (EntityType.PLACE, EntityType.MISC) and len(words) > 1 and gender_of(words[0]):
        behind = _WORD_BEHIND.match(text, name.at.end)
        before = _WORD_BEFORE.search(text, max(0, name.at.start - 24), name.at.start)
        title = before[1].lower().rstrip(".") if before else ""
        if (behind and behind[1] in SAYING) or title in ROLES or title in COURTESY:
            return EntityType.PERSON
    return name.type


def _is_body(name: Name, words: list[str], text: str) -> bool:
    if _SYMBOL_BEHIND.match(text, name.at.end):
        return True
    if name.type is EntityType.MISC:
        return False
    if len(words) > 1:
        last = words[-1].lower()
        if _SUFFIX.search(name.text) or last in _ENDS or (last in ORGANISATION_WORDS and last not in _NO_ENDS):
            return True
    return name.type is EntityType.PLACE and _BODY_BEHIND.match(text, name.at.end) is not None and len(words) == 1
