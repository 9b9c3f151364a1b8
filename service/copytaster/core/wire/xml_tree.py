"""XML without DTD, entities or network, bounded in depth and size, and the few steps through it that formats need.

Text in; a `Tree` out. What senders break is mended where it can only mean one thing, with a warning: HTML's named
entities, bare ampersands, control characters that XML 1.0 forbids, prefixes that nobody declared, stray ends of CDATA,
hyphens in comments. Anything else is `Unreadable("bad_xml")` with line and column: half a story is none. Names are
compared without prefix and namespace, for senders vary both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.entities import html5

from lxml import etree

from copytaster.core.errors import Unreadable
from copytaster.core.model import Stage, StoryWarning
from copytaster.core.wire.bounds import check_elements

Element = etree._Element  # noqa: SLF001 - lxml's only name of the type

MAX_DEPTH = 200
"""libxml2 stops at 256 by itself; the walks below are recursive. Real documents stay below 30."""

_NESTS_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
_PARSER = etree.XMLParser(
    resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    strip_cdata=True, encoding="utf-8",
)  # fmt: skip
"""One for all documents: to make it takes as long as to parse a small one (35 µs)."""

# The document element, behind declaration, DOCTYPE (which may have an internal subset), comments and instructions.
_PROLOGUE = re.compile(
    r"\ufeff?\s*(?:<\?[^>]{0,2000}>\s*|<!--(?:[^-]|-(?!->)){0,10000}-->\s*|<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,100000}\]\s*)?>\s*){0,20}",
    re.IGNORECASE,
)
_ROOT = re.compile(
    r"<(?:(?P<prefix>[A-Za-z_][\w.-]{0,60}):)?(?P<name>[A-Za-z_][\w.-]{0,80})(?P<attributes>[^<>]{0,20000})"
)
_OPENS = re.compile(r"\ufeff?\s*<")
_HEAD_CHARACTERS = 2048
"""The head of nearly all documents; where its root goes on, all of the text is looked at."""
_NAMESPACE = re.compile(r"""xmlns(?::(?P<prefix>[\w.-]{1,60}))?\s{0,5}=\s{0,5}["'](?P<uri>[^"']{0,300})["']""")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_AMPERSAND = re.compile(
    r"&(?:(?P<known>(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)|(?P<name>[A-Za-z][A-Za-z0-9]{1,30};))?"
)

_OPAQUE = re.compile(r"<!--|<!\[CDATA\[")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>"}
_CDATA_END = "]]>"
# Feeds are pasted together from others: media:content without xmlns:media. Attributes stand behind white space.
_PREFIX = re.compile(r"(?:</?|\s)(?P<prefix>[A-Za-z_][\w.-]{0,60}):[A-Za-z_][\w.-]{0,60}(?=[\s=/>])")
_TAG = re.compile(r"<[A-Za-z_][^<>]{0,20000}>")
_DECLARED = re.compile(r"\bxmlns:(?P<prefix>[\w.-]{1,60})\s{0,5}=")
_ROOT_NAME = re.compile(r"<[A-Za-z_][\w.:-]{0,140}")

REPAIRED = StoryWarning("xml_repaired", Stage.PARSE, "not well-formed as sent: what can only mean one thing is mended")


@dataclass(frozen=True, slots=True)
class Root:
    """The document element as far as detection cares: its local name, its namespace ("" for none), its attributes."""

    name: str
    namespace: str
    attributes: str


def root_of(text: str) -> Root | None:
    """The document element by a look at the head; None when the text does not open as XML. Cheap, never raises."""
    if _OPENS.match(text) is None:
        return None
    root, end = _root_of(text[:_HEAD_CHARACTERS])
    return root if end < _HEAD_CHARACTERS else _root_of.__wrapped__(text)[0]


@lru_cache(maxsize=16)
def _root_of(head: str) -> tuple[Root | None, int]:
    """The document element, and how much of the head tells it: every XML format asks the same of a record."""
    start = _PROLOGUE.match(head)
    match = _ROOT.match(head, start.end() if start else 0)
    if match is None:
        return None, len(head)
    spaces = {found["prefix"]: found["uri"] for found in _NAMESPACE.finditer(match["attributes"])}
    return Root(match["name"], spaces.get(match["prefix"], ""), match["attributes"]), match.end()


@dataclass(slots=True)
class Tree:
    """A parsed document. `path` numbers elements lazily, so that a place costs no walk over all siblings."""

    root: Element
    warnings: tuple[StoryWarning, ...] = ()
    _paths: dict[Element, str] = field(default_factory=dict)
    _elements: list[Element] = field(init=False)

    def __post_init__(self) -> None:
        # lxml makes Python's side of an element anew whenever none is held: a format looks at each five times or more.
        self._elements = list(self.root.iter())

    def path(self, element: Element) -> str:
        """The element's XPath by local names: `/NewsML/NewsItem[2]/NewsLines/HeadLine`; the first has no number."""
        known = self._paths.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        above = self.path(parent) if parent is not None else ""
        counts: dict[str, int] = {}
        for one in parent if parent is not None else (element,):
            name = local(one)
            counts[name] = count = counts.get(name, 0) + 1
            self._paths[one] = f"{above}/{name}" if count == 1 else f"{above}/{name}[{count}]"
        return self._paths[element]


def parse(text: str) -> Tree:
    """The document; raises `Unreadable` (`bad_xml`) where it is none even when mended, `TooLarge` beyond all bounds."""
    check_elements(text)
    text = _without_prologue(text)
    try:
        return Tree(_checked(_parsed(text)))
    except etree.XMLSyntaxError:
        pass
    try:
        return Tree(_checked(_parsed(_mended(text))), (REPAIRED,))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Unreadable("bad_xml", Stage.PARSE, "not well-formed XML", f"line {line} column {column}") from None


def _without_prologue(text: str) -> str:
    """The text without declaration (it is decoded already) and DOCTYPE; as many line ends stay as there were."""
    prologue = _PROLOGUE.match(text)
    end = prologue.end() if prologue else 0
    return "\n" * text.count("\n", 0, end) + text[end:]


def _parsed(text: str) -> Element:
    return etree.fromstring(text.encode("utf-8", "replace"), _PARSER)


def _checked(root: Element) -> Element:
    """The root; raises `Unreadable` for what nests deeper than anything real."""
    if _NESTS_TOO_DEEP(root):
        raise Unreadable("bad_xml", Stage.PARSE, f"nests deeper than {MAX_DEPTH} elements")
    return root


def _mended(text: str) -> str:
    """The text with senders' damage undone; CDATA holds what it holds, comments go."""
    pieces: list[str] = []
    markup: list[str] = []
    last = 0
    text = _CONTROLS.sub(" ", text)
    while opening := _OPAQUE.search(text, last):
        end = text.find(_ENDS[opening[0]], opening.end())
        if end < 0:
            break
        markup.append(text[last : opening.start()])
        end += len(_CDATA_END)
        opaque = text[opening.start() : end]
        pieces += (_mended_markup(markup[-1]), opaque if opening[0] != "<!--" else "\n" * opaque.count("\n"))
        last = end
    markup.append(text[last:])
    pieces.append(_mended_markup(markup[-1]))
    return _with_prefixes("".join(pieces), markup)


def _mended_markup(text: str) -> str:
    return _AMPERSAND.sub(_reference, text.replace(_CDATA_END, ""))


def _with_prefixes(text: str, markup: list[str]) -> str:
    """The text with a namespace at its root for each prefix that has none."""
    tags = [tag for piece in markup for tag in _TAG.findall(piece)]
    used = {found["prefix"] for tag in tags for found in _PREFIX.finditer(tag)}
    declared = {found["prefix"] for tag in tags for found in _DECLARED.finditer(tag)}
    spaces = "".join(f' xmlns:{one}="urn:undeclared:{one}"' for one in sorted(used - declared - {"xml", "xmlns"}))
    return _ROOT_NAME.sub(lambda root: root[0] + spaces, text, count=1) if spaces else text


def _reference(match: re.Match[str]) -> str:
    if match["known"]:
        return match[0]
    character = html5.get(match["name"] or "")
    if character is None:
        return "&amp;" + match[0][1:]
    return "".join(f"&#{ord(one)};" for one in character)


# --- steps ------------------------------------------------------------------------------------------------------------


def local(element: Element) -> str:
    """The element's name without namespace; "" for an entity reference that was left alone."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _any_namespace(name: str) -> str:
    return f"{{*}}{name}"


@lru_cache(maxsize=1024)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """The child elements, of these names where any are given, in order."""
    if not names or "*" in names:
        return iter(element.iterchildren(etree.Element))
    return (one for one in element if local(one) in names)


def find_all(element: Element, path: str) -> Iterator[Element]:
    """Every element below this one by a path of local names (`NewsLines/HeadLine`); `*` is any name."""
    first, _, rest = path.partition("/")
    found = children(element, first)
    return (one for child in found for one in find_all(child, rest)) if rest else found


def find(element: Element, *paths: str) -> Element | None:
    """The first element that any of the paths leads to, the paths tried in order."""
    for path in paths:
        for one in find_all(element, path):
            return one
    return None


def below(element: Element, *names: str) -> Iterator[Element]:
    """Every descendant of these names, in document order."""
    return iter(element.iterdescendants(*map(_any_namespace, names)))


def attribute(element: Element, *names: str) -> str:
    """The first of these attributes that is there and not empty, by local name; else ""."""
    for name in names:
        value = element.get(name)
        if value and value.strip():
            return value
    for name in names if "{" in "".join(map(str, element.keys())) else ():
        for key, one in element.attrib.items():
            if str(key).rpartition("}")[2] == name and str(one).strip():
                return str(one)
    return ""


def text_of(element: Element | None) -> str:
    """All character data in the element, exactly; "" for None."""
    if element is None:
        return ""
    return "".join(element.itertext()) if len(element) else element.text or ""


def words_of(element: Element | None) -> str:
    """The same with its white space folded."""
    return " ".join(text_of(element).split())


def inner_html(element: Element) -> str:
    """What the element holds, as HTML without namespaces or prefixes: for `wire.html.read_html`."""
    return _escaped(element.text or "") + "".join(_html(child) for child in element)


_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _html(element: Element) -> str:
    tail = _escaped(element.tail or "")
    if not isinstance(element.tag, str):
        return f"{element.text or ''}{tail}"
    name = local(element)
    attributes = "".join(
        f' {str(key).rpartition("}")[2]}="{_escaped(str(value)).replace(chr(34), "&quot;")}"'
        for key, value in element.attrib.items()
    )
    if name in _VOID and not len(element) and not element.text:
        return f"<{name}{attributes}>{tail}"
    return f"<{name}{attributes}>{inner_html(element)}</{name}>{tail}"
