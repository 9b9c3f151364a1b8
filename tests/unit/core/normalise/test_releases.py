"""Sections of press releases: contacts are private, notes to editors are the desk's, copy stays copy."""

from __future__ import annotations

from copytaster.core.context import Dialects
from copytaster.core.model import BlockKind, Decoded, Detection, RawBlock, RawStory, Syntax
from copytaster.core.normalise.blocks import Settled, settle

COPY = "Halden Ferries will sail every half hour from May on, twice as often as today, the company said on Monday."


def settled(*texts: str) -> Settled:
    """Paragraphs of a release, settled."""
    blocks = tuple(RawBlock(BlockKind.PARAGRAPH, text, ("p", str(number))) for number, text in enumerate(texts))
    return settle(
        RawStory(Detection(Syntax.EMAIL, None, ""), "", Decoded("", "utf-8", ""), blocks=blocks), None, Dialects()
    )


def texts(*given: str) -> list[str]:
    """What is left of them."""
    return [block.text for block in settled(*given).blocks]


def test_contacts_below_a_heading_are_private() -> None:
    found = settled(COPY, "Media contact:", "Ines Varga", "Halden Ferries", "+44 20 5550 0199", "ines@example.com")
    assert [block.text for block in found.blocks] == [COPY]
    assert found.private is not None
    assert found.private.kinds == ("contacts",)


def test_contacts_on_the_line_of_their_heading_are_private() -> None:
    assert texts(COPY, "For more information, please contact: Ines Varga, press@example.com") == [COPY]
    assert texts("Contact: Ines Varga, 020 5550 0199", COPY) == [COPY]


def test_what_follows_the_contacts_is_told_again() -> None:
    about = "Halden Ferries has carried passengers and cars between Lysvik and Ostria since the days of the steamers."
    contacts = ("Contact", "Ines Varga", "press@example.com")
    assert texts(COPY, *contacts, "About Halden Ferries", about) == [COPY, "About Halden Ferries", about]


def test_a_heading_without_an_address_is_copy() -> None:
    given = (
        COPY,
        "Contacts",
        "They spoke for an hour, and nothing came of it but the will to speak again in the autumn.",
    )
    assert texts(*given) == list(given)


def test_contacts_alone_are_all_there_is() -> None:
    given = ("Contact", "Ines Varga", "press@example.com")
    assert texts(*given) == list(given)


def test_notes_to_editors_are_the_desks() -> None:
    found = settled(
        COPY, "ENDS", "Notes to editors:", "1. Halden Ferries has nine ships.", "2. Pictures are on our pages."
    )
    kinds = [block.kind.value for block in found.blocks]
    assert kinds == ["paragraph", "sign_off", "editors_note", "editors_note", "editors_note"]


def test_sums_are_no_telephone_numbers() -> None:
    given = (COPY, "Contact: none", "The line carried 1,200,345 people and 45 000 cars in 2025")
    assert texts(*given) == list(given)
