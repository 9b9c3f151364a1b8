"""One lifecycle record, wherever its words stand."""

from __future__ import annotations

import pytest

from copytaster.core.model import Action, Field, Priority, PubStatus, Take
from tests.raw_stories import normalised

COPY = ("paragraph", "The ferry left the harbour of Lysvik at dawn, the company said on Monday.")


def test_strongest_marker_rules() -> None:
    """A correction of an update is a correction; the number is the update's."""
    lifecycle = normalised(("headline", "RPT-CORRECTED-UPDATE 3-Ferry line to close"), COPY).lifecycle
    assert (lifecycle.action, lifecycle.number) == (Action.CORRECTION, 3)
    assert [marker.kind for marker in lifecycle.markers] == ["repeat", "correction", "update"]


def test_number_behind_a_lifted_embargo_is_no_day() -> None:
    """LEVÉE D'EMBARGO 1 is the marker's first, not an embargo till the first; the kill behind it rules."""
    story = normalised(("headline", "LEVÉE D'EMBARGO 1 - KILL - Un ferry coule au large de Lysvik"), COPY)
    assert (story.lifecycle.action, story.embargo) == (Action.KILL, None)
    story = normalised(("headline", "LEVÉE D'EMBARGO 1 - Un ferry coule au large de Lysvik"), COPY)
    assert (story.lifecycle.action, story.headlines[0].text) == (Action.RELEASE, "Un ferry coule au large de Lysvik")


@pytest.mark.parametrize(
    ("line", "action", "number", "priority"),
    [
        ("3RD NET", Action.UPDATE, 3, None),
        ("1ST LEAD", Action.UPDATE, 1, None),
        ("REFILE", Action.REFILE, None, None),
        ("(Eil )", Action.NEW, None, Priority.ALERT),
        ("(Blitz )", Action.NEW, None, Priority.FLASH),
        ("BULLETIN", Action.NEW, None, Priority.BULLETIN),
        ("(KORR-Bericht)", Action.NEW, None, None),
    ],
)
def test_head_lines(line: str, action: Action, number: int | None, priority: Priority | None) -> None:
    """They stand above the headline, as dpa prints them; KORR-Bericht is a genre."""
    lifecycle = normalised(("unknown", line), ("headline", "Fähre fällt aus"), COPY).lifecycle
    assert (lifecycle.action, lifecycle.number, lifecycle.priority) == (action, number, priority)


def test_alert_of_one_line() -> None:
    """Without a headline the line itself says it."""
    lifecycle = normalised(("paragraph", "FLASH - Ferry line to close, operator says")).lifecycle
    assert lifecycle.priority is Priority.FLASH


def test_slugline() -> None:
    """AP's version stands in the slug."""
    lifecycle = normalised(COPY, fields={Field.SLUGLINE: "BC-EU--Ferry, 2nd Ld-Writethru"}).lifecycle
    assert (lifecycle.action, lifecycle.number) == (Action.UPDATE, 2)


@pytest.mark.parametrize(
    ("headline", "last_line", "take"),
    [
        ("Ferry line to close =2", "(more)", Take(2, last=False)),
        ("Ferry line to close (Take 3 of 3)", "ENDS", Take(3, 3, last=True)),
        ("Ferry line to close", "(suite)", Take(last=False)),
    ],
)
def test_take(headline: str, last_line: str, take: Take) -> None:
    """By number, and by what its last line says."""
    lifecycle = normalised(("headline", headline), COPY, COPY, ("sign_off", last_line)).lifecycle
    assert (lifecycle.action, lifecycle.take) == (Action.TAKE, take)


def test_kill_in_private_text() -> None:
    """It binds where it may not be quoted."""
    story = normalised(("paragraph", "NOT FOR PUBLICATION"), ("paragraph", "Please kill the story on the ferry."))
    assert (story.lifecycle.action, story.lifecycle.markers, story.pub_status) == (Action.KILL, (), PubStatus.CANCELED)


def test_hold_and_release() -> None:
    """A hold withholds, a release does not."""
    assert normalised(("unknown", "HOLD HOLD HOLD"), COPY).pub_status is PubStatus.WITHHELD
    assert normalised(("unknown", "HOLD LIFTED"), COPY).pub_status is PubStatus.USABLE


@pytest.mark.parametrize(
    "headline",
    [
        "Kill the bill, say protesters",
        "Embargo on oil until 2030",
        "Urgent talks on a correction",
        "Hold-up at harbour",
    ],
)
def test_news_is_new(headline: str) -> None:
    """A story about a correction, an embargo, an urgent meeting or a hold-up is none of these."""
    story = normalised(("headline", headline), COPY)
    assert (story.lifecycle.action, story.lifecycle.priority, story.pub_status) == (Action.NEW, None, PubStatus.USABLE)
    assert story.lifecycle.markers == ()
