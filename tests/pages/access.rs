//! Every route against every actor. A route without a row here fails, and so does a row without a route.

use std::collections::BTreeMap;

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::StatusCode;
use questionnaires::kind::RespondentGroup;

/// Who gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    /// Everybody, signed in or not.
    Everybody,
    /// Who is signed in.
    Members,
    /// Programme officers; other members are told that it is not for them.
    Programme,
    /// Who sees the scan: programme officers, its lead and its clerk. For other members it does not exist.
    Seeing,
    /// The lead of the scan; who only sees it is refused.
    Lead,
    /// The lead and the clerk of the scan.
    LeadOrClerk,
    /// The clerk of the scan.
    Clerk,
    /// Who holds the questionnaire's key in this browser.
    Respondent,
}

/// Somebody who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anonymous,
    Respondent,
    Member(Person),
}

impl Who {
    fn all() -> impl Iterator<Item = Self> {
        [Self::Anonymous, Self::Respondent].into_iter().chain(Person::ALL.map(Self::Member))
    }
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It is theirs: shown, done, or refused for a reason that is not who they are.
    Theirs,
    /// They have to sign in, or enter their code, first.
    SignIn,
    /// They may not.
    Refused,
    /// For them it does not exist.
    Hidden,
}

impl Access {
    fn of(self, who: Who) -> Outcome {
        match (self, who) {
            (Self::Everybody, _) => Outcome::Theirs,
            (Self::Respondent, Who::Respondent) => Outcome::Theirs,
            (Self::Respondent, _) | (_, Who::Anonymous | Who::Respondent) => Outcome::SignIn,
            (access, Who::Member(person)) => access.of_member(person),
        }
    }

    fn of_member(self, person: Person) -> Outcome {
        match (self, person) {
            (Self::Everybody | Self::Members, _) => Outcome::Theirs,
            (Self::Programme, Person::Programme) => Outcome::Theirs,
            (Self::Programme, _) => Outcome::Refused,
            (Self::Respondent, _) => Outcome::SignIn,
            (_, Person::OtherLead | Person::OtherClerk) => Outcome::Hidden,
            (Self::Seeing, _) | (Self::LeadOrClerk | Self::Lead, Person::Lead) => Outcome::Theirs,
            (Self::LeadOrClerk | Self::Clerk, Person::Clerk) => Outcome::Theirs,
            (Self::LeadOrClerk | Self::Lead | Self::Clerk, _) => Outcome::Refused,
        }
    }
}

fn outcome(page: &Page) -> Outcome {
    match page.status {
        StatusCode::UNAUTHORIZED => Outcome::SignIn,
        StatusCode::FORBIDDEN => Outcome::Refused,
        StatusCode::NOT_FOUND => Outcome::Hidden,
        status => {
            assert!(!status.is_server_error(), "{} fails with {status}: {}", page.address, page.text());
            Outcome::Theirs
        }
    }
}

/// Method, path and who gets in, by area. The last row signs out, so it comes last.
const ROWS: &[(&str, &str, Access)] = &[
    // Everybody's.
    ("GET", "/", Access::Everybody),
    ("GET", "/toegankelijkheid", Access::Everybody),
    ("GET", "/privacy", Access::Everybody),
    ("GET", "/openbaar", Access::Everybody),
    ("GET", "/openbaar/{organisatie}/{jaar}", Access::Everybody),
    ("GET", "/openbaar/{organisatie}/{jaar}/uitkomsten", Access::Everybody),
    ("GET", "/assets/{name}", Access::Everybody),
    ("GET", "/.well-known/security.txt", Access::Everybody),
    ("GET", "/gezond", Access::Everybody),
    // Ways in.
    ("GET", "/inloggen", Access::Everybody),
    ("POST", "/inloggen", Access::Everybody),
    ("GET", "/inloggen/verstuurd", Access::Everybody),
    ("GET", "/inloggen/{token}", Access::Everybody),
    ("POST", "/inloggen/{token}", Access::Everybody),
    ("POST", "/inloggen/demonstratie", Access::Everybody),
    ("GET", "/meedoen", Access::Everybody),
    ("POST", "/meedoen", Access::Everybody),
    ("GET", "/meedoen/link/{pass}", Access::Everybody),
    ("GET", "/meedoen/hervatten", Access::Nobody),
    ("POST", "/meedoen/hervatten", Access::Everybody),
    // The questionnaire.
    ("GET", "/meedoen/{vragenlijst}", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}", Access::Nobody),
    ("GET", "/meedoen/{vragenlijst}/thema/{nummer}", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}/thema/{nummer}", Access::Respondent),
    ("GET", "/meedoen/{vragenlijst}/richtingen", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}/richtingen", Access::Respondent),
    ("GET", "/meedoen/{vragenlijst}/over-u", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}/over-u", Access::Respondent),
    ("GET", "/meedoen/{vragenlijst}/overzicht", Access::Respondent),
    ("GET", "/meedoen/{vragenlijst}/stoppen", Access::Respondent),
    ("GET", "/meedoen/{vragenlijst}/bedankt", Access::Respondent),
    ("POST", "/meedoen/{vragenlijst}/overzicht", Access::Respondent),
    // A scan from the request to the opening.
    ("GET", "/scans", Access::Members),
    ("GET", "/scans/nieuw", Access::Requesters),
    ("POST", "/scans/nieuw", Access::Requesters),
    ("GET", "/scans/{id}", Access::Seeing),
    ("GET", "/scans/{id}/logboek", Access::Seeing),
    ("GET", "/scans/{id}/toewijzen", Access::ProgrammeOfScan),
    ("POST", "/scans/{id}/toewijzen", Access::ProgrammeOfScan),
    ("POST", "/scans/{id}/toewijzen/intrekken", Access::ProgrammeOfScan),
    ("GET", "/scans/{id}/annuleren", Access::LeadOrProgramme),
    ("POST", "/scans/{id}/annuleren", Access::LeadOrProgramme),
    ("GET", "/scans/{id}/voorbereiding", Access::Seeing),
    ("POST", "/scans/{id}/voorbereiding/overeenkomsten", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/commissie", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/data", Access::LeadOrClerk),
    ("POST", "/scans/{id}/voorbereiding/groepen", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/vragen", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/periode", Access::Lead),
    ("POST", "/scans/{id}/voorbereiding/bevestigen", Access::Lead),
    ("GET", "/scans/{id}/startgesprek", Access::Seeing),
    ("POST", "/scans/{id}/startgesprek", Access::LeadOrClerk),
    // The questionnaire of a scan.
    ("GET", "/scans/{id}/vragenlijst", Access::Seeing),
    ("POST", "/scans/{id}/vragenlijst/codes/{group}", Access::Lead),
    ("POST", "/scans/{id}/vragenlijst/links/{group}", Access::Lead),
    ("GET", "/scans/{id}/vragenlijst/voorbeeld/{group}", Access::Seeing),
    ("POST", "/scans/{id}/vragenlijst/voorbeeld/{group}", Access::Lead),
    ("POST", "/scans/{id}/vragenlijst/openen", Access::Lead),
    ("POST", "/scans/{id}/vragenlijst/sluiten", Access::Lead),
    // Results.
    ("GET", "/scans/{id}/resultaten", Access::Seeing),
    ("GET", "/scans/{id}/resultaten/opmerkingen", Access::LeadOrClerk),
    ("GET", "/scans/{id}/resultaten/opmerkingen/{remark}", Access::LeadOrClerk),
    ("POST", "/scans/{id}/resultaten/opmerkingen/{remark}", Access::LeadOrClerk),
    // The talk.
    ("GET", "/scans/{id}/gesprek", Access::Seeing),
    ("POST", "/scans/{id}/gesprek", Access::Clerk),
    ("GET", "/scans/{id}/gesprek/duiding/{theme}", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/duiding/{theme}", Access::LeadOrClerk),
    ("GET", "/scans/{id}/gesprek/gesprekspunten/nieuw", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/gesprekspunten/nieuw", Access::LeadOrClerk),
    ("GET", "/scans/{id}/gesprek/gesprekspunten/{point}", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/gesprekspunten/{point}", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/gesprekspunten/{point}/plaats", Access::LeadOrClerk),
    ("GET", "/scans/{id}/gesprek/prioriteiten/nieuw", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/prioriteiten/nieuw", Access::LeadOrClerk),
    ("GET", "/scans/{id}/gesprek/prioriteiten/{priority}", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/prioriteiten/{priority}", Access::LeadOrClerk),
    ("POST", "/scans/{id}/gesprek/prioriteiten/{priority}/plaats", Access::LeadOrClerk),
    ("GET", "/scans/{id}/gesprek/presenteren/{n}", Access::Seeing),
    // The plan.
    ("GET", "/scans/{id}/verbeterplan", Access::Seeing),
    ("POST", "/scans/{id}/verbeterplan", Access::Lead),
    ("GET", "/scans/{id}/verbeterplan/prioriteiten/{priority}", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/prioriteiten/{priority}", Access::Lead),
    ("GET", "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/prioriteiten/{priority}/acties/nieuw", Access::Lead),
    ("GET", "/scans/{id}/verbeterplan/acties/{action}", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/acties/{action}", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/acties/{action}/plaats", Access::Lead),
    ("GET", "/scans/{id}/verbeterplan/vaststellen", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/vaststellen", Access::Lead),
    ("GET", "/scans/{id}/verbeterplan/publiceren", Access::Lead),
    ("POST", "/scans/{id}/verbeterplan/publiceren", Access::Lead),
    // Calls by islands name the questionnaire in their body; without one they are malformed.
    ("POST", "/api/{*function}", Access::Everybody),
    ("POST", "/meedoen/{vragenlijst}/stoppen", Access::Everybody),
    ("POST", "/uitloggen", Access::Everybody),
];
