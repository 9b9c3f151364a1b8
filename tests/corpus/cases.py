"""The cases of the corpus: `<slug>.wire`, the exact bytes, beside `<slug>.json`, what they are and become.

The JSON holds `shows` (the one thing that the case is there for), `origin` (`invented`, or the incident), `received_at`
(the Kafka timestamp), and, where the case needs them, `headers` and `private` (words that must not leave). `expected`
is written by `pytest tests/corpus --accept`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from copytaster.core.context import Context
from copytaster.core.model import Outcome, OutputRecord, RawRecord
from tests.reading import document_of, kind_of

FOLDER = Path(__file__).parent
CONTEXT = Context(version="corpus")
DEAD_LETTER_HEADERS = ("dlq-code", "dlq-stage", "dlq-message", "dlq-position", "dlq-parts")

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `path` is that of its bytes."""

    path: Path

    @property
    def name(self) -> str:
        """Format, folder and slug."""
        return str(self.path.relative_to(FOLDER).with_suffix(""))

    @property
    def accepted(self) -> bool:
        """Whether a story comes of it, by the folder it is in."""
        return self.path.parent.name == "accepted"

    def described(self) -> Json:
        """What the JSON says."""
        described: Json = json.loads(self.path.with_suffix(".json").read_text(encoding="utf-8"))
        return described

    def record(self) -> RawRecord:
        """The raw record."""
        described = self.described()
        headers = described.get("headers", {})
        assert isinstance(headers, dict)
        return RawRecord(
            self.path.read_bytes(),
            datetime.fromisoformat(str(described["received_at"])),
            headers=tuple((name, value.encode()) for name, value in headers.items()),
            topic="wire.raw.corpus",
        )

    def accept(self, expected: Json) -> None:
        """Rewrites what is expected."""
        described = self.described() | {"expected": expected}
        text = json.dumps(described, ensure_ascii=False, indent=2)
        self.path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def cases() -> list[Case]:
    """All of them, in order."""
    return [Case(path) for path in sorted(FOLDER.rglob("*.wire"))]


def told(outcome: Outcome) -> Json:
    """An outcome as `expected` holds it: all but what is the same in every case, and what the bytes themselves say."""
    expected: Json = {"outcome": type(outcome).__name__}
    if outcome.tally.code:
        expected["code"] = str(outcome.tally.code)
    return expected | {"documents": [_output(output) for output in outcome.records]}


def _output(output: OutputRecord) -> Json:
    if kind_of(output) == "dead-letter":
        headers = {name: value.decode() for name, value in output.headers if name in DEAD_LETTER_HEADERS}
        return {"kind": "dead-letter", "headers": headers}
    document = document_of(output)
    document.pop("raw", None)
    ours = document.get("copytaster")
    if isinstance(ours, dict):
        ours["raw"] = {name: ours["raw"][name] for name in ("charset", "charsetEvidence")}
        if not (limits := ours.pop("pipeline").get("limits")):
            return {"kind": kind_of(output), "document": document}
        ours["pipeline"] = {"limits": limits}
    return {"kind": kind_of(output), "document": document}
