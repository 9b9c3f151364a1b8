"""What operators ask and do on a real Kafka: trace, replay, offsets, canary; with and without the service at work."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiokafka import ConsumerRecord

from copytaster.core.model import RawRecord
from copytaster.kafka.bounded import Halt
from copytaster.kafka.canary import fly
from copytaster.kafka.dead_letters import Filter
from copytaster.kafka.offsets import group_of, move, moves
from copytaster.kafka.places import Place, Stretch
from copytaster.kafka.redrive import count, redrive
from copytaster.kafka.redrive_tally import Request
from copytaster.kafka.refusals import CannotError
from copytaster.kafka.replay_plan import plan
from copytaster.kafka.trace import Trace, trace
from copytaster.reader import Reader
from copytaster.settings import Settings
from tests.broker.clients import (
    Operation,
    Raw,
    Resource,
    committed_offsets,
    create_topics,
    grant,
    produce,
    read_all,
    read_until,
)
from tests.broker.conftest import Names, OwnBrokers
from tests.broker.kafka import PASSWORDS, SERVICE, Broker
from tests.broker.service_process import ServiceProcess, create_outputs
from tests.broker.test_commands import copytaster
from tests.broker.test_dead_letters import Silent, settings_for
from tests.broker.test_service import STORY, settings_of

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
MARCH = 1_772_445_600_000
"""2 March 2026, 10:00 UTC, in milliseconds."""


async def made(broker: Broker, names: Names, partitions: int = 2) -> str:
    raw = names.topic("raw")
    await create_topics(broker, raw, partitions=partitions)
    await create_outputs(broker, names.prefix, partitions=3)
    return raw


def story(number: int) -> bytes:
    return STORY.replace(b"Trosnes", b"Trosnes %d" % number)


def raw_places(records: Sequence[ConsumerRecord]) -> list[tuple[int, int]]:
    return [
        (place["partition"], place["offset"])
        for record in records
        for place in [json.loads(record.value)["copytaster"]["raw"]]
    ]


# --- trace ------------------------------------------------------------------------------------------------------------

ITEM = (
    b'{"uri": "urn:hna:17", "version": "2", "type": "text", "urgency": 1, "headline": "Ferry line to close",'
    b' "body_text": "LYSVIK, March 2 (HNA) - The last ferry leaves on Friday."}'
)


async def traced(broker: Broker, names: Names, wanted: str) -> Trace:
    return await trace(settings_for(broker, names), wanted, LONG_AGO, None, Silent())


async def test_trace_by_every_id(broker: Broker, names: Names) -> None:
    """By native id, storyId, versionId and place the same story and alert; the dead letter by what its bytes hold."""
    raw = await made(broker, names)
    reader = Reader(settings_for(broker, names))
    values = [ITEM, b'{"uri": "urn:hna:18", "headline": "Ferry", ', story(3)]
    for partition, offset in await produce(broker, raw, [Raw(value, partition=1) for value in values]):
        came = datetime.now(UTC)
        for output in reader.read(RawRecord(values[offset], came, None, (), raw, partition, offset)).records:
            await produce(broker, output.topic, [Raw(output.value, output.key, output.headers)])

    found = await traced(broker, names, "urn:hna:17")
    assert [one.kind for one in found.became] in (["story", "alert"], ["alert", "story"])
    assert [one.place for one in found.came] == [Place(raw, 1, 0)]
    same = found.became[0]
    assert same.story_id
    assert same.version_id
    for wanted in (same.story_id, same.version_id, f"{raw}:1:0"):
        assert (await traced(broker, names, wanted)).became == found.became
    (letter,) = (await traced(broker, names, "urn:hna:18")).became
    assert (letter.kind, letter.raw, letter.said["code"]) == ("dead-letter", Place(raw, 1, 1), "bad_json")


async def test_trace_of_what_was_not_read_yet(broker: Broker, names: Names) -> None:
    """It came in, and the group is not there yet; an id that nobody has sent is not found, exit code 1."""
    raw = await made(broker, names)
    await produce(broker, raw, [Raw(ITEM, partition=0)])
    found = await traced(broker, names, "urn:hna:17")
    assert [(one.place, one.read) for one in found.came] == [(Place(raw, 0, 0), None)]
    assert found.became == ()
    await reset(broker, names, [raw], "earliest")
    assert [one.read for one in (await traced(broker, names, f"{raw}:0:0")).came] == [False]
    code, said = await copytaster(broker, settings_of(names), "trace", "urn:hna:99")
    assert code == 1
    assert "nothing since" in said


# --- offsets ----------------------------------------------------------------------------------------------------------


async def reset(broker: Broker, names: Names, what: list[str], target: object) -> None:
    ours = settings_for(broker, names)
    planned = await moves(ours, await group_of(ours, names.group), what, target)  # type: ignore[arg-type] # a target
    await move(ours, names.group, planned)


async def test_offsets_are_moved(broker: Broker, names: Names) -> None:
    """To both ends, an offset, an instant; partition by partition; nothing beyond what is there."""
    raw = await made(broker, names)
    await produce(
        broker, raw, [Raw(story(number), partition=number % 2, timestamp_ms=MARCH + number) for number in range(10)]
    )
    await reset(broker, names, [raw], "latest")
    assert await committed_offsets(broker, names.group) == {(raw, 0): 5, (raw, 1): 5}
    await reset(broker, names, [f"{raw}:1"], 2)
    assert await committed_offsets(broker, names.group) == {(raw, 0): 5, (raw, 1): 2}
    await reset(broker, names, [raw], datetime.fromtimestamp(MARCH / 1000, UTC) + timedelta(milliseconds=4))
    assert await committed_offsets(broker, names.group) == {(raw, 0): 2, (raw, 1): 2}
    for what, target in ((raw, 6), (f"{raw}:2", "latest"), (names.topic("gone"), "latest")):
        with pytest.raises(CannotError):
            await reset(broker, names, [what], target)

    code, said = await copytaster(broker, settings_of(names), "offsets", "reset", raw, "--to", "earliest", "--dry-run")
    assert code == 0
    assert f"{raw}:0" in said
    assert await committed_offsets(broker, names.group) == {(raw, 0): 2, (raw, 1): 2}
    group = await group_of(settings_for(broker, names), names.group)
    assert (group.state, [one.lag for one in group.standings]) == ("Empty", [3, 3])


# --- canary, and the service at work ----------------------------------------------------------------------------------


async def test_service_at_work(broker: Broker, names: Names, tmp_path: Path) -> None:
    """The canary flies and is no news, the group cannot be moved, the pod tells of itself."""
    raw = await made(broker, names)
    ours = settings_for(broker, names)
    lost = await fly(ours, raw, 1.0)
    assert (lost.well, lost.seen, lost.committed) == (False, None, None)
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        await service.until_logged("lane_running", count=2)
        code, said = await copytaster(broker, settings_of(names), "canary", "--topic", raw, "--json")
        flight = json.loads(said)
        assert (code, flight["well"], flight["reason"]) == (0, True, "test")
        for kind in ("story", "alert", "dead-letter"):
            assert await read_all(broker, f"{names.prefix}.{kind}.v1") == []

        code, said = await copytaster(broker, settings_of(names), "offsets", "reset", raw, "--to", "latest")
        assert code == 78
        assert f"the group {names.group} is active" in said
        before = await committed_offsets(broker, names.group)
        planned = await moves(ours, await group_of(ours, names.group), [raw], "earliest")
        with pytest.raises(CannotError, match="has become active"):  # the broker's own refusal
            await move(ours, names.group, planned)
        assert await committed_offsets(broker, names.group) == before

        port = service.logged("ops_port_open")[-1]["port"]
        code, said = await copytaster(None, {}, "status", "--url", f"http://127.0.0.1:{port}")
        assert code == 0, said
        assert f"{raw}:0" in said
        assert service.terminate() == 0


async def test_canary_that_nobody_would_read(broker: Broker, names: Names) -> None:
    await made(broker, names)
    await create_topics(broker, names.topic("elsewhere"))
    for topic in (names.topic("elsewhere"), names.topic("gone")):
        with pytest.raises(CannotError, match=topic):
            await fly(settings_for(broker, names), topic, 1.0)


# --- replay -----------------------------------------------------------------------------------------------------------


async def test_replay_beside_the_service(broker: Broker, names: Names, tmp_path: Path) -> None:
    """Marked, with the records' own places, once each through a kill and a halt; the service notices nothing."""
    raw = await made(broker, names)
    records = 200
    await produce(broker, raw, [Raw(story(number), partition=number % 2) for number in range(records)])
    stories = f"{names.prefix}.story.v1"
    with ServiceProcess(broker, tmp_path / "service.log", settings_of(names)) as service:
        await read_until(broker, stories, count=records)
        while service.metric("copytaster_records_total") < records:
            await asyncio.sleep(0.05)
        offsets = await committed_offsets(broker, names.group)
        words = ["replay", f"{raw}:0:10-99", f"{raw}:1:0-49", "--name", "again", "--rate", "40"]
        for number in (signal.SIGKILL, signal.SIGTERM):
            before = len(await read_all(broker, stories))
            running = subprocess.Popen(
                [sys.executable, "-m", "copytaster", *words], env=environment(broker, names), stderr=subprocess.DEVNULL
            )
            while len(await read_all(broker, stories)) == before:
                assert running.poll() is None
                await asyncio.sleep(0.05)
            running.send_signal(number)
            await asyncio.to_thread(running.wait, 30)
        code, said = await copytaster(broker, settings_of(names), *words[:-1], "10000", "--json")
        assert code == 0, said

        found = await read_all(broker, stories)
        replayed = [record for record in found if dict(record.headers).get("x-replay") == b"replay"]
        wanted = Counter([*((0, offset) for offset in range(10, 100)), *((1, offset) for offset in range(50))])
        assert Counter(raw_places(replayed)) == wanted
        assert len(found) == records + len(replayed)
        assert service.metric("copytaster_records_total") == records
        assert service.metric("copytaster_records_total", mode="replay") == 0
        assert await committed_offsets(broker, names.group) == offsets
        assert service.terminate() == 0
    done = await plan(settings_for(broker, names), "again", [Stretch(raw, 0, 10, 100), Stretch(raw, 1, 0, 50)])
    assert (done.offsets, done.offsets_left, done.begun) == (140, 0, True)


def environment(broker: Broker, names: Names) -> dict[str, str]:
    found = {name: value for name, value in os.environ.items() if not name.startswith("COPYTASTER_")}
    ours = {"bootstrap_servers": broker.bootstrap, **settings_of(names)}
    return found | {f"COPYTASTER_{name.upper()}": value for name, value in ours.items()}


async def test_replay_is_bounded(broker: Broker, names: Names) -> None:
    """By time; by what is there; by how far the service has come; and its bounds stay when more copy comes."""
    raw = await made(broker, names, partitions=1)
    ours = settings_for(broker, names)
    await produce(broker, raw, [Raw(story(number), timestamp_ms=MARCH + number * 1000) for number in range(10)])
    since = datetime.fromtimestamp(MARCH / 1000 + 2, UTC)
    assert (await plan(ours, "a", [raw], since, since + timedelta(seconds=3))).whole == (Stretch(raw, 0, 2, 5),)
    assert (await plan(ours, "a", [Stretch(raw, 0, 4, 99)])).whole == (Stretch(raw, 0, 4, 10),)
    await reset(broker, names, [raw], 7)
    assert (await plan(ours, "a", [raw], since)).whole == (Stretch(raw, 0, 2, 7),)
    code, said = await copytaster(
        broker, settings_of(names, workers="0"), "replay", raw, "--since", "1000d", "--name", "a"
    )
    assert code == 0
    assert "7 records: 7 published" in said
    await reset(broker, names, [raw], "latest")
    assert (await plan(ours, "a", [raw], since)).whole == (Stretch(raw, 0, 0, 7),)
    for what, said in (([f"{names.prefix}.story.v1"], "is an output"), ([names.topic("gone")], "does not exist")):
        with pytest.raises(CannotError, match=said):
            await plan(ours, "b", what)


async def test_replay_of_rubbish_stops(broker: Broker, names: Names) -> None:
    """When nearly everything becomes a dead letter again, none of these is written."""
    raw = await made(broker, names, partitions=1)
    await produce(broker, raw, [b"\x89PNG\r\n\x1a\n\x00%d" % number for number in range(80)])
    code, said = await copytaster(
        broker, settings_of(names, workers="0"), "replay", raw, "--since", "1h", "--rate", "1000"
    )
    assert code == 1
    assert "nearly every record becomes a dead letter" in said
    assert len(await read_all(broker, f"{names.prefix}.dead-letter.v1")) < 50


# --- rights -----------------------------------------------------------------------------------------------------------


async def test_missing_rights_are_named(own_broker: OwnBrokers, tmp_path: Path) -> None:
    """Principal, operation and what it is about: the group, the topic, the transactional id."""
    broker = own_broker(acl=True)
    names = Names("acl")
    await made(broker, names)
    await produce(broker, f"{names.prefix}.dead-letter.v1", [b"rubbish"])
    password = tmp_path / "password"
    password.write_text(PASSWORDS[SERVICE])
    login = {"security_protocol": "SASL_PLAINTEXT", "sasl_mechanism": "PLAIN", "sasl_username": SERVICE}
    login = settings_of(names, **login, sasl_password_file=str(password))
    code, said = await copytaster(broker, login, "offsets", "show")
    assert code == 78
    assert said.startswith(f"User:{SERVICE} has no right to Read the group")
    assert said.count("\n") == 1
    ours = Settings(bootstrap_servers=broker.bootstrap, **login)  # type: ignore[arg-type] # all strings
    request = Request(Filter())
    await grant(broker, Operation.DESCRIBE, Resource.TOPIC, "acl", prefixed=True)
    await grant(broker, Operation.READ, Resource.GROUP, names.group, prefixed=True)
    with pytest.raises(CannotError, match=rf"User:{SERVICE} has no right to Read .*{names.prefix}\.dead-letter\.v1"):
        await count(ours, request, Halt(), Silent(), Reader(ours).read)
    await grant(broker, Operation.READ, Resource.TOPIC, "acl", prefixed=True)
    await count(ours, request, Halt(), Silent(), Reader(ours).read)
    with pytest.raises(CannotError, match=rf"User:{SERVICE} has no right to Write transactional ids"):
        await redrive(ours, request, Halt(), Silent())
