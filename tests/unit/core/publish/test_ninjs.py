import pytest

from copytaster.core.model import (
    Action,
    Declared,
    Embargo,
    Facts,
    Feed,
    Headline,
    JsonValue,
    Lifecycle,
    Media,
    NativeId,
    PubStatus,
    Rights,
    Span,
    Story,
    Subject,
    Take,
)
from copytaster.core.publish import ninjs as of_story
from copytaster.core.publish.bodies import copy_of
from tests.stories import RECEIVED, STORY_ID, Changes, a_rich_story, a_story


def ninjs(story: Story, *, html: bool = True) -> dict[str, JsonValue]:
    return of_story.ninjs(story, copy_of(story), html=html)


def test_ninjs_of_the_least_story() -> None:
    """Only what there is: identity, state, a derived title and the body."""
    assert ninjs(a_story(), html=False) == {
        "uri": f"urn:uuid:{STORY_ID}",
        "type": "text",
        "representationType": "full",
        "versionCreated": "2026-03-02T10:15:00.250Z",
        "pubStatus": "usable",
        "title": "The ferry left at dawn.",
        "bodies": [
            {
                "role": "main",
                "contentType": "text/plain",
                "charCount": 23,
                "wordCount": 5,
                "value": "The ferry left at dawn.",
            }
        ],
    }


def test_ninjs_of_a_kill_has_no_content() -> None:
    """A withdrawal carries neither words nor media nor subjects; status and notes stay."""
    rich = a_rich_story()
    killed = a_story(
        lifecycle=Lifecycle(action=Action.KILL),
        pub_status=PubStatus.CANCELED,
        headlines=rich.headlines,
        media=rich.media,
        declared=rich.declared,
        standfirst=Span("Words", ()),
    )
    document = ninjs(killed)
    assert (document["pubStatus"], document["representationType"]) == ("canceled", "partial")
    content = {"title", "headlines", "descriptions", "bodies", "associations", "subjects", "by", "located"}
    assert not content & document.keys()


@pytest.mark.parametrize(
    "changes",
    [
        {"lifecycle": Lifecycle(take=Take(index=1))},
        {"declared": Declared(representation="Partial")},
        {"declared": Declared(representation="incomplete")},
        {"blocks": ()},
    ],
)
def test_ninjs_partial(changes: Changes) -> None:
    """Takes, what the sender calls partial, and what has no body."""
    assert ninjs(a_story(**changes))["representationType"] == "partial"


def test_ninjs_type() -> None:
    """A type that ninjs has is kept; any other is text."""
    assert ninjs(a_story(declared=Declared(type="Composite")))["type"] == "composite"
    assert ninjs(a_story(declared=Declared(type="newsitem")))["type"] == "text"


def test_ninjs_embargo() -> None:
    """The instant of a known lift is there; an unknown one leaves only the status."""
    assert ninjs(a_story(embargo=Embargo(until=RECEIVED)))["embargoedUntil"] == "2026-03-02T10:15:00.250Z"
    assert "embargoedUntil" not in ninjs(a_story(embargo=Embargo(indefinite=True)))


def test_ninjs_title() -> None:
    """Main headline, else title as sent, else derived."""
    assert ninjs(a_story(headlines=(Headline("A", "seo"), Headline("B")), title="C"))["title"] == "B"
    assert ninjs(a_story(headlines=(Headline("A", "seo"),), title="C"))["title"] == "C"


def test_ninjs_subjects_tell_uris_from_codes() -> None:
    """A QCode looks like a URI and is none; a subject says whose it is."""
    subjects = (
        Subject("medtop:04000000", "economy"),
        Subject("http://cv.iptc.org/newscodes/mediatopic/04000000", creator="iptc"),
        Subject(name="ferries"),
    )
    assert ninjs(a_story(declared=Declared(subjects=subjects)))["subjects"] == [
        {"name": "economy", "literal": "medtop:04000000", "creator": "feed"},
        {"uri": "http://cv.iptc.org/newscodes/mediatopic/04000000", "creator": "iptc"},
        {"name": "ferries", "creator": "feed"},
    ]


def test_ninjs_associations() -> None:
    """Name and URI are always there: minted, and the same each time, where none was sent that is one."""
    media = (
        Media("photo", "https://example.com/1.jpg", Span("A ferry.", ())),
        Media("video", "not a uri"),
        Media("hologram"),
    )
    associations = ninjs(a_story(media=media))["associations"]
    assert isinstance(associations, list)
    first, second, third = associations
    assert first == {
        "uri": "https://example.com/1.jpg",
        "name": "picture1",
        "type": "picture",
        "descriptions": [{"role": "caption", "value": "A ferry."}],
    }
    assert isinstance(second, dict)
    assert isinstance(third, dict)
    assert str(second["uri"]).startswith("urn:uuid:")
    assert (second["name"], third["type"]) == ("video2", "component")
    assert ninjs(a_story(media=media)) == ninjs(a_story(media=media))


def test_ninjs_alternative_ids() -> None:
    """All native ids, with the feed's own role where it gives one."""
    feed = Feed("f", native_ids=(NativeId("urn:x:1", "uri"), NativeId("77")))
    assert ninjs(a_story(feed=feed))["altIds"] == [{"role": "uri", "value": "urn:x:1"}, {"value": "77"}]


def test_ninjs_rights_are_as_sent() -> None:
    """Usage terms, holder, notice and structured rights go through; nothing is inferred from them."""
    document = ninjs(a_story(rights=Rights("Print only", "NorthWire", "(c)", {"encodedRights": "<o/>"})))
    assert document["usageTerms"] == "Print only"
    assert document["rightsInfo"] == {"encodedRights": "<o/>"}
    assert "copyrightHolder" not in ninjs(a_story(facts=Facts()))
