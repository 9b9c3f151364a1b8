from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.enrich import enrich
from copytaster.core.model import Block, BlockKind, Facts
from copytaster.core.topology import ENRICHERS
from copytaster.tables import load_tables
from tests.stories import a_story

BLOCKS = st.lists(st.builds(Block, st.sampled_from(BlockKind), st.text(min_size=1, max_size=200)), max_size=8).map(
    tuple
)


@given(BLOCKS)
def test_an_enricher_touches_only_what_it_declares(blocks: tuple[Block, ...]) -> None:
    """Everything of the story but its own field of the facts, and warnings, stays as it was."""
    for enricher in ENRICHERS:
        before = a_story(blocks=blocks)
        after, (done,) = enrich(before, (enricher,), load_tables())
        assert done.result in {"ok", "empty"}
        assert replace(after, facts=before.facts, warnings=before.warnings) == before
        for one in fields(Facts):
            if one.name != enricher.SETS:
                assert getattr(after.facts, one.name) == getattr(before.facts, one.name)
