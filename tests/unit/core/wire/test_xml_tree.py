from copytaster.core.wire import xml_tree

ENTITIES = '<!DOCTYPE a [<!ENTITY x "]yy<b>secret</b>">]><a>One &x;<b>two &x;</b> three</a>'


def test_xml_tree_entities() -> None:
    """An entity that a document declares is never resolved, and no element."""
    root = xml_tree.parse(ENTITIES).root
    assert xml_tree.text_of(root) == "One &x;two &x; three"
    assert xml_tree.inner_html(root) == "One &x;<b>two &x;</b> three"
    assert [xml_tree.local(one) for one in root] == ["", "b"]
    assert [xml_tree.local(one) for one in xml_tree.children(root)] == ["b"]


def test_xml_tree_paths() -> None:
    """Places count the elements of one name."""
    tree = xml_tree.parse("<x:a xmlns:x='urn:x'><b/><c/><x:b><d/></x:b></x:a>")
    assert [tree.paths[one] for one in tree.elements] == ["/a", "/a/b", "/a/c", "/a/b[2]", "/a/b[2]/d"]


def test_xml_tree_named() -> None:
    """Children by name, in the order of the document."""
    tree = xml_tree.parse("<a><b i='1'/><c/><b i='2'/></a>")
    assert [one.get("i") for one in tree.named[tree.root]["b"]] == ["1", "2"]
    first = tree.first(tree.root, "b")
    assert first is not None
    assert first.get("i") == "1"
    assert tree.first(tree.root, "d") is None


def test_xml_tree_attribute() -> None:
    """Attributes count by local name; blank ones are none."""
    root = xml_tree.parse("<a b=' ' xml:lang='da' d='e'/>").root
    assert [xml_tree.attribute(root, one) for one in ("b", "lang", "c")] == ["", "da", ""]
    assert xml_tree.attribute(root, "b", "lang", "d") == "e"
