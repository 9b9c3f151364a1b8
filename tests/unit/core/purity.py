"""Finds in Python source what a pure core may not have: a walk of the syntax tree, stricter than the linter.

Imports are allowed by a list, so that a new one is a decision. Names and attributes are judged wherever they stand, not
only where they are called: `read = open` is no way out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

ALLOWED_IMPORTS = frozenset(
    """
    __future__ array base64 binascii bisect codecs collections contextlib dataclasses datetime email enum functools
    hashlib heapq html itertools json math operator re string types typing typing_extensions unicodedata uuid zlib
    ahocorasick_rs cchardet ftfy lxml numpy orjson selectolax sentencex
    """.split()
)
"""Top-level packages without clock, files, network or state, as far as the names below are not used of them."""

FORBIDDEN_NAMES = {
    **dict.fromkeys(("open", "input", "print", "breakpoint", "exit", "quit", "help"), "touches the world"),
    **dict.fromkeys(("eval", "exec", "compile", "__import__", "globals", "__builtins__"), "goes round this test"),
    **dict.fromkeys(("hash", "id"), "differs from process to process"),
}
FORBIDDEN_ATTRIBUTES = {
    **dict.fromkeys(("now", "utcnow", "today", "localtime", "time_ns", "perf_counter", "monotonic"), "reads the clock"),
    **dict.fromkeys(("uuid1", "uuid4", "getnode", "urandom", "getrandom", "random"), "is random or the machine's"),
    **dict.fromkeys(("environ", "getenv", "getcwd"), "reads the environment"),
    **dict.fromkeys(
        ("open", "read_text", "read_bytes", "write_text", "write_bytes", "fromfile", "tofile", "memmap"),
        "touches files",
    ),
    **dict.fromkeys(("__globals__", "__builtins__", "__subclasses__", "__loader__"), "goes round this test"),
    **dict.fromkeys(("strftime", "strptime"), "depends on the locale"),
}
NEEDS_A_ZONE = {"fromtimestamp": 1, "astimezone": 0}
"""Methods that fall back to the machine's zone without an argument beyond so many."""


def impurities(source: str) -> list[str]:
    """Every fault as `line: what is wrong with what`; an empty list for pure source."""
    found = [
        (node.lineno, fault)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.expr | ast.stmt)
        for fault in _faults(node)
    ]
    return [f"{line}: {fault}" for line, fault in sorted(found)]


def _faults(node: ast.expr | ast.stmt) -> Iterator[str]:
    match node:
        case ast.Import() | ast.ImportFrom():
            yield from _imports(node)
        case ast.Name(ctx=ast.Load()):
            yield from _named(node.id, FORBIDDEN_NAMES)
        case ast.Attribute():
            yield from _named(node.attr, FORBIDDEN_ATTRIBUTES)
        case ast.Call(func=ast.Attribute(attr=name)) if name in NEEDS_A_ZONE:
            if len(node.args) + len(node.keywords) <= NEEDS_A_ZONE[name]:
                yield f"{name} without a zone takes the machine's"
        case ast.Global():
            yield f"global {', '.join(node.names)} remembers something from one story to the next"
        case ast.AsyncFunctionDef() | ast.Await() | ast.AsyncFor() | ast.AsyncWith():
            yield "the core is synchronous"


def _imports(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _module(alias.name)
        return
    yield from _module("." * node.level + (node.module or ""))
    for alias in node.names:
        yield from _named(alias.name, FORBIDDEN_NAMES | FORBIDDEN_ATTRIBUTES)


def _module(name: str) -> Iterator[str]:
    if name.startswith("."):
        yield f"import {name} is relative"
    elif name != "copytaster.core" and not name.startswith("copytaster.core."):
        top = name.partition(".")[0]
        if top not in ALLOWED_IMPORTS:
            yield f"import {name} is not on the list"


def _named(name: str, forbidden: dict[str, str]) -> Iterator[str]:
    if name in forbidden:
        yield f"{name} {forbidden[name]}"
