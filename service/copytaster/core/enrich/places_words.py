"""Words around the names of places: short forms of states, what stands before a place where something happens."""

from __future__ import annotations

import re
from collections.abc import Mapping

from copytaster.core.gazetteer import fold

STATES: Mapping[str, tuple[str, str]] = {
    short: (country, name)
    for country, pairs in {
        "USA": (
            "Ala.=Alabama AL=Alabama AK=Alaska Ariz.=Arizona AZ=Arizona Ark.=Arkansas AR=Arkansas Calif.=California"
            " CA=California Colo.=Colorado CO=Colorado Conn.=Connecticut CT=Connecticut Del.=Delaware DE=Delaware"
            " D.C.=District_of_Columbia DC=District_of_Columbia Fla.=Florida FL=Florida Ga.=Georgia GA=Georgia"
            " HI=Hawaii ID=Idaho Ill.=Illinois IL=Illinois Ind.=Indiana IN=Indiana IA=Iowa Kan.=Kansas Kans.=Kansas"
            " KS=Kansas Ky.=Kentucky KY=Kentucky La.=Louisiana LA=Louisiana ME=Maine Md.=Maryland MD=Maryland"
            " Mass.=Massachusetts MA=Massachusetts Mich.=Michigan MI=Michigan Minn.=Minnesota MN=Minnesota"
            " Miss.=Mississippi MS=Mississippi Mo.=Missouri MO=Missouri Mont.=Montana MT=Montana Neb.=Nebraska"
            " Nebr.=Nebraska NE=Nebraska Nev.=Nevada NV=Nevada N.H.=New_Hampshire NH=New_Hampshire N.J.=New_Jersey"
            " NJ=New_Jersey N.M.=New_Mexico NM=New_Mexico N.Y.=New_York NY=New_York N.C.=North_Carolina"
            " NC=North_Carolina N.D.=North_Dakota ND=North_Dakota OH=Ohio Okla.=Oklahoma OK=Oklahoma Ore.=Oregon"
            " OR=Oregon Pa.=Pennsylvania PA=Pennsylvania R.I.=Rhode_Island RI=Rhode_Island S.C.=South_Carolina"
            " SC=South_Carolina S.D.=South_Dakota SD=South_Dakota Tenn.=Tennessee TN=Tennessee Tex.=Texas TX=Texas"
            " UT=Utah Vt.=Vermont VT=Vermont Va.=Virginia VA=Virginia Wash.=Washington WA=Washington"
            " W.Va.=West_Virginia WV=West_Virginia Wis.=Wisconsin WI=Wisconsin Wyo.=Wyoming WY=Wyoming"
        ),
        "CAN": (
            "Ont.=Ontario ON=Ontario Que.=Quebec QC=Quebec B.C.=British_Columbia BC=British_Columbia Alta.=Alberta"
            " AB=Alberta Man.=Manitoba MB=Manitoba Sask.=Saskatchewan SK=Saskatchewan N.S.=Nova_Scotia NS=Nova_Scotia"
            " N.B.=New_Brunswick NB=New_Brunswick N.L.=Newfoundland_and_Labrador NL=Newfoundland_and_Labrador"
            " P.E.I.=Prince_Edward_Island PEI=Prince_Edward_Island"
        ),
        "AUS": (
            "NSW=New_South_Wales N.S.W.=New_South_Wales Vic.=Victoria VIC=Victoria Qld=Queensland QLD=Queensland"
            " WA.=Western_Australia Tas.=Tasmania TAS=Tasmania"
        ),
    }.items()
    for short, name in (pair.replace("_", " ").split("=") for pair in pairs.split())
}
"""State in short, as printed behind a town: country and name. `In.` and `Or.` are words, so they are not here."""

NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’ʼ-]*"
CAPITALS = rf"{NAME}(?:[ -](?:(?:of|and|the|de|du|da|do|del|della|la|et) )?{NAME}){{0,3}}"
"""A name in copy: one to four words that begin with a capital."""

BEHIND = re.compile(rf"(?P<comma>,[ \n]|[ \n]?\()(?P<where>{CAPITALS})(?P<closed>(?=[,.;:)(\n–—-]|\s[(–—-]|\s?$))?")
"""`Paris, Texas`, `Algeciras (Cádiz)`: what closes the name tells that it is all."""

IN_BEHIND = re.compile(
    rf"[ \n](?:in|en|em|im|na|no|nel|nella|au|aux)[ \n](?:the |[a-zà-ÿ-]+ ){{0,3}}(?P<where>{CAPITALS})"
)
"""`Garching in southern Germany`."""

OPEN_BEHIND = frozenset({", ", ",\n", " (", "\n(", " i", " e", " n", " a"})
"""How the two begin: a glance that saves most of the matching."""

_CALLED = "town city village suburb port province region county district state capital resort hamlet".split()
BEFORE = re.compile(rf"(?P<where>{CAPITALS})(?:['’]s?)?[ \n](?:[a-z-]+ ){{0,2}}(?:{'|'.join(_CALLED)})(?: of)?[ \n]$")
ENDS_BEFORE = (" of ", *(f" {one} " for one in _CALLED))
"""`the Texas town of Paris`, `Ukraine's port city of Odesa`."""

KINDS_BEHIND = {
    "state": "area",
    "province": "area",
    "region": "area",
    "oblast": "area",
    "governorate": "area",
    "prefecture": "area",
    "county": "district",
    "district": "district",
    "parish": "district",
    "department": "district",
    "city": "town",
    **dict.fromkeys(
        "airport port harbour harbor stadium arena cathedral zoo racecourse velodrome prison".split(), "near"
    ),
    **dict.fromkeys(("international airport", "opera house", "town hall", "city hall", "central station"), "near"),
}
"""What a word behind a name says of it; `near` is something in the town of that name."""

KINDS_BEFORE = {
    "state of": "area",
    "province of": "area",
    "provincia de": "area",
    "provincia di": "area",
    "province de": "area",
    "província de": "area",
    "estado de": "area",
    "estado do": "area",
    "land": "area",
    "kanton": "area",
    "region of": "area",
    "county": "district",
    "co": "district",
    "departamento de": "district",
    "distrito de": "district",
    "city of": "town",
    "town of": "town",
    "village of": "town",
    "ciudad de": "town",
    "cidade de": "town",
    "ville de": "town",
    "port of": "near",
    "puerto de": "near",
    "porto de": "near",
    "port de": "near",
    "hafen": "near",
}

_OF = r"(?:[ -](?:of|de|du|do|da|della|del|dell)\b['’ ]?|[ -])?"
_SIDES = r"north|south|east|west|central|mid|upper|lower|inner|outer|mainland|greater"
PART = re.compile(
    rf"(?:(?:{_SIDES})(?:ern)?(?:[ -]?(?:north|south|east|west|central)(?:ern)?)?|nord|sud|süd|ost|est|ouest|west|oeste"
    r"|leste|este|norte|sur|sul|oost|noord|zuid|centro|haute?|basse?)"
    rf"{_OF}(?P<whole>\w.{{2,}})",
    re.IGNORECASE,
)
"""A part of a country or an area, that has no point of its own: `eastern Ukraine`, `Ostukraine`."""

NOWHERE = frozenset(
    "earth world universe moon mars venus jupiter saturn neptune mercury pluto erde welt terre monde tierra mundo terra"
    " mondo west east north south westen osten norden suden occident occidente ocidente"
    " fernost ultramar overseas abroad downtown region province capital fahrenheit celsius".split()
) | {"global south", "far east", "wild west", "extremo oriente", "far west"}
"""Folded names that are no place on a map, though a village somewhere has them."""

EVENT: Mapping[str, str] = {
    "en": "in|at|near|off|outside|around|across|hits?|struck|strikes?|rocks?|rocked",
    "de": "in|im|bei|nahe|vor|an|am|über|auf|südlich von|nördlich von|westlich von|östlich von",
    "fr": "à|a|au|aux|en|dans|près de|près d['’]|sur|vers",
    "es": "en|cerca de|frente a|sobre",
    "pt": "em|no|na|nos|nas|perto de|ao largo de",
    "it": "a|ad|in|nel|nella|nei|nello|nell['’]|presso|vicino a|al|allo|alla",
    "nl": "in|bij|nabij|te|op|voor",
}
"""What stands before the place of an event."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_ARTICLES = {
    "en": "the",
    "de": "der|dem|den|die|das",
    "fr": "la|le|les|l['’]",
    "es": "la|el|los|las",
    "pt": "a|o|os|as",
    "it": "la|il|lo|l['’]",
    "nl": "de|het",
}
LIES: Mapping[str, re.Pattern[str]] = {
    language: re.compile(
        rf"(?:^|[\s(—–-])(?:{words}{'|on' if language == 'en' else ''})(?:\s|(?<=['’]))"
        rf"(?:(?:{_ARTICLES[language]})(?:\s|(?<=['’])))?$",
        re.IGNORECASE,
    )
    for language, words in EVENT.items()
}
"""A word of place right before a name: what stands there is a place, though no gazetteer has it."""
CALLED = re.compile(r"(?P<word>\w{3,})(?:[ \n](?:of|de|di|do|da|del|della|von|van|d['’]))?[ \n]?$")
"""The noun before a name: `the village of `, `el estadio `."""
CALLED_BEHIND = re.compile(r"[ \n](?P<word>\w{3,})")

PLACE_WORDS = _folded(
    "street road avenue lane square boulevard drive highway freeway motorway causeway bridge tunnel junction river"
    " creek lake bay beach gulf strait channel canal sea ocean reef island islands isle valley canyon gorge mountain"
    " mountains mount mt hill hills heights ridge peak pass glacier volcano cape peninsula desert plateau forest woods"
    " park gardens stadium arena coliseum velodrome racecourse airport station port porto puerto hafen haven harbour"
    " harbor pier monument memorial palace castle abbey cathedral mosque temple prison camp crossing checkpoint"
    " district county province village town suburb neighbourhood neighborhood township municipality oblast canton"
    " falls springs farm reservoir dam ranch wilderness strasse straße platz allee weg brücke fluss insel tal berg"
    " gebirge wald bahnhof flughafen stadion palast schloss rue place pont quai lac île vallée mont gare aéroport"
    " stade palais parc calle plaza avenida puente río lago isla valle sierra monte aeropuerto estadio palacio parque"
    " barrio rua praça ponte rio ilha vale serra estádio palácio bairro via piazza corso isola monti stadio teatro"
    " palazzo parco quartiere straat plein laan gracht meer eiland"
)
"""Words in a name, folded, that make it one of a place."""

BODY_WORDS = _folded(
    "university college school academy institute company corporation group association federation committee council"
    " board ministry department agency bank club fc united universität hochschule universidad università université"
    " universidade universiteit"
)
"""Words in a name, folded, that make it one of a body: no place, whatever stands before it."""

DIARY_BEFORE = re.compile(r"(?:^|\n)[-*•· \t]*$")
DIARY_BEHIND = re.compile(r" ?[-–—:] \b")
OPENS_DIARY = (" - ", " – ", " — ", " : ", ": ")
"""`BRISBANE - Cricket: the second day`: a diary's entry opens with its place. How that begins is a glance."""

HERE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\bhere\b(?! (?:is|are)\b)", re.IGNORECASE),
    "de": re.compile(r"\bhier\b", re.IGNORECASE),
    "fr": re.compile(r"\bici\b", re.IGNORECASE),
    "es": re.compile(r"\baquí\b|\besta (?:capital|ciudad)\b", re.IGNORECASE),
    "pt": re.compile(r"\baqui\b|\bnesta (?:capital|cidade)\b", re.IGNORECASE),
    "it": re.compile(r"\bqui\b", re.IGNORECASE),
    "nl": re.compile(r"\bhier\b", re.IGNORECASE),
}
"""How a lead points at its own dateline."""
