"""Dead letters on a real Kafka: listed, shown, and sent again, each once, through kills and filters."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiokafka import ConsumerRecord

from copytaster.core.model import Headers, OutputRecord, RawRecord
from copytaster.core.trace_context import SAMPLED, made_trace_parent
from copytaster.kafka.bounded import Halt
from copytaster.kafka.dead_letters import Filter
from copytaster.kafka.offsets import group_of
from copytaster.kafka.redrive import redrive, settled_letters
from copytaster.kafka.redrive_tally import Refusal, Request, Tally
from copytaster.kafka.refusals import GaveUpError
from copytaster.reader import Reader
from copytaster.settings import Settings
from tests.broker.clients import Raw, create_topics, delete_topics, produce, read_all, read_until
from tests.broker.conftest import Names
from tests.broker.kafka import Broker
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_commands import copytaster
from tests.broker.test_service import settings_of

ALL = Filter()
CAME = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
RUBBISH = b"\x89PNG\r\n\x1a\n\x00"
BROKEN_JSON = b'{"headline": "Ferry line to close", "uri": "urn:hna:1", '


@pytest.fixture(scope="module")
def reader() -> Reader:
    """As the service would be with a small bound of dead letters."""
    return Reader(Settings(dead_letter_bytes=10_000))


def dead(
    reader: Reader, names: Names, number: int, value: bytes = RUBBISH, *, feed: str = "hna", headers: Headers = ()
) -> OutputRecord:
    """The dead letter that a raw record becomes; its value is made its own."""
    headers = (("x-feed", feed.encode()), *headers)
    record = RawRecord(value + b"%d" % number, CAME, b"key-%d" % number, headers, names.topic("raw"), 1, number)
    return reader.read(record).records[-1]


async def bury(broker: Broker, names: Names, letters: Sequence[OutputRecord]) -> None:
    """Put the letters into their topic, as the service would."""
    raw = [Raw(letter.value, letter.key, letter.headers, partition=0) for letter in letters]
    await produce(broker, f"{names.prefix}.dead-letter.v1", raw)


async def made(broker: Broker, names: Names) -> None:
    await create_topics(broker, names.topic("raw"), partitions=3)
    await create_outputs(broker, names.prefix)


async def in_raw(broker: Broker, names: Names) -> list[ConsumerRecord]:
    return await read_all(broker, names.topic("raw"))


class Silent:
    """Whom nobody watches."""

    def begin(self, offsets: int) -> None:
        pass

    def read(self, offsets: int) -> None:
        pass


def settings_for(broker: Broker, names: Names) -> Settings:
    return Settings(bootstrap_servers=broker.bootstrap, **settings_of(names))  # type: ignore[arg-type] # all strings


async def redriven(
    broker: Broker, names: Names, wanted: Filter = ALL, *, limit: int | None = None, rate: float | None = None
) -> Tally:
    """In this process: most tests do without the second that a command takes to start."""
    return await redrive(settings_for(broker, names), Request(wanted, rate, limit), Halt(), Silent())


async def run_json(broker: Broker, names: Names, *words: str) -> dict[str, object]:
    code, said = await copytaster(broker, settings_of(names), *words, "--json")
    assert code == 0, said
    document: dict[str, object] = json.loads(said.splitlines()[-1])
    return document


async def test_letter_is_listed_and_shown(broker: Broker, names: Names, reader: Reader) -> None:
    """Counts by feed and code, where it came from, its bytes so that no terminal acts on them, and its fate today."""
    await made(broker, names)
    await bury(broker, names, [dead(reader, names, 1), dead(reader, names, 2, BROKEN_JSON, feed="pa")])
    code, said = await copytaster(broker, settings_of(names), "dlq", "list")
    assert code == 0
    assert "hna" in said
    assert f"{names.topic('raw')}:1:2" in said
    listed = await run_json(broker, names, "dlq", "list", "--feed", "pa")
    assert (listed["code"], listed["origin"]) == ("bad_json", f"{names.topic('raw')}:1:2")

    code, said = await copytaster(broker, settings_of(names), "dlq", "show", "0:0")
    assert code == 0
    assert "raw copy" in said
    assert "\\x89PNG" in said
    assert "today it would be a dead letter again (unknown_format)" in said
    shown = await run_json(broker, names, "dlq", "show", "0:1")
    assert bytes.fromhex(str(shown["valueHex"])) == BROKEN_JSON + b"2"
    assert (await copytaster(broker, settings_of(names), "dlq", "show", "0:7"))[0] == 66


async def test_redriven_record_is_the_original(broker: Broker, names: Names, reader: Reader) -> None:
    """To its own partition with key, bytes and headers as they were, its first trace, and three that say what it is."""
    await made(broker, names)
    await bury(broker, names, [dead(reader, names, 1, headers=(("x-own", b"\xff"), ("x-own", b"2")))])
    dry = await run_json(broker, names, "dlq", "redrive", "--dry-run")
    assert dry["sent"] == [{"feed": "hna", "code": "unknown_format", "letters": 1, "passToday": 0}]
    assert await in_raw(broker, names) == []

    assert (await redriven(broker, names)).sent.total() == 1
    (record,) = await in_raw(broker, names)
    first = RawRecord(RUBBISH, CAME, topic=names.topic("raw"), partition=1, offset=1)
    assert (record.partition, record.key, record.value) == (1, b"key-1", RUBBISH + b"1")
    assert record.headers == (
        ("x-feed", b"hna"),
        ("x-own", b"\xff"),
        ("x-own", b"2"),
        ("traceparent", made_trace_parent(first, SAMPLED).encode()),
        ("x-original-timestamp", b"1772446500000"),
        ("x-replay", b"redrive"),
        ("x-redriven", b"1"),
    )


async def test_each_letter_is_sent_once_whatever_the_filters(broker: Broker, names: Names, reader: Reader) -> None:
    """One to try, then one code, then all, then all again; a new letter behind them is taken, too."""
    await made(broker, names)
    letters = [
        dead(reader, names, number, BROKEN_JSON, feed="pa") if number % 3 else dead(reader, names, number)
        for number in range(30)
    ]
    await bury(broker, names, letters)
    bad_json, pa = Filter(codes=frozenset({"bad_json"})), Filter(feeds=frozenset({"pa"}))
    tries = [(ALL, 1), (bad_json, 5), (pa, None), (ALL, None), (ALL, None)]
    counts = [(await redriven(broker, names, wanted, limit=limit)).sent.total() for wanted, limit in tries]
    assert counts == [1, 5, 15, 9, 0]
    await bury(broker, names, [dead(reader, names, 30)])
    assert (await redriven(broker, names)).sent.total() == 1
    (settled,) = (await settled_letters(settings_for(broker, names))).values()
    assert (settled.low, settled.ranges) == (31, [])  # nothing is left to be remembered one by one
    values = [record.value for record in await in_raw(broker, names)]
    assert len(values) == len(set(values)) == 31


async def test_killed_redrive_goes_on(broker: Broker, names: Names, reader: Reader) -> None:
    """Killed once, terminated once, each in the middle: every letter arrives once, for whoever reads committed."""
    await made(broker, names)
    await bury(broker, names, [dead(reader, names, number) for number in range(120)])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COPYTASTER_")}
    for name, value in {"bootstrap_servers": broker.bootstrap, **settings_of(names)}.items():
        environment[f"COPYTASTER_{name.upper()}"] = value
    command = [sys.executable, "-m", "copytaster", "dlq", "redrive", "--rate", "20"]
    for number in (signal.SIGKILL, signal.SIGTERM):
        before = len(await in_raw(broker, names))
        running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while len(await in_raw(broker, names)) == before:
            assert running.poll() is None
            await asyncio.sleep(0.05)
        running.send_signal(number)
        _, said = await asyncio.to_thread(running.communicate)
        if number is signal.SIGTERM:
            assert running.returncode == 1
            assert b"the same command goes on" in said
    assert len(await in_raw(broker, names)) < 120
    await redriven(broker, names)
    values = [record.value for record in await in_raw(broker, names)]
    assert sorted(values) == sorted(RUBBISH + b"%d" % number for number in range(120))


async def test_refusals_say_why(broker: Broker, names: Names, reader: Reader) -> None:
    """Three times round is enough; a topic nobody reads, a record of somebody else, one larger than its topic takes."""
    raw = names.topic("raw")
    await create_topics(broker, raw, partitions=3, configs={"max.message.bytes": "5000"})
    await create_outputs(broker, names.prefix)
    foreign = OutputRecord("", b"key", (), b"somebody else's")
    large = dead(reader, names, 3, RUBBISH + os.urandom(6000))
    gone = reader.read(RawRecord(RUBBISH, CAME, None, (), "wire.raw.gone", 0, 4)).records[-1]
    await bury(broker, names, [dead(reader, names, 1, headers=(("x-redriven", b"3"),)), gone, foreign, large])
    done = await redriven(broker, names)
    assert {reason for _, _, reason in done.refused} == set(Refusal) - {Refusal.ORIGIN_GONE}
    assert done.refused.total() == 4
    assert await in_raw(broker, names) == []


async def test_truncated_letter_is_fetched_from_its_origin(broker: Broker, names: Names, reader: Reader) -> None:
    """Whole again, where the origin still holds that very record; refused where the place holds another one."""
    await made(broker, names)
    raw = names.topic("raw")
    whole = RUBBISH + bytes(range(256)) * 100
    places = await produce(broker, raw, [Raw(whole, partition=1), Raw(b"another", partition=1)])
    letters = [
        reader.read(RawRecord(whole, CAME, None, (), raw, partition, offset)).records[-1]
        for partition, offset in places
    ]
    assert all(b"dlq-truncated" in str(letter.headers).encode() for letter in letters)
    await bury(broker, names, letters)
    done = await redriven(broker, names)
    assert done.sent.total() == 1
    assert dict(done.refused) == {(raw, "unknown_format", Refusal.ORIGIN_GONE): 1}
    assert [record.value for record in await in_raw(broker, names)] == [whole, b"another", whole]


async def test_second_redrive_takes_over(broker: Broker, names: Names, reader: Reader) -> None:
    """Whoever starts it later goes on; the first is fenced, says so, and nothing is sent twice."""
    await made(broker, names)
    await bury(broker, names, [dead(reader, names, number) for number in range(60)])
    first = asyncio.create_task(redriven(broker, names, rate=5))
    while not await in_raw(broker, names):
        await asyncio.sleep(0.05)
    await redriven(broker, names)
    with pytest.raises(GaveUpError, match="started elsewhere"):
        await first
    values = [record.value for record in await in_raw(broker, names)]
    assert len(values) == len(set(values)) == 60


async def test_topic_made_anew_is_not_passed_over(broker: Broker, names: Names, reader: Reader) -> None:
    """What was remembered of the old topic does not hide the letters of the new one."""
    await made(broker, names)
    letters = f"{names.prefix}.dead-letter.v1"
    await bury(broker, names, [dead(reader, names, number) for number in range(5)])
    await redriven(broker, names)
    await delete_topics(broker, letters)
    await create_topics(broker, letters)
    await bury(broker, names, [dead(reader, names, 9)])
    assert (await redriven(broker, names)).sent.total() == 1


async def test_service_reads_what_is_redriven(broker: Broker, names: Names, tmp_path: Path) -> None:
    """What fails again comes back counted, with the time when it first came; the live metrics know it as a replay."""
    await made(broker, names)
    letters = f"{names.prefix}.dead-letter.v1"
    (place,) = await produce(broker, names.topic("raw"), [Raw(RUBBISH, b"key", timestamp_ms=1_772_446_500_000)])
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        await read_until(broker, letters, count=1)
        assert (await redriven(broker, names)).targets == {names.topic("raw"): 1}
        _, again = await read_until(broker, letters, count=2)
        while service.metric("copytaster_records_total", mode="replay") < 1:
            await asyncio.sleep(0.05)
        assert service.metric("copytaster_records_total", mode="live") == 1
        group = await group_of(settings_for(broker, names), names.group)
        assert sum(one.lag or 0 for one in group.standings) == 0  # the marker of the redrive is no record
        assert service.terminate() == 0
    headers = dict(again.headers)
    assert (headers["dlq-redriven"], headers["dlq-timestamp"]) == (b"1", b"1772446500000")
    assert (headers["dlq-partition"], again.key, again.value) == (b"%d" % place[0], b"key", RUBBISH)
