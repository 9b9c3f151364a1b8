import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copytaster.core.wire.charset import decode

GERMAN = "Fähre läuft über Köln nach Rügen – „schön“"
RUSSIAN = "Паром вышел из порта на рассвете, сообщили в порту в понедельник утром."
JAPANESE = "フェリーは夜明けに港を出たと港湾当局が月曜日に発表した。乗客は四百人だった。"


@pytest.mark.parametrize(
    ("value", "declared", "text", "charset", "evidence"),
    [
        (b"Ferry", None, "Ferry", "utf-8", "strict"),
        (GERMAN.encode(), None, GERMAN, "utf-8", "strict"),
        (codecs.BOM_UTF8 + GERMAN.encode(), None, GERMAN, "utf-8", "bom"),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), None, GERMAN, "utf-16-le", "bom"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), None, GERMAN, "utf-16-be", "bom"),
        (codecs.BOM_UTF32_LE + GERMAN.encode("utf-32-le"), None, GERMAN, "utf-32-le", "bom"),
        (GERMAN.encode("utf-16-le"), None, GERMAN, "utf-16-le", "pattern"),
        (GERMAN.encode("utf-16-be"), None, GERMAN, "utf-16-be", "pattern"),
        (GERMAN.encode("cp1252"), None, GERMAN, "windows-1252", "fallback"),
        (GERMAN.encode("cp1252"), "windows-1252", GERMAN, "windows-1252", "declared"),
        (GERMAN.encode("cp1252"), "iso-8859-1", GERMAN, "windows-1252", "fallback"),
        (GERMAN.encode(), "iso-8859-1", GERMAN, "utf-8", "strict"),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, "windows-1251", "declared"),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN, "koi8-r", "declared"),
        (RUSSIAN.encode("cp1251") * 4, None, RUSSIAN * 4, "windows-1251", "detected"),
        (JAPANESE.encode("shift_jis"), None, JAPANESE, "shift_jis", "detected"),
        (JAPANESE.encode("iso2022_jp"), "iso-2022-jp", JAPANESE, "iso2022-jp", "declared"),
        ("Köln, Rügen und ".encode() + b"\x93sch\xf6n\x94", None, "Köln, Rügen und “schön”", "utf-8", "mixed"),
    ],
)
def test_charset_policy(value: bytes, declared: str | None, text: str, charset: str, evidence: str) -> None:
    """A mark, then the pattern of NULs, strict UTF-8, UTF-8 with strays, the declared, the detected, windows-1252."""
    decoded = decode(value, declared)
    assert (decoded.text, decoded.charset, decoded.evidence) == (text, charset, evidence)


@pytest.mark.parametrize(
    ("value", "declared", "codes"),
    [
        (b"Ferry", "iso-8859-1", []),
        (GERMAN.encode(), "iso-8859-1", ["charset_declared_wrong"]),
        (GERMAN.encode("cp1252"), "utf-8", ["charset_declared_wrong", "charset_fallback"]),
        (GERMAN.encode("cp1252"), None, ["charset_fallback"]),
        (b"Ferry", "klingon", ["charset_declared_unknown"]),
        (b"Ferry", "hex", ["charset_declared_unknown"]),
        (b"Ferry", "unicode_escape", ["charset_declared_unknown"]),
        (b"\xff\xfeF", None, ["charset_damaged"]),
    ],
)
def test_charset_warnings(value: bytes, declared: str | None, codes: list[str]) -> None:
    """A wrong, unknown or missing declaration that mattered is told; one that did not matter is not."""
    assert [one.code for one in decode(value, declared).warnings] == codes


@given(
    st.binary(max_size=200), st.none() | st.sampled_from(["utf-8", "utf-16", "cp037", "hz", "shift_jis", "zip", "\x00"])
)
def test_charset_never_fails(value: bytes, declared: str | None) -> None:
    """Any bytes under any name become text that can be published."""
    decode(value, declared).text.encode()


@given(st.text(max_size=200))
def test_charset_utf8_is_read_as_such(text: str) -> None:
    """What is well-formed UTF-8 without NULs is never taken for anything else."""
    text = text.replace("\0", "").removeprefix("\ufeff")
    assert decode(text.encode()).text == text
