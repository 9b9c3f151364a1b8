"""The worst inputs of a pattern, made from itself: what leads up to a repeat, what it repeats, and a bad end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined] # the parser is private, and the only one there is
from re import _parser as parser  # type: ignore[attr-defined] # as above
from typing import Any, TypeAlias

Tree: TypeAlias = Any
"""What `re` parses a pattern to: pairs of a code and its argument, nested; it has no public type."""
_RUNS = " \n\t.,-_=*#()[]<>\"'/:;@&aAeZ09é\u0627"
_PAIRS = (
    "a ",
    "A ",
    "Aa ",
    "1 ",
    ", ",
    ". ",
    "- ",
    "/ ",
    "( ",
    ") ",
    "<",
    "()",
    " \n",
    "\r\n",
    "A.",
    "a-",
    "1.",
    "1:",
    "=\n",
    "//",
)


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Lead, what is repeated, and an end that does not match."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    for lead, pumped in _repeats(tree, ""):
        if pumped:
            yield from ((lead, pumped, end) for end in ("\x01", "", "\n!"))
    for run in (*_RUNS, *_PAIRS):
        yield "", run, "\x01"


def _repeats(tree: Tree, lead: str) -> Iterator[tuple[str, str]]:
    """Each repeat of the pattern with a text that leads up to it."""
    for code, argument in tree:
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            _, most, inner = argument
            if most > 1:
                for pumped in _samples(inner):
                    yield lead, pumped
            yield from _repeats(inner, lead)
        elif code is codes.SUBPATTERN:
            yield from _repeats(argument[3], lead)
        elif code is codes.BRANCH:
            for branch in argument[1]:
                yield from _repeats(branch, lead)
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            yield from _repeats(argument[1], lead)
        lead += next(_samples([(code, argument)]), "")


def _samples(tree: Tree) -> Iterator[str]:
    """A few short texts that the pattern takes."""
    texts = [""]
    for code, argument in tree:
        texts = [text + piece for text in texts[:6] for piece in list(_pieces(code, argument))[:6]]
    yield from dict.fromkeys(texts)


def _pieces(code: Tree, argument: Tree) -> Iterator[str]:
    if code is codes.LITERAL:
        yield chr(argument)
    elif code is codes.NOT_LITERAL:
        yield "x" if argument != ord("x") else "y"
    elif code is codes.ANY:
        yield "x"
    elif code is codes.IN:
        yield from _of_class(argument)
    elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        least, _, inner = argument
        yield from (sample * max(least, 1) for sample in _samples(inner))
        if not least:
            yield ""
    elif code is codes.SUBPATTERN:
        yield from _samples(argument[3])
    elif code is codes.BRANCH:
        for branch in argument[1]:
            yield from _samples(branch)
    else:
        yield ""


def _of_class(members: Tree) -> Iterator[str]:
    """Characters of a class, tried by what the class itself says."""
    negated = any(code is codes.NEGATE for code, _ in members)
    probe = re.compile("|".join(_member(code, argument) for code, argument in members if code is not codes.NEGATE))
    for one in "x A1 \t-.,/'\"(é_\n@:":
        if (probe.fullmatch(one) is None) == negated:
            yield one
    if not negated:
        for code, argument in members:
            if code is codes.LITERAL:
                yield chr(argument)
            elif code is codes.RANGE:
                yield chr(argument[0])


def _member(code: Tree, argument: Tree) -> str:
    if code is codes.LITERAL:
        return re.escape(chr(argument))
    if code is codes.RANGE:
        return f"[{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}]"
    names = {
        codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    return names.get(argument, r"\w")
