# make kit: build the booklets · make test: prove it · make bench: measure it · make pages: the picture in README.
# Each sets up what it needs, once.

PYTHON = .venv/bin/python

.PHONY: kit test bench pages

kit: .venv/for-kit
	$(PYTHON) build.py

test: .venv/for-test
	$(PYTHON) -m pytest
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy --strict bookletkit

bench: .venv/for-kit
	for script in benchmarks/*.py; do $(PYTHON) $$script || exit 1; done

pages: kit .venv/for-test
	$(PYTHON) docs/pages.py

.venv/for-%: requirements.lock setup/set-up.sh .venv/bin/python
	@sh setup/set-up.sh $*
	@touch $@

# No recipe: where it is missing, or leads nowhere since the system was upgraded, set-up.sh is run again.
.venv/bin/python:
