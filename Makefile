# Two commands are enough: `make site` and `make test`. Each prepares what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
comma := ,
fail = { echo "$(1)"; echo "    Perbaikan: $(2)"; exit 1; } >&2
OFFLINE = $(call fail,Paket Python tidak bisa dipasang.,baca pesan di atas$(comma) periksa sambungan internet$(comma) lalu ulangi)
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING := 1

.PHONY: site test serve check facts handouts release lock bench browser clean

## Build the site into site/
site: $(READY)
	@$(BIN)/python -m scripts build

## Run every test, on all cores; names the ten slowest
test: browser
	@$(BIN)/ruff check --quiet scripts tests
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal --durations 10

## Preview with live reload on http://127.0.0.1:8000/
serve: $(READY)
	@$(BIN)/python -m scripts serve

## Check texts and data only, in seconds
check: $(READY)
	@$(BIN)/python -m scripts check $(CHECK)

## Write the questions for each office: PDF, WhatsApp, Excel
facts: $(READY)
	@$(BIN)/python -m scripts maintain questions --out pertanyaan

## Make the sheets of paper: site/unduh/
handouts: packages-paper site
	@$(BIN)/python -m scripts handouts

## What an office publishes or hands on: rilis/
release: packages-paper $(READY)
	@$(BIN)/python -m scripts release

## Measure, and write the tables of docs/_pemilik/ukuran.md
bench: browser
	@$(BIN)/python -m scripts bench

## Pin all packages again, with hashes: what the site needs, then what its tests need besides
lock: $(TOOLS)
	@$(LOCK) pyproject.toml --group build --output-file requirements.txt
	@$(LOCK) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	@$(LOCK) --group engine --constraint requirements.txt --output-file .ci/properdocs.txt
	@$(LOCK) --group audit --output-file .ci/audit.txt

browser: packages-test $(TOOLS)
	@$(BIN)/python -m scripts browser

## What the system lacks: installed as root, else named. The list: .ci/packages.txt
packages-%:
	@$(PYTHON) -B -m scripts packages $*

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || $(call fail,Python 3.11 atau lebih baru belum ada.,make $(MAKECMDGOALS) PYTHON=python3.11)
	@$(PYTHON) -B -m scripts packages site
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || $(call fail,Map $(VENV) tidak bisa dibuat.,baca pesan di atas: disk penuh$(comma) atau map ini tidak boleh ditulisi?)
	@$(PIP) --require-hashes --requirement requirements.txt || $(OFFLINE)
	@$(PIP) --no-deps --no-build-isolation --editable . || $(OFFLINE)
	@touch $(READY)

$(TOOLS): $(READY) requirements-dev.txt
	@$(PIP) --require-hashes --requirement requirements-dev.txt || $(OFFLINE)
	@touch $(TOOLS)

clean:
	@rm -rf $(VENV) .cache site
