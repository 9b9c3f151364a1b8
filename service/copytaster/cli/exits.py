"""Exit codes, after BSD's sysexits where it has one. Documented in the README."""

from __future__ import annotations

OK = 0
FAILED = 1
"""Something went wrong that a new process may mend, or (`topics diff`) a difference was found."""
USAGE = 2
"""The command line itself is wrong."""
NO_INPUT = 66
"""A file cannot be read, or there is none."""
UNAVAILABLE = 69
"""No broker answers."""
CONFIG = 78
"""Settings, topics or rights are not as they must be: only a person can mend that."""
