from dataclasses import replace
from types import MappingProxyType

import pytest

from copytaster.core.context import Dialects, Tables
from copytaster.core.enrich import passages, quotes, sentences
from copytaster.core.facts import Entity, EntityType, Mention, MentionForm, Quote
from copytaster.core.model import At, Block, BlockKind, Declared, Facts, Places, Story
from tests.stories import a_story

TABLES = Tables(Dialects(), MappingProxyType({}), lambda _: ("en", 1.0))


def warn(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def read(story: Story) -> tuple[Quote, ...]:
    story = replace(story, facts=replace(story.facts, sentences=sentences.enrich(story, TABLES, warn)))
    story = replace(story, facts=replace(story.facts, passages=passages.enrich(story, TABLES, warn)))
    return quotes.enrich(story, TABLES, warn)


def found(*paragraphs: str, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[Quote, ...]:
    blocks = tuple(Block(kind, text) for text in paragraphs)
    return read(a_story(blocks=blocks, declared=Declared(language=language)))


def said(*paragraphs: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    """Kind, content and speaker (or the words that describe one)."""
    return [(one.kind, one.content.text, who(one)) for one in found(*paragraphs, language=language)]


def who(one: Quote) -> str | None:
    return one.speaker_name or (one.speaker_description.text if one.speaker_description else None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We sail at dawn," said Kari Holt.', "Kari Holt"),
        ('"We sail at dawn," Kari Holt said.', "Kari Holt"),
        ('"We sail at dawn," Mayor Kari Holt, 51, told reporters.', "Kari Holt"),
        ('"We sail at dawn," said harbour master Kari Holt of Lysvik.', "Kari Holt"),
        ('"We sail at dawn," Kari Holt, head of the port, said on Monday.', "Kari Holt"),
        ('"We sail at dawn," the mayor, Kari Holt, said.', "Kari Holt"),
        ('"We sail at dawn," said the mayor, Kari Holt, in a statement.', "Kari Holt"),
        ('Kari Holt said: "We sail at dawn."', "Kari Holt"),
        ('Kari Holt told Reuters, "We sail at dawn."', "Kari Holt"),
        ('"We sail at dawn", according to Kari Holt.', "Kari Holt"),
        ('"Do we sail at dawn?" asked Kari Holt.', "Kari Holt"),
        ('"We sail at dawn," said Norwegian Prime Minister Kari Holt.', "Kari Holt"),
        ('"We sail at dawn," a spokesman for the ministry said.', "a spokesman for the ministry"),
        ('"We sail at dawn," said two people familiar with the matter.', "two people familiar with the matter"),
        ('"We sail at dawn," Norway\'s foreign office said in a statement.', "Norway's foreign office"),
        ('"We sail at dawn," Nordic Ferry Bank said.', "Nordic Ferry Bank"),
    ],
)
def test_speaker_beside_the_quote(text: str, speaker: str) -> None:
    """Whoever stands by the verb speaks: before it or behind it, with titles and appositives."""
    (one,) = found(text)
    assert who(one) == speaker
    assert one.kind == "direct"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We sail at dawn,” said Kari Holt.", "We sail at dawn,"),
        ("``We sail at dawn,'' said Kari Holt.", "We sail at dawn,"),
        ("‘We don’t sail at dawn,’ said Kari Holt.", "We don’t sail at dawn,"),
        ("'We don't sail at dawn,' said Kari Holt.", "We don't sail at dawn,"),
        ("«We sail at dawn», said Kari Holt.", "We sail at dawn"),
        ("“He said ‘no’ to the ferry,” said Kari Holt.", "He said ‘no’ to the ferry,"),
        ("“He said “no” to the ferry,” said Kari Holt.", "He said “no” to the ferry,"),
    ],
)
def test_marks(text: str, content: str) -> None:
    """Any marks will do; those within a quote belong to it."""
    assert [one.content.text for one in found(text)] == [content]


def test_content_and_whole_are_exact() -> None:
    """The content stands between the marks; the whole reaches from the mark to the end of the venue."""
    text = 'He left. "We sail at dawn," Kari Holt told reporters at a news conference on Monday.'
    (one,) = found(text)
    assert one.content.at == (At(0, 10, 26),)
    (whole,) = one.at
    assert isinstance(whole, At)
    assert text[whole.start : whole.end] == '"We sail at dawn," Kari Holt told reporters at a news conference'
    assert one.cue is not None
    assert one.cue.text == "told"
    assert one.venue is not None
    assert one.venue.text == "told reporters at a news conference"


@pytest.mark.parametrize(
    "venue", ["in a statement", "on X", "in a post on Facebook", "by telephone", "in a BBC interview"]
)
def test_venue(venue: str) -> None:
    """Where something was said stands behind the verb."""
    (one,) = found(f'"We sail at dawn," Kari Holt said {venue} on Monday.')
    assert one.venue is not None
    assert one.venue.text == venue


def test_a_quote_that_its_cue_splits_is_two() -> None:
    """Both parts have the same speaker."""
    assert said('"We sail at dawn," Kari Holt said, "and nobody will stop us."') == [
        ("direct", "We sail at dawn,", "Kari Holt"),
        ("direct", "and nobody will stop us.", "Kari Holt"),
    ]


def test_a_speaker_is_carried_within_a_paragraph() -> None:
    """The next quote of the paragraph has no verb of its own."""
    assert said('"We sail at dawn," Kari Holt said. "Nobody will ever stop us."')[1][2] == "Kari Holt"


def test_a_quote_goes_on_over_paragraphs() -> None:
    """Each paragraph opens with a mark, only the last one closes: one quote with a place in each."""
    (one,) = found("“We sail at dawn. We always did.", "“Nobody will stop us,” Kari Holt said.")
    assert one.content.text == "We sail at dawn. We always did.\n\nNobody will stop us,"
    assert one.content.at == (At(0, 1, 32), At(1, 1, 21))
    assert who(one) == "Kari Holt"


def test_an_open_mark_that_nothing_continues_is_no_quote() -> None:
    """A forgotten mark swallows no paragraph."""
    assert said("“We sail at dawn. We always did.", "The ferry left without Kari Holt.") == []


def test_a_pronoun_means_who_spoke_last() -> None:
    """She is the one who was just quoted."""
    assert said('Kari Holt said the ferry would sail. "Nobody will stop us," she said.') == [
        ("indirect", "the ferry would sail", "Kari Holt"),
        ("direct", "Nobody will stop us,", "Kari Holt"),
    ]


def test_a_pronoun_means_whom_the_sentence_before_is_about() -> None:
    """Nobody spoke before."""
    (one,) = found(
        "In an interview on Monday, Imran Holt played down the delay.", '"We sail at dawn," he told Reuters.'
    )
    assert who(one) == "Imran Holt"


def test_a_pronoun_with_two_candidates_means_nobody() -> None:
    """Two men, and the words do not tell which."""
    one = found(
        '"We sail at dawn," Peter Holt said. The day was cold. John Vik was angry. The wind rose.',
        '"Nobody told us," he said.',
    )[-1]
    assert who(one) is None
    assert one.cue is not None


def test_a_pronoun_has_a_gender() -> None:
    """Peter is not she."""
    one = found('"We sail at dawn," Peter Holt said. Anna Vik was angry. "Nobody told us," she said.')[-1]
    assert who(one) == "Anna Vik"


def test_a_short_name_is_given_its_full_one() -> None:
    """The surname means who was named before."""
    assert said('Mayor Kari Holt opened the pier. "We sail at dawn," said Holt.')[0][2] == "Kari Holt"


def test_an_entity_speaks_under_its_id() -> None:
    """Where entities are known, the speaker is one."""
    text = '"We sail at dawn," Holt said.'
    holt = Entity("e7", "Kari Holt", EntityType.PERSON, (Mention((At(0, 19, 23),), MentionForm.NAME),), "t@1", 1.0)
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, text),), facts=Facts(entities=(holt,)), declared=Declared("en"))
    (one,) = read(replace(story, declared=Declared(language="en")))
    assert (one.speaker, one.speaker_name) == ("e7", "Kari Holt")


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "ghost ferry" left at dawn.',
        'The ferry "Star" left at dawn.',
        'She starred in "The Long Way Home" in 1999.',
        'His book "a ferry at the end of the world" sold well.',
        "He is 6'2\" tall and she is 5'10\" tall.",
        'He called it "mad".',
        "The Joneses' boat and the boys' house were sold in the '90s.",
    ],
)
def test_scare_quotes_titles_and_inches_are_no_quotes(text: str) -> None:
    """Marks around a term, a title or one word say nothing."""
    assert said(text) == []


def test_a_partial_quote_is_mixed() -> None:
    """Its content is what stands between the marks."""
    assert said('Kari Holt said the plan was "a gift to nobody at all" and left.') == [
        ("mixed", "a gift to nobody at all", "Kari Holt")
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Kari Holt said that the ferry would sail.", "the ferry would sail", "Kari Holt"),
        ("Kari Holt told Reuters on Monday that the ferry would sail.", "the ferry would sail", "Kari Holt"),
        ("Kari Holt said in a statement that the ferry would sail.", "the ferry would sail", "Kari Holt"),
        ("The ferry will sail on Monday, police said.", "The ferry will sail on Monday", "police"),
        (
            "The ferry will sail on Monday, the harbour office confirmed.",
            "The ferry will sail on Monday",
            "the harbour office",
        ),
        ("According to Kari Holt, the ferry will sail.", "the ferry will sail", "Kari Holt"),
        ("The ferry will sail, according to two port officials.", "The ferry will sail", "two port officials"),
        ("Kari Holt confirmed that the ferry would sail.", "the ferry would sail", "Kari Holt"),
    ],
)
def test_indirect_statements(text: str, content: str, speaker: str) -> None:
    """What is reported is the clause without its verb and source."""
    assert said(text) == [("indirect", content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Kari Holt would not say that the ferry would sail.",
        "The mayor declined to say whether the ferry would sail.",
        "Nobody could say that the ferry would sail.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    """A refusal reports nothing."""
    assert said(text) == []


def test_a_participle_takes_the_subject_of_the_verb_before() -> None:
    """What is added has the same source."""
    assert said('"We sail at dawn," Kari Holt said, adding that the crew would be paid.')[1] == (
        "indirect",
        "the crew would be paid",
        "Kari Holt",
    )


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("de", "„Wir fahren im Morgengrauen“, sagte Kari Holt am Montag.", "Wir fahren im Morgengrauen", "Kari Holt"),
        ("de", "Bürgermeisterin Kari Holt sagte: »Wir fahren früh.«", "Wir fahren früh.", "Kari Holt"),
        ("fr", "« Nous partons à l’aube », a déclaré Kari Holt.", "Nous partons à l’aube", "Kari Holt"),
        ("fr", "Kari Holt est là. « Nous partons à l’aube », a-t-elle déclaré.", "Nous partons à l’aube", "Kari Holt"),
        ("es", '"Zarpamos al alba", dijo Kari Holt.', "Zarpamos al alba", "Kari Holt"),
        ("es", '"Zarpamos al alba", ha explicado a EFE la alcaldesa Kari Holt.', "Zarpamos al alba", "Kari Holt"),
        ("pt", '"Partimos ao amanhecer", disse Kari Holt.', "Partimos ao amanhecer", "Kari Holt"),
        ("nl", "„We varen bij zonsopgang”, zei Kari Holt.", "We varen bij zonsopgang", "Kari Holt"),
        ("it", '"Partiamo all\'alba", ha detto Kari Holt.', "Partiamo all'alba", "Kari Holt"),
    ],
)
def test_direct_quotes_in_other_languages(language: str, text: str, content: str, speaker: str) -> None:
    """Each language with its marks and verbs."""
    assert said(text, language=language) == [("direct", content, speaker)]


def test_other_languages_have_no_indirect_statements() -> None:
    """Only English is read for them."""
    assert said("Kari Holt sagte, dass die Fähre fährt.", language="de") == []


def test_a_language_that_is_not_read_gives_nothing() -> None:
    """Marks alone tell no speaker."""
    assert said("”Vi seglar i gryningen”, sade Kari Holt.", language="sv") == []


@pytest.mark.parametrize("kind", [BlockKind.FURNITURE, BlockKind.EDITORS_NOTE, BlockKind.SIGN_OFF])
def test_what_is_not_the_agencys_copy_is_not_read(kind: BlockKind) -> None:
    """Marks in furniture and notes are nobody's."""
    assert found('Kari Holt said: "We sail at dawn, all of us."', kind=kind) == ()


def in_post(post: str) -> list[tuple[str, str | None]]:
    """Content and speaker of the quotes of a story with an embedded post between two paragraphs."""
    blocks = (
        Block(BlockKind.PARAGRAPH, "The birds were counted."),
        Block(BlockKind.EMBED, post),
        Block(BlockKind.PARAGRAPH, "“So be it, all of it.”"),
    )
    return [(one.content.text, who(one)) for one in read(a_story(blocks=blocks, declared=Declared(language="en")))]


def test_an_embedded_post_quotes_whom_it_names() -> None:
    """Word for word, and by name; what comes behind the post is not hers."""
    quotes_ = in_post('Ida Moe said: "We count the birds at dawn." — Ola (@ola) May 1, 2026')
    assert ("We count the birds at dawn.", "Ida Moe") in quotes_
    assert [speaker for content, speaker in quotes_ if content.startswith("So be it")] == [None]


@pytest.mark.parametrize(
    "post",
    [
        '"We count the birds at dawn." — Ola (@ola) May 1, 2026',
        'She said: "We count the birds at dawn." — Ola (@ola) May 1, 2026',
        "Ida Moe said the birds were counted at dawn. — Ola (@ola) May 1, 2026",
        'Grateful for all the "kind words about birds" here. — Ola (@ola) May 1, 2026',
    ],
)
def test_no_speaker_is_carried_into_a_post(post: str) -> None:
    """Whom a post does not name says nothing in it, and its own words are its author's."""
    assert [content for content, _ in in_post(post) if "birds" in content] == []


def test_upper_case_copy_is_read_too() -> None:
    """Old wires have no small letters."""
    assert said('"WE SAIL AT DAWN," MAYOR KARI HOLT SAID ON MONDAY.') == [("direct", "WE SAIL AT DAWN,", "KARI HOLT")]


def test_a_quote_without_a_verb_is_of_whom_the_sentence_before_is_about() -> None:
    """A paragraph that is nothing but a quote goes on with its subject."""
    (one,) = found("Kari Holt came nine years later, to count birds.", "“I asked for the key to the lighthouse.”")
    assert (who(one), one.confidence) == ("Kari Holt", 0.6)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The company that runs the only ferry to Lysvik said on Monday that it would sail.", "company"),
        ("Kari Holt of Lysvik Capital said that it would sail.", "Kari Holt"),
        ("It would sail on Monday morning, coast guard spokeswoman Kari Holt told AFP.", "Kari Holt"),
        ("State-run Fjord News Agency quoted a port official as saying it would sail.", "a port official"),
        ("Kari Holt spoke in Oslo on Monday and said that it would sail.", "Kari Holt"),
        ("A local official and two aid workers said that it would sail.", "A local official and two aid workers"),
    ],
)
def test_whoever_the_clause_is_about_speaks(text: str, speaker: str) -> None:
    """Not the last name before the verb."""
    (one,) = found(text)
    assert speaker in str(who(one))
    assert "Lysvik" not in str(one.speaker_name)


def test_a_participle_in_a_row_finds_its_subject() -> None:
    """However many stand between."""
    (one,) = found("Kari Holt, warning and insisting and noting, told Reuters that it would sail.")[-1:]
    assert who(one) == "Kari Holt"


@pytest.mark.parametrize(
    "text",
    [
        "Kari Holt added three Norwegian flags.",
        "The striker added the third in the 88th minute.",
        "Oslo denies targeting civilian ships.",
    ],
)
def test_an_object_is_no_statement(text: str) -> None:
    """Without "that" a clause needs a verb."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Substantial claims have been raised on both ferries.",
        "The claims is ongoing, the harbour hopes.",
        "The bad weather forecast is not limited to the fjord.",
        "Families on the quay are being told they need to leave.",
        "Emissions fell last year, according to the latest data available.",
        "Nothing works as much as scientists say is needed, or even at all.",
    ],
)
def test_a_verb_that_reports_nothing(text: str) -> None:
    """A noun, a passive, a parenthesis and data that nobody stands for are no statements."""
    assert said(text) == []


def test_a_passive_has_its_source_behind_it() -> None:
    """Who is told says nothing; who it was confirmed by does."""
    (one,) = found("It was announced by Kari Holt that the ferry would sail.")
    assert who(one) == "Kari Holt"
    (one,) = found('Kari Holt was quoted as saying "we sail at dawn".')
    assert who(one) == "Kari Holt"


def test_a_quote_behind_a_sentence_that_ends_with_an_abbreviation() -> None:
    """It is one of its own: direct, of the same speaker, without the words between."""
    _, one = found(
        '"They drain it," says Kari Holt, founder of Fjord, which works in the U.S. "It was bizarre, a mess."'
    )
    assert (one.kind, who(one), one.content.text) == ("direct", "Kari Holt", "It was bizarre, a mess.")
    assert [at.end - at.start for at in one.at if isinstance(at, At)] == [25]


def test_a_verb_between_two_quotes_belongs_to_the_one_that_it_leads() -> None:
    """Behind the colon."""
    first, second = found(
        'Kari Holt said: "We sail." Then she rested. "Ten years are enough." The mayor added: "Much is done now."'
    )[-2:]
    assert (who(first), who(second)) == ("Kari Holt", "The mayor")


def test_statements_of_two() -> None:
    """What one says ends where the other one speaks."""
    first, second = found("Lysvik said that the pier was shut, but the ministry said it was open.")
    assert first.content.text == "the pier was shut"
    assert second.content.text == "it was open"


def test_a_place_within_a_source_is_none() -> None:
    """The words are all of the source; who is not told by a noun is nobody."""
    (one,) = found("The Ansala, Ostria-based company said it had shut.")
    assert (one.speaker_name, who(one)) == (None, "The Ansala, Ostria-based company")
    assert said("Those in favour of a softer Ostria say it goes too far.") == []


@pytest.mark.parametrize("name", ["Fjord Lodges & Resorts", "Nordkost Brokers Group"])
@pytest.mark.parametrize("apposition", [", a private company,", " (Oslo: NOK), a company that lends,"])
def test_the_whole_of_a_name_before_an_apposition(name: str, apposition: str) -> None:
    """The entity whose name the words end speaks."""
    text = f"{name}{apposition} said the pier was shut."
    entity = Entity("e1", name, EntityType.ORGANISATION, (Mention((At(0, 0, len(name)),), MentionForm.NAME),), "t", 1.0)
    story = a_story(blocks=(Block(BlockKind.PARAGRAPH, text),), declared=Declared(language="en"))
    (one,) = read(replace(story, facts=Facts(entities=(entity,))))
    assert (one.speaker, one.speaker_name) == ("e1", name)


def test_german_houses_and_rules() -> None:
    """The name of a newspaper is no quote, and what a text says nobody has said."""
    (one,) = found("«Das war nicht der Fall», sagte der Trainer Jens Holt der «Neuen Post am Montag».", language="de")
    assert who(one) == "Jens Holt"
    (one,) = found("In den Fjord-Regeln des Verbands heißt es: «Ein Boot liegt still, wenn es hält.»", language="de")
    assert who(one) is None
    assert found("Laut „Neue Ostpost“ hatte Holt gewonnen.", language="de") == ()


def told(*paragraphs: str) -> list[tuple[str, bool, str]]:
    """What is said of each quote and stretch: value, taken, rule."""
    story = a_story(
        blocks=tuple(Block(BlockKind.PARAGRAPH, one) for one in paragraphs), declared=Declared(language="en")
    )
    story = replace(story, facts=replace(story.facts, sentences=sentences.enrich(story, TABLES, warn)))
    story = replace(story, facts=replace(story.facts, passages=passages.enrich(story, TABLES, warn)))
    return [(one.value, one.taken, one.rule) for one in quotes.candidates(story, TABLES)]


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("It was the “best film” of all.", "best film", "no verb beside it, and fewer than 4 words: a term or irony"),
        ('Kari Holt called it "weak".', "weak", "a single word: a term or irony"),
        (
            "She wrote the novel “The Long Way to the Pier Again”.",
            "The Long Way to the Pier Again",
            "the title of a work",
        ),
        (
            "It was a “very long and windy road” to peace.",
            "very long and windy road",
            "part of a sentence that no verb",
        ),
        ("Families are being told they need to leave.", "told", "is done to its subject, who says nothing"),
        ("Kari Holt would say that it sails.", "say", "is no verb here, or nobody has said it"),
        ("Kari Holt denied it.", "denied", "no clause stands behind it, nor before it"),
    ],
)
def test_candidates_tell_what_is_no_quote(text: str, words: str, rule: str) -> None:
    """Stretches and verbs that were looked at, with the test that they failed."""
    (found,) = [one for one in told(text) if one[0] == words]
    assert not found[1]
    assert found[2].startswith(rule)


def test_candidates_tell_by_what_rule_somebody_speaks() -> None:
    """And whom a pronoun could have meant."""
    found = told(
        '"We sail at dawn," Peter Holt said. The day was cold. John Vik was angry. The wind rose.',
        '"Nobody told us," he said.',
    )
    assert found[0] == ("Peter Holt", True, "the words behind it say whose it is")
    assert [(value, taken) for value, taken, _ in found[1:]] == [
        ("he: Peter Holt", False),
        ("he: John Vik", False),
        ("nobody", True),
    ]
    assert found[-1][2] == "nobody is found who says it"
