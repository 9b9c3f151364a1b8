"""XML without DTD, entities or network, bounded in depth and size, and the few steps through it that formats need.

Text in; a `Tree` out. What senders break is mended where it can only mean one thing, with a warning: HTML's named
entities, bare ampersands, control characters that XML 1.0 forbids, prefixes that nobody declared, stray ends of CDATA,
hyphens in comments. Anything else is `Unreadable("bad_xml")` with line and column: half a story is none. Names are
compared without prefix and namespace, for senders vary both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    r"\ufeff?\s*(?:<\?[^>]{0,2000}>\s*|<!--(?:[^-]++|-(?!->)){0,10000}-->\s*|<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,100000}\]\s*)?>\s*){0,20}",
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


class _Paths(dict["Element", str]):
    """The XPath of each element, worked out for it and its siblings when one of them is first asked for."""

    def __missing__(self, element: Element) -> str:
        parent = element.getparent()
        if parent is None:
            self[element] = path = f"/{LOCAL[element.tag]}"
            return path
        above = self[parent] + "/"
        if len(parent) == 1:
            self[element] = path = above + LOCAL[element.tag]
            return path
        counts: dict[str, int] = {}
        for one in parent[:]:
            path = above + LOCAL[one.tag]
            if path in counts:
                counts[path] += 1
                self[one] = f"{path}[{counts[path]}]"
            else:
                counts[path] = 1
                self[one] = path
        return self[element]


class _Named(dict["Element", dict[str, list["Element"]]]):
    """The children of each element by name, sorted when one of them is first asked for: 0.1 µs each time, not 1.5."""

    def __missing__(self, element: Element) -> dict[str, list[Element]]:
        named: dict[str, list[Element]] = {}
        self[element] = named
        for one in element[:]:
            name = LOCAL[one.tag]
            if name in named:
                named[name].append(one)
            else:
                named[name] = [one]
        return named


@dataclass(slots=True)
class Tree:
    """A parsed document. `paths` numbers elements lazily, so that a place costs no walk over all siblings.

    A path is an XPath by local names: `/NewsML/NewsItem[2]/NewsLines/HeadLine`; the first of a name has no number.
    """

    root: Element
    elements: list[Element]
    """All of them: lxml makes Python's side of one anew whenever none is held, and formats look at each five times."""
    warnings: tuple[StoryWarning, ...] = ()
    paths: Mapping[Element, str] = field(default_factory=_Paths)
    named: Mapping[Element, Mapping[str, Sequence[Element]]] = field(default_factory=_Named)

    def path(self, element: Element) -> str:
        """The element's path."""
        return self.paths[element]

    def first(self, element: Element, name: str) -> Element | None:
        """The element's first child of this name."""
        found = self.named[element].get(name)
        return found[0] if found else None


def parse(text: str) -> Tree:
    """The document; raises `Unreadable` (`bad_xml`) where it is none even when mended, `TooLarge` beyond all bounds."""
    check_elements(text)
    text = _without_prologue(text)
    try:
        return _tree(_parsed(text))
    except etree.XMLSyntaxError:
        pass
    try:
        return _tree(_parsed(_mended(text)), REPAIRED)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Unreadable("bad_xml", Stage.PARSE, "not well-formed XML", f"line {line} column {column}") from None


def _without_prologue(text: str) -> str:
    """The text without declaration (it is decoded already) and DOCTYPE; as many line ends stay as there were."""
    prologue = _PROLOGUE.match(text)
    end = prologue.end() if prologue else 0
    return "\n" * text.count("\n", 0, end) + text[end:]


def _parsed(text: str) -> Element:
    root = etree.fromstring(text.encode("utf-8", "replace"), _PARSER)
    if "<!DOCTYPE" in text:  # one that `_PROLOGUE` does not know: only it can declare entities
        _set_entities(root)
    return root


def _set_entities(root: Element) -> None:
    """Puts an element without a name in place of each entity reference: none is ever resolved, by no reader of text."""
    for reference in list(root.iter(etree.Entity)):
        parent = reference.getparent()
        if parent is not None:
            stand_in = etree.Element(_ENTITY)
            stand_in.text, stand_in.tail = reference.text, reference.tail
            parent.replace(reference, stand_in)


def _tree(root: Element, *warnings: StoryWarning) -> Tree:
    """The tree; raises `Unreadable` for what nests deeper than anything real."""
    elements = list(root.iter())
    if len(elements) > MAX_DEPTH and _NESTS_TOO_DEEP(root):
        raise Unreadable("bad_xml", Stage.PARSE, f"nests deeper than {MAX_DEPTH} elements")
    return Tree(root, elements, warnings)


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


class _Local(dict[object, str]):
    """Local name by the name as lxml has it, `{namespace}name`: looked up in a quarter of the time of a call."""

    def __missing__(self, tag: object) -> str:
        if len(self) >= _MOST_NAMES:
            self.clear()
        self[tag] = name = str(tag).rpartition("}")[2] if tag != _ENTITY else ""
        return name


_ENTITY = "{urn:copytaster:entity}reference"
_MOST_NAMES = 2048
"""All formats together have some hundred; the rest is what senders make up."""
LOCAL = _Local()
"""For loops over many elements: `LOCAL[element.tag]` is `local(element)`."""


def local(element: Element) -> str:
    """The element's name without namespace; "" for an entity reference that was left alone."""
    return LOCAL[element.tag]


@lru_cache(maxsize=1024)
def _any_namespace(name: str) -> str:
    return f"{{*}}{name}"


def children(element: Element, *names: str) -> list[Element]:
    """The child elements, of these names where any are given, in order."""
    if not names:
        return [one for one in element[:] if LOCAL[one.tag]]
    if len(names) == 1:
        (name,) = names
        return [one for one in element[:] if LOCAL[one.tag] == name]
    return [one for one in element[:] if LOCAL[one.tag] in names]


def find(element: Element, *paths: str) -> Element | None:
    """The first element that any of the paths leads to, the paths tried in order."""
    for path in paths:
        first, _, rest = path.partition("/")
        for one in element[:]:
            if LOCAL[one.tag] == first and (found := find(one, rest) if rest else one) is not None:
                return found
    return None


def below(element: Element, *names: str) -> Iterator[Element]:
    """Every descendant of these names, in document order."""
    return iter(element.iterdescendants(*map(_any_namespace, names)))


def attribute(element: Element, *names: str) -> str:
    """The first of these attributes that is there and not empty, by local name; else ""."""
    for name in names:
        value = element.get(name)
        if value and not value.isspace():
            return value
    for key in element.keys():  # noqa: SIM118 - an element is no mapping
        if key[0] == "{":
            return _qualified_attribute(element, names)
    return ""


def _qualified_attribute(element: Element, names: tuple[str, ...]) -> str:
    for name in names:
        for key, one in element.items():
            if LOCAL[key] == name and one.strip():
                return one
    return ""


def text_of(element: Element | None) -> str:
    """All character data in the element, exactly; "" for None."""
    if element is None:
        return ""
    if not len(element):
        return element.text or ""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)  # an eighth of `itertext`'s time


def words_of(element: Element | None) -> str:
    """The same with its white space folded."""
    if element is None:
        return ""
    return " ".join((text_of(element) if len(element) else element.text or "").split())


def inner_html(element: Element) -> str:
    """What the element holds, as HTML without namespaces or prefixes: for `wire.html.read_html`."""
    pieces = [_escaped(element.text)] if element.text else []
    _write_html(element, pieces)
    return "".join(pieces)


_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _write_html(parent: Element, pieces: list[str]) -> None:
    for element in parent[:]:
        name, text, tail = LOCAL[element.tag], element.text, element.tail
        if not name:
            pieces.append(text or "")
        else:
            attributes = element.items()
            pieces.append(f"<{name}{_written(attributes)}>" if attributes else f"<{name}>")
            if text:
                pieces.append(_escaped(text))
            if len(element):
                _write_html(element, pieces)
            if text or name not in _VOID or len(element):
                pieces.append(f"</{name}>")
        if tail:
            pieces.append(_escaped(tail))


def _written(attributes: list[tuple[str, str]]) -> str:
    return "".join([f' {LOCAL[key]}="{_escaped(value).replace(_QUOTE, "&quot;")}"' for key, value in attributes])


_QUOTE = '"'
