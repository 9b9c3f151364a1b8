"""The sections of the page for what is no story: spiked records and dead letters."""

from __future__ import annotations

from copytaster.cli.explain_sections import LetterSection, SpikedSection
from copytaster.cli.explain_tags import Content, Html, rows, tag
from copytaster.cli.explain_words import SPIKED, in_short, spelled
from copytaster.cli.remedies import remedy


def spiked(section: SpikedSection) -> Html:
    """Why it was not passed on."""
    reason = str(section.document.get("reason"))
    meaning, to_do = SPIKED.get(reason, ("a reason of a newer copytaster", "see its changelog"))
    skipped = {"reason", "raw"}
    found = [(spelled(name), in_short(value)) for name, value in section.document.items() if name not in skipped]
    return tag(
        "div",
        tag("p", "Deliberately not passed on: ", tag("strong", meaning), "."),
        tag("p", "What to do: ", to_do, "."),
        rows([*found, ("raw record", in_short(section.document.get("raw")))]),
        class_="card",
    )


def letter(section: LetterSection) -> Html:
    """Why it could not be processed, where, and what to do."""
    headers = section.headers
    known = {name.removeprefix("dlq-"): value for name, value in headers.items() if name.startswith("dlq-")}
    told = [(name, known[name]) for name in ("code", "stage", "message", "position", "parts") if name in known]
    rest = [(name, value) for name, value in known.items() if name not in dict(told)]
    others = [(name, value) for name, value in headers.items() if not name.startswith("dlq-")]
    to_do = remedy(known.get("code", ""))
    lines = [
        tag("span", tag("span", line.label, class_="label"), _pointed(line.text, line.column), "\n")
        for line in section.place
    ]
    return tag(
        "div",
        tag("p", "Could not be processed: the original bytes are kept on the dead-letter topic."),
        tag("p", "What to do: ", tag("strong", to_do)) if to_do else None,
        rows(told),
        tag("h3", "The place in the copy") if lines else None,
        tag("pre", lines, class_="place", tabindex=0, role="region", aria_label="The place in the copy")
        if lines
        else None,
        tag("h3", "More of the record"),
        rows([*rest, *others]),
        class_="card",
    )


def _pointed(text: str, column: int | None) -> Content:
    if column is None:
        return text
    here = text[column : column + 1]
    note = tag("span", "it stops here: ", class_="hidden")
    return (text[:column], tag("mark", note, here if here.strip() else "␣"), text[column + 1 :])
