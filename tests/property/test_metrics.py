"""Whatever is sent, metrics take only labels of the catalogue, and no more series than it allows."""

from collections import defaultdict
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.registry import CollectorRegistry

from copytaster import RawRecord, Reader
from copytaster.core.feeds import FeedRule
from copytaster.core.model import DeadLettered, Headers, Outcome, Published, Received, Spiked, Stage, Tally
from copytaster.feeds.registry import Feed, Registry
from copytaster.metrics import Metrics
from copytaster.metrics_catalogue import CATALOGUE, FEED, OTHER, Metric
from tests.property.copy_strategies import COPY

SENT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
REGISTRY = Registry((Feed(FeedRule("pa", topics=frozenset({"wire.raw.pa"}))), Feed(FeedRule("afp"))))
READER = Reader(feeds=REGISTRY.table)
TEXT = st.text(max_size=12)
WORDS = st.sampled_from(["pa", "afp", OTHER, "ninjs", "kill", "ok", "flash"]) | TEXT
SENT_HEADERS = st.lists(
    st.tuples(st.sampled_from(["x-feed", "x-replay", "X-Feed", "x-provider"]) | TEXT, st.binary(max_size=20)),
    max_size=4,
)
TALLIES = st.builds(
    Tally,
    feed=WORDS,
    syntax=st.none() | WORDS,
    code=st.none() | WORDS,
    stage=st.none() | st.sampled_from(Stage),
    stage_seconds=st.lists(st.tuples(WORDS, st.floats(0, 10)), max_size=3).map(tuple),
    enrichments=st.lists(st.tuples(WORDS, WORDS, st.floats(0, 10)), max_size=3).map(tuple),
    received=st.lists(st.sampled_from(Received), max_size=3).map(tuple),
)
OUTCOMES = st.builds(lambda kind, tally: kind((), tally), st.sampled_from([Published, Spiked, DeadLettered]), TALLIES)

METRICS = Metrics(CollectorRegistry())  # one for all examples: series gather as in a process that runs for months
METRICS.registered(REGISTRY)


def count(record: RawRecord, outcome: Outcome) -> None:
    METRICS.received([record], [outcome])
    METRICS.committed([record], [outcome], SENT.timestamp() + 1)


def assert_closed() -> None:
    values: defaultdict[str, set[str]] = defaultdict(set)
    by_name = {metric.exposed: metric for metric in CATALOGUE}
    for family in METRICS.registry.collect():
        metric = next(
            by_name[name] for name in (family.name, f"{family.name}_total", f"{family.name}_info") if name in by_name
        )
        for sample in family.samples:
            for name, value in sample.labels.items():
                if name != "le":
                    values[f"{metric.name} {name}"].add(value)
    for key, found in values.items():
        assert_label_closed(key, found)


def assert_label_closed(key: str, found: set[str]) -> None:
    name, label_name = key.split()
    metric: Metric = next(one for one in CATALOGUE if one.name == name)
    label = next(one for one in metric.labels if one.name == label_name)
    if label is FEED:
        assert found <= {feed.name for feed in REGISTRY.feeds} | {OTHER}, key
    elif label.values:
        assert found <= {*label.values, OTHER}, key
    else:
        assert len(found - {OTHER}) <= label.most, key


@given(COPY, SENT_HEADERS.map(tuple), st.sampled_from(["wire.raw.pa", "wire.raw.x", ""]))
def test_copy_makes_no_labels(value: bytes, headers: Headers, topic: str) -> None:
    """Bytes and headers choose among labels, and make none: a sender's x-feed that nobody registered is `other`."""
    record = RawRecord(value, SENT, headers=headers, topic=topic)
    count(record, READER.read(record))
    assert_closed()


@given(OUTCOMES, SENT_HEADERS.map(tuple))
def test_tallies_make_no_labels(outcome: Outcome, headers: Headers) -> None:
    """Nor does a fault of ours that lets words into a tally."""
    count(RawRecord(b"", SENT, headers=headers), outcome)
    assert_closed()


@given(st.sampled_from(["lane_restarted", "worker_replaced", "quarantined", "log_suppressed", "reloaded"]), WORDS)
def test_verbs_make_no_labels(verb: str, word: str) -> None:
    """Nor does what the shell says."""
    getattr(METRICS, verb)(word)
    assert_closed()
