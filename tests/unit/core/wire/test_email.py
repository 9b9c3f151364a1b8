"""Mail: what is copy of it, where its parts are, what travels in it."""

from __future__ import annotations

import base64
import time

import pytest

from copytaster.core.errors import Unreadable
from copytaster.core.model import BlockKind, Body, Field, Parsed, RawStory
from copytaster.core.topology import CARRIED
from copytaster.core.wire import charset, email_headers, email_text, json_text
from copytaster.core.wire.email import Email
from copytaster.tables import load_tables

FORMAT = Email(CARRIED)
LEAD = "The night ferry to Ostria sailed three hours late on Monday, after fog had closed Lysvik to all ships."
HEAD = (
    "From: Ines Varga <ines@wire.example>\nTo: copy@desk.example\n"
    "Date: Mon, 2 Mar 2026 11:14:31 +0100\nMessage-ID: <1@wire>\n"
)


def body(value: bytes) -> Body:
    """A record's body."""
    decoded = charset.decode(value)
    return Body(value, decoded, json=json_text.read(decoded.text))


def parsed(mail: str | bytes) -> Parsed:
    """A mail, read."""
    value = mail if isinstance(mail, bytes) else mail.encode()
    assert FORMAT.sniff(body(value))
    return FORMAT.parse(body(value), load_tables().dialects)


def story(text: str, subject: str = "Fog holds up the ferry", kind: str = "text/plain") -> RawStory:
    """The story of a mail with one part."""
    (found,) = parsed(f"{HEAD}Subject: {subject}\nContent-Type: {kind}\n\n{text}").stories
    return found


def kinds(found: RawStory) -> list[tuple[str, str]]:
    """Kind and text of its blocks."""
    return [(block.kind.value, block.text) for block in found.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "Slug: FERRY\nHeadline: Fog holds up the ferry\n\nThe ferry was late.",
        "Date: Monday\n\nThe ferry was late.",
        "LYSVIK (HNA) - The ferry was late.",
        '{"Subject": "Ferry"}',
        "",
    ],
)
def test_other_text_is_no_mail(text: str) -> None:
    assert FORMAT.sniff(body(text.encode())) is None


def test_blank_lines_and_an_mbox_line_may_stand_before_the_headers() -> None:
    mail = f"   \r\n\r\nFrom ines@wire.example Mon Mar  2 11:14:31 2026\n{HEAD}Subject: Ferry\n\n{LEAD}"
    assert FORMAT.sniff(body(mail.encode()))
    assert kinds(parsed(mail).stories[0]) == [("headline", "Ferry"), ("paragraph", LEAD)]


def test_headers_say_who_when_and_which() -> None:
    found = story(LEAD)
    assert found.fields[Field.VERSION_CREATED][0].value == "2026-03-02T11:14:31+01:00"
    assert found.fields[Field.ITEM_ID][0].value == "1@wire"
    assert Field.PROVIDER not in found.fields


def test_an_agency_is_known_by_its_name_or_domain() -> None:
    mail = f"From: Newsdesk <news@prnewswire.com>\nTo: copy@desk.example\nSubject: Ferry\n\n{LEAD}"
    assert parsed(mail).stories[0].fields[Field.PROVIDER][0].value == "PR Newswire"


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Re: Fog", "Fog"),
        ("FW: RE: [EXTERNAL] Fog", "Fog"),
        ("WG: AW: Nebel", "Nebel"),
        ("PRESS RELEASE: Fog", "Fog"),
        ("Regatta: Fog", "Regatta: Fog"),
        ("[Fog] over the harbour", "[Fog] over the harbour"),
    ],
)
def test_the_subject_is_the_headline_without_what_relays_add(subject: str, headline: str) -> None:
    assert story(LEAD, subject).blocks[0].text == headline


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("=?utf-8?Q?N=C3=A9bel?=", "Nébel"),
        ("=?iso-8859-1?Q?F=E4?=\r\n =?iso-8859-1?Q?hre?=", "Fähre"),
        ("=?x-unknown?Q?Fog?= today", "Fog today"),
        ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        ("Fog\r\n\ttoday", "Fog today"),
        ("F\udce4hre", "Fähre"),
    ],
)
def test_encoded_words(raw: str, value: str) -> None:
    assert email_headers.decoded(raw) == value


def test_soft_line_breaks() -> None:
    """RFC 3676: a line that ends with a space goes on, the signature's never; a line's first space is stuffing."""
    assert email_text.unflowed("The ferry \nwas late.\n From noon\n-- \nI", delsp=False) == (
        "The ferry was late.\nFrom noon\n-- \nI"
    )
    assert email_text.unflowed("Fähr \nschiff", delsp=True) == "Fährschiff"


def test_a_quoted_reply_is_furniture_and_its_heads_are_private() -> None:
    found = story(
        f"{LEAD}\n\nOn Mon, 2 Mar 2026, Desk <desk@x.example>\nwrote:\n> When?\n> Now?\n\n-- \nInes\n020 5550 0142"
    )
    assert [kind for kind, _ in kinds(found)] == ["headline", "paragraph", "furniture"]
    assert [one.role for one in found.private] == ["contacts", "contacts"]


def test_what_is_forwarded_is_copy() -> None:
    text = f"For you\n\nVon: Olu <olu@x.example>\nGesendet: Montag\nAn: Ines\nBetreff: Nebel\n\n{LEAD}"
    found = story(text, "WG: Nebel")
    assert kinds(found)[1:] == [("furniture", "For you"), ("paragraph", LEAD)]
    assert "olu@x.example" in found.private[0].text


def test_two_lines_that_look_like_headers_are_copy() -> None:
    text = f"From: Lysvik\nTo: Ostria\n\n{LEAD}"
    assert story(text).private == ()


def test_disclaimers_are_furniture() -> None:
    notice = "This e-mail is confidential and intended for the addressee only."
    assert kinds(story(f"{LEAD}\n\n{notice}\n\nHalden Ltd is registered in Halden."))[2:] == [
        ("furniture", notice),
        ("furniture", "Halden Ltd is registered in Halden."),
    ]
    assert kinds(story(f"<p>{LEAD}</p><p>{notice}</p>", kind="text/html"))[2:] == [("furniture", notice)]


def test_the_first_line_that_repeats_the_subject_is_the_headline() -> None:
    assert kinds(story(f"Fog holds  up the FERRY\n\n{LEAD}"))[1][0] == "headline"


def test_places_are_sections_of_the_mail() -> None:
    found = story(LEAD)
    assert [block.source for block in found.blocks] == [("HEADER", "Subject"), ("1", f"char=0,{len(LEAD)}")]


def test_a_wire_in_a_part_is_read_by_its_format() -> None:
    item = base64.b64encode(
        b'{"uri": "urn:x:1", "type": "text", "headline": "Fog", "body_text": "It lay all day."}'
    ).decode()
    mail = f"{HEAD}Content-Type: application/json\nContent-Transfer-Encoding: base64\n\n{item}"
    (found,) = parsed(mail).stories
    assert found.detection.syntax == "ninjs"
    assert found.blocks[0].source[0] == "1"  # type: ignore[index]


def test_a_broken_wire_in_a_part_is_a_fault_with_its_place() -> None:
    mail = f"{HEAD}Content-Type: application/xml\n\n<nitf><head/><body>"
    with pytest.raises(Unreadable) as caught:
        parsed(mail)
    assert caught.value.code == "bad_xml"
    assert caught.value.position is not None
    assert caught.value.position.startswith("1/")


def test_multiparts_are_bounded() -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(500))
    with pytest.raises(Unreadable, match="too_many_parts"):
        parsed(f"{HEAD}Subject: x\n{nested}")
    many = "".join(f"--b\nContent-Type: text/plain\n\n{n}\n" for n in range(500))
    with pytest.raises(Unreadable, match="too_many_parts"):
        parsed(f'{HEAD}Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n{many}--b--\n')


@pytest.mark.parametrize("line", ["> ", "On Monday ", "From: x\n", "-- \n", "=?utf-8?Q?", "confidential e-mail "])
def test_any_text_is_read_in_linear_time(line: str) -> None:
    began = time.process_time()
    story(f"{LEAD}\n\n{line * 20_000}")
    story(f"{LEAD}\n\n{line * 20_000}", kind="text/plain; format=flowed")
    assert time.process_time() - began < 4


def test_a_failed_verdict_is_a_warning() -> None:
    mail = f"X-SES-Spam-Verdict: FAIL\nX-SES-Virus-Verdict: PASS\n{HEAD}Subject: Fog\n\n{LEAD}"
    assert [one.code for one in parsed(mail).stories[0].warnings] == ["mail_suspected"]


def test_a_form_is_read_by_its_questions() -> None:
    found = story(f'{{"Headline": ["Fog"], "Slugline": ["FOG"], "Body": ["{LEAD}"], "Name": ["Ines"]}}')
    assert kinds(found) == [("headline", "Fog"), ("paragraph", LEAD)]
    assert found.fields[Field.SLUGLINE][0].value == "FOG"
    assert BlockKind.HEADLINE in {block.kind for block in found.blocks}
