# Thin wrappers of documented commands; README.md and docs/ say what each one runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# the command planhouse; called so because a script's first line cannot hold every path that a checkout may have
PLANHOUSE := $(BIN)/python -m orchestration.cli
PORT ?= 3000
READY := $(VENV)/.ready
# a path may have any character: it goes through the shell's variables, never through make's lists or text of a command
export DAGSTER_HOME ?= $(CURDIR)/.dagster
export DAGSTER_DISABLE_TELEMETRY := 1
export DO_NOT_TRACK := 1

.DEFAULT_GOAL := help
.PHONY: help build rebuild test test-all test-slow kill-test prove lint format ui bi bi-test postgres dagster-postgres extract ocr spark spark-test vocabulary expectations docs confidence bench lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-17s %s\n", $$1, $$2}'

# the environment, from the lock file; nothing runs when it is in place and neither file changed. uv, where there is none, is the one of
# the lock, too. --no-deps: the lock is whole but for what pyproject.toml excludes by name
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Planhouse needs Python 3.11 or newer; say which: make PYTHON=python3.12 build"; exit 1; }
	@echo "Setting up $(VENV) from requirements.lock ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@command -v uv >/dev/null || sed -n '/^uv==/,/^    # via/p' requirements.lock | $(BIN)/python -m pip install --quiet --require-hashes -r /dev/stdin || true
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	if $$UV --version >/dev/null 2>&1; then \
		$$UV pip install --quiet --compile-bytecode --require-hashes --no-deps --python $(BIN)/python -r requirements.lock && \
		$$UV pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e . ; \
	else \
		$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

build: $(READY) ## read the reports and publish warehouse.duckdb
	@$(PLANHOUSE) build

rebuild: $(READY) ## the same, everything anew
	@$(PLANHOUSE) build --full

# a file of tests stays in one process, which builds what its tests share; each process may take 1.5 GB
PYTEST := -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test: $(READY) ## run the tests, on as many as four cores, without the slow proofs
	@$(BIN)/python $(PYTEST) -m "not slow"

test-all: $(READY) ## run all tests, the slow proofs too
	@$(BIN)/python $(PYTEST)

test-slow: $(READY) ## run the slow proofs alone; .ci/run does where the others left it time
	@$(BIN)/python $(PYTEST) -m slow

kill-test: $(READY) ## kill builds at many moments and see that everything is whole after the next: make kill-test [BUILDS=60] [LAST=300]
	@$(BIN)/python -m tests.kill $(if $(BUILDS),--builds $(BUILDS)) $(if $(LAST),--last $(LAST))

prove: $(READY) ## seed errors into the first report and real documents and see which are caught; see that no false alarm is back
	@$(BIN)/python -m tests.seeded_errors && $(BIN)/python -m tests.corpus

lint: $(READY) ## ruff, mypy and sqlfluff
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/sqlfluff lint --nocolor --processes 0 dbt_project/models

format: $(READY) ## put code and SQL into shape
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format . ; $(BIN)/sqlfluff fix --nocolor dbt_project/models

ui: $(READY) ## start Dagster on http://127.0.0.1:3000; PORT=3001 for another port
	@$(BIN)/python -m orchestration.dagster_home
	@$(BIN)/dg dev --host 127.0.0.1 --port $(PORT)

bi: ## open Apache Superset on http://127.0.0.1:8088 (its own environment, about 850 MB)
	@$(PYTHON) -m presentation.superset.start

bi-test: $(READY) ## check that dashboard in a browser
	@$(BIN)/python -m presentation.superset.check

postgres: $(READY) ## publish the marts to PostgreSQL: make postgres URL=postgresql://...
	@$(PLANHOUSE) postgres "$$URL"

extract: $(READY) ## a DuckDB file of some areas out of Spark's tables: make extract AREA=31 [OUT=part.duckdb]
	@$(PLANHOUSE) extract --area "$(AREA)" $(if $(OUT),--out "$(OUT)")

ocr: $(READY) ## set up what recognises the letters of scans (about 270 MB)
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	if $$UV --version >/dev/null 2>&1; then $$UV pip install --quiet --require-hashes --no-deps --python $(BIN)/python -r requirements-ocr.lock; \
	else $(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-ocr.lock; fi

dagster-postgres: $(READY) ## set up what Dagster needs to keep its history in PostgreSQL
	@UV=$$(command -v uv || echo $(BIN)/uv); \
	if $$UV --version >/dev/null 2>&1; then $$UV pip install --quiet --require-hashes --no-deps --python $(BIN)/python -r requirements-dagster-postgres.lock; \
	else $(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements-dagster-postgres.lock; fi

spark: $(READY) ## set up Apache Spark in .spark (about 900 MB); PLANHOUSE_ENGINE=spark make build does so, too
	@$(PLANHOUSE) spark

spark-test: $(READY) ## build on a Spark cluster with a worker killed, and compare with DuckDB row by row (minutes)
	@$(BIN)/python -m tests.spark

vocabulary: $(READY) ## how much the vocabulary knows, and what it lacks
	@$(PLANHOUSE) vocabulary

expectations: $(READY) ## write how many figures each report holds into expected_counts.csv
	@$(PLANHOUSE) expected-counts

docs: $(READY) ## write the generated pages of docs/, and dbt's own as .build/dbt/static_index.html
	@$(BIN)/python -m presentation.dictionary_pages warehouse.duckdb docs
	@PLANHOUSE_BUILD_FILE="$$PWD/.build/warehouse.build.duckdb" PLANHOUSE_SCRATCH_FILE="$$PWD/.build/scratch.duckdb" \
		DBT_TARGET_PATH="$$PWD/.build/dbt" \
		$(BIN)/dbt --no-version-check --no-send-anonymous-usage-stats docs generate --static --no-compile \
		--project-dir dbt_project --profiles-dir dbt_project

confidence: $(READY) ## measure how far rules can be trusted: make confidence GOLD=folder [SCANS=folder]
	@$(BIN)/python -m benchmarks.confidence "$(GOLD)" $(if $(SCANS),--scans "$(SCANS)")

bench: $(READY) ## measure; the table of docs/benchmarks.md
	@$(BIN)/python -m benchmarks

lock: ## resolve the dependencies anew into the lock files
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --extra dev --upgrade pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --upgrade orchestration/engines/spark/requirements.txt -o orchestration/engines/spark/requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --upgrade --constraints requirements.lock requirements-ocr.txt -o requirements-ocr.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --upgrade --constraints requirements.lock requirements-dagster-postgres.txt -o requirements-dagster-postgres.lock

clean: ## remove everything that was built
	rm -rf .build .dagster site exports warehouse.duckdb dbt_project/target dbt_project/logs
