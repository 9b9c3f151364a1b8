"""Instants in the spelling of most feeds are read as all others are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.normalise.instants import Zone, read_instant

_TWO_DIGITS = st.integers(0, 99).map("{:02}".format)
_ZONE = st.one_of(st.just("Z"), st.tuples(st.sampled_from("+-"), _TWO_DIGITS, _TWO_DIGITS))


@given(
    st.lists(_TWO_DIGITS, min_size=6, max_size=6), _ZONE, st.booleans(), st.booleans(), st.sampled_from(["", ".123"])
)
def test_usual_spelling_gives_what_the_pattern_gives(
    figures: list[str], zone: tuple[str, str, str] | str, basic: bool, short: bool, fraction: str
) -> None:
    """A blank before the zone keeps the quick way from being taken, and changes nothing."""
    year, month, day, hour, minute, second = figures
    stated = zone if isinstance(zone, str) else f"{zone[0]}{zone[1]}{'' if short else ':'}{zone[2]}"
    instant = f"20{year}-{month}-{day}T{hour}:{minute}:{second}{fraction}"
    if basic:
        instant = instant.replace("-", "").replace(":", "")
    assert read_instant(instant + stated, Zone()) == read_instant(f"{instant} {stated}", Zone())
