from dataclasses import replace

from copytaster.core.model import (
    Action,
    At,
    AtPath,
    Decision,
    Embargo,
    Facts,
    JsonValue,
    Language,
    Lifecycle,
    Marker,
    Part,
    Priority,
    Reason,
    Reference,
    Stage,
    Story,
    StoryWarning,
    Take,
    ZoneSource,
)
from copytaster.core.publish import ours as of_story
from copytaster.core.publish.bodies import copy_of
from tests.stories import CONTEXT, PLAIN, RECEIVED, STORY_ID, VERSION_ID, a_rich_story, a_story


def ours(story: Story, limits: tuple[str, ...] = ()) -> dict[str, JsonValue]:
    return of_story.ours(story, copy_of(story), CONTEXT, limits)


def test_ours_of_the_least_story() -> None:
    """What is unknown is absent: no null, no empty text, no empty list."""
    assert ours(a_story()) == {
        "storyId": STORY_ID,
        "versionId": VERSION_ID,
        "derivedTitle": True,
        "feed": {"id": "north-desk"},
        "format": {"syntax": "plain", "evidence": "text"},
        "raw": {
            "topic": "wire.raw.north",
            "partition": 3,
            "offset": 42,
            "timestamp": "2026-03-02T10:15:00.250Z",
            "sha256": "ab" * 32,
            "bytes": 120,
            "charset": "utf-8",
            "charsetEvidence": "strict",
        },
        "times": {"received": "2026-03-02T10:15:00.250Z", "versionSource": "kafka"},
        "lifecycle": {"action": "new"},
        "computed": {"wordCount": {"value": 5, "by": "words@1", "confidence": 1.0}},
        "blocks": [{"kind": "paragraph", "text": "The ferry left at dawn.", "raw": [0, 23]}],
        "pipeline": {"version": "1.2.3", "configHash": "c0ffee", "models": {"language": "lid.176"}},
    }


def test_ours_without_kafka() -> None:
    """A record that was read from a file has no position."""
    raw = ours(replace(PLAIN, origin=replace(PLAIN.origin, topic="")))["raw"]
    assert isinstance(raw, dict)
    assert not {"topic", "partition", "offset"} & raw.keys()


def test_ours_lifecycle() -> None:
    """Every marker with its place; a last take that is false is said."""
    lifecycle = Lifecycle(
        action=Action.CORRECTION,
        number=2,
        take=Take(1, 3, last=False),
        priority=Priority.URGENT,
        reason=Reason("name", (At(0, 4, 9),)),
        markers=(Marker("correction", "CORRECTED", (At(0, 0, 3),)),),
        supersedes=(Reference(native_id="nw:0", at=(AtPath(("/replacing",)),)),),
        target=Reference(slugline="ferry"),
    )
    assert ours(a_story(lifecycle=lifecycle))["lifecycle"] == {
        "action": "correction",
        "number": 2,
        "take": {"index": 1, "of": 3, "last": False},
        "priority": "urgent",
        "reason": {"text": "name", "at": [{"block": 0, "start": 4, "end": 9}]},
        "markers": [{"kind": "correction", "text": "CORRECTED", "at": [{"block": 0, "start": 0, "end": 3}]}],
        "supersedes": [{"nativeId": "nw:0", "at": [{"path": ["/replacing"]}]}],
        "target": {"slugline": "ferry"},
    }


def test_ours_embargo() -> None:
    """What is known of an embargo; one of which nothing is known is there all the same."""
    embargo = Embargo(until=RECEIVED, text="EMBARGO", zone_source=ZoneSource.STATED)
    assert ours(a_story(embargo=embargo))["embargo"] == {
        "until": "2026-03-02T10:15:00.250Z",
        "text": "EMBARGO",
        "zoneSource": "stated",
    }
    assert ours(a_story(embargo=Embargo(indefinite=True)))["embargo"] == {"indefinite": True}
    assert ours(a_story(embargo=Embargo()))["embargo"] == {"indefinite": False}


def test_ours_language_and_its_decision() -> None:
    """The detected language stands beside the declared one, and what was decided says why."""
    facts = Facts(Language("de", 0.98765, "language@1", 400))
    story = replace(a_story(facts=facts), decided=(Decision("urgency", "marker", "flash"),))
    document = ours(story)
    assert isinstance(document["computed"], dict)
    assert document["computed"]["language"] == {"value": "de", "by": "language@1", "confidence": 0.99}
    assert document["decided"] == {
        "urgency": {"from": "marker", "reason": "flash"},
        "language": {"from": "computed", "reason": "none declared"},
    }


def test_ours_part_warnings_and_limits() -> None:
    """Which story of its record, every fault, and what was left out."""
    warning = StoryWarning("wrong_type", Stage.PARSE, "/urgency should be a string", (AtPath(("/urgency",)),))
    story = replace(a_story(warnings=(warning,)), part=Part(2, 3, "b"))
    document = ours(story, ("bodies:text/html",))
    assert document["part"] == {"id": "b", "index": 2, "of": 3}
    assert document["warnings"] == [
        {
            "code": "wrong_type",
            "stage": "parse",
            "message": "/urgency should be a string",
            "at": [{"path": ["/urgency"]}],
        }
    ]
    assert isinstance(document["pipeline"], dict)
    assert document["pipeline"]["limits"] == ["bodies:text/html"]


def test_ours_of_a_rich_story() -> None:
    """Every group that the story has is there, and no headline is derived."""
    document = ours(a_rich_story())
    assert {"dateline", "credits", "embeds", "media", "declared", "privateNotes"} <= document.keys()
    assert document["privateNotes"] == {"count": 1, "kinds": ["contacts"]}
    assert "derivedTitle" not in document
