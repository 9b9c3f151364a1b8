"""The words of a story as ninjs carries them: its bodies in plain text and HTML, and a title where it has none.

A body is paragraphs, subheads, lists and tables; text/html adds embeds. Tags come from a closed list, all text is
escaped, nothing loads anything.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from copytaster.core.model import BODY_KINDS, Action, Block, BlockKind, JsonValue, Story
from copytaster.core.publish.language import PublishedLanguage, decide_language
from copytaster.core.publish.parts import shortened

TITLE_CHARACTERS = 120
HTML_KINDS = BODY_KINDS | {BlockKind.EMBED}
TAGS = {BlockKind.PARAGRAPH: "p", BlockKind.SUBHEAD: "h2", BlockKind.TABLE: "pre", BlockKind.EMBED: "blockquote"}
LIST_MARKS = "•*-–— \t"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})


class Copy(NamedTuple):
    """What ninjs and the `copytaster` object both say of a story's words, made once for both."""

    language: PublishedLanguage
    text: str
    words: int
    derived_title: str | None


def copy_of(story: Story) -> Copy:
    """The language, the plain body, its words, and a title where the story has none."""
    text = plain_body(story)
    return Copy(decide_language(story), text, len(text.split()), derived_title(story))


def derived_title(story: Story) -> str | None:
    """The story's first words as a title, for a story that has neither title nor main headline."""
    if story.title or any(one.role == "main" for one in story.headlines) or story.lifecycle.action is Action.KILL:
        return None
    paragraphs = (block.text for block in story.blocks if block.kind is BlockKind.PARAGRAPH)
    first = next(paragraphs, story.standfirst.text if story.standfirst else "")
    return shortened(" ".join(first.split()), TITLE_CHARACTERS) or None


def plain_body(story: Story) -> str:
    """Paragraphs, subheads and lists parted by a blank line, tables as laid out."""
    return "\n\n".join([block.text for block in story.blocks if block.kind in BODY_KINDS])


def html_body(story: Story, language: str | None) -> str:
    """The same with embeds, in one element that says language and direction."""
    inner = "\n".join([_element(block) for block in story.blocks if block.kind in HTML_KINDS])
    if language is None:
        return f'<div dir="auto">\n{inner}\n</div>'
    way = "rtl" if language.lower().replace("_", "-").split("-")[0] in RIGHT_TO_LEFT else "ltr"
    return f'<div lang="{escape(language)}" dir="{way}">\n{inner}\n</div>'


def _element(block: Block) -> str:
    if block.kind is BlockKind.LIST:
        lines = [line.lstrip(LIST_MARKS) for line in block.text.splitlines()]
        return "<ul>" + "".join([f"<li>{_escaped(line)}</li>" for line in lines if line]) + "</ul>"
    tag = TAGS[block.kind]
    return f"<{tag}>{_escaped(block.text)}</{tag}>"


def _escaped(text: str) -> str:
    """As `html.escape`, which searches for five characters to replace each: to ask first takes half the time."""
    return escape(text) if "'" in text or '"' in text or "&" in text or "<" in text or ">" in text else text


def bodies(story: Story, copy: Copy, *, html: bool) -> list[JsonValue]:
    """The plain body, and the HTML one where it is wanted; a story without text has neither."""
    text = copy.text
    if not text:
        return []
    plain: dict[str, JsonValue] = {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": copy.words,
        "value": text,
    }
    if not html:
        return [plain]
    return [plain, {"role": "main", "contentType": "text/html", "value": html_body(story, copy.language.tag)}]
