"""Whatever the agency calls it: the headline comes out free of markers, and the action is the marker's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.model import Action, At, Priority
from copytaster.core.shapes import lifecycle_languages as words
from copytaster.core.shapes import markers
from tests.raw_stories import normalised

HEADLINES = (
    "Ferry line to close in May", "Fähre nach Lysvik fällt aus", "Un ferry coule au large de Lysvik",
    "Se hunde un ferry frente a Lysvik", "Veerboot naar Lysvik gezonken", "Ferry afunda ao largo de Lysvik",
    "Affonda un traghetto davanti a Lysvik", "Färja på grund utanför Lysvik", "Ferge på grunn ved Lysvik",
    "Færge på grund ud for Lysvik", "Lautta ajoi karille Lysvikissa", "Prom osiadł na mieliźnie koło Lysvik",
    "Паром сел на мель у Люсвика", "جنوح عبارة قبالة ليسفيك", "80 rescued as ferry sinks",
    "\"We heard a bang\" - captain",
)  # fmt: skip
STRENGTH = {action: place for place, action in enumerate(Action)}
CAPITALS = st.sampled_from(
    [(kind, word) for kind, languages in words.CAPITALS.items() for phrases in languages.values() for word in phrases]
)
SET_OFF = st.sampled_from(
    [
        (kind, word)
        for kind, languages in words.SET_OFF.items()
        for phrases in languages.values()
        for word in phrases
        if word not in words.IN_BRACKETS_ONLY
    ]
)
BRACKETED = st.sampled_from(
    [(kind, word) for kind, languages in words.SET_OFF.items() for phrases in languages.values() for word in phrases]
)
NUMBER = st.one_of(st.none(), st.integers(1, 19))


def _numbered(word: str, number: int | None) -> str:
    return f"{word} {number}" if number else word


@st.composite
def prefixes(draw: st.DrawFn) -> tuple[list[str], str]:
    """One to three prefixes, with what they say."""
    kinds, text = [], ""
    for _ in range(draw(st.integers(1, 3))):
        shape = draw(st.integers(0, 3))
        kind, word = draw((CAPITALS, CAPITALS, SET_OFF, BRACKETED)[shape])
        spelled = _numbered(draw(st.sampled_from((word, word.capitalize()))) if shape > 1 else word, draw(NUMBER))
        kinds.append(kind)
        text += (f"{spelled}{draw(st.sampled_from((' - ', ': ', ' -- ', '– ', ' *** ')))}", f"*** {spelled} *** ",
                 f"{spelled}: ", f"({spelled}) ")[shape]  # fmt: skip
    return kinds, text


@given(prefixes(), st.sampled_from(HEADLINES))
def test_prefixes_are_cut_off_and_their_actions_read(prefix: tuple[list[str], str], headline: str) -> None:
    """In every language, by every separator, stacked."""
    kinds, text = prefix
    line = text + headline
    found = markers.cleaned(line)
    assert line[found.start : found.end] == headline
    assert [mark.kind for mark in found.marks] == kinds


@given(BRACKETED, NUMBER, st.sampled_from(HEADLINES))
def test_suffixes_are_cut_off_and_their_actions_read(label: tuple[str, str], number: int | None, headline: str) -> None:
    """In brackets at the end, in any case."""
    kind, word = label
    line = f"{headline} ({_numbered(word, number)})"
    found = markers.cleaned(line)
    assert line[found.start : found.end] == headline
    assert [(mark.kind, mark.number) for mark in found.marks] == [(kind, number)]


@given(prefixes(), st.sampled_from(HEADLINES))
def test_the_strongest_action_rules(prefix: tuple[list[str], str], headline: str) -> None:
    """A story says of itself what its strongest marker says."""
    kinds, text = prefix
    story = normalised(("headline", text + headline), ("paragraph", "The ferry left at dawn. Nobody was on board."))
    actions = [Action(kind) for kind in kinds if kind in STRENGTH]
    assert story.lifecycle.action is min(actions, key=STRENGTH.__getitem__, default=Action.NEW)
    assert story.lifecycle.priority is next((one for one in Priority if one in kinds), None)
    assert [one.text for one in story.headlines] == ([] if story.lifecycle.action is Action.KILL else [headline])


TEXT = st.one_of(
    st.text(alphabet="KILUPDATE HOLD(3):-=,.*[]/ab \u0627\u062a12stndlead", max_size=90),
    st.tuples(prefixes(), st.text(max_size=40)).map(lambda pair: pair[0][1] + pair[1]),
)


@given(TEXT, st.booleans())
def test_no_place_is_outside_its_text(text: str, slugline: bool) -> None:
    """Whatever the line, each mark and each reason lies within it, and so does what is left."""
    found = markers.cleaned(text, slugline=slugline)
    assert 0 <= found.start <= found.end <= len(text) or not text.strip()
    for mark in (*found.marks, *markers.line_marks(text)):
        assert 0 <= mark.start < mark.end <= len(text)
        if mark.reason:
            assert mark.end <= mark.reason[0] < mark.reason[1] <= len(text)


@given(st.lists(st.tuples(st.sampled_from(("headline", "editors_note", "paragraph", "unknown")), TEXT), max_size=4))
def test_no_place_of_a_story_is_outside_its_block(blocks: list[tuple[str, str]]) -> None:
    """Markers, reason, target and embargo lie in the blocks they name, and are those words."""
    story = normalised(*blocks, ("paragraph", "The ferry left at dawn. Nobody was on board."))
    spans = [(marker.text, marker.at) for marker in story.lifecycle.markers]
    if story.lifecycle.reason:
        spans.append((story.lifecycle.reason.text, story.lifecycle.reason.at))
    for text, places in spans:
        for place in places:
            assert isinstance(place, At)
            assert story.blocks[place.block].text[place.start : place.end] == text


@given(
    st.lists(
        st.one_of(
            CAPITALS.map(lambda one: one[1]),
            SET_OFF.map(lambda one: one[1]),
            st.sampled_from(HEADLINES),
            st.sampled_from(["Take 2 of 3", "Teıl 2", "-", " - ", ": ", "(", ")", ", 2nd", "lead", ".", "!", "”", " "]),
        ),
        max_size=5,
    ).map("".join)
)
def test_a_bare_line_is_read_like_any(line: str) -> None:
    """A blank at the end, or a sign before the line, keeps the quick way from being taken, and changes nothing."""
    line = line.strip()
    if markers._is_bare(line):
        assert markers.cleaned(line) == markers.cleaned(f"{line} ") == markers.Cleaned(0, len(line), ())
    if line:
        assert [one.kind for one in markers.line_marks(line[:79])] == [
            one.kind for one in markers.line_marks(f"+{line[:79]}")
        ]
