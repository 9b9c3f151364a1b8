"""Where the copy of a page stands.

Paragraphs outside furniture lend their length to what holds them; the heaviest element is the body. The article is the
`article` element around it, else what holds both body and headline. The page around it is no copy at all. A page that
does not say it is an article must show it by its prose: never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copytaster.core.wire.bounds import check_blocks
from copytaster.core.wire.html_classes import Look, look

ROLES: Final = frozenset(
    {"navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alert", "menu", "toolbar"}
)
"""ARIA's names for what is beside the copy."""
_CHROME: Final = frozenset(
    {"nav", "aside", "footer", "header", "form", "menu", "dialog", "button", "noscript", "template"}
)
_HOLDERS: Final = frozenset({"div", "section", "td", "table", "tbody", "tr", "center", "article", "main"})
_ABOVE_ALL: Final = frozenset({"html", "-document", None})
_BODY: Final = "[itemprop~='articleBody']"
# The house's own rules and doors: who links to them speaks for the page.
_HOUSE: Final = re.compile(
    r"(?:privacy|terms|conditions|guidelines|cookie|datenschutz|impressum|/agb|nutzungsbedingungen|subscri|newsletter"
    r"|abonn|log-?in|register|sign-?up|/account|mentions-legales|aviso-legal|politica-de-privacidad)"
)  # of links in small letters: a third of the time that it takes without regard to case
_HOUSE_CHARACTERS: Final = 1500
"""What the house says of itself beside copy is no longer."""
_SHORTEST_PROSE: Final = 250
"""Characters of unlinked paragraphs that a page must show when it does not say that it is an article."""
_TELLING_TITLE: Final = 12
"""Characters: a shorter heading may stand in any title."""
_BESIDE: Final = 1.25
"""What holds so much more prose than the body holds it too."""
_LEAVES: Final = 0.8
"""An element inside that holds so much of the text holds the copy."""


@dataclass(slots=True)
class Article:
    """Where the copy stands: `root` is walked, `body` holds the prose; `prose` is its length without links.

    `spine` are the elements from the root to the body and to the headline, `furniture` those that are known to be the
    page's own.
    """

    root: LexborNode
    body: LexborNode
    headline: LexborNode | None
    prose: int
    spine: frozenset[int] = frozenset()
    furniture: frozenset[int] = frozenset()
    marks: frozenset[int] = frozenset()  # of all these

    @property
    def is_proven(self) -> bool:
        """Whether the prose alone makes the page an article."""
        return self.prose >= _SHORTEST_PROSE


def find_article(page: LexborHTMLParser, titles: list[str]) -> Article | None:
    """The article of a page; None where nothing in it is prose."""
    whole = page.body
    if whole is None:
        return None
    search = _Search()
    body, prose = search.body_of(page, whole)
    if body is None:
        return None
    headline = _headline(page, titles, search)
    root = _root(body, headline, whole)
    body = search.widest(body, root)
    to_body = _up_to(root, body)
    spine = to_body | _up_to(root, headline)
    house = _of_the_house(root, spine | {root.mem_id})
    marks = {body.mem_id, *spine, *house} | ({headline.mem_id} if headline is not None else set())
    return Article(root, body, headline, prose, frozenset(spine), house, frozenset(marks))


def _up_to(root: LexborNode, node: LexborNode | None) -> set[int]:
    """The element and what stands between it and the root; nothing where the root does not hold it."""
    found: set[int] = set()
    while node is not None and node.mem_id != root.mem_id:
        found.add(node.mem_id)
        node = node.parent
    return found if node is not None else set()


def has_chrome(page: LexborHTMLParser) -> bool:
    """Whether there is more in the page than copy: a navigation, a head or foot of the page, a form."""
    return page.css_first("nav, header, footer, form, aside, menu") is not None


@dataclass(slots=True)
class _Search:
    """What is known of elements and classes so far: whether they are the page's own."""

    chrome: dict[int, bool] = field(default_factory=dict)
    looks: dict[str, bool] = field(default_factory=dict)
    prose: list[tuple[LexborNode, int]] = field(default_factory=list)

    def widest(self, body: LexborNode, root: LexborNode) -> LexborNode:
        """The body, or what holds it below the root where columns or wrappers beside it hold much of the prose."""
        totals: Counter[int] = Counter()
        above = _up_to(root, body)
        for node, weight in self.prose if above else ():
            one: LexborNode | None = node
            while one is not None and one.mem_id != root.mem_id:
                if one.mem_id in above:
                    totals[one.mem_id] += weight
                one = one.parent
        best, one = body, body.parent
        while one is not None and one.mem_id in above:
            if totals[one.mem_id] > totals[best.mem_id] * _BESIDE:
                best = one
            one = one.parent
        return best

    def body_of(self, page: LexborHTMLParser, whole: LexborNode) -> tuple[LexborNode | None, int]:
        """The element that holds most prose, and how much; what calls itself the body where it holds half of it."""
        weights: dict[int, int] = {}
        holders: dict[int, LexborNode] = {}
        paragraphs = page.css("p, blockquote > p, pre")
        check_blocks(len(paragraphs))
        for node in paragraphs:
            weight, parent = unlinked(node), node.parent
            if weight < 2 or parent is None or self.in_chrome(node):
                continue
            self.prose.append((node, weight))
            for share, holder in ((weight, parent), (weight // 2, parent.parent)):
                if holder is not None and holder.tag not in _ABOVE_ALL:
                    mark = holder.mem_id
                    holders[mark] = holder
                    weights[mark] = weights.get(mark, 0) + share
        if not weights:
            return self._without_paragraphs(page, whole)
        best, weight = max(weights.items(), key=itemgetter(1))
        marked = page.css_first(_BODY)
        if marked is not None and (said := unlinked(marked)) * 2 >= weight:
            return marked, said
        return holders[best], weight

    def _without_paragraphs(self, page: LexborHTMLParser, whole: LexborNode) -> tuple[LexborNode | None, int]:
        """Older pages part their paragraphs by breaks: the smallest element that holds most of the text."""
        best = page.css_first(_BODY) or page.css_first("article") or page.css_first("main") or whole
        weight = unlinked(best)
        while weight:
            inner = [one for one in best.iter() if one.tag in _HOLDERS and not self.is_chrome(one)]
            heaviest, number = max(((unlinked(one), place) for place, one in enumerate(inner)), default=(0, 0))
            if heaviest < weight * _LEAVES:
                break
            weight, best = heaviest, inner[number]
        return (best, weight) if weight else (None, 0)

    def in_chrome(self, node: LexborNode) -> bool:
        """Whether it stands in the page's own: found once for every ancestor."""
        chain: list[int] = []
        one = node.parent
        verdict = False
        while one is not None and one.tag not in _ABOVE_ALL:
            known = self.chrome.get(one.mem_id)
            if known is None:
                chain.append(one.mem_id)
                known = self.is_chrome(one) or None
            if known is not None:
                verdict = known
                break
            one = one.parent
        for mark in chain:
            self.chrome[mark] = verdict
        return verdict

    def is_chrome(self, node: LexborNode) -> bool:
        """Whether the element is the page's own."""
        if node.tag in _CHROME and not (node.tag == "header" and _is_within(node, "article", "main")):
            return True
        attributes = node.attributes
        if not attributes:
            return False
        if attributes.get("role") in ROLES or "hidden" in attributes:
            return True
        classes, name = attributes.get("class"), attributes.get("id")
        return (bool(classes) and self.is_furniture(classes or "")) or (bool(name) and self.is_furniture(name or ""))

    def is_furniture(self, name: str) -> bool:
        """Whether a class or an id is one of the page's own; found once for each."""
        if name not in self.looks:
            self.looks[name] = look(name) in {Look.FURNITURE, Look.PRIVATE}
        return self.looks[name]


def _is_within(node: LexborNode, *tags: str) -> bool:
    one = node.parent
    while one is not None:
        if one.tag in tags:
            return True
        one = one.parent
    return False


def unlinked(node: LexborNode) -> int:
    """How many characters stand in an element outside links."""
    whole = len((node.text(deep=True) or "").strip())
    if not whole or is_bare(node):
        return whole
    return max(whole - sum([len(link.text(deep=True) or "") for link in node.css("a")]), 0)


def is_bare(node: LexborNode) -> bool:
    """Whether nothing but one text stands in it, as in most paragraphs: a search for links takes 30 times as long."""
    child = node.first_child
    return child is not None and child.tag == "-text" and child.next is None


def words_in(node: LexborNode) -> str:
    """All words of an element on one line."""
    return " ".join((node.text(deep=True) or "").split())


def _headline(page: LexborHTMLParser, titles: list[str], search: _Search) -> LexborNode | None:
    """The visible headline: the first heading that a title of the page repeats, else the only `h1` outside chrome."""
    heads = [(node, words) for node in page.css("h1, [itemprop~='headline']") if (words := words_in(node))]
    for node, words in heads:
        if any(_repeats(words, title) for title in titles):
            return node
    plain = [node for node, _ in heads if node.tag == "h1" and not search.in_chrome(node)]
    return plain[0] if len(plain) == 1 else None


def _repeats(words: str, title: str) -> bool:
    if words == title:
        return True
    return min(len(words), len(title)) > _TELLING_TITLE and (words in title or title in words)


def _root(body: LexborNode, headline: LexborNode | None, whole: LexborNode) -> LexborNode:
    """What is walked: the outermost `article` around the body that holds no other headline, else what holds both."""
    ancestors: list[LexborNode] = []
    one: LexborNode | None = body
    while one is not None and one.mem_id != whole.mem_id:
        ancestors.append(one)
        one = one.parent
    articles = [
        node for node in ancestors if node.tag == "article" or "Article" in (node.attributes.get("itemtype") or "")
    ]
    for node in reversed(articles):
        if len(node.css("h1")) <= 1:
            return node
    known = {node.mem_id: node for node in ancestors}
    one = headline
    while one is not None:
        if one.mem_id in known:
            return known[one.mem_id]
        one = one.parent
    return articles[0] if articles else body


def _of_the_house(root: LexborNode, spine: set[int]) -> frozenset[int]:
    """Boxes that speak for the house: they link to its rules, and stand beside the copy."""
    found: set[int] = set()
    short: dict[int, bool] = {}
    for link in root.css("a[href]"):
        if not _HOUSE.search((link.attributes.get("href") or "")[:500].lower()):
            continue
        one: LexborNode | None = link
        box: LexborNode | None = None
        while one is not None and one.mem_id not in spine:
            if one.mem_id not in short:
                boxed = one.tag in {"div", "section", "p", "ul", "aside"}
                short[one.mem_id] = boxed and len(one.text(deep=True) or "") <= _HOUSE_CHARACTERS
            if short[one.mem_id]:
                box = one
            one = one.parent
        if box is not None:
            found.add(box.mem_id)
    return frozenset(found)


def xpath(node: LexborNode) -> str:
    """The XPath of an element in its page."""
    steps: list[str] = []
    one: LexborNode | None = node
    while one is not None and one.tag not in {"-document", None}:
        number, before = 1, one.prev
        while before is not None:
            number += before.tag == one.tag
            before = before.prev
        steps.append(f"{one.tag}[{number}]" if one.tag not in {"html", "body"} else str(one.tag))
        one = one.parent
    return "/" + "/".join(reversed(steps))
