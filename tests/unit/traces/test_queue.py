"""The queue never makes anybody wait, keeps its bound, counts every span once and ends in time."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from copytaster.traces import queue as queues
from copytaster.traces.queue import QUEUED_SPANS, SpanQueue


@dataclass(frozen=True)
class Numbers:
    """A sheaf of so many spans."""

    size: int
    broken: bool = False

    def spans(self) -> Sequence[int]:
        if self.broken:
            raise ValueError("a fault of ours")
        return range(self.size)


@dataclass
class Collector:
    """Takes spans, unless it hangs or is ill."""

    ill: bool = False
    hanging: bool = False
    requests: list[int] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    free: threading.Event = field(default_factory=threading.Event)
    stopped: bool = False

    def export(self, spans: Sequence[int]) -> bool:
        self.requests.append(len(spans))
        if self.hanging:
            self.free.wait(60)
        return not self.ill

    def stop(self) -> None:
        self.stopped = True
        self.free.set()

    def spans(self, result: str, number: int) -> None:
        self.counted[result] += number


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.free.set()


def queue_of(collector: Collector) -> SpanQueue[int]:
    return SpanQueue(collector.export, collector.stop, collector)


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_queue_sends_what_it_was_given(collector: Collector) -> None:
    """In requests of 512 at most; the end waits for the last."""
    queue = queue_of(collector)
    for size in (600, 8, 8):
        queue.put(Numbers(size))
    queue.close(10)
    assert collector.counted == {"exported": 616}
    assert max(collector.requests) <= 512
    assert collector.stopped


def test_queue_sends_by_itself(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story that comes alone is sent after a moment; those of the same moment go together."""
    monkeypatch.setattr(queues, "LINGER_SECONDS", 0.05)
    queue = queue_of(collector)
    queue.put(Numbers(8))
    queue.put(Numbers(8))
    until(lambda: collector.counted["exported"] == 16)
    assert collector.requests == [16]
    queue.put(Numbers(3))
    until(lambda: collector.counted["exported"] == 19)


def test_queue_is_bounded(collector: Collector) -> None:
    """While the collector hangs, what is too much is dropped at once, and counted."""
    collector.hanging = True
    queue = queue_of(collector)
    queue.put(Numbers(512))
    until(lambda: bool(collector.requests))
    began = time.monotonic()
    for _ in range(100):
        queue.put(Numbers(512))
    assert time.monotonic() - began < 5
    kept = QUEUED_SPANS // 512
    assert collector.counted == {"dropped": (101 - kept) * 512}
    collector.hanging = False
    collector.free.set()
    queue.close(10)
    assert collector.counted == {"dropped": (101 - kept) * 512, "exported": kept * 512}


def test_queue_takes_one_sheaf_of_any_size(collector: Collector) -> None:
    """A transaction may hold more than the bound: when nothing else waits, it is taken."""
    queue = queue_of(collector)
    queue.put(Numbers(QUEUED_SPANS + 1))
    queue.close(10)
    assert collector.counted == {"exported": QUEUED_SPANS + 1}


def test_ill_collector_is_counted(collector: Collector) -> None:
    collector.ill = True
    queue = queue_of(collector)
    queue.put(Numbers(8))
    queue.close(10)
    assert collector.counted == {"failed": 8}


def test_end_does_not_wait_for_a_hanging_collector(collector: Collector) -> None:
    """After its time what is left is dropped, each span counted once; what comes later is dropped, too."""
    collector.hanging = True
    queue = queue_of(collector)
    queue.put(Numbers(512))
    until(lambda: bool(collector.requests))
    queue.put(Numbers(8))
    began = time.monotonic()
    queue.close(0.1)
    assert time.monotonic() - began < 5
    assert collector.stopped
    queue.put(Numbers(1))
    assert collector.counted == {"dropped": 521}


def test_end_without_a_span(collector: Collector) -> None:
    queue_of(collector).close(10)
    assert not collector.counted


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_error_of_ours_costs_its_spans(collector: Collector) -> None:
    """The thread ends with it, is made anew with the next, and nothing is held for ever."""
    queue = queue_of(collector)
    queue.put(Numbers(600, broken=True))
    until(lambda: collector.counted["failed"] == 600)
    until(lambda: queue._thread is not None and not queue._thread.is_alive())
    queue.put(Numbers(8))
    queue.close(10)
    assert collector.counted == {"failed": 600, "exported": 8}
