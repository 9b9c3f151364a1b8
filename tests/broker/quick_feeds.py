"""`copytaster run read` that looks at its registry often and waits less for late numbers."""

import sys
from unittest import mock

from copytaster.cli.app import app
from copytaster.feeds import sequences, watch

if __name__ == "__main__":
    sys.argv = ["copytaster", "run", "read"]
    with mock.patch.object(watch, "LOOK_SECONDS", 0.1), mock.patch.object(sequences, "LATE_SECONDS", 1.0):
        app()
