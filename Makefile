# Everything that is done with the sources. `make` alone lists the targets.

export CGO_ENABLED := 0
TOOL := go tool -modfile=.ci/tools/go.mod
HAND = $(shell go list ./... 2>/dev/null | grep -v internal/gen)

.DEFAULT_GOAL := help
.PHONY: help run build test lint generate bench chaos postgres clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build and start the service with the demo world on http://127.0.0.1:8080
	@mkdir -p var
	bin/ropewalk serve --demo

build: ## build bin/ropewalk, one static binary
	go build -trimpath -o bin/ropewalk ./cmd/ropewalk

test: postgres ## run the whole suite on SQLite and PostgreSQL
	go test -timeout 10m ./...

lint: ## formatting, vet, static checks
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -d $$(git ls-files '*.go'); exit 1; }
	@test -z "$$($(TOOL) gofumpt -l $$(git ls-files '*.go' | grep -v internal/gen))" || { $(TOOL) gofumpt -d $$(git ls-files '*.go' | grep -v internal/gen); exit 1; }
	@go vet $(HAND)
	@go vet -unreachable=false ./grammar/internal/gen
	@$(TOOL) staticcheck $(HAND)

generate: ## write the parser anew from grammar/OData.g4 (needs Java and npm)
	go generate ./grammar

bench: postgres ## print latencies and rates; nothing is asserted
	go test -run '^$$' -bench . -benchmem ./grammar ./odata ./engine/rope
	ROPEWALK_TEST_DIR=$${TMPDIR:-/var/tmp} go test -tags bench -run TestBenchBulk -count 1 -v -timeout 60m ./entities/store
	ROPEWALK_TEST_DIR=$${TMPDIR:-/var/tmp} go test -tags bench -run TestBench -count 1 -v -timeout 60m ./cmd/ropewalk

chaos: postgres ## run the reliability programmes in their full length
	go test -tags chaos -run TestChaos -count 1 -v -p 1 -timeout 20m ./cmd/ropewalk ./entities/store ./entities/store/judges

postgres:
	@.ci/postgres

clean: ## remove what was built, and the demo database
	rm -rf bin var
