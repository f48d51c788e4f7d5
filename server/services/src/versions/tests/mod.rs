//! Versions that are brought, on both engines.

mod bringing;
mod comparing;
mod frozen;
mod releasing;
mod withdrawing;

use std::collections::BTreeSet;

use questionnaires::versions::hash;

use super::*;
use crate::accounts::{NewMember, add_member, list_members};
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, VersionEvent};
use crate::error::{Error, ProblemCode, Refusal};
use crate::mail::deliver_due;
use crate::testing::{TestServices, next_questionnaire, officer, release_by_two};

/// Everybody who has a part in the tests.
struct Office {
    anna: Actor,
    bart: Actor,
    carla: Actor,
    clerk: Actor,
    lead: Actor,
}

async fn office(test: &TestServices) -> Office {
    Office {
        anna: officer(test, "Anna").await,
        bart: officer(test, "Bart").await,
        carla: officer(test, "Carla").await,
        clerk: other(test, "Dirk", Role::Clerk).await,
        lead: other(test, "Els", Role::Lead).await,
    }
}

async fn other(test: &TestServices, name: &str, role: Role) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: BTreeSet::from([role]),
        ..NewMember::default()
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    let members = list_members(&Actor::System, test, None).await.unwrap();
    Actor::Member(members.into_iter().find(|member| member.id == id).unwrap())
}

/// The file after the first version.
fn next() -> String {
    next_questionnaire("2027.1", "2026.1")
}

async fn brought(test: &TestServices, by: &Actor) -> String {
    bring(by, test, next().as_bytes()).await.unwrap().unwrap()
}

/// The form of somebody who read that file.
fn having_read(toml: &str) -> ReleaseForm {
    ReleaseForm {
        hash: hash(toml),
        read: "ja".to_owned(),
    }
}

#[track_caller]
fn reason<T: std::fmt::Debug>(outcome: Result<T, Error>) -> NotReleasable {
    match outcome {
        Err(Error::Refused(Refusal::Questionnaire { reason })) => reason,
        other => panic!("not refused: {other:?}"),
    }
}

async fn rows(test: &TestServices) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM questionnaire_versions")
        .fetch_one(test.store().read())
        .await
        .unwrap()
}

/// Subject and receiver of what was mailed since the last call of this.
async fn mailed(test: &TestServices, before: usize) -> Vec<(String, String)> {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let new = sent.into_iter().skip(before);
    let mut letters: Vec<_> = new.map(|letter| (letter.to_name, letter.subject)).collect();
    letters.sort();
    letters
}

async fn audited(test: &TestServices, office: &Office) -> Vec<AuditEvent> {
    let entries = audit::recent(&office.anna, test, 100).await.unwrap();
    let about = |event: &AuditEvent| matches!(event, AuditEvent::Version(_));
    let events = entries.into_iter().filter_map(|entry| entry.event);
    events.filter(about).collect()
}
