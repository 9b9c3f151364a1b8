from typing import Unpack

import orjson
import pytest

from copytaster.core.facts import Entity, EntityType, Mention, MentionForm
from copytaster.core.model import (
    Action,
    At,
    Block,
    BlockKind,
    Embargo,
    Facts,
    Headline,
    Lifecycle,
    Priority,
    PubStatus,
    Reason,
    Reference,
    SpikeReason,
    Take,
)
from copytaster.core.publish import alert
from tests.stories import CONTEXT, STORY_ID, VERSION_ID, Changes, a_story

FLASH = Lifecycle(priority=Priority.FLASH)


def document(**changes: Unpack[Changes]) -> dict[str, object]:
    (record,) = alert.publish(a_story(**changes), CONTEXT)
    loaded: dict[str, object] = orjson.loads(record.value)
    return loaded


def test_alert_holds_what_a_desk_needs() -> None:
    """Ids, action, priority, status, words, times and the raw position: nothing else."""
    assert document(lifecycle=FLASH, urgency=1) == {
        "storyId": STORY_ID,
        "versionId": VERSION_ID,
        "action": "new",
        "priority": "flash",
        "urgency": 1,
        "pubStatus": "usable",
        "text": "The ferry left at dawn.",
        "versionCreated": "2026-03-02T10:15:00.250Z",
        "received": "2026-03-02T10:15:00.250Z",
        "raw": {
            "topic": "wire.raw.north",
            "partition": 3,
            "offset": 42,
            "timestamp": "2026-03-02T10:15:00.250Z",
        },
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"lifecycle": Lifecycle(priority=Priority.ALERT)},
        {"lifecycle": Lifecycle(priority=Priority.BULLETIN)},
        {"urgency": 1},
        {"urgency": 2},
        {"lifecycle": Lifecycle(action=Action.HOLD), "pub_status": PubStatus.WITHHELD},
        {"lifecycle": Lifecycle(action=Action.KILL), "pub_status": PubStatus.CANCELED},
        {"lifecycle": Lifecycle(take=Take(index=1), priority=Priority.FLASH)},
        {"lifecycle": FLASH, "embargo": Embargo()},
    ],
)
def test_alert_is_due(changes: Changes) -> None:
    """Priorities down to bulletin, urgency 1 and 2, kills, holds; an embargo that has passed hinders nothing."""
    assert alert.wants_alert(a_story(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"urgency": 3},
        {"lifecycle": Lifecycle(priority=Priority.URGENT)},
        {"lifecycle": FLASH, "embargo": Embargo(), "pub_status": PubStatus.WITHHELD},
        {"lifecycle": Lifecycle(take=Take(index=2), priority=Priority.FLASH)},
        {"lifecycle": Lifecycle(action=Action.REPEAT, priority=Priority.FLASH)},
        {"lifecycle": Lifecycle(action=Action.REFILE, priority=Priority.FLASH)},
        {"lifecycle": FLASH, "spike": SpikeReason.TEST},
    ],
)
def test_alert_is_not_due(changes: Changes) -> None:
    """Embargoed copy, later takes, repeats, refiles and spiked copy raise none, however urgent."""
    assert alert.publish(a_story(**changes), CONTEXT) == ()


def test_alert_of_a_kill_has_no_text() -> None:
    """Reason and target of a kill are told, its words are not."""
    lifecycle = Lifecycle(action=Action.KILL, reason=Reason("wrong ship"), target=Reference("nw:1", headline="Ferry"))
    told = document(lifecycle=lifecycle, pub_status=PubStatus.CANCELED, headlines=(Headline("Ferry"),))
    assert "text" not in told
    assert told["reason"] == "wrong ship"
    assert told["target"] == {"nativeId": "nw:1", "headline": "Ferry"}


def test_alert_of_an_embargoed_hold_quotes_nothing() -> None:
    """Ids alone leave for the alert topic while an embargo stands."""
    lifecycle = Lifecycle(action=Action.HOLD, reason=Reason("secret"), target=Reference("nw:1", headline="secret"))
    told = document(lifecycle=lifecycle, pub_status=PubStatus.WITHHELD, embargo=Embargo())
    assert "secret" not in str(told)
    assert "text" not in told
    assert told["target"] == {"nativeId": "nw:1"}


def test_alert_text_is_the_main_headline() -> None:
    """A main headline goes before others, and before the body."""
    headlines = (Headline("Ferries, an overview", "seo"), Headline("Ferry leaves"))
    assert document(lifecycle=FLASH, headlines=headlines)["text"] == "Ferry leaves"


def test_alert_text_is_bounded() -> None:
    """A first paragraph that is the whole story is cut at a word."""
    text = document(lifecycle=FLASH, blocks=(Block(BlockKind.PARAGRAPH, "word " * 1000),))["text"]
    assert isinstance(text, str)
    assert len(text) < alert.TEXT_CHARACTERS + 3
    assert text.endswith("word …")


def test_alert_leaves_out_whom_only_a_credit_names() -> None:
    """Whose text it is, is no news for a desk."""
    at = (At(0, 0, 4),)
    named = Entity("e1", "Lysvik", EntityType.PLACE, (Mention(at, MentionForm.NAME),), "test", 1.0)
    credited = Entity("e2", "Reuters", EntityType.ORGANISATION, (Mention(at, MentionForm.CREDIT),), "test", 1.0)
    shown = document(lifecycle=FLASH, facts=Facts(entities=(named, credited)))
    assert shown["entities"] == [{"name": "Lysvik"}]
