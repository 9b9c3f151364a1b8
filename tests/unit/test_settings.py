"""Settings: where they come from, what is refused, and what is said about it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from copytaster.core.context import Limits
from copytaster.kafka.report import Finding
from copytaster.settings import Settings, SettingsError, config_hash, limits_of, load_settings


def faults(environ: dict[str, str], file: Path | None = None) -> tuple[Finding, ...]:
    with pytest.raises(SettingsError) as caught:
        load_settings(environ, file)
    return caught.value.report.faults


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "copytaster.toml"


def test_settings() -> None:
    """An empty environment gives the defaults, and variables of others do not matter."""
    assert load_settings({"PATH": "/bin"}) == Settings()


def test_settings_of_python_read_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Settings()` in Python is the same on every machine."""
    monkeypatch.setenv("COPYTASTER_WORKERS", "7")
    assert Settings().workers == 1


def test_environment_wins(file: Path) -> None:
    """What the environment gives goes before the file, and the file before the defaults."""
    file.write_text("workers = 2\nlane_records = 20\n")
    environ = {"COPYTASTER_CONFIG_FILE": str(file), "COPYTASTER_WORKERS": "3"}
    assert load_settings(environ) == Settings(workers=3, lane_records=20)


def test_faults_come_all_at_once(file: Path) -> None:
    """Unknown names, bad values and conflicts stand in one report, each with its place."""
    file.write_text("wrkers = 3\nsession_timeout_ms = 2000\n")
    found = faults({"COPYTASTER_GROP": "x", "COPYTASTER_WORKERS": "many"}, file)
    assert [(fault.code, fault.where, fault.remedy) for fault in found] == [
        ("setting_unknown", "COPYTASTER_GROP", "did you mean COPYTASTER_GROUP?"),
        ("setting_unknown", f"{file}: wrkers", "did you mean workers?"),
        ("setting_value", "COPYTASTER_WORKERS", "give a whole number from 0 to 64; the default is 1"),
        (
            "settings_conflict",
            f"COPYTASTER_HEARTBEAT_INTERVAL_MS (not set: the default), {file}: session_timeout_ms",
            "change heartbeat_interval_ms or session_timeout_ms",
        ),
    ]


def test_unknown_variable_shows_no_value() -> None:
    """A password in a variable of its own is refused and not repeated."""
    (fault,) = faults({"COPYTASTER_SASL_PASSWORD": "hush"})
    assert fault.remedy == "did you mean COPYTASTER_SASL_PASSWORD_FILE?"
    assert "hush" not in str(fault)


def test_unknown_variable_in_small_letters() -> None:
    """Variables are written in capitals."""
    (fault,) = faults({"copytaster_workers": "3"})
    assert fault.remedy == "did you mean COPYTASTER_WORKERS?"


def test_unknown_variable_of_kubernetes() -> None:
    """The variables that Kubernetes makes for a Service have a remedy of their own."""
    (fault,) = faults({"COPYTASTER_PORT_9102_TCP_ADDR": "10.0.0.1"})
    assert "enableServiceLinks: false" in fault.remedy


@pytest.mark.parametrize(("text", "why"), [("a = ", "Invalid value"), (None, "no such file")])
def test_file_that_cannot_be_read(file: Path, text: str | None, why: str) -> None:
    """A file that is named must be there and be TOML."""
    if text is not None:
        file.write_text(text)
    (fault,) = faults({"COPYTASTER_CONFIG_FILE": str(file)})
    assert (fault.code, fault.where) == ("settings_file", str(file))
    assert why in fault.what


@pytest.mark.parametrize(
    "values",
    [
        {"session_timeout_ms": 2_000},
        {"request_timeout_ms": 12_000},
        {"transaction_deadline_ms": 10_000},
        {"backoff_seconds": 31.0},
        {"record_cpu_seconds": 121.0},
        {"dead_letter_stop_minimum": 201},
        {"topics": "^("},
        {"topics": "wire.raw.pa,"},
        {"topics": "wire raw"},
        {"topics": "^.*"},
        {"topics": "wire.raw.pa,copytaster.alert.v1"},
        {"topics": "^desk", "output_prefix": "desk"},
        {"record_wall_seconds": float("inf")},
    ],
)
def test_conflict(values: dict[str, object]) -> None:
    """Settings that do not go together are refused, in Python too."""
    with pytest.raises(ValidationError):
        Settings.model_validate(values)


def test_conflict_with_a_bad_value_is_told_once() -> None:
    """A setting whose value is bad is not compared with others."""
    (fault,) = faults({"COPYTASTER_SESSION_TIMEOUT_MS": "1"})
    assert fault.code == "setting_value"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("latest", "latest"),
        ("2026-05-01T06:00:00Z", datetime(2026, 5, 1, 6, tzinfo=UTC)),
        ("2026-05-01T08:00+02:00", datetime(2026, 5, 1, 6, tzinfo=UTC)),
    ],
)
def test_start(text: str, start: object) -> None:
    """A start is a word or an instant with its zone."""
    assert load_settings({"COPYTASTER_START": text}).start == start


@pytest.mark.parametrize("text", ["", "yesterday", "2026", "2026-05-01", "2026-05-01T06:00:00"])
def test_start_without_zone(text: str) -> None:
    """An instant without its zone is refused, as is what is no instant."""
    (fault,) = faults({"COPYTASTER_START": text})
    assert fault.code == "setting_value"


@pytest.mark.parametrize("value", ["5", "2026-05-01", "2026-05-01T06:00:00"])
def test_start_in_the_file_without_zone(file: Path, value: str) -> None:
    """TOML's own dates and numbers are no instants either."""
    file.write_text(f"start = {value}\n")
    (fault,) = faults({}, file)
    assert fault.where == f"{file}: start"


def test_config_hash() -> None:
    """The hash changes with what decides the outputs, and with nothing else."""
    settings = Settings()
    assert len(config_hash(settings)) == 12
    assert config_hash(Settings(workers=4, ops_port=0, sasl_username="desk")) == config_hash(settings)
    assert config_hash(Settings(story_bytes=500_000)) != config_hash(settings)


def test_limits_of() -> None:
    """The settings' defaults are the core's own limits."""
    assert limits_of(Settings()) == Limits()
    assert limits_of(Settings(record_bytes=5_000)) == Limits(record_bytes=5_000)


def test_known_file(tmp_path: Path) -> None:
    """The operator's file of names is read at the start, and its contents decide the outputs."""
    names = tmp_path / "names.toml"
    names.write_text('[companies]\nHARBOUR = { name = "Harbour Lines Plc" }\n')
    settings = load_settings({"COPYTASTER_KNOWN_FILE": str(names)})
    before = config_hash(settings)
    assert before != config_hash(Settings())
    names.write_text('[companies]\nHARBOUR = { name = "Harbour Ferries Plc" }\n')
    assert config_hash(settings) != before


@pytest.mark.parametrize("text", [None, "[ships]\n"])
def test_known_file_that_cannot_be_used(tmp_path: Path, text: str | None) -> None:
    """A file that is not there, or says what it may not, forbids the start."""
    names = tmp_path / "names.toml"
    if text:
        names.write_text(text)
    (fault,) = faults({"COPYTASTER_KNOWN_FILE": str(names)})
    assert (fault.code, fault.where) == ("known_file", "COPYTASTER_KNOWN_FILE")
