"""The rows of the pipeline's dashboard about processes: workers, and the one that they work for."""

from __future__ import annotations

from deploy.grafana.builders import objectives
from deploy.grafana.builders.panels import BLUE, GREEN, ORANGE, RED, YELLOW, Graph, Query, Row, Stat, board, runbook
from deploy.grafana.builders.queries import foreign, increase, mean, quantile, series, total

PODS = 'instance=~"$instance"'

WORKERS = Row(
    title="Workers",
    panels=(
        Graph(
            title="Workers busy",
            shows="Worker processes, those that read a chunk, and chunks that wait. None: records are read inline.",
            normal="Busy below the number of workers, nothing waiting.",
            then="All busy and chunks waiting: more `workers` if the pod has cores, else more pods.",
            unit="none",
            links=(runbook("LagGrowing"), board("overview")),
            queries=(
                Query(total(series("worker_pool_size", PODS)), "workers"),
                Query(total(series("worker_pool_busy", PODS)), "busy"),
                Query(total(series("worker_pool_waiting_chunks", PODS)), "chunks waiting"),
            ),
            width=6,
        ),
        Graph(
            title="Wait and work of a chunk",
            shows="How long a chunk of records waited for a worker, and how long it was read: the slowest twentieth.",
            normal="Wait below 10 ms, work near 10 ms.",
            then="Wait above work: too few workers.",
            unit="s",
            links=(board("overview"),),
            queries=(
                Query(quantile(0.95, "worker_chunk_wait_seconds", PODS), "wait p95"),
                Query(quantile(0.95, "worker_chunk_work_seconds", PODS), "work p95"),
            ),
            log=True,
            width=6,
        ),
        Graph(
            title="Records of a chunk",
            shows="Records handed to a worker at once: the mean.",
            normal="1 when it is quiet, up to 16 under load.",
            then="Stays 1 under load: records so long that each fills a chunk.",
            unit="none",
            links=(board("overview"),),
            queries=(
                Query(
                    mean("worker_chunk_records", "$__rate_interval", PODS),
                    "mean",
                ),
            ),
            width=6,
        ),
        Graph(
            title="Workers replaced",
            shows="Worker processes that ended and were replaced in half an hour, by what ended them.",
            normal="0.",
            then="A record did it: see suspect records. `memory` with large copy: the setting worker_memory_bytes.",
            unit="short",
            links=(runbook("WorkerRestarts"), board("dead-letters")),
            queries=(Query(total(increase("worker_replacements_total", "30m", PODS), "reason"), "{{reason}}"),),
            steps=((1.0, ORANGE),),
            width=6,
        ),
    ),
)

PROCESS = Row(
    title="The process",
    panels=(
        Graph(
            title="Event loop, lateness",
            shows="How late a timer of 100 ms fired: p99, by pod.",
            normal="Below 25 ms.",
            then="Above 0.1 s heartbeats suffer, and the group shares out anew: CPU is short, or a call blocks.",
            unit="s",
            links=(runbook("LoopBlocked"), board("overview")),
            queries=(Query(quantile(0.99, "event_loop_lag_seconds", PODS, by=("instance",)), "{{instance}}"),),
            steps=((objectives.LOOP_SECONDS, YELLOW), (objectives.LOOP_ALARM_SECONDS, RED)),
            log=True,
            width=8,
        ),
        Graph(
            title="CPU of the parent",
            shows="Cores used by the process that talks to Kafka, by pod. Workers are processes of their own.",
            normal="Well below 1.",
            then="Near 1: it is the bound; more pods rather than more workers.",
            unit="none",
            links=(board("overview"),),
            queries=(Query(f"rate({foreign('process_cpu_seconds_total', PODS)}[$__rate_interval])", "{{instance}}"),),
            steps=((0.9, ORANGE),),
            width=8,
        ),
        Graph(
            title="Memory of the parent",
            shows="Resident memory of the process that talks to Kafka, by pod, without its workers.",
            normal="About 220 MiB, flat over days.",
            then="Growing: compare with bytes held; with those flat it is a leak.",
            unit="bytes",
            links=(board("overview"),),
            queries=(Query(foreign("process_resident_memory_bytes", PODS), "{{instance}}"),),
            width=8,
        ),
        Graph(
            title="Open files",
            shows="Open files and connections, by pod.",
            normal="Some tens: a few for each partition.",
            then="Growing for hours: connections that are not closed.",
            unit="short",
            links=(board("overview"),),
            queries=(Query(foreign("process_open_fds", PODS), "{{instance}}"),),
            width=8,
        ),
        Graph(
            title="Log lines held back",
            shows="Log lines that the rate limit held back in five minutes, by level.",
            normal="0.",
            then="The first lines of that event are in the log: something repeats itself.",
            unit="short",
            links=(board("overview"),),
            queries=(Query(total(increase("log_suppressed_total", "5m", PODS), "level"), "{{level}}"),),
            width=8,
        ),
        Graph(
            title="Garbage collections",
            shows="Collections of Python's memory in a second, by generation.",
            normal="Generation 2 well below 1 a second.",
            then="Many of generation 2 beside a late event loop: something makes many objects that stay.",
            unit="cps",
            links=(board("overview"),),
            queries=(
                Query(
                    f"sum by (generation) (rate({foreign('python_gc_collections_total', PODS)}[$__rate_interval]))",
                    "generation {{generation}}",
                ),
            ),
            width=8,
        ),
        Stat(
            title="Registry refused",
            shows="Pods that refuse the registry of feeds as its file is now; the one before stays in use.",
            normal="0.",
            then="The log and `/status` say what is wrong; `copytaster config check` tells every fault of a file.",
            unit="none",
            links=(runbook("ConfigReloadFailed"), board("feeds")),
            queries=(Query(total(f"1 - {series('config_last_reload_successful', PODS)}")),),
            steps=((1.0, RED),),
            none="no registry",
            width=6,
            height=5,
        ),
        Stat(
            title="Registry last read",
            shows="When a pod last found the registry of feeds good.",
            normal="After its last change, within two minutes.",
            then="Older than the change: its ConfigMap has not arrived, or the file is refused.",
            unit="dateTimeFromNow",
            links=(runbook("ConfigReloadFailed"), board("feeds")),
            queries=(Query(f"1000 * min({series('config_last_reload_success_timestamp_seconds', PODS)})", "oldest"),),
            none="no registry",
            width=6,
            height=5,
        ),
        Stat(
            title="Changes of the registry, 24 h",
            shows="Changes of the registry of feeds that pods took over or refused.",
            normal="As many applied as pods, for each change.",
            then="Refused: `copytaster config check` on the file tells every fault.",
            unit="none",
            links=(runbook("ConfigReloadFailed"), board("feeds")),
            queries=(Query(f"round({total(increase('config_reloads_total', '24h', PODS), 'result')})", "{{result}}"),),
            below=BLUE,
            none="0",
            width=6,
            height=5,
        ),
        Stat(
            title="Certificates end in",
            shows="Time until the first of our certificates ends, by kind. Empty without TLS.",
            normal="Above 14 days.",
            then="Below: replace the Secret; nothing needs a restart.",
            unit="s",
            links=(runbook("CertificateExpiring"), board("overview")),
            queries=(
                Query(
                    f"min by (kind) ({series('tls_certificate_expiry_timestamp_seconds', PODS)}) - time()", "{{kind}}"
                ),
            ),
            steps=((objectives.CERTIFICATE_ALARM_SECONDS, ORANGE), (objectives.CERTIFICATE_SECONDS, GREEN)),
            below=RED,
            none="no TLS",
            width=6,
            height=5,
        ),
    ),
)
