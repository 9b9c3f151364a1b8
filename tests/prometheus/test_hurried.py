"""The rules of `make incidents` are the shipped ones, sooner."""

from pathlib import Path

from tests.prometheus import hurried
from tests.prometheus.programs import run
from tests.prometheus.rules import RULE_FILES


def test_windows_and_waits_are_short() -> None:
    """Ranges, offsets and waits alone; thresholds stay."""
    text = "    for: 3m\n    interval: 2m\n  expr: rate(a[30m] offset 1w) > 60 and b[1m] < 30 * 86400\n"
    assert hurried.rule_text(text) == (
        "    for: 20s\n    interval: 1s\n  expr: rate(a[90s] offset 30240s) > 60 and b[5s] < 30 * 86400\n"
    )


def test_tools_take_them(tmp_path: Path) -> None:
    hurried.write_rules(tmp_path / "rules")
    done = run("promtool", "check", "rules", *sorted((tmp_path / "rules").iterdir()))
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "rules").iterdir())) == len(RULE_FILES)
    (tmp_path / "alertmanager.yml").write_text(hurried.alertmanager("http://127.0.0.1:1"), encoding="utf-8")
    done = run("amtool", "check-config", tmp_path / "alertmanager.yml")
    assert done.returncode == 0, done.stdout + done.stderr
