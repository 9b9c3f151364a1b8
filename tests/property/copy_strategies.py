"""Wicked copy for hypothesis: any bytes, things that look like the formats, and invented stories to cut up."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from copytaster.core.model import Headers

PLAIN = """\
CORRECTED-UPDATE 2-Ferry leaves at dawn, harbour says

(Corrects name of ship in second paragraph)

By Ann Other and Bo Nilsen

BERGEN, March 2 (Reuters) - The ferry "Nordlys" left at dawn on Monday, the
harbour said – four hundred people were on board. 🇳🇴

WHAT NEXT

- cars at noon
- lorries at 1500 GMT

    Pier     Boats
    North    4
    West     11

Harbour News (@harbournews) March 2, 2026
Harbour reopens 🇳🇴 #ferries https://example.com/a

A ferry leaves Bergen, March 2, 2026. LensCo/Kim Berg

EMBARGOED UNTIL 0900 GMT MARCH 9, 2026

NOT FOR PUBLICATION: desk +47 55 00 00 00

(Reporting by Ann Other; Editing by Bo Nilsen)
"""
NINJS = json.dumps(
    {
        "uri": "urn:newsml:example.com:20260302:7",
        "type": "text",
        "versioncreated": "2026-03-02T09:00:00+01:00",
        "headline": "Fähre läuft aus",
        "body_html": "<p>BERGEN (dpa) - Die Fähre <b>lief</b> aus.</p><ul><li>eins</li></ul><p>Zwei &amp; drei</p>",
        "ednote": "Eds: note",
        "urgency": 1,
        "embargoed": "2026-03-09T09:00:00Z",
        "subject": [{"code": "medtop:04000000", "name": "economy"}],
        "associations": {"m": {"type": "picture", "description_text": "Eine Fähre. Foto: Kim Berg/LensCo"}},
    },
    ensure_ascii=False,
)

NAMES = st.sampled_from(
    """
    uri guid type headline headlines body_text body_html bodies description_text descriptions ednote slugline
    versioncreated embargoed embargoedUntil pubstatus signal urgency priority language subject subjects keywords genres
    associations altids rightsinfo digitalSourceType copyrightholder source infosource located by contactinfo version
    representationtype title items value role contentType name code
    """.split()
)
LINES = st.sampled_from(
    [line for line in PLAIN.splitlines() if line] + ["", "", "KILL KILL KILL", "FLASH", "ENDS", "###"]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    LINES,
    st.sampled_from(
        ["canceled", "2026-03-09T09:00:00Z", "2026-03-09", "<p>a</p>", "<div><i class='notepad'>x", "medtop:1"]
    ),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=8), inner, max_size=6),
    max_leaves=20,
)
ITEMS = st.dictionaries(NAMES, VALUES, min_size=2, max_size=12).map(
    lambda item: {"uri": "urn:x:1", "headline": "A"} | item
)

ANY_BYTES = st.binary(max_size=400)
ANY_TEXT = st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
LIKE_PLAIN = st.lists(LINES | st.text(max_size=80), max_size=30).map(lambda lines: "\n".join(lines).encode())
LIKE_NINJS = ITEMS.map(lambda item: json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass"))
COPY = st.one_of(ANY_BYTES, ANY_TEXT, LIKE_PLAIN, LIKE_NINJS)

HEADERS: st.SearchStrategy[Headers] = st.lists(
    st.tuples(
        st.sampled_from(
            ["x-feed", "content-type", "traceparent", "x-original-timestamp", "x-replay", "dlq-code", "odd"]
        ),
        st.one_of(
            st.binary(max_size=30),
            st.sampled_from([b"text/plain; charset=koi8-r", b"1772446500250", b"application/json"]),
        ),
    ),
    max_size=4,
).map(tuple)
