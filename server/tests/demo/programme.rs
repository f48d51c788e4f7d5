//! The programme as a whole, with what waits and who helps whom.

use server::demo::Demonstration;
use services::audit::{ArrangementEvent, AuditEvent};
use services::authorities::changes::{self, Stage};
use services::peer_review::{self, Decision, GroupState};
use services::programme::{campaigns, support};
use services::scans::State;
use services::{Actor, Role, Services, accounts, scans, versions};

use super::people::{SUDWEST, all, officer};

pub async fn every_state(services: &Services) {
    let scans = all(services).await;
    for state in State::ALL {
        assert!(
            scans.values().any(|scan| scan.state == state),
            "no scan is {state:?}"
        );
    }
    let kinds: Vec<_> = scans.values().map(|scan| scan.authority.kind).collect();
    assert!(
        questionnaires::kind::AuthorityKind::ALL
            .iter()
            .all(|kind| kinds.contains(kind))
    );
}

pub async fn a_programme_of_two_years(services: &Services) {
    use questionnaires::kind::AuthorityKind::{Municipality, Province, WaterBoard};
    let officer = officer(services).await;
    let scans = all(services).await;
    let taking_part = |kind| {
        let of_kind = scans.values().filter(|scan| scan.authority.kind == kind);
        of_kind
            .filter(|scan| scan.state >= State::Prepared && scan.state != State::Cancelled)
            .count()
    };
    assert!((58..=65).contains(&taking_part(Municipality)));
    assert_eq!(taking_part(Province), 3);
    let water_boards = scans
        .values()
        .filter(|scan| scan.authority.kind == WaterBoard);
    assert_eq!(water_boards.count(), 4);
    let clerks = accounts::list_members(&officer, services, Some(Role::Clerk))
        .await
        .unwrap();
    assert_eq!(clerks.len(), 40);
    let list = campaigns::campaigns(&officer, services).await.unwrap();
    assert_eq!((list.running.len(), list.over.len()), (2, 1));
    assert!(list.over[0].participating > 0 && list.over[0].outlook.is_none());
    let whole = support::DemandFilterForm::default();
    let demand = support::demand(&officer, services, &whole).await.unwrap();
    assert_eq!((demand.authorities(), demand.waiting()), (4, 3));
    let opened = scans.values().filter_map(|scan| scan.opened_at);
    let first = opened.min().unwrap();
    let days = (services.clock().now() - first).num_days();
    assert!((620..700).contains(&days), "{days}");
}

/// What a history of two years has: a scan of which nothing waits any more, and one of an authority that goes on in another.
pub async fn some_things_have_ended(services: &Services) {
    let officer = officer(services).await;
    let scans = all(services).await;
    assert_eq!(scans["GM1680"].state, State::FollowedUp);
    assert_eq!(scans["GM1696"].state, State::Published);
    let ends = changes::changes(&officer, services).await.unwrap();
    let end = ends
        .iter()
        .find(|end| end.ending.authority.code.as_str() == "GM1696")
        .expect("the register knows of it");
    assert!(
        matches!(end.stage, Stage::Confirmed | Stage::Done),
        "on its last day, or by then"
    );
}

pub async fn the_open_scan_can_be_filled_in(demonstration: &Demonstration) {
    let services = &demonstration.services;
    let scan = &all(services).await[SUDWEST];
    let today = services.clock().today();
    let period = scan.setup.read().unwrap();
    assert!(period.opens_on < today && today < period.closes_on);
    let (_, log) = scans::log(&officer(services).await, services, &scan.id)
        .await
        .unwrap();
    let made: Vec<_> = log
        .entries
        .iter()
        .filter(|entry| {
            matches!(
                entry.event,
                Some(AuditEvent::Arrangement(ArrangementEvent::CodesMade { .. }))
            )
        })
        .map(|entry| entry.at.date_naive())
        .collect();
    assert_eq!(
        made, [period.opens_on; 2],
        "codes come before the answers that were given with them"
    );
    let counts = scans::cockpit(&officer(services).await, services, &scan.id)
        .await
        .unwrap()
        .counts
        .unwrap();
    assert!(counts.iter().all(|count| count.responses > 0));
    let text = demonstration.welcome().await.unwrap();
    for part in ["met code", "/meedoen/link/", "/inloggen", "/openbaar"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

/// Two officers: what one brought, the other can release.
pub async fn a_questionnaire_waits_for_a_second_officer(services: &Services) {
    let officers = accounts::list_members(&Actor::System, services, Some(Role::Programme))
        .await
        .unwrap();
    assert_eq!(officers.len(), 2);
    let list = versions::list(&officer(services).await, services)
        .await
        .unwrap();
    let waiting: Vec<_> = list
        .proposed
        .iter()
        .map(|one| one.version.as_str())
        .collect();
    assert_eq!(waiting, ["2027.1"]);
}

pub async fn a_group_helps_each_other(services: &Services) {
    let found = peer_review::overview(&officer(services).await, services)
        .await
        .unwrap();
    let [group] = found.groups.as_slice() else {
        panic!("{:?}", found.groups);
    };
    assert_eq!((group.state, group.members.len()), (GroupState::Running, 5));
    assert!(group.next_meeting(found.today).is_some() && group.meetings[0].on < found.today);
    assert!(!found.proposals.is_empty());
    let members = accounts::list_members(&Actor::System, services, Some(Role::Clerk)).await;
    let facilitator = group.facilitator.as_ref().unwrap();
    let clerk = members
        .unwrap()
        .into_iter()
        .find(|member| member.id == facilitator.id);
    let inside = Actor::Member(clerk.unwrap());
    let view = peer_review::group(&inside, services, &group.id)
        .await
        .unwrap();
    let became = |decision| {
        let mut all = view.suggestions.iter();
        all.any(|own| own.decision == decision)
    };
    assert!(became(Decision::Open) && became(Decision::Later) && became(Decision::Taken));
}
