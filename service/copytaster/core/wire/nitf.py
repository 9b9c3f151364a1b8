"""NITF 3.x (IPTC's News Industry Text Format), with and without its namespace: one document, one story.

Takes a decoded record; gives its story. XML that is broken is `Unreadable("bad_xml")` with line and column, a document
without any copy `no_copy`. Places are XPaths by local names. `nitf_head.py` reads `head`, `nitf_copy.py` the body.
"""

from __future__ import annotations

from copytaster.core.context import Dialects
from copytaster.core.model import Body, Evidence, Field, Parsed, Syntax
from copytaster.core.wire import xml_tree
from copytaster.core.wire.nitf_copy import copy_text, read_nitf
from copytaster.core.wire.nitf_head import Head
from copytaster.core.wire.reading import Reading

NAME = Syntax.NITF


def sniff(body: Body) -> Evidence | None:
    """The document element `nitf`, under whatever prefix; cheap, and never raises."""
    root = xml_tree.root_of(body.decoded.text)
    return Evidence("document element nitf") if root and root.name.lower() == "nitf" else None


def parse(body: Body, dialects: Dialects) -> Parsed:
    """The story of the document; raises `Unreadable` (`bad_xml`, `no_copy`) when there is none."""
    tree = xml_tree.parse(body.decoded.text)
    reading = Reading(NAME, body)
    reading.warnings.extend(tree.warnings)
    head = Head(reading, tree, tree.root)
    head.read()
    read_nitf(tree.root, tree).into(reading)
    head.settle()
    dialect = reading.dialect(dialects)
    reading.settle_item_id(dialect, "doc-id")
    copy = "\n".join((reading.text(Field.TITLE), *head.notes, copy_text(tree.root)))
    return Parsed((reading.story(copy, dialect, place=tree.path(tree.root)),))
