from datetime import UTC, datetime

import pytest

from copytaster.core.model import Action, Embargo, Field, Found, JsonValue, PubStatus
from copytaster.core.normalise.lifecycle import lifecycle_of, pub_status_of
from copytaster.core.normalise.readings import Readings

LIFT = Embargo(until=datetime(2026, 3, 2, tzinfo=UTC))


def fields(name: Field, value: JsonValue) -> dict[Field, tuple[Found, ...]]:
    return {name: (Found(value, ("/x",)),)}


@pytest.mark.parametrize(
    ("status", "embargo", "embargoed", "published"),
    [
        ("Embargoed", LIFT, False, PubStatus.USABLE),
        ("Embargoed", LIFT, True, PubStatus.WITHHELD),
        ("Embargoed", Embargo(indefinite=True), False, PubStatus.WITHHELD),
        ("Embargoed", None, False, PubStatus.WITHHELD),
        ("Withheld", LIFT, False, PubStatus.WITHHELD),
    ],
)
def test_pub_status_of_an_embargo(status: str, embargo: Embargo | None, embargoed: bool, published: PubStatus) -> None:
    """A status that says no more than embargoed ends with the embargo; a status of its own does not."""
    found, _ = pub_status_of(Action.NEW, fields(Field.STATUS, status), embargo, embargoed=embargoed)
    assert found is published


def test_lifecycle_of_a_signal_with_a_number() -> None:
    """A take by a signal of the feed has its number."""
    lifecycle = lifecycle_of((), fields(Field.SIGNAL, {"name": "take", "index": "2"}), (), None, Readings())
    assert (lifecycle.action, lifecycle.take and lifecycle.take.index) == (Action.TAKE, 2)
