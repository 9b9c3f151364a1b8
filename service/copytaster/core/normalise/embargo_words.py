"""How wires say that copy may not be used yet: the marks, their languages, and the zones they are timed in.

Pure tables and patterns of `embargo.py`. English, German, French, Spanish, Portuguese, Italian, Dutch and Nordic words.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

import re

_UNTIL = r"(?:until|till|til|to|for|before|prior\ to|bis|vor|jusqu['’]?(?:au?|à)?|avant|hasta|antes\ de|até|fino\ a[l]?|prima\ di|tot|voor|till|före|til|før)"

# In capitals the word is a mark wherever a line begins with it; in lower case it needs "until" (an arms embargo is news).
_MARK = rf"""(?:
    EMBARGO(?:ED)?\b(?!\ (?:LIFT|ON\b|AGAINST))
  | (?i:embargoed|embargo)(?=\s*:|\s+(?:for\ (?:publication|release|use|broadcast)|{_UNTIL})\b)
  | (?i:(?:strictly\ )?(?:under|sous|bajo|sob|sotto|onder|under)\ embargo)\b
  | (?i:sperrfrist(?:vermerk)?|sperrvermerk)\b(?!\ (?:aufgehoben|entfällt))
  | (?i:embargado|sous\ embargo|sperrfrist|embargo)\b(?=\s*:)
  | (?i:not\ (?:for|to\ be)\ (?:publication|published|release[d]?|use[d]?|broadcast)\ (?:before|until|prior\ to))\b
  | (?i:nicht\ (?:zur\ veröffentlichung|zu\ veröffentlichen|verwenden)\ (?:vor|bis))\b
  | (?i:ne\ pas\ (?:publier|diffuser)\ avant)\b | (?i:no\ publicar\ (?:antes|hasta))\b | (?i:n[ãa]o\ publicar\ (?:antes|até))\b
  | (?i:da\ non\ pubblicare\ prima)\b | (?i:niet\ publiceren\ voor)\b
  | HOLD\ FOR\ RELEASE\b | (?i:hold\ for\ release\ (?:until|at|on))\b
  | FOR\ RELEASE\b(?!\s*+:?\s*+(?:IMMEDIATE|NOW|AT\ WILL))
  | (?i:for\ (?:release|publication|use)\ (?:at|after|on|not\ before))\b(?=\W{{1,3}}\w*\W{{0,2}}\d)
)"""
AT_START = re.compile(
    rf"[^\w\n]{{0,8}}(?:(?:EDS?|EDITORS?|NOTE|ATTENTION|STRICTLY|NB)\b\W{{0,4}})?(?P<mark>{_MARK})", re.VERBOSE
)
"""An embargo that opens a line."""
IN_NOTE = re.compile(rf"(?<!\w)(?P<mark>{_MARK})", re.VERBOSE)
"""An embargo anywhere in a note to the desk."""

LIFTED = re.compile(
    r"\b(?:embargo(?:\s+(?:is|was|has\ been))?\s+(?:lifted|released|expired|over|off)|no\s+embargo|embargo\s*:\s*(?:none|no|nil|lifted)\b"
    r"|(?:keine|ohne)\s+sperrfrist|sperrfrist(?:\s+ist)?\s+(?:aufgehoben|entfällt)|sperrfrist\s*:\s*(?:keine|entfällt)"
    r"|(?:pas\s+d['’]|sans\s+)embargo|embargo\s+levé|sin\s+embargo\s*:|embargo\s+levantado|for\s+immediate\s+release)\b",
    re.IGNORECASE,
)
INDEFINITE = re.compile(
    r"\b(?:until\s+further\s+notice|indefinite(?:ly)?|bis\s+auf\s+weiteres|jusqu['’]à\s+nouvel\s+ordre|hasta\s+nuevo\s+aviso"
    r"|tbc|tba|to\s+be\s+(?:confirmed|announced))\b",
    re.IGNORECASE,
)
# Letters where digits belong: "00:01 XX MONTH", "HH:MM GMT, DD.MM.YYYY".
PLACEHOLDER = re.compile(
    r"(?<![^\W_])(?:X{2,4}|Y{2,4}|D{1,2}[./-]M{1,2}[./-]Y{2,4}|D{2}|M{2}|H{2}[:.h]?M{2}|X{1,2}[:.h]X{2}|_{2,8}|\?{2,8}"
    r"|[XY]{4}-[XM]{2}-[XD]{2}\S{0,16}|T{2}[./]M{2}[./]J{2,4}|J{4})(?![^\W_])",
    re.IGNORECASE,
)
# NITF's own example of a stamp, sent as it stands: "YYYYMMDD000000-HHMM".
STAMP_PLACEHOLDER = re.compile(
    r"\s*Y{4}-?M{2}-?D{2}[T ]?(?:(?:\d{2}|H{2}|M{2}|S{2}):?){0,3}(?:Z|[+-](?:\d{2}|H{2}):?(?:\d{2}|M{2}))?\s*",
    re.IGNORECASE,
)
_LINE_CHARACTERS = 240


def is_embargo_line(text: str) -> bool:
    """Whether a block says nothing but the embargo of the copy: short, and opening with the mark."""
    return len(text) <= _LINE_CHARACTERS and AT_START.match(text) is not None


# Minutes east of UTC. Names that are used for several zones (CST, IST, AST, BST of Asia) stand here only where wires
# mean one by them; CST and IST do not.
ZONE_MINUTES = {
    "GMT": 0, "UTC": 0, "Z": 0, "UT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "HNEC": 60,
    "CEST": 120, "MESZ": 120, "EET": 120, "SAST": 120, "EEST": 180, "MSK": 180, "GST": 240, "PKT": 300, "SGT": 480,
    "HKT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600, "ACDT": 630, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "NST": -210, "NDT": -150, "ADT": -180, "BRT": -180, "ART": -180, "EDT": -240, "EST": -300,
    "CDT": -300, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480, "AKST": -540, "HST": -600,
}  # fmt: skip
# "8 a.m. ET": the zone's own rule says whether summer time is meant.
ZONE_NAMES = {
    "ET": "America/New_York", "PT": "America/Los_Angeles", "MT": "America/Denver", "CT": "America/Chicago",
    "LONDON TIME": "Europe/London", "UK TIME": "Europe/London", "PARIS TIME": "Europe/Paris",
    "BERLIN TIME": "Europe/Berlin", "NEW YORK TIME": "America/New_York", "TOKYO TIME": "Asia/Tokyo",
    "SYDNEY TIME": "Australia/Sydney", "BRUSSELS TIME": "Europe/Brussels",
    "EASTERN TIME": "America/New_York", "EASTERN": "America/New_York", "PACIFIC TIME": "America/Los_Angeles",
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene januari gennaio gen janeiro jänner",
            "february feb februar février févr fév febrero februari febbraio fevereiro fev",
            "march mar märz mrz mars marts marzo maart março mart",
            "april apr avril avr abril abr aprile",
            "may mai mayo mei maggio mag maio maj",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août agosto ago augustus augusti",
            "september sep sept septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes maandag lunedì segunda-feira måndag mandag",
            "tuesday tue tues dienstag mardi martes dinsdag martedì terça-feira tisdag tirsdag",
            "wednesday wed mittwoch mercredi miércoles woensdag mercoledì quarta-feira onsdag",
            "thursday thu thur thurs donnerstag jeudi jueves donderdag giovedì quinta-feira torsdag",
            "friday fri freitag vendredi viernes vrijdag venerdì sexta-feira fredag",
            "saturday sat samstag sonnabend samedi sábado zaterdag sabato lördag lørdag",
            "sunday sun sonntag dimanche domingo zondag domenica söndag søndag",
        )
    )
    for name in names.split()
}
