"""Which copy `copytaster send` sends, in which order, and how often; that it arrives is tested on a real Kafka."""

from itertools import islice
from pathlib import Path

from copytaster.cli.send import _copies


def test_copy_is_sent_once_in_order(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b", "a")]
    for file in files:
        file.write_text(file.name)
    assert [copy.value for copy in _copies(files, [], forever=False)] == [b"b", b"a"]


def test_copy_is_sent_forever_as_it_is_then(tmp_path: Path) -> None:
    """From the first file again; a file that was changed is sent as it is now, one that is gone is told once."""
    changed, gone = tmp_path / "changed", tmp_path / "gone"
    changed.write_text("one")
    faults: list[str] = []
    copies = _copies([gone, changed], faults, forever=True)
    assert next(copies).value == b"one"
    changed.write_text("two")
    assert [copy.value for copy in islice(copies, 3)] == [b"two"] * 3
    assert faults == [f"{gone}: No such file or directory"]


def test_nothing_readable_ends(tmp_path: Path) -> None:
    faults: list[str] = []
    assert list(_copies([tmp_path / "gone"], faults, forever=True)) == []
    assert len(faults) == 1
