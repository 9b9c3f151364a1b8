import dataclasses
import inspect
from datetime import UTC, datetime

import pytest

from copytaster.core import model
from copytaster.core.model import NO_CLOCK, RawRecord

CLASSES = [one for _, one in inspect.getmembers(model, inspect.isclass) if dataclasses.is_dataclass(one)]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_values_are_frozen_and_slotted(kind: type) -> None:
    """What passes along the path cannot be changed on the way, and is small."""
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined] # of every dataclass
    assert "__slots__" in vars(kind)
    assert kind.__doc__


def test_raw_record_needs_value_and_timestamp_only() -> None:
    """Without a topic there is no Kafka position."""
    record = RawRecord(b"x", datetime(2026, 3, 2, tzinfo=UTC))
    assert (record.topic, record.key, record.headers) == ("", None, ())


def test_raw_record_refuses_a_naive_timestamp() -> None:
    """It is the only clock the core knows."""
    with pytest.raises(ValueError, match="aware"):
        RawRecord(b"x", datetime(2026, 3, 2))  # noqa: DTZ001 - the fault itself


def test_no_clock() -> None:
    """Who does not measure gets the same tally each time."""
    assert NO_CLOCK() == NO_CLOCK() == 0.0
