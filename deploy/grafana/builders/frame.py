"""What all dashboards share: variables, annotations, links to each other, and the order of their panels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from grafana_foundation_sdk.builders import dashboard
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import dashboard as models

from deploy.grafana.builders.panels import DATASOURCE, Row
from deploy.grafana.builders.queries import ASSIGNED, foreign, increase, series, total

NAMES = {
    "overview": "copytaster / Overview",
    "feeds": "copytaster / Feeds",
    "pipeline": "copytaster / Pipeline",
    "dead-letters": "copytaster / Dead letters and replay",
}
"""The dashboards by the end of their uid, which is their file's name too."""

RUNBOOKS = "https://runbooks.example.org/copytaster"
ALL = models.VariableOption(selected=True, text="All", value="$__all")


@dataclass(frozen=True, slots=True)
class Variable:
    """A label whose values can be chosen from; without a choice all of them are shown."""

    name: str
    label: str
    metric: str
    description: str

    def built(self) -> dashboard.QueryVariable:
        """Grafana's variable."""
        query = {"qryType": 1, "query": f"label_values({self.metric}, {self.name})", "refId": "Values"}
        variable = dashboard.QueryVariable(self.name).label(self.label).description(self.description)
        variable.datasource(DATASOURCE).query(query).current(ALL)
        variable.multi(True).include_all(True).all_value(".*")
        return variable.refresh(models.VariableRefresh.ON_TIME_RANGE_CHANGED).sort(models.VariableSort.ALPHABETICAL_ASC)


NAMESPACE = Variable("namespace", "Namespace", "copytaster_build_info", "Where the pods run; none outside Kubernetes.")
JOB = Variable("job", "Job", 'copytaster_build_info{namespace=~"$namespace"}', "Prometheus's name of the deployment.")
FEED = Variable("feed", "Feed", series("stories_received_total"), "Registered feeds; `other` is all that is none.")
INSTANCE = Variable("instance", "Pod", series("build_info"), "Address at which Prometheus scrapes the pod.")


class _Annotation(models.AnnotationQuery):
    """An annotation with its words, which the builder's type lacks: Grafana 11 reads them here, 12 moves them."""

    words: str = ""

    def to_json(self) -> dict[str, object]:
        return {**super().to_json(), "titleFormat": self.words, "step": "60s"}


def _annotation(name: str, colour: str, words: str, expression: str) -> _Annotation:
    made = _Annotation(name=name, datasource=DATASOURCE, icon_color=colour, expr=expression)
    made.words = words
    return made


def _new(metric: str, label: str) -> str:
    """Values of a label that were not there five minutes ago."""
    now = f"group by ({label}) ({series(metric)})"
    return f"{now} unless on ({label}) group by ({label}) ({series(metric)} offset 5m)"


ANNOTATIONS = (
    _annotation("Versions", "blue", "version {{version}} is new", _new("build_info", "version")),
    _annotation("Settings", "purple", "settings or feeds {{hash}} are new", _new("config_info", "hash")),
    _annotation("Starts", "green", "{{instance}} started", f"time() - {foreign('process_start_time_seconds')} < 60"),
    _annotation(
        "Rebalances",
        "orange",
        "the group shares out its partitions anew",
        f"{total(increase('consumer_rebalances_total', '1m', ASSIGNED))} > 0",
    ),
)


def dashboard_of(
    name: str, purpose: str, rows: Sequence[Row], *variables: Variable, hours: int = 3
) -> dict[str, object]:
    """The dashboard as Grafana reads it."""
    made = dashboard.Dashboard(NAMES[name]).uid(f"copytaster-{name}").description(purpose)
    made.tags(["copytaster"]).readonly().timezone("browser").time(f"now-{hours}h", "now").refresh("30s")
    made.tooltip(models.DashboardCursorSync.CROSSHAIR)
    made.with_variable(dashboard.DatasourceVariable("datasource").label("Prometheus").type("prometheus"))
    for variable in (NAMESPACE, JOB, *variables):
        made.with_variable(variable.built())
    made.with_variable(dashboard.ConstantVariable("runbooks").label("Runbooks").value(RUNBOOKS))
    for other, title in NAMES.items():
        if other != name:
            link = dashboard.DashboardLink(title.partition(" / ")[2]).url(f"/d/copytaster-{other}")
            made.link(link.type(models.DashboardLinkType.LINK).include_vars(True).keep_time(True))
    number = 0
    for row in rows:
        number += 1
        made.with_row(dashboard.Row(row.title).id(number))
        for panel in row.panels:
            number += 1
            made.with_panel(panel.built(number))
    built = made.build()
    built.annotations.list_val = list(ANNOTATIONS)
    found: dict[str, object] = json.loads(json.dumps(built, cls=JSONEncoder))
    return found
