import pytest

from copytaster.core.model import Published
from tests.contract.promises import broken
from tests.corpus.cases import CONTEXT, FOLDER, Case, cases, told
from tests.reading import kind_of, read

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    """Each case becomes what is expected of it, and keeps every promise of the contract."""
    record = case.record()
    outcome = read(record, CONTEXT)
    assert broken(record, outcome, CONTEXT) == []
    assert isinstance(outcome, Published) == case.accepted
    if request.config.getoption("--accept"):
        case.accept(told(outcome))
    assert told(outcome) == case.described().get("expected")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_keeps_private_words(case: Case) -> None:
    """Words that the case calls private are in none of its outputs but a dead letter."""
    private = case.described().get("private", [])
    assert isinstance(private, list)
    for output in read(case.record(), CONTEXT).records:
        if kind_of(output) != "dead-letter":
            whole = b"".join((output.value, *(value for _, value in output.headers)))
            assert [words for words in private if words.encode() in whole] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case_is_described(case: Case) -> None:
    """Each case says what it shows, where it is from and when it came, and lies where it belongs."""
    described = case.described()
    assert {"shows", "origin", "received_at", "expected"} <= described.keys()
    assert described.keys() <= {"shows", "origin", "received_at", "headers", "private", "expected"}
    assert case.path.parent.name in {"accepted", "rejected"}


def test_no_case_without_its_bytes() -> None:
    """Every JSON has its wire beside it."""
    assert [path.name for path in FOLDER.rglob("*.json") if not path.with_suffix(".wire").exists()] == []
