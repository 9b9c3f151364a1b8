"""The counters: what one committed record adds, and what a scrape reads of the service."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from copytaster.core.feeds import FeedRule
from copytaster.core.model import (
    Action,
    DeadLettered,
    Outcome,
    OutputRecord,
    Priority,
    Published,
    PubStatus,
    RawRecord,
    Received,
    Spiked,
    Stage,
    StoryTally,
    Tally,
)
from copytaster.feeds.registry import Feed, Registry
from copytaster.kafka.status import FeedsStatus, LaneState, LaneStatus, PoolStatus, ServiceStatus
from copytaster.metrics import Metrics
from copytaster.metrics_catalogue import CATALOGUE, FEED, Kind

SENT = datetime(2026, 5, 1, 6, tzinfo=UTC)
COMMITTED = SENT.timestamp() + 2.0


PA = Feed(FeedRule("pa"), idle_seconds=600, heartbeat_seconds=60, sequence=True, owner="desk")


def registry(*feeds: Feed) -> Registry:
    return Registry(feeds, Path("feeds.toml"))


@pytest.fixture
def metrics() -> Metrics:
    made = Metrics()
    made.registered(registry(PA))
    return made


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"copytaster_{name}", labels)


def record(*headers: tuple[str, bytes]) -> RawRecord:
    return RawRecord(b"Copy", SENT, headers=headers)


def story(stated: timedelta | None = timedelta(minutes=-1)) -> StoryTally:
    """A story that states its time, so long after the record's."""
    return StoryTally(
        action=Action.UPDATE,
        priority=Priority.URGENT,
        urgency=3,
        pub_status=PubStatus.USABLE,
        alerted=False,
        version_created=SENT + (stated or timedelta()),
        version_stated=stated is not None,
        bytes=4000,
        warnings=("no_zone",),
    )


def published(*stories: StoryTally, code: str | None = None) -> Published:
    tally = Tally("pa", "ninjs", stories, code, None, ((Stage.PARSE, 0.002),), (("language", "ok", 0.001),))
    return Published((OutputRecord("copytaster.story.v1", b"key", (), b"document"),), tally)


def commit(metrics: Metrics, outcome: Outcome, *headers: tuple[str, bytes]) -> None:
    metrics.committed([record(*headers)], [outcome], COMMITTED)


def test_published(metrics: Metrics) -> None:
    """A published record is counted once, its stories, warnings, enrichments and outputs beside it."""
    commit(metrics, published(story(), story()))
    assert value(metrics, "records_total", feed="pa", outcome="published", mode="live") == 1
    assert value(metrics, "stories_total", action="update") == 2
    assert value(metrics, "parsed_total", format="ninjs", result="ok") == 1
    assert value(metrics, "warnings_total", code="no_zone") == 2
    assert value(metrics, "enrichments_total", enricher="language", result="ok") == 1
    assert value(metrics, "producer_records_total", topic="copytaster.story.v1") == 1
    assert value(metrics, "producer_bytes_total", topic="copytaster.story.v1") == 11
    assert value(metrics, "story_bytes_sum") == 8000
    assert value(metrics, "stage_duration_seconds_sum", stage="parse") == 0.002


def test_latency_and_age_are_apart(metrics: Metrics) -> None:
    """Ours runs from the Kafka timestamp, the agency's from the version's stated time."""
    commit(metrics, published(story()))
    assert value(metrics, "publish_latency_seconds_sum", priority="urgent", mode="live") == 2
    assert value(metrics, "publish_latency_seconds_bucket", priority="urgent", mode="live", le="2.0") == 1
    assert value(metrics, "feed_publish_latency_seconds_sum", feed="pa") == 2
    assert value(metrics, "story_age_seconds_sum", priority="urgent") == 62
    assert value(metrics, "feed_story_age_seconds_sum", feed="pa") == 62
    assert value(metrics, "feed_last_received_timestamp_seconds", feed="pa") == SENT.timestamp()
    assert value(metrics, "feed_last_story_timestamp_seconds", feed="pa") == SENT.timestamp()


def test_age_of_the_archive_is_no_delay_of_its_feed(metrics: Metrics) -> None:
    """A story of last month counts in the histogram, not in the feed's mean, which it would make days."""
    commit(metrics, published(story(stated=timedelta(days=-30))))
    assert value(metrics, "story_age_seconds_count", priority="urgent") == 1
    assert value(metrics, "feed_story_age_seconds_count", feed="pa") is None


def test_age_that_is_not_stated_is_unknown(metrics: Metrics) -> None:
    """A version dated by Kafka alone has no age of its own."""
    commit(metrics, published(story(stated=None)))
    assert value(metrics, "feed_story_age_seconds_count", feed="pa") is None


@pytest.mark.parametrize(("stated", "direction"), [(timedelta(days=-400), "past"), (timedelta(hours=1), "future")])
def test_age_of_a_wrong_clock(metrics: Metrics, stated: timedelta, direction: str) -> None:
    """An absurd time is counted as skew and spoils no average."""
    commit(metrics, published(story(stated)))
    assert value(metrics, "story_clock_skew_total", feed="pa", direction=direction) == 1
    assert value(metrics, "story_age_seconds_count", priority="urgent") == 0


def test_replay(metrics: Metrics) -> None:
    """A replay is counted apart and says nothing of how late or how silent its feed is."""
    commit(metrics, published(story()), ("x-replay", b"redrive"))
    assert value(metrics, "records_total", feed="pa", outcome="published", mode="replay") == 1
    assert value(metrics, "records_total", feed="pa", outcome="published", mode="live") == 0
    assert value(metrics, "publish_latency_seconds_count", priority="urgent", mode="replay") == 1
    assert value(metrics, "feed_last_received_timestamp_seconds", feed="pa") is None
    assert value(metrics, "story_age_seconds_count", priority="urgent") == 0


def test_spiked(metrics: Metrics) -> None:
    """A spiked record has its reason, and one without anything to read was not parsed."""
    commit(metrics, Spiked((), Tally("pa", code="empty")))
    assert value(metrics, "records_total", feed="pa", outcome="spiked", mode="live") == 1
    assert value(metrics, "spiked_total", feed="pa", reason="empty") == 1
    assert value(metrics, "parsed_total", format="none", result="ok") == 0


def test_dead_lettered(metrics: Metrics) -> None:
    """A dead letter has its code and stage; before a format was found its format is none."""
    commit(metrics, DeadLettered((), Tally("pa", code="unknown_format", stage=Stage.DETECT)))
    assert value(metrics, "dead_letters_total", feed="pa", stage="detect", reason="unknown_format") == 1
    assert value(metrics, "parsed_total", format="none", result="failed") == 1
    assert value(metrics, "publish_latency_seconds_count", priority="none", mode="live") == 1


def test_published_in_part(metrics: Metrics) -> None:
    """A record of which some parts are good counts as published, and its dead letter beside it."""
    commit(metrics, published(story(), code="bad_part"))
    assert value(metrics, "records_total", feed="pa", outcome="published", mode="live") == 1
    assert value(metrics, "dead_letters_total", feed="pa", stage="other", reason="bad_part") == 1
    assert value(metrics, "parsed_total", format="ninjs", result="partial") == 1


def test_committed_wants_one_outcome_per_record(metrics: Metrics) -> None:
    """Records and outcomes that do not match are a bug, not a number."""
    with pytest.raises(ValueError, match="zip"):
        metrics.committed([record(), record()], [published()], COMMITTED)


def test_registered_feed_before_its_first_story(metrics: Metrics) -> None:
    """Its counters are there at 0, and what the registry says of it; what was never heard of is absent."""
    for outcome in ("published", "spiked", "dead_lettered"):
        assert value(metrics, "records_total", feed="pa", outcome=outcome, mode="live") == 0
    for kind in Received:
        assert value(metrics, "stories_received_total", feed="pa", kind=kind) == 0
        assert value(metrics, "stories_received_total", feed="other", kind=kind) == 0
    assert value(metrics, "feed_sequence_gaps_total", feed="pa") == 0
    assert value(metrics, "feed_idle_time_seconds", feed="pa") == 600
    assert value(metrics, "feed_heartbeat_interval_seconds", feed="pa") == 60
    assert value(metrics, "feed_info", feed="pa", owner="desk", severity="warning") == 1
    assert value(metrics, "feed_last_received_timestamp_seconds", feed="pa") is None
    assert value(metrics, "feed_last_heartbeat_timestamp_seconds", feed="pa") is None


def test_what_is_not_registered_is_other(metrics: Metrics) -> None:
    """However many names are sent as feeds, they make one series; without a registry all of them do."""
    for number in range(FEED.most + 5):
        commit(metrics, Spiked((), Tally(f"feed{number}", code="empty")))
    assert value(metrics, "spiked_total", feed="other", reason="empty") == FEED.most + 5
    bare = Metrics()
    commit(bare, published(story()))
    assert value(bare, "records_total", feed="other", outcome="published", mode="live") == 1


def test_registry_that_changes(metrics: Metrics) -> None:
    """A feed that is gone takes its series along, one that stays keeps its counts, a new one begins at 0."""
    commit(metrics, published(story()))
    metrics.registered(registry(Feed(FeedRule("pa"), owner="night"), Feed(FeedRule("afp"))))
    assert value(metrics, "records_total", feed="pa", outcome="published", mode="live") == 1
    assert value(metrics, "feed_info", feed="pa", owner="night", severity="warning") == 1
    assert value(metrics, "feed_info", feed="pa", owner="desk", severity="warning") is None
    for gone in ("feed_idle_time_seconds", "feed_heartbeat_interval_seconds", "feed_sequence_gaps_total"):
        assert value(metrics, gone, feed="pa") is None
    assert value(metrics, "records_total", feed="afp", outcome="published", mode="live") == 0
    metrics.registered(registry(Feed(FeedRule("afp"))))
    assert 'feed="pa"' not in generate_latest(metrics.registry).decode()
    commit(metrics, published(story()))
    assert value(metrics, "records_total", feed="other", outcome="published", mode="live") == 1
    metrics.registered(registry(PA))
    commit(metrics, published(story()))
    assert value(metrics, "feed_last_story_timestamp_seconds", feed="pa") == SENT.timestamp()


def test_reloads(metrics: Metrics) -> None:
    """Changes are counted; whether the last one was good is shown, and nothing where there is no registry."""
    metrics.reloaded("refused")
    assert value(metrics, "config_reloads_total", result="refused") == 1
    metrics.watch(lambda: replace(status(), feeds=FeedsStatus("feeds.toml", 7.0, refused="it is wrong")))
    assert value(metrics, "config_last_reload_successful") == 0
    assert value(metrics, "config_last_reload_success_timestamp_seconds") == 7
    metrics.watch(lambda: replace(status(), feeds=FeedsStatus("feeds.toml", 9.0)))
    assert value(metrics, "config_last_reload_successful") == 1
    metrics.watch(lambda: replace(status(), feeds=FeedsStatus()))
    assert value(metrics, "config_last_reload_successful") is None


def test_received(metrics: Metrics) -> None:
    """What came is told by kind, before it is published; a heartbeat has its time, a replay counts for nothing."""
    tally = Tally("pa", received=(Received.NEW, Received.NEW, Received.HEARTBEAT))
    outcomes: list[Outcome] = [
        Published((), tally),
        Spiked((), Tally("pa", received=(Received.TEST,))),
        Published((), tally),
    ]
    metrics.received([record(), record(), record(("x-replay", b"replay"))], outcomes)
    assert value(metrics, "stories_received_total", feed="pa", kind="new") == 2
    assert value(metrics, "stories_received_total", feed="pa", kind="test") == 1
    assert value(metrics, "stories_received_total", feed="pa", kind="heartbeat") == 1
    assert value(metrics, "feed_last_heartbeat_timestamp_seconds", feed="pa") == SENT.timestamp()
    assert value(metrics, "records_total", feed="pa", outcome="published", mode="live") == 0


def test_redriven(metrics: Metrics) -> None:
    """What comes again from the dead letters is counted by what became of it this time; a replay is not."""
    commit(metrics, published(story()), ("x-replay", b"redrive"))
    commit(metrics, DeadLettered((), Tally("pa", code="bad_json")), ("x-replay", b"redrive"))
    commit(metrics, published(story()), ("x-replay", b"replay"))
    assert value(metrics, "redrive_records_total", outcome="published") == 1
    assert value(metrics, "redrive_records_total", outcome="dead_lettered") == 1


def test_unknown_value_of_a_closed_label(metrics: Metrics) -> None:
    """A value that the catalogue does not know counts as `other`."""
    metrics.worker_replaced("eaten")
    assert value(metrics, "worker_replacements_total", reason="other") == 1


def test_zero_from_the_start(metrics: Metrics) -> None:
    """What must stay 0 is there to be watched."""
    assert value(metrics, "records_unaccounted_total") == 0
    assert value(metrics, "transactions_total", result="fenced") == 0
    metrics.unaccounted(1)
    assert value(metrics, "records_unaccounted_total") == 1


def test_verbs(metrics: Metrics) -> None:
    """Every verb of the shell reaches its metrics."""
    metrics.polled("wire.raw.pa", 3, 700)
    metrics.transaction("committed", 0.04, 3)
    metrics.transaction("aborted", 8.0, 2)
    metrics.rebalanced("assigned", 3.0)
    metrics.lane_restarted("fenced")
    metrics.lane_stopped(LaneState.STOPPED_DEAD_LETTERS)
    metrics.out_of_range("wire.raw.pa")
    metrics.paused(1.5)
    metrics.quarantined("cleared")
    metrics.chunk_read(0.001, 0.007, 5)
    metrics.loop_lag(0.02)
    metrics.log_suppressed("warning")
    metrics.configured("c0ffee")
    assert value(metrics, "consumer_records_total", topic="wire.raw.pa") == 3
    assert value(metrics, "consumer_bytes_total", topic="wire.raw.pa") == 700
    assert value(metrics, "transactions_total", result="aborted") == 1
    assert value(metrics, "transaction_records_sum") == 3
    assert value(metrics, "consumer_rebalance_duration_seconds_sum", event="assigned") == 3
    assert value(metrics, "lane_restarts_total", reason="fenced") == 1
    assert value(metrics, "lane_stops_total", state="stopped_dead_letters") == 1
    assert value(metrics, "consumer_out_of_range_total", topic="wire.raw.pa") == 1
    assert value(metrics, "backpressure_seconds_total") == 1.5
    assert value(metrics, "quarantined_records_total", result="cleared") == 1
    assert value(metrics, "worker_chunk_records_sum") == 5
    assert value(metrics, "event_loop_lag_seconds_sum") == 0.02
    assert value(metrics, "log_suppressed_total", level="warning") == 1
    assert value(metrics, "config_info", hash="c0ffee") == 1


def status(*lanes: LaneStatus) -> ServiceStatus:
    return ServiceStatus(
        broker_reached=True,
        joined=True,
        draining=False,
        held_bytes=10,
        held_bytes_limit=100,
        lanes=lanes,
        pool=PoolStatus(size=2, busy=1, waiting_chunks=3),
        feeds=FeedsStatus("feeds.toml", 1.0),
        certificates={"ca": 1_900_000_000.0},
        last_fetch_at=1_800_000_000.0,
    )


def test_watch(metrics: Metrics) -> None:
    """Gauges are read at the scrape; what is unknown is absent, and a lane's go with it."""
    lanes = [LaneStatus("wire.raw.pa", 0, LaneState.RUNNING, committed=7, queued_records=4, paused=True)]
    metrics.watch(lambda: status(*lanes))
    place = {"topic": "wire.raw.pa", "partition": "0"}
    assert value(metrics, "consumer_committed_offset", **place) == 7
    assert value(metrics, "consumer_lag_records", **place) is None
    assert value(metrics, "consumer_paused_partitions", topic="wire.raw.pa") == 1
    assert value(metrics, "lanes", state="running") == 1
    assert value(metrics, "lanes", state="backing_off") == 0
    assert value(metrics, "records_queued") == 4
    assert value(metrics, "worker_pool_waiting_chunks") == 3
    lanes.clear()
    assert value(metrics, "consumer_committed_offset", **place) is None
    assert value(metrics, "consumer_assigned_partitions", topic="wire.raw.pa") is None


def test_state(metrics: Metrics) -> None:
    """Exactly one state is 1: starting until the group is joined, draining from SIGTERM on."""
    for joined, draining, name in ((False, False, "starting"), (True, False, "running"), (True, True, "draining")):
        metrics.watch(partial(replace, status(), joined=joined, draining=draining))
        for state in ("starting", "running", "draining"):
            assert value(metrics, "state", state=state) == (state == name)


def test_watch_again(metrics: Metrics) -> None:
    """A second status takes the place of the first."""
    metrics.watch(lambda: status(LaneStatus("a", 0, LaneState.RUNNING)))
    metrics.watch(status)
    assert value(metrics, "lanes", state="running") == 0


def test_snapshot_covers_its_part_of_the_catalogue(metrics: Metrics) -> None:
    """Every gauge that the catalogue promises of the status has a value."""
    lane = LaneStatus("a", 0, LaneState.RUNNING, position=3, committed=2, end=9, lag_records=7, lag_seconds=1.5)
    metrics.watch(lambda: status(lane))
    seen = {family.name for family in metrics.registry.collect() if family.samples}
    assert seen >= {metric.exposed for metric in CATALOGUE if metric.kind is Kind.SNAPSHOT}
