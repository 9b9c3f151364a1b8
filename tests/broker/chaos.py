"""Load, fates and the judgement: what went in against what came out, read back `read_committed`."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aiokafka import AIOKafkaProducer

from tests.broker.clients import read_all
from tests.broker.kafka import ADMIN, Broker
from tests.broker.service_process import ServiceProcess


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many records were lost, doubled, or out of the order of their input partition."""

    sent: int
    lost: int
    doubled: int
    disordered: int

    @property
    def clean(self) -> bool:
        """Exactly once, in order."""
        return not (self.lost or self.doubled or self.disordered)


def copy_of(number: int) -> bytes:
    """Invented copy, told apart by its number."""
    return f"LYSVIK, March 2 (HNA) - Ferry number {number} left the harbour on time, the operator said.\n".encode()


async def load(broker: Broker, topic: str, partitions: int, count: int, per_second: float) -> int:
    """Send so many records, evenly over time and partitions; how many were acknowledged."""
    producer = AIOKafkaProducer(**broker.connection(ADMIN), acks="all", enable_idempotence=True, linger_ms=5)
    await producer.start()
    sent = []
    clock = asyncio.get_running_loop().time
    began = clock()
    try:
        for number in range(count):
            sent.append(await producer.send(topic, copy_of(number), partition=number % partitions))
            ahead = began + number / per_second - clock()
            if ahead > 0:
                await asyncio.sleep(ahead)
        await asyncio.gather(*sent)
    finally:
        await producer.stop()
    return len(sent)


async def judged(broker: Broker, story: str, sent: int, partitions: int, seconds: float) -> Verdict:
    """Wait until every input has come out, or the time is over; then read everything back."""
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        verdict = _judge(await _inputs(broker, story), sent, partitions)
        if not verdict.lost or asyncio.get_running_loop().time() > deadline:
            return verdict
        await asyncio.sleep(1)


async def _inputs(broker: Broker, story: str) -> list[tuple[int, int]]:
    """The raw place of each story, in the order they came out."""
    found = []
    for record in await read_all(broker, story):
        raw = json.loads(record.value)["copytaster"]["raw"]
        found.append((raw["partition"], raw["offset"]))
    return found


def _judge(found: Sequence[tuple[int, int]], sent: int, partitions: int) -> Verdict:
    counts = Counter(found)
    disordered = 0
    for partition in range(partitions):
        offsets = [offset for place, offset in found if place == partition]
        disordered += sum(before > after for before, after in pairwise(offsets))
    return Verdict(sent, sent - len(counts), sum(counts.values()) - len(counts), disordered)


async def torment(services: Sequence[ServiceProcess], seed: int, rounds: int, frozen_seconds: float) -> None:
    """Kill or freeze one of the services, over and over; one of them always goes on."""
    fate = random.Random(seed)
    for number in range(rounds):
        victim = services[fate.randrange(len(services))]
        await asyncio.sleep(fate.uniform(1.0, 3.0))
        if (number + seed) % 2:
            victim.kill()
            victim.start()
        else:
            victim.freeze()
            await asyncio.sleep(frozen_seconds)
            victim.thaw()
        if victim.running.poll() is not None:  # fenced twice: it ended, and is started anew as Kubernetes would
            victim.start()
    for service in services:
        if service.running.poll() is not None:
            service.start()
