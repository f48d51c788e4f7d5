//! Every route against every actor, while a clerk is asked for the scan, and while it is set up, open, talked about, planned and published. A
//! route without a row fails, and so does a row without a route, and one that lets in nobody at any of these moments.

pub(crate) mod moments;
pub(crate) mod places;
mod rights;
mod routes;

use std::collections::BTreeSet;

use acceptance::{Person, Visitor};
use moments::{Moment, When};
use places::Places;
use rights::{Access, Outcome, Who};
use routes::{Row, rows};

/// What the buttons of small forms send; without it such a form is malformed, whoever sends it.
const CHOICES: &[(&str, &str)] = &[
    ("besluit", "vrijgeven"),
    ("text", "Het gaat goed."),
    ("knop", "omhoog"),
    ("antwoord", "weghalen"),
    ("groep", "staff"),
    ("met", "clerk"),
];

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

/// Everybody who tries.
fn everybody() -> impl Iterator<Item = Who> {
    let members = Person::ALL.into_iter().map(Who::Member);
    [Who::Anonymous, Who::Respondent].into_iter().chain(members)
}

/// While a clerk is asked there is more than one way to take the question back, and then nobody is asked any more. So at that moment everything
/// is looked at, and of what is sent only the forms of the preparation and the answer of the clerk are tried.
fn is_tried(moment: Moment, when: When, (method, _, access): Row) -> bool {
    moment != Moment::Asked
        || method == "GET"
        || when == When::BeforeOpening
        || access == Access::AskedClerk
}

/// Tries every route as everybody while the scan is there, and answers with all that went otherwise than the table says.
async fn wrong_at(moment: Moment) -> Vec<String> {
    let (places, respondent) = Places::at(moment).await;
    let visitors = visitors(&places, respondent).await;
    let mut wrong = Vec::new();
    let tried = rows().filter(|(when, row)| is_tried(moment, *when, *row));
    for (when, (method, path, access)) in tried {
        let (address, exists) = places.address(path);
        let expected = |who: Who| match access.at(moment, who) {
            Outcome::Theirs if !when.includes(moment) => Outcome::OutOfStep,
            outcome => outcome,
        };
        // Those who may not go first, so that what the others do cannot be the reason.
        let mut order: Vec<_> = visitors.iter().collect();
        order.sort_by_key(|(who, _)| access.at(moment, *who) == Outcome::Theirs);
        for (who, visitor) in order {
            let page = match method {
                "GET" => visitor.get_once(&address).await,
                _ => visitor.post(&address, CHOICES).await,
            };
            let (expected, found) = (expected(*who), places.outcome(&page));
            let as_if_absent = !exists && expected != Outcome::SignIn && found == Outcome::Hidden;
            if found != expected && !as_if_absent {
                wrong.push(format!(
                    "{method} {path} as {who:?} at {moment:?}: {found:?} ({}), not {expected:?}",
                    page.status
                ));
            }
        }
    }
    wrong
}

async fn assert_as_the_table_says(moment: Moment) {
    let wrong = wrong_at(moment).await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for_while_a_clerk_is_asked() {
    assert_as_the_table_says(Moment::Asked).await;
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for_while_the_questionnaire_is_set_up() {
    assert_as_the_table_says(Moment::Prepared).await;
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for_while_people_answer() {
    assert_as_the_table_says(Moment::Open).await;
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for_during_the_talk() {
    assert_as_the_table_says(Moment::Talk).await;
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for_once_there_is_a_plan() {
    assert_as_the_table_says(Moment::Plan).await;
}

#[tokio::test]
async fn every_route_lets_in_exactly_those_it_is_for_once_the_plan_is_public() {
    assert_as_the_table_says(Moment::Published).await;
}

/// A route that is tried at times when it lets in nobody passes also where it never does.
#[test]
fn every_route_is_somebodys_at_a_moment_at_which_it_is_tried() {
    let is_somebodys = |when: When, row: Row| {
        Moment::ALL.into_iter().any(|moment| {
            when.includes(moment)
                && is_tried(moment, when, row)
                && everybody().any(|who| row.2.at(moment, who) == Outcome::Theirs)
        })
    };
    let nobodys: Vec<_> = rows()
        .filter(|(when, row)| row.2.is_for_somebody() && !is_somebodys(*when, *row))
        .map(|(_, (method, path, _))| format!("{method} {path}"))
        .collect();
    assert!(nobodys.is_empty(), "{nobodys:#?}");
}

#[tokio::test]
async fn every_route_has_a_row() {
    let site = acceptance::TestSite::new().await;
    let rows: BTreeSet<String> = rows()
        .map(|(_, (method, path, _))| format!("{method} {path}"))
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
