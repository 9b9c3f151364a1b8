"""Whether a paragraph is prose at first look, so that no rule can tell it by what it shows: most paragraphs are.

Every rule of `plain_kinds` but those of lists, tables and captions needs a sign of its own: a word that the paragraph
opens with, a bracket there, capitals alone, or a sign further on. One look for all of them takes a twentieth of the
time that the rules take one after the other. Captions are told by their end, and need a sign as well.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from copytaster.core.shapes import captions, furniture
from copytaster.core.shapes.months import MONTHS

# What stands before the first word opens no rule but by that word, unless it is one of these signs. Arabic joins words.
# "À l'attention des rédactions" may have lost its accent; "A ferry" is no opening.
_FIRST_WORD: Final = re.compile(r"[^\w(\[=.*+©]*+(?P<word>[AÀaà] [Ll]|[^\W\d_\u0600-\u06ff]++|\d)(?![\u0600-\u06ff])")

OPENING_WORDS: Final = frozenset(
    """
    aan achtung additional advisory an anmerkung atención atenção attention attenzione avis aviso avviso bajo
    bericht bien bildunterschrift bitte caption compiled da delete desk discard disregard do ed edited editing editor
    editorial editors editorss eds ei ej embargada embargado embargata embargato embargerat embargeret embargert
    embargo embargoed favor file fin for får gelieve graag graphic graphics hinweis hold huom julkaistavissa
    julkaisuvapaa kill klausul klausuleret levée légende makuler makulera mandatory mededeling merci må n nao nb ndlr
    ne nicht nie niet no non noot not nota note notes não obs onder photo please poistakaa poistamaan por prière
    produced prosimy publiceras pyydämme redaktionelle redaktioneller reporting rogamos se si skal slett sob sotto
    sous sperrefrist sperret sperrfrist sperrfristvermerk sperrvermerk strictly stryk til till toimituksille
    translated translating translation under urgent uwaga vennligst verzoeke veuillez vi vänligen withdraw writing
    written é вниманию не примечание просим редакторам редакторов редакций редакциям эмбарго
    """.split()
) | {"a l", "à l"}
"""What notes to the desk, embargoes, sign-offs and captions open with."""
SHORT_OPENING_WORDS: Final = OPENING_WORDS | frozenset(
    """
    about accept actualizado advert advertisement advertising af aggiornato aktualisiert all also anzeige auteur autor
    autorin av back bookmark breaking bron by c close comment comments communiqué comunicado comunicato contact cookie
    copy copyright created dal date day days dell di door download e einde email end ende ends eol eom facebook fast
    fim find fine first flipboard follow fonte fuente gallery gepubliceerd home hour hours immediate instagram just
    kilde källa last latest lea learn lees leggi lehdistötiedote lesen lesezeit linkedin lire listen live load log
    login loppu lähde media medienmitteilung mehr menu messenger min mins minute minutes mis modified more most news
    newsletter next nnnn on par persbericht play posted press presseinformation pressemeddelelse pressemelding
    pressemitteilung pressmeddelande previous print privacy promoted pubblicato publicado publicidad publicité
    published publié quelle quellen read reading recommended reddit register related save search second seconds see
    segue share show sign sigue skip slut sofortige sofortigen sofortiger source sources sponsored stand subscribe
    suite tekst teksti telegram terms testo text texto this top trending tweet twitter updated veröffentlicht via view
    von watch we week weeks werbung whatsapp words x zur à автор
    """.split()
)
"""The same, and what short lines open with: bylines, source lines, marks of the end, what web pages print."""
SHORT: Final = 160
"""Characters that no such line exceeds."""
_FURNITURE: Final = 120
"""Characters that no line of furniture exceeds, none that holds a day among them."""

_CREDIT_SIGNS: Final = (
    ")", "]", "/", "©", "photo", "image", "pic", "foto", "bild", "credit", "crédit", "handout", "archiv", "file",
    "courte", "getty", "ı", "\u0307",
)  # fmt: skip
"""Each form of a credit holds one of them, in small letters; dotted and dotless "i" are one to its patterns."""
_CREDIT: Final = 120
"""Characters at the end of a caption in which its credit stands."""


def is_prose(text: str) -> bool:
    """Whether no rule but those of lists, tables and captions can tell the paragraph by what it shows."""
    first = _FIRST_WORD.match(text)
    if first is None or "(@" in text or "contributed" in text:
        return False
    word = first["word"]
    folded = word.casefold()
    if "ı" in word or "İ" in word:  # each is an "i" to patterns
        return False
    if len(text) > SHORT:
        return folded not in OPENING_WORDS
    if folded in SHORT_OPENING_WORDS or not (word[1:2].islower() or _stands_among_small(word, text)):
        return False
    return len(text) > _FURNITURE or not _may_be_furniture(text, folded)


def _stands_among_small(word: str, text: str) -> bool:
    """Whether a word of one letter (I, A) opens a text that is not all capitals."""
    return len(word) == 1 and word.isalpha() and any(map(str.islower, text))


def _may_be_furniture(text: str, word: str) -> bool:
    """Whether a short line has a sign of a trail (Home > World), or of a day and an opening that may stand with one."""
    if ">" in text or "|" in text or "»" in text or "›" in text:
        return True
    return ("20" in text or "19" in text) and (word in MONTHS or _stands_with_day(word))


@lru_cache(maxsize=4096)
def _stands_with_day(word: str) -> bool:
    """Whether the word is one that web pages print beside a day."""
    return furniture.is_furniture(f"{word} 2026-03-02")


def is_caption(text: str) -> bool:
    """Whether a paragraph of prose is a caption: most show no sign of a credit at their end."""
    if len(text) > captions.LONGEST:
        return False
    tail = text[-_CREDIT:].lower()
    for sign in _CREDIT_SIGNS:
        if sign in tail:
            return captions.is_caption(text)
    return False
