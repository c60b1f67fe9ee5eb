#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Follows one decision through the house, for real: which functions of ours it enters, which types it passes through, what it sends to
# the database. The functions are those that ran more often with the decision than without it.
set -eu

go=${GO:-go}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$go" test -c -cover -covermode atomic -coverpkg ./internal/... -o "$folder/walk" ./internal/walk
cd internal/walk
WALK=without "$folder/walk" -test.run '^TestADecision$' -test.coverprofile "$folder/without" >/dev/null
"$folder/walk" -test.run '^TestADecision$' -test.v -test.coverprofile "$folder/with" >"$folder/told" || { cat "$folder/told"; exit 1; }
awk 'NR == FNR { ran[$1] = $3; next } FNR == 1 { print; next } { print $1, $2, ($3 > ran[$1]) ? 1 : 0 }' "$folder/without" "$folder/with" >"$folder/entered"
echo 'Functions entered, by package:'
"$go" tool cover -func "$folder/entered" | awk '$NF != "0.0%" && $1 != "total:" {
	sub(/.*\/internal\//, "", $1); sub(/:[0-9]+:$/, "", $1)
	package = $1; sub(/\/[^\/]*$/, "", package)
	if (package != last) print "  " package
	last = package; n++
	sub(/.*\//, "", $1); print "     " $2 " (" $1 ")"
} END { print "Functions: " n }'
grep -v -e '^=== ' -e '^--- ' -e '^coverage: ' -e '^PASS' "$folder/told"
