# The routine of Jadwal. `make help` says what there is.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

PREFIX ?= /usr/local
PORT ?= 8080
SCENARIO ?= Tests/jadwalTests/Scenarios/idul-fitri-2026.json
BENCH ?=
TRUST ?=
SANITIZE ?= address thread
FUZZ ?=

# What the linker says of all that a sanitizer brings: it cannot export it, and need not.
UNEXPORTED := ld.gold: warning: Cannot export local symbol

BINARY := .build/release/jadwal
PYTHON := .venv/bin/python
REQUIREMENTS := Tests/Foreign/requirements.txt

.PHONY: help
help: ## this text
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | sort | awk -F'\t' '{ printf "make %-8s %s\n", $$1, $$2 }'

# --- what the others stand on

.PHONY: packages-build packages-test packages-bench toolchain
packages-build packages-test packages-bench: packages-%:
	@.ci/packages $*

toolchain:
	@command -v swift >/dev/null || { echo 'make: no swift on the PATH; a Swift toolchain of 6.2 or later is needed' >&2; exit 1; }

.PHONY: build
build: packages-build toolchain ## the release binary, .build/release/jadwal
	@[[ -x $(BINARY) ]] || echo 'make: building the release binary; the first time takes some minutes'
	@swift build --configuration release --product jadwal --quiet

.venv/requirements.txt: $(REQUIREMENTS) | packages-test
	@echo 'make: setting up .venv with the Python libraries that $(REQUIREMENTS) names'
	@python3 -m venv --clear .venv
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement $<
	@cp $< $@

# --- what people call

.PHONY: run
run: build ## the service on http://127.0.0.1:8080, over data/; a first run fills it with samples
	@umask 077; [[ -e data/jadwal.sqlite ]] || \
	  { $(BINARY) init --sample | tail -n +2 > .samples && mv .samples data/contoh.tsv; }
	@if [[ -e data/contoh.tsv ]]; then \
	  echo 'Akun contoh / sample accounts (data/contoh.tsv):'; \
	  awk -F'\t' '{ printf "  %-9s %-24s %s\n    token %s\n", $$1, $$2, $$3, $$4 }' data/contoh.tsv; fi
	@echo 'Ctrl-C: berhenti / stops.'
	@exec $(BINARY) serve --port $(PORT)

.PHONY: demo
demo: build ## the main job on a real week: requests in, a plan, invites and feeds out (in demo/)
	@rm -rf demo
	@$(BINARY) match $(SCENARIO) --out demo --readable
	@printf '\nUndangan dan kalender / invites and feeds: demo/ (%s invites, %s feeds)\n' \
	  "$$(find demo -name 'invite-*.ics' | wc -l)" "$$(find demo -name 'feed-*.ics' | wc -l)"

# One build is for both: optimized like the release binary, and open to the tests that look inside.
.PHONY: test
test: packages-build packages-test toolchain .venv/requirements.txt ## all tests: ours, and those with foreign libraries and clients
	@echo 'make: building the program and its tests; the first time takes some minutes'
	swift test --configuration release --scratch-path .build/tests -Xswiftc -enable-testing --quiet --disable-xctest
	JADWAL=.build/tests/release/jadwal $(PYTHON) -m pytest -q -p no:cacheprovider --numprocesses 3 --dist loadfile \
	  --no-loadscope-reorder Tests/House Tests/Foreign

# Leaks are looked for with addresses; Tests/leaks.supp says which are none. Each has a build of its own, which takes some
# minutes the first time. That of threads is also in the program while many do everything at once.
.PHONY: sanitize
sanitize: packages-build packages-test toolchain .venv/requirements.txt ## our tests under the sanitizers of addresses, leaks and threads (SANITIZE=thread: one alone)
	@for kind in $(SANITIZE); do \
	  echo "make: tests under the $$kind sanitizer"; \
	  export LSAN_OPTIONS="suppressions=$$PWD/Tests/leaks.supp:print_suppressions=0"; \
	  JADWAL_SANITIZE=1 swift test --configuration release --scratch-path .build/$$kind -Xswiftc -enable-testing --sanitize=$$kind \
	    --quiet --disable-xctest 2>&1 | { grep -v '$(UNEXPORTED)' || true; }; \
	  [[ $$kind != thread ]] || JADWAL=.build/thread/release/jadwal $(PYTHON) -m pytest -q -p no:cacheprovider \
	    Tests/Foreign/test_races.py Tests/Foreign/trust/test_at_once.py; done

.PHONY: trust
trust: packages-test .venv/requirements.txt build ## kills, power cuts, races, slow clients, restores, at length (TRUST="--help" says more)
	@$(PYTHON) Tests/Foreign/trust/run.py $(TRUST)

# The package manager is told of the fuzzer alone, and leaves the entry to it; told of both, it loses the coverage, so that
# the compiler learns of the second by itself.
.PHONY: fuzz
fuzz: packages-build toolchain ## everything that takes bytes from outside, under a fuzzer (FUZZ="--help" says more)
	@echo 'make: building the program of the fuzzer; the first time takes a quarter of an hour'
	@JADWAL_FUZZ=1 swift build --configuration release --product fuzz --scratch-path .build/fuzz --quiet \
	  --sanitize=fuzzer -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing \
	  2>&1 | { grep -v '$(UNEXPORTED)' || true; }
	@python3 Tests/Foreign/trust/fuzz.py $(FUZZ)

.PHONY: bench
bench: packages-test packages-bench .venv/requirements.txt build ## side-by-side measurements (BENCH="--help" says which)
	@$(PYTHON) Benchmarks/run.py $(BENCH)

.PHONY: lint
lint: toolchain ## layout of the code, and the rules of the house
	@swift format lint --strict --recursive Sources Tests Package.swift
	@python3 Tests/House/check.py

.PHONY: install
install: build ## binary, calendars, completions and units of systemd to PREFIX (default /usr/local; DESTDIR is respected)
	@install -D --mode=755 --target-directory='$(DESTDIR)$(PREFIX)/bin' $(BINARY)
	@install -D --mode=644 --target-directory='$(DESTDIR)$(PREFIX)/share/jadwal/calendars' calendars/*
	@install --directory '$(DESTDIR)$(PREFIX)/share/bash-completion/completions' '$(DESTDIR)$(PREFIX)/share/zsh/site-functions' '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d'
	@$(BINARY) completions bash > '$(DESTDIR)$(PREFIX)/share/bash-completion/completions/jadwal'
	@$(BINARY) completions zsh > '$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jadwal'
	@$(BINARY) completions fish > '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/jadwal.fish'
	@install --directory '$(DESTDIR)$(PREFIX)/lib/systemd/system'
	@for unit in systemd/*.service systemd/*.timer; do \
	  sed 's|/usr/local/|$(PREFIX)/|g' "$$unit" > '$(DESTDIR)$(PREFIX)/lib/systemd/system/'"$${unit##*/}"; done
	@install -D --mode=644 systemd/jadwal.sysusers '$(DESTDIR)$(PREFIX)/lib/sysusers.d/jadwal.conf'
	@install -D --mode=644 systemd/jadwal.tmpfiles '$(DESTDIR)$(PREFIX)/lib/tmpfiles.d/jadwal.conf'
	@echo 'make: jadwal is in $(DESTDIR)$(PREFIX)/bin; docs/operation.md says how it is run'

.PHONY: clean
clean: ## removes what was built or fetched (.build, .venv, demo); data/ is left alone
	@rm -rf .build .venv demo
	@find Tests Benchmarks -name __pycache__ -prune -exec rm -rf {} +
