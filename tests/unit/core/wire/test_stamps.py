import pytest

from copytaster.core.wire.stamps import as_iso


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("Mon, 02 Mar 2026 10:15:00 +0100", "2026-03-02T10:15:00+01:00"),
        ("Mon, 2 Mar 2026 10:15 GMT", "2026-03-02T10:15:00+00:00"),
        ("02 Mar 26 10:15:00 EST", "2026-03-02T10:15:00-05:00"),
        ("Tue, 02 Mar 1999 10:15:00 CEST", "1999-03-02T10:15:00+02:00"),
        ("Mon, 02 Mar 99 10:15:00 Z", "1999-03-02T10:15:00+00:00"),
        ("Mon, 02 Mar 126 10:15:00 GMT", "2026-03-02T10:15:00+00:00"),
        ("Mon, 02 Mar 2026 10:15:00 +02:00", "2026-03-02T10:15:00+02:00"),
        ("Mon, 02 Mar 2026 10:15:00 GMT+0100", "2026-03-02T10:15:00+01:00"),
        ("Monday, 2-Mar-26 10:15:00 UTC", "2026-03-02T10:15:00+00:00"),
        ("lun., 2 mars 2026 10:15:00 +0100", "2026-03-02T10:15:00+01:00"),
        ("Mo, 02 März 2026 10:15:00 MEZ", "2026-03-02T10:15:00+01:00"),
        ("lunes 2 de marzo de 2026, 10:15", "2026-03-02T10:15:00"),
        ("Mon Mar  2 10:15:00 2026", "2026-03-02T10:15:00"),
        ("Mon Mar  2 10:15:00 CET 2026", "2026-03-02T10:15:00+01:00"),
        ("March 2, 2026 1:15 PM EST", "2026-03-02T13:15:00-05:00"),
        ("Mon, 02 Mar 2026 12:15 AM GMT", "2026-03-02T00:15:00+00:00"),
        ("11.07.2019 12:17", "2019-07-11T12:17:00"),
        ("2.3.2026 kl. 9.05", "2026-03-02T09:05:00"),
        ("02-03-2026 09:05", "2026-03-02T09:05:00"),
        ("2026-03-02 10:15:00 EST", "2026-03-02T10:15:00-05:00"),
        ("2026-3-2 9:15", "2026-03-02T09:15:00"),
        ("Mon, 02 Mar 2026 24:00:00 GMT", "2026-03-03T00:00:00+00:00"),
        ("Mon, 02 Mar 2026 10:15:60 GMT", "2026-03-02T10:15:59+00:00"),
    ],
)
def test_stamp(stamp: str, iso: str) -> None:
    """Each shape of feeds as ISO 8601, its zone only where it is stated."""
    assert as_iso(stamp) == iso


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "2026-03-02T10:15:00Z",
        "2026-03-02T10:15:00.123+01:00",
        "2026-03-02",
        "Mon, 31 Feb 2026 10:15:00 GMT",
        "Mon, 02 Mar 2026 10:15:00 IST",
        "Mon, 02 Mar 2026 10:15:00 +9900",
        "Mon, 02 Mar 2026 10:75:00 GMT",
        "Mon, 02 Brumaire 2026 10:15:00 GMT",
        "03/04/2026 10:15",
        "yesterday",
        "0" * 100_000,
        "Mon, " * 1000,
    ],
)
def test_stamp_left_alone(stamp: str) -> None:
    """ISO already, a bare day, a day that is none, a zone that could be several, an order that cannot be told."""
    assert as_iso(stamp) == stamp
