"""The operators' commands without a broker: what they take, and what they show."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
import typer
from aiohttp import web
from prometheus_client import CollectorRegistry
from rich.console import Console
from typer.testing import CliRunner

from copytaster.cli import status as asking
from copytaster.cli.app import app
from copytaster.cli.asking import instant
from copytaster.cli.dlq_view import remembered, safe
from copytaster.cli.replay import _View
from copytaster.cli.status import Pod, shown, skews_of
from copytaster.kafka.offsets import Group, Member, Move, Standing, refuse_active
from copytaster.kafka.redrive_tally import REASONS, Memory, Refusal
from copytaster.kafka.refusals import CannotError
from copytaster.metrics import Metrics
from copytaster.probes import Probes
from copytaster.settings import Settings
from copytaster.workers import make_pool


def test_instant_is_an_age_or_a_moment() -> None:
    assert instant("2026-05-01T06:00:00", "--since") == datetime(2026, 5, 1, 6, tzinfo=UTC)
    assert instant("2026-05-01T08:00:00+02:00", "--since") == datetime(2026, 5, 1, 6, tzinfo=UTC)
    found = instant("2h", "--since")
    assert found is not None
    assert timedelta(hours=2) <= datetime.now(UTC) - found < timedelta(hours=2, minutes=1)
    assert instant(None, "--since") is None
    with pytest.raises(typer.BadParameter):
        instant("yesterday", "--since")


def test_safe_view_moves_no_cursor() -> None:
    """Escape sequences, bells, bidirectional marks and bytes that are no UTF-8 are shown, not obeyed."""
    assert safe(b"a\x1b[31m\x07\r\n\xff\xe2\x80\xaeb\xc3\xa9") == "a\\x1b[31m\\x07\\r\n\\xff\\u202eb\xe9"
    assert safe(bytes(5000)).endswith("3000 bytes more")


def test_memory_that_is_shorter_than_retention_is_told() -> None:
    assert "168 h" in remembered(Memory(168, 720))
    assert remembered(Memory(720, 720)) == ""
    assert remembered(Memory(None, 720)) == ""


def test_every_refusal_has_its_reason() -> None:
    assert set(REASONS) == set(Refusal)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("replay", "wire.raw.hna"), "needs a beginning"),
        (("replay", "wire.raw.hna:0:9-5"), "neither a topic nor"),
        (("replay", "wire.raw.hna:0:5-9", "--name", "a b"), "is not of letters"),
        (("dlq", "show", "17"), "is not partition:offset"),
        (("trace", "x", "--since", "soon"), "is neither"),
        (("dlq", "redrive", "--limit", "0"), "--limit"),
    ],
)
def test_wrong_command_lines_are_refused(words: tuple[str, ...], said: str) -> None:
    """Exit code 2, before any broker is asked."""
    done = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
    assert done.exit_code == 2
    assert said in done.output


def test_moves_are_counted() -> None:
    assert (Move("raw", 0, 10, 4).again, Move("raw", 0, 10, 4).skipped) == (6, 0)
    assert (Move("raw", 0, 10, 14).again, Move("raw", 0, 10, 14).skipped) == (0, 4)
    assert (Move("raw", 0, None, 14).again, Move("raw", 0, None, 14).skipped) == (0, 0)
    assert Standing("raw", 0, 2, first=5, end=9, lag=7).out_of_range
    assert not Standing("raw", 0, 9, first=5, end=9, lag=0).out_of_range


@pytest.mark.parametrize("state", ["Stable", "PreparingRebalance", "CompletingRebalance"])
def test_active_group_is_refused(state: str) -> None:
    with pytest.raises(CannotError, match=r"pod-1 on 10\.0\.0\.1"):
        refuse_active(Group("copytaster-read", state, (Member("pod-1", "10.0.0.1"),), ()))
    refuse_active(Group("copytaster-read", "Empty", (), ()))


# --- status -----------------------------------------------------------------------------------------------------------


def status_of(version: str = "0.1.0", state: str = "running", partition: int = 0) -> dict[str, object]:
    lane = {"topic": "wire.raw.hna", "partition": partition, "state": state, "lag_records": 7, "reason": "because"}
    return {"build": {"version": version}, "config_hash": "abc", "service": {"lanes": [lane]}}


def pod(url: str = "http://one", **others: object) -> Pod:
    return Pod(url, None, None, status_of(**others))  # type: ignore[arg-type] # of the right types


def test_skew_between_pods_is_told() -> None:
    """Versions of a half-done rollout, and a partition that a frozen pod still claims."""
    assert skews_of([pod(), pod(partition=1)]) == []
    wrong = skews_of([pod(), pod(version="0.2.0")])
    assert wrong[0] == "versions differ: 0.1.0, 0.2.0"
    assert "wire.raw.hna:0" in wrong[1]


def test_pod_with_a_stopped_lane_is_not_well() -> None:
    assert pod().well
    stopped = pod(state="stopped_output")
    assert not stopped.well
    console = Console(width=120)
    with console.capture() as said:
        console.print(shown([stopped, Pod("http://two", "away", "away", None)], []))
    assert "stopped_output" in said.get()
    assert "because" in said.get()
    assert "2 pods, 1 lanes, 7 records behind" in said.get()


@asynccontextmanager
async def ops_port(status: object, ready: int = 200) -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.Response:
        if request.path == "/status":
            return web.json_response(status)
        return web.Response(status=ready if request.path == "/readyz" else 200, text="draining\n")

    application = web.Application()
    application.router.add_get("/{any}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_pods_are_asked() -> None:
    """What answers is taken as it is; what does not is away."""
    async with ops_port(status_of(), ready=503) as one, ops_port(["no object"]) as two:
        found = await asking._ask([f"{one}/", two, "http://127.0.0.1:9"])
    assert found[0] == Pod(one, "draining", None, status_of())
    assert found[1].status == {}
    assert found[2].status is None
    assert not any(one.well for one in found[:1])


def test_no_pod_answers() -> None:
    done = CliRunner().invoke(app, ["status", "--url", "http://127.0.0.1:9", "--json"])
    assert done.exit_code == 69
    assert json.loads(done.stdout)["pods"][0]["status"] is None


# --- replay -----------------------------------------------------------------------------------------------------------


async def test_replay_serves_its_own_metrics() -> None:
    """With --metrics a Job can be scraped: alive, ready, and without a lane."""
    settings, metrics = Settings(workers=0, ops_host="127.0.0.1", ops_port=0), Metrics(CollectorRegistry())
    probes = Probes(settings, metrics, _View(make_pool(settings, metrics)))
    port = await probes.start()
    try:
        found = await asking._ask([f"http://127.0.0.1:{port}"])
        assert found[0].well
        assert asking.lanes_of(found[0]) == []
    finally:
        await probes.stop()
