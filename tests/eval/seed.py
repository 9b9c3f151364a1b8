"""`python -m tests.eval.seed GOLD`: one story annotated by hand; prints every *must* missed, every *must_not* hit.

GOLD is a folder of your own: `seed-story.txt` and `seed-gold.json` (code points of the raw text; the `end` of its date
intervals is the last day, ours the day after). What is read is the published document. Events are left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from copytaster import RawRecord, Reader

Json = Mapping[str, Any]
TYPES = {
    **dict.fromkeys(("country", "city", "region", "disputed territory"), "place"),
    **dict.fromkeys(("news agency", "media"), "organisation"),
}
"""The gold's finer types as ours; a government is whatever carries its metonyms."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the gold: `good` when a must is there or a must_not is not."""

    what: str
    good: bool
    grade: str = "must"


class Document:
    """The published story with its places as ranges of the raw text."""

    def __init__(self, document: Json) -> None:
        self.ninjs = document
        self.ours: Json = document["copytaster"]

    def ranges(self, at: Sequence[Json]) -> list[tuple[int, int]]:
        """Raw code points of places in blocks."""
        blocks = self.ours["blocks"]
        starts = ((blocks[one["block"]]["raw"][0], one) for one in at if "block" in one)
        return [(start + one["start"], start + one["end"]) for start, one in starts]

    def covers(self, at: Sequence[Json], span: Json, share: float = 0.5) -> bool:
        """Whether the places hold so much of the span, and not much else."""
        return any(_overlap(one, span) >= share for one in self.ranges(at))

    def means(self, mention: Json, span: Json) -> bool:
        """Whether a mention holds the span, which may have its title with it: President Lind."""
        at, title = mention["at"], mention.get("title", [])
        if title and self.covers([{**at[0], "start": title[0]["start"]}], span):
            return True
        return self.covers(at, span)

    def list(self, name: str) -> list[Json]:
        """A list of facts."""
        found: list[Json] = self.ours.get(name, [])
        return found


def _overlap(one: tuple[int, int], span: Json) -> float:
    common = min(one[1], span["end"]) - max(one[0], span["start"])
    return common / max(one[1] - one[0], span["end"] - span["start"]) if common > 0 else 0.0


def checks(document: Document, gold: Json) -> Iterator[Check]:
    """Every must and must_not of the gold."""
    yield from _layout(document, gold)
    yield from _credits(document, gold["credit_chain"])
    yield from _quotes(document, gold)
    yield from _entities(document, gold)
    yield from _places(document, gold)
    yield from _dates(document, gold)
    yield from _topics(document, gold)


def _layout(document: Document, gold: Json) -> Iterator[Check]:
    ours = document.ours
    yield Check("no headline", "headlines" not in document.ninjs)
    yield Check("no byline", "bylines" not in ours and "by" not in document.ninjs)
    yield Check("no dateline", "dateline" not in ours)
    yield Check(
        "document date", ours["times"].get("documentDate", {}).get("value") == gold["document"]["document_date"]
    )
    for embed in gold["social_embeds"]:
        found = [
            one
            for one in document.list("embeds")
            if one.get("account") == embed["author_handle"]["text"] and one.get("name") == embed["author_name"]["text"]
        ]
        flags = [flag["country"] for one in found for flag in one.get("flags", [])]
        good = bool(found) and found[0].get("date") == embed["date"] and len(flags) == len(embed["flags"])
        yield Check(f"embed of {embed['handle_norm']}", good)
    for media in gold["media"]:
        found = [one for one in document.list("media") if document.covers(one["caption"]["at"], media["caption"], 0.9)]
        yield Check("picture with caption and credit", any(one["credit"]["agency"] == media["agency"] for one in found))


def _credits(document: Document, chain: Json) -> Iterator[Check]:
    whose = document.ours.get("credits", {})
    source, pictures = whose.get("textSource", {}), whose.get("pictureSources", [])
    yield Check("text source", source.get("agency") == chain["text_source"]["agency"])
    yield Check("picture source", [one.get("agency") for one in pictures] == [chain["picture_source"]["agency"]])
    for name, kind in (("cited_media", "citedMedia"), ("official_sources", "officials")):
        for one in chain[name]:
            good = any(document.covers(cited["at"], one["span"]) for cited in whose.get(kind, []))
            yield Check(f"{kind}: {one['name']}", good)


def _quotes(document: Document, gold: Json) -> Iterator[Check]:
    names = {one["id"]: one["name"] for one in gold["entities"]}
    for quote in gold["quotes"]:
        if quote["grade"] != "must":
            continue
        found = [one for one in document.list("quotes") if document.covers(one["content"]["at"], quote["content"], 0.9)]
        yield Check(f"quote {quote['id']}: its words", bool(found))
        speaker = {one.get("speaker") for one in found}
        yield Check(
            f"quote {quote['id']}: said by {names.get(quote['speaker'], quote['speaker'])}",
            any(_is(document, one, gold, quote["speaker"]) for one in document.list("entities") if one["id"] in speaker)
            or any(document.covers(one["speakerDescription"]["at"], quote["speaker_span"]) for one in found
                   if "speakerDescription" in one),
        )  # fmt: skip
    for quote in gold["quotes_must_not"]:
        hit = any(document.covers(one["content"]["at"], quote["span"]) for one in document.list("quotes"))
        yield Check(f"quote {quote['text']}", not hit, "must_not")


def _is(document: Document, entity: Json, gold: Json, identity: str) -> bool:
    """Whether our entity is the gold's: it has one of its mentions at least."""
    wanted: list[Json] = next((one["mentions"] for one in gold["entities"] if one["id"] == identity), [])
    return any(document.covers(mention["at"], one) for mention in entity["mentions"] for one in wanted)


def _entities(document: Document, gold: Json) -> Iterator[Check]:
    for entity in gold["entities"]:
        if entity["grade"] != "must":
            continue
        wanted = [one for one in entity["mentions"] if one.get("grade", "must") == "must"]
        best, missed = _best(document, wanted)
        metonym = entity["type"] == "government"
        good = best is not None and not missed
        if best is not None and entity["type"] in {"person", "organisation", *TYPES}:
            good = good and best["type"] == TYPES.get(entity["type"], entity["type"])
        if best is not None and metonym:
            good = good and any(one["form"] == "metonym" for one in best["mentions"])
        rest = ", ".join(one["text"] for one in missed)
        yield Check(f"entity {entity['name']}" + (f" (without {rest})" if rest and best else ""), good)


def _best(document: Document, wanted: Sequence[Json]) -> tuple[Json | None, list[Json]]:
    """Our entity that has most of the mentions, and those that it lacks."""
    best, missed = None, list(wanted)
    for one in document.list("entities"):
        lacks = [span for span in wanted if not any(document.means(each, span) for each in one["mentions"])]
        if len(lacks) < len(missed):
            best, missed = one, lacks
    return best, missed


def _places(document: Document, gold: Json) -> Iterator[Check]:
    found = {one["name"].casefold(): one for one in document.list("places")}
    names = {one["id"]: one["name"] for one in gold["entities"]}
    for place in gold["places"]:
        name = place.get("name") or names[place["entity_id"]]
        ours = found.get(name.casefold())
        if place["grade"] == "must_not":
            yield Check(f"place {name}", ours is None, "must_not")
        else:
            good = ours is not None and ("iso3" not in place or ours.get("iso3") == place["iso3"])
            yield Check(f"place {name}", good)


def _dates(document: Document, gold: Json) -> Iterator[Check]:
    for one in gold["dates"]:
        if one["grade"] != "must":
            continue
        found = [ours for ours in document.list("dates") if document.covers(ours["at"], one["span"])]
        if one.get("role") in {"document date", "tweet date"} and not found:
            continue  # these stand in `times` and `embeds`
        good = any(ours["value"] == one["value"] for ours in found)
        if one["type"] == "DATE" and "end" in one:
            after = (date.fromisoformat(one["end"]) + timedelta(days=1)).isoformat()
            good = good and any(ours.get("end") == after for ours in found)
        yield Check(f"date {one['span']['text']}: {one['value']}", good)
    for one in gold["dates_must_not"]:
        if "span" in one:
            hit = any(document.covers(ours["at"], one["span"]) for ours in document.list("dates"))
            yield Check(f"date {one['text']}", not hit, "must_not")


def _topics(document: Document, gold: Json) -> Iterator[Check]:
    codes = {one["code"] for one in document.list("subjects")}
    for one in gold["topics"]:
        if one["grade"] == "must":
            yield Check(f"topic {one['code']} {one['name']}", one["code"] in codes)
        elif one["grade"] == "must_not":
            yield Check(f"topic {one['code']} {one['name']}", one["code"] not in codes, "must_not")
    yield Check("instruments", not document.list("instruments"), "must_not")
    said = {one["text"].casefold() for one in document.list("keyphrases")}
    wanted = {one.casefold() for one in gold["keyphrases_any_of"]}
    yield Check("one of the keyphrases", bool(said & wanted) or any(w in s for w in wanted for s in said))


def read(folder: Path) -> tuple[Document, Json]:
    """The published document and its gold."""
    gold = json.loads((folder / "seed-gold.json").read_text("utf-8"))
    value = (folder / gold["about"]["text_file"]).read_bytes()
    outcome = Reader().read(RawRecord(value, datetime(2022, 2, 23, tzinfo=UTC)))
    return Document(orjson.loads(outcome.records[0].value)), gold


def main() -> None:
    """Print what is missed and what is hit."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.seed", description="The seed story against its gold.")
    parser.add_argument("gold", type=Path)
    document, gold = read(parser.parse_args().gold)
    rows = list(checks(document, gold))
    for grade, word in (("must", "missed"), ("must_not", "hit")):
        judged = [one for one in rows if one.grade == grade]
        bad = [one for one in judged if not one.good]
        print(
            f"{grade}: {len(judged) - len(bad)} of {len(judged)} good",
            *(f"  {word}: {one.what}" for one in bad),
            sep="\n",
        )


if __name__ == "__main__":
    main()
