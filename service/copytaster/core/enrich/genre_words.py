"""What names a genre: labels before headlines and in sluglines, genres that feeds declare, phrases of the copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from copytaster.core.phrases import Phrases

CURRENT: Final = "current"
ANALYSIS: Final = "analysis"
PREVIEW: Final = "preview"
OBITUARY: Final = "obituary"
MARKET_REPORT: Final = "market report"
SPORT_RESULT: Final = "sport result"
INTERVIEW: Final = "interview"
FEATURE: Final = "feature"
ADVISORY: Final = "advisory"
PRESS_RELEASE: Final = "press release"
TIMELINE: Final = "timeline"
FACTBOX: Final = "factbox"
OPINION: Final = "opinion"
FORECAST: Final = "weather forecast"
TABLE: Final = "table"


def _table(text: str) -> list[tuple[str, list[str]]]:
    """Rows of a name, a colon and phrases between semicolons; what is indented goes on with the row before."""
    rows = " ".join(f" {line}" if line.startswith(" ") else f"\n{line}" for line in text.strip().splitlines())
    named = (row.split(": ", 1) for row in rows.strip().splitlines())
    return [(name, [" ".join(phrase.split()) for phrase in phrases.split(";")]) for name, phrases in named]


_LABELS: Final = """
analysis: analysis; news analysis; insight; explainer; explained; explainer box; scenarios; q&a; analyse; analyses;
    éclairage; décryptage; análisis; análise; analisi; analys; analysi; hintergrund; achtergrond; background;
    approfondimento; bakgrund; bakgrunn; baggrund; tausta; analyysi
preview: preview; vorschau; advancer; curtain-raiser; curtain raiser; look ahead; week ahead; agenda; avant-papier;
    présentation; previa; anteprima; antevisão; vooruitblik; voorbeschouwing
obituary: obituary; obit; obituaries; nachruf; nécrologie; disparition; obituario; necrologio; obituário; in
    memoriam; necrologie
market report: market report; stocks; global markets; markets; forex; us stocks; europe stocks; börsenbericht;
    aktien frankfurt; bourse; mercados; borse; stock market; money markets; precious
sport result: results; result; scoreboard; ergebnis; ergebnisse; résultats; resultados; risultati; uitslagen
interview: interview; entretien; entrevista; intervista; intervju; haastattelu; gespräch; wywiad; интервью
feature: feature; news feature; reportage; reportaje; reportagem; special report; witness; portrait; porträt;
    profile; perfil; newsmaker; profiel; porträtt; kurzporträt; reportage/feature; korr-bericht; magazine; weekend
    feature; ritratto; portræt
advisory: advisory; media advisory; diary; schedule; budget; news schedule; daybook; prévisions; previsiones;
    terminvorschau; digest; news digest; avis; tagesvorschau
press release: press release; pressemelding; pressemitteilung; pressmeddelande; communiqué; communiqué de presse;
    release; ots; comunicado de prensa; comunicato stampa; comunicado; news release; pressemeddelelse; persbericht
timeline: timeline; chronology; chronologie; cronología; cronologia; tijdlijn; zeittafel; tidslinje
factbox: factbox; facts; fact box; fakten; fakta; encadré; repères; scheda; fact check; stichwort; key facts; datos;
    feitenkader
opinion: opinion; column; commentary; comment; editorial; breakingviews; kommentar; leitartikel; tribune; éditorial;
    columna; opinión; opinião; opinione; op-ed; krönika; commentaar; presseschau
weather forecast: weather; weather forecast; wetter; météo; forecast; wettervorhersage; previsioni; el tiempo;
    weerbericht
table: table; tabelle; tabellen; tableau; tabla; tabella; standings; list; statistik
current: current; news; meldung; update; breaking news; nyheter; spot news; article; zusammenfassung; nachricht
"""

LABELS: Final[Mapping[str, str]] = {phrase: genre for genre, phrases in _table(_LABELS) for phrase in phrases}
"""Labels, folded, to their genres."""

_PHRASES: Final = """
analysis 2: underlying; tradeoff; la question; politologue; de vraag is; politicoloog; hoogleraar; stakes; leverage;
    calculation; diplomats say; think tank; political scientist; on the other hand; on the one hand; strategic; in
    the long run; observers say; at stake; wider picture; dilemma; what it means; raises questions; experts say; the
    question is; analysts said; analysts say
preview 3: in cartellone; edizione; prochaine; rendez-vous; les principaux rendez-vous; s'ouvre; au programme; al
    via; in programma; torna dal; prende il via; starts on; set to open; kicks off; opens on; will kick off; is
    expected to open; la semana que viene; la settimana; diese woche stehen; die woche; la semaine prochaine; agenda
    de la semaine; weekly agenda; things to watch; what to watch; next week's; the day ahead; day ahead; the week
    ahead; week ahead
obituary 1: ses obsèques; funeral; nasceu; nato a; nacido en; geboren; née à; né à; tributes; born in; was born in
obituary 3: overleed; is overleden; faleceu; morreu; è morta; è morto; ha fallecido; falleció; murió a; ha muerto;
    mort à; s'est éteint; est décédée; est décédé; est morte; est mort; starb im alter; ist gestorben; ist tot; is
    survived by; survived by; died on; died peacefully; dies aged; dies at; died aged; died at the age of; has died
market report 2: index ended; index closed; index fell; index rose; hang seng; wall street; market close; volume
    was; piazza affari; ftse mib; aex; leitindex; börsenschluss; indice; clôturé; ibex; selectivo; parqué; cerró;
    decliners; advancers; dow jones; nikkei; ibex 35; cac 40; dax; ftse; stoxx; nifty; sensex; dealers said; traders
    said; shares rose; shares fell; stocks rose; stocks fell; benchmark index; blue-chip; losers; gainers; in
    afternoon trade; points higher; points lower; in early trading; in early trade; ended up; ended down; ended
    lower; ended higher; closed up; closed down; closed lower; closed higher
sport result 2: podium; third place; second place; minuto; ida; vuelta; ahead of; seconden; ritzege; zege; winnaar;
    sprint; doelpunt; golo; gol; gewann; halbzeit; tor; treffer; mi-temps; buteur; empate; goles; marcó;
    quarter-final; semifinal; semi-final; three points; penalty; wickets; stoppage time; goals; won by; sets;
    hat-trick; tie-break; tiebreak; straight sets; halftime; half-time; equalizer; equaliser; beat; scored
interview 3: in an interview at; in een interview; numa entrevista; in un'intervista; en una entrevista; dans un
    entretien; im gespräch mit; im interview; in an interview; in an interview on; in an exclusive interview; in an
    interview with; told reuters in an interview; said in an interview
feature 1: on a clear day; grandmother; grandfather; tells visitors; lives alone; once upon; every morning;
    childhood; says with a smile; villagers; for generations; his kitchen; her kitchen; remembers; recalls; she
    recalls; he recalls; laughs; smiles; grew up
advisory 4: expected later today; top stories at; coverage plans; we plan to move; planned for today; upcoming
    stories; moving by; will move by; subscribers are advised; here are the stories; stories planned; the following
    stories; editors' note; note to editors; news schedule; attention editors; editors:
press release 4: safe harbour; is a leading; contact presse; pressekontakt; weitere informationen unter; for further
    information, please contact; for more information visit; safe harbor; about the company; today announced;
    announced today that; forward-looking statements; press contact; media contact; globe newswire; business wire;
    prnewswire; /prnewswire/; for immediate release
timeline 4: key dates in; a timeline of; following is a chronology; following is a timeline; here is a chronology;
    here is a timeline
factbox 4: here is what you need; here are some key facts; key facts about; following are facts; here are key facts;
    here are some facts
opinion 4: are her own; are his own; i believe that; in my view; is a columnist; the writer is a; the author is a
    columnist; the views expressed; opinions expressed here; the opinions expressed
weather forecast 3: vorhersage; previsão do tempo; partly cloudy; mostly sunny; will be cloudy; température
    maximale; maxima; wettervorhersage; lows of; highs between; highs of; overnight lows; showers; sunny spells;
    weather forecast
"""

_NAMED: Final = {
    phrase: (genre, float(points))
    for named, phrases in _table(_PHRASES)
    for genre, _, points in (named.rpartition(" "),)
    for phrase in phrases
}
PHRASES: Final = Phrases(_NAMED)
SAYS: Final = tuple(_NAMED.values())
"""The genre and the points of each phrase, by its number."""

PRESS_RELEASE_WIRES: Final = frozenset({"businesswire", "prnewswire", "globenewswire", "asianet", "medianet"})
"""Dialects of those who send nothing else."""

SCORE: Final = re.compile(r"(?<![\d.,:/-])\d{1,3}[-–:]\d{1,3}(?![\d.,:/-]|\s?(?:pct|percent|%|[ap]\.?m))")
"""3-1, 6-4; not a span of years, a date or an hour."""
LABEL: Final = re.compile(r"[^\W\d_]+(?:[&'-][^\W\d_]+){0,3}(?: [^\W\d_]+(?:[&'-][^\W\d_]+){0,3})?")
OPENING_LABEL: Final = re.compile(r"(?P<label>[^\W\d_a-zß-ÿ][^a-zß-ÿ:–]{2,30}?)(?:\s[-–]|\s?:)\s")
"""AFP's "AVIS - AGENDA: …" within a headline; in capitals."""
QUESTION: Final = re.compile(r"(?:Q|QUESTION|FRAGE|Frage|Question|PREGUNTA|P|D)(?:\s?:|\.|\s?[–-])\s")
ITEM_DATE: Final = re.compile(
    r"[-*•\s]{0,4}(?:\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b)",
    re.IGNORECASE,
)
