# Each target installs what it needs first (dev/setup), so that a fresh Debian with Swift and make is enough.
.PHONY: demo test build lint format bench fuzz sanitize schemas setup clean help

help:            ## list these targets
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' $(MAKEFILE_LIST) | sed 's/:.*## */	/'

setup:           ## install the Debian packages that the build needs
	@dev/setup

build: setup     ## build the release binary: .build/release/tiaochu
	@swift build -c release --product tiaochu

demo: build      ## open and run real-looking cases, and show what happened
	@dev/demo

test: setup      ## build and run every test, and print coverage
	@dev/setup graphviz || echo "graphviz cannot be installed; no test draws with it" >&2
	@dev/test

lint: setup      ## check layout, the direction of imports, and the scripts with luacheck
	@dev/setup lua-check || echo "luacheck cannot be installed; the scripts are not read by it" >&2
	@dev/lint

format:          ## lay the sources out
	@swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

schemas:         ## hold every shipped YAML file, and broken copies, against the published JSON Schemas
	@dev/setup python3-jsonschema python3-yaml
	@/usr/bin/python3 dev/check-schemas

sanitize: setup  ## run the tests under the address and thread sanitizers; ROOMS=kernel: those of the kernel rooms
	@dev/sanitize

fuzz: setup      ## drive the borders with libFuzzer: make fuzz SECONDS=600
	@dev/fuzz $(or $(SECONDS),60)

bench: setup     ## measure, as ratios in one run: Benchmarks/results/latest.json
	@dev/setup python3-venv
	@Benchmarks/run

clean:           ## remove build folders and the demo's store
	@rm -rf .build .build-* .tiaochu
