# Everything that a checkout needs, with nothing but Python and make at hand. PYTHON names another interpreter:
#   make PYTHON=python3.12 test

PYTHON ?= python3
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# What has been set up, and for which Python.
DOCUMENT := .venv/for-documenting-$(VERSION)
RUN := .venv/for-running-$(VERSION)
DEVELOP := .venv/for-developing-$(VERSION)
RELEASE := .venv/for-releasing-$(VERSION)

# What is built goes here. Without the definitions it has the same name as with them, so it goes elsewhere.
WITHOUT := $(filter-out 0,$(or $(WITHOUT_DEFINITIONS),$(CARELEX_WITHOUT_DEFINITIONS)))
DIST := dist$(if $(WITHOUT),/without-definitions)

# Containers often forbid it, and then each of the hundreds of starts that the tests make compiles carelex once more.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run test test-lowest test-newest check format docs picture manual dist zipapp onedir test-dist clean

help:
	@echo "make run          set up, and run: carelex define brokerage"
	@echo "make test         set up, and run the tests"
	@echo "make test-lowest  run the tests with the lowest version of each package that carelex allows"
	@echo "make test-newest  run the tests with the newest version of each"
	@echo "make check        set up, and check style and types"
	@echo "make format       write the code in the project's style"
	@echo "make docs         build the website of the documentation in site/; a dead link is an error"
	@echo "make picture      draw the pictures of the README anew"
	@echo "make manual       write the manual page and docs/commands.md anew, from the help"
	@echo "make dist         build the wheel and the sdist into dist/; without its definitions: make dist WITHOUT_DEFINITIONS=1"
	@echo "make zipapp       make dist/carelex.pyz: one file, for those who have Python and no installer"
	@echo "make onedir       make dist/carelex: a folder, for those who have no Python"
	@echo "make test-dist    install and run what these three make, each in an empty environment"
	@echo "make clean        remove what make has set up"

run: $(RUN)
	@$(BIN)/python -m carelex $(if $(wildcard data/terms.yaml),define brokerage --no-pager)
	@echo
	@echo "carelex is set up. Type this next, to see what it can do:"
	@echo "  $(BIN)/carelex"

test: $(DEVELOP)
	@$(BIN)/python -m pytest $(ARGS)

# Each time in an environment of its own, made again, so that it has what somebody gets who installs carelex today. The
# lowest versions are there for Python 3.11 in any case; a newer one may have to compile some.
test-lowest:
	@$(call set_up,.venv-lowest)
	@$(PYTHON) tools/lowest.py > .venv-lowest/lowest.txt
	@$(call install,.venv-lowest,--constraint .venv-lowest/lowest.txt)
	@.venv-lowest/bin/python -m pytest $(ARGS)

test-newest:
	@$(call set_up,.venv-newest)
	@$(call install,.venv-newest,--upgrade --upgrade-strategy eager)
	@.venv-newest/bin/python -m pytest $(ARGS)

# The folder of an environment; and what pip is to heed.
set_up = echo "Setting up $(1)" && $(PYTHON) -m venv --clear $(1) && \
	$(1)/bin/python -m pip --disable-pip-version-check --quiet install --upgrade "pip>=25.1"
install = $(1)/bin/python -m pip --disable-pip-version-check --quiet install $(2) \
	--editable ".[documents,skos]" --group dev && \
	$(1)/bin/python -m pip --disable-pip-version-check list

check: $(DEVELOP)
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check
	@$(BIN)/python -m mypy

format: $(DEVELOP)
	@$(BIN)/python -m ruff check --fix
	@$(BIN)/python -m ruff format

docs: $(DOCUMENT)
	@$(BIN)/zensical build --strict --clean

picture: $(RUN)
	@$(BIN)/python tools/draw.py

manual: $(RUN)
	@$(BIN)/python tools/manual.py

dist: export CARELEX_WITHOUT_DEFINITIONS := $(WITHOUT)
dist: $(RELEASE)
	@$(BIN)/python release/dist.py $(DIST)

zipapp: dist
	@$(BIN)/python release/single_file.py $(DIST)

onedir: dist
	@$(BIN)/python release/onedir.py $(DIST)

test-dist: $(DEVELOP) $(RELEASE)
	@$(BIN)/python -m pytest -m dist $(ARGS)

clean:
	rm -rf .venv .venv-lowest .venv-newest .mypy_cache .pytest_cache .ruff_cache dist site .cache

$(RUN): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "carelex needs Python 3.11 or newer; name one, as in: make PYTHON=python3.12 run")'
	@echo "Setting up .venv"
	@$(PYTHON) -m venv --clear .venv
	@$(PIP) install --editable .
	@touch "$@"

# Dependency groups take a newer pip than Python 3.11 brings.
$(DOCUMENT): $(RUN)
	@echo "Adding what builds the documentation to .venv"
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --group docs
	@touch "$@"

$(DEVELOP): $(RUN)
	@echo "Adding the developers' tools to .venv"
	@$(PIP) install --upgrade "pip>=25.1"
	@$(PIP) install --group dev
	@touch "$@"

$(RELEASE): $(DEVELOP)
	@echo "Adding the tools of a release to .venv"
	@$(PIP) install --group release
	@touch "$@"
