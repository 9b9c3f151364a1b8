"""The service with work that does what a record says, which waits only a second for late transmission numbers."""

from unittest import mock

from copytaster.feeds import sequences
from tests.broker import wicked_service

if __name__ == "__main__":
    with mock.patch.object(sequences, "LATE_SECONDS", 1.0):
        wicked_service.main()
