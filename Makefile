# SPDX-License-Identifier: EUPL-1.2

export GOTOOLCHAIN = local
GO ?= go
# The race detector makes a test several times as dear. It looks at what has several at work at once: these packages, and of the API (with
# the record behind it) and the press those tests that do.
RACED = ./activities ./internal/client ./internal/desk ./internal/mail ./internal/oidc ./internal/passkey \
	./internal/session ./internal/temporal ./internal/throttle ./worker ./workflows
AT_ONCE = TheHouse|Streams|AStream|WhoHasGone|IsSlowed|TokenWasUsed|TheSameBytes|AtOnce
# Everything else is tested as it is built: what these list, but e2e, which starts whole machines.
REST = $(filter-out $(shell $(GO) list $(RACED)) %/e2e,$(shell $(GO) list ./...))

.PHONY: up build test check axe pictures lint postgres chaos attempts walk bench bench-short bench-runs

up: build ## run everything on this machine
	bin/dossierd up --demo

build: postgres ## build the two programs into bin/
	$(GO) build -o bin/dossierd ./cmd/dossierd
	$(GO) build -o bin/dossier ./cmd/dossier

test: postgres chromium axe-core ## every test, on a real PostgreSQL, a real Temporal server and in a real browser
	@$(MAKE) --no-print-directory -j2 --output-sync=line raced whole # the one waits much, the other computes

.PHONY: raced whole
raced: postgres chromium axe-core
	$(GO) test -race -vet=off -timeout 20m $(RACED) # lint has vetted all of it
	$(GO) test -race -vet=off -timeout 20m -run '$(AT_ONCE)' ./internal/api ./internal/letter
	$(GO) test -vet=off -timeout 20m -p 3 $(REST) # many of them wait

whole: postgres chromium
	$(GO) test -vet=off -count=1 -timeout 30m -parallel 4 ./e2e # what it runs is built beside it: Go does not know when that changed

check: lint test ## what CI runs

axe: postgres chromium axe-core ## every page, in both languages, light and dark, narrow, wide and at 200 %, shown to axe
	$(GO) test -count=1 -timeout 60m -v -run AxeFindsNothingWrong ./internal/web -every-screen

pictures: postgres chromium ## the pictures of README, by the people of its story
	SCREENSHOTS=$(CURDIR)/docs/pictures $(GO) test -count=1 -run FourPeople ./e2e

chaos: postgres ## every part killed, frozen, full or away under load, dossierd killed before and after every commit, a disk really full, everything down across a deadline: make check does some of it
	$(GO) test -count=1 -timeout 30m -v -run 'Chaos' ./e2e -every-kill -hold 8s
	$(GO) test -count=1 -timeout 30m -v -run 'Killed|Frozen|Down|Missed|Lost|Stops|FullDisk' ./e2e -every-kill

attempts: ## a hundred thousand attempts of people to judge what is theirs, in whatever role they are
	$(GO) test -count=1 -run TestNobodyJudgesTheirOwn -v ./internal/dossier -attempts 100000

walk: postgres ## follow one decision: its functions, types and statements
	@GO=$(GO) scripts/walk.sh

lint: export GOGC = 400 # it has memory, and little time
lint:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) tool workflowcheck -config workflowcheck.yaml ./workflows/...

bench: measured ## every goal against what engine, database and library can do by themselves, in at most 25 minutes; writes docs/benchmarks.md
	bin/bench long -page docs/benchmarks.md

bench-short: measured ## the same with less of everything, in three minutes; writes nothing
	bin/bench short

bench-runs: measured ## memory with 30,000 open runs
	bin/bench runs

.PHONY: measured
measured: build
	$(GO) build -o bin/bench ./internal/bench/cmd

postgres:
	@scripts/postgres.sh

.PHONY: chromium
chromium: # what is there, or what is fetched
	@scripts/chromium.sh >/dev/null

.PHONY: axe-core
axe-core: # what is there, or what is fetched
	@scripts/axe.sh >/dev/null
