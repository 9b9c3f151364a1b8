"""`copytaster config`: the check says all that is wrong, the page names all that there is."""

from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from copytaster.cli.config import app, as_table
from copytaster.settings import Settings
from copytaster.settings_table import rows


def test_check() -> None:
    """Good settings are called good, with their hash."""
    result = CliRunner().invoke(app, ["check"], env={"COPYTASTER_WORKERS": "2"})
    assert (result.exit_code, result.stdout[:21]) == (0, "the settings are good")


def test_check_of_bad_settings(tmp_path: Path) -> None:
    """Every fault is printed to standard error, and the exit code is 78."""
    file = tmp_path / "copytaster.toml"
    file.write_text("wrkers = 2\ngroup = ''\n")
    result = CliRunner().invoke(app, ["check", "--file", str(file)])
    assert result.exit_code == 78
    assert "did you mean workers?" in result.stderr
    assert "fault 2: group cannot be ''" in result.stderr


def test_check_of_security() -> None:
    """The files that the security settings name are looked at too."""
    env = {"COPYTASTER_SECURITY_PROTOCOL": "SSL", "COPYTASTER_SSL_CA_FILE": "/nowhere/ca.pem"}
    result = CliRunner().invoke(app, ["check"], env=env)
    assert result.exit_code == 78
    assert "/nowhere/ca.pem" in result.stderr


def test_check_warns_of_traces() -> None:
    """What keeps spans from being exported forbids no start; the values are not shown."""
    env = {"OTEL_EXPORTER_OTLP_ENDPOINT": "grpc://me:hunter2@collector", "OTEL_TRACES_SAMPLER": "sometimes"}
    result = CliRunner().invoke(app, ["check"], env=env)
    assert (result.exit_code, result.stdout[:21]) == (0, "the settings are good")
    assert "warning 1: this is no address of a collector: no spans are exported" in result.stderr
    assert "warning 2: no sampler is called so" in result.stderr
    assert "hunter2" not in result.output


@pytest.mark.parametrize("options", [[], ["--markdown"]])
def test_docs(options: list[str]) -> None:
    """Without a terminal the page is Markdown: a line for every setting, with variable and default."""
    lines = CliRunner().invoke(app, ["docs", *options]).stdout.splitlines()
    assert len(lines) == 2 + len(Settings.model_fields)
    for row, line in zip(rows(Settings), lines[2:], strict=True):
        assert line.startswith(f"| `{row.name}` | `{row.variable}` | ")
        assert f"`{row.default}`" in line


def test_docs_on_a_terminal() -> None:
    """The table names every setting, and shows patterns as they are."""
    console = Console(width=250, file=None)
    with console.capture() as captured:
        console.print(as_table(rows(Settings)))
    text = captured.get()
    assert not [name for name in Settings.model_fields if name not in text]
    assert "[A-Za-z0-9._-]" in text
