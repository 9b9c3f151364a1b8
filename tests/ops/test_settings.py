"""What operators read of the settings agrees with what the service takes."""

import pytest

from copytaster.core.topology import TOPICS
from copytaster.settings import SHAPING, Settings
from copytaster.settings_relations import output_topics
from copytaster.settings_table import Row, rows

ROWS = rows(Settings)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_setting_is_documented(row: Row) -> None:
    """Every setting has a sentence, a variable, a default and a kind of value."""
    assert row.description.endswith((".", ")"))
    assert row.variable == f"COPYTASTER_{row.name.upper()}"
    assert row.takes not in {"", "a value"}
    assert row.default


def test_no_secret_decides_the_outputs() -> None:
    """The config hash covers known settings, none of them about who we are to the brokers."""
    assert set(SHAPING) <= Settings.model_fields.keys()
    assert not [name for name in SHAPING if name.startswith(("sasl", "ssl", "security"))]


def test_output_topics() -> None:
    """What must not be read as raw copy is what the topology writes."""
    assert output_topics("desk") == tuple(topic.name("desk") for topic in TOPICS)
