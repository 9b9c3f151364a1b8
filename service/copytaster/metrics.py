"""What the service counts: every metric of the catalogue, made once, and the few verbs by which the shell reports.

All verbs are cheap and never wait; call them from the event loop. Gauges are read from the service's status when
Prometheus asks, so what belongs to a partition goes with its lane. An unknown number is absent, never 0.
"""

from __future__ import annotations

import platform
from collections import Counter as Counts
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import prometheus_client as prometheus
from prometheus_client.registry import CollectorRegistry

from copytaster import __version__
from copytaster.core.model import Outcome, RawRecord, Received
from copytaster.feeds.registry import Feed, Registry
from copytaster.kafka.status import LaneState, ServiceStatus
from copytaster.metrics_catalogue import FEED, LIVE, NONE, OTHER, OUTCOME, RECEIVED, Kind
from copytaster.metrics_counting import OUTCOMES, Likeness, counted, likeness, mode_of, priority_of, redriven
from copytaster.metrics_series import (
    Bounds,
    Histogram,
    Series,
    Snapshot,
    Summary,
    families,
    infos,
    process_registry,
)

FUTURE_SECONDS = 60.0
"""Clocks of agencies differ by some seconds; a stated time further ahead is skew, and no age."""

PAST_SECONDS = 366 * 86_400.0
"""A stated time over a year old is a wrong clock or an archive, and no age."""

OLD_SECONDS = 86_400.0
"""An older story is of the archive or sent again: no delay of its feed, and one of a year drowns a day of means."""


@dataclass(slots=True)
class _Alike:
    """Records of a batch that add to the same series: one outcome that stands for all, and when each was sent."""

    outcome: Outcome
    mode: str
    sent: list[float] = field(default_factory=list)


class Metrics:
    """All metrics of one process. Without a registry it makes one, with those of the process and of Python."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        # Each counter would bring a second series with the time of its making: a third more to expose.
        prometheus.disable_created_metrics()  # type: ignore[no-untyped-call] # theirs
        self.registry = registry or process_registry()
        self._bounds = Bounds()
        self._counters = families(Kind.COUNTER, prometheus.Counter, self.registry, self._bounds)
        self._gauges = families(Kind.GAUGE, prometheus.Gauge, self.registry, self._bounds)
        self._histograms = families(Kind.HISTOGRAM, Histogram, self.registry, self._bounds)
        self._summaries = families(Kind.SUMMARY, Summary, self.registry, self._bounds)
        self._infos = infos(self.registry)
        self._infos["build_info"].info({"version": __version__, "python": platform.python_version()})
        self._snapshot: Snapshot | None = None
        self._registry = Registry()
        self._newest: dict[Series, float] = {}
        self.config_hash = ""
        self._bounds.close(FEED, ())
        for outcome in OUTCOME.values:
            self._count("records_total", OTHER, outcome, LIVE, by=0)
        for kind in RECEIVED.values:
            self._count("stories_received_total", OTHER, kind, by=0)

    def configured(self, config_hash: str) -> None:
        """What decides what becomes of a record, from now on."""
        self.config_hash = config_hash
        self._infos["config_info"].info({"hash": config_hash})

    def registered(self, registry: Registry) -> None:
        """The registry of feeds in use: its feeds have series, all others are `other`.

        They begin at 0, so that silence and the first of anything can be seen; a feed that is gone takes its own along.
        """
        before, self._registry = self._registry, registry
        names = {feed.name for feed in registry.feeds}
        for name in {feed.name for feed in before.feeds} - names:
            self._forget(name)
        self._bounds.close(FEED, names)
        for feed in registry.feeds:
            self._describe(feed)

    def reloaded(self, result: str) -> None:
        """A change of the registry was applied or refused."""
        self._count("config_reloads_total", result)

    def _describe(self, feed: Feed) -> None:
        for outcome in OUTCOME.values:
            self._count("records_total", feed.name, outcome, LIVE, by=0)
        for kind in RECEIVED.values:
            self._count("stories_received_total", feed.name, kind, by=0)
        if feed.sequence:
            self._count("feed_sequence_gaps_total", feed.name, by=0)
        else:
            self._counters["feed_sequence_gaps_total"].forget(FEED, feed.name)
        self._infos["feed_info"].labels(feed.name).info({"owner": feed.owner or "", "severity": feed.severity})
        for metric, seconds in (
            ("feed_idle_time_seconds", feed.idle_seconds),
            ("feed_heartbeat_interval_seconds", feed.heartbeat_seconds),
        ):
            if seconds is None:
                self._gauges[metric].forget(FEED, feed.name)
            else:
                self._gauges[metric](feed.name).set(seconds)

    def _forget(self, feed: str) -> None:
        for counter in self._counters.values():
            counter.forget(FEED, feed)
        for gauge in self._gauges.values():
            gauge.forget(FEED, feed)
        for summary in self._summaries.values():
            summary.forget(FEED, feed)
        self._infos["feed_info"].remove(feed)
        self._newest = {series: at for series, at in self._newest.items() if series[1] != feed}

    def watch(self, status: Callable[[], ServiceStatus]) -> None:
        """Read the gauges from this status at each scrape, and from no other before it."""
        if self._snapshot is not None:
            self.registry.unregister(self._snapshot)
        self._snapshot = Snapshot(status)
        self.registry.register(self._snapshot)

    # --- records ---

    def polled(self, topic: str, records: int, bytes_: int) -> None:
        """Records were fetched from a raw topic."""
        self._count("consumer_records_total", topic, by=records)
        self._count("consumer_bytes_total", topic, by=bytes_)

    def committed(self, records: Sequence[RawRecord], outcomes: Sequence[Outcome], committed_at: float) -> None:
        """One outcome per record, in order, committed at this instant (Unix seconds). Call it after the commit.

        Counted by the batch: record by record the client library took 10 of the shell's 61 µs.
        """
        alike: dict[Likeness, _Alike] = {}
        outputs: defaultdict[str, list[int]] = defaultdict(list)
        for record, outcome in zip(records, outcomes, strict=True):
            mode = mode_of(record)
            like = likeness(outcome, mode)
            if like not in alike:
                alike[like] = _Alike(outcome, mode)
            alike[like].sent.append(record.timestamp.timestamp())
            if mode != LIVE and redriven(record):
                self._count("redrive_records_total", OUTCOMES[type(outcome)])
            for output in outcome.records:
                outputs[output.topic].append(len(output.key or b"") + len(output.value))
        for group in alike.values():
            self._count_alike(group, committed_at)
        for topic, sizes in outputs.items():
            self._count("producer_records_total", topic, by=len(sizes))
            self._count("producer_bytes_total", topic, by=sum(sizes))
        self._observe_work(outcomes)
        self._observe_ages(records, outcomes, committed_at)

    def received(self, records: Sequence[RawRecord], outcomes: Sequence[Outcome]) -> None:
        """Live records were read, one outcome each; nothing of it is published yet."""
        found: Counts[tuple[str, str]] = Counts()
        for record, outcome in zip(records, outcomes, strict=True):
            if mode_of(record) != LIVE:
                continue
            feed = self._feed(outcome.tally.feed)
            found.update((feed, str(kind)) for kind in outcome.tally.received)
            if Received.HEARTBEAT in outcome.tally.received:
                self._at_latest("feed_last_heartbeat_timestamp_seconds", feed, record.timestamp.timestamp())
        for (feed, kind), number in found.items():
            self._count("stories_received_total", feed, kind, by=number)

    def sequence_gap(self, feed: str) -> None:
        """A run of transmission numbers did not come."""
        self._count("feed_sequence_gaps_total", self._feed(feed))

    def unaccounted(self, records: int) -> None:
        """Records were consumed that got no outcome: a bug."""
        self._count("records_unaccounted_total", by=records)

    def _feed(self, feed: str) -> str:
        """The feed as a label: its name if it is registered."""
        return self._bounds.of(FEED, feed)

    def _count_alike(self, group: _Alike, committed_at: float) -> None:
        feed = self._feed(group.outcome.tally.feed)
        for (name, *labels), by in Counts(counted(group.outcome, group.mode, feed)).items():
            self._count(name, *labels, by=by * len(group.sent))
        latencies = [max(0.0, committed_at - sent) for sent in group.sent]
        priority = priority_of(group.outcome.tally)
        self._histograms["publish_latency_seconds"](priority, group.mode).observe_all(latencies)
        if group.mode == LIVE:  # a replay says nothing of how late a feed is
            self._summaries["feed_publish_latency_seconds"](feed).observe_all(latencies)
            newest = max(group.sent)
            self._at_latest("feed_last_received_timestamp_seconds", feed, newest)
            if group.outcome.tally.stories:
                self._at_latest("feed_last_story_timestamp_seconds", feed, newest)

    def _observe_work(self, outcomes: Sequence[Outcome]) -> None:
        """How long stages and enrichers took, and how large the documents are."""
        stages: defaultdict[str, list[float]] = defaultdict(list)
        enrichers: defaultdict[str, list[float]] = defaultdict(list)
        for outcome in outcomes:
            for stage, seconds in outcome.tally.stage_seconds:
                stages[stage].append(seconds)
            for enricher, _, seconds in outcome.tally.enrichments:
                enrichers[enricher].append(seconds)
        for stage, durations in stages.items():
            self._histograms["stage_duration_seconds"](stage).observe_all(durations)
        for enricher, durations in enrichers.items():
            self._histograms["enrichment_duration_seconds"](enricher).observe_all(durations)
        if sizes := [story.bytes for outcome in outcomes for story in outcome.tally.stories]:
            self._histograms["story_bytes"]().observe_all(sizes)

    def _observe_ages(self, records: Sequence[RawRecord], outcomes: Sequence[Outcome], committed_at: float) -> None:
        for record, outcome in zip(records, outcomes, strict=True):
            for story in outcome.tally.stories:
                if not story.version_stated or mode_of(record) != LIVE:
                    continue
                feed = self._feed(outcome.tally.feed)
                age = committed_at - story.version_created.timestamp()
                if -FUTURE_SECONDS <= age <= PAST_SECONDS:
                    self._observe("story_age_seconds", max(0.0, age), story.priority or NONE)
                    if age <= OLD_SECONDS:
                        self._summaries["feed_story_age_seconds"](feed).observe(max(0.0, age))
                else:
                    self._count("story_clock_skew_total", feed, "past" if age > 0 else "future")

    # --- the shell ---

    def transaction(self, result: str, seconds: float, records: int) -> None:
        """A transaction of so many input records ended: committed, aborted, fenced or failed."""
        self._count("transactions_total", result)
        self._observe("transaction_duration_seconds", seconds, result)
        if result == "committed":
            self._observe("transaction_records", records)

    def rebalanced(self, event: str, seconds: float) -> None:
        """The coordinator called with partitions: assigned or revoked."""
        self._count("consumer_rebalances_total", event)
        self._observe("consumer_rebalance_duration_seconds", seconds, event)

    def lane_restarted(self, reason: str) -> None:
        """A lane was thrown away and is made anew; `reason` names a family of errors."""
        self._count("lane_restarts_total", reason)

    def lane_stopped(self, state: LaneState) -> None:
        """A lane stopped by policy."""
        self._count("lane_stops_total", state)

    def out_of_range(self, topic: str) -> None:
        """A committed offset is no longer in Kafka."""
        self._count("consumer_out_of_range_total", topic)

    def paused(self, seconds: float) -> None:
        """Fetching was paused for so long, because too much was held."""
        self._count("backpressure_seconds_total", by=seconds)

    def loop_lag(self, seconds: float) -> None:
        """The event loop came so late."""
        self._observe("event_loop_lag_seconds", seconds)

    def spans(self, result: str, number: int) -> None:
        """Spans were exported, failed to be, or were dropped; thread-safe."""
        self._count("spans_total", result, by=number)

    def log_suppressed(self, level: str) -> None:
        """A log line was held back."""
        self._count("log_suppressed_total", level)

    # --- workers ---

    def chunk_read(self, wait_seconds: float, work_seconds: float, records: int) -> None:
        """A chunk came back from a worker."""
        self._observe("worker_chunk_wait_seconds", wait_seconds)
        self._observe("worker_chunk_work_seconds", work_seconds)
        self._observe("worker_chunk_records", records)

    def worker_replaced(self, reason: str) -> None:
        """A worker ended and was replaced: died, cpu, wall, memory or protocol."""
        self._count("worker_replacements_total", reason)

    def quarantined(self, result: str) -> None:
        """A suspect record was read alone: cleared or dead_lettered."""
        self._count("quarantined_records_total", result)

    def _count(self, name: str, *labels: str, by: float = 1) -> None:
        self._counters[name](*labels).inc(by)

    def _observe(self, name: str, value: float, *labels: str) -> None:
        self._histograms[name](*labels).observe(value)

    def _at_latest(self, name: str, feed: str, instant: float) -> None:
        if instant > self._newest.get((name, feed), 0.0):
            self._newest[name, feed] = instant
            self._gauges[name](feed).set(instant)
