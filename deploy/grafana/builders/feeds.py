"""Feeds: for the desk and for who sends. What comes from each feed, when it last came, and whose delay it is."""

from __future__ import annotations

from deploy.grafana.builders import objectives
from deploy.grafana.builders.frame import FEED, dashboard_of
from deploy.grafana.builders.panels import (
    ORANGE,
    RED,
    YELLOW,
    Column,
    Graph,
    Query,
    Row,
    Table,
    board,
    chosen,
    runbook,
)
from deploy.grafana.builders.queries import (
    LIVE,
    came,
    dead_share,
    idle_time,
    increase,
    last_story,
    mean,
    most,
    newest,
    quantile,
    rate,
    recorded,
    series,
    silence,
    total,
)

CHOSEN = 'feed=~"$feed"'
CAME = "namespace_feed:copytaster_stories_received"
LAST_STORY = "namespace_feed:copytaster_feed_last_story_timestamp_seconds:max"
HEARTBEAT = "namespace_feed:copytaster_feed_last_heartbeat_timestamp_seconds:max"


ALL_FEEDS = Row(
    title="Every feed",
    panels=(
        Table(
            title="Feeds",
            shows="Each chosen feed with what the registry says of it, what came, and how it fared.",
            normal="Silent below 100 % of what it may, as much as in the last weeks, dead letters below 0.1 %, gaps 0.",
            then="Silent: the sender or the line, if our own seconds are small. Dead letters: see their reasons.",
            unit="none",
            links=(board("overview"), board("dead-letters"), runbook("FeedSilent")),
            labels=(("feed", "Feed"), ("owner", "Owner"), ("severity", "Severity")),
            columns=(
                Column("", f"max by (feed, owner, severity) ({series('feed_info', CHOSEN)})"),
                Column("Came, 1 h", total(came("stories_received_total", "1h", CHOSEN), "feed"), "short", (), 0),
                Column("Now, 30 min", most(recorded(f"{CAME}:increase30m", CHOSEN), "feed"), "short", (), 0),
                Column(
                    "Least of two weeks, 30 min", most(recorded(f"{CAME}:min30m_2w", CHOSEN), "feed"), "short", (), 0
                ),
                Column(
                    "Last record",
                    f"1000 * {newest('feed_last_received_timestamp_seconds', CHOSEN)}",
                    "dateTimeFromNow",
                ),
                Column("Last story", f"1000 * {last_story(CHOSEN)}", "dateTimeFromNow"),
                Column("May be silent for", idle_time(CHOSEN), "s"),
                Column("Silent, of that", silence(CHOSEN), "percentunit", ((0.5, YELLOW), (1.0, RED)), 0),
                Column(
                    "Story age, 1 h",
                    mean("feed_story_age_seconds", "1h", CHOSEN, by=("feed",)),
                    "s",
                    ((objectives.AGENCY_SECONDS, YELLOW),),
                    1,
                ),
                Column(
                    "Of it ours",
                    mean("feed_publish_latency_seconds", "1h", CHOSEN, by=("feed",)),
                    "s",
                    ((objectives.LATENCY_SECONDS, RED),),
                    2,
                ),
                Column(
                    "Dead letters, 24 h",
                    dead_share("24h", "feed"),
                    "percentunit",
                    ((objectives.DEAD_LETTER_SHARE, YELLOW), (objectives.DEAD_LETTER_ALARM, RED)),
                    2,
                ),
                Column(
                    "Gaps, 24 h",
                    total(increase("feed_sequence_gaps_total", "24h", CHOSEN), "feed"),
                    "none",
                    ((1.0, ORANGE),),
                    0,
                ),
            ),
            none="no feed is registered: the setting feeds_file names none",
            row_link=chosen("This feed alone", "feeds", "feed"),
            width=24,
            height=10,
        ),
    ),
)

WHOSE = Row(
    title="Us or the agency?",
    panels=(
        Graph(
            title="Age of stories as they come out",
            shows="From the time that the agency states for a version to our commit: its delay, the line's, and ours. "
            "The mean; stories older than a day are of the archive or sent again, and not in it.",
            normal="Seconds to a few minutes, each feed in its own way.",
            then="High here and low beside: the agency or the line, tell the feed's owner. High in both: it is us.",
            unit="s",
            links=(board("overview"), runbook("LatencyBudgetBurnFast")),
            queries=(Query(mean("feed_story_age_seconds", "5m", CHOSEN, by=("feed",)), "{{feed}}"),),
            steps=((objectives.AGENCY_SECONDS, ORANGE),),
            log=True,
        ),
        Graph(
            title="Of it in copytaster",
            shows="From the Kafka timestamp to our commit: what of that age is ours. The mean, by feed.",
            normal="Below 0.2 s, and never near the objective of 2 s (dashed).",
            then="All feeds high: lag on the overview. One alone: its topic's partitions on the pipeline.",
            unit="s",
            links=(board("overview"), board("pipeline")),
            queries=(Query(mean("feed_publish_latency_seconds", "5m", CHOSEN, by=("feed",)), "{{feed}}"),),
            steps=((objectives.LATENCY_SECONDS, RED),),
            log=True,
        ),
        Graph(
            title="Age by priority, all feeds",
            shows="The same age by priority, the slowest twentieth and the middle; of all feeds, not the chosen ones.",
            normal="Flashes and alerts are youngest.",
            then="Old flashes: which feed, above. Urgent copy is never read later by us than other copy.",
            unit="s",
            links=(board("overview"),),
            queries=(
                Query(quantile(0.5, "story_age_seconds", by=("priority",)), "{{priority}} p50"),
                Query(quantile(0.95, "story_age_seconds", by=("priority",)), "{{priority}} p95"),
            ),
            steps=((objectives.AGENCY_SECONDS, ORANGE),),
            log=True,
        ),
        Graph(
            title="Publish latency by priority, all feeds",
            shows="What of it is ours, by priority: the slowest twentieth and the middle.",
            normal="Below 0.25 s, flashes no later than the rest.",
            then="Above the objective (dashed): the pipeline tells where the time goes.",
            unit="s",
            links=(board("pipeline"), runbook("LatencyBudgetBurnFast")),
            queries=(
                Query(quantile(0.5, "publish_latency_seconds", LIVE, by=("priority",)), "{{priority}} p50"),
                Query(quantile(0.95, "publish_latency_seconds", LIVE, by=("priority",)), "{{priority}} p95"),
            ),
            steps=((objectives.LATENCY_SECONDS, RED),),
            log=True,
        ),
    ),
)

COMING = Row(
    title="What comes",
    panels=(
        Graph(
            title="Stories by kind",
            shows="Live stories as they are read, before they are published, of the chosen feeds.",
            normal="Mostly new and update; a few corrections and advisories; heartbeats at their interval.",
            then="Many withdrawals: ask the agency. Unreadable: its copy has changed, see the dead letters.",
            unit="cps",
            links=(board("dead-letters"), runbook("NewParseFailures")),
            queries=(Query(total(rate("stories_received_total", CHOSEN), "kind"), "{{kind}}"),),
            stacked=True,
        ),
        Graph(
            title="Now and the last two weeks",
            shows="Stories in half an hour, beside the least and the most of the same half hour of the last two weeks.",
            normal="Between the two, or near them. Holidays and elections differ.",
            then="Far below: a part of the feed may be missing. Five times as many: the agency sends again, or loops.",
            unit="short",
            links=(runbook("FeedBelowBaseline"), runbook("FeedFlood")),
            queries=(
                Query(total(recorded(f"{CAME}:increase30m", CHOSEN)), "now"),
                Query(total(recorded(f"{CAME}:min30m_2w", CHOSEN)), "least of two weeks"),
                Query(total(recorded(f"{CAME}:max30m_2w", CHOSEN)), "most of two weeks"),
            ),
        ),
        Graph(
            title="Silence, as a share of what the registry allows",
            shows="Time since the last story, over the feed's idle time. Feeds without one have no line.",
            normal="Below 100 % (dashed).",
            then="Above: is our lag small? Then the sender or the line; its owner is in the table above.",
            unit="percentunit",
            links=(runbook("FeedSilent"), board("overview")),
            queries=(
                Query(
                    f"(time() - {most(recorded(LAST_STORY, CHOSEN), 'feed')}) / on (feed) {idle_time(CHOSEN)}",
                    "{{feed}}",
                ),
            ),
            steps=((1.0, RED),),
        ),
        Graph(
            title="Heartbeat, in intervals",
            shows="Time since the last heartbeat, over the interval that the registry names. Others have no line.",
            normal="Below 1; it alarms above 3 (dashed).",
            then="Is our own lag small? Then the line or the sender's switch is down, however rare copy is.",
            unit="none",
            links=(runbook("FeedHeartbeatMissing"), board("overview")),
            queries=(
                Query(
                    f"(time() - {most(recorded(HEARTBEAT, CHOSEN), 'feed')})"
                    f" / on (feed) {most(series('feed_heartbeat_interval_seconds', CHOSEN), 'feed')}",
                    "{{feed}}",
                ),
            ),
            steps=((3.0, RED),),
        ),
    ),
)

FAULTS = Row(
    title="What is wrong with it",
    panels=(
        Graph(
            title="Outcomes",
            shows="What became of the chosen feeds' live records.",
            normal="Published, with some spiked: heartbeats, tests, advisories.",
            then="Dead letters: reasons beside. Many spiked: why, below.",
            unit="cps",
            width=8,
            links=(board("dead-letters"), board("overview")),
            queries=(Query(total(rate("records_total", CHOSEN, LIVE), "outcome"), "{{outcome}}"),),
            stacked=True,
        ),
        Graph(
            title="Dead letters by reason",
            shows="Dead letters of the chosen feeds in half an hour, by feed and reason.",
            normal="None, or single ones.",
            then="A new reason: `copytaster dlq list --feed …`; `copytaster feeds check` on a sample for the sender.",
            unit="short",
            width=8,
            links=(board("dead-letters"), runbook("DeadLetters"), runbook("NewParseFailures")),
            queries=(Query(total(came("dead_letters_total", "30m", CHOSEN), "feed", "reason"), "{{feed}} {{reason}}"),),
        ),
        Graph(
            title="Spiked by reason",
            shows="Records of the chosen feeds that were deliberately not passed on, in half an hour.",
            normal="Heartbeats and tests at their rhythm, advisories by day.",
            then="Many `empty` or `not_copy`: the sender's system sends something else than stories.",
            unit="short",
            width=8,
            links=(board("overview"),),
            queries=(Query(total(came("spiked_total", "30m", CHOSEN), "reason"), "{{reason}}"),),
            stacked=True,
        ),
        Graph(
            title="Sequence gaps",
            shows="Runs of transmission numbers that did not come within a minute, in half an hour.",
            normal="0. Feeds whose numbers are not watched have no line.",
            then="Copy was lost before Kafka: ask the agency to send the numbers again that the log names.",
            unit="short",
            links=(runbook("FeedSequenceGap"), board("overview")),
            queries=(Query(total(increase("feed_sequence_gaps_total", "30m", CHOSEN), "feed"), "{{feed}}"),),
            steps=((1.0, ORANGE),),
        ),
        Graph(
            title="Clock skew",
            shows="Versions in half an hour whose stated time is in the future or over a year ago; they have no age.",
            normal="None. Archive copy that is sent again states the past.",
            then="Future: the agency's clock or time zone is wrong, or our dialect's: `copytaster explain` a story.",
            unit="short",
            links=(board("overview"),),
            queries=(
                Query(
                    total(came("story_clock_skew_total", "30m", CHOSEN), "feed", "direction"),
                    "{{feed}} {{direction}}",
                ),
            ),
        ),
    ),
)


def feeds() -> dict[str, object]:
    """The dashboard."""
    purpose = "For the desk and for who sends: what comes from each feed, when it last came, and whose delay it is."
    return dashboard_of("feeds", purpose, (ALL_FEEDS, WHOSE, COMING, FAULTS), FEED, hours=12)
