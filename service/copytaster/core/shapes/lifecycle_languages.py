"""The words of the trade that say what a version is to its story, in the languages whose wires we know them from.

Tables only; `markers.py` reads headlines and lines with them, `note_openings.py` holds those of notes. Capitals matter
wherever a word is a common one too ("Kill the bill", "Urgent talks"); a word that no headline would open with may stand
in any case when a colon or a bracket sets it off.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

from typing import Final, TypeAlias

from copytaster.core.model import Action, Priority

Listed: TypeAlias = dict[str, dict[str, tuple[str, ...]]]
"""Words by what they say (an `Action`, a `Priority`) and by language."""


def _listed(table: dict[str, str]) -> Listed:
    """A language a line: `de: BERICHTIGUNG, KORREKTUR`."""
    listed: Listed = {}
    for kind, lines in table.items():
        languages = (line.partition(":") for line in lines.strip().splitlines())
        listed[kind] = {
            language.strip(): tuple(one.strip() for one in words.split(",")) for language, _, words in languages
        }
    return listed


# In capitals: before a hyphen, a dash or a colon, behind a dash, in brackets, or a line of their own.
CAPITALS: Final = _listed({
    Action.KILL: """
        en: KILL, KILL NOTICE, KILL STORY, MANDATORY KILL, STORY KILLED, STORY WITHDRAWN, STORY RETRACTED, WITHDRAWN, WITHDRAWAL, WITHDRAWS, DISREGARD, RETRACTION, RETRACTED
        de: ZURÜCKGEZOGEN, MELDUNG ZURÜCKGEZOGEN, ZURÜCKZIEHUNG, STORNO, STORNIERT, STORNIERUNG, MELDUNG LÖSCHEN, LÖSCHUNG, MELDUNG NICHT VERWENDEN, NICHT MEHR VERWENDEN, BITTE NICHT MEHR VERWENDEN
        fr: ANNULATION, ANNULÉ, ANNULÉE, ANNULE, ANNULER, DÉPÊCHE ANNULÉE, À SUPPRIMER, NE PLUS UTILISER
        es: ELIMINAR, ANULADO, ANULADA, ANULACIÓN, ANULAR, ANULA, NOTICIA ANULADA, NO UTILIZAR MÁS
        pt: ANULAÇÃO, ANULADO, ANULADA, ANULAR, ELIMINAR, DESCONSIDERAR, NOTÍCIA ANULADA
        it: ANNULLATO, ANNULLATA, ANNULLAMENTO, ANNULLARE, DA ANNULLARE, CESTINARE, NOTIZIA ANNULLATA
        nl: INGETROKKEN, INTREKKING, BERICHT INGETROKKEN, BERICHT VERVALT, VERVALLEN
        sv: UTGÅR, INDRAGEN, INDRAGET, DRAS TILLBAKA, ANNULLERAT, ANNULLERAS, TELEGRAMMET UTGÅR
        nb: TRUKKET TILBAKE, TREKKES TILBAKE, TREKKES, ANNULLERT, ANNULLERES, SAKEN TREKKES
        da: ANNULLERET, ANNULLERES, ANNULLERING, TRÆKKES TILBAGE, TILBAGETRUKKET, UDGÅR
        fi: MITÄTÖITY, MITÄTÖINTI, VEDETTY POIS, UUTINEN PERUTTU, JUTTU PERUTTU
        pl: ANULOWANO, ANULOWANE, ANULOWANA, ANULOWANIE, WYCOFANE, WYCOFANA
        ru: АННУЛИРОВАНИЕ, АННУЛИРОВАНО, АННУЛИРУЕТСЯ, АННУЛИРОВАТЬ, ОТЗЫВ СООБЩЕНИЯ
        ar: إلغاء, إلغاء خبر, إلغاء الخبر, سحب خبر, سحب الخبر
    """,
    Action.HOLD: """
        en: HOLD, WITHHOLD, ON HOLD, HOLD STORY, HOLD PUBLICATION, PUBLICATION HELD, DO NOT USE, PLEASE HOLD
        de: BITTE NICHT VERWENDEN, NICHT VERWENDEN, VORERST NICHT VERWENDEN, NOCH NICHT VERWENDEN, BITTE ZURÜCKHALTEN, ZURÜCKGESTELLT
        fr: EN ATTENTE, NE PAS UTILISER, NE PAS DIFFUSER, DÉPÊCHE SUSPENDUE
        es: RETENER, NOTICIA RETENIDA, EN ESPERA, NO UTILIZAR, NO USAR, NO DIFUNDIR
        pt: RETER, NOTÍCIA RETIDA, EM ESPERA, NÃO UTILIZAR, NÃO USAR, NÃO DIVULGAR
        it: IN SOSPESO, NOTIZIA SOSPESA, NON UTILIZZARE, NON USARE, NON DIFFONDERE
        nl: AANHOUDEN, NIET GEBRUIKEN, NOG NIET GEBRUIKEN
        sv: AVVAKTA, ANVÄND EJ, FÅR EJ ANVÄNDAS, FÅR INTE ANVÄNDAS
        nb: AVVENT, MÅ IKKE BRUKES, SKAL IKKE BRUKES
        da: AFVENT, MÅ IKKE BRUGES, MÅ IKKE ANVENDES
        fi: EI SAA KÄYTTÄÄ, ÄLÄ KÄYTÄ
        pl: WSTRZYMANE, WSTRZYMANO, NIE WYKORZYSTYWAĆ
        ru: ПРИОСТАНОВЛЕНО, ЗАДЕРЖАТЬ, НЕ ИСПОЛЬЗОВАТЬ
        ar: عدم الاستخدام, يرجى عدم الاستخدام
    """,
    Action.RELEASE: """
        en: HOLD LIFTED, HOLD RELEASED, HOLD RELEASE, RELEASE OF HOLD, RELEASED FROM HOLD, OFF HOLD, EMBARGO LIFTED, EMBARGO RELEASED, EMBARGO IS LIFTED
        de: SPERRFRIST AUFGEHOBEN, SPERRFRIST BEENDET, SPERRUNG AUFGEHOBEN, FREIGEGEBEN, MELDUNG FREIGEGEBEN
        fr: EMBARGO LEVÉ, LEVÉE D'EMBARGO, LEVÉE DE L'EMBARGO, FIN D'EMBARGO
        es: EMBARGO LEVANTADO, LEVANTADO EL EMBARGO, LEVANTAMIENTO DE EMBARGO, FIN DEL EMBARGO
        pt: FIM DO EMBARGO, FIM DE EMBARGO, EMBARGO LEVANTADO, EMBARGO SUSPENSO
        it: EMBARGO RIMOSSO, EMBARGO REVOCATO, EMBARGO TOLTO, FINE EMBARGO
        nl: EMBARGO OPGEHEVEN, VRIJGEGEVEN
        sv: EMBARGO HÄVT, EMBARGOT HÄVT, EMBARGO UPPHÄVT
        nb: EMBARGO OPPHEVET, SPERREFRIST OPPHEVET, SPERREFRISTEN OPPHEVET, FRIGITT
        da: EMBARGO OPHÆVET, KLAUSUL OPHÆVET, KLAUSULEN OPHÆVET, FRIGIVET
        fi: EMBARGO PÄÄTTYNYT, EMBARGO POISTETTU
        pl: EMBARGO ZNIESIONE, KONIEC EMBARGA
        ru: ЭМБАРГО СНЯТО
        ar: رفع الحظر
    """,
    Action.CORRECTION: """
        en: CORRECTED, CORRECTION, CORRECTIVE, CORRECTS, CORRECT, CLARIFICATION, CLARIFIES, CLARIFIED, ERRATUM, CORRECTED REPEAT
        de: BERICHTIGUNG, BERICHTIGT, KORREKTUR, KORRIGIERT, KORRIGIERTE FASSUNG, RICHTIGSTELLUNG, KLARSTELLUNG
        fr: RECTIFICATIF, RECTIFICATION, RECTIFIE, CORRIGÉ, CORRIGE, CORRECTIF, PRÉCISION, ANNULE ET REMPLACE
        es: CORRECCIÓN, CORREGIDO, CORREGIDA, CORRIGE, RECTIFICACIÓN, RECTIFICA, ACLARACIÓN, VERSIÓN CORREGIDA, FE DE ERRATAS, FE DE ERRORES, ANULA Y SUSTITUYE
        pt: CORREÇÃO, CORRIGIDO, CORRIGIDA, CORRIGE, RETIFICAÇÃO, ESCLARECIMENTO, VERSÃO CORRIGIDA, ERRATA, ANULA E SUBSTITUI
        it: CORREZIONE, CORRETTO, CORRETTA, CORREGGE, RETTIFICA, PRECISAZIONE, ERRATA CORRIGE, ANNULLA E SOSTITUISCE
        nl: RECTIFICATIE, CORRECTIE, GECORRIGEERD, GERECTIFICEERD, VERDUIDELIJKING
        sv: RÄTTELSE, RÄTTAD, RÄTTAR, KORRIGERING, KORRIGERAD, FÖRTYDLIGANDE
        nb: RETTELSE, RETTET, RETTER, KORRIGERING, KORRIGERT, PRESISERING
        da: RETTELSE, RETTET, KORREKTION, KORRIGERING, KORRIGERET, PRÆCISERING, BERIGTIGELSE
        fi: OIKAISU, KORJAUS, KORJATTU, TARKENNUS
        pl: KOREKTA, SPROSTOWANIE, POPRAWKA, POPRAWIONA
        ru: КОРРЕКЦИЯ, ИСПРАВЛЕНИЕ, ИСПРАВЛЕНО, ПОПРАВКА, УТОЧНЕНИЕ
        ar: تصحيح, توضيح
    """,
    Action.ADVISORY: """
        en: ADVISORY, NEWS ADVISORY, MEDIA ADVISORY, DIARY, DAYBOOK, BUDGET, NEWS BUDGET, NEWS DIGEST, TABLE OF CONTENTS
        de: TAGESVORSCHAU, THEMENPLANUNG, THEMENVORSCHAU, TERMINVORSCHAU
        fr: PRÉVISIONS, AGENDA PRÉVISIONNEL
        es: PREVISIONES, PREVISIÓN INFORMATIVA
        pt: AGENDA DO DIA
        it: AGENDA DEL GIORNO
        nl: REDACTIEAGENDA
        sv: MEDDELANDE TILL REDAKTIONERNA, DAGORDNING
        nb: MELDING TIL REDAKSJONENE, DAGSORDEN
        da: MEDDELELSE TIL REDAKTIONERNE, REDAKTIONEL OVERSIGT
        fi: TIEDOTE TOIMITUKSILLE
        pl: ZAPOWIEDZI, KOMUNIKAT DLA REDAKCJI
        ru: АНОНС, ПЛАН НОВОСТЕЙ
        ar: تنويه
    """,
    Action.REFILE: """
        en: REFILE, REFILED, REFILES, REFILING, RE-FILE, RESEND, RESENT, RESENDING
        de: NEUVERSAND, ERNEUT GESENDET
        fr: REMETTRE, RÉÉMISSION, RENVOI
        es: REENVÍO, REENVIO
        pt: REENVIO
        it: RITRASMISSIONE, REINVIO
        nl: HERZENDING, HERVERZONDEN
        sv: OMSÄNDNING, SÄNDS OM
        nb: SENDES PÅ NYTT, NY SENDING
        da: GENSENDES, GENSENDT
        fi: UUDELLEENLÄHETYS
        pl: PONOWNE NADANIE
        ru: ПОВТОРНАЯ ПЕРЕДАЧА
        ar: إعادة إرسال
    """,
    Action.REPEAT: """
        en: RPT, RPTS, REPEAT, REPEATS, REPEATING, REPEATED
        de: WIEDERHOLUNG, WIEDERHOLT, WDH, WDHLG, WHLG
        fr: RÉPÉTITION, RÉPÈTE, RÉPÉTÉ, REDIFFUSION
        es: REPETICIÓN, REPETIDA, REPITE
        pt: REPETIÇÃO, REPETE, REPETIDA
        it: RIPETIZIONE, RIPETE, RIPETUTO
        nl: HERHALING, HERHAALD
        sv: REPRIS, UPPREPNING, REPETERAS
        nb: REPETISJON, GJENTAKELSE, GJENTAS
        da: GENTAGELSE, GENTAGES, REPETITION
        fi: TOISTO, UUSINTA
        pl: POWTÓRZENIE, POWTÓRKA
        ru: ПОВТОР, ПОВТОРЕНИЕ
        ar: إعادة, تكرار
    """,
    Action.UPDATE: """
        en: UPDATE, UPDATED, UPDATES, WRAPUP, WRAP-UP, LEADALL, LEAD, NEW LEAD, RELEAD, WRITETHRU, WRITE-THRU, WRITETHROUGH, LD-WRITETHRU, ROUNDUP, RECASTS, RECAST
        de: AKTUALISIERUNG, AKTUALISIERT, NEUFASSUNG, NEU, ERGÄNZUNG, ERGÄNZT, NEUER LEAD
        fr: ACTUALISATION, ACTUALISÉ, ACTUALISE, ACTUALISÉE, MISE À JOUR, MIS À JOUR, METTRE À JOUR, NOUVEAU LEAD
        es: ACTUALIZACIÓN, ACTUALIZA, ACTUALIZADO, ACTUALIZADA, AMPLIACIÓN, AMPLÍA, AMPLIA
        pt: ATUALIZAÇÃO, ATUALIZA, ATUALIZADO, ATUALIZADA, AMPLIAÇÃO
        it: AGGIORNAMENTO, AGGIORNATO, AGGIORNATA, AGGIORNA, RIEPILOGO
        nl: ACTUALISERING, GEACTUALISEERD, BIJGEWERKT, AANVULLING, NIEUWE VERSIE
        sv: UPPDATERING, UPPDATERAD, UPPDATERAR, NY VERSION
        nb: OPPDATERING, OPPDATERT, OPPDATERER, NY VERSJON
        da: OPDATERING, OPDATERET, OPDATERER, NY VERSION
        fi: PÄIVITYS, PÄIVITETTY, TÄYDENNETTY, TÄYDENNYS
        pl: AKTUALIZACJA, UZUPEŁNIENIE, NOWA WERSJA
        ru: ОБНОВЛЕНИЕ, ОБНОВЛЕНО, ДОПОЛНЕНИЕ, ДОПОЛНЕНО
        ar: تحديث, محدث, إضافة
    """,
    Priority.FLASH: """
        en: FLASH, NEWSFLASH, NEWS FLASH
        de: BLITZ, BLITZMELDUNG
        sv: BLIXT
        fi: PIKAUUTINEN
        pl: BŁYSK
        ru: МОЛНИЯ
        ar: فلاش
    """,
    Priority.ALERT: """
        en: ALERT, SNAP, NEWSALERT, NEWS ALERT, APNEWSALERT, AP NEWSALERT, NEWSBREAK, BREAKING, BREAKING NEWS
        de: EIL, EILMELDUNG
        fr: ALERTE
        es: ALERTA, ÚLTIMA HORA
        pt: ÚLTIMA HORA
        it: ULTIM'ORA
    """,
    Priority.BULLETIN: """
        en: BULLETIN
    """,
    Priority.URGENT: """
        en: URGENT
        de: DRINGEND
        fr: D'URGENCE, TRÈS URGENT
        es: URGENTE, MUY URGENTE
        nl: SPOED, SPOEDBERICHT
        sv: BRÅDSKANDE, SNABB
        nb: HAST, HASTER
        da: HASTER, IL
        fi: KIIREELLINEN, KIIRE
        pl: PILNE
        ru: СРОЧНО, ЭКСТРЕННО
        ar: عاجل
    """,
})  # fmt: skip
# In any case, because a bracket or a colon sets them off and no headline opens with them: "Correction: …", "(Eil) …".
SET_OFF: Final = _listed({
    Action.KILL: """
        en: story withdrawn, story killed, story retracted, kill notice, mandatory kill
        de: zurückziehung, meldung zurückgezogen, storno der meldung
        fr: dépêche annulée, annulation de dépêche
        es: noticia anulada, anulación de noticia
        pt: notícia anulada, anulação de notícia
        it: notizia annullata, annullamento notizia
        nl: bericht ingetrokken, intrekking bericht
        sv: telegrammet utgår, texten utgår
        nb: saken trekkes, melding trukket
        da: annullering, telegram annulleret
        fi: uutinen peruttu, juttu peruttu
        pl: anulowanie depeszy, depesza anulowana
        ru: аннулирование, отзыв сообщения
    """,
    Action.RELEASE: """
        en: embargo lifted, hold lifted, hold released
        de: sperrfrist aufgehoben
        fr: embargo levé, levée d'embargo
        es: embargo levantado
        it: embargo rimosso
        nl: embargo opgeheven
        sv: embargo hävt
        nb: sperrefrist opphevet
        da: klausul ophævet
    """,
    Action.CORRECTION: """
        en: corrected, correction, corrective, correct, corrects, clarification, erratum
        de: berichtigung, berichtigt, korrektur, korrigiert, richtigstellung, klarstellung, korrigierte fassung
        fr: rectificatif, rectification, correctif, corrigé, annule et remplace
        es: corrección, rectificación, versión corregida, fe de erratas, corregido, corregida, anula y sustituye
        pt: correção, retificação, versão corrigida, corrigido, corrigida, errata
        it: correzione, rettifica, errata corrige, annulla e sostituisce
        nl: rectificatie, correctie, gecorrigeerd
        sv: rättelse, korrigering, rättad version
        nb: rettelse, rettet, korrigering, korrigert
        da: rettelse, rettet, korrektion, korrigering, berigtigelse
        fi: oikaisu, korjaus, korjattu
        pl: korekta, sprostowanie
        ru: коррекция, исправление, поправка, исправлено
    """,
    Action.ADVISORY: """
        en: news advisory, media advisory, advisory
    """,
    Action.REFILE: """
        en: refile, refiled, resend
        de: neuversand
        es: reenvío
        sv: omsändning
    """,
    Action.REPEAT: """
        en: repeat, rpt
        de: wiederholung, wiederholt, wdh
        fr: répétition, rediffusion
        es: repetición
        pt: repetição
        it: ripetizione
        nl: herhaling
        sv: repris, upprepning
        nb: repetisjon, gjentakelse
        da: gentagelse
        fi: toisto
        pl: powtórzenie
        ru: повтор
    """,
    Action.UPDATE: """
        en: update, updated, wrapup, wrap-up, roundup, new lead, lead, writethru, ld-writethru
        de: aktualisierung, aktualisiert, neufassung, ergänzung, ergänzt, neu
        fr: actualisation, actualisé, mise à jour, mis à jour
        es: actualización, actualizado, actualizada, ampliación
        pt: atualização, atualizado, atualizada
        it: aggiornamento, aggiornato
        nl: actualisering, bijgewerkt, geactualiseerd
        sv: uppdatering, uppdaterad, ny version
        nb: oppdatering, oppdatert, ny versjon
        da: opdatering, opdateret
        fi: päivitys, päivitetty, täydennetty
        pl: aktualizacja
        ru: обновление, обновлено, дополнение
    """,
    Priority.FLASH: """
        en: newsflash, news flash
        de: blitz, blitzmeldung
        ru: молния
    """,
    Priority.ALERT: """
        en: news alert, newsalert, apnewsalert, breaking, breaking news
        de: eil, eilmeldung
        fr: alerte
        es: última hora
        it: ultim'ora
    """,
    Priority.BULLETIN: """
        en: bulletin
    """,
    Priority.URGENT: """
        en: urgent
        es: urgente
        sv: brådskande
        pl: pilne
        ru: срочно
    """,
})  # fmt: skip
IN_BRACKETS_ONLY: Final = frozenset(
    word.strip()
    for word in """
    advisory, correct, corrects, corrigé, corregido, corregida, corrigido, corrigida, rettet, lead, neu, blitz, urgent, urgente,
    bulletin, alerte, wiederholt, ergänzt, ergänzung, breaking, roundup, wrap-up, päivitys, korjaus, embargo lifted,
    hold lifted, hold released, sperrfrist aufgehoben, embargo levé, levée d'embargo, embargo levantado, embargo rimosso, embargo opgeheven, embargo hävt, sperrefrist opphevet, klausul ophævet
    """.split(",")
)  # fmt: skip
"""Of the words above those that open headlines as well ("Neu: …", "Bulletin: …"): a colon is not enough for these."""
GENRES: Final = (
    "ANALYSIS", "FACTBOX", "FEATURE", "EXCLUSIVE", "INTERVIEW", "EXPLAINER", "TIMELINE", "INSIGHT", "BREAKINGVIEWS",
    "COLUMN", "COMMENTARY", "POLL", "PREVIEW", "SPECIAL REPORT", "NEWSMAKER", "Q&A", "SCENARIOS", "OPINION", "PROFILE",
    "OBITUARY", "TEXT", "QUOTES", "GRAPHIC", "FOCUS", "SPOTLIGHT", "WITNESS", "REPORTAGE", "ENCADRÉ", "ANALYSE",
    "PORTRÄT", "HINTERGRUND", "ZUSAMMENFASSUNG", "KORR-BERICHT", "EXTRA", "SUMMARY", "CORREZIONE DI BOZZE", "BRIEF",
    "INSTANT VIEW", "EXPLAINED", "FACT CHECK", "LIVE", "PORTRAIT", "ENTRETIEN", "ÉCLAIRAGE", "DÉCRYPTAGE", "CHRONOLOGIE",
    "DOSSIER", "ANÁLISIS", "ENTREVISTA", "PERFIL", "CRÓNICA", "REPORTAJE", "CRONOLOGÍA", "ANÁLISE", "CRONOLOGIA",
    "REPORTAGEM", "ANALISI", "INTERVISTA", "SCHEDA", "APPROFONDIMENTO", "ACHTERGROND", "PROFIEL", "ANALYS", "INTERVJU",
    "FAKTA", "BAKGRUND", "BAKGRUNN", "BAGGRUND", "KOMMENTAR", "KRÖNIKA", "OVERBLIK", "PORTRÆT", "ÜBERBLICK", "VORSCHAU",
    "DOKUMENTATION", "ANALYYSI", "HAASTATTELU", "TAUSTA", "ANALIZA", "WYWIAD", "SYLWETKA", "АНАЛИЗ", "ИНТЕРВЬЮ", "СПРАВКА",
    "ОБЗОР", "ДОСЬЕ",
)  # fmt: skip
"""Prefixes that name a genre: no part of a headline, and no action. dpa's KORR-Bericht is a correspondent's report."""
EMBARGOES: Final = (
    "EMBARGO",
    "EMBARGOED",
    "STRICTLY EMBARGOED",
    "SPERRFRIST",
    "SOUS EMBARGO",
    "BAJO EMBARGO",
    "SOB EMBARGO",
    "SOTTO EMBARGO",
)
"""Before a headline: no part of it; `embargo.py` judges what they mean."""
GENRES_SET_OFF: Final = (
    "korr-bericht", "zusammenfassung", "hintergrund", "porträt", "kurzporträt", "interview", "analyse", "feature", "reportage",
    "exclusive", "kommentar", "überblick", "vorschau", "chronologie", "dokumentation", "umfrage", "service", "analysis",
    "profile", "news feature", "factbox", "explainer", "opinion", "column", "preview", "timeline", "encadré", "portrait",
    "análisis", "entrevista", "perfil", "analisi", "intervista", "scheda", "achtergrond", "analys", "intervju", "fakta",
    "bakgrund", "bakgrunn", "baggrund", "overblik",
)  # fmt: skip
"""The same in brackets, in any case: `(KORR-Bericht) …`."""
GENRES_WITH_COLON: Final = (
    "factbox", "explainer", "exclusive", "analysis", "timeline", "special report", "newsmaker", "breakingviews", "instant view",
    "korr-bericht",
)  # fmt: skip
"""The same before a colon, in any case: Reuters prints "Factbox: …" for its media clients."""

AMBIGUOUS: Final = frozenset(
    """
    KILL HOLD LEAD BUDGET ALERT CORRECT DIARY EIL NEU SNAP RELEASE RETRACTION BLITZ FLASH UPDATES CORRECTS URGENT REPEAT BULLETIN
    WITHHOLD DISREGARD WITHDRAWAL WITHDRAWN WITHDRAWS RETRACTED ADVISORY ROUNDUP BREAKING RECAST RESENT ALERTA ALERTE
    URGENTE ELIMINAR ANULAR RETENER IL HAST SNABB BLIXT LÖSCHUNG STORNO TEXT POLL LIVE FOCUS COLUMN PROFILE FEATURE WITNESS BRIEF
    PREVISIONES INDRAGEN REPRIS PRÉCISION KORREKTUR EXTRA GRAPHIC OPINION QUOTES INSIGHT EMBARGO
    """.split()
)
"""With a hyphen these open common words as well (HOLD-UPS RISE): in a headline all in capitals they mean nothing."""

NUMBERED: Final = {
    "update": Action.UPDATE, "lead": Action.UPDATE, "ld": Action.UPDATE, "net": Action.UPDATE, "ld-writethru": Action.UPDATE,
    "writethru": Action.UPDATE, "wrapup": Action.UPDATE, "roundup": Action.UPDATE,
    "sub": Action.UPDATE, "insert": Action.UPDATE, "correction": Action.CORRECTION,
    "aktualisierung": Action.UPDATE, "neufassung": Action.UPDATE, "actualización": Action.UPDATE,
    "ampliación": Action.UPDATE, "atualização": Action.UPDATE, "actualisation": Action.UPDATE, "aggiornamento": Action.UPDATE,
    "berichtigung": Action.CORRECTION, "corrección": Action.CORRECTION, "rectificatif": Action.CORRECTION,
    "add": Action.TAKE, "take": Action.TAKE, "refile": Action.REFILE, "repeat": Action.REPEAT, "writethrough": Action.UPDATE,
    "uppdatering": Action.UPDATE, "oppdatering": Action.UPDATE, "opdatering": Action.UPDATE, "alert": Priority.ALERT,
}  # fmt: skip
"""What an ordinal may stand before: "2nd Ld-Writethru", "1-UPDATE", "3RD NET", "1st Add"."""

IN_SLUGLINES: Final = {
    "kill": Action.KILL, "bulletin kill": Action.KILL, "elimination": Action.KILL, "withdrawal": Action.KILL, "hold": Action.HOLD,
    "hold for release": Action.HOLD, "correction": Action.CORRECTION, "corrective": Action.CORRECTION,
    "correctn": Action.CORRECTION, "correx": Action.CORRECTION, "clarification": Action.CORRECTION,
    "advisory": Action.ADVISORY, "writethru": Action.UPDATE, "ld": Action.UPDATE, "lead": Action.UPDATE,
    "ld-writethru": Action.UPDATE, "sub": Action.UPDATE, "insert": Action.UPDATE, "update": Action.UPDATE, "add": Action.TAKE,
    "repeat": Action.REPEAT, "refile": Action.REFILE, "apnewsalert": Priority.ALERT, "newsalert": Priority.ALERT,
    "urgent": Priority.URGENT, "bulletin": Priority.BULLETIN, "flash": Priority.FLASH,
}  # fmt: skip
"""What a slugline says behind its last comma, in any case: "BC-Ferry-Closure, Correction"."""
