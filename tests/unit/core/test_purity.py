from pathlib import Path

import pytest

import copytaster.core
from tests.unit.core.purity import impurities

CORE = Path(copytaster.core.__path__[0])
MODULES = sorted(CORE.rglob("*.py"))


def test_core_has_modules() -> None:
    """The walk below looks at something."""
    assert CORE / "topology.py" in MODULES


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CORE)))
def test_core_is_pure(module: Path) -> None:
    """No clock, file, network, environment, randomness, state or task anywhere in the core."""
    assert impurities(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import os", "1: import os is not on the list"),
        ("import os.path as p", "1: import os.path is not on the list"),
        ("from time import time", "1: import time is not on the list"),
        ("def f():\n    import random", "2: import random is not on the list"),
        ("import pydantic", "1: import pydantic is not on the list"),
        ("from copytaster.settings import Settings", "1: import copytaster.settings is not on the list"),
        ("import copytaster.corex", "1: import copytaster.corex is not on the list"),
        ("from . import model", "1: import . is relative"),
        ("from ..kafka import clients", "1: import ..kafka is relative"),
        ("open('x')", "1: open touches the world"),
        ("read = open", "1: open touches the world"),
        ("from codecs import open as o", "1: open touches files"),
        ("codecs.open('x')", "1: open touches files"),
        ("print('x')", "1: print touches the world"),
        ("eval('1')", "1: eval goes round this test"),
        ("exec('1')", "1: exec goes round this test"),
        ("__import__('os')", "1: __import__ goes round this test"),
        ("__builtins__['open']", "1: __builtins__ goes round this test"),
        ("f.__globals__", "1: __globals__ goes round this test"),
        ("hash('x')", "1: hash differs from process to process"),
        ("datetime.now(UTC)", "1: now reads the clock"),
        ("today = date.today", "1: today reads the clock"),
        ("uuid.uuid4()", "1: uuid4 is random or the machine's"),
        ("from uuid import uuid4", "1: uuid4 is random or the machine's"),
        ("x.environ['A']", "1: environ reads the environment"),
        ("datetime.fromtimestamp(1)", "1: fromtimestamp without a zone takes the machine's"),
        ("moment.astimezone()", "1: astimezone without a zone takes the machine's"),
        ("moment.strftime('%b')", "1: strftime depends on the locale"),
        ("def f():\n    global seen", "2: global seen remembers something from one story to the next"),
        ("async def f():\n    pass", "1: the core is synchronous"),
    ],
)
def test_purity_catches(source: str, fault: str) -> None:
    """Each way out is seen, at its line."""
    assert fault in impurities(source)


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import UTC, datetime\nmoment.astimezone(UTC)\ndatetime.fromtimestamp(1, tz=UTC)",
        "from copytaster.core.model import Story\nimport copytaster.core.errors",
        "import hashlib, re, uuid\nuuid.uuid5(NAMESPACE, 'x')",
        "opened = reopen('x')\nnow = record.timestamp",
        "time = clock()",
    ],
)
def test_purity_lets_pass(source: str) -> None:
    """What only looks alike is no fault."""
    assert impurities(source) == []
