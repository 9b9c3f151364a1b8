"""Dialects are found by the marks of their transmissions."""

from copytaster.core.context import Dialect, Dialects

NORTH = Dialect("north", "Northwire", marks=("(NW)", "NW-"))
EAST = Dialect("east", "Eastwire", marks=("(NW) East", "EW-"))
DIALECTS = Dialects({"north": NORTH, "east": EAST})


def test_marked() -> None:
    """The mark that stands first counts, of two at one place the longer one."""
    assert DIALECTS.marked("HALDEN (NW) - A ferry. EW-03") == NORTH
    assert DIALECTS.marked("HALDEN (NW) East - A ferry.") == EAST
    assert DIALECTS.marked("HALDEN - A ferry.") is None
    assert Dialects().marked("(NW)") is None


def test_mark_of_two_agencies() -> None:
    """The first by name has it."""
    both = Dialects({"b": Dialect("b", "B", marks=("#",)), "a": Dialect("a", "A", marks=("#",))})
    found = both.marked("#")
    assert found is not None
    assert found.name == "a"
