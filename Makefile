# make serve | site | new | facts | check | test | schema | bench | clean. Each installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material prints its end of life at every build; the README says what we make of it.
export NO_MKDOCS_2_WARNING := 1

# The checks that pre-commit runs, each as check-NAME.
CHECKS := ruff format types yaml spelling facts
CHECKED := macros tests bench

.PHONY: serve site new facts schema check $(CHECKS:%=check-%) test bench browser clean

serve: $(VENV)/site  ## preview at 127.0.0.1:8000; a mistake shows on its page
	STRICT=false $(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: $(VENV)/site  ## write site/, as light as it goes
	$(BIN)/mkdocs build --clean
	$(BIN)/python -m macros lighten site

new: $(VENV)/site  ## begin a record; it asks for what it needs
	@$(BIN)/python -m macros new

facts: $(VENV)/site  ## check the records and the pages alone, in a second
	@$(BIN)/python -m macros check

schema: $(VENV)/site  ## write data/schema.json after a change of the models
	$(BIN)/python -m macros schema

check: $(CHECKS:%=check-%)  ## all that pre-commit checks

check-ruff: $(VENV)/dev
	@$(BIN)/ruff check --quiet $(CHECKED)

check-format: $(VENV)/dev
	@$(BIN)/ruff format --check --quiet $(CHECKED)

check-types: $(VENV)/dev
	@$(BIN)/mypy --no-error-summary macros

check-yaml: $(VENV)/dev
	@$(BIN)/yamllint --strict .

check-spelling: $(VENV)/dev
	@$(BIN)/codespell data docs macros *.md

check-facts: facts

test: $(VENV)/dev browser
	$(BIN)/coverage run -m pytest tests
	@$(BIN)/coverage combine --quiet && $(BIN)/coverage report

bench: $(VENV)/dev  ## times as ratios, each beside a stock site in the same run
	$(BIN)/python bench/bench.py

clean:
	rm -rf $(VENV) site

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; name it, for example: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site: requirements.txt $(VENV)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# The tests open the site in a real browser; Debian's is installed where we may.
browser:
	@for name in chromium chromium-browser google-chrome; do \
	  command -v $$name >/dev/null && exit 0; done; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	else \
	  echo "The tests need Chromium. Install it, for example: sudo apt-get install chromium" >&2; \
	  exit 1; \
	fi
