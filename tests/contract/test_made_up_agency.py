"""An agency is one table: copy of one that nobody has ever heard of is read by it, in whatever format it comes."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from copytaster.core.model import Headers
from copytaster.core.topology import read
from copytaster.tables import load_tables
from copytaster.tables.dialect_files import joined, read_dialect
from tests.reading import Document, a_record, document_of, of_kind
from tests.stories import CONTEXT

TABLE = """
provider = "Ostrian Wire Service"
aliases = ["OWS", "Ostrian Wire"]
marks = ["OWS-HALDEN-DESK"]
language = "sv"
zone = "Pacific/Chatham"
date_order = "day_first"
dateline_without_dash = true
null_embargo_is_indefinite = true
item_id = ["owsref"]
furniture = ["Our pledge: *"]
sign_offs = ["OWS/*"]
source_lines = ["All copy by Ostrian Wire*"]
notes = ["Desk: *"]
private = ["Ring the night desk*"]

[urgency]
gale = 2
breeze = 5
"""
TABLES = replace(load_tables(), dialects=joined([read_dialect("ows", TABLE)]))

LEAD = "The ferry to Ostria sailed an hour late on Monday, as fog lay over the harbour and the pilots would not go out."
SECOND = "Passengers had waited in the hall since dawn, said Ines Varga, who runs the line."
LINES = (
    "Desk: picture to follow",
    f"LYSVIK (OWS) {LEAD}",
    SECOND,
    "Our pledge: fair winds",
    "Ring the night desk on extension nine",
    "All copy by Ostrian Wire, Halden",
    "OWS/iv",
)
KINDS = ["editors_note", "dateline", "paragraph", "paragraph", "furniture", "source_line", "sign_off"]


def story(value: bytes | str, headers: Headers = ()) -> Document:
    """The one story of a value, read with the table above and no other."""
    (document,) = of_kind(read(a_record(value, headers), TABLES, CONTEXT), "story")
    return document_of(document)


def ours(document: Document) -> Document:
    """What is not ninjs."""
    part = document["copytaster"]
    assert isinstance(part, dict)
    return part


def plain(*more: str) -> str:
    """The copy as plain text."""
    return "\n\n".join(("Fog holds up the ferry", *more, *LINES)) + "\n"


def ninjs(**more: object) -> bytes:
    """The copy as ninjs."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    item = {"uri": "urn:ows:1", "infosource": [{"name": "Ostrian Wire"}], "headline": "Fog holds up the ferry"}
    return orjson.dumps({**item, "type": "text", "body_html": body, **more})


def nitf(status: str = "usable") -> bytes:
    """The copy as NITF."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    head = f"""<docdata management-status="{status}"><doc-id regsrc="OWS" id-string="ows-7"/>
        <date.issue norm="20260302T230500"/><doc.copyright holder="Ostrian Wire"/></docdata>"""
    headline = "<body.head><hedline><hl1>Fog holds up the ferry</hl1></hedline></body.head>"
    return f"<nitf><head>{head}</head><body>{headline}<body.content>{body}</body.content></body></nitf>".encode()


@pytest.mark.parametrize("value", [plain(), ninjs(), nitf()], ids=["plain", "ninjs", "nitf"])
def test_its_lines_are_told_by_its_masks(value: bytes | str) -> None:
    document = story(value)
    blocks = ours(document)["blocks"]
    assert isinstance(blocks, list)
    assert [block["kind"] for block in blocks if block["kind"] != "headline"] == KINDS
    bodies = document["bodies"]
    assert isinstance(bodies, list)
    assert bodies[0]["value"] == f"{LEAD}\n\n{SECOND}"
    assert ours(document)["privateNotes"] == {"count": 1, "kinds": ["not_for_publication"]}
    assert "night desk" not in orjson.dumps(document).decode()


@pytest.mark.parametrize("value", [plain(), ninjs(), nitf()], ids=["plain", "ninjs", "nitf"])
def test_its_dateline_has_no_dash_and_names_it(value: bytes | str) -> None:
    dateline = ours(story(value))["dateline"]
    assert isinstance(dateline, dict)
    assert (dateline["places"], dateline["agency"]) == ([{"name": "LYSVIK"}], "OWS")
    assert ours(story(value))["feed"]["provider"] == "Ostrian Wire Service"  # type: ignore[index]


def test_its_mark_names_it_where_nothing_else_does() -> None:
    text = f"Fog holds up the ferry\n\n{LEAD}\n\n{SECOND}\n\nOur pledge: fair winds\n\nOWS-HALDEN-DESK 7"
    document = story(text)
    assert ours(document)["format"]["dialect"] == "ows"  # type: ignore[index]
    assert "furniture" in [block["kind"] for block in ours(document)["blocks"]]  # type: ignore[attr-defined]


def test_its_scale_is_mapped() -> None:
    document = story(ninjs(urgency="gale"))
    assert document["urgency"] == 2
    assert ours(document)["declared"]["urgency"] == "gale"  # type: ignore[index]


def test_its_zone_is_that_of_naive_stamps() -> None:
    assert story(ninjs(versioncreated="2026-03-02T23:05:00"))["versionCreated"] == "2026-03-02T09:20:00Z"
    embargoed = story(plain("EMBARGOED until 6 a.m. on 4 March 2026"))
    assert embargoed["embargoedUntil"] == "2026-03-03T16:15:00Z"
    assert ours(embargoed)["embargo"]["zoneSource"] == "agency"  # type: ignore[index]


def test_its_null_is_an_embargo_without_end() -> None:
    document = story(ninjs(embargoed=None))
    assert document["pubStatus"] == "withheld"
    assert ours(document)["embargo"]["indefinite"] is True  # type: ignore[index]


def test_its_item_id_is_the_one_it_names() -> None:
    first = story(ninjs(uri="urn:ows:1", altids={"owsref": "OWS-7"}))
    second = story(ninjs(uri="urn:ows:2", altids={"owsref": "OWS-7"}, headline="Ferry sails at last"))
    assert ours(first)["storyId"] == ours(second)["storyId"]
    assert ours(first)["versionId"] != ours(second)["versionId"]


def test_its_language_is_that_of_copy_too_short_to_tell() -> None:
    document = story(
        b'{"uri": "urn:ows:9", "infosource": [{"name": "OWS"}], "type": "text", "body_text": "Dimma i hamnen"}'
    )
    assert document["language"] == "sv"
    assert ours(document)["decided"]["language"]["from"] == "agency"  # type: ignore[index]
