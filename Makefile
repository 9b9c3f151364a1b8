# Everything needs Python 3.11 or newer, and nothing else is taken for granted.
# `make` lists what there is.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
# Each stamp says that what is before the colon of its rule was done with the lock files as they are.
INSTALLED := $(VENV)/.installed
BENCH_INSTALLED := $(BENCH_VENV)/.installed
CHECKS_VENV := .venv-checks
CHECKS_INSTALLED := $(CHECKS_VENV)/.installed
SPACY_VENV := .venv-spacy
OTHER_VENV := .venv-python
SPACY_INSTALLED := $(SPACY_VENV)/.installed
PIP_FLAGS := --quiet --disable-pip-version-check --no-input
UV_COMPILE = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header

IMAGE ?= copytaster:$(shell sed -n 's/^__version__ = "\(.*\)"$$/\1/p' service/copytaster/__init__.py)
IMAGE_FLAGS ?=
PYTHON ?= python3
STORIES ?=
KEEP ?=
TIMES ?= 1
SAMPLES ?=
GOLD ?=
EVALUATED := names dates money quantities entities places instruments quotes attributions topics labels keyphrases salience calibration
CORPORA ?=
SECONDS ?= 600
PYTEST_FLAGS ?=

.PHONY: help setup demo test check format test-fast test-python test-broker incidents test-image image compose bench bench-enrich bench-wire bench-patterns bench-bounds eval eval-wire fuzz lock metrics schemas dashboards manifests clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## make .venv: locked requirements and copytaster itself, editable

demo: $(INSTALLED) ## watch it work: STORIES=path sends your own files, KEEP=1 stays
	@$(BIN)/copytaster demo $(if $(STORIES),--stories '$(STORIES)') $(if $(KEEP),--keep)

test: check $(CHECKS_INSTALLED) ## all that CI runs: format, lint, types, every test with a real Kafka and a browser
	@deploy/broker/provide
	@deploy/setup/browser
	@deploy/setup/kubectl
	@deploy/setup/prometheus
	@deploy/setup/engine
	@$(BIN)/pytest $(PYTEST_FLAGS)

check: $(INSTALLED) ## format, lint and types only
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy

format: $(INSTALLED) ## put every file into our format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

test-fast: $(INSTALLED) $(CHECKS_INSTALLED) ## the tests that need neither Kafka nor Podman
	@$(BIN)/pytest --ignore=tests/broker --ignore=tests/image $(PYTEST_FLAGS)

test-python: $(INSTALLED) ## the tests of the core and its parts on another interpreter: PYTHON=path
	@$(PYTHON) -m venv --clear --without-pip $(OTHER_VENV)
	@$(BIN)/pip --python $(OTHER_VENV)/bin/python install $(PIP_FLAGS) --require-hashes -r requirements.lock -r requirements-dev.lock
	@$(BIN)/pip --python $(OTHER_VENV)/bin/python install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	@$(OTHER_VENV)/bin/pytest tests/unit tests/corpus tests/contract tests/eval $(PYTEST_FLAGS)

test-broker: $(INSTALLED) ## the tests on a real Kafka, all seeds, a long outage, TIMES=n times over
	@deploy/broker/provide
	@for time in $$(seq $(TIMES)); do \
		echo "test-broker: $$time of $(TIMES)"; \
		CHAOS_SEEDS=3 OUTAGE_SECONDS=60 $(BIN)/pytest tests/broker $(PYTEST_FLAGS) || exit; \
	done

test-image: $(INSTALLED) ## build the image twice, run it as the manifests say, on a real Kafka
	@deploy/broker/provide
	@deploy/setup/kubectl
	@deploy/setup/engine
	@$(BIN)/pytest tests/image $(PYTEST_FLAGS)

image: ## build the image with Docker, Podman or Buildah: IMAGE=name, IMAGE_FLAGS='--build-arg …'
	@deploy/image/build $(IMAGE) $(IMAGE_FLAGS)

compose: ## Kafka, copytaster, a feeder, Prometheus, Alertmanager and Grafana by Docker Compose
	@docker compose --file deploy/compose.yaml up --build --wait
	@echo "Grafana: http://localhost:3000  Prometheus: http://localhost:9090  copytaster: http://localhost:9102/status"
	@echo "end it: docker compose --file deploy/compose.yaml down --volumes"

incidents: $(INSTALLED) ## a silent feed, poison, a stopped broker: each alert fires, its runbook is followed, it ends
	@deploy/broker/provide
	@deploy/setup/prometheus
	@$(BIN)/python -m tests.prometheus.incidents

bench-enrich: $(INSTALLED) $(SPACY_INSTALLED) ## names, and the whole read, beside spaCy: CORPORA=folder for held-out copy too
	@$(BIN)/python -m tests.bench.enrich $(CORPORA) --peer-python $(SPACY_VENV)/bin/python

bench: $(INSTALLED) $(BENCH_INSTALLED) ## measure the figures of tests/bench/README.md
	@deploy/broker/provide
	@$(BIN)/python -m tests.bench --peer-python $(BENCH_VENV)/bin/python

bench-wire: $(INSTALLED) ## CPU from bytes to Story per format: SAMPLES=folder for your own files
	@$(BIN)/python -m tests.bench.wire $(SAMPLES)

bench-patterns: $(INSTALLED) ## CPU of every pattern at n, 2n, 4n of its worst input
	@$(BIN)/python -m tests.bench.patterns

bench-bounds: $(INSTALLED) ## CPU and memory of records as large, deep and many as a record may be
	@$(BIN)/python -m tests.bench.bounds

eval: $(INSTALLED) ## score the enrichers on the gold stories; GOLD=folder checks one story annotated by hand too
	@for what in $(EVALUATED); do echo "## $$what"; $(BIN)/python -m tests.eval.$$what; echo; done
	@$(if $(GOLD),$(BIN)/python -m tests.eval.seed '$(GOLD)',echo "seed: skipped, for no GOLD=folder is given")

eval-wire: $(INSTALLED) ## score SAMPLES=folder of wire files against facts checked by hand
	@$(if $(SAMPLES),$(BIN)/python -m tests.eval.wire '$(SAMPLES)',echo "eval-wire: skipped, for no SAMPLES=folder is given")

fuzz: $(INSTALLED) ## bad days without end: SECONDS=n for each wire format
	@$(BIN)/python -m tests.property.fuzz --seconds $(SECONDS)

schemas: $(INSTALLED) ## write the JSON Schemas anew from core/documents.py
	@$(BIN)/copytaster schemas

dashboards: $(INSTALLED) ## write Grafana's dashboards anew from deploy/grafana/builders
	@$(BIN)/python -m deploy.grafana.builders

manifests: $(INSTALLED) ## write what k8s/ holds of the Prometheus rules and the dashboards
	@$(BIN)/python -m tests.ops.manifests

metrics: $(INSTALLED) ## write deploy/metrics.md anew from the catalogue of metrics
	@$(BIN)/copytaster metrics > deploy/metrics.md

lock: $(INSTALLED) ## the newest versions that work together, with hashes
	@$(BIN)/pip install $(PIP_FLAGS) uv
	@$(UV_COMPILE) --extra otel --output-file requirements.lock pyproject.toml
	@$(UV_COMPILE) --extra demo --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	@$(UV_COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock
	@$(UV_COMPILE) --group checks --output-file requirements-checks.lock
	@$(UV_COMPILE) --group bench --output-file requirements-bench.lock
	@$(UV_COMPILE) --group bench-enrich --output-file requirements-bench-enrich.lock

clean: ## remove what these commands made, the fetched Kafka too
	@rm -rf $(VENV) $(BENCH_VENV) $(CHECKS_VENV) $(SPACY_VENV) $(OTHER_VENV) .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build

UV := $(BIN)/uv

# The editable install needs only to know where the sources are, so a change of them needs no new one.
$(INSTALLED): requirements.lock requirements-dev.lock pyproject.toml deploy/setup/venv
	@deploy/setup/venv $(VENV)
	@$(BIN)/pip install $(PIP_FLAGS) --require-hashes -r requirements.lock -r requirements-dev.lock
	@$(BIN)/pip install $(PIP_FLAGS) --no-deps --no-build-isolation --editable .
	@touch $@

$(BENCH_INSTALLED): requirements-bench.lock deploy/setup/venv
	@deploy/setup/venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/pip install $(PIP_FLAGS) --require-hashes -r requirements-bench.lock
	@touch $@

$(CHECKS_INSTALLED): requirements-checks.lock deploy/setup/venv
	@deploy/setup/venv $(CHECKS_VENV)
	@$(CHECKS_VENV)/bin/pip install $(PIP_FLAGS) --require-hashes -r requirements-checks.lock
	@touch $@

$(SPACY_INSTALLED): requirements-bench-enrich.lock deploy/setup/venv
	@deploy/setup/venv $(SPACY_VENV)
	@$(SPACY_VENV)/bin/pip install $(PIP_FLAGS) --require-hashes -r requirements-bench-enrich.lock
	@touch $@
