# The portal:          make site
# Everything checked:  make test, in less than 12 minutes on two cores with nothing else to do
# What takes longer:   make measure
# Compared with Hugo:  make bench; with another commit:  make bench ARGS='--against COMMIT'

PYTHON ?= $(shell sh requirements/python.sh)
ARGS ?=

PY := .venv/bin/python
PIP_INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
NEED := sh requirements/need.sh
# Python does this by itself at the first start, but not where PYTHONDONTWRITEBYTECODE is set:
# there every start would compile all modules that it uses.
COMPILE_SOURCES := $(PY) -m compileall -q gazette

# Only the tests may install packages of the system (as root, on Debian); else a message asks for them.
SYSTEM := ask
test measure: SYSTEM := install

.PHONY: site test measure fixtures check bench lighthouse pictures format lock clean java chromium

site: .venv/.run
	@$(COMPILE_SOURCES)
	@$(PY) build.py $(ARGS)

# Those marked `alone` measure times: they come last, with nothing beside them. Pytest's 5 says that
# ARGS asks for none of the two kinds. What takes long by nature is tried on a sample. Each process
# begins with its own stretch of the tests: what neighbours share is made once.
test: .venv/.test node_modules/.made .cache/sources/.made java chromium check
	@$(PY) -m pytest -n auto --dist worksteal -m "not alone and not measure" $(ARGS) || [ $$? -eq 5 ]
	@$(PY) -m pytest -m "alone and not measure" $(ARGS) || [ $$? -eq 5 ]

# All of what `make test` tries on a sample: kills, histories of edits, large portals, Lighthouse.
measure: .venv/.test node_modules/.made .cache/sources/.made chromium
	@GAZETTE_MEASURE=1 $(PY) -m pytest -n auto --dist worksteal \
		-m "(measure or sampled) and not alone" $(ARGS) || [ $$? -eq 5 ]
	@GAZETTE_MEASURE=1 $(PY) -m pytest -m "(measure or sampled) and alone" $(ARGS) || [ $$? -eq 5 ]

check: .venv/.test
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command as main; main()' --no-logo

# Takes a quarter of an hour, and says something only where nothing else runs meanwhile.
bench: .venv/.bench
	@$(PY) benchmarks/run.py $(ARGS)

# Full marks on the main pages, and what costs points where there are none.
lighthouse: .venv/.test node_modules/.made chromium
	@$(PY) -m tests.browser.lighthouse

# Of the main pages into .cache/pictures; those that the README shows into docs.
pictures: .venv/.test chromium
	@$(PY) -m tests.browser.pictures $(ARGS)

# What tests expect in files, from what comes out: read every changed line.
fixtures: .venv/.test
	@$(PY) -m pytest -q --update-fixtures $(ARGS)

format: .venv/.test
	@$(PY) -m ruff check --fix-only
	@$(PY) -m ruff format

# Newest versions within the ranges of pyproject.toml, with the digests of the files for every system.
COMPILE := .cache/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header pyproject.toml
lock:
	@$(PYTHON) -m venv --clear .cache/lock
	@.cache/lock/bin/python -m pip install -qq --disable-pip-version-check uv
	@$(COMPILE) -o requirements/run.txt
	@$(COMPILE) --group test -c requirements/run.txt -o requirements/test.txt
	@$(COMPILE) --group bench -c requirements/run.txt -o requirements/bench.txt
	@npm install --package-lock-only --loglevel=error
	@node requirements/no_funding.mjs
	@! grep -nE '://|"resolved"' requirements/*.txt package-lock.json

clean:
	@rm -rf .venv node_modules .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find output -mindepth 1 ! -path output/.gitignore -delete
	@find gazette tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- installed once, until the pins change

.venv/.made:
	@$(NEED) $(SYSTEM) "Python 3.11 or newer with venv (as $(PYTHON); another: make PYTHON=...)" \
		"python3 python3-venv" \
		$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.run: requirements/run.txt .venv/.made
	@echo "Installing requirements/run.txt"
	@$(PIP_INSTALL) -r requirements/run.txt
	@touch $@

# Holds all of run.txt too.
.venv/.test: requirements/test.txt .venv/.made
	@echo "Installing requirements/test.txt"
	@$(PIP_INSTALL) -r requirements/test.txt
	@touch $@

# Holds all of run.txt too.
.venv/.bench: requirements/bench.txt .venv/.made
	@echo "Installing requirements/bench.txt"
	@$(PIP_INSTALL) -r requirements/bench.txt
	@touch $@

node_modules/.made: package.json package-lock.json .npmrc
	@$(NEED) $(SYSTEM) "Node.js 18 or newer with npm, for the tests" "nodejs npm" npm --version
	@echo "Installing package-lock.json"
	@npm ci --loglevel=error
	@touch $@

# Python-Markdown's own test cases are in its source distribution only; its digest is pinned too.
.cache/sources/.made: requirements/test.txt | .venv/.test
	@echo "Downloading the source of Python-Markdown, for its test cases"
	@rm -rf $(@D) && mkdir -p $(@D)
	@sed -n '/^markdown==/,/#/p' requirements/test.txt >$(@D)/markdown.txt
	@$(PY) -m pip download -qq --disable-pip-version-check --require-hashes --no-deps \
		--no-binary :all: -d $(@D) -r $(@D)/markdown.txt
	@touch $@

# A browser, and fonts that hold Chinese.
chromium:
	@$(NEED) $(SYSTEM) "Chromium with Chinese fonts, for the tests in a browser" \
		"chromium fonts-noto-cjk fontconfig" sh -c 'chromium --version && fc-list :lang=zh | grep -q .'

java:
	@$(NEED) $(SYSTEM) "Java 11 or newer, for the HTML checker" default-jre-headless java -version
