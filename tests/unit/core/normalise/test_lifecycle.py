import pytest

from copytaster.core.model import Action, Field, Found, Range
from copytaster.core.normalise.lifecycle import lifecycle_of


@pytest.mark.parametrize(
    ("signal", "action"),
    [
        ("sig:correction", Action.CORRECTION),
        ("http://cv.iptc.org/newscodes/signal/update", Action.UPDATE),
        ("kill", Action.KILL),
        ("edStat:U", Action.UPDATE),
        ("edStat:C", Action.CORRECTION),
        ("edStat:D", Action.KILL),
        ("edStat:N", Action.NEW),
        ("msgType:D", Action.KILL),
        ("other:D", Action.NEW),
        ("update:append-major-content", Action.NEW),
    ],
)
def test_lifecycle_of_a_signal(signal: str, action: Action) -> None:
    """By its code whatever the scheme is called; Reuters' letters by theirs alone."""
    assert lifecycle_of((), {Field.SIGNAL: (Found(signal, ("/signal",)),)}, (), None).action is action


@pytest.mark.parametrize(
    ("version", "action", "number", "take"),
    [
        ("3", Action.UPDATE, 3, None),
        ("1st Ld-Writethru", Action.UPDATE, 1, None),
        ("2ndLd-Writethru", Action.UPDATE, 2, None),
        ("1st Add", Action.TAKE, None, 2),
        ("2ndAdd", Action.TAKE, None, 3),
        ("Correctn", Action.CORRECTION, None, None),
        ("KILL", Action.KILL, None, None),
        ("final", Action.NEW, None, None),
    ],
)
def test_lifecycle_of_a_version(version: str, action: Action, number: int | None, take: int | None) -> None:
    """A number above 1 had one before it; ANPA says in words what a version is."""
    told = lifecycle_of((), {Field.VERSION: (Found(version, Range(0, 1)),)}, (), None)
    assert (told.action, told.number, told.take.index if told.take else None) == (action, number, take)
