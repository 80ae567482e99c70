# The verbs of the project. `make start` and `make test` need only Python >= 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo
PORT ?= 8000

.PHONY: start demo test ren prov matt matt-andra matt-intag bilder format las rensa hjalp

hjalp: ## list the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

start: .venv/drift ## install and show the product alive in the browser (PORT=8000, Ctrl-C stops)
	$(BIN)/remiss starta --demo --mapp $(DEMO) --port $(PORT)

demo: .venv/drift ## install and play real cases from registration to dispatched answer
	$(BIN)/remiss demo --mapp $(DEMO)

test: .venv/prov ## format, lint, types, layers and every test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2 --dist loadgroup

ren: .venv/prov ## only the pure tests
	$(BIN)/pytest tests/ren -p no:randomly

prov: .venv/prov ## the full dose of every proof, and its table in docs/tillforlitlighet.md
	$(BIN)/python -m tests.prov
	REMISS_WEBB_DATABAS=postgresql $(BIN)/pytest -n 2 --dist loadgroup tests/webb

matt: .venv/prov ## the speed of everything, against code written by hand (under 8 minutes)
	$(BIN)/python -W ignore -m prestanda

matt-andra: .venv-andra/andra ## the same transition with other people's libraries, in their own environment
	.venv-andra/bin/python -W ignore -m prestanda.andra

matt-intag: .venv/prov ## how well letters are read, field by field (SEEDS=DIR reads a folder of real ones too)
	$(BIN)/python -m prestanda.intag $(if $(SEEDS),--seeds $(SEEDS))

bilder: .venv/prov ## the pictures of README and handbook, taken anew of the demo (needs Chromium)
	$(BIN)/python -W ignore -m tests.webb.bilder

format: .venv/prov ## put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

las: ## renew the lock files (needs uv)
	UV_PYTHON_DOWNLOADS=never uv pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  --group bygg pyproject.toml -o requirements.lock
	UV_PYTHON_DOWNLOADS=never uv pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  --extra postgres --group bygg --group prov pyproject.toml -o requirements-prov.lock
	UV_PYTHON_DOWNLOADS=never uv pip compile --universal --generate-hashes --no-header --no-emit-index-url \
	  --python-version 3.11 --constraint requirements-prov.lock --group andra -o requirements-andra.lock

rensa: ## remove what was built, keep what was written
	rm -rf .venv .venv-andra $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/drift: .venv/bin/python requirements.lock pyproject.toml
	@test -e .venv/prov || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/prov: .venv/bin/python requirements-prov.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-prov.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ .venv/drift

.venv-andra/bin/python: .venv/bin/python
	.venv/bin/python -m venv .venv-andra

.venv-andra/andra: .venv-andra/bin/python requirements-prov.lock requirements-andra.lock pyproject.toml
	.venv-andra/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  -r requirements-prov.lock -r requirements-andra.lock
	.venv-andra/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
