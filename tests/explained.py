"""Output records made by hand, with facts of every kind, for tests of what explains them; all copy is invented."""

from __future__ import annotations

import orjson

from copytaster.cli.explain_sections import Output

BLOCKS = (
    ("headline", "UPDATE 1-Halden raises rates as Foreign Ministry of Halden objects"),
    ("byline", "By Tomas Bergli"),
    ("dateline", "LYSVIK, March 2 (HNA) -"),
    (
        "paragraph",
        (
            "Halden's central bank raised its key rate to 4.25 percent on Monday, Governor Marit Sundal said at the "
            'Foreign Ministry of Halden. "We will not stop here," Sundal told Radio Nord, adding that €3 billion would '
            "follow by June."
        ),
    ),
    ("paragraph", "A page that holds <script>alert('copy')</script> & \"quotes\" shows them as text."),
    ("paragraph", "قالت المتحدثة باسم وزارة الخارجية في هالدن إن القرار سيدخل حيز التنفيذ يوم الاثنين."),
    ("embed", "Good news for 🇳🇴🚢👩‍👩‍👧 ferries #harbour — Harbour Office (@harbouroffice) March 2, 2026"),
    (
        "table",
        "Bank        Rate   Change\nHalden      4.25    +0.25\nNordlund    3.75    unchanged, as in the spring before",
    ),
    ("caption", "The central bank in Lysvik on Monday. Picture: LensCo"),
    ("furniture", "Read more: rates"),
)


def at(block: int, words: str, nth: int = 0) -> list[dict[str, int]]:
    """The place of the words in a block."""
    text = BLOCKS[block][1]
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return [{"block": block, "start": start, "end": start + len(words)}]


def _by(name: str, confidence: float) -> dict[str, object]:
    return {"by": f"{name}@1", "confidence": confidence}


def _mention(block: int, words: str, form: str = "name", nth: int = 0) -> dict[str, object]:
    return {"at": at(block, words, nth), "form": form}


QUOTE = '"We will not stop here," Sundal told Radio Nord'
STORY: dict[str, object] = {
    "uri": "urn:uuid:68b46e52-7847-5ec6-9625-9ca77887753b",
    "title": "Halden raises rates as Foreign Ministry of Halden objects",
    "pubStatus": "withheld",
    "language": "en",
    "urgency": 3,
    "versionCreated": "2026-03-02T10:15:00Z",
    "embargoedUntil": "2026-03-02T12:00:00Z",
    "bodies": [{"contentType": "text/plain", "wordCount": 61, "value": "…"}],
    "copytaster": {
        "storyId": "68b46e52-7847-5ec6-9625-9ca77887753b",
        "versionId": "2c1d4a7e-7f5b-5f0f-8a55-6a0e7a1b9c02",
        "feed": {"id": "north-desk", "provider": "HNA"},
        "format": {"syntax": "ninjs", "dialect": "hna", "evidence": "a uri and headlines; provider HNA"},
        "raw": {
            "topic": "wire.raw.north",
            "partition": 3,
            "offset": 42,
            "timestamp": "2026-03-02T10:15:00Z",
            "sha256": "ab" * 32,
            "bytes": 2710,
            "charset": "utf-8",
            "charsetEvidence": "strict",
        },
        "times": {"received": "2026-03-02T10:15:00Z", "versionSource": "stated", "zone": "Europe/Oslo"},
        "lifecycle": {
            "action": "update",
            "number": 1,
            "markers": [
                {"kind": "update", "text": "UPDATE 1", "at": at(0, "UPDATE 1")},
                {"kind": "urgent", "text": "3", "at": [{"path": ["/priority"]}]},
            ],
            "supersedes": [{"nativeId": "hna:7"}],
        },
        "embargo": {"until": "2026-03-02T12:00:00Z", "zoneSource": "agency"},
        "privateNotes": {"count": 2, "kinds": ["contacts", "not_for_publication"]},
        "declared": {
            "urgency": "4",
            "language": "nn",
            "wordCount": 60,
            "subjects": [{"code": "04000000", "name": "economy", "at": [{"path": ["/subject/0"]}]}],
        },
        "computed": {
            "language": {"value": "en", "by": "language@1", "confidence": 0.97},
            "wordCount": {"value": 61, "by": "words@1", "confidence": 1.0},
        },
        "decided": {
            "language": {"from": "computed", "reason": "the copy is in another language than declared"},
            "urgency": {"from": "marker", "reason": "urgent raises 4 to 3"},
        },
        "blocks": [
            {"kind": kind, "text": text, "path": [f"/body/{number}"]} for number, (kind, text) in enumerate(BLOCKS)
        ],
        "dateline": {
            "places": [{"name": "LYSVIK"}],
            "date": "2026-03-02",
            "agency": "HNA",
            "text": "LYSVIK, March 2 (HNA)",
            "at": at(2, "LYSVIK, March 2 (HNA)"),
        },
        "bylines": [{"name": "Tomas Bergli", "at": at(1, "Tomas Bergli")}],
        "credits": {"pictureSources": [{"text": "LensCo", "at": at(8, "LensCo")}]},
        "embeds": [
            {
                "platform": "x",
                "account": "harbouroffice",
                "name": "Harbour Office",
                "hashtags": [{"text": "#harbour", "at": at(6, "#harbour")}],
                "flags": [{"country": "NOR", "at": at(6, "🇳🇴")}],
                "at": at(6, BLOCKS[6][1]),
            }
        ],
        "entities": [
            {
                "id": "e1",
                "name": "Foreign Ministry of Halden",
                "type": "organisation",
                "mentions": [
                    _mention(0, "Foreign Ministry of Halden"),
                    _mention(3, "Foreign Ministry of Halden"),
                    _mention(5, "وزارة الخارجية في هالدن"),
                ],
                **_by("entities", 0.94),
            },
            {
                "id": "e2",
                "name": "Halden",
                "type": "place",
                "ids": {"geonames": "123"},
                "country": "NOR",
                "salience": 0.81,
                "salienceReasons": ["headline", "lead", "4 mentions"],
                "mentions": [
                    _mention(0, "Halden"),
                    _mention(0, "Halden", nth=1),
                    _mention(3, "Halden"),
                    _mention(3, "Halden", nth=1),
                    _mention(5, "هالدن"),
                ],
                **_by("entities", 0.99),
            },
            {
                "id": "e3",
                "name": "Marit Sundal",
                "type": "person",
                "role": "Governor",
                "mentions": [_mention(3, "Marit Sundal"), _mention(3, "Sundal", nth=1)],
                **_by("entities", 0.97),
            },
            {
                "id": "e4",
                "name": "central bank",
                "type": "misc",
                "mentions": [_mention(3, "central bank", "nominal"), _mention(8, "central bank", "nominal")],
                **_by("entities", 0.7),
            },
        ],
        "places": [{"entity": "e2", "name": "Halden", "role": "event", "lat": 59.1, "lon": 11.4, **_by("places", 0.9)}],
        "quotes": [
            {
                "kind": "direct",
                "content": {"text": "We will not stop here,", "at": at(3, "We will not stop here,")},
                "speaker": "e3",
                "cue": {"text": "told", "at": at(3, "told")},
                "venue": {"text": "Radio Nord", "at": at(3, "Radio Nord")},
                "at": at(3, QUOTE),
                **_by("quotes", 0.96),
            }
        ],
        "attributions": [
            {"name": "Radio Nord", "kind": "media", "at": at(3, "Radio Nord"), **_by("attributions", 0.9)}
        ],
        "dates": [
            {
                "text": "on Monday",
                "value": "2026-03-02",
                "start": "2026-03-02",
                "end": "2026-03-03",
                "at": at(3, "on Monday"),
                **_by("dates", 0.95),
            },
            {"text": "by June", "value": "2026-06", "at": at(3, "by June"), **_by("dates", 0.9)},
        ],
        "money": [{"amount": 3e9, "currency": "EUR", "at": at(3, "€3 billion"), **_by("money", 0.99)}],
        "quantities": [
            {
                "value": 4.25,
                "unit": "percent",
                "kind": "percent",
                "at": at(3, "4.25 percent"),
                **_by("quantities", 0.98),
            }
        ],
        "subjects": [
            {
                "code": "medtop:20000379",
                "name": "monetary policy",
                "relevance": 0.92,
                "at": at(3, "raised its key rate"),
                **_by("topics", 0.88),
            }
        ],
        "keyphrases": [
            {"text": "key rate to 4.25 percent", "at": at(3, "key rate to 4.25 percent"), **_by("keyphrases", 0.6)}
        ],
        "omens": [{"text": "Read more", "at": at(9, "Read more"), **_by("omens", 0.5)}],
        "warnings": [
            {"code": "mojibake_repaired", "stage": "normalise", "message": "text was read again", "at": at(8, "Lysvik")}
        ],
        "pipeline": {"version": "1.2.3", "models": {"lid.176": "8f34"}, "limits": ["facts:dates"]},
    },
}
"""A story with nested and overlapping facts; `omens` are of an enricher that nobody knows."""

SPIKED: dict[str, object] = {
    "reason": "advisory",
    "feed": "north-desk",
    "raw": {"topic": "wire.raw.north", "offset": 43},
}
LETTER = {
    "dlq-code": "bad_json",
    "dlq-stage": "parse",
    "dlq-message": "not valid JSON",
    "dlq-position": "line 2 column 14",
    "x-feed": "north-desk",
}


def outputs() -> list[Output]:
    """A story with its alert, a spiked record, a dead letter."""
    alert = {"versionId": "2c1d4a7e-7f5b-5f0f-8a55-6a0e7a1b9c02"}
    return [
        Output("story", {}, orjson.dumps(STORY)),
        Output("alert", {}, orjson.dumps(alert)),
        Output("spiked", {}, orjson.dumps(SPIKED)),
        Output("dead-letter", LETTER, b'{"headline":\n "Ferry lea\x1bves <b>'),
    ]
