# Fitroom. `make run` serves the demo store, `make test` proves it. `make help` lists the rest.
SHELL := /bin/sh
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# A file of tests is one worker's, in the order of the folders: the long ones begin early.
SHARED := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# Data, host, port and Redis: FITROOM_DATA, FITROOM_HOST, FITROOM_PORT, FITROOM_REDIS_URL.

.DEFAULT_GOAL := help
.PHONY: help run test lint format load bench bench-compare capacity labels links screenshots clean

help: ## list what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.serve ## build the demo store once, start Redis and the service, print every link
	@$(BIN)/fitroom run

test: $(VENV)/.test browser ## everything: rules, log, web, catalogue, crash runs and every screen in a browser
	@$(BIN)/python -m pytest $(SHARED) $(TESTS)

lint: $(VENV)/.test ## formatting, rules of style and strict types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: $(VENV)/.test ## put every file into shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

load: $(VENV)/.test ## a day of whole visits; exit 1 if anything broke or was slow: SHAPE=SaturdayPeak USERS= SECONDS= PROCESSES= REPORT=
	@$(BIN)/python -m load_tests $(if $(SHAPE),--shape $(SHAPE)) $(if $(USERS),--users $(USERS)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(PROCESSES),--processes $(PROCESSES)) --report $(or $(REPORT),load-report.html) $(LOAD)

bench: $(VENV)/.test ## how fast it is beside others, as ratios: SECTIONS="streams slates" ROUNDS=5 BENCH=
	@$(BIN)/python -m load_tests.bench $(SECTIONS) --rounds $(or $(ROUNDS),5) $(BENCH)

bench-compare: $(VENV)/.test ## how fast it is beside the commit REV=..., in the same rounds
	@test -n "$(REV)" || { echo "Which commit? make bench-compare REV=abc123"; exit 1; }
	@$(BIN)/python -m load_tests.bench $(SECTIONS) --rounds $(or $(ROUNDS),5) --against $(REV) $(BENCH)

capacity: $(VENV)/.test ## how many shoppers a core carries, from results of bench and load: STORES=1000 SHOPPERS=60 WRITE=README.md
	@$(BIN)/python -m load_tests.capacity $(if $(STORES),--stores $(STORES)) \
		$(if $(SHOPPERS),--shoppers $(SHOPPERS)) $(if $(WRITE),--write $(WRITE)) $(CAPACITY)

labels: $(VENV)/.serve ## hang-tags of the store's garments, as a PDF to print and cut
	@$(BIN)/fitroom labels --to labels

links: $(VENV)/.serve ## fresh links to every screen
	@$(BIN)/fitroom links

screenshots: $(VENV)/.test browser ## make the README's pictures again from the running product
	@$(BIN)/python -m tests.browser.pictures

clean: ## remove what was built here; the data folder stays
	rm -rf $(VENV) .bench build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: browser
browser: $(VENV)/.test
	@$(BIN)/python -m load_tests.chromium

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Fitroom needs Python 3.11 or later; name one with PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv is missing (Debian, Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/.serve: pyproject.toml | $(VENV)/bin/python
	@echo "Installing (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[encode]'
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	@echo "Installing with what the tests need (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[encode,test]'
	@touch $@ $(VENV)/.serve
