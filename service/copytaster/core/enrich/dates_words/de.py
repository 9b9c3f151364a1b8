"""German words for dates."""

from __future__ import annotations

from typing import Final

from copytaster.core.enrich.dates_words import (
    UNITS,
    Lexicon,
    Words,
    classed,
    counted,
    days_from_today,
    numbered,
    with_parts,
)

_DAYS: Final = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
_PARTS: Final = {
    "morgen": "MO",
    "vormittag": "MO",
    "mittag": "MI",
    "nachmittag": "AF",
    "abend": "EV",
    "nacht": "NI",
}

LEXICON: Final[Lexicon] = {
    **numbered("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", "D"),
    **with_parts(_DAYS, _PARTS),
    **{f"{day}s": ("B", number) for number, day in enumerate(_DAYS.split())},
    **numbered(
        "januar/jänner/jan februar/feber/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sep/sept"
        " oktober/okt november/nov dezember/dez",
        "M",
        1,
    ),
    **numbered("null ein/eine/einem/einen/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", "N"),
    **classed("W", None, "mehrere mehreren einige einigen wenigen"),
    **{
        f"{stem}{ending}": ("F", number)
        for number, stem in enumerate("erste zweite dritte vierte".split(), 1)
        for ending in ("", "n", "s", "r")
    },
    **counted("tag/tages woche monat/monats jahr/jahres/jahre jahrzehnt jahrhundert stunde minute", "u", UNITS),
    **counted(
        "tage/tagen wochen monate/monaten jahren jahrzehnte/jahrzehnten jahrhunderte stunden minuten", "U", UNITS
    ),
    "wochenende": ("w", None),
    "quartal": ("q", "Q"),
    "quartals": ("q", "Q"),
    "halbjahr": ("h", None),
    **{part: ("p", code) for part, code in _PARTS.items() if part != "morgen"},
    "frühjahr": ("S", "SP"),
    "frühling": ("S", "SP"),
    "sommer": ("S", "SU"),
    "herbst": ("S", "FA"),
    "winter": ("S", "WI"),
    **days_from_today("vorgestern gestern heute morgen übermorgen"),
    "jetzt": ("v", "PRESENT_REF"),
    "derzeit": ("v", "PRESENT_REF"),
    "kürzlich": ("v", "PAST_REF"),
    "vor": ("A", None),
    "vorjahr": ("e", ("Y", -1)),
    "vorjahres": ("e", ("Y", -1)),
    "vormonat": ("e", ("M", -1)),
    "vorwoche": ("e", ("W", -1)),
    "vorquartal": ("e", ("Q", -1)),
    "uhr": ("J", None),
    "gegen": ("@", None),
    "um": ("@", None),
    **classed("G", None, "alt alte alten alter altes"),
    **classed(
        "L", -1, "letzte letzten letzter letztes vergangene vergangenen vergangener vergangenes vorige vorigen voriges"
    ),
    **classed("X", 1, "nächste nächsten nächster nächstes kommende kommenden kommender kommendes"),
    **classed("T", 0, "diese diesen dieser dieses diesem laufenden laufende"),
    **classed("m", None, "anfang mitte ende spätestens früh"),
    **classed("V", None, "jeden jede jedes"),
    "täglich": ("f", "P1D"),
    "wöchentlich": ("f", "P1W"),
    "monatlich": ("f", "P1M"),
    "jährlich": ("f", "P1Y"),
    **classed("d", None, "der die das den dem des"),
    **classed("i", None, "im in zum"),
    **classed("s", None, "am"),
    **classed("r", None, "von vom zwischen"),
    "bis": ("-", None),
    "und": ("&", None),
    **classed("2", None, "seit ab nach zwischen"),
}

DE: Final = Words(
    LEXICON,
    future=frozenset(
        "wird werden würde würden soll sollen sollte sollten will wollen plant planen geplant geplante geplanten"
        " beginnt beginnen startet starten ansteht anstehende anstehenden erwartet erwarten vorgesehen dürfte"
        " dürften rechnet rechnen muss müssen".split()
    ),
    past=frozenset("sagte sagten war waren hatte hatten hat haben wurde wurden gab kam kamen".split()),
    past_endings=tuple("te ten".split()),
    led_future=frozenset("ab bis spätestens für".split()),
    led_past=frozenset("seit nach".split()),
    articles=frozenset("am dem den zum diesen im".split()),
    soon=frozenset("wird werden soll sollen will wollen".split()),
    counted=frozenset(
        "menschen euro dollar franken punkte punkten zähler meter metern kilometer kilometern tonnen prozent"
        " mitarbeiter mitarbeitern beschäftigte stellen einwohner zuschauer soldaten personen polizisten uhr".split()
    ),
    years_follow=frozenset("jahr jahre jahren jahres saison wm em anfang".split()),
    bare_years=True,
    loose_years=False,
)
