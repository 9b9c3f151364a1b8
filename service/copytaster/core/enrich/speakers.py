"""Who speaks, as the words beside a verb tell it: "Anna Lind, 45, a nurse, said", "said a spokesman for the party".

In: a text, the bounds of a clause, the language's words. Out: a `Source`: a pronoun, words with a name in them, or
words that only describe somebody ("a senior official"). `before` reads leftwards from a verb, `after` rightwards,
`opening` what a sentence begins with. They know no story: whom the words mean is `roll`'s work. Bounded: a clause is
read for `WIDEST` characters at most.
"""

from __future__ import annotations

from typing import Final

from copytaster.core.enrich.clauses import CONJUNCTIONS, Clause
from copytaster.core.enrich.quote_words import Words
from copytaster.core.speech import DESCRIBED, NAMED, Source

WIDEST: Final = 260
"""Characters of a clause that are read before or behind its verb where an apposition stands between."""
USUAL: Final = 90
"""Characters that are read at first."""
MOST_PIECES: Final = 6
"""Pieces between commas that a source may have before its verb."""
MOST_MODIFIERS: Final = 3
"""Words in a row, before a noun of its source, that no table knows."""
MOST_ADVERBS: Final = 4
MOST_OF_SUBJECT: Final = 12
"""Words of a subject that opens a sentence."""
MOST_OF_ADDRESSEE: Final = 6

_OPENS_BRACKET = frozenset('("“«„')
_ELIDED = ("l'", "l’")


def before(text: str, left: int, right: int, words: Words) -> Source | None:
    """The source whose words end where its verb begins; appositives and adverbs between them are passed over."""
    clause = Clause(text, max(left, right - USUAL), right, words)
    last = clause.before_adverbs()
    if last < 0:
        return None
    if not clause.breaks(last):
        return _leftwards(clause, clause.piece(last), last)
    if right - left > USUAL:
        clause = Clause(text, max(left, right - WIDEST), right, words)
    return _with_apposition(clause, clause.before_adverbs())


def after(text: str, left: int, right: int, words: Words) -> Source | None:
    """The source whose words begin behind its verb."""
    clause = Clause(text, left, min(right, left + USUAL), words)
    count, begin = len(clause.raw), 0
    while begin < min(count, MOST_ADVERBS) and clause.is_adverb(begin) and not clause.breaks(begin):
        begin += 1
    if begin < count and clause.low[begin] in words.to:
        begin = _behind_addressee(clause, begin)
    if begin >= count:
        return None
    last = _last_of_source(clause, begin)
    source = clause.source(begin, last)
    if source and source.kind is DESCRIBED and clause.raw[last][-1] == ",":
        return _named_behind(clause, begin, last) or source
    return source


def opening(text: str, left: int, right: int, words: Words) -> Source | None:
    """The subject that a sentence begins with; adverbials before it ("In Paris on Monday,") are passed over."""
    clause = Clause(text, left, min(right, left + WIDEST), words)
    first = _first_of_subject(clause)
    if first >= len(clause.raw):
        return None
    if clause.low[first] in words.pronouns:
        return clause.pronoun(first)
    last = _last_of_subject(clause, first)
    source = clause.source(first, last, strict=True)
    if source and source.kind is DESCRIBED and clause.raw[last][-1] == ",":
        return _named_behind(clause, first, last) or source
    return source


def _first_of_subject(clause: Clause) -> int:
    """The word behind the adverbials and conjunctions that open a sentence, and behind figures between commas."""
    count, first = len(clause.raw), 0
    while first < count and (clause.low[first] in clause.words.openers or clause.low[first][:1].isdigit()):
        if clause.low[first] not in CONJUNCTIONS:
            while first < count and not clause.breaks(first):
                first += 1
        first += 1
    return first


def _leftwards(clause: Clause, first: int, last: int) -> Source | None:
    """The source that ends with this word, as long as it can be within its piece."""
    if clause.low[last] in clause.words.pronouns:
        return clause.pronoun(last)
    nominal = not clause.is_capital(last) or clause.is_noun(last)
    begin, unknown = last, 0
    while begin > first:
        step = _step(clause, begin, first)
        if step is None:
            unknown += 1
            step = nominal and unknown <= MOST_MODIFIERS and not clause.is_adverb(begin - 1)
        else:
            unknown = 0
        if not step:
            break
        begin -= 1
        nominal = nominal or clause.low[begin] in clause.words.of or clause.is_noun(begin)
    if begin > first and clause.low[first] in clause.words.determiners and _is_within(clause, first, begin):
        begin = first  # "the company that runs the only ferry to Lysvik": not Lysvik says it
    return clause.source(begin, last)


def _is_within(clause: Clause, first: int, begin: int) -> bool:
    """Whether a name is part of what says who: behind "of", or what is looked at ("those for a softer Brexit")."""
    of = clause.words.of
    if clause.low[begin - 1] in of:
        return True
    if not clause.bare[begin - 1].islower() or clause.is_noun(begin - 1):
        return False
    return any(clause.low[one] in of for one in range(first + 1, begin - 1))


def _step(clause: Clause, begin: int, first: int) -> bool | None:
    """Whether a source that begins with a word may begin one earlier; None where the word there tells nothing."""
    words, low = clause.words, clause.low[begin - 1]
    if low == "and" and clause.joins(begin - 2, first):
        return True
    if clause.low[begin] in words.determiners and low not in words.of:
        return False
    if low in words.of and not clause.is_within_name(begin - 1):
        return clause.heads(begin - 2, first)
    if low in words.openers or low in words.stops or low in words.pronouns:
        return False
    if clause.is_capital(begin - 1) or clause.is_noun(begin - 1) or low in words.particles or low in words.determiners:
        return True
    return None


def _with_apposition(clause: Clause, last: int) -> Source | None:
    """Of the pieces between commas the first that is a name; else the first that describes somebody."""
    pieces: list[tuple[int, int]] = []
    while last >= 0 and len(pieces) < MOST_PIECES:
        pieces.append((clause.piece(last), last))
        last = pieces[-1][0] - 1
    described = None
    for first, end in reversed(pieces):
        source = _piece_source(clause, first, end)
        if source and source.kind is not DESCRIBED:
            return source._replace(start=described.start) if described else source
        described = described or source
    return described


def _piece_source(clause: Clause, first: int, last: int) -> Source | None:
    if clause.low[first] in CONJUNCTIONS and first < last:
        first += 1
    elif clause.low[first] in clause.words.openers:
        return None
    while last > first and not clause.low[last]:
        last -= 1
    return clause.source(first, last, strict=True)


def _last_of_source(clause: Clause, begin: int) -> int:
    """The last word of a source that begins with a word."""
    words, last = clause.words, begin
    for number in range(begin, len(clause.raw)):
        if number > begin and (clause.raw[number][0] in _OPENS_BRACKET or _stops(clause, number)):
            break
        last = number
        if clause.breaks(number):
            break
    while last > begin and clause.low[last] in words.of:
        last -= 1
    return last


def _stops(clause: Clause, number: int) -> bool:
    """Whether a word ends the source before it; not so the "in" of "officials in Kyiv"."""
    low = clause.low[number]
    if low not in clause.words.stops or (clause.is_capital(number) and clause.is_capital(number - 1)):
        return False
    return not (low in clause.words.of and clause.heads(number - 1, 0))


def _behind_addressee(clause: Clause, begin: int) -> int:
    """Of "ha explicado a EFE la analista …" the word behind whom it was told, or where ("en rueda de prensa")."""
    number = begin + 1
    limit = min(len(clause.raw), begin + MOST_OF_ADDRESSEE)
    while number < limit and not clause.is_capital(number) and not clause.raw[number].startswith(_ELIDED):
        if clause.low[number] in clause.words.determiners and number > begin + 1:
            return number
        number += 1
    return number + 1


def _named_behind(clause: Clause, begin: int, last: int) -> Source | None:
    """Of "…," said the mayor, Kari Holt, … the name between commas behind a description."""
    end = last + 1
    while end < len(clause.raw) and (clause.is_capital(end) or clause.low[end] in clause.words.particles):
        if clause.breaks(end):
            named = clause.source(last + 1, end, strict=True) if end > last + 1 else None
            if named and named.kind is NAMED:
                return clause.made(begin, end, NAMED, (last + 1, end))
            return None
        end += 1
    return None


def _last_of_subject(clause: Clause, first: int) -> int:
    """The last word of the subject that begins with a word."""
    last, unknown = first, 0
    for number in range(first, min(len(clause.raw), first + MOST_OF_SUBJECT)):
        if clause.is_capital(number) or clause.is_noun(number) or clause.low[number] in clause.words.particles:
            last, unknown = number, 0
        elif number > first:
            unknown += 1
            if clause.low[first] not in clause.words.determiners or unknown > 1:
                break
        if clause.breaks(number):
            break
    return last
