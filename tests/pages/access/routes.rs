//! The table: every route there is, and whom it is for.

use super::rights::Access;

/// Method, path and who gets in, by area. The last row signs out, so it comes last.
pub const ROWS: &[(&str, &str, Access)] = &[
    // Everybody's.
    ("GET", "/", Access::Everybody),
    ("GET", "/toegankelijkheid", Access::Everybody),
    ("GET", "/privacy", Access::Everybody),
    ("GET", "/openbaar", Access::Everybody),
    ("GET", "/openbaar/{organisatie}/{jaar}", Access::Everybody),
    (
        "GET",
        "/openbaar/{organisatie}/{jaar}/uitkomsten",
        Access::Everybody,
    ),
    ("GET", "/assets/{name}", Access::Everybody),
    ("GET", "/.well-known/security.txt", Access::Everybody),
    ("GET", "/gezond", Access::Everybody),
    // Ways in.
    ("GET", "/inloggen", Access::Everybody),
    ("POST", "/inloggen", Access::Everybody),
    ("GET", "/inloggen/verstuurd", Access::Everybody),
    ("GET", "/inloggen/{token}", Access::Everybody),
    ("POST", "/inloggen/{token}", Access::Everybody),
    ("POST", "/inloggen/demonstratie", Access::DemonstrationOnly),
    ("GET", "/meedoen", Access::Everybody),
    ("POST", "/meedoen", Access::Everybody),
    ("GET", "/meedoen/link/{pass}", Access::Everybody),
    ("GET", "/meedoen/hervatten", Access::Nobody),
    ("POST", "/meedoen/hervatten", Access::Everybody),
    // The questionnaire.
    ("GET", "/meedoen/{vragenlijst}", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}", Access::Nobody),
    (
        "GET",
        "/meedoen/{vragenlijst}/thema/{nummer}",
        Access::Respondent,
    ),
    (
        "POST",
        "/meedoen/{vragenlijst}/thema/{nummer}",
        Access::Respondent,
    ),
    (
        "GET",
        "/meedoen/{vragenlijst}/richtingen",
        Access::Respondent,
    ),
    (
        "POST",
        "/meedoen/{vragenlijst}/richtingen",
        Access::Respondent,
    ),
    ("GET", "/meedoen/{vragenlijst}/over-u", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}/over-u", Access::Respondent),
    (
        "GET",
        "/meedoen/{vragenlijst}/overzicht",
        Access::Respondent,
    ),
    ("GET", "/meedoen/{vragenlijst}/stoppen", Access::Respondent),
    ("GET", "/meedoen/{vragenlijst}/bedankt", Access::Respondent),
    (
        "POST",
        "/meedoen/{vragenlijst}/overzicht",
        Access::Respondent,
    ),
    // The programme.
    (
        "GET",
        "/programma/griffierspool/verdelen",
        Access::Programme,
    ),
    (
        "POST",
        "/programma/griffierspool/verdelen",
        Access::Programme,
    ),
    ("GET", "/programma/instellingen", Access::Programme),
    ("POST", "/programma/instellingen", Access::Programme),
    // A scan from the request to the opening.
    ("GET", "/scans", Access::Members),
    ("GET", "/scans/nieuw", Access::Requesters),
    ("POST", "/scans/nieuw", Access::Requesters),
    ("GET", "/scans/{id}", Access::Seeing),
    ("GET", "/scans/{id}/logboek", Access::Seeing),
    ("GET", "/scans/{id}/toewijzen", Access::ProgrammeOfScan),
    ("POST", "/scans/{id}/toewijzen", Access::ProgrammeOfScan),
    (
        "POST",
        "/scans/{id}/toewijzen/intrekken",
        Access::ProgrammeOfScan,
    ),
    ("GET", "/scans/{id}/verzoek", Access::AskedClerk),
    ("POST", "/scans/{id}/verzoek", Access::AskedClerk),
    ("POST", "/scans/{id}/verzoek/ja", Access::AskedClerk),
    ("GET", "/scans/{id}/annuleren", Access::LeadOrProgramme),
    ("POST", "/scans/{id}/annuleren", Access::LeadOrProgramme),
    ("GET", "/scans/{id}/voorbereiding", Access::Seeing),
    (
        "GET",
        "/scans/{id}/voorbereiding/overeenkomsten",
        Access::Lead,
    ),
    ("GET", "/scans/{id}/voorbereiding/commissie", Access::Lead),
    ("GET", "/scans/{id}/voorbereiding/data", Access::LeadOrClerk),
    ("GET", "/scans/{id}/voorbereiding/groepen", Access::Lead),
    ("GET", "/scans/{id}/voorbereiding/vragen", Access::Lead),
    ("GET", "/scans/{id}/voorbereiding/periode", Access::Lead),
    (
        "POST",
        "/scans/{id}/voorbereiding/overeenkomsten",
        Access::Lead,
    ),
    ("POST", "/scans/{id}/voorbereiding/commissie", Access::Lead),
    (
        "POST",
        "/scans/{id}/voorbereiding/data",
        Access::LeadOrClerk,
    ),
    ("POST", "/scans/{id}/voorbereiding/groepen", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/vragen", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/periode", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/bevestigen", Access::Lead),
    ("GET", "/scans/{id}/startgesprek", Access::Seeing),
    ("POST", "/scans/{id}/startgesprek", Access::LeadOrClerk),
    // The questionnaire of a scan.
    ("GET", "/scans/{id}/vragenlijst", Access::Seeing),
    ("GET", "/scans/{id}/vragenlijst/codes/{group}", Access::Lead),
    ("GET", "/scans/{id}/vragenlijst/sluiten", Access::Lead),
    ("GET", "/scans/{id}/vragenlijst/poster.pdf", Access::Lead),
    (
        "POST",
        "/scans/{id}/vragenlijst/codes/{group}",
        Access::Lead,
    ),
    (
        "POST",
        "/scans/{id}/vragenlijst/links/{group}",
        Access::Lead,
    ),
    (
        "GET",
        "/scans/{id}/vragenlijst/voorbeeld/{group}",
        Access::Seeing,
    ),
    (
        "POST",
        "/scans/{id}/vragenlijst/voorbeeld/{group}",
        Access::Lead,
    ),
    ("POST", "/scans/{id}/vragenlijst/openen", Access::Lead),
    ("POST", "/scans/{id}/vragenlijst/sluiten", Access::Lead),
    // Results.
    ("GET", "/scans/{id}/resultaten", Access::Seeing),
    (
        "GET",
        "/scans/{id}/resultaten/opmerkingen",
        Access::LeadOrClerk,
    ),
    (
        "GET",
        "/scans/{id}/resultaten/opmerkingen/{remark}",
        Access::LeadOrClerk,
    ),
    (
        "POST",
        "/scans/{id}/resultaten/opmerkingen/{remark}",
        Access::LeadOrClerk,
    ),
    // The talk.
    ("GET", "/scans/{id}/gesprek", Access::Seeing),
    ("POST", "/scans/{id}/gesprek", Access::Clerk),
    ("GET", "/scans/{id}/gesprek/duiding/{theme}", Access::Over),
    (
        "POST",
        "/scans/{id}/gesprek/duiding/{theme}",
        Access::LeadOrClerk,
    ),
    (
        "GET",
        "/scans/{id}/gesprek/gesprekspunten/nieuw",
        Access::Over,
    ),
    (
        "POST",
        "/scans/{id}/gesprek/gesprekspunten/nieuw",
        Access::LeadOrClerk,
    ),
    (
        "GET",
        "/scans/{id}/gesprek/gesprekspunten/{point}",
        Access::Over,
    ),
    (
        "POST",
        "/scans/{id}/gesprek/gesprekspunten/{point}",
        Access::LeadOrClerk,
    ),
    (
        "POST",
        "/scans/{id}/gesprek/gesprekspunten/{point}/plaats",
        Access::LeadOrClerk,
    ),
    (
        "GET",
        "/scans/{id}/gesprek/prioriteiten/nieuw",
        Access::Over,
    ),
    (
        "POST",
        "/scans/{id}/gesprek/prioriteiten/nieuw",
        Access::LeadOrClerk,
    ),
    (
        "GET",
        "/scans/{id}/gesprek/prioriteiten/{priority}",
        Access::Over,
    ),
    (
        "POST",
        "/scans/{id}/gesprek/prioriteiten/{priority}",
        Access::LeadOrClerk,
    ),
    (
        "POST",
        "/scans/{id}/gesprek/prioriteiten/{priority}/plaats",
        Access::LeadOrClerk,
    ),
    ("GET", "/scans/{id}/gesprek/presenteren/{n}", Access::Seeing),
    // The plan.
    ("GET", "/scans/{id}/verbeterplan", Access::Seeing),
    ("POST", "/scans/{id}/verbeterplan", Access::Lead),
    (
        "GET",
        "/scans/{id}/verbeterplan/prioriteiten/{priority}",
        Access::Lead,
    ),
    (
        "POST",
        "/scans/{id}/verbeterplan/prioriteiten/{priority}",
        Access::Lead,
    ),
    (
        "GET",
        "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
        Access::Lead,
    ),
    (
        "POST",
        "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw",
        Access::Lead,
    ),
    (
        "GET",
        "/scans/{id}/verbeterplan/acties/{action}",
        Access::Lead,
    ),
    (
        "POST",
        "/scans/{id}/verbeterplan/acties/{action}",
        Access::Lead,
    ),
    (
        "POST",
        "/scans/{id}/verbeterplan/acties/{action}/plaats",
        Access::Lead,
    ),
    ("GET", "/scans/{id}/verbeterplan/vaststellen", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/vaststellen", Access::Lead),
    (
        "GET",
        "/scans/{id}/verbeterplan/publiceren",
        Access::LeadOrClerk,
    ),
    ("GET", "/scans/{id}/verbeterplan.pdf", Access::Seeing),
    (
        "GET",
        "/openbaar/{organisatie}/{jaar}/verbeterplan.pdf",
        Access::Everybody,
    ),
    ("POST", "/scans/{id}/verbeterplan/publiceren", Access::Lead),
    // Calls by islands name the questionnaire in their body; without one they are malformed.
    ("POST", "/api/{*function}", Access::Everybody),
    ("POST", "/meedoen/{vragenlijst}/stoppen", Access::Everybody),
    ("POST", "/uitloggen", Access::Everybody),
];
