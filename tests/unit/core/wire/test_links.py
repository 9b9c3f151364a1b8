import pytest

from copytaster.core.wire.links import absolute, domains, host


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
    ("link", "names"),
    [
        ("https://newsroom.north.example/x", ["newsroom.north.example", "north.example"]),
        ("http://localhost/", []),
        ("mailto:x@y.example", []),
        ("", []),
    ],
)
def test_link_domains(link: str, names: list[str]) -> None:
    """The host and what is above it, but no top level alone."""
    assert list(domains(link)) == names


def test_link_host() -> None:
    """Without user, port and www."""
    assert host("https://me@www.X.example:8080/a") == "x.example"
