# make chat: install, prepare and talk.  make test: everything that must hold.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: install chat test lint bench
.DEFAULT_GOAL := install

install: $(INSTALLED)

# torch alone and first: resolved together with the rest, a range there may bring a CUDA build.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Bellwether needs Python 3.11, and $(PYTHON) is %d.%d. Install it, or name it: make PYTHON=/path/to/python3.11" % sys.version_info[:2] if sys.version_info[:2] != (3, 11) else 0)'
	@echo "Installing into $(VENV). The first time this downloads for a few minutes."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt torch
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $@

chat: install
	@$(BIN)/bellwether chat

lint: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: install
	$(BIN)/python -m benchmarks
