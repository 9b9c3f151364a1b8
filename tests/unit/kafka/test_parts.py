"""The small parts of a lane: budget, breaker, ledger, failures, records."""

from datetime import UTC, datetime

import pytest
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    KafkaError,
    ProducerFenced,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
)

from copytaster.core.model import DeadLettered, Published, RawRecord, Tally
from copytaster.kafka.breaker import DeadLetterBreaker
from copytaster.kafka.budget import ByteBudget
from copytaster.kafka.failures import LostOutcomeError, StopLaneError, failure_of
from copytaster.kafka.ledger import Ledger
from copytaster.kafka.records import raw_bytes
from copytaster.kafka.status import LaneState

DEAD = DeadLettered((), Tally("feed"))
GOOD = Published((), Tally("feed"))


def test_budget_has_two_marks() -> None:
    """Exhausted at the limit, until half of it is free again."""
    budget = ByteBudget(100)
    budget.take(100)
    assert budget.exhausted
    budget.give(40)
    assert budget.exhausted
    budget.give(10)
    assert not budget.exhausted


def test_breaker_judges_the_last_outcomes_only() -> None:
    """0.8 of the window, and not before the minimum was seen."""
    breaker = DeadLetterBreaker(ratio=0.8, window=10, minimum=5)
    assert not breaker.trips([DEAD] * 4)
    assert breaker.trips([DEAD])
    assert not breaker.trips([GOOD] * 3)
    assert breaker.trips([DEAD] * 8)


def test_ledger_tells_each_missing_record_once() -> None:
    """What was received is settled or held."""
    ledger = Ledger()
    ledger.receive(10)
    assert ledger.settle(4, 6) == 0
    assert ledger.settle(5, 0) == 1
    assert ledger.settle(0, 0) == 0


@pytest.mark.parametrize(
    ("error", "kind", "state"),
    [
        (ProducerFenced("x"), "fenced", LaneState.BACKING_OFF),
        (TopicAuthorizationFailedError("x"), "output", LaneState.STOPPED_OUTPUT),
        (StopLaneError(LaneState.STOPPED_DEAD_LETTERS, "x"), "stopped", LaneState.STOPPED_DEAD_LETTERS),
        (LostOutcomeError("x"), "lost_outcome", LaneState.BACKING_OFF),
        (TimeoutError(), "timeout", LaneState.BACKING_OFF),
        (KafkaError(), "kafka", LaneState.BACKING_OFF),
        (ConnectionError(), "network", LaneState.BACKING_OFF),
        (RuntimeError(), "internal", LaneState.BACKING_OFF),
        (ExceptionGroup("both", [ExceptionGroup("in", [ProducerFenced("x")])]), "fenced", LaneState.BACKING_OFF),
    ],
)
def test_failure_of(error: Exception, kind: str, state: LaneState) -> None:
    """Errors are told apart by class, also within groups."""
    failure = failure_of(error)
    assert (failure.kind, failure.state) == (kind, state)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TopicAuthorizationFailedError({"b", "a"}), "User:x has no right to Write the topic a, b"),
        (TransactionalIdAuthorizationFailed("g-raw-0"), "User:x has no right to Write the transactional id g-raw-0"),
        (GroupAuthorizationFailedError(), "User:x has no right to Read the group (which, the broker did not say)"),
    ],
)
def test_failure_of_a_missing_right_names_it(error: Exception, reason: str) -> None:
    """Principal, operation, and what it is about as far as aiokafka tells."""
    assert failure_of(error, "User:x").reason == reason


def test_raw_bytes_counts_headers() -> None:
    """Key, value and headers are held."""
    record = RawRecord(b"12345", datetime(2026, 3, 2, tzinfo=UTC), key=b"12", headers=(("ab", b"c"),))
    assert raw_bytes(record) == 10
