"""Records that no desk would send: bombs, deep nests, and more of everything, in each shape that the wire formats have.

`extremes(scale)`: each with its name and the codes that its outcome may have, None for a story. At scale 1 they are as
large as the bounds of a record allow (tests/bench/bounds.py); the unit tests make smaller ones.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SENTENCE = "The ferry left at dawn on Monday and was full. "
PARAGRAPH = f"<p>{SENTENCE}</p>"
NEVER_READ = Path(__file__)
"""A file that entities and inclusions name: this one."""
EXPANDED = "zanzibar" * 3
"""What an entity that was expanded would bring into the copy."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """A record, and the codes that its outcome may have: None where a story may come of it."""

    name: str
    value: bytes
    codes: frozenset[str | None]


def extremes(scale: float) -> Iterator[Extreme]:
    """Each record in turn: they are large, and made when they are asked for."""
    for name, value, *codes in (*_entities(), *_markup(scale), *_packed(scale), *_mails(scale), *_long(scale)):
        yield Extreme(name, value.encode() if isinstance(value, str) else value, frozenset(codes))


Row = tuple[str, str | bytes, *tuple[str | None, ...]]


def _times(count: int, scale: float) -> int:
    return max(int(count * scale), 10)


def nitf(inner: str, before: str = "") -> str:
    """A document around paragraphs."""
    return (
        f'<?xml version="1.0"?>{before}<nitf><head><title>Ferry leaves at dawn</title></head>'
        f"<body><body.content>{inner}</body.content></body></nitf>"
    )


def _entities() -> Iterator[Row]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    internal = f'<!DOCTYPE x [<!ENTITY l0 "{EXPANDED}">{laughs}]>'
    external = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file://{NEVER_READ}">]>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{NEVER_READ}" parse="text"/>'
    yield "dtd from the network", nitf(PARAGRAPH, '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/x.dtd">'), None
    yield "external entity", nitf(f"<p>&x;</p>{PARAGRAPH}", external), None
    yield "billion laughs", nitf(f"<p>&l11;</p>{PARAGRAPH}", internal), None
    page = f"{internal}<html><body><h1>Ferry leaves at dawn</h1>{PARAGRAPH * 9}<p>&l11;</p></body></html>"
    yield "billion laughs in a page", page, None
    yield "XInclude", nitf(include + PARAGRAPH), None


def _markup(scale: float) -> Iterator[Row]:
    nested, wide = _times(100_000, scale), _times(1_000_000, scale)
    attributes = " ".join(f'a{n}="1"' for n in range(wide))
    spaces = " ".join(f'xmlns:a{n}="u{n}"' for n in range(wide // 10))
    yield "processing instructions", nitf('<?x href="http://127.0.0.1:9/x"?>' * nested + PARAGRAPH), None
    yield "nested elements", nitf("<p>" * nested + "Ferry" + "</p>" * nested), "bad_xml"
    yield "nested elements left open", nitf("<p>" * nested + "Ferry"), "bad_xml"
    yield "sibling elements", nitf("<p/>" * wide + PARAGRAPH), "too_many_elements", None
    yield "sibling paragraphs", nitf("<p>a</p>" * wide), "too_many_elements", "too_large", None
    yield "attributes", nitf(f"<p {attributes}>x</p>{PARAGRAPH}"), "bad_xml", None
    yield "namespaces", nitf(f"<p {spaces}>x</p>{PARAGRAPH}"), "bad_xml", None
    yield "nested arrays", f'{{"headline":{"[" * nested}{"]" * nested}}}', "bad_json", "unknown_format"
    yield "nested objects left open", '{"headline":' * wide, "bad_json", "unknown_format"
    page = "<html><body><h1>Ferry leaves at dawn</h1>"
    yield "nested tags", page + "<div>" * nested + PARAGRAPH + "</div>" * nested, "html_too_deep", "no_copy"
    yield "nested tags left open", page + "<span><b>" * nested + PARAGRAPH, "html_too_deep", "no_copy"
    items = "".join(f"<item><title>Ferry {n} leaves</title><guid>{n}</guid></item>" for n in range(wide // 40))
    yield "items", f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>', "too_many_parts", None


def fragment(packed: bytes, guid: str) -> str:
    """A message of Machine Readable News that is all of its story."""
    fields = {
        "FRAGMENT": base64.b64encode(packed).decode(),
        "FRAG_NUM": 1,
        "GUID": guid,
        "MRN_SRC": "s",
        "TOT_SIZE": len(packed),
    }
    return json.dumps({"Type": "Update", "Key": {"Name": "MRN_STORY"}, "Fields": fields})


def _packed(scale: float) -> Iterator[Row]:
    bomb = gzip.compress(b'{"headline":"' + b"Ferry. " * _times(60_000_000, scale) + b'"}')
    yield "gzip bomb", bomb, "inflated_too_large"
    yield "gzip in gzip", gzip.compress(bomb), "unknown_format"
    yield "gzip bomb in a fragment", fragment(bomb, "g"), "inflated_too_large"
    small = gzip.compress(b'{"headline":"' + b"Ferry. " * _times(2_000_000, scale) + b'"}')
    sets = ",".join(fragment(small, str(number)) for number in range(40))
    yield "gzip bombs in fragments", f"[{sets}]", "inflated_too_large"
    coded = base64.b64encode(SENTENCE.encode() * _times(200_000, scale)).decode()
    yield "base64 of much", (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1"><itemMeta/><contentMeta>'
        '<headline>Ferry leaves</headline></contentMeta><contentSet><inlineData contenttype="text/plain" '
        f'encoding="base64">{coded}</inlineData></contentSet></newsItem>'
    ), "bad_xml", "too_large", "inflated_too_large"  # fmt: skip


HEAD = (
    "From: desk@north.example\r\nTo: wire@north.example\r\nSubject: Ferry leaves at dawn\r\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nMessage-ID: <1@north.example>\r\n"
)
TEXT = f"Content-Type: text/plain\r\n\r\n{SENTENCE}\r\n"


def _mails(scale: float) -> Iterator[Row]:
    many, mixed = _times(100_000, scale), f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    nested = forwarded = TEXT
    for number in range(1000):
        head = f'Content-Type: multipart/mixed; boundary="b{number}"'
        nested = f"{head}\r\n\r\n--b{number}\r\n{nested}\r\n--b{number}--\r\n"
        forwarded = f"Content-Type: message/rfc822\r\n\r\n{HEAD if number < 50 else ''}{forwarded}"
    yield "nested parts", HEAD + nested, "too_many_parts"
    yield "nested mails", HEAD + forwarded, "too_many_parts"
    yield "parts", f"{mixed}{f'--b{chr(13)}{chr(10)}{TEXT}' * many}--b--", "too_many_parts"
    subject = "Ferry leaves at dawn"
    yield "subject", HEAD.replace(subject, "Ferry " * many * 10) + TEXT, "too_large", None
    yield "folded subject", HEAD.replace(subject, "Ferry\r\n " * many * 10) + TEXT, "too_large", None
    yield "encoded words", HEAD.replace(subject, "=?utf-8?q?Ferry?= " * many * 2) + TEXT, "too_large", None
    yield "headers", HEAD + "".join(f"X-{n}: y\r\n" for n in range(many)) + TEXT, None
    yield "hops", HEAD + "Received: by y; Mon, 2 Mar 2026 10:00:00 +0000\r\n" * many + TEXT, None
    yield "receivers", HEAD.replace("wire@north.example", '"a b" <c@d.example>, ' * many) + TEXT, "too_large", None
    coded = base64.encodebytes(f"{SENTENCE}\n\n".encode() * many * 2).decode()
    yield (
        "mail in base64",
        f"{HEAD}Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n{coded}",
        "too_large",
    )
    quoted = "The ferry left=20at dawn.=\r\n" * many * 4
    yield "mail in quoted-printable", (
        f"{HEAD}Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain\r\n\r\n{quoted}"
    ), "too_large"  # fmt: skip


def _long(scale: float) -> Iterator[Row]:
    size = _times(9_500_000, scale)
    units = {
        "paragraphs": f"{SENTENCE}\n\n", "sentences": SENTENCE, "letters": "x", "capitals": "A", "brackets": "(",
        "quotes": '"', "digits": "1", "accents": "é ", "dashes": "- ", "stops": ". ", "ideographs": "渡",
    }  # fmt: skip
    for name, unit in units.items():
        copy = unit * (size // len(unit.encode()))
        yield f"text of {name}", f"Ferry leaves at dawn\n\n{copy}", "too_large"
        story = {"uri": "urn:x:1", "versioncreated": "2026-03-02T09:00:00Z", "headline": "Ferry", "body_text": copy}
        yield f"ninjs of {name}", json.dumps(story, ensure_ascii=False), "too_large"
        yield (
            f"ninjs headed by {name}",
            json.dumps(story | {"headline": copy, "body_text": SENTENCE}, ensure_ascii=False),
            "too_large",
        )
    yield "text of spaces", f"Ferry leaves at dawn\n\n{' ' * size}", None
    yield "text of line ends", "Ferry leaves at dawn\n\nIt was full." + "\n" * size, None
    paragraphs = PARAGRAPH * (size // len(PARAGRAPH))
    yield "nitf", nitf(paragraphs), "too_large"
    yield "nitf of one paragraph", nitf(f"<p>{SENTENCE * (size // len(SENTENCE))}</p>"), "too_large"
    yield "page", f"<html><body><article><h1>Ferry leaves at dawn</h1>{paragraphs}</article></body></html>", "too_large"
    yield "mail", f"{HEAD}Content-Type: text/plain\r\n\r\n{units['paragraphs'] * (size // 60)}", "too_large"
    yield "mail in HTML", f"{HEAD}Content-Type: text/html\r\n\r\n{paragraphs}", "too_large"
    subjects = [{"name": f"s{number}", "code": str(number)} for number in range(size // 40)]
    story = {"uri": "urn:x:1", "versioncreated": "2026-03-02T09:00:00Z", "headline": "Ferry", "body_text": SENTENCE}
    yield "subjects", json.dumps(story | {"subject": subjects}), None
