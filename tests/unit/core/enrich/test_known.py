"""Names of the tables in copy; the copy is invented."""

from dataclasses import replace

import pytest

from copytaster.core.enrich.known import enrich
from copytaster.core.facts import Facts, Known, Language, MentionForm
from copytaster.core.model import At, Block, BlockKind, Credit, Credits, Declared, Headline, Range
from copytaster.tables import load_tables
from tests.stories import a_story

KIND = BlockKind.PARAGRAPH


def known(text: str, language: str = "en", kind: BlockKind = KIND) -> list[tuple[str, str]]:
    return [(one.text, one.key) for one in found(text, language, kind)]


def found(
    text: str, language: str = "en", kind: BlockKind = KIND, credited: Credits | None = None
) -> tuple[Known, ...]:
    story = a_story(
        declared=Declared(language=language),
        blocks=(Block(kind, text, raw=Range(0, len(text))),),
        facts=Facts(language=Language(language, 1.0, "language@1", 400)),
    )
    if credited:
        story = replace(story, credits=credited)
    values = enrich(story, load_tables(), lambda *_: None)
    assert all(story.blocks[one.at.block].text[one.at.start : one.at.end] == one.text for one in values)
    return values


def test_known() -> None:
    """Countries, peoples, bodies, people and companies, with their places in the copy."""
    assert known("The U.N. told Russian President Vladimir Putin and Nokia that Kenya had agreed.") == [
        ("U.N.", "body/UN"),
        ("Russian", "country/RUS"),
        ("Vladimir Putin", "person/Vladimir Putin"),
        ("Nokia", "company/NOKIA"),
        ("Kenya", "country/KEN"),
    ]


def test_known_says_country_and_form() -> None:
    """A demonym is evidence of its country."""
    (one,) = found("Two Pakistanis were rescued.")
    assert (one.form, one.country, one.at) == (MentionForm.DEMONYM, "PAK", At(0, 4, 14))


@pytest.mark.parametrize(
    "text",
    [
        "He let us in and told us who it was.",
        "A Major Non-NATO Ally",
        "They ate turkey with china plates.",
        "Nigeriana and Romeland are brands.",
        "See www.Reuters.com for more.",
        "New Mexico and the Indian Ocean",
    ],
)
def test_known_is_a_word_as_written(text: str) -> None:
    """Common words, parts of words, denials and addresses are no names, nor are names that only hold one."""
    assert known(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "Jordan Ashby scored.",
        "Noel Israel Haddad left.",
        "Eric Trump spoke.",
        "Asma Assad left.",
    ],
)
def test_known_is_no_part_of_a_persons_name(text: str) -> None:
    """A forename before, or a surname behind a country that people are called after."""
    assert known(text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Jordan Prime Minister Omar Haddad resigned.", "country/JOR"),
        ("In Jordan Monday, rain fell.", "country/JOR"),
        ("President Trump spoke.", "person/Donald Trump"),
        ("When Merkel left, it rained.", "person/Angela Merkel"),
    ],
)
def test_known_beside_titles(text: str, key: str) -> None:
    """Titles and words that open a sentence are no forenames."""
    assert key in {one for _, one in known(text)}


def test_known_takes_the_longest() -> None:
    """Overlaps go to the longer name; a longer one that is cut by a word's end does not hide a shorter."""
    assert known("Papua New Guinea and Guinea-Bissau") == [
        ("Papua New Guinea", "country/PNG"),
        ("Guinea-Bissau", "country/GNB"),
    ]
    assert known("EU Commissioners met") == [("EU", "body/EU")]


def test_known_in_capitals() -> None:
    """Wires in capitals work; there `US` counts only where it must be the country."""
    text = "RUSSIA AND THE WORLD BANK TOLD US WHO WON, US OFFICIALS SAID"
    assert known(text) == [("RUSSIA", "country/RUS"), ("WORLD BANK", "body/WORLD-BANK"), ("US", "country/USA")]


def test_known_capitals_in_a_slug() -> None:
    """A word in capitals within other copy counts too."""
    assert known("UKRAINE: Grain leaves Odesa") == [("UKRAINE", "country/UKR")]


def test_flags_and_tags() -> None:
    """Flags glued to words, hashtags and accounts of known things, the sign included."""
    values = found("Together with🇵🇰Ambassador for #UN and @OIC_OCI, not #Sunshine", kind=BlockKind.EMBED)
    assert [(one.text, one.form, one.key) for one in values] == [
        ("🇵🇰", MentionForm.FLAG, "country/PAK"),
        ("#UN", MentionForm.TAG, "body/UN"),
        ("@OIC_OCI", MentionForm.TAG, "body/OIC"),
    ]


def test_loose_names_need_a_firm_one() -> None:
    """Apple alone may be fruit; beside the company's own name, or its symbol, it is the company."""
    assert known("Apple growers met.") == []
    assert known("Apple <AAPL.O> rose.") == [("Apple", "company/APPLE")]
    assert known("Apple Inc rose. Apple said so.") == [("Apple Inc", "company/APPLE"), ("Apple", "company/APPLE")]


def test_credits_are_no_news() -> None:
    """Neither who signs a story nor whose picture it is."""
    assert known("The pier burned down. (ANSA)") == []
    assert known("The pier burned down. EFE") == []
    text = "The pier. Photo by AFP and others"
    credit = Credits(picture_sources=(Credit("AFP", "AFP", (At(0, 19, 22),)),))
    assert found(text, kind=BlockKind.CAPTION, credited=credit) == ()
    assert known("The mayor told Reuters so.") == [("Reuters", "medium/REUTERS")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "Der russische Präsident traf die Weltbank in den Vereinigten Staaten.", ["RUS", None, "USA"]),
        ("fr", "La présidente norvégienne a quitté l'Union européenne.", ["NOR", "EUE"]),
        ("es", "Las autoridades alemanas y la ONU", ["DEU", None]),
        ("pt", "Os alemães e a Organização Mundial da Saúde", ["DEU", None]),
        ("it", "I tedeschi e la Banca centrale europea", ["DEU", "EUE"]),
        ("nl", "De Duitse regering en de Verenigde Naties", ["DEU", None]),
        ("sv", "Ryssland och Ukraine #UN", [None]),
    ],
)
def test_known_in_other_languages(language: str, text: str, wanted: list[str | None]) -> None:
    """Seven languages have names of their own; of others only flags and tags are read."""
    assert [one.country for one in found(text, language)] == wanted


@pytest.mark.parametrize("kind", [BlockKind.SIGN_OFF, BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.EDITORS_NOTE])
def test_known_reads_copy_alone(kind: BlockKind) -> None:
    """Furniture and notes give no facts."""
    assert known("Kenya and the World Bank", kind=kind) == []


def test_known_in_a_dateline() -> None:
    """Places alone: its agency is no news."""
    assert known("MOSCOW, March 2 (Reuters)", kind=BlockKind.DATELINE) == [("MOSCOW", "capital/RUS")]


def test_no_country_in_a_currency() -> None:
    """US before a dollar sign is no country, glued or spaced; a country that is given dollars is."""
    assert known("It cost US$35 million, or US $35 million. HK$5 went to Norway $5 at a time.") == [
        ("Norway", "country/NOR")
    ]
    assert known("It will pay the US $35 million.") == [("US", "country/USA")]


def test_no_name_in_the_marks_of_a_headline() -> None:
    """What stands before a headline's own words is no copy."""
    text = "RPT-FRANCE-Kenya opens port"
    at = At(0, text.index("Kenya"), len(text))
    story = a_story(
        declared=Declared(language="en"),
        blocks=(Block(BlockKind.HEADLINE, text, raw=Range(0, len(text))),),
        headlines=(Headline(text[at.start :], at=(at,)),),
        facts=Facts(language=Language("en", 1.0, "language@1", 400)),
    )
    assert [one.text for one in enrich(story, load_tables(), lambda *_: None)] == ["Kenya"]
