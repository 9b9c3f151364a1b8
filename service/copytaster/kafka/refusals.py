"""What keeps an operator's command from doing its work, in words for a person; aiokafka's errors end here.

CannotError       only a person can mend it: a topic, a right, an id (exit code 78)
GaveUpError       tried and failed, or ended half-way; the same command goes on (exit code 1)
BrokerAway        no broker answers (exit code 69)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from aiokafka.errors import (
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    InvalidProducerEpoch,
    KafkaError,
    ProducerFenced,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
)

from copytaster.kafka.cluster import BrokerAway
from copytaster.kafka.failures import named
from copytaster.kafka.principals import principal
from copytaster.settings import Settings

__all__ = ["BrokerAway", "CannotError", "GaveUpError", "in_words"]

FENCED = (ProducerFenced, InvalidProducerEpoch)
UNAUTHORISED = (
    TopicAuthorizationFailedError,
    GroupAuthorizationFailedError,
    TransactionalIdAuthorizationFailed,
    ClusterAuthorizationFailedError,
)


class CannotError(Exception):
    """The command cannot do what is asked; the text says why and what to do."""


class GaveUpError(Exception):
    """The command ended before its work was done; the text says how far it came and what to do."""


@contextmanager
def in_words(settings: Settings) -> Iterator[None]:
    """Turn aiokafka's errors into ours: a missing right names principal, operation and topic."""
    who = principal(settings)
    try:
        yield
    except TopicAuthorizationFailedError as error:
        topics = named(error) or "a topic"
        raise CannotError(f"{who} has no right to Read or Write {topics}: grant it with kafka-acls") from None
    except GroupAuthorizationFailedError as error:
        raise CannotError(
            f"{who} has no right to Read the group ({named(error)}): grant it with kafka-acls "
            f"--group {settings.group} --resource-pattern-type prefixed"
        ) from None
    except TransactionalIdAuthorizationFailed:
        prefix = f"{settings.group}-"
        raise CannotError(
            f"{who} has no right to Write transactional ids that begin with {prefix}: grant it with kafka-acls "
            f"--transactional-id {prefix} --resource-pattern-type prefixed"
        ) from None
    except FENCED:
        raise GaveUpError("the same command was started elsewhere and took over: look there") from None
    except (KafkaError, OSError, TimeoutError) as error:
        raise BrokerAway(f"the brokers failed us ({type(error).__name__}: {error}): try again") from None
