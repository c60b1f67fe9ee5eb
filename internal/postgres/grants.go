// SPDX-License-Identifier: EUPL-1.2

package postgres

// grants are what the application's role may do, table by table: nothing is changed that the record promises to keep.
// The verb %s is the quoted role.
var grants = []string{
	`grant usage on schema dossierwerkt to %s`,
	`grant select on all tables in schema dossierwerkt to %s`,
	`grant execute on function clock(), under_lock(text), reserve_place(text, text, bigint, bigint, timestamptz) to %s`,
	`grant insert on hub, call, call_counter, person, token, dossier, event, inbox, content, drafter, document, text, outbox, upload, attachment to %s`,
	`grant update (last, version, budget, granted) on call_counter to %s`,
	`grant update (supporting, title, content, state, seq, status, since, due_at, submitted_at, granted, score_sum, score_of, panel, words, opened, partners, applicant, by_title, by_company, waits, declared, term_at, asked) on dossier to %s`,
	`grant update (dossier, command, arguments, content, received_at, promised, delivered, outcome, settled_at) on inbox to %s`,
	`grant update (state, attempts, next_at, sent_at, message_id, error) on outbox to %s`,
	`grant update (cited_by) on text to %s`,
	`grant update (bytes, used_by) on upload to %s`,
	`grant insert on publication, organisation, hub_partner, trajectory, trajectory_hub, trajectory_partner to %s`,
	`grant update (number, name, kind, legal_form, category, street, house_number, postal_code, municipality, country, website, nace) on organisation to %s`,
	`grant insert on organisation_version, organisation_proposal to %s`,
	`grant update (accepted, decided_by, decided_under, decided_at, remark) on organisation_proposal to %s`,
	`grant update (replaced_by, replaced_at) on hub_partner to %s`,
	`grant update (title, state, result, started, ended, changed_by, changed_at) on trajectory to %s`,
	`grant delete on trajectory_hub, trajectory_partner to %s`,
	`grant insert on award, aid_list, struck, imported_grant, remark to %s`,
	`grant update (register) on award to %s`,
	`grant update (same, companies, issuer, subject) on person to %s`,
	`grant insert, delete on logout_seen to %s`,
	`grant insert on membership, change_of_people to %s`,
	`grant update (until) on membership to %s`,
	`grant delete, update (at, linked, entries) on aid_list to %s`,
	`grant insert, delete, update (status, since, by_title, by_company, waits, term_at, asked) on hub_dossier to %s`,
	`grant insert, delete on tally to %s`,
	`grant insert, delete, update (body, seen) on session to %s`,
	`grant insert, update (signed, backed_up, last_used_at, removed_at) on passkey to %s`,
	`grant insert, update (used_at) on invitation to %s`,
	`grant insert, update (state, attempts, next_at, error, sent_at) on invitation_mail to %s`,
	`grant update (last_used_at, ended_at, scopes, demo) on token to %s`,
	`grant insert, update (answer) on answered to %s`,
	`grant insert, delete, update (asked_at, confirmed_by, confirmed_at, stepped_up, demo, refused_at, taken_at) on device_login to %s`,
}
