#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# Makes the passwords that docker-compose.yml needs, once, in ./secrets. Nothing that is there is overwritten.
set -eu
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 711 secrets

# random NAME: a new password unless there is one
random() {
	[ -s "secrets/$1" ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"secrets/$1"
}

for name in postgres_password owner_password app_password temporal_password; do
	random "$name"
done
# The containers read their secrets as other users than the one who made them; the folder is closed to listing.
printf 'postgres://dossierwerkt_app:%s@postgres:5432/dossierwerkt?sslmode=disable' "$(cat secrets/app_password)" >secrets/database_url
printf 'postgres://dossierwerkt_owner:%s@postgres:5432/dossierwerkt?sslmode=disable' "$(cat secrets/owner_password)" >secrets/migrate_url
printf 'SQL_PASSWORD=%s\nPOSTGRES_PWD=%s\n' "$(cat secrets/temporal_password)" "$(cat secrets/temporal_password)" >secrets/temporal.env
chmod 644 secrets/*_password secrets/*_url
chmod 600 secrets/temporal.env
