import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from copytaster.core.publish.uris import identifies, is_uri

FORMATS = Draft202012Validator({"format": "uri"}, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/a?b=c#d",
        "urn:newsml:example.com:20260302:77",
        "tag:example.com,2026:x",
        "http://user@example.com:80/",
        "http://user:word@example.com:/",
        "file:///a",
        "medtop:04000000",
        "http://example.com/%C3%A9",
    ],
)
def test_is_uri(text: str) -> None:
    """Absolute ones of any scheme."""
    assert is_uri(text)
    assert FORMATS.is_valid(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "example.com",
        "http://exa mple.com",
        "http://example.com/é",
        "x:%zz",
        "a#b",
        "http:",
        "x:a#b#c",
        "x:[a]",
        "http://example.com:port/",
        "http://example.com:1:2/",
        "http://a@b@c/",
    ],
)
def test_is_uri_not(text: str | None) -> None:
    """Relative, broken, empty, or with characters that a URI has only escaped."""
    assert not is_uri(text)


def test_is_uri_is_bounded() -> None:
    """No identifier is that long."""
    assert not is_uri("urn:x:" + "9" * 2000)


@given(st.text(alphabet="ab:/?#[]@!%20é.-+ ", max_size=20).map("http:".__add__))
@example("http://a:00:00b/c")
def test_is_uri_is_never_laxer_than_the_schema(text: str) -> None:
    """What passes here passes the format check of the published schema."""
    if is_uri(text):
        assert FORMATS.is_valid(text)


def test_identifies() -> None:
    """A QCode has a scheme that only its feed knows."""
    assert identifies("http://cv.iptc.org/newscodes/mediatopic/04000000")
    assert not identifies("medtop:04000000")
    assert not identifies("economy")
