"""The broker of these tests is a real one, and their clients see what it really does."""

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord
from aiokafka.errors import TopicAuthorizationFailedError

from tests.broker.clients import (
    Operation,
    Raw,
    Resource,
    committed_offsets,
    create_topics,
    delete_topics,
    grant,
    produce,
    read_all,
    read_until,
    revoke,
)
from tests.broker.conftest import Names, OwnBrokers
from tests.broker.kafka import SERVICE, Broker


def values(records: list[ConsumerRecord]) -> list[bytes | None]:
    return [record.value for record in records]


async def test_broker_starts_and_gives_back_records(broker: Broker, names: Names) -> None:
    """What is put in comes out, with key, headers, partition and time."""
    topic = names.topic("raw")
    await create_topics(broker, topic, partitions=2, configs={"max.message.bytes": "11000000"})
    big = bytes(10_000_000)
    sent = [Raw(b"one", b"k", (("x-feed", b"f"),), partition=1, timestamp_ms=1_700_000_000_000), Raw(big, partition=0)]

    assert await produce(broker, topic, sent) == [(1, 0), (0, 0)]

    early, first = await read_until(broker, topic, count=2), await read_all(broker, topic)
    assert {(r.partition, r.value) for r in early} == {(r.partition, r.value) for r in first}
    assert [(r.partition, r.value, r.key, list(r.headers), r.timestamp) for r in first if r.partition == 1] == [
        (1, b"one", b"k", [("x-feed", b"f")], 1_700_000_000_000)
    ]
    assert values(first)[0] == big


async def test_broker_keeps_null_values(broker: Broker, names: Names) -> None:
    """Null is not empty, and needs no key."""
    topic = names.topic("raw")
    await create_topics(broker, topic)
    await produce(broker, topic, [Raw(None), b"", Raw(None, b"k")])
    assert values(await read_all(broker, topic)) == [None, b"", None]


async def test_broker_takes_header_keys_that_are_not_utf8(broker: Broker, names: Names) -> None:
    """The broker minds no bytes in a header's key; the consumer does, and again at the same record."""
    topic = names.topic("raw")
    await create_topics(broker, topic)
    await produce(broker, topic, [b"good", Raw(b"bad", headers=(("x-feed", b"f"), (b"\xff\xfe", b"v")))])
    for _ in range(2):
        with pytest.raises(UnicodeDecodeError):
            await read_all(broker, topic)


async def test_broker_hides_aborted_transactions(broker: Broker, names: Names) -> None:
    """read_committed sees neither an aborted transaction nor its markers; offsets go on past both."""
    topic = names.topic("story")
    await create_topics(broker, topic)
    producer = AIOKafkaProducer(**broker.connection(), transactional_id=names.prefix)
    await producer.start()
    for value, good in ((b"first", True), (b"aborted", False), (b"second", True)):
        await producer.begin_transaction()
        await producer.send_and_wait(topic, value)
        await (producer.commit_transaction() if good else producer.abort_transaction())
    await producer.begin_transaction()
    await producer.send_and_wait(topic, b"open")

    assert [(r.offset, r.value) for r in await read_all(broker, topic)] == [(0, b"first"), (4, b"second")]
    everything = await read_all(broker, topic, isolation="read_uncommitted")
    assert values(everything) == [b"first", b"aborted", b"second", b"open"]

    await producer.abort_transaction()
    await producer.stop()


async def test_broker_forgets_deleted_topics(broker: Broker, names: Names) -> None:
    """A deleted topic can be made anew, empty."""
    topic = names.topic("raw")
    await create_topics(broker, topic)
    await produce(broker, topic, [b"old"])
    await delete_topics(broker, topic)
    await create_topics(broker, topic)
    assert await read_all(broker, topic) == []


async def test_broker_tells_where_a_group_stands(broker: Broker, names: Names) -> None:
    """Offsets that a group committed are read back."""
    topic = names.topic("raw")
    await create_topics(broker, topic)
    await produce(broker, topic, [b"one", b"two"])
    consumer = AIOKafkaConsumer(
        topic,
        **broker.connection(),
        group_id=names.group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    await consumer.start()
    await consumer.getone()
    await consumer.commit()
    await consumer.stop()
    assert await committed_offsets(broker, names.group) == {(topic, 0): 1}


async def test_broker_keeps_records_over_kill_stop_and_freeze(own_broker: OwnBrokers) -> None:
    """Acknowledged records are there after kill -9, after a clean stop and after a freeze, on the same port."""
    broker = own_broker()
    await create_topics(broker, "raw")
    await produce(broker, "raw", [b"one"])
    broker.kill()
    broker.start()
    await produce(broker, "raw", [b"two"])
    broker.stop()
    broker.start()
    broker.freeze()
    with pytest.raises(TimeoutError):
        await read_until(broker, "raw", count=1, seconds=1)
    broker.thaw()
    assert values(await read_all(broker, "raw")) == [b"one", b"two"]


async def test_broker_with_rights_refuses_what_was_not_granted(own_broker: OwnBrokers) -> None:
    """The service's user may do what it was granted until that is revoked."""
    broker = own_broker(acl=True)
    await create_topics(broker, "raw", "story")
    with pytest.raises(TopicAuthorizationFailedError):
        await produce(broker, "story", [b"refused"], user=SERVICE)
    await grant(broker, Operation.WRITE, Resource.TOPIC, "st", prefixed=True)
    await produce(broker, "story", [b"granted"], user=SERVICE)
    await revoke(broker, Operation.WRITE, Resource.TOPIC, "st", prefixed=True)
    with pytest.raises(TopicAuthorizationFailedError):
        await produce(broker, "story", [b"refused"], user=SERVICE)
    assert values(await read_all(broker, "story")) == [b"granted"]
