"""How the rows of the catalogue become Prometheus's metrics: bounded labels, series made once, gauges from a snapshot.

The client library spends more time on finding a series than on counting, so each is looked up once and kept.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter as Counts
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeAlias, TypeVar

import prometheus_client as prometheus
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector, CollectorRegistry

from copytaster.kafka.status import LaneState, LaneStatus, ServiceStatus
from copytaster.metrics_catalogue import CATALOGUE, FEED, OTHER, SERVICE_STATE, Kind, Label, Metric

Series: TypeAlias = tuple[str, ...]
"""The values of a metric's labels; with its name before them where metrics are mixed."""


class Histogram(prometheus.Histogram):
    """A histogram that takes many values at once: one by one each costs two locks and a walk over the buckets."""

    def observe_all(self, values: Sequence[float]) -> None:
        """As `observe` for each."""
        self._sum.inc(sum(values))
        for bucket, number in Counts([bisect_left(self._upper_bounds, value) for value in values]).items():
            self._buckets[bucket].inc(number)


class Summary(prometheus.Summary):
    """A summary that takes many values at once."""

    def observe_all(self, values: Sequence[float]) -> None:
        """As `observe` for each."""
        self._count.inc(len(values))
        self._sum.inc(sum(values))


Made = TypeVar("Made", prometheus.Counter, prometheus.Gauge, Histogram, Summary)


class Bounds:
    """Keeps labels within their sets: known values, then the first ones seen up to the label's most, then `other`."""

    def __init__(self) -> None:
        self._seen: dict[Label, set[str]] = {}
        self._closed: dict[Label, frozenset[str]] = {}

    def close(self, label: Label, values: Iterable[str]) -> None:
        """From now on the label takes these values alone, and `other`."""
        self._closed[label] = frozenset(values)

    def of(self, label: Label, value: str) -> str:
        """The value that is exposed."""
        if value in label.values:
            return value
        if label in self._closed:
            return value if value in self._closed[label] else OTHER
        seen = self._seen.setdefault(label, set())
        if value not in seen:
            if len(seen) >= label.most:
                return OTHER
            seen.add(value)
        return value


class Family(Generic[Made]):
    """One metric with its series. Those whose labels are all known exist from the start."""

    def __init__(self, metric: Metric, made: Made, bounds: Bounds) -> None:
        self._labels = metric.labels
        self._made: Made = made
        self._bounds = bounds
        self._series: dict[Series, Made] = {}
        if not any(label.most for label in self._labels):
            for values in product(*(label.values for label in self._labels)):
                self(*values)

    def __call__(self, *values: str) -> Made:
        """The series with these values, in the order of the catalogue."""
        known = self._series.get(values)
        if known is not None:
            return known
        bounded = tuple(map(self._bounds.of, self._labels, values))
        if bounded not in self._series:
            self._series[bounded] = self._made.labels(*bounded) if bounded else self._made
        return self._series[bounded]

    def forget(self, label: Label, value: str) -> None:
        """No more series with this value."""
        if label in self._labels:
            at = self._labels.index(label)
            for values in [one for one in self._series if one[at] == value]:
                del self._series[values]
                self._made.remove(*values)


def families(kind: Kind, make: type[Made], registry: CollectorRegistry, bounds: Bounds) -> dict[str, Family[Made]]:
    """All metrics of one kind, by name."""
    return {
        metric.name: Family(metric, _made(make, metric, registry), bounds)
        for metric in CATALOGUE
        if metric.kind is kind
    }


def _made(make: type[Made], metric: Metric, registry: CollectorRegistry) -> Made:
    names = tuple(label.name for label in metric.labels)
    if metric.buckets:
        return make(metric.exposed, metric.help, names, registry=registry, buckets=metric.buckets)  # type: ignore[call-arg] # only histograms have them
    return make(metric.exposed, metric.help, names, registry=registry)


def infos(registry: CollectorRegistry) -> dict[str, prometheus.Info]:
    """The metrics that only say something, by name; what is said by feed has a series for each."""
    return {
        metric.name: prometheus.Info(
            metric.exposed.removesuffix("_info"), metric.help, ("feed",) * (FEED in metric.labels), registry=registry
        )
        for metric in CATALOGUE
        if metric.kind is Kind.INFO
    }


def process_registry() -> CollectorRegistry:
    """A registry with what the operating system and Python know of this process."""
    registry = CollectorRegistry()
    prometheus.ProcessCollector(registry=registry)
    prometheus.PlatformCollector(registry=registry)
    prometheus.GCCollector(registry=registry)
    return registry


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of a gauge."""

    name: str
    labels: Series
    value: float


class Snapshot(Collector):
    """The gauges of the catalogue, read from a status made at each scrape."""

    def __init__(self, status: Callable[[], ServiceStatus]) -> None:
        self._status = status

    def describe(self) -> list[GaugeMetricFamily]:
        """Names and labels only: the registry asks before there is a status."""
        return list(self._families().values())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """All gauges with the values that are known."""
        made = self._families()
        for sample in samples(self._status()):
            made[sample.name].add_metric(sample.labels, sample.value)
        yield from made.values()

    def _families(self) -> dict[str, GaugeMetricFamily]:
        return {
            metric.name: GaugeMetricFamily(metric.exposed, metric.help, labels=[label.name for label in metric.labels])
            for metric in CATALOGUE
            if metric.kind is Kind.SNAPSHOT
        }


def samples(status: ServiceStatus) -> Iterator[Sample]:
    """What a status says in numbers."""
    lanes = status.lanes
    for lane in lanes:
        yield from _of_lane(lane)
    for topic, assigned in Counts(lane.topic for lane in lanes).items():
        yield Sample("consumer_assigned_partitions", (topic,), assigned)
        paused = sum(lane.paused for lane in lanes if lane.topic == topic)
        yield Sample("consumer_paused_partitions", (topic,), paused)
    states = Counts(lane.state for lane in lanes)
    for state in LaneState:
        yield Sample("lanes", (state,), states[state])
    now = "draining" if status.draining else "running" if status.joined else "starting"
    for one in SERVICE_STATE.values:
        yield Sample("state", (one,), float(one == now))
    if status.feeds.file is not None:
        yield Sample("config_last_reload_successful", (), float(status.feeds.refused is None))
        yield Sample("config_last_reload_success_timestamp_seconds", (), status.feeds.read_at)
    if status.last_fetch_at is not None:
        yield Sample("consumer_last_fetch_timestamp_seconds", (), status.last_fetch_at)
    for kind, instant in status.certificates.items():
        yield Sample("tls_certificate_expiry_timestamp_seconds", (kind,), instant)
    plain = {
        "records_queued": sum(lane.queued_records for lane in lanes),
        "records_in_flight": sum(lane.in_flight_records for lane in lanes),
        "held_bytes": status.held_bytes,
        "held_bytes_limit": status.held_bytes_limit,
        "worker_pool_size": status.pool.size,
        "worker_pool_busy": status.pool.busy,
        "worker_pool_waiting_chunks": status.pool.waiting_chunks,
        "broker_reached": status.broker_reached,
        "joined": status.joined,
        "draining": status.draining,
    }
    for name, value in plain.items():
        yield Sample(name, (), float(value))


def _of_lane(lane: LaneStatus) -> Iterator[Sample]:
    known = {
        "consumer_position": lane.position,
        "consumer_committed_offset": lane.committed,
        "consumer_end_offset": lane.end,
        "consumer_lag_records": lane.lag_records,
        "consumer_lag_seconds": lane.lag_seconds,
    }
    for name, value in known.items():
        if value is not None:
            yield Sample(name, (lane.topic, str(lane.partition)), value)
