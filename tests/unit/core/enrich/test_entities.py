"""Which names, descriptions and pronouns are one thing's; names are given by hand, the copy is invented."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from copytaster.core.enrich import known, sentences
from copytaster.core.enrich.entities import enrich
from copytaster.core.facts import Entity, EntityType, Facts, Language, MentionForm, Name
from copytaster.core.model import (
    At,
    Block,
    BlockKind,
    Credit,
    Credits,
    Dateline,
    DatelinePlace,
    Declared,
    Range,
    Story,
)
from copytaster.tables import load_tables
from tests.stories import a_story

PER, ORG, LOC, MISC = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.MISC
TABLES = load_tables()
_MARKED = re.compile(r"\{(?P<type>[polm]):(?P<words>[^}]*)\}")
_TYPES = {"p": PER, "o": ORG, "l": LOC, "m": MISC}


def told(*blocks: str | tuple[BlockKind, str], language: str = "en", dateline: str | None = None) -> Story:
    """A story of these paragraphs with its entities; `{p:Ada Lind}` marks what the tagger found."""
    found: list[Name] = []
    made: list[Block] = []
    for number, block in enumerate(blocks):
        kind, marked = block if isinstance(block, tuple) else (BlockKind.PARAGRAPH, block)
        text, last = "", 0
        for match in _MARKED.finditer(marked):
            text += marked[last : match.start()]
            at = At(number, len(text), len(text) + len(match["words"]))
            found.append(Name(match["words"], _TYPES[match["type"]], at, "test@1", 0.8))
            text += match["words"]
            last = match.end()
        text += marked[last:]
        made.append(Block(kind, text, raw=Range(0, len(text))))
    story = a_story(
        declared=Declared(language=language),
        blocks=tuple(made),
        facts=Facts(language=Language(language, 1.0, "language@1", 400), names=tuple(found)),
    )
    if dateline:
        story = replace(story, dateline=Dateline((DatelinePlace("OSLO"),), "OSLO", dateline))
    for enricher in (sentences, known):
        facts = replace(story.facts, **{enricher.SETS: enricher.enrich(story, TABLES, lambda *_: None)})
        story = replace(story, facts=facts)
    return replace(story, facts=replace(story.facts, entities=enrich(story, TABLES, lambda *_: None)))


def entities(
    *blocks: str | tuple[BlockKind, str], language: str = "en", dateline: str | None = None
) -> dict[str, Entity]:
    """The entities by name."""
    story = told(*blocks, language=language, dateline=dateline)
    assert [one.id for one in story.facts.entities] == [f"e{n}" for n in range(1, len(story.facts.entities) + 1)]
    return {one.name: one for one in story.facts.entities}


def mentions(
    *blocks: str | tuple[BlockKind, str], of: str, language: str = "en", dateline: str | None = None
) -> list[str]:
    """The words that mean the entity of that name."""
    story = told(*blocks, language=language, dateline=dateline)
    found: list[str] = []
    for one in story.facts.entities:
        for mention in one.mentions:
            (at,) = mention.at
            assert isinstance(at, At)
            words = story.blocks[at.block].text[at.start : at.end]
            assert words
            if one.name == of:
                found.append(words)
    return found


def test_surname_after_full_name() -> None:
    """A surname alone joins its only bearer, before the full name too."""
    headline = (BlockKind.HEADLINE, "{p:Lind} opens pier")
    assert mentions(headline, "{p:Ada Lind} opened the pier. {p:Lind} was late.", of="Ada Lind") == [
        "Lind",
        "Ada Lind",
        "Lind",
    ]


def test_two_bearers_are_kept_apart() -> None:
    """A surname that two could mean means neither; a title that only one has tells."""
    copy = "Judge {p:Ada Lind} met {p:Omar Lind}. Later {p:Lind} left. Judge {p:Lind} stayed."
    assert mentions(copy, of="Ada Lind") == ["Ada Lind", "Lind"]
    assert mentions(copy, of="Omar Lind") == ["Omar Lind"]
    assert "Lind" not in entities(copy)


def test_surname_before_another_bearer() -> None:
    """As long as only one bearer was named, the surname is that one's."""
    copy = ("{p:Ada Lind} won. {p:Lind} smiled.", "{p:Omar Lind}, her brother, came third.")
    assert mentions(*copy, of="Ada Lind") == ["Ada Lind", "Lind"]


def test_names_that_are_one() -> None:
    """What stands between the first and the last word does not count; another first name does."""
    found = entities("{p:Danila Viktorovich Ganich} spoke. {p:Danila Ganich} left. {p:Ivan Ganich} stayed.")
    assert set(found) == {"Danila Viktorovich Ganich", "Ivan Ganich"}


def test_surname_that_stands_first() -> None:
    """Xi is Xi Jinping."""
    assert mentions("{p:Xi Jinping} arrived. Xi will stay.", of="Xi Jinping") == ["Xi Jinping", "Xi"]


def test_first_name() -> None:
    """A first name joins its only bearer once the full name was given."""
    assert mentions("{p:Katja Weiss} won. {p:Katja} beat her sister.", of="Katja Weiss") == ["Katja Weiss", "Katja"]


def test_what_the_tagger_missed() -> None:
    """A name seen once is seen everywhere, as a word of its own."""
    assert mentions("{o:Veravial} grew. Then Veravial shrank, Veravialist said.", of="Veravial") == ["Veravial"] * 2


def test_title_and_country() -> None:
    """Role and country stand beside the name; both stay with it."""
    found = entities("Pakistan's Prime Minister {p:Imran Khan} met Mr {p:Omar Haddad}.")
    khan, haddad = found["Imran Khan"], found["Omar Haddad"]
    assert (khan.role, khan.country, khan.ids) == ("Prime Minister", "PAK", {"wikidata": "Q155164"})
    assert (haddad.role, haddad.country) == (None, None)


@pytest.mark.parametrize(
    ("copy", "role", "country"),
    [
        ("Norwegian Finance Minister {p:Ada Lind} spoke.", "Finance Minister", "NOR"),
        ("{p:Ada Lind}, chief executive of the pier, spoke.", "chief executive", None),
        ("{p:Ada Lind}, 44, a doctor at the hospital, spoke.", "doctor", None),
        ("{p:Ada Lind}, president of Kenya, spoke.", "president", "KEN"),
        ("The ambassador of Chile {p:Ada Lind} spoke.", "ambassador", "CHL"),
        ("Poland's {p:Ada Lind} won.", None, "POL"),
        ("In Kenya {p:Ada Lind} won.", None, None),
        ("{p:Ada Lind}, who met the president, spoke.", None, None),
    ],
)
def test_roles(copy: str, role: str | None, country: str | None) -> None:
    """Titles before a name, appositions behind it, and nothing that is another's."""
    lind = entities(copy)["Ada Lind"]
    assert (lind.role, lind.country) == (role, country)


def test_office_right_behind_another_description() -> None:
    """An article that stands within the four words behind another one opens a description of its own."""
    copy = "Prime Minister {p:Ada Lind} spoke. It is the bill the prime minister wants."
    assert mentions(copy, of="Ada Lind") == ["Ada Lind", "the prime minister"]


def test_office_of_the_only_holder() -> None:
    """An office means who holds it in the story; a former or deputy one does not."""
    copy = "Prime Minister {p:Ada Lind} met former prime minister {p:Omar Haddad}. The prime minister smiled."
    assert mentions(copy, of="Ada Lind") == ["Ada Lind", "The prime minister"]
    assert mentions(copy, of="Omar Haddad") == ["Omar Haddad"]


def test_office_that_the_tables_settle() -> None:
    """Whoever held it on the story's day, where the copy says whose it is."""
    copy = "The Russian president flew home."
    assert mentions(copy, of="Dmitry Medvedev", dateline="2010-05-05") == ["The Russian president"]
    assert mentions(copy, of="Vladimir Putin", dateline="2020-05-05") == ["The Russian president"]
    assert set(entities(copy, dateline="2500-05-05")) == {"Russia"}
    assert set(entities(copy)) == {"Russia"}


@pytest.mark.parametrize("words", ["a Russian leader", "the two leaders", "the former Russian president"])
def test_nobody_in_particular(words: str) -> None:
    """Generic and plural descriptions mean nobody."""
    found = told(f"President {{p:Vladimir Putin}} spoke of {words}.", dateline="2020-05-05")
    forms = [one.form for entity in found.facts.entities for one in entity.mentions if entity.type is PER]
    assert forms == [MentionForm.NAME]


def test_pronoun() -> None:
    """He is the only man who is spoken of; names within quotes are another's words."""
    assert mentions(
        "{p:Omar Haddad} played down the visit.",
        '"I was invited by President Putin," he said.',
        of="Omar Haddad",
    ) == ["Omar Haddad", "he"]


def test_pronoun_with_two_candidates() -> None:
    """Two of one gender, both spoken of: nobody."""
    copy = "Mr {p:Omar Haddad} and Mr {p:Jan Berg} left. He was late."
    assert mentions(copy, of="Omar Haddad") == ["Omar Haddad"]
    assert mentions(copy, of="Jan Berg") == ["Jan Berg"]


def test_pronoun_tells_by_gender() -> None:
    """She is the woman of the two."""
    copy = "Ms {p:Ada Lind} met Mr {p:Jan Berg}. She was late."
    assert mentions(copy, of="Ada Lind") == ["Ada Lind", "She"]


def test_abbreviation_in_brackets() -> None:
    """It belongs to the name before it, wherever it stands; also where nothing else found the name."""
    copy = "The {o:Northern Ferry Board} (NFB) met. The {o:NFB} adjourned."
    assert mentions(copy, of="Northern Ferry Board") == ["Northern Ferry Board", "NFB", "NFB"]
    assert mentions("The Southern Lights Trust (SLT) met.", of="Southern Lights Trust") == [
        "Southern Lights Trust",
        "SLT",
    ]


def test_company_names() -> None:
    """Suffixes do not count, the beginning of a long name may stand for it, and so may `the company`."""
    copy = "{o:Harrowgate Foods Plc} fell. {o:Harrowgate Foods} said {o:Harrowgate} grew. The company is old."
    assert mentions(copy, of="Harrowgate Foods Plc") == [
        "Harrowgate Foods Plc",
        "Harrowgate Foods",
        "Harrowgate",
        "The company",
    ]


def test_body_of_a_state() -> None:
    """A country's name makes it one; the tables know central banks."""
    found = entities("Pakistan's foreign office spoke. The foreign ministry wrote. Norway's central bank acted.")
    assert (found["Pakistan's foreign office"].type, found["Pakistan's foreign office"].country) == (ORG, "PAK")
    assert len(found["Pakistan's foreign office"].mentions) == 2
    assert found["Norges Bank"].country == "NOR"


@pytest.mark.parametrize(
    "copy",
    [
        "Islamabad has confirmed the visit.",
        "There was thawing between Moscow and Islamabad.",
        "It was given status by Islamabad after the war.",
        "Islamabad sided with the farmers.",
        "Relations with Islamabad were poor.",
        "They accused Islamabad of delay.",
        "It follows Islamabad's decision on grain.",
        "Islamabad and Ankara want grants.",
        "Islamabad was not amused.",
    ],
)
def test_metonym(copy: str) -> None:
    """A capital that acts is its government: the country's mention, and no place of its own."""
    found = entities(copy)
    assert MentionForm.METONYM in {one.form for one in found["Pakistan"].mentions}
    assert "Islamabad" not in found


@pytest.mark.parametrize(
    "copy",
    [
        "He will fly to Islamabad this week.",
        "In Islamabad they ordered concrete.",
        "Islamabad residents said so.",
        "Flights between Moscow and Islamabad resumed.",
        "The Islamabad airport was shut.",
    ],
)
def test_place_and_no_metonym(copy: str) -> None:
    """A town is where somebody goes or something is."""
    found = entities(copy)
    assert (found["Islamabad"].type, found["Islamabad"].country) == (LOC, "PAK")
    assert "Pakistan" not in found


def test_seats() -> None:
    """The Kremlin is Russia's government, Brussels the Union's."""
    found = entities("The Kremlin said Brussels had refused.")
    assert [one.form for one in found["Russia"].mentions] == [MentionForm.METONYM]
    assert found["European Union"].country is None


def test_country_with_all_that_means_it() -> None:
    """Names, people, flags and the government are one entity's, apart by their form."""
    found = entities("Pakistan and Pakistani officials: Islamabad said 🇵🇰 won.")
    assert [one.form for one in found["Pakistan"].mentions] == [
        MentionForm.NAME,
        MentionForm.DEMONYM,
        MentionForm.METONYM,
        MentionForm.FLAG,
    ]
    assert found["Pakistan"].ids == {"iso3": "PAK", "wikidata": "Q843"}


def test_regions() -> None:
    """A part of a country is a place of its own, and so are several; the country is mentioned within."""
    found = entities("They met in two separatist regions in eastern Ukraine.")
    assert set(found) == {"two separatist regions in eastern Ukraine", "eastern Ukraine", "Ukraine"}
    assert {one.country for one in found.values()} == {"UKR"}


def test_name_within_a_name() -> None:
    """A country within a company's or a medium's name is not mentioned."""
    assert set(entities("{o:Bank of Norway Holdings} told Newsweek Pakistan.")) == {
        "Bank of Norway Holdings",
        "Newsweek Pakistan",
    }


def test_embeds() -> None:
    """Who wrote a post, with the account; full names in it."""
    copy = (BlockKind.EMBED, "Met Noel Israel Khokhar today. — Emine Dzheppar (@EmineDzheppar) May 1, 2026")
    assert mentions(copy, of="Emine Dzheppar") == ["Emine Dzheppar", "@EmineDzheppar"]
    assert mentions(copy, of="Noel Israel Khokhar") == ["Noel Israel Khokhar"]


def test_capitals() -> None:
    """Copy in capitals is joined too, and its names are cased."""
    found = entities("{p:ADA LIND} OF NORWAY WON. {p:LIND} IS 19.")
    assert (len(found["Ada Lind"].mentions), found["Ada Lind"].country) == (2, "NOR")


def test_types_that_the_words_tell() -> None:
    """A symbol, a suffix or a word behind the name says that it is a body."""
    found = entities("{p:Penang Silicon} <PSIL.KL> rose. {p:Hansa Logistik AG} fell. The {l:M23} rebels left.")
    assert {name: one.type for name, one in found.items()} == {
        "Penang Silicon": ORG,
        "Hansa Logistik AG": ORG,
        "M23": ORG,
    }


def test_other_languages() -> None:
    """What the tables know, and governments; no pronouns and no descriptions."""
    found = entities("Moskau warnte die Vereinten Nationen. Er schwieg.", language="de")
    assert set(found) == {"Russia", "United Nations"}


def test_nothing() -> None:
    """No name, no entity."""
    assert entities("The ferry left at dawn.") == {}


def kinds(*blocks: str | tuple[BlockKind, str]) -> dict[str, EntityType]:
    """The types of the entities by name."""
    return {name: one.type for name, one in entities(*blocks).items()}


def test_team_by_half_of_its_name() -> None:
    """The first or the last word of a team's full name is that team, whatever the tagger took it for."""
    copy = ("{o:Veravia Gulls} won. {p:Veravia} scored late.", "The {o:Gulls} left, {m:Veravia} fans sang.")
    assert kinds(*copy) == {"Veravia Gulls": ORG}
    assert mentions(*copy, of="Veravia Gulls") == ["Veravia Gulls", "Veravia", "Gulls", "Veravia"]


def test_town_beside_its_team() -> None:
    """A town of the gazetteer stays a town beside its team, and a word that only says what a body is joins nothing."""
    assert kinds("{o:Miami Gulls} came home to {l:Miami}.") == {"Miami Gulls": ORG, "Miami": LOC}
    assert kinds("{o:Lysvag Linjer} sails from {l:Lysvag}.")["Lysvag"] is LOC
    assert kinds("{o:Lindholm Research} hired. They left {m:Research}.")["Research"] is MISC


def test_person_of_a_companys_name() -> None:
    """Whoever has a title is a person, though a company is called the same."""
    assert kinds("{o:Korvig Investment Research} fell. Mr {p:Korvig} resigned.")["Korvig"] is PER
    assert set(kinds("{o:Korvig Investment Research} fell. {p:Korvig} expected less.")) == {
        "Korvig Investment Research"
    }


def test_surname_tagged_as_a_place() -> None:
    """A surname is its bearer's even behind a preposition, unless a place is called so."""
    assert mentions("{p:Gakuto Noruda} ran. A shot from {l:Noruda} missed.", of="Gakuto Noruda") == [
        "Gakuto Noruda",
        "Noruda",
    ]
    assert kinds("{p:Omar Bergen} spoke. He lives in {l:Bergen}.")["Bergen"] is LOC


def test_full_name_tagged_as_something_else() -> None:
    """A forename and a surname that stands alone elsewhere are a person."""
    assert kinds("{m:Kevin Korvig} had 18. {p:Korvig} led.") == {"Kevin Korvig": PER}


def test_first_name_before_the_full_one() -> None:
    """A rare first name joins its bearer who is named in full further down."""
    assert set(entities('"No," {p:Amareldo} said.', "{p:Amareldo de Lind} is 40.")) == {"Amareldo de Lind"}


def test_kind_by_words() -> None:
    """A word in a name says what it names: a body of something, a valley, a causeway, a mount."""
    found = kinds(
        "The {l:University of Veravia} and the {m:School of Tidal Studies} met.",
        "It jumped the {p:Starling Causeway} near {o:Mt Veravia} and the {m:Grosel Valley}.",
    )
    assert found == {
        "University of Veravia": ORG,
        "School of Tidal Studies": ORG,
        "Starling Causeway": LOC,
        "Mt Veravia": LOC,
        "Grosel Valley": LOC,
    }


@pytest.mark.parametrize(
    "copy",
    [
        "{o:1A}) More gales are coming.",
        (BlockKind.SUBHEAD, "{p:TIP-INS}"),
        "The {m:Western} suburbs are dry.",
        "{p:Ada Lind} - {o:Carnavalesca}",
    ],
)
def test_no_name_but_a_label(copy: str | tuple[BlockKind, str]) -> None:
    """Labels of lists, headings in capitals, directions and roles behind a dash are no names."""
    assert set(entities(copy)) <= {"Ada Lind"}


def test_name_without_what_stands_before_it() -> None:
    """A year, an hour and a player's position are no part of a name."""
    assert set(entities("The {m:2016 Gull Cup} and {m:1900 ABV TV}.", "{p:G Kevin Korvig} scored.")) == {
        "Gull Cup",
        "ABV TV",
        "Kevin Korvig",
    }


def test_enumeration() -> None:
    """In a line-up all are persons, those between them too, none spans a comma and none is another's role."""
    line_up = (
        "{o:Talavero}, {p:M. Herrero}, {p:Torres Nila, Rivaz}, {p:Jonatas, Guamez}, {l:Corona}, Layuno, {p:Vela},"
        " {p:Cooper, Baloya}, Nurse."
    )
    found = entities(line_up)
    assert {one.type for one in found.values()} == {PER}
    assert list(found)[2:6] == ["Torres Nila", "Rivaz", "Jonatas", "Guamez"]
    assert "Layuno" in found
    assert found["Baloya"].role is None


def test_generation_is_no_name() -> None:
    """Jr behind a comma is part of a name."""
    assert set(entities("{p:Omar Lind, Jr.} met {p:Ada Berg}.")) == {"Omar Lind, Jr.", "Ada Berg"}


def test_large_town_tagged_as_a_person() -> None:
    """A large town is the town unless something shows a person."""
    assert kinds("A gale for {p:Sydney}.") == {"Sydney": LOC}
    assert kinds("A gift for {p:Sydney}.", "{p:Sydney Lind} is nine.") == {"Sydney Lind": PER}
    assert kinds("Mr {p:Melbourne} slept.") == {"Melbourne": PER}


def test_state_in_short() -> None:
    """A state is one entity, spelt in full or in short, and has its country."""
    found = entities("{l:Fort Linden}, {l:Pa.}, is in {l:Pennsylvania}; {o:NSW} is not.")
    assert set(found) == {"Fort Linden", "Pennsylvania", "New South Wales"}
    assert (found["Pennsylvania"].country, found["New South Wales"].country) == ("USA", "AUS")
    assert len(found["Pennsylvania"].mentions) == 2


def test_role_is_no_part_of_another_name() -> None:
    """General in General Assembly is nobody's role; who heads something is its head."""
    found = entities("{p:Ada Lind}, the head of the {o:United Nation}'s 193-member General Assembly, spoke.")
    assert (found["Ada Lind"].role, found["United Nations"].ids) == ("head", {"wikidata": "Q1065"})
    assert entities("{p:Omar Berg}, President Lind's envoy, spoke.")["Omar Berg"].role == "envoy"


def test_short_name_before_the_long_one() -> None:
    """The beginning of a longer name joins it wherever it stands."""
    assert set(entities("{o:Interactive Gulls} rose.", "{o:Interactive Gulls Group} said so.")) == {
        "Interactive Gulls Group"
    }


def credited(*credits_: Credit, text: str) -> list[tuple[str, list[str], str | None]]:
    """The entities of a story with these credits in its second block: name, forms and Wikidata id."""
    story = told("The pier was shut.", (BlockKind.SOURCE_LINE, text))
    story = replace(story, credits=Credits(text_source=credits_[0], picture_sources=credits_[1:]))
    found = enrich(story, TABLES, lambda *_: None)
    return [(one.name, [str(mention.form) for mention in one.mentions], one.ids.get("wikidata")) for one in found]


def test_credits_are_entities() -> None:
    """The agency that a credit names has its ids; the place is the name alone."""
    text = Credit("Reuters", "Reuters", (At(1, 8, 15),))
    picture = Credit("AFP Archive", "AFP", (At(1, 20, 31),))
    assert credited(text, picture, text="Source: Reuters and AFP Archive") == [
        ("Reuters", ["credit"], "Q130879"),
        ("Agence France-Presse", ["credit"], "Q40464"),
    ]


def test_credits_that_no_table_knows() -> None:
    """They stand in the credits alone."""
    assert credited(Credit("Halden News", None, (At(1, 8, 19),)), text="Source: Halden News") == []
    assert credited(Credit("Reuters", "Reuters", ()), text="Source: Halden News") == []


@pytest.mark.parametrize(
    ("copy", "titles"),
    [
        ("President {p:Lind} came.", ["President"]),
        ("Norway's Prime Minister {p:Ada Lind} met {p:Moe}.", ["Prime Minister"]),
        ("Former Deputy Mayor {p:Lind} came.", ["Former Deputy Mayor"]),
        ("Mr {p:Lind} came, and {p:Lind}, the mayor, left.", []),
    ],
)
def test_titles_before_names(copy: str, titles: list[str]) -> None:
    """The place of a title is that of its own words; a courtesy and an apposition are none."""
    story = told(copy)
    places = [at for one in story.facts.entities for mention in one.mentions for at in mention.title]
    assert [story.blocks[at.block].text[at.start : at.end] for at in places if isinstance(at, At)] == titles
