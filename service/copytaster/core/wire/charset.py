"""Bytes to text by one charset policy, the same for every format; never raises, never loses a character silently.

In: bytes, and the charset that somebody declared for them. Out: `Decoded` with the charset that won (its IANA name in
lower case), the evidence, and warnings. The order, each step only when the ones before it failed:

1. a byte order mark (UTF-8, UTF-16, UTF-32)                                          evidence `bom`
2. UTF-16 without one, shown by NULs at every other byte (they are valid UTF-8)       `pattern`
3. strict UTF-8                                                                        `strict`
4. UTF-8 with stray bytes of windows-1252 in it, where it clearly is that             `mixed`
5. the declared charset, unless it yields C1 controls where windows-1252 has letters  `declared`
6. what a detector says, when it is sure and the bytes bear it out                     `detected`
7. windows-1252, which maps every byte                                                 `fallback`

Follows RFC 3629 (well-formed UTF-8) and the WHATWG Encoding Standard (windows-1252 maps its five free bytes to C1
controls; what is labelled ISO 8859-1 is usually windows-1252).
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import cchardet

from copytaster.core.model import Decoded, Stage, StoryWarning

FALLBACK: Final = "windows-1252"

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

WELL_FORMED: Final = re.compile(
    # RFC 3629, section 4: every sequence of two bytes or more, in runs.
    rb"((?:[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]"
    rb"|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})+)"
)
HIGH_BYTES: Final = bytes(range(0x80, 0x100))
HIGH_BYTE: Final = re.compile(rb"[\x80-\xFF]+")
C1_CONTROL: Final = re.compile("[\x80-\x9f]")
CHARSET_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{1,39}")

NOT_CHARSETS: Final = frozenset(
    # Python's own codecs of that name: they spell text otherwise, they are no charset of a wire.
    {"idna", "punycode", "raw-unicode-escape", "raw_unicode_escape", "undefined", "unicode-escape", "unicode_escape"}
)
SEVEN_BIT: Final = ("iso2022", "hz")  # escape sequences of ASCII bytes: strict UTF-8 would take them

# The detector errs on Western copy (a few curly quotes are called Cyrillic), so its word counts only for charsets that
# windows-1252 cannot stand in for, and only with bytes enough to judge by.
DETECTION_SAMPLE_BYTES: Final = 65_536
DETECTION_CONFIDENCE: Final = 0.69  # what it gives a short but clean text in a multi-byte charset
DETECTION_HIGH_SHARE: Final = 0.2  # of all bytes, for scripts other than Latin
DETECTION_HIGH_BYTES: Final = 8  # from fewer it takes one French letter for Central European
DETECTABLE_LATIN: Final = frozenset({"windows-1250", "iso-8859-2", "windows-1254", "iso-8859-9", "windows-1257"})
DETECTABLE: Final = DETECTABLE_LATIN | frozenset(
    {
        *("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"),
        *("windows-1253", "iso-8859-7", "windows-1255", "iso-8859-8", "windows-1256", "iso-8859-6", "tis-620"),
        *("shift_jis", "euc-jp", "gb18030", "gbk", "gb2312", "big5", "euc-kr", "uhc"),
    }
)

MIXED_COVERAGE: Final = 0.5  # share of the bytes over 0x7F that stand in well-formed UTF-8


def decode(value: bytes, declared: str | None = None) -> Decoded:
    """The text of `value`, the charset that won and why; a byte order mark is not part of the text."""
    codec, unknown = _codec(declared)
    decoded = (
        _by_mark(value)
        or _by_pattern(value)
        or _seven_bit(value, codec)
        or _strict(value, codec)
        or _mixed(value)
        or _declared(value, codec)
        or _detected(value)
        or _fallback(value, codec)
    )
    if not unknown:
        return decoded
    return Decoded(decoded.text, decoded.charset, decoded.evidence, (unknown, *decoded.warnings))


def _codec(declared: str | None) -> tuple[str | None, StoryWarning | None]:
    """Python's name of the declared charset; a warning when there is no such charset."""
    name = (declared or "").strip().strip("'\"")
    if not name:
        return None, None
    if CHARSET_NAME.fullmatch(name) and name.casefold() not in NOT_CHARSETS:
        try:
            codec = codecs.lookup(name).name
            b"a".decode(codec, "replace")  # raises LookupError for codecs that are none of text, such as hex
        except (LookupError, UnicodeError):
            pass
        else:
            # Without a mark Python reads these in the machine's byte order; senders mean little-endian.
            return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(codec, codec), None
    return None, _warning("charset_declared_unknown", "the declared charset does not exist")


def _by_mark(value: bytes) -> Decoded | None:
    for mark, codec in BOMS:
        if not value.startswith(mark):
            continue
        rest = value[len(mark) :]
        text = _try(rest, codec)
        if text is not None:
            return Decoded(text, _published(codec), "bom")
        if codec == "utf-8":
            return _mixed(rest) or _damaged(rest, codec)
        return _damaged(rest, codec)
    return None


def _damaged(value: bytes, codec: str) -> Decoded:
    warning = _warning("charset_damaged", f"bytes that are not {_published(codec)} stand as U+FFFD")
    return Decoded(value.decode(codec, "replace"), _published(codec), "bom", (warning,))


def _by_pattern(value: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    if b"\0" not in value[:512] or len(value) < 4 or len(value) % 2:
        return None
    even, odd = value[0::2].count(0), value[1::2].count(0)
    few, many, codec = (even, odd, "utf-16-le") if even < odd else (odd, even, "utf-16-be")
    units = len(value) // 2
    if few * 50 > units or many * 4 < units:
        return None
    text = _try(value, codec)
    if text is None or C1_CONTROL.search(text):
        return None
    warning = _warning("charset_detected", f"no byte order mark: read as {_published(codec)} by its NUL bytes")
    return Decoded(text, _published(codec), "pattern", (warning,))


def _seven_bit(value: bytes, codec: str | None) -> Decoded | None:
    if codec is None or not codec.startswith(SEVEN_BIT) or not value.isascii():
        return None
    text = _try(value, codec)
    return None if text is None else Decoded(text, _published(codec), "declared")


def _strict(value: bytes, codec: str | None) -> Decoded | None:
    text = _try(value, "utf-8")
    if text is None:
        return None
    warnings = () if codec in {None, "utf-8", "utf-8-sig"} or value.isascii() else (_wrong("UTF-8"),)
    return Decoded(text, "utf-8", "strict", warnings)


def _mixed(value: bytes) -> Decoded | None:
    """UTF-8 in which stray bytes stand: pasted from elsewhere, as old editing systems do.

    By chance a well-formed sequence stands in single-byte copy now and then (a capital E with acute before a no-break
    space), and in East Asian charsets more often; there it never covers half of the bytes over 0x7F.
    """
    lengths = [*map(len, HIGH_BYTE.findall(value))]
    high = sum(lengths)
    # Letters of single-byte copy stand alone: then nothing is well-formed, and the pattern need not be asked (180 µs).
    if high - lengths.count(1) < max(high * MIXED_COVERAGE, 1):
        return None
    runs = WELL_FORMED.split(value)
    covered = sum(map(len, runs[1::2]))
    sequences = sum(1 for run in runs[1::2] for byte in run if byte >= 0xC2)
    if sequences < 2 or covered < high * MIXED_COVERAGE:
        return None
    text = "".join(run.decode("utf-8") if index % 2 else _windows(run) for index, run in enumerate(runs))
    if C1_CONTROL.search("".join(map(_windows, runs[0::2]))):
        return None
    warning = _warning("charset_mixed", f"UTF-8 with {high - covered} bytes of windows-1252 in it")
    return Decoded(text, "utf-8", "mixed", (warning,))


def _declared(value: bytes, codec: str | None) -> Decoded | None:
    text = _try(value, codec) if codec else None
    if codec is None or text is None:
        return None
    if C1_CONTROL.search(text) and not C1_CONTROL.search(windows := _windows(value)):
        wrong = _warning("charset_declared_wrong", f"{_published(codec)} gives controls where windows-1252 has letters")
        return Decoded(windows, FALLBACK, "fallback", (wrong,))
    return Decoded(text, _published(codec), "declared")


def _detected(value: bytes) -> Decoded | None:
    sample = value[:DETECTION_SAMPLE_BYTES]
    high = len(sample) - len(sample.translate(None, HIGH_BYTES))
    if high < min(DETECTION_HIGH_BYTES, len(sample) * DETECTION_HIGH_SHARE):
        return None
    found = cchardet.detect(sample)
    name, confidence = found["encoding"], found["confidence"]
    if not name or not confidence or confidence < DETECTION_CONFIDENCE or name.lower() not in DETECTABLE:
        return None
    fewest = DETECTION_HIGH_BYTES if name.lower() in DETECTABLE_LATIN else len(sample) * DETECTION_HIGH_SHARE
    if high < fewest:
        return None
    text = _try(value, codecs.lookup(name).name)
    if text is None or C1_CONTROL.search(text):
        return None
    warning = _warning("charset_detected", f"not UTF-8: read as {name.lower()}, as its bytes suggest")
    return Decoded(text, name.lower(), "detected", (warning,))


def _fallback(value: bytes, codec: str | None) -> Decoded:
    warnings = [_wrong(FALLBACK)] if codec else []
    warnings.append(_warning("charset_fallback", "not UTF-8 and no other charset known: read as windows-1252"))
    return Decoded(_windows(value), FALLBACK, "fallback", tuple(warnings))


def _windows(value: bytes) -> str:
    return codecs.charmap_decode(value, "strict", WINDOWS_1252)[0]


def _try(value: bytes, codec: str) -> str | None:
    """The text, or None; code points that are no characters (surrogates) are a failure too."""
    try:
        text = value.decode(codec)
        if codec != "utf-8":  # which refuses them itself
            text.encode("utf-8")
    except UnicodeError:
        return None
    return text


def _published(codec: str) -> str:
    """The IANA name of one of Python's codecs, as far as the two differ on wires."""
    name = codec.replace("_", "-") if codec.startswith(("utf", "iso")) else codec
    if name.startswith("cp125"):
        return f"windows-{name[2:]}"
    return re.sub(r"^iso8859", "iso-8859", name)


def _wrong(read_as: str) -> StoryWarning:
    return _warning("charset_declared_wrong", f"the bytes are not in the declared charset: read as {read_as}")


def _warning(code: str, text: str) -> StoryWarning:
    return StoryWarning(code, Stage.UNWRAP, text)


WINDOWS_1252: Final = "".join(
    bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte) for byte in range(256)
)
"""The character of every byte: Python's cp1252 leaves five undefined, browsers and this policy do not."""
