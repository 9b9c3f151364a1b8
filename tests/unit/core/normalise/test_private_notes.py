"""Private text leaves nothing behind, in the languages of the wires; a general remark is copy."""

from __future__ import annotations

import pytest

from tests.raw_stories import normalised

COPY = (
    ("headline", "Ferry line to close"),
    ("paragraph", "The ferry left the harbour at dawn, the company said on Monday."),
    ("paragraph", "It will be back on Tuesday, he said."),
)
PRIVATE = (
    "NOT FOR PUBLICATION: call the desk",
    "Not for publication",
    "NOT FOR PUBLICATION OR BROADCAST - Moe is ill",
    "(Not for publication: Moe is ill)",
    "EDITORS ONLY: Moe is ill",
    "For editors' eyes only: Moe is ill",
    "For internal use only. Moe is ill",
    "Note to editors, not for publication: Moe is ill",
    "The following information is not intended for publication: Moe is ill",
    "This note is not for publication. Moe is ill.",
    "Nicht zur Veröffentlichung: Moe ist krank",
    "NICHT ZUR VERÖFFENTLICHUNG BESTIMMT - Moe ist krank",
    "Nur für die Redaktion: Moe ist krank",
    "Nur für Redaktionen: Moe ist krank",
    "Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt: Moe ist krank",
    "Nur zur internen Verwendung: Moe",
    "Ne pas publier: Moe est malade",
    "NE PAS PUBLIER - Moe",
    "Réservé aux rédactions: Moe est malade",
    "Usage interne uniquement: Moe est malade",
    "Les informations suivantes ne sont pas destinées à la publication: Moe",
    "Non destiné à la publication: Moe",
    "No publicar: Moe está enfermo",
    "NO PUBLICABLE: Moe",
    "Sólo para editores: Moe",
    "Solo para uso interno: Moe",
    "La siguiente información no es para publicación: Moe",
    "Não publicar: Moe",
    "NÃO PUBLICAR - Moe",
    "Só para editores: Moe",
    "Apenas para uso interno: Moe",
    "Não se destina a publicação: Moe",
    "Non pubblicare: Moe",
    "DA NON PUBBLICARE: Moe",
    "Non per la pubblicazione: Moe",
    "Solo per le redazioni: Moe",
    "Solo per uso interno: Moe",
    "Niet voor publicatie: Moe",
    "Niet publiceren: Moe",
    "Alleen voor redacties: Moe",
    "Uitsluitend voor intern gebruik: Moe",
    "Ej för publicering: Moe",
    "Inte för publicering: Moe",
    "Får ej publiceras: Moe",
    "Endast för redaktioner: Moe",
    "Endast för internt bruk: Moe",
    "Ikke for publisering: Moe",
    "Ikke til publisering: Moe",
    "Kun for redaksjonen: Moe",
    "Kun til intern bruk: Moe",
    "Ikke til offentliggørelse: Moe",
    "Ikke til publicering: Moe",
    "Kun til redaktionen: Moe",
    "Må ikke offentliggøres: Moe",
    "Ei julkaistavaksi: Moe",
    "Ei julkisuuteen: Moe",
    "Vain toimituksille: Moe",
    "Nie do publikacji: Moe",
    "Tylko dla redakcji: Moe",
    "Не для публикации: Мое",
    "Только для редакций: Мое",
    "ليس للنشر: مو",
    "غير مخصص للنشر: مو",
    "للمحررين فقط: مو",
    "Duty editor: +44 20 5550 0000",
    "News desk: desk@halden.example",
    "Redaktion: +49 30 5550 0000",
    "Rédaction: +33 1 55 55 00 00",
    "Redacción: +34 91 555 00 00",
    "Redazione: +39 06 5550 0000",
    "Redactie: +31 20 555 00 00",
    "Redaktionen: +46 8 555 000 00",
    "Redaksjonen: +47 55 50 00 00",
    "Toimitus: +358 9 5550 0000",
    "Vaktsjef: +47 55 50 00 00",
    "Deskledare: +46 8 555 000 00",
    "Redaktionssekretær: +45 33 55 00 00",
    "Mesa de edición: +34 91 555 00 00",
    "((ida.moe@halden.example; +44 20 5550 0000; Reuters Messaging: ida.moe))",
)
COPY_LINES = (
    "Not for publication before 1800 GMT: the report",
    "The law is not for publication of private letters, the court said.",
    "The minister said the letter was not for publication.",
    "He said the names were for editors only to know, not for publication in full.",
    'Moe said the novel was "not for publication" in her lifetime.',
    "Editors only learned of the ferry on Monday.",
    "Die Unterlagen seien nicht zur Veröffentlichung bestimmt, sagte Moe.",
    "Le ministre a dit de ne pas publier la lettre.",
    "El juez ordenó no publicar la carta.",
    "Il giudice ha ordinato di non pubblicare la lettera.",
    "The line carries 667 million passengers.",
    "Redaktionen fick ett brev på måndagen.",
)


@pytest.mark.parametrize("kind", ["editors_note", "paragraph"])
@pytest.mark.parametrize("words", PRIVATE)
def test_private(words: str, kind: str) -> None:
    """A mark that opens a note or line, or says so of what follows, and the telephones of desks: none of it stays."""
    story = normalised(*COPY, (kind, words))
    assert story.private_notes is not None
    assert [block.text for block in story.blocks] == [text for _, text in COPY]
    assert story.ed_note is None


@pytest.mark.parametrize("words", COPY_LINES)
def test_general_remark_is_none(words: str) -> None:
    """What is said within a sentence is copy; a date behind the words makes them an embargo."""
    assert normalised(*COPY, ("paragraph", words)).private_notes is None


def test_mark_alone_hides_what_follows() -> None:
    """Up to a divider."""
    story = normalised(
        *COPY,
        ("paragraph", "NICHT ZUR VERÖFFENTLICHUNG"),
        ("paragraph", "Die Kapitänin ist krank."),
        ("paragraph", "* * * *"),
        ("paragraph", "The line reopens in May."),
    )
    assert [block.text for block in story.blocks] == [*(text for _, text in COPY), "The line reopens in May."]
