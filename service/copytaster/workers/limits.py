"""Whether the workers fit into the container's memory: cgroup v2 kills the whole container, not one of us."""

from __future__ import annotations

from pathlib import Path

from copytaster.kafka.report import Finding
from copytaster.settings import Settings

CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")
PARENT_BYTES = 256 * 1024 * 1024
"""What the parent itself needs beside its byte budget: measured 120 MiB, with room."""


def memory_findings(settings: Settings, limit_file: Path = CGROUP_LIMIT) -> tuple[Finding, ...]:
    """A fault when workers, byte budget and parent together may need more than the container may have."""
    try:
        limit = int(limit_file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return ()  # no cgroup v2, or "max": no limit
    needed = settings.workers * settings.worker_memory_bytes + settings.held_bytes + PARENT_BYTES
    if needed <= limit:
        return ()
    mib = 1024 * 1024
    return (
        Finding(
            "memory_too_small",
            f"{settings.workers} workers, byte budget and parent may need {needed // mib} MiB, the container has "
            f"{limit // mib}",
            "COPYTASTER_WORKERS, COPYTASTER_WORKER_MEMORY_BYTES, COPYTASTER_HELD_BYTES",
            "raise the container's memory limit, or lower one of these",
        ),
    )
