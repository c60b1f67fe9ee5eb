// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"maps"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
)

func init() {
	maps.Copy(words, registryWords)
	maps.Copy(words, aidWords)
}

// registryWords are the sentences about hubs, organisations and trajectories.
var registryWords = map[string]bilingual.Words{
	"usage.verb": {"onbekende opdracht %q; dossier %s --help toont ze allemaal", "unknown command %q; dossier %s --help shows them all"},
	"usage.code": {"geef één %s, zoals kempen", "give one %s, such as kempen"},

	"usage.codes": {"geef %s, zoals kempen stad-genk", "give %s, such as kempen stad-genk"},
	"usage.core":  {"zeg met --core of --core=false of de partner een kernpartner is: alleen die tellen voor een volledige hub", "say with --core or --core=false whether the partner is a core partner: only those count for a complete hub"},

	"registry.list": {"dossier %s list toont wat er is.", "dossier %s list shows what there is."},
	"registry.own":  {"De verbinding viel even weg: wellicht is dit wat u zelf net toevoegde.", "The connection was lost for a moment: probably this is what you added yourself just now."},
	"registry.seat": {"Zetel", "Seat"},
	"yes":           {"ja", "yes"},
	"no":            {"nee", "no"},

	"hub.short":             {"Hubs: wie erin zit, en of ze volledig zijn", "Hubs: who is in them, and whether they are complete"},
	"hub.list.short":        {"De hubs", "The hubs"},
	"hub.show.short":        {"Een hub met haar partners op een dag, en wat ontbreekt", "A hub with its partners on a day, and what is missing"},
	"hub.partner.short":     {"De partners van een hub wijzigen (programmamanager)", "Change the partners of a hub (programme manager)"},
	"hub.partner.add.short": {"Een partner optekenen voor een periode; wat die overlapt, wordt vervangen", "Record a partner for a period; what it overlaps is replaced"},
	"hub.partner.end.short": {"Optekenen dat een partner uit de hub gaat", "Record that a partner leaves the hub"},
	"partner.head":          {"HUB\tPARTNER\tKERN\tVAN\tTOT EN MET\n", "HUB\tPARTNER\tCORE\tFROM\tUNTIL\n"},
	"partner.none":          {"Op %s is deze organisatie geen partner van de hub. Er is niets gewijzigd.", "On %s this organisation is no partner of the hub. Nothing was changed."},
	"partner.show":          {"dossier hub show %s --on %s zegt wie dat wel is.", "dossier hub show %s --on %s says who is."},
	"flag.core":             {"kernpartner, die telt voor een volledige hub; --core=false voor een andere", "core partner, which counts for a complete hub; --core=false for another"},
	"flag.from":             {"eerste `dag`, zoals 2026-01-01; anders altijd al", "first `day`, such as 2026-01-01; otherwise always was"},
	"flag.last":             {"laatste `dag`, zoals 2026-12-31; anders loopt het door", "last `day`, such as 2026-12-31; otherwise it goes on"},
	"flag.ended_until":      {"laatste `dag`, zoals 2026-11-24; anders vandaag", "last `day`, such as 2026-11-24; otherwise today"},
	"hub.head":              {"CODE\tNAAM\tZETEL\tVOLLEDIG\n", "CODE\tNAME\tSEAT\tCOMPLETE\n"},
	"hub.partners":          {"PARTNER\tNAAM\tSOORT\tKERN\tVAN\tTOT EN MET\n", "PARTNER\tNAME\tKIND\tCORE\tFROM\tUNTIL\n"},
	"hub.on":                {"Op", "On"},
	"hub.complete":          {"Volledig", "Complete"},
	"flag.on":               {"`dag`, zoals 2026-11-24; anders vandaag", "`day`, such as 2026-11-24; otherwise today"},

	"organisation.short":        {"Organisaties: opzoeken, toevoegen en wijzigen", "Organisations: look up, add and change"},
	"organisation.list.short":   {"Organisaties opzoeken", "Look up organisations"},
	"organisation.show.short":   {"Een organisatie: wat een dossier overneemt dat haar noemt", "An organisation: what a dossier that names it takes over"},
	"organisation.add.short":    {"Een organisatie toevoegen", "Add an organisation"},
	"organisation.change.short": {"Een organisatie wijzigen; dossiers houden wat ze overnamen", "Change an organisation; dossiers keep what they took over"},
	"organisation.head":         {"CODE\tNUMMER\tSOORT\tZETEL\tNAAM\n", "CODE\tNUMBER\tKIND\tSEAT\tNAME\n"},
	"organisation.none":         {"Geen organisaties gevonden. Zoek korter, of voeg er een toe met dossier organisation add.\n", "No organisations found. Search for less, or add one with dossier organisation add.\n"},
	"organisation.q":            {"`tekst` in naam, code of ondernemingsnummer", "`text` in name, code or company number"},
	"organisation.number":       {"Nummer", "Number"},
	"organisation.kind":         {"Soort", "Kind"},
	"organisation.form":         {"Rechtsvorm", "Legal form"},
	"organisation.category":     {"Categorie", "Category"},
	"organisation.website":      {"Website", "Website"},
	"organisation.nace":         {"Activiteit", "Activity"},
	"organisation.named":        {"`naam` van de organisatie", "`name` of the organisation"},
	"organisation.of_kind":      {"`soort`, zoals company of social_economy", "`kind`, such as company or social_economy"},
	"flag.number":               {"ondernemings`nummer`, als het bekend is", "company `number`, when it is known"},
	"flag.legal_form":           {"`rechtsvorm`, zoals vzw of bv", "legal `form`, such as vzw or bv"},
	"flag.category":             {"`categorie` van de sociale economie, zoals maatwerkbedrijf", "`category` of the social economy, such as maatwerkbedrijf"},
	"flag.street":               {"`straat` van de zetel", "`street` of the seat"},
	"flag.house_number":         {"`huisnummer` van de zetel", "house `number` of the seat"},
	"flag.postal_code":          {"`postcode` van de zetel", "postal `code` of the seat"},
	"flag.municipality":         {"`gemeente` van de zetel", "`municipality` of the seat"},
	"flag.country":              {"`landcode` van de zetel; BE als een nieuw adres er geen heeft", "country `code` of the seat; BE when a new address has none"},
	"flag.website":              {"volledig `webadres`, zoals https://voorbeeld.example", "full web `address`, such as https://example.example"},
	"flag.nace":                 {"NACE-`code`, zoals 31090, of 31090/2008 uit een oudere uitgave; mag meermaals", "NACE `code`, such as 31090, or 31090/2008 of an older edition; may be repeated"},

	"trajectory.short":      {"Testtrajecten: bekijken, toevoegen en afsluiten", "Test trajectories: look, add and end"},
	"trajectory.list.short": {"De testtrajecten", "The test trajectories"},
	"trajectory.show.short": {"Een testtraject, en de dossiers waartoe het leidde", "A test trajectory, and the dossiers that it led to"},
	"trajectory.add.short":  {"Een testtraject toevoegen", "Add a test trajectory"},
	"trajectory.end.short":  {"Een testtraject afsluiten, met wat het opleverde", "End a test trajectory, with what came of it"},
	"trajectory.head":       {"CODE\tSTAND\tHUBS\tDOSSIERS\tTITEL\n", "CODE\tSTATE\tHUBS\tDOSSIERS\tTITLE\n"},
	"trajectory.none":       {"Geen testtrajecten met deze filters.\n", "No test trajectories with these filters.\n"},
	"trajectory.hub":        {"`code` van een hub die trekt of meedoet", "`code` of a hub that leads or takes part"},
	"trajectory.state":      {"`stand`: running, finished of stopped", "`state`: running, finished or stopped"},
	"trajectory.hubs":       {"Hubs", "Hubs"},
	"trajectory.partners":   {"Partners", "Partners"},
	"trajectory.started":    {"Begonnen", "Started"},
	"trajectory.ended":      {"Geëindigd", "Ended"},
	"trajectory.dossiers":   {"Dossiers", "Dossiers"},
	"trajectory.title":      {"`titel` van het traject", "`title` of the trajectory"},
	"trajectory.with":       {"`code` van een hub, de trekkende eerst; mag meermaals", "`code` of a hub, the lead first; may be repeated"},
	"trajectory.partner":    {"`code` van een organisatie; mag meermaals", "`code` of an organisation; may be repeated"},
	"flag.started":          {"`dag` waarop het begon, zoals 2026-09-01", "`day` on which it started, such as 2026-09-01"},
	"flag.ended":            {"`dag` waarop het eindigde, zoals 2026-11-24; anders vandaag", "`day` on which it ended, such as 2026-11-24; otherwise today"},
	"flag.result":           {"`tekst`: wat het opleverde", "`text`: what came of it"},
	"flag.stopped":          {"het is stopgezet, niet afgerond", "it was stopped, not finished"},
}
