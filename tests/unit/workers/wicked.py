"""Work that kills, hangs or starves its worker, told by the record's value: for tests of the pool alone."""

import os
import re
import signal
import threading
from dataclasses import replace

from copytaster.core.errors import CopyError
from copytaster.core.model import DeadLettered, Outcome, OutputRecord, Published, RawRecord, Tally
from copytaster.workers.work import Work

SEEN = threading.local()


def wicked() -> Work:
    """The work: most values are echoed."""
    return read


def marked(mark: str) -> Work:
    """Work whose outcomes tell that it was done by it."""

    def read_marked(record: RawRecord) -> Outcome:
        outcome = read(record)
        return replace(outcome, tally=replace(outcome.tally, feed=mark))

    return read_marked


def unloadable() -> Work:
    """A factory that fails, as with a broken model file."""
    raise ValueError("no such model")


def read(record: RawRecord) -> Outcome:
    """Do what the value says."""
    match record.value:
        case b"loop":
            while True:
                pass
        case b"loop in C":
            re.match(r"(a+)+$", "a" * 60 + "b")
        case b"bomb":
            hoard = []
            while True:
                hoard.append(bytes(400 << 20))
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"raise":
            raise ValueError("a fault of ours")
        case b"kill once":
            flag = record.headers[0][1].decode()
            if not os.path.exists(flag):  # noqa: PTH110 - as short as it can be
                os.close(os.open(flag, os.O_CREAT))
                os.kill(os.getpid(), signal.SIGKILL)
        case _:
            pass
    return Published((OutputRecord("out", record.key, (), record.value or b""),), Tally(feed="test"))


def dead_letter(record: RawRecord, error: CopyError) -> Outcome:
    """The dead letter of a record that no worker survives."""
    return DeadLettered((OutputRecord("dead", record.key, (), record.value or b""),), Tally("test", code=error.code))
