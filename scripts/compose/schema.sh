#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Brings the schemas of Temporal's two databases up to date. The connection comes from the SQL_* variables.
set -eu
update() {
	SQL_DATABASE=$1 temporal-sql-tool setup-schema -v 0.0 || true # it is there already
	SQL_DATABASE=$1 temporal-sql-tool update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}
update temporal temporal
update temporal_visibility visibility
