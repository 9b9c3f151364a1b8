"""`copytaster replay`: read a stretch of raw copy once more, beside the service, and publish what becomes of it."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack

import typer
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from copytaster.cli import exits
from copytaster.cli.asking import Bar, ask, console, instant, say_json, settings_or_exit
from copytaster.kafka.bounded import Halt, Watcher
from copytaster.kafka.clients import refuse_optimised
from copytaster.kafka.places import Stretch, stretch_of
from copytaster.kafka.refusals import CannotError
from copytaster.kafka.replay import Replayed
from copytaster.kafka.replay import replay as read_again
from copytaster.kafka.replay_plan import Plan
from copytaster.kafka.replay_plan import plan as planned
from copytaster.kafka.status import ServiceStatus
from copytaster.metrics import Metrics
from copytaster.probes import Probes
from copytaster.settings import Settings
from copytaster.workers import make_pool
from copytaster.workers.pool import Pool, PoolError

NAME = re.compile(r"[A-Za-z0-9._-]{1,40}")


def replay(
    what: list[str] = typer.Argument(help="Raw topics, bounded by time, or topic:partition:first-last by offsets."),
    *,
    since: str | None = typer.Option(None, help="Records since: 2h, 3d, or an instant (UTC without a zone)."),
    until: str | None = typer.Option(None, help="Records before, in the same way; else as many as there are now."),
    name: str | None = typer.Option(None, help="Name of the replay; else made of what was asked."),
    rate: float = typer.Option(100.0, min=0.1, help="Records a second, on the whole."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only say what would be read."),
    serve_metrics: bool = typer.Option(False, "--metrics", help="Serve /metrics meanwhile, at COPYTASTER_OPS_PORT."),
    as_json: bool = typer.Option(False, "--json", help="JSON for programs."),
) -> None:
    """Read raw copy once more and publish what becomes of it, marked x-replay: replay, exactly once.

    Touches the output topics and the group <group>-replay-<name>; neither the service's group nor its metrics. Can be
    ended at any time: the same command goes on. Other outputs than the live ones: set COPYTASTER_OUTPUT_PREFIX.
    Exit codes: 1 ended early, 69 no broker, 78 settings, topics, rights.
    """
    settings = settings_or_exit()
    called = name or hashlib.sha256("\n".join((*what, since or "", until or "")).encode()).hexdigest()[:8]
    if not NAME.fullmatch(called):
        raise typer.BadParameter(f"{called!r} is not of letters, digits, dots, dashes", param_hint="--name")
    wanted = [_wanted(one, since) for one in what]
    first, last = instant(since, "--since"), instant(until, "--until")
    plan = ask(lambda _: planned(settings, called, wanted, first, last))
    if not as_json:
        (console() if dry_run else Console(stderr=True)).print(told_plan(plan, called, settings))
    if dry_run or not plan.offsets_left:
        _say(plan, called, Replayed(), dry_run=dry_run, halted=False, as_json=as_json)
        return
    with Bar("replaying") as bar:
        done, halted = ask(
            lambda halt: _replay(settings, plan, rate, halt, bar, serve_metrics=serve_metrics), in_steps=True
        )
    _say(plan, called, done, dry_run=False, halted=halted, as_json=as_json)
    if halted:
        raise typer.Exit(exits.FAILED)


def _wanted(text: str, since: str | None) -> str | Stretch:
    if stretch := stretch_of(text):
        return stretch
    if ":" in text:
        raise typer.BadParameter(f"{text!r} is neither a topic nor topic:partition:first-last")
    if since is None:
        raise typer.BadParameter(f"{text} needs a beginning: --since, or topic:partition:first-last")
    return text


async def _replay(
    settings: Settings, plan: Plan, rate: float, halt: Halt, watcher: Watcher, *, serve_metrics: bool
) -> tuple[Replayed, bool]:
    """With workers, and metrics served where that was asked for."""
    refuse_optimised()
    metrics = Metrics()
    pool = make_pool(settings, metrics)
    async with AsyncExitStack() as stack:
        try:
            if serve_metrics:
                probes = Probes(settings, metrics, _View(pool))
                await probes.start()
                stack.push_async_callback(probes.stop)
            stack.push_async_callback(pool.stop)
            await pool.start()
        except (PoolError, OSError) as error:
            raise CannotError(f"{type(error).__name__}: {error}") from None
        return await read_again(settings, plan, pool, metrics, rate=rate, halt=halt, watcher=watcher), bool(halt)


class _View:
    """A replay as the ops port sees it: no lanes, nothing to judge."""

    settings_good = True

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def status(self) -> ServiceStatus:
        """Alive, in no group."""
        return ServiceStatus(
            broker_reached=True,
            joined=True,
            draining=False,
            held_bytes=0,
            held_bytes_limit=0,
            lanes=(),
            pool=self._pool.status(),
        )

    async def stalled(self) -> str | None:
        """A replay ends by itself when it is stuck."""
        return None


def told_plan(plan: Plan, name: str, settings: Settings) -> RenderableType:
    """What will be read, and what is touched by that."""
    state = "goes on" if plan.begun else "begins"
    if not plan.offsets_left:
        state = "is done; another --name does it again"
    outputs = f"{settings.output_prefix}.*.v1"
    title = f"replay {name} {state}: {plan.offsets_left} of {plan.offsets} offsets to {outputs}, group {plan.group}"
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("partition", "first", "last", "left"):
        table.add_column(column)
    for whole, left in zip(plan.whole, plan.left, strict=True):
        last = str(whole.end - 1) if whole.offsets else "-"
        table.add_row(Text(f"{whole.topic}:{whole.partition}"), str(whole.first), last, str(left.offsets))
    return Group(Text(title), table)


def _say(plan: Plan, name: str, done: Replayed, *, dry_run: bool, halted: bool, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "name": name,
                "group": plan.group,
                "dryRun": dry_run,
                "endedEarly": halted,
                "stretches": _texts(plan.whole),
                "left": _texts(plan.left),
                "records": done.records,
                "published": done.published,
                "spiked": done.spiked,
                "deadLettered": done.dead_lettered,
                "outputs": done.outputs,
            }
        )
        return
    if not dry_run and plan.offsets_left:
        outputs = ", ".join(f"{records} to {topic}" for topic, records in sorted(done.outputs.items())) or "nothing"
        sys.stdout.write(
            f"{done.records} records: {done.published} published, {done.spiked} spiked, "
            f"{done.dead_lettered} dead letters ({outputs})\n"
        )
    if halted:
        typer.echo("ended early: the same command goes on", err=True)


def _texts(stretches: Sequence[Stretch]) -> list[str]:
    return [str(one) for one in stretches if one.offsets]
