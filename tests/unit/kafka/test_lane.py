"""A lane between fakes of its partition, its producer and its pool: order, pace, restarts, and the ledger."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError, ProducerFenced, UnknownTopicOrPartitionError
from structlog.testing import capture_logs

from copytaster.core.feeds import FeedRule
from copytaster.core.model import DeadLettered, Outcome, OutputRecord, Published, RawRecord, Received, Tally
from copytaster.core.trace_context import trace_context
from copytaster.feeds.intake import Intake
from copytaster.feeds.registry import Feed, Registry
from copytaster.kafka.budget import ByteBudget
from copytaster.kafka.lane import Lane, Shared
from copytaster.kafka.producer import CommitInDoubtError
from copytaster.kafka.status import LaneState, PoolStatus
from copytaster.metrics import Metrics
from copytaster.settings import Settings
from copytaster.traces import NoTraces, Traces

PLACE = TopicPartition("raw", 0)
UNACCOUNTED = "copytaster_records_unaccounted_total"


@dataclass(slots=True)
class FakeCursor:
    """A partition whose offsets the producer commits."""

    offset: int | None = 0
    begun: list[int] = field(default_factory=list)
    paused: int = 0
    resumed: int = 0
    lane: "Lane | None" = None
    feed: "Callable[[int], Sequence[RawRecord]] | None" = None

    async def committed(self) -> int | None:
        return self.offset

    async def first_offset(self) -> int:
        return 0

    def begin(self, offset: int) -> None:
        self.begun.append(offset)
        if self.lane and self.feed:
            lane, feed = self.lane, self.feed
            asyncio.get_running_loop().call_soon(lambda: lane.receive(lane.incarnation, feed(offset)))

    def pause(self) -> None:
        self.paused += 1

    def resume(self) -> None:
        self.resumed += 1

    async def still_ours(self) -> bool:
        return True


@dataclass(slots=True)
class FakeProducer:
    """Keeps the transactions; raises what it is told to, once each."""

    cursor: FakeCursor
    errors: list[Exception] = field(default_factory=list)
    transactions: list[list[bytes]] = field(default_factory=list)
    seconds: float = 0.0  # that a transaction takes

    async def start(self) -> None:
        pass

    async def publish(self, outputs: Sequence[OutputRecord], offsets: dict[TopicPartition, int], group: str) -> None:
        error = self.errors.pop(0) if self.errors else None
        if error and not isinstance(error, CommitInDoubtError):
            raise error
        self.transactions.append([one.value for one in outputs])
        await asyncio.sleep(self.seconds)
        self.cursor.offset = offsets[PLACE]
        if error:
            raise error

    async def discard(self) -> None:
        pass


@dataclass(slots=True)
class FakePool:
    """Echoes; `lose` leaves out the outcome of one record, once."""

    outcome: Callable[[RawRecord], Outcome]
    lose: bytes | None = None

    async def start(self) -> None:
        pass

    async def read(self, chunk: Sequence[RawRecord]) -> Sequence[Outcome]:
        await asyncio.sleep(0)
        kept = [record for record in chunk if record.value != self.lose]
        if len(kept) < len(chunk):
            self.lose = None
        return [self.outcome(record) for record in kept]

    async def stop(self) -> None:
        pass

    def use(self, make_work: object, dead_letter: object) -> None:
        pass

    def status(self) -> PoolStatus:
        return PoolStatus(0, 0, 0)


def published(record: RawRecord, *, urgent: bool = False, received: tuple[Received, ...] = ()) -> Outcome:
    tally = Tally("feed", urgent=urgent, received=received)
    return Published((OutputRecord("out", None, (), record.value or b""),), tally)


def dead(record: RawRecord) -> Outcome:
    return DeadLettered((OutputRecord("dead", None, (), record.value or b""),), Tally("feed", code="bad_json"))


@dataclass(slots=True)
class FakeTraces:
    """Marks outputs and keeps what it is told."""

    told: list[str] = field(default_factory=list)

    def begin(
        self, records: Sequence[RawRecord], outcomes: Sequence[Outcome], given: Sequence[float]
    ) -> "FakeTransactionTrace":
        assert len(records) == len(outcomes) == len(given)
        assert all(0 < began <= time.perf_counter() for began in given)
        outputs = [replace(one, value=one.value + b"!") for outcome in outcomes for one in outcome.records]
        return FakeTransactionTrace(outputs, self.told)

    def close(self, seconds: float) -> None:
        pass


@dataclass(slots=True)
class FakeTransactionTrace:
    outputs: Sequence[OutputRecord]
    told: list[str]

    def ended(self, error_type: str | None) -> None:
        self.told.append(error_type or "committed")

    def committed_after_all(self) -> None:
        self.told.append("committed after all")


@dataclass(slots=True)
class Bench:
    """Everything around one lane."""

    lane: Lane
    cursor: FakeCursor
    producer: FakeProducer
    metrics: Metrics
    budget: ByteBudget
    fatal: list[str]

    def value(self, name: str, **labels: str) -> float:
        return self.metrics.registry.get_sample_value(name, labels) or 0.0

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not true():
                await asyncio.sleep(0.001)

    @property
    def out(self) -> list[bytes]:
        return [value for transaction in self.producer.transactions for value in transaction]


@asynccontextmanager
async def lane_of(
    records: int = 10,
    outcome: Callable[[RawRecord], Outcome] = published,
    *,
    lose: bytes | None = None,
    errors: Sequence[Exception] = (),
    transaction_seconds: float = 0.0,
    traces: Traces | None = None,
    broker_answers: bool = True,
    **settings: object,
) -> AsyncIterator[Bench]:
    """A running lane whose partition holds so many records."""
    copy = [
        RawRecord(b"%d" % offset, datetime(2026, 3, 2, tzinfo=UTC), topic="raw", offset=offset)
        for offset in range(records)
    ]
    cursor = FakeCursor(feed=lambda offset: copy[offset:])
    producer = FakeProducer(cursor, list(errors), seconds=transaction_seconds)
    metrics, fatal = Metrics(), list[str]()
    metrics.registered(Registry((Feed(FeedRule("feed")),)))
    paces: dict[str, object] = {"backoff_seconds": 0.001, "backoff_max_seconds": 0.01, "transaction_pace_ms": 1}
    chosen = Settings.model_validate({"workers": 0, "heartbeat_interval_ms": 100, **paces, **settings})

    async def outputs_back() -> None:
        await asyncio.sleep(0)

    async def answers() -> bool:
        return broker_answers

    budget = ByteBudget(chosen.held_bytes)
    shared = Shared(
        settings=chosen,
        pool=FakePool(outcome, lose),
        metrics=metrics,
        intake=Intake(metrics),
        traces=traces or NoTraces(),
        budget=budget,
        starting=asyncio.Semaphore(8),
        make_producer=lambda _: producer,
        outputs_back=outputs_back,
        broker_answers=answers,
        on_fatal=fatal.append,
    )
    lane = cursor.lane = Lane(PLACE, cursor, shared)
    lane.start()
    try:
        yield Bench(lane, cursor, producer, metrics, budget, fatal)
    finally:
        await lane.abandon()


def numbers(count: int) -> list[bytes]:
    return [b"%d" % number for number in range(count)]


async def test_lane_publishes_in_offset_order() -> None:
    """All records, each once, in order; the offset after the last is committed, and nothing is held any more."""
    async with lane_of(100) as bench:
        await bench.until(lambda: bench.cursor.offset == 100)
        assert bench.out == numbers(100)
        assert bench.value("copytaster_records_total", feed="feed", outcome="published", mode="live") == 100
        assert bench.value(UNACCOUNTED) == 0
        assert bench.budget.held_bytes == 0
        assert bench.lane.held_records == 0


async def test_lane_tells_what_came_before_it_publishes() -> None:
    """Stories count as received while their outputs are ill, and once however often the lane begins anew."""
    received = "copytaster_stories_received_total"
    outcome = partial(published, received=(Received.NEW,))
    async with lane_of(3, errors=[KafkaError()] * 3, outcome=outcome) as bench:
        await bench.until(lambda: bench.lane.incarnation > 1)
        assert bench.value(received, feed="feed", kind="new") == 3
        await bench.until(lambda: bench.cursor.offset == 3)
        assert bench.value(received, feed="feed", kind="new") == 3


async def test_lane_tells_how_old_its_lag_is() -> None:
    """From the oldest record that was received and not committed; 0 without lag, unknown of what was not fetched."""
    async with lane_of(3, errors=[KafkaError()] * 99) as bench:
        await bench.until(lambda: bench.lane.incarnation > 2)
        lag = bench.lane.status(None, None).lag_seconds
        assert lag is not None
        assert lag > 1e6  # the records of these tests are from another year
    async with lane_of(3) as bench:
        await bench.until(lambda: bench.cursor.offset == 3)
        assert bench.lane.status(3, 3).lag_seconds == 0
        assert bench.lane.status(3, 5).lag_seconds is None


async def test_lane_closes_transactions_by_count() -> None:
    """No transaction holds much more than it may: a chunk at the most."""
    async with lane_of(100, transaction_records=10, chunk_records=4, transaction_pace_ms=50) as bench:
        await bench.until(lambda: bench.cursor.offset == 100)
        assert all(len(transaction) < 10 + 4 for transaction in bench.producer.transactions)


async def test_lane_reads_ahead_while_a_transaction_is_under_way() -> None:
    """The next one has as much as it may hold, not only the chunks that the pool takes at a time."""
    async with lane_of(100, transaction_seconds=0.1, workers=1, transaction_records=40, chunk_records=4) as bench:
        await bench.until(lambda: bench.cursor.offset == 100)
        assert bench.out == numbers(100)
        assert len(bench.producer.transactions[1]) >= 40
        assert len(bench.producer.transactions) <= 4


async def test_lane_reads_ahead_no_more_than_the_bytes_of_a_transaction() -> None:
    """Large documents do not pile up behind a transaction."""

    def large(record: RawRecord) -> Outcome:
        return Published((OutputRecord("out", None, (), bytes(2000)),), Tally("feed"))

    async with lane_of(
        40, large, workers=1, chunk_records=1, transaction_bytes=4000, transaction_seconds=0.01
    ) as bench:
        await bench.until(lambda: bench.cursor.offset == 40)
        assert max(map(len, bench.producer.transactions)) <= 4


async def test_alerts_do_not_wait_for_their_time() -> None:
    """A transaction with an alert in it goes at once, or within 50 ms of the last that did."""
    urgent = partial(published, urgent=True)
    async with lane_of(4, urgent, workers=1, chunk_records=1, transaction_pace_ms=60_000) as bench:
        await bench.until(lambda: bench.cursor.offset == 4)
        assert bench.out == numbers(4)


async def test_lane_restarts_at_the_committed_offset() -> None:
    """After an error everything uncommitted is read again, and comes out once."""
    async with lane_of(20, errors=[KafkaError()]) as bench:
        await bench.until(lambda: bench.cursor.offset == 20)
        assert bench.out == numbers(20)
        assert bench.cursor.begun == [0, 0]
        assert bench.lane.incarnation == 2


async def test_lane_that_loses_an_outcome_says_so() -> None:
    """One outcome lost: the ledger reads 1, nothing is committed past it, and the next incarnation reads it again."""
    async with lane_of(10, lose=b"4") as bench:
        await bench.until(lambda: bench.cursor.offset == 10)
        assert bench.value(UNACCOUNTED) == 1
        assert bench.out == numbers(10)


async def test_commit_in_doubt_counts_once_when_the_offset_is_there() -> None:
    """The answer to the commit was lost: the committed offset settles it."""
    async with lane_of(5, errors=[CommitInDoubtError("timeout")]) as bench:
        await bench.until(lambda: bench.cursor.offset == 5 and len(bench.cursor.begun) == 2)
        assert bench.out == numbers(5)
        assert bench.value("copytaster_records_total", feed="feed", outcome="published", mode="live") == 5
        assert bench.value(UNACCOUNTED) == 0


async def test_lane_publishes_what_traces_made_of_the_outputs() -> None:
    """Each transaction is told, with what ended it; one in doubt once more, if it turns out to be committed."""
    traces = FakeTraces()
    errors = [KafkaError(), CommitInDoubtError("timeout")]
    async with lane_of(1, errors=errors, traces=traces) as bench:
        await bench.until(lambda: len(traces.told) == 3)
        assert traces.told == ["KafkaError", "CommitInDoubtError", "committed after all"]
        assert bench.out == [b"0!"]


async def test_dead_letter_is_logged_with_its_place_and_trace() -> None:
    """One line each, which says where the record stands, why it failed, and which span tells more."""
    with capture_logs() as lines:
        async with lane_of(2, outcome=dead) as bench:
            await bench.until(lambda: bench.cursor.offset == 2)
    found = [line for line in lines if line["event"] == "record_dead_lettered"]
    assert [line["offset"] for line in found] == [0, 1]
    trace = trace_context(RawRecord(b"1", datetime(2026, 3, 2, tzinfo=UTC), topic="raw", offset=1))
    assert trace is not None
    assert found[1] == {
        "event": "record_dead_lettered",
        "log_level": "warning",
        "topic": "raw",
        "partition": 0,
        "offset": 1,
        "trace_id": trace.trace_id,
        "span_id": trace.span_id,
        "error_type": "bad_json",
        "stage": None,
    }


async def test_lane_stops_when_nearly_everything_is_a_dead_letter() -> None:
    """Fifty seen, all dead: nothing of the batch that tripped is committed."""
    async with lane_of(60, outcome=dead, transaction_records=60, transaction_pace_ms=50) as bench:
        await bench.until(lambda: bench.lane.state is LaneState.STOPPED_DEAD_LETTERS)
        assert bench.cursor.offset is not None
        assert bench.cursor.offset < 50
        assert bench.lane.reason is not None


async def test_few_dead_letters_stop_nothing() -> None:
    """Below fifty outcomes it is not judged."""
    async with lane_of(49, outcome=dead) as bench:
        await bench.until(lambda: bench.cursor.offset == 49)
        assert bench.lane.state is LaneState.RUNNING


async def test_second_fence_within_a_minute_ends_the_process() -> None:
    """The first fence makes the lane anew; the second is a fatal one."""
    async with lane_of(5, errors=[ProducerFenced("one"), ProducerFenced("two")]) as bench:
        await bench.until(lambda: bool(bench.fatal))
        assert bench.producer.transactions == []


async def test_missing_output_topic_waits_for_it() -> None:
    """A missing topic stops the lane until the outputs are back; nothing is lost."""
    async with lane_of(5, errors=[UnknownTopicOrPartitionError()]) as bench:
        await bench.until(lambda: bench.cursor.offset == 5)
        assert bench.out == numbers(5)
        assert bench.value("copytaster_lane_stops_total", state="stopped_output") == 1


async def test_topic_that_no_broker_was_asked_for_stops_no_lane() -> None:
    """A client without a broker says that there is no topic; operators would be told to create it."""
    async with lane_of(5, errors=[UnknownTopicOrPartitionError()], broker_answers=False) as bench:
        await bench.until(lambda: bench.cursor.offset == 5)
        assert bench.out == numbers(5)
        assert bench.value("copytaster_lane_stops_total", state="stopped_output") == 0
        assert bench.value("copytaster_lane_restarts_total", reason="network") == 1


async def test_drain_finishes_what_is_in_hand() -> None:
    """Drained, everything received is committed."""
    async with lane_of(50) as bench:
        await bench.until(lambda: bench.lane.next_offset == 50)
        await bench.lane.drain(5.0)
        assert bench.out == numbers(50)


async def test_records_of_another_incarnation_are_not_taken() -> None:
    """What was fetched before a seek is refused, and so is what was received already."""
    async with lane_of(3) as bench:
        await bench.until(lambda: bench.cursor.offset == 3)
        again = [RawRecord(b"1", datetime(2026, 3, 2, tzinfo=UTC), topic="raw", offset=1)]
        assert not bench.lane.receive(bench.lane.incarnation - 1, again)
        assert not bench.lane.receive(bench.lane.incarnation, again)


async def test_full_queue_pauses_and_resumes() -> None:
    """Above the high mark the partition is paused, below half of it resumed."""
    async with lane_of(400, lane_records=10, chunk_records=1) as bench:
        await bench.until(lambda: bench.lane.next_offset == 400)
        bench.lane.balance()
        assert bench.lane.paused
        await bench.until(lambda: bench.cursor.offset == 400)
        bench.lane.balance()
        assert not bench.lane.paused


async def test_stopped_lane_commits_what_is_in_hand() -> None:
    """A lane that the fetch loop stops finishes, holds nothing any more, and says why."""
    async with lane_of(30) as bench:
        await bench.until(lambda: bench.lane.next_offset == 30)
        bench.lane.stop_by(LaneState.STOPPED_UNREADABLE, "bytes")
        await bench.until(lambda: bench.lane.state is LaneState.STOPPED_UNREADABLE)
        assert bench.lane.status(None, None).reason == "bytes"
        assert bench.out == numbers(30)
        assert bench.budget.held_bytes == 0
