from types import MappingProxyType

import pytest

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich.sentences import PIECE_CHARACTERS, enrich
from copytaster.core.model import At, Block, BlockKind, Declared, Headline, Places
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))


def cut(*blocks: Block, language: str = "en") -> list[str]:
    def warn(code: str, message: str, at: Places = ()) -> None:
        raise AssertionError(code)

    found = enrich(a_story(blocks=blocks, declared=Declared(language=language)), TABLES, warn)
    return [blocks[at.block].text[at.start : at.end] for at in found]


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_sentences_of_a_paragraph() -> None:
    """Sentences stand without the space around them, over the line ends of the wire."""
    assert cut(paragraph(" The ferry left at\ndawn.  Nobody was aboard. ")) == [
        "The ferry left at\ndawn.",
        "Nobody was aboard.",
    ]


def test_sentences_count_code_points() -> None:
    """Emoji and flags, several bytes and code points each, move no place."""
    assert cut(paragraph("Gull won 😀🇳🇴. “It’s mine,” he said. He left.")) == [
        "Gull won 😀🇳🇴.",
        "“It’s mine,” he said.",
        "He left.",
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "It sailed at 5 p.m. Monday.",
        "It sailed at 10 a.m. EST (1500 GMT).",
        "It left for Norway at 6 P.M. SUNDAY.",
        "Dr. Who came.",
        "Tern, a Mass. Gov. Gull aide, left.",
        "Tern of Mass. Gov. Gull's staff left.",
        "It happened on Tues. the 4th.",
        "The U.S. President spoke to Lt. Col. Tim Tern on Sept. 5.",
        'Acme Inc. said: "No."',
    ],
)
def test_sentences_of_wire_copy(whole: str) -> None:
    """Short forms of the wires end no sentence."""
    assert cut(paragraph(whole)) == [whole]


def test_sentences_end_after_short_forms() -> None:
    """A short form may end one all the same."""
    assert cut(paragraph("It sailed at 5 p.m. The pier was empty.")) == ["It sailed at 5 p.m.", "The pier was empty."]


def test_sentences_of_other_blocks() -> None:
    """Headlines and subheads are one sentence, lists one a line; tables and credits have none."""
    assert cut(
        Block(BlockKind.HEADLINE, "Ferry sails. Again."),
        Block(BlockKind.STANDFIRST, "It left. Nobody waved."),
        Block(BlockKind.SUBHEAD, "Queues. Tears."),
        Block(BlockKind.LIST, "- cars, lorries\n• one bus\n\n  three bicycles"),
        Block(BlockKind.TABLE, "Pier   Boats\nNorth  4"),
        Block(BlockKind.SIGN_OFF, "NorthWire. Bergen."),
    ) == [
        "Ferry sails. Again.",
        "It left.",
        "Nobody waved.",
        "Queues. Tears.",
        "cars, lorries",
        "one bus",
        "three bicycles",
    ]


def test_sentences_of_other_languages() -> None:
    """Each language has its own short forms."""
    assert cut(paragraph("Am 3. März kam z.B. Dr. Möwe. Er blieb."), language="de_DE") == [
        "Am 3. März kam z.B. Dr. Möwe.",
        "Er blieb.",
    ]


def test_sentences_of_long_text() -> None:
    """Long text is cut piecewise; no word is lost and none is told twice."""
    text = "The ferry left at dawn. " * (PIECE_CHARACTERS // 8)
    assert "".join(cut(paragraph(text))) == text.replace(". ", ".")
    assert len(cut(paragraph(text))) == PIECE_CHARACTERS // 8
    assert "".join(cut(paragraph("“" * 3 * PIECE_CHARACTERS))) == "“" * 3 * PIECE_CHARACTERS


def test_headline_without_its_marks() -> None:
    """The marks of the lifecycle before a headline are no part of its sentence."""
    text = "UPDATE 1-Gull sanctuary to reopen"
    headline = Headline("Gull sanctuary to reopen", at=(At(0, 9, len(text)),))
    story = a_story(blocks=(Block(BlockKind.HEADLINE, text),), headlines=(headline,))
    assert enrich(story, TABLES, lambda *_: None) == (At(0, 9, len(text)),)
