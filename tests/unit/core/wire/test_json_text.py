import pytest

from copytaster.core.wire import json_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "one\ntwo\tthree"}', "one\ntwo\tthree"),
        (r'{"a": "\“so\” it\'s"}', "“so” it's"),
        (r'{"a": "C:\data\\new\u00e9"}', "C:\\data\\newé"),
        (r'{"a": "\\\“"}', "\\“"),
    ],
)
def test_json_text_mended(text: str, value: str) -> None:
    """Raw line ends stay; a backslash before a mark means the mark, before a letter or digit itself."""
    read = json_text.read(text)
    assert read is not None
    assert (read.value, read.repaired) == ({"a": value}, True)


def test_json_text_broken_off() -> None:
    """The place of the fault, and the names met before it."""
    read = json_text.read('{"altId": "x", "body": "one')
    assert read is not None
    assert read.fault is not None
    assert (read.fault.code, read.names) == ("bad_json", ("altId", "body"))
