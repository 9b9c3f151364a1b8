"""What a kill names as its target, and what a new version says that it replaces."""

from __future__ import annotations

import pytest

from copytaster.core.model import At, AtPath, Field, Reference
from tests.raw_stories import normalised

COPY = ("paragraph", "The ferry left the harbour of Lysvik at dawn, the company said on Monday.")


@pytest.mark.parametrize(
    ("note", "name", "value"),
    [
        ('Eds: Please kill the story headlined "Ferry line to close".', "headline", "Ferry line to close"),
        ('Eds: Please kill the story "Ferry line to close" sent at 1405 GMT.', "headline", "Ferry line to close"),
        ("Eds: Please kill FERRY-CLOSURE/ (UPDATE 1) of 1405 GMT.", "slugline", "FERRY-CLOSURE"),
        ("Eds: Kill BC-EU--Ferry Closure, 2nd Ld. It is wrong.", "slugline", "BC-EU--Ferry"),
        ("Eds: The story slugged FERRY-CLOSURE has been withdrawn.", "slugline", "FERRY-CLOSURE"),
        (
            "Eds: Please withdraw item urn:newsml:hna.example:20260302:7 at once.",
            "native_id",
            "urn:newsml:hna.example:20260302:7",
        ),
        ("Eds: Please disregard story ID 20260302-0007.", "native_id", "20260302-0007"),
        ("Eds: Please kill the story titled ‘Ferry line to close’.", "headline", "Ferry line to close"),
        (
            'Achtung: Bitte die Meldung "Fähre nach Lysvik eingestellt" von 14.05 Uhr nicht verwenden.',
            "headline",
            "Fähre nach Lysvik eingestellt",
        ),
        ("Achtung: Die Meldung «Fähre sinkt» wird zurückgezogen.", "headline", "Fähre sinkt"),
        ("Achtung: Die Meldung mit dem Titel „Fähre sinkt“ wird zurückgezogen.", "headline", "Fähre sinkt"),
        ("NDLR: La dépêche intitulée « Un ferry coule » est annulée.", "headline", "Un ferry coule"),
        ("NDLR: La dépêche « Un ferry coule » est annulée.", "headline", "Un ferry coule"),
        (
            'Nota a los editores: La noticia titulada "Se hunde un ferry" queda anulada.',
            "headline",
            "Se hunde un ferry",
        ),
        ('Nota a los editores: La noticia "Se hunde un ferry" queda anulada.', "headline", "Se hunde un ferry"),
        ('Nota aos editores: A notícia "Ferry afunda" foi anulada.', "headline", "Ferry afunda"),
        (
            'Nota ai redattori: La notizia dal titolo "Affonda un traghetto" è annullata.',
            "headline",
            "Affonda un traghetto",
        ),
        ("Noot voor de redactie: Het bericht 'Veerboot zinkt' is ingetrokken.", "headline", "Veerboot zinkt"),
        ('Till red: Telegrammet "Färja sjunker" utgår.', "headline", "Färja sjunker"),
        ("Till red: Telegrammet med rubriken ”Färja sjunker” utgår.", "headline", "Färja sjunker"),
        ("Til red.: Saken «Ferge synker» trekkes.", "headline", "Ferge synker"),
        ("Til red.: Historien »Færge synker« annulleres.", "headline", "Færge synker"),
        ("Toimituksille: Uutinen otsikolla ”Lautta upposi” on peruttu.", "headline", "Lautta upposi"),
        ("Do redakcji: Depesza „Prom zatonął” została anulowana.", "headline", "Prom zatonął"),
        ("Редакторам: Сообщение «Паром затонул» аннулируется.", "headline", "Паром затонул"),
        ('إلى المحررين: يرجى إلغاء الخبر بعنوان "غرق عبارة".', "headline", "غرق عبارة"),
    ],
)
def test_target_in_a_note(note: str, name: str, value: str) -> None:
    """By headline in any quotation marks, by slugline, by id, in each language; the words stand at their place."""
    story = normalised(("editors_note", note))
    target = story.lifecycle.target
    assert target is not None
    assert getattr(target, name) == value
    (place,) = target.at
    assert isinstance(place, At)
    assert story.blocks[place.block].text[place.start : place.end] == value


def test_target_is_not_any_word_in_quotation_marks() -> None:
    """Words that the note quotes for their fault are no headline."""
    story = normalised(("editors_note", "Eds: Please kill the story: the word “sunk” in paragraph 2 is wrong."))
    assert (story.lifecycle.action, story.lifecycle.target) == ("kill", None)


def test_target_behind_the_marker() -> None:
    """KILL before a headline: that story it is, though the kill itself has no headline."""
    story = normalised(("headline", "STORY WITHDRAWN-Ferry line to close"), COPY)
    assert (story.lifecycle.target, story.headlines) == (Reference(headline="Ferry line to close"), ())


def test_target_of_the_feed() -> None:
    """The feed's field comes before what notes say."""
    story = normalised(("editors_note", 'Eds: Please kill the story "Ferry line".'), fields={Field.TARGET: "hna:7"})
    assert story.lifecycle.target == Reference("hna:7", at=(AtPath(("/target",)),))


@pytest.mark.parametrize(
    ("note", "reference"),
    [
        ("NDLR: Annule et remplace la dépêche « Un ferry coule ».", ("headline", "Un ferry coule")),
        ('(Ersetzt die Meldung "Fähre sinkt" von 14.05 Uhr)', ("headline", "Fähre sinkt")),
        ("Eds: This replaces the story slugged FERRY-CLOSURE. Corrects name.", ("slugline", "FERRY-CLOSURE")),
    ],
)
def test_supersedes_in_a_note(note: str, reference: tuple[str, str]) -> None:
    """Only behind a word such as "replaces"."""
    (superseded,) = normalised(("editors_note", note), COPY).lifecycle.supersedes
    assert getattr(superseded, reference[0]) == reference[1]


def test_supersedes_is_not_what_a_note_quotes() -> None:
    assert normalised(("editors_note", '(Adds report titled "Ferries of the north")'), COPY).lifecycle.supersedes == ()
