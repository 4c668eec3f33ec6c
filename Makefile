# Two commands for a fresh machine with Python 3.11 and make: `make demo` and `make test`. While you work: `make quick`.
# Another Python: `make quick PYTHON=python3.13 VENV=.venv-3.13`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test quick oldest test-training lint docs clean

demo: $(VENV)/.installed
	mkdir -p out
	$(BIN)/credscore score datasets/sample/articles.csv -o out/scored.csv --report out/report.html --force
	@echo "Written: out/report.html (open it in a browser) and out/scored.csv (open it in a spreadsheet)."

test: $(VENV)/.tests-installed
	$(BIN)/python -m pytest

# Every room, without the tests that take more than about half a second.
quick: $(VENV)/.tests-installed
	$(BIN)/python -m pytest -q -m "not slow"

# The quick tests on the oldest versions of everything that pyproject.toml allows, in an environment of their own.
oldest:
	rm -rf .venv-oldest
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	.venv-oldest/bin/python tests/lower_bounds.py > .venv-oldest/constraints.txt
	.venv-oldest/bin/python -m pip install --quiet --constraint .venv-oldest/constraints.txt --editable ".[all]" --group test
	.venv-oldest/bin/python -m pytest -q -m "not slow"

# With torch, which is large: the network is trained in small, and numpy and torch must give the same numbers.
test-training: .venv-training/.installed
	.venv-training/bin/python -m pytest -q tests/training

.venv-training/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	.venv-training/bin/python -m pip install --quiet --editable ".[all,train]" --group test
	touch $@

lint: $(VENV)/.lint-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.tests-installed
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) .venv-* out build dist

$(VENV)/.pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	touch $@

$(VENV)/.installed: $(VENV)/.pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tests-installed: $(VENV)/.pip pyproject.toml
	$(BIN)/python -m pip install --quiet --editable ".[all]" --group test
	touch $(VENV)/.installed $@

$(VENV)/.lint-installed: $(VENV)/.tests-installed
	$(BIN)/python -m pip install --quiet --group lint
	touch $@
