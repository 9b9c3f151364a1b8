"""The bounds on how many parts a record may have, asked before the work that each part costs.

Counts or text in; nothing out. Each raises `TooLarge`, which makes the record, or the part of it, a dead letter with
the code `too_many_parts`, `too_many_elements` or `too_large`. No record of copy comes near the numbers, so none is a
setting; they keep the parse of any record below a second.
"""

from __future__ import annotations

import re
from typing import Final

from copytaster.core.errors import TooLarge
from copytaster.core.model import Stage

MOST_STORIES: Final = 5000
"""Of one record: their documents go out in one transaction. The longest feed seen has a thousand."""
MOST_ELEMENTS: Final = 200_000
"""Of one document of XML or HTML: forty for each of 5000 stories. Each takes some microseconds."""
MOST_BLOCKS: Final = 30_000
"""Of one story: a document of `story_bytes` holds 22,500 at most."""

MOST_HEADER_LINES: Final = 200_000
"""Of one mail, folded ones counted. Each takes a microsecond."""

_END_OF_HEADERS: Final = re.compile(rb"\n\r?\n")
_ELEMENT_CHARACTERS: Final = 3
"""No element is shorter: `<p>`."""


def check_stories(count: int) -> None:
    """Raises `TooLarge` (`too_many_parts`) for more stories than a record may hold."""
    if count > MOST_STORIES:
        raise TooLarge("too_many_parts", Stage.PARSE, f"{count} stories in one record")


def check_elements(markup: str) -> None:
    """Raises `TooLarge` (`too_many_elements`) for XML or HTML of more elements than any copy has; linear and cheap."""
    if len(markup) <= MOST_ELEMENTS * _ELEMENT_CHARACTERS:
        return
    count = markup.count("<") - markup.count("</")
    if count > MOST_ELEMENTS:
        raise TooLarge("too_many_elements", Stage.PARSE, f"{count} elements, {MOST_ELEMENTS} are allowed")


def check_headers(mail: bytes) -> None:
    """Raises `TooLarge` (`too_large`) for a mail with more lines of headers than any has; linear and cheap."""
    if len(mail) <= MOST_HEADER_LINES:
        return
    end = _END_OF_HEADERS.search(mail)
    lines = mail.count(b"\n", 0, end.start() if end else len(mail))
    if lines > MOST_HEADER_LINES:
        raise TooLarge("too_large", Stage.PARSE, f"{lines} lines of headers, {MOST_HEADER_LINES} are allowed")


def check_blocks(count: int) -> None:
    """Raises `TooLarge` (`too_large`) for more blocks than the document of one story can hold."""
    if count > MOST_BLOCKS:
        raise TooLarge("too_large", Stage.PARSE, f"more than {MOST_BLOCKS} blocks in one story")
