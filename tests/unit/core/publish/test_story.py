from dataclasses import replace

import orjson
import pytest

from copytaster.core.context import Context, Limits
from copytaster.core.errors import TooLarge
from copytaster.core.model import Block, BlockKind, Rights, Stage, StoryWarning
from copytaster.core.publish import story as story_document
from tests.stories import CONTEXT, STORY_ID, a_story

WARNINGS = (StoryWarning("wrong_type", Stage.PARSE, "x" * 100),) * 150


def within(limit_bytes: int) -> Context:
    return replace(CONTEXT, limits=Limits(story_bytes=limit_bytes))


def test_story_is_ninjs_and_one_property() -> None:
    """One record, keyed by story, with `copytaster` beside ninjs."""
    (record,) = story_document.publish(a_story(), CONTEXT)
    assert (record.topic, record.key) == ("copytaster.story.v1", STORY_ID.encode())
    document = orjson.loads(record.value)
    assert document["uri"] == f"urn:uuid:{STORY_ID}"
    assert document["copytaster"]["storyId"] == STORY_ID


def test_story_over_its_bound_loses_facts_first() -> None:
    """Warnings beyond their count go before the HTML does."""
    story = a_story(warnings=WARNINGS)
    (record,) = story_document.publish(story, within(20_000))
    document = orjson.loads(record.value)
    assert len(document["copytaster"]["warnings"]) == 100
    assert document["copytaster"]["pipeline"]["limits"] == ["warnings"]
    assert len(document["bodies"]) == 2


def test_story_over_its_bound_loses_html_next() -> None:
    """The copy itself stays whole in plain text and blocks."""
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, "x" * 4000),))
    (record,) = story_document.publish(story, within(10_000))
    document = orjson.loads(record.value)
    assert [body["contentType"] for body in document["bodies"]] == ["text/plain"]
    assert document["copytaster"]["pipeline"]["limits"] == ["bodies:text/html"]


def test_story_that_cannot_be_made_smaller() -> None:
    """Copy that alone is over the bound is an error, never a stuck lane."""
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, "x" * 9000),))
    with pytest.raises(TooLarge, match="10000 are allowed"):
        story_document.publish(story, within(10_000))


def test_story_with_unfit_rights_warns() -> None:
    """Rights that ninjs cannot hold are left out, and the document says so."""
    (record,) = story_document.publish(a_story(rights=Rights(rights_info={"house": "rule"})), CONTEXT)
    document = orjson.loads(record.value)
    assert "rightsInfo" not in document
    assert [one["code"] for one in document["copytaster"]["warnings"]] == ["rights_unfit"]
