"""Amounts of money that the copy names, with their currency as far as it is sure.

In: headline, standfirst, body and captions. Out: amount, currency (ISO 4217), the second amount of a range, and what
loosens it (about, at least). The currency is sought first (symbol, code or name), then the number beside it. A name
that several countries share (dollars, crowns) is told by an adjective, else by the one such country that the story
names, else by its default; a plain dollar from Sydney or Toronto stays without a currency.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.amounts import Amount, before, behind
from copytaster.core.enrich.money_words import (
    ADJECTIVES,
    CODES,
    CODES_LIKE_WORDS,
    CONNECTIVES,
    DEFAULTS,
    DOLLAR_PLACES,
    DOLLAR_ZONES,
    FAMILIES,
    NAMES,
    QUALIFIERS,
    SYMBOLS,
    WEIGHTS,
)
from copytaster.core.enrich.one_pass import Hit, joined, lower, parted
from copytaster.core.facts import Money
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.publish.language import decide_language

NAME = "money"
NEEDS: frozenset[str] = frozenset({"language", "known"})
SETS = "money"
BY = "money@1"
LANGUAGES: frozenset[str] = frozenset(NAMES)

KINDS: Final = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST,
        BlockKind.CAPTION,
    }
)
SURE: Final = 0.97
FAIRLY_SURE: Final = 0.85
"""Where the country of a currency's name is inferred."""
HUNDREDTHS: Final = {"cent": "dollar", "euro cent": "EUR", "penny": "GBP"}
VERBS_TOO: Final = frozenset({"won"})
_FEWEST_WON: Final = 1000
"""Fewer won are mostly games."""
_SKIPPED: Final = CONNECTIVES | ADJECTIVES.keys()


class _Finder(NamedTuple):
    """Finds the words of a language for currencies; whether each begins with a letter, and ends with one."""

    automaton: AhoCorasick
    words: list[str]
    opens: list[bool]
    closes: list[bool]


def _finder(language: str) -> _Finder:
    words = [*SYMBOLS, *(code.lower() for code in sorted(CODES)), *NAMES[language]]
    words = list(dict.fromkeys(words))
    found = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return _Finder(found, words, [word[0].isalpha() for word in words], [word[-1].isalpha() for word in words])


_FINDERS: Final = {language: _finder(language) for language in NAMES}


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Money, ...]:  # noqa: ARG001 - all are called alike
    """All amounts, in order."""
    language = language_of(story)
    if language not in LANGUAGES:
        return ()
    shared = Shared(story)
    found: list[Money] = []
    for number, copy, hits in _read(story, language):
        for word, at, last, one in _met(copy, hits):
            if one:
                found.append(_money(copy, number, one, _currency(copy, word, one.name, (at, last), shared)))
    return tuple(found)


class _Copy(NamedTuple):
    """A text, the same in lower case, and its language."""

    text: str
    low: str
    language: str


class _Found(NamedTuple):
    """An amount, where it begins and ends with its currency, and what names that."""

    amount: Amount
    start: int
    end: int
    name: str


class Shared:
    """Which country a shared name of a currency means in this story; looked up once it is asked."""

    __slots__ = ("_countries", "_story")

    def __init__(self, story: Story) -> None:
        self._story = story
        self._countries: Counter[str] | None = None

    def currency(self, family: str) -> str | None:
        """The currency, or None where it is not sure."""
        if family == "dollar":
            return None if self._elsewhere() else "USD"
        if self._countries is None:
            self._countries = Counter(known.country for known in self._story.facts.known if known.country)
        of_family = FAMILIES[family]
        named = [(self._countries[country], country) for country in of_family if self._countries[country]]
        if named and family != "pound":
            return of_family[max(named)[1]]
        return DEFAULTS.get(family)

    def _elsewhere(self) -> bool:
        """Whether a plain dollar may be another than the American one."""
        zone, dateline = self._story.times.zone or "", self._story.dateline
        places = dateline.places if dateline else ()
        return zone.startswith(DOLLAR_ZONES) or any(one.name.lower() in DOLLAR_PLACES for one in places)


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """Each amount with how its currency is known, and each word for a currency that names no amount."""
    language = language_of(story)
    if language not in LANGUAGES:
        return
    shared = Shared(story)
    for number, copy, hits in _read(story, language):
        for word, at, last, found in _met(copy, hits):
            if found is None:
                rule = "names a currency, but no number stands beside it"
                yield Candidate(SETS, copy.text[at:last], False, rule, BY, (At(number, at, last),))
                continue
            one = _money(copy, number, found, _currency(copy, word, found.name, (at, last), shared))
            value = f"{one.amount:g} {one.currency or ''}".strip()
            yield Candidate(SETS, value, True, _told(word, found, one.currency), BY, one.at)


def _told(word: str, found: _Found, currency: str | None) -> str:
    """How the currency of an amount is known."""
    if currency is None:
        return f"{word} is the money of several countries, and the story does not say of which"
    if word == "$" or found.name in FAMILIES:
        return f"{word} is the money of several countries: {currency} by the words beside it, the story or the default"
    return f"{word} is {currency}"


def language_of(story: Story) -> str:
    """The primary tag of the language that numbers are read in; too little text to tell is taken for English."""
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    return tag.lower().replace("_", "-").split("-")[0]


def _read(story: Story, language: str) -> Iterator[tuple[int, _Copy, list[Hit]]]:
    """Each block with words for a currency, and these: all blocks are searched in one pass."""
    read = [(number, block.text) for number, block in enumerate(story.blocks) if block.kind in KINDS]
    lows = [lower(text) for _, text in read]
    for (number, text), low, hits in zip(read, lows, _finds(lows, language), strict=True):
        if hits:
            yield number, _Copy(text, low, language), hits


def _finds(lows: Sequence[str], language: str) -> list[list[Hit]]:
    """Where, in each of some lower-case texts, words for a currency stand that are no parts of other words."""
    finder, _, opens, closes = _FINDERS[language]
    whole = joined(lows)
    hits = []
    for hit in finder.find_matches_as_indexes(whole):
        index, at, last = hit
        # Most are parts of words: the rs of officers.
        if not ((whole[at - 1].isalpha() and opens[index]) or (whole[last].isalpha() and closes[index])):
            hits.append(hit)
    return parted(hits, lows)


def _met(copy: _Copy, hits: Sequence[Hit]) -> Iterator[tuple[str, int, int, _Found | None]]:
    """Each word for a currency outside of the amount before it, its place, and its amount if it has one."""
    words = _FINDERS[copy.language].words
    done = 0
    for index, at, last in hits:
        if at < done:
            continue
        word = words[index]
        found = _amount(copy, word, at, last)
        if found and found.start >= done and found.amount.value:
            done = found.end
            yield word, at, last, found
        else:
            yield word, at, last, None


def _amount(copy: _Copy, word: str, at: int, last: int) -> _Found | None:
    """The number beside a word for a currency, where the whole of it begins and ends, and what the word means."""
    if word in SYMBOLS:
        return _by_symbol(copy, word, at, last)
    return _by_code(copy, word.upper(), at, last) or _by_name(copy, word, at, last)


def _by_symbol(copy: _Copy, word: str, at: int, last: int) -> _Found | None:
    """$5, US$5, Rs 300 crore; 5 € and 5$."""
    led = at > 0 and copy.low[at - 1].isalpha()
    if led or (word[-1].isalpha() and copy.low[last : last + 1].isalpha()):
        return None
    if found := behind(copy.text, last, copy.language):
        return _Found(found, at, found.end, SYMBOLS[word])
    if not word.isalpha() and (found := before(copy.text, at, copy.language)):
        return _Found(found, found.start, last, SYMBOLS[word])
    return None


def _by_code(copy: _Copy, code: str, at: int, last: int) -> _Found | None:
    """EUR 1.2 million, EUR1.2m, 1.2 million EUR."""
    text = copy.text
    if code not in CODES or text[at:last] != code or (code in CODES_LIKE_WORDS and text.isupper()):
        return None
    if at and text[at - 1].isalpha():
        return None
    if found := behind(text, last, copy.language):
        return _Found(found, at, found.end, code)
    if not text[last : last + 1].isalpha() and (found := before(text, at, copy.language)):
        return _Found(found, found.start, last, code)
    return None


def _by_name(copy: _Copy, word: str, at: int, last: int) -> _Found | None:
    """Half a billion dollars, 5 million Swedish crowns, 412.5p."""
    low = copy.low
    name = NAMES[copy.language].get(word)
    if name is None or low[last : last + 1].isalpha() or (at and low[at - 1].isalpha() and not word[0].isdigit()):
        return None
    if name == "pound" and WEIGHTS.intersection(low[last : last + 12].split()[:1]):
        return None
    if word[0].isdigit():
        at += 1
    elif low[max(0, at - 5) : at].rstrip() == "u.s.":
        at -= 5
    elif name == "cent" and copy.language != "en":
        name = "euro cent"
    found = before(copy.text, at, copy.language, _SKIPPED)
    if found is None or (word in VERBS_TOO and found.value < _FEWEST_WON):
        return None
    return _Found(found, found.start, last, name)


def _currency(copy: _Copy, word: str, name: str, place: tuple[int, int], shared: Shared) -> str | None:
    """ISO 4217; a shared name by its adjective, else by the story."""
    name = HUNDREDTHS.get(name, name)
    if word == "$":
        return shared.currency("dollar")
    of_family = FAMILIES.get(name)
    if of_family is None:
        return name
    at, last = place
    around = (*copy.low[max(0, at - 14) : at].replace("-", " ").split()[-1:], *copy.low[last : last + 16].split()[:1])
    for word_beside in around:
        country = ADJECTIVES.get(word_beside) or ADJECTIVES.get(word_beside.strip(".,;)"))
        if country and country in of_family:
            return of_family[country]
    return shared.currency(name)


def _money(copy: _Copy, number: int, found: _Found, currency: str | None) -> Money:
    parts = 100.0 if found.name in HUNDREDTHS else 1.0
    value, more = found.amount.value, found.amount.more
    return Money(
        amount=round(value / parts, 6),
        at=(At(number, found.start, found.end),),
        by=BY,
        confidence=SURE if currency else FAIRLY_SURE,
        amount_max=None if more is None else round(more / parts, 6),
        currency=currency,
        qualifier=qualifier(copy.text, found.start, copy.language)[0],
    )


def qualifier(text: str, start: int, language: str) -> tuple[str | None, int]:
    """What loosens a number that begins here, and where that begins: up to three words right before it."""
    words = text[max(0, start - 24) : start].split()
    if not words or words[-1].lower() not in _LAST_OF_QUALIFIERS[language]:
        return None, start  # nine of ten amounts
    for count in (3, 2, 1):
        if len(words) >= count and (found := QUALIFIERS[language].get(" ".join(words[-count:]).lower())):
            for word in reversed(words[-count:]):
                start = text.rindex(word, 0, start)
            return found, start
    return None, start


_LAST_OF_QUALIFIERS: Final = {
    language: frozenset(words.rsplit(" ", 1)[-1] for words in known) for language, known in QUALIFIERS.items()
}
