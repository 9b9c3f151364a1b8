"""Bad records, topics and rights on a real Kafka: one lane suffers, nothing is lost, the cause is told."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from aiokafka import TopicPartition

from tests.broker.clients import (
    Operation,
    Raw,
    Resource,
    create_topics,
    delete_topics,
    grant,
    produce,
    read_all,
    read_until,
    revoke,
)
from tests.broker.conftest import Names, OwnBrokers
from tests.broker.kafka import PASSWORDS, SERVICE, Broker
from tests.broker.service_process import ServiceProcess, create_outputs

STORY = b"LYSVIK, March 2 (HNA) - The ferry to Trosnes will stop on Monday, the operator said."

pytestmark = pytest.mark.timeout(180)


def settings_of(names: Names, **others: str) -> dict[str, str]:
    return {"group": names.group, "topics": names.topic("raw"), "output_prefix": names.prefix, **others}


def lane(service: ServiceProcess, partition: int) -> dict[str, object]:
    lanes = json.loads(service.get("/status")[1])["service"]["lanes"]
    return next((one for one in lanes if one["partition"] == partition), {})


async def until(true: Callable[[], bool], seconds: float = 40) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.1)


async def test_poison_of_all_kinds_at_once(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Bytes, 10 MB, a killed worker, a loop and a memory bomb among good copy: all accounted for, in order."""
    raw = names.topic("raw")
    await create_topics(broker, raw, configs={"max.message.bytes": "12000000"})
    await create_outputs(broker, names.prefix)
    wicked = [b"\x00\x9f\x92\x96\x01\x80" * 50, b"word " * 2_000_000, b"kill", b"loop", b"bomb"]
    records: list[bytes | None] = []
    for number, value in enumerate(wicked):
        records += [STORY + b" %d" % number, value]
    records.append(STORY)
    await produce(broker, raw, records)
    settings = settings_of(names, workers="1", record_cpu_seconds="8", worker_memory_bytes=str(900 << 20))
    command = ("-m", "tests.broker.wicked_service")
    with ServiceProcess(broker, tmp_path / "service.log", settings, command) as service:
        dead = await read_until(broker, f"{names.prefix}.dead-letter.v1", count=5, seconds=120)
        stories = await read_until(broker, f"{names.prefix}.story.v1", count=6, seconds=60)
        assert service.metric("copytaster_records_unaccounted_total") == 0
    codes = [dict(one.headers)["dlq-code"].decode() for one in dead]
    assert codes == ["unknown_format", "too_large", "poison_died", "poison_cpu", "poison_memory"]
    assert [one.value for one in dead] == wicked
    offsets = [json.loads(one.value)["copytaster"]["raw"]["offset"] for one in stories]
    assert offsets == sorted(offsets) == [0, 2, 4, 6, 8, 10]


async def test_header_key_that_is_not_utf8_stops_its_lane_alone(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Aiokafka cannot hand that record over, ever: its lane says so, its neighbours lose nothing."""
    raw = names.topic("raw")
    await create_topics(broker, raw, partitions=3)
    await create_outputs(broker, names.prefix)
    await produce(
        broker, raw, [Raw(STORY + b" a", partition=1), Raw(STORY, headers=((b"\xff\xfe", b"v"),), partition=1)]
    )
    await produce(broker, raw, [Raw(STORY + b" %d" % n, partition=n % 2 * 2) for n in range(300)])
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        await service.until_logged("lane_stopped_unreadable")
        await produce(broker, raw, [Raw(STORY + b" %d" % n, partition=n % 2 * 2) for n in range(300, 600)])
        await read_until(broker, f"{names.prefix}.story.v1", count=601, seconds=60)
        assert lane(service, 1)["state"] == "stopped_unreadable"
        assert "offset 1" in str(lane(service, 1)["reason"])
        assert lane(service, 0)["state"] == lane(service, 2)["state"] == "running"
        assert service.get("/livez")[0] == 200
    stories = await read_all(broker, f"{names.prefix}.story.v1")
    places = [
        (raw["partition"], raw["offset"]) for one in stories for raw in [json.loads(one.value)["copytaster"]["raw"]]
    ]
    assert len(places) == len(set(places)) == 601


async def test_offset_out_of_range_stops_the_lane(broker: Broker, names: Names, tmp_path: Path) -> None:
    """A committed offset that the broker has no more: the lane alarms; nothing is skipped in silence."""
    raw = names.topic("raw")
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    await produce(broker, raw, [STORY])
    await _commit(broker, names.group, raw, 500)
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        await service.until_logged("ops_port_open")
        await until(lambda: lane(service, 0).get("state") == "stopped_out_of_range")
        assert service.metric("copytaster_consumer_out_of_range_total") == 1


async def _commit(broker: Broker, group: str, topic: str, offset: int) -> None:
    from aiokafka import AIOKafkaConsumer  # noqa: PLC0415 - for this one commit

    consumer = AIOKafkaConsumer(**broker.connection(), group_id=group, enable_auto_commit=False)
    await consumer.start()
    place = TopicPartition(topic, 0)
    consumer.assign([place])
    await consumer.commit({place: offset})
    await consumer.stop()


async def test_deleted_output_topic_stops_lanes_until_it_is_back(broker: Broker, names: Names, tmp_path: Path) -> None:
    """The lane waits, the process stays, and what came meanwhile is published when the topic is there again."""
    raw, story = names.topic("raw"), f"{names.prefix}.story.v1"
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    await produce(broker, raw, [STORY])
    settings = settings_of(names, output_retry_seconds="1", metadata_max_age_ms="1000")
    with ServiceProcess(broker, tmp_path / "service.log", settings) as service:
        await read_until(broker, story, count=1)
        await delete_topics(broker, story)
        await produce(broker, raw, [STORY + b" again"])
        await until(lambda: lane(service, 0).get("state") in {"stopped_output", "backing_off"}, seconds=60)
        await create_topics(broker, story)
        assert len(await read_until(broker, story, count=1, seconds=60)) == 1
        assert service.running.poll() is None


async def test_rights_missing_at_start_and_lost_later(own_broker: OwnBrokers, names: Names, tmp_path: Path) -> None:
    """Without rights the start is refused with every one of them; one lost later stops the lane until it is back."""
    broker = own_broker(acl=True)
    raw, story = names.topic("raw"), f"{names.prefix}.story.v1"
    await create_topics(broker, raw)
    await create_outputs(broker, names.prefix)
    password = tmp_path / "password"
    password.write_text(PASSWORDS[SERVICE])
    settings = settings_of(
        names,
        security_protocol="SASL_PLAINTEXT",
        sasl_mechanism="PLAIN",
        sasl_username=SERVICE,
        sasl_password_file=str(password),
        output_retry_seconds="1",
    )
    for operation in (Operation.DESCRIBE, Operation.DESCRIBE_CONFIGS):
        await grant(broker, operation, Resource.TOPIC, names.prefix, prefixed=True)
    with ServiceProcess(broker, tmp_path / "refused.log", settings) as refused:
        assert await asyncio.to_thread(refused.running.wait, 60) == 78
    said = refused.log.read_text()
    assert f"--operation Read --topic {raw}" in said
    assert f"--operation Read --group {names.group}" in said
    assert "--operation Write --transactional-id" in said

    await grant(broker, Operation.READ, Resource.TOPIC, raw)
    await grant(broker, Operation.READ, Resource.GROUP, names.group)
    await grant(broker, Operation.WRITE, Resource.TRANSACTIONAL_ID, names.group, prefixed=True)
    await grant(broker, Operation.WRITE, Resource.TOPIC, names.prefix, prefixed=True)
    await produce(broker, raw, [STORY])
    with ServiceProcess(broker, tmp_path / "service.log", settings) as service:
        await read_until(broker, story, count=1)
        await revoke(broker, Operation.WRITE, Resource.TOPIC, names.prefix, prefixed=True)
        await produce(broker, raw, [STORY + b" again"])
        await until(lambda: lane(service, 0).get("state") == "stopped_output")
        await grant(broker, Operation.WRITE, Resource.TOPIC, names.prefix, prefixed=True)
        assert len(await read_until(broker, story, count=2, seconds=60)) == 2
