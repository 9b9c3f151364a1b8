from dataclasses import replace
from types import MappingProxyType

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich import passages, sentences
from copytaster.core.model import Block, BlockKind, Declared, Places
from copytaster.core.speech import Passage
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))


def warn(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def read(*blocks: Block, language: str = "en") -> tuple[Passage, ...]:
    story = a_story(blocks=blocks, declared=Declared(language=language))
    story = replace(story, facts=replace(story.facts, sentences=sentences.enrich(story, TABLES, warn)))
    return passages.enrich(story, TABLES, warn)


def only(text: str, language: str = "en") -> Passage:
    (passage,) = read(Block(BlockKind.PARAGRAPH, text), language=language)
    return passage


def test_passages_are_the_blocks_in_which_somebody_may_speak() -> None:
    """Tables and furniture are none; a block keeps its number."""
    kinds = (BlockKind.HEADLINE, BlockKind.EMBED, BlockKind.TABLE, BlockKind.PARAGRAPH)
    assert [one.number for one in read(*(Block(kind, "Police said so.") for kind in kinds))] == [0, 1, 3]


def test_passages_cues_within_quotes_are_none() -> None:
    """What a quoted stretch reports is its speaker's own matter."""
    passage = only('"They said no," Holt told the court.')
    assert [cue.word for cue in passage.cues] == ["told"]


def test_passages_sources_stand_by_the_place_of_their_verb() -> None:
    """Of a verb that reports: where its clause begins, and the words that say whose it is."""
    passage = only("The pier is shut. The mayor said it would open.")
    ((place, (left, source)),) = passage.sources.items()
    assert source is not None
    assert (passage.text[place : place + 4], left) == ("said", 18)
    assert passage.text[source.start : source.end] == "The mayor"


def test_passages_sources_are_not_told_in_other_languages() -> None:
    """Quotes alone reads these, and asks for those that it needs."""
    passage = only("Der Hafen sei zu, sagte der Bürgermeister am Montag.", language="de")
    assert ([cue.word for cue in passage.cues], dict(passage.sources)) == (["sagte"], {})


def test_passages_without_a_known_language_are_none() -> None:
    """Nothing tells its verbs."""
    assert read(Block(BlockKind.PARAGRAPH, "Sataman on suljettu."), language="fi") == ()


def test_passages_sentence_of_a_place_is_cut_where_it_is_very_long() -> None:
    """The part around the place."""
    passage = Passage(0, BlockKind.PARAGRAPH, "a" * 9000, ((0, 9000),), (), ())
    assert [passage.sentence(place) for place in (100, 4000)] == [(0, 2100), (2000, 6000)]
