"""`python -m tests.broker.zombie ours|control MARK`: a process that stops its own clock at the worst moment.

When the file MARK exists, the process removes it and stops itself (SIGSTOP) after the records of a transaction are
produced and before its offsets are: whoever thaws it makes it a zombie that still holds a whole transaction in hand.

`ours` is the service. `control` is what is often written instead: one transactional id for the process, offsets sent by
group id, no deadline. Kafka takes a zombie's offsets then, for aiokafka sends no generation with them.
"""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from unittest import mock

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from copytaster import logs
from copytaster.cli import run
from copytaster.cli.config import checked
from copytaster.metrics import Metrics
from copytaster.settings import Settings

send_offsets = AIOKafkaProducer.send_offsets_to_transaction


def settings() -> Settings:
    """Those of the environment."""
    _, found = checked(None)
    assert found is not None
    return found


def ours() -> None:
    """As `copytaster run read`."""
    metrics = Metrics()
    logs.configure("info", terminal=False, suppressed=metrics.log_suppressed)
    with mock.patch.object(AIOKafkaProducer, "send_offsets_to_transaction", stopping_first):
        asyncio.run(run.serve(settings(), metrics))


async def stopping_first(producer: AIOKafkaProducer, *arguments: object) -> None:
    """Send the offsets, after the stop."""
    await stop_if_marked(producer)
    await send_offsets(producer, *arguments)


async def stop_if_marked(producer: AIOKafkaProducer) -> None:
    """Stop this process once, everything produced."""
    mark = Path(sys.argv[2])
    if mark.exists():
        mark.unlink()
        await producer.flush()
        os.kill(os.getpid(), signal.SIGSTOP)


async def control() -> None:
    """One consumer, one producer, a transaction for what `getmany` gave."""
    here = settings()
    consumer = AIOKafkaConsumer(
        here.topics,
        bootstrap_servers=here.bootstrap_servers,
        group_id=here.group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        session_timeout_ms=here.session_timeout_ms,
        heartbeat_interval_ms=1000,
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=here.bootstrap_servers,
        transactional_id=f"control-{os.getpid()}",
        transaction_timeout_ms=here.transaction_timeout_ms,
        acks="all",
    )
    await producer.start()
    await consumer.start()
    print(json.dumps({"event": "lane_running"}), flush=True)  # noqa: T201 - what the test waits for
    while True:
        found = await consumer.getmany(timeout_ms=100)
        if not found:
            continue
        async with producer.transaction():
            for place, records in found.items():
                for record in records:
                    raw = {"partition": place.partition, "offset": record.offset}
                    value = json.dumps({"copytaster": {"raw": raw}}).encode()
                    await producer.send(f"{here.output_prefix}.story.v1", value)
            await stop_if_marked(producer)
            offsets = {place: records[-1].offset + 1 for place, records in found.items()}
            await producer.send_offsets_to_transaction(offsets, here.group)


if __name__ == "__main__":
    if sys.argv[1] == "ours":
        ours()
    else:
        asyncio.run(control())
