from dataclasses import replace
from types import MappingProxyType

import pytest

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich import attributions, passages, sentences
from copytaster.core.enrich.attributions import kind_of
from copytaster.core.facts import Attribution, Entity, EntityType, Mention, MentionForm, Name
from copytaster.core.model import At, Block, BlockKind, Credit, Credits, Declared, Facts, Places, Story
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))


def warn(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def read(story: Story) -> tuple[Attribution, ...]:
    story = replace(story, facts=replace(story.facts, sentences=sentences.enrich(story, TABLES, warn)))
    story = replace(story, facts=replace(story.facts, passages=passages.enrich(story, TABLES, warn)))
    return attributions.enrich(story, TABLES, warn)


def found(
    *paragraphs: str, names: tuple[Name, ...] = (), kind: BlockKind = BlockKind.PARAGRAPH, language: str = "en"
) -> list[tuple[str, str, str | None]]:
    blocks = tuple(Block(kind, text) for text in paragraphs)
    story = a_story(blocks=blocks, declared=Declared(language=language), facts=Facts(names=names))
    for one in read(story):
        (at,) = one.at
        assert isinstance(at, At)
        assert blocks[at.block].text[at.start : at.end] == one.name
    return [(one.name, str(one.kind), str(one.stance) if one.stance else None) for one in read(story)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The pier was shut, police said.", ("police", "official", None)),
        ("Norway's foreign office said in a statement it was open.", ("Norway's foreign office", "official", None)),
        ("A senior official said that the pier was shut.", ("A senior official", "official", None)),
        ("Two aid workers said the pier was shut.", ("Two aid workers", "other", None)),
        ("State television reported that the pier was shut.", ("State television", "media", None)),
        ("The Lysvik Gazette reported that the pier was shut.", ("Lysvik Gazette", "media", None)),
        ("Interfax said the pier was shut.", ("Interfax", "agency", None)),
        ("The pier is shut, according to the harbour authority.", ("the harbour authority", "official", None)),
        ("The ministry denied that the pier was shut.", ("The ministry", "official", "denied")),
        ("The pier is shut, the ministry has confirmed.", ("the ministry", "official", "confirmed")),
        ("Reuters could not independently verify the report.", ("Reuters", "agency", "unverified")),
        ("An EU diplomat said the pier was shut.", ("An EU diplomat", "official", None)),
    ],
)
def test_sources(text: str, source: tuple[str, str, str | None]) -> None:
    """Whoever the verb belongs to, with the kind that its words tell and the stance that the verb tells."""
    assert found(text) == [source]


@pytest.mark.parametrize("medium", ["Reuters", "Newsweek Norway", "the Lysvik Courier", "CNN"])
def test_media_that_were_told_are_cited(medium: str) -> None:
    """The medium that somebody spoke to stands behind the verb."""
    rows = found(f'"We sail at dawn," Kari Holt told {medium} on Monday.')
    assert [name for name, _, _ in rows] == [medium.removeprefix("the ")]


def test_media_that_are_cited_by_another() -> None:
    """Both are named."""
    assert found("Interfax reported on Monday, citing the Lysvik Gazette, that the pier was shut.") == [
        ("Interfax", "agency", None),
        ("Lysvik Gazette", "media", None),
    ]


def test_a_claim_that_nobody_verified_is_its_sources() -> None:
    """Where no verifier is named, the last source has it unverified."""
    assert found("The rebels said the pier was shut. The claim could not be independently verified.") == [
        ("The rebels", "other", "unverified")
    ]


def test_each_source_is_named_once() -> None:
    """At its first place, with the first stance that it takes."""
    assert found("Police said the pier was shut.", "Police confirmed that it was open.") == [
        ("Police", "official", "confirmed")
    ]


def test_people_are_quotes() -> None:
    """A name without a stance is no source of its own; with one it is."""
    names = (Name("Kari Holt", EntityType.PERSON, At(0, 0, 9), "t@1", 1.0),)
    assert found("Kari Holt said that the pier was shut.", names=names) == []
    assert found("Kari Holt denied that the pier was shut.", names=names) == [("Kari Holt", "other", "denied")]


def test_a_place_that_speaks_is_its_government() -> None:
    """The tagger knows that it is a place."""
    names = (Name("Oslo", EntityType.PLACE, At(0, 0, 4), "t@1", 1.0),)
    assert found("Oslo said that the pier was shut.", names=names) == [("Oslo", "official", None)]


def test_the_agency_of_the_credits_comes_first() -> None:
    """Whose copy it is stands in the source line."""
    blocks = (
        Block(BlockKind.PARAGRAPH, "The pier was shut, police said."),
        Block(BlockKind.SOURCE_LINE, "Source: ANP"),
    )
    story = replace(
        a_story(blocks=blocks, declared=Declared(language="en")),
        credits=Credits(text_source=Credit("ANP", "ANP", (At(1, 8, 11),))),
    )
    assert [(one.name, str(one.kind)) for one in read(story)] == [("ANP", "agency"), ("police", "official")]


def test_an_embedded_post_cites_media() -> None:
    """Who talked to whom is in the post; nobody else in it is a source of the agency's."""
    post = "In a talk to The Hindu the envoy, police said, was brief. — Ola (@ola) May 1, 2026"
    assert found(post, kind=BlockKind.EMBED) == [("The Hindu", "media", None)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Independent said the pier was shut.", "media"),
        ("He told the Sun that the pier was shut.", "media"),
        ("The nation said the pier was shut.", None),
    ],
)
def test_media_called_by_a_common_word(text: str, source: str | None) -> None:
    """With its article and a capital a common word is a medium's name."""
    assert [kind for _, kind, _ in found(text) if kind == "media"] == ([source] if source else [])


@pytest.mark.parametrize("kind", [BlockKind.EMBED, BlockKind.SIGN_OFF, BlockKind.CAPTION])
def test_what_is_not_the_agencys_copy_is_not_read(kind: BlockKind) -> None:
    """An embedded post cites nobody for the agency."""
    assert found("The pier was shut, police said.", kind=kind) == []


def test_other_languages_are_not_read() -> None:
    """Only English is."""
    assert found("Die Polizei sagte, der Pier sei zu.", language="de") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("state-run Anadolu news agency", "agency"),
        ("Boston Globe", "media"),
        ("the White House", "official"),
        ("Kenyan officials", "official"),
        ("Ferry Company", "other"),
        ("Kari Holt", None),
    ],
)
def test_kind_of(words: str, kind: str | None) -> None:
    """What the words themselves tell."""
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Lysvik Reds claim seventh cup with a late win.",
        "A number of governors used state funds for it.",
        "The bad weather forecast is not limited to the fjord.",
        "Officials are being told they need to leave.",
        "It held the drill despite reports of a fire.",
    ],
)
def test_verbs_of_things(text: str) -> None:
    """A verb that is a noun as well, or has an object, vouches for nothing without a clause."""
    assert found(text) == []


def test_the_whole_of_a_body() -> None:
    """As the tagger has it."""
    name = "Nordkost Brokers Group"
    tag = Name(name, EntityType.ORGANISATION, At(0, 0, len(name)), "t", 1.0)
    assert found(f"{name} (Oslo: NOK), a company, said the pier was shut.", names=(tag,))[0][0] == name


def test_an_entity_is_the_source_itself() -> None:
    """Not the country that the description of a source begins with."""
    text = "Ostria's army said the pier was shut."
    place = Entity("e1", "Ostria", EntityType.PLACE, (Mention((At(0, 0, 6),), MentionForm.NAME),), "t", 1.0)
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, text),), declared=Declared(language="en"))
    (one,) = read(replace(story, facts=Facts(entities=(place,))))
    assert (one.name, one.entity) == ("Ostria's army", None)


def test_candidates_tell_who_is_no_source() -> None:
    """The sources with their kind first, then what was left and why."""
    text = (
        "The pier was shut, police said. Reds claim the cup. He said it was open."
        " A pier said it was open. Kari Holt said it was open."
    )
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, text),), declared=Declared(language="en"))
    story = replace(story, facts=replace(story.facts, sentences=sentences.enrich(story, TABLES, warn)))
    story = replace(story, facts=replace(story.facts, passages=passages.enrich(story, TABLES, warn)))
    assert [(one.value, one.taken, one.rule) for one in attributions.candidates(story, TABLES)] == [
        ("police", True, "first named here: official by its words"),
        ("claim", False, "reports nothing here: a noun, or a verb with an object"),
        ("He", False, "a pronoun: who it means is named elsewhere"),
        ("A pier", False, "describes no people and no body"),
        ("Kari Holt", False, "speaks under a name: a quote, unless it confirms or denies"),
    ]
