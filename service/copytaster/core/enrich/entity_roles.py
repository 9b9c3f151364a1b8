"""What stands beside a person's name and says who it is: titles and roles before it, an apposition behind it.

`Pakistan's Prime Minister Imran Khan`: the role Prime Minister, the country PAK. `Ada Lind, chief executive of …`:
chief executive. Courtesy titles are no roles; they and some roles tell which pronoun goes with the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from copytaster.core.enrich.entity_copy import Copy, Sighting
from copytaster.core.enrich.entity_forms import DEMONYM, TAG
from copytaster.core.enrich.entity_words import COURTESY, GENDERED, MODIFIERS, NOT_NOW, ROLES, SAME_OFFICE
from copytaster.core.model import At

REACH: Final = 90
"""Characters looked at on each side of a name."""
MOST_WORDS: Final = 8
"""Words of an apposition before its role ends."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*(?:\.(?=\s))?")
_APPOSITION = re.compile(r"(?:,? \(?\d{1,3}\)?)?, (?:who is |then |now )?(?:(?:the|a|an|its|their|his|her) )?(?=\w)")
_STOPS = re.compile(r"[,.;:()!?\"“”\n]")
_OF_COUNTRY = re.compile(r"(?i) of ")
_NO_APPOSITION = frozenset(
    "said says told who which and was is has had but where when as after before whose with".split()
)
_OF_THE = re.compile(r" of (?:the )?")
_ROLE_OF = re.compile(r"(?<!\w)(?P<role>[^\W\d_]{2,20}) (?P<of>of|to|in) ?\Z")
_OF_A_ROLE = MODIFIERS | ROLES
_GLUE = frozenset({" ", "'s ", "’s ", "' ", "’ ", "-", ""})


class Context(NamedTuple):
    """What the words beside a name say of its bearer; `title` is where the role stands right before it."""

    role: str | None = None
    country: str | None = None
    gender: str = ""
    title: At | None = None


_NOTHING = Context()


def titled(copy: Copy, one: Sighting) -> Context:
    """Titles before the name, then the apposition behind it."""
    before, behind = _before(copy, one.at), _behind(copy, one.at)
    if before is _NOTHING:
        return behind
    if behind is _NOTHING:
        return before
    return Context(
        before.role or behind.role,
        before.country or behind.country,
        before.gender or behind.gender,
        before.title,
    )


@lru_cache(maxsize=1024)
def office(role: str) -> str:
    """The office of a role in one word for all spellings: `PM`, `Premier` and `Prime Minister` are one.

    Kept, as `holds` is: roles are few, and each is asked for several times.
    """
    plain = " ".join(role.lower().replace("secretary-general", "secretary general").split())
    if plain in SAME_OFFICE:
        return SAME_OFFICE[plain]
    head, _, last = plain.rpartition(" ")
    return f"{head} {SAME_OFFICE[last]}" if last in SAME_OFFICE and last != "pm" else plain


@lru_cache(maxsize=1024)
def holds(role: str) -> bool:
    """Whether somebody with this role holds the office now, itself."""
    words = set(role.lower().replace("-", " ").split())
    return not words & NOT_NOW and not role.lower().startswith("ex")


def _before(copy: Copy, at: At) -> Context:
    text = copy.texts[at.block]
    start, role_end, gender = at.start, 0, ""
    for first, last, word in _words_before(text, max(0, start - REACH), start):
        if last != start - 1 or text[last] not in " -":
            break
        plain = word.lower()
        if not plain.isalpha():
            plain = plain.rstrip(".").removeprefix("ex-").removeprefix("vice-")
        if plain in COURTESY:
            gender = gender or COURTESY[plain]
        elif plain in ROLES or (role_end and plain in MODIFIERS):
            role_end = role_end or last
            gender = gender or GENDERED.get(plain, "")
        else:
            break
        start = first
    role, title = (text[start:role_end], At(at.block, start, role_end)) if role_end else (None, None)
    if at.block not in copy.countries:
        return Context(role, None, gender, title) if role or gender else _NOTHING
    if role:
        return Context(role, _country(copy, at.block, start, titled=True), gender, title)
    return _role_of(copy, at) or Context(None, _country(copy, at.block, start, titled=False), gender)


def _words_before(text: str, left: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words of a stretch and their places, from its last one on: mostly it is no title, and no other is asked for.

    Pieces of letters alone, as most are, need no pattern: a third of the time.
    """
    while end > left:
        start = max(text.rfind(" ", left, end - 1) + 1, left)
        if text[end - 1] == " " and (word := text[start : end - 1]).isalpha():
            yield start, end - 1, word
        else:
            for match in reversed(list(_WORD.finditer(text, start, end))):
                yield match.start(), match.end(), match[0]
        end = start


def _country(copy: Copy, block: int, place: int, *, titled: bool) -> str | None:
    """The country whose name or people's name stands right before a title or, as a possessive, before a name."""
    one = copy.country_before(block, place)
    if one is None or one.form is TAG:
        return None
    glue = copy.texts[block][one.at.end : place]
    return one.country if glue in _GLUE and (titled or one.form is DEMONYM or "s" in glue) else None


def _role_of(copy: Copy, at: At) -> Context | None:
    """`ambassador of Russia Danila Ganich`: the role, and the country where it says whose."""
    one = copy.country_before(at.block, at.start - 1)
    if one is None or one.at.end + 1 != at.start or one.form is DEMONYM:
        return None
    role = _ROLE_OF.search(copy.texts[at.block], max(0, one.at.start - 30), one.at.start)
    if role is None or role["role"].lower() not in ROLES:
        return None
    whose = one.country if role["of"] == "of" else _country(copy, at.block, role.start(), titled=True)
    return Context(role["role"], whose)


def _behind(copy: Copy, at: At) -> Context:
    text = copy.texts[at.block]
    first, second = text[at.end : at.end + 1], text[at.end + 1 : at.end + 2]
    if first == "," or (first == " " and (second == "(" or second.isdigit())):
        opens = _APPOSITION.match(text, at.end)
        return _apposition(copy, at.block, opens.end(), at.start) if opens else _NOTHING
    if first == " " and second in "oO" and at.block in copy.countries:
        of = _OF_COUNTRY.match(text, at.end)
        country = copy.country_at(at.block, of.end()) if of else None
        return Context(country=country.country) if country else _NOTHING
    return _NOTHING


def _is_of_a_name(words: Sequence[re.Match[str]], number: int) -> bool:
    """Whether a word with a capital goes on as a name: General in General Assembly, President in President Lind."""
    if not words[number][0][0].isupper() or number + 1 == len(words):
        return False
    behind = words[number + 1][0]
    return (
        behind[0].isupper()
        and behind.lower() not in _OF_A_ROLE
        and words[number + 1].start() - words[number].end() == 1
    )


def _ends_list(text: str, place: int, word: re.Match[str]) -> bool:
    """Whether a word with a capital ends an enumeration of names that the name at the place is in."""
    return (
        word[0][0].isupper()
        and text[max(0, place - 2) : place] == ", "
        and text[word.end() : word.end() + 1] in ("", ".", ";")
    )


def _apposition(copy: Copy, block: int, start: int, place: int) -> Context:
    """The first role of an apposition, unless a clause begins before it."""
    text = copy.texts[block]
    stop = _STOPS.search(text, start, start + REACH)
    words = list(islice(_WORD.finditer(text, start, stop.start() if stop else start + REACH), MOST_WORDS))
    for number, word in enumerate(words):
        plain = word[0].lower()
        if plain in _NO_APPOSITION:
            break
        if _is_of_a_name(words, number) or (number == 0 and _ends_list(text, place, word)):
            continue
        is_role = plain in ROLES or (plain == "head" and text.startswith(" of ", word.end()))
        if is_role and not (number + 1 < len(words) and words[number + 1][0].lower() in ROLES):
            first = number
            while first and words[first - 1][0].lower() in _OF_A_ROLE:
                first -= 1
            role = text[words[first].start() : word.end()]
            return Context(role, _country_of(copy, block, start, word.end()), GENDERED.get(plain, ""))
    return _NOTHING


def _country_of(copy: Copy, block: int, start: int, end: int) -> str | None:
    """The country named in an apposition before the role, or right behind it: president of Kenya."""
    of = _OF_THE.match(copy.texts[block], end)
    one = copy.country_between(block, start, end) or (copy.country_at(block, of.end()) if of else None)
    return one.country if one else None
