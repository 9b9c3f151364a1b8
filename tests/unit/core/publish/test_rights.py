import pytest

from copytaster.core.model import JsonValue, Rights
from copytaster.core.publish.rights import fit

LINK = "https://example.com/rights"


@pytest.mark.parametrize(
    ("sent", "fitted", "warned"),
    [
        (None, {}, False),
        ({"linkedRights": LINK}, {"linkedRights": LINK}, False),
        ({"langId": "http://www.w3.org/ns/odrl/2/", "encodedRights": "<o/>"}, None, False),
        (
            {"langid": "http://www.w3.org/ns/odrl/2/", "linkedrights": LINK},
            {"langId": "http://www.w3.org/ns/odrl/2/", "linkedRights": LINK},
            True,
        ),
        ({"linkedRights": LINK, "encodedRights": "<o/>"}, {"linkedRights": LINK}, True),
        ({"linkedRights": "see contract"}, {}, True),
        ({"langId": "odrl", "encodedRights": "<o/>"}, {"encodedRights": "<o/>"}, True),
        ({"linkedRights": LINK, "house": 7}, {"linkedRights": LINK}, True),
        ({"encodedRights": 7}, {}, True),
        ("all rights reserved", {}, True),
        ([LINK], {}, True),
    ],
)
def test_rights_info(sent: JsonValue, fitted: dict[str, JsonValue] | None, warned: bool) -> None:
    """What ninjs allows goes through; what it does not is left out, and that is said."""
    result = fit(Rights(rights_info=sent))
    assert result.rights_info == (sent if fitted is None else fitted)
    assert [one.code for one in result.warnings] == ["rights_unfit"] * warned


@pytest.mark.parametrize(
    ("sent", "fitted", "warned"),
    [
        (None, {}, False),
        ({"name": "photo", "uri": LINK}, {"name": "photo", "uri": LINK}, False),
        ({"name": "photo", "uri": "photo"}, {"name": "photo"}, True),
        ({"code": "photo"}, {}, True),
        (LINK, {"uri": LINK}, False),
        ("a photo", {"literal": "a photo"}, False),
        (7, {}, True),
    ],
)
def test_digital_source_type(sent: JsonValue, fitted: dict[str, JsonValue], warned: bool) -> None:
    """A string becomes a URI or a literal; an object keeps what ninjs knows."""
    result = fit(Rights(digital_source_type=sent))
    assert result.digital_source_type == fitted
    assert [one.code for one in result.warnings] == ["rights_unfit"] * warned
