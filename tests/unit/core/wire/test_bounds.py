from copytaster.core.context import Context, Limits
from copytaster.core.model import Outcome
from tests.contract.promises import broken
from tests.property.extremes import EXPANDED, NEVER_READ, Extreme, extremes
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
