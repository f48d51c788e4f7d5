//! The life of a scan, on both engines.

mod access;
mod answering_by_link;
mod assigning;
mod brought;
mod calendars;
mod closing;
mod leads;
mod letters;
mod opening;
mod preparing;
mod repeating;
mod requesting;
mod selecting;
mod states;
mod two_clerks;
mod walk;

use std::collections::BTreeSet;

use super::setup::{ALONE, GroupsForm, PeriodForm};
use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Role};
use crate::audit::AuditEvent;
use crate::authorities::AuthorityCode;
use crate::error::{Error, Refusal};
use crate::ids::{MemberId, ScanId};
use crate::scans::arrangements::AgreementsForm;
use crate::testing::{TestServices, having_read, withdraw_what_is_shown};
use questionnaires::kind::RespondentGroup;

/// Everybody who has a part in the tests.
struct People {
    programme: Actor,
    /// Leads Amsterdam and Breda.
    lead: Actor,
    /// Works in Utrecht.
    clerk: Actor,
    /// Leads Utrecht.
    other_lead: Actor,
    /// Works in Breda.
    other_clerk: Actor,
}

const AMSTERDAM: &str = "GM0363";
const BREDA: &str = "GM0758";
const UTRECHT: &str = "GM0344";
/// Merged into Amsterdam in 2022.
const WEESP: &str = "GM0457";

fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

async fn member(
    test: &TestServices,
    name: &str,
    roles: &[Role],
    home: Option<&str>,
    leads: &[&str],
) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{}@example.nl", name.to_lowercase()),
        roles: roles.iter().copied().collect(),
        home_authority: home.map(code),
        lead_of: leads.iter().map(|text| code(text)).collect(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    actor(test, &id).await
}

/// The member as a new session would know them.
async fn actor(test: &TestServices, id: &MemberId) -> Actor {
    Actor::Member(member_by_id(test, id).await.unwrap().unwrap())
}

fn id_of(actor: &Actor) -> MemberId {
    actor.member().unwrap().id.clone()
}

async fn people(test: &TestServices) -> People {
    People {
        programme: member(test, "Samira", &[Role::Programme], None, &[]).await,
        lead: member(test, "Hanneke", &[Role::Lead], None, &[AMSTERDAM, BREDA]).await,
        clerk: member(test, "Bas", &[Role::Clerk], Some(UTRECHT), &[]).await,
        other_lead: member(test, "Joost", &[Role::Lead], None, &[UTRECHT]).await,
        other_clerk: member(test, "Els", &[Role::Clerk], Some(BREDA), &[]).await,
    }
}

fn request_form(authority: &str) -> RequestForm {
    RequestForm {
        authority: authority.to_owned(),
        reason: "De raad wil weten hoe het gaat.".to_owned(),
        ..RequestForm::default()
    }
}

async fn requested(test: &TestServices, people: &People) -> ScanId {
    request(&people.lead, test, &request_form(AMSTERDAM))
        .await
        .unwrap()
}

async fn assigned(test: &TestServices, people: &People) -> ScanId {
    let id = requested(test, people).await;
    propose(&people.programme, test, &id, &id_of(&people.clerk))
        .await
        .unwrap();
    accept(&people.clerk, test, &id).await.unwrap();
    id
}

fn agreements() -> AgreementsForm {
    AgreementsForm {
        participation_on: "2026-11-02".to_owned(),
        participation_by: "H. Verstraten, griffier".to_owned(),
        processing_on: "2026-11-16".to_owned(),
        controller: "Het college van burgemeester en wethouders".to_owned(),
        ..AgreementsForm::default()
    }
}

fn groups() -> GroupsForm {
    GroupsForm {
        council: "45".to_owned(),
        executive: "8".to_owned(),
        executive_rule: ALONE.to_owned(),
        staff: "1.720".to_owned(),
        ..GroupsForm::default()
    }
}

fn period() -> PeriodForm {
    PeriodForm {
        opens_on: "2026-11-23".to_owned(),
        closes_on: "2026-12-11".to_owned(),
        contact_name: "Griffie".to_owned(),
        contact_email: "griffie@example.nl".to_owned(),
        ..PeriodForm::default()
    }
}

/// The lead fills in a part, having read what is kept of it.
async fn keep_part(test: &TestServices, people: &People, id: &ScanId, part: Part) {
    let scan = visible(&people.lead, test, id).await.unwrap();
    let part = having_read(part, &scan);
    fill_in(&people.lead, test, id, part).await.unwrap();
}

async fn prepared(test: &TestServices, people: &People) -> ScanId {
    let id = assigned(test, people).await;
    fill_in(&people.lead, test, &id, Part::Agreements(agreements()))
        .await
        .unwrap();
    prepare(&people.lead, test, &id).await.unwrap();
    id
}

async fn ready(test: &TestServices, people: &People) -> ScanId {
    let id = prepared(test, people).await;
    fill_in(&people.lead, test, &id, Part::Groups(groups()))
        .await
        .unwrap();
    fill_in(&people.lead, test, &id, Part::Period(period()))
        .await
        .unwrap();
    look(test, people, &id).await;
    id
}

/// The lead looks at every preview.
async fn look(test: &TestServices, people: &People, id: &ScanId) {
    for group in RespondentGroup::ALL {
        mark_previewed(&people.lead, test, id, group).await.unwrap();
    }
}

async fn opened(test: &TestServices, people: &People) -> ScanId {
    let id = ready(test, people).await;
    open(&people.lead, test, &id).await.unwrap();
    id
}

async fn state_of(test: &TestServices, id: &ScanId) -> State {
    visible(&Actor::System, test, id).await.unwrap().state
}

/// The guard that refused.
#[track_caller]
fn guard<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refused {
    match outcome {
        Err(Error::Refused(Refusal::Scan { guard })) => guard,
        Err(Error::Refused(Refusal::OutOfStep(_))) => Refused::NotInThisState,
        other => panic!("not refused by a guard: {other:?}"),
    }
}

/// The fields that are wrong.
#[track_caller]
fn fields<T: std::fmt::Debug>(outcome: Result<T, Error>) -> BTreeSet<String> {
    match outcome {
        Err(Error::Invalid(problems)) => {
            problems.into_iter().map(|problem| problem.field).collect()
        }
        other => panic!("not invalid: {other:?}"),
    }
}
