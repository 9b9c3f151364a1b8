"""Exit codes, after BSD's sysexits where it has one. Documented in the README."""

from __future__ import annotations

OK = 0
FAILED = 1
"""Something went wrong that a new process may mend: `redrive` and `replay` ended early, and the same command goes on.

Or the answer is no: `topics diff` found a difference, `trace` nothing, `status` something that is not well, the canary
did not come out.
"""
USAGE = 2
"""The command line itself is wrong."""
NO_INPUT = 66
"""A file cannot be read, or there is none; nor such a dead letter."""
UNAVAILABLE = 69
"""No broker answers; of `status`, no pod."""
CONFIG = 78
"""Settings, topics or rights are not as they must be, or a group is at work: only a person can mend that."""
