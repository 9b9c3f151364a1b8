"""What in the article of a page is copy: the walk through what `html_search` found.

In the body everything is copy but what looks like the page's own (share bars, boxes of links, boxes that link to the
house's rules). Outside it, what stands between headline and body may be a standfirst or a byline, pictures are
pictures, a second element that is made like the body goes on with it, and the rest is furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from copytaster.core.model import BlockKind
from copytaster.core.shapes.bylines import names as writers_of
from copytaster.core.shapes.furniture import is_furniture
from copytaster.core.wire.html import Attributes, Walk
from copytaster.core.wire.html_classes import LONGEST, Look, folded, look
from copytaster.core.wire.html_search import ROLES, Article, is_bare, unlinked, words_in

_STANDFIRST: Final = re.compile(
    r"(?<![a-z])(?:standfirst|deck|dek|subtitle|sub-?head(?:line)?|lead(?:-?(?:text|paragraph))?|intro(?:duction)?"
    r"|summary|ingress|excerpt|abstract|vorspann|chapo|entradilla|sommario|sapo|description)(?![a-z])"
)
_BYLINE: Final = re.compile(r"(?<![a-z])(?:by-?line|authors?|author-?names?|writers?|reporter)(?![a-z])")
_ABOUT: Final = re.compile(
    r"(?<![a-z])(?:meta|(?:article|story|post|entry)-?(?:meta|info|dates?|time|tools|footer)|time-?stamp"
    r"|date-?published|publish(?:ed)?-?(?:date|time)|info-?box|kicker|keyword|section-?label|category|categories"
    r")(?![a-z])"
)
_TELLING: Final = (("byline", _BYLINE), ("standfirst", _STANDFIRST), ("about", _ABOUT))
_BESIDE: Final = frozenset({"time", "button", "h2", "h3", "h4", "ul", "ol", "table"})
"""Elements that stand beside the body for the page's sake."""
_HEADS: Final = frozenset({"header", "time", "div", "section", "ul", "address", "p"})
"""Elements that may tell of the story in the midst of it."""
_NOT_COPY: Final = frozenset({"aside", "nav", "menu", "dialog", "article"})
_BOXES: Final = frozenset({"ul", "ol", "p", "div"})
"""Elements that may be boxes of links."""
_OF_THE_COPY: Final = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.STANDFIRST})
_LINKED: Final = 0.75
"""An element of which so much is link is a box of links."""
_BYLINE_CHARACTERS: Final = 160
_SENTENCE_CHARACTERS: Final = 60
_MAY_BE_FURNITURE: Final = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.LIST, BlockKind.STANDFIRST, BlockKind.UNKNOWN}
)


@dataclass(slots=True)
class ArticleWalk(Walk):
    """One pass over the article of a page."""

    article: Article | None = None
    knows_writers: bool = False
    inside_body: bool = False
    past_body: bool = False
    past_headline: bool = False
    made_like: tuple[str, str] = ("", "")

    def element(self, node: LexborNode, tag: str, attributes: Attributes, step: str, kind: BlockKind) -> None:
        """One element of the article, or of what stands beside it."""
        article = self.article
        if kind is BlockKind.FURNITURE or article is None or self.hidden:
            Walk.element(self, node, tag, attributes, step, kind)
        elif (mark := node.mem_id) in article.marks:
            self._marked(node, article, mark, step, kind)
        elif tag in _NOT_COPY or (tag == "footer" and not self.figures) or (attributes and _is_the_pages(attributes)):
            self._aside(node, step, kind)
        elif self.inside_body or kind in _OF_THE_COPY:
            self._in_body(node, tag, attributes, step, kind)
        else:
            self._beside_body(node, tag, attributes, step, kind)

    def _marked(self, node: LexborNode, article: Article, mark: int, step: str, kind: BlockKind) -> None:
        """One of the elements that were found before the walk."""
        if mark == article.body.mem_id:
            self._body(node, step, kind)
            self.past_body = True
        elif article.headline is not None and mark == article.headline.mem_id:
            self.flush_before(step, kind)
            self.inside(node, step, BlockKind.HEADLINE)
            self.past_headline = True
        elif mark in article.spine:
            self.flush_before(step, kind)
            self.inside(node, step, BlockKind.PARAGRAPH)
        else:
            self._aside(node, step, kind)

    def _body(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        self.flush_before(step, kind)
        self.inside_body = True
        self.inside(node, step, BlockKind.PARAGRAPH)
        self.inside_body = False

    def _aside(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        self.flush_before(step, kind)
        self.inside(node, step, BlockKind.FURNITURE)

    def _in_body(self, node: LexborNode, tag: str, attributes: Attributes, step: str, kind: BlockKind) -> None:
        article = self.article
        if tag in _BOXES and not is_bare(node) and _is_links(node, tag):
            self._aside(node, step, kind)
        elif kind is BlockKind.PARAGRAPH and tag in _HEADS and _is_about(node, tag, attributes):
            self.flush_before(step, kind)
            self.inside_body = False
            self._beside_body(node, tag, attributes, step, kind)
            self.flush_before(step, kind)
            self.inside_body = True
        elif tag == "h1" and article is not None and article.headline is not None:
            self.flush_before(step, kind)
            self.inside(node, step, BlockKind.SUBHEAD)
        else:
            Walk.element(self, node, tag, attributes, step, kind)

    def _beside_body(self, node: LexborNode, tag: str, attributes: Attributes, step: str, kind: BlockKind) -> None:
        classes = attributes.get("class") or ""
        tells = _tells(classes, attributes.get("itemprop") or "", attributes.get("rel") or "") if attributes else ()
        if classes and (tag, classes) == self.made_like:
            self._body(node, step, kind)
        elif "byline" in tells:
            self.flush_before(step, kind)
            words = " ".join((node.text(deep=True, separator=" ") or "").split())
            named = not self.knows_writers and len(words) < _BYLINE_CHARACTERS and bool(writers_of(words))
            self.add(BlockKind.BYLINE if named else BlockKind.FURNITURE, words, step)
        elif not self.past_body and tag != "header" and "standfirst" in tells and unlinked(node):
            self.flush_before(step, kind)
            self.inside(node, step, BlockKind.STANDFIRST)
        elif tag in _BESIDE or "about" in tells:
            self._aside(node, step, kind)
        else:
            Walk.element(self, node, tag, attributes, step, kind)

    def picture(self, node: LexborNode, step: str, kind: BlockKind) -> None:
        """A picture of the article: in its body, or in a figure beside it; what else stands there is the page's."""
        if self.inside_body or self.figures:
            Walk.picture(self, node, step, kind)

    def add(self, kind: BlockKind, text: str, step: str) -> None:
        """A block: outside the body a sentence below the headline is a standfirst, and what is left furniture."""
        if kind is BlockKind.PARAGRAPH and not self.inside_body:
            opens = self.past_headline and not self.past_body
            sentence = len(text) > _SENTENCE_CHARACTERS and "/p[" in step
            kind = BlockKind.STANDFIRST if opens and sentence else BlockKind.FURNITURE
        elif kind in _MAY_BE_FURNITURE and is_furniture(text):
            kind = BlockKind.FURNITURE
        Walk.add(self, kind, text, step)


def _is_the_pages(attributes: Attributes) -> bool:
    """Whether its attributes say that it is the page's own: it is hidden, has a role beside the copy, or such an id."""
    if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
        return True
    name = attributes.get("id") or ""
    return attributes.get("role") in ROLES or (bool(name) and look(name) is Look.FURNITURE)


def _is_about(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    """Whether it tells of the story and not the story: who wrote it and when, in a body that holds that too."""
    if tag in {"header", "time"}:
        return True
    tells = _tells(attributes.get("class") or "") if attributes else ()
    return ("byline" in tells or "about" in tells) and len(words_in(node)) < _BYLINE_CHARACTERS


def _tells(*names: str) -> tuple[str, ...]:
    """What the names of an element say beside its look: `byline`, `standfirst`, `about`."""
    if not any(names):
        return ()
    joined = " ".join(names)
    return _told(joined) if len(joined) <= LONGEST else _told.__wrapped__(joined)


@lru_cache(maxsize=2048)
def _told(names: str) -> tuple[str, ...]:
    name = folded(names)
    return tuple(told for told, pattern in _TELLING if pattern.search(name))


def _is_links(node: LexborNode, tag: str) -> bool:
    """Whether nearly all its words are links, as in boxes of other stories."""
    links = node.css("a")
    if not links:
        return False
    whole = len(words_in(node))
    linked = sum(len(words_in(link)) for link in links)
    if not whole or linked < whole * _LINKED:
        return False
    return linked >= whole if tag == "p" else node.css_first("p, figure, img, table") is None


def walk_article(article: Article, step: str, *, knows_writers: bool) -> ArticleWalk:
    """The blocks, private parts and media of an article; `step` is the XPath of its root."""
    walk = ArticleWalk((), article=article, knows_writers=knows_writers)
    walk.made_like = (article.body.tag or "", article.body.attributes.get("class") or "")
    walk.past_headline = article.headline is None
    walk.inside_body = article.root.mem_id == article.body.mem_id
    walk.inside(article.root, step, BlockKind.PARAGRAPH)
    return walk
