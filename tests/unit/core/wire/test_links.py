import pytest

from copytaster.core.wire.links import absolute, host, house


@pytest.mark.parametrize(
    ("link", "base", "whole"),
    [
        ("https://x.example/a", "https://y.example/", "https://x.example/a"),
        ("/a", "https://x.example/b/c", "https://x.example/a"),
        ("a.jpg", "https://x.example/b/c", "https://x.example/b/a.jpg"),
        ("../a.jpg", "https://x.example/b/c/d", "https://x.example/b/a.jpg"),
        ("../../../a.jpg", "https://x.example/b/c", "https://x.example/a.jpg"),
        ("//cdn.example/a", "https://x.example/", "https://cdn.example/a"),
        ("?p=1", "https://x.example/b/", "https://x.example/b/?p=1"),
        ("a", "https://x.example", "https://x.example/a"),
        ("a.jpg", "", "a.jpg"),
        ("", "https://x.example/", ""),
    ],
)
def test_link(link: str, base: str, whole: str) -> None:
    """As a browser makes it whole; untouched where its page is unknown."""
    assert absolute(link, base) == whole


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://newsroom.dpa.example/x", "dpa"),
        ("https://www.bbc.co.uk/news", "bbc"),
        ("http://localhost/", ""),
        ("mailto:x@y.example", ""),
        ("", ""),
    ],
)
def test_link_house(link: str, name: str) -> None:
    """The name before the public suffix."""
    assert house(link) == name


def test_link_host() -> None:
    """Without user, port and www."""
    assert host("https://me@www.X.example:8080/a") == "x.example"
