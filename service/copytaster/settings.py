"""The settings of the service: names, defaults with their unit and reason, and the bounds of what makes sense.

Read from the environment (`COPYTASTER_<NAME>`) and from the TOML file that `COPYTASTER_CONFIG_FILE` names; the
environment wins. Secrets are files. `copytaster config docs` prints this page for operators.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from copytaster import settings_faults as faults
from copytaster.core.context import Limits
from copytaster.core.feeds import FeedTable
from copytaster.kafka.report import Finding, Report
from copytaster.settings_relations import ConflictError, conflicts
from copytaster.settings_table import PREFIX, variable

MIB = 1024 * 1024

Start = Literal["earliest", "latest", "fail"] | datetime
"""Where a group without any offsets begins."""

SHAPING = (
    "output_prefix",
    "record_bytes",
    "inflated_bytes",
    "story_bytes",
    "dead_letter_bytes",
    "record_cpu_seconds",
    "record_wall_seconds",
    "worker_memory_bytes",
    "known_file",
)
"""The settings that decide what becomes of a record; all others decide when, where from, or how fast."""


class Settings(BaseSettings):
    """All settings, checked, each and together; immutable. Made in Python it reads neither environment nor file."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", validate_default=True, allow_inf_nan=False
    )

    # --- what is read and written ---
    bootstrap_servers: str = Field(
        "localhost:9092", min_length=1, description="Brokers to ask first: host:port, several with commas."
    )
    group: str = Field(
        "copytaster-read",
        pattern=r"^[A-Za-z0-9._-]{1,180}$",
        description="Consumer group; also begins the transactional ids, so no two deployments on a cluster share it.",
    )
    topics: str = Field(
        r"^wire\.raw\..*",
        min_length=1,
        description="Raw topics: names with commas, or one pattern beginning with ^.",
    )
    output_prefix: str = Field(
        "copytaster",
        pattern=r"^[A-Za-z0-9._-]{1,180}$",
        description="Begins the names of the output topics: <prefix>.story.v1 and so on.",
    )
    start: Start = Field(
        "earliest",
        description="Where a group without any offsets begins: earliest, latest, fail, or an instant (ISO 8601, with "
        "its zone). Only then: a group that has offsets goes on from them.",
    )

    # --- who we are to the brokers ---
    security_protocol: str = Field("PLAINTEXT", description="PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL.")
    sasl_mechanism: str = Field("SCRAM-SHA-512", description="PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER.")
    sasl_username: str | None = Field(None, min_length=1, description="The user of PLAIN and SCRAM.")
    sasl_password_file: Path | None = Field(None, description="File with the password of PLAIN and SCRAM.")
    sasl_token_file: Path | None = Field(None, description="File with the token of OAUTHBEARER, read at every login.")
    ssl_ca_file: Path | None = Field(None, description="File with the brokers' CA; without it the system's are used.")
    ssl_cert_file: Path | None = Field(None, description="File with our certificate, for mTLS.")
    ssl_key_file: Path | None = Field(None, description="File with the key of our certificate, for mTLS.")

    # --- the process ---
    workers: int = Field(1, ge=0, le=64, description="Worker processes; 0 reads inline, for tests and small installs.")
    ops_host: str = Field("0.0.0.0", description="Address that probes, status and metrics are served at.")  # noqa: S104 - probes come from the node
    ops_port: int = Field(9102, ge=0, le=65535, description="Port of probes, status and metrics; 0 takes a free one.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged.")
    drain_seconds: float = Field(
        20.0, gt=0, le=600, description="On SIGTERM: how long the shutdown may take; below Kubernetes' grace of 30 s."
    )

    # --- group membership ---
    session_timeout_ms: int = Field(
        12_000, ge=1_000, le=300_000, description="How long a dead process keeps its partitions; heartbeats are 1 s."
    )
    heartbeat_interval_ms: int = Field(1_000, ge=100, description="At most a third of the session time-out.")
    rebalance_timeout_ms: int = Field(
        15_000, ge=1_000, description="How long others wait for us to let go of our partitions; we take 3 s."
    )
    max_poll_interval_ms: int = Field(300_000, ge=10_000, description="Longest time between two fetches.")
    request_timeout_ms: int = Field(
        15_000, ge=1_000, description="Longest wait for an answer of a broker; above the session time-out."
    )
    metadata_max_age_ms: int = Field(
        60_000, ge=1_000, description="How soon a new topic or partition is noticed, at the latest."
    )

    # --- fetching ---
    fetch_max_wait_ms: int = Field(50, ge=1, description="The long poll: a resumed partition waits for its end.")
    fetch_max_bytes: int = Field(16 * MIB, ge=1024, description="What one fetch answers with, over all partitions.")
    partition_fetch_bytes: int = Field(256 * 1024, ge=1024, description="What one fetch answers with of a partition.")
    held_bytes: int = Field(
        64 * MIB,
        ge=MIB,
        description="Raw bytes held at once over all lanes, before fetching pauses. A compressed batch may still "
        "inflate beyond it: 200 MB passed a fetch limit of 1 MiB.",
    )
    lane_records: int = Field(1000, ge=1, description="Records queued in a lane at which its partition is paused.")

    # --- transactions ---
    transaction_records: int = Field(500, ge=1, description="Most records of a transaction.")
    transaction_bytes: int = Field(MIB, ge=1024, description="Output bytes at which a transaction closes.")
    transaction_pace_ms: int = Field(
        50,
        ge=0,
        description="From the start of a lane's transaction to the start of its next: at full speed the brokers "
        "still write the last one's markers (p50 102 ms; paced 44 ms).",
    )
    transaction_timeout_ms: int = Field(
        10_000, ge=1_000, le=900_000, description="When brokers end a transaction that nobody ends."
    )
    transaction_deadline_ms: int = Field(
        8_000,
        ge=500,
        description="When we give up a transaction ourselves, as its batches never expire; below its time-out.",
    )
    producer_request_timeout_ms: int = Field(4_000, ge=500, description="Longest wait of a producer for an answer.")

    # --- workers ---
    chunk_records: int = Field(16, ge=1, le=1000, description="Most records handed to a worker at once.")
    chunk_milliseconds: float = Field(
        7.5, gt=0, description="Work aimed at in one chunk: enough to make the hand-over cheap, not to wait for it."
    )
    record_cpu_seconds: float = Field(
        10.0, gt=0, description="CPU time of a worker for one record; above it the record is suspect."
    )
    record_wall_seconds: float = Field(
        120.0, gt=0, description="The same by the clock, generous: a throttled pod is no poison record."
    )
    worker_memory_bytes: int = Field(
        768 * MIB, ge=128 * MIB, description="Address space or memory of a worker; the sum stays below the container's."
    )

    # --- bounds ---
    record_bytes: int = Field(20_000_000, ge=1024, description="The largest raw value that is read at all.")
    inflated_bytes: int = Field(50_000_000, ge=1024, description="What a compressed value may inflate to.")
    story_bytes: int = Field(
        900_000, ge=10_000, description="One output document: below Kafka's default of 1 MiB with room for headers."
    )
    dead_letter_bytes: int = Field(
        20_000_000, ge=10_000, description="A dead letter's value; above it its head and hash are kept."
    )

    # --- what is known by name ---
    known_file: Path | None = Field(
        None,
        description="TOML file of bodies, companies, people, media and seats that copy shall be searched for besides "
        "ours; of the shape of ours (copytaster/tables/known), a row of the same key takes the place of ours.",
    )

    # --- feeds ---
    feeds_file: Path | None = Field(
        None,
        description="TOML file with the registry of feeds: how each is known, its rhythm, owner and severity; read "
        "again when it changes. What is in no registry counts as other.",
    )

    # --- when things go wrong ---
    dead_letter_stop_ratio: float = Field(
        0.8, gt=0, le=1, description="Share of dead letters in a lane's window at which it stops: the fault is ours."
    )
    dead_letter_stop_window: int = Field(200, ge=1, description="Outcomes in that window.")
    dead_letter_stop_minimum: int = Field(50, ge=1, description="Outcomes seen before it is judged.")
    dead_letter_retry_seconds: float = Field(300.0, gt=0, description="How soon such a lane tries again.")
    output_retry_seconds: float = Field(
        30.0, gt=0, description="How soon a lane tries again that was stopped by a missing output topic or right."
    )
    backoff_seconds: float = Field(0.5, gt=0, description="First wait of a lane made anew; it doubles, with jitter.")
    backoff_max_seconds: float = Field(30.0, gt=0, description="Longest wait of a lane made anew.")
    stall_seconds: float = Field(
        120.0,
        gt=0,
        description="A running lane that has work and commits nothing for so long fails the liveness probe.",
    )

    @field_validator("start", mode="before")
    @classmethod
    def _instant(cls, value: object) -> object:
        """An instant has a date and a zone: a bare number would count as seconds since 1970."""
        if isinstance(value, datetime):
            instant = value
        elif isinstance(value, str) and value[:1].isdigit():
            instant = datetime.fromisoformat(value)
        elif isinstance(value, int | float | date):
            raise ValueError("an instant needs its date, time and zone, as in 2026-05-01T06:00:00+00:00")
        else:
            return value
        if instant.tzinfo is None:
            raise ValueError("an instant needs its zone, as in 2026-05-01T06:00:00+00:00")
        return instant

    @model_validator(mode="after")
    def _together(self) -> Settings:
        if found := conflicts(self):
            raise ConflictError(found)
        return self

    @classmethod
    def settings_customise_sources(  # type: ignore[override] # called with sources by name
        cls, _model: type[BaseSettings], init_settings: PydanticBaseSettingsSource, **_others: object
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given alone: `load_settings` reads the other sources, so that it can say where a fault comes from."""
        return (init_settings,)


class SettingsError(Exception):
    """Settings with which nothing can start; `report` holds every fault, with its place and what to do about it."""

    def __init__(self, report: Report) -> None:
        super().__init__(str(report))
        self.report = report


def load_settings(environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """The settings of this environment and of the TOML file given or named in it; the environment wins.

    Raises `SettingsError` with all faults at once. Reads a small file, so it blocks for a moment.
    """
    known = Settings.model_fields
    if file is None and environ.get(faults.CONFIG_FILE):
        file = Path(environ[faults.CONFIG_FILE])
    findings = list(faults.unknown_variables(environ, known))
    from_file: Mapping[str, object] = {}
    if file is not None:
        from_file, file_findings = _read_file(file)
        findings += file_findings
    from_environment = _read_environment(environ)
    places = faults.Places(frozenset(from_environment), frozenset(from_file), file)
    values = {name: value for name, value in from_file.items() if name in known} | from_environment
    settings, value_findings = _checked(values, places)
    findings += value_findings
    if settings is not None and settings.known_file is not None:
        findings += _known_file_findings(settings.known_file, places)
    if settings is not None and settings.feeds_file is not None:
        findings += _feeds_file_findings(settings.feeds_file)
    if findings or settings is None:
        raise SettingsError(Report(tuple(findings)))
    return settings


def _read_environment(environ: Mapping[str, str]) -> dict[str, object]:
    source = EnvSettingsSource(Settings)
    ours = {variable(name) for name in Settings.model_fields}
    source.env_vars = {name.lower(): value for name, value in environ.items() if name in ours}
    return dict(source())


def _read_file(file: Path) -> tuple[dict[str, object], list[Finding]]:
    if not file.is_file():
        return {}, [faults.unusable_file(file, "there is no such file")]
    try:
        values = dict(TomlConfigSettingsSource(Settings, file)())
    except (OSError, ValueError) as error:
        return {}, [faults.unusable_file(file, str(error))]
    return values, list(faults.unknown_keys(values, Settings.model_fields, file))


def _checked(values: Mapping[str, object], places: faults.Places) -> tuple[Settings | None, list[Finding]]:
    """The settings, or every fault: bad values, then conflicts among the good ones."""
    bad: dict[str, Finding] = {}
    try:
        return Settings.model_validate(values), []
    except ValidationError as error:
        bad = faults.bad_values(error, Settings, places)
        found = list(faults.conflict_findings(error, places, bad))
    if bad:
        try:
            Settings.model_validate({name: value for name, value in values.items() if name not in bad})
        except ValidationError as error:
            found += faults.conflict_findings(error, places, bad)
    return None, [*bad.values(), *found]


def _known_file_findings(file: Path, places: faults.Places) -> list[Finding]:
    """What is wrong with the operator's file of known names."""
    from copytaster.tables.known_files import load_things  # noqa: PLC0415 - settings load no tables without need

    try:
        load_things(file)
    except ValueError as error:
        return [faults.bad_known_file(str(error), places.of("known_file"))]
    return []


def _feeds_file_findings(file: Path) -> Sequence[Finding]:
    """What is wrong with the registry of feeds."""
    from copytaster.feeds.registry import FeedsError, load_registry  # noqa: PLC0415 - only where there is one

    try:
        load_registry(file)
    except FeedsError as error:
        return error.findings
    return ()


def config_hash(settings: Settings, feeds: FeedTable | None = None) -> str:
    """Twelve hexadecimal digits of what decides the outputs: the same for all pods that make of a record the same.

    Of the file of known names it is the contents that count, so this reads it; likewise the registry of feeds where
    none is given. Of that one counts what enters documents, names and how each is known: not rhythm, owner or severity.
    Raises `FeedsError` when it is not good.
    """
    from copytaster.feeds.registry import registry_of  # noqa: PLC0415 - it needs this module's settings

    feeds = registry_of(settings).table if feeds is None else feeds
    shaping = {name: getattr(settings, name) for name in SHAPING}
    if settings.known_file is not None:
        shaping["known_file"] = hashlib.sha256(settings.known_file.read_bytes()).hexdigest()
    if feeds.rules:
        shaping["feeds"] = list(feeds.shaping())
    return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()[:12]


def limits_of(settings: Settings) -> Limits:
    """The bounds of the core."""
    return Limits(
        record_bytes=settings.record_bytes,
        inflated_bytes=settings.inflated_bytes,
        story_bytes=settings.story_bytes,
        dead_letter_bytes=settings.dead_letter_bytes,
    )
