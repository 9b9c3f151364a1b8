"""Private text and desk notes: what may never leave the service, and what only desks may read.

Raw text in; the spans that are private out, with their kind. CONTRACT of the marks: a mark stands alone, opens a line
or note, stands with its colon behind a dateline or a prefix, or says that *this* or *the following* text is not for
publication; a general remark is none. Private text runs from the mark to the end of its note. Contacts of desks and
routing initials are private wherever they stand.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from copytaster.core.shapes import note_openings


class PrivateKind(StrEnum):
    """Kinds of private text, as `privateNotes.kinds` names them."""

    NOT_FOR_PUBLICATION = "not_for_publication"
    EDITORS_ONLY = "editors_only"
    NOTEPAD = "notepad"
    CONTACTS = "contacts"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True)
class Private:
    """Characters of a raw text that are private; `runs_on` when the mark stands alone and what follows is its note."""

    start: int
    end: int
    kind: PrivateKind
    runs_on: bool = False


# In each language: that something is not to be published. "Not for publication before 6 a.m." is an embargo.
_NOT_PUBLISHED = r"""(?:
    not\ for\ (?:publication|broadcast(?:ing)?|release|use|transmission)(?:\ or\ (?:broadcast|publication|use))?
  | not\ (?:intended|meant)\ for\ publication | do\ not\ publish | non[- ]?public(?:ation)?(?:\ note)? | internal\ only
  | nicht\ (?:zur|für\ die)\ veröffentlichung(?:\ (?:bestimmt|gedacht|geeignet))? | nicht\ veröffentlichen
  | ne\ pas\ publier | (?:ne\ (?:sont|est)\ )?(?:non|pas)\ destinée?s?\ à\ (?:la\ )?publication
  | no\ publica(?:r|ble) | no\ (?:es\ |apt[oa]\ )?para\ (?:su\ )?publicaci[óo]n | no\ destinad[ao]s?\ a\ (?:la\ |su\ )?publicaci[óo]n
  | n[ãa]o\ public(?:ar|ável) | n[ãa]o\ (?:é\ )?para\ publica[çc][ãa]o | n[ãa]o\ (?:se\ destinam?|destinad[ao]s?)\ [aà]\ publica[çc][ãa]o
  | (?:da\ )?non\ pubblicare | non\ (?:destinat[aeio]\ )?(?:alla|per\ la)\ pubblicazione
  | niet\ (?:bestemd\ )?(?:voor|ter)\ publicatie | niet\ publiceren
  | (?:inte|ej)\ (?:för|till)\ publicering | (?:får|ska)\ (?:inte|ej)\ publiceras
  | skal\ ikke\ publiseres | må\ ikke\ (?:offentliggøres|publi[cs]eres)
  | ei\ (?:saa\ )?julkaista(?:vaksi)? | ei\ julkisuuteen
  | nie\ do\ publikacji | nie\ publikować | не\ для\ (?:публикации|печати) | не\ публиковать
  | (?:ليس|غير\ مخصص|غير\ صالح)\ للنشر
  | ikke\ (?:for|til)\ (?:publisering|publicering|offentliggørelse)
)"""
_EDITORS_ONLY = r"""(?:
    (?:for\ )?editors?['’]?\ (?:information\ |eyes\ )?only(?-i:(?!\ [a-z])) | for\ (?:the\ )?information\ of\ editors\ only
  | (?:for\ )?(?:internal|desk)\ use\ only | private\ note | for\ (?:desks?|newsrooms?)\ only
  | nur\ für\ (?:die\ )?redaktion(?:en)? | nur\ zur\ internen\ verwendung | réservé\ aux\ rédactions
  | (?:pour\ |à\ )?usage\ interne(?:\ uniquement)? | (?:(?:sólo|solo|apenas|somente)\ para|(?:solo|esclusivamente)\ per|ad)\ uso\ interno
  | (?:apenas|somente|só)\ para\ redatores | uitsluitend\ voor\ redacties | (?:alleen|uitsluitend)\ voor\ intern\ gebruik
  | (?:endast|enbart)\ för\ (?:internt\ bruk|redaktionen|redaktionerna) | kun\ (?:for|til)\ intern(?:t)?\ bru[kg] | kun\ til\ redaktionen
  | vain\ toimituksille | vain\ toimituksen\ käyttöön | tylko\ dla\ redakcji | do\ użytku\ wewnętrznego
  | (?:только\ )?для\ служебного\ пользования | только\ для\ (?:редакций|редакторов) | للمحررين\ فقط
  | (?:sólo|solo)\ para\ (?:editores|redacciones) | s[óo]\ para\ editores | solo\ per\ (?:le\ )?redazioni
  | alleen\ voor\ redacties | endast\ för\ redaktioner | kun\ (?:for|til)\ redaksjon(?:er|en)? | kun\ til\ redaktioner
)"""
_NOTEPAD = r"(?:note ?pad|notizblock)"
_UNTIL = r"(?!\W{0,3}(?:before|until|till|prior|ahead|vor|bis|avant|jusqu|antes|hasta|até|prima|fino|voor|tot|före|før|ennen|przed|до|قبل|حتى)\b)"
_MARK = rf"""(?:
    (?P<publication>{_NOT_PUBLISHED}){_UNTIL}
  | (?P<editors>{_EDITORS_ONLY})
  | (?P<notepad>{_NOTEPAD.replace(" ", r"[ ]")})(?=\s*(?:[:\n#]|$))
)"""
# At the start of a line, behind brackets, asterisks, or the opening of a note.
_OPENS = re.compile(
    rf"""^[^\w\n]{{0,12}}
    (?:(?:eds?|editors?['’]?|editor['’]s|note)(?:\ (?:to\ editors|notes?))?\W{{1,4}})?
    (?:nb|attention|please\ note|achtung)?\W{{0,4}}
    {_MARK}(?!\w)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# Behind a dateline or a prefix, where a colon leads on: "HALDEN (AP) _ Not for publication: …", "CORRECTED-EDITORS ONLY: …".
_SET_OFF = re.compile(rf"(?:(?<=[-–—_:=)/|])|(?<=[-–—_:=)/|]\s)){_MARK}(?!\w)(?=\s?:)", re.IGNORECASE | re.VERBOSE)
# "The following information is not for publication", "This note is not intended for publication".
_SAYS_SO = re.compile(
    rf"""\b(?:(?P<this>this|dies(?:e[rs]?)?|cet?te?|est[ae]|quest[ao]|deze?|dit|denn[ae]|detta)
        |(?P<following>(?:the\ |die\ |der\ |das\ |le\ |les\ |los\ |las\ |as\ |os\ |gli\ |la\ |el\ |il\ |de\ |den\ |det\ )?
            (?:following|below|folgende[nrs]?|suivante?s?|siguientes?|seguintes?|seguent[ei]|volgende|följande|følgende|seuraava|poniższe|следующая|следующее
            |(?:informations|notes?|textes?)\ (?:suivante?s?|ci-dessous)|información\ siguiente)))
    (?:\ (?:text|notes?|information(?:en)?|paragraphs?|section|passage|lines?|part|contacts?|copy|material|message
        |details|texto?|nota?|notiz|hinweise?|absatz|paragraphe|párrafo|testo|informazioni|informaci[óo]n(?:es)?|informaç(?:ão|ões)|informatie|uppgifter|opplysninger|oplysninger|informasjon
        |informacje|информация|сообщение|tekst|alinea))?
    (?:\ (?:is|are|ist|sind|est|sont|es|son|é|são|è|sono|zijn|är|er))?\s{{1,3}}
    (?:strictly\ |only\ |also\ )?(?:{_NOT_PUBLISHED}{_UNTIL}|{_EDITORS_ONLY})(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_REST_OF_MARK = re.compile(r"[\W_]*")
# Each phrase above holds one of these, casefolded; most stories hold none, and to see that costs a tenth of what the
# three searches do. None has an "i": patterns that ignore case take the dotless one (U+0131) and the dotted capital
# (U+0130) for it, casefolding does not.
_STEMS_OF_MARKS = (
    "not for", "vate note", "zblock", "rédac", "para ed", "tuks", "julk", "żytku", "служебн", "редак", "للنشر", "للمحررين",
)  # fmt: skip
_OPTIONAL = re.compile(r".\?")


def _behind(stem: str, *leads: str) -> str:
    """The stem behind one of these; a point stands for an "i", and a letter with its question mark may lack."""
    points = (lead.replace(".", points) for lead in leads for points in ((".", "..") if "." in lead else (".",)))
    widths = (one for lead in points for one in {lead.replace("?", ""), _OPTIONAL.sub("", lead)})
    return rf"{stem}(?:{'|'.join(f'(?<={lead}{stem})' for lead in sorted(widths))})"


# Stems that words of copy hold as well ("public", "only", "international"), and what they stand beside in marks.
_COMMON_STEMS = tuple((stem, re.compile(pattern)) for stem, pattern in (
    ("publ", _behind(
        "publ", "for ", "not ", "non", "non[- ]", "pas ", "à ", "à la ", "no ", "ara ", "ara su ",
        "d[ao]s? a ", "d[ao]s? a la ", "d[ao]s? a su ", "nam? a ", "[ãa]o ", "voor ", "ter ", "et ", "för ", "l ", "te ", "ej ",
        "kke ", "do ", "n.e ",
    )),
    ("pubbl", _behind("pubbl", "non ", "alla ", "per la ")),
    ("only", _behind("only", "[rs] ", "['’] ", "on ", "es ", "se ", "nal ", "sk ", "ks ", "om ", "ms ")),
    ("ffentl", _behind("ffentl", "zur verö", "für d.e verö", "cht verö", "kke o", "for o", "l o")),
    ("note", "note ?pad"),
    (" reda", " reda[ckzt]"),
    ("ntern", "ntern(?:en |t? bru| gebru|[oe](?!t))"),
    ("публ", _behind("публ", "для ", "не ")),
    ("печат", _behind("печат", "для ")),
))  # fmt: skip
_SURE_STEMS = len(_STEMS_OF_MARKS)
_STEMS = AhoCorasick((*_STEMS_OF_MARKS, *(stem for stem, _ in _COMMON_STEMS)))

_PHONE = r"\+?\(?\d[\d ()/.-]{6,18}\d"
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
# What telephone numbers begin with: "667 million" and "2022" do not.
_NUMBER = re.compile(r"\d[\d ()/.-]{6}")
_ASCII_NUMBER = re.compile(r"[0-9][0-9 ()/.-]{6}")
"""The same of ASCII text, where the search leaps from figure to figure: half of the time."""
# Reuters: ((jo.bloggs@example.com; +44 20 5550 0000; Messaging: jo.bloggs.example.com@example.net))
_DOUBLE_BRACKETS = re.compile(rf"\(\([^()]{{0,400}}?(?:{_MAIL}|{_PHONE})[^()]{{0,400}}\)\)?")
# A line that gives the desk's telephone or mail: "Duty editor: +44 20 5550 0000".
_DESK_LINE = re.compile(
    rf"""^[^\w\n]{{0,6}}(?:
        (?:news|picture|photo|sports?|foreign|world|city|business|graphics|video|duty|night|copy)[- ]?desk
      | duty\ editors? | desk(?:\ contacts?)? | editor\ on\ duty | (?:for\ )?(?:editorial\ )?queries | newsroom
      | dpa-kontakte? | redaktion(?:en|erne|ssekretær\w{{0,2}})? | redaksjon(?:en|ssjef\w{{0,2}})? | toimitus | vaktsjef\w{{0,2}} | vakthavende | deskledare | redaktør(?:en)?
      | mesa\ (?:de\ edición|central) | redakcja | redaktor\ dyżurny | (?:дежурный\ )?редактор | редакция | المحرر\ المناوب
      | (?:autor|editor)(?:in|en)? | rédaction | redacción | redazione | redactie
    )\b[^\n]{{0,160}}?(?:{_MAIL}|{_PHONE})[^\n]{{0,160}}$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# Closing line of who wrote, edited and sent: "jd/kl", "bur-jd/kl/mn", "dpa jd yyzz n1 kl"; in Arabic two letters may
# stand apart.
_INITIALS = re.compile(
    r"\s*(?:(?:bur-)?[a-z]{2,4}(?:[/-][a-z]{2,4}){1,5}"
    r"|[\u0621-\u064a]{1,4}(?: [\u0621-\u064a]{1,2})?(?:[/-][\u0621-\u064a]{1,4}(?: [\u0621-\u064a]{1,2})?){1,5}"
    r"|dpa(?:/[a-z]{2,4})?(?: (?:[a-z]{2,4}|[a-z]\d)){2,6})\s*"
)

LONGEST_INITIALS = 47
"""Characters of a line of them."""

# What a divider or the next piece of copy looks like to a note whose mark stands alone.
_DIVIDER = re.compile(
    r"\s*+(?:(?:[-_*=~#]\s?){3,}|\(?(?:end(?:s)? (?:of )?note|for publication|note ends)\)?\s*+:?)\s*+", re.IGNORECASE
)

_ABOUT_THE_COPY = re.compile(
    r"\(\s?(?:with|removes?|deletes?|drops?|clarifies|restores|embeds?|edits|combines)\b[^()]{1,400}\)\.?",
    re.IGNORECASE,
)
"""Beyond the words that say what was done to the story (`note_openings`)."""
_MAGS_OUT = re.compile(
    r"[^\w\n]{0,4}(?:MAGS|TV|INTERNET|ONLINE|NO)(?:,? \w+){0,4} (?:OUT|SALES?|ARCHIVES?)\b[^\n]{0,120}"
)


def may_hold_marks(texts: Sequence[str]) -> frozenset[int]:
    """The numbers of those texts that may hold a mark; the others hold none.

    One look at all texts of a story together takes half as long as one at each.
    """
    return marked_among([text.casefold() for text in texts])


def marked_among(folded: Sequence[str]) -> frozenset[int]:
    """`may_hold_marks` for texts that are casefolded."""
    whole = "\n".join(folded)
    try:
        found = _STEMS.find_matches_as_indexes(whole, overlapping=True)
    except UnicodeEncodeError:  # half a surrogate pair, which no stem has: a question mark stands for it
        found = _STEMS.find_matches_as_indexes(whole.encode("utf-8", "replace").decode(), overlapping=True)
    if not found:
        return frozenset()
    starts = [0, *accumulate(len(one) + 1 for one in folded)]
    marked: set[int] = set()
    for stem, start, _ in found:
        number = bisect_right(starts, start) - 1
        if number not in marked and (stem < _SURE_STEMS or _COMMON_STEMS[stem - _SURE_STEMS][1].search(folded[number])):
            marked.add(number)
    return frozenset(marked)


def private_spans(
    text: str, *, whole_note: bool, may_be_initials: bool, may_be_marked: bool = True
) -> tuple[Private, ...]:
    """The private characters of a block, in order, not overlapping.

    `whole_note` says that the block is a note of its own; `may_be_initials` that it stands at the end of the copy;
    `may_be_marked` that nobody has yet seen that there is no mark in it.
    """
    marked = _marked(text, whole_note=whole_note) if may_be_marked else None
    if marked and marked.start == 0 and marked.end == len(text):
        return (marked,)
    limit = marked.start if marked else len(text)
    contacts = [one for one in _contacts(text) if one.end <= limit] if may_hold_contacts(text) else []
    if not marked and not contacts and may_be_initials and are_initials(text):
        return (Private(0, len(text), PrivateKind.INITIALS),)
    return (*contacts, marked) if marked else tuple(contacts)


def are_initials(text: str) -> bool:
    """Whether a line holds nothing but the initials of who wrote, edited and sent."""
    return len(text) <= LONGEST_INITIALS and _INITIALS.fullmatch(text) is not None


def _marked(text: str, *, whole_note: bool) -> Private | None:
    """From the first mark to the end of the note."""
    if not may_hold_marks((text,)):
        return None
    says = _SAYS_SO.search(text)
    opens = min(filter(None, (_OPENS.search(text), _SET_OFF.search(text))), key=re.Match.start, default=None)
    if says and (not opens or says.start() < opens.start()):
        if says["this"] and whole_note:
            return Private(0, len(text), PrivateKind.NOT_FOR_PUBLICATION)
        start = _sentence_start(text, says.start()) if says["this"] else says.start()
        alone = bool(says["following"]) and _alone(text, says.end())
        return Private(start, len(text), PrivateKind.NOT_FOR_PUBLICATION, alone)
    if not opens:
        return None
    kind = PrivateKind.NOT_FOR_PUBLICATION
    if not opens["publication"]:
        kind = PrivateKind.EDITORS_ONLY if opens["editors"] else PrivateKind.NOTEPAD
    return Private(opens.start(), len(text), kind, _alone(text, opens.end()))


def _sentence_start(text: str, position: int) -> int:
    """The start of the line that says of itself that it is private."""
    return text.rfind("\n", 0, position) + 1


def _alone(text: str, end: int) -> bool:
    match = _REST_OF_MARK.match(text, end)
    return match is not None and match.end() == len(text)


def may_hold_contacts(text: str) -> bool:
    """Whether a bracket or a line opens as those of desks do; of several lines, whether there is an address at all."""
    if "\n" in text:
        return may_hold_address(text)
    if "((" in text:
        return may_hold_address(text)
    return _DESK_LINE.match(text) is not None


def may_hold_address(text: str) -> bool:
    """Whether there is what every mail address and every telephone number holds."""
    return "@" in text or (_ASCII_NUMBER if text.isascii() else _NUMBER).search(text) is not None


def _contacts(text: str) -> Iterator[Private]:
    last = 0
    found = [*_DOUBLE_BRACKETS.finditer(text), *_DESK_LINE.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        if match.start() >= last:
            last = match.end()
            yield Private(match.start(), match.end(), PrivateKind.CONTACTS)


def ends_note(text: str) -> bool:
    """Whether this block ends the note of a mark that stood alone: a divider or a word that says so."""
    return len(text) < 80 and _DIVIDER.fullmatch(text) is not None


def is_desk_note(text: str, *, noticed: bool = False) -> bool:
    """Whether a block of copy is a note to the receiving desk; `noticed` when a line before it kills, holds or releases."""
    words = text.strip()
    return bool(
        note_openings.DESK_OPENING.match(text)
        or (words[:1] == "(" and _ABOUT_THE_COPY.fullmatch(words))
        or _MAGS_OUT.fullmatch(words)
        or note_openings.speaks_to_desk(words, noticed=noticed)
    )


def note_words(text: str) -> tuple[int, int]:
    """The span of what a note says, without its opening word, brackets and margins."""
    opening = note_openings.DESK_OPENING.match(text)
    start, end = (opening.end() if opening else 0), len(text)
    while start < end and text[start] in "( [*\t\n":
        start += 1
    while end > start and text[end - 1] in ") ]*\t\n":
        end -= 1
    return start, end
