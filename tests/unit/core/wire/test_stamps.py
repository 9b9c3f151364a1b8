import pytest

from copytaster.core.context import DateOrder
from copytaster.core.wire.stamps import as_iso, date_time_group, in_figures


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


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("131137 GMT Nov 13", "2013-11-13T11:37:00+00:00"),
        ("251037 Sep 24", "2024-09-25T10:37:00"),
        ("091223 dec 18", "2018-12-09T12:23:00"),
        ("101137 GMT Dez 18", "2018-12-10T11:37:00+00:00"),
        ("121314Z Mär 2026", "2026-03-12T13:14:00+00:00"),
        ("310001 JUL 97", "1997-07-31T00:01:00"),
        ("310001 JUN 97", None),
        ("251037 Sep", None),
        ("room 131137 GMT Nov 13, then 141138 GMT Nov 13", "2013-11-14T11:38:00+00:00"),
    ],
)
def test_date_time_group(line: str, iso: str | None) -> None:
    """Day, clock, zone where there is one, month in any language; the last of a text, if it is a day."""
    found = date_time_group(line)
    assert (found and found.value) == iso


@pytest.mark.parametrize(
    ("line", "order", "iso"),
    [
        ("AP-WF-11-13-13 1509GMT<", None, "2013-11-13T15:09:00+00:00"),
        ("KWS-21:37-09-12-18", DateOrder.DAY_FIRST, "2018-12-09T21:37:00"),
        ("KWS-21:37-09-12-18", None, "2018-09-12T21:37:00"),
        ("16:35ET 31-10-14<", None, "2014-10-31T16:35:00"),
        ("21:37 12-31-18", DateOrder.DAY_FIRST, "2018-12-31T21:37:00"),
        ("XX-NY-02-10-16 0423EST<", None, "2016-02-10T04:23:00-05:00"),
        ("xx 12-05-12 06:31 pm", None, "2012-12-05T18:31:00"),
        ("02-10-16", None, None),
        ("won 3-2-1 at 31-31-31 1200", None, None),
    ],
)
def test_in_figures(line: str, order: DateOrder | None, iso: str | None) -> None:
    """Day and clock in either order; a figure over 12 says which is the day, else the agency, else the standard."""
    found = in_figures(line, order)
    assert (found and found.value) == iso
