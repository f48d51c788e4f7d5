//! Somebody watches every outlet while people send: of the sixth answer nothing shows, but that there are six.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use acceptance::{Page, Person, Scene, Visitor};
use axum::http::{HeaderMap, StatusCode, header};
use questionnaires::answers::{Answer, REMARK_FIELD};
use questionnaires::kind::RespondentGroup;
use services::participations::{Change, save};
use services::room::questionnaire::{self, CodeForm};
use services::scans::arrangements::SessionsForm;
use services::scans::{self, Part};
use services::secrets::TypedCode;
use services::{Actor, responses, room};
use tokio::time::timeout;

use crate::access::moments::Moment;
use crate::access::places::Places;
use crate::filling_in::come_in;

/// How many are in the council of every scene.
const SIZE: usize = 14;

/// From how many answers on a group is shown in full.
const FULL_DETAIL_FROM: usize = 10;

/// What screens listen to. It does not end, so it is heard apart from the pages.
const EVENTS: &str = "/scans/{id}/gesprek/live";

/// The pages that say how many have sent.
const COUNTING: [&str; 7] = [
    "/scans/{id}",
    "/scans/{id}/vragenlijst",
    "/scans/{id}/vragenlijst/codes/{group}",
    "/scans/{id}/vragenlijst/papier",
    "/scans/{id}/vragenlijst/sluiten",
    "/scans/{id}/vragenlijst/zaal",
    "/scans/{id}/vragenlijst/zaal/scherm",
];

/// A route, and where it leads.
type Route = (String, String);

/// What came of each route for each who asked.
type Seen = BTreeMap<(String, &'static str), Page>;

/// Somebody who looks at pages and files again and again.
struct Watcher {
    who: &'static str,
    visitor: Visitor,
    routes: Vec<Route>,
}

/// Days for both talks, so that there are files of them; and the address of the lead's own calendar, below `/agenda/`.
async fn plan_talks(scene: &Scene) -> String {
    let (lead, site) = (scene.actor(Person::Lead).await, &scene.site);
    let days = SessionsForm {
        start_on: "2026-11-26".to_owned(),
        agenda_on: "2027-01-14".to_owned(),
        ..SessionsForm::default()
    };
    scans::fill_in(&lead, site, &scene.scan, Part::Sessions(days))
        .await
        .unwrap();
    let calendar = scans::calendar_address(&lead, site).await.unwrap();
    calendar.rsplit('/').next().unwrap().to_owned()
}

/// Everything that can be asked for, of the scan and beside it: a route that is added is watched from then on.
fn every_route(places: &Places, calendar: &str) -> Vec<Route> {
    let routes = places.scene.site.routes().into_iter();
    let read = routes.filter(|(path, methods)| methods.contains("GET") && path != EVENTS);
    read.map(|(path, _)| {
        let (address, _) = places.address(&path.replace("{calendar}", calendar));
        (path, address)
    })
    .collect()
}

/// The programme, the lead, the clerk, somebody who just comes by, and somebody of the council who is filling in.
async fn watchers(places: &Places, calendar: &str, own_code: &str) -> Vec<Watcher> {
    let site = &places.scene.site;
    let routes = every_route(places, calendar);
    let mut watchers = Vec::new();
    for person in [Person::Programme, Person::Lead, Person::Clerk] {
        watchers.push((person.name(), site.signed_in(person).await));
    }
    watchers.push(("somebody", site.visitor()));
    let mut watchers: Vec<_> = watchers
        .into_iter()
        .map(|(who, visitor)| Watcher {
            who,
            visitor,
            routes: routes.clone(),
        })
        .collect();
    let visitor = site.visitor();
    let own = come_in(&visitor, own_code).await.address;
    let pages = ["", "/thema/1", "/richtingen", "/overzicht", "/stoppen"];
    let routes = pages.map(|page| (format!("own{page}"), format!("{own}{page}")));
    watchers.push(Watcher {
        who: "a colleague",
        visitor,
        routes: routes.to_vec(),
    });
    watchers
}

async fn look(watchers: &[Watcher]) -> Seen {
    let mut seen = Seen::new();
    for watcher in watchers {
        for (route, address) in &watcher.routes {
            let page = watcher.visitor.get_once(address).await;
            seen.insert((route.clone(), watcher.who), page);
        }
    }
    seen
}

/// Somebody of the council of Leeuwarden answers the first statement, writes a remark and sends.
async fn sends(scene: &Scene, code: &str, answer: Answer, remark: &str) {
    let respondent = Actor::Respondent(TypedCode::parse(code).unwrap());
    let change = Change::Theme {
        theme: "T1".to_owned(),
        fields: vec![
            ("T1.1".to_owned(), answer.code().to_owned()),
            (REMARK_FIELD.to_owned(), remark.to_owned()),
        ],
    };
    save(&respondent, &scene.site, change, None).await.unwrap();
    responses::send(&respondent, &scene.site).await.unwrap();
}

/// A body without what says that so many of the council have sent, and with all the rest of it.
fn without_count(body: &[u8], sent: usize) -> Vec<u8> {
    let Ok(text) = str::from_utf8(body) else {
        return body.to_vec();
    };
    let counts = [
        format!(">{sent} van {SIZE}<"),
        format!(
            "Nog {} nodig om in vijf klassen te tonen",
            FULL_DETAIL_FROM - sent
        ),
        format!("{} codes zijn nog niet gebruikt", SIZE - sent),
        format!("Ja, de {} codes die nog niet zijn gebruikt", SIZE - sent),
        format!("data-count=\"filled\">{sent}<"),
        format!("\"filled\":{sent},"),
    ];
    let text = text.replace("<!>", "");
    // A block for each who sent.
    let text = text.replacen(" qs-units__unit--on", "", sent);
    let text = counts
        .iter()
        .fold(text, |text, count| text.replace(count.as_str(), ""));
    text.into_bytes()
}

/// A body without the name that each page has on which somebody types: it is another at every look.
fn unnamed(page: &Page) -> Vec<u8> {
    let Ok(text) = str::from_utf8(&page.body) else {
        return page.body.to_vec();
    };
    let mut parts = text.split("name=\"page\" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('"').map_or(part, |(_, rest)| rest));
    (first + &rest.collect::<String>()).into_bytes()
}

fn told(page: &Page, sent: usize) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut headers = page.headers.clone();
    // It follows from the body, which is compared.
    headers.remove(header::CONTENT_LENGTH);
    (page.status, headers, without_count(&unnamed(page), sent))
}

/// Nothing differs but the count, and that differs on the pages that tell it.
fn assert_only_the_count_went_up(before: &Seen, after: &Seen) {
    let others: Vec<_> = before
        .iter()
        .filter(|(key, page)| told(page, 5) != told(&after[*key], 6))
        .map(|((route, who), _)| format!("{route} as {who}"))
        .collect();
    assert!(
        others.is_empty(),
        "the sixth answer shows in more than the count:\n{}",
        others.join("\n")
    );
    let counting: BTreeSet<&str> = before
        .iter()
        .filter(|(key, page)| unnamed(page) != unnamed(&after[*key]))
        .map(|((route, _), _)| route.as_str())
        .collect();
    assert_eq!(counting, BTreeSet::from(COUNTING));
}

#[tokio::test]
async fn between_the_fifth_and_the_sixth_answer_nothing_changes_but_the_count() {
    let (places, _respondent) = Places::at(Moment::Open).await;
    let (scene, site) = (&places.scene, &places.scene.site);
    let calendar = plan_talks(scene).await;
    let codes = scene.codes(RespondentGroup::Council).await;
    for code in &codes[..5] {
        sends(scene, code, Answer::Agree, "").await;
    }
    let clerk = scene.actor(Person::Clerk).await;
    let form = CodeForm {
        group: "council".to_owned(),
        minutes: "60".to_owned(),
    };
    questionnaire::open(&clerk, site, &scene.scan, &form)
        .await
        .unwrap();
    let watchers = watchers(&places, &calendar, &codes[6]).await;
    let listener = room::listen(&clerk, site, &scene.scan).await.unwrap();
    let mut events = listener.expect("a code is on the screen");
    let heard = events.next().await.unwrap();
    let before = look(&watchers).await;

    let remark = "Ik ben het als enige oneens.";
    sends(scene, &codes[5], Answer::StronglyDisagree, remark).await;
    let after = look(&watchers).await;
    assert_only_the_count_went_up(&before, &after);

    let next = timeout(Duration::from_secs(10), events.next()).await;
    let next = next.expect("the screen hears of it").unwrap();
    assert_ne!(heard, next);
    assert_eq!(
        without_count(heard.as_bytes(), 5),
        without_count(next.as_bytes(), 6)
    );
}
