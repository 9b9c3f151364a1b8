"""A bare transactional pass-through with the service's lanes and pace, and nothing else: what the shell is measured by.

One consumer, one transactional producer per input partition, a transaction per 500 records or 50 ms, value and headers
passed on as they are. No checks, no metrics, no recovery: less code than this cannot deliver exactly once at all.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor

TRANSACTION_RECORDS = 500
PACE_SECONDS = 0.05
WORTH_OF_RECORDS = 2000  # what a lane may hold before its partition is paused


@dataclass(slots=True)
class Lane:
    """A partition's records in waiting, and its producer."""

    producer: AIOKafkaProducer
    waiting: deque[ConsumerRecord] = field(default_factory=deque)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    done: int = 0


async def pass_through(bootstrap: str, *, source: str, partitions: int, target: str, group: str, records: int) -> float:
    """Passes `records` records on; returns the CPU seconds it took, start of the clients included."""
    began = time.process_time()
    assigned = [TopicPartition(source, number) for number in range(partitions)]
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
    for partition in assigned:
        producer = AIOKafkaProducer(
            bootstrap_servers=bootstrap,
            transactional_id=f"{group}-{source}-{partition.partition}",
            acks="all",
            max_batch_size=262144,
            linger_ms=0,
            compression_type="zstd",
            retry_backoff_ms=20,
            transaction_timeout_ms=10000,
        )
        await producer.start()
        lanes[partition] = Lane(producer)
    tasks = [asyncio.create_task(_run(lane, partition, target, group)) for partition, lane in lanes.items()]
    try:
        while sum(lane.done for lane in lanes.values()) < records:
            for partition, batch in (await consumer.getmany(timeout_ms=50, max_records=500)).items():
                lane = lanes[partition]
                lane.waiting.extend(batch)
                lane.arrived.set()
            full = [partition for partition, lane in lanes.items() if len(lane.waiting) > WORTH_OF_RECORDS]
            empty = [p for p in consumer.paused() if len(lanes[p].waiting) < TRANSACTION_RECORDS]
            if full:
                consumer.pause(*full)
            if empty:
                consumer.resume(*empty)
        return time.process_time() - began
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for lane in lanes.values():
            await lane.producer.stop()
        await consumer.stop()


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
        lane.done += len(batch)
