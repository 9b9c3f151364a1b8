"""Every metric of the service: name, type, labels and meaning. `metrics.py` makes them all from this table.

Names stand here as the service uses them; exposed they begin with `copytaster_`. A label has either its known values
or the most that it may take; what is beyond them counts as `other`, so no feed, record or library can make series
without end.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from copytaster.core.model import Action, Priority, Received, SpikeReason, Stage, Syntax
from copytaster.kafka.status import LaneState

PREFIX = "copytaster_"
OTHER = "other"
NONE = "none"
LIVE = "live"
REPLAY = "replay"


class Kind(StrEnum):
    """Prometheus's types, as far as they are used."""

    COUNTER = "counter"
    GAUGE = "gauge"
    SNAPSHOT = "snapshot"  # a gauge that is read from the service's status at each scrape
    HISTOGRAM = "histogram"
    SUMMARY = "summary"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its values where they are known beforehand, and the most that it takes beyond them."""

    name: str
    values: tuple[str, ...] = ()
    most: int = 0


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the catalogue; `buckets` are the upper bounds of a histogram.

    What is not `debug` is used by a panel or an alert; what is, is there for whoever asks Prometheus by hand.
    """

    name: str
    kind: Kind
    labels: tuple[Label, ...]
    help: str
    buckets: tuple[float, ...] = ()
    debug: bool = False

    @property
    def exposed(self) -> str:
        """The name that Prometheus sees."""
        return f"{PREFIX}{self.name}"


FEED = Label("feed", most=100)
RECEIVED = Label("kind", tuple(Received))
OWNER = Label("owner", most=100)
SEVERITY = Label("severity", ("warning", "critical"))
TOPIC = Label("topic", most=200)
PARTITION = Label("partition", most=100_000)  # only on gauges that go when the lane goes
OUTCOME = Label("outcome", ("published", "spiked", "dead_lettered"))
MODE = Label("mode", (LIVE, REPLAY))
PRIORITY = Label("priority", (*Priority, NONE))
STAGE = Label("stage", tuple(Stage))
ACTION = Label("action", tuple(Action))
FORMAT = Label("format", (*Syntax, NONE))
PARSE_RESULT = Label("result", ("ok", "partial", "failed"))
DEAD_LETTER_CODE = Label("reason", most=60)
SPIKE_REASON = Label("reason", tuple(SpikeReason))
WARNING_CODE = Label("code", most=60)
DIRECTION = Label("direction", ("future", "past"))
ENRICHER = Label("enricher", most=30)
ENRICHMENT_RESULT = Label("result", ("ok", "empty", "error", "skipped"))
TRANSACTION_RESULT = Label("result", ("committed", "aborted", "fenced", "failed"))
REBALANCE_EVENT = Label("event", ("assigned", "revoked"))
LANE_STATE = Label("state", tuple(LaneState))
STOP_STATE = Label("state", tuple(state for state in LaneState if state.startswith("stopped")))
RESTART_REASON = Label(
    "reason", ("fenced", "output", "timeout", "kafka", "network", "lost_outcome", "stopped", "internal")
)
WORKER_REASON = Label("reason", ("died", "cpu", "wall", "memory", "protocol"))
QUARANTINE_RESULT = Label("result", ("cleared", "dead_lettered"))
SERVICE_STATE = Label("state", ("starting", "running", "draining"))
CERTIFICATE = Label("kind", ("ca", "client"))
SPAN_RESULT = Label("result", ("exported", "failed", "dropped"))
RELOAD_RESULT = Label("result", ("applied", "refused"))
VERSION = Label("version", most=1)
PYTHON = Label("python", most=1)
HASH = Label("hash", most=1)
LEVEL = Label("level", ("debug", "info", "warning", "error", "critical"))

LATENCY = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0)
"""Seconds from wire to commit: 2 s is the objective, 0.05 s the pace of a transaction, 900 s an outage."""
AGE = (1.0, 5.0, 15.0, 30.0, 60.0, 300.0, 900.0, 3600.0, 21_600.0, 86_400.0, 604_800.0)
"""Seconds since the agency's own stamp: 300 s is a slow agency, a week is old copy sent again."""
WORK = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
"""Seconds of work: a short story takes 1 ms, a chunk aims at 7.5 ms, a CPU deadline is 10 s."""
BROKER = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0)
"""Seconds of what waits for brokers: a paced transaction takes 44 ms, its deadline is 8 s, a rebalance 3 to 15 s."""
LOOP = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
"""Seconds that the event loop came late: above 0.1 s heartbeats begin to suffer."""
RECORDS = (1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0)
"""Records handed over at once: a chunk holds 16 at most, a transaction 500."""
BYTES = (512.0, 2048.0, 8192.0, 32_768.0, 131_072.0, 524_288.0, 900_000.0, 2_097_152.0)
"""Bytes of a story document: 900 kB is its limit."""

_C, _G, _S, _H, _A, _I = Kind.COUNTER, Kind.GAUGE, Kind.SNAPSHOT, Kind.HISTOGRAM, Kind.SUMMARY, Kind.INFO
_LANE = (TOPIC, PARTITION)

LEDGER = (
    Metric("records_total", _C, (FEED, OUTCOME, MODE), "Records whose one outcome is committed."),
    Metric("records_unaccounted_total", _C, (), "Records consumed that got no outcome; anything but 0 is a bug."),
    Metric("stories_total", _C, (ACTION,), "Story versions published, by what they do to their story."),
    Metric("parsed_total", _C, (FORMAT, PARSE_RESULT), "Records by wire format; partial: a part was unreadable."),
    Metric("dead_letters_total", _C, (FEED, STAGE, DEAD_LETTER_CODE), "Dead letters, by code and stage."),
    Metric("spiked_total", _C, (FEED, SPIKE_REASON), "Records deliberately not passed on."),
    Metric("warnings_total", _C, (WARNING_CODE,), "Warnings in published stories."),
    Metric("redrive_records_total", _C, (OUTCOME,), "Redriven records, by what became of them this time."),
)

FEEDS = (
    Metric("stories_received_total", _C, (FEED, RECEIVED), "Live stories as they are read, before they are published."),
    Metric("feed_sequence_gaps_total", _C, (FEED,), "Runs of transmission numbers that did not come within a minute."),
    Metric("feed_last_received_timestamp_seconds", _G, (FEED,), "Kafka timestamp of the feed's newest record."),
    Metric("feed_last_story_timestamp_seconds", _G, (FEED,), "Kafka timestamp of the feed's newest story."),
    Metric("feed_last_heartbeat_timestamp_seconds", _G, (FEED,), "Kafka timestamp of the feed's newest heartbeat."),
    Metric("feed_idle_time_seconds", _G, (FEED,), "The registry's: so long may the feed be silent."),
    Metric("feed_heartbeat_interval_seconds", _G, (FEED,), "The registry's: how often a heartbeat comes."),
    Metric("feed_info", _I, (FEED, OWNER, SEVERITY), "The registry's: who answers for the feed, how grave silence is."),
)

LATENESS = (
    Metric("publish_latency_seconds", _H, (PRIORITY, MODE), "Kafka timestamp to commit: the SLI.", LATENCY),
    Metric("feed_publish_latency_seconds", _A, (FEED,), "The same by feed, live records only: sum and count."),
    Metric("story_age_seconds", _H, (PRIORITY,), "The version's own stated time to commit, live only.", AGE),
    Metric("feed_story_age_seconds", _A, (FEED,), "The same by feed, stories up to a day old: sum and count."),
    Metric("story_clock_skew_total", _C, (FEED, DIRECTION), "Stated times in the future, or over a year ago."),
)

READING = (
    Metric("stage_duration_seconds", _H, (STAGE,), "Time of one record in a stage of the path.", WORK),
    Metric("enrichments_total", _C, (ENRICHER, ENRICHMENT_RESULT), "Runs of enrichers."),
    Metric("enrichment_duration_seconds", _H, (ENRICHER,), "Time of one story in an enricher.", WORK),
    Metric("story_bytes", _H, (), "Size of story documents.", BYTES),
)

KAFKA_IN = (
    Metric("consumer_records_total", _C, (TOPIC,), "Records fetched, those fetched again after a restart too."),
    Metric("consumer_bytes_total", _C, (TOPIC,), "Bytes of their keys and values."),
    Metric("consumer_position", _S, _LANE, "Offset up to which the partition is fetched."),
    Metric("consumer_committed_offset", _S, _LANE, "Offset up to which the partition is committed."),
    Metric("consumer_end_offset", _S, _LANE, "The partition's last stable offset."),
    Metric("consumer_lag_records", _S, _LANE, "Records between the committed and the end offset."),
    Metric("consumer_lag_seconds", _S, _LANE, "Age of the oldest record fetched and not committed; 0 without lag."),
    Metric("consumer_last_fetch_timestamp_seconds", _S, (), "When a broker last answered a fetch, empty ones too."),
    Metric("consumer_assigned_partitions", _S, (TOPIC,), "Partitions that this process has."),
    Metric("consumer_paused_partitions", _S, (TOPIC,), "Those of them that are not fetched just now."),
    Metric("consumer_rebalances_total", _C, (REBALANCE_EVENT,), "Calls of the group's coordinator."),
    Metric("consumer_rebalance_duration_seconds", _H, (REBALANCE_EVENT,), "Time in such a call.", BROKER),
    Metric("consumer_out_of_range_total", _C, (TOPIC,), "Offsets that Kafka no longer has: copy may be lost."),
)

KAFKA_OUT = (
    Metric("producer_records_total", _C, (TOPIC,), "Output records committed."),
    Metric("producer_bytes_total", _C, (TOPIC,), "Bytes of their keys and values."),
    Metric("transactions_total", _C, (TRANSACTION_RESULT,), "Transactions, by how they ended."),
    Metric("transaction_duration_seconds", _H, (TRANSACTION_RESULT,), "Time from begin to end.", BROKER),
    Metric("transaction_records", _H, (), "Input records of a committed transaction.", RECORDS),
)

LANES = (
    Metric("lanes", _S, (LANE_STATE,), "Lanes by state."),
    Metric("lane_restarts_total", _C, (RESTART_REASON,), "Lanes thrown away and made anew."),
    Metric("lane_stops_total", _C, (STOP_STATE,), "Lanes stopped, by the state they stopped in."),
    Metric("records_queued", _S, (), "Records fetched that wait in lanes."),
    Metric("records_in_flight", _S, (), "Records being read or committed."),
    Metric("held_bytes", _S, (), "Raw bytes held over all lanes."),
    Metric("held_bytes_limit", _S, (), "Raw bytes at which fetching pauses."),
    Metric("backpressure_seconds_total", _C, (), "Time for which fetching was paused by that limit."),
)

WORKERS = (
    Metric("worker_pool_size", _S, (), "Worker processes; 0 when records are read inline."),
    Metric("worker_pool_busy", _S, (), "Those of them that read a chunk."),
    Metric("worker_pool_waiting_chunks", _S, (), "Chunks that wait for a worker."),
    Metric("worker_chunk_wait_seconds", _H, (), "Time for which a chunk waited for a worker.", WORK),
    Metric("worker_chunk_work_seconds", _H, (), "Time for which a worker read a chunk.", WORK),
    Metric("worker_chunk_records", _H, (), "Records of a chunk.", RECORDS),
    Metric("worker_replacements_total", _C, (WORKER_REASON,), "Workers replaced, by what ended them."),
    Metric(
        "quarantined_records_total",
        _C,
        (QUARANTINE_RESULT,),
        "Suspect records read alone, by what came of it.",
    ),
)

PROCESS = (
    Metric("state", _S, (SERVICE_STATE,), "1 for what the process does now, 0 for the others."),
    Metric("broker_reached", _S, (), "1 when a broker has answered."),
    Metric("joined", _S, (), "1 when the group has been joined."),
    Metric("draining", _S, (), "1 from SIGTERM on."),
    Metric("event_loop_lag_seconds", _H, (), "How late a timer of 100 ms fired.", LOOP),
    Metric("log_suppressed_total", _C, (LEVEL,), "Log lines held back by the rate limit."),
    Metric(
        "spans_total", _C, (SPAN_RESULT,), "Spans for the collector of traces; dropped: it is too slow.", debug=True
    ),
    Metric("build_info", _I, (VERSION, PYTHON), "The version that runs, and on which Python."),
    Metric("config_info", _I, (HASH,), "The hash of what decides what becomes of a record: settings and feeds."),
    Metric("config_reloads_total", _C, (RELOAD_RESULT,), "Changes of the registry of feeds, taken over or refused."),
    Metric("config_last_reload_successful", _S, (), "1 when the registry of feeds in use is the file as it is now."),
    Metric(
        "config_last_reload_success_timestamp_seconds", _S, (), "When the registry of feeds was last read and good."
    ),
    Metric(
        "tls_certificate_expiry_timestamp_seconds",
        _S,
        (CERTIFICATE,),
        "When the first of our certificates ends.",
    ),
)
SECTIONS = {
    "The ledger: counted after the commit": LEDGER,
    "Feeds: what comes, whether it comes, what the registry says": FEEDS,
    "How late we are, and how late the agency is": LATENESS,
    "The work": READING,
    "Kafka in": KAFKA_IN,
    "Kafka out": KAFKA_OUT,
    "Lanes and bounds": LANES,
    "Worker processes": WORKERS,
    "The process": PROCESS,
}
"""All metrics by heading, in the order in which an operator asks."""

CATALOGUE: tuple[Metric, ...] = tuple(metric for section in SECTIONS.values() for metric in section)
"""All metrics."""
