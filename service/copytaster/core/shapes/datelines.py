"""The dateline that opens a story: places, day, agency, and the dash that ends it.

    LONDON, Feb 22 (Reuters) - …      PARIS (AP) — …      (Reuters) - …      ROMA, 22 FEB - (ANSA) …
    KYIV, Ukraine (AP) — …            WASHINGTON/MOSCOW, March 3 (Agency) - …   MADRID, 22 feb (EFE).- …
    MOSCOW, March 3. /TASS/. …        SYDNEY, March 3 AAP - …                   (ANSA) - ROMA, 3 MAR - …
    【6月18日 AFP】…                    【ワシントン共同】…

In: the text of a first paragraph. Out: its parts with their places, or None. It takes an agency or a day to be one: a
name and a dash alone open many a sentence that has no dateline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from copytaster.core.shapes.dates import Day, last_day
from copytaster.core.shapes.months import MONTHS


@dataclass(frozen=True, slots=True)
class Place:
    """A place as printed, with the region or country after it."""

    name: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A dateline taken apart. `end` is where its words end, `length` where the copy begins, its dash left behind."""

    places: tuple[Place, ...]
    day: Day | None
    agency: str | None
    end: int
    length: int


Dashless: TypeAlias = Callable[[str], bool]


def _no_one(_agency: str) -> bool:
    return False


_HEAD: Final = 160
"""Characters that a dateline may take, with its agency: the longest seen has four places."""

_STROKES: Final = r"[-–—―_=]{1,2}"
_IN_BRACKETS: Final = r"[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]]"
# The usual one; EFE's ".-", Belga's "=", AP's "_" of the old wires. The dash must be set off: (AP)-style is a word.
_BRACKETED: Final = re.compile(
    rf"\s*(?P<lead>[^()\[\]\n]{{0,110}}?(?:\s\([^()\[\]\n\d]{{2,20}}\)(?:(?=\s\()|,[^()\[\]\n]{{4,30}}?))?)\s{{0,2}}{_IN_BRACKETS}"
    rf"(?P<dash>\s?\.?\s?{_STROKES}|\s?:)(?:\s+|$|(?<=--)(?=\S))"
)
# Paris (ats afp), Landquart (GR) (ats), KØBENHAVN /ritzau/: no dash behind. Of those alone whose tables say so, or
# behind place and day in capitals: NEW DELHI, March 2 (PTI).
_DASHLESS: Final = re.compile(
    r"\s*(?P<lead>[^()\[\]\n]{2,60}?(?:\s\([A-Z]{2}\)(?:,[^()\n]{2,20})?)?)\s(?:\(|(?P<stroke>/))"
    r"(?P<agency>[^()\[\]/\n\d]{2,40})(?(stroke)/|\))(?P<dash>)(?:\s+|$)"
)
# MOSCOW, March 3. /TASS/.   AUSTIN, Texas, Feb. 1, 2017 /PRNewswire-AsiaNet/ --   København /ritzau/:
_SLASHED: Final = re.compile(
    rf"\s*(?P<lead>[^()/\n]{{2,90}}?)[\s.]{{1,2}}/(?P<agency>[^()/\n\d]{{2,40}})/(?P<dash>[.:]|\s?{_STROKES})(?:\s+|$)"
)
# (ANSA) - ROMA, 3 MAR -
_AGENCY_FIRST: Final = re.compile(
    rf"\s*{_IN_BRACKETS}\s?[-–—]{{1,2}}\s?(?P<lead>[^()\[\]\n–—]{{3,90}}?)(?P<dash>\s[-–—]{{1,2}})(?:\s+|$)"
)
# LAKEVILLE, Conn.--(BUSINESS WIRE)--Aug 29, 2024--
_RELEASE: Final = re.compile(
    r"\s*(?P<lead>[^()\n]{3,90}?)--\((?P<agency>[^()\n]{2,40})\)--(?P<day>[^()\n]{3,24}?)(?P<dash>--)(?:\s*|$)"
)
# SYDNEY, March 3 AAP -   SYDNEY, AAP -   ROMA, 3 MAR - (ANSA)   Lysvik, 3 March 2026 —
_DASHED: Final = re.compile(
    rf"\s*(?P<lead>[^()\n–—]{{3,110}}?)(?P<dash>\s{_STROKES}|\s?[–—]|\.-|--)(?:\s+\((?P<agency>[^()\n]{{2,40}})\)\s?[-–—:]?)?"
    r"(?:\s+|$)"
)
_SET_OFF: Final = re.compile(r"[\s.][-–—―_=]|[–—]|--")
"""What the form above has somewhere: to see that it is not there takes a fifth of the time."""
# At the end of a lead: behind a day or a comma.
_BARE_AGENCY: Final = re.compile(r"(?P<before>.*[\s,.])(?P<agency>[A-Z]{2,10}(?:\.RU)?|[А-Я]{3,10}|[A-Z][a-z]{3,12})")

# 【6月18日 AFP】, 【ワシントン時事】, 【北京共同】: Japan boxes place or day and agency, and ends with the box.
_BOXED: Final = re.compile(
    r"\s*【(?:(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日\s?)?(?P<lead>[^\W\d_・、]{0,20}?)\s?[・、＝=]?"
    r"(?P<agency>共同|時事|AFP|CNS|ロイター|[A-Z]{2,5})】\s*"
)

# МОСКВА, 2 мар — РИА Новости. The agency stands behind the dash.
_AGENCY_LAST: Final = re.compile(r"(?P<agency>[А-ЯЁ][А-Яа-яё]{1,14}(?:\s[А-ЯЁ][А-Яа-яё]{1,14})?)\.(?:\s+|$)")

_SIGN: Final = re.compile(r"[(\[/–—―_=【-]")
"""Every form above has a bracket, a stroke or a dash; the head of every other paragraph has none."""

# The first word in small letters before every sign and figure, of which a lead has few: "The ferry was (in 2019) - …".
_SMALL_WORD: Final = re.compile(r"[^\s\d(\[/–—―_=【-]+(?:\s[^\W\d_a-z][^\s\d(\[/–—―_=【-]*){0,3}\s(?P<word>[a-z]+)\s")

_NAME: Final = re.compile(r"['’]?[^\W\d_](?:[^\W\d_]|[ '’.\u2010-]){1,40}")
_SMALL: Final = frozenset(
    "de del la le les los las el al am an der den dem die das du des di da do dos upon on of the sur sous im in st "
    "near y e und and et i og och en aan op den ob über bei sul s".split()
)
_NO_AGENCY: Final = frozenset(
    "adds updates corrects repeats refiles more recasts writes embargoed update correction".split()
)
_NO_PLACE: Final = re.compile(
    r"\b(?:UPDATE|ALERT|FLASH|URGENT|BREAKING|CORRECTED|CORRECTION|KILL|ADVISORY|EMBARGO\w*|BULLETIN|REFILE|REPEAT|FACTBOX"
    r"|ANALYSIS|EXCLUSIVE|WRAPUP|TIMELINE|NOTE|EDITORS?|STORY|LEAD|EILMELDUNG|SPERRFRIST|WATCH|LIVE|OPINION|VIDEO)\b"
)
# "On March 3 - a Sunday -" is a sentence.
_PREPOSITIONS: Final = frozenset("on in at by since until from till am im seit bis vom le el il op på den".split())
_WEEKDAY: Final = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)",
    re.IGNORECASE,
)
_ANDS: Final = frozenset(("and", "und", "et", "y", "e", "och", "og"))
_BETWEEN: Final = re.compile(rf"\s?/\s?|\s(?:{'|'.join(sorted(_ANDS))})\s")
# Towns that are told apart by their river: Frankfurt/Main is one place.
_RIVER: Final = re.compile(
    r"(?P<city>[^\W\d_])/(?P<river>(?:Main|Oder|Saale|Ruhr|Neckar|Weinstraße|Donau|Elbe|Lahn|Spree|MAIN|ODER)\b)"
)
_BRACKETED_NAME: Final = re.compile(r"\s\([^\W\d_][\w. -]{1,18}\)$")
_AGENCY_WORD: Final = re.compile(r"[^\W\d_a-zßà-ÿ]|(?:of|de|für|the|ال)\b|[\u0600-\u06ff]|[a-z]{2,4}(?:-[A-Z]{2,5})?$")
# The rest of "Ostria (Group B) - Halden (Group C) 1-0": a second name in the same shape, then a score or nothing.
_OPPONENT: Final = re.compile(r"[^\W\d_][\w.' -]{1,40}\s\([^()\n]{2,20}\)\s*(?:\d|$)")


def split(text: str, dashless: Dashless = _no_one) -> int | None:
    """How many characters of the text are its dateline, dash and space included; None when it has none."""
    parts = parse(text, dashless)
    return parts.length if parts else None


def parse(text: str, dashless: Dashless = _no_one) -> Parts | None:
    """The dateline that the text opens with; None when it has none.

    `dashless` says whether the words in brackets are of agencies that print no dash behind them.
    """
    head = text[:_HEAD]
    if not _SIGN.search(head) or _is_sentence(head):
        return None
    if "【" in head and (boxed := _boxed(head)):
        return boxed
    return (_release(head) if "--(" in head else None) or _agency_first(head) or _named(head, dashless) or _dashed(head)


def _is_sentence(head: str) -> bool:
    """Whether the words before the first sign are none of a lead: of a paragraph with a bracket that takes a tenth."""
    small = _SMALL_WORD.match(head)
    if small is None:
        return False
    word = small["word"]
    return not (word in _SMALL or word in _ANDS or word in MONTHS or _WEEKDAY.fullmatch(word))


def _boxed(head: str) -> Parts | None:
    match = _BOXED.match(head)
    if match is None:
        return None
    day = (
        Day(match.start("month"), match.end("day"), int(match["month"]), int(match["day"])) if match["month"] else None
    )
    places = (Place(match["lead"]),) if match["lead"] else ()
    return Parts(places, day, match["agency"], match.end(), match.end()) if day or places else None


def lead(text: str) -> tuple[tuple[Place, ...], Day | None] | None:
    """Places and day of a dateline without agency and dash, as metadata give it; None when it is none."""
    return _lead(text[:_HEAD].strip(" \t\n.-–—:")) if len(text) <= _HEAD else None


def _named(head: str, dashless: Dashless) -> Parts | None:
    """An agency in brackets or between strokes behind places and day."""
    has_bracket, has_strokes = "(" in head or "[" in head, head.count("/") > 1
    if not (has_bracket or has_strokes):  # as of most paragraphs: each shape would look at all of the head
        return None
    for shape in (_BRACKETED, _SLASHED, _DASHLESS):
        match = shape.match(head) if (has_strokes if shape is _SLASHED else has_bracket or shape is _DASHLESS) else None
        found = _town_lead(match["lead"]) if match else None
        if match is None or found is None or (shape is _DASHLESS and not _needs_no_dash(match, found, dashless)):
            continue
        is_agency = _is_agency(match["agency"], dated=found[1] is not None)
        is_agency = is_agency or (shape is not _BRACKETED and match["agency"].isalpha())
        if is_agency and _is_safe(match, found, head):
            return Parts(*found, match["agency"].strip(), match.start("dash"), match.end())
    return None


def _needs_no_dash(match: re.Match[str], found: tuple[tuple[Place, ...], Day | None], dashless: Dashless) -> bool:
    if dashless(match["agency"]):
        return True
    places, day = found
    return bool(places) and day is not None and _in_capitals(match["lead"]) and match["agency"].isupper()


def _is_safe(match: re.Match[str], found: tuple[tuple[Place, ...], Day | None], head: str) -> bool:
    """Whether brackets behind a name hold an agency: those of "Moe (Labour) - a critic" do not."""
    places, day = found
    rest = head[match.end() :]
    if day or not places or _in_capitals(match["lead"]):
        return not rest[:1].islower() or day is not None
    return not rest[:1].islower() and not _OPPONENT.match(rest)


def _agency_first(head: str) -> Parts | None:
    match = _AGENCY_FIRST.match(head)
    found = _lead(match["lead"]) if match else None
    if match and found and found[0] and found[1] and _is_agency(match["agency"]):
        return Parts(*found, match["agency"].strip(), match.start("dash"), match.end())
    return None


def _release(head: str) -> Parts | None:
    match = _RELEASE.match(head)
    found = _lead(match["lead"]) if match else None
    day = last_day(match["day"]) if match else None
    if match and found and found[0] and day:
        return Parts(found[0], day, match["agency"].strip(), match.start("dash"), match.end())
    return None


def _dashed(head: str) -> Parts | None:
    """No brackets: a day, a bare agency, or a place in capitals with its country."""
    match = _DASHED.match(head) if _SET_OFF.search(head) else None
    if match is None:
        return None
    words, agency = match["lead"], match["agency"]
    end = match.end("agency") + 1 if agency else match.start("dash")
    if agency is None and (bare := _BARE_AGENCY.fullmatch(words)):
        before = _lead(bare["before"].strip(" ,."))
        if before and before[0] and (before[1] or _comes_after_capitals(bare)):
            return Parts(*before, bare["agency"], end, match.end())
    if agency is None and _goes_on(head[match.end() :]):
        return None
    found = _lead(words)
    if agency is None and found and found[0] and found[1] and (last := _AGENCY_LAST.match(head, match.end())):
        return Parts(*found, last["agency"], last.end("agency"), last.end())
    if found and found[0] and (found[1] or agency or _has_country(words, found[0], match["dash"])):
        return Parts(*found, agency, end, match.end())
    return None


def _goes_on(rest: str) -> bool:
    """24 April 1952 -- 8 March 1954: a span of days, or a sentence that goes on."""
    return rest[:1].islower() or (rest[:1].isdigit() and (day := last_day(rest[:18])) is not None and day.start == 0)


def _comes_after_capitals(bare: re.Match[str]) -> bool:
    """SYDNEY, AAP: an agency in capitals right behind a place in capitals and its comma."""
    return bare["agency"].isupper() and bare["before"].rstrip().endswith(",") and _in_capitals(bare["before"])


def _has_country(words: str, places: tuple[Place, ...], dash: str) -> bool:
    """KYIV, Ukraine —: as newspapers print it that name no agency."""
    return bool(places[0].region) and len(places[0].name) > 3 and _in_capitals(words) and dash.strip() in {"–", "—"}


def _town_lead(text: str) -> tuple[tuple[Place, ...], Day | None] | None:
    """As `_lead`; a town may have a bracket in its name: Halle (Saale)."""
    bracket = _BRACKETED_NAME.search(text) if text[-1:] == ")" else None
    if bracket is None or _CANTON.search(text):
        return _lead(text)
    found = _lead(text[: bracket.start()])
    if found is None or not found[0] or found[1] is not None:
        return None
    *others, last = found[0]
    return (*others, Place(last.name + bracket[0], last.region)), None


# Algeciras (Cádiz), 22 ene; BUNIA (RD Congo), 12 mars: behind a day's place, for Halle (Saale) is one name.
_REGION: Final = re.compile(r"\s\((?P<region>[^()\d]{2,20})\)$")


# Landquart GR, Landquart (GR): Keystone-SDA prints the canton behind a town.
_CANTON: Final = re.compile(
    r"(?<=[^\W\d_A-Z])\s(?P<bracket>\()?"
    r"(?P<canton>A[GIR]|B[ELS]|FR|G[ELR]|JU|LU|N[EW]|OW|S[GHOZ]|T[GI]|UR|V[DS]|Z[GH])(?(bracket)\))$"
)
# Of pictures whose place or day nobody can vouch for: SAID TO BE DERAA, SYRIA; SAID TO BE DECEMBER 31, 2015.
_HEDGE: Final = re.compile(r"(?:SAID|BELIEVED|THOUGHT) TO BE(?:\s+|$)")


def _lead(text: str) -> tuple[tuple[Place, ...], Day | None] | None:
    """Places and day; None when there is anything else."""
    day = last_day(text)
    names = text
    if day is not None:
        if not _nothing(text[day.end :]):
            return None
        names = text[: day.start]
    names = names.replace("،", ",")
    if "TO BE" in names:
        names = _HEDGE.sub("", names)
    *names_before, last = names.rstrip(" ,.").rsplit(",", 1)
    if names_before and _WEEKDAY.fullmatch(last.strip()):
        names = names_before[0]
    names = names.strip(" ,\t\n")
    if day is not None:
        names = names.rstrip("-–— ")  # London - March 2
    if "," not in names:
        names = names.rstrip(".")  # MOSCOW. Feb 22: the stop of Tenn. stays
    if not names or _WEEKDAY.fullmatch(names):
        return (), day
    if _NO_PLACE.search(names) or names.casefold() in _PREPOSITIONS:
        return None
    places = [_place(one) for one in _split(names, dated=day is not None)]
    known = tuple(place for place in places if place)
    return (known, day) if len(known) == len(places) <= 6 else None


def _split(names: str, *, dated: bool) -> list[str]:
    """The places one by one, each with its region behind a comma. A look at the end saves the search from the start."""
    if names[-1] in ")\n" or names[-3:-2].isspace():
        names = _CANTON.sub(r", \g<canton>", names)
    if dated and names[-1] in ")\n":
        names = _REGION.sub(r", \g<region>", names)
    if "/" in names:
        names = _RIVER.sub("\\g<city>\u2044\\g<river>", names)
    return _BETWEEN.split(names)


def _nothing(text: str) -> bool:
    words = text.strip(" ,.\t\n/")
    if words.casefold() in MONTHS:
        return True  # 2 مارس/آذار: the month by both its names
    return not words or _WEEKDAY.fullmatch(words) is not None


def _place(text: str) -> Place | None:
    """A name, and what stands after its comma."""
    name, *regions = (part.strip() for part in text.split(","))
    if len(regions) > 2 or not all(_is_name(part) for part in (name, *regions)):
        return None
    return Place(name.replace("\u2044", "/"), ", ".join(regions) or None)


def _is_name(text: str) -> bool:
    """At most five words that begin with a capital, or with a letter of a script that has none."""
    text = text.replace("\u2044", " ")
    words = text.replace("-", " ").split()
    return (
        bool(words)
        and len(words) <= 5
        and _NAME.fullmatch(text) is not None
        and all(_opens_name(word.lstrip("'’")) for word in words)
        and (not words[0].islower() or words[0] in {"'s", "’s"})
    )


def _opens_name(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isalpha() and not word[:1].islower()) or word in _SMALL


def _in_capitals(text: str) -> bool:
    letters = [character for character in text.partition(",")[0] if character.isalpha()]
    return len(letters) > 2 and all(character.isupper() for character in letters)


def _is_agency(text: str, *, dated: bool = False) -> bool:
    """A name of at most five words, as agencies have; behind a day it may be in small letters (askanews)."""
    words = text.split()
    if dated and len(words) == 1 and text.isalpha() and text.casefold() not in _NO_AGENCY:
        return True
    return (
        0 < len(words) <= 5
        and words[0].casefold() not in _NO_AGENCY
        and all(_AGENCY_WORD.match(word) or "/" in word for word in words)
    )
