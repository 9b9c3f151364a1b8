"""What a check found: faults that forbid a start, and warnings, each with what to do about it.

A check never stops at its first finding: all of them stand in one report.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be: a stable short `code`, what is wrong, where, and what to do next."""

    code: str
    what: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what}\n    where:   {self.where}\n    to do:   {self.remedy}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of some checks. A fault forbids the start (exit code 78); a warning does not."""

    faults: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    def __add__(self, other: Report) -> Report:
        return Report(self.faults + other.faults, self.warnings + other.warnings)

    def __str__(self) -> str:
        """Every finding, numbered, for a person at a terminal; empty when there is none."""
        numbered = [
            f"{kind} {number}: {finding}"
            for kind, findings in (("fault", self.faults), ("warning", self.warnings))
            for number, finding in enumerate(findings, 1)
        ]
        return "\n".join(numbered)
