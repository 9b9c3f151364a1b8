"""The words of a clause, and what a run of them says of a source.

A `Clause` is a stretch of a text cut into words: as printed, bare of punctuation, and in small letters. It knows where
pieces end, which words are names, nouns of persons and bodies, adverbs, and it makes a `Source` of a run of words.
Where to look for the run is `speakers`' work.
"""

from __future__ import annotations

from typing import Final

from copytaster.core.enrich.quote_words import Words
from copytaster.core.speech import DESCRIBED, NAMED, PRONOUN, Source, SourceKind

LONGEST_DESCRIPTION: Final = 5
"""Words of somebody who is described by a noun that no table knows: "a retired bus conductor"."""

CONJUNCTIONS: Final = frozenset(
    "but and while as because although though or yet that so aber und mais et pero y mas e maar en ma".split()
)
LEADS_ON: Final = frozenset({"familiar", "close", "briefed", "involved", "working", "speaking", "based"})
"""Words that go on with a description behind its noun."""
_MANY: Final = frozenset({"they", "we", "ils", "elles", "ellos", "ellas", "eles", "elas", "loro"})
_HOUSES: Final = frozenset(
    (
        "bank ministry university department house office court council board bureau chamber institute federation union"
        " association committee commission"
    ).split()
)
"""Bodies that are named with "of …" behind them."""
_NOT_ADVERBS: Final = frozenset("family italy july daily weekly monthly assembly ally bully anomaly".split())
_ABBREVIATIONS: Final = frozenset(
    (
        "mr mrs ms dr prof gen col lt sgt maj capt sen rep gov rev st inc corp ltd co jr sr adm cmdr dott sig sra hr"
        " bros"
    ).split()
)
_DATA: Final = frozenset("data figures statistics numbers latest newest recent available current preliminary".split())
"""What nobody has said unless it is told whose it is: the latest data available."""
_RELATIVE: Final = frozenset({"which", "who", "whom", "whose", "that"})
_COMPOUND: Final = ("-run", "-owned", "-based", "-led", "-backed", "-listed", "-controlled", "-born")
"""Adjectives that begin with a capital: State-run, London-based."""
_BASED: Final = "-based"
_SHORTEST: Final = 2
"""Letters of a word whose stop is its own: an initial."""
_SHORTEST_ADVERB: Final = 5

_PUNCTUATION = ",;:!?()[]<>\"'“”„«»‘’*–—-"
_BREAKS = frozenset(",;:)—–!?>")
_DASHES = frozenset({"-", "–", "—", "--", "––"})
_POSSESSIVE: Final = ("'s", "’s", "s'", "s’")
_ELIDED = ("l'", "l’", "d'", "d’", "t-")


class Clause:
    """`text[left:right]` as words, by number."""

    __slots__ = ("_left", "_right", "_text", "_upper", "bare", "low", "raw", "words")

    def __init__(self, text: str, left: int, right: int, words: Words) -> None:
        self._text, self._left, self._right, self.words = text, left, right, words
        here = text[left:right]
        self._upper = here.isupper()
        self.raw = raw = here.split()
        # One word in ten is not of letters alone: the others are their own, lowered all at once. Half the time.
        self.bare = bare = raw.copy()
        self.low = low = here.lower().split()
        for number, word in enumerate(raw):
            if not word.isalnum():
                bare[number] = one = _bare(word)
                low[number] = one.lower() if one.isalnum() else _low(one)

    # --- where pieces begin and end

    def breaks(self, number: int) -> bool:
        """Whether a piece ends with this word: a comma, a bracket, a dash or a full stop follows."""
        raw = self.raw[number]
        if not raw.isalnum():
            if raw[-1] in _BREAKS or raw in _DASHES:
                return True
            if raw[-1] == "." and self.bare[number][-1:] != ".":
                return True
        if number + 1 == len(self.raw) or (behind := self.raw[number + 1]).isalnum():
            return False
        return behind in _DASHES or behind[0] in "(<"

    def piece(self, last: int) -> int:
        """The first word of the piece that ends with this one."""
        first, raw = last, self.raw
        behind = raw[last].isalnum()
        while first:
            here = raw[first - 1].isalnum()
            if not (here and behind) and self.breaks(first - 1):
                break
            first -= 1
            behind = here
        if first > 1 and self.bare[first].endswith(_BASED) and self.is_capital(first - 1):
            return self.piece(first - 1)  # the Ansala, Ostria-based company
        return first

    def before_adverbs(self) -> int:
        """The last word that is no adverb or auxiliary of the verb behind the clause."""
        last = len(self.raw) - 1
        while last >= 0 and (self.is_adverb(last) or not self.low[last]):
            last -= 1
        return last

    # --- what a word is

    def is_capital(self, number: int) -> bool:
        """A word that may be of a name."""
        bare = self.bare[number]
        if self._upper:
            low, words = self.low[number], self.words
            return not (low in words.determiners or low in words.stops or low in words.of or low in words.between)
        if bare.islower():
            return False
        return bare[:1].isupper() or (bare[1:2].isupper() and bare.isalnum()) or bare[2:3].isupper()

    def is_role(self, number: int) -> bool:
        """A noun of persons: minister, witness."""
        low, shape = self.low[number], self.words.role_shape
        return low in self.words.roles or bool(shape and shape.search(low))

    def is_noun(self, number: int) -> bool:
        """A noun that may be the head of a source, or a title."""
        low, shape = self.low[number], self.words.role_shape
        return low in self.words.nouns or bool(shape and shape.search(low))

    def is_adverb(self, number: int) -> bool:
        """What may stand between a source and its verb."""
        low, bare = self.low[number], self.bare[number]
        if low in self.words.days:
            return True
        if not bare.islower() and not self._upper:
            return False
        if low in self.words.between:
            return True
        return low.endswith("ly") and len(low) >= _SHORTEST_ADVERB and low not in _NOT_ADVERBS

    def is_within_name(self, number: int) -> bool:
        """A particle between two capitals: Marlies van der Weerd."""
        if self.low[number] not in self.words.particles:
            return False
        left, right = number - 1, number + 1
        while left >= 0 and self._is_particle(left):
            left -= 1
        while right < len(self.bare) and self._is_particle(right):
            right += 1
        if left < 0 or right >= len(self.bare) or self.breaks(left):
            return False
        return self.is_capital(left) and self.is_capital(right) and not self.is_noun(left)

    def _is_particle(self, number: int) -> bool:
        return self.low[number] in self.words.particles and not self.is_capital(number)

    def heads(self, number: int, first: int) -> bool:
        """Whether "of …" may stand behind this word within a source: a noun, a body, a full name."""
        if number < first or self.breaks(number):
            return False
        if self.is_noun(number) or self.low[number] in _HOUSES or self.low[number] in LEADS_ON:
            return True
        return number > first and self.is_capital(number) and self.is_capital(number - 1)

    def joins(self, number: int, first: int) -> bool:
        """Whether "and …" may stand behind this word within a source: "a local official and two aid workers"."""
        return number >= first and not self.breaks(number) and (self.is_noun(number) or self.is_capital(number))

    # --- what a run of words is

    def source(self, first: int, last: int, *, strict: bool = False) -> Source | None:
        """What the words say of a source, all of them; None where they are none.

        `strict`: a description needs a noun of persons or bodies.
        """
        while first < last and self.low[first] in self.words.openers:
            first += 1
        while first < last and (self.low[last] in self.words.of or self.low[last] in _RELATIVE or not self.low[last]):
            last -= 1
        if first == last and self.low[first] in self.words.pronouns:
            return self.pronoun(first)
        if "and" in self.low[first + 1 : last]:
            for number in range(first + 1, last):
                if self.low[number] == "and" and self.joins(number - 1, first):
                    return self._compound(first, last)
        core = self._core(first, last)
        if self.bare[core].endswith(_POSSESSIVE):
            return None
        if self.is_capital(core) and not self.is_role(core) and not self._is_described_body(first, core, last):
            return self._named(first, core, last)
        return self._described(first, core, last, strict=strict)

    def _described(self, first: int, core: int, last: int, *, strict: bool) -> Source | None:
        if core == last and self._is_data(first, last):
            return None
        body = not self.is_role(core) and self.low[core] in self.words.bodies
        loose = not strict and self.low[first] in self.words.determiners and 1 <= core - first < LONGEST_DESCRIPTION
        if body or loose or self.is_role(core):
            return self.made(first, last, DESCRIBED, body=body)
        return None

    def _is_data(self, first: int, last: int) -> bool:
        determiners = self.words.determiners
        for number in range(last, first - 1, -1):
            if self.low[number] not in _DATA and self.low[number] not in determiners:
                return False
        return True

    def pronoun(self, number: int) -> Source:
        """The pronoun of that number."""
        (start,) = self._starts(number, number)
        low = self.low[number]
        gender = self.words.pronouns[low]
        return Source(start, start + len(self.bare[number]), PRONOUN, None, gender, low in _MANY)

    def made(
        self,
        first: int,
        last: int,
        kind: SourceKind,
        name: tuple[int, int] | None = None,
        *,
        body: bool = False,
    ) -> Source:
        """The source with its places in the text; `name` is its first and last word."""
        starts = self._starts(first, last)
        named = (starts[name[0] - first], starts[name[1] - first] + len(self.bare[name[1]])) if name else None
        plural = self.low[last].endswith("s") or self.low[last] in {"people", "police"}
        return Source(starts[0], starts[-1] + len(self.bare[last]), kind, named, "", plural, body)

    def _starts(self, first: int, last: int) -> list[int]:
        """Where each word of a run begins, without punctuation before it; counted from the clause's nearer end."""
        text, raw, bare = self._text, self.raw, self.bare
        found = []
        if last < len(raw) - 1 - first:
            place = self._left
            for number in range(last + 1):
                start = text.index(raw[number], place)
                place = start + len(raw[number])
                if number >= first:
                    found.append(start if raw[number] is bare[number] else start + self._inset(number))
            return found
        place = self._right
        for number in range(len(raw) - 1, first - 1, -1):
            place = text.rindex(raw[number], self._left, place)
            if number <= last:
                found.append(place if raw[number] is bare[number] else place + self._inset(number))
        found.reverse()
        return found

    def _inset(self, number: int) -> int:
        """Characters of a word before its first that is no punctuation."""
        bare = self.bare[number]
        return self.raw[number].find(bare) if bare else 0

    def _compound(self, first: int, last: int) -> Source | None:
        """Two or more who say it together: they are described, nobody of them speaks alone."""
        name = self._name(first, last, last)
        if name and (self.low[last] in self.words.bodies or self.low[last] in _HOUSES):
            return self.made(first, last, NAMED, name, body=True)
        if self.is_noun(last) or self.is_noun(self._core(first, last)) or self.is_capital(last):
            return self.made(first, last, DESCRIBED)
        return None

    def _core(self, first: int, last: int) -> int:
        """The last word of the head: "a spokesman" of "a spokesman for the ministry"."""
        for number in range(first + 1, last):
            low = self.low[number]
            ends = low in self.words.of or low in LEADS_ON or low in _RELATIVE or low == "and"
            if ends and not self.is_within_name(number):
                return number - 1
        return last

    def _is_described_body(self, first: int, core: int, last: int) -> bool:
        """Whether a body has no name, as Pakistan's foreign office: the Interior Ministry, Bank of England have one."""
        if self.low[core] not in self.words.bodies:
            return False
        if not self.is_capital(core):
            return True
        return not self.is_capital(max(first, core - 1)) and not (core == first and core < last)

    def _named(self, first: int, core: int, last: int) -> Source | None:
        name = self._name(first, core, last)
        if name:
            return self.made(first, last, NAMED, name, body=self.low[name[1]] in self.words.bodies)
        known = any(self.is_noun(one) for one in range(first, core + 1))
        return self.made(first, last, DESCRIBED) if known else None

    def _name(self, first: int, core: int, last: int) -> tuple[int, int] | None:
        """The words of the name that the head ends with, titles before it left out."""
        low = self.low[core]
        if self._is_title(core) or low in self.words.determiners or low in self.words.stops:
            return None
        begin = core
        while begin > first and self._is_of_name(begin - 1):
            begin -= 1
        of_follows = core < last and low in _HOUSES and self.low[core + 1] in self.words.of
        return begin, last if of_follows else core  # Ministry of Defence, Bank of England

    def _is_of_name(self, number: int) -> bool:
        """Whether the name behind this word begins with it or before it."""
        if self.bare[number].endswith(_POSSESSIVE + _COMPOUND) or self._is_title(number) or self.breaks(number):
            return False
        if self.low[number] in self.words.determiners and not self.is_within_name(number):
            return False
        return self.is_capital(number) or self.is_within_name(number)

    def _is_title(self, number: int) -> bool:
        return self.low[number] in self.words.titles or self.is_role(number)


def _bare(raw: str) -> str:
    """A word without the punctuation around it; the stop of an abbreviation stays."""
    bare = raw.strip(_PUNCTUATION)
    if bare[-1:] != "." or bare.count(".") > 1 or len(bare) <= _SHORTEST or bare[:-1].lower() in _ABBREVIATIONS:
        return bare
    return bare[:-1]


def _low(bare: str) -> str:
    """In small letters, without a final stop, an elided article or the t of "a-t-il"."""
    low = bare.lower().rstrip(".")
    return low[2:] if low[:2] in _ELIDED else low
