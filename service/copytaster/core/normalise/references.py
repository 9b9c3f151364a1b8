"""The other story that a version names: what a kill, hold or release is about, and what a new version replaces.

Blocks and fields in; `Reference`s out: by id, slugline or headline, each at its place. Feeds have fields for it; wires
write it into their notes: "Please kill the story headlined "…", slugged FERRY-CLOSURE", "Die Meldung «…» …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from copytaster.core.model import At, AtPath, Block, BlockKind, Field, Found, Places, Range, Reference
from copytaster.core.normalise.provider import name_of
from copytaster.core.shapes.note_openings import STORY

_OPENS: Final = '"“”„«‹»'
_DOUBLE: Final = rf"[{_OPENS}]\s?(?P<headline>[^\"”»«“›\s\n][^\"”»«“›\n]{{2,198}}?)\s?[\"”»«“›]"
_QUOTED: Final = rf"{_DOUBLE}|['‘](?P<single>[^\n’']{{4,200}})[’'](?!\w)"
# What leads up to a headline in quotation marks; the word for the story may do so by itself.
_TITLED: Final = (
    r"head(?:ed|lined?)|titled|entitled|mit\sde[mr]\s(?:titel|überschrift)|überschrieben|betitelt|intitulée?|titrée?|titulad[ao]|con\sel\stítulo"
    r"|intitulad[ao]|com\so\stítulo|intitolat[ao]|dal\stitolo|con\sil\stitolo|met\sde\s(?:kop|titel)|getiteld|med\srubriken|med\s(?:tittelen"
    r"|overskriften|titlen|rubrikken)|otsikolla|otsikoitu|pod\stytułem|zatytułowan[aey]|под\sзаголовком|بعنوان"
)
_STORY: Final = STORY.replace(" ", r"\s")
_HEADLINE: Final = re.compile(
    rf"(?<!\w)(?:{_TITLED}|(?:{_STORY})(?!\w)[^\"“”„«‹'‘»’.;:\n]{{0,40}}?)\W{{0,3}}?\s?(?:{_QUOTED})",
    re.IGNORECASE,
)
_SLUGLINE: Final = re.compile(
    r"\b(?:slug(?:ged|line)?|catchline|catchlined|stichwort|mot-clé|keyword)\s?:?\s(?P<slugline>[A-Z0-9][\w/&.-]{2,60}[\w/])"
    r"|\b(?i:kill|disregard|withdraw|hold|delete)\s(?:(?i:the|our|story|item)\s){0,2}(?P<bare>[A-Z]{2}[\w&.]{0,30}(?:--?|/)[\w&./-]{1,60})"
)
_ID: Final = re.compile(
    r"(?P<urn>\burn:[^\s,;)\"”]{4,200}|\btag:[^\s,;)\"”]{4,200})"
    r"|\b(?:guid|uri|item|id|story\sid|item\sid|usn)\s?[:#]?\s(?P<id>(?=[\w:./-]*\d)[A-Za-z0-9][\w:./-]{4,120})",
    re.IGNORECASE,
)
_LOOKS: Final = (("native_id", _ID), ("slugline", _SLUGLINE), ("headline", _HEADLINE))
_REPLACES: Final = re.compile(
    r"\b(?:replac(?:es|ing)|supersed(?:es|ing)|ersetzt|remplace|sustituye|reemplaza|substitui|sostituisce|vervangt|ersätter|erstatter"
    r"|korvaa|zastępuje|заменяет)\b|يحل محل",
    re.IGNORECASE,
)
_LONGEST: Final = 2000


def target_of(
    blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]], headed: str | None = None
) -> Reference | None:
    """The story that a kill, hold or release names: in the feed's field, in its notes, else behind its marker.

    `headed` is what stands behind the marker of the action in the headline: "KILL-Ferry line to close".
    """
    for one in fields.get(Field.TARGET, ()):
        if name := name_of(one.value):
            return Reference(native_id=name, at=_place(one))
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.EDITORS_NOTE and (named := _named(number, block.text, 0)):
            return named
    return Reference(headline=headed) if headed else None


def supersedes_of(blocks: Sequence[Block], fields: Mapping[Field, tuple[Found, ...]]) -> Iterator[Reference]:
    """The versions that the feed says this one replaces, and the stories that a note says it does."""
    for one in fields.get(Field.SUPERSEDES, ()):
        if name := name_of(one.value):
            yield Reference(native_id=name, at=_place(one))
    for number, block in enumerate(blocks):
        verb = _REPLACES.search(block.text[:_LONGEST]) if block.kind is BlockKind.EDITORS_NOTE else None
        if verb and (named := _named(number, block.text, verb.start())):
            yield named


def _named(number: int, text: str, start: int) -> Reference | None:
    named: dict[str, str] = {}
    places: list[At] = []
    for key, pattern in _LOOKS:
        if match := pattern.search(text[:_LONGEST], start):
            group = match.lastgroup or key
            named[key] = match[group].rstrip(".,;:/ ")
            places.append(At(number, match.start(group), match.start(group) + len(named[key])))
    if not named:
        return None
    return Reference(named.get("native_id"), named.get("slugline"), named.get("headline"), tuple(places))


def _place(found: Found) -> Places:
    return () if isinstance(found.source, Range) else (AtPath(found.source),)
