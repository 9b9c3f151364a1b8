from dataclasses import replace
from datetime import timedelta

from copytaster.core.facts import Guess
from copytaster.core.model import (
    Action,
    At,
    Decision,
    Declared,
    Embargo,
    Facts,
    Lifecycle,
    Marker,
    Priority,
    PubStatus,
    Story,
)
from copytaster.core.normalise.candidates import candidates
from tests.stories import RECEIVED, a_story


def told(story: Story) -> list[tuple[str, str, bool]]:
    return [(one.field, one.value, one.taken) for one in candidates(story)]


def test_markers_rank() -> None:
    """Each marker with a say is told at its words; the strongest is taken, the rule names the order."""
    markers = (Marker(Action.UPDATE, "UPDATE", (At(0, 0, 6),)), Marker(Action.CORRECTION, "CORRECTED"))
    found = list(candidates(a_story(lifecycle=Lifecycle(action=Action.CORRECTION, markers=markers))))
    assert [(one.value, one.taken, one.at) for one in found] == [
        ("update", False, (At(0, 0, 6),)),
        ("correction", True, ()),
    ]
    assert found[0].rule.startswith("correction is stronger (order: kill, hold, release, correction")


def test_urgency() -> None:
    """What a marker raised, what no scale knows, and a guess that is never published."""
    raised = a_story(
        declared=Declared(urgency="4", urgency_mapped=4),
        urgency=1,
        lifecycle=Lifecycle(priority=Priority.FLASH, markers=(Marker(Priority.FLASH, "FLASH", (At(0, 0, 5),)),)),
        facts=Facts(urgency=Guess(2, "urgency@1", 0.7)),
    )
    raised = replace(raised, decided=(Decision("urgency", "marker", "flash raises 4 to 1"),))
    assert told(raised) == [
        ("lifecycle.priority", "flash", True),
        ("urgency", "4", False),
        ("urgency", "1", True),
        ("urgency", "2", False),
    ]
    assert told(a_story(declared=Declared(urgency="zz"))) == [("urgency", "zz", False)]


def test_status() -> None:
    """An embargo withholds before its lift; doubt withholds; a kill cancels whatever was declared."""
    before, after = (Embargo(until=RECEIVED + timedelta(hours=hours)) for hours in (1, -1))
    assert told(a_story(embargo=before, pub_status=PubStatus.WITHHELD)) == [("pubStatus", "withheld", True)]
    assert told(a_story(embargo=after)) == [("pubStatus", "withheld", False)]
    assert told(a_story(embargo=Embargo(), pub_status=PubStatus.WITHHELD)) == [("pubStatus", "withheld", True)]
    killed = a_story(
        lifecycle=Lifecycle(action=Action.KILL), pub_status=PubStatus.CANCELED, declared=Declared(status="usable")
    )
    assert told(killed) == [("pubStatus", "canceled", True), ("pubStatus", "usable", False)]
