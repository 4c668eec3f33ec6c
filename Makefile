# Two commands for a fresh machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint docs clean

demo: $(VENV)/.installed
	mkdir -p out
	$(BIN)/credscore score datasets/sample/articles.csv -o out/scored.csv --report out/report.html
	@echo "Written: out/report.html (open it in a browser) and out/scored.csv (open it in a spreadsheet)."

test: $(VENV)/.tests-installed
	$(BIN)/python -m pytest

lint: $(VENV)/.lint-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.tests-installed
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) out build dist

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
