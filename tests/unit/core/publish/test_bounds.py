from copytaster.core.model import Embed, Span, Stage, StoryWarning, Subject
from copytaster.core.publish.bounds import COUNTS, thinned
from tests.stories import a_rich_story, a_story


def test_thinned_leaves_a_usual_story_alone() -> None:
    """Nothing is cut of a story within all counts."""
    story = a_rich_story()
    assert thinned(story) == (story, ())


def test_thinned_cuts_and_names() -> None:
    """What is over its count is cut to it, and named."""
    warning = StoryWarning("wrong_type", Stage.PARSE, "x")
    story, cut = thinned(a_story(warnings=(warning,) * 101))
    assert len(story.warnings) == COUNTS["warnings"]
    assert cut == ("warnings",)


def test_thinned_cuts_inside_embeds() -> None:
    """A post with thousands of hashtags keeps the first ones."""
    story, cut = thinned(a_story(embeds=(Embed(0, hashtags=(Span("#a", ()),) * 900),)))
    assert len(story.embeds[0].hashtags) == COUNTS["embeds[].facts"]
    assert cut == ("embeds[].facts",)


def test_thinned_cuts_declared_subjects() -> None:
    """Subjects beyond their count go, the others stay in order."""
    rich = a_rich_story()
    subjects = tuple(Subject(str(number)) for number in range(300))
    story, cut = thinned(a_story(declared=type(rich.declared)(subjects=subjects)))
    assert story.declared.subjects == subjects[:200]
    assert cut == ("declared.subjects",)
