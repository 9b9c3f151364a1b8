"""What a web page leaves around its copy: share buttons, navigation, times of publication, calls to read on.

In: one line. Out: whether it is furniture. Only short lines are, and only by words that copy does not begin with.
"""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.shapes import dates

LONGEST: Final = 120
"""Characters: above it a line is copy, whatever it begins with."""

_PHRASES: Final = re.compile(
    r"""\W{0,4}(?:
        share(?:\ (?:this|on|via|now)\b.*)? | tweet | e-?mail | print(?:\ this.*)?
      | copy\ link | save | bookmark
      | (?:facebook|twitter|whatsapp|linkedin|telegram|reddit|instagram|flipboard|messenger|x)
      | (?:share\ )?(?:on|via)\ (?:facebook|twitter|whatsapp|linkedin|telegram|reddit|email|x)
      | advert(?:isement|ising)? | sponsored(?:\ content)? | promoted | anzeige | publicité | publicidad | werbung
      | (?:read|see|find\ out|learn|show|load|view)\ (?:more|also|next|full\ story|all)\b.* | also\ read\b.*
      | related\b.*
      | more\ (?:on\ this\ story|stories|from\b.*|like\ this) | recommended(?:\ for\ you)?
      | most\ (?:read|popular|viewed)
      | trending(?:\ now)? | top\ stories | latest\ news | breaking\ news | fast\ news | live\ updates | just\ in
      | (?:lesen\ sie\ auch|mehr\ zum\ thema|lire\ aussi|à\ lire\ aussi|lea\ también|leggi\ anche|lees\ ook)\b.*
      | subscribe\b.* | sign\ (?:up|in)\b.* | log\ ?in\b.* | register\b.* | newsletter\b.* | follow\ us\b.*
      | download\ .*\bapp\b.*
      | (?:we|this\ (?:site|website))\ use[s]?\ cookies\b.* | accept(?:\ all)?(?:\ cookies)?
      | cookie\ (?:policy|settings)
      | privacy\ policy | terms\ (?:of\ (?:use|service)|and\ conditions) | all\ rights\ reserved\b.* | contact\ us
      | about\ us
      | home | menu | search | skip\ to\ .* | back\ to\ top | next | previous | close | comments?(?:\ \(?\d+\)?)?
      | listen\b.*
      | \d{1,3}\ min(?:ute)?s?\ (?:read|to\ read) | (?:reading\ time|lesezeit)\b.* | play\ video | watch:?\ .* | gallery
      | (?:published|updated|posted|modified|created|last\ (?:updated|modified)|first\ published)\b.*
      | (?:veröffentlicht|aktualisiert|stand|publié|mis\ à\ jour
        |publicado|actualizado|pubblicato|aggiornato|gepubliceerd)\b.*
      | \d{1,2}\ (?:seconds?|minutes?|hours?|days?|weeks?)\ ago
    )\W{0,4}""",
    re.IGNORECASE | re.VERBOSE,
)
_TRAIL: Final = re.compile(r"[^\W\d_][\w &'-]{1,24}(?:\s(?:>|»|›|\|)\s[^\W\d_][\w &'-]{1,24}){1,5}")
_TRAIL_SIGNS: Final = frozenset(">»›|")
_LABELS: Final = re.compile(
    r"[\W\d:TZ]*(?:(?:date|published|updated|on|at|by|gmt|utc|cet|cest|bst|est|edt|am|pm|fast|news|uhr|h|time|world|local"
    r"|politics|business|sports?|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day)[\W\d:TZ]*){0,8}",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether the line is the page's and not the story's."""
    words = line.strip()
    if not words or len(words) > LONGEST:
        return False
    if _PHRASES.fullmatch(words) or (not _TRAIL_SIGNS.isdisjoint(words) and _TRAIL.fullmatch(words)):
        return True
    return _is_date_line(words)


def _is_date_line(line: str) -> bool:
    """A day, with nothing beside it but a clock and the words that pages put there."""
    found = list(dates.printed(line))
    if not found:
        return False
    rest = "".join(
        line[start:end]
        for start, end in zip([0, *(one.end for one in found)], [*(one.start for one in found), len(line)], strict=True)
    )
    return _LABELS.fullmatch(rest) is not None
