"""What a quoted stretch is: somebody's words for themselves, part of the agency's sentence, or the title of a work."""

from __future__ import annotations

from copytaster.core.enrich import quote_cues
from copytaster.core.enrich.quote_cues import Said
from copytaster.core.enrich.quote_words import TERMS, WORKS, Words
from copytaster.core.facts import QuoteKind
from copytaster.core.speech import Passage, Quoted

MOST_COUNTED = 5
LONGEST_TITLE = 80
LONGEST_WORK_WORD = 24
_STOPS = frozenset(".?!…,;")
_HOUSE_BEFORE = frozenset("der dem die den das laut im vom zum zur beim".split())
"""Behind these a capitalised stretch is the name of a house or a work, in German too: "sagte er der «Neuen Post»"."""
_TITLE_WORDS = frozenset(
    "of the and a an in on to for de la le les du des el los y et der die das und von im am zu".split()
)

_DIRECT, _, _MIXED = QuoteKind


def count_of(passage: Passage, quote: Quoted) -> int:
    """The words of a stretch, as far as they are asked for: more than `MOST_COUNTED` are that many."""
    return len(passage.text[quote.first : quote.last].split(None, MOST_COUNTED - 1))


def kind_of(passage: Passage, index: int, said: Said | None) -> QuoteKind:
    """Direct where the words stand for themselves, mixed where they are part of the agency's sentence."""
    text, quote = passage.text, passage.quotes[index]
    words = text[quote.first : quote.last]
    start = quote_cues.sentence_of(passage, quote)
    if said and said.rule == "before":
        between = text[said.cue.end : quote.start].rstrip()
        split = index > 0 and passage.quotes[index - 1].end > start  # "…," she said, "…"
        direct = between.endswith(":") or (between.endswith(",") and (split or words[:1].isupper()))
        return _DIRECT if direct else _MIXED
    opens = not text[start : quote.start].strip(" –—-")
    speech = words[:1].isupper() or words[-1] in _STOPS
    direct = opens or speech if said else opens and speech
    return _DIRECT if direct else _MIXED


def is_work(passage: Passage, quote: Quoted, words: Words) -> bool:
    """The title of a work or the like: every word begins with a capital and no stop ends it."""
    text = passage.text
    before = text[max(0, quote.start - LONGEST_WORK_WORD) : quote.start].lower().rsplit(None, 1)[-1:]
    if not TERMS.isdisjoint(before) or (not text[quote.first].islower() and not WORKS.isdisjoint(before)):
        return True
    if quote.last - quote.first > LONGEST_TITLE or text[quote.last - 1] in _STOPS:
        return False
    if text.isupper() or (words.nouns_are_capitalised and _HOUSE_BEFORE.isdisjoint(before)):
        return False
    parts = text[quote.first : quote.last].split()
    if not parts[-1][:1].isupper():
        return False
    return all(part in _TITLE_WORDS for part in parts if part[:1].islower())
