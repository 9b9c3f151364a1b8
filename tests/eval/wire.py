"""`python -m tests.eval.wire SAMPLES [--format NAME] [--show ID]`: what our stories say against facts checked by hand.

SAMPLES is a folder of wire files of your own with `expected.jsonl` (one line a file: id, file, format, facts) and
`score.py`, which compares. The first story of each file is read without any hint, as `normalise` leaves it, before
anything is spiked; an embargo is judged at the instant the story itself states.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from copytaster.core.context import Limits, Tables
from copytaster.core.errors import CopyError
from copytaster.core.model import BODY_KINDS, BlockKind, RawRecord, Story
from copytaster.core.normalise import normalise
from copytaster.core.topology import FORMATS
from copytaster.core.wire import detect, unwrap
from copytaster.tables import load_tables

RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)
IDS = ("guid", "uri", "publicidentifier", "itemid", "altid", "id", "doc-id", "urn", "entry_id")
"""Roles of native ids, most telling first."""

Json = dict[str, object]


def read(value: bytes, tables: Tables) -> Json:
    """The facts of the first story; of bytes that are no story the format that took them, and why they are none."""
    record = RawRecord(value, RECEIVED)
    syntax = None
    stories = []
    try:
        body = unwrap.unwrap(record, Limits())
        format_, _ = detect(body, FORMATS)
        syntax = str(format_.NAME)
        for raw in format_.parse(body, tables.dialects).stories:
            stated = normalise(raw, record, tables).times.version_created
            stories.append(normalise(raw, replace(record, timestamp=stated), tables))
    except CopyError as error:
        return {"format": syntax, "error": str(error)}
    return facts_of(syntax, stories)


def facts_of(syntax: str, stories: Sequence[Story]) -> Json:
    """The keys of `facts` that a story settles."""
    if not stories:
        return {"format": syntax, "items": 0}
    story = stories[0]
    main = next((one.text for one in story.headlines if one.role == "main"), None)
    place = story.dateline.places[0].name if story.dateline and story.dateline.places else None
    embargo = story.embargo
    until = "indefinite" if embargo and embargo.indefinite else embargo.until if embargo else None
    return {
        "format": syntax,
        "items": len(stories),
        "headline": main,
        "slugline": story.slugline,
        "creditline": story.credits.line.text if story.credits.line else None,
        "ednote": story.ed_note,
        "byline": [one.name for one in story.bylines] or story.by,
        "dateline_place": place or story.located,
        "dateline_date": story.dateline.date if story.dateline else None,
        "provider": story.feed.provider or (story.credits.text_source.text if story.credits.text_source else None),
        "language": story.declared.language,
        "urgency": story.urgency,
        "pub_status": story.pub_status,
        "embargoed_until": _spelled(until),
        "first_created": _spelled(story.times.first_created),
        "version_created": _spelled(story.times.version_created),
        "guid": _guid(story),
        "version": story.declared.version,
        "subjects": [code for one in story.declared.subjects for code in (one.code, one.name) if code],
        "keywords": list(story.declared.keywords),
        "body": list(_body(story)),
        "lifecycle": [one for one in (story.lifecycle.action, story.lifecycle.priority) if one],
    }


def _spelled(value: object) -> str | None:
    return value.isoformat() if isinstance(value, datetime) else str(value) if value else None


def _guid(story: Story) -> str | None:
    natives = story.feed.native_ids
    for role in IDS:
        for one in natives:
            if (one.role or "").casefold() == role:
                return one.value
    return natives[0].value if natives else story.feed.item_id


def _body(story: Story) -> Iterator[str]:
    bodies = [block.text for block in story.blocks if block.kind in BODY_KINDS]
    yield from bodies or [block.text for block in story.blocks if block.kind is BlockKind.CAPTION]


def main() -> None:
    """Write a prediction for each sample and let the samples' scorer print its tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.wire", description="Score wire samples.")
    parser.add_argument("samples", type=Path)
    parser.add_argument("--format", help="only the samples of this format")
    parser.add_argument("--show", help="print what is read of this sample, and stop")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in (arguments.samples / "expected.jsonl").read_text("utf-8").splitlines()]
    if arguments.format:
        rows = [row for row in rows if row["format"] == arguments.format]
    if arguments.show:
        rows = [row for row in rows if row["id"] == arguments.show]
    tables = load_tables()
    undetected = []
    with tempfile.TemporaryDirectory() as folder:
        for row in rows:
            facts = read((arguments.samples / row["file"]).read_bytes(), tables)
            if row["format"] != "other_json" and facts["format"] != row["format"]:
                undetected.append(f"{row['id']}: {row['format']} read as {facts['format']} {facts.get('error', '')}")
            if arguments.show:
                print(json.dumps({"facts": row["facts"], "read": facts}, ensure_ascii=False, indent=1))
            Path(folder, f"{row['id']}.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
        if arguments.show:
            return
        expected = Path(folder, "expected.jsonl")
        expected.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        scorer = arguments.samples / "score.py"
        subprocess.run([sys.executable, scorer, folder, "--expected", expected], check=True)
    judged = [row for row in rows if row["format"] != "other_json"]
    print(f"\ndetected {len(judged) - len(undetected)} of {len(judged)}", *undetected, sep="\n  ")


if __name__ == "__main__":
    main()
