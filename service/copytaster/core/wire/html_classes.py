"""What classes of HTML say and its elements do not: private, a note, an embed, furniture, a credit, a caption.

Senders and content systems name things alike: `related-links`, `ArticleShareBar`, `article__newsletter`. A name is
folded to words parted by hyphens, and whole words of it are looked for. The most careful reading wins: what is private
to one word of a class is private.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Look(StrEnum):
    """What an element is by its class."""

    PRIVATE = "private"
    NOTE = "note"
    EMBED = "embed"
    FURNITURE = "furniture"
    CREDIT = "credit"
    CAPTION = "caption"
    BYLINE = "byline"
    STANDFIRST = "standfirst"
    PLAIN = "plain"


LONGEST: Final = 400
"""Characters of a class that are looked at: utility frameworks write longer ones, and say nothing with them."""

# What senders call their notes; dpa's notepad and contacts are never public.
PRIVATE: Final = re.compile(r"(?:notepad|notizblock|non-?public|private|contacts?)(?![a-z])", re.IGNORECASE)
PRIVATE_MARK: Final = re.compile(
    rf"""(?:class|data-role)\s{{0,3}}=\s{{0,3}}["']?[^"'<>]{{0,200}}?{PRIVATE.pattern}""", re.IGNORECASE
)
_NOTE: Final = re.compile(
    r"(?:ed(?:itor(?:s|ial)?)?-?note|correction(?:s|-?(?:note|box|notice|text))?|embargoed)(?![a-z])", re.IGNORECASE
)
_EMBED: Final = re.compile(
    r"(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|fb-post|reddit-card|threads-?post"
    r"|text-post-media)",
    re.IGNORECASE,
)
_FURNITURE: Final = re.compile(
    r"""(?<![a-z])(?:
        related(?:-?(?:articles?|stories|story|posts?|links?|contents?|news|box|items?|topics))? | jp-relatedposts
      | newsletter | newsletters | sign-?up | subscribe | subscription | subscribe-?box
      | social(?:-?(?:share|sharing|links?|media|bar|buttons?|icons?))? | share | shares | sharing | sharedaddy
      | share-?(?:bar|box|buttons?|tools?|links?|icons?) | feedflare | sns(?:-?share)?
      | cookie | cookies | consent | gdpr
      | advert | adverts | advertisement | advertising | ads? (?!-?hoc) | adsense | adsbygoogle | sponsored | banner-?ad
      | promo | promos | promotion | outbrain | taboola | widget-?recommend | recommended | recommendations?
      | trending | most-?(?:read|popular|viewed|shared)
      | breadcrumbs? | tag-?(?:list|cloud|links) | tags | pagination | pager | toolbar
      | comments? | comment-?(?:list|section|form|count) | disqus(?:-thread)?
      | paywall-?(?:message|prompt|box|overlay|banner) | regwall | login-?(?:box|prompt)
      | linkcard | link-?box | read-?(?:more|next|also) | more-?(?:on|stories|news|links) | see-?also
      | skip-?link | screen-?reader-?text | visually-?hidden | sr-only | hide-?text | print-?only | no-?print
      | slug-?line | publication-?date | dat | vignette
      | app-?(?:download|promo|banner) | author-?(?:bio|box)
    )(?![a-z])""",
    re.VERBOSE,
)
_CREDIT: Final = re.compile(
    r"(?<![a-z])(?:credits?|copyright|photographer|photo-?by|image-?source|img-?source|bildquelle|quelle|fotograf)(?![a-z])"
)
# Whole classes: a "teaser-list" leads elsewhere.
_BYLINE: Final = re.compile(r"(?:^|\s)byline(?:\s|$)")
_STANDFIRST: Final = re.compile(r"(?:^|\s)(?:teaser|standfirst)(?:\s|$)")
_CAPTION: Final = re.compile(
    r"(?<![a-z])(?:captions?|caption-?text|bildunterschrift|bildtext|bildetekst|billedtekst|legende|didascalia)(?![a-z])"
)
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_AS_SENT: Final = ((Look.PRIVATE, PRIVATE), (Look.NOTE, _NOTE), (Look.EMBED, _EMBED))
_FOLDED: Final = (
    (Look.CREDIT, _CREDIT),
    (Look.FURNITURE, _FURNITURE),
    (Look.CAPTION, _CAPTION),
    (Look.BYLINE, _BYLINE),
    (Look.STANDFIRST, _STANDFIRST),
)
"""The most careful reading first."""


def folded(name: str) -> str:
    """A class as words parted by hyphens: `relatedStories article__body` gives `related-stories article-body`."""
    return _HUMP.sub("-", name[:LONGEST]).replace("_", "-").lower()


def look(classes: str) -> Look:
    """What a class says its element is."""
    if not classes:
        return Look.PLAIN
    return _look(classes) if len(classes) <= LONGEST else _look.__wrapped__(classes)


@lru_cache(maxsize=2048)
def _look(classes: str) -> Look:
    """The pages of a house share some hundred classes: each costs 12 µs to look at."""
    as_sent = next((seen for seen, pattern in _AS_SENT if pattern.search(classes)), None)
    if as_sent:
        return as_sent
    name = folded(classes)
    return next((seen for seen, pattern in _FOLDED if pattern.search(name)), Look.PLAIN)
