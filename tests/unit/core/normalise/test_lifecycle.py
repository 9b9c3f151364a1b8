import pytest

from copytaster.core.model import Action, Field, Found
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
