"""Copy that XML carries as HTML in text (RSS, press releases, Ritzau) to blocks, pictures and private parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from copytaster.core.model import BlockKind, Field, Found, Path, RawBlock
from copytaster.core.wire import copy_text
from copytaster.core.wire.html import HtmlCopy, read_html
from copytaster.core.wire.links import absolute
from copytaster.core.wire.markup import html_of, is_marked_up, plain_of
from copytaster.core.wire.reading import Reading

_CLOSING_BLOCKS: Final = 3
# Lines that were laid out as XML is: each indented, none empty; their ends mean nothing.
_INDENTED: Final = re.compile(r"\n[ \t]{4,200}\S")
_LINE_OF_COPY: Final = re.compile(r"\n(?![ \t]{4,200}\S)")
# WordPress closes what it syndicates: "The post A ferry appeared first on North Wire."
_SYNDICATED: Final = re.compile(r"The post [^\n]{1,400} (?:appeared first on|first appeared on) [^\n]{1,300}")
_CUT_OFF: Final = re.compile(r"(?:…|\.{3}|\[…\]|\[\.{3}\]|\(\.{3}\)|\(…\))\s*$")
_READ_ON: Final = re.compile(
    r"(?:\s|^)\W?(?:read (?:more|on|the full (?:story|article))|continue reading\b[^\n]{0,200}|full story"
    r"|weiterlesen|mehr lesen|lire la suite|seguir leyendo|leer más|continua a leggere|lees verder|les mer|läs mer"
    r"|læs mere|lue lisää)\W{0,6}$",
    re.IGNORECASE,
)


def blocks_of(reading: Reading, text: str, path: Path, *, base: str = "", headed: bool = True) -> list[RawBlock]:
    """The blocks of a text that is HTML or plain; pictures and private parts go to the reading. Never raises."""
    html = html_of(text)
    if not is_marked_up(html):
        plain = plain_of(text)
        if _INDENTED.search(plain) and not _LINE_OF_COPY.search(plain.strip()):
            return [RawBlock(BlockKind.PARAGRAPH, " ".join(plain.split()), path)]
        return _closed(copy_text.placed(plain, path, headed=headed))
    return html_blocks(reading, read_html(html, path), base)


def html_blocks(reading: Reading, copy: HtmlCopy, base: str) -> list[RawBlock]:
    """The blocks of HTML that has been read; `base` is the address that its links are relative to."""
    reading.private.extend(copy.private)
    reading.warnings.extend(copy.warnings)
    for one in copy.media:
        put_medium(reading, one, base)
    return _closed(list(copy.blocks))


def put_medium(reading: Reading, medium: Found, base: str) -> None:
    """A medium with its link made whole."""
    value = medium.value
    if isinstance(value, dict) and isinstance(uri := value.get("uri"), str):
        value = {**value, "uri": absolute(uri, base)}
    reading.found(Field.MEDIA, value, medium.source, medium.role)


def _closed(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, what a system wrote below them typed as its own."""
    for number in range(max(len(blocks) - _CLOSING_BLOCKS, 0), len(blocks)):
        if blocks[number].kind is BlockKind.PARAGRAPH and _SYNDICATED.fullmatch(blocks[number].text.strip()):
            blocks[number] = replace(blocks[number], kind=BlockKind.FURNITURE)
    return blocks


def is_cut_off(blocks: Iterable[RawBlock]) -> bool:
    """Whether the copy breaks off: its last words are an ellipsis or ask to read on elsewhere."""
    texts = [block.text for block in blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.FURNITURE}]
    return bool(texts) and (_CUT_OFF.search(texts[-1][-80:]) or _READ_ON.search(texts[-1][-240:])) is not None
