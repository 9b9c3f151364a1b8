"""`copytaster status`: the ops ports of one pod or several, asked and told readably. Asks no broker."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import aiohttp
import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from copytaster.cli import exits
from copytaster.cli.asking import console, say_json
from copytaster.kafka.status import LaneState

ANSWER_SECONDS = 6.0
"""A live probe may ask a broker for 5 s."""
GOOD = frozenset({LaneState.RUNNING, LaneState.STARTING})

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Pod:
    """What one pod answered. Of `ready` and `live`, None is yes, else the reason; `status` is None when it is away."""

    url: str
    ready: str | None
    live: str | None
    status: Json | None

    @property
    def well(self) -> bool:
        """Whether it is there, ready, live, and each of its lanes is at work."""
        there = self.status is not None and self.ready is None and self.live is None
        return there and all(lane.get("state") in GOOD for lane in lanes_of(self))


def status(
    url: list[str] = typer.Option(["http://127.0.0.1:9102"], help="A pod's ops port; may be given again."),
    *,
    as_json: bool = typer.Option(False, "--json", help="JSON for programs."),
) -> None:
    """Print what the pods say of themselves: probes, lanes, lag, versions.

    Exit codes: 0 all is well, 1 something is not (a probe fails, a lane has stopped, versions differ), 69 none answers.
    """
    pods = asyncio.run(_ask(url))
    skews = skews_of(pods)
    if as_json:
        say_json({"pods": [_document(pod) for pod in pods], "skew": skews})
    else:
        console().print(shown(pods, skews))
    if all(pod.status is None for pod in pods):
        raise typer.Exit(exits.UNAVAILABLE)
    if skews or not all(pod.well for pod in pods):
        raise typer.Exit(exits.FAILED)


async def _ask(urls: Sequence[str]) -> list[Pod]:
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        return list(await asyncio.gather(*(_pod(session, url.rstrip("/")) for url in urls)))


async def _pod(session: aiohttp.ClientSession, url: str) -> Pod:
    try:
        async with session.get(f"{url}/status") as answer:
            answer.raise_for_status()
            found = await answer.json()
        ready, live = await asyncio.gather(_probe(session, f"{url}/readyz"), _probe(session, f"{url}/livez"))
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        away = f"no answer ({type(error).__name__})"
        return Pod(url, away, away, None)
    return Pod(url, ready, live, found if isinstance(found, dict) else {})


async def _probe(session: aiohttp.ClientSession, url: str) -> str | None:
    async with session.get(url) as answer:
        return None if answer.ok else (await answer.text()).strip() or str(answer.status)


def lanes_of(pod: Pod) -> list[Json]:
    """The lanes it tells of."""
    service = _object((pod.status or {}).get("service"))
    lanes = service.get("lanes")
    return [one for one in lanes if isinstance(one, dict)] if isinstance(lanes, list) else []


def skews_of(pods: Sequence[Pod]) -> list[str]:
    """What should be the same in all pods and is not; and partitions that two pods claim."""
    there = [pod for pod in pods if pod.status is not None]
    versions = sorted({str(_object((pod.status or {}).get("build")).get("version")) for pod in there})
    hashes = sorted({str((pod.status or {}).get("config_hash")) for pod in there})
    found = [f"versions differ: {', '.join(versions)}"] if len(versions) > 1 else []
    found += [f"configurations differ: {', '.join(hashes)}"] if len(hashes) > 1 else []
    claimed = [f"{lane.get('topic')}:{lane.get('partition')}" for pod in there for lane in lanes_of(pod)]
    twice = sorted({one for one in claimed if claimed.count(one) > 1})
    return found + ([f"claimed twice (a rebalance, or a frozen pod): {', '.join(twice)}"] if twice else [])


def shown(pods: Sequence[Pod], skews: Sequence[str]) -> RenderableType:
    """All pods, one below the other, and what is wrong between them."""
    lanes = [lane for pod in pods for lane in lanes_of(pod)]
    lags = [lag for lane in lanes if isinstance(lag := lane.get("lag_records"), int)]
    total = f"{len(pods)} pods, {len(lanes)} lanes, {sum(lags)} records behind" if len(pods) > 1 else ""
    wrong = [Text(one, style="red") for one in skews]
    return Group(*map(_pod_shown, pods), *wrong, *([Text(total)] if total else []))


def _pod_shown(pod: Pod) -> RenderableType:
    if pod.status is None:
        return Text.assemble((pod.url, "bold"), "  ", (str(pod.ready), "red"))
    build, service = _object(pod.status.get("build")), _object(pod.status.get("service"))
    held, limit = service.get("held_bytes"), service.get("held_bytes_limit")
    pool = _object(service.get("pool"))
    line = Text.assemble(
        (pod.url, "bold"),
        f"  copytaster {build.get('version')}, configuration {pod.status.get('config_hash')}\n",
        ("ready", "green") if pod.ready is None else (f"not ready: {pod.ready}", "red"),
        ", ",
        ("live", "green") if pod.live is None else (f"not live: {pod.live}", "red"),
        f"; holds {held} of {limit} bytes; workers {pool.get('busy')} of {pool.get('size')} busy",
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("partition", "state", "committed", "end", "lag", "held", "reason"):
        table.add_column(column, justify="right" if column in {"committed", "end", "lag", "held"} else "left")
    for lane in lanes_of(pod):
        table.add_row(*_lane(lane))
    return Group(line, table, Text())


def _lane(lane: Json) -> list[Text]:
    state = str(lane.get("state"))
    held = sum(number for name in ("queued_records", "in_flight_records") if isinstance(number := lane.get(name), int))
    values = [lane.get(name) for name in ("committed", "end", "lag_records")]
    return [
        Text(f"{lane.get('topic')}:{lane.get('partition')}"),
        Text(state, style="green" if state in GOOD else "red"),
        *(Text("" if one is None else str(one)) for one in values),
        Text(str(held)),
        Text(str(lane.get("reason") or "")),
    ]


def _document(pod: Pod) -> dict[str, object]:
    return {"url": pod.url, "well": pod.well, "notReady": pod.ready, "notLive": pod.live, "status": pod.status}


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}
