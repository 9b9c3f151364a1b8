"""The start-up report: topics, limits and rights, every fault with what to do about it, before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copytaster.kafka import rights
from copytaster.kafka.clients import HEADROOM_BYTES
from copytaster.kafka.cluster import BrokerAway, Cluster, LoginRefusedError, admin, cluster_of
from copytaster.kafka.principals import principal
from copytaster.kafka.report import Finding, Report
from copytaster.kafka.security import security_findings
from copytaster.kafka.topics import differences, max_bytes, named_topics, output_topics, raw_topics
from copytaster.settings import Settings

__all__ = ["BrokerAway", "Checked", "check", "check_outputs", "check_topic"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the brokers answered. `output_limit_bytes` is the largest `max.message.bytes` of the outputs."""

    report: Report
    topics: tuple[str, ...] = ()
    output_limit_bytes: int = 0


async def check(settings: Settings) -> Checked:
    """Check everything; raises `BrokerAway` when no broker answers."""
    if faults := security_findings(settings):
        return Checked(Report(faults))
    try:
        async with admin(settings) as client:
            existing = await cluster_of(client)
            raw, outputs = raw_topics(settings, existing.partitions), output_topics(settings)
            cluster = await cluster_of(client, (*raw, *outputs))
            faults = (*_topic_faults(settings, cluster, raw), *_broker_faults(settings, cluster))
            limit = max((max_bytes(cluster, topic) for topic in outputs), default=0)
            limit = max(limit, settings.dead_letter_bytes + HEADROOM_BYTES)
            there = [topic for topic in outputs if topic in cluster.partitions]
            faults += await rights.findings(settings, client, raw, there, limit)
            return Checked(Report(faults, tuple(_warnings(settings, cluster, raw))), raw, limit)
    except LoginRefusedError as error:
        return Checked(Report((error.finding,)))


async def check_outputs(settings: Settings) -> Report:
    """Whether the outputs are there and may be written: for lanes that stopped because they were not."""
    try:
        async with admin(settings) as client:
            outputs = output_topics(settings)
            cluster = await cluster_of(client, outputs)
            faults = tuple(_topic_faults(settings, cluster, ()))
            if not faults:
                faults = tuple(await rights.write_findings(settings, outputs, settings.dead_letter_bytes))
            return Report(faults)
    except LoginRefusedError as error:
        return Report((error.finding,))


async def check_topic(settings: Settings, topic: str) -> Report:
    """What is to be said of a raw topic whose first partition was assigned."""
    try:
        async with admin(settings) as client:
            cluster = await cluster_of(client, (topic, *output_topics(settings)))
    except LoginRefusedError as error:
        raise BrokerAway(str(error)) from None
    return Report((), tuple(_raw_warnings(settings, cluster, topic)))


def _topic_faults(settings: Settings, cluster: Cluster, raw: tuple[str, ...]) -> Iterator[Finding]:
    where = settings.bootstrap_servers
    unseen = _or_unseen(settings)
    for topic in named_topics(settings):
        if topic not in cluster.partitions:
            yield Finding(
                "raw_topic_missing",
                f"the raw topic {topic} does not exist{unseen}",
                where,
                "create it, or mend COPYTASTER_TOPICS",
            )
    for topic in sorted(set(raw) & set(output_topics(settings))):
        yield Finding(
            "reads_own_output", f"{topic} is an output of ours, and would be read", "COPYTASTER_TOPICS", "narrow it"
        )
    for one in differences(settings, cluster):
        what = f"the output topic {one.topic} does not exist{unseen}"
        if one.is_now is not None:
            what = f"{one.topic} has {one.what}={one.is_now}, it must be {one.wanted}"
        code = "output_topic_missing" if one.is_now is None else "output_topic_unsafe"
        yield Finding(code, what, where, "copytaster topics apply")


def _or_unseen(settings: Settings) -> str:
    """Brokers with access rules do not show what we may not describe."""
    if settings.security_protocol == "PLAINTEXT":
        return ""
    return f", or {principal(settings)} has no right to Describe it"


def _broker_faults(settings: Settings, cluster: Cluster) -> Iterator[Finding]:
    """Bounds of the broker that would refuse our time-outs."""
    longest = int(cluster.broker_config.get("transaction.max.timeout.ms", settings.transaction_timeout_ms))
    if settings.transaction_timeout_ms > longest:
        yield Finding(
            "transaction_timeout_refused",
            f"transaction_timeout_ms is {settings.transaction_timeout_ms}, the brokers allow {longest}",
            "COPYTASTER_TRANSACTION_TIMEOUT_MS",
            "lower it, or raise the brokers' transaction.max.timeout.ms",
        )
    least = int(cluster.broker_config.get("group.min.session.timeout.ms", 0))
    most = int(cluster.broker_config.get("group.max.session.timeout.ms", settings.session_timeout_ms))
    if not least <= settings.session_timeout_ms <= most:
        yield Finding(
            "session_timeout_refused",
            f"session_timeout_ms is {settings.session_timeout_ms}, the brokers allow {least} to {most}",
            "COPYTASTER_SESSION_TIMEOUT_MS",
            "choose one within these bounds",
        )


def _warnings(settings: Settings, cluster: Cluster, raw: tuple[str, ...]) -> Iterator[Finding]:
    where = settings.bootstrap_servers
    if not raw and settings.topics.startswith("^"):
        yield Finding(
            "no_raw_topic",
            f"no topic matches {settings.topics} yet{_or_unseen(settings)}",
            where,
            "it is taken up when it appears",
        )
    who = principal(settings)
    for topic in (*raw, *output_topics(settings)):
        if topic in cluster.partitions and not cluster.topic_configs.get(topic):
            what = f"{who} has no right to DescribeConfigs the topic {topic}: whether its limits fit is not known"
            yield rights.missing(settings, "DescribeConfigs", f"--topic {topic}", what, code="config_unseen")
    if cluster.broker_config.get("auto.create.topics.enable") == "true":
        yield Finding(
            "auto_create", "the brokers create topics by themselves", where, "set auto.create.topics.enable=false"
        )
    for topic in raw:
        yield from _raw_warnings(settings, cluster, topic)


def _raw_warnings(settings: Settings, cluster: Cluster, topic: str) -> Iterator[Finding]:
    config = cluster.topic_configs.get(topic, {})
    if config.get("message.timestamp.type") == "CreateTime":
        yield Finding(
            "create_time",
            f"{topic} has CreateTime: latency rests on the sender's clock, and an embargo is judged by it",
            topic,
            "set message.timestamp.type=LogAppendTime unless its senders' clocks are good",
        )
    if max_bytes(cluster, topic) > settings.dead_letter_bytes:
        yield Finding(
            "dead_letters_truncated",
            f"{topic} takes records larger than dead_letter_bytes: such a dead letter keeps its head only",
            topic,
            "raise COPYTASTER_DEAD_LETTER_BYTES, then copytaster topics apply",
        )
