//! The table: every route there is, whom it is for, and while a scan is where.

use super::moments::When;
use super::rights::Access::{
    self, AskedClerk, Clerk, Clerks, DemonstrationOnly, Everybody, Lead, LeadOrClerk,
    LeadOrProgramme, Members, Nobody, Programme, ProgrammeOfScan, ProgrammeOrClerks, Requesters,
    Respondent, Seeing,
};

/// A route: method, path and who gets in.
type Row = (&'static str, &'static str, Access);

const fn get(path: &'static str, access: Access) -> Row {
    ("GET", path, access)
}

const fn post(path: &'static str, access: Access) -> Row {
    ("POST", path, access)
}

/// Every route with the time of its scan at which it can be used.
pub fn rows() -> impl Iterator<Item = (When, Row)> {
    let areas = AREAS.iter();
    areas.flat_map(|(when, rows)| rows.iter().map(|row| (*when, *row)))
}

/// The rows by area. What ends a step or a session comes last, so that it does not come between the others.
const AREAS: &[(When, &[Row])] = &[
    // Everybody's.
    (
        When::Always,
        &[
            get("/", Everybody),
            get("/toegankelijkheid", Everybody),
            get("/privacy", Everybody),
            get("/aanmelden", Everybody),
            post("/aanmelden", Everybody),
            get("/aanmelden/verstuurd", Everybody),
            get("/aanmelden/{token}", Everybody),
            post("/aanmelden/{token}", Everybody),
            get("/openbaar", Everybody),
            get("/openbaar/{organisatie}/{jaar}", Everybody),
            get("/openbaar/{organisatie}/{jaar}/uitkomsten", Everybody),
            get("/assets/{name}", Everybody),
            get("/.well-known/security.txt", Everybody),
            get("/gezond", Everybody),
            get("/openbaar/{organisatie}/{jaar}/verbeterplan.pdf", Everybody),
            get("/openbaar/{organisatie}/{jaar}/voortgang", Everybody),
            get("/openbaar/{organisatie}/{jaar}/voortgang.pdf", Everybody),
            get("/voortgang/{sleutel}", Everybody),
            get("/voortgang/{sleutel}/acties/{action}", Everybody),
            post("/voortgang/{sleutel}/acties/{action}", Everybody),
        ],
    ),
    // Ways in.
    (
        When::Always,
        &[
            get("/inloggen", Everybody),
            post("/inloggen", Everybody),
            get("/inloggen/verstuurd", Everybody),
            get("/inloggen/{token}", Everybody),
            post("/inloggen/{token}", Everybody),
            post("/inloggen/demonstratie", DemonstrationOnly),
            get("/meedoen", Everybody),
            post("/meedoen", Everybody),
            get("/meedoen/link/{pass}", Everybody),
            get("/meedoen/hervatten", Nobody),
            post("/meedoen/hervatten", Everybody),
        ],
    ),
    // The questionnaire, for who fills it in.
    (
        When::Always,
        &[
            get("/meedoen/{vragenlijst}", Respondent),
            post("/meedoen/{vragenlijst}", Nobody),
            get("/meedoen/{vragenlijst}/thema/{nummer}", Respondent),
            post("/meedoen/{vragenlijst}/thema/{nummer}", Respondent),
            get("/meedoen/{vragenlijst}/richtingen", Respondent),
            post("/meedoen/{vragenlijst}/richtingen", Respondent),
            get("/meedoen/{vragenlijst}/over-u", Respondent),
            post("/meedoen/{vragenlijst}/over-u", Respondent),
            get("/meedoen/{vragenlijst}/overzicht", Respondent),
            get("/meedoen/{vragenlijst}/stoppen", Respondent),
            get("/meedoen/{vragenlijst}/bedankt", Respondent),
            post("/meedoen/{vragenlijst}/overzicht", Respondent),
        ],
    ),
    // The programme.
    (
        When::Always,
        &[
            get("/programma", Programme),
            get("/programma/lijst", Programme),
            get("/programma/lijst.csv", Programme),
            get("/programma/stilstand", Programme),
            get("/programma/stilstand.csv", Programme),
            get("/programma/acties", Programme),
            get("/programma/campagnes", Programme),
            get("/programma/campagnes.csv", Programme),
            get("/programma/campagnes/nieuw", Programme),
            post("/programma/campagnes/nieuw", Programme),
            get("/programma/campagnes/{campagne}", Programme),
            get("/programma/campagnes/{campagne}/wijzigen", Programme),
            post("/programma/campagnes/{campagne}/wijzigen", Programme),
            get("/programma/campagnes/{campagne}/genodigden", Programme),
            post("/programma/campagnes/{campagne}/genodigden", Programme),
            post("/programma/campagnes/{campagne}/beeindigen", Programme),
            post("/programma/campagnes/{campagne}/voortzetten", Programme),
            post("/programma/campagnes/{campagne}/verwijderen", Programme),
            post("/programma/campagnes/{campagne}/terugzetten", Programme),
            get("/programma/werving", Programme),
            get("/programma/werving.csv", Programme),
            get("/programma/werving/{code}", Programme),
            get("/programma/werving/{code}/gegevens", Programme),
            post("/programma/werving/{code}/gegevens", Programme),
            get("/programma/werving/{code}/contacten/nieuw", Programme),
            post("/programma/werving/{code}/contacten/nieuw", Programme),
            get("/programma/werving/{code}/contacten/{contact}", Programme),
            post("/programma/werving/{code}/contacten/{contact}", Programme),
            post(
                "/programma/werving/{code}/contacten/{contact}/weghalen",
                Programme,
            ),
            post(
                "/programma/werving/{code}/contacten/{contact}/terugzetten",
                Programme,
            ),
            get("/programma/werving/{code}/aanvragen", Programme),
            post("/programma/werving/{code}/aanvragen", Programme),
            get("/programma/aanmeldingen/{application}/afwijzen", Programme),
            post("/programma/aanmeldingen/{application}/afwijzen", Programme),
            post("/programma/aanmeldingen/{application}/aannemen", Programme),
            get("/programma/griffierspool/verdelen", Programme),
            post("/programma/griffierspool/verdelen", Programme),
            get("/programma/griffierspool", Programme),
            get("/programma/griffierspool.csv", Programme),
            get("/programma/griffierspool/nieuw", Programme),
            post("/programma/griffierspool/nieuw", Programme),
            get("/programma/griffierspool/importeren", Programme),
            post("/programma/griffierspool/importeren", Programme),
            post("/programma/griffierspool/importeren/overnemen", Programme),
            post("/programma/griffierspool/importeren/weggooien", Programme),
            get("/programma/griffierspool/conflicten", Programme),
            post("/programma/griffierspool/conflicten", Programme),
            get("/programma/griffierspool/conflicten.csv", Programme),
            get("/programma/logboek", Programme),
            get("/programma/accounts", Programme),
            get("/programma/accounts/{member}/beeindigen", Programme),
            get("/programma/griffierspool/{member}", Programme),
            post("/programma/griffierspool/{member}", Programme),
            post("/programma/griffierspool/{member}/notities", Programme),
            post("/programma/griffierspool/{member}/afwezig", Programme),
            post(
                "/programma/griffierspool/{member}/afwezig/{absence}/weghalen",
                Programme,
            ),
            post("/programma/griffierspool/{member}/uitsluiten", Programme),
            post(
                "/programma/griffierspool/{member}/uitsluiten/{authority}/weghalen",
                Programme,
            ),
            post(
                "/programma/griffierspool/{member}/uitsluiten/{authority}/terugzetten",
                Programme,
            ),
            get("/mijn-profiel", Clerks),
            post("/mijn-profiel", Clerks),
            post("/mijn-profiel/afwezig", Clerks),
            post("/mijn-profiel/afwezig/{absence}/weghalen", Clerks),
            post("/mijn-profiel/agenda", Clerks),
            get("/agenda/{calendar}", Everybody),
            post("/scans/{id}/toewijzen/overdragen", ProgrammeOfScan),
            get("/programma/vragenlijsten", Programme),
            get("/programma/vragenlijsten/nieuw", Programme),
            post("/programma/vragenlijsten/nieuw", Programme),
            get("/programma/vragenlijsten/{versie}", Programme),
            get(
                "/programma/vragenlijsten/{versie}/vragenlijst.toml",
                Programme,
            ),
            get(
                "/programma/vragenlijsten/{versie}/verschil/{ander}",
                Programme,
            ),
            get("/programma/vragenlijsten/{versie}/vrijgeven", Programme),
            post("/programma/vragenlijsten/{versie}/vrijgeven", Programme),
            get("/programma/vragenlijsten/{versie}/intrekken", Programme),
            post("/programma/vragenlijsten/{versie}/intrekken", Programme),
            get("/programma/instellingen", Programme),
            post("/programma/instellingen", Programme),
        ],
    ),
    // Intervision: as the programme runs it, and for those inside a group.
    (
        When::Always,
        &[
            get("/programma/intervisie", Programme),
            get("/programma/intervisie/nieuw", Programme),
            post("/programma/intervisie/nieuw", Programme),
            get("/programma/intervisie/{groep}", Programme),
            get("/programma/intervisie/{groep}/wijzigen", Programme),
            post("/programma/intervisie/{groep}/wijzigen", Programme),
            get("/programma/intervisie/{groep}/leden", Programme),
            post(
                "/programma/intervisie/{groep}/leden/{id}/toevoegen",
                Programme,
            ),
            post(
                "/programma/intervisie/{groep}/leden/{id}/weghalen",
                Programme,
            ),
            post("/programma/intervisie/{groep}/uitnodigen", Programme),
            post("/programma/intervisie/{groep}/beginnen", Programme),
            get("/programma/intervisie/{groep}/annuleren", Programme),
            post("/programma/intervisie/{groep}/annuleren", Programme),
            post("/programma/intervisie/{groep}/toch-door", Programme),
            post("/programma/intervisie/{groep}/afronden", Programme),
            post("/programma/intervisie/{groep}/heropenen", Programme),
            get("/intervisie", Members),
            get("/intervisie/{groep}", LeadOrClerk),
            get("/intervisie/{groep}/deelname/{id}", Lead),
            post("/intervisie/{groep}/deelname/{id}", Lead),
            get("/intervisie/{groep}/vraag/{id}", Lead),
            post("/intervisie/{groep}/vraag/{id}", Lead),
            get("/intervisie/{groep}/plan/{id}", LeadOrClerk),
            get("/intervisie/{groep}/suggestie/{collega}", LeadOrClerk),
            post("/intervisie/{groep}/suggestie/{collega}", LeadOrClerk),
            post(
                "/intervisie/{groep}/gegeven/{gegeven}/weghalen",
                LeadOrClerk,
            ),
            post(
                "/intervisie/{groep}/gegeven/{gegeven}/terugzetten",
                LeadOrClerk,
            ),
            get("/intervisie/{groep}/suggesties/{suggestie}", Lead),
            post("/intervisie/{groep}/suggesties/{suggestie}", Lead),
            get("/intervisie/{groep}/suggesties/{suggestie}/overnemen", Lead),
            post("/intervisie/{groep}/suggesties/{suggestie}/overnemen", Lead),
            get("/intervisie/{groep}/verslag/{id}", Lead),
            post("/intervisie/{groep}/verslag/{id}", Lead),
        ],
    ),
    // The register.
    (
        When::Always,
        &[
            get("/overheden", ProgrammeOrClerks),
            get("/overheden/{code}", ProgrammeOrClerks),
            get("/overheden/register.csv", Programme),
            get("/overheden/nieuwe-editie", Programme),
            post("/overheden/nieuwe-editie", Programme),
            post("/overheden/nieuwe-editie/overnemen", Programme),
            post("/overheden/nieuwe-editie/weggooien", Programme),
            get("/overheden/wijzigingen", Programme),
            get("/overheden/wijzigingen/{code}", Programme),
            post("/overheden/wijzigingen/{code}", Programme),
            post("/overheden/wijzigingen/{code}/intrekken", Programme),
        ],
    ),
    // A scan from the request to the opening.
    (
        When::Always,
        &[
            get("/scans", Members),
            get("/scans/nieuw", Requesters),
            post("/scans/nieuw", Requesters),
            get("/scans/{id}", Seeing),
            get("/scans/{id}/logboek", Seeing),
            get("/scans/{id}/toewijzen", ProgrammeOfScan),
            post("/scans/{id}/toewijzen", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/intrekken", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/niemand", ProgrammeOfScan),
            get("/scans/{id}/toewijzen/overdragen", ProgrammeOfScan),
            get("/scans/{id}/toewijzen/tweede", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/tweede", ProgrammeOfScan),
            get("/scans/{id}/toewijzen/stoppen/{member}", ProgrammeOfScan),
            post("/scans/{id}/toewijzen/stoppen/{member}", ProgrammeOfScan),
            get("/scans/{id}/trekker", ProgrammeOfScan),
            post("/scans/{id}/trekker", ProgrammeOfScan),
            get("/scans/{id}/stoppen", Clerk),
            post("/scans/{id}/stoppen", Clerk),
            get("/verzoek/{token}", Everybody),
            post("/verzoek/{token}", Everybody),
            post("/verzoek/{token}/ja", Everybody),
            get("/scans/{id}/verzoek", AskedClerk),
            post("/scans/{id}/verzoek", AskedClerk),
            post("/scans/{id}/verzoek/ja", AskedClerk),
            get("/scans/{id}/annuleren", LeadOrProgramme),
            post("/scans/{id}/annuleren", LeadOrProgramme),
            get("/scans/{id}/voorbereiding", Seeing),
            get("/scans/{id}/voorbereiding/commissie", Lead),
            get("/scans/{id}/voorbereiding/data", LeadOrClerk),
            post("/scans/{id}/voorbereiding/commissie", Lead),
            post("/scans/{id}/voorbereiding/data", LeadOrClerk),
            post("/scans/{id}/voorbereiding/bevestigen", Lead),
            get("/scans/{id}/startgesprek", Seeing),
            post("/scans/{id}/startgesprek", LeadOrClerk),
        ],
    ),
    // Setting up the questionnaire.
    (
        When::BeforeOpening,
        &[
            get("/scans/{id}/voorbereiding/overeenkomsten", Lead),
            get("/scans/{id}/voorbereiding/groepen", Lead),
            get("/scans/{id}/voorbereiding/vragen", Lead),
            get("/scans/{id}/voorbereiding/periode", Lead),
            post("/scans/{id}/voorbereiding/overeenkomsten", Lead),
            post("/scans/{id}/voorbereiding/groepen", Lead),
            post("/scans/{id}/voorbereiding/vragen", Lead),
            post("/scans/{id}/voorbereiding/periode", Lead),
            post("/scans/{id}/vragenlijst/voorbeeld/{group}", Lead),
        ],
    ),
    // The questionnaire of a scan.
    (
        When::Always,
        &[
            get("/scans/{id}/vragenlijst", Seeing),
            get("/scans/{id}/vragenlijst/voorbeeld/{group}", Seeing),
            post("/scans/{id}/vragenlijst/openen", Lead),
        ],
    ),
    // Letting people in.
    (
        When::UntilClosing,
        &[
            get("/scans/{id}/vragenlijst/codes/{group}", Lead),
            get("/scans/{id}/vragenlijst/sluiten", Lead),
            get("/scans/{id}/vragenlijst/poster.pdf", Lead),
            get("/scans/{id}/vragenlijst/papier", Lead),
            get("/scans/{id}/vragenlijst/papier/{file}", Lead),
            post("/scans/{id}/vragenlijst/papier", Lead),
            post("/scans/{id}/vragenlijst/codes/{group}", Lead),
            post("/scans/{id}/vragenlijst/links/{group}", Lead),
        ],
    ),
    // What came of it.
    (
        When::FromClosing,
        &[
            get("/scans/{id}/resultaten", Seeing),
            get("/scans/{id}/resultaten/opmerkingen", LeadOrClerk),
            get("/scans/{id}/gesprek", Seeing),
            get("/scans/{id}/gesprek/presenteren/{n}", Seeing),
            get("/scans/{id}/verbeterplan", Seeing),
            get("/scans/{id}/verbeterplan.pdf", Seeing),
            get("/scans/{id}/verbeterplan/versies", Seeing),
            get("/scans/{id}/verbeterplan/versies/{planversie}", Seeing),
            get(
                "/scans/{id}/verbeterplan/versies/{planversie}/verbeterplan.pdf",
                Seeing,
            ),
            get("/scans/{id}/verbeterplan/verschillen", Seeing),
        ],
    ),
    // The talk.
    (
        When::Talk,
        &[
            get("/scans/{id}/resultaten/opmerkingen/{remark}", LeadOrClerk),
            post("/scans/{id}/resultaten/opmerkingen/{remark}", LeadOrClerk),
            get("/scans/{id}/gesprek/duiding/{theme}", LeadOrClerk),
            post("/scans/{id}/gesprek/duiding/{theme}", LeadOrClerk),
            get("/scans/{id}/gesprek/gesprekspunten/nieuw", LeadOrClerk),
            post("/scans/{id}/gesprek/gesprekspunten/nieuw", LeadOrClerk),
            get("/scans/{id}/gesprek/gesprekspunten/{point}", LeadOrClerk),
            post("/scans/{id}/gesprek/gesprekspunten/{point}", LeadOrClerk),
            post(
                "/scans/{id}/gesprek/gesprekspunten/{point}/plaats",
                LeadOrClerk,
            ),
            get("/scans/{id}/gesprek/prioriteiten/nieuw", LeadOrClerk),
            post("/scans/{id}/gesprek/prioriteiten/nieuw", LeadOrClerk),
            get("/scans/{id}/gesprek/prioriteiten/{priority}", LeadOrClerk),
            post("/scans/{id}/gesprek/prioriteiten/{priority}", LeadOrClerk),
            post(
                "/scans/{id}/gesprek/prioriteiten/{priority}/plaats",
                LeadOrClerk,
            ),
        ],
    ),
    // The plan.
    (
        When::FromPlan,
        &[
            get("/scans/{id}/verbeterplan/prioriteiten/{priority}", Lead),
            post("/scans/{id}/verbeterplan/prioriteiten/{priority}", Lead),
            get(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
                Lead,
            ),
            post(
                "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
                Lead,
            ),
            get("/scans/{id}/verbeterplan/acties/{action}", Lead),
            post("/scans/{id}/verbeterplan/acties/{action}", Lead),
            post("/scans/{id}/verbeterplan/acties/{action}/plaats", Lead),
            get("/scans/{id}/verbeterplan/vaststellen", Lead),
            post("/scans/{id}/verbeterplan/vaststellen", Lead),
            get("/scans/{id}/verbeterplan/wijzigen", Lead),
            post("/scans/{id}/verbeterplan/wijzigen", Lead),
            get("/scans/{id}/verbeterplan/wijzigen/intrekken", Lead),
            post("/scans/{id}/verbeterplan/wijzigen/intrekken", Lead),
            get("/scans/{id}/voortgang", Seeing),
            get("/scans/{id}/voortgang.pdf", Seeing),
            get("/scans/{id}/voortgang/verslag", Seeing),
            post("/scans/{id}/voortgang/verslag", Lead),
            get("/scans/{id}/voortgang/acties/{action}", Lead),
            post("/scans/{id}/voortgang/acties/{action}", Lead),
            post(
                "/scans/{id}/voortgang/acties/{action}/datum/overnemen",
                Lead,
            ),
            post("/scans/{id}/voortgang/acties/{action}/datum/laten", Lead),
            post("/scans/{id}/voortgang/acties/{action}/adres", Lead),
            post("/scans/{id}/voortgang/acties/{action}/link/sturen", Lead),
            post("/scans/{id}/voortgang/acties/{action}/link/intrekken", Lead),
            post("/scans/{id}/voortgang/afronden", Lead),
            get("/scans/{id}/resultaten/antwoorden", Seeing),
            get("/scans/{id}/resultaten/antwoorden/{theme}", Lead),
            post("/scans/{id}/resultaten/antwoorden/{theme}", Lead),
            post("/scans/{id}/resultaten/antwoorden/{theme}/weghalen", Lead),
        ],
    ),
    // Buttons that bring a scan on, and what they lead up to: whatever the step, the guard that fails says why not.
    (
        When::Always,
        &[
            post("/scans/{id}/gesprek", Clerk),
            post("/scans/{id}/verbeterplan", Lead),
            get("/scans/{id}/verbeterplan/publiceren", LeadOrClerk),
            post("/scans/{id}/verbeterplan/publiceren", Lead),
        ],
    ),
    // What ends a step.
    (
        When::UntilClosing,
        &[post("/scans/{id}/vragenlijst/sluiten", Lead)],
    ),
    // What ends a session.
    (
        When::Always,
        &[
            // Calls by islands name the questionnaire in their body; without one they are malformed.
            post("/api/{*function}", Everybody),
            post("/meedoen/{vragenlijst}/stoppen", Everybody),
            post("/programma/accounts/{member}/beeindigen", Programme),
            post("/uitloggen", Everybody),
        ],
    ),
];
