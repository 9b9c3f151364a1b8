"""What dashboards and alerts rely on: the catalogue is whole, and nothing is exposed beside it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from prometheus_client.exposition import choose_encoder
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from prometheus_client.registry import CollectorRegistry
from typer.testing import CliRunner

from copytaster.cli.app import app
from copytaster.cli.metrics import reference
from copytaster.core.feeds import FeedRule
from copytaster.core.model import (
    Action,
    DeadLettered,
    Outcome,
    Priority,
    Published,
    PubStatus,
    RawRecord,
    Received,
    Spiked,
    SpikeReason,
    Stage,
    StoryTally,
    Tally,
)
from copytaster.core.topology import ENRICHERS
from copytaster.feeds.registry import Feed, Registry
from copytaster.kafka.status import FeedsStatus, LaneState, LaneStatus, PoolStatus, ServiceStatus
from copytaster.metrics import Metrics
from copytaster.metrics_catalogue import CATALOGUE, LATENCY, Kind, Metric

NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
ROOT = Path(__file__).parents[2]
SENT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
UNITS = ("_seconds", "_bytes", "_records")


def exposed() -> str:
    metrics = Metrics(CollectorRegistry())
    metrics.watch(lambda: ServiceStatus(True, True, False, 0, 1, (), PoolStatus(1, 0, 0)))
    encode, _ = choose_encoder("application/openmetrics-text")
    return encode(metrics.registry).decode()


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.name)
def test_catalogued_metric(metric: Metric) -> None:
    """Every row has a sentence, a name after Prometheus's rules, and buckets if it is a histogram."""
    assert metric.help.endswith(".")
    assert NAME.fullmatch(metric.name)
    assert metric.name.endswith("_total") == (metric.kind is Kind.COUNTER)
    assert metric.name.endswith("_info") == (metric.kind is Kind.INFO)
    assert bool(metric.buckets) == (metric.kind is Kind.HISTOGRAM)
    assert list(metric.buckets) == sorted(metric.buckets)
    if metric.kind in {Kind.HISTOGRAM, Kind.SUMMARY}:
        assert metric.name.endswith(UNITS)


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.name)
def test_labels_are_closed(metric: Metric) -> None:
    """A label has known values or a bound, never neither, and none names a story."""
    for label in metric.labels:
        assert bool(label.values) != bool(label.most)
        assert label.name not in {"story_id", "slugline", "headline", "offset"}


def test_names_are_unique() -> None:
    """No metric is declared twice."""
    names = [metric.name for metric in CATALOGUE]
    assert len(names) == len(set(names))


def test_exposition_is_the_catalogue() -> None:
    """What is exposed are the catalogue's metrics with its words, all of them, in order to be read by OpenMetrics."""
    parsed = text_string_to_metric_families(exposed())  # type: ignore[no-untyped-call] # theirs
    families = {family.name: family.documentation for family in parsed}
    assert families == {
        metric.exposed.removesuffix("_total").removesuffix("_info"): metric.help for metric in CATALOGUE
    }


def test_exposition_at_rest_is_small() -> None:
    """A scrape of an idle process stays within a quarter of the 4,000 lines that the event loop bears."""
    assert len(exposed().splitlines()) < 1000


def stories(feed: Feed) -> Iterator[Outcome]:
    """A bad day of one feed: every action, several faults, wrong clocks."""
    for age in (timedelta(minutes=1), timedelta(days=-1), timedelta(days=500)):
        for action, priority in zip(Action, cycle([None, *Priority]), strict=False):
            story = StoryTally(
                action, priority, 5, PubStatus.USABLE, False, SENT - age, True, 4000, ("no_zone", action)
            )
            runs = tuple(
                (one.NAME, result, 0.001) for one in ENRICHERS for result in ("ok", "empty", "error", "skipped")
            )
            yield Published((), Tally(feed.name, "ninjs", (story,), enrichments=runs, received=tuple(Received)))
    for code in ("bad_json", "bad_xml", "too_large", "internal_error", "not_text"):
        yield DeadLettered((), Tally(feed.name, code=code, stage=Stage.PARSE))
    for reason in SpikeReason:
        yield Spiked((), Tally(feed.name, code=reason))


def test_exposition_of_a_large_deployment() -> None:
    """With 60 feeds that do everything and 12 partitions a scrape has under 4,000 lines: 40 ms of the event loop."""
    metrics = Metrics()
    feeds = tuple(
        Feed(FeedRule(f"feed{number}"), 600, 60, sequence=True, owner=f"desk{number}") for number in range(60)
    )
    metrics.registered(Registry(feeds, Path("feeds.toml")))
    for feed in feeds:
        for outcome in stories(feed):
            for headers in ((), (("x-replay", b"redrive"),)):
                record = RawRecord(b"", SENT, headers=headers)
                metrics.received([record], [outcome])
                metrics.committed([record], [outcome], SENT.timestamp())
    lanes = tuple(
        LaneStatus(f"wire.raw.{number % 4}", number // 4, LaneState.RUNNING, None, 1, 9, 8, 9, 1, 0.5)
        for number in range(12)
    )
    now = ServiceStatus(True, True, False, 0, 1, lanes, PoolStatus(4, 0, 0), FeedsStatus("feeds.toml"), {"ca": 1.0})
    for topic in {lane.topic for lane in lanes}:
        metrics.polled(topic, 1, 1)
    metrics.watch(lambda: now)
    for accepted in ("text/plain", "application/openmetrics-text"):
        encode, _ = choose_encoder(accepted)
        lines = encode(metrics.registry).decode().splitlines()
        assert 2000 < len(lines) < 4000


def test_reference() -> None:
    """deploy/metrics.md is what `make metrics` writes."""
    assert (ROOT / "deploy/metrics.md").read_text(encoding="utf-8") == reference()


def test_command_prints_the_reference() -> None:
    """`copytaster metrics` is how it is made."""
    assert CliRunner().invoke(app, ["metrics"]).stdout == reference()


def test_the_objective_is_a_bucket() -> None:
    """Two seconds from wire to commit can be read exactly."""
    assert 2.0 in LATENCY
