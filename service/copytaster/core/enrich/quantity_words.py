"""What numbers count, and the words around them that say what for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Unit = tuple[str, str]
"""The unit as published, and its kind."""


def _all(words: str, unit: str, kind: str) -> dict[str, Unit]:
    return dict.fromkeys(words.split("|"), (unit, kind))


UNITS: Final[Mapping[str, Unit]] = {
    **_all("percent|per cent|pct|%", "percent", "percent"),
    **_all("percentage point|percentage points|pct point|pct points", "percentage points", "percentage_points"),
    **_all("basis point|basis points|bps|bp", "basis points", "basis_points"),
    **_all("km|kilometre|kilometres|kilometer|kilometers", "kilometres", "distance"),
    **_all("mile|miles", "miles", "distance"),
    **_all("metre|metres|meter|meters", "metres", "distance"),
    **_all("foot|feet|ft", "feet", "distance"),
    **_all("yard|yards", "yards", "distance"),
    **_all("inch|inches", "inches", "length"),
    **_all("cm|centimetre|centimetres|centimeter|centimeters", "centimetres", "length"),
    **_all("mm|millimetre|millimetres|millimeter|millimeters", "millimetres", "length"),
    **_all("nautical miles|nautical mile", "nautical miles", "distance"),
    **_all("light years|light-years", "light years", "distance"),
    **_all("kph|km/h|kmh|kilometres per hour|kilometers per hour|kilometres an hour", "kph", "speed"),
    **_all("mph|miles per hour|miles an hour", "mph", "speed"),
    **_all("knots", "knots", "speed"),
    **_all("square km|square kilometres|square kilometers|sq km", "square kilometres", "area"),
    **_all("square miles|sq miles", "square miles", "area"),
    **_all("square metres|square meters|sq m", "square metres", "area"),
    **_all("square feet", "square feet", "area"),
    **_all("hectare|hectares", "hectares", "area"),
    **_all("acre|acres", "acres", "area"),
    **_all("kg|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes", "kilograms", "mass"),
    **_all("gram|grams|grammes", "grams", "mass"),
    **_all("tonne|tonnes|metric tons|metric ton", "tonnes", "mass"),
    **_all("ton|tons", "tons", "mass"),
    **_all("pounds of|lb|lbs", "pounds", "mass"),
    **_all("ounce|ounces", "ounces", "mass"),
    **_all("barrel|barrels|bbl", "barrels", "volume"),
    **_all("barrels per day|barrels a day|bpd", "barrels per day", "rate"),
    **_all("litre|litres|liter|liters", "litres", "volume"),
    **_all("gallon|gallons", "gallons", "volume"),
    **_all("cubic metres|cubic meters", "cubic metres", "volume"),
    **_all("mw|megawatt|megawatts", "megawatts", "power"),
    **_all("gw|gigawatt|gigawatts", "gigawatts", "power"),
    **_all("millibars", "millibars", "pressure"),
    **_all("degrees celsius|celsius|°c|degrees c|degrees centigrade", "degrees Celsius", "temperature"),
    **_all("degrees fahrenheit|fahrenheit|°f|degrees f", "degrees Fahrenheit", "temperature"),
    **_all("degree|degrees", "degrees", "temperature"),
    **_all("points|pts", "points", "points"),
    **_all("votes", "votes", "votes"),
    **_all("seats", "seats", "seats"),
}
"""English units, the longest first where one begins another."""

OTHER_UNITS: Final[Mapping[str, Mapping[str, Unit]]] = {
    "de": {
        **_all("prozent|%", "percent", "percent"),
        **_all("prozentpunkte|prozentpunkten|prozentpunkt", "percentage points", "percentage_points"),
        **_all("basispunkte|basispunkten", "basis points", "basis_points"),
        **_all("kilometer|kilometern|km", "kilometres", "distance"),
        **_all("meter|metern", "metres", "distance"),
        **_all("tonnen|tonne", "tonnes", "mass"),
        **_all("kilogramm|kilo|kg", "kilograms", "mass"),
        **_all("km/h|stundenkilometer|kilometer pro stunde", "kph", "speed"),
        **_all("hektar", "hectares", "area"),
        **_all("grad", "degrees Celsius", "temperature"),
        **_all("menschen|personen", "people", "count"),
        **_all("tote|toten|todesopfer", "people", "killed"),
        **_all("verletzte|verletzten", "people", "wounded"),
        **_all("punkte|punkten|zähler", "points", "points"),
    },
    "fr": {
        **_all("%|pour cent|pourcent", "percent", "percent"),
        **_all("points de pourcentage", "percentage points", "percentage_points"),
        **_all("points de base", "basis points", "basis_points"),
        **_all("kilomètres|km", "kilometres", "distance"),
        **_all("km/h|kilomètres par heure|kilomètres-heure", "kph", "speed"),
        **_all("mètres", "metres", "distance"),
        **_all("tonnes", "tonnes", "mass"),
        **_all("kilos|kilogrammes|kg", "kilograms", "mass"),
        **_all("hectares", "hectares", "area"),
        **_all("personnes", "people", "count"),
        **_all("morts", "people", "killed"),
        **_all("blessés", "people", "wounded"),
        **_all("points", "points", "points"),
    },
    "es": {
        **_all("%|por ciento", "percent", "percent"),
        **_all("puntos porcentuales", "percentage points", "percentage_points"),
        **_all("puntos básicos", "basis points", "basis_points"),
        **_all("kilómetros|km", "kilometres", "distance"),
        **_all("km/h|kilómetros por hora", "kph", "speed"),
        **_all("metros", "metres", "distance"),
        **_all("toneladas", "tonnes", "mass"),
        **_all("kilos|kilogramos|kg", "kilograms", "mass"),
        **_all("hectáreas", "hectares", "area"),
        **_all("personas", "people", "count"),
        **_all("muertos", "people", "killed"),
        **_all("heridos", "people", "wounded"),
        **_all("detenidos", "people", "detained"),
        **_all("puntos", "points", "points"),
    },
    "pt": {
        **_all("%|por cento", "percent", "percent"),
        **_all("pontos percentuais", "percentage points", "percentage_points"),
        **_all("pontos base", "basis points", "basis_points"),
        **_all("quilómetros|quilômetros|km", "kilometres", "distance"),
        **_all("km/h|quilómetros por hora|quilômetros por hora", "kph", "speed"),
        **_all("metros", "metres", "distance"),
        **_all("toneladas", "tonnes", "mass"),
        **_all("quilos|quilogramas|kg", "kilograms", "mass"),
        **_all("hectares", "hectares", "area"),
        **_all("pessoas", "people", "count"),
        **_all("mortos|mortes|óbitos", "people", "killed"),
        **_all("feridos", "people", "wounded"),
        **_all("pontos", "points", "points"),
    },
    "nl": {
        **_all("procent|%", "percent", "percent"),
        **_all("procentpunt", "percentage points", "percentage_points"),
        **_all("basispunten", "basis points", "basis_points"),
        **_all("kilometer|km", "kilometres", "distance"),
        **_all("meter", "metres", "distance"),
        **_all("ton", "tonnes", "mass"),
        **_all("kilo|kilogram|kg", "kilograms", "mass"),
        **_all("hectare", "hectares", "area"),
        **_all("mensen|personen", "people", "count"),
        **_all("doden", "people", "killed"),
        **_all("gewonden", "people", "wounded"),
        **_all("punten", "points", "points"),
    },
    "it": {
        **_all("%|per cento", "percent", "percent"),
        **_all("punti percentuali", "percentage points", "percentage_points"),
        **_all("punti base", "basis points", "basis_points"),
        **_all("chilometri|km", "kilometres", "distance"),
        **_all("km/h|chilometri orari|chilometri all'ora", "kph", "speed"),
        **_all("metri", "metres", "distance"),
        **_all("tonnellate", "tonnes", "mass"),
        **_all("chili|chilogrammi|kg", "kilograms", "mass"),
        **_all("ettari", "hectares", "area"),
        **_all("persone", "people", "count"),
        **_all("morti", "people", "killed"),
        **_all("feriti", "people", "wounded"),
        **_all("punti", "points", "points"),
    },
}
"""The other languages': percent and what is sure."""

AGES: Final[Mapping[str, frozenset[str]]] = {
    "de": frozenset(
        {"jahre alt", "jahre alte", "jahre alter", "jahre alten", "jahren alt", "-jährige", "-jähriger", "-jährigen"}
    ),
    "fr": frozenset({"ans"}),
    "es": frozenset({"años"}),
    "pt": frozenset({"anos"}),
    "nl": frozenset({"jaar oud", "jaar oude", "-jarige"}),
    "it": frozenset({"anni", "enne"}),
}
"""Behind a number these say that it is an age, where it stands like one."""

PEOPLE: Final = frozenset(
    "people person persons men women children civilians soldiers militants fighters troops police policemen officers"
    " passengers migrants refugees protesters workers residents students villagers prisoners inmates hostages tourists"
    " miners firefighters sailors crew fishermen servicemen militiamen guards peacekeepers rebels gunmen insurgents"
    " victims bodies riders drivers boys girls teenagers journalists medics patients pilgrims farmers deaths casualties"
    " fatalities lives others suspects demonstrators paramilitaries commandos bystanders rescuers".split()
)
"""Whom the casualties of a story are counted in."""

HARM_BEHIND: Final[Mapping[str, str]] = {
    **dict.fromkeys("dead killed died dying deaths fatalities perished drowned".split(), "killed"),
    **dict.fromkeys("wounded injured hurt injuries".split(), "wounded"),
    "missing": "missing",
    "unaccounted": "missing",
    **dict.fromkeys("displaced evacuated homeless fled".split(), "displaced"),
    **dict.fromkeys("arrested detained jailed arrests".split(), "detained"),
    "survived": "survivors",
    "survivors": "survivors",
}
"""Behind the number, or behind what it counts and a form of to be."""

HARM_BEFORE: Final[Mapping[str, str]] = {
    **dict.fromkeys("killing killed kills kill claimed".split(), "killed"),
    **dict.fromkeys("wounding wounded wounds injuring injured injures hurting".split(), "wounded"),
    **dict.fromkeys("displacing displaced displaces evacuated evacuating".split(), "displaced"),
    **dict.fromkeys("arrested detained arresting detaining arrests detains held".split(), "detained"),
}
"""Before the number, with what loosens it between."""

STOPS: Final = frozenset(
    "of in on at by for to from with and or but as than that which who were was is are had has have will would could"
    " the a an this these those his her its their after before since until while when during per against into over"
    " under about between within without said says more most other year years month months week weeks day days"
    " hour hours night nights morning evening minute minutes second seconds decade decades century centuries"
    " percent not no".split()
)
"""Words that no counted noun stands behind."""

NO_NOUNS: Final = frozenset(
    "was is has its this his us as plus thus versus gas less across towards always perhaps news politics economics"
    " ahead headquarters series means sports says rises falls adds wins loses goes does gets makes takes comes".split()
)
"""Words that end like plurals and are none that is counted."""

IRREGULAR: Final = frozenset("people men women children police feet teeth fish sheep crew personnel cattle".split())

SPORT: Final = frozenset(
    "beat beats won win wins winning winner victory defeat defeats defeated draw drew drawn lost lose loses losing lead"
    " leads led goal goals match game final semi-final quarter-final set sets scored scores half half-time halftime"
    " striker champions league cup penalty equaliser equalised level aggregate tie thrashed edged downed triumph score"
    " scoreline season fixture partido gol goles empate ganó venció marcador derrota victoria mi-temps but buts"
    " victoire"
    " défaite tor tore sieg niederlage spiel pareggio vittoria sconfitta partita jogo golos vitória wedstrijd doelpunt"
    " innings wicket tiebreak trailing trailed".split()
)
"""Words near a result that say that it is one."""
GOALS: Final = frozenset(
    "goal goals goalless soccer hockey handball midfielder goalkeeper keeper striker equaliser penalty penalties header"
    " nhl hat-trick gol goles buts mi-temps torwart torhüter treffer golo golos doelpunt doelpunten rete reti"
    " portiere guardameta arquero".split()
)
"""Words of sports that count goals."""
POINTS: Final = frozenset(
    "basketball nba wnba rebound rebounds three-pointer three-pointers dunk dunks layup jumper euroleague touchdown"
    " touchdowns quarterback nfl rugby basketbal basquete baloncesto korbleger netball".split()
)
"""Words of sports that count points."""
RECORDS: Final = frozenset("run runs record series start streak stretch spurt burst surge mark season".split())
RECORDS_BEFORE: Final = frozenset("series record best-of-seven best-of-five improved went".split())
"""Behind two numbers, or before them, what says that they are no result of a game."""
TENNIS: Final = frozenset("set sets tennis seed seeded tiebreak serve served open wimbledon".split())
VOTES: Final = frozenset("vote voted votes voting court ruled decision board panel".split())

INDICES: Final = frozenset(
    "index dax ftse cac stoxx sensex nifty nikkei topix dow nasdaq s&p ibex mib aex smi hang seng kospi asx mdax sdax"
    " bovespa ipsa psi shares indicador indice índice".split()
)

DIMENSIONS: Final[Mapping[str, str]] = {
    "deep": "depth",
    "depth": "depth",
    "below": "depth",
    "high": "height",
    "tall": "height",
    "above": "height",
    "height": "height",
    "waves": "height",
    "surge": "height",
    "long": "length",
    "length": "length",
    "wide": "width",
    "hoch": "height",
    "tief": "depth",
    "lang": "length",
    "rain": "rainfall",
    "rainfall": "rainfall",
}
"""Near a distance they say which one."""
