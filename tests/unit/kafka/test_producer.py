"""The batches that a transaction's outputs are sent in."""

from collections import defaultdict
from collections.abc import Awaitable, Sequence

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import MessageSizeTooLargeError
from aiokafka.partitioner import DefaultPartitioner
from aiokafka.producer.message_accumulator import BatchBuilder

from copytaster.core.model import OutputRecord
from copytaster.kafka.clients import BATCH_BYTES
from copytaster.kafka.producer import KafkaProducer

LIMIT = 1 << 20
EVERY = [0, 1, 2]


class Sent:
    """An aiokafka producer that keeps what it is given."""

    def __init__(self) -> None:
        self.client = self
        self.cluster = self
        self.steps: list[str] = []
        self.batches: dict[TopicPartition, list[int]] = defaultdict(list)

    def create_batch(self) -> BatchBuilder:
        return BatchBuilder(BATCH_BYTES, 0, is_transactional=True)

    async def partitions_for(self, topic: str) -> set[int]:
        self.steps.append("partitions")
        return set(EVERY)

    def available_partitions_for_topic(self, topic: str) -> set[int]:
        return set(EVERY)

    async def begin_transaction(self) -> None:
        self.steps.append("begin")

    async def send_batch(self, batch: BatchBuilder, topic: str, *, partition: int) -> Awaitable[None]:
        self.steps.append("send")
        self.batches[TopicPartition(topic, partition)].append(batch.record_count())
        return _done()

    async def send_offsets_to_transaction(self, offsets: object, group: str) -> None:
        self.steps.append("offsets")

    async def commit_transaction(self) -> None:
        self.steps.append("commit")


async def _done() -> None:
    return None


async def published(outputs: Sequence[OutputRecord]) -> Sent:
    sent = Sent()
    await KafkaProducer(sent, LIMIT).publish(outputs, {TopicPartition("raw", 0): 1}, "group")
    return sent


async def test_outputs_go_to_the_partitions_of_their_keys() -> None:
    """As aiokafka would send them one by one: alert and story of one key go the same way."""
    keys = [b"story-%d" % number for number in range(50)]
    sent = await published([OutputRecord(topic, key, (), b"value") for key in keys for topic in ("a", "b")])
    wanted: dict[TopicPartition, list[int]] = defaultdict(lambda: [0])
    for key in keys:
        for topic in ("a", "b"):
            wanted[TopicPartition(topic, DefaultPartitioner()(key, EVERY, EVERY))][0] += 1
    assert sent.batches == wanted


async def test_transaction_begins_when_all_batches_are_built() -> None:
    """Nothing is built while readers wait for its end, and the offsets go before the commit."""
    sent = await published([OutputRecord("a", b"key", (("name", b"value"),), b"value")])
    assert sent.steps == ["partitions", "begin", "send", "offsets", "commit"]


async def test_full_batch_is_followed_by_another() -> None:
    """What does not fit goes into the next one, in order."""
    sent = await published([OutputRecord("a", b"key", (), bytes(100_000)) for _ in range(5)])
    assert list(sent.batches.values()) == [[2, 2, 1]]


async def test_record_beyond_the_limit_begins_no_transaction() -> None:
    """One record may be larger than a batch, but not than a request."""
    assert (await published([OutputRecord("a", b"key", (), bytes(LIMIT - 1000))])).steps[-1] == "commit"
    with pytest.raises(MessageSizeTooLargeError):
        await published([OutputRecord("a", b"key", (), bytes(LIMIT))])
