"""How wires say that copy may not be used yet: the marks, their languages, and the zones they are timed in.

Pure tables and patterns of `embargo.py`. English, German, French, Spanish, Portuguese, Italian, Dutch and Nordic words.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

import re

_UNTIL = (
    r"(?:until|till|til|before|prior\ to|bis|vor|ab|endet|jusqu['’]?(?:au?|à)?|avant|hasta|antes\ de|até|fino\ a[l]?(?:le)?|prima\ di|tot|voor"
    r"|indtil|före|før|asti|do|до|حتى)"
)
_DAYS = r"(?:mon|tue|wed|thu|fri|sat|sun|heute|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|today|tomorrow|noon|midnight)"
# What makes a bare EMBARGO a mark and not news: nothing behind it, a colon or dash, "until", or a time.
_WHAT_FOR = (
    r"(?:for\ (?:immediate\ )?(?:publication|release|use|broadcast|print)|(?:to|for|at|on|from)\b(?=[^\n]{0,24}\d))"
)
_NO_NEWS = rf"(?=\s*(?:$|\n|[:(–—=*\].]|-\s)|\s*\d|\s+(?i:{_UNTIL}|{_DAYS}\w*|{_WHAT_FOR})(?!\w))"

# "Levée d'embargo" says that it is over, unless a day or a clock follows; the figure of "LEVÉE D'EMBARGO 1 - …" is neither.
_FRENCH_LIFT = (
    r"\s*+:?\s*+(?:(?:le|à|au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w)"
    r"|[0-3]?\d(?!\d)(?:\s?h|er\s|:\d\d|[./-]\d|\s(?:janv|f[ée]v|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)))"
)

# In capitals the word is a mark wherever a line begins with it; in lower case it needs "until" (an arms embargo is news).
_MARK = rf"""(?:
    EMBARGO(?:ED)?\b{_NO_NEWS}
  | (?i:embargoed(?=\s*:|\s+(?:{_UNTIL}|{_WHAT_FOR})(?!\w)))
  | (?i:embargo(?=\s*:|\s+(?:for\ (?:publication|release|use|broadcast)|{_UNTIL})(?!\w)(?=[^\n]{{0,60}}(?:\d\s?[:.h]\s?\d\d|\d\d\d\d\ [A-Z]|[ap]\.?m|uhr|GMT|\bh\b|kl))))
  | (?i:(?:strictly\ )?(?:under|sous|bajo|sob|sotto|onder)\ (?:strict(?:est)?\ |stricto\ |strikt\ )?embargo)\b
  | (?i:embarg(?:ad[ao]|ato|ata|ert|erat|eret)(?=\s*:|\s+(?:{_UNTIL}|para)(?!\w)))
  | (?i:sous\ embargo|sperrfrist|embargo)\b(?=\s*:)
  | (?i:embargo\ (?:will\ (?:be\ )?|is\ to\ be\ |to\ be\ )?(?:lift(?:s|ed)?|ends?|expires?)(?=\s*:?\s(?:(?:at|on|from)\b|\d|noon)(?=[^\n]{{0,40}}\d)))
  | (?i:(?:levée|fin)\ (?:de\ l['’]|d['’])embargo(?={_FRENCH_LIFT}))
  | (?:SPERRFRIST|SPERRVERMERK|SPERREFRIST|KLAUSUL(?:ERET)?|SPERRET)\b(?!\s(?:AUFGEHOBEN|ENTFÄLLT|BEENDET|OPPHEVET|OPHÆVET))
  | (?i:(?:sperrfrist(?:vermerk)?|sperrvermerk|sperrefrist|klausul(?:eret)?|sperret)\b(?=\s*[:(]|\s+(?:{_UNTIL}|ab|endet|den|om|{_DAYS}\w*)(?!\w)[^\n]{{0,60}}\d|\s+\d|\s*$|\s+bis\ auf\ weiteres))
  | (?i:julkaisuvapaa|julkaistavissa|embargo\ päättyy)\b(?=[^\n]{{0,30}}\d)
  | (?i:embargo(?=\s[^\n]{{4,60}}\sasti\b))
  | (?i:эмбарго\b(?=\s*:|\s*$|\s+до\b)) | (?i:не\ публиковать\ до)\b | (?i:nie\ publikować\ (?:przed|do))\b | (?i:ei\ saa\ julkaista\ ennen)\b
  | (?:محظور|حظر|ممنوع|يحظر)\ (?:النشر|نشر)(?=\s*:|\s*$|\s+(?:حتى|قبل|لغاية))
  | (?i:not\ (?:for|to\ be)\ (?:publication|published|release[d]?|use[d]?|broadcast)\ (?:or\ \w{{3,12}}\ )?(?:before|until|prior\ to))\b
  | (?i:(?:bitte\ )?nicht\ (?:zur\ veröffentlichung|zu\ veröffentlichen|verwenden|veröffentlichen)\ (?:vor|bis))\b
  | (?i:bitte\ nicht\ vor\b(?=[^\n]{{1,60}}\b(?:veröffentlichen|verwenden|senden|publizieren)))
  | (?i:ne\ pas\ (?:publier|diffuser|utiliser)\ avant)\b
  | (?i:no\ (?:publicar|difundir|utilizar)\ (?:antes|hasta))\b | (?i:n[ãa]o\ (?:publicar|divulgar|utilizar)\ (?:antes|até))\b
  | (?i:(?:da\ )?non\ (?:pubblicare|diffondere|utilizzare)\ prima)\b | (?i:niet\ (?:publiceren|gebruiken)\ voor)\b
  | (?i:(?:får\ (?:ej|inte)\ publiceras|ej\ för\ publicering|publiceras\ ej)\ före)\b
  | (?i:(?:må|skal)\ ikke\ (?:publiseres|offentliggøres|bringes|brukes|bruges)\ før)\b
  | HOLD\ FOR\ RELEASE\b | (?i:hold\ for\ release\ (?:until|at|on))\b
  | FOR\ RELEASE\b(?!\s*+:?\s*+(?:IMMEDIATE|NOW|AT\ WILL))
  | (?i:for\ (?:release|publication|use)\ (?:at|after|on|not\ before))\b(?=\W{{1,3}}\w*\W{{0,2}}\d)
  | (?i:for\ release(?=:?\s(?:\d|noon\b|(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?s?,?\s(?:[ap]ms\b|[^\n]{{0,20}}\d))))
)"""
AT_START = re.compile(
    rf"[^\w\n]{{0,8}}(?:(?:EDS?|EDITORS?|NOTE|ATTENTION|STRICTLY|NB|ACHTUNG|Achtung|NDLR)\b\W{{0,4}})?(?P<mark>{_MARK})",
    re.VERBOSE,
)
"""An embargo that opens a line."""
IN_NOTE = re.compile(rf"(?<!\w)(?P<mark>{_MARK})", re.VERBOSE)
"""An embargo anywhere in a note to the desk."""
# Each mark holds one of these, casefolded; to see that a note has none costs a twentieth of the search. None has an "i":
# patterns that ignore case take the dotless one and the dotted capital for it, casefolding does not.
STEMS = (
    "embarg", "эмбарго", "sperr", "klausul", "julka", "publ", "pubbl", "публ", "نشر", "release", "not for ", "not to be ",
    "for use", "verwenden", "senden", "ffentl", "ne pas ", "fund", "vulgar", "o ut", "n ut", "ffondere", "gebru", "kke br",
    "cht vor",
)  # fmt: skip
ADVANCE = re.compile(r"(?<!\w)\$?[Aa][Dd][Vv]\s?(?P<day>[0-3]\d)(?![\d-])")
"""AP's slug of an advance: `Adv03` may run on the third, and not before."""

LIFTED = re.compile(
    r"(?<!\w)(?:embargo(?:\s+(?:is|was|has\ been|now))*\s+(?:lifted|released|expired|over|off)|no\s+embargo|embargo\s*:\s*(?:none|no|nil|lifted|keine?s?|aucun|ninguno|nessuno|geen|ingen|нет)"
    r"|(?:keine|ohne)\s+sperrfrist|(?:sperrfrist|sperre)(?:\s+(?:ist|wurde))?\s+(?:aufgehoben|entfällt|beendet|abgelaufen)|sperrfrist\s*:\s*(?:keine|entfällt)"
    rf"|(?:pas\s+d['’]|sans\s+)embargo|embargo\s+(?:est\s+|a\s+été\s+)?levé|(?:levée|fin)\s+(?:de\s+l['’]|d['’])embargo(?!{_FRENCH_LIFT})"
    r"|sin\s+embargo\s*:|embargo\s+(?:ha\s+sido\s+|queda\s+)?levantado|levanta(?:do)?\s+el\s+embargo|embargo\s+(?:foi\s+)?(?:levantado|suspenso)|fi[mn]\s+d[oe]l?\s+embargo"
    r"|embargo\s+(?:è\s+(?:stato\s+)?)?(?:rimosso|revocato|tolto|scaduto)|fine\s+(?:dell['’])?embargo|embargo\s+(?:is\s+)?(?:opgeheven|vervallen)|geen\s+embargo"
    r"|embargot?\s+(?:är\s+)?(?:hävt|upphävt|upphört)|(?:embargo(?:et)?|sperrefrist(?:en)?|klausul(?:en)?)\s+(?:er\s+)?(?:opphevet|ophævet)|ei\s+embargoa|embargo\s+(?:on\s+)?päättynyt"
    r"|embargo\s+(?:zostało\s+)?zniesione|эмбарго\s+снято|رفع\s+(?:ال)?حظر|for\s+immediate\s+release)(?!\w)",
    re.IGNORECASE,
)
INDEFINITE = re.compile(
    r"(?<!\w)(?:until\s+further\s+notice|indefinite(?:ly)?|bis\s+auf\s+weiteres|jusqu['’]à\s+nouvel(?:\s+ordre|\s+avis)|hasta\s+nuevo\s+aviso|até\s+(?:nova\s+\w{3,12}|novo\s+aviso)"
    r"|fino\s+a\s+nuovo\s+avviso|tot\s+nader\s+order|tills\s+vidare|inntil\s+videre|indtil\s+videre|toistaiseksi|do\s+odwołania|до\s+особого\s+распоряжения|حتى\s+إشعار\s+آخر"
    r"|tbc|tba|to\s+be\s+(?:confirmed|announced))(?!\w)",
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
_SAYS_WHEN = re.compile(rf"\d|\b{_UNTIL}(?!\w)|^\W*\w+\W*$", re.IGNORECASE)


def in_note(text: str) -> re.Match[str] | None:
    """The first embargo mark of a note."""
    folded = text.casefold()
    for stem in STEMS:
        if stem in folded:
            return IN_NOTE.search(text)
    return None


def is_embargo_line(text: str, *, headline: bool = False) -> bool:
    """Whether a block says nothing but the embargo of the copy: short, and opening with the mark.

    A headline may open with the mark and go on as one: it must say when, or nothing else.
    """
    mark = AT_START.match(text) if len(text) <= _LINE_CHARACTERS else None
    if mark is None or LIFTED.search(text):
        return False
    return not headline or _SAYS_WHEN.search(text, mark.start("mark")) is not None
