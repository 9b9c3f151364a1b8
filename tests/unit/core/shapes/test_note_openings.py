"""What a note says of its story, in the languages of the wires, and what it does not."""

from __future__ import annotations

import pytest

from copytaster.core.model import Action, At, BlockKind
from copytaster.core.shapes.note_openings import note_mark
from tests.raw_stories import normalised

COPY = (
    ("paragraph", "The ferry left the harbour of Lysvik at dawn, the company said on Monday."),
    ("paragraph", "It will be back on Tuesday in the evening, weather permitting, he said."),
)
NOTES = (
    ("update", "(Adds quotes from minister)"),
    ("update", "(Recasts with minister; adds background)"),
    ("correction", "(Recasts, corrects spelling of name in paragraph 3)"),
    ("correction", "(Corrects paragraph 3 to say 14 ferries, not 40)"),
    ("refile", "(Refiles to fix typo in headline)"),
    ("refile", "(Refiles to correct headline)"),
    ("repeat", "(Repeats story first sent on Monday)"),
    ("update", "(Updates prices; adds comment)"),
    ("kill", 'Eds: Please kill the story headlined "Ferry line to close".'),
    ("kill", "EDITORS: The story slugged FERRY-CLOSURE has been withdrawn. There will be no substitute."),
    ("kill", "Eds: Kill BC-Ferry-Closure. The quote cannot be confirmed."),
    ("kill", "Eds: BULLETIN KILL. Kill the story from Halden about the ferry."),
    ("hold", "Eds: Please hold the ferry story until further notice."),
    ("hold", "Eds: The ferry story is on hold pending a legal check."),
    ("release", "Eds: The hold on the ferry story is lifted."),
    ("release", "Eds: The embargo on the ferry story has been lifted."),
    ("correction", "Eds: CORRECTS spelling of Moe. UPDATES with quotes."),
    ("correction", "Eds: Updates with quotes. Corrects spelling of Moe in 3rd graf."),
    ("correction", "Eds: This story has been corrected to say that there are 14 ferries."),
    ("update", "Eds: UPDATES: Adds comment from the company."),
    ("update", "Eds: With AP Photos. Adds details."),
    ("correction", "(Berichtigung: Im 2. Absatz wird der Vorname korrigiert)"),
    ("correction", "(Berichtigt: Name im 3. Satz)"),
    ("correction", "(Korrigiert wird die Zahl der Fähren im 2. Absatz)"),
    ("correction", "(Achtung: Berichtigt wird der Name im 1. Absatz)"),
    ("correction", "(Berichtigung - neu: Zahl im Vorspann)"),
    ("update", "(neu: mehr Details)"),
    ("update", "(Ergänzt: Stellungnahme der Reederei)"),
    ("update", "(Aktualisiert: Zahl der Opfer)"),
    ("repeat", "(Wiederholung vom Vortag)"),
    ("kill", '(Achtung: Bitte die Meldung "Fähre sinkt" von 14.05 Uhr nicht verwenden. Die Angaben stimmen nicht.)'),
    ("kill", "Achtung: Die Meldung «Fähre sinkt» wird zurückgezogen."),
    ("kill", "Achtung: Die Meldung über die Fähre ist ersatzlos gestrichen."),
    ("kill", "Achtung: Bitte verwenden Sie die Meldung nicht mehr. Sie darf nicht mehr verwendet werden."),
    ("hold", "Achtung: Bitte vorerst nicht verwenden."),
    ("hold", "Achtung: Bitte mit der Veröffentlichung warten."),
    ("release", "Achtung: Die Sperrfrist ist aufgehoben."),
    ("release", "Achtung: Die Meldung ist freigegeben."),
    ("correction", "(RECTIFICATIF: bien lire quatorze ferries au 2e paragraphe)"),
    ("correction", "ATTENTION - CORRIGE le prénom du ministre"),
    ("correction", "(Corrige l'âge du capitaine)"),
    ("correction", "NDLR: Rectifie le nom du port au 3e paragraphe."),
    ("update", "ATTENTION - ACTUALISE avec réaction du ministre"),
    ("update", "(Ajoute réactions, précisions)"),
    ("update", "(Actualise avec bilan)"),
    ("update", "NDLR: Complète avec la réaction de la compagnie."),
    ("correction", "NDLR: Annule et remplace la dépêche précédente."),
    ("repeat", "(Répétition sans changement)"),
    ("kill", "NDLR: La dépêche « Un ferry coule » est annulée."),
    ("kill", "NDLR: Prière d'annuler la dépêche intitulée « Un ferry coule »."),
    ("kill", "NDLR: Veuillez annuler notre dépêche de 14h05."),
    ("kill", "NDLR: Merci de ne plus utiliser la dépêche sur le ferry."),
    ("hold", "NDLR: Prière de ne pas utiliser la dépêche pour le moment."),
    ("release", "NDLR: L'embargo est levé."),
    ("correction", "(Corrige el nombre del capitán)"),
    ("correction", "(Corrección en segundo párrafo)"),
    ("correction", "Nota a los editores: Rectifica la cifra de heridos."),
    ("update", "(Actualiza con declaraciones)"),
    ("update", "(Añade detalles)"),
    ("update", "(Amplía información)"),
    ("update", "(Agrega reacciones)"),
    ("repeat", "(Repite sin cambios)"),
    ("kill", 'Nota a los editores: La noticia titulada "Se hunde un ferry" queda anulada.'),
    ("kill", "Nota a los editores: Rogamos anulen la noticia sobre el ferry."),
    ("kill", "Nota a los editores: Por favor, eliminen la nota de las 14:05."),
    ("hold", "Nota a los editores: No utilicen la noticia por el momento."),
    ("release", "Nota a los editores: El embargo ha sido levantado."),
    ("correction", "(Corrige nome do capitão no 2.º parágrafo)"),
    ("update", "(Atualiza com declarações)"),
    ("update", "(Acrescenta reações)"),
    ("repeat", "(Repete sem alterações)"),
    ("kill", 'Nota aos editores: A notícia "Ferry afunda" foi anulada.'),
    ("kill", "Nota aos editores: Favor desconsiderar a matéria sobre o ferry."),
    ("hold", "Nota aos editores: Não utilizar até nova indicação."),
    ("release", "Nota aos editores: O embargo foi levantado."),
    ("correction", "(Corregge il nome del capitano)"),
    ("correction", "(Rettifica il bilancio)"),
    ("correction", "(Annulla e sostituisce la precedente)"),
    ("update", "(Aggiorna con dichiarazioni)"),
    ("update", "(Aggiunge dettagli)"),
    ("repeat", "(Ripete correttamente)"),
    ("kill", 'Nota ai redattori: La notizia "Affonda un traghetto" è annullata.'),
    ("kill", "Nota ai redattori: Si prega di annullare il lancio delle 14.05."),
    ("hold", "Nota ai redattori: Non utilizzare fino a nuovo avviso."),
    ("release", "Nota ai redattori: L'embargo è stato rimosso."),
    ("correction", "(Corrigeert naam kapitein)"),
    ("correction", "(Rectificatie: naam in tweede alinea)"),
    ("update", "(Voegt toe: reactie rederij)"),
    ("update", "(Aanvulling met reactie)"),
    ("repeat", "(Herhaling van gisteren)"),
    ("kill", "Noot voor de redactie: Het bericht 'Veerboot zinkt' is ingetrokken."),
    ("kill", "Noot voor de redactie: Gelieve het bericht over de veerboot te verwijderen."),
    ("hold", "Noot voor de redactie: Nog niet gebruiken."),
    ("release", "Noot voor de redactie: Het embargo is opgeheven."),
    ("correction", "(Rättar namn i andra stycket)"),
    ("correction", "(Rättelse: namnet på kaptenen)"),
    ("update", "(Uppdaterar med citat)"),
    ("update", "(Tillägg: kommentar från rederiet)"),
    ("kill", 'Till red: Telegrammet "Färja sjunker" utgår.'),
    ("kill", "Till red: Texten får inte längre användas."),
    ("hold", "Till red: Avvakta publicering."),
    ("release", "Till red: Embargot är hävt."),
    ("correction", "(Retter navn i andre avsnitt)"),
    ("correction", "(Rettelse: kapteinens navn)"),
    ("update", "(Oppdaterer med sitat)"),
    ("kill", 'Til red.: Saken "Ferge synker" trekkes.'),
    ("kill", "Til red.: Meldingen trekkes tilbake."),
    ("hold", "Til red.: Avvent publisering."),
    ("release", "Til red.: Sperrefristen er opphevet."),
    ("correction", "(Rettelse i andet afsnit)"),
    ("update", "(Opdaterer med citat)"),
    ("update", "(Opdateret med kommentar)"),
    ("kill", "Til red.: Historien om færgen annulleres."),
    ("kill", "Til red.: Telegrammet må ikke længere bruges."),
    ("hold", "Til red.: Må ikke bruges."),
    ("release", "Til red.: Klausulen er ophævet."),
    ("correction", "(Korjattu kapteenin nimi)"),
    ("update", "(Täydennetty kommentilla)"),
    ("kill", "Toimituksille: Uutinen lautasta on peruttu."),
    ("correction", "(Korekta: nazwisko kapitana)"),
    ("update", "(Aktualizacja: wypowiedź rzecznika)"),
    ("kill", "Do redakcji: Depesza o promie została anulowana."),
    ("correction", "(Исправляет имя капитана)"),
    ("update", "(Добавляет подробности)"),
    ("kill", "Редакторам: Сообщение о пароме аннулируется."),
    ("correction", "(تصحيح اسم القبطان)"),
    ("update", "(إضافة تصريحات للوزير)"),
    ("kill", "إلى المحررين: يرجى إلغاء الخبر عن العبارة."),
    ("update", "(Adds that the bill was withdrawn)"),
)
NO_ACTION = (
    "(With pictures)",
    "Eds: A longer version will move at 1500 GMT.",
    "EDITOR'S NOTE: Moe withdrew his troops in 1944.",
    "Eds: Report on withdrawn ferry licences will follow.",
    "Achtung: Eine Zusammenfassung folgt bis 17.00 Uhr.",
    "NDLR: Un papier général suivra vers 17h00.",
    "(Reporting by Ida Moe)",
    "EDITOR'S NOTE _ Jane Moe has covered the coast for 20 years.",
    "Eds: Please hold for release at 10 a.m.",
    "Eds: Kill fee negotiations ended on Monday.",
    "Eds: Corrections officers will speak at 1500.",
    "Eds: Updated photos to follow.",
)


@pytest.mark.parametrize("kind", ["editors_note", "paragraph"])
@pytest.mark.parametrize(("action", "note"), NOTES)
def test_note(action: str, note: str, kind: str) -> None:
    """Whether the format calls it a note or a paragraph: it is one, and its words are the reason, at their place."""
    story = normalised(("headline", "Ferry line to close"), (kind, note), *COPY)
    assert (story.lifecycle.action, story.ed_note) == (action, note)
    reason = story.lifecycle.reason
    assert reason is not None
    (place,) = reason.at
    assert isinstance(place, At)
    assert story.blocks[place.block].text[place.start : place.end] == reason.text


@pytest.mark.parametrize("note", NO_ACTION)
def test_note_without_an_action(note: str) -> None:
    """A note that announces, explains or tells: the story is new."""
    story = normalised(("headline", "Ferry line to close"), ("editors_note", note), *COPY)
    assert story.lifecycle.action is Action.NEW


@pytest.mark.parametrize("note", ["إضافة تصريحات للوزير", "UPDATES with toll, ADDS quotes"])
def test_advisory_line_of_a_feed(note: str) -> None:
    """A field of notes needs no brackets, in Arabic as in English."""
    assert normalised(("editors_note", note), *COPY).lifecycle.action is Action.UPDATE


@pytest.mark.parametrize(
    "paragraph",
    [
        "The story was retracted by the magazine on Monday, its editor said.",
        "The hold on ferry licences is lifted, the ministry said.",
        "Please kill the engine before you leave the ferry, signs say in three languages.",
        "Adds up: fares rise by a tenth.",
        "Correction of the coastline will take ten years.",
        "Wiederholt hat die Reederei gewarnt.",
    ],
)
def test_copy_is_no_note(paragraph: str) -> None:
    """News that opens as notes do stays copy, and changes nothing."""
    story = normalised(("headline", "Ferry line to close"), ("paragraph", paragraph), *COPY)
    assert (story.lifecycle.action, story.ed_note) == (Action.NEW, None)
    assert story.blocks[1].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "paragraph", "action"),
    [
        ("KILL KILL KILL", 'The story headlined "Ferry line to close" has been withdrawn.', Action.KILL),
        ("BULLETIN KILL", "Kill the story from Halden slugged BC-Ferry-Closure. It was sent in error.", Action.KILL),
        ("ANNULATION", "La dépêche « Une ligne de ferry ferme » est annulée.", Action.KILL),
        ("*** ELIMINAR - ELIMINAR ***", "La noticia sobre el ferry queda anulada.", Action.KILL),
        ("HOLD HOLD HOLD", "The story on the ferry is on hold.", Action.HOLD),
        ("HOLD LIFTED", "The hold on the ferry story has been lifted.", Action.RELEASE),
    ],
)
def test_behind_a_line_that_says_so_a_paragraph_is_a_note(line: str, paragraph: str, action: Action) -> None:
    """The reason of a kill is not lost with its copy."""
    story = normalised(("unknown", line), ("paragraph", paragraph))
    assert (story.lifecycle.action, story.ed_note) == (action, paragraph)
    assert story.lifecycle.reason is not None
    assert story.lifecycle.reason.text == paragraph


def test_a_long_note_costs_no_more_than_its_length() -> None:
    """Only its beginning is read."""
    assert note_mark("Eds: " + "the story " * 50_000) is None
