"""No pattern asks for what some supported Python matches wrongly.

Before 3.11.5 a possessive repeat or an atomic group over a part with a choice in it fails where it should match
(CPython issue 106052): Debian 12 still has 3.11.2. Over single characters they are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from tests.bench.pattern_uses import patterns

CHOICES = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.BRANCH)


def parts(of: object) -> Iterator[tuple[object, object]]:
    """Every operation of a parsed pattern, however deep."""
    if isinstance(of, tuple) and len(of) == 2 and isinstance(of[0], int):
        yield of[0], of[1]
    if isinstance(of, (tuple, list, parser.SubPattern)):
        for one in of:
            yield from parts(one)


def is_misread(pattern: str, flags: int = 0) -> bool:
    """Whether a possessive repeat or an atomic group of the pattern holds a choice."""
    tree = parser.parse(pattern, flags)
    held = [of for code, of in parts(tree) if code in (codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP)]
    return any(code in CHOICES for of in held for code, _ in parts(of))


@pytest.mark.parametrize(
    "pattern", [r"(?:ab?)*+", r"(?:a|bc){2,}+", r"(?>a+)b", r"x(?:(?:ab?)++y)?", r"(?:(?:ab?)++c)*+"]
)
def test_is_misread(pattern: str) -> None:
    """What older Pythons get wrong is seen."""
    assert is_misread(pattern)


@pytest.mark.parametrize("pattern", [r"[a-z]++", r"a?+b*+", r"(?:ab)*+", r"(?:ab?)*", r"(?:\s*+a)*+"])
def test_is_not_misread(pattern: str) -> None:
    """Single characters, and repeats that give back, are right everywhere."""
    assert not is_misread(pattern)


def test_no_pattern_is_misread() -> None:
    """All patterns of the core."""
    every = list(patterns())
    assert len(every) > 500
    assert [(module, name) for module, name, one in every if is_misread(one.pattern, one.flags)] == []
