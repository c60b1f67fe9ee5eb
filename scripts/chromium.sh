#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Prints the path of a Chromium, for the tests of the pages in a real browser. Takes one that is there; otherwise unpacks Debian's packages,
# with the libraries that the system lacks, into a folder of ours: nothing is installed, and no rights are needed.
# DOSSIERWERKT_HIDE_CHROMIUM=1 hides what the system has, so that unpacking can be tried.
set -eu

target=${XDG_CACHE_HOME:-$HOME/.cache}/dossierwerkt/chromium

# usable PROGRAM: it starts
usable() { "$1" --version >/dev/null 2>&1; }

if [ -z "${DOSSIERWERKT_HIDE_CHROMIUM:-}" ]; then
	for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
		path=$(command -v "$name" || true)
		if [ -n "$path" ] && usable "$path"; then
			echo "$path"
			exit 0
		fi
	done
fi
if usable "$target/browser"; then
	echo "$target/browser"
	exit 0
fi

# from_debian asks apt with a state of its own, so that it works for every user and changes nothing of the system's.
from_debian() {
	command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
	echo "fetching Chromium from Debian's packages" >&2
	mkdir -p "$(dirname "$target")" || return 1
	work=$(mktemp -d "$target.XXXXXX") || return 1
	trap 'rm -rf "$work"' EXIT
	mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/unpacked" || return 1
	set -- -qq -o Dir::State="$work/state" -o Dir::State::status=/var/lib/dpkg/status -o Dir::Cache="$work/cache" \
		-o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=1
	apt-get "$@" update >&2 || return 1
	apt-get "$@" install -y --download-only --no-install-recommends chromium-headless-shell >&2 || return 1
	for package in "$work"/cache/archives/*.deb; do
		dpkg-deb -x "$package" "$work/unpacked" || return 1
	done
	libraries=usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo "$(uname -m)-linux-gnu")
	cat >"$work/unpacked/browser" <<-END
		#!/bin/sh
		here=\$(dirname "\$(readlink -f "\$0")")
		LD_LIBRARY_PATH=\$here/$libraries:\$here/$libraries/pulseaudio exec "\$here/usr/lib/chromium/chromium-headless-shell" "\$@"
	END
	chmod +x "$work/unpacked/browser"
	rm -rf "$target"
	mv "$work/unpacked" "$target"
	usable "$target/browser"
}

if from_debian; then
	echo "$target/browser"
	exit 0
fi
echo "no Chromium is there: install the package chromium (or chromium-headless-shell), so that the pages can be tested in a browser" >&2
exit 1
