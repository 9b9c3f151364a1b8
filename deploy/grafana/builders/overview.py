"""Overview: for whoever is on call. Is it well, who is affected, where to look next."""

from __future__ import annotations

from deploy.grafana.builders import objectives
from deploy.grafana.builders.frame import dashboard_of
from deploy.grafana.builders.panels import (
    GREEN,
    ORANGE,
    RED,
    YELLOW,
    Column,
    Graph,
    Heatmap,
    Link,
    Query,
    Row,
    Stat,
    Table,
    board,
    chosen,
    runbook,
)
from deploy.grafana.builders.queries import (
    DEAD,
    LIVE,
    burn,
    came,
    dead_share,
    foreign,
    idle_time,
    increase,
    last_story,
    late_share,
    most,
    quantile,
    rate,
    series,
    silence,
    silent_feeds,
    total,
)

BURN_STEPS = ((1.0, YELLOW), (objectives.BURN, ORANGE), (objectives.BURN_FAST, RED))

FIRING = 'ALERTS{alertname=~"Copytaster.+",alertstate="firing",namespace=~"$namespace|"}'
"""The Watchdog and what is absent have no namespace."""

WELL = Row(
    title="Is it well?",
    panels=(
        Stat(
            title="Latency budget left, 30 days",
            shows="Of the 1 % of live records that may take longer than 2 s from Kafka to commit: what is left.",
            normal="Above 50 %. Below 0 the objective of these 30 days is missed; -100 % stands for all that is worse.",
            then="See the burn beside it: whether it is being used up now, or was. Then latency and lag below.",
            unit="percentunit",
            links=(runbook("LatencyBudgetBurnSlow"), board("pipeline")),
            queries=(Query(f"clamp_min(1 - {burn(objectives.BUDGET_WINDOW)}, -1)"),),
            steps=((0.0, ORANGE), (0.25, YELLOW), (0.5, GREEN)),
            below=RED,
            none="no live copy",
            width=4,
            height=5,
        ),
        Stat(
            title="Budget burn",
            shows="How many times too fast that budget is used; at 1 it lasts just 30 days.",
            normal="Below 1. It pages above 14.4 in one hour, above 6 in six hours.",
            then="High in 5 minutes and 1 hour: it happens now, follow the runbook. High in 6 hours alone: it is over.",
            unit="none",
            links=(runbook("LatencyBudgetBurnFast"), board("pipeline")),
            queries=(Query(burn("5m"), "5 min"), Query(burn("1h"), "1 h"), Query(burn("6h"), "6 h")),
            steps=BURN_STEPS,
            none="no live copy",
            decimals=1,
            width=5,
            height=5,
        ),
        Stat(
            title="Unaccounted, 24 h",
            shows="Records that were consumed and got no outcome.",
            normal="0, always. Anything else may be lost copy, and is a bug.",
            then="Follow the runbook before anything is restarted.",
            unit="none",
            links=(runbook("RecordsUnaccounted"), board("pipeline")),
            queries=(Query(f"round({total(came('records_unaccounted_total', '24h'))})"),),
            steps=((1.0, RED),),
            width=3,
            height=5,
        ),
        Stat(
            title="Dead letters, 1 h",
            shows="The share of live records that could not be processed.",
            normal="Below 0.1 %, the objective. Single bad records happen.",
            then="Above: which feed and which reason, on the dashboard of dead letters.",
            unit="percentunit",
            links=(board("dead-letters"), runbook("DeadLetters")),
            queries=(Query(dead_share("1h")),),
            steps=((objectives.DEAD_LETTER_SHARE, YELLOW), (objectives.DEAD_LETTER_ALARM, RED)),
            none="no live copy",
            decimals=2,
            width=3,
            height=5,
        ),
        Stat(
            title="Pods in the group",
            shows="Pods that answer Prometheus and are members of the group.",
            normal="As many as the Deployment has replicas.",
            then="None: nothing is read; nothing is lost either. See the runbook.",
            unit="none",
            links=(runbook("Down"), runbook("BrokerUnreachable")),
            queries=(Query(f"sum({series('joined')})"),),
            steps=((1.0, GREEN),),
            below=RED,
            none="none",
            width=3,
            height=5,
        ),
        Stat(
            title="Pods not in it",
            shows="Pods that Prometheus knows of, and that are down or no members of the group.",
            normal="0, but for a minute during a rollout.",
            then="`kubectl get pods`, then the log of one that is not ready.",
            unit="none",
            links=(runbook("Restarting"), board("pipeline")),
            queries=(Query(f"count({foreign('up')}) - (sum({series('joined')}) or vector(0))"),),
            steps=((1.0, ORANGE),),
            none="none known",
            width=3,
            height=5,
        ),
        Stat(
            title="Largest lag",
            shows="The age of the oldest record that is fetched and not committed, over all partitions.",
            normal="Below 2 s. After an outage it is high and falls.",
            then="Rising: see lag below. Absent partitions are not in it: look at stopped lanes on the pipeline.",
            unit="s",
            links=(runbook("LagGrowing"), board("pipeline")),
            queries=(Query(f"max({series('consumer_lag_seconds')})"),),
            steps=((objectives.LATENCY_SECONDS, YELLOW), (objectives.LAG_SECONDS, RED)),
            none="no partition",
            width=3,
            height=5,
        ),
    ),
)

WRONG = Row(
    title="What is wrong now?",
    panels=(
        Table(
            title="Firing alerts",
            shows="Every alert about copytaster that fires now. Its name leads to its runbook.",
            normal="The Watchdog alone: it always fires, to show that alerts arrive.",
            then="Take critical ones first, and the one that came first: others often follow from it.",
            unit="none",
            links=(board("pipeline"), board("feeds")),
            labels=(("alertname", "Alert"), ("severity", "Severity"), ("feed", "Feed"), ("topic", "Topic")),
            columns=(
                Column(
                    "",
                    f"max by (alertname, severity, feed, topic) ({FIRING})",
                ),
            ),
            none="none, not even the Watchdog: the rules are not loaded, or Prometheus is not the one that has them",
            row_link=Link("Runbook", "${runbooks}/${__value.raw}.md"),
        ),
        Table(
            title="Feeds silent now",
            shows="Feeds without a story for longer than the registry allows; without a last one: for a week.",
            normal="Empty. At night and on holidays a feed with a short idle time may show up.",
            then="Is our own lag small? Then it is the sender or the line: tell its owner when its last story came.",
            unit="none",
            links=(board("feeds"), runbook("FeedSilent"), runbook("FeedNeverSeen")),
            labels=(("feed", "Feed"), ("owner", "Owner"), ("severity", "Severity")),
            columns=(
                Column("", f"max by (feed, owner, severity) ({series('feed_info')}) and on (feed) {silent_feeds()}"),
                Column(
                    "Last story",
                    f"1000 * {last_story()} and on (feed) ({silence()} > 1)",
                    "dateTimeFromNow",
                ),
                Column(
                    "May be silent for",
                    f"{idle_time()} and on (feed) {silent_feeds()}",
                    "s",
                ),
                Column("Times that", f"{silence()} > 1", "none", ((1.0, ORANGE), (3.0, RED)), 1),
            ),
            none="none",
            row_link=chosen("This feed", "feeds", "feed"),
        ),
    ),
)

FLOW = Row(
    title="What comes, what goes, how fast",
    panels=(
        Graph(
            title="Records in and out",
            shows="Records fetched from the raw topics, and what became of those that are committed.",
            normal="Fetched is the sum of the three others, and follows the day of the wires.",
            then="Fetched without outcomes: a lane is stuck. Nothing fetched: see lag, then the feeds. "
            "Many dead letters: their dashboard.",
            unit="cps",
            links=(board("feeds"), board("dead-letters")),
            queries=(
                Query(total(rate("consumer_records_total")), "fetched"),
                Query(total(rate("records_total", 'outcome="published"')), "published"),
                Query(total(rate("records_total", 'outcome="spiked"')), "spiked"),
                Query(total(rate("records_total", DEAD)), "dead letters"),
            ),
        ),
        Graph(
            title="Publish latency",
            shows="From the Kafka timestamp to the commit, live records only. What the agency took is not in it.",
            normal="p50 below 0.1 s, p99 below 2 s, the objective (dashed).",
            then="All three high: lag or too few pods. p99 alone: a large or wicked record, a slow transaction.",
            unit="s",
            links=(board("pipeline"), runbook("LatencyBudgetBurnFast")),
            queries=tuple(
                Query(quantile(share, "publish_latency_seconds", LIVE), f"p{round(share * 100)}")
                for share in (0.5, 0.95, 0.99)
            ),
            steps=((objectives.LATENCY_SECONDS, RED),),
            log=True,
        ),
        Heatmap(
            title="Publish latency, all of it",
            shows="How many live records fell into which bucket of latency.",
            normal="One dark band at the bottom, below 0.25 s.",
            then="A second band above 2 s: a part is late, as one topic, one partition or one kind of copy; see lag.",
            unit="s",
            links=(board("pipeline"),),
            query=Query(total(increase("publish_latency_seconds_bucket", "$__rate_interval", LIVE), "le"), "{{le}}"),
        ),
        Graph(
            title="Late records",
            shows="The share of live records that took longer than 2 s.",
            normal="Below 1 %, the objective (dashed).",
            then="See where the time goes: stages, transactions and waiting on the pipeline.",
            unit="percentunit",
            links=(board("pipeline"), runbook("LatencyBudgetBurnSlow")),
            queries=(Query(late_share("5m"), "later than 2 s"),),
            steps=((1 - objectives.LATENCY_SHARE, RED),),
        ),
        Graph(
            title="Lag in seconds",
            shows="The age of the oldest record that is fetched and not committed, by topic.",
            normal="Below 2 s; 0 while nothing waits. After an outage high and falling.",
            then="Rising: more pods if there are partitions for them; one topic alone: its partitions on the pipeline.",
            unit="s",
            links=(board("pipeline"), runbook("LagGrowing")),
            queries=(Query(most(series("consumer_lag_seconds"), "topic"), "{{topic}}"),),
            steps=((objectives.LATENCY_SECONDS, YELLOW), (objectives.LAG_SECONDS, RED)),
        ),
        Graph(
            title="Lag in records",
            shows="Records between what is committed and the end of the partitions, by topic. Stopped lanes have none.",
            normal="A few. It may be large and well when it falls.",
            then="Flat and not 0 with nothing committed: a stuck partition, see its runbook.",
            unit="short",
            links=(board("pipeline"), runbook("PartitionStuck")),
            queries=(Query(total(series("consumer_lag_records"), "topic"), "{{topic}}"),),
        ),
    ),
)

PODS = Row(
    title="Pods",
    panels=(
        Table(
            title="Pods, their version and state",
            shows="Each pod that Prometheus scrapes: what runs, with which settings, and how it fares.",
            normal="One version and one hash of settings, state running, restarts 0. Two of each during a rollout.",
            then="Two versions for over an hour: a rollout hangs. Restarts: the log of the container before this one.",
            unit="none",
            links=(board("pipeline"), runbook("VersionSkew")),
            labels=(
                ("instance", "Pod"),
                ("version", "Version"),
                ("python", "Python"),
                ("hash", "Settings"),
                ("state", "State"),
            ),
            columns=(
                Column("", most(series("build_info"), "instance", "version", "python")),
                Column("", most(series("config_info"), "instance", "hash")),
                Column("", f"max by (instance, state) ({series('state')} == 1)"),
                Column("Partitions", total(series("consumer_assigned_partitions"), "instance"), "none"),
                Column(
                    "Stopped lanes",
                    total(series("lanes", 'state=~"stopped.*"'), "instance"),
                    "none",
                    ((1.0, RED),),
                ),
                Column("Broker reached", most(series("broker_reached"), "instance"), "bool_yes_no"),
                Column("Draining", most(series("draining"), "instance"), "bool_yes_no"),
                Column("Up for", f"time() - {most(foreign('process_start_time_seconds'), 'instance')}", "s"),
                Column(
                    "Restarts, 24 h",
                    f"max by (instance) (changes({foreign('process_start_time_seconds')}[24h]))",
                    "none",
                    ((1.0, YELLOW), (3.0, RED)),
                ),
            ),
            none="no pod: Prometheus scrapes none",
            row_link=chosen("This pod", "pipeline", "instance"),
            width=24,
            height=7,
        ),
    ),
)


def overview() -> dict[str, object]:
    """The dashboard."""
    purpose = "For whoever is on call: is it well, what is wrong now, where to look next."
    return dashboard_of("overview", purpose, (WELL, WRONG, FLOW, PODS))
