"""The things that a story names, each with all its mentions: names, descriptions, pronouns, metonyms, demonyms, flags.

Joins what the tagger (`names`) and the tables (`known`) found. A country is one entity of type place with everything
that means it: its name, and kept apart by their form what is no place on the map: its people (demonym), its flag, and
its government (metonym), which is how a desk that follows a country finds all that it does. Brussels as a metonym is
the European Union. An entity without a name or a nominal of its own in the copy but a demonym or a metonym is still
its country. Ids are given where the tables are sure. English in full; of the other languages what the tables know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copytaster.core.candidates import Candidate
from copytaster.core.context import Tables
from copytaster.core.enrich import Warn
from copytaster.core.enrich.entity_cluster import Cluster, folded
from copytaster.core.enrich.entity_copy import Copy
from copytaster.core.enrich.entity_credits import credited
from copytaster.core.enrich.entity_forms import NAMED, PERSON, PLACE
from copytaster.core.enrich.entity_metonyms import metonyms
from copytaster.core.enrich.entity_nominals import nominals
from copytaster.core.enrich.entity_people import people
from copytaster.core.enrich.entity_pronouns import pronouns
from copytaster.core.enrich.entity_repeats import settled
from copytaster.core.enrich.entity_sightings import sightings
from copytaster.core.enrich.entity_things import things
from copytaster.core.facts import Entity, Mention
from copytaster.core.model import Story
from copytaster.core.publish.language import decide_language
from copytaster.core.things import EU_CODE

NAME = "entities"
NEEDS: frozenset[str] = frozenset({"language", "sentences", "names", "known"})
SETS = "entities"
BY = "entities@1"
LANGUAGES: frozenset[str] = frozenset({"en"})

SURE_ID: Final = 0.97
SHORT: Final = 4
"""Letters of a word in capitals that is taken for an abbreviation."""


def enrich(story: Story, tables: Tables, warn: Warn) -> tuple[Entity, ...]:  # noqa: ARG001 - all are called alike
    """The entities, numbered by first mention."""
    copy = Copy(story, tables)
    return tuple([_entity(copy, number, one) for number, one in enumerate(_clusters(copy, story), 1)])


def candidates(story: Story, tables: Tables) -> Iterator[Candidate]:
    """What looked like a name and is none, which names nothing could be joined to, and whose ids nobody knows."""
    copy = Copy(story, tables)
    clusters = _clusters(copy, story)
    for left in dict.fromkeys(copy.left):
        yield Candidate(SETS, left.text, False, left.rule, BY, (left.at,))
    for one in clusters:
        for at, form in one.mentions.items():
            words = copy.words(at)
            if form is not NAMED:
                yield Candidate(SETS, one.name, True, f"meant as its {form}", BY, (at,))
            elif folded(words) != folded(one.name):
                rule = "a spelling of the tables'" if one.row else "a form of the name that the copy has in full"
                yield Candidate(SETS, one.name, True, rule, BY, (at,))
        if one.row is None:
            rule = "no ids of the tables: none has the name, or the copy has no day to tell the holder of an office by"
            yield Candidate(SETS, one.name, False, rule, BY, tuple(one.mentions)[:1])


def _clusters(copy: Copy, story: Story) -> list[Cluster]:
    seen = settled(copy, sightings(copy))
    tag = decide_language(story).tag or (story.facts.language.tag if story.facts.language else "en")
    language = tag.lower().replace("_", "-").split("-")[0]
    found = things(copy, seen, metonyms(copy, seen, language))
    persons = people(copy, seen)
    if language in LANGUAGES:
        nominals(copy, persons, found)
        pronouns(copy, persons)
    credited(copy, found)
    clusters = [one for one in (*persons, *found.all) if one.mentions]
    clusters.sort(key=lambda one: one.first)
    return clusters


def _entity(copy: Copy, number: int, cluster: Cluster) -> Entity:
    row = cluster.row
    ids = dict(row.ids) if row else {}
    mentions = list(cluster.mentions.items())
    if len(mentions) > 1:
        mentions.sort(key=lambda one: (one[0].block, one[0].start, -one[0].end))
    titles = cluster.titles
    return Entity(  # by place, which takes a quarter less time than by name
        f"e{number}",
        row.name if row else _cased(copy, cluster) if cluster.name.isupper() else cluster.name,
        cluster.type,
        tuple([Mention((at,), form, (titles[at],) if at in titles else ()) for at, form in mentions]),
        BY,
        cluster.confidence,
        ids,
        dict.fromkeys(ids, SURE_ID) if ids else {},
        cluster.country if cluster.country != EU_CODE else None,
        cluster.role,
    )


def _cased(copy: Copy, cluster: Cluster) -> str:
    """A name that the copy has only in capitals, as it would be written; abbreviations stay."""
    name = cluster.name
    if " " not in name and len(name) <= SHORT:
        return name
    if cluster.type not in (PERSON, PLACE) and not copy.texts[cluster.first[0]].isupper():
        return name
    return " ".join(word if "." in word else word.capitalize() for word in name.split())
