"""What a note to the desk does to its story: by the word it opens with, by a clause, or by a sentence about the story.

A note in, a `Mark` out. First the words it opens with, in any case and in the languages of the wires: "(Adds quotes)",
"Berichtigt: …", "ATTENTION - ACTUALISE …". Then clauses that are stronger than the opening ("Recasts, corrects spelling").
Anywhere at all a kill or a hold, as these are that even in a note's third sentence: there it takes a word for the story
itself ("the story … has been withdrawn"), because notes speak of withdrawn troops as well.
"""

# The tables read better unbroken.
# ruff: noqa: E501
from __future__ import annotations

import re
from typing import Final

from copytaster.core.model import Action
from copytaster.core.shapes.markers import Mark

_LONGEST: Final = 2000
"""Characters of a note that are read: notes are sentences, not stories."""


def _any_of(*lines: str) -> str:
    return "|".join(lines)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)


# The story, in each language, as notes call it.
STORY: Final = _any_of(
    r"(?:(?:the |this |our |an? )(?:[\w'’-]{1,20} ){0,3})?(?:story|item|dispatch|copy|alert|newsalert|snap|bulletin|urgent|advisory)",
    r"(?:die |diese |unsere |der |dieser |das |eil)?(?:meldung|nachricht|korrespondentenbericht|zusammenfassung|eilmeldung|beitrag)",
    r"(?:la |cette |notre |l['’])?(?:d[ée]p[êe]che|alerte|papier)",
    r"(?:la |esta |nuestra |el )?(?:noticia|nota|despacho|teletipo|urgente)",
    r"(?:a |esta |nossa )?(?:notícia|nota|despacho|matéria)",
    r"(?:la |questa |il |questo )?(?:notizia|lancio|dispaccio|servizio)",
    r"(?:het |dit |ons )?(?:bericht|persbericht)",
    r"(?:den här |denna )?(?:telegrammet|nyheten|texten|artikeln|notisen)",
    r"(?:denne )?(?:saken|meldingen|artikkelen|telegrammet|historien|artiklen|nyheden)",
    r"(?:tämä )?(?:uutinen|juttu|artikkeli)",
    r"(?:ta |nasza )?(?:depesza|wiadomość|informacja)",
    r"(?:это )?(?:сообщение|новость|заметка|материал)",
    r"(?:هذا )?(?:الخبر|النبأ|البرقية)",
)
_GONE: Final = _any_of(
    r"(?:has been |have been |had been |is |are |was |were |hereby |to be |being |is being |is hereby )?(?:withdrawn|killed|retracted|cancell?ed|deleted|recalled)",
    r"(?:wird |werden |wurde |ist |hiermit )?(?:ersatzlos )?(?:zurückgezogen|storniert|annulliert|gelöscht|gestrichen)",
    r"(?:est |a été |doit être )?(?:annulée?|supprimée?|retirée?)",
    r"(?:queda |ha sido |está |es |fue )?(?:anulad[ao]|eliminad[ao]|retirad[ao])",
    r"(?:foi |está |fica )?(?:anulad[ao]|eliminad[ao]|retirad[ao]|cancelad[ao])",
    r"(?:è |è stat[ao] |viene |va )?(?:annullat[ao]|ritirat[ao]|eliminat[ao])",
    r"(?:is |wordt |werd )?(?:ingetrokken|geschrapt|vervallen|vervalt)",
    r"(?:har |ska )?(?:utgår|dras tillbaka|dragits tillbaka|strykas)",
    r"(?:er |skal )?(?:trekkes tilbake|trekkes|trukket tilbake|trukket|annulleres|annullert)",
    r"(?:er |skal )?(?:trækkes tilbage|trækkes|trukket tilbage|annulleret|udgår)",
    r"(?:on )?(?:peruttu|perutaan|poistettu|vedetty pois|mitätöity)",
    r"(?:została )?(?:anulowana|wycofana|unieważniona)",
    r"(?:было )?(?:аннулируется|аннулировано|аннулирована|отозвано|отозвана|снято|снята)",
)
# "Please kill …": what desks are asked to do with a story that is to go.
_KILL_IT: Final = _any_of(
    r"(?:please |mandatory |editors[,:]? )?(?:kill|disregard|withdraw|delete|discard)(?= (?:the|this|our|all|story|item|earlier|previous|and|from|it|slug\w*|[A-Z]{2,8}[-/]))",
    r"bitte (?:löschen|streichen|vernichten) sie(?= )|bitte (?:die |unsere )?(?:meldung|nachricht)\b[^\n]{0,120}?(?:nicht (?:mehr )?(?:zu )?verwenden|löschen)",
    r"(?:(?:veuillez|prière de|merci de|bien vouloir) |(?:prière|merci) d['’])(?:annuler|supprimer|ne plus utiliser|ne pas tenir compte d\w{1,2})",
    r"(?:rogamos|se ruega|por favor,?) (?:que )?(?:anulen|eliminen|anular|eliminar|no tengan en cuenta|ignoren)",
    r"(?:favor|por favor,?|é favor) (?:desconsiderar|desconsiderem|eliminar|anular|anulem|ignorar)",
    r"(?:si prega di|vi preghiamo di|si invita a) (?:annullare|cestinare|eliminare|ignorare|non tenere conto)",
    r"(?:gelieve|verzoeke|graag) [^.;]{0,60}?(?:te vernietigen|te verwijderen|verwijderen|te negeren)",
    r"(?:vänligen )?(?:stryk|makulera)(?= (?:texten|artikeln|telegrammet|nyheten))",
    r"(?:vennligst )?(?:slett|makuler|stryk)(?= (?:saken|meldingen|artikkelen|historien|telegrammet|artiklen))",
    r"(?:pyydämme )?(?:poistamaan|poistakaa)(?= )",
    r"prosimy (?:o )?(?:anulować|anulowanie|usunąć|usunięcie)",
    r"просим (?:аннулировать|удалить|снять)",
    r"(?:يرجى|الرجاء) (?:إلغاء|تجاهل|حذف|سحب)|إلغاء (?:الخبر|النبأ|البرقية|خبر)",
)
_NO_MORE: Final = _any_of(
    r"(?:must|should|may|can) no longer be (?:used|published)|must not be (?:used|published) (?:any ?more|any longer)",
    r"nicht (?:mehr|weiter|länger) (?:zu )?(?:verwenden|verwendet werden|veröffentlichen|verwendbar|veröffentlicht werden)",
    r"ne plus (?:utiliser|diffuser|publier)",
    r"no (?:utilicen|usen|publiquen|difundan) más|no utilizar más",
    r"niet (?:meer|langer) (?:te )?(?:gebruiken|publiceren)",
    r"(?:får|ska) inte längre (?:användas|publiceras)",
    r"(?:skal|må) ikke lenger (?:brukes|publiseres)",
    r"må ikke længere (?:bruges|bringes|anvendes)",
    r"ei saa enää (?:käyttää|julkaista)",
    r"non (?:utilizzare|usare) più",
    r"não (?:deve|pode) mais ser (?:usad|utilizad|publicad)[ao]",
)
_HOLD_IT: Final = _any_of(
    r"(?:please |editors[,:]? )?(?:hold|withhold|do not use|do not run)(?= (?:the|this|our|all|story|item|publication|until further|off|it|pending))",
    r"(?:bitte )?(?:vorerst|noch|zunächst) nicht (?:zu )?(?:verwenden|veröffentlichen)|bitte (?:mit der veröffentlichung )?(?:warten|abwarten|zurückhalten)|bitte nicht verwenden",
    r"(?:veuillez |prière de |merci de )?(?:ne pas (?:utiliser|diffuser)|suspendre la diffusion)(?! avant)",
    r"(?:rogamos |se ruega |por favor,? )?(?:que )?no (?:utilicen|usen|difundan|utilizar|usar|difundir)(?! (?:antes|hasta las?))",
    r"(?:favor |por favor,? )?não (?:utilizar|usar|divulgar|utilizem|usem)(?! (?:antes|até (?:às?|o dia|\d)))",
    r"(?:si prega di )?non (?:utilizzare|usare|diffondere)(?! prima)",
    r"(?:gelieve )?(?:nog )?niet (?:te )?gebruiken(?! voor)|(?:gelieve )?(?:dit bericht )?(?:aan te houden|aanhouden)",
    r"(?:vänligen )?(?:avvakta|vänta med)(?= (?:publicering|med|texten|artikeln))|får (?:ännu )?(?:inte|ej) (?:användas|publiceras)(?! före)",
    r"(?:vennligst )?(?:avvent|vent med)(?= (?:publisering|saken|bruk))|(?:må|skal) (?:foreløpig )?ikke (?:brukes|publiseres)(?! før)",
    r"(?:venligst )?afvent(?= )|må (?:foreløbig )?ikke (?:bruges|bringes|anvendes)(?! før)",
    r"(?:pyydämme )?odottamaan(?= )|ei saa (?:vielä )?(?:käyttää|julkaista)(?! ennen)",
    r"prosimy (?:o )?(?:wstrzymać|wstrzymanie|nie wykorzystywać)",
    r"просим (?:задержать|не использовать|не публиковать)(?! до)",
    r"(?:يرجى|الرجاء) عدم (?:استخدام|نشر)(?! قبل)",
)
_HELD: Final = r"(?:is |has been |was )?(?:on hold|held|being held|withheld)"
_LIFTED: Final = _any_of(
    r"(?:the )?(?:hold|embargo)(?: on (?:the |this |our )?(?:[\w'’-]{1,20} ){0,3}(?:story|item|copy|following|report|text|release)[^.;\n]{0,60}?)?(?: is| was| has been| now)*(?: now)? (?:lifted|released|expired|over|off)",
    r"released (?:from hold|for (?:publication|use))|(?:story|copy|item|text)[^.;\n]{0,60} (?:may|can) now be (?:used|published)",
    r"(?:die )?(?:sperrfrist|sperre)(?: für[^.;\n]{1,60}?)?(?: ist| wurde| wird)?(?: hiermit)? (?:aufgehoben|beendet|abgelaufen)|(?:die )?(?:meldung|nachricht)[^.;\n]{0,60}? (?:ist |wird |kann )?(?:freigegeben|jetzt verwendet werden)",
    r"(?:l['’])?embargo (?:est |a été )?(?:levé|terminé|expiré)|levée (?:de l['’]|d['’])embargo|fin (?:de l['’]|d['’])embargo",
    r"(?:el )?embargo (?:ha sido |queda |está |fue )?levantado|(?:se )?levanta(?:do)? el embargo",
    r"(?:o )?embargo (?:foi |está |fica )?(?:levantado|suspenso)|fim do embargo",
    r"(?:l['’])?embargo (?:è |è stato )?(?:rimosso|revocato|tolto|scaduto)",
    r"(?:het )?embargo (?:is |werd )?(?:opgeheven|vervallen)",
    r"embargot? (?:är |har )?(?:hävt|hävts|upphävt|upphört)",
    r"(?:embargoet|sperrefristen|embargo) (?:er )?opphevet",
    r"(?:embargoet|klausulen|embargo) (?:er )?ophævet",
    r"embargo (?:on )?(?:päättynyt|poistettu)",
    r"embargo (?:zostało )?zniesione",
    r"эмбарго снято",
    r"رفع الحظر",
)
_CORRECTS: Final = _any_of(
    r"corrects?|correcting|corrected|correction|corrective|clarif(?:ies|ying|ication)|fixes",
    r"berichtigt|berichtigung|korrigiert|korrektur|richtigstellung|klarstellung|richtig ist",
    r"corrige|corrigeant|corrigé|correction|rectifie|rectificatif|précise(?= que| l)|annule et remplace",
    r"corrige|corrección|corregid[ao]|rectifica|rectificación|aclara|aclaración|anula y sustituye",
    r"correção|corrigid[ao]|retifica|retificação|esclarece|anula e substitui",
    r"corregge|correzione|corrett[ao]|rettifica|precisa|precisazione|annulla e sostituisce",
    r"corrigeert|correctie|rectificatie|rectificeert|gecorrigeerd|verbetert",
    r"rättar|rättelse|rättat|rättad|korrigerar|korrigerad|förtydligar",
    r"retter|rettelse|rettet|korrigerer|korrigert|presiserer",
    r"korrektion|korrigeret|præciserer|berigtiger",
    r"korjaa|korjattu|korjataan|korjaus|oikaisu|oikaistu|tarkentaa",
    r"korekta|koryguje|poprawia|prostuje|sprostowanie",
    r"коррекция|исправляет|исправлен[ао]?|исправление|уточняет|уточнение|поправка",
    r"تصحيح|يصحح|توضيح",
)
_REFILES: Final = _any_of(
    r"refiles?|refiling|refiled|re-files?|resends?|resending|resent",
    r"erneut gesendet|neuversand",
    r"remet|renvoie|réémission",
    r"reenvía|reenvío",
    r"reenvia|reenvio",
    r"ritrasmette|reinvia",
    r"herzending|opnieuw verzonden",
    r"sänds om|omsändning",
    r"sendes på nytt",
    r"gensendes",
    r"إعادة إرسال",
    r"повторная передача",
)
_REPEATS: Final = _any_of(
    r"repeats?|repeating|repeated|rpts?",
    r"wiederholt|wiederholung",
    r"répète|répétition",
    r"repite|repetición",
    r"repete|repetição",
    r"ripete|ripetizione",
    r"herhaalt|herhaling",
    r"upprepar|repris",
    r"gjentar|gjentakelse|gentager|gentagelse",
    r"toistaa|toisto",
    r"powtarza|powtórzenie",
    r"повтор(?:яет|ение)?",
    r"تكرار",
)
_UPDATES: Final = _any_of(
    r"adds?|adding|updates?|updating|updated|recasts?|recasting|writes? thr(?:u|ough)|rewrites?|releads?|changes?|inserts?|tops|subs|trims|with(?= new)",
    r"replaces|supersedes|ersetzt|remplace|sustituye|reemplaza|substitui|sostituisce|vervangt|ersätter|erstatter|korvaa|zastępuje|заменяет",
    r"new (?:throughout|quotes?|details?|lead|headline|copy|approach)",
    r"ergänzt|aktualisiert|neu ?:|neu gefasst|neufassung|neuer? (?:lead|vorspann|absatz)|mehr details|weitere details|mit neuen",
    r"ajoute|ajoutant|actualise|actualisation|mise à jour|met à jour|complète|développe|(?:avec|nouveau) (?:lead|nouvelles)",
    r"actualiza|actualización|añade|agrega|amplía|incluye|con (?:más|nuevos) (?:detalles|datos)",
    r"acrescenta|atualiza|atualização|adiciona|inclui",
    r"aggiunge|aggiorna|aggiornamento|integra",
    r"voegt toe|vult aan|actualiseert|bijgewerkt|aanvulling|met meer",
    r"uppdater(?:ar|ing|ad)|tillägg|kompletterar|lägger till|med nya",
    r"oppdater(?:er|ing|t)|tilføyer|legger til|utvider|med nye",
    r"opdater(?:er|ing|et)|tilføjer|udvider",
    r"täydennetty|täydentää|päivitetty|päivittää|lisätty|lisätään|lisää",
    r"aktualizuje|aktualizacja|uzupełnia|dodaje",
    r"обновл(?:яет|ено)|дополн(?:яет|ено|ение)|добавл(?:яет|ены|ено)",
    r"إضافة|تحديث|يضيف|تضيف|يحدث",
)

OPENINGS: Final[tuple[tuple[Action, re.Pattern[str]], ...]] = (
    (Action.RELEASE, _pattern(_LIFTED)),
    (Action.KILL, _pattern(rf"{_KILL_IT}|(?:story )?(?:withdrawn|killed|retracted|zurückgezogen|withdraws|kills|annulée?|anulad[ao]|annullat[ao])(?! from)|(?:{STORY})[^.;\n]{{0,160}}? (?:{_GONE})")),
    (Action.HOLD, _pattern(rf"{_HOLD_IT}|(?:{STORY})[^.;\n]{{0,160}}? (?:{_HELD})")),
    (Action.CORRECTION, _pattern(rf"{_CORRECTS}|(?:{STORY})[^.;\n]{{0,60}}? (?:has been|was|is) corrected")),
    (Action.REFILE, _pattern(_REFILES)),
    (Action.REPEAT, _pattern(_REPEATS)),
    (Action.UPDATE, _pattern(_UPDATES)),
)  # fmt: skip
"""What a note opens with, in any case: the word says the action, the whole note is its reason."""
# To the receiving desk: an opening word, or a bracketed sentence about the copy itself.
DESK_OPENING: Final = re.compile(
    r"""[^\w\n]{0,4}(?:
        eds? | editors?(?:['’]?s?)?(?:\ notes?)? | (?:notes?|advisory|attention)\ (?:to\ )?(?:all\ )?(?:the\ )?(?:editors?|desks?|newsrooms?)
      | editorial\ note | (?:urgent\ )?attention\ editors | desk\ note
      | an\ (?:die|alle)\ redaktion(?:en)? | achtung(?:\ redaktionen)? | redaktioneller?\ hinweise? | hinweis\ an\ (?:die\ )?redaktion(?:en)?
      | hinweis | anmerkung\ (?:der|für\ die)\ redaktion
      | ndlr | notes?\ (?:aux|à\ la|de\ la)\ r[ée]dactions? | [àa]\ l['’]attention\ des\ r[ée]dactions | avis\ aux\ r[ée]dactions
      | (?:nota|aviso|atención)\ (?:a|para)\ (?:los\ |las\ )?(?:editores|redacciones|redactores|abonados) | nota\ de\ la\ redacción
      | (?:nota|aviso)\ (?:aos|para\ os|a)\ (?:editores|redatores|clientes) | (?:nota|aviso)\ à\ redação
      | (?:nota|avviso)\ (?:ai\ |per\ (?:i\ |le\ )?|alle\ )?(?:redattori|redazioni) | attenzione\ redazioni
      | (?:noot|bericht|mededeling)\ (?:voor|aan)\ (?:de\ )?redacties? | aan\ de\ redacties | n\.?b\.?\ redacties?
      | till\ red(?:aktione(?:n|rna))?\.? | obs\.?\ red(?:aktionen)?\.? | til\ red(?:aksjone(?:n|ne)|aktione(?:n|rne))?\.? | obs\ redaksjoner
      | toimituksille | huom\.?\ toimitu(?:s|kset|ksille) | do\ redakcji | uwaga(?:,)?\ redakcje
      | (?:вниманию\ )?(?:редакторам|редакторов|редакциям|редакций) | примечание\ для\ редакторов
      | (?:إلى|ملاحظة|تنويه|ملاحظة\ إلى|تنبيه)\ ?(?:السادة\ )?(?:ال|لل)?محررين
    )\ ?[:_–—-]\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE: Final = re.compile(
    r"(?-i:ATTENTION|Attention|ACHTUNG|Achtung|ATENCIÓN|ATTENZIONE|ATENÇÃO)\s?[-–—:!]\s|\W{1,4}", re.IGNORECASE
)
# Stronger than its opening: "Recasts, corrects spelling in paragraph 2". A refile says what it fixes: it stays one.
_CLAUSE: Final = re.compile(r"(?:[;,.]\s{1,2}|\s(?:and|und|et|y|e|en|och|og|ja|i|и)\s)(?P<word>[^\W\d_]{4,20})")
# Anywhere: a kill is a kill even in a note's third sentence.
_ANYWHERE: Final = (
    (Action.KILL, re.compile(
        rf"\b(?:please|must|should)\s(?:be\s)?(?:kill(?:ed)?|withdraw(?:n)?|disregard(?:ed)?)\b|(?-i:\bKILL\b)(?!-|\s(?:BILL|LIST|SWITCH))"
        rf"|\bmandatory\skill\b|(?<!\w)(?:{_NO_MORE.replace(' ', chr(92) + 's')})(?!\w)", re.IGNORECASE)),
    (Action.HOLD, re.compile(r"\bplease\s(?:hold|withhold|do\snot\suse)\s(?:the|this|our|all|publication)\b", re.IGNORECASE)),
)  # fmt: skip
# Each of these holds one of the words; to see that none is there takes a tenth of the two searches.
_STOPS: Final = (
    "kill", "withdr", "disregard", "please", "longer", "must", "nicht", "plus", "más", "niet", "längre", "lenger", "længere",
    "enää", "più", "mais",
)  # fmt: skip
_ATTENTION: Final = re.compile(r"(?:ATTENTION|ACHTUNG|ATENCIÓN|ATTENZIONE|ATENÇÃO)\s?[-–—:!]\s")
_ASKS: Final = _pattern(rf"(?:{_KILL_IT})[^.;\n]{{0,40}}?(?:{STORY})")
_LONGEST_PARAGRAPH: Final = 600
# "Updated photos to follow": announced, not done.
_TO_COME: Final = re.compile(
    r"[^.;\n]{0,100}?\b(?:(?:to|will)\s(?:follow|come|move|be\supdated)|folgt|folgen|suivra|seguirá)\b", re.IGNORECASE
)
_WEAK: Final = frozenset({Action.UPDATE, Action.REPEAT})
_ORDER: Final = tuple(Action)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s{1,3}(?=\S)")


def note_mark(note: str, start: int = 0) -> Mark | None:
    """The action that a note to the desk states: by what it opens with, a stronger clause, or a kill anywhere in it."""
    note = note[: start + _LONGEST]
    opened = opening(note, start)
    if opened is not None and opened.kind in {Action.KILL, Action.RELEASE}:
        return opened
    if _may_stop(note):
        for action, pattern in _ANYWHERE:
            if found := pattern.search(note, start):
                return Mark(action, found.start(), found.end())
    later = [mark for match in _SENTENCE.finditer(note, start) if (mark := opening(note, match.end())) is not None]
    stated = [mark for mark in (opened, *later) if mark is not None]
    if opened is None or opened.kind in _WEAK:
        stated += [mark for one in stated[:1] if (mark := _clause(note, one.end)) is not None]
        return min(stated, key=lambda mark: _ORDER.index(mark.kind or ""), default=None)
    return next((mark for mark in later if mark.kind in {Action.KILL, Action.HOLD}), opened)


def _may_stop(note: str) -> bool:
    """Whether a word is there that every kill or hold of `_ANYWHERE` has; dotless and dotted "i" are one to patterns."""
    folded = note.casefold()
    if not note.isascii():
        folded = folded.replace("ı", "i").replace("i\u0307", "i")
    return any(word in folded for word in _STOPS)


def opening(note: str, start: int = 0) -> Mark | None:
    """What the note opens with, behind its brackets and "ATTENTION -"."""
    before = _BEFORE.match(note, start)
    start = before.end() if before else start
    for action, pattern in OPENINGS:
        if found := pattern.match(note, start):
            return (
                None
                if action is Action.UPDATE and _TO_COME.match(note, start)
                else Mark(action, found.start(), found.end())
            )
    return None


def opens_note(text: str) -> bool:
    """Whether a paragraph is a note to the desk by the words it opens with."""
    return DESK_OPENING.match(text) is not None or speaks_to_desk(text, noticed=False)


def speaks_to_desk(text: str, *, noticed: bool) -> bool:
    """Whether a paragraph that nothing else marks is a note about the copy itself.

    In brackets or behind ATTENTION it is by its opening: "(Adds quotes)". Asking for a story to be killed it always is;
    saying that one was withdrawn only where a line of the copy has said so (`noticed`): that may be news as well.
    """
    text = text.strip()
    if len(text) > _LONGEST_PARAGRAPH:
        return False
    if (text[:1] in "([" and text.rstrip(".")[-1:] in ")]") or (text[:1] == "A" and _ATTENTION.match(text)):
        return opening(text) is not None
    if noticed:
        mark = opening(text)
        return mark is not None and mark.kind in {Action.KILL, Action.HOLD, Action.RELEASE}
    return _ASKS.match(text) is not None


def _clause(note: str, start: int) -> Mark | None:
    corrects = next(pattern for action, pattern in OPENINGS if action is Action.CORRECTION)
    for clause in _CLAUSE.finditer(note, start):
        if found := corrects.match(note, clause.start("word")):
            return Mark(Action.CORRECTION, found.start(), found.end())
    return None
