import pytest

from copytaster.core.context import Context, Limits
from copytaster.core.errors import TooLarge
from copytaster.core.model import Outcome
from copytaster.core.wire.bounds import MOST_BLOCKS, MOST_ELEMENTS, MOST_HEADER_LINES, MOST_STORIES, check_elements
from tests.contract.promises import broken
from tests.property.extremes import EXPANDED, HEAD, NEVER_READ, PARAGRAPH, TEXT, Extreme, extremes, nitf
from tests.reading import a_record, read

SCALE = 0.02
CONTEXT = Context(limits=Limits(inflated_bytes=1_000_000, story_bytes=60_000))


def test_extreme_records() -> None:
    """Each has an outcome with one of its codes, keeps every promise, fetches nothing and expands nothing."""
    wrong = [(one.name, faults) for one in extremes(SCALE) if (faults := faults_of(one))]
    assert wrong == []


def faults_of(extreme: Extreme) -> list[str]:
    record = a_record(extreme.value)
    outcome = read(record, CONTEXT)
    faults = broken(record, outcome, CONTEXT)
    if outcome.tally.code not in extreme.codes:
        faults.append(f"{type(outcome).__name__} {outcome.tally.code}")
    if outcome.tally.code is None and brings_something_in(outcome):
        faults.append("something came from outside")
    return faults


def brings_something_in(outcome: Outcome) -> bool:
    values = b"".join(output.value for output in outcome.records)
    return EXPANDED.encode() in values or NEVER_READ.read_bytes()[:60].strip(b'"') in values


def test_elements_beyond_the_bound() -> None:
    """One element more is a dead letter before anything is parsed; end tags do not count."""
    check_elements("<p></p>" * MOST_ELEMENTS)
    with pytest.raises(TooLarge, match="too_many_elements"):
        check_elements("<p></p>" * (MOST_ELEMENTS + 1))
    assert read(a_record(nitf("<p/>" * MOST_ELEMENTS).encode())).tally.code == "too_many_elements"


def test_lines_of_headers_beyond_the_bound() -> None:
    """A header folded without end is refused before the library reads it; lines of the body do not count."""
    folds = "\r\n Ferry" * MOST_HEADER_LINES
    assert read(a_record(HEAD.replace(" leaves", folds).encode() + TEXT.encode())).tally.code == "too_large"
    outcome = read(a_record((HEAD + TEXT + "\r\n" * MOST_HEADER_LINES).encode()))
    assert outcome.tally.code is None


def test_stories_beyond_the_bound() -> None:
    """A feed of more stories than a record may hold is refused before each is read."""
    items = "<item><title>Ferry leaves</title></item>" * (MOST_STORIES + 1)
    outcome = read(a_record(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()))
    assert outcome.tally.code == "too_many_parts"


def test_blocks_beyond_the_bound_cost_one_story() -> None:
    """A story of more blocks than a document can hold is a fault of its own: the story beside it is published."""
    body = PARAGRAPH.replace("<", "&lt;") * (MOST_BLOCKS + 1)
    items = f"<item><title>Long</title><description>{body}</description></item><item><title>Ferry</title></item>"
    outcome = read(a_record(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()))
    assert (outcome.tally.code, len(outcome.tally.stories)) == ("too_large", 1)
