"""English words for dates."""

from __future__ import annotations

from typing import Final

from copytaster.core.enrich.dates_words import Lexicon, Words, classed, numbered

_SHORT_DAYS: Final = numbered("mon tue/tues wed/weds thu/thur/thurs fri sat sun", "j")

LEXICON: Final[Lexicon] = {
    **numbered("monday tuesday wednesday thursday friday saturday sunday", "D"),
    **numbered("mondays tuesdays wednesdays thursdays fridays saturdays sundays", "B"),
    **_SHORT_DAYS,
    **numbered(
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct"
        " november/nov december/dec",
        "M",
        1,
    ),
    **numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty",
        "N",
    ),
    **{
        word: ("N", tens)
        for word, tens in zip(
            "thirty forty fifty sixty seventy eighty ninety hundred".split(), range(30, 101, 10), strict=True
        )
    },
    "dozen": ("N", 12),
    **classed("W", None, "several few couple many dozens hundreds"),
    **numbered("first second third fourth fifth sixth seventh eighth ninth tenth", "F", 1),
    **numbered("eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", "F", 11),
    **classed("F", 20, "twentieth"),
    **{
        name + ending: (class_, code)
        for name, code in (
            ("day", "D"),
            ("week", "W"),
            ("month", "M"),
            ("year", "Y"),
            ("decade", "DE"),
            ("hour", "TH"),
            ("minute", "TM"),
            ("fortnight", "F"),
        )
        for ending, class_ in (("", "u"), ("s", "U"))
    },
    "century": ("u", "CE"),
    "centuries": ("U", "CE"),
    "seconds": ("U", "TS"),
    "quarter": ("q", "Q"),
    "half": ("h", None),
    "weekend": ("w", None),
    **classed("p", "MO", "morning mornings"),
    **classed("p", "AF", "afternoon afternoons"),
    **classed("p", "EV", "evening evenings"),
    **classed("p", "NI", "night nights"),
    "noon": ("0", "12:00"),
    "midday": ("0", "12:00"),
    "midnight": ("0", "24:00"),
    "spring": ("S", "SP"),
    "summer": ("S", "SU"),
    "autumn": ("S", "FA"),
    "fall": ("S", "FA"),
    "winter": ("S", "WI"),
    **{
        word: ("K", tens)
        for word, tens in zip(
            "twenties thirties forties fifties sixties seventies eighties nineties".split(),
            range(192, 200),
            strict=True,
        )
    },
    "last": ("L", -1),
    "past": ("Z", -1),
    **classed("X", 1, "next coming upcoming"),
    **classed("T", 0, "this current"),
    "that": ("y", 0),
    "same": ("y", 0),
    "following": ("y", 1),
    **classed("y", -1, "previous preceding prior"),
    "recent": ("R", None),
    "today": ("t", (0, "")),
    "yesterday": ("t", (-1, "")),
    "tomorrow": ("t", (1, "")),
    "tonight": ("t", (0, "NI")),
    "overnight": ("t", (-1, "NI")),
    **classed("v", "PRESENT_REF", "now currently nowadays presently"),
    **classed("v", "PAST_REF", "recently lately"),
    "soon": ("v", "FUTURE_REF"),
    **{f"{word}long": ("v", f"P1{word[0].upper()}") for word in ("day", "week", "month", "year")},
    "ago": ("A", None),
    "later": ("l", 1),
    "earlier": ("l", -1),
    "after": ("k", 1),
    "before": ("k", -1),
    **classed("V", None, "every each"),
    "daily": ("f", "P1D"),
    "weekly": ("f", "P1W"),
    "monthly": ("f", "P1M"),
    **classed("f", "P1Y", "annually yearly"),
    "hourly": ("f", "PT1H"),
    **classed("m", None, "early late mid"),
    **classed("C", None, "end beginning start middle close rest remainder"),
    **classed("c", None, "fiscal financial"),
    **classed("a", 1, "a an"),
    "the": ("d", None),
    "of": ("O", None),
    **classed("i", None, "in during within over throughout"),
    "on": ("s", None),
    "at": ("@", None),
    "for": ("4", None),
    **classed("2", None, "since by until till around"),
    "from": ("r", None),
    **classed("-", None, "to through thru"),
    "between": ("g", None),
    "and": ("&", None),
    "christmas": ("E", "12-25"),
    "easter": ("E", "easter"),
    "halloween": ("E", "10-31"),
    "eve": ("%", None),
    "am": ("P", "am"),
    "pm": ("P", "pm"),
    **classed("z", "UTC", "gmt utc"),
    **classed("z", "-05:00", "est"),
    **classed("z", "-04:00", "edt"),
    **classed("z", "-08:00", "pst"),
    **classed("z", "-07:00", "pdt"),
    **classed("z", "+01:00", "cet"),
    **classed("z", "+02:00", "cest"),
    **classed("z", "+09:00", "jst kst"),
    **classed("z", "+10:00", "aest"),
    **classed("z", "+11:00", "aedt"),
    **classed("z", "America/New_York", "et eastern"),
    **classed("z", "America/Los_Angeles", "pt pacific"),
    **classed("z", "-05:00", "cdt"),
    **classed("z", "-06:00", "mdt"),
    **classed("z", "America/Chicago", "ct central"),
    **classed("z", "", "bst cst mst mt ist msk local"),
    "time": ("J", None),
    **classed("G", None, "old olds age aged"),
    **classed("~", None, "consecutive straight full whole more additional business working successive long short"),
}

EN: Final = Words(
    LEXICON,
    future=frozenset(
        "will won't won’t shall would going due scheduled schedules expect expected expects plan plans planned"
        " planning propose proposed proposes aim aims hope hopes starting beginning begin begins start starts open"
        " opens upcoming effective slated could must should deadline let's let’s intend intends preparing prepares"
        " meet meets leaves arrive arrives holds faces votes join joins visits travels hosts plays takes kicks"
        " heads goes shuts closes returns resumes expires hears decides ends runs watch".split()
    ),
    past=frozenset(
        "said told was were had has have did began met came went took gave made found held left fell rose won"
        " lost struck saw spoke wrote sent broke fled flew drove ran sold bought brought got became knew paid felt"
        " kept beat burst blew caught fought grew sank shut stood swept thought threw drew dealt died used".split()
    ),
    past_endings=tuple("ed".split()),
    led_future=frozenset("by before until till".split()),
    led_past=frozenset("since after".split()),
    articles=frozenset("the on late early at in last of back".split()),
    soon=frozenset("will would".split()),
    infinitives=frozenset("to".split()),
    before_infinitives=frozenset("is are was were set going slated ready".split()),
    passives=frozenset("be".split()),
    names=frozenset({3, 4, 5, 6, 8}),
    months_need_cue=False,
    day_first=None,
    counted=frozenset(
        "people points shares dollars euros pounds gmt utc votes meters metres km kilometers kilometres miles"
        " tons tonnes"
        " barrels percent yen jobs employees workers soldiers troops men women children residents homes houses times"
        " students seats copies units feet ounces litres liters kilograms kg pages rupees pesos won yuan members fans"
        " spectators delegates dead deaths cases victims refugees migrants police officers civilians inmates prisoners"
        " mph kph cc bps basis rpm dwt mw mwh gw pct".split()
    ),
    years_lead=frozenset(
        "profit profits earnings revenue revenues sales outlook forecast forecasts guidance results net core"
        " budget target"
        " targets season election elections campaign presidential world olympics olympic edition dividend growth"
        " deficit"
        " gdp model census".split()
    ),
    years_follow=frozenset(
        "cup games olympics championship championships euro election elections season census agenda vision world expo"
        " year than or".split()
    ),
    capitals=frozenset(_SHORT_DAYS)
    | {name for name, (class_, _) in LEXICON.items() if class_ in "DBM"}
    | {"et", "pt", "ct", "mt", "eastern", "pacific", "central", "ist", "est"},
)
