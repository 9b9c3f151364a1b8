import pytest

from copytaster.core.context import Dialect, Dialects
from copytaster.core.errors import Unreadable
from copytaster.core.model import Body, Field, JsonValue, RawStory
from copytaster.core.wire.charset import decode
from copytaster.core.wire.nitf import parse, sniff
from copytaster.core.wire.nitf_head import is_later

NORTH = Dialect("north", "NorthWire", ("NorthWire", "nw"))
DIALECTS = Dialects({"north": NORTH}, {"northwire": NORTH, "nw": NORTH})
COPY = "<body><body.content><p>The ferry left.</p></body.content></body>"


def body(text: str) -> Body:
    return Body(text.encode(), decode(text.encode()))


def story(head: str = "", copy: str = COPY, attributes: str = "") -> RawStory:
    (one,) = parse(body(f"<nitf{attributes}><head>{head}</head>{copy}</nitf>"), DIALECTS).stories
    return one


def docdata(inside: str, attributes: str = "") -> str:
    return f"<docdata{attributes}>{inside}</docdata>"


def found(one: RawStory, name: Field) -> list[JsonValue]:
    return [each.value for each in one.fields.get(name, ())]


@pytest.mark.parametrize(
    "text",
    [
        "<nitf/>",
        "<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n<nitf version='3.4'>",
        "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'>",
        "<nitf><head><title>broken",
    ],
)
def test_nitf_sniff(text: str) -> None:
    """By the document element, whatever stands before it, whole or broken."""
    assert sniff(body(text)) is not None


@pytest.mark.parametrize("text", ["<html/>", "<NewsML><nitf/></NewsML>", "nitf", ""])
def test_nitf_sniff_of_others(text: str) -> None:
    assert sniff(body(text)) is None


def test_nitf_head() -> None:
    """Each element of the head is its field, at its XPath."""
    one = story(
        "<title>T</title><tobject tobject.type='News'><tobject.subject tobject.subject.refnum='04000000'"
        " tobject.subject.type='Economy' tobject.subject.matter='Transport' tobject.subject.ipr='IPTC'/></tobject>"
        + docdata(
            "<doc-id id-string='x1' regsrc='nw'/><urgency ed-urg='4'/><date.issue norm='20260302T100000Z'/>"
            "<date.expire norm='20260401T000000Z'/><doc.copyright holder='NorthWire'/><fixture fix-id='f'/>"
        )
    )
    assert one.fields[Field.NATIVE_ID][0].source == ("/nitf/head/docdata/doc-id/@id-string",)
    assert found(one, Field.ITEM_ID) == ["x1"]
    assert found(one, Field.TITLE) == ["T"]
    assert found(one, Field.SUBJECT) == [{"code": "04000000", "name": "Transport", "scheme": "IPTC"}]
    assert found(one, Field.URGENCY) == ["4"]
    assert found(one, Field.VERSION_CREATED) == ["20260302T100000Z"]
    assert found(one, Field.EXPIRES) == ["20260401T000000Z"]
    assert one.detection.dialect == "north"
    assert ({"fix-id": "f"}, "fixture") in [(each.value, each.role) for each in one.leftovers]


def test_nitf_urgency_outside_docdata() -> None:
    assert found(story("<docdata/><urgency ed-urg='2'/>"), Field.URGENCY) == ["2"]


@pytest.mark.parametrize(
    ("keyword", "words"),
    [
        ("<keyword key='ferries'/>", ["ferries"]),
        ("<keyword>ferries</keyword>", ["ferries"]),
        ("<keyword key='ferries;islands'/>", ["ferries", "islands"]),
        ("<keyword key='Verkehr/Norland/'/>", ["Verkehr", "Norland"]),
        ("<keyword key='AC/DC'/>", ["AC/DC"]),
    ],
)
def test_nitf_keywords(keyword: str, words: list[str]) -> None:
    """One in an attribute or as text, or several in one."""
    assert found(story(docdata(f"<key-list>{keyword}</key-list>")), Field.KEYWORD) == words


def test_nitf_du_key() -> None:
    """The key is the slugline where no meta gives one; the version is the version, a later part a take."""
    one = story(docdata("<du-key key='FERRY' version='3' part='2'/>"))
    assert (found(one, Field.SLUGLINE), found(one, Field.VERSION)) == (["FERRY"], ["3"])
    assert found(one, Field.SIGNAL) == [{"name": "take", "index": "2"}]
    assert found(
        story("<meta name='anpa-keyword' content='Slug'/>" + docdata("<du-key key='1'/>")), Field.SLUGLINE
    ) == [
        "Slug",
        "1",
    ]


def test_nitf_notes_outside_the_copy() -> None:
    """The message to editors, and the comment of the last revision."""
    one = story(
        docdata("<ed-msg info='Adds quote'/>")
        + "<revision-history comment='Filed'/><revision-history comment='Checked'/>"
    )
    assert [block.text for block in one.blocks if block.role] == ["Adds quote", "Checked"]
    assert "Adds quote" in one.copy


@pytest.mark.parametrize(
    ("status", "release", "embargo"),
    [
        ("usable", "20260302T180000+0000", ["20260302T180000+0000"]),
        ("usable", "20260302T100000+0000", []),
        ("usable", "20260302T110000+0100", []),
        ("usable", "YYYYMMDD000000-HHMM", ["YYYYMMDD000000-HHMM"]),
        ("embargoed", "20260302T100000+0000", ["20260302T100000+0000"]),
        ("embargoed", "", [""]),
        ("usable", "", []),
    ],
)
def test_nitf_embargo(status: str, release: str, embargo: list[str]) -> None:
    """A release is an embargo when it is later than the issue, or when the status says that there is one."""
    dates = f"<date.issue norm='20260302T100000+0000'/><date.release norm='{release}'/>"
    one = story(docdata(dates, f" management-status='{status}'"))
    assert found(one, Field.EMBARGO) == embargo
    assert found(one, Field.STATUS) == [status]


def test_nitf_stamps_that_cannot_be_compared() -> None:
    """Doubt withholds: they only have to differ."""
    assert is_later("20260302T100000", "20260302T100000Z")
    assert is_later("tomorrow", "20260302T100000Z")
    assert not is_later(" x ", "x")


OTHER = " management-doc-idref='x0' management-idref-status='canceled'"


def test_nitf_acts_on_another_document() -> None:
    """Without copy of its own it withdraws the other; with copy it takes its place."""
    order = story(docdata("<ed-msg info='Kill'/>", OTHER), "<body/>")
    assert (found(order, Field.TARGET), found(order, Field.STATUS)) == (["x0"], ["canceled"])
    assert Field.SUPERSEDES not in order.fields
    replacement = story(docdata("", OTHER))
    assert (found(replacement, Field.SUPERSEDES), Field.TARGET in replacement.fields) == (["x0"], False)
    withdrawn = story(docdata("", f"{OTHER} management-status='canceled'"))
    assert found(withdrawn, Field.TARGET) == ["x0"]


def test_nitf_slugline_among_the_headlines() -> None:
    """EFE: the second headline is the only keyword."""
    one = story(
        docdata("<key-list><keyword key='ISLAS'/></key-list>"),
        "<body><hedline><hl1>Cierra</hl1><hl2>ISLAS</hl2></hedline></body>",
    )
    assert (found(one, Field.SLUGLINE), [block.text for block in one.blocks]) == (["ISLAS"], ["Cierra"])


def test_nitf_ansa_priority() -> None:
    """A priority stands in for the urgency that is not there."""
    assert found(story("<meta name='priority' content='U'/>"), Field.URGENCY) == ["U"]
    one = story("<meta name='priority' content='U'/>" + docdata("<urgency ed-urg='5'/>"))
    assert found(one, Field.URGENCY) == ["5"]


def test_nitf_copy_hash_has_no_transmission_data() -> None:
    """Ids, stamps and counts change with each transmission, the copy does not."""
    one, two = (story(docdata(f"<doc-id id-string='{n}'/><date.issue norm='2026030{n}T100000Z'/>")) for n in (1, 2))
    assert one.copy == two.copy


@pytest.mark.parametrize(("text", "code"), [("<nitf><head>", "bad_xml"), ("<nitf><head/><body/></nitf>", "no_copy")])
def test_nitf_unreadable(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse(body(text), DIALECTS)
    assert error.value.code == code
    assert error.value.position
