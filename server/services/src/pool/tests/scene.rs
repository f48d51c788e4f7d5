//! People and scans in a database of a test.

use std::collections::BTreeSet;

use super::code;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Role};
use crate::error::{Error, ProblemCode};
use crate::ids::{MemberId, ScanId};
use crate::pool::{ProfileForm, keep_profile, member};
use crate::scans::{RequestForm, request};
use crate::testing::TestServices;

pub async fn person(test: &TestServices, name: &str, role: Role, home: Option<&str>) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: BTreeSet::from([role]),
        home_authority: home.map(code),
        lead_of: BTreeSet::new(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    again(test, &id).await
}

/// The member as a new session would know them.
pub async fn again(test: &TestServices, id: &MemberId) -> Actor {
    Actor::Member(member_by_id(test, id).await.unwrap().unwrap())
}

pub fn id_of(actor: &Actor) -> MemberId {
    actor.member().unwrap().id.clone()
}

pub async fn programme(test: &TestServices) -> Actor {
    person(test, "Samira", Role::Programme, None).await
}

/// A clerk of Utrecht.
pub async fn clerk(test: &TestServices, name: &str) -> Actor {
    person(test, name, Role::Clerk, Some("GM0344")).await
}

/// A scan that waits for a clerk.
pub async fn waiting(test: &TestServices, programme: &Actor, authority: &str) -> ScanId {
    let form = RequestForm {
        authority: authority.to_owned(),
        reason: "De raad wil weten hoe het gaat.".to_owned(),
        wanted_from: "2027-03".to_owned(),
        wanted_until: "2027-05".to_owned(),
        lead_name: "Hanneke Verstraten".to_owned(),
        lead_email: "hanneke@example.nl".to_owned(),
        ..RequestForm::default()
    };
    request(programme, test, &form).await.unwrap()
}

/// The form as it is kept.
pub async fn form(test: &TestServices, clerk: &Actor) -> ProfileForm {
    let kept = member(&Actor::System, test, &id_of(clerk)).await.unwrap();
    let home = kept.facts.home.as_ref().map(|home| &home.code);
    ProfileForm::of(&kept.facts.name, home, &kept.profile)
}

pub async fn with_capacity(test: &TestServices, clerk: &Actor, capacity: u32) {
    let form = ProfileForm {
        capacity: capacity.to_string(),
        ..form(test, clerk).await
    };
    keep_profile(clerk, test, &id_of(clerk), &form)
        .await
        .unwrap();
}

#[track_caller]
pub fn problem<T: std::fmt::Debug>(outcome: Result<T, Error>, field: &str) -> ProblemCode {
    match outcome {
        Err(Error::Invalid(problems)) => {
            let found = problems.iter().find(|problem| problem.field == field);
            found
                .unwrap_or_else(|| panic!("not {field}: {problems:?}"))
                .code
                .clone()
        }
        other => panic!("not invalid: {other:?}"),
    }
}
