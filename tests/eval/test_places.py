from tests.eval.places import score

COUNTRY_FLOOR = 0.97
NEAR_FLOOR = 0.92
ROLE_FLOOR = 0.76


def test_places() -> None:
    """Countries, points and roles of the gold's places stay as right as they were measured."""
    row = score()[-1]
    assert row.country >= COUNTRY_FLOOR
    assert row.near >= NEAR_FLOOR
    assert row.role >= ROLE_FLOOR
