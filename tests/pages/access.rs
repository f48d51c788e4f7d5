//! Every route against every actor. A route without a row here fails, and so does a row without a route.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Who sees the scan: programme officers, its lead and its clerk. For other members it does not exist.
    Seeing,
    /// The lead of the scan; who only sees it is refused.
    Lead,
    /// The lead and the clerk of the scan.
    LeadOrClerk,
    /// The clerk of the scan.
    Clerk,
    /// Leads and programme officers, whatever their scans.
    Requesters,
    /// Programme officers; the lead and the clerk of the scan see it and are refused.
    ProgrammeOfScan,
    /// The lead of the scan, and programme officers.
    LeadOrProgramme,
    /// The clerk who is asked and has not answered: nobody, once the clerk said yes.
    AskedClerk,
    /// Who holds the questionnaire's code in this browser.
    Respondent,
    /// The lead and the clerk of the scan, who are told that the talk is over; who only sees the scan is refused.
    Over,
    /// Nobody: it always asks for a code.
    Nobody,
    /// Nobody: outside the demonstration there is no such thing.
    DemonstrationOnly,
}

/// Somebody who tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anonymous,
    Respondent,
    Member(Person),
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
            (Self::Everybody, _) | (Self::Respondent, Who::Respondent) => Outcome::Theirs,
            (Self::DemonstrationOnly, _) => Outcome::Hidden,
            (Self::Respondent | Self::Nobody, _) | (_, Who::Anonymous | Who::Respondent) => {
                Outcome::SignIn
            }
            (access, Who::Member(person)) => access.of_member(person),
        }
    }

    fn of_member(self, person: Person) -> Outcome {
        let theirs: &[Person] = match self {
            Self::Everybody | Self::Members => &Person::ALL,
            Self::Requesters => &[Person::Programme, Person::Lead, Person::OtherLead],
            Self::ProgrammeOfScan => &[Person::Programme],
            Self::Seeing => &[Person::Programme, Person::Lead, Person::Clerk],
            Self::Lead => &[Person::Lead],
            Self::LeadOrClerk | Self::Over => &[Person::Lead, Person::Clerk],
            Self::LeadOrProgramme => &[Person::Lead, Person::Programme],
            Self::Clerk => &[Person::Clerk],
            Self::AskedClerk | Self::Respondent | Self::Nobody | Self::DemonstrationOnly => &[],
        };
        let of_no_scan = self == Self::Requesters;
        if self == Self::AskedClerk {
            Outcome::Hidden
        } else if theirs.contains(&person) {
            Outcome::Theirs
        } else if of_no_scan || !matches!(person, Person::OtherLead | Person::OtherClerk) {
            Outcome::Refused
        } else {
            Outcome::Hidden
        }
    }
}

fn outcome(page: &Page) -> Outcome {
    match page.status {
        StatusCode::UNAUTHORIZED => Outcome::SignIn,
        StatusCode::FORBIDDEN => Outcome::Refused,
        StatusCode::NOT_FOUND => Outcome::Hidden,
        status => {
            assert!(
                !status.is_server_error(),
                "{} fails with {status}: {}",
                page.address,
                page.text()
            );
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

/// What the buttons of small forms send; without it such a form is malformed, whoever sends it.
const CHOICES: &[(&str, &str)] = &[
    ("besluit", "vrijgeven"),
    ("text", "Het gaat goed."),
    ("knop", "omhoog"),
];

/// The name of the questionnaire in the respondent's browser, and addresses with everything in braces filled in.
struct Places {
    scene: Scene,
    questionnaire: String,
    values: BTreeMap<&'static str, String>,
}

impl Places {
    /// Leeuwarden has its plan written; Zwolle is open, and one of its councillors has come in.
    async fn new() -> (Self, Visitor) {
        let scene = Scene::planned().await;
        let respondent = scene.site.visitor();
        let code = scene
            .codes_of(
                Person::OtherLead,
                &scene.other_scan,
                RespondentGroup::Council,
            )
            .await
            .remove(0);
        let welcome = crate::filling_in::come_in(&respondent, &code).await;
        let questionnaire = welcome.address.trim_start_matches("/meedoen/").to_owned();
        let lead = scene.actor(Person::Lead).await;
        let plan = services::plans::load(&lead, &scene.site, &scene.scan)
            .await
            .expect("the plan");
        let priority = &plan.priorities[0];
        let style = server::assets::addresses()
            .style
            .trim_start_matches("/assets/")
            .to_owned();
        let values = BTreeMap::from([
            ("id", scene.scan.to_string()),
            ("vragenlijst", questionnaire.clone()),
            ("nummer", "1".to_owned()),
            ("group", "council".to_owned()),
            ("theme", "T1".to_owned()),
            ("n", "1".to_owned()),
            ("name", style),
            ("priority", priority.priority.id.to_string()),
            ("action", priority.actions[0].id.to_string()),
        ]);
        (
            Self {
                scene,
                questionnaire,
                values,
            },
            respondent,
        )
    }

    /// The address, and whether what it names is there.
    fn address(&self, path: &str) -> (String, bool) {
        // Only staff and residents share a link.
        let mut address = path.replace("links/{group}", "links/staff");
        for (name, value) in &self.values {
            address = address.replace(&format!("{{{name}}}"), value);
        }
        let exists = !address.contains('{');
        // What is not there has a name that could be one.
        let nothing = services::ids::RemarkId::random().to_string();
        while let (Some(start), Some(end)) = (address.find('{'), address.find('}')) {
            address.replace_range(start..=end, &nothing);
        }
        (address, exists)
    }

    fn outcome(&self, page: &Page) -> Outcome {
        let to = page.headers.get("location").and_then(|to| to.to_str().ok());
        if to == Some(&format!("/meedoen/{}", self.questionnaire)) {
            return Outcome::SignIn;
        }
        outcome(page)
    }
}

async fn visitors(places: &Places, respondent: Visitor) -> Vec<(Who, Visitor)> {
    let mut visitors = vec![
        (Who::Anonymous, places.scene.site.visitor()),
        (Who::Respondent, respondent),
    ];
    for person in Person::ALL {
        visitors.push((
            Who::Member(person),
            places.scene.site.signed_in(person).await,
        ));
    }
    visitors
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for() {
    let (places, respondent) = Places::new().await;
    let visitors = visitors(&places, respondent).await;
    let mut wrong = Vec::new();
    for (method, path, access) in ROWS {
        let (address, exists) = places.address(path);
        // Those who may not go first, so that what the others do cannot be the reason.
        let mut order: Vec<_> = visitors.iter().collect();
        order.sort_by_key(|(who, _)| access.of(*who) == Outcome::Theirs);
        for (who, visitor) in order {
            let page = match *method {
                "GET" => visitor.get_once(&address).await,
                _ => visitor.post(&address, CHOICES).await,
            };
            let (expected, found) = (access.of(*who), places.outcome(&page));
            let as_if_absent = !exists && expected != Outcome::SignIn && found == Outcome::Hidden;
            if found != expected && !as_if_absent {
                wrong.push(format!(
                    "{method} {path} as {who:?}: {found:?} ({}), not {expected:?}",
                    page.status
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_route_has_a_row() {
    let site = acceptance::TestSite::new().await;
    let rows: BTreeSet<String> = ROWS
        .iter()
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    let routes: BTreeSet<String> = site
        .routes()
        .into_iter()
        .flat_map(|(path, methods)| {
            let methods: Vec<_> = methods
                .split(',')
                .filter(|method| *method != "HEAD")
                .map(str::to_owned)
                .collect();
            methods
                .into_iter()
                .map(move |method| format!("{method} {path}"))
        })
        .collect();
    let without_row: Vec<_> = routes.difference(&rows).collect();
    let without_route: Vec<_> = rows.difference(&routes).collect();
    assert!(
        without_row.is_empty() && without_route.is_empty(),
        "no row: {without_row:#?}\nno route: {without_route:#?}"
    );
}
