"""What dates look like, over classes of words instead of words (`dates_words.CLASSES`).

A stretch of text becomes one character a token, and a date is a pattern of these: `M n , Y` is "March 3, 2022" and
"März 3, 2022" alike. So one grammar serves all languages, as the classes never meet in an order that means something
else in another one. The alternatives are tried in this order, the longest first; the group's name is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

# --- fragments ---
_UNIT: Final = "[uU]"
_COUNT: Final = "(?:aWO?|WO?|N&ah|aN(?!-)|N(?:-?N)?|n&ah|n|b|Y|a)"
_YEAR: Final = "(?:,?O?Y)"
_WEEKDAY: Final = r"(?:[Dj]\.?,?s?d?)"
_DAY: Final = rf"(?:{_WEEKDAY}?(?:M[no],?(?:O?Y)?(?<!,)|d?[no]\.?O?M{_YEAR}?))"
_ZONE: Final = "(?:zJ?)"
_CLOCK: Final = rf"(?:0{_ZONE}?|(?:[Hn]P|Q){_ZONE}?|[HnY]{_ZONE}|[Hn]J|Hu|(?<=[@d])H)"
_RELATIVE: Final = "(?:T|d?[LXZ])"
_PERIOD: Final = rf"(?:d?{_RELATIVE}?[uqw]|d?M{_YEAR}?|d?K|cu?Y|Y|d?[Fo]-?q(?:O?Y)?)"
ALONE: Final = "#035BDEHIKMQSUYeftvwy"
"""Classes of which one token may be a whole date."""
_EARLY: Final = "(?:[ml]-?)"

_DAYS_MONTH: Final = f"{_WEEKDAY}?M[no]-{_WEEKDAY}?M?[no]{_YEAR}?"
_DAYS_DAY: Final = rf"d?[no]\.?(?:O?M)?-d?[no]\.?O?M{_YEAR}?"
_BETWEEN_MONTH: Final = f"{_WEEKDAY}?M[no]&{_WEEKDAY}?M?[no]{_YEAR}?"
_BETWEEN_DAY: Final = rf"d?[no]\.?(?:O?M)?&d?[no]\.?O?M{_YEAR}?"
_TIMES: Final = f"{_COUNT}-?~?-?{_UNIT}(?:&ah)?(?!-?G|OG)"

RULES: Final = (
    ("iso", "I", "I"),
    ("figures", "#", "#"),
    ("set", "BV", "V(?:(?:N|n|o|F)?~?(?:D|u|U|q|M|p|w)p?)|B"),
    ("clock", "0HQYn", rf"{_CLOCK}(?:,?[sO]?d?(?:{_DAY}|m?Dp?|[tT]p?))?"),
    ("dated_clock", "DMdjnot", rf"(?:{_DAY}|D|t),?{_CLOCK}"),
    ("days", "DMdgjnor", f"r?(?:{_DAYS_MONTH}|{_DAYS_DAY})|g(?:{_BETWEEN_MONTH}|{_BETWEEN_DAY})"),
    ("day", "DMdjno", rf"{_DAY}p?"),
    ("weekdays", "Dgr", "r?D-D|gD&D"),
    ("months", "Mgr", rf"r?M{_YEAR}?-M{_YEAR}?|gM{_YEAR}?&M{_YEAR}?"),
    ("years", "Ycgru", r"(?:r|[cu]u?)?Y-[Yn](?![uU%J])|gY&Y"),
    ("weekday_of", "Dlm", rf"{_EARLY}?D(?:Od?)?{_RELATIVE}u|{_EARLY}?D(?:Od?)u(?=[LX])[LX]"),
    ("relative_weekday", "DLTXdlm", rf"{_EARLY}?d?(?:T?X|[LTX])Dp?|d?D[LX]"),
    ("night", "p", "pOD-D|piD"),
    ("weekday_day", "D", r"D,?[no]p?"),
    ("weekday", "5Dlm", r"(?:[ml]-?s?)?[D5]p?"),
    ("part", "LTlmty", f"{_EARLY}?[LTy]p|tp"),
    ("beyond", "d", "dukt"),
    ("today", "lmt", f"{_EARLY}?t"),
    ("ago", "ANUWYabnu~", rf"{_COUNT}~?-?{_UNIT}A|A{_COUNT}{_UNIT}|{_UNIT}A|~A"),
    ("later", "NWYabn", rf"{_COUNT}~?{_UNIT}l"),
    ("first", "Fd", rf"d?F(?:N|n){_UNIT}O(?:Y|d?{_RELATIVE}?u|M{_YEAR}?)"),
    ("fiscal", "Fcdlmo", rf"{_EARLY}?d?(?:[Fo]-?cq|c[Fo]-?q)(?:O?c?u?Y)?|{_EARLY}?cu?Y"),
    ("quarter_to", "Md", "d?M-?q"),
    ("quarter", "3Fdlmo", rf"{_EARLY}?d?[Fo]-?q(?:Od?{_RELATIVE}?u|O?Y)?|3(?:O?Y)?"),
    ("half", "Fdo", rf"d?[Fo]-?h(?:O?Y|Od?{_RELATIVE}?u|(?!-))"),
    ("point", "Cd", rf"d?C(?:O|-){_PERIOD}"),
    ("year_end", "u", "u-C"),
    ("end_of", "lm", rf"{_EARLY}Od?u"),
    ("own", "e", "e"),
    ("within", "lm", "[ml]id?u"),
    ("counted", "LRXZd", rf"d?[LXZR]{_COUNT}(?<!a)~?{_UNIT}"),
    ("month_of", "Mlm", rf"{_EARLY}?MO?{_RELATIVE}u"),
    ("relative", "LMTXZdlmuw", rf"{_EARLY}?d?(?:T?X|[LTXZ])[uqwM]|d?[uwM][LX]"),
    ("vague", "LRXZd", "d?[LXZR]U"),
    ("that", "dy", "d?y[uqw]"),
    ("decade", "-Kdlm", f"d?{_EARLY}?-?K"),
    ("century", "Flmo", f"{_EARLY}?[oF]-?u"),
    ("season", "LSTXdlm", rf"{_EARLY}?d?[LXT]?S(?:O?(?:Y|{_RELATIVE}u))?|d?S[LX]"),
    ("month", "Mlm", rf"{_EARLY}?M{_YEAR}?"),
    ("year", "Ylm", rf"{_EARLY}?Y(?![-&][nY]?J)"),
    ("holiday", "ELTX", "[LXT]?E(?:%|u)?"),
    ("duration", "NWYabhn", f"(?:ah|ha|h(?=-))-?u|{_COUNT}{_UNIT}(?:,|&|,&){_COUNT}{_UNIT}|{_TIMES}"),
    ("weekend", "dw", "d?w"),
    ("open", "Uu", rf"(?<=[4i]){_UNIT}|(?<![-nNWYb])U(?=O)"),
    ("often", "f", "f"),
    ("value", "v", "v(?:-u)?"),
)
"""Rule, the classes it can begin with, and its pattern; of those that fit the first wins."""


def _beginning_with(class_: str) -> re.Pattern[str]:
    """The rules that can begin with a class: most positions are asked a few of them, none all."""
    rules = (f"(?P<{name}>{pattern})" for name, starts, pattern in RULES if class_ in starts)
    return re.compile("|".join(rules))


GRAMMAR: Final[Mapping[str, re.Pattern[str]]] = {
    class_: _beginning_with(class_) for class_ in sorted({class_ for _, starts, _ in RULES for class_ in starts})
}
"""By first class: `lastgroup` of a match is the rule."""

BEGIN: Final = re.compile(
    rf"[{re.escape(ALONE)}]|[{re.escape(''.join(class_ for class_ in GRAMMAR if class_ not in ALONE))}](?=[^x,])"
)
"""Where a date may begin: at what can be one alone, or at what something follows."""


@lru_cache(maxsize=4096)
def matches(classes: str) -> tuple[tuple[str, int, int], ...]:
    """Each date in a stretch of classes: its rule, its first token and the one behind its last.

    Remembered: there are few ways to say a date, so that half of the stretches of a hundred stories are old ones.
    """
    found = []
    at = 0
    while begin := BEGIN.search(classes, at):
        at = begin.start()
        match = GRAMMAR[classes[at]].match(classes, at)
        if match is None:
            at += 1
            continue
        found.append((match.lastgroup or "", at, match.end()))
        at = match.end()
    return tuple(found)


CONFIDENCE: Final[Mapping[str, float]] = {name: 0.9 for name, _, _ in RULES} | {"clock": 0.75, "relative": 0.97}
