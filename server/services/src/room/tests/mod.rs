//! The room, on both engines.

mod holding;
mod in_room;
mod listening;
mod picking;
mod rounds;
mod slides;
mod start;
mod steering;
mod withdrawing;

use tokio::task::JoinHandle;

use super::{NotNow, PickForm, RoomView, join, load, open, pick};
use crate::actor::Actor;
use crate::error::{Error, ProblemCode, Refusal};
use crate::scans::arrangements::SessionKind;
use crate::secrets::{DeviceSecret, Secret};
use crate::testing::{ClosedScan, Closing, TestServices};

const ANYBODY: Actor = Actor::Anonymous;

const AGENDA: SessionKind = SessionKind::Agenda;

/// A closed scan whose room is open.
async fn opened(test: &TestServices) -> ClosedScan {
    let scan = ClosedScan::new(test, &Closing::default()).await;
    open(&scan.clerk, test, &scan.id, AGENDA).await.unwrap();
    scan
}

async fn view(test: &TestServices, scan: &ClosedScan) -> RoomView {
    load(&scan.clerk, test, &scan.id).await.unwrap()
}

/// The code on the screen.
async fn code(test: &TestServices, scan: &ClosedScan) -> String {
    let room = view(test, scan).await.room.unwrap();
    room.code.expose().to_owned()
}

/// A phone that came in.
async fn joined(test: &TestServices, scan: &ClosedScan) -> DeviceSecret {
    let code = code(test, scan).await;
    join(&ANYBODY, test, &code, "", None, None).await.unwrap()
}

fn picks(round: i64, keys: &[&str]) -> PickForm {
    PickForm {
        round,
        picks: keys.iter().map(|key| (*key).to_owned()).collect(),
    }
}

/// Forty phones, each of which is picking in the first round.
async fn whole_room_picking(
    test: &TestServices,
    scan: &ClosedScan,
) -> Vec<JoinHandle<Result<(), Error>>> {
    let mut phones = Vec::new();
    for _ in 0..40 {
        phones.push(joined(test, scan).await);
    }
    let opened = super::rounds::open(&scan.clerk, test, &scan.id, &[]).await;
    opened.unwrap();
    let picking = phones.into_iter().map(|own| {
        let services = test.services();
        let picks = picks(1, &["R1", "R2"]);
        tokio::spawn(async move { pick(&ANYBODY, &services, &own, &picks).await })
    });
    picking.collect()
}

/// Why not now.
fn reason(error: &Error) -> Option<NotNow> {
    match error {
        Error::Refused(Refusal::Room { reason }) => Some(*reason),
        _ => None,
    }
}

/// What is wrong with the one field that is wrong.
fn problem(error: Error) -> (String, ProblemCode) {
    let Error::Invalid(mut problems) = error else {
        panic!("{error:?}")
    };
    assert_eq!(problems.len(), 1, "{problems:?}");
    let problem = problems.remove(0);
    (problem.field, problem.code)
}

/// One number from the database.
async fn number(test: &TestServices, sql: &str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
        .fetch_one(test.store().read())
        .await
        .unwrap()
}
