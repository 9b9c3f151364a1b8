"""`copytaster explain`: every fact at its words, on the terminal and on the page; why, and what was left."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from copytaster.cli.app import app
from copytaster.cli.explain_facts import Fact, Mark, facts_of, mapping, objects
from copytaster.cli.explain_html import page
from copytaster.cli.explain_sections import LetterSection, Output, StorySection, sections_of
from copytaster.cli.explain_spans import Segment, Style, segments
from copytaster.cli.explain_tags import Html, tag
from copytaster.cli.explain_terminal import shown, why_shown
from copytaster.cli.explain_why import why
from copytaster.cli.explain_words import KINDS, SPIKED
from copytaster.cli.remedies import REMEDIES
from copytaster.core.candidates import Candidate
from copytaster.core.model import At, BlockKind, SpikeReason
from tests.explained import BLOCKS, STORY, at, outputs

CORPUS = Path(__file__).parents[2] / "corpus"
OURS = mapping(STORY["copytaster"])
VERSION = str(OURS["versionId"])


def placed(block: int, words: str) -> At:
    (place,) = at(block, words)
    return At(**place)


CANDIDATES = (
    Candidate("dates", "2026-03-02", True, "the day before the dateline's", "dates@1", (placed(3, "on Monday"),)),
    Candidate("dates", "2026-03-09", False, "a past tense is no Monday to come", "dates@1", (placed(3, "on Monday"),)),
    Candidate("language", "nn", False, "overruled", "declared"),
)
RECORD = sections_of(outputs(), {VERSION: CANDIDATES})


def explained(*words: str) -> Result:
    return CliRunner().invoke(app, ["explain", *words])


def on_terminal(width: int = 200) -> str:
    console = Console(width=width, record=True, color_system=None)
    console.print(shown("rich", RECORD))
    return console.export_text()


class Seen(HTMLParser):
    """What a page holds: ids, links, elements with their attributes, and the text as a browser shows it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.elements.append((tag, told))
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []

    def handle_data(self, data: str) -> None:
        self.text += data


# --- facts ------------------------------------------------------------------------------------------------------------


def test_facts_are_all_that_says_where_it_stands() -> None:
    """Of any enricher, those of a newer copytaster too; nothing is hidden in objects on the way."""
    groups = {fact.group for fact in facts_of(OURS)}
    assert groups == {
        *("entities", "places", "quotes", "attributions", "dates", "money", "quantities", "subjects", "keyphrases"),
        *("lifecycle/markers", "lifecycle/supersedes", "embargo", "dateline", "bylines", "credits/pictureSources"),
        *("embeds", "declared/subjects", "warnings", "omens"),
    }


def test_fact_of_a_name() -> None:
    """All its mentions are its marks, each with its form; what it says of itself is told in words."""
    halden = next(fact for fact in facts_of(OURS) if fact.title == "Halden")
    assert (halden.kind, halden.by, halden.confidence) == ("place", "entities@1", 0.99)
    assert [mark.role for mark in halden.marks] == ["name"] * 5
    assert ("salience reasons", "headline, lead, 4 mentions") in {(one.name, one.text) for one in halden.properties}


def test_fact_names_its_entity() -> None:
    """An id becomes the number of the fact it names."""
    facts = facts_of(OURS)
    (quote,) = (fact for fact in facts if fact.group == "quotes")
    (speaker,) = (one for one in quote.properties if one.name == "speaker")
    assert facts[(speaker.entity or 0) - 1].title == "Marit Sundal"
    assert {mark.role for mark in quote.marks} == {None, "content", "cue", "venue"}


def test_fact_from_the_feed_has_its_path() -> None:
    (subject,) = (fact for fact in facts_of(OURS) if fact.group == "declared/subjects")
    assert (subject.paths, subject.marks) == (("/subject/0",), ())


@pytest.mark.parametrize("place", [{"block": 99, "start": 0, "end": 1}, {"block": 0, "start": 3, "end": 3}, {"x": 1}])
def test_a_place_that_is_none_is_not_marked(place: dict[str, int]) -> None:
    """A document of another hand may be wrong: the fact is told, no word is marked."""
    (fact,) = facts_of({"blocks": OURS["blocks"], "omens": [{"text": "gulls", "at": [place]}]})
    assert (fact.title, fact.marks) == ("gulls", ())


def test_reasons_are_told_with_their_fact() -> None:
    """The rule that chose it, of its own enricher at its very words."""
    facts = facts_of(OURS, CANDIDATES)
    assert {fact.title: fact.reasons for fact in facts if fact.reasons} == {
        "on Monday": ("the day before the dateline's",)
    }


# --- marks ------------------------------------------------------------------------------------------------------------

SHORT, LONG = Fact(1, "entities", "a"), Fact(2, "quotes", "b")


def cut(text: str, *marks: tuple[Fact, Mark]) -> list[tuple[str, list[int]]]:
    return [(text[one.start : one.end], [layer.fact.number for layer in one.over]) for one in segments(text, marks)]


def test_segments_of_nested_and_overlapping_marks() -> None:
    """The longest first, so the last is what the words mean most closely; nothing of the text is lost."""
    nested = cut("abcdef", (SHORT, Mark(0, 2, 4)), (LONG, Mark(0, 1, 5)))
    assert nested == [("a", []), ("b", [2]), ("cd", [2, 1]), ("e", [2]), ("f", [])]
    overlapping = cut("abcdef", (SHORT, Mark(0, 0, 3)), (LONG, Mark(0, 2, 6)))
    assert overlapping == [("ab", [1]), ("c", [2, 1]), ("def", [2])]
    assert cut("ab", (SHORT, Mark(0, 0, 2)), (replace(SHORT, number=3), Mark(0, 0, 2))) == [("ab", [1, 3])]
    assert cut("🇳🇴é", (SHORT, Mark(0, 0, 2))) == [("🇳🇴", [1]), ("é", [])]
    assert segments("", []) == []


def test_a_level_is_the_same_all_along_a_mark() -> None:
    """So a line does not jump where another mark begins inside of it."""
    found = segments("abcdef", [(SHORT, Mark(0, 2, 4)), (LONG, Mark(0, 1, 5))])
    assert {(layer.fact.number, layer.level) for one in found for layer in one.over} == {(1, 0), (2, 1)}
    assert found[0] == Segment(0, 1)


def test_what_is_drawn_of_facts_over_the_same_words() -> None:
    """Of several subjects one line; of a long part inside of its own fact's line nothing; of a short part a fill."""
    topics = [(Fact(number, "subjects", "x"), Mark(0, 0, 4)) for number in (1, 2)]
    assert [layer.style for layer in segments("abcd", topics)[0].over] == [Style.BARE, Style.LINE]
    text = "a" * 60
    marks = (Mark(0, 0, 60), Mark(0, 0, 50, "content"), Mark(0, 55, 60, "cue"))
    quote = Fact(1, "quotes", "q", marks=marks)
    drawn = [[layer.style for layer in one.over] for one in segments(text, [(quote, mark) for mark in marks])]
    assert drawn == [[Style.LINE, Style.BARE], [Style.LINE], [Style.LINE, Style.FILL]]


# --- the page ---------------------------------------------------------------------------------------------------------


def test_page_links_lead_somewhere() -> None:
    """Each id once; each link leads to one; each fact with words links to them and is linked from them."""
    seen = Seen(page("rich", RECORD, "Halden"))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    for told in (told for _, told in seen.elements):
        for name in ("aria-describedby", "aria-labelledby"):
            assert told.get(name, seen.ids[0]) in seen.ids
    story = RECORD[0]
    assert isinstance(story, StorySection)
    for fact in story.facts:
        assert not fact.marks or any(told.get("data-f") == f"s1-f{fact.number}" for _, told in seen.elements)


def test_page_shows_copy_as_text() -> None:
    """Markup in copy, names or headers is text; a control character is a picture; the words of a block are whole."""
    markup = page('<img src=x onerror="f()">', RECORD, "<b>")
    seen = Seen(markup)
    assert [name for name, _ in seen.elements if name in {"img", "b"}] == []
    assert len(re.findall(r"<script", markup)) == 1
    for kind, text in BLOCKS:
        assert text in seen.text, kind
    assert "lea␛v" in seen.text


def test_page_asks_nothing_of_anybody() -> None:
    """One style and one script, each admitted by its hash; no address of a network in any attribute."""
    markup = page("rich", RECORD)
    seen = Seen(markup)
    policy = next(told["content"] for _, told in seen.elements if told.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all(link.startswith("#") for link in seen.links)
    assert not {"src", "style", "onclick"} & {name for _, told in seen.elements for name in told}


def test_page_keeps_everything_else() -> None:
    """What the story is, why, and what was left; the others of its record in sections of their own."""
    text = Seen(page("rich", RECORD)).text
    for words in (
        "2 kept back (contacts, not for publication)",
        "until 2026-03-02T12:00:00Z (zone agency)",
        "computed: the copy is in another language than declared",
        "a past tense is no Monday to come",
        REMEDIES["mojibake_repaired"],
        "a uri and headlines; provider HNA",
        "wire.raw.north",
        "facts:dates",
        "an alert was sent too",
        "Spiked: advisory",
        SPIKED["advisory"][0],
        "Dead letter: bad_json",
        REMEDIES["bad_json"],
        "it stops here:",
    ):
        assert words in text, words


def test_tags_escape_all_but_markup() -> None:
    assert tag("p", "<&", Html("<br>"), ["a", None], title='"<', hidden=False, open=True) == (
        '<p title="&quot;&lt;" open>&lt;&amp;<br>a</p>'
    )


# --- the terminal -----------------------------------------------------------------------------------------------------


def test_terminal_numbers_the_words() -> None:
    """A fact's number stands behind its words, several with a dot between, and what it means below."""
    told = on_terminal()
    assert "Foreign Ministry of Halden²·¹ objects" in told
    assert "mojibake_repaired" in told
    assert "why: the day before the dateline's" in told
    assert "\x1b" not in told
    assert "lea␛ves" in told
    assert "^ here" in told


@pytest.mark.parametrize("width", [40, 80])
def test_terminal_of_any_width(width: int) -> None:
    assert "LYSVIK" in on_terminal(width)


# --- why --------------------------------------------------------------------------------------------------------------


def test_why_of_a_word() -> None:
    """Each place, what covers it with the closest last, and the candidates that lost there."""
    story = RECORD[0]
    assert isinstance(story, StorySection)
    found = why("monday", story)
    assert [(hit.block, hit.kind, [fact.title for fact in hit.facts]) for hit in found.hits] == [
        (3, "paragraph", ["on Monday"]),
        (8, "caption", []),
    ]
    assert [one.value for one in found.hits[0].candidates] == ["2026-03-02", "2026-03-09"]
    halden = why("Foreign  ministry of halden", story).hits[0]
    assert [fact.title for fact in halden.facts] == ["Foreign Ministry of Halden", "Halden"]
    assert "title" in why("rates", story).elsewhere
    assert [one.value for one in why("nn", story).candidates] == ["nn"]
    assert why("  ", story).hits == ()
    governor = why("Governor", story).hits[0]
    assert (governor.before[:5], governor.after) == ("… key", " Marit Sundal said at the Foreign …")


def test_why_in_words() -> None:
    story = RECORD[0]
    assert isinstance(story, StorySection)
    console = Console(width=200, record=True)
    console.print(why_shown(why("Monday", story)))
    told = console.export_text()
    assert "block 8, caption (not body: it belongs to a picture, and is published with it)" in told
    assert "no fact covers it" in told
    assert "dates 2026-03-09 left: a past tense is no Monday to come (dates@1)" in told


def test_why_of_private_words(tmp_path: Path) -> None:
    """That a word stands in the record and nowhere in a block is said, and nothing around it."""
    file = tmp_path / "note.txt"
    file.write_text("LYSVIK, March 2 (HNA) - It ran aground.\n\nNOT FOR PUBLICATION: ask the wicketkeeper about Anna\n")
    told = explained(str(file), "--why", "wicketkeeper").stdout
    assert "stands once in the record, and in no block" in " ".join(told.split())
    assert "Anna" not in told
    assert "does not stand in the record" in " ".join(explained(str(file), "--why", "zebra").stdout.split())
    out = tmp_path / "note.html"
    assert explained(str(file), "--html", str(out)).exit_code == 0
    assert "1 kept back" in (made := out.read_text(encoding="utf-8"))
    assert "wicketkeeper" not in made


# --- the place of a fault ---------------------------------------------------------------------------------------------


def letter(position: str, value: bytes) -> LetterSection:
    (section,) = sections_of([Output("dead-letter", {"dlq-code": "bad_json", "dlq-position": position}, value)])
    assert isinstance(section, LetterSection)
    return section


def test_place_of_a_fault_in_text() -> None:
    """The line with its neighbours; of a long one what is near."""
    lines = letter("line 2 column 4", b"one\ntwo!\nthree\nfour\nfive").place
    assert [(line.label, line.text, line.column) for line in lines] == [
        ("line 1", "one", None),
        ("line 2", "two!", 3),
        ("line 3", "three", None),
        ("line 4", "four", None),
    ]
    (long,) = letter("line 1 column 501", b"x" * 500 + b"Y" + b"x" * 500).place
    assert long.column is not None
    assert long.text[long.column] == "Y"
    assert len(long.text) < 130


@pytest.mark.parametrize("position", ["", "/items/3", "line 9 column 1", "line 1 column 99"])
def test_place_of_a_fault_that_cannot_be_shown(position: str) -> None:
    assert all(line.column is None or line.label == "line 1" for line in letter(position, b"{}").place)


def test_place_of_a_fault_in_bytes() -> None:
    (line,) = letter("byte 20", bytes(range(64))).place
    assert (line.label, line.text[line.column :][:2] if line.column is not None else "") == ("bytes 4 to 36", "14")


# --- the command ------------------------------------------------------------------------------------------------------


def test_command_shows_a_story() -> None:
    result = explained(str(CORPUS / "ninjs/rejected/3-broken-off.wire"))
    assert result.exit_code == 0
    assert "dead letter bad_json" in result.stdout
    assert "to do: send valid JSON" in result.stdout


def test_command_shows_each_story_of_a_record(tmp_path: Path) -> None:
    """Each a section; so is what was spiked."""
    file = tmp_path / "items.json"
    file.write_text(
        '[{"uri": "a:1", "headline": "Ferry leaves"}, {"uri": "a:2", "headline": "Ferry", "type": "planning"}]'
    )
    told = explained(str(file), "--received-at", "2026-03-02", "--feed", "hna", "--header", "x-a=b").stdout
    assert "items.json (1 of 2)" in told
    assert "spiked not_copy" in told


def test_command_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["explain", "-"], input=b"FLASH: Halden central bank raises key rate\n")
    assert "an alert was sent too" in result.stdout


def test_command_with_a_slip_in_the_path(tmp_path: Path) -> None:
    """What is missing, and what was meant."""
    (tmp_path / "ferry.txt").write_text("x")
    result = explained(str(tmp_path / "fery.txt"))
    assert result.exit_code == 66
    assert "fery.txt: No such file or directory; did you mean" in result.stderr
    assert explained(str(tmp_path)).exit_code == 66


def test_command_that_cannot_write(tmp_path: Path) -> None:
    result = explained(str(CORPUS / "plain/rejected/advisory.wire"), "--html", str(tmp_path / "gone" / "x.html"))
    assert result.exit_code == 1
    assert "x.html: No such file or directory" in result.stderr


@pytest.mark.parametrize("wire", sorted(CORPUS.rglob("*a*.wire"))[::12], ids=lambda wire: wire.stem)
def test_any_story_can_be_explained(wire: Path, tmp_path: Path) -> None:
    """The words of each block are on its page, whatever the format."""
    out = tmp_path / "page.html"
    assert explained(str(wire), "--html", str(out), "--received-at", "2026-03-02").exit_code == 0
    assert "<main" in out.read_text(encoding="utf-8")


def test_each_kind_and_reason_is_told() -> None:
    assert set(KINDS) == set(BlockKind)
    assert set(SPIKED) == set(SpikeReason)
    assert objects(OURS["blocks"])
