"""`python -m tests.eval.gold_format [FOLDER]`: what is malformed in the gold for enrichment, file by file.

The gold: wire stories invented for this project and annotated by hand before the enrichers were written, by somebody
who had not seen their rules. One file a story in `gold/`, its slug the name. What the annotation means:

- **Mentions** are `[text, n]`: the n-th occurrence of exactly that string in `text`, from 1, substrings and overlaps
  counted ("Khan" in "Imran Khan" is one). `n` in the other lists counts alike.
- **base** (optional, else the day of `received_at`) is the date that relative words count from; `base_in_copy` says
  whether a dateline states it. Where it does not, a feed has to: `received_at`, sent as the version's time. Datelines
  mostly lack the year, so that time is wanted for them too.
- **names**: every proper name in headline, dateline place and body, but for the agency of the dateline, byline,
  sign-off, tickers, RICs, hashtags, handles and flags. Demonyms, indices, laws, prizes, works, ships, storms and
  heavenly bodies are misc; names of governments' seats are places.
- **entities**: their mentions are names, nominals (with the article) and third-person pronouns; possessives, "I" and
  plurals that join two people are left out. A metonym joins the country, or the EU for Brussels (`EUE`, ISO's
  reserved code).
- **places** are what is really meant as a place; one that is dateline and event stands twice. Countries among them are
  optional: the stories `b-*` leave them out. Regions that cross borders have no `iso3`, streets no point.
- **dates**: the dateline's own is one; ages, seasons in general ("in winter") and "now" are none. Sets have the value
  of their period (every week: P1W). Times of day carry the interval of their day, or none. Seasons are northern (SP
  from March). Approximate ones ("late April") have the value of the whole.
- **quotes**: words between one pair of marks are one entry, so a speech cut by "he said" is two; one that runs over
  paragraphs is one, joined by a blank line without the marks that reopen. The content of a mixed one is the quoted
  part, `clause` the whole reported clause where it was kept. A comma or stop before the closing mark decides nothing.
  A government speaks under its country's name.
- **money** without its qualifier in the text, rates of exchange with it; ranges have `amount_max`. **quantities** are
  numbers with what they count, qualifier included; not "one", ordinals, what is in dates, money or names. Ranges and
  scores are strings.
- **keyphrases**: any of them counts. **must_not**: traps, in words.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

GOLD = Path(__file__).parent / "gold"
STORIES = 30

KEYS = frozenset(
    "kind language received_at text names entities metonyms places dates quotes attributions money"
    " quantities instruments subjects genre urgency keyphrases must_not".split()
)
OPTIONAL = frozenset({"base", "base_in_copy"})
KINDS = frozenset(
    (
        "politics,diplomacy,economy,company results,market report,disaster,conflict,crime,court,sport result,science,"
        "health,culture,obituary,weather,analysis,preview,interview,advisory,feature"
    ).split(",")
)
TYPES = frozenset({"person", "organisation", "place", "misc"})
ROLES = frozenset({"dateline", "event", "mentioned"})
QUOTE_KINDS = frozenset({"direct", "indirect", "mixed"})
SOURCE_KINDS = frozenset({"agency", "media", "official", "other"})
STANCES = frozenset({"confirmed", "denied", "unverified", None})
SCHEMES = frozenset({"ric", "ticker", "isin"})

ISO3 = re.compile(r"[A-Z]{3}")
SUBJECT = re.compile(r"medtop:\d{8}")
TIMEX = re.compile(
    r"""(?x)
    P(?:\d+[YMWD])+ | PT(?:\d+[HMS])+                                     # durations and sets
    | \d{2,4}                                                             # century, decade, year
    | \d{4}-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)                             # month, quarter, half, season
    | \d{4}-W\d\d(?:-WE)?                                                 # week, weekend
    | \d{4}-\d\d-\d\d                                                     # day
      (?:T(?:MO|AF|EV|NI|\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?))?       # part of it, time of day
    """
)

Json = dict[str, object]


def nth(text: str, wanted: str, n: int) -> int | None:
    """Where the n-th occurrence begins, overlaps counted, or None when there are fewer."""
    at = -1
    for _ in range(n):
        at = text.find(wanted, at + 1)
        if at < 0:
            return None
    return at if wanted and n > 0 else None


def faults(gold: Json) -> list[str]:
    """What is wrong with one story's gold, in words; nothing when it is well formed."""
    missing = [f"{key} is missing" for key in sorted(KEYS - gold.keys())]
    unknown = [f"{key} is no field of gold" for key in sorted(gold.keys() - KEYS - OPTIONAL)]
    if missing:
        return missing + unknown
    found = unknown
    for check in (_story, _mentions, _entities, _places, _dates, _quotes, _sources, _numbers, _labels):
        found.extend(check(gold))
    return found


def read(folder: Path = GOLD) -> dict[str, Json]:
    """All stories by slug."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def main(arguments: Sequence[str]) -> int:
    """Prints the faults and the counts; 1 when there is any fault."""
    stories = read(Path(arguments[0]) if arguments else GOLD)
    wrong = 0
    for slug, gold in stories.items():
        for fault in faults(gold):
            wrong += 1
            print(f"{slug}: {fault}")
    counted = ("names", "entities", "metonyms", "places", "dates", "quotes", "attributions", "money", "quantities")
    totals = ", ".join(f"{sum(len(_rows(gold, key)) for gold in stories.values())} {key}" for key in counted)
    print(f"{len(stories)} stories, {wrong} faults; {totals}")
    return 1 if wrong or not stories else 0


def _rows(gold: Json, key: str) -> list[Json]:
    rows = gold[key]
    return rows if isinstance(rows, list) else []


def _story(gold: Json) -> Iterator[str]:
    if gold["kind"] not in KINDS:
        yield f"kind {gold['kind']!r}"
    received = datetime.fromisoformat(str(gold["received_at"]))
    if received.tzinfo is None:
        yield "received_at has no zone"
    base = str(gold.get("base", received.date()))
    if received.date() != date.fromisoformat(base):
        yield f"base {base} is not the day it was received"
    if not isinstance(gold.get("base_in_copy", False), bool):
        yield "base_in_copy is true or false"


def _mention(gold: Json, field: str, mention: object, n: object) -> Iterator[str]:
    if not isinstance(mention, str) or not isinstance(n, int) or nth(str(gold["text"]), mention, n) is None:
        yield f"{field}: {mention!r} does not occur {n} times"


def _mentions(gold: Json) -> Iterator[str]:
    for field, size in (("names", 3), ("metonyms", 3)):
        rows = gold[field]
        seen: set[tuple[object, object]] = set()
        for row in rows if isinstance(rows, list) else [None]:
            if not isinstance(row, list) or len(row) != size:
                yield f"{field}: {row!r} is no list of {size}"
                continue
            yield from _mention(gold, field, row[0], row[1])
            if (row[0], row[1]) in seen:
                yield f"{field}: {row!r} twice"
            seen.add((row[0], row[1]))
            if field == "names" and row[2] not in TYPES:
                yield f"names: type {row[2]!r}"
            if field == "metonyms" and not ISO3.fullmatch(str(row[2])):
                yield f"metonyms: country {row[2]!r}"
    names = [row[:2] for row in _lists(gold, "names")]
    for row in _lists(gold, "metonyms"):
        if row[:2] not in names:
            yield f"metonyms: {row!r} is no name"


def _lists(gold: Json, key: str) -> list[list[object]]:
    rows = gold[key]
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _entities(gold: Json) -> Iterator[str]:
    owner: dict[tuple[object, object], object] = {}
    for entity in _rows(gold, "entities"):
        name = entity["name"]
        if entity["type"] not in TYPES:
            yield f"entities: {name!r} has the type {entity['type']!r}"
        if entity["country"] is not None and not ISO3.fullmatch(str(entity["country"])):
            yield f"entities: {name!r} has the country {entity['country']!r}"
        if not isinstance(entity["salient"], bool) or not isinstance(entity["ids"], dict):
            yield f"entities: {name!r} lacks salient or ids"
        mentions = entity["mentions"]
        if not isinstance(mentions, list) or not mentions:
            yield f"entities: {name!r} has no mention"
            continue
        for mention, n in mentions:
            yield from _mention(gold, f"entities: {name!r}", mention, n)
            if owner.setdefault((mention, n), name) != name:
                yield f"entities: {mention!r} {n} joins {name!r} and {owner[mention, n]!r}"


def _places(gold: Json) -> Iterator[str]:
    names: set[object] = set()
    for entity in _rows(gold, "entities"):
        mentions = entity["mentions"]
        names |= {entity["name"], *(text for text, _ in mentions)} if isinstance(mentions, list) else {entity["name"]}
    for place in _rows(gold, "places"):
        name = place["name"]
        if name not in names:
            yield f"places: {name!r} is no entity"
        if place["role"] not in ROLES:
            yield f"places: {name!r} has the role {place['role']!r}"
        if place["iso3"] is not None and not ISO3.fullmatch(str(place["iso3"])):
            yield f"places: {name!r} has the country {place['iso3']!r}"
        for axis, limit in (("lat", 90.0), ("lon", 180.0)):
            degrees = place[axis]
            if degrees is not None and not (isinstance(degrees, (int, float)) and -limit <= degrees <= limit):
                yield f"places: {name!r} has the {axis} {degrees!r}"


def _dates(gold: Json) -> Iterator[str]:
    for entry in _rows(gold, "dates"):
        yield from _mention(gold, "dates", entry["text"], entry["n"])
        value = str(entry["value"])
        if not all(TIMEX.fullmatch(part) for part in value.split("/")):
            yield f"dates: {value!r} is no TIMEX value"
        if value.startswith("P"):
            if "start" in entry or "end" in entry:
                yield f"dates: {value!r} has an interval"
        elif "start" not in entry and "end" not in entry:
            continue
        elif date.fromisoformat(str(entry.get("start"))) >= date.fromisoformat(str(entry.get("end"))):
            yield f"dates: {value!r} ends before it starts"


def _quotes(gold: Json) -> Iterator[str]:
    text = str(gold["text"])
    for quote in _rows(gold, "quotes"):
        content = str(quote["content"])
        if quote["kind"] not in QUOTE_KINDS:
            yield f"quotes: kind {quote['kind']!r}"
        at = 0
        for paragraph in content.split("\n\n"):
            at = text.find(paragraph, at)
            if at < 0 or not paragraph:
                yield f"quotes: {paragraph!r} does not occur"
                break
        if not quote["speaker"] and not quote["description"]:
            yield f"quotes: nobody says {content!r}"
        if quote["speaker"] and quote["speaker"] not in {one["name"] for one in _rows(gold, "entities")}:
            yield f"quotes: {quote['speaker']!r} is no entity"
        for key in ("description", "cue", "venue", "clause"):
            words = quote.get(key)
            if words is not None and str(words) not in text:
                yield f"quotes: {key} {words!r} does not occur"


def _sources(gold: Json) -> Iterator[str]:
    text = str(gold["text"])
    for one in _rows(gold, "attributions"):
        if str(one["who"]).lower() not in text.lower():
            yield f"attributions: {one['who']!r} does not occur"
        if one["kind"] not in SOURCE_KINDS or one["stance"] not in STANCES:
            yield f"attributions: {one!r}"
    for one in _rows(gold, "instruments"):
        if str(one["symbol"]) not in text:
            yield f"instruments: {one['symbol']!r} does not occur"
        if one["scheme"] not in SCHEMES or "entity" not in one or "mic" not in one:
            yield f"instruments: {one!r}"


def _numbers(gold: Json) -> Iterator[str]:
    for one in _rows(gold, "money"):
        yield from _mention(gold, "money", one["text"], one["n"])
        if not isinstance(one["amount"], (int, float)) or not ISO3.fullmatch(str(one["currency"])):
            yield f"money: {one!r}"
        more = one.get("amount_max", one["amount"])
        if isinstance(more, (int, float)) and isinstance(one["amount"], (int, float)) and more < one["amount"]:
            yield f"money: {one!r} has its bounds the wrong way round"
    for one in _rows(gold, "quantities"):
        yield from _mention(gold, "quantities", one["text"], one["n"])
        if not isinstance(one["value"], (int, float, str)) or "unit" not in one or not one["kind"]:
            yield f"quantities: {one!r}"


def _labels(gold: Json) -> Iterator[str]:
    subjects, urgency, keyphrases = gold["subjects"], gold["urgency"], gold["keyphrases"]
    if not isinstance(subjects, list) or not 1 <= len(subjects) <= 4:
        yield "subjects: 1 to 4 are wanted"
    elif not all(SUBJECT.fullmatch(str(code)) for code in subjects):
        yield f"subjects: {subjects!r}"
    if not isinstance(urgency, list) or not urgency or not all(one in range(1, 10) for one in urgency):
        yield f"urgency: {urgency!r}"
    if not isinstance(keyphrases, list) or not 4 <= len(keyphrases) <= 8:
        yield "keyphrases: 4 to 8 are wanted"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
