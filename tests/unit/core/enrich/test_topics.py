import pytest

from copytaster.core.enrich.topics import enrich
from copytaster.core.facts import Topic
from copytaster.core.model import At, AtPath, Block, BlockKind, Declared, Embed, Headline, Places, Story, Subject
from copytaster.tables import load_tables
from tests.stories import a_story


def quiet(code: str, message: str, at: Places = ()) -> None:
    raise AssertionError(code)


def topics(story: Story) -> tuple[Topic, ...]:
    return enrich(story, load_tables(), quiet)


def a_text(*paragraphs: str, language: str = "en", headline: str = "") -> Story:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in paragraphs]
    if not headline:
        return a_story(blocks=tuple(blocks), declared=Declared(language=language))
    return a_story(
        blocks=(Block(BlockKind.HEADLINE, headline), *blocks),
        headlines=(Headline(headline, at=(At(0, 0, len(headline)),)),),
        declared=Declared(language=language),
    )


RATES = "The central bank cut its key rate by 25 basis points as inflation slowed and economists saw weaker growth."


def test_topics_of_two_levels() -> None:
    """A top and what is below it, the most relevant first."""
    found = [one.name for one in topics(a_text(RATES))]
    assert found[0] == "economy, business and finance"
    assert "economy" in found


def test_topics_have_the_words_that_say_so() -> None:
    """The places are the words themselves."""
    text = RATES
    (first, *_) = topics(a_text(text))
    words = [text[at.start : at.end] for at in first.at if isinstance(at, At)]
    assert "central bank" in words
    assert first.confidence > 0.5


def test_one_word_alone_is_no_second_topic() -> None:
    """A table of results is sport, and `results` makes no business of it."""
    copy = "Results and standings from the Veravian championship matches on Monday"
    found = topics(a_text(copy, headline="Soccer-Veravian championship results and standings"))
    assert {one.code[:9] for one in found} == {"medtop:15", "medtop:20"}
    market = "Traders sold stocks on the stock exchange and bond yields rose while the index fell. "
    assert len([one for one in topics(a_text(market * 3 + "A coach. A coach. A coach.")) if one.code[7:9] != "20"]) == 1


def test_topics_in_capitals() -> None:
    """Upper-case wires say the same."""
    assert [one.code for one in topics(a_text(RATES.upper()))] == [one.code for one in topics(a_text(RATES))]


def test_topics_not_of_one_stray_word() -> None:
    """A single word in a long story makes no topic."""
    assert topics(a_text("The gull sat on the quay. " * 20 + "It never went to a war.")) == ()


def test_topics_not_of_embeds() -> None:
    """What others post is no word of the story."""
    blocks = (
        Block(BlockKind.PARAGRAPH, RATES),
        Block(BlockKind.EMBED, "A legend of cricket! Wicket, innings, wicket! What a test match, what a bowler"),
    )
    found = topics(a_story(blocks=blocks, declared=Declared(language="en"), embeds=(Embed(1),)))
    assert "medtop:15000000" not in [one.code for one in found]


def test_topics_of_words_that_mean_something_else() -> None:
    """A trade war is no war, and its price war none either."""
    text = "The price war, a war of words, hit the trade war. Tariffs and exports weigh on the economy and inflation."
    assert next(one.code for one in topics(a_text(text))) == "medtop:04000000"
    assert "medtop:16000000" not in [one.code for one in topics(a_text(text))]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("de", "Der Bundestag stimmt über den Gesetzentwurf der Koalition ab, die Opposition protestiert.", "11"),
        ("fr", "Le procureur a requis dix ans de prison contre le prévenu devant la cour d'assises.", "02"),
        ("es", "El delantero marcó dos goles y el equipo ganó la final de copa, dijo el entrenador.", "15"),
        ("it", "La procura indaga per omicidio, i carabinieri hanno arrestato il boss del clan.", "02"),
        ("nl", "De renner won de etappe in de sprint van het peloton, zei zijn ploeg na de koers.", "15"),
        ("pt", "O surto de cólera fez óbitos, os hospitais recebem doentes e a vacinação começou.", "07"),
    ],
)
def test_topics_in_other_languages(language: str, text: str, code: str) -> None:
    """The top is told in seven languages."""
    assert [one.code for one in topics(a_text(text, language=language))] == [f"medtop:{code}000000"]


def test_topics_in_a_language_without_words() -> None:
    """No words, no guess."""
    assert topics(a_text("Ferja gekk frá landi í morgun og kom ekki aftur fyrr en í kvöld.", language="is")) == ()


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("subj", "subj:04000000", ["medtop:04000000"]),
        ("IPTC", "15054000", ["medtop:20001065", "medtop:15000000"]),
        (None, "TT:04000000:EKO", ["medtop:04000000"]),
        ("subj", "11099000", ["medtop:11000000"]),
        ("medtop", "20000337", ["medtop:20000337", "medtop:04000000"]),
        (None, "http://cv.iptc.org/newscodes/mediatopic/20000574", ["medtop:20000574", "medtop:11000000"]),
        ("anpa", "S", ["medtop:15000000"]),
        ("apcategorycode", "f", ["medtop:04000000"]),
        ("iptc7901", "pl", ["medtop:11000000"]),
        ("N2", "N2:SOCC", ["medtop:20001065", "medtop:15000000"]),
        ("N2", "N2:NO", []),
        ("P", "P:4295885620", []),
        ("sig", "20240611", []),
        (None, None, []),
    ],
)
def test_topics_of_the_feed(scheme: str | None, code: str | None, expected: list[str]) -> None:
    """The feed's own codes are mapped, with their place in the metadata."""
    path = (AtPath(("/subject/0",)),)
    found = topics(a_story(declared=Declared(language="en", subjects=(Subject(code, scheme=scheme, at=path),))))
    assert [one.code for one in found] == expected
    assert all(one.by == "feed" and one.at == path for one in found)
