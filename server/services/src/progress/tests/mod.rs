//! The life of a plan, on both engines.

mod owners;
mod rounds;
mod stopping;
mod telling;

use chrono::{NaiveDate, TimeDelta};

use super::{
    ActionStatus, AddressForm, FollowedAction, ProgressView, ReportForm, StopForm, load, run_due,
    set_address,
};
use crate::error::{Error, Refusal};
use crate::ids::{ActionId, PriorityId};
use crate::mail::deliver_due;
use crate::plans::edit::add_action;
use crate::plans::{ActionForm, AdoptionForm, adopt, complete};
use crate::sessions::{PriorityForm, discuss, priorities};
use crate::testing::{ClosedScan, Closing, TestServices};

const OWNER: &str = "griffier@sudwest.example";

/// Half a year and a day after the adoption on the first day of a test.
const HALF_A_YEAR: TimeDelta = TimeDelta::days(182);

fn action(what: &str, due_on: &str) -> ActionForm {
    ActionForm {
        what: what.into(),
        owner: "griffier".into(),
        due_on: due_on.into(),
        ..ActionForm::default()
    }
}

fn adoption(on: &str) -> AdoptionForm {
    AdoptionForm {
        adopted_on: on.into(),
        adopted_by: "de gemeenteraad".into(),
        ..AdoptionForm::default()
    }
}

/// A scan whose plan has an action for each of three priorities: due in March, in September and in December.
async fn planned(test: &TestServices) -> (ClosedScan, Vec<PriorityId>, Vec<ActionId>) {
    let scan = ClosedScan::new(test, &Closing::default()).await;
    let mut ids = Vec::new();
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T5.3".into()],
            ..PriorityForm::default()
        };
        let added = priorities::add(&scan.clerk, test, &scan.id, &form).await;
        ids.push(added.unwrap());
    }
    discuss(&scan.clerk, test, &scan.id).await.unwrap();
    let mut actions = Vec::new();
    let plan = [
        ("een", "2027-03-01"),
        ("twee", "2027-09-01"),
        ("drie", "2027-12-01"),
    ];
    for (id, (what, due_on)) in ids.iter().zip(plan) {
        let added = add_action(&scan.lead, test, &scan.id, id, &action(what, due_on)).await;
        actions.push(added.unwrap());
    }
    complete(&scan.lead, test, &scan.id).await.unwrap();
    (scan, ids, actions)
}

/// The same, adopted.
async fn adopted(test: &TestServices) -> (ClosedScan, Vec<PriorityId>, Vec<ActionId>) {
    let (scan, ids, actions) = planned(test).await;
    adopt(&scan.lead, test, &scan.id, &adoption("2026-11-23"))
        .await
        .unwrap();
    (scan, ids, actions)
}

fn says(status: ActionStatus, note: &str) -> ReportForm {
    ReportForm {
        status: status.code().into(),
        note: note.into(),
        ..ReportForm::default()
    }
}

fn later(due_on: &str, reason: &str) -> ReportForm {
    ReportForm {
        due_on: due_on.into(),
        reason: reason.into(),
        ..says(ActionStatus::Running, "")
    }
}

fn at(email: &str) -> AddressForm {
    AddressForm {
        email: email.into(),
    }
}

fn because(reason: &str) -> StopForm {
    StopForm {
        reason: reason.into(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn seen(test: &TestServices, scan: &ClosedScan) -> ProgressView {
    load(&scan.lead, test, &scan.id).await.unwrap()
}

fn one(view: &ProgressView, id: &ActionId) -> FollowedAction {
    let found = view.actions.iter().find(|own| own.id == *id);
    found.unwrap().clone()
}

/// The secrets in the mails to the owner, the newest last.
async fn links(test: &TestServices) -> Vec<String> {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let start = format!("{}/voortgang/", test.settings().base_url);
    let own = sent.iter().filter(|letter| letter.to_email == OWNER);
    let secrets = own.filter_map(|letter| {
        let mut words = letter.text.split_whitespace();
        words.find_map(|word| word.strip_prefix(&start))
    });
    secrets.map(str::to_owned).collect()
}

/// The secret in the newest mail to the owner.
async fn link(test: &TestServices) -> String {
    links(test).await.pop().expect("a mail with a link")
}

/// The first round is open and the owner of the second action has a link.
async fn in_round(test: &TestServices) -> (ClosedScan, Vec<ActionId>, String) {
    let (scan, _, actions) = adopted(test).await;
    set_address(&scan.lead, test, &scan.id, &actions[1], &at(OWNER))
        .await
        .unwrap();
    test.later(HALF_A_YEAR);
    assert_eq!(run_due(test).await.unwrap().opened, 1);
    let link = link(test).await;
    (scan, actions, link)
}

fn is_over(error: &Error) -> bool {
    matches!(error, Error::Refused(Refusal::OwnerLinkOver))
}
