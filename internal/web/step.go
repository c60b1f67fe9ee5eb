// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// stepWords are what a page says of a command besides its name: what it asks of whoever is to give it, what it does, what comes after it,
// and that it was done.
type stepWords struct{ Asks, Does, After, Done bilingual.Words }

var steps = map[dossier.Verb]stepWords{
	dossier.RequestReview: {
		Asks:  bilingual.Words{"vraag het nazicht", "request the review"},
		Does:  bilingual.Words{"De hub kijkt de aanvraag na. Tot dan ligt de inhoud vast zoals ze er nu staat.", "The hub reviews the application. Until then its content is frozen as it stands now."},
		After: bilingual.Words{"Een nalezer van de hub die niet mee opmaakte, keurt ze goed voor indiening of stuurt ze met opmerkingen terug.", "A reviewer of the hub who did not draft it endorses it for submission, or returns it with remarks."},
		Done:  bilingual.Words{"Het nazicht is gevraagd.", "The review has been requested."}},
	dossier.Endorse: {Asks: bilingual.Words{"kijk het dossier na", "review the dossier"},
		Done: bilingual.Words{"Het dossier is goedgekeurd voor indiening.", "The dossier has been endorsed for submission."}},
	dossier.Return: {Done: bilingual.Words{"Het dossier is teruggestuurd met uw opmerkingen.", "The dossier has been returned with your remarks."}},
	dossier.ReopenDraft: {
		Does:  bilingual.Words{"De inhoud kan weer gewijzigd worden. Het nazicht van nu telt dan niet meer.", "The content can be changed again. The review of now does not count any more."},
		After: bilingual.Words{"Na de wijzigingen vraagt u opnieuw nazicht.", "After the changes you request the review again."},
		Done:  bilingual.Words{"De opmaak is heropend.", "The draft has been reopened."}},
	dossier.Submit: {
		Asks:  bilingual.Words{"dien de aanvraag in", "submit the application"},
		Does:  bilingual.Words{"De aanvraag gaat naar het programma, met de inhoud en de bijlagen die nagekeken zijn. De PDF wordt gemaakt en bewaard.", "The application goes to the programme, with the content and the attachments that were reviewed. Its PDF is made and kept."},
		After: bilingual.Words{"Wijzigen kan daarna alleen nog waar het programma een aanvulling vraagt. U krijgt een ontvangstmelding.", "After that it can only be changed where the programme asks for a supplement. You get a receipt."},
		Done:  bilingual.Words{"De aanvraag is ingediend.", "The application has been submitted."}},
	dossier.DeclareAdmissible: {
		Asks:  bilingual.Words{"ga na of de aanvraag ontvankelijk is", "see whether the application is admissible"},
		Does:  bilingual.Words{"De aanvraag voldoet aan de voorwaarden van de oproep en gaat naar de beoordeling. Hub en onderneming krijgen een brief.", "The application meets the conditions of the call and goes on to be assessed. Hub and company get a letter."},
		After: bilingual.Words{"Daarna wordt de aanvraag beoordeeld.", "After that the application is assessed."},
		Done:  bilingual.Words{"De aanvraag is ontvankelijk verklaard.", "The application has been declared admissible."}},
	dossier.DeclareInadmissible: {
		Does:  bilingual.Words{"De aanvraag wordt niet beoordeeld. Hub en onderneming krijgen een brief met de gronden en uw motivering.", "The application is not assessed. Hub and company get a letter with the grounds and your reasons."},
		After: bilingual.Words{"Het dossier is daarmee afgesloten; waar de oproep bezwaar kent, kan de hub dat indienen.", "This closes the dossier; where the call knows an objection, the hub can lodge one."},
		Done:  bilingual.Words{"De aanvraag is onontvankelijk verklaard.", "The application has been declared inadmissible."}},
	dossier.RequestSupplement: {
		Does:  bilingual.Words{"U zegt wat er ontbreekt en op welke plaats. Alleen die plaatsen kunnen hub en onderneming dan wijzigen.", "You say what is missing and in which place. Hub and company can then change those places alone."},
		After: bilingual.Words{"Er loopt een termijn om aan te vullen. Is die voorbij, dan komt het dossier bij u terug zoals het is.", "A term for supplementing runs. When it has passed, the dossier comes back to you as it is."},
		Done:  bilingual.Words{"De aanvulling is gevraagd.", "The supplement has been requested."}},
	dossier.HandInSupplement: {
		Asks:  bilingual.Words{"dien de aanvulling in", "hand in the supplement"},
		Does:  bilingual.Words{"Wat u aanvulde gaat naar het programma. Daarna ligt de inhoud weer vast.", "What you supplied goes to the programme. After that the content is frozen again."},
		After: bilingual.Words{"De dossierbeheerder gaat verder met de aanvraag zoals ze dan is.", "The programme officer goes on with the application as it is then."},
		Done:  bilingual.Words{"De aanvulling is ingediend.", "The supplement has been handed in."}},
	dossier.RetractSupplement: {
		Does:  bilingual.Words{"De vraag vervalt en telt niet mee. Wat al gewijzigd werd, wordt teruggezet.", "The request lapses and does not count. What was changed already is put back."},
		After: bilingual.Words{"Het dossier is weer ingediend en wacht op u.", "The dossier is submitted again and waits for you."},
		Done:  bilingual.Words{"De vraag om aanvulling is teruggenomen.", "The request for a supplement has been retracted."}},
	dossier.AssignAssessor: {
		Asks:  bilingual.Words{"wijs een beoordelaar aan", "assign an assessor"},
		Does:  bilingual.Words{"De beoordelaar krijgt een plaats en een bericht. Voor de belangenverklaring ziet die alleen titel en partijen.", "The assessor gets a seat and a message. Before declaring their interests they see the title and the parties only."},
		After: bilingual.Words{"Na de verklaring leest en beoordeelt die het dossier.", "After the declaration they read and assess the dossier."},
		Done:  bilingual.Words{"De beoordelaar is aangewezen.", "The assessor has been assigned."}},
	dossier.DeclareConflict: {
		Asks:  bilingual.Words{"leg uw belangenverklaring af", "declare your interests"},
		Does:  bilingual.Words{"U zegt of u een belang hebt bij wie aan dit dossier deelneemt. Pas zonder belang kunt u het lezen.", "You say whether you have an interest in whoever takes part in this dossier. You can only read it when you have none."},
		After: bilingual.Words{"Hebt u een belang, dan valt uw plaats vrij en wijst de dossierbeheerder iemand anders aan.", "If you have an interest, your seat falls free and the programme officer assigns somebody else."},
		Done:  bilingual.Words{"Uw belangenverklaring is bewaard.", "Your declaration of interests has been stored."}},
	dossier.LeavePanel: {
		Does:  bilingual.Words{"Uw plaats valt vrij. U ziet dit dossier dan niet meer.", "Your seat falls free. You do not see this dossier any more then."},
		After: bilingual.Words{"De dossierbeheerder wijst iemand anders aan.", "The programme officer assigns somebody else."},
		Done:  bilingual.Words{"Uw plaats is vrijgegeven.", "Your seat has been given up."}},
	dossier.Assess: {
		Asks:  bilingual.Words{"beoordeel het dossier", "assess the dossier"},
		Does:  bilingual.Words{"U geeft een score per criterium van de oproep. Na het versturen kunt u ze niet meer wijzigen.", "You score each criterion of the call. Once sent, the scores cannot be changed."},
		After: bilingual.Words{"Zijn alle beoordelingen binnen, dan legt de dossierbeheerder de consensus vast.", "When all assessments are in, the programme officer records the consensus."},
		Done:  bilingual.Words{"Uw beoordeling is binnen.", "Your assessment is in."}},
	dossier.RecordConsensus: {
		Asks:  bilingual.Words{"leg de consensus vast", "record the consensus"},
		Does:  bilingual.Words{"De scores van de beoordelaars worden één geheel: het gemiddelde, of wat u hier anders invult.", "The scores of the assessors become one: the mean, or what you fill in otherwise here."},
		After: bilingual.Words{"De beslisser kan daarna beslissen.", "The decider can decide after that."},
		Done:  bilingual.Words{"De consensus is vastgelegd.", "The consensus has been recorded."}},
	dossier.GiveDecision: {Asks: bilingual.Words{"beslis over het dossier", "decide on the dossier"},
		Done: bilingual.Words{"De beslissing is genomen.", "The decision has been made."}},
	dossier.Correct: {Done: bilingual.Words{"De beslissing is verbeterd.", "The decision has been corrected."}},
	dossier.LodgeObjection: {
		Does:  bilingual.Words{"U vraagt de beslissing te herzien, en zegt waarom.", "You ask to reconsider the decision, and say why."},
		After: bilingual.Words{"Het dossier wordt opnieuw behandeld; er loopt een nieuwe termijn voor de beslissing.", "The dossier is handled anew; a new term for the decision runs."},
		Done:  bilingual.Words{"Het bezwaar is ingediend.", "The objection has been lodged."}},
	dossier.RegisterAid: {
		Asks:  bilingual.Words{"registreer de steun", "register the aid"},
		Does:  bilingual.Words{"U noteert onder welk kenmerk de de-minimissteun in het centrale register staat.", "You note under which reference the de-minimis aid stands in the central register."},
		After: bilingual.Words{"De termijn om te registreren vervalt.", "The term for registering ends."},
		Done:  bilingual.Words{"De steun is geregistreerd.", "The aid has been registered."}},
	dossier.StrikeLink: {
		Does:  bilingual.Words{"De onderneming telt niet meer mee als verbonden. Dat kan meer de-minimissteun toelaten.", "The company does not count as linked any more. That can allow more de-minimis aid."},
		After: bilingual.Words{"Hub en onderneming krijgen bericht, met uw motivering.", "Hub and company are told, with your reasons."},
		Done:  bilingual.Words{"De verbonden onderneming is geschrapt.", "The linked company has been struck."}},
	dossier.InviteHub: {
		Does:  bilingual.Words{"De hub kan mee lezen en mee opmaken, maar niet indienen.", "The hub can read and draft along, but not submit."},
		After: bilingual.Words{"De mensen van die hub krijgen bericht. U kunt de hub later weer laten gaan.", "The people of that hub are told. You can let the hub go later."},
		Done:  bilingual.Words{"De hub is uitgenodigd.", "The hub has been invited."}},
	dossier.DismissHub: {
		Does:  bilingual.Words{"De hub ziet het dossier niet meer en werkt er niet meer aan mee.", "The hub does not see the dossier any more, nor works on it."},
		After: bilingual.Words{"Wat de hub al invulde, blijft staan.", "What the hub filled in stays."},
		Done:  bilingual.Words{"De hub steunt dit dossier niet meer.", "The hub supports this dossier no longer."}},
	dossier.Withdraw: {
		Does:  bilingual.Words{"De aanvraag stopt. Dat kan niet ongedaan gemaakt worden; een nieuw dossier starten kan wel.", "The application ends. That cannot be undone; a new dossier can be started."},
		After: bilingual.Words{"Iedereen die aan zet was, krijgt bericht. Het dossier blijft leesbaar.", "Whoever had to act is told. The dossier can still be read."},
		Done:  bilingual.Words{"Het dossier is ingetrokken.", "The dossier has been withdrawn."}},
	dossier.Pause: {
		Does:  bilingual.Words{"Geen enkele termijn loopt door zolang de behandeling gepauzeerd is.", "No term runs as long as the dossier is paused."},
		After: bilingual.Words{"De behandeling gaat verder wanneer u ze hervat, of vanzelf op de dag die u noemt.", "It goes on when you resume it, or by itself on the day that you name."},
		Done:  bilingual.Words{"De behandeling is gepauzeerd.", "The dossier has been paused."}},
	dossier.Resume: {
		Asks:  bilingual.Words{"hervat de behandeling", "resume the dossier"},
		Does:  bilingual.Words{"De termijnen lopen verder met wat er nog van overbleef.", "The terms run on with what was left of them."},
		After: bilingual.Words{"Wie aan zet is, krijgt bericht.", "Whoever must act is told."},
		Done:  bilingual.Words{"De behandeling is hervat.", "The dossier has been resumed."}},
	dossier.Extend: {
		Does:  bilingual.Words{"De termijn loopt tot en met de dag die u kiest, en de herinnering schuift mee.", "The term runs up to and including the day that you choose, and its reminder moves along."},
		After: bilingual.Words{"Wie aan zet is, krijgt bericht met uw reden.", "Whoever must act is told, with your reason."},
		Done:  bilingual.Words{"De termijn is verlengd.", "The term has been extended."}},
	dossier.Start: {Done: bilingual.Words{"Het dossier is gestart. Vul nu de onderdelen in.", "The dossier has been started. Fill in the sections now."}},
}

// mainline are the commands that bring a dossier further, in the order in which the page looks for the one to offer.
var mainline = []dossier.Verb{dossier.Resume, dossier.Assess, dossier.Endorse, dossier.Submit, dossier.HandInSupplement,
	dossier.RequestReview,
	dossier.DeclareAdmissible, dossier.RecordConsensus, dossier.AssignAssessor, dossier.GiveDecision, dossier.RegisterAid}
