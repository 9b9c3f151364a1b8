"""The topics that the service needs: which raw ones are meant, what the outputs must be, and how to make them so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code

from copytaster.core.topology import TOPICS
from copytaster.kafka.clients import HEADROOM_BYTES
from copytaster.kafka.cluster import Cluster
from copytaster.settings import Settings

KAFKA_DEFAULT_BYTES = 1_048_588
"""`max.message.bytes` of a topic that says nothing (Kafka 4.4)."""
MOST_REPLICAS = 3
PARTITIONS = 6
"""Of a new output topic: consumers may be that many."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An output topic as it must be: `configs` are what we set when we make it, `required` what must not differ."""

    name: str
    configs: Mapping[str, str]
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing about a topic that is not as it must be."""

    topic: str
    what: str
    is_now: str | None
    wanted: str


def raw_topics(settings: Settings, existing: Iterable[str]) -> tuple[str, ...]:
    """The raw topics that are there: named ones, or those that the pattern matches."""
    if settings.topics.startswith("^"):
        pattern = re.compile(settings.topics)
        return tuple(sorted(topic for topic in existing if pattern.match(topic)))
    there = set(existing)
    return tuple(topic for topic in named_topics(settings) if topic in there)


def named_topics(settings: Settings) -> tuple[str, ...]:
    """The names that the setting lists; none when it is a pattern."""
    if settings.topics.startswith("^"):
        return ()
    return tuple(name for part in settings.topics.split(",") if (name := part.strip()))


def output_topics(settings: Settings) -> tuple[str, ...]:
    """The names of all output topics."""
    return tuple(topic.name(settings.output_prefix) for topic in TOPICS)


def wanted(settings: Settings, cluster: Cluster) -> tuple[Wanted, ...]:
    """The output topics as they must be on this cluster."""
    largest = max((max_bytes(cluster, topic) for topic in raw_topics(settings, cluster.partitions)), default=0)
    in_sync = {"min.insync.replicas": "2"} if cluster.brokers >= MOST_REPLICAS else {}
    found = []
    for topic in TOPICS:
        least = settings.story_bytes + HEADROOM_BYTES
        if topic.holds_raw_copy:
            least = max(largest, settings.dead_letter_bytes) + HEADROOM_BYTES
        configs = {
            "cleanup.policy": topic.cleanup.value,
            "retention.ms": str(topic.retention_ms),
            "max.message.bytes": str(max(least, KAFKA_DEFAULT_BYTES)),
            **in_sync,
        }
        found.append(Wanted(topic.name(settings.output_prefix), configs, least))
    return tuple(found)


def max_bytes(cluster: Cluster, topic: str) -> int:
    """The largest record batch that the topic takes, as far as we may know."""
    return int(cluster.topic_configs.get(topic, {}).get("max.message.bytes", KAFKA_DEFAULT_BYTES))


def differences(settings: Settings, cluster: Cluster) -> tuple[Difference, ...]:
    """What is missing or unsafe; a longer retention or a larger limit is the operator's right."""
    found: list[Difference] = []
    for topic in wanted(settings, cluster):
        if topic.name not in cluster.partitions:
            found.append(Difference(topic.name, "topic", None, "exists"))
            continue
        config = cluster.topic_configs.get(topic.name)
        if not config:
            continue  # we may not read it
        if "compact" in config.get("cleanup.policy", ""):
            found.append(Difference(topic.name, "cleanup.policy", config["cleanup.policy"], "delete"))
        if int(config.get("max.message.bytes", KAFKA_DEFAULT_BYTES)) < topic.max_bytes:
            found.append(
                Difference(topic.name, "max.message.bytes", config.get("max.message.bytes"), str(topic.max_bytes))
            )
    return tuple(found)


async def apply(client: AIOKafkaAdminClient, settings: Settings, cluster: Cluster) -> tuple[Difference, ...]:
    """Make the missing topics and mend the unsafe ones; what was done. Raises `KafkaError` naming the topic."""
    done = differences(settings, cluster)
    plans = {topic.name: topic for topic in wanted(settings, cluster)}
    missing = [one.topic for one in done if one.is_now is None and one.what == "topic"]
    replicas = min(MOST_REPLICAS, cluster.brokers)
    if missing:
        response = await client.create_topics(
            [NewTopic(name, PARTITIONS, replicas, topic_configs=dict(plans[name].configs)) for name in missing]
        )
        for name, code, *_ in response.topic_errors:
            if code:
                raise for_code(code)(name)
    for name in dict.fromkeys(one.topic for one in done if one.topic not in missing):
        changed = {one.what: one.wanted for one in done if one.topic == name}
        kept = {key: value for key, value in cluster.topic_configs[name].items() if key in plans[name].configs}
        await client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, configs={**kept, **changed})])
    return done
