"""The words of the trade that say what a version is to its story, in the languages whose wires we know them from.

Tables only; `lifecycle.py` reads with them. Capitals matter in English and in the Romance languages, where most of
these words are common words too ("Kill the bill", "Urgent talks"); a word that no headline would open with may stand in
any case when a colon or a bracket sets it off.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

import re

from copytaster.core.model import Action, Priority

# Words in capitals, as prefixes of headlines and lines of their own.
CAPITALS: dict[str, tuple[str, ...]] = {
    Action.KILL: (
        "KILL", "STORY WITHDRAWN", "STORY KILLED", "WITHDRAWN", "WITHDRAWAL", "ELIMINAR", "ANULADO", "ANULADA", "ANULACIÓN",
        "ANNULATION", "ANNULÉ", "ANNULÉE", "ANNULE", "ANNULLATO", "ANNULLAMENTO", "ANULAÇÃO", "ANULAR", "ZURÜCKGEZOGEN",
        "RÜCKZUG", "INGETROKKEN", "INTREKKING", "ANNULLERET", "TILBAGEKALDT", "TRUKKET TILBAKE", "INDRAGEN", "UTGÅR",
        "АННУЛИРОВАНИЕ", "АННУЛИРОВАНО", "DISREGARD", "RETRACTION", "RETRACTED",
    ),
    Action.HOLD: ("HOLD", "WITHHOLD", "ON HOLD", "PUBLICATION HELD", "BITTE NICHT VERWENDEN", "VORERST NICHT VERWENDEN"),
    Action.RELEASE: (
        "HOLD LIFTED", "HOLD RELEASED", "RELEASED FROM HOLD", "HOLD RELEASE", "EMBARGO LIFTED", "SPERRFRIST AUFGEHOBEN",
        "EMBARGO LEVÉ", "EMBARGO LEVANTADO", "RELEASE OF HOLD",
    ),
    Action.CORRECTION: (
        "CORRECTED", "CORRECTION", "CORRECTIVE", "CORRECTS", "CORRECT", "CLARIFICATION", "RECTIFICATIF", "CORRIGÉ",
        "BERICHTIGUNG", "BERICHTIGT", "KORREKTUR", "KORRIGIERT", "VERSIÓN CORREGIDA", "CORRECCIÓN", "CORREGIDO", "CORREGIDA",
        "RECTIFICACIÓN", "CORREZIONE", "CORRETTO", "CORREÇÃO", "CORRIGIDO", "RECTIFICATIE", "CORRECTIE", "RÄTTELSE",
        "KORREKTION", "KORRIGERING", "KORRIGERET", "RETTELSE", "RETTET", "KOREKTA", "OIKAISU", "КОРРЕКЦИЯ", "ИСПРАВЛЕНИЕ",
        "تصحيح",
    ),
    Action.ADVISORY: (
        "ADVISORY", "DIARY", "DAYBOOK", "NEWS ADVISORY", "MEDIA ADVISORY", "TABLE OF CONTENTS", "BUDGET", "NEWS DIGEST",
        "TAGESVORSCHAU", "THEMENPLANUNG", "PRÉVISIONS", "PREVISIONES",
    ),
    Action.REFILE: ("REFILE", "REFILED", "REFILES", "REFILING", "REMETTRE"),
    Action.REPEAT: ("RPT", "REPEAT", "REPEATS", "REPEATING", "WIEDERHOLUNG", "RÉPÉTITION", "REPETICIÓN", "RIPETIZIONE",
                    "HERHALING", "REPRIS", "GENTAGELSE", "REPETISJON"),
    Action.UPDATE: (
        "UPDATE", "UPDATED", "UPDATES", "WRAPUP", "LEADALL", "LEAD", "WRITETHRU", "WRITE-THRU", "ROUNDUP", "AKTUALISIERUNG",
        "AKTUALISIERT", "ACTUALIZACIÓN", "ACTUALIZA", "ACTUALISATION", "ACTUALISÉ", "AGGIORNAMENTO", "AGGIORNATO",
        "ATUALIZAÇÃO", "ATUALIZADA", "ATUALIZADO", "UPPDATERING", "UPPDATERAD", "OPDATERING", "OPDATERET", "OPPDATERING",
        "OPPDATERT", "NEUFASSUNG", "NEU", "ОБНОВЛЕНИЕ",
    ),
    Priority.FLASH: ("FLASH", "NEWSFLASH", "NEWS FLASH", "BLITZ", "МОЛНИЯ"),
    Priority.ALERT: ("ALERT", "SNAP", "NEWSALERT", "NEWS ALERT", "APNEWSALERT", "NEWSBREAK", "ALERTE", "ALERTA", "EIL"),
    Priority.BULLETIN: ("BULLETIN",),
    Priority.URGENT: ("URGENT", "URGENTE", "D'URGENCE", "D’URGENCE", "PILNE", "BRÅDSKANDE", "SPOED", "СРОЧНО", "عاجل"),
}  # fmt: skip
# In any case, because a bracket or a colon sets them off and no headline opens with them: "Correction: …", "(Eil) …".
SET_OFF: dict[str, tuple[str, ...]] = {
    Action.KILL: ("story withdrawn", "annullering", "zurückziehung"),
    Action.CORRECTION: (
        "corrected", "correction", "corrective", "correct", "clarification", "rectificatif", "berichtigung", "korrektur",
        "corrección", "versión corregida", "correzione", "correção", "rectificatie", "correctie", "rättelse", "korrektion",
        "korrigering", "rettelse", "коррекция",
    ),
    Action.ADVISORY: ("advisory", "news advisory"),
    Action.REFILE: ("refile",),
    Action.REPEAT: ("repeat", "rpt", "wiederholung"),
    Action.UPDATE: ("update", "updated", "aktualisierung", "actualización", "mise à jour", "neufassung", "uppdatering",
                    "opdatering", "oppdatering"),
    Priority.FLASH: ("blitz", "newsflash"),
    Priority.ALERT: ("eil", "eilmeldung", "news alert", "apnewsalert"),
}  # fmt: skip
GENRES = (
    "ANALYSIS", "FACTBOX", "FEATURE", "EXCLUSIVE", "INTERVIEW", "EXPLAINER", "TIMELINE", "INSIGHT", "BREAKINGVIEWS",
    "COLUMN", "COMMENTARY", "POLL", "PREVIEW", "SPECIAL REPORT", "NEWSMAKER", "Q&A", "SCENARIOS", "OPINION", "PROFILE",
    "OBITUARY", "TEXT", "QUOTES", "GRAPHIC", "FOCUS", "SPOTLIGHT", "WITNESS", "REPORTAGE", "ENCADRÉ", "ANALYSE",
    "PORTRÄT", "HINTERGRUND", "ZUSAMMENFASSUNG", "KORR-BERICHT", "EXTRA", "SUMMARY", "CORREZIONE DI BOZZE",
)  # fmt: skip
"""Prefixes that name a genre: no part of a headline, and no action. dpa's KORR-Bericht is a correspondent's report."""
GENRES_SET_OFF = (
    "korr-bericht", "zusammenfassung", "hintergrund", "porträt", "interview", "analyse", "feature", "reportage", "exclusive",
    "kommentar", "überblick", "vorschau", "chronologie", "dokumentation",
)  # fmt: skip

AMBIGUOUS = frozenset(
    """
    KILL HOLD LEAD BUDGET ALERT CORRECT DIARY EIL NEU SNAP RELEASE RETRACTION BLITZ FLASH UPDATES CORRECTS
    """.split()
)
"""With a hyphen these open common words as well (HOLD-UPS RISE): in a headline all in capitals they mean nothing."""

KIND_OF = {word.casefold(): kind for table in (CAPITALS, SET_OFF) for kind, words in table.items() for word in words}


def _any_of(words: list[str]) -> str:
    """An alternation, longest first, so that CORRECTED is not read as CORRECT."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(set(words), key=len, reverse=True))


_CAPITAL_WORDS = _any_of([word for words in CAPITALS.values() for word in words])
_SET_OFF_WORDS = _any_of([word for words in SET_OFF.values() for word in words])

# One prefix of a headline: "UPDATE 3-", "2-UPDATE ", "CORRECTED-", "FLASH: ", "(Eil) ", "RPT ", "1st Ld-Writethru, ",
# "*** URGENT ***". Several may be stacked. What follows is the next prefix or the headline.
PREFIX = re.compile(
    rf"""[\s*•■►#"“]{{0,6}}(?:
        \((?P<bracketed>(?i:{_SET_OFF_WORDS})|(?:{_CAPITAL_WORDS}))(?P<inside>\s?\d{{1,2}}|\s?:[^()]{{0,80}})?\)\s*[:–—-]?
      | \(\s?(?P<lead>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?\s?(?:LEAD|Lead|LD|Ld)\s?\)
      | (?:(?P<before>\d{{1,2}})(?:(?:st|nd|rd|th|ST|ND|RD|TH)[ -]?|-))
        (?P<numbered>UPDATE|LEAD|LD|NET|Ld-Writethru|Ld|LD-WRITETHRU|Lead|WRITETHRU|Writethru)\b[-–—:,*\s]{{0,4}}
      | (?P<add>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)\s(?:ADD|Add)\b[-–—:,\s]{{0,4}}
      | (?P<word>{_CAPITAL_WORDS})(?![^\W_])(?:\s?(?P<after>\d{{1,2}}))?
        (?:(?P<hyphen>-)(?=[\w“"'‘])|\s[-–—]{{1,2}}\s|[–—]\s?|-{{1,2}}\s|\s?:\s?|[.!*]{{1,5}}(?:\s|$)|,?\s(?=(?:{_CAPITAL_WORDS})(?![^\W_]))|\s?$)
      | (?P<setoff>(?i:{_SET_OFF_WORDS}))(?:\s(?P<setoffnumber>\d{{1,2}}))?\s?:\s?
      | (?:{_any_of(list(GENRES))})(?:\s?[-–—](?=\S)|\s?:\s)
      | \((?i:{_any_of(list(GENRES_SET_OFF))})\)\s?[:–—-]?\s?
    )""",
    re.VERBOSE,
)
# The same at the end of a headline or slugline: "… (UPDATE 1)", "… - CORRECTED", ",2nd Ld-Writethru", "-2ndlead".
SUFFIX = re.compile(
    rf"""(?:\s\((?P<bracketed>{_CAPITAL_WORDS}|(?i:{_SET_OFF_WORDS}))(?:\s?(?P<number>\d{{1,2}}))?\)
      | \s[-–—]\s(?P<word>{_CAPITAL_WORDS})(?:\s(?P<after>\d{{1,2}}))?
      | [,\s-]{{1,2}}(?P<before>\d{{1,2}})(?:st|nd|rd|th)[ ]?(?:Ld-Writethru|Ld|LD|lead|Lead|LEAD|Writethru|WRITETHRU)
      | [,\s-]{{1,2}}(?P<add>\d{{1,2}})(?:st|nd|rd|th)[ ]?(?:Add|ADD|add)
    )\s*$""",
    re.VERBOSE,
)
# A line that says nothing but the action: "KILL KILL KILL", "BULLETIN KILL", "*** URGENT ***", "HOLD HOLD HOLD".
LINE = re.compile(rf"[\W_]*(?:(?:MANDATORY|STORY|THIS IS A)\s)?(?:(?P<word>{_CAPITAL_WORDS})\b[\W_]*)+")
LINE_WORD = re.compile(rf"(?<!\w)(?:{_CAPITAL_WORDS})(?!\w)")

# What an editor's note opens with, in any case: the word says the action, the whole note is its reason.
NOTE_OPENINGS: tuple[tuple[Action, re.Pattern[str]], ...] = (
    (Action.RELEASE, re.compile(
        r"(?:the\s)?(?:hold|embargo|sperrfrist)\s(?:on\s[^.;]{1,60}?\s)?(?:is\s|has\sbeen\s|ist\s)?(?:lifted|released|aufgehoben)\b"
        r"|released\s(?:from\shold|for\s(?:publication|use))\b", re.IGNORECASE)),
    (Action.KILL, re.compile(
        r"(?:please\s)?(?:kill|disregard|withdraw|delete)\s(?:the|this|our|all|story|item|earlier|previous|and)\b"
        r"|(?:story\s)?(?:withdrawn|killed|retracted|zurückgezogen|withdraws|kills|annulé|anulad[ao])\b(?!\sfrom)"
        r"|bitte\s(?:die\s|unsere\s)?meldung\b[^.;]{0,60}\bnicht\s(?:mehr\s)?verwenden", re.IGNORECASE)),
    (Action.HOLD, re.compile(
        r"(?:please\s)?(?:hold|withhold|do\snot\suse)\s(?:the|this|our|all|story|item|publication|until\sfurther)\b"
        r"|(?:bitte\s)?vorerst\snicht\sverwenden|story\s(?:is\s)?on\shold", re.IGNORECASE)),
    (Action.CORRECTION, re.compile(
        r"(?:corrects?|correcting|corrected|correction|clarif(?:ies|ication)|fixes|berichtigt|korrigiert|berichtigung|korrektur"
        r"|corrige|rectifie|rectifica|corregge|corrigeert|rättar|rettet?|retter|korrigerer|korrigerar"
        r"|korjattu|korjataan|korjaa|oikaistu|oikaisu)\b", re.IGNORECASE)),
    (Action.REFILE, re.compile(r"(?:refiles?|refiling|refiled|re-files)\b", re.IGNORECASE)),
    (Action.REPEAT, re.compile(r"(?:repeats?|repeating|rpts?|wiederholt|répète|repite|ripete|herhaalt)\b", re.IGNORECASE)),
    (Action.UPDATE, re.compile(
        r"(?:adds?|adding|updates?|updating|updated|recasts?|writes?\sthr(?:u|ough)|rewrites?|releads?|changes?|inserts?"
        r"|new\s(?:throughout|quotes?|details?|lead)|ergänzt|aktualisiert|neu\s*:|ajoute|actualise|actualiza|añade|amplía|aggiunge"
        r"|aggiorna|voegt\stoe|uppdater(?:ar|ing)|oppdaterer|opdaterer|acrescenta|atualiza"
        r"|täydennetty|päivitetty|lisätty|lisätään)\b", re.IGNORECASE)),
)  # fmt: skip
# Anywhere in a note, because a kill is a kill even in its third sentence.
NOTE_KILL = re.compile(
    r"\b(?:please|must|should)\s(?:be\s)?(?:kill(?:ed)?|withdraw(?:n)?|disregard(?:ed)?)\b"
    r"|\bstory\b[^.;]{0,60}?\b(?:has\sbeen|is|was)\s(?:withdrawn|killed|retracted)\b|(?-i:\bKILL\b)(?!-)",
    re.IGNORECASE,
)

# Takes.
MORE = re.compile(
    r"\W{0,3}(?:more|mf|suite|sigue|segue|mehr\sfolgt|forts(?:etzung)?\s(?:folgt)?|seguirá)\W{0,3}", re.IGNORECASE
)
TAKE_OF = re.compile(
    r"\b(?:take|teil|part|page|parte|partie|deel|del)\s(?P<index>\d{1,2})\s?(?:of|von|de|di|van|av|af|sur|/)\s?(?P<of>\d{1,2})\b"
    r"|\b(?:TAKE|PAGE)\s(?P<alone>\d{1,2})\b|(?<=\S)\s?=(?P<equals>[2-9])\s*$",
    re.IGNORECASE,
)
LAST_TAKE = re.compile(r"\b(?:last|final)\stake\b|\bschluss\b|\bfin\sde\s(?:la\s)?série\b", re.IGNORECASE)

# Status words of feeds, folded, beyond the three of IPTC.
STATUS_KILLED = frozenset(
    """
    canceled cancelled killed kill withdrawn deleted recalled retracted annulled stat:canceled status:canceled
    """.split()
)
STATUS_WITHHELD = frozenset(
    """
    withheld hold held on_hold onhold embargoed draft scheduled stat:withheld holdforrelease
    """.split()
)
STATUS_USABLE = frozenset(
    """
    usable published publish live corrected updated normal stat:usable stat:published released release final
    """.split()
)
STATUS_EMBARGOED = "embargoed"
STATUS_RELEASED = frozenset({"released", "release"})
SIGNALS = {
    "update": Action.UPDATE, "correction": Action.CORRECTION, "corrected": Action.CORRECTION, "kill": Action.KILL,
    "cancel": Action.KILL, "withdrawn": Action.KILL, "delete": Action.KILL, "hold": Action.HOLD, "repeat": Action.REPEAT,
    "refile": Action.REFILE, "release": Action.RELEASE, "advisory": Action.ADVISORY, "writethru": Action.UPDATE,
    "correctn": Action.CORRECTION, "corrective": Action.CORRECTION, "ld-writethru": Action.UPDATE,
    "newsalert": Priority.ALERT,
    "add": Action.TAKE, "take": Action.TAKE, "takes": Action.TAKE, "lead": Action.UPDATE, "corrective": Action.CORRECTION,
    "clarification": Action.CORRECTION, "disregard": Action.KILL, "elimination": Action.KILL, "withhold": Action.HOLD,
    "holdforrelease": Action.HOLD, "not newscontent": Action.ADVISORY,
    "edstat:u": Action.UPDATE, "edstat:c": Action.CORRECTION, "edstat:d": Action.KILL, "msgtype:d": Action.KILL,
    "replace": Action.UPDATE, "rectify": Action.CORRECTION,
}  # fmt: skip
"""Folded: Reuters' letters mean something only with their scheme, the codes of others whatever the scheme is called."""
HELD_BY_EMBARGO = frozenset({"holdforrelease"})
"""Signals of a hold that ends by itself where an embargo is stated."""
