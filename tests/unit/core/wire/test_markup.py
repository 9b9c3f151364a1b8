import pytest

from copytaster.core.wire.markup import html_of, is_marked_up, plain_of, words_of


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<p>One.</p>", "<p>One.</p>"),
        ("&lt;p&gt;One.&lt;/p&gt;", "<p>One.</p>"),
        ("a &lt; b", "a &lt; b"),
        ("<p>R&amp;amp;D &amp;quot;x&amp;quot;</p>", "<p>R&amp;D &quot;x&quot;</p>"),
        ("AT&amp;T;", "AT&amp;T;"),
        ("<p>Ferries <LYSF.OL></p>", "<p>Ferries &lt;LYSF.OL></p>"),
        ("&lt;tag&gt; is a word", "&lt;tag&gt; is a word"),
    ],
)
def test_html_of(text: str, html: str) -> None:
    """Escaped once too often is unescaped; a code in brackets is no tag, and a sign none either."""
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ferry <b>leaves</b><br>now", "Ferry leaves now"),
        ("Rask &amp;amp; sons", "Rask & sons"),
        ("Ferries <LYSF.OL> close", "Ferries <LYSF.OL> close"),
        ("3 < 5 > 2", "3 < 5 > 2"),
        ("  one\n two ", "one two"),
    ],
)
def test_words_of(text: str, words: str) -> None:
    """A headline on one line, without its tags."""
    assert words_of(text) == words


def test_is_marked_up() -> None:
    """Only tags of HTML are markup."""
    assert is_marked_up("a <br/> b")
    assert not is_marked_up("a <AAPL.O> d <c> 3 < b")


def test_plain_of() -> None:
    """Line ends stay."""
    assert plain_of("one\n\ntwo &amp; three") == "one\n\ntwo & three"
