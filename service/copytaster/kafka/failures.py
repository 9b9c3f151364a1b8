"""What an error means for a lane: try again soon, or stop and say why.

The tree of our own errors here; aiokafka's are told apart by class, never by text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiokafka import errors as kafka

from copytaster.kafka.status import LaneState


class LostOutcomeError(Exception):
    """The pool gave another number of outcomes than it was given records: a fault of ours."""


class StopLaneError(Exception):
    """The lane is to stop, in this state and for this reason."""

    def __init__(self, state: LaneState, reason: str) -> None:
        super().__init__(reason)
        self.state = state
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Failure:
    """How a lane's incarnation ended. `kind` is from a closed set: it labels a metric."""

    kind: str  # fenced, output, timeout, kafka, network, lost_outcome, stopped, internal
    state: LaneState
    reason: str
    error: str


FENCED = (kafka.ProducerFenced, kafka.InvalidProducerEpoch)
OUTPUT = (
    kafka.UnknownTopicOrPartitionError,
    kafka.TopicAuthorizationFailedError,
    kafka.TransactionalIdAuthorizationFailed,
    kafka.GroupAuthorizationFailedError,
    kafka.ClusterAuthorizationFailedError,
    kafka.MessageSizeTooLargeError,
    kafka.RecordListTooLargeError,
    kafka.InvalidTopicError,
)


UNAUTHORISED = (
    (kafka.TopicAuthorizationFailedError, "Write the topic"),
    (kafka.TransactionalIdAuthorizationFailed, "Write the transactional id"),
    (kafka.GroupAuthorizationFailedError, "Read the group"),
)
"""What is refused, by the operation that a lane needs it for."""


def failure_of(error: BaseException, who: str = "we") -> Failure:
    """The failure that this error, or the first telling one within it, is; `who` is our principal."""
    errors = list(_within(error))
    for one in errors:
        if isinstance(one, StopLaneError):
            return Failure("stopped", one.state, one.reason, type(one).__name__)
        if isinstance(one, FENCED):
            return Failure("fenced", LaneState.BACKING_OFF, "another producer took over, or ours timed out", _name(one))
        if isinstance(one, OUTPUT):
            return Failure("output", LaneState.STOPPED_OUTPUT, _output_reason(one, who), _name(one))
    first = errors[0]
    kinds = (
        (LostOutcomeError, "lost_outcome"),
        (TimeoutError, "timeout"),
        (kafka.KafkaError, "kafka"),
        (OSError, "network"),
    )
    kind = next((kind for class_, kind in kinds if isinstance(first, class_)), "internal")
    return Failure(kind, LaneState.BACKING_OFF, "tries again from the committed offset", _name(first))


def _output_reason(error: BaseException, who: str) -> str:
    for class_, what in UNAUTHORISED:
        if isinstance(error, class_):
            return f"{who} has no right to {what} {named(error) or '(which, the broker did not say)'}"
    return "an output topic or a right is missing, or a topic takes only smaller records"


def named(error: BaseException) -> str:
    """What an error of aiokafka is about, which it gives as one name, several, or a set of them."""
    names: set[str] = set()
    for one in error.args:
        names |= set(map(str, one)) if isinstance(one, set | frozenset) else {str(one)}
    return ", ".join(sorted(names))


def _within(error: BaseException) -> Iterator[BaseException]:
    """The error, those of its group, and what they were raised from."""
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _within(one)
        return
    yield error
    if error.__cause__ is not None:
        yield from _within(error.__cause__)


def _name(error: BaseException) -> str:
    return type(error).__name__
