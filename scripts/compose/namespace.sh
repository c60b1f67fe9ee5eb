#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Makes the namespace and its search attributes, unless they are there.
set -eu
namespace=dossierwerkt
temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
	temporal operator namespace create --namespace "$namespace" --retention 90d
known=$(temporal operator search-attribute list --namespace "$namespace")
attribute() {
	echo "$known" | grep -qw "$1" || temporal operator search-attribute create --namespace "$namespace" --name "$1" --type "$2"
}
attribute DossierState Keyword
attribute HubCode Keyword
attribute CallCode Keyword
attribute DueAt Datetime
