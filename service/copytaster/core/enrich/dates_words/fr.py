"""French words for dates."""

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
    **numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", "D"),
    **numbered("lundis mardis mercredis jeudis vendredis samedis dimanches", "B"),
    **numbered(
        "janvier/janv février/févr mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct"
        " novembre/nov décembre/déc",
        "M",
        1,
    ),
    **numbered("zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze", "N"),
    "septembre": ("M", 9),
    "vingt": ("N", 20),
    "trente": ("N", 30),
    **classed("W", None, "plusieurs quelques"),
    **numbered("premier/première deuxième/second/seconde troisième quatrième", "F", 1),
    **counted("jour/journée semaine - an/année décennie siècle heure minute", "u", UNITS),
    **counted("jours/journées semaines - ans/années décennies siècles heures minutes", "U", UNITS),
    "mois": ("u", "M"),
    "week": ("x", None),
    "trimestre": ("q", "Q"),
    "semestre": ("h", None),
    "matin": ("p", "MO"),
    "matinée": ("p", "MO"),
    "après-midi": ("p", "AF"),
    "soir": ("p", "EV"),
    "soirée": ("p", "EV"),
    "nuit": ("p", "NI"),
    "printemps": ("S", "SP"),
    "été": ("x", None),
    "automne": ("S", "FA"),
    "hiver": ("S", "WI"),
    **days_from_today("- hier aujourd'hui demain -"),
    "aujourd’hui": ("t", (0, "")),
    "actuellement": ("v", "PRESENT_REF"),
    "récemment": ("v", "PAST_REF"),
    "il y a": ("A", None),
    **classed("L", -1, "dernier dernière derniers dernières passé passée"),
    **classed("X", 1, "prochain prochaine prochains prochaines"),
    **classed("T", 0, "ce cet cette"),
    **classed("m", None, "début fin mi courant"),
    **classed("V", None, "chaque"),
    "quotidiennement": ("f", "P1D"),
    "hebdomadaire": ("f", "P1W"),
    "annuel": ("f", "P1Y"),
    "annuelle": ("f", "P1Y"),
    **classed("d", None, "le la les l"),
    **classed("O", None, "de du des d"),
    **classed("i", None, "en au dans"),
    **classed("-", None, "à"),
    "entre": ("g", None),
    "et": ("&", None),
    **classed("2", None, "depuis dès avant après jusqu vers pour"),
}

FR: Final = Words(
    LEXICON,
    future=frozenset("doit doivent va vont prévu prévue prévus prévues prévision prévisions compte entend".split()),
    past=frozenset("ont avait avaient était étaient fut furent".split()),
    future_endings=tuple("ra ront rait raient".split()),
    led_future=frozenset("avant dès pour jusqu'au jusqu’au jusqu'à jusqu’à d'ici d’ici".split()),
    led_past=frozenset("depuis après".split()),
    articles=frozenset("le à au de du ce la".split()),
    soon=frozenset("doit doivent va vont".split()),
    counted=frozenset(
        "personnes euros dollars francs points mètres kilomètres tonnes salariés emplois habitants soldats hommes"
        " morts blessés spectateurs policiers heures".split()
    ),
    years_follow=frozenset("saison mondial coupe".split()),
    phrases="aujourd['’]hui|il\\sy\\sa|après-midi",
    elides=True,
    bare_ages=True,
    loose_years=False,
)
