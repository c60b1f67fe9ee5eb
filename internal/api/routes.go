// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// What an operation can be refused with besides.
const (
	role  = http.StatusForbidden
	none  = http.StatusNotFound
	state = http.StatusConflict
	stale = http.StatusPreconditionFailed
	blind = http.StatusPreconditionRequired
)

func (a *API) dossierRoutes(router huma.API) {
	const root = "/api/v1/dossiers"
	const one = root + "/{number}"
	taking[contract.StartBody](a, router, created(post(root, "start", "Start a dossier", role, state)), a.start)
	serve(a, router, get(root, "list", "List the dossiers that you may see"), a.list)
	serve(a, router, get(one, "show", "Where a dossier stands, who must act, and what you may do", none), a.show)
	serve(a, router, get(one+"/aid", "aid", "How the accounts of de-minimis aid stand of those who would receive it", none, role), a.aid)
	serve(a, router, get(one+"/timeline", "timeline", "What happened", none), a.timeline)
	serve(a, router, get(one+"/application", "read-application", "The content as it stands", none), a.content)
	saving := []int{none, role, state, stale, blind}
	taking[application.Content](a, router, operation(http.MethodPut, one+"/application", "replace-application", "Replace the content",
		saving...), a.replace)
	taking[application.Content](a, router,
		operation(http.MethodPatch, one+"/application", "change-application", "Change the content (JSON merge patch)", saving...), a.change)
	serve(a, router, get(one+"/people", "team", "Who takes part in a dossier for its company and hubs, of whom you may know", none), a.team)
	serve(a, router, get(one+"/documents", "documents", "The documents that were made", none), a.documents)
	serve(a, router, printed(get(one+"/documents/{id}", "document",
		"The bytes of a document; id draft prints the application as it stands", none)), a.document)
	taking[contract.TextBody](a, router, created(post(one+"/texts", "text", "Store a free text that a signal may cite", none, role)),
		a.text)
	serve(a, router, get(one+"/verify", "verify", "Whether everything that is kept about the dossier agrees", none), a.verify)
	serve(a, router, uploading(created(post(one+"/documents", uploadID,
		"Bring in a document, such as an outside funder's decision (PDF, at most 10 MiB)", none, role, state))), a.upload)
	a.commandRoutes(router, one)
	a.previewRoutes(router, one)
	serve(a, router, hidden(post(one+"/{command}", "unknown-command", "")), a.unknownCommand)
	serve(a, router, get("/api/v1/commands/{key}", "outcome", "How a command ended", none), a.outcome)
}

// callRoutes are about the calls, and what the programme came to.
func (a *API) callRoutes(router huma.API) {
	const calls = "/api/v1/calls"
	const one = calls + "/{code}"
	serve(a, router, get(calls, "calls", "The calls"), a.calls)
	taking[call.Call](a, router, created(post(calls, "publish-call", "Publish a call (programme officer)", role, state)), a.publish)
	taking[call.Call](a, router, post(calls+"/check", "check-call",
		"What a call file would mean, in plain words; nothing is published"), a.checkCall)
	serve(a, router, get(one, "call", "A version of a call, its rules and what they mean", none), a.call)
	taking[contract.AmendBody](a, router, created(post(one+"/amendments", "amend-call",
		"Extend the deadline for all, a hub or a dossier, or enlarge the budget (programme officer)", role, none)), a.amend)
	serve(a, router, get(one+"/ranking", "ranking", "The assessed dossiers of a call, best first", role), a.ranking)
	serve(a, router, get("/api/v1/results", "results",
		"Hubs, trajectories, submitted and approved dossiers, with the records behind each figure", role), a.results)
	serve(a, router, get("/api/v1/results/records", "result-records", "The records behind a figure, page by page", role), a.records)
	serve(a, router, get("/api/v1/register", "register",
		"The de-minimis aid that must stand in the central register, and until when", role), a.register)
	serve(a, router, get("/api/v1/me", meID, "Who your token stands for"), a.me)
	serve(a, router, get("/api/v1/assessors", "assessors", "Who can be asked to assess (programme officer)", role), a.assessors)
}

func (a *API) registryRoutes(router huma.API) {
	const hub, organisations, trajectories = "/api/v1/hubs/{code}", "/api/v1/organisations", "/api/v1/trajectories"
	serve(a, router, get("/api/v1/hubs", "hubs", "The hubs, and whether each is complete on a day"), a.hubs)
	serve(a, router, get(hub, "hub", "A hub with its partners on a day, and what it misses", none), a.hub)
	taking[contract.PartnerBody](a, router, operation(http.MethodPut, hub+"/partners/{organisation}", "set-partner",
		"Record a period of a partner, in place of those that it overlaps (manager)", role, none), a.setPartner)
	serve(a, router, get(organisations, "organisations", "Find organisations by name, code or company number", role), a.organisations)
	serve(a, router, get(organisations+"/{code}", "organisation", "An organisation: what is copied into a dossier that names it", role,
		none), a.organisation)
	taking[registry.Organisation](a, router, created(post(organisations, "add-organisation",
		"Add an organisation, which your hub keeps from then on (hub staff, manager)", role, state)), a.addOrganisation)
	taking[registry.Organisation](a, router, operation(http.MethodPatch, organisations+"/{code}", "change-organisation",
		"Change the fields of an organisation that are named; dossiers keep what they copied (staff of the hub that entered it, manager)", role, none, state), a.changeOrganisation)
	serve(a, router, get(organisations+"/{code}/history", "organisation-history", "Everything that was on record of an organisation, newest first", role,
		none), a.history)
	a.proposalRoutes(router, organisations+"/{code}/proposals")
	serve(a, router, get(trajectories, "trajectories", "The test trajectories, each with the dossiers that you may see", role), a.trajectories)
	serve(a, router, get(trajectories+"/{id}", "trajectory", "A test trajectory", role, none), a.trajectory)
	taking[registry.Trajectory](a, router, created(post(trajectories, "add-trajectory",
		"Add a test trajectory (staff of its lead hub, manager)", role, none, state)), a.addTrajectory)
	taking[registry.Trajectory](a, router, operation(http.MethodPatch, trajectories+"/{id}", "change-trajectory",
		"Change the fields of a test trajectory that are named (staff of its lead hub, manager)", role, none), a.changeTrajectory)
}

// proposalRoutes are about changes of organisations that somebody else keeps.
func (a *API) proposalRoutes(router huma.API, of string) {
	taking[proposal](a, router, created(post(of, "propose-organisation",
		"Propose a change of the fields that are named, with a reason (who reads the organisation and may not change it)", role, none, state)), a.propose)
	serve(a, router, get(of, "organisation-proposals", "The proposals about an organisation: all for who keeps it, for others their own", role, none), a.proposals)
	serve(a, router, get("/api/v1/organisation-proposals", "proposals", "The open proposals on which you decide, and your own", role), a.openProposals)
	taking[contract.RemarkBody](a, router, post(of+"/{id}/accept", "accept-proposal",
		"Make the change that was proposed, if what it changes is still what it was (staff of the hub that entered it, manager)", role, none, state), a.acceptProposal)
	taking[contract.RemarkBody](a, router, post(of+"/{id}/reject", "reject-proposal",
		"Reject a proposal, and say why (staff of the hub that entered it, manager)", role, none, state), a.rejectProposal)
}

// peopleRoutes are about who is what in the programme.
func (a *API) peopleRoutes(router huma.API) {
	const people, memberships = "/api/v1/people", "/api/v1/memberships/{id}"
	serve(a, router, get(people, "people", "The people whose memberships you may know of"), a.people)
	taking[contract.PersonBody](a, router, created(post(people, "add-person",
		"Put somebody on record with a membership, and invite them (admin, coordinator of a hub, hub staff for the first contact of a company, a contact for colleagues)",
		role, none, state)), a.engage)
	serve(a, router, get(people+"/changes", "people-changes", "What was done with what people may do, newest first (auditor, admin)", role), a.changes)
	serve(a, router, get(people+"/{id}", "person", "Somebody's memberships, those that are over too", none), a.person)
	taking[contract.MembershipBody](a, router, created(post(people+"/{id}/memberships", "give-membership", "Give somebody one more membership",
		role, none, state)), a.give)
	taking[contract.ReasonBody](a, router, post(memberships+"/end", "end-membership", "End a membership, one of your own or one that is yours to end", role, none), a.endMembership)
	taking[contract.LendBody](a, router, created(post(memberships+"/lend", "lend-membership", "Lend a membership of yours to somebody for a while",
		role, none, state)), a.lend)
	serve(a, router, post(memberships+"/invite", "invite-again", "Send the invitation again of somebody who has no way to come in yet; the earlier link is void", role, none, state), a.inviteAgain)
	taking[contract.ReasonBody](a, router, post(memberships+"/confirm", "confirm-membership",
		"Confirm that a contact speaks for the company: they open all of its dossiers from then on (programme officer)", role, none, state), a.confirm)
}
