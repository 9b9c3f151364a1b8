"""`copytaster demo`: everything at once, on an embedded broker: topics, the service, copy sent while you watch.

It shows a progress line, then what came out by topic, one story readably, and what to try next; then it ends, or stays
with `--keep`. Nothing but the loopback is used, and nothing is left behind but a page that explains the story, in the
system's temporary folder.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import NamedTemporaryFile

import typer
from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from rich.console import Console
from rich.live import Live

from copytaster import logs
from copytaster.cli import exits
from copytaster.cli.demo_view import Seen, next_steps, outcome_table, page_line, progress_line, story_panel
from copytaster.cli.embedded import EmbeddedBroker, EmbeddedBrokerError
from copytaster.cli.explain_html import page
from copytaster.cli.explain_sections import Output, sections_of
from copytaster.core.topology import TOPICS
from copytaster.kafka.clients import make_plain_producer
from copytaster.kafka.service import Service
from copytaster.metrics import Metrics
from copytaster.probes import Probes
from copytaster.settings import Settings
from copytaster.workers import make_pool

RAW_TOPIC = "wire.raw.demo"
RAW_PARTITIONS = 2
BETWEEN_SECONDS = 0.25
"""Copy comes as on a wire: so slowly that a person sees it move."""
QUIET_SECONDS = 2.0
LONGEST_SECONDS = 60.0


def demo(
    stories: Path | None = typer.Option(None, exists=True, help="A file or folder of your own raw copy."),
    *,
    keep: bool = typer.Option(False, "--keep", help="Stay after the show, with the addresses of metrics and status."),
) -> None:
    """Watch raw copy become stories, alerts, spiked records and dead letters."""
    console = Console()
    try:
        with EmbeddedBroker() as broker:
            settings = Settings(bootstrap_servers=broker.bootstrap, ops_host="127.0.0.1", ops_port=0)
            asyncio.run(_show(settings, copy_of(stories), console, keep=keep))
    except EmbeddedBrokerError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(exits.FAILED) from None
    except KeyboardInterrupt:
        console.print("[dim]ended[/]")


def copy_of(stories: Path | None) -> Mapping[str, bytes]:
    """File names and bytes, in the order they are sent: the user's own, else the invented ones."""
    if stories is None:
        with as_file(files("copytaster.cli") / "demo_copy") as folder:
            return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    if stories.is_file():
        return {stories.name: stories.read_bytes()}
    found = {str(path.relative_to(stories)): path for path in sorted(stories.rglob("*")) if path.is_file()}
    if not found:
        typer.echo(f"{stories} holds no file", err=True)
        raise typer.Exit(exits.NO_INPUT)
    return {name: path.read_bytes() for name, path in found.items()}


async def _show(settings: Settings, copy: Mapping[str, bytes], console: Console, *, keep: bool) -> None:
    await _make_topics(settings)
    metrics = Metrics()
    logs.configure("error", terminal=sys.stdout.isatty(), suppressed=metrics.log_suppressed)
    pool = make_pool(settings, metrics)
    service = Service(settings, pool, metrics)
    probes = Probes(settings, metrics, service)
    port = await probes.start()
    console.print(
        f"broker on {settings.bootstrap_servers}, metrics and status on http://127.0.0.1:{port}/metrics and /status"
    )
    await pool.start()
    serving = asyncio.create_task(service.run())
    try:
        seen = await _send_and_watch(settings, copy, serving, console)
        console.print(outcome_table(seen))
        stories = [one for one in seen if one.kind == "story"]
        if stories:
            longest = max(stories, key=lambda one: len(one.value))
            console.print(story_panel(longest))
            console.print(page_line(_explained(longest, seen)))
        console.print(next_steps(RAW_TOPIC))
        if keep:
            console.print(
                f"staying: broker {settings.bootstrap_servers}, http://127.0.0.1:{port}/status; Ctrl-C ends it"
            )
            await serving
    finally:
        service.drain()
        with suppress(asyncio.CancelledError):
            await serving
        await pool.stop()
        await probes.stop()


def _explained(story: Seen, seen: Sequence[Seen]) -> Path:
    """A page that explains what the story's file became; it stays in the system's temporary folder."""
    outputs = [Output(one.kind, one.headers, one.value) for one in seen if one.sent == story.sent]
    with NamedTemporaryFile("w", prefix="copytaster-", suffix=".html", encoding="utf-8", delete=False) as file:
        file.write(page(story.sent, sections_of(outputs)))
    return Path(file.name)


async def _make_topics(settings: Settings) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.bootstrap_servers)
    await admin.start()
    try:
        outputs = [
            NewTopic(
                topic.name(settings.output_prefix),
                1,
                1,
                topic_configs={"max.message.bytes": "21000000"} if topic.holds_raw_copy else {},
            )
            for topic in TOPICS
        ]
        await admin.create_topics([NewTopic(RAW_TOPIC, RAW_PARTITIONS, 1), *outputs])
    finally:
        await admin.close()


async def _send_and_watch(
    settings: Settings, copy: Mapping[str, bytes], serving: asyncio.Task[None], console: Console
) -> Sequence[Seen]:
    """Send the copy, and read what comes out until every file has an outcome or nothing more comes."""
    seen: list[Seen] = []
    sent: dict[tuple[str, str], str] = {}
    reading = asyncio.create_task(_read_outputs(settings, seen))
    producer = make_plain_producer(settings)
    await producer.start()
    try:
        with Live(progress_line(0, len(copy), seen), console=console, refresh_per_second=12) as live:
            for name, value in copy.items():
                place = await producer.send_and_wait(RAW_TOPIC, value)
                sent[str(place.partition), str(place.offset)] = name
                live.update(progress_line(len(sent), len(copy), seen))
                await asyncio.sleep(BETWEEN_SECONDS)
            await _quiet(seen, len(copy), lambda: live.update(progress_line(len(sent), len(copy), seen)), serving)
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await producer.stop()
    return [replace(one, sent=sent.get(_place(one), "")) for one in seen]


async def _quiet(seen: Sequence[Seen], expected: int, show: Callable[[], None], serving: asyncio.Task[None]) -> None:
    """Returns when nothing has come for a while after all that was expected, or the service has ended."""
    clock = asyncio.get_running_loop().time
    began = last = clock()
    count = len(seen)
    while clock() - began < LONGEST_SECONDS and not serving.done():
        await asyncio.sleep(0.1)
        show()
        if len(seen) != count:
            count, last = len(seen), clock()
        if count >= expected and clock() - last > QUIET_SECONDS:
            return


async def _read_outputs(settings: Settings, seen: list[Seen]) -> None:
    names = {topic.name(settings.output_prefix): topic.kind for topic in TOPICS}
    consumer = AIOKafkaConsumer(
        *names,
        bootstrap_servers=settings.bootstrap_servers,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        fetch_max_wait_ms=50,
    )
    await consumer.start()
    try:
        async for record in consumer:
            headers = {key: value.decode("utf-8", "replace") for key, value in record.headers}
            seen.append(Seen(names[record.topic], "", headers, record.value))
    finally:
        await consumer.stop()


def _place(one: Seen) -> tuple[str, str]:
    """Partition and offset of the raw record that an output came from."""
    if one.kind == "dead-letter":
        return one.headers.get("dlq-partition", ""), one.headers.get("dlq-offset", "")
    ours = one.document.get("copytaster", one.document)
    raw = ours.get("raw") if isinstance(ours, dict) else None
    return (str(raw.get("partition")), str(raw.get("offset"))) if isinstance(raw, dict) else ("", "")
