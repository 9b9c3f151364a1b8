"""What a cluster has, asked in few requests and never by the name of a topic that may not exist.

A metadata request for one topic may create it, so all topics are listed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaConnectionError, KafkaError

from copytaster.kafka.clients import hosts, open_anew
from copytaster.kafka.logins import LoginRefusedError, refusal
from copytaster.kafka.security import connection
from copytaster.settings import Settings

__all__ = ["BrokerAway", "Cluster", "LoginRefusedError", "admin", "cluster_of"]

PROBE_SECONDS = 5.0


class BrokerAway(Exception):
    """No broker answers; ask again later."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Topics with their numbers of partitions, and configurations as far as we may read them."""

    partitions: Mapping[str, int]
    brokers: int
    topic_configs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    broker_config: Mapping[str, str] = field(default_factory=dict)


@asynccontextmanager
async def admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """A connected admin client; raises `BrokerAway` or `LoginRefusedError`."""
    client = AIOKafkaAdminClient(**connection(settings), request_timeout_ms=settings.request_timeout_ms)
    try:
        try:
            await client.start()
            if not client._client.cluster.brokers():  # noqa: SLF001 - so it ends where a token was not taken
                raise KafkaConnectionError("no brokers in the answer")
        except (KafkaError, OSError) as error:
            raise await _why(settings, error) from None
        yield client
    finally:
        await client.close()


async def _why(settings: Settings, error: Exception) -> Exception:
    """Aiokafka's bootstrap says only that it failed; a connection of our own tells why."""
    for host, port, _ in hosts(settings):
        try:
            await open_anew(settings, host, port, "copytaster-check", PROBE_SECONDS)
        except (OSError, ValueError, KafkaError) as failed:
            if refused := refusal(settings, f"{host}:{port}", failed):
                return refused
    protocol = f"if one is up, does its listener speak {settings.security_protocol}?"
    return BrokerAway(f"no answer from {settings.bootstrap_servers} ({type(error).__name__}); {protocol}")


async def cluster_of(client: AIOKafkaAdminClient, topics: Iterable[str] = ()) -> Cluster:
    """The cluster, with the configurations of those of the topics that exist. Raises `BrokerAway`."""
    try:
        metadata = await client._get_cluster_metadata(None)  # noqa: SLF001 - the public call asks by name
        described = metadata.to_object()
        found = {topic["topic"]: len(topic["partitions"]) for topic in described["topics"] if not topic["error_code"]}
        brokers = [broker["node_id"] for broker in described["brokers"]]
        wanted = [topic for topic in topics if topic in found]
        topic_configs = {topic: await _config(client, ConfigResourceType.TOPIC, topic) for topic in wanted}
        broker_config = await _config(client, ConfigResourceType.BROKER, str(brokers[0])) if brokers else {}
    except (KafkaError, OSError) as error:
        raise BrokerAway(f"the broker went away while it was asked ({type(error).__name__})") from None
    return Cluster(found, len(brokers), topic_configs, broker_config)


async def _config(client: AIOKafkaAdminClient, kind: ConfigResourceType, name: str) -> Mapping[str, str]:
    """The configuration of a topic or broker; empty when we may not read it."""
    responses = await client.describe_configs([ConfigResource(kind, name)])
    values: dict[str, str] = {}
    for response in responses:
        for code, _message, _kind, _name, entries in response.resources:
            if not code:
                values |= {entry[0]: entry[1] for entry in entries}
    return values
