from ftfy.badness import MOJIBAKE_CATEGORIES, badness
from hypothesis import example, given
from hypothesis import strategies as st

from copytaster.core.normalise import mojibake
from copytaster.core.normalise.text import Repaired, folded, is_sound, repair

TYPOGRAPHY = st.text(alphabet="aé'\"`“”’ \u00a0\u00ad\u200b\u200d\r\n\t.,5Ã©â€™\u0301🇳🇴", max_size=60)


@given(TYPOGRAPHY | st.text(max_size=200), st.booleans())
@example("``a''", False)
@example("Ã\r5", False)
@example("Ã¢â‚¬â„¢", False)
def test_repair_twice_changes_nothing(text: str, laid_out: bool) -> None:
    """A text that was repaired is in no need of repair."""
    once = repair(text, laid_out=laid_out)
    again = repair(once.text, laid_out=laid_out)
    assert (again.text, again.mojibake) == (once.text, False)


@given(st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x5E), max_size=100))
def test_repair_leaves_ascii_words_alone(text: str) -> None:
    """What cannot be wrong is not touched."""
    assert repair(text).text == text


SIGNS = "".join(MOJIBAKE_CATEGORIES.values()) + "ŒœàâÂÃÎÐØÙ°‚ÄвЂВГРСўā€βΒΓΞΟ√≈×²™ \u00a0\u00adaA.?-\t"


@given(st.text(alphabet=SIGNS, max_size=6))
@example("В-С")
@example("a Â ")
@example("œ ")
def test_only_letters_that_may_be_mojibake_are_looked_at(text: str) -> None:
    """What the quick look passes over has no sign of it."""
    assert mojibake.may_hold(text) or not badness(text)


@given(st.lists(TYPOGRAPHY | st.text(alphabet=SIGNS, max_size=6) | st.text(max_size=60), max_size=4))
@example(["a\u0301", "\u0301b"])
@example(["В", "-С"])
@example(["``a''"])
def test_a_sound_story_is_folded_only(texts: list[str]) -> None:
    """Where one look at all texts finds nothing, the repair of each folds its white space."""
    if is_sound("\n".join(texts)):
        assert [Repaired(folded(text.strip())) for text in texts] == [repair(text) for text in texts]
