"""Builds HTML of which every text is escaped: only what these functions made is taken as markup."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TypeAlias

from copytaster.cli.explain_words import visible


class Html(str):
    """Markup made here, safe as it is."""

    __slots__ = ()


Content: TypeAlias = str | Iterable["Content"] | None
"""Markup, text to be escaped, several of them, or nothing."""


def tag(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Html:
    """An element. Attributes: `_` becomes a hyphen, one at the end goes; None and False leave them out."""
    told = "".join(_attribute(one.rstrip("_").replace("_", "-"), value) for one, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{told}>")
    return Html(f"<{name}{told}>{join(content)}</{name}>")


def join(content: Content) -> Html:
    """Everything in order, texts escaped."""
    if content is None:
        return Html("")
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return Html(html.escape(visible(content)))
    return Html("".join(map(join, content)))


def rows(values: Iterable[tuple[str, Content]]) -> Html:
    """Names and values as a description list."""
    return tag("dl", (tag("div", tag("dt", name), tag("dd", value)) for name, value in values), class_="rows")


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(visible(str(value)))}"'


_VOID = frozenset({"br", "meta", "link", "input", "hr"})
