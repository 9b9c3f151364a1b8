"""The topics and rights that `k8s/components/strimzi` ships, brought to a real Kafka as they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.broker.clients import Operation, Resource, create_topics, grant, revoke
from tests.broker.kafka import Broker
from tests.ops import rendering

KINDS = {"topic": Resource.TOPIC, "group": Resource.GROUP, "transactionalId": Resource.TRANSACTIONAL_ID}
OPERATIONS = {
    "Read": Operation.READ,
    "Write": Operation.WRITE,
    "Describe": Operation.DESCRIBE,
    "DescribeConfigs": Operation.DESCRIBE_CONFIGS,
}
IMPLIED = "Describe"
"""Who may read or write may describe: Kafka's own rule."""


@dataclass(frozen=True, slots=True)
class Right:
    """One operation of one rule of a KafkaUser."""

    operation: str
    kind: str
    name: str
    prefixed: bool

    async def give(self, broker: Broker, principal: str) -> None:
        """Let the principal do it."""
        await grant(
            broker,
            OPERATIONS[self.operation],
            KINDS[self.kind],
            self.name,
            prefixed=self.prefixed,
            user=principal.removeprefix("User:"),
        )

    async def take(self, broker: Broker, principal: str) -> None:
        """Let the principal do it no longer."""
        await revoke(
            broker,
            OPERATIONS[self.operation],
            KINDS[self.kind],
            self.name,
            prefixed=self.prefixed,
            user=principal.removeprefix("User:"),
        )


def rights_of(user: str) -> Iterator[Right]:
    """The rights of a KafkaUser of the production overlay."""
    for rule in rendering.named(rendering.overlay("production"), "KafkaUser", user)["spec"]["authorization"]["acls"]:
        resource = rule["resource"]
        for operation in rule["operations"]:
            prefixed = resource.get("patternType") == "prefix"
            yield Right(operation, resource["type"], resource["name"], prefixed)


async def make_topics(broker: Broker) -> None:
    """The KafkaTopics as they are, but for the replicas that one broker cannot have."""
    for topic in rendering.of_kind(rendering.overlay("production"), "KafkaTopic"):
        spec = topic["spec"]
        configs = {name: str(value) for name, value in spec["config"].items() if name != "min.insync.replicas"}
        await create_topics(broker, topic["metadata"]["name"], partitions=spec["partitions"], configs=configs)
