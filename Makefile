# Two commands are enough: `make site` and `make test`. Each prepares what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve check facts handouts lock bench browser clean

## Build the site into site/
site: $(READY)
	@$(BIN)/python -m scripts build

## Run every test; prepares a browser
test: $(READY) browser
	@$(BIN)/ruff check --quiet scripts tests
	@$(BIN)/python -m pytest

## Preview with live reload on http://127.0.0.1:8000/
serve: $(READY)
	@$(BIN)/python -m scripts serve

## Check texts and data only, in seconds
check: $(READY)
	@$(BIN)/python -m scripts check

## Write the questions for each office: PDF, WhatsApp, Excel
facts: $(READY)
	@$(BIN)/python -m scripts maintain questions --out pertanyaan

## Make the sheets of paper: site/unduh/
handouts: site
	@$(BIN)/python -m scripts handouts

## Measure, and write the tables of README.md
bench: $(READY) browser
	@$(BIN)/python -m scripts bench

## Pin all packages again, with hashes
lock: $(READY)
	@$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --all-extras pyproject.toml --output-file requirements.txt

browser:
	@$(BIN)/python -m scripts browser

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Perlu Python 3.11 atau lebih baru."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Paket python3-venv belum ada. Perbaikan: sudo apt-get install python3-venv"; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	@rm -rf $(VENV) .cache site
