"""Typographic repair: what the wire did to the letters is undone, what the writer wrote stays.

Text in, repaired text out, with whether mojibake was found. Repairing twice changes nothing (a property test). Places
stay true because they are taken after the repair, in blocks, and a block keeps its place in the record as a whole.
Unicode NFC; C0 and C1 controls, soft hyphens and zero-width spaces go; no-break spaces become spaces; TTS quotes
(``…'') become quotation marks; UTF-8 once read as cp1252 is read again where ftfy is sure. Joiners and directional
marks stay: emoji, Persian and Hebrew need them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from copytaster.core.model import BlockKind
from copytaster.core.normalise import mojibake

LAID_OUT = frozenset({BlockKind.TABLE, BlockKind.LIST})
"""Kinds whose line ends carry meaning."""

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufff9-\ufffb]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x07\x0e\x0f\x11-\x1b\x7f-\x9f]")
# Of old wires: tab line and band of space, and what parts columns; without them words would run together.
_WIRE_SPACE = re.compile("[\x08\x10\x1c-\x1e]")
_COLUMN = "\x1f"
# TTS ends each line with a quad.
_QUAD = re.compile(r"(?<![ \t<])[ \t<]++$", re.MULTILINE)
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MARGIN = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)
# What the steps below change, beside mojibake, accents that stand apart, and white space. To see that there is none
# costs a tenth of the steps. Where white space is folded anyway, line ends and separators are no more than that.
_ODD_IN_LINES = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\ufff9-\ufffb]"
)
_ODD = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\xa0\xad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\ufff9-\ufffb]"
)
_PLAIN = bytes((*b"\r\n", *range(0x20, 0x7F)))
"""ASCII that is printable, and line ends: to take them away and see what is left takes a third of `isprintable`."""
_TTS_OPENS = "``"
# The closing mark of TTS: after a letter or a stop; after a digit it may be seconds or inches. The marks come first, so
# that the search leaps from one to the next: a tenth of the time.
_TTS_CLOSES = re.compile(r"''(?<=(?:[^\W\d_]|[.,!?;:…)\]])'')(?!')")
_ROUNDS = 4
"""Mojibake of mojibake: real copy needs two."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text after its repair; `mojibake` when letters were decoded anew."""

    text: str
    mojibake: bool = False


def repair(text: str, *, laid_out: bool = False) -> Repaired:
    """The text as it was written, white space folded; with `laid_out` line ends and columns stay."""
    if is_clean(text):
        return Repaired(text)
    found = False
    if _needs_care(text, laid_out=laid_out):
        for _ in range(_ROUNDS):
            before = text
            text = _INVISIBLE.sub("", text)
            decoded = text if text.isascii() else mojibake.decoded_anew(text)
            found = found or decoded != text
            text = _folded(_letters(decoded), laid_out=laid_out)
            if text == before:
                break
    return Repaired(_folded(text, laid_out=laid_out), found)


def is_clean(text: str) -> bool:
    """Whether a quick look tells that the repair changes nothing, as of most copy.

    It takes a fifth of the repair. All that is invisible or an odd space is not printable.
    """
    return (
        text.isprintable()
        and "  " not in text
        and "`" not in text
        and text[:1] != " "
        and text[-1:] != " "
        and (text.isascii() or (unicodedata.is_normalized("NFC", text) and not mojibake.may_hold(text)))
    )


def is_sound(whole: str) -> bool:
    """Whether a look at all texts of a story, joined by line ends, tells that its repair only folds white space."""
    if whole.isascii():
        return not whole.encode().translate(None, _PLAIN) and _TTS_OPENS not in whole
    lines = whole.replace("\r", "\n").replace("\n", " ")
    return (
        lines.isprintable()
        and _TTS_OPENS not in whole
        and unicodedata.is_normalized("NFC", whole)
        and not mojibake.may_hold(whole)
    )


def folded(sound: str) -> str:
    """What the repair makes of a text of a story that is sound, where white space needs no care."""
    return " ".join(sound.split()) if "\n" in sound or "  " in sound or "\r" in sound else sound


def _needs_care(text: str, *, laid_out: bool) -> bool:
    """Whether anything but white space would change."""
    odd = _ODD_IN_LINES if laid_out else _ODD
    if odd.search(text) is not None or _TTS_OPENS in text:
        return True
    return not text.isascii() and (mojibake.may_hold(text) or not unicodedata.is_normalized("NFC", text))


def _folded(text: str, *, laid_out: bool) -> str:
    """White space as it is published: folding may bring the bytes of a letter together, so it is part of each round."""
    return _laid_out(text) if laid_out else " ".join(text.split())


def _laid_out(text: str) -> str:
    """Line ends and columns stay; the margin that all lines have goes, and the quads that end them."""
    text = _MARGIN.sub("", text).strip("\n")
    lines = [line for line in text.split("\n") if line]
    if len(lines) > 1 and all(line.endswith("<") for line in lines):
        text = _QUAD.sub("", text).strip("\n")
    if text[:1] not in {" ", "\t"}:  # the first line has no margin, so they have none in common
        return text
    lines = text.split("\n")
    margin = _common([line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line])
    return "\n".join(line[len(margin) :] for line in lines) if margin else text


def _common(texts: list[str]) -> str:
    """What all of them begin with."""
    first, last = min(texts, default=""), max(texts, default="")
    length = next((n for n, (one, two) in enumerate(zip(first, last, strict=False)) if one != two), len(first))
    return first[:length]


def _letters(text: str) -> str:
    if _ODD_IN_LINES.search(text):
        text = _LINE_END.sub("\n", text)
        text = _CONTROL.sub("", _WIRE_SPACE.sub(" ", _ODD_SPACE.sub(" ", text))).replace(_COLUMN, "\t")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _TTS_OPENS in text:
        text = text.replace(_TTS_OPENS, "“")
        text = _TTS_CLOSES.sub("”", text)
    return text
