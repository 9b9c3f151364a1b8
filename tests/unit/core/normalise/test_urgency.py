import pytest

from copytaster.core.context import Dialect
from copytaster.core.model import Syntax
from copytaster.core.normalise.urgency import mapped

NORTH = Dialect("north", "NorthWire", urgency={"r": 4})


@pytest.mark.parametrize(
    ("declared", "dialect", "syntax", "urgency"),
    [
        ("f", None, Syntax.ANPA, 1),
        ("U ", None, Syntax.ANPA, 3),
        ("r", None, Syntax.ANPA, 5),
        ("r", NORTH, Syntax.ANPA, 4),
        ("b", NORTH, Syntax.ANPA, 2),
        ("f", None, Syntax.NINJS, None),
        ("4", None, Syntax.IPTC7901, 4),
        ("0", None, Syntax.IPTC7901, None),
        (None, NORTH, Syntax.ANPA, None),
    ],
)
def test_mapped(declared: str | None, dialect: Dialect | None, syntax: Syntax, urgency: int | None) -> None:
    """The agency's scale rules, then the format's own; figures are IPTC's."""
    assert mapped(declared, dialect, syntax) == urgency
