# make run    set up and open the web pages on this machine (make run PORT=8080 for another port)
# make example  set up and work out the example of the 2003 brochure
# make test   set up and run all tests
# make check  format, lint, types, borders and rule language
# make bench  the benchmark table of this machine; make bench-web: 50 requests a second to the web pages
# make texts  write what the law says for translators, beside it: make texts PART=netherlands/income_tax
# make audit  licences and pins of all libraries, and known holes where the network allows it
# Needs python3 (3.11 or newer) and python3-venv; another Python: make PYTHON=python3.13 test

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/brochure-2003-general-compensation.yaml
PORT ?= 8000
HOLES ?= https://api.osv.dev/v1/query
STAMP := .venv/.installed

.PHONY: run example test check texts bench bench-web audit setup tools clean

run: setup
	@$(BIN)/grenswijzer serve --port $(PORT)

example: setup
	@$(BIN)/grenswijzer calculate $(EXAMPLE)
	@echo
	@$(BIN)/grenswijzer explain $(EXAMPLE) an.nl_general_compensation --depth 3

# As many at once as there are processors; a file that starts a server or a browser of its own does so per process.
test: setup
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: setup
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_borders.py tests/test_repository.py

texts: setup
	@$(BIN)/python -m grenswijzer.engine.translating $(PART)

bench: setup
	@$(BIN)/python -m benchmarks

bench-web: setup
	@$(BIN)/python benchmarks/web.py

# Only names and versions of libraries are sent. A hole fails; a place that cannot be reached is said, and is no failure.
audit: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt pip-audit
	@$(BIN)/python -m pytest tests/test_repository.py -k "licen or pinned"
	@if $(BIN)/python -c 'import sys, requests; requests.get(sys.argv[1], timeout=10)' $(HOLES) 2>/dev/null; then \
		$(BIN)/pip-audit --vulnerability-service osv --osv-url $(HOLES) --progress-spinner off \
			--requirement constraints.txt --no-deps --disable-pip; \
	else \
		echo "Known holes in the libraries were not looked up: $(HOLES) cannot be reached from here."; \
	fi

setup: $(STAMP)

# Installed again only when what has to be installed has changed.
$(STAMP): pyproject.toml constraints.txt | tools
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt setuptools
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt \
		--no-build-isolation --editable '.[dev]'
	@touch $@

tools:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "$(PYTHON) is missing: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, $(PYTHON) is older: install one and run make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "python3-venv is missing: sudo apt-get install python3-venv"; exit 1; }

clean:
	rm -rf .venv build out .pytest_cache .mypy_cache .ruff_cache .hypothesis
