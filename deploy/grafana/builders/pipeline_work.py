"""The row of the pipeline's dashboard about the work itself: stages, enrichers, formats, what came of it."""

from __future__ import annotations

from deploy.grafana.builders.panels import RED, Graph, Heatmap, Query, Row, board
from deploy.grafana.builders.queries import increase, quantile, rate, total

PODS = 'instance=~"$instance"'
NOT_FAILED = 'result!="error"'
"""Turned round, for until the first failure there is no series of them."""

WORK = Row(
    title="The work",
    panels=(
        Graph(
            title="Time by stage",
            shows="Seconds of work in a second, by stage of the path: what a faster stage would save.",
            normal="Enrich is the most, then normalise and parse.",
            then="A step at an annotation: that version is slower. Compare `make bench-enrich` on both.",
            unit="s",
            links=(board("overview"),),
            queries=(Query(total(rate("stage_duration_seconds_sum", PODS), "stage"), "{{stage}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Stages, slowest twentieth",
            shows="Time of one record in each stage, p95.",
            normal="Below 25 ms for all, but for enrich with long stories.",
            then="One stage alone: which format came, below.",
            unit="s",
            links=(board("overview"),),
            queries=(Query(quantile(0.95, "stage_duration_seconds", PODS, by=("stage",)), "{{stage}}"),),
            log=True,
            width=8,
        ),
        Graph(
            title="Time by enricher",
            shows="Seconds of work in a second, by enricher.",
            normal="Names, places and entities are the most.",
            then="One that grows apart from the copy: what does it see? Its p95 by hand from the same metric.",
            unit="s",
            links=(board("overview"),),
            queries=(Query(total(rate("enrichment_duration_seconds_sum", PODS), "enricher"), "{{enricher}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Enrichers that fail",
            shows="The share of runs that failed, of the five that fail most. Its story goes out without it.",
            normal="0.",
            then="Above: a bug in that enricher; the log has the place of the record, `copytaster explain` the rest.",
            unit="percentunit",
            links=(board("dead-letters"),),
            queries=(
                Query(
                    f"topk(5, 1 - {total(rate('enrichments_total', PODS, NOT_FAILED), 'enricher')}"
                    f" / {total(rate('enrichments_total', PODS), 'enricher')})",
                    "{{enricher}}",
                ),
            ),
            steps=((0.01, RED),),
            width=8,
        ),
        Graph(
            title="Formats",
            shows="Records by the wire format that they were recognised as.",
            normal="The mixture of the feeds; `none` near 0.",
            then="Much `plain` where there was XML or JSON: a sender has changed its format.",
            unit="cps",
            links=(board("feeds"), board("dead-letters")),
            queries=(Query(f"{total(rate('parsed_total', PODS), 'format')} > 0", "{{format}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Stories by action",
            shows="Story versions published, by what they do to their story. A record may hold several.",
            normal="Mostly new, update and take.",
            then="Many repeat or refile: a sender sends again.",
            unit="cps",
            links=(board("feeds"),),
            queries=(Query(f"{total(rate('stories_total', PODS), 'action')} > 0", "{{action}}"),),
            stacked=True,
            width=8,
        ),
        Graph(
            title="Warnings",
            shows="The ten commonest warnings in published stories: faults that still leave a usable story.",
            normal="The habits of the feeds: steady shares.",
            then="A new one: an agency has changed something; `copytaster feeds check` on its copy says what.",
            unit="cps",
            links=(board("feeds"),),
            queries=(Query(f"topk(10, {total(rate('warnings_total', PODS), 'code')})", "{{code}}"),),
            width=12,
        ),
        Heatmap(
            title="Size of story documents",
            shows="How many published stories fell into which size.",
            normal="8 to 130 kB.",
            then="Towards 900 kB, the limit: long tables or lists; above it they are dead letters (`too_large`).",
            unit="bytes",
            links=(board("dead-letters"),),
            query=Query(total(increase("story_bytes_bucket", "$__rate_interval", PODS), "le"), "{{le}}"),
            width=12,
        ),
    ),
)
