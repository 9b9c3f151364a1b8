"""Dutch words for dates."""

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

_DAYS: Final = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
_PARTS: Final = {"ochtend": "MO", "morgen": "MO", "middag": "AF", "avond": "EV", "nacht": "NI"}

LEXICON: Final[Lexicon] = {
    **numbered(_DAYS, "D"),
    **with_parts(_DAYS, _PARTS),
    **numbered(
        "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sept oktober/okt"
        " november/nov december/dec",
        "M",
        1,
    ),
    **numbered("nul een/één twee drie vier vijf zes zeven acht negen tien elf twaalf", "N"),
    **classed("W", None, "enkele meerdere"),
    **numbered("eerste tweede derde vierde", "F", 1),
    **counted("dag week maand jaar decennium eeuw uur minuut", "u", UNITS),
    **counted("dagen weken maanden jaren decennia eeuwen uren minuten", "U", UNITS),
    "weekend": ("w", None),
    "weekeinde": ("w", None),
    "kwartaal": ("q", "Q"),
    "halfjaar": ("h", None),
    **{part: ("p", code) for part, code in _PARTS.items() if part != "morgen"},
    "voorjaar": ("S", "SP"),
    "lente": ("S", "SP"),
    "zomer": ("S", "SU"),
    "najaar": ("S", "FA"),
    "herfst": ("S", "FA"),
    "winter": ("S", "WI"),
    **days_from_today("eergisteren gisteren vandaag morgen overmorgen"),
    "vanavond": ("t", (0, "EV")),
    "vanochtend": ("t", (0, "MO")),
    "vanmiddag": ("t", (0, "AF")),
    "vannacht": ("t", (0, "NI")),
    **{f"gister{part}": ("t", (-1, code)) for part, code in _PARTS.items()},
    "nu": ("v", "PRESENT_REF"),
    "momenteel": ("v", "PRESENT_REF"),
    "onlangs": ("v", "PAST_REF"),
    "geleden": ("A", None),
    "om": ("@", None),
    **classed("G", None, "oud oude"),
    **classed("L", -1, "vorige vorig afgelopen"),
    **classed("X", 1, "volgende volgend komende komend aanstaande"),
    **classed("T", 0, "deze dit"),
    **classed("m", None, "begin eind half medio"),
    **classed("V", None, "elke ieder iedere elk"),
    "dagelijks": ("f", "P1D"),
    "wekelijks": ("f", "P1W"),
    "maandelijks": ("f", "P1M"),
    "jaarlijks": ("f", "P1Y"),
    "jaarlijkse": ("f", "P1Y"),
    **classed("d", None, "de het"),
    "van": ("O", None),
    **classed("i", None, "in tijdens gedurende"),
    "op": ("s", None),
    "tot": ("-", None),
    "tussen": ("g", None),
    "en": ("&", None),
    **classed("2", None, "sinds vanaf voor na uit"),
}

NL: Final = Words(
    LEXICON,
    future=frozenset(
        "zal zullen zou zouden gaat gaan moet moeten gepland geplande begint beginnen verwacht verwachten dient".split()
    ),
    past=frozenset("zei zeiden was waren werd werden had hadden heeft hebben".split()),
    past_endings=tuple("de den te ten".split()),
    led_future=frozenset("vanaf voor tot uiterlijk".split()),
    led_past=frozenset("sinds na".split()),
    articles=frozenset("de op het".split()),
    soon=frozenset("zal zullen gaat gaan wordt moet".split()),
    counted=frozenset(
        "mensen euro dollar punten meter kilometer ton procent werknemers banen inwoners toeschouwers soldaten"
        " personen agenten woningen uur hectare gevallen".split()
    ),
    years_follow=frozenset("jaar seizoen wk ek".split()),
    loose_years=False,
)
