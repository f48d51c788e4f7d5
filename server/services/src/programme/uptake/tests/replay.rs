//! The audit trail, played back day by day, gives the same figures as the history of the scans.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::*;
use crate::accounts::find::member_by_id;
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Role};
use crate::audit::{AuditEvent, GuidanceEvent, PlanEvent, ScanEvent, entries_of_scan};
use crate::clock::day_of;
use crate::on_both_engines;
use crate::plans::edit::add_action;
use crate::plans::{self, ActionForm, AdoptionForm};
use crate::pool::{ProfileForm, keep_profile};
use crate::publication;
use crate::scans::arrangements::AgreementsForm;
use crate::scans::setup::{ALONE, GroupsForm, PeriodForm};
use crate::scans::{self, Part, RequestForm};
use crate::sessions::{PriorityForm, discuss, priorities};
use crate::testing::{TestServices, withdraw_what_is_shown};
use questionnaires::kind::RespondentGroup;

/// Weesp merged into Amsterdam in 2022; the others only begin and end.
const AUTHORITIES: [&str; 6] = ["GM0363", "GM0758", "GM0344", "GM0193", "PV27", "WS0155"];

/// Where the clerk works: far from all of them.
const MAASTRICHT: &str = "GM0935";

pub(super) struct People {
    pub(super) lead: Actor,
    pub(super) clerk: Actor,
    pub(super) programme: Actor,
}

pub(super) async fn member(test: &TestServices, name: &str, role: Role, leads: &[&str]) -> Actor {
    let new = NewMember {
        name: name.to_owned(),
        email: format!("{name}@example.nl"),
        roles: BTreeSet::from([role]),
        home_authority: (role == Role::Clerk).then(|| code(MAASTRICHT)),
        lead_of: leads.iter().map(|text| code(text)).collect(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    Actor::Member(member_by_id(test, &id).await.unwrap().unwrap())
}

/// A clerk who has places enough for all scans of the test.
pub(super) async fn clerk(test: &TestServices) -> Actor {
    let clerk = member(test, "clerk", Role::Clerk, &[]).await;
    let profile = ProfileForm {
        name: "clerk".to_owned(),
        home: MAASTRICHT.to_owned(),
        languages: vec!["nl".to_owned()],
        capacity: "20".to_owned(),
        active: "ja".to_owned(),
        ..ProfileForm::default()
    };
    let id = clerk.member().unwrap().id.clone();
    keep_profile(&clerk, test, &id, &profile).await.unwrap();
    clerk
}

/// Does the next thing of a scan, whatever that is; `turn` says which way it goes where there is a choice.
pub(super) async fn go_on(test: &TestServices, people: &People, id: &ScanId, turn: usize) {
    // No two changes at one instant: the audit trail would not say which came first.
    test.later(TimeDelta::seconds(1));
    let state = scans::visible(&Actor::System, test, id)
        .await
        .unwrap()
        .state;
    let clerk = people.clerk.member().unwrap().id.clone();
    match (state, turn % 11) {
        (State::Requested | State::Assigned | State::Prepared | State::Open, 4) => {
            scans::cancel(&people.lead, test, id, "Toch niet.")
                .await
                .unwrap();
        }
        (State::Requested, _) => {
            scans::propose(&people.programme, test, id, &clerk)
                .await
                .unwrap();
        }
        (State::Assigned, 3 | 10) => withdraw_what_is_shown(&people.programme, test, id)
            .await
            .unwrap(),
        (State::Assigned, _) => {
            // Who said yes before is not asked again.
            let _ = scans::accept(&people.clerk, test, id).await;
            let part = Part::Agreements(agreements());
            scans::fill_in(&people.lead, test, id, part).await.unwrap();
            scans::prepare(&people.lead, test, id).await.unwrap();
        }
        (State::Prepared, _) => open(test, people, id).await,
        (State::Open, _) => scans::close(&people.lead, test, id).await.unwrap(),
        (State::Closed, _) => talk(test, people, id).await,
        (State::Discussed, _) => plan(test, people, id).await,
        (State::Planned, _) => adopt(test, people, id).await,
        (State::Adopted, _) => {
            publication::publish(&people.lead, test, id).await.unwrap();
        }
        _ => {}
    }
}

async fn open(test: &TestServices, people: &People, id: &ScanId) {
    let today = test.clock().today();
    let groups = GroupsForm {
        council: "9".to_owned(),
        executive: "5".to_owned(),
        executive_rule: ALONE.to_owned(),
        staff: "100".to_owned(),
        ..GroupsForm::default()
    };
    let period = PeriodForm {
        opens_on: today.to_string(),
        closes_on: (today + TimeDelta::days(20)).to_string(),
        contact_name: "Griffie".to_owned(),
        contact_email: "griffie@example.nl".to_owned(),
        ..PeriodForm::default()
    };
    for part in [Part::Groups(groups), Part::Period(period)] {
        scans::fill_in(&people.lead, test, id, part).await.unwrap();
    }
    for group in RespondentGroup::ALL {
        scans::mark_previewed(&people.lead, test, id, group)
            .await
            .unwrap();
    }
    scans::open(&people.lead, test, id).await.unwrap();
}

async fn talk(test: &TestServices, people: &People, id: &ScanId) {
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.to_owned(),
            statements: vec!["T1.1".to_owned()],
            ..PriorityForm::default()
        };
        priorities::add(&people.clerk, test, id, &form)
            .await
            .unwrap();
    }
    discuss(&people.clerk, test, id).await.unwrap();
}

async fn plan(test: &TestServices, people: &People, id: &ScanId) {
    let view = plans::load(&people.lead, test, id).await.unwrap();
    for priority in &view.priorities {
        let form = ActionForm {
            what: "Een brief schrijven".to_owned(),
            owner: "griffier".to_owned(),
            due_on: "2027-09-01".to_owned(),
            ..ActionForm::default()
        };
        add_action(&people.lead, test, id, &priority.priority.id, &form)
            .await
            .unwrap();
    }
    plans::complete(&people.lead, test, id).await.unwrap();
}

async fn adopt(test: &TestServices, people: &People, id: &ScanId) {
    let form = AdoptionForm {
        adopted_on: test.clock().today().to_string(),
        adopted_by: "de raad".to_owned(),
        decision_number: String::new(),
    };
    plans::adopt(&people.lead, test, id, &form).await.unwrap();
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

/// The state into which an event brings its scan.
fn state_after(event: &AuditEvent) -> Option<State> {
    Some(match event {
        AuditEvent::Guidance(event) => match event {
            GuidanceEvent::ClerkProposed { .. } => State::Assigned,
            GuidanceEvent::ClerkDeclined { .. } | GuidanceEvent::ClerkWithdrawn { .. } => {
                State::Requested
            }
            _ => return None,
        },
        AuditEvent::Scan(event) => match event {
            ScanEvent::ScanRequested { .. } => State::Requested,
            ScanEvent::ScanPrepared => State::Prepared,
            ScanEvent::ScanOpened { .. } => State::Open,
            ScanEvent::ScanClosed { .. } => State::Closed,
            ScanEvent::ScanDiscussed { .. } => State::Discussed,
            ScanEvent::ScanPublished { .. } => State::Published,
            ScanEvent::ScanFollowedUp => State::FollowedUp,
            ScanEvent::ScanCancelled { .. } => State::Cancelled,
            ScanEvent::RepeatSuggested => return None,
        },
        AuditEvent::Plan(PlanEvent::PlanWritten { .. }) => State::Planned,
        AuditEvent::Plan(PlanEvent::PlanAdopted { version: 1, .. }) => State::Adopted,
        _ => return None,
    })
}

/// How far each authority is at the end of a day, by the audit trail alone: event by event.
pub(super) async fn by_the_trail(
    test: &TestServices,
    scans: &[(ScanId, &str)],
    on: NaiveDate,
) -> BTreeMap<String, State> {
    let mut connection = test.store().read().acquire().await.unwrap();
    let mut furthest: BTreeMap<String, State> = BTreeMap::new();
    for (id, authority) in scans {
        let mut state = None;
        for entry in entries_of_scan(&mut connection, id).await.unwrap() {
            let after = entry.event.as_ref().and_then(state_after);
            if day_of(entry.at) <= on && after.is_some() {
                state = after;
            }
        }
        if let Some(state) = state.filter(|state| *state != State::Cancelled) {
            let known = furthest.entry((*authority).to_owned()).or_insert(state);
            *known = state.max(*known);
        }
    }
    furthest
}

on_both_engines! {
    async fn figures_of_any_day_agree_with_the_audit_trail(test: &TestServices) {
        let people = People {
            lead: member(test, "lead", Role::Lead, &AUTHORITIES).await,
            clerk: clerk(test).await,
            programme: member(test, "programme", Role::Programme, &[]).await,
        };
        let begin = test.clock().today();
        let mut scans: Vec<(ScanId, &str)> = Vec::new();
        for round in 0..24_usize {
            for (place, authority) in AUTHORITIES.into_iter().enumerate() {
                let form = RequestForm {
                    authority: authority.to_owned(),
                    reason: "Hoe gaat het?".to_owned(),
                    ..RequestForm::default()
                };
                // An authority whose scan runs gets no second one; that of a cancelled one is free for another.
                if let Ok(id) = scans::request(&people.lead, test, &form).await {
                    scans.push((id, authority));
                }
                let turn = round * 7 + place * 3;
                let own = scans.iter().rfind(|(_, own)| *own == authority);
                if let Some((id, _)) = own.filter(|_| turn % 2 == 0) {
                    go_on(test, &people, id, turn / 2).await;
                }
                test.later(TimeDelta::hours(3));
            }
        }
        let mut connection = test.store().read().acquire().await.unwrap();
        let programme = load(&mut connection).await.unwrap();
        drop(connection);
        let all = Selection { kinds: AuthorityKind::ALL.to_vec(), ..Selection::default() };
        let count = |states: &BTreeMap<String, State>, from| {
            u32::try_from(states.values().filter(|state| **state >= from).count()).unwrap()
        };
        let mut seen = BTreeSet::new();
        for on in begin.pred_opt().unwrap().iter_days().take_while(|on| *on <= test.clock().today()) {
            let told = by_the_trail(test, &scans, on).await;
            let standings = programme.standings(on, &all);
            let counted = standings.iter().map(|found| (found.authority.code.to_string(), found.state));
            assert_eq!(counted.collect::<BTreeMap<_, _>>(), told, "{on}");
            assert_eq!(programme.participating(on, &all), count(&told, State::Prepared), "{on}");
            assert_eq!(programme.completed(on, &all), count(&told, State::Planned), "{on}");
            seen.extend(told.into_values());
        }
        assert!(seen.contains(&State::Planned) && seen.len() > 5, "much happened: {seen:?}");
    }
}
