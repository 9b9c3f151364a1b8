"""Pipeline: for developers, and for whoever was sent here. Where records wait, where time goes, what was restarted."""

from __future__ import annotations

from deploy.grafana.builders import objectives
from deploy.grafana.builders.frame import INSTANCE, dashboard_of
from deploy.grafana.builders.panels import (
    RED,
    YELLOW,
    Column,
    Graph,
    Query,
    Row,
    Table,
    board,
    runbook,
)
from deploy.grafana.builders.pipeline_process import PROCESS, WORKERS
from deploy.grafana.builders.pipeline_work import WORK
from deploy.grafana.builders.queries import ASSIGNED, increase, mean, most, quantile, rate, series, total

PODS = 'instance=~"$instance"'

INTO = Row(
    title="Kafka in",
    panels=(
        Graph(
            title="Records fetched",
            shows="Records fetched by topic, those fetched again after a restart of a lane too.",
            normal="Follows the wires.",
            then="A topic at 0: its feed is silent, or its lanes are stopped: see lanes.",
            unit="cps",
            links=(board("feeds"), board("overview")),
            queries=(Query(total(rate("consumer_records_total", PODS), "topic"), "{{topic}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Bytes fetched",
            shows="Keys and values fetched by topic.",
            normal="Some kilobytes for a record.",
            then="Bytes up without records: a sender wraps pictures or archives into its copy.",
            unit="Bps",
            links=(board("feeds"),),
            queries=(Query(total(rate("consumer_bytes_total", PODS), "topic"), "{{topic}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Lanes by state",
            shows="One lane for each assigned partition.",
            normal="All running.",
            then="Stopped: `copytaster status` says why and what to do. Backing off: see the log, it may pass.",
            unit="none",
            links=(runbook("LaneStopped"), board("overview")),
            queries=(Query(f"{total(series('lanes', PODS), 'state')} > 0", "{{state}}"),),
            stacked=True,
            width=8,
        ),
        Table(
            title="Partitions",
            shows="Each assigned partition: offsets as this pod sees them. What is unknown is empty, never 0.",
            normal="Lag near 0; committed a little behind position, and moving.",
            then="Lag with 0 committed a second: stuck, see the runbook. No lag at all: a stopped lane.",
            unit="none",
            links=(runbook("PartitionStuck"), board("overview")),
            labels=(("topic", "Topic"), ("partition", "Partition"), ("instance", "Pod")),
            columns=(
                Column("Position", most(series("consumer_position", PODS), "topic", "partition", "instance"), "none"),
                Column(
                    "Committed",
                    most(series("consumer_committed_offset", PODS), "topic", "partition", "instance"),
                    "none",
                ),
                Column("End", most(series("consumer_end_offset", PODS), "topic", "partition", "instance"), "none"),
                Column(
                    "Committed a second",
                    f"sum by (topic, partition, instance) (deriv({series('consumer_committed_offset', PODS)}[5m]))",
                    "short",
                    (),
                    2,
                ),
                Column(
                    "Lag, records",
                    most(series("consumer_lag_records", PODS), "topic", "partition", "instance"),
                    "short",
                    ((1000.0, YELLOW),),
                ),
                Column(
                    "Lag, time",
                    most(series("consumer_lag_seconds", PODS), "topic", "partition", "instance"),
                    "s",
                    ((objectives.LATENCY_SECONDS, YELLOW), (objectives.LAG_SECONDS, RED)),
                ),
            ),
            none="no partition is assigned",
            width=16,
        ),
        Graph(
            title="Partitions assigned and paused",
            shows="Partitions that pods have, and those of them that are not fetched just now, by topic.",
            normal="Assigned: all of the topic. Paused: none, or briefly under load.",
            then="Paused for long: the lane or the byte budget is full; see what is held.",
            unit="none",
            links=(runbook("LagGrowing"), board("overview")),
            queries=(
                Query(total(series("consumer_assigned_partitions", PODS), "topic"), "{{topic}}"),
                Query(total(series("consumer_paused_partitions", PODS), "topic"), "{{topic}}, paused"),
            ),
            width=8,
        ),
        Graph(
            title="Records held",
            shows="Records that wait in lanes, and those being read or committed.",
            normal="Some tens; in flight about a chunk for each lane.",
            then="Queued near 1,000 for each lane: reading is slower than fetching; see workers.",
            unit="short",
            links=(runbook("LagGrowing"), board("overview")),
            queries=(
                Query(total(series("records_queued", PODS)), "queued"),
                Query(total(series("records_in_flight", PODS)), "in flight"),
            ),
            width=8,
        ),
        Graph(
            title="Bytes held",
            shows="By pod, the share of the byte budget that is held, and of time for which it paused fetching.",
            normal="A few per cent; never paused.",
            then="Near 100 %: very large records, or workers that do not keep up.",
            unit="percentunit",
            links=(runbook("LagGrowing"), board("overview")),
            queries=(
                Query(f"{series('held_bytes', PODS)} / {series('held_bytes_limit', PODS)}", "{{instance}} held"),
                Query(rate("backpressure_seconds_total", PODS), "{{instance}} paused"),
            ),
            steps=((0.9, RED),),
            most=1,
            width=8,
        ),
        Graph(
            title="Group",
            shows="Assignments in five minutes by pod, and offsets that Kafka no longer has, by topic.",
            normal="0. A rollout of N pods gives every pod up to 2N.",
            then="Again and again: a pod that misses heartbeats, see the event loop. Out of range: copy may be lost.",
            unit="short",
            links=(runbook("RebalanceStorm"), runbook("OffsetOutOfRange")),
            queries=(
                Query(
                    total(increase("consumer_rebalances_total", "5m", PODS, ASSIGNED), "instance"),
                    "{{instance}}",
                ),
                Query(total(increase("consumer_out_of_range_total", "5m", PODS), "topic"), "{{topic}}, out of range"),
            ),
            width=8,
        ),
        Graph(
            title="Rebalance duration",
            shows="Time in the calls of the group's coordinator: the slowest twentieth, by event.",
            normal="Revoked up to 3 s, which finishes what is in hand; assigned below 1 s.",
            then="Longer: transactions that do not end; see their durations.",
            unit="s",
            links=(runbook("RebalanceStorm"), board("overview")),
            queries=(Query(quantile(0.95, "consumer_rebalance_duration_seconds", PODS, by=("event",)), "{{event}}"),),
            log=True,
            width=12,
        ),
        Graph(
            title="Lanes made anew",
            shows="Lanes thrown away and made anew in five minutes, by family of errors. Nothing is lost or doubled.",
            normal="0; some while brokers restart or partitions move.",
            then="`internal` or `lost_outcome`: a bug, keep the log. `fenced`: another pod has the partition.",
            unit="short",
            links=(runbook("TransactionsAborting"), board("overview")),
            queries=(Query(total(increase("lane_restarts_total", "5m", PODS), "reason"), "{{reason}}"),),
            width=12,
        ),
    ),
)

OUT = Row(
    title="Kafka out",
    panels=(
        Graph(
            title="Transactions by result",
            shows="How transactions ended.",
            normal="All committed, at most 20 a second for each lane.",
            then="Aborted or failed: brokers, see the runbook. Fenced: a partition moved, or two groups share an id.",
            unit="cps",
            links=(runbook("TransactionsAborting"), board("overview")),
            queries=(Query(total(rate("transactions_total", PODS), "result"), "{{result}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Transaction duration",
            shows="From begin to commit.",
            normal="p50 near 50 ms, p99 below 250 ms.",
            then="High with few records in each: slow brokers. It becomes latency at once.",
            unit="s",
            links=(board("overview"), runbook("TransactionsAborting")),
            queries=tuple(
                Query(
                    quantile(share, "transaction_duration_seconds", PODS, 'result="committed"'), f"p{share * 100:.0f}"
                )
                for share in (0.5, 0.95, 0.99)
            ),
            log=True,
            width=8,
        ),
        Graph(
            title="Records of a transaction",
            shows="Input records of a committed transaction.",
            normal="1 to 10. Catching up: up to 500.",
            then="At 500 for long: a backlog is read; see lag.",
            unit="none",
            links=(board("overview"),),
            queries=(
                Query(mean("transaction_records", "$__rate_interval", PODS), "mean"),
                Query(quantile(0.95, "transaction_records", PODS), "p95"),
            ),
            log=True,
            width=8,
        ),
        Graph(
            title="Records written",
            shows="Output records committed, by topic.",
            normal="Stories about as many as records come in; alerts a few.",
            then="Compare with what consumers say that they read.",
            unit="cps",
            links=(board("overview"), board("dead-letters")),
            queries=(Query(total(rate("producer_records_total", PODS), "topic"), "{{topic}}"),),
            stacked=True,
            width=12,
        ),
        Graph(
            title="Bytes written",
            shows="Keys and values committed, by topic.",
            normal="Stories are the most: each carries its text and all that was found in it.",
            then="Dead letters above stories: very large raw records fail; see their reasons.",
            unit="Bps",
            links=(board("dead-letters"),),
            queries=(Query(total(rate("producer_bytes_total", PODS), "topic"), "{{topic}}"),),
            stacked=True,
            width=12,
        ),
    ),
)


def pipeline() -> dict[str, object]:
    """The dashboard."""
    purpose = "For developers, and for whoever was sent here: where records wait, where time goes, what was restarted."
    return dashboard_of("pipeline", purpose, (INTO, WORK, OUT, WORKERS, PROCESS), INSTANCE)
