"""A bare transactional pass-through with the service's lanes and pace, and nothing else: what the shell is measured by.

One consumer, one transactional producer per input partition, a transaction per 500 records or 50 ms, value and headers
passed on as they are. No checks, no metrics, no recovery: less code than this cannot deliver exactly once at all.
It sends record by record, as programs on aiokafka do; that the service builds its batches itself is part of its shell.
`python -m tests.bench.bare BOOTSTRAP SOURCE PARTITIONS TARGET GROUP` runs until it is killed.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import deque
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor

TRANSACTION_RECORDS = 500
PACE_SECONDS = 0.05
WORTH_OF_RECORDS = 1000  # what a lane may hold before its partition is paused, as in the service


@dataclass(slots=True)
class Lane:
    """A partition's records in waiting, and its producer."""

    producer: AIOKafkaProducer
    waiting: deque[ConsumerRecord] = field(default_factory=deque)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)


async def pass_through(bootstrap: str, source: str, partitions: int, target: str, group: str) -> None:
    """Passes records on for ever."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=bootstrap,
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        partition_assignment_strategy=[RoundRobinPartitionAssignor],
        fetch_max_wait_ms=50,
        max_partition_fetch_bytes=256 * 1024,
        fetch_max_bytes=16 * 1024 * 1024,
        heartbeat_interval_ms=1000,
        session_timeout_ms=12000,
    )
    consumer.subscribe([source])
    await consumer.start()
    lanes = {}
    for number in range(partitions):
        producer = AIOKafkaProducer(
            bootstrap_servers=bootstrap,
            transactional_id=f"{group}-{source}-{number}",
            acks="all",
            enable_idempotence=True,
            max_batch_size=262144,
            linger_ms=0,
            compression_type="zstd",
            retry_backoff_ms=20,
            transaction_timeout_ms=10000,
        )
        await producer.start()
        lanes[TopicPartition(source, number)] = Lane(producer)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_fetch(consumer, lanes))
        for partition, lane in lanes.items():
            tasks.create_task(_run(lane, partition, target, group))


async def _fetch(consumer: AIOKafkaConsumer, lanes: dict[TopicPartition, Lane]) -> None:
    while True:
        for partition, batch in (await consumer.getmany(timeout_ms=50, max_records=500)).items():
            lanes[partition].waiting.extend(batch)
            lanes[partition].arrived.set()
        full = [partition for partition, lane in lanes.items() if len(lane.waiting) > WORTH_OF_RECORDS]
        empty = [p for p in consumer.paused() if len(lanes[p].waiting) < WORTH_OF_RECORDS // 2]
        if full:
            consumer.pause(*full)
        if empty:
            consumer.resume(*empty)


async def _run(lane: Lane, partition: TopicPartition, target: str, group: str) -> None:
    last_began = 0.0
    while True:
        while not lane.waiting:
            lane.arrived.clear()
            await lane.arrived.wait()
        await asyncio.sleep(max(0.0, last_began + PACE_SECONDS - time.monotonic()))
        batch = [lane.waiting.popleft() for _ in range(min(TRANSACTION_RECORDS, len(lane.waiting)))]
        last_began = time.monotonic()
        async with lane.producer.transaction():
            sent = [
                await lane.producer.send(target, record.value, key=record.key, headers=list(record.headers))
                for record in batch
            ]
            await lane.producer.send_offsets_to_transaction({partition: batch[-1].offset + 1}, group)
            await asyncio.gather(*sent)


if __name__ == "__main__":
    asyncio.run(pass_through(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5]))
