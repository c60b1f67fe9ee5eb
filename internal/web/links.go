// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// dossierPath is the page of a dossier.
func dossierPath(number string) string { return "/dossiers/" + number }

// sectionPath is the page on which a section of the content is filled in.
func sectionPath(number, section string) string { return dossierPath(number) + "/inhoud/" + section }

// fieldPath is the field at a JSON pointer, on the page where it is filled in; of an attachment, where it is added.
func fieldPath(number, pointer string) string {
	if section := application.SectionOf(pointer); section != "attachments" {
		return sectionPath(number, section) + "#" + fieldID(pointer)
	}
	return dossierPath(number) + "#bijlagen"
}

// documentPath is where a document is read.
func documentPath(number, id string) string { return dossierPath(number) + "/documenten/" + id }

// commandPath is the page on which a command is given.
func commandPath(number string, command dossier.Verb) string {
	switch command {
	case dossier.Edit:
		return dossierPath(number) + "#onderdelen"
	case dossier.Endorse, dossier.Return:
		return dossierPath(number) + "/nazicht"
	case dossier.GiveDecision, dossier.Correct:
		return dossierPath(number) + "/beslissing"
	}
	return dossierPath(number) + "/opdracht/" + string(command)
}

// segment is one part of an address, whatever was sent for it.
func segment(s string) string {
	if s == "" || s == "." || s == ".." {
		return "_"
	}
	return url.PathEscape(s)
}
