"""The custom resources for Kafka agree with the settings' defaults, the topology's topics and what the service does."""

import re

from copytaster.core.topology import TOPICS
from copytaster.kafka import clients
from copytaster.kafka.cluster import Cluster
from copytaster.kafka.redrive import redrive_group
from copytaster.kafka.replay_plan import replay_group
from copytaster.kafka.topics import MOST_REPLICAS, PARTITIONS, wanted
from copytaster.settings import Settings
from tests.ops.rendering import Resource, base, named, of_kind, overlay, with_components
from tests.ops.test_manifests_settings import settings_of

DEFAULTS = Settings()


def expected_rights(settings: Settings) -> set[tuple[str, str, str, str]]:
    """What the service does on Kafka, as kafka/rights.py tries it; the start's report reads configurations too."""
    raw, group = "wire.raw.", settings.group
    rights = {("topic", "prefix", raw, one) for one in ("Read", "Describe", "DescribeConfigs")}
    for topic in TOPICS:
        name = topic.name(settings.output_prefix)
        rights |= {("topic", "literal", name, one) for one in ("Write", "Describe", "DescribeConfigs")}
    rights.add(("group", "literal", group, "Read"))
    return rights | {("transactionalId", "prefix", f"{group}-", one) for one in ("Write", "Describe")}


def rights_of(user: Resource) -> set[tuple[str, str, str, str]]:
    """What a KafkaUser may do."""
    return {
        (one["resource"]["type"], one["resource"].get("patternType", "literal"), one["resource"]["name"], operation)
        for one in user["spec"]["authorization"]["acls"]
        for operation in one["operations"]
    }


def may(user: Resource, kind: str, name: str, operation: str) -> bool:
    """Whether one of the user's rights covers this."""
    return any(
        one == kind and can == operation and (name.startswith(of) if how == "prefix" else name == of)
        for one, how, of, can in rights_of(user)
    )


def test_service_may_do_what_it_does_and_no_more() -> None:
    user = named(with_components(), "KafkaUser", "copytaster")
    assert rights_of(user) == expected_rights(DEFAULTS)


def test_the_prefix_of_the_rights_is_that_of_the_pattern() -> None:
    """A topic that the pattern of raw topics takes, the user may read."""
    assert DEFAULTS.topics == r"^wire\.raw\..*"


def test_transactional_ids_are_within_the_rights() -> None:
    made = clients.transactional_id(DEFAULTS, "wire.raw.agencies", 11)
    (prefix,) = {name for kind, _, name, _ in expected_rights(DEFAULTS) if kind == "transactionalId"}
    assert made.startswith(prefix)


def raw_topics() -> tuple[Resource, ...]:
    return tuple(
        one for one in of_kind(overlay("production"), "KafkaTopic") if one["metadata"]["name"].startswith("wire.")
    )


def test_output_topics_are_those_of_the_topology() -> None:
    """Name, retention, cleanup and limits are what `copytaster topics apply` would make on a cluster of three."""
    raw = {one["metadata"]["name"]: one["spec"] for one in raw_topics()}
    configs = {name: {key: str(value) for key, value in spec["config"].items()} for name, spec in raw.items()}
    cluster = Cluster({name: spec["partitions"] for name, spec in raw.items()}, 3, configs)
    made = {one["metadata"]["name"]: one["spec"] for one in of_kind(with_components(), "KafkaTopic")}
    plans = wanted(DEFAULTS, cluster)
    assert made.keys() == {plan.name for plan in plans}
    for plan in plans:
        spec = made[plan.name]
        assert {key: str(value) for key, value in spec["config"].items()} == plan.configs
        assert (spec["partitions"], spec["replicas"]) == (PARTITIONS, MOST_REPLICAS)


def test_raw_topics() -> None:
    """Each is one that the service reads, and takes nothing larger than the service reads and can give back whole."""
    settings = settings_of(overlay("production"))
    (letters,) = (one for one in of_kind(with_components(), "KafkaTopic") if "dead-letter" in one["metadata"]["name"])
    assert raw_topics()
    for topic in raw_topics():
        largest = int(topic["spec"]["config"]["max.message.bytes"])
        assert re.match(settings.topics, topic["metadata"]["name"])
        assert largest <= min(settings.record_bytes, settings.dead_letter_bytes)
        assert largest + clients.HEADROOM_BYTES <= int(letters["spec"]["config"]["max.message.bytes"])
        assert topic["spec"]["config"]["message.timestamp.type"] == "LogAppendTime"


def test_operator_may_redrive_and_replay() -> None:
    """The second user is for commands: the service itself may not write raw copy, nor read dead letters."""
    user = named(with_components(), "KafkaUser", "copytaster-operator")
    letters = next(topic for topic in TOPICS if topic.holds_raw_copy).name(DEFAULTS.output_prefix)
    assert may(user, "topic", letters, "Read")
    assert may(user, "topic", "wire.raw.agencies", "Write")
    for group in (redrive_group(DEFAULTS), replay_group(DEFAULTS, "monday")):
        assert may(user, "group", group, "Read")
        assert may(user, "transactionalId", group, "Write")
    service = named(with_components(), "KafkaUser", "copytaster")
    assert not may(service, "topic", letters, "Read")
    assert not may(service, "topic", "wire.raw.agencies", "Write")


# --- KEDA ---


def trigger() -> Resource:
    (one,) = named(with_components(), "ScaledObject", "copytaster")["spec"]["triggers"]
    metadata: Resource = one["metadata"]
    return metadata


def test_autoscaler_watches_our_group() -> None:
    settings = settings_of(with_components())
    assert trigger()["consumerGroup"] == settings.group
    assert trigger()["bootstrapServers"] == settings.bootstrap_servers
    assert trigger()["offsetResetPolicy"] == settings.start


def test_autoscaler_takes_the_trigger() -> None:
    """KEDA's own rules, which no schema tells: texts, known names, and no topic means neither of two options."""
    known = {"bootstrapServers", "consumerGroup", "topic", "lagThreshold", "offsetResetPolicy", "excludePersistentLag"}
    known |= {"limitToPartitionsWithLag", "ensureEvenDistributionOfPartitions", "allowIdleConsumers", "version"}
    assert trigger().keys() <= known
    assert all(isinstance(value, str) for value in trigger().values())
    assert "topic" not in trigger()
    assert not {"limitToPartitionsWithLag", "ensureEvenDistributionOfPartitions"} & trigger().keys()


def test_autoscaler_keeps_within_its_bounds() -> None:
    """Never none, never more than a raw topic has partitions; an apply does not set the number that it owns."""
    spec = named(with_components(), "ScaledObject", "copytaster")["spec"]
    assert 1 <= spec["minReplicaCount"] <= spec["fallback"]["replicas"] <= spec["maxReplicaCount"]
    assert spec["maxReplicaCount"] <= max(topic["spec"]["partitions"] for topic in raw_topics())
    assert "replicas" not in named(with_components(), "Deployment", "copytaster")["spec"]
    assert "replicas" in named(base(), "Deployment", "copytaster")["spec"]
