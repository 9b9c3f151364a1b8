"""Who is told of which alert, and which are kept back: asked of amtool and of a real Alertmanager."""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.prometheus.programs import Alertmanager, run
from tests.prometheus.rules import ALERTMANAGER, Rule, alerts

RECEIVERS = {
    ("on-call", "critical"): "on-call-page",
    ("on-call", "warning"): "on-call-ticket",
    ("desk", "critical"): "desk-urgent",
    ("desk", "warning"): "desk",
    ("on-call", "none"): "dead-mans-switch",
}


def told() -> Iterator[tuple[Rule, str]]:
    """Each alert with each severity that it may have."""
    for alert in alerts():
        severity = alert["labels"]["severity"]
        for one in ("critical", "warning") if severity.startswith("{{") else (severity,):
            yield alert, one


def test_amtool_takes_the_configuration() -> None:
    done = run("amtool", "check-config", ALERTMANAGER)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("alert", "severity"), list(told()), ids=lambda one: one if isinstance(one, str) else one["alert"]
)
def test_route(alert: Rule, severity: str) -> None:
    """Feeds to the desk, all else to whoever is on call; what is critical at once."""
    team = alert["labels"]["team"]
    labels = (f"alertname={alert['alert']}", f"team={team}", f"severity={severity}", "namespace=news", "feed=hna")
    receiver = RECEIVERS[team, severity]
    done = run(
        "amtool", "config", "routes", "test", f"--config.file={ALERTMANAGER}", f"--verify.receivers={receiver}", *labels
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip() == receiver


def test_alerts_of_others_are_told() -> None:
    """What has no team goes to whoever is on call."""
    done = run("amtool", "config", "routes", "test", f"--config.file={ALERTMANAGER}", "alertname=KubePodCrashLooping")
    assert done.stdout.strip() == "on-call-ticket"


Labels = Mapping[str, str]

NEWS = {"namespace": "news"}
HNA = {**NEWS, "feed": "hna"}
PEP = {**NEWS, "feed": "pep"}
FIRST = {**NEWS, "topic": "wire.raw.hna", "partition": "0"}
SECOND = {**NEWS, "topic": "wire.raw.hna", "partition": "1"}

INHIBITED: Mapping[str, tuple[tuple[str, Labels], tuple[tuple[str, Labels], ...], tuple[tuple[str, Labels], ...]]] = {
    "nothing runs": (
        ("Down", NEWS),
        (("LagGrowing", FIRST), ("FeedSilent", HNA), ("VersionSkew", NEWS), ("RecordsUnaccounted", NEWS)),
        (("Watchdog", {}), ("LagGrowing", {**FIRST, "namespace": "staging"})),
    ),
    "no broker answers": (
        ("BrokerUnreachable", NEWS),
        (("PartitionStuck", FIRST), ("FeedHeartbeatMissing", HNA), ("LatencyBudgetBurnFast", NEWS)),
        (("RecordsUnaccounted", NEWS), ("CertificateExpiring", {**NEWS, "kind": "client"}), ("Restarting", NEWS)),
    ),
    "we are late": (
        ("LagGrowing", FIRST),
        (("FeedSilent", HNA), ("FeedNeverSeen", PEP), ("FeedHeartbeatMissing", HNA), ("FeedBelowBaseline", HNA)),
        (("FeedFlood", HNA), ("FeedSequenceGap", HNA), ("DeadLetters", HNA)),
    ),
    "lanes have stopped": (("LaneStopped", {**NEWS, "state": "stopped_output"}), (("FeedSilent", HNA),), ()),
    "a partition is stuck": (("PartitionStuck", FIRST), (("LagGrowing", FIRST),), (("LagGrowing", SECOND),)),
    "an offset is gone": (
        ("OffsetOutOfRange", {**NEWS, "topic": "wire.raw.hna"}),
        (("LaneStopped", {**NEWS, "state": "stopped_out_of_range"}),),
        (("LaneStopped", {**NEWS, "state": "stopped_output"}),),
    ),
    "no heartbeat": (
        ("FeedHeartbeatMissing", HNA),
        (("FeedSilent", HNA), ("FeedBelowBaseline", HNA), ("FeedNeverSeen", HNA)),
        (("FeedSilent", PEP), ("FeedSequenceGap", HNA)),
    ),
    "a silent feed": (("FeedSilent", HNA), (("FeedBelowBaseline", HNA),), (("FeedBelowBaseline", PEP),)),
    "a fast burn": (("LatencyBudgetBurnFast", NEWS), (("LatencyBudgetBurnSlow", NEWS),), ()),
    "most letters are dead": (
        ("DeadLetters", {**HNA, "severity": "critical"}),
        (("DeadLetters", {**HNA, "severity": "warning"}),),
        (("DeadLetters", {**PEP, "severity": "warning"}),),
    ),
    "a certificate ends": (
        ("CertificateExpiring", {**NEWS, "kind": "client", "severity": "critical"}),
        (("CertificateExpiring", {**NEWS, "kind": "client", "severity": "warning"}),),
        (("CertificateExpiring", {**NEWS, "kind": "ca", "severity": "warning"}),),
    ),
}
"""By what is wrong: the alert that tells it, those that it keeps back, and those that it does not."""


@pytest.fixture(scope="module")
def alertmanager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alertmanager]:
    """A real one, with the configuration as it is."""
    with Alertmanager(tmp_path_factory.mktemp("alertmanager"), config=ALERTMANAGER) as server:
        yield server


@pytest.mark.parametrize("situation", INHIBITED)
def test_inhibition(situation: str, alertmanager: Alertmanager) -> None:
    """What follows from something else is kept back, and nothing more."""
    cause, kept_back, others = INHIBITED[situation]
    names = [f"Copytaster{name}" for name, _ in (cause, *kept_back, *others)]
    assert set(names) <= {alert["alert"] for alert in alerts()}
    sent = [{"labels": {"alertname": f"Copytaster{name}", **labels}} for name, labels in (cause, *kept_back, *others)]
    now = datetime.now(UTC)
    alertmanager.post("/api/v2/alerts", [{**one, "endsAt": (now + timedelta(hours=1)).isoformat()} for one in sent])
    expected = [False, *(True for _ in kept_back), *(False for _ in others)]
    try:
        deadline = time.monotonic() + 10
        while (found := suppressed(alertmanager, sent)) != expected and time.monotonic() < deadline:
            time.sleep(0.1)
        assert found == expected
    finally:
        alertmanager.post("/api/v2/alerts", [{**one, "endsAt": now.isoformat()} for one in sent])


def suppressed(alertmanager: Alertmanager, sent: Sequence[Mapping[str, Labels]]) -> list[bool | None]:
    """Of each that was sent, whether it is kept back by another."""
    known = {tuple(sorted(one["labels"].items())): bool(one["status"]["inhibitedBy"]) for one in alertmanager.alerts()}
    return [known.get(tuple(sorted(one["labels"].items()))) for one in sent]


def test_receivers_are_all_reached() -> None:
    """None is a name that no route leads to."""
    text = Path(ALERTMANAGER).read_text(encoding="utf-8")
    assert set(RECEIVERS.values()) == {
        line.removeprefix("  - name: ") for line in text.splitlines() if line.startswith("  - name: ")
    }
