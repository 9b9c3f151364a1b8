"""URIs as ninjs wants them: absolute, every character one that RFC 3986 allows.

Wires send codes that look like URIs (`medtop:04000000`, `iptccat:a`): QCodes, whose prefix is the feed's own. What is
to identify something to strangers must have a scheme that does.
"""

from __future__ import annotations

import re

_CHARACTER = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"  # pchar of RFC 3986, section 3.3
_NAMED = r"[A-Za-z0-9._~!$&'()*+,;=-]*+(?:%[0-9A-Fa-f]{2}[A-Za-z0-9._~!$&'()*+,;=-]*+)*"
_USER = r"[A-Za-z0-9._~!$&'()*+,;=:-]*+(?:%[0-9A-Fa-f]{2}[A-Za-z0-9._~!$&'()*+,;=:-]*+)*"
_HOST = rf"(?:{_USER}@)?{_NAMED}(?::\d*+)?"  # user, host and port of section 3.2; no IP literal in brackets
_URI = re.compile(
    rf"""[A-Za-z][A-Za-z0-9+.-]*:
    (?://{_HOST}(?:/{_CHARACTER}*)*|/?{_CHARACTER}+(?:/{_CHARACTER}*)*)
    (?:\?(?:{_CHARACTER}|[/?])*)?(?:\#(?:{_CHARACTER}|[/?])*)?""",
    re.ASCII | re.VERBOSE,
)
_GLOBAL = ("http://", "https://", "urn:", "tag:", "ftp://")
_URI_CHARACTERS = 2000


def is_uri(text: str | None) -> bool:
    """Whether the text is an absolute URI, of a length that one has."""
    return bool(text) and len(text or "") <= _URI_CHARACTERS and _URI.fullmatch(text or "") is not None


def identifies(text: str | None) -> bool:
    """Whether it is a URI that means the same to everybody: no QCode of a feed."""
    return is_uri(text) and (text or "").lower().startswith(_GLOBAL)
