import pytest

from copytaster.core.wire.html_depth import MAX_OPEN_TAGS, MOST_OPENED, too_deep


def test_html_depth() -> None:
    """Siblings are not nested, and void elements never are."""
    assert not too_deep("<p></p><br><img>" * 500)
    assert too_deep("<b>" * 200)
    assert not too_deep("a < b " * 500)


@pytest.mark.parametrize("depth", [MAX_OPEN_TAGS, MAX_OPEN_TAGS + 1])
def test_html_depth_bound(depth: int) -> None:
    """So many tags may be open at once, and no more; ends of what is not open close nothing."""
    assert too_deep("</i>" * 50 + "<div>" * depth + "</div>" * depth + "<hr>" * 50) is (depth > MAX_OPEN_TAGS)


@pytest.mark.parametrize("script", ["<script>{}</script>", "<SCRIPT type='a'>{}</SCRIPT>", "<script>{}"])
def test_html_depth_of_scripts(script: str) -> None:
    """What stands in scripts are strings."""
    assert not too_deep("<div>" + script.format("'<div>'" * 200))


@pytest.mark.parametrize(
    "html",
    [
        "<div><script></script>",
        "<div><!-- </div> -->",
        "<div title='</div>'>",
        "<div></span>",
        "<!-- <script> --><div>",
    ],
)
def test_html_depth_hidden(html: str) -> None:
    """Ends that end nothing hide no depth that would keep the parser for minutes."""
    assert too_deep(html * (MOST_OPENED + 1))
