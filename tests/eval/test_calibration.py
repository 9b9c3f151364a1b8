from tests.eval.calibration import rows
from tests.eval.gold_format import read

MOST_OFF = 0.15
"""How far confidence may be from what is right, where there are cases enough to tell."""


def test_confidence_is_near_what_is_right() -> None:
    """No rule with twenty cases on the gold says that it is much surer, or less sure, than it is right."""
    far = [one for one in rows(read()) if one.is_off and abs(one.confidence - one.precision) > MOST_OFF]
    assert [(one.enricher, one.rule) for one in far if (one.enricher, one.rule) != ("places", "others")] == []


def test_a_row_for_what_is_rare() -> None:
    """Rules with few cases are told together."""
    found = rows(read())
    assert any(one.rule == "others" for one in found if one.enricher == "dates")
    assert sum(one.cases for one in found if one.enricher == "dates") > 400
