"""Italian words for dates."""

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
)

LEXICON: Final[Lexicon] = {
    **numbered("lunedì martedì mercoledì giovedì venerdì sabato domenica", "D"),
    **numbered(
        "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/sett"
        " ottobre/ott novembre/nov dicembre/dic",
        "M",
        1,
    ),
    **numbered("zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici", "N"),
    **classed("W", None, "alcuni alcune diversi diverse pochi poche"),
    **numbered("primo/prima secondo/seconda terzo/terza quarto/quarta", "F", 1),
    **counted("giorno settimana mese anno decennio secolo ora minuto", "u", UNITS),
    **counted("giorni settimane mesi anni decenni secoli ore minuti", "U", UNITS),
    "trimestre": ("q", "Q"),
    "semestre": ("h", None),
    "mattina": ("p", "MO"),
    "mattinata": ("p", "MO"),
    "pomeriggio": ("p", "AF"),
    "sera": ("p", "EV"),
    "serata": ("p", "EV"),
    "notte": ("p", "NI"),
    "primavera": ("S", "SP"),
    "estate": ("S", "SU"),
    "autunno": ("S", "FA"),
    "inverno": ("S", "WI"),
    **days_from_today("- ieri oggi domani dopodomani"),
    "stamattina": ("t", (0, "MO")),
    "stasera": ("t", (0, "EV")),
    "stanotte": ("t", (0, "NI")),
    "adesso": ("v", "PRESENT_REF"),
    "attualmente": ("v", "PRESENT_REF"),
    "recentemente": ("v", "PAST_REF"),
    "fa": ("A", None),
    **classed("L", -1, "scorso scorsa scorsi scorse ultimo ultima ultimi ultime"),
    **classed("X", 1, "prossimo prossima prossimi prossime"),
    **classed("T", 0, "questo questa quest"),
    **classed("m", None, "inizio metà fine"),
    **classed("V", None, "ogni"),
    "annuale": ("f", "P1Y"),
    "mensile": ("f", "P1M"),
    "settimanale": ("f", "P1W"),
    **classed("d", None, "il lo la i gli le l"),
    **classed("O", None, "di del dello della dell"),
    **classed("i", None, "in nel nello nella durante"),
    **classed("-", None, "a al all alla fino"),
    **classed("r", None, "dal dall dalla"),
    "tra": ("g", None),
    "e": ("&", None),
    **classed("2", None, "entro prima dopo per"),
}

IT: Final = Words(
    LEXICON,
    future=frozenset("va vanno previsto prevista previsti previste deve devono inizia".split()),
    past=frozenset("ha hanno era erano aveva avevano".split()),
    future_endings=tuple("rà ranno rebbe rebbero".split()),
    past_endings=tuple("ò arono irono".split()),
    led_future=frozenset("entro per partire".split()),
    led_past=frozenset("dopo".split()),
    articles=frozenset("il la lo da dal di del a al".split()),
    soon=frozenset("va vanno deve".split()),
    counted=frozenset(
        "persone euro dollari punti metri chilometri tonnellate dipendenti posti abitanti soldati morti feriti"
        " spettatori agenti ore voti ettari casi".split()
    ),
    years_follow=frozenset("anno mondiale stagione europei".split()),
    elides=True,
    bare_ages=True,
    loose_years=False,
)
