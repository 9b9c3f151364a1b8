"""The trace of a record: carried through as sent, else made of its place."""

import pytest

from copytaster.core.model import RawRecord
from copytaster.core.trace_context import (
    SAMPLED,
    TraceContext,
    is_traced,
    made_trace_parent,
    trace_context,
    trace_parent,
    trace_state,
)
from tests.stories import RECEIVED

TRACE_ID, PARENT_ID = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
TRACE = f"00-{TRACE_ID}-{PARENT_ID}-01"


def record(*headers: tuple[str, str | bytes], topic: str = "wire.raw", offset: int = 2) -> RawRecord:
    sent = tuple((name, value.encode() if isinstance(value, str) else value) for name, value in headers)
    return RawRecord(b"x", RECEIVED, headers=sent, topic=topic, partition=1, offset=offset)


@pytest.mark.parametrize(
    "sent", [TRACE, TRACE[:-2] + "00", TRACE[:-2] + "ff", "01" + TRACE[2:], "cc" + TRACE[2:] + "-what.comes-later"]
)
def test_trace_parent_is_carried_through(sent: str) -> None:
    """A valid one goes on as sent; a later version of the standard may have more behind."""
    assert trace_parent(record(("traceparent", sent))) == sent
    assert is_traced(record(("Traceparent", sent)))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"nonsense",
        b"\xff\xfe",
        f"00-{'0' * 32}-{PARENT_ID}-01",
        f"00-{TRACE_ID}-{'0' * 16}-01",
        f"00-{TRACE_ID.upper()}-{PARENT_ID}-01",
        "ff" + TRACE[2:],
        TRACE + "-more",
        "01" + TRACE[2:] + "more",
        TRACE[:-1],
    ],
)
def test_trace_parent_is_made_of_the_place(sent: str | bytes) -> None:
    """A missing or broken one is made of the place: the same for each reading of the record, another for each place."""
    assert not is_traced(record(("traceparent", sent)))
    made = trace_parent(record(("traceparent", sent)))
    assert made == trace_parent(record()) == made_trace_parent(record())
    assert made == "00-349d5faa39978840d7e0bca94561e180-3fdb35f97102158d-00"
    assert made != trace_parent(record(offset=3))


def test_trace_without_kafka() -> None:
    """Nothing is made of no place; what was sent goes on."""
    assert trace_parent(record(topic="")) is None
    assert trace_context(record(topic="")) is None
    assert trace_parent(record(("traceparent", TRACE), topic="")) == TRACE


def test_trace_context() -> None:
    """Our span has the id of the place: a child of the sender's, or the one that outputs name as their parent."""
    alone = trace_context(record())
    assert alone is not None
    assert made_trace_parent(record(), SAMPLED) == f"00-{alone.trace_id}-{alone.span_id}-01"
    assert (alone.parent_id, alone.sampled, alone.state) == (None, False, None)
    sent = trace_context(record(("traceparent", TRACE), ("tracestate", "a=1")))
    assert sent == TraceContext(TRACE_ID, alone.span_id, PARENT_ID, "01", "a=1")
    assert sent.sampled
    unsampled = trace_context(record(("traceparent", TRACE[:-2] + "02")))
    assert unsampled is not None
    assert not unsampled.sampled


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        (["congo=t61rcWkgMzE"], "congo=t61rcWkgMzE"),
        (
            ["rojo=00f067aa0ba902b7 , congo=t61rcWkgMzE", "fw529a3039@dt=FfAAAAAA"],
            "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE,fw529a3039@dt=FfAAAAAA",
        ),
        (["a=1,,b=2,"], "a=1,b=2"),
        ([""], None),
        (["no member"], None),
        (["a=1,b=2=3"], None),
        (["a=é"], None),
        ([b"a=\xff"], None),
        (["A=1"], None),
        (["a=1\nx-lang: xx"], None),
        ([",".join(f"a{n}=1" for n in range(33))], None),
        ([",".join(f"a{n}=1" for n in range(32))], ",".join(f"a{n}=1" for n in range(32))),
        ([",".join(f"a{n}={'x' * 200}" for n in range(4))], ",".join(f"a{n}={'x' * 200}" for n in range(2))),
    ],
)
def test_trace_state(sent: list[str | bytes], state: str | None) -> None:
    """Several headers are one list; what breaks the rules is left out whole, of what is too long the end."""
    assert trace_state(record(("traceparent", TRACE), *(("tracestate", one) for one in sent))) == state


def test_trace_state_belongs_to_a_trace_parent() -> None:
    """Beside none, or a broken one, it says nothing."""
    assert trace_state(record(("tracestate", "a=1"))) is None
    assert trace_state(record(("traceparent", "nonsense"), ("tracestate", "a=1"))) is None
