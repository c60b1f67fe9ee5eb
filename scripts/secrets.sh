#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Makes the passwords that docker-compose.yml needs, once, in ./secrets. Nothing that is there is overwritten. Each is readable by the one
# user of the containers that need it, and by nobody else; to give them to those users it must run as root.
set -eu
umask 077
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "run this as root (sudo $0): each secret is given to the user of the container that needs it" >&2; exit 1; }
mkdir -p secrets
chmod 711 secrets # a container's user passes it; nobody lists it

# random NAME: a new password unless there is one
random() {
	[ -s "secrets/$1" ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"secrets/$1"
}

for name in postgres_password owner_password app_password temporal_password; do
	random "$name"
done
[ -e secrets/smtp_password ] || : >secrets/smtp_password # for who has a mail server with a password: put it in
printf 'postgres://dossierwerkt_app:%s@postgres:5432/dossierwerkt?sslmode=disable' "$(cat secrets/app_password)" >secrets/database_url
printf 'postgres://dossierwerkt_owner:%s@postgres:5432/dossierwerkt?sslmode=disable' "$(cat secrets/owner_password)" >secrets/migrate_url
printf 'SQL_PASSWORD=%s\nPOSTGRES_PWD=%s\n' "$(cat secrets/temporal_password)" "$(cat secrets/temporal_password)" >secrets/temporal.env
chmod 400 secrets/*
chown 999 secrets/*_password                                                # postgres in its image
chown 10001 secrets/database_url secrets/migrate_url secrets/smtp_password # dossierwerkt in ours
chown "${SUDO_UID:-0}" secrets/temporal.env                                 # read by docker compose itself
