# make serve | site | test | bench | check | clean. Each installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material prints its end of life at every build; the README says what we make of it.
export NO_MKDOCS_2_WARNING := 1

NPM_QUIETLY := --ignore-scripts --no-audit --no-fund --loglevel=error

.PHONY: serve site check test bench browser clean

serve: $(VENV)/site  ## preview at 127.0.0.1:8000; a mistake shows on its page
	STRICT=false $(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: $(VENV)/site  ## write site/, as light as it goes
	$(BIN)/mkdocs build --clean
	$(BIN)/python -m macros lighten site

check: $(VENV)/site  ## check the records alone
	$(BIN)/python -m macros check

test: $(VENV)/checkers browser
	$(BIN)/python -m pytest tests

bench: $(VENV)/lighthouse browser  ## times, bytes and scores, each beside a stock site
	$(BIN)/python bench/bench.py

clean:
	rm -rf $(VENV) site tests/node_modules bench/node_modules

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

# What only npm has; npm itself comes with requirements-dev.txt.
$(VENV)/checkers: tests/package-lock.json $(VENV)/dev
	$(BIN)/npm ci --prefix tests $(NPM_QUIETLY)
	@touch $@

$(VENV)/lighthouse: bench/package-lock.json $(VENV)/dev
	$(BIN)/npm ci --prefix bench $(NPM_QUIETLY)
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
