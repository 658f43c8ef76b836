# `make` alone lists the targets.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test test-full lint format types imports pytest quality golden bench bench-dedupe compiled test-compiled lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | awk -F '\t' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: $(VENV)/.core ## set up .venv with what evtx needs to run

setup-dev: $(VENV)/.dev ## set up .venv with the tools of the tests too

$(VENV)/.core: requirements/core.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("evtx needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; say make PYTHON=python3.x") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --no-deps --require-hashes -r requirements/core.txt
	$(PIP) install --quiet --no-deps --editable .
	$(BIN)/python -m compileall -q evtx
	$(BIN)/python -m evtx.prepare
	touch $@

$(VENV)/.dev: $(VENV)/.core requirements/dev.txt
	$(PIP) install --quiet --no-deps --require-hashes -r requirements/dev.txt
	touch $@

run: setup ## set up and extract fixtures/articles as a table
	$(BIN)/evtx extract fixtures/articles --format table

test: setup-dev lint types imports pytest quality ## set up and pass the tests (what CI runs)

test-full: setup-dev ## the long loops and heavy inputs, after `make test` (about half an hour)
	$(BIN)/pytest -m full

lint: setup-dev ## ruff: style and mistakes
	$(BIN)/ruff check evtx tests benchmarks tools
	$(BIN)/ruff format --check evtx tests benchmarks tools
	$(BIN)/python tools/wrap_data.py --check

format: setup-dev ## lay out code and data as `make lint` wants them
	$(BIN)/ruff format evtx tests benchmarks tools
	$(BIN)/python tools/wrap_data.py

types: setup-dev ## mypy --strict
	$(BIN)/mypy

imports: setup-dev ## import contracts
	$(BIN)/lint-imports

pytest: setup-dev ## the tests
	$(BIN)/pytest

golden: setup-dev ## refresh the golden output after a change that is meant
	$(BIN)/python -m tests.golden

quality: setup-dev ## figures on the committed gold against their floors
	$(BIN)/evtx eval fixtures/gold/gold.jsonl --articles fixtures/gold --floors fixtures/gold/floors.json --gazetteer core
	$(BIN)/evtx eval fixtures/seen/gold.jsonl --articles fixtures/seen --floors fixtures/seen/floors.json --gazetteer core
	$(BIN)/evtx eval fixtures/items/gold.jsonl --articles fixtures/items/articles.jsonl --floors fixtures/items/floors.json --gazetteer core

bench: setup-dev ## what extraction costs, beside others: tables for docs/performance.md (some ten minutes)
	$(BIN)/python -m benchmarks

bench-dedupe: setup-dev ## cost of dedupe for 10,000, 100,000 and 1,000,000 made-up events
	$(BIN)/python -m benchmarks.dedupe

compiled: setup-dev ## a wheel in dist/ whose hottest modules are compiled, of the last commit (needs a C compiler, ten minutes)
	rm -rf build/compiled
	mkdir -p build/compiled
	git archive HEAD | tar -x -C build/compiled
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(PIP) wheel --quiet --no-deps -w dist build/compiled

test-compiled: compiled ## the tests on the compiled modules
	cd build/compiled && $(abspath $(BIN))/python -m pytest

lock: ## make the hashed lock files anew (needs uv)
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements/core.txt
	uv pip compile --group dev -c requirements/core.txt --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements/dev.txt

clean: ## remove .venv and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
