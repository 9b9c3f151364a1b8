"""Private words planted into the corpus, wherever a case has words of its own: none of them leaves.

Each value that a story document shows and that stands in the record as it is (a paragraph, a headline, a caption, a
slugline, the name of a subject, …) is struck out of the record, and marked private words are put in its place.
"""

from collections.abc import Iterator

import pytest

from copytaster.core.model import Outcome, OutputRecord
from tests.contract.promises import broken
from tests.corpus.cases import CONTEXT, Case, cases
from tests.property.mutations import syntaxes
from tests.reading import a_record, kind_of, read, stories

SECRET = "Zanzibar"
MARKED = (
    f"Not for publication: ask for {SECRET} at the harbour",
    f"NICHT ZUR VERÖFFENTLICHUNG: {SECRET}",
    f"(({SECRET}@north.example; +44 20 5550 0000))",
)
SHORTEST = 24
"""Characters: shorter values stand in many places of a record."""
NO_WORDS = frozenset({"uri", "copytaster", "altIds", "version", "associations", "by", "copyrightHolder", "infoSources"})
PLACES = 6
"""So many values of a case are tried: the first, which are of different kinds, and the last."""


def plantings(case: Case) -> Iterator[tuple[str, bytes]]:
    """What was struck out, and the record with private words in its place."""
    record = case.record()
    value = record.value or b""
    whole = value.decode("utf-8", "replace")
    found = [one for one in dict.fromkeys(words_of(read(record, CONTEXT))) if whole.count(one) == 1]
    for number, struck in enumerate([*found[: PLACES // 2], *found[PLACES // 2 :][-PLACES // 2 :]]):
        yield struck, value.replace(struck.encode(), MARKED[number % len(MARKED)].encode())


def words_of(outcome: Outcome) -> Iterator[str]:
    """The texts of a record's stories: blocks, captions, and what ninjs has words in."""
    for document in stories(outcome):
        ours = document["copytaster"]
        assert isinstance(ours, dict)
        for block in ours.get("blocks", []):
            yield from long_enough(block["text"])
        yield from long_enough({name: value for name, value in document.items() if name not in NO_WORDS})


def long_enough(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from long_enough(one)
    elif isinstance(value, list):
        for one in value:
            yield from long_enough(one)
    elif isinstance(value, str) and len(value) >= SHORTEST and " " in value and "://" not in value:
        yield value


def leaks(output: OutputRecord) -> bool:
    """Whether any part of an output has the secret; a dead letter is the record as it came."""
    value = b"" if kind_of(output) == "dead-letter" else output.value
    return SECRET.lower().encode() in b"".join((value, output.key or b"", *map(header, output.headers))).lower()


def header(pair: tuple[str, bytes]) -> bytes:
    return pair[0].encode() + pair[1]


ACCEPTED = {syntax: [one for one in cases() if one.accepted and one.path.parts[-3] == syntax] for syntax in syntaxes()}


@pytest.mark.parametrize("syntax", syntaxes())
def test_planted_private_words_do_not_leave(syntax: str) -> None:
    """In every format, wherever its cases have words."""
    planted = [(case.name, *one) for case in ACCEPTED[syntax] for one in plantings(case)]
    assert planted
    leaked = [(name, struck) for name, struck, value in planted if any(map(leaks, read(a_record(value)).records))]
    assert leaked == []


@pytest.mark.parametrize("syntax", syntaxes())
def test_every_format_has_a_case_with_private_words(syntax: str) -> None:
    """Written by hand, as the format's feeds mark them."""
    assert any(case.described().get("private") for case in ACCEPTED[syntax])


def test_mark_that_was_mojibake() -> None:
    """A private block is known when its letters are read as they were meant, and goes as a whole."""
    record = a_record(f"Ferry leaves at dawn\n\nIt was full.\n\nNicht zur VerÃ¶ffentlichung: {SECRET}\n")
    outcome = read(record)
    assert broken(record, outcome) == []
    assert not any(map(leaks, outcome.records))
    assert "It was full." in str(stories(outcome))
