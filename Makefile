# make serve | site | offline | test | bench | check | clean. Each installs what it needs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Material prints its end of life at every build; the README says what we make of it.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site offline check test bench browser clean

serve: $(VENV)/site  ## preview at 127.0.0.1:8000; a mistake shows on its page
	STRICT=false $(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

site: $(VENV)/site  ## write site/, as light as it goes
	$(BIN)/mkdocs build --clean
	$(BIN)/python -m macros lighten site

offline: site browser  ## write offline/: the site as a zip with its SHA-256, and as a PDF
	$(BIN)/python -m macros offline site offline

check: $(VENV)/site  ## check the records alone
	$(BIN)/python -m macros check

test: $(VENV)/dev browser
	$(BIN)/python -m pytest tests

bench: $(VENV)/dev  ## times as ratios, each beside a stock site in the same run
	$(BIN)/python bench/bench.py

clean:
	rm -rf $(VENV) site offline .cache/pictures

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
