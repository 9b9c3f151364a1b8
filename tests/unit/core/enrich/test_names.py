from dataclasses import replace

import pytest

from copytaster.core.enrich import enrich, language, names, sentences
from copytaster.core.facts import EntityType, Name
from copytaster.core.model import At, Block, BlockKind, Credit, Credits, Dateline, DatelinePlace, Declared, Story
from copytaster.tables import load_tables
from tests.stories import a_story

PARAGRAPH = BlockKind.PARAGRAPH


def found(story: Story) -> tuple[Name, ...]:
    tables = replace(load_tables(), identify_language=lambda _: ("en", 0.5))
    return enrich(story, (language, sentences, names), tables)[0].facts.names


def told(*blocks: Block, tag: str = "en") -> list[tuple[str, str]]:
    return [(one.text, one.type.value) for one in found(a_story(blocks=blocks, declared=Declared(language=tag)))]


COPY = (
    "President Vladimir Putin flew to Paris on Monday, the French foreign ministry said. Putin will address the United "
    "Nations 🇫🇷 in New York."
)


def test_names() -> None:
    """Persons without their titles, organisations, places, and nationalities as misc."""
    assert told(Block(PARAGRAPH, COPY)) == [
        ("Vladimir Putin", "person"),
        ("Paris", "place"),
        ("French", "misc"),
        ("Putin", "person"),
        ("United Nations", "organisation"),
        ("New York", "place"),
    ]


def test_names_stand_where_they_say() -> None:
    """The text at a name's place is the name, behind emoji too; its confidence is a probability."""
    story = a_story(blocks=(Block(BlockKind.HEADLINE, "Putin in Paris"), Block(PARAGRAPH, COPY)))
    names_ = found(story)
    assert [story.blocks[one.at.block].text[one.at.start : one.at.end] for one in names_] == [
        one.text for one in names_
    ]
    assert [(one.at.block, one.at.start) for one in names_] == sorted((one.at.block, one.at.start) for one in names_)
    assert all(0.0 < one.confidence <= 1.0 and one.by == names.BY for one in names_)


def test_names_in_capitals() -> None:
    """Upper-case wires hide nothing."""
    assert told(Block(PARAGRAPH, "PUTIN FLEW TO PARIS, REUTERS SAID.")) == [
        ("PUTIN", "person"),
        ("PARIS", "place"),
        ("REUTERS", "organisation"),
    ]


@pytest.mark.parametrize("tag", ["de", "fr-CA", "sv"])
def test_names_of_other_languages(tag: str) -> None:
    """There is no guess in a language that the tagger has not learnt."""
    assert told(Block(PARAGRAPH, COPY), tag=tag) == []


def test_names_without_a_model() -> None:
    """Tables made by hand need none."""
    story = a_story(blocks=(Block(PARAGRAPH, COPY),), declared=Declared(language="en"))
    tables = replace(load_tables(), names=None)
    assert enrich(story, (language, sentences, names), tables)[0].facts.names == ()


def test_names_of_blocks() -> None:
    """Captions and embeds are read; tables, sign-offs and notes are not."""
    kinds = (BlockKind.CAPTION, BlockKind.EMBED, BlockKind.TABLE, BlockKind.SIGN_OFF, BlockKind.EDITORS_NOTE)
    blocks = [Block(kind, "Vladimir Putin arrives in Paris.") for kind in kinds]
    assert told(*blocks) == [("Vladimir Putin", "person"), ("Paris", "place")] * 2


def test_names_of_the_dateline() -> None:
    """Its places are names as printed, and surely places."""
    text = "BERGEN, Norway, March 2 (NorthWire) -"
    dateline = Dateline((DatelinePlace("BERGEN", "Norway"),), text, at=(At(0, 0, len(text)),))
    story = replace(
        a_story(blocks=(Block(BlockKind.DATELINE, text),), declared=Declared(language="en")), dateline=dateline
    )
    assert [(one.text, one.type, one.at, one.confidence) for one in found(story)] == [
        ("BERGEN", EntityType.PLACE, At(0, 0, 6), names.DATELINE_CONFIDENCE),
        ("Norway", EntityType.PLACE, At(0, 8, 14), names.DATELINE_CONFIDENCE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Putin flew to Paris (NASDAQ: PARI).",
        "Putin flew to Paris <PUTN.PA>.",
        "Putin flew to Paris #Putin @ParisMayor https://paris.example/Putin",
        "Putin flew to Paris, Paris.Mayor@paris.example writes.",
    ],
)
def test_names_are_no_symbols(text: str) -> None:
    """RICs, tickers, tags, accounts and addresses are no names."""
    assert told(Block(PARAGRAPH, text)) == [("Putin", "person"), ("Paris", "place")]


def test_names_are_no_credits() -> None:
    """Whose picture or text it is was told by the credits."""
    text = "Putin in Paris. (Reuters Archive)"
    credits_ = Credits(picture_sources=(Credit("Reuters Archive", "Reuters", (At(0, 17, 32),)),))
    story = replace(
        a_story(blocks=(Block(BlockKind.CAPTION, text),), declared=Declared(language="en")), credits=credits_
    )
    assert [one.text for one in found(story)] == ["Putin", "Paris"]


def test_names_of_a_long_sentence() -> None:
    """A paragraph that never stops takes linear time and gives exact places."""
    text = "Putin met Putin and " * 5_000
    story = a_story(blocks=(Block(PARAGRAPH, text),), declared=Declared(language="en"))
    names_ = found(story)
    assert len(names_) == 10_000
    assert {text[one.at.start : one.at.end] for one in names_} == {"Putin"}


@pytest.mark.parametrize("text", ["\x00", "\x01", "\x02", " \x02 a", "\x02\x02"])
def test_names_of_controls(text: str) -> None:
    """Control characters of old frames are words to the tagger, however it marks its own."""
    story = a_story(blocks=(Block(BlockKind.CAPTION, text),), declared=Declared(language="en"))
    assert [one.result for one in enrich(story, (language, sentences, names), load_tables())[1]][-1] == "empty"


def test_names_joined_by_a_hyphen() -> None:
    """Each of them is a name, where lists know both; other hyphens stay within theirs."""
    assert told(Block(PARAGRAPH, "The Russia-Ukraine talks failed, Jean-Pierre Tern said.")) == [
        ("Russia", "place"),
        ("Ukraine", "place"),
        ("Jean-Pierre Tern", "person"),
    ]
