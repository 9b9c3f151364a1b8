"""Dead letters and replay: what could not be processed and why, and what became of it when it was sent again."""

from __future__ import annotations

from deploy.grafana.builders import objectives
from deploy.grafana.builders.frame import FEED, dashboard_of
from deploy.grafana.builders.panels import (
    BLUE,
    ORANGE,
    RED,
    YELLOW,
    Column,
    Graph,
    Query,
    Row,
    Stat,
    Table,
    board,
    chosen,
    runbook,
)
from deploy.grafana.builders.queries import (
    REPLAYED,
    came,
    dead_share,
    increase,
    most,
    quantile,
    rate,
    recorded,
    series,
    total,
)

CHOSEN = 'feed=~"$feed"'
DEAD_SHARE = "namespace_feed:copytaster_dead_letters:ratio_increase30m"
UNREAD = 'result=~"failed|partial"'

NOW = Row(
    title="How bad is it?",
    panels=(
        Stat(
            title="Dead letters",
            shows="Records that could not be processed, and parts of records, of the chosen feeds; redriven ones too.",
            normal="A few a day.",
            then="Which feed and reason: the table below. Nothing is lost: each is kept with its bytes.",
            unit="short",
            links=(runbook("DeadLetters"), board("feeds")),
            queries=(
                Query(f"round({total(came('dead_letters_total', '1h', CHOSEN))})", "1 h"),
                Query(f"round({total(came('dead_letters_total', '24h', CHOSEN))})", "24 h"),
            ),
            steps=((5.0, YELLOW), (100.0, RED)),
            width=6,
            height=5,
        ),
        Stat(
            title="Share of live records, 24 h",
            shows="Dead letters over all live records, all feeds.",
            normal="Below 0.1 %, the objective.",
            then="Above: one feed with one reason is a change of its format; all feeds at once is our fault.",
            unit="percentunit",
            links=(runbook("DeadLetters"), board("overview")),
            queries=(Query(dead_share("24h")),),
            steps=((objectives.DEAD_LETTER_SHARE, YELLOW), (objectives.DEAD_LETTER_ALARM, RED)),
            none="no live copy",
            decimals=2,
            width=6,
            height=5,
        ),
        Stat(
            title="Lanes stopped by dead letters",
            shows="Partitions that were stopped for nearly everything became a dead letter: the fault is then ours.",
            normal="0. A stopped lane tries again every 5 minutes.",
            then="Roll back what changed; its records wait in Kafka. Then redrive the few that leaked through.",
            unit="none",
            links=(runbook("LaneStopped"), board("pipeline")),
            queries=(Query(total(series("lanes", 'state="stopped_dead_letters"'))),),
            steps=((1.0, RED),),
            width=6,
            height=5,
        ),
        Stat(
            title="Redriven, 24 h",
            shows="Dead letters that were sent again, by what became of them this time.",
            normal="All published or spiked, after their cause was mended.",
            then="Dead lettered again: the cause is still there. After three times a letter is refused.",
            unit="short",
            links=(board("overview"), runbook("DeadLetters")),
            queries=(Query(f"round({total(increase('redrive_records_total', '24h'), 'outcome')})", "{{outcome}}"),),
            below=BLUE,
            none="none",
            width=6,
            height=5,
        ),
    ),
)

WHY = Row(
    title="What and why?",
    panels=(
        Table(
            title="By feed, stage and reason, 24 h",
            shows="Dead letters of the chosen feeds in a day, by where and why they failed.",
            normal="A few rows with small numbers.",
            then="`copytaster dlq list --feed … --code …`, then `copytaster dlq show`: bytes, position and advice.",
            unit="none",
            links=(runbook("DeadLetters"), runbook("NewParseFailures")),
            labels=(("feed", "Feed"), ("stage", "Stage"), ("reason", "Reason")),
            columns=(
                Column(
                    "Dead letters",
                    f"round({total(came('dead_letters_total', '24h', CHOSEN), 'feed', 'stage', 'reason')}) > 0",
                    "short",
                    ((5.0, YELLOW), (100.0, RED)),
                    0,
                ),
            ),
            none="none",
            row_link=chosen("This feed", "feeds", "feed"),
        ),
        Graph(
            title="Dead letters by reason",
            shows="Dead letters of the chosen feeds in five minutes, by reason.",
            normal="Single points.",
            then="A step up at an annotation: a new version or new settings. Otherwise a sender has changed something.",
            unit="short",
            links=(runbook("NewParseFailures"), board("feeds")),
            queries=(Query(total(came("dead_letters_total", "5m", CHOSEN), "reason"), "{{reason}}"),),
            stacked=True,
        ),
        Graph(
            title="Dead letters as a share, by feed",
            shows="The share of live records that became dead letters, in half an hour.",
            normal="0. It alarms above 5 % (dashed) with at least five of them.",
            then="Send the feed's owner a sample with what `copytaster feeds check` says of it.",
            unit="percentunit",
            links=(runbook("DeadLetters"), board("feeds")),
            queries=(Query(f"{most(recorded(DEAD_SHARE, CHOSEN), 'feed')} >= 0", "{{feed}}"),),
            steps=((objectives.DEAD_LETTER_ALARM, RED),),
            most=1,
        ),
        Graph(
            title="Records that failed as their format, 5 min",
            shows="Records of a format that could not be read, or only in part; `none` was recognised as no format.",
            normal="0 for each.",
            then="One format alone: what its agencies changed. `none`: something else than copy comes.",
            unit="short",
            links=(runbook("NewParseFailures"), board("pipeline")),
            queries=(
                Query(
                    f"{total(increase('parsed_total', '5m', UNREAD), 'format', 'result')} > 0",
                    "{{format}} {{result}}",
                ),
            ),
            stacked=True,
        ),
        Graph(
            title="Suspect records",
            shows="Records that a worker died over: read again alone, and cleared or dead-lettered, in half an hour.",
            normal="0.",
            then="Dead lettered: `copytaster dlq show` it and report it, for a record should not end a worker.",
            unit="short",
            links=(runbook("WorkerRestarts"), board("pipeline")),
            queries=(Query(total(increase("quarantined_records_total", "30m"), "result"), "{{result}}"),),
        ),
        Graph(
            title="Lanes stopped by policy, 30 min",
            shows="Lanes that stopped themselves rather than do harm, by why.",
            normal="0.",
            then="Each has its cause in `/status` and in the log; most try again by themselves.",
            unit="short",
            links=(runbook("LaneStopped"), board("pipeline")),
            queries=(Query(total(increase("lane_stops_total", "30m"), "state"), "{{state}}"),),
            steps=((1.0, ORANGE),),
        ),
    ),
)

AGAIN = Row(
    title="Sent again",
    panels=(
        Graph(
            title="Redriven, by outcome",
            shows="Dead letters that come again, as they are committed.",
            normal="Nothing, or a block of published while somebody redrives.",
            then="Dead lettered: stop the redrive, and mend the cause first.",
            unit="cps",
            links=(board("overview"), runbook("DeadLetters")),
            queries=(Query(total(rate("redrive_records_total"), "outcome"), "{{outcome}}"),),
            stacked=True,
        ),
        Graph(
            title="Replayed and redriven records",
            shows="Records that are marked as read again, by feed and outcome: never counted as live.",
            normal="Nothing, or a steady rate while somebody redrives.",
            then="`copytaster replay` runs beside the service and tells its own progress.",
            unit="cps",
            links=(board("pipeline"), board("feeds")),
            queries=(Query(total(rate("records_total", CHOSEN, REPLAYED), "feed", "outcome"), "{{feed}} {{outcome}}"),),
            stacked=True,
        ),
        Graph(
            title="Latency of what is sent again",
            shows="From the Kafka timestamp of the redriven record to its commit.",
            normal="As live copy. It is not in the objective.",
            then="High with much lag: let live copy through first, redrive at a lower rate.",
            unit="s",
            links=(board("overview"), board("pipeline")),
            queries=(
                Query(quantile(0.5, "publish_latency_seconds", REPLAYED), "p50"),
                Query(quantile(0.99, "publish_latency_seconds", REPLAYED), "p99"),
            ),
            log=True,
        ),
        Graph(
            title="Written to the dead-letter topic",
            shows="Records committed to the topics of dead letters and spiked copy.",
            normal="As the outcomes above.",
            then="They stay for the topic's retention: redrive before it ends. `copytaster dlq list` tells ages.",
            unit="cps",
            links=(board("pipeline"), board("overview")),
            queries=(
                Query(total(rate("producer_records_total", 'topic=~".*(dead-letter|spiked).*"'), "topic"), "{{topic}}"),
            ),
        ),
    ),
)


def dead_letters() -> dict[str, object]:
    """The dashboard."""
    purpose = "What could not be processed and why, and what became of it when it was sent again."
    return dashboard_of("dead-letters", purpose, (NOW, WHY, AGAIN), FEED, hours=24)
