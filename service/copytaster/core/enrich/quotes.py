"""Quotes: what somebody said or wrote, word for word, in part or in the agency's words, and who it was.

Direct ones in English, German, French, Spanish, Portuguese, Dutch and Italian; indirect ones in English. A stretch
between marks is one quote, and so is one that goes on over paragraphs (each opens with a mark, only the last closes).
Its speaker is looked for beside it, then in the quote before it in the same paragraph, then in the last paragraph.
Scare quotes, single words and titles of works are none. Of an embedded post, which is never the agency's own words,
only what it quotes word for word from somebody it names counts; no speaker is carried into a post or out of it.

Rules over sentences, marks and verbs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn, quote_cues
from copytaster.core.enrich.antecedents import Antecedents
from copytaster.core.enrich.quote_cues import Said, Statement
from copytaster.core.enrich.quote_kinds import count_of, is_work, kind_of
from copytaster.core.enrich.quote_languages import WORDS
from copytaster.core.enrich.quote_turns import BY, Turn, quote_of
from copytaster.core.enrich.quote_words import ENGLISH, Words
from copytaster.core.enrich.roll import Roll, Speaker
from copytaster.core.enrich.speech_notes import Notes
from copytaster.core.enrich.statements import statement, why_not
from copytaster.core.facts import Quote, QuoteKind
from copytaster.core.model import At, BlockKind, Story
from copytaster.core.publish.language import language_read_in
from copytaster.core.speech import NAMED, PRONOUN, Passage, Quoted, Source

NAME = "quotes"
NEEDS: frozenset[str] = frozenset({"language", "names", "entities", "passages"})
SETS = "quotes"
LANGUAGES: frozenset[str] = frozenset(WORDS)

FEWEST_WORDS = 4
"""Words that make a quote without any cue; fewer are a term, a title or irony."""
FEWEST_WITH_CUE = 2
MOST_VERBS_BEHIND = 3
"""Verbs behind a quote that may be that of the statement which it is part of."""
_WORK = "the title of a work, or a name"
NEAR = 2
"""Blocks between two paragraphs of which the second may go on with the speaker of the first (a subhead, a picture)."""


_DIRECT, _INDIRECT, _MIXED = QuoteKind


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Quote, ...]:  # noqa: ARG001 - all are called alike
    """The quotes in the order of the copy."""
    words = WORDS.get(language_read_in(story))
    if words is None:
        return ()
    return tuple(_read(story, words, None))


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:  # noqa: ARG001 - all are called alike
    """The quotes by the rules of their speakers, the stretches and verbs that are none, whom pronouns could mean."""
    words = WORDS.get(language_read_in(story))
    if words is not None:
        notes = Notes(SETS, BY)
        _read(story, words, notes)
        yield from notes.candidates


def _read(story: Story, words: Words, notes: Notes | None) -> list[Quote]:
    reader = _Reader(story, words, notes)
    for passage in story.facts.passages:
        if passage.kind is BlockKind.EMBED:
            reader.read_embed(passage)
        else:
            reader.read(passage)
    return reader.found


class _Reader:
    """Reads the passages of one story in order; remembers who spoke last."""

    def __init__(self, story: Story, words: Words, notes: Notes | None = None) -> None:
        self._notes = notes
        self.found: list[Quote] = []
        self._words = words
        self._whom = Antecedents(Roll(story, words), words)
        self._last: Turn | None = None  # what was said last, in this paragraph or the one before
        self._open: list[tuple[Passage, Quoted]] = []  # a quote that goes on in the next paragraph
        self._opened: Turn | None = None  # how its first part is attributed
        self._used: set[int] = set()  # the verbs that lead a quote of the passage
        self._next = 0  # the number of the passage's first verb behind the place that is read

    def read(self, passage: Passage) -> None:
        """The quotes of one passage, in the order of its words."""
        self._whom.enter(passage)
        if self._last and self._last.block < passage.number - NEAR:
            self._last = None
        if not passage.quotes and not passage.cues:
            self._open, self._opened = [], None
            return
        self._used, self._next = set(), 0
        for index, quote in enumerate(passage.quotes):
            said = quote_cues.find(passage, index, self._words)
            if said:
                self._used.add(said.cue.start)
            self._report(passage, quote.start)
            self._quote(passage, index, said)
        self._report(passage, len(passage.text))
        if self._open and self._open[-1][0] is not passage:
            self._open, self._opened = [], None

    def read_embed(self, passage: Passage) -> None:
        """The quotes of an embedded post: those of people whom it names."""
        for index in range(len(passage.quotes)):
            said = quote_cues.find(passage, index, self._words)
            if said and said.source and said.source.kind is NAMED:
                turn = self._turn(passage, index, said)
                if turn and turn.kind is _DIRECT and turn.speaker:
                    self._add(turn, [(passage, passage.quotes[index])])

    def _report(self, passage: Passage, limit: int) -> None:
        """Adds the statements whose verb stands before a place and leads no quote."""
        while self._next < len(passage.cues) and passage.cues[self._next].start < limit:
            one = self._statement(passage, self._next)
            self._next += 1
            if one:
                self._state(passage, one)
            elif self._notes and self._words is ENGLISH:
                self._note_verb(passage, self._next - 1)

    def _note_verb(self, passage: Passage, number: int) -> None:
        cue = passage.cues[number]
        if self._notes and cue.start not in self._used:
            self._notes.left(passage, cue.start, cue.end, why_not(passage, number, self._words))

    def _add(self, turn: Turn, parts: Sequence[tuple[Passage, Quoted]]) -> None:
        one = quote_of(turn, parts, self._words)
        self.found.append(one)
        if self._notes:
            self._notes.quote(one, turn.rule)

    def _leave(self, passage: Passage, quote: Quoted, rule: str) -> Turn | None:
        if self._notes:
            self._notes.left(passage, quote.first, quote.last, rule)
        return None

    def _statement(self, passage: Passage, number: int) -> Statement | None:
        if passage.cues[number].start in self._used:
            return None
        find = statement if self._words is ENGLISH else quote_cues.speaker_named
        return find(passage, number, self._words)

    def _state(self, passage: Passage, one: Statement) -> None:
        speaker = self._whose(passage, one.source)
        if speaker is None:
            if self._notes:
                self._notes.left(
                    passage, one.start, one.end, "a clause that is reported, but nobody is found who says it"
                )
            return
        said = Said(one.cue, one.source, "indirect")
        marked = [
            quote for quote in passage.quotes_in(one.start, one.end) if count_of(passage, quote) >= FEWEST_WITH_CUE
        ]
        self._last = Turn(_INDIRECT, said, speaker, "indirect", passage.number)
        if not marked and self._words is ENGLISH:
            content = Quoted(one.start, one.end, one.start, one.end, "")
            self._add(self._last, [(passage, content)])

    def _quote(self, passage: Passage, index: int, said: Said | None) -> None:
        """Adds the quote between the marks of that number, if it is one."""
        quote = passage.quotes[index]
        if index == 0 and self._open:
            self._continue(passage, quote, said)
            return
        turn = self._turn(passage, index, said)
        if turn is None:
            return
        self._last = turn
        if quote.closed or passage.kind is not BlockKind.PARAGRAPH:
            self._add(turn, [(passage, quote)])
        else:
            self._open, self._opened = [(passage, quote)], turn

    def _continue(self, passage: Passage, quote: Quoted, said: Said | None) -> None:
        """A quote that the paragraph before left open goes on, if this one opens with a mark."""
        if passage.text[: quote.start].strip():
            self._open, self._opened = [], None
            return
        self._open.append((passage, quote))
        if not quote.closed:
            return
        turn = self._opened
        if turn is None or turn.said is None:
            turn = self._attributed(passage, _DIRECT, said) or turn
        if turn:
            self._last = turn
            self._add(turn, self._open)
        self._open, self._opened = [], None

    def _turn(self, passage: Passage, index: int, said: Said | None) -> Turn | None:
        quote = passage.quotes[index]
        count = count_of(passage, quote)
        kind = kind_of(passage, index, said)
        if said:
            if count < FEWEST_WITH_CUE and kind is _MIXED:
                return self._leave(passage, quote, "a single word: a term or irony")
            if is_work(passage, quote, self._words):
                return self._leave(passage, quote, _WORK)
            return self._attributed(passage, kind, said)
        for number in range(self._next, min(self._next + MOST_VERBS_BEHIND, len(passage.cues))):
            one = self._statement(passage, number)
            if one and one.start <= quote.start and quote.end <= one.end and count >= FEWEST_WITH_CUE:
                return self._attributed(passage, _MIXED, Said(one.cue, one.source, "after"))
        return self._carried(passage, index, kind, count)

    def _attributed(self, passage: Passage, kind: QuoteKind, said: Said | None) -> Turn | None:
        if said is None:
            return None
        speaker = self._whose(passage, said.source) if said.rule else None
        return Turn(kind, said, speaker, said.rule if speaker else "", passage.number)

    def _whose(self, passage: Passage, source: Source | None) -> Speaker | None:
        last = self._last
        if source is None:
            return last.speaker if last else None
        if source.kind is not PRONOUN:
            return self._whom.speaker(passage, source, None, None)
        at = At(last.block, last.said.cue.start, last.said.cue.end) if last and last.said else None
        chosen = self._whom.speaker(passage, source, last.speaker if last else None, at)
        if self._notes:
            asked = {
                "spoke last": last.speaker if last else None,
                "is whom the sentence before is about": self._whom.subject(passage, source),
            }
            self._notes.pronoun(passage, (source.start, source.end), asked, chosen)
        return chosen

    def _carried(self, passage: Passage, index: int, kind: QuoteKind, count: int) -> Turn | None:
        """A stretch without a verb beside it: that of whoever spoke before it, if it reads like speech."""
        quote = passage.quotes[index]
        rule = (
            f"no verb beside it, and fewer than {FEWEST_WORDS} words: a term or irony" if count < FEWEST_WORDS else ""
        )
        if rule or is_work(passage, quote, self._words):
            return self._leave(passage, quote, rule or _WORK)
        last = self._last
        start = quote_cues.sentence_of(passage, quote)
        alone = not passage.text[start : quote.start].strip()
        if last and last.speaker and index and last.block == passage.number and kind is _MIXED:
            if passage.quotes[index - 1].end > start:
                return Turn(kind, None, last.speaker, "joined", passage.number)
            return self._leave(passage, quote, "part of a sentence that no verb makes somebody's")
        if kind is _MIXED or not alone:
            return self._leave(passage, quote, "part of a sentence that no verb makes somebody's")
        if last and last.speaker:
            return Turn(
                kind, None, last.speaker, "joined" if last.block == passage.number else "carried", passage.number
            )
        subject = self._whom.person_before(passage, quote.start)
        return Turn(kind, None, subject, "about" if subject else "", passage.number)
