"""Lines of press releases that are not copy: what they call themselves, whom to ring, notes to editors.

In: one line or paragraph. Out: whether it is one. A heading alone proves nothing ("Contacts" heads a story about them
too): it takes a telephone or a mail address near it, which `has_address` finds.
"""

from __future__ import annotations

import re
from typing import Final

_RELEASE: Final = re.compile(
    r"""\W{0,6}(?:
        (?:for\ )?immediate\ release | (?:press|news|media)\ (?:release|statement)
      | (?:zur\ )?sofortige[nr]?\ (?:veröffentlichung|freigabe)
      | pressemitteilung | medienmitteilung | presseinformation
      | communiqué(?:\ de\ presse)? | comunicado(?:\ de\ prensa|\ de\ imprensa)? | nota\ de\ prensa | comunicato\ stampa
      | persbericht | pressmeddelande | pressemelding | pressemeddelelse | lehdistötiedote
    )(?:\W{1,6}(?:PR\d{2,7}|\d{1,2}\W[^\n]{2,24}|[^\W\d_]{3,9}\.?\s\d[^\n]{2,24}))?\W{0,6}""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTACTS: Final = re.compile(
    r"""\W{0,6}(?:
        (?:for\ )?
            (?:(?:press|media|news|investors?|investor\ relations|editorial|general|further|public\ relations|company)
               (?:\ and\ |/|\ )?){0,2}
            (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|contact\ (?:information|details|person)|relations|office)
      | (?:for\ )?(?:more|further|additional)\ (?:press\ |media\ )?information
            (?:,?\ (?:please\ )?(?:contact|call|visit|see|e-?mail))?
      | (?:presse|medien)?(?:kontakte?|anfragen|stelle) | ansprechpartner(?:in)? | rückfragen(?:hinweis)?
      | weitere\ informationen
      | contacts?\ (?:presse|m[ée]dias?) | contactos?(?:\ de\ prensa)? | contatti(?:\ stampa)? | perscontact
      | press?kontakt(?:er)? | kontakt(?:person(?:er)?)?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTES: Final = re.compile(
    r"""\W{0,6}(?:
        notes?\ (?:to|for)\ (?:the\ )?(?:editors?|journalists|media) | editors?['’]?s?\ notes?
      | background\ (?:notes?|for\ editors) | hinweise?\ (?:an|für)\ (?:die\ )?redaktion(?:en)?
      | note\ aux\ r[ée]dact(?:ions|eurs) | nota\ (?:a|para)\ (?:los\ )?editores
    )\W{0,6}""",
    re.IGNORECASE | re.VERBOSE,
)
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_PHONE: Final = re.compile(r"(?<![\d,.$€£-])(?:\+|\(?0|00|1[-. ]|\()\d{0,4}\)?(?:[ ()/.-]{0,3}\d){5,13}(?!\d)")
_MASKED: Final = re.compile(
    r"\b(?:tel|phone|telephone|mobile|mob|cell|fax|e-?mail|telefon|mobil|tél|teléfono|m|t|e|p)\s?[.:]{1,2}\s?[+(\d\w]",
    re.IGNORECASE,
)
_HEADING_MOST: Final = 80
_CONTACT_MOST: Final = 300


def is_release_mark(line: str) -> bool:
    """Whether the line says that this is a press release, and no more: "FOR IMMEDIATE RELEASE", "MEDIA RELEASE PR7"."""
    return len(line) <= _HEADING_MOST and _RELEASE.fullmatch(line) is not None


def opens_contacts(line: str) -> bool:
    """Whether the line heads, or gives behind a colon, those whom the press may ask."""
    match = _CONTACTS.match(line) if len(line) <= _CONTACT_MOST else None
    if match is None:
        return False
    rest = line[match.end() :].lstrip()
    return not rest.strip(" :*_=-–—#") or rest.startswith((":", "-", "–", "\n")) or has_address(rest)


def opens_notes(line: str) -> bool:
    """Whether the line heads notes to editors, and says nothing of them itself."""
    return len(line) <= _HEADING_MOST and _NOTES.fullmatch(line) is not None


def has_address(text: str) -> bool:
    """Whether there is a mail address or a telephone number."""
    if "@" in text and _MAIL.search(text):
        return True
    return any(map(str.isdigit, text)) and (_PHONE.search(text) is not None)


def is_contact(text: str) -> bool:
    """Whether a paragraph below a heading of contacts is one: an address, or a few words that are no sentence."""
    if len(text) > _CONTACT_MOST:
        return False
    return tells_where(text) or (len(text) <= _HEADING_MOST and not text.rstrip().endswith((".", "!", "?", "”", '"')))


def tells_where(text: str) -> bool:
    """Whether there is an address, a page, or a label of one ("Tel:")."""
    return has_address(text) or "www." in text or "http" in text or _MASKED.search(text) is not None
