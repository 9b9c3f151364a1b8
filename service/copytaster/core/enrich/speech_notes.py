"""What quotes and attributions looked at and took or left, for `explain`; on the way of a record nobody takes notes."""

from __future__ import annotations

from collections.abc import Mapping

from copytaster.core.candidates import Candidate
from copytaster.core.enrich.antecedents import same
from copytaster.core.enrich.roll import Speaker
from copytaster.core.facts import Quote
from copytaster.core.model import At
from copytaster.core.speech import Passage

RULES: Mapping[str, str] = {
    "after": "the words behind it say whose it is",
    "before": "the words before it say whose it is",
    "joined": "goes on with the quote before it in the paragraph",
    "carried": "no verb beside it: that of who spoke last",
    "about": "no verb beside it: that of whom the sentence before is about",
    "indirect": "a clause that a verb reports, with its source",
    "": "nobody is found who says it",
}


class Notes:
    """Collects candidates for one field."""

    def __init__(self, field: str, by: str) -> None:
        self.candidates: list[Candidate] = []
        self._field = field
        self._by = by

    def left(self, passage: Passage, start: int, end: int, rule: str) -> None:
        """Words that were looked at and left."""
        at = (At(passage.number, start, end),)
        self.candidates.append(Candidate(self._field, passage.text[start:end], False, rule, self._by, at))

    def quote(self, one: Quote, rule: str) -> None:
        """A quote, by the rule that found its speaker."""
        self.candidates.append(Candidate(self._field, who_of(one), True, RULES[rule], self._by, one.content.at))

    def pronoun(
        self, passage: Passage, span: tuple[int, int], asked: Mapping[str, Speaker | None], chosen: Speaker | None
    ) -> None:
        """Whom a pronoun could mean, and whom it is taken to mean."""
        at = (At(passage.number, *span),)
        for why, one in asked.items():
            if one:
                taken = chosen is not None and same(one, chosen)
                rule = why if taken else f"{why}: does not fit it, or another one is as near"
                value = f"{passage.text[slice(*span)]}: {name_of(one)}"
                self.candidates.append(Candidate(self._field, value, taken, rule, self._by, at))


def name_of(one: Speaker) -> str:
    """Who it is, in words."""
    return one.name or (one.description.text if one.description else "somebody")


def who_of(one: Quote) -> str:
    """The speaker of a quote in words."""
    return one.speaker_name or (one.speaker_description.text if one.speaker_description else "nobody")
