from copytaster.core.model import Action, Block, BlockKind, Headline, Lifecycle
from copytaster.core.publish.bodies import bodies, copy_of, derived_title, html_body, plain_body
from tests.stories import a_rich_story, a_story

RICH = a_rich_story()


def test_plain_body_has_body_kinds_only() -> None:
    """Headline, dateline, embed and caption stay out; the table keeps its columns."""
    assert plain_body(RICH) == (
        "The harbour reopened <on> Monday.\n\nQueues\n\n- cars\n- lorries\n\nPier   Boats\nNorth  4"
    )


def test_html_body_escapes_and_says_its_language() -> None:
    """All text is escaped, tags are from a closed list, embeds are quoted."""
    assert html_body(RICH, "en") == (
        '<div lang="en" dir="ltr">\n<p>The harbour reopened &lt;on&gt; Monday.</p>\n<h2>Queues</h2>\n'
        "<ul><li>cars</li><li>lorries</li></ul>\n<pre>Pier   Boats\nNorth  4</pre>\n"
        "<blockquote>Harbour reopens after storm 🇳🇴 #ferries</blockquote>\n</div>"
    )


def test_html_body_direction() -> None:
    """Hebrew and Arabic run from right to left; without a language the browser judges."""
    assert html_body(RICH, "ar_EG").startswith('<div lang="ar_EG" dir="rtl">')
    assert html_body(RICH, None).startswith('<div dir="auto">')


def test_html_body_with_a_wicked_language() -> None:
    """A declared language cannot break out of its attribute."""
    assert html_body(RICH, '"><script>').startswith('<div lang="&quot;&gt;&lt;script&gt;" dir="ltr">')


def test_bodies_count_the_plain_text() -> None:
    """Characters are code points, words are what white space parts."""
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, "Fähre 🇳🇴 ab"),))
    plain, html = bodies(story, copy_of(story), html=True)
    assert plain == {
        "role": "main",
        "contentType": "text/plain",
        "charCount": 11,
        "wordCount": 3,
        "value": "Fähre 🇳🇴 ab",
    }
    assert isinstance(html, dict)
    assert html["contentType"] == "text/html"


def test_bodies_of_a_story_without_text() -> None:
    """A caption alone is no body."""
    story = a_story(blocks=(Block(BlockKind.CAPTION, "A ferry."),))
    assert bodies(story, copy_of(story), html=True) == []


def test_derived_title_is_the_first_words() -> None:
    """Without headline and title, the first paragraph stands in, cut at a word."""
    assert derived_title(a_story()) == "The ferry left at dawn."
    long = a_story(blocks=(Block(BlockKind.PARAGRAPH, "ferry " * 60),))
    assert derived_title(long) == ("ferry " * 20).strip() + " …"


def test_derived_title_where_there_is_none() -> None:
    """A headline, a title as sent, a kill, or no words: nothing is derived."""
    assert derived_title(a_story(headlines=(Headline("Ferry leaves"),))) is None
    assert derived_title(a_story(title="Ferry leaves")) is None
    assert derived_title(a_story(lifecycle=Lifecycle(action=Action.KILL))) is None
    assert derived_title(a_story(blocks=())) is None
