"""The topics and rights that `k8s/components/strimzi` ships, on a real Kafka that refuses whatever was not granted."""

import asyncio
from pathlib import Path

import pytest

from tests.broker.clients import Operation, Resource, create_topics, grant, produce, read_until, revoke
from tests.broker.conftest import OwnBrokers
from tests.broker.kafka import PASSWORDS, SERVICE, Broker
from tests.broker.service_process import ServiceProcess
from tests.ops import rendering

STORY = b"LYSVIK, March 2 (HNA) - The ferry to Trosnes will stop on Monday, the operator said."
KINDS = {"topic": Resource.TOPIC, "group": Resource.GROUP, "transactionalId": Resource.TRANSACTIONAL_ID}
OPERATIONS = {
    "Read": Operation.READ,
    "Write": Operation.WRITE,
    "Describe": Operation.DESCRIBE,
    "DescribeConfigs": Operation.DESCRIBE_CONFIGS,
}

pytestmark = pytest.mark.timeout(180)


async def make_topics(broker: Broker) -> None:
    """The KafkaTopics as they are, but for the replicas that one broker cannot have."""
    for topic in rendering.of_kind(rendering.overlay("production"), "KafkaTopic"):
        spec = topic["spec"]
        configs = {name: str(value) for name, value in spec["config"].items() if name != "min.insync.replicas"}
        await create_topics(broker, topic["metadata"]["name"], partitions=spec["partitions"], configs=configs)


async def grant_all(broker: Broker) -> None:
    """The rights of the KafkaUser, and no other."""
    user = rendering.named(rendering.overlay("production"), "KafkaUser", "copytaster")
    for rule in user["spec"]["authorization"]["acls"]:
        resource = rule["resource"]
        for operation in rule["operations"]:
            prefixed = resource.get("patternType") == "prefix"
            await grant(broker, OPERATIONS[operation], KINDS[resource["type"]], resource["name"], prefixed=prefixed)


async def test_shipped_rights_are_enough_and_none_is_idle(own_broker: OwnBrokers, tmp_path: Path) -> None:
    """With them, on the settings' defaults, the service starts without a warning and publishes; else it says why."""
    broker = own_broker(acl=True)
    await make_topics(broker)
    await grant_all(broker)
    (tmp_path / "password").write_text(PASSWORDS[SERVICE])
    settings = {
        "security_protocol": "SASL_PLAINTEXT",
        "sasl_mechanism": "PLAIN",
        "sasl_username": SERVICE,
        "sasl_password_file": str(tmp_path / "password"),
    }
    await produce(broker, "wire.raw.agencies", [STORY])
    with ServiceProcess(broker, tmp_path / "service.log", settings) as service:
        await read_until(broker, "copytaster.story.v1", count=1, seconds=60)
        assert service.logged("start_warning") == []
        assert service.terminate() == 0
    needed = (
        (Operation.READ, Resource.TOPIC, "wire.raw.", True, "read the topic wire.raw.agencies"),
        (Operation.READ, Resource.GROUP, "copytaster-read", False, "read the group copytaster-read"),
        (Operation.WRITE, Resource.TOPIC, "copytaster.alert.v1", False, "write the topic copytaster.alert.v1"),
    )
    for operation, resource, name, prefixed, _ in needed:
        await revoke(broker, operation, resource, name, prefixed=prefixed)
    with ServiceProcess(broker, tmp_path / "refused.log", settings) as refused:
        assert await asyncio.to_thread(refused.running.wait, 60) == 78
    for *_, said in needed:
        assert said in refused.log.read_text().lower()
