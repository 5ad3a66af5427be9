# The front door: `make` lists the commands. Each sets up what it needs first.

PYTHON =
DATA = ../shared/data
VENV = .venv
TRAIN_VENV = .venv-train
OUT =
BIN = $(VENV)/bin
JOBS = 2
GAZETTEER = annals/gazetteer/data/places.sqlite
ACTORS = annals/gazetteer/data/actors.json
DEMO = demo/annals.db

GAZETTEER_INPUTS = annals/text/normalise.py $(wildcard tools/build_gazetteer.py tools/gazetteer/* \
    tools/gazetteer/data/* annals/gazetteer/supplement* annals/gazetteer/data/*.t*)

.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.PHONY: help setup demo test quality evaluate bench train docs lint types schemas locks clean

help: ## List the commands
	@echo "make setup first sets up $(VENV); every other command does so too, where that is still to do."
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo "PYTHON=/path/to/python3 chooses the interpreter (3.11 to 3.13) for $(VENV)."

setup: $(VENV)/.installed $(GAZETTEER) $(ACTORS) ## Make .venv from the hashed pins and compile the gazetteer
	@echo "== Set up: $(VENV) and the gazetteer are there"

demo: setup ## Code the example reports, show the incidents and what to try next
	@echo "== Coding the reports of examples/reports into $(DEMO)"
	@[ -t 1 ] || export COLUMNS=$${COLUMNS:-110}; $(BIN)/annals code --workspace $(DEMO) examples/reports
	@echo
	@echo "Try next, with an id from the table:"
	@echo "  $(BIN)/annals show ID --workspace $(DEMO)          every field with its evidence"
	@echo "  $(BIN)/annals why ID killed --workspace $(DEMO)    how one field came about"
	@echo "  $(BIN)/annals list --status disputed --workspace $(DEMO)"
	@echo "  $(BIN)/annals reports --workspace $(DEMO)          what was read, copies marked"
	@echo "  $(BIN)/annals code PATH...                                  your own reports, into ./annals.db"

test: setup ## Run the tests (ARGS='-k store' hands arguments on to pytest, JOBS=4 takes four processes)
	@echo "== Running the tests"
	@$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

quality: setup ## Run the graded cases against their floors, which only rise
	@echo "== Running the graded cases"
	@$(BIN)/python -m quality $(ARGS)
	@$(BIN)/python -m quality --tagger lexical $(ARGS)

evaluate: setup ## Score Annals on data sets: make evaluate DATA=FOLDER
	@echo "== Scoring on the data sets in $(DATA)"
	@$(BIN)/python -m evaluation --data $(DATA) $(ARGS)

bench: setup ## Measure speed, memory and start-up time
	@echo "== Measuring"
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(TRAIN_VENV)/.installed $(GAZETTEER) $(ACTORS) ## Train a reader: make train DATA=FOLDER OUT=FOLDER
	@test -n "$(OUT)" || { echo "say where the run shall lie: make train DATA=$(DATA) OUT=FOLDER"; exit 2; }
	@echo "== Training on the data sets in $(DATA), under two hours on two cores"
	@$(TRAIN_VENV)/bin/python -m training --data $(DATA) --out $(OUT) $(ARGS)

docs: setup ## Write the reference pages from the code and run every snippet of the documentation
	@echo "== Writing the reference and checking the documentation"
	@if [ -f tools/write_reference.py ]; then $(BIN)/python -m tools.write_reference; fi
	@if ls tests/docs/test_*.py > /dev/null 2>&1; then $(BIN)/python -m pytest tests/docs; fi

lint: setup ## Check style, layout and the order of the layers
	@echo "== Checking style and layers"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: setup ## Check the types of package and tests
	@echo "== Checking types"
	@$(BIN)/mypy

schemas: setup ## Write schemas/v1 from the code
	@$(BIN)/python -m tools.write_schemas

locks: ## Write requirements/*.lock from pyproject.toml (needs uv; ARGS=--upgrade takes newer versions)
	@tools/lock.sh $(ARGS)

clean: ## Remove what these commands made, .venv included
	rm -rf $(VENV) $(TRAIN_VENV) demo build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f $(GAZETTEER) $(GAZETTEER).new $(ACTORS)
	find annals tests quality corpus evaluation benchmarks training tools -name __pycache__ -prune -exec rm -rf {} +

$(TRAIN_VENV)/.installed: requirements/train.txt requirements/run.lock
	@tools/make_venv.sh "$(TRAIN_VENV)" "$(PYTHON)"
	@echo "== Installing what training needs (torch among it)"
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
	    --requirement requirements/run.lock
	@$(TRAIN_VENV)/bin/python -m pip install -qq --disable-pip-version-check --no-input \
	    --requirement requirements/train.txt
	@touch $@

$(VENV)/.locked: requirements/dev.lock
	@tools/make_venv.sh "$(VENV)" "$(PYTHON)"
	@echo "== Installing the pinned packages of requirements/dev.lock (a minute or two)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
	    --requirement requirements/dev.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@echo "== Installing annals itself"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --no-deps \
	    --no-build-isolation --editable .
	@touch $@

$(GAZETTEER): $(GAZETTEER_INPUTS) | $(VENV)/.installed
	@echo "== Compiling the gazetteer (once; about half a minute)"
	@$(BIN)/python -m tools.build_gazetteer --out $@.new
	@mv $@.new $@

$(ACTORS): $(wildcard annals/gazetteer/data/actors/*.toml) | $(VENV)/.installed
	@$(BIN)/python -m annals.gazetteer._actor_cache
