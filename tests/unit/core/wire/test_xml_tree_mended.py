import pytest
from lxml import etree

from copytaster.core.errors import Unreadable
from copytaster.core.wire import xml_tree


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("<a>Ros&eacute; &amp; bread</a>", "<a>Rosé &amp; bread</a>"),
        ("<a>bread & butter</a>", "<a>bread &amp; butter</a>"),
        ("<a>be\x07ll</a>", "<a>be ll</a>"),
        ("<a><![CDATA[R&D]]> &bull; x</a>", "<a>R&amp;D • x</a>"),
        ("<a><![CDATA[one]]> two ]]></a>", "<a>one two </a>"),
        ("<a>one<!-- two -- three -->four &x</a>", "<a>onefour &amp;x</a>"),
    ],
)
def test_xml_tree_mended(text: str, mended: str) -> None:
    """What can only mean one thing is undone, and said; what stands in CDATA stays."""
    tree = xml_tree.parse(text)
    assert etree.tostring(tree.root, encoding="unicode") == mended
    assert tree.warnings == (xml_tree.REPAIRED,)


def test_xml_tree_prefix_without_namespace() -> None:
    """A prefix that nobody declared costs nothing: names are compared without."""
    tree = xml_tree.parse("<rss><media:thumbnail media:url='x'/></rss>")
    (child,) = xml_tree.children(tree.root, "thumbnail")
    assert xml_tree.attribute(child, "url") == "x"


@pytest.mark.parametrize("text", ["<a>", "<a><b></a>", "<a><![CDATA[x", "<a><!-- x", "<a b=1/>", "words"])
def test_xml_tree_not_mended(text: str) -> None:
    """Half a document, or one that could mean several things, is none."""
    with pytest.raises(Unreadable, match="bad_xml"):
        xml_tree.parse(text)
