"""The panels that the dashboards are made of, as plain values, and how Grafana's typed builders make them.

Each says what it shows, what is normal and what to do next, has a unit, and leads somewhere: to a runbook or to
another dashboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Protocol, TypeVar

from grafana_foundation_sdk.builders import (
    common,
    dashboard,
    heatmap,
    prometheus,
    stat,
    table,
    timeseries,
)
from grafana_foundation_sdk.cog.builder import Builder
from grafana_foundation_sdk.models import common as common_models
from grafana_foundation_sdk.models import dashboard as models
from grafana_foundation_sdk.models import heatmap as heatmap_models
from grafana_foundation_sdk.models.prometheus import PromQueryFormat

DATASOURCE = models.DataSourceRef(type_val="prometheus", uid="${datasource}")
CARRIED = "${datasource:queryparam}&${job:queryparam}&${namespace:queryparam}&${__url_time_range}"
"""What a link takes along: the same Prometheus, the same pods, the same time."""

WHOLE = "short"
"""The unit of what is counted."""
GREEN, YELLOW, ORANGE, RED, BLUE = "green", "yellow", "orange", "red", "blue"


@dataclass(frozen=True, slots=True)
class Link:
    """From a panel to where one looks next."""

    title: str
    url: str


def board(name: str) -> Link:
    """To another dashboard: its pods and times stay."""
    return Link(f"Dashboard: {name.replace('-', ' ')}", f"/d/copytaster-{name}?{CARRIED}")


def runbook(alert: str) -> Link:
    """To what to do when `Copytaster<alert>` fires."""
    return Link(f"Runbook: {alert}", f"${{runbooks}}/Copytaster{alert}.md")


def chosen(title: str, name: str, variable: str) -> Link:
    """From a row of a table to a dashboard on which what stands in the row is chosen."""
    return Link(title, f"/d/copytaster-{name}?var-{variable}=${{__value.raw}}&{CARRIED}")


@dataclass(frozen=True, slots=True)
class Query:
    """An expression, and the name of its series."""

    expression: str
    legend: str = ""


Steps = Sequence[tuple[float, str]]
"""From each value on a colour; below the first it is green."""

Dressed = TypeVar("Dressed", stat.Panel, timeseries.Panel, heatmap.Panel, table.Panel)


class Panel(Protocol):
    """What a dashboard is made of."""

    def built(self, number: int) -> Builder[models.Panel]:
        """Grafana's panel with this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    """What all panels have."""

    title: str
    shows: str
    normal: str
    then: str
    unit: str
    links: tuple[Link, ...]
    width: int = 12
    height: int = 8

    @property
    def description(self) -> str:
        """Markdown, shown at the panel's corner."""
        return f"{self.shows}\n\n**Normal:** {self.normal}\n\n**Next:** {self.then}"

    def _dress(self, panel: Dressed, number: int, steps: Steps) -> Dressed:
        panel.id(number).title(self.title).description(self.description).datasource(DATASOURCE)
        panel.span(self.width).height(self.height).unit(self.unit).thresholds(_thresholds(steps))
        panel.links([dashboard.DashboardLink(link.title).url(link.url) for link in self.links])
        return panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Stat(_Described):
    """Large numbers, one for each query, coloured by what they mean. Computed for now, whatever time is shown."""

    queries: tuple[Query, ...]
    steps: Steps = ()
    below: str = GREEN
    none: str = "unknown"
    decimals: int | None = None

    def built(self, number: int) -> stat.Panel:
        """Grafana's stat."""
        panel = self._dress(stat.Panel(), number, ()).thresholds(_thresholds(self.steps, self.below))
        panel.no_value(self.none).graph_mode(common_models.BigValueGraphMode.NONE)
        panel.color_mode(common_models.BigValueColorMode.BACKGROUND)
        panel.reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
        if len(self.queries) > 1:
            panel.text_mode(common_models.BigValueTextMode.VALUE_AND_NAME)
        if self.decimals is not None:
            panel.decimals(self.decimals)
        for letter, query in zip(ascii_uppercase, self.queries, strict=False):
            panel.with_target(_target(letter, query).instant())
        return panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph(_Described):
    """Lines over time. `steps` are drawn as lines across; `log` where small and large matter alike."""

    queries: tuple[Query, ...]
    steps: Steps = ()
    stacked: bool = False
    log: bool = False
    most: float | None = None

    def built(self, number: int) -> timeseries.Panel:
        """Grafana's timeseries."""
        panel = self._dress(timeseries.Panel(), number, self.steps)
        panel.line_width(1).fill_opacity(25 if self.stacked else 0).show_points(common_models.VisibilityMode.AUTO)
        if self.unit == WHOLE:
            panel.decimals(0)  # `increase` reaches beyond the samples it has: 2.02 of what only comes whole
        if not self.log:
            panel.min(0)
        if self.most is not None:
            panel.max(self.most)
        if self.steps:
            dashed = common_models.GraphThresholdsStyleMode.DASHED
            panel.thresholds_style(common.GraphThresholdsStyleConfig().mode(dashed))
        if self.stacked:
            panel.stacking(common.StackingConfig().mode(common_models.StackingMode.NORMAL).group("A"))
        if self.log:
            scale = common.ScaleDistributionConfig().type(common_models.ScaleDistribution.LOG).log(10)
            panel.scale_distribution(scale)
        panel.tooltip(
            common.VizTooltipOptions()
            .mode(common_models.TooltipDisplayMode.MULTI)
            .sort(common_models.SortOrder.DESCENDING)
        )
        panel.legend(
            common.VizLegendOptions()
            .display_mode(common_models.LegendDisplayMode.TABLE)
            .placement(common_models.LegendPlacement.BOTTOM)
            .show_legend(True)
            .calcs(["lastNotNull", "max"])
        )
        for letter, query in zip(ascii_uppercase, self.queries, strict=False):
            panel.with_target(_target(letter, query).range())
        return panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Heatmap(_Described):
    """A histogram over time: how many fell into which bucket."""

    query: Query

    def built(self, number: int) -> heatmap.Panel:
        """Grafana's heatmap."""
        panel = self._dress(heatmap.Panel(), number, ())
        scheme = heatmap.HeatmapColorOptions().mode(heatmap_models.HeatmapColorMode.SCHEME).scheme("Oranges").steps(64)
        panel.color(scheme).y_axis(heatmap.YAxisConfig().unit(self.unit)).hide_y_histogram()
        panel.with_target(_target("A", self.query).range().format(PromQueryFormat.HEATMAP))
        return panel


@dataclass(frozen=True, slots=True)
class Column:
    """A number of a table's rows; an empty title keeps it from being shown, for queries that bring labels only."""

    title: str
    expression: str
    unit: str = "short"
    steps: Steps = ()
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(_Described):
    """One row for each set of labels, as they are now; `labels` names those that are shown, in order."""

    labels: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    none: str
    row_link: Link | None = None
    """From the first label; `${__value.raw}` is what stands there."""

    def built(self, number: int) -> table.Panel:
        """Grafana's table."""
        panel = self._dress(table.Panel(), number, ()).no_value(self.none).filterable(True)
        fields = ["Value"] if len(self.columns) == 1 else [f"Value #{letter}" for letter in ascii_uppercase]
        for letter, column in zip(ascii_uppercase, self.columns, strict=False):
            query = _target(letter, Query(column.expression)).instant().format(PromQueryFormat.TABLE)
            panel.with_target(query)
            if column.title:
                panel.override_by_name(column.title, list(_looks(column)))
        if self.row_link is not None:
            link = {"title": self.row_link.title, "url": self.row_link.url}
            panel.override_by_name(self.labels[0][1], [models.DynamicConfigValue("links", [link])])
        panel.with_transformation(models.DataTransformerConfig("merge", options={}))
        panel.with_transformation(models.DataTransformerConfig("organize", options=self._order(fields)))
        return panel

    def _order(self, fields: Sequence[str]) -> dict[str, object]:
        """Which fields are shown, where, and under which name; `zip` leaves off the letters that are not used."""
        named = list(zip(fields, self.columns, strict=False))
        shown = [*self.labels, *((field, column.title) for field, column in named if column.title)]
        hidden = ["Time", *(field for field, column in named if not column.title)]
        return {
            "excludeByName": dict.fromkeys(hidden, True),
            "indexByName": {field: index for index, (field, _) in enumerate(shown)},
            "renameByName": dict(shown),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A heading and what stands under it."""

    title: str
    panels: tuple[Panel, ...]


def _looks(column: Column) -> Sequence[models.DynamicConfigValue]:
    looks = [models.DynamicConfigValue("unit", column.unit)]
    if column.decimals is not None:
        looks.append(models.DynamicConfigValue("decimals", column.decimals))
    if column.steps:
        looks.append(models.DynamicConfigValue("thresholds", _thresholds(column.steps).build()))
        looks.append(models.DynamicConfigValue("custom.cellOptions", {"type": "color-text"}))
    return looks


def _target(letter: str, query: Query) -> prometheus.Dataquery:
    return (
        prometheus.Dataquery().datasource(DATASOURCE).ref_id(letter).expr(query.expression).legend_format(query.legend)
    )


def _thresholds(steps: Steps, below: str = GREEN) -> dashboard.ThresholdsConfig:
    made = [models.Threshold(value=None, color=below), *(models.Threshold(value, colour) for value, colour in steps)]
    return dashboard.ThresholdsConfig().mode(models.ThresholdsMode.ABSOLUTE).steps(made)
