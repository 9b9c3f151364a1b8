"""Between lanes and collector: a bounded queue, and the one thread that empties it. Putting something in never waits.

The SDK's own batch processor tells nobody how many spans it dropped, and its flush knows no end; this one counts all
and ends in time.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

Span = TypeVar("Span")
Span_co = TypeVar("Span_co", covariant=True)

QUEUED_SPANS = 20_000
"""Six full transactions of 500 stories with seven spans each: what comes while one export takes its 10 s at most."""
EXPORTED_SPANS = 512
"""Of one request: the SDK's default."""
LINGER_SECONDS = 1.0
"""How long spans wait for others: a wire sends a story now and then."""

EXPORTED, FAILED, DROPPED = "exported", "failed", "dropped"


class Counts(Protocol):
    """What the queue tells the metrics."""

    def spans(self, result: str, number: int) -> None: ...  # noqa: D102 - see metrics.py


class Sheaf(Protocol[Span_co]):
    """Spans that are made when they are sent: how many, and they."""

    @property
    def size(self) -> int: ...  # noqa: D102 - see the class

    def spans(self) -> Sequence[Span_co]: ...  # noqa: D102 - see the class


class SpanQueue(Generic[Span]):
    """`export` sends spans, says whether they arrived, and may block; `stop` interrupts it as far as it can be."""

    def __init__(self, export: Callable[[Sequence[Span]], bool], stop: Callable[[], None], counts: Counts) -> None:
        self._export = export
        self._stop = stop
        self._counts = counts
        self._waiting: deque[Sheaf[Span]] = deque()
        self._held = 0  # spans that wait or are being sent
        self._closed = False
        self._abandoned = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def put(self, sheaf: Sheaf[Span]) -> None:
        """Have it sent, or count it as dropped."""
        with self._changed:
            fits = not self._closed and (not self._held or self._held + sheaf.size <= QUEUED_SPANS)
            if fits:
                self._waiting.append(sheaf)
                self._held += sheaf.size
                self._changed.notify()
                if self._thread is None or not self._thread.is_alive():  # an error of ours in it costs what it held
                    self._thread = threading.Thread(target=self._run, name="spans", daemon=True)
                    self._thread.start()
        if not fits:
            self._counts.spans(DROPPED, sheaf.size)

    def close(self, seconds: float) -> None:
        """Send what is left, for so long at most; blocks. The rest is dropped."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join(seconds)
        with self._changed:
            self._abandoned = True
            self._waiting.clear()
            if self._held:
                self._counts.spans(DROPPED, self._held)
        self._stop()

    def _run(self) -> None:
        while sheaves := self._next():
            left = sum(sheaf.size for sheaf in sheaves)
            try:
                spans = [span for sheaf in sheaves for span in sheaf.spans()]
                for start in range(0, len(spans), EXPORTED_SPANS):
                    part = spans[start : start + EXPORTED_SPANS]
                    self._settle(EXPORTED if self._export(part) else FAILED, len(part))
                    left -= len(part)
            finally:
                self._settle(FAILED, left)

    def _next(self) -> list[Sheaf[Span]]:
        """Enough for a request, or what came within the linger; nothing at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            self._changed.wait_for(lambda: self._held >= EXPORTED_SPANS or self._closed, LINGER_SECONDS)
            taken: list[Sheaf[Span]] = []
            while self._waiting and sum(one.size for one in taken) < EXPORTED_SPANS:
                taken.append(self._waiting.popleft())
            return taken

    def _settle(self, result: str, spans: int) -> None:
        """Spans are done with; after the end they were counted already."""
        with self._changed:
            if spans and not self._abandoned:
                self._held -= spans
                self._counts.spans(result, spans)
