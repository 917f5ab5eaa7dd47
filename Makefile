# Everything one needs to try, test and care for this site. `make help` says what there is.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
HOST ?= 127.0.0.1
VENV ?= .venv
VAR := $(or $(HNH_VAR),var)
BIN := $(VENV)/bin
export HNH_VAR := $(abspath $(VAR))
export HNH_BASE_URL ?= http://localhost:$(PORT)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport DJANGO_SETTINGS_MODULE

MANAGE := $(BIN)/python manage.py
# Every language of the pages besides English has a folder.
LANGUAGES := $(notdir $(wildcard locale/*))
STATIC_SOURCES := $(shell find community/static -type f 2>/dev/null)

.PHONY: help
help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(BIN)/.runs ## Everything to a working demonstration on http://localhost:8000 (PORT= moves it)
	@mkdir -p -m 700 "$(HNH_VAR)"
	@flock "$(HNH_VAR)/.setup" $(MAKE) --no-print-directory set-up
	@echo
	@echo "Heard, Not Held is at http://localhost:$(PORT)/  (Ctrl+C stops it)"
	@DJANGO_SETTINGS_MODULE=community.settings.dev exec $(BIN)/gunicorn community.wsgi --bind "$(HOST):$(PORT)"

# Databases, static files, what the site needs to know, and the demonstration's people and stories.
# Each step does only what is missing, and can run while another copy serves.
.PHONY: set-up
set-up: $(HNH_VAR)/static/staticfiles.json
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) migrate --database keys --verbosity 0
	@$(MANAGE) prepare
	@$(MANAGE) demo

$(HNH_VAR)/static/staticfiles.json: requirements.lock $(STATIC_SOURCES)
	@echo "Gathering static files."
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@

.PHONY: test
test: $(BIN)/.tests ## The whole suite, on SQLite and where it is there on PostgreSQL (ARGS= for pytest)
	@$(BIN)/python -m tests.suite $(ARGS)

.PHONY: production-test
production-test: $(BIN)/.tests ## The site as in production, from the files of deploy/, with a browser; every log searched (ARGS= for pytest)
	@$(BIN)/python -m tests.production $(ARGS)

.PHONY: chaos
chaos: $(BIN)/.tests ## The same site while its parts are killed, fill up and slow down (ARGS="--minutes 2 --seed 7 --only kill")
	@$(BIN)/python -m tests.production.chaos $(ARGS)

.PHONY: pictures
pictures: $(BIN)/.tests ## Take the handbooks' pictures anew (needs Chromium)
	@mkdir -p docs/handbooks/pictures
	@HNH_PICTURES="$(abspath docs/handbooks/pictures)" $(BIN)/python -m pytest -q tests/browser/test_a_day_at_the_desk.py tests/browser/test_a_day_in_the_directory.py tests/browser/test_an_editors_day.py

.PHONY: lint
lint: $(BIN)/.tests ## Style, types, templates, directions of imports; and what is not translated yet
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/lint-imports
	@DJANGO_SETTINGS_MODULE=community.settings.test $(MANAGE) untranslated

.PHONY: bench
bench: $(BIN)/.tests ## What readers get against a bare Django view and nginx (ARGS="--stories 100000"); the desk; the directory; circles; identifying words
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.desk
	@$(BIN)/python -m bench.directory
	@$(BIN)/python -m bench.circles

.PHONY: load
load: $(BIN)/.tests ## The site as in production under load, a few minutes (ARGS="--only bad-codes --seconds 20", ARGS="--minutes 10")
	@$(BIN)/python -m bench.load $(ARGS)

.PHONY: demo
demo: $(BIN)/.runs ## Put the demonstration back as it was at first
	@$(MANAGE) demo --reset

.PHONY: codes
codes: $(BIN)/.runs ## The demonstration staff's one-time codes
	@$(MANAGE) demo --codes

.PHONY: publish
publish: $(BIN)/.runs ## Publish what is approved now, without the cooling-off (to try the way of a story)
	@$(MANAGE) housekeeping --publish-now

.PHONY: messages
messages: ## Gather the texts to translate, and compile the translations (needs gettext)
	@for language in $(LANGUAGES); do \
	    $(MANAGE) makemessages --locale $$language --no-obsolete --no-location --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*' && \
	    $(MANAGE) compilemessages --locale $$language --ignore '.venv' --verbosity 0 || exit 1; \
	done

.PHONY: lock
lock: ## Choose every pin anew from pyproject.toml
	@bin/lock

.PHONY: parts
parts: ## List what runs: licences in docs/licences.md, parts for machines (CycloneDX) in var/parts.json
	@mkdir -p -m 700 "$(HNH_VAR)"
	@bin/parts "$(HNH_VAR)/parts.json"

.PHONY: clean
clean: ## Remove the virtual environment and the demonstration's data
	@rm -rf "$(VENV)" "$(HNH_VAR)" .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# --- the virtual environment -----------------------------------------------------------------
$(BIN)/python:
	@bin/venv "$(VENV)"

$(BIN)/.runs: requirements.lock | $(BIN)/python
	@echo "Installing what the site needs."
	@$(BIN)/python -m pip install --quiet --quiet --requirement requirements.lock
	@touch $@

$(BIN)/.tests: requirements-dev.lock requirements.lock | $(BIN)/python
	@echo "Installing what the tests need."
	@$(BIN)/python -m pip install --quiet --quiet --requirement requirements-dev.lock
	@touch $@ $(BIN)/.runs
