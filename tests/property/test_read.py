from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.model import Headers
from tests.contract.promises import broken
from tests.property.copy_strategies import COPY, HEADERS, LIKE_NINJS, NINJS, PLAIN
from tests.reading import a_record, of_kind, read, stories


@given(COPY, HEADERS)
def test_any_bytes_give_an_outcome_that_keeps_every_promise(value: bytes, headers: Headers) -> None:
    """Whatever comes, nothing raises, and what goes out is as the contract says; no fault of ours is among it."""
    record = a_record(value, headers)
    assert broken(record, read(record)) == []


@given(COPY)
def test_reading_is_deterministic(value: bytes) -> None:
    """The same record gives the same outcome, byte for byte."""
    record = a_record(value)
    assert read(record) == read(record)


@pytest.mark.parametrize("story", [PLAIN, NINJS], ids=["plain", "ninjs"])
def test_every_prefix_of_a_story_gives_an_outcome(story: str) -> None:
    """A story that breaks off anywhere, even within a character."""
    whole = story.encode()
    for end in range(0, len(whole) + 1, 7):
        record = a_record(whole[:end])
        assert (end, broken(record, read(record))) == (end, [])


@given(st.data())
def test_a_story_with_bytes_changed_gives_an_outcome(data: st.DataObject) -> None:
    """A few bytes struck on the wire."""
    value = bytearray(data.draw(st.sampled_from([PLAIN, NINJS])).encode())
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(value) - 1), st.integers(0, 255)), max_size=8)):
        value[place] = byte
    record = a_record(bytes(value))
    assert broken(record, read(record)) == []


@given(LIKE_NINJS, st.integers(0, 10**9), st.integers(0, 500))
def test_ids_do_not_know_the_position(value: bytes, offset: int, partition: int) -> None:
    """Ids are of the copy, wherever it stands in the raw topic."""
    record = a_record(value)
    one, other = (read(each) for each in (record, replace(record, offset=offset, partition=partition)))
    assert [story["uri"] for story in stories(one)] == [story["uri"] for story in stories(other)]


@given(COPY)
def test_a_dead_letter_can_be_redriven(value: bytes) -> None:
    """What is stripped of our headers and sent again has the same outcome."""
    record = a_record(value, (("x-feed", b"north"),))
    for letter in of_kind(read(record), "dead-letter"):
        theirs = tuple(pair for pair in letter.headers if not pair[0].startswith("dlq-"))
        assert read(replace(record, value=letter.value, headers=theirs)) == read(record)
