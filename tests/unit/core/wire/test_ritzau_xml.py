import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import Field, RawStory
from copytaster.core.wire.ritzau_xml import parse, sniff
from tests.unit.core.wire.xml_bodies import body, said, values

RITZAU = Dialect("ritzau", "Ritzau", ("/ritzau/",))
DIALECTS = Dialects({"ritzau": RITZAU}, {"ritzau": RITZAU, "/ritzau/": RITZAU})
NIL = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"


def story(inside: str) -> RawStory:
    (one,) = parse(body(f"<RBNews {NIL}>{inside}</RBNews>"), DIALECTS).stories
    return one


@pytest.mark.parametrize("text", ["<RBNews>", "<a><b><RBNews></RBNews>", "<XMLNewsQueuedResponse/>"])
def test_ritzau_sniff(text: str) -> None:
    """A story alone or in an answer; an answer without any too."""
    assert sniff(body(text)) is not None


@pytest.mark.parametrize("text", ["RBNews", "<a>RBNews</a>", "", "<rss/>"])
def test_ritzau_sniff_of_others(text: str) -> None:
    """The word alone is no evidence."""
    assert sniff(body(text)) is None


def test_ritzau_nil_says_nothing() -> None:
    """Every element may be nil."""
    one = story("<headline>A</headline><subtitle i:nil='true'/><Replaces i:nil='true'/><byLine i:nil='true'/>")
    assert said(one) == [("headline", "A")]
    assert Field.SUPERSEDES not in one.fields
    assert one.detection.dialect == "ritzau"


def test_ritzau_flash_has_no_headline() -> None:
    """Its text is all of it, its format its priority."""
    one = story("<format>Flash</format><content>&lt;p&gt;Ferry sinks.&lt;/p&gt;</content>")
    assert said(one) == [("paragraph", "Ferry sinks.")]
    assert values(one, Field.PRIORITY) == ["flash"]


@pytest.mark.parametrize(
    ("flag", "field", "word"),
    [
        ("Annuleret", Field.STATUS, "canceled"),
        ("Korrektion", Field.SIGNAL, "correction"),
        ("NyVersion", Field.SIGNAL, "update"),
        ("InfoFlash", Field.PRIORITY, "flash"),
    ],
)
def test_ritzau_flags(flag: str, field: Field, word: str) -> None:
    """Each says what the story is to another, and only where it is true."""
    assert values(story(f"<headline>A</headline><{flag}>true</{flag}>"), field) == [word]
    assert values(story(f"<headline>A</headline><{flag}>false</{flag}>"), field) == []


def test_ritzau_withdrawal_names_its_target() -> None:
    """What it replaces is what it withdraws."""
    one = story("<headline>A</headline><replacedID>7</replacedID><Annuleret>true</Annuleret>")
    assert values(one, Field.TARGET) == ["7"]


def test_ritzau_status_is_the_queues() -> None:
    """How the queue came by the story is no publication status; a withdrawal is."""
    assert values(story("<headline>A</headline><Status>New news</Status>"), Field.STATUS) == []
    assert values(story("<headline>A</headline><Status>Annulleret</Status>"), Field.STATUS) == ["canceled"]


def test_ritzau_private() -> None:
    """The note to editors and whom to ring are private; the note makes another version."""
    one = story("<headline>A</headline><TilRedaktionen>Note</TilRedaktionen><byLinePhone>1</byLinePhone>")
    assert [(block.text, block.role) for block in one.private] == [("Note", "editors_only"), ("1", "contacts")]
    assert one.copy == "A\nNote"


def test_ritzau_origin_closes_the_copy() -> None:
    """A source line that was not broken off."""
    one = story("<origin>/ritzau/</origin><content>&lt;p&gt;Ferry sinks. /ritzau/&lt;/p&gt;</content>")
    assert said(one) == [("paragraph", "Ferry sinks."), ("source_line", "/ritzau/")]


@pytest.mark.parametrize("text", ["<XMLNewsQueuedResponse/>", "<RBNews><byLinePhone>1</byLinePhone></RBNews>"])
def test_ritzau_without_copy(text: str) -> None:
    """An answer without stories, a story without words."""
    with pytest.raises(Unreadable, match="no_copy"):
        parse(body(text), DIALECTS)
