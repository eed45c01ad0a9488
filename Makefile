# make run    install what serving needs, serve on http://127.0.0.1:8050
# make test   install what the tests need, check everything
# make lint | bench | image

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= $(or $(GUESSWHO_PORT),8050)

.PHONY: run test lint check bench image clean

run: $(VENV)/.serve
	$(BIN)/gunicorn --config gunicorn.conf.py app:server

test: lint check

check: $(VENV)/.everything
	$(BIN)/python -m pytest

lint: $(VENV)/.everything
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.everything
	$(BIN)/python -m benchmarks

image:
	docker build -t guesswho .

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.serve: requirements-serve.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-serve.txt
	touch $@

$(VENV)/.everything: requirements.txt requirements-serve.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@ $(VENV)/.serve
