"""`copytaster canary`: send a story that is none and wait for it, to know that the whole way is open."""

from __future__ import annotations

import typer
from rich.text import Text

from copytaster.cli import exits
from copytaster.cli.asking import ask, console, say_json, settings_or_exit
from copytaster.kafka.canary import Flight, fly


def canary(
    *,
    topic: str = typer.Option("wire.raw.canary", help="A raw topic that the service reads; best one of its own."),
    within: float = typer.Option(30.0, min=0.1, help="Seconds to wait for it."),
    as_json: bool = typer.Option(False, "--json", help="JSON for programs."),
) -> None:
    """Send a test story through the service and wait until it is spiked: no consumer takes it for news.

    Touches the raw topic: one record. Exit codes: 0 it came out as it should, 1 it did not, or not in time, 69 no
    broker, 78 settings, topics, rights, or nobody reads the topic.
    """
    settings = settings_or_exit()
    flight = ask(lambda _: fly(settings, topic, within))
    if as_json:
        say_json(as_document(flight))
    else:
        console().print(told(flight, within))
    if not flight.well:
        raise typer.Exit(exits.FAILED)


def told(flight: Flight, within: float) -> Text:
    """What became of it, and how soon."""
    acknowledged = f"{flight.raw} acknowledged after {flight.acknowledged_seconds * 1000:.0f} ms"
    if flight.seen is None or flight.seen_seconds is None:
        stands = "has no offset there" if flight.committed is None else f"stands at {flight.committed}"
        return Text(f"{acknowledged}, and nothing came out within {within:g} s: the group {stands}", style="red")
    what = " ".join(filter(None, (flight.seen.kind, flight.seen.said.get("reason"), flight.seen.said.get("code"))))
    after = f"{acknowledged}, {what} at {flight.seen.place} after {flight.seen_seconds * 1000:.0f} ms"
    return Text(after) if flight.well else Text(f"{after}: it should be spiked as a test", style="red")


def as_document(flight: Flight) -> dict[str, object]:
    """The same for programs."""
    seen = flight.seen
    return {
        "well": flight.well,
        "nativeId": flight.native_id,
        "raw": str(flight.raw),
        "acknowledgedSeconds": round(flight.acknowledged_seconds, 4),
        "outcome": seen.kind if seen else None,
        "reason": (seen.said.get("reason") or seen.said.get("code")) if seen else None,
        "place": str(seen.place) if seen else None,
        "seenSeconds": None if flight.seen_seconds is None else round(flight.seen_seconds, 4),
        "groupStandsAt": flight.committed,
    }
