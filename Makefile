# Makes the environment and calls the program; everything else is in the program. PYTHON=... chooses the interpreter.
PYTHON ?=
CANDIDATES = $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python)
FITS = import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))

.PHONY: book test environment clean

book: environment
	@.venv/bin/counterclaim build

test: environment
	@.venv/bin/ruff check .
	@.venv/bin/python -m pytest -n auto --dist loadgroup

environment: .venv/.installed

.venv/.installed: .venv/.complete pyproject.toml
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation -e .
	@touch $@

.venv/.complete: requirements.txt
	@for python in $(CANDIDATES); do \
	  if $$python -c '$(FITS)' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "No Python of 3.11, 3.12 or 3.13 with its venv module was found (tried: $(CANDIDATES)). Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Making the environment in .venv with $$($$found --version) …"; \
	rm -rf .venv && $$found -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-compile --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

clean:
	rm -rf .venv _build
