"""The demo's own copy: every wire format, and what a newsroom dreads among it."""

from copytaster.cli.demo import copy_of
from copytaster.core.model import DeadLettered, Published, Spiked
from copytaster.core.topology import FORMATS
from tests.reading import a_record, read, stories

OUTCOMES = {name: read(a_record(value)) for name, value in copy_of(None).items()}


def test_demo_plays_every_format() -> None:
    assert {outcome.tally.syntax for outcome in OUTCOMES.values()} >= {format_.NAME for format_ in FORMATS}


def test_demo_has_kills_a_correction_an_embargo_and_broken_copy() -> None:
    """So that its closing table shows what becomes of each."""
    told = [story for outcome in OUTCOMES.values() for story in stories(outcome)]
    lifecycles = [ours["lifecycle"] for story in told if isinstance(ours := story["copytaster"], dict)]
    actions = [lifecycle["action"] for lifecycle in lifecycles]
    assert actions.count("kill") > 1
    assert "correction" in actions
    assert any("embargoedUntil" in story for story in told)
    assert {type(outcome) for outcome in OUTCOMES.values()} == {Published, Spiked, DeadLettered}
