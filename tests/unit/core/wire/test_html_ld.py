import json

import pytest

from copytaster.core.wire.html_ld import read

ARTICLE = '{"@type": "NewsArticle", "headline": "A"}'


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        '{"@graph": [{"@type": "WebPage"}, ' + ARTICLE + "]}",
        '{"@type": "WebPage", "mainEntity": ' + ARTICLE + "}",
        '{"@type": ["Thing", "ReportageNewsArticle"], "headline": "A"}',
        '{"@type": "http://schema.org/NewsArticle", "headline": "A"}',
        f"<!--\n{ARTICLE}\n-->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"{ARTICLE};",
        '{"@type": "NewsArticle", "headline": "A",}',
        ARTICLE.replace('"', "&quot;"),
        json.dumps(ARTICLE),
    ],
)
def test_linked_data(script: str) -> None:
    """One article, however it is wrapped and whatever was broken about it."""
    data = read([script])
    assert [one.thing["headline"] for one in data.articles] == ["A"]
    assert data.broken == []


def test_linked_data_mends_line_ends() -> None:
    """A raw line end in a string is a line end."""
    (one,) = read(['{"@type": "Article", "headline": "A\nB"}']).articles
    assert one.thing["headline"] == "A\nB"


@pytest.mark.parametrize("script", ['{"@type": "NewsArticle"', "words", '"words"'])
def test_linked_data_broken(script: str) -> None:
    """What is no JSON even when mended is named by its number."""
    assert read(["{}", script]).broken == [2]


def test_linked_data_of_lists() -> None:
    """A list of what stands elsewhere makes the page a listing; what it lists is not looked for."""
    data = read(['{"@type": "ItemList", "itemListElement": [' + ARTICLE + "]}"])
    assert data.listing
    assert data.articles == []


def test_linked_data_refers() -> None:
    """An object that is only named is found in another script."""
    data = read(['{"@id": "#house", "@type": "Organization", "name": "North Wire"}', ARTICLE])
    assert data.whole({"@id": "#house"}) == {"@id": "#house", "@type": "Organization", "name": "North Wire"}


def test_linked_data_places() -> None:
    """Which script, and where in it."""
    (one,) = read(["{}", '{"@graph": [' + ARTICLE + "]}"]).articles
    assert (one.script, one.pointer) == (2, "/@graph/0")
