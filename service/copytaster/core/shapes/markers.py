"""Finds the words of the lifecycle in lines, headlines and sluglines: what stands where, nothing decided.

Text in, `Mark`s out, with offsets into that text. `lifecycle.py` decides what they mean together, `headlines.py` cuts
them off. A small reader rather than one pattern: it goes from word to word and looks phrases up, longest first, so that
the languages are tables and a line costs what its length is. A prefix is a label and what sets it off:

    UPDATE 3-…      CORRECTED-(OFFICIAL)-…    RPT CORRECTED-UPDATE 1-…    1st Ld-Writethru, …    1-UPDATE …
    (Eil) …         (Berichtigung: Name) …    Correction: …               2ND LEAD …             +++ EIL +++ …

and so is a suffix: `… (UPDATE 1, PIX)`, `… - CORRECTED`, `…, 2nd Ld-Writethru`, `…-2ndlead`, `… (3DER)`, `… =2`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from copytaster.core.model import Action
from copytaster.core.shapes import lifecycle_languages as words

_LINE_CHARACTERS: Final = 80
_STACKED: Final = 6
"""So many are stacked at most: RPT RPT-CORRECTED-UPDATE 3-."""
_PHRASE_WORDS: Final = 4
_BRACKET_CHARACTERS: Final = 160


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker and its place in the text it was found in. `kind` is an `Action`, a `Priority`, or None for a genre.

    `reason` is the span of what the marker itself says for why: "(Berichtigung: Name im 2. Absatz)".
    """

    kind: str | None
    start: int
    end: int
    number: int | None = None
    take: int | None = None
    of: int | None = None
    last: bool = False
    reason: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left of a headline between its prefixes and suffixes, and these."""

    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A phrase of the tables, its number read; `end` is behind both."""

    mark: Mark
    phrase: str
    end: int
    in_capitals: bool


def _by_phrase(listed: words.Listed) -> dict[str, str]:
    return {word: kind for kind, languages in listed.items() for phrases in languages.values() for word in phrases}


_CAPITALS: Final = _by_phrase(words.CAPITALS)
_SET_OFF: Final = _by_phrase(words.SET_OFF)
_GENRES: Final = frozenset((*words.GENRES, *words.EMBARGOES))
_SURE_IN_SLUGLINES: Final = frozenset({"RPT", "REFILE", "CORRECTED", "APNEWSALERT", "NEWSALERT"})

_MARGIN: Final = re.compile("[\\s*•■►#+=~|<>\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,12}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’&][^\W\d_]+)*")
_FIRST_WORDS: Final = frozenset(
    match[0].casefold()
    for table in (_CAPITALS, _SET_OFF, _GENRES, words.GENRES_WITH_COLON, words.GENRES_SET_OFF, words.NUMBERED)
    for phrase in table
    if (match := _WORD.match(phrase))
)
"""The first word of every phrase, casefolded: one look tells that a headline opens with none, as most do."""
_OPEN_LINES: Final = _FIRST_WORDS | {"mandatory", "story", "this", "please"}
"""The same of lines that say nothing else (`_BEFORE_LINE`)."""
_OPEN_COPY: Final = _FIRST_WORDS | frozenset("take page teil part partie parte deel del osa часть".split())
"""The same with those that number takes (`_TAKES`)."""
_AFTER: Final = re.compile(r"\s?(?P<number>\d{1,2})(?![\w%]|[.,]\d)")
_OFFICIAL: Final = re.compile(r"[\s-]?\(official\)", re.IGNORECASE)
# "2nd", "1.", "2ª", and "1-" before UPDATE.
_ORDINAL: Final = re.compile(
    r"(?P<number>\d{1,2})(?:(?P<ordinal>st|nd|rd|th|er|[eè]me|e|ª|º|\.)[ -]?|(?P<joined>-))(?=[^\W\d_])", re.IGNORECASE
)
_SEPARATOR: Final = re.compile(
    r"(?P<joined>[-/](?=[\w\"“„'‘«(¿¡]))|[\s\u200e\u200f]?:{1,2}[\s\u200e\u200f]?|\s[-–—]{1,2}(?:\s|$)|[–—]\s?|-{1,2}(?:\s|$)"
    r"|\s?(?:\*{1,5}|={1,3}|\+{1,3}|>{1,3}|\|{1,2}|/{2,3})\s?|[.!]{1,5}-{0,2}(?:\s|$)|\s*$"
)
# ANSA's frame of its longer stories, behind the margin: ">>>ANSA/Ferries to stop".
_HOUSE: Final = re.compile(r"[A-Z]{2,10}/\s?(?=\S)")
_COLON: Final = re.compile(r"[\s\u200e\u200f]?:\s?")
_DASH: Final = re.compile(r"\s[-–—]{1,2}\s")
_AFTER_ORDINAL: Final = re.compile(r"\s?[-–—:,*]{1,3}\s?|\s*$")
_NEXT: Final = re.compile(r",?\s")
_CLOSES: Final = re.compile(r"[)\]]\s?[:–—-]{0,2}\s?")
_ITEM: Final = re.compile(r"[,;/+]")
# Belga: (1LEAD), (2LEAD), and (3DER) for the last of several.
_GLUED: Final = re.compile(r"(?P<number>\d{1,2})\s?(?P<what>LEAD|Lead|LD|DER|NET)")
# "Part 2" alone may be a title; "Teil 1 von 4" is none, and no headline ends with "Take 2".
_TAKES: Final = re.compile(
    r"(?:(?:take|page|teil|part|partie|parte|deel|del|osa|część|часть)\s(?P<index>\d{1,2})"
    r"\s?(?:of|von|de|di|van|av|af|sur|z|из|/)\s?(?P<of>\d{1,2})|(?:take|(?-i:PAGE))\s(?P<alone>\d{1,2}))(?!\w)",
    re.IGNORECASE,
)
_TAKE_INITIALS: Final = frozenset("tpdocчTPDOCЧ")
"""What the first words of takes begin with."""
_TAKE_SUFFIX: Final = re.compile(rf"(?:\s[-–—]\s|,?\s)(?P<takes>{_TAKES.pattern})\s*$", re.IGNORECASE)
_EQUALS: Final = re.compile(r"\s?=(?P<take>[2-9])\s*$")
_BRACKET_SUFFIX: Final = re.compile(r"\s?[(\[](?P<inside>[^()\[\]]{1,60})[)\]]\s*$")
_DASH_SUFFIX: Final = re.compile(r"\s[-–—]{1,2}\s(?P<label>[^\W\d_][^-–—\n]{2,30}?)\s*$")
_ORDINAL_SUFFIX: Final = re.compile(
    r"(?P<before>[,\s-]{1,2})(?P<number>\d{1,2})(?:st|nd|rd|th)[ ]?(?P<label>[A-Za-z]{2,10}(?:-[A-Za-z]{4,10})?)\s*$"
)
_LEAD_SUFFIX: Final = re.compile(r"-(?P<label>lead|LEAD)\s*$")
_SLUG_SUFFIX: Final = re.compile(r",\s?(?P<label>[^\W\d_][A-Za-z -]{1,20}?)(?:\s(?P<number>\d{1,2}))?\s*$")
_SUFFIX_CHARACTERS: Final = 72
_ENDS_NUMBERED: Final = re.compile(r"\d(?:st|nd|rd|th)")
"""What ordinal suffixes cannot do without; most headlines have none among their last characters."""
_WORD_COUNT: Final = re.compile(r"\s{0,9},\s?\d{2,4}\s{0,9}<?\s{0,9}$")
"""`BC-US--Ferries, 1st Ld-Writethru,640<`: AP's slug closes with the word count."""
_BEFORE_LINE: Final = re.compile(r"[\W_]*(?:(?:MANDATORY|STORY|THIS IS AN?|PLEASE)\s(?!KILLED|WITHDRAWN|RETRACTED))?")
_BETWEEN: Final = re.compile(r"[\W_]*")


# --- lines and headlines ----------------------------------------------------------------------------------------------


def line_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a line that says nothing else; empty when it says more."""
    if len(text) > _LINE_CHARACTERS:
        return ()
    if text[:1].isalpha() and _first_word(text, 0) not in _OPEN_LINES:  # most lines: a third of the time
        return ()
    marks: list[Mark] = []
    opening = _BEFORE_LINE.match(text)
    position = opening.end() if opening else 0
    while position < len(text):
        label = _glued(text, position) or _ordinal(text, position) or _label(text, position, any_case=True)
        if label is None or label.mark.kind is None:
            return ()
        marks.append(label.mark)
        between = _BETWEEN.match(text, label.end)
        position = between.end() if between else label.end
    return tuple(marks)


def cleaned(text: str, *, slugline: bool = False) -> Cleaned:
    """A headline without its lifecycle and genre prefixes and suffixes; in a `slugline` these are rarer and shorter."""
    if not slugline and _is_bare(text):
        return Cleaned(0, len(text), ())
    marks: list[Mark] = []
    start = 0
    for _ in range(_STACKED):
        found = _prefix(text, start, slugline=slugline)
        if found is None:
            break
        marks.extend(found[0])
        start = found[1]
    end = len(text)
    if slugline and (count := _WORD_COUNT.search(text, max(start, end - 12))):
        end = count.start()
    for _ in range(_STACKED):
        found = _suffix(text, start, end, slugline=slugline)
        if found is None:
            break
        marks.extend(found[0])
        end = found[1]
    while start < end and (text[start].isspace() or (marks and text[start] in "-–—:,*+=|>")):
        start += 1
    while end > start and (text[end - 1].isspace() or (marks and text[end - 1] in "-–—:,*+=|<")):
        end -= 1
    return Cleaned(start, end, tuple(marks))


def _is_bare(text: str) -> bool:
    """Whether a look at both ends tells that no label stands there, as of most paragraphs: a third of the time.

    Prefixes open with a word of the tables or no word at all, suffixes end with a letter, a figure or a bracket.
    """
    last = text[-1:]
    if not text[:1].isalpha() or last.isalnum() or last.isspace() or last in ")]":
        return False
    word = _first_word(text, 0) or ""
    # Patterns that ignore case take the dotless "i" and the dotted capital for an "i", casefolding does not.
    return word not in _OPEN_COPY and not (not word.isascii() and ("ı" in word or "i\u0307" in word))


# --- labels -----------------------------------------------------------------------------------------------------------


def _first_word(text: str, position: int) -> str | None:
    """The word that stands here, as tables write it."""
    match = _WORD.match(text, position)
    return match[0].replace("’", "'").casefold() if match else None


def _phrases(text: str, position: int) -> list[tuple[str, int]]:
    """The words from here, up to four of them, longest run first, with where each run ends.

    Nothing when the first of them begins no phrase.
    """
    match = _WORD.match(text, position)
    if match is None or match[0].replace("’", "'").casefold() not in _FIRST_WORDS:
        return []
    ends: list[int] = []
    while match is not None:
        ends.append(match.end())
        at = match.end() + 1
        if len(ends) == _PHRASE_WORDS or text[match.end() : at] not in {" ", "-"}:
            break
        match = _WORD.match(text, at)
    return [(text[position:end].replace("’", "'"), end) for end in reversed(ends)]


def _label(text: str, position: int, *, any_case: bool) -> _Label | None:
    """The longest phrase of the tables that stands here; `any_case`: also those that need brackets or a colon."""
    for phrase, end in _phrases(text, position):
        folded = phrase.casefold()
        if phrase in _CAPITALS:
            return _numbered(text, _CAPITALS[phrase], phrase, position, end, in_capitals=True)
        if phrase in _GENRES:
            return _numbered(text, None, phrase, position, end, in_capitals=True)
        if any_case and folded in _SET_OFF:
            return _numbered(text, _SET_OFF[folded], folded, position, end, in_capitals=False)
    return None


def _numbered(text: str, kind: str | None, phrase: str, start: int, end: int, *, in_capitals: bool) -> _Label:
    number = _AFTER.match(text, end)
    mark = Mark(kind, start, end, int(number["number"]) if number and kind else None)
    behind = number.end() if number else end
    official = _OFFICIAL.match(text, behind)
    return _Label(mark, phrase, official.end() if official else behind, in_capitals)


def _ordinal(text: str, position: int) -> _Label | None:
    """2nd Ld-Writethru, 1-UPDATE, 3RD NET, 1st Add."""
    opening = _ORDINAL.match(text, position) if text[position : position + 1].isdecimal() else None
    if opening is None:
        return None
    number = int(opening["number"])
    for phrase, end in _phrases(text, opening.end()):
        kind = words.NUMBERED.get(phrase.casefold())
        if kind is None or (opening["joined"] and not phrase.isupper()):
            continue
        mark = Mark(kind, position, end, *((None, number + 1) if kind is Action.TAKE else (number,)))
        return _Label(mark, phrase, end, phrase.isupper() or phrase in {"Ld", "Ld-Writethru", "Writethru"})
    return None


def _glued(text: str, position: int) -> _Label | None:
    """1LEAD, 3DER."""
    match = _GLUED.match(text, position) if text[position : position + 1].isdecimal() else None
    if match is None or match.end() < len(text.rstrip(" )]*")):
        return None
    mark = Mark(Action.UPDATE, position, match.end(), int(match["number"]), last=match["what"] == "DER")
    return _Label(mark, match["what"], match.end(), in_capitals=True)


# --- prefixes ---------------------------------------------------------------------------------------------------------


def _prefix(  # noqa: PLR0911 - one return for each kind of prefix
    text: str, start: int, *, slugline: bool, depth: int = 0
) -> tuple[list[Mark], int] | None:
    """The prefix that stands here, and where it ends."""
    margin = None if text[start : start + 1].isalnum() else _MARGIN.match(text, start)
    position = margin.end() if margin else start
    if position >= len(text):
        return None
    if text[position] in "([":
        return _bracketed(text, position)
    if text[position - 1] == ">" and position > start and (house := _HOUSE.match(text, position)):
        return [Mark(None, position, house.end())], house.end()
    if label := _ordinal(text, position):
        return _behind_ordinal(text, label)
    if text[position] in _TAKE_INITIALS and (takes := _TAKES.match(text, position)):
        colon = _COLON.match(text, takes.end()) or _DASH.match(text, takes.end())
        return ([_take(takes, position)], colon.end()) if colon else None
    if _first_word(text, position) not in _FIRST_WORDS:
        return None
    label = _label(text, position, any_case=True)
    if label is None:
        return _genre_with_colon(text, position)
    if not label.in_capitals:
        return _behind_any_case(text, label)
    return _behind_capitals(text, label, slugline=slugline, depth=depth)


def _behind_capitals(text: str, label: _Label, *, slugline: bool, depth: int) -> tuple[list[Mark], int] | None:
    separator = _SEPARATOR.match(text, label.end)
    if separator:
        if separator["joined"] and _is_word(text, label, separator.end(), slugline=slugline):
            return None
        return [label.mark], separator.end()
    gap = _NEXT.match(text, label.end)
    if gap and depth < _STACKED and _prefix(text, gap.end(), slugline=slugline, depth=depth + 1):
        return [label.mark], gap.end()
    return None


def _is_word(text: str, label: _Label, end: int, *, slugline: bool) -> bool:
    """HOLD-UPS RISE, URGENT-care: a word of the headline, not a marker."""
    if label.mark.number is not None:
        return False
    in_capitals = not any(map(str.islower, text[end:]))
    if slugline:
        return in_capitals and label.phrase not in _SURE_IN_SLUGLINES
    return label.phrase in words.AMBIGUOUS and (in_capitals or text[end].islower())


def _behind_any_case(text: str, label: _Label) -> tuple[list[Mark], int] | None:
    colon = _COLON.match(text, label.end)
    if colon is None and label.mark.number is not None:
        colon = _DASH.match(text, label.end)
    if colon is None or (label.phrase in words.IN_BRACKETS_ONLY and label.mark.number is None):
        return None
    return [label.mark], colon.end()


def _behind_ordinal(text: str, label: _Label) -> tuple[list[Mark], int] | None:
    if separator := _AFTER_ORDINAL.match(text, label.end):
        return [label.mark], separator.end()
    gap = _NEXT.match(text, label.end)
    if gap and label.in_capitals and any(map(str.islower, text[gap.end() :])):
        return [label.mark], gap.end()
    return None


def _genre_with_colon(text: str, position: int) -> tuple[list[Mark], int] | None:
    for phrase, end in _phrases(text, position):
        if phrase.casefold() in words.GENRES_WITH_COLON and (colon := _COLON.match(text, end)):
            return [Mark(None, position, end)], colon.end()
    return None


def _bracketed(text: str, position: int) -> tuple[list[Mark], int] | None:
    """A prefix in brackets: (Eil), [UPDATE 2], (Berichtigung: Name im 2. Absatz)."""
    close = next((at for at in (text.find(")", position), text.find("]", position)) if at > 0), -1)
    if close < 0 or close - position > _BRACKET_CHARACTERS:
        return None
    marks = _inside(text, position + 1, close)
    behind = _CLOSES.match(text, close)
    return (marks, behind.end()) if marks and behind else None


def _inside(text: str, start: int, end: int) -> list[Mark]:
    """The marks of what stands in brackets: the first item must be one; a colon behind it leads to its reason."""
    while start < end and text[start].isspace():
        start += 1
    inside = text[:end]
    label = _glued(inside, start) or _ordinal(inside, start) or _label(inside, start, any_case=True)
    if label is None or label.mark.kind is None:
        return _genre_inside(inside, start) or _takes_inside(inside, start)
    rest = inside[label.end :]
    if not rest.strip(" !.*"):
        return [label.mark]
    if colon := _COLON.match(inside, label.end):
        reason = (colon.end(), len(inside.rstrip()))
        return [replace(label.mark, reason=reason) if reason[0] < reason[1] else label.mark]
    item = _ITEM.match(rest.lstrip())
    return [label.mark, *_inside(text, end - len(rest.lstrip()) + 1, end)] if item else []


def _genre_inside(inside: str, start: int) -> list[Mark]:
    for phrase, end in _phrases(inside, start):
        if phrase.casefold() in words.GENRES_SET_OFF or phrase in _GENRES:
            return [Mark(None, start, len(inside))] if len(inside) - end <= 30 else []
    return []


def _takes_inside(inside: str, start: int) -> list[Mark]:
    takes = _TAKES.fullmatch(inside.rstrip(), start)
    return [_take(takes, start)] if takes else []


def _take(match: re.Match[str], start: int) -> Mark:
    of = int(match["of"]) if match["of"] else None
    index = int(match["index"] or match["alone"])
    return Mark(Action.TAKE, start, match.end(), take=index, of=of, last=of == index)


# --- suffixes ---------------------------------------------------------------------------------------------------------


def _suffix(text: str, start: int, end: int, *, slugline: bool) -> tuple[list[Mark], int] | None:
    """The suffix that ends the text here, and where it begins."""
    low = max(start, end - _SUFFIX_CHARACTERS)
    tail = text[:end]
    last = tail.rstrip()[-1:]
    if last.isdecimal() and (equals := _EQUALS.search(tail, low)):
        return [
            Mark(Action.TAKE, equals.start("take") - 1, equals.end("take"), take=int(equals["take"]))
        ], equals.start()
    if last in {")", "]"} and (bracket := _BRACKET_SUFFIX.search(tail, low)):
        marks = [mark for mark in _inside(tail, bracket.start("inside"), bracket.end("inside")) if mark.kind]
        return (marks, bracket.start()) if marks else None
    if last.isdecimal() and (takes := _TAKE_SUFFIX.search(tail, low)):
        return [_take(takes, takes.start("takes"))], takes.start()
    may_be_ordinal = last.isalpha() and _ENDS_NUMBERED.search(tail, low)
    found = _ordinal_suffix(tail, low, slugline=slugline) if may_be_ordinal else None
    dashed = "-" in tail or "–" in tail or "—" in tail
    found = found or (_dash_suffix(tail, low) if dashed else None)
    return found or (_slug_suffix(tail, low) if slugline and ("," in tail or dashed) else None)


def _ordinal_suffix(tail: str, low: int, *, slugline: bool) -> tuple[list[Mark], int] | None:
    match = _ORDINAL_SUFFIX.search(tail, low)
    kind = words.NUMBERED.get(match["label"].casefold()) if match else None
    if match is None or kind is None:
        return None
    if not slugline and match["before"].isspace() and match["label"].islower():
        return None  # "Lysvik takes 2nd lead"
    number = int(match["number"])
    start, end = match.start("number"), match.end("label")
    return [Mark(kind, start, end, *((None, number + 1) if kind is Action.TAKE else (number,)))], match.start()


def _dash_suffix(tail: str, low: int) -> tuple[list[Mark], int] | None:
    match = _DASH_SUFFIX.search(tail, low)
    label = _label(tail, match.start("label"), any_case=False) if match else None
    if match is None or label is None or label.mark.kind is None or label.end != match.end("label"):
        return None
    if label.phrase in words.AMBIGUOUS and not any(map(str.islower, tail)):
        return None  # THE MEN WHO LEAD - AND KILL - FLASH
    return [label.mark], match.start()


def _slug_suffix(tail: str, low: int) -> tuple[list[Mark], int] | None:
    if lead := _LEAD_SUFFIX.search(tail, low):
        return [Mark(Action.UPDATE, lead.start("label"), lead.end("label"))], lead.start()
    match = _SLUG_SUFFIX.search(tail, low)
    kind = words.IN_SLUGLINES.get(match["label"].casefold()) if match else None
    if match is None or kind is None:
        return None
    number = int(match["number"]) if match["number"] else None
    mark = Mark(kind, match.start("label"), match.end("label"), number if kind is not Action.TAKE else None)
    return [replace(mark, take=number + 1) if number and kind is Action.TAKE else mark], match.start()
