#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Prints the path of axe-core, which tells what is wrong with a page for who cannot see it, hear it or hold a mouse. It is for tests alone, so
# it is fetched from npm's registry, pinned and checked, and kept outside the checkout.
# DOSSIERWERKT_HIDE_AXE=1 hides what was fetched before, so that fetching can be tried.
set -eu

version=4.14.1
sha256=e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745
registry=${NPM_CONFIG_REGISTRY:-https://registry.npmjs.org}

target=${XDG_CACHE_HOME:-$HOME/.cache}/dossierwerkt/axe/$version/axe.min.js

if [ -z "${DOSSIERWERKT_HIDE_AXE:-}" ] && [ -s "$target" ]; then
	echo "$target"
	exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "fetching axe-core $version from npm's registry" >&2
if command -v npm >/dev/null; then
	(cd "$work" && npm pack --silent "axe-core@$version" >/dev/null) || true
fi
if ! ls "$work"/*.tgz >/dev/null 2>&1 && command -v curl >/dev/null; then
	curl -fsSL --max-time 120 -o "$work/axe.tgz" "${registry%/}/axe-core/-/axe-core-$version.tgz" || rm -f "$work/axe.tgz"
fi
archive=$(ls "$work"/*.tgz 2>/dev/null || true)
if [ -z "$archive" ]; then
	echo "axe-core is not there: run scripts/axe.sh where npm's registry can be reached by npm or curl, so that the pages can be tested for everybody" >&2
	exit 1
fi
echo "$sha256  $archive" | sha256sum --check --quiet - >&2 || { echo "the package is not the one that was pinned" >&2; exit 1; }
tar -xzf "$archive" -C "$work" package/axe.min.js
mkdir -p "$(dirname "$target")"
mv "$work/package/axe.min.js" "$target.new.$$"
mv "$target.new.$$" "$target"
echo "$target"
