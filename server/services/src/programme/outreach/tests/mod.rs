//! Outreach, on both engines.

mod applying;
mod deciding;
mod keeping;
mod listing;
mod requesting;

use std::collections::BTreeSet;

use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, OutreachEvent};
use crate::authorities::AuthorityCode;
use crate::error::{Error, ProblemCode};
use crate::mail::deliver_due;
use crate::testing::TestServices;

/// Deventer.
const DEVENTER: &str = "GM0150";

/// ’s-Hertogenbosch.
const DEN_BOSCH: &str = "GM0796";

/// Weesp, which ended.
const WEESP: &str = "GM0457";

fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

async fn member(test: &TestServices, name: &str, role: Role) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: BTreeSet::from([role]),
        ..NewMember::default()
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    Actor::Member(member_by_id(test, &id).await.unwrap().unwrap())
}

async fn officer(test: &TestServices) -> Actor {
    member(test, "Samira", Role::Programme).await
}

async fn file(test: &TestServices, actor: &Actor, authority: &str) -> AuthorityFile {
    super::authority(actor, test, &code(authority))
        .await
        .unwrap()
}

/// The form as the page shows it.
async fn shown(test: &TestServices, actor: &Actor, authority: &str) -> OutreachForm {
    OutreachForm::from(&file(test, actor, authority).await.outreach)
}

/// A talk with the clerk of the council.
fn talk(revision: i64) -> ContactForm {
    ContactForm {
        held_on: "2026-11-20".to_owned(),
        person: "Griffier Jansen".to_owned(),
        means: "telephone".to_owned(),
        note: "Wil eerst de kadernota afwachten.".to_owned(),
        interest: "interested".to_owned(),
        next_step: "Terugbellen".to_owned(),
        next_step_on: "2026-12-01".to_owned(),
        revision,
    }
}

fn application_of(authority: &str) -> ApplicationForm {
    ApplicationForm {
        authority: authority.to_owned(),
        name: "Fatima  Öztürk".to_owned(),
        function: "raadsgriffier".to_owned(),
        email: " Fatima@Deventer.example ".to_owned(),
        telephone: "+31 570 12 34 56".to_owned(),
        reason: "De nieuwe raad wil weten hoe het gaat.".to_owned(),
        wanted_from: "2027-03".to_owned(),
        wanted_until: "2027-05".to_owned(),
    }
}

/// Applies, and gives the token of the link that was mailed.
async fn applied(test: &TestServices, form: &ApplicationForm) -> String {
    apply(&Actor::Anonymous, test, form, None).await.unwrap();
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let mut links = sent
        .iter()
        .filter_map(|letter| letter.text.split_once("/aanmelden/"));
    let (_, rest) = links.next_back().unwrap();
    rest.lines().next().unwrap().to_owned()
}

/// Applies and confirms, and gives the application as it waits; all mail about it went out.
async fn received(test: &TestServices, actor: &Actor, form: &ApplicationForm) -> Application {
    let token = applied(test, form).await;
    confirm(&Actor::Anonymous, test, &token).await.unwrap();
    deliver_due(test).await.unwrap();
    let waiting = waiting(actor, test).await.unwrap().waiting;
    let own = waiting
        .into_iter()
        .find(|application| application.authority.code.as_str() == form.authority);
    own.unwrap()
}

fn code_of<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str) -> Option<ProblemCode> {
    let Err(Error::Invalid(problems)) = outcome else {
        panic!("{outcome:?}")
    };
    let found = problems.into_iter().find(|problem| problem.field == field);
    found.map(|problem| problem.code)
}

async fn events(test: &TestServices, actor: &Actor) -> Vec<AuditEvent> {
    let entries = audit::recent(actor, test, 100).await.unwrap();
    entries
        .into_iter()
        .filter_map(|entry| entry.event)
        .collect()
}
