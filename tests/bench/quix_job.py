"""The peer: Quix Streams on the same job (parse JSON, add a field, exactly once). Runs in a Python of its own.

`python quix_job.py BOOTSTRAP SOURCE TARGET GROUP COMMIT_SECONDS COMMIT_RECORDS`, until it is ended; it commits when
either is reached, and by time alone when the records are 0.
"""

import sys

from quixstreams import Application  # type: ignore[import-not-found] # lives in .venv-bench


def add_field(value: dict[str, object]) -> dict[str, object]:
    """The job."""
    value["words"] = len(str(value["text"]).split())
    return value


def main() -> None:
    """Run."""
    bootstrap, source, target, group, commit_seconds, commit_records = sys.argv[1:]
    app = Application(
        broker_address=bootstrap,
        consumer_group=group,
        auto_offset_reset="earliest",
        processing_guarantee="exactly-once",
        commit_interval=float(commit_seconds),
        commit_every=int(commit_records),
        auto_create_topics=False,
        loglevel="WARNING",
    )
    stream = app.dataframe(app.topic(source, value_deserializer="json"))
    stream.apply(add_field).to_topic(app.topic(target, value_serializer="json"))
    app.run()


if __name__ == "__main__":
    main()
