"""What six enrichers say of what they took and left; the copy is invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from copytaster.core.candidates import Candidate
from copytaster.core.enrich import entities, keyphrases, known, salience, summary, topics
from copytaster.core.model import At, RawRecord
from copytaster.core.topology import explain
from copytaster.tables import load_tables
from tests.stories import CONTEXT

COPY = """Ferry operator angry at harbour fees of Lysvag

LYSVAG, Norway, March 2 (Reuters) - The ferry operator Lysvag Linjer said on Monday that the harbour fees would double.

Ada Lind, who runs the town, met Omar Lind of Lysvag Linjer. Lind said no. The harbour fees are the highest in Norway.

1A) More gales are coming. "Nobody pays the harbour fees of the ferry operator now," Jordan Berg said.

It cost US$35 million. The central bank will cut its key rate. Alpha Gulls United and Alpha Terns United lost;
Alpha won.
"""


@pytest.fixture(scope="module")
def told() -> tuple[Candidate, ...]:
    record = RawRecord(value=COPY.encode(), timestamp=datetime(2026, 3, 2, tzinfo=UTC))
    _, found = explain(record, load_tables(), CONTEXT)
    (candidates,) = found.values()
    return candidates


def rules(told: tuple[Candidate, ...], by: str, *, taken: bool) -> dict[str, str]:
    return {one.value: one.rule for one in told if one.by == by and one.taken is taken}


@pytest.mark.parametrize("enricher", [entities, keyphrases, known, salience, summary, topics])
def test_each_says_why(told: tuple[Candidate, ...], enricher: object) -> None:
    """Each tells what it looked at, of its own field, at places in the copy."""
    mine = [one for one in told if one.by == enricher.BY]  # type: ignore[attr-defined]
    assert mine
    assert all(one.rule for one in mine)
    assert all(isinstance(at, At) and at.start < at.end for one in mine for at in one.at)


def test_a_surname_of_two(told: tuple[Candidate, ...]) -> None:
    """Whom a surname could mean, and that nothing tells."""
    assert rules(told, entities.BY, taken=False)["Lind"] == "the surname of 2, and nothing tells whose it is here"


def test_a_spelling_that_is_no_word(told: tuple[Candidate, ...]) -> None:
    """US in US$35 is no country; Jordan before a surname is none."""
    left = rules(told, known.BY, taken=False)
    assert left["country/USA"].startswith("no word of its own")
    assert "part of a name" in left["country/JOR"]
    assert rules(told, known.BY, taken=True)["country/NOR"] == "a spelling of the tables"


def test_topics_below_the_threshold(told: tuple[Candidate, ...]) -> None:
    """A topic with too few points says how many it needs."""
    left = rules(told, topics.BY, taken=False)
    assert any("needs" in rule or "behind" in rule or "one word" in rule for rule in left.values())


def test_phrases_that_lost(told: tuple[Candidate, ...]) -> None:
    """Phrases say what they lost by, and no value is both."""
    taken = rules(told, keyphrases.BY, taken=True)
    assert "harbour fees" in taken
    assert rules(told, keyphrases.BY, taken=False)


def test_sentences_passed_over(told: tuple[Candidate, ...]) -> None:
    """A quote stands in no summary."""
    assert "a quote, a question or the beginning of a list" in rules(told, summary.BY, taken=False).values()


def test_salience_in_points(told: tuple[Candidate, ...]) -> None:
    """The points of each reason."""
    assert all("points" in rule or rule == "not in the copy" for rule in rules(told, salience.BY, taken=True).values())
