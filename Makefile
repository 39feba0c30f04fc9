# Two commands matter: `make run` and `make test`. Both set up what is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup run demo stack images test test-system bench check format lock train-rails
help: ## show this help
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(BIN)/uv: requirements/tools.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Inglenook needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@echo "Setting up the virtual environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing: run 'sudo apt install python3-venv' and try again."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/uv
	@echo "Installing the locked packages …"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --require-hashes --no-deps -r requirements/run.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@echo "Learning the examples of the pods …"
	@$(BIN)/python -c 'from bot.build import train_router; train_router()'
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run | $(BIN)/uv
	@echo "Installing what the tests need …"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.run ## only install

run: $(VENV)/.run ## set up what is missing and start Inglenook
	@$(BIN)/ingle run

demo: $(VENV)/.run ## start with a made-up household to try things on
	@$(BIN)/ingle run --demo

stack: ## start in containers, all of them or PROFILES="finance tls" (compose/README.md)
	@$(PYTHON) -m compose.stack up $(PROFILES)

images: ## pin the images of the containers by their digests, in compose/images.lock
	@$(PYTHON) -m compose.stack images

check: $(VENV)/.dev ## format, lint, types, layers
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: check ## set up what is missing and pass the tests
	@$(BIN)/pytest -q

test-system: ## system packages that only tests need (apt)
	@sh tests/system-packages.sh

bench: $(VENV)/.dev ## latency, prompt tokens, memory and start-up, against the committed figures; ARGS=--throughput
	@$(BIN)/python -m tests.bench $(ARGS)

build/rails/.installed: requirements/rails.txt | $(BIN)/uv
	@$(BIN)/uv pip install --python $(BIN)/python --require-hashes --no-deps --target build/rails -r requirements/rails.txt
	@touch $@

train-rails: $(VENV)/.run build/rails/.installed ## train the classifiers of the rails again
	@$(BIN)/python -m tests.rails build/rails

format: $(VENV)/.dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: | $(BIN)/uv ## resolve the dependencies again
	@printf 'uv\nsetuptools>=80\n' | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade --python-version 3.11 - -o requirements/tools.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade --extra embedded --extra google --extra gpu --extra guardrails --extra knowledge --extra kokoro --extra ocr --extra ollama --extra speech --group dev pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra embedded --extra google --extra gpu --extra knowledge --extra ocr --extra ollama --extra speech pyproject.toml -c requirements/dev.txt -o requirements/run.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-deps --group pyproject.toml:rails -o requirements/rails.txt
