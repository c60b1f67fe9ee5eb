// SPDX-License-Identifier: EUPL-1.2

package words

import "github.com/dossierwerkt/dossierwerkt/internal/bilingual"

// peopleWords are the sentences about people and their memberships.
var peopleWords = map[string]bilingual.Words{
	"person.short":         {"Mensen: wie wat is, een hoedanigheid geven, beëindigen, uitlenen en bevestigen", "People: who is what; give, end, lend and confirm a membership"},
	"person.list.short":    {"De mensen die u mag kennen, met elke hoedanigheid op een regel", "The people whom you may know of, with a line for each membership"},
	"person.show.short":    {"Iemand met elke hoedanigheid, ook wat voorbij is, en haar ID", "Somebody with every membership, those that are over too, and its ID"},
	"person.add.short":     {"Iemand optekenen met een eerste hoedanigheid; wie er al is met dat mailadres, krijgt er een bij", "Put somebody on record with a first membership; who is there with that mailbox gets one more"},
	"person.give.short":    {"Iemand een hoedanigheid erbij geven", "Give somebody one more membership"},
	"person.end.short":     {"Een hoedanigheid beëindigen, van u of van wie u beheert; wat gebeurde, blijft", "End a membership, yours or of whom you manage; what was done stays"},
	"person.lend.short":    {"Een hoedanigheid van u voor een tijd aan iemand uitlenen", "Lend a membership of yours to somebody for a while"},
	"person.confirm.short": {"Bevestigen dat een contact voor de onderneming spreekt: alle dossiers gaan open (dossierbeheerder)", "Confirm that a contact speaks for the company: all dossiers open (programme officer)"},
	"person.changes.short": {"Wie wijzigde wat mensen mogen, wanneer en waarom, het nieuwste eerst (auditor, beheerder)", "Who changed what people may do, when and why, newest first (auditor, administrator)"},

	"person.over":       {"ook wat voorbij is, of nog niet begon", "also what is over, or did not begin yet"},
	"person.limit":      {"hoogstens zoveel `regels`; 0 is alle", "at most this many `lines`; 0 is all"},
	"person.name":       {"`naam`, zoals anderen die lezen", "`name`, as others read it"},
	"person.email":      {"`mailadres` van die persoon alleen: één adres is één mens", "`mailbox` of that person alone: one mailbox is one human"},
	"person.notices":    {"`taal` van de berichten: nl of en; anders nl", "`language` of the notices: nl or en; otherwise nl"},
	"person.role":       {"`rol`, zoals hub_staff, reviewer of company", "`role`, such as hub_staff, reviewer or company"},
	"person.hub":        {"`code` van de hub, bij hub_staff en reviewer", "`code` of the hub, of hub_staff and reviewer"},
	"person.company":    {"ondernemings`nummer`, bij company", "company `number`, of company"},
	"person.dossier":    {"`nummer` van het enige dossier dat opengaat, voor een contact dat alleen de hub kent", "`number` of the only dossier that opens, for a contact whom only the hub knows"},
	"person.duty":       {"`taak` erbij: coordinator van de hub, signatory voor de onderneming", "`duty` besides: coordinator of the hub, signatory of the company"},
	"person.since":      {"eerste `dag`, zoals 2026-12-01; anders vandaag", "first `day`, such as 2026-12-01; otherwise today"},
	"person.until":      {"laatste `dag`, zoals 2026-12-31; anders loopt het door", "last `day`, such as 2026-12-31; otherwise it goes on"},
	"person.lent_until": {"laatste `dag`, zoals 2026-12-31; verplicht, want wat geleend wordt, loopt af", "last `day`, such as 2026-12-31; required, for what is lent comes to an end"},
	"person.reason":     {"`tekst` die zegt waarom; de auditor leest die", "`text` that says why; the auditor reads it"},
	"person.to":         {"`ID` van wie leent", "`ID` of who borrows"},

	"person.head":        {"PERSOON\tNAAM\tROL\tHUB OF ONDERNEMING\tTOT EN MET\tTAAK\n", "PERSON\tNAME\tROLE\tHUB OR COMPANY\tUNTIL\tDUTY\n"},
	"person.memberships": {"HOEDANIGHEID\tROL\tHUB OF ONDERNEMING\tVAN\tTOT EN MET\tVERDER\n", "MEMBERSHIP\tROLE\tHUB OR COMPANY\tSINCE\tUNTIL\tBESIDES\n"},
	"person.nobody":      {"Er is niemand die u hier mag kennen.\n", "There is nobody whom you may know of here.\n"},
	"person.idle":        {"(telt nu niet)", "(does not count now)"},
	"person.person":      {"Persoon", "Person"},
	"person.membership":  {"Hoedanigheid", "Membership"},
	"person.invite":      {"Er vertrekt een uitnodiging met een persoonlijke link naar dat mailadres. Komt ze niet aan, dan maakt de operator er een: dossierd person invite %s.\n", "An invitation with a personal link goes to that mailbox. If it does not arrive, the operator makes one: dossierd person invite %s.\n"},
	"person.ended":       {"%s telt niet meer; wat onder deze hoedanigheid gebeurde, blijft.", "%s counts no more; what was done under this membership stays."},
	"person.freed":       {"%s: de plaats als beoordelaar komt vrij.", "%s: the place on the panel falls free."},
	"person.own":         {"De verbinding viel even weg: wellicht is dit wat u zelf net deed. dossier person list --over toont het.", "The connection was lost for a moment: probably this is what you did yourself just now. dossier person list --over shows it."},

	"duty.coordinator": {"coördinator", "coordinator"},
	"duty.signatory":   {"ondertekenaar", "signatory"},

	"change.head":             {"WANNEER\tDOOR\tWAT\tWIE\tWAAROM\n", "WHEN\tBY\tWHAT\tWHO\tWHY\n"},
	"change.operator":         {"(operator)", "(operator)"},
	"change.person_added":     {"opgetekend", "put on record"},
	"change.membership_given": {"hoedanigheid gegeven", "membership given"},
	"change.membership_lent":  {"hoedanigheid uitgeleend", "membership lent"},
	"change.membership_ended": {"hoedanigheid beëindigd", "membership ended"},
	"change.person_invited":   {"uitnodiging opnieuw verstuurd", "invitation sent again"},
	"change.people_joined":    {"samengevoegd: één mens", "joined: one human"},
	"change.people_parted":    {"weer uit elkaar gehaald", "parted again"},
	"change.signed_in_first":  {"eerste keer herkend door de aanmelddienst", "first known by the provider"},
	"change.person_unbound":   {"losgemaakt van de aanmelddienst", "no longer known by the provider"},
}
