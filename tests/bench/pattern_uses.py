"""The module-level patterns of the core, and how the core runs them: searched for, or matched at a place."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import copytaster.core

SEARCHES = frozenset({"search", "sub", "subn", "split", "finditer", "findall"})
METHODS = SEARCHES | {"match", "fullmatch"}


def patterns() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Module, name and pattern of every module-level pattern of text."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(copytaster.core.__path__, "copytaster.core."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for pattern in _within(value):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield found.name, name, pattern


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):  # those of bytes look at heads of some hundred bytes only
            yield value
    elif depth < 3 and isinstance(value, (tuple, list)):
        for one in value:
            yield from _within(one, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for one in value.values():
            yield from _within(one, depth + 1)


def uses() -> dict[int, set[str]]:
    """By the id of a pattern, the methods that the core calls on it; one passed as an argument has none."""
    found: dict[int, set[str]] = defaultdict(set)
    for module, tree in _sources():
        names = vars(module)
        loops: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        for variable, patterns in _loops(tree, names):
            loops[variable] += patterns
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                for pattern in _called(node.value, names, loops):
                    found[id(pattern)].add("search" if node.attr in SEARCHES else node.attr)
    return found


def _sources() -> Iterator[tuple[ModuleType, ast.AST]]:
    for found in pkgutil.walk_packages(copytaster.core.__path__, "copytaster.core."):
        module = importlib.import_module(found.name)
        assert module.__file__ is not None
        yield module, ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def _loops(tree: ast.AST, names: Mapping[str, object]) -> Iterator[tuple[str, list[re.Pattern[str]]]]:
    """The variables that loops and comprehensions run over containers of patterns."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            patterns = [
                pattern
                for part in ast.walk(node.iter)
                if isinstance(part, (ast.Name, ast.Attribute))
                for pattern in _within(_value(part, names))
            ]
            if patterns:
                yield from ((part.id, patterns) for part in ast.walk(node.target) if isinstance(part, ast.Name))


def _called(
    owner: ast.expr, names: Mapping[str, object], loops: Mapping[str, list[re.Pattern[str]]]
) -> Iterator[re.Pattern[str]]:
    if isinstance(owner, ast.Name) and owner.id in loops:
        yield from loops[owner.id]
    elif isinstance(owner, ast.Subscript):
        yield from _within(_value(owner.value, names))
    else:
        yield from _within(_value(owner, names))


def _value(node: ast.expr, names: Mapping[str, object]) -> object:
    """What a name of the module, or of a module that it imports, stands for."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    return getattr(_value(node.value, names), node.attr, None) if isinstance(node, ast.Attribute) else None
