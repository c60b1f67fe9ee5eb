#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Runs once, in the container of PostgreSQL, when its volume is empty: one role and database per purpose.
set -euo pipefail
secret() { cat "/run/secrets/$1"; }
psql --username=postgres --no-psqlrc --set=ON_ERROR_STOP=1 \
	--set=owner="$(secret owner_password)" --set=app="$(secret app_password)" --set=temporal="$(secret temporal_password)" <<'SQL'
create role dossierwerkt_owner login nosuperuser nocreatedb nocreaterole password :'owner';
create role dossierwerkt_app login nosuperuser nocreatedb nocreaterole password :'app';
create role temporal login nosuperuser nocreatedb nocreaterole password :'temporal';
create database dossierwerkt owner dossierwerkt_owner;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke all on database dossierwerkt, temporal, temporal_visibility from public;
grant connect on database dossierwerkt to dossierwerkt_app;
SQL
